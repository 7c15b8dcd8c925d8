//! A few words about a widget, while it has the focus or the mouse rests on it.

use strombus_terminal::{Canvas, Key, KeyCode, Position, Rect, Size, text};

use super::frame::Lines;
use crate::beside::beside;
use crate::child::Child;
use crate::length::Wish;
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::{Emitter, Focus, Outcome, Widget};
use crate::wrap;

/// The longest line, in columns.
const WIDEST: u16 = 40;

/// The frame, and a blank on each side.
const MARGIN: u16 = 4;

/// A few words about a widget, which float below it while the focus is inside, or the mouse rests on it for half a
/// second. Esc puts them away until the focus comes back; any key or button, what the mouse showed.
///
/// ```
/// use strombus_widgets::{Label, Tooltip};
///
/// let port = Tooltip::new(Label::new("Port"), "From 1 to 65535; 22 is SSH's own.");
/// ```
#[derive(Debug)]
pub struct Tooltip {
    child: Child,
    text: String,
    /// Whether the focus is inside and they were not put away.
    shown: bool,
    /// Whether the mouse rests on it.
    hovered: bool,
    size: Size,
}

impl Tooltip {
    /// Says `text` below `child`.
    #[must_use]
    pub fn new(child: impl Into<Child>, text: impl Into<String>) -> Self {
        Self {
            child: child.into(),
            text: text.into(),
            shown: false,
            hovered: false,
            size: Size::default(),
        }
    }

    /// Says `text` from now on.
    pub fn set_text(&mut self, text: impl Into<String>) {
        self.text = text.into();
    }
}

impl Widget for Tooltip {
    type Event = std::convert::Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing().description(&*self.text)
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        measure.wish(&self.child, available)
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        if !(self.shown || self.hovered) || self.text.is_empty() {
            return Vec::new();
        }
        let room = WIDEST.min(screen.size.columns.saturating_sub(MARGIN));
        let lines = wrap::lines(&self.text, room.into()).take(screen.size.rows.into());
        let (rows, widest) = lines.fold((0, 0), |(rows, widest), line| {
            (rows + 1, text::width(line).max(widest))
        });
        let columns = u16::try_from(widest).unwrap_or(room).min(room);
        let size = Size::new(rows + 2, columns.saturating_add(MARGIN));
        vec![beside(Rect::of(self.size), size, screen)]
    }

    fn draw_float(&self, _number: usize, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        Lines::Rounded.draw(canvas, theme.quiet);
        let inner = Rect::of(canvas.size()).inset(1);
        let room = inner.size.columns.saturating_sub(2);
        let mut inner = canvas.part(inner);
        let rows = inner.size().rows;
        let lines = wrap::lines(&self.text, room.into()).take(rows.into());
        for (row, line) in (0..).zip(lines) {
            inner.text(Position::new(row, 1), line, theme.text);
        }
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, Self::Event>) -> Outcome {
        if *key == Key::new(KeyCode::Escape) && std::mem::take(&mut self.shown) {
            return Outcome::Consumed;
        }
        Outcome::Ignored
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.shown = focus != Focus::None;
    }

    fn takes_hover(&self) -> bool {
        true
    }

    fn hover_changed(&mut self, is_hovered: bool) {
        self.hovered = is_hovered;
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.child);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        self.size = size;
        arranger.place(&self.child, Rect::of(size));
    }
}
