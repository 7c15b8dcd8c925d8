//! The row in which the person writes what to look for: the same in every widget that filters or searches.

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, Position, Rect, Size, text};

use crate::edit::Field;
use crate::needle::Needle;
use crate::widget::Outcome;

/// The most graphemes that can be looked for: what bounds the work of one comparison.
const LONGEST: usize = 64;

/// A row that begins with a sign (`/`), is open while the person writes in it, and stays while something is looked for.
#[derive(Debug)]
pub(crate) struct Seek {
    sign: &'static str,
    field: Field,
    needle: Needle,
    is_open: bool,
}

/// What a key did to the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    /// It has no use for the key.
    Ignored,
    /// It was opened, or closed, or its cursor moved.
    Consumed,
    /// Something else is looked for now.
    Changed,
}

impl Seek {
    /// A row that begins with `sign`, closed.
    pub(crate) fn new(sign: &'static str) -> Self {
        let mut field = Field::new();
        field.set_limit(LONGEST);
        Self {
            sign,
            field,
            needle: Needle::default(),
            is_open: false,
        }
    }

    /// What is looked for.
    pub(crate) const fn needle(&self) -> &Needle {
        &self.needle
    }

    /// What is looked for, as it was written.
    pub(crate) fn text(&self) -> &str {
        self.field.text()
    }

    /// Whether the person writes in it.
    pub(crate) const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether it has a place on the screen.
    pub(crate) const fn is_shown(&self) -> bool {
        self.is_open || !self.needle.is_empty()
    }

    pub(crate) const fn open(&mut self) {
        self.is_open = true;
    }

    /// Looks for `text`. Returns whether that is something else.
    pub(crate) fn set_text(&mut self, text: &str) -> bool {
        self.field.set_text(text);
        self.renew()
    }

    fn renew(&mut self) -> bool {
        let needle = Needle::new(self.field.text());
        std::mem::replace(&mut self.needle, needle.clone()) != needle
    }

    /// Enter keeps what is looked for, Esc looks for nothing; what does not edit is for the widget around it.
    pub(crate) fn key(&mut self, key: &Key) -> Sought {
        if *key == Key::new(KeyCode::Escape) && self.is_shown() {
            self.is_open = false;
            self.set_text("");
            return Sought::Changed;
        }
        if !self.is_open {
            return Sought::Ignored;
        }
        if *key == Key::new(KeyCode::Enter) {
            self.is_open = false;
            return Sought::Consumed;
        }
        if self.field.key(key).outcome == Outcome::Ignored {
            return Sought::Ignored;
        }
        if self.renew() {
            Sought::Changed
        } else {
            Sought::Consumed
        }
    }

    /// Text was pasted.
    pub(crate) fn paste(&mut self, text: &str) -> Sought {
        if !self.is_open {
            return Sought::Ignored;
        }
        self.field.paste(text);
        if self.renew() {
            Sought::Changed
        } else {
            Sought::Consumed
        }
    }

    /// A click opens it, with the cursor there. The mouse is in rows and columns of the row.
    pub(crate) fn mouse(&mut self, mouse: &Mouse) -> Outcome {
        let at = mouse.at.relative_to(Position::new(0, self.start()));
        let outcome = self.field.mouse(&Mouse { at, ..*mouse });
        self.is_open |= outcome == Outcome::Consumed;
        outcome
    }

    /// The column in which the text begins.
    fn start(&self) -> i32 {
        i32::try_from(text::width(self.sign)).unwrap_or(0)
    }

    /// The field and what is said at the end of the row share its columns.
    fn field_columns(columns: u16) -> u16 {
        columns.saturating_sub(1).min(columns / 2).max(1)
    }

    pub(crate) fn resized(&mut self, columns: u16) {
        self.field.resized(Self::field_columns(columns));
    }

    /// Draws the row; `said` stands at its end (how much was found).
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, said: &str) {
        let columns = canvas.size().columns;
        let theme = *canvas.theme();
        canvas.text(Position::ORIGIN, self.sign, theme.key);
        let field = Size::new(1, Self::field_columns(columns));
        let field = Rect::new(Position::new(0, self.start()), field);
        if self.is_open {
            self.field.draw(&mut canvas.part(field), "");
        } else {
            canvas
                .part(field)
                .text(Position::ORIGIN, self.text(), theme.text);
        }
        let width = i32::try_from(text::width(said)).unwrap_or(i32::MAX);
        let at = i32::from(columns).saturating_sub(width);
        if at > field.right() {
            canvas.text(Position::new(0, at), said, theme.quiet);
        }
    }
}
