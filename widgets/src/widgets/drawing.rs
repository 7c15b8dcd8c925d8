//! A sheet to draw on.

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// The person drew something on a [`Drawing`], last at this place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn(pub Position);

/// A sheet of characters, of a size of its own, on which the app and the person draw.
///
/// The arrows, Home and End move the cursor; a character that is typed is drawn there, as on a typewriter, and
/// is what the mouse draws with from then on; Backspace and Delete rub out, Enter begins the next row. The right button
/// of the mouse rubs out too.
#[derive(Debug)]
pub struct Drawing {
    size: Size,
    /// Rows, and in them marks, up to the last that is not blank: a large sheet costs no more than what is on it.
    rows: Vec<Vec<Mark>>,
    cursor: Position,
    brush: Mark,
    /// Where the mouse was when it drew last, with the button down.
    stroke: Option<Position>,
    /// How much of the sheet has a place on the screen: the cursor stays there.
    room: Size,
    focus: Focus,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    character: char,
    style: Style,
}

const BLANK: Mark = Mark {
    character: ' ',
    style: Style::PLAIN,
};

impl Drawing {
    /// A blank sheet, of at most [`Size::MAX`].
    #[must_use]
    pub fn new(size: Size) -> Self {
        let size = Size::new(
            size.rows.min(Size::MAX.rows),
            size.columns.min(Size::MAX.columns),
        );
        Self {
            size,
            rows: Vec::new(),
            cursor: Position::ORIGIN,
            brush: Mark {
                character: '█',
                style: Style::PLAIN,
            },
            stroke: None,
            room: size,
            focus: Focus::None,
        }
    }

    /// How large the sheet is.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// Where the cursor is.
    #[must_use]
    pub const fn cursor(&self) -> Position {
        self.cursor
    }

    /// What stands at `at`; none outside of the sheet.
    #[must_use]
    pub fn get(&self, at: Position) -> Option<(char, Style)> {
        let (row, column) = self.index(at)?;
        let mark = self.rows.get(row).and_then(|row| row.get(column));
        let mark = mark.unwrap_or(&BLANK);
        Some((mark.character, mark.style))
    }

    /// Draws a character at `at`. Outside of the sheet nothing is drawn, and neither is a character that takes another
    /// number of columns than one.
    pub fn set(&mut self, at: Position, character: char, style: Style) {
        if is_drawable(character)
            && let Some((row, column)) = self.index(at)
        {
            self.put(row, column, Mark { character, style });
        }
    }

    /// Draws a straight line of characters from one place to another, both included.
    pub fn line(&mut self, from: Position, to: Position, character: char, style: Style) {
        // What is far outside is not walked through cell by cell.
        let near = |at: Position| {
            let reach = |length: u16| (-i32::from(length), 2 * i32::from(length));
            let ((top, bottom), (left, right)) = (reach(self.size.rows), reach(self.size.columns));
            Position::new(at.row.clamp(top, bottom), at.column.clamp(left, right))
        };
        let (from, to) = (near(from), near(to));
        let (rows, columns) = (to.row - from.row, to.column - from.column);
        let steps = rows.abs().max(columns.abs());
        for step in 0..=steps {
            let part = |way: i32| (way * step * 2 + steps * way.signum()) / (2 * steps.max(1));
            let at = from.offset(Position::new(part(rows), part(columns)));
            self.set(at, character, style);
        }
    }

    /// Rubs everything out.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    /// What the mouse draws with, and the style of what the person types.
    pub const fn set_brush(&mut self, character: char, style: Style) {
        self.brush = Mark { character, style };
    }

    /// The row and column of a place on the sheet.
    fn index(&self, at: Position) -> Option<(usize, usize)> {
        let row = usize::try_from(at.row).ok()?;
        let column = usize::try_from(at.column).ok()?;
        Rect::of(self.size).contains(at).then_some((row, column))
    }

    fn put(&mut self, row: usize, column: usize, mark: Mark) {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let Some(marks) = self.rows.get_mut(row) else {
            return;
        };
        if marks.len() <= column {
            marks.resize(column + 1, BLANK);
        }
        if let Some(place) = marks.get_mut(column) {
            *place = mark;
        }
        while marks.last() == Some(&BLANK) {
            marks.pop();
        }
    }

    /// The part of the sheet that can be drawn on.
    fn reach(&self) -> Rect {
        Rect::of(self.size).intersection(Rect::of(self.room))
    }

    /// Moves the cursor. Returns whether it is elsewhere now.
    fn go(&mut self, to: Position) -> bool {
        let reach = self.reach();
        let to = Position::new(
            to.row.min(reach.bottom() - 1).max(0),
            to.column.min(reach.right() - 1).max(0),
        );
        std::mem::replace(&mut self.cursor, to) != to
    }

    fn go_by(&mut self, rows: i32, columns: i32) -> bool {
        self.go(self.cursor.offset(Position::new(rows, columns)))
    }

    /// Draws a character that was typed, and goes on.
    fn write(&mut self, character: char) -> bool {
        if !is_drawable(character) {
            return false;
        }
        if character != ' ' {
            self.brush.character = character;
        }
        self.set(self.cursor, character, self.brush.style);
        self.go_by(0, 1);
        true
    }

    fn begin_row(&mut self) -> bool {
        self.go(Position::new(self.cursor.row.saturating_add(1), 0))
    }

    fn draw_stroke(&mut self, to: Position, mark: Mark) -> Position {
        let from = self.stroke.unwrap_or(to);
        self.line(from, to, mark.character, mark.style);
        self.stroke = Some(to);
        self.go(to);
        self.cursor
    }
}

/// A cell holds what takes one column and is nothing but itself.
fn is_drawable(character: char) -> bool {
    !character.is_control() && text::char_width(character) == 1
}

impl Widget for Drawing {
    type Event = Drawn;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Picture).value("A picture, drawn with keys and mouse.")
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let seen = canvas.visible().intersection(Rect::of(self.size));
        let mut character = [0; 4];
        for (row, marks) in (0..seen.bottom()).zip(&self.rows) {
            for (column, mark) in (0..seen.right()).zip(marks) {
                if row >= seen.top() && column >= seen.left() && *mark != BLANK {
                    let text = mark.character.encode_utf8(&mut character);
                    canvas.text(Position::new(row, column), text, mark.style);
                }
            }
        }
        if self.focus == Focus::Own {
            canvas.set_cursor(self.cursor);
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let length = |n: u16| Length::preferred(n).min(n.min(1)).max(n);
        Wish::new(length(self.size.rows), length(self.size.columns))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Drawn>) -> Outcome {
        let cursor = self.cursor;
        let mut draws = true;
        let done = match key.code {
            _ if key.typed().is_some_and(|typed| self.write(typed)) => true,
            _ if !key.modifiers.is_empty() => false,
            KeyCode::Backspace if self.go_by(0, -1) => {
                self.set(self.cursor, BLANK.character, BLANK.style);
                true
            }
            KeyCode::Delete => {
                self.set(cursor, BLANK.character, BLANK.style);
                true
            }
            code => {
                draws = false;
                match code {
                    KeyCode::Up => self.go_by(-1, 0),
                    KeyCode::Down => self.go_by(1, 0),
                    KeyCode::Left => self.go_by(0, -1),
                    KeyCode::Right => self.go_by(0, 1),
                    KeyCode::Home => self.go(Position::new(cursor.row, 0)),
                    KeyCode::End => self.go(Position::new(cursor.row, i32::MAX)),
                    KeyCode::Enter => self.begin_row(),
                    _ => false,
                }
            }
        };
        if !done {
            return Outcome::Ignored;
        }
        if draws {
            let rubs = key.code == KeyCode::Backspace;
            emit.emit(Drawn(if rubs { self.cursor } else { cursor }));
        }
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Drawn>) -> Outcome {
        let mark = match mouse.action {
            MouseAction::Press(MouseButton::Left) | MouseAction::Drag(MouseButton::Left) => {
                self.brush
            }
            MouseAction::Press(MouseButton::Right) | MouseAction::Drag(MouseButton::Right) => BLANK,
            MouseAction::Release(_) if self.stroke.take().is_some() => return Outcome::Consumed,
            _ => return Outcome::Ignored,
        };
        if matches!(mouse.action, MouseAction::Press(_)) {
            self.stroke = None;
        }
        let at = self.draw_stroke(mouse.at, mark);
        emit.emit(Drawn(at));
        Outcome::Consumed
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, Drawn>) -> Outcome {
        for character in text.chars() {
            match character {
                '\n' => self.begin_row(),
                _ => self.write(character),
            };
        }
        emit.emit(Drawn(self.cursor));
        Outcome::Consumed
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.room = size;
        self.go(self.cursor);
    }

    fn spot(&self) -> Option<Rect> {
        Some(Rect::new(self.cursor, Size::new(1, 1)))
    }
}
