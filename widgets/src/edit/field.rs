//! A line in a field: the keys, the mouse, and the part of it that is seen.

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use super::buffer::{Buffer, Done, Limit};
use super::command::{Command, Motion};
use super::notice::Notice;
use crate::widget::Outcome;

/// A line of text in a field of one row.
///
/// When the cursor leaves the field, the text moves by a part of the field and not by a column, so that most typed
/// characters change one cell only, however long the text is.
#[derive(Debug)]
pub(crate) struct Field {
    buffer: Buffer,
    /// Drawn in place of every grapheme.
    mask: Option<&'static str>,
    /// The characters that may be typed, if not all may.
    accepts: Option<fn(char) -> bool>,
    /// Where what is seen begins, in bytes.
    first: usize,
    columns: usize,
    /// Where the person clicked last, and how often, if nothing else was done since.
    clicks: (usize, u8),
    pub(crate) notice: Notice,
}

/// What became of a key, a click or a paste.
#[derive(Debug)]
pub(crate) struct Edited {
    pub(crate) outcome: Outcome,
    /// Whether the text is another one now.
    pub(crate) changed: bool,
    /// What was copied or cut.
    pub(crate) copied: Option<String>,
}

impl Edited {
    /// Nothing was edited.
    pub(crate) const fn only(outcome: Outcome) -> Self {
        Self {
            outcome,
            changed: false,
            copied: None,
        }
    }
}

impl Field {
    /// An empty field.
    pub(crate) const fn new() -> Self {
        Self::with(Buffer::line(), None)
    }

    const fn with(buffer: Buffer, mask: Option<&'static str>) -> Self {
        Self {
            buffer,
            mask,
            accepts: None,
            first: 0,
            columns: 0,
            clicks: (0, 0),
            notice: Notice::none(),
        }
    }

    /// An empty field that shows `mask` in place of every grapheme, and keeps no copy of what was in it.
    pub(crate) const fn masked(mask: &'static str) -> Self {
        Self::with(Buffer::secret(), Some(mask))
    }

    pub(crate) fn text(&self) -> &str {
        self.buffer.text()
    }

    pub(crate) const fn set_limit(&mut self, graphemes: usize) {
        self.buffer.set_limit(Limit::Graphemes(graphemes));
    }

    pub(crate) const fn set_accepts(&mut self, accepts: fn(char) -> bool) {
        self.accepts = Some(accepts);
    }

    pub(crate) const fn is_masked(&self) -> bool {
        self.mask.is_some()
    }

    pub(crate) fn selected(&self) -> &str {
        self.buffer.selected()
    }

    /// Changes the text as the app does: what was done before cannot be taken back.
    pub(crate) fn set_text(&mut self, text: &str) {
        self.notice.clear();
        let whole = self.buffer.set_text(text);
        self.note_fit(whole);
        self.show_cursor();
    }

    /// Changes the text as the person does by choosing another.
    pub(crate) fn replace(&mut self, text: &str) {
        self.notice.clear();
        self.buffer.replace_all(text);
        self.show_cursor();
    }

    pub(crate) fn resized(&mut self, columns: u16) {
        self.columns = usize::from(columns);
        self.show_cursor();
    }

    /// Does what a key of an editor says. Enter, Tab, Up and Down are not among them.
    pub(crate) fn key(&mut self, key: &Key) -> Edited {
        if *key == Key::new(KeyCode::Escape) {
            return Edited::only(outcome(self.notice.clear()));
        }
        let Some(command) = Command::of(key) else {
            return Edited::only(Outcome::Ignored);
        };
        match command {
            // The end of input, which may mean something to the app.
            Command::Delete(Motion::Right)
                if self.text().is_empty() && *key == Key::control('d') =>
            {
                return Edited::only(Outcome::Ignored);
            }
            Command::Type(c) if !self.accepts.is_none_or(|accepts| accepts(c)) => {
                return Edited::only(Outcome::Consumed);
            }
            _ => {}
        }
        let Some(done) = self.buffer.apply(command) else {
            return Edited::only(Outcome::Ignored);
        };
        self.edited(done)
    }

    pub(crate) fn paste(&mut self, text: &str) -> Edited {
        // The newline behind a line that was copied is no part of it: in a password nobody would see the blank.
        let text = text.trim_end_matches('\n');
        let whole = match self.accepts {
            None => self.buffer.insert(text),
            Some(accepts) => {
                let kept: String = text.chars().filter(|&c| accepts(c)).collect();
                self.buffer.insert(&kept)
            }
        };
        self.edited(Done {
            changed: true,
            full: !whole,
            copied: None,
        })
    }

    fn edited(&mut self, done: Done) -> Edited {
        self.clicks = (0, 0);
        if done.changed {
            self.notice.clear();
        }
        self.note_fit(!done.full);
        self.show_cursor();
        Edited {
            outcome: Outcome::Consumed,
            changed: done.changed,
            copied: done.copied,
        }
    }

    /// Says so if not all fitted.
    fn note_fit(&mut self, whole: bool) {
        let (Limit::Graphemes(most) | Limit::Bytes(most)) = self.buffer.limit();
        if !whole {
            self.notice.say(format!("no more than {most} characters"));
        }
    }

    /// A click puts the cursor where it is, a second one there selects the word, a third all; dragging selects.
    pub(crate) fn mouse(&mut self, mouse: &Mouse) -> Outcome {
        let at = self.at(mouse.at.column);
        match mouse.action {
            MouseAction::Press(MouseButton::Left) => {
                let count = match self.clicks {
                    (before, count) if before == at && count < 3 => count + 1,
                    _ => 1,
                };
                match count {
                    1 => self.buffer.go(at, false),
                    2 => self.buffer.select_word(at),
                    _ => self.buffer.select(0..self.text().len()),
                }
                self.clicks = (at, count);
            }
            MouseAction::Drag(MouseButton::Left) => {
                if at != self.buffer.cursor() {
                    self.clicks = (0, 0);
                }
                self.buffer.go(at, true);
            }
            MouseAction::Release(_) => return Outcome::Consumed,
            _ => return Outcome::Ignored,
        }
        self.show_cursor();
        Outcome::Consumed
    }

    /// Which byte of the text is at a column of the field.
    fn at(&self, column: i32) -> usize {
        let Ok(column) = usize::try_from(column) else {
            // Dragged out to the left.
            return super::words::before(self.text(), self.first);
        };
        let (mut at, mut passed) = (self.first, 0);
        for (end, width) in self.graphemes_from(self.first) {
            passed += width;
            if passed > column {
                return at;
            }
            at = end;
        }
        at
    }

    /// Draws the field; `hint` while it is empty.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, hint: &str) {
        let style = canvas.theme().field;
        canvas.clear(style);
        if self.text().is_empty() {
            canvas.text(Position::ORIGIN, hint, canvas.theme().hint);
        }
        match self.mask {
            None => {
                canvas.text(Position::ORIGIN, self.seen(), style);
            }
            Some(mask) => {
                let count = text::boundaries(self.seen()).count() - 1;
                let columns = u16::try_from(count).unwrap_or(u16::MAX);
                canvas.horizontal(Position::ORIGIN, columns, mask, style);
            }
        }
        self.draw_selection(canvas);
        self.notice.mark(canvas);
        let column = self.width(self.first, self.buffer.cursor());
        canvas.set_cursor(Position::new(0, i32::try_from(column).unwrap_or(i32::MAX)));
    }

    fn draw_selection(&self, canvas: &mut Canvas<'_>) {
        let selected = self.buffer.selection();
        if selected.is_empty() {
            return;
        }
        let start = selected.start.max(self.first);
        let left = self.width(self.first, start);
        let columns = self.width(start, selected.end);
        let at = Position::new(0, i32::try_from(left).unwrap_or(i32::MAX));
        let size = Size::new(1, u16::try_from(columns).unwrap_or(u16::MAX));
        let look = canvas.theme().selected;
        canvas.restyle(Rect::new(at, size), |_: Style| look);
    }

    /// What is seen of the text, and what follows that.
    fn seen(&self) -> &str {
        self.text().get(self.first..).unwrap_or_default()
    }

    /// The graphemes from `at` on: where each ends, and its columns.
    fn graphemes_from(&self, at: usize) -> impl Iterator<Item = (usize, usize)> {
        let text = self.text().get(at..).unwrap_or_default();
        let ends = text::boundaries(text).skip(1);
        text::boundaries(text).zip(ends).map(move |(start, end)| {
            let width = match self.mask {
                Some(_) => 1,
                None => text::grapheme_width(text.get(start..end).unwrap_or_default()),
            };
            (at + end, width)
        })
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
        let (cursor, end) = (self.buffer.cursor(), self.text().len());
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
        let (mut at, mut taken) = (self.buffer.cursor(), 0);
        while at > 0 {
            let start = super::words::before(self.text(), at);
            taken += self.width(start, at);
            if taken > columns {
                break;
            }
            at = start;
        }
        at
    }
}

const fn outcome(consumed: bool) -> Outcome {
    match consumed {
        true => Outcome::Consumed,
        false => Outcome::Ignored,
    }
}
