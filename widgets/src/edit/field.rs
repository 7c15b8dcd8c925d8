//! A line in a field: the keys, the mouse, and the part of it that is seen.

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Position,
};

use super::line::{Line, graphemes};
use crate::widget::Outcome;

/// A line of text in a field of one row.
///
/// When the cursor leaves the field, the text moves by a part of the field and not by a column, so that most typed
/// characters change one cell only, however long the text is.
#[derive(Debug)]
pub(crate) struct Field {
    line: Line,
    /// Drawn in place of every grapheme.
    mask: Option<&'static str>,
    /// Where what is seen begins, in bytes.
    first: usize,
    columns: usize,
}

impl Field {
    /// A field that shows its text.
    pub(crate) const fn new() -> Self {
        Self {
            line: Line::new(),
            mask: None,
            first: 0,
            columns: 0,
        }
    }

    /// A field that shows `mask` for every grapheme, and keeps no copy of its text.
    pub(crate) const fn masked(mask: &'static str) -> Self {
        Self {
            line: Line::secret(),
            mask: Some(mask),
            first: 0,
            columns: 0,
        }
    }

    pub(crate) fn text(&self) -> &str {
        self.line.text()
    }

    /// Changes the line.
    pub(crate) fn edit(&mut self, change: impl FnOnce(&mut Line)) {
        change(&mut self.line);
        self.show_cursor();
    }

    pub(crate) fn resized(&mut self, columns: u16) {
        self.columns = usize::from(columns);
        self.show_cursor();
    }

    /// Does what a key of an editor says. Enter, Tab, Up and Down are not among them.
    pub(crate) fn key(&mut self, key: &Key) -> Outcome {
        let Some(change) = command(key) else {
            let Some(c) = key.typed() else {
                return Outcome::Ignored;
            };
            self.edit(|line| line.insert(c.encode_utf8(&mut [0; 4])));
            return Outcome::Consumed;
        };
        // The end of input, which may mean something to the app.
        if *key == Key::control('d') && self.text().is_empty() {
            return Outcome::Ignored;
        }
        self.edit(change);
        Outcome::Consumed
    }

    /// A click puts the cursor where it is.
    pub(crate) fn mouse(&mut self, mouse: &Mouse) -> Outcome {
        let (MouseAction::Press(MouseButton::Left) | MouseAction::Drag(MouseButton::Left)) =
            mouse.action
        else {
            return Outcome::Ignored;
        };
        let column = usize::try_from(mouse.at.column).unwrap_or(0);
        let mut passed = 0;
        let hit = graphemes(self.seen()).find(|(_, grapheme)| {
            passed += self.width_of(grapheme);
            passed > column
        });
        let at = hit.map_or(self.text().len(), |(at, _)| self.first + at);
        self.edit(|line| line.put_cursor(at));
        Outcome::Consumed
    }

    /// Draws the field; `hint` while it is empty.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, hint: &str) {
        canvas.clear(canvas.theme().field);
        if self.text().is_empty() {
            canvas.text(Position::ORIGIN, hint, canvas.theme().hint);
        }
        match self.mask {
            None => {
                canvas.text(Position::ORIGIN, self.seen(), canvas.theme().field);
            }
            Some(mask) => {
                let count = text::boundaries(self.seen()).count() - 1;
                let columns = u16::try_from(count).unwrap_or(u16::MAX);
                canvas.horizontal(Position::ORIGIN, columns, mask, canvas.theme().field);
            }
        }
        let column = self.width(self.first, self.line.cursor());
        canvas.set_cursor(Position::new(0, i32::try_from(column).unwrap_or(i32::MAX)));
    }

    /// What is seen of the text, and what follows that.
    fn seen(&self) -> &str {
        self.text().get(self.first..).unwrap_or_default()
    }

    fn width_of(&self, grapheme: &str) -> usize {
        match self.mask {
            Some(_) => 1,
            None => text::grapheme_width(grapheme),
        }
    }

    /// How many columns a range of bytes takes.
    fn width(&self, from: usize, to: usize) -> usize {
        let part = self.text().get(from..to).unwrap_or_default();
        match self.mask {
            Some(_) => text::boundaries(part).count() - 1,
            None => text::width(part),
        }
    }

    /// Moves what is seen, if the cursor is out of it.
    fn show_cursor(&mut self) {
        let (cursor, end) = (self.line.cursor(), self.text().len());
        if self.width(0, end) < self.columns {
            self.first = 0;
        } else if cursor <= self.first {
            // At the left edge too: what lies before the cursor must be seen when it is deleted.
            self.first = self.back(self.columns / 3);
        } else if self.width(self.first, cursor) >= self.columns
            || self.text().get(self.first..).is_none()
        {
            self.first = self.back(self.columns * 2 / 3);
        }
    }

    /// The beginning of the graphemes before the cursor that fit into `columns`.
    fn back(&self, columns: usize) -> usize {
        let (before, _) = self.line.halves();
        let graphemes: Vec<(usize, &str)> = graphemes(before).collect();
        let mut taken = 0;
        let fitting = graphemes.into_iter().rev().take_while(|(_, grapheme)| {
            taken += self.width_of(grapheme);
            taken <= columns
        });
        fitting.last().map_or(self.line.cursor(), |(at, _)| at)
    }
}

/// What a key does to a line.
fn command(key: &Key) -> Option<fn(&mut Line)> {
    const NONE: Modifiers = Modifiers::NONE;
    const ALT: Modifiers = Modifiers::ALT;
    const CONTROL: Modifiers = Modifiers::CONTROL;
    // Nothing is selected here, so that Shift changes nothing but letters, and those are typed.
    let modifiers = match key.code {
        KeyCode::Char(_) => key.modifiers,
        _ => key.modifiers.without(Modifiers::SHIFT),
    };
    let command: fn(&mut Line) = match (key.code, modifiers) {
        (KeyCode::Left, NONE) | (KeyCode::Char('b'), CONTROL) => Line::left,
        (KeyCode::Right, NONE) | (KeyCode::Char('f'), CONTROL) => Line::right,
        (KeyCode::Home, NONE) | (KeyCode::Char('a'), CONTROL) => Line::home,
        (KeyCode::End, NONE) | (KeyCode::Char('e'), CONTROL) => Line::end,
        (KeyCode::Left, CONTROL | ALT) | (KeyCode::Char('b'), ALT) => Line::word_left,
        (KeyCode::Right, CONTROL | ALT) | (KeyCode::Char('f'), ALT) => Line::word_right,
        (KeyCode::Backspace, NONE) | (KeyCode::Char('h'), CONTROL) => Line::delete_left,
        (KeyCode::Delete, NONE) | (KeyCode::Char('d'), CONTROL) => Line::delete_right,
        (KeyCode::Backspace, ALT | CONTROL) => Line::kill_word_left,
        (KeyCode::Delete, ALT | CONTROL) | (KeyCode::Char('d'), ALT) => Line::kill_word_right,
        (KeyCode::Char('w'), CONTROL) => Line::kill_to_blank,
        (KeyCode::Char('u'), CONTROL) => Line::kill_to_start,
        (KeyCode::Char('k'), CONTROL) => Line::kill_to_end,
        (KeyCode::Char('y'), CONTROL) => Line::yank,
        _ => return None,
    };
    Some(command)
}
