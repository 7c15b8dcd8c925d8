//! A scrollbar.

use strombus_terminal::{
    Canvas, Modifiers, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use crate::axis::Axis;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::scroll::{Scroll, thumb};
use crate::ui::Measure;
use crate::widget::{Emitter, Outcome, Widget};

/// A [`Scrollbar`] was moved: so much lies before what is shown now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scrolled(pub usize);

/// A track with a thumb on it, which is as long and stands where what is shown of a content does.
///
/// A click beside the thumb goes on or back by a page; the thumb can be dragged; the wheel moves it too. What it
/// scrolls is the app's to know, which sets [`Scrollbar::set_content`]. Most need only a
/// [`ScrolledArea`](crate::ScrolledArea), which has its own.
#[derive(Debug)]
pub struct Scrollbar {
    bar: Bar,
    scroll: Scroll,
    size: Size,
}

impl Scrollbar {
    /// A scrollbar that goes up and down.
    #[must_use]
    pub const fn vertical() -> Self {
        Self::new(Axis::Rows)
    }

    /// A scrollbar that goes left and right.
    #[must_use]
    pub const fn horizontal() -> Self {
        Self::new(Axis::Columns)
    }

    const fn new(axis: Axis) -> Self {
        Self {
            bar: Bar::new(axis),
            scroll: Scroll::EMPTY,
            size: Size::new(0, 0),
        }
    }

    /// There are so many rows (or columns) of content, of which so many are shown.
    pub fn set_content(&mut self, content: usize, shown: usize) {
        self.scroll.set_content(content);
        self.scroll.set_visible(shown);
    }

    /// So much of the content lies before what is shown; no more than there is.
    pub fn set_offset(&mut self, offset: usize) {
        self.scroll.to(offset);
    }

    /// How much lies before what is shown.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.scroll.offset()
    }
}

impl Widget for Scrollbar {
    type Event = Scrolled;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let area = Rect::of(canvas.size());
        self.bar
            .draw(canvas, area, &self.scroll, canvas.theme().quiet);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let (along, across) = (Length::flexible().min(1), Length::fixed(1));
        self.bar.axis.wish(along, across)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Scrolled>) -> Outcome {
        let before = self.scroll.offset();
        let area = Rect::of(self.size);
        let outcome = match self.bar.mouse(mouse, area, &mut self.scroll) {
            // Over the bar itself, the wheel has only one way to go.
            Outcome::Ignored
                if self.bar.wheel(mouse, &mut self.scroll) || self.scroll.wheel(mouse.action) =>
            {
                Outcome::Consumed
            }
            outcome => outcome,
        };
        if self.scroll.offset() != before {
            emit.emit(Scrolled(self.scroll.offset()));
        }
        outcome
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
    }
}

/// The drawn bar and the mouse on it; what it moves is a [`Scroll`].
#[derive(Debug)]
pub(crate) struct Bar {
    axis: Axis,
    /// Which cell of the thumb the person holds.
    held: Option<i32>,
}

impl Bar {
    pub(crate) const fn new(axis: Axis) -> Self {
        Self { axis, held: None }
    }

    /// How far along the bar a place is, and how long the bar is.
    fn along(&self, at: Position, area: Rect) -> (i32, u16) {
        let at = at.relative_to(area.origin);
        (self.axis.position(at), self.axis.along(area.size))
    }

    /// Draws the thumb into the first column (or row) of `area`.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, scroll: &Scroll, style: Style) {
        let mut canvas = canvas.part(area);
        let (_, track) = self.along(Position::ORIGIN, area);
        let (start, length) = shown_thumb(track, scroll);
        let start = i32::from(start);
        // The track is blank, beside frames there are lines enough.
        match self.axis {
            Axis::Rows => canvas.vertical(Position::new(start, 0), length, "┃", style),
            Axis::Columns => canvas.horizontal(Position::new(0, start), length, "━", style),
        }
    }

    /// Takes presses within `area`, and drags wherever they are after a press on the thumb.
    pub(crate) fn mouse(&mut self, mouse: &Mouse, area: Rect, scroll: &mut Scroll) -> Outcome {
        let (at, track) = self.along(mouse.at, area);
        match mouse.action {
            MouseAction::Press(MouseButton::Left) if area.contains(mouse.at) => {
                let (start, length) = shown_thumb(track, scroll);
                let (start, end) = (i32::from(start), i32::from(start) + i32::from(length));
                if at < start {
                    scroll.by_pages(-1);
                } else if at >= end {
                    scroll.by_pages(1);
                } else {
                    self.held = Some(at - start);
                }
                Outcome::Consumed
            }
            MouseAction::Drag(MouseButton::Left) => match self.held {
                Some(held) => {
                    drag(track, at - held, scroll);
                    Outcome::Consumed
                }
                None => Outcome::Ignored,
            },
            MouseAction::Release(_) if self.held.take().is_some() => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    /// The wheel along the bar: turned with Shift, it goes along the columns. Returns whether anything moved.
    pub(super) fn wheel(&self, mouse: &Mouse, scroll: &mut Scroll) -> bool {
        let shift = mouse.modifiers.contains(Modifiers::SHIFT);
        let action = match (mouse.action, self.axis) {
            (MouseAction::ScrollLeft, Axis::Columns) => MouseAction::ScrollUp,
            (MouseAction::ScrollRight, Axis::Columns) => MouseAction::ScrollDown,
            (action, Axis::Rows) if !shift => action,
            (action, Axis::Columns) if shift => action,
            _ => return false,
        };
        scroll.wheel(action)
    }
}

/// The thumb, which fills the track where everything is shown.
fn shown_thumb(track: u16, scroll: &Scroll) -> (u16, u16) {
    thumb(track, scroll.content(), scroll.visible(), scroll.offset()).unwrap_or((0, track))
}

/// Scrolls to where the thumb begins at `start`.
fn drag(track: u16, start: i32, scroll: &mut Scroll) {
    let (_, length) = shown_thumb(track, scroll);
    let room = usize::from(track - length);
    let start = usize::try_from(start).unwrap_or(0).min(room);
    if room > 0 {
        let offset = (start as u128 * scroll.end() as u128 + room as u128 / 2) / room as u128;
        scroll.to(usize::try_from(offset).unwrap_or(usize::MAX));
    }
}
