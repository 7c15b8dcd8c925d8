//! A widget that is larger than its place, with scrollbars to move it.

use std::convert::Infallible;
use std::ops::Range;

use strombus_terminal::{Canvas, Key, KeyCode, Modifiers, Mouse, Position, Rect, Size};

use super::scrollbar::Bar;
use super::viewport::natural_size;
use crate::axis::Axis;
use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::scroll::Scroll;
use crate::ui::{Arranger, Measure};
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// How far an arrow goes sideways: about as far as it goes up and down, for the eye.
const SIDEWAYS: isize = 2;

/// Any widget, scrolled where it is larger than its place.
///
/// The widget is as large as it wishes to be, and no smaller than the place. Scrollbars are there where they are needed. The
/// keys that nothing inside takes scroll: the arrows, Page Up and Page Down; Home and End go to the ends of the
/// rows, with Control to the first and the last of them. So do the wheel (with Shift sideways) and the mouse on
/// the bars. What has the focus inside is kept in sight.
#[derive(Debug)]
pub struct ScrolledArea {
    child: Child,
    rows: Scroll,
    columns: Scroll,
    vertical: Bar,
    horizontal: Bar,
    always: bool,
    size: Size,
    /// The part of its place in which the widget is seen, beside the bars.
    window: Size,
    focus: Focus,
}

impl ScrolledArea {
    /// A place for `child`.
    #[must_use]
    pub fn new(child: impl Into<Child>) -> Self {
        Self {
            child: child.into(),
            rows: Scroll::EMPTY,
            columns: Scroll::EMPTY,
            vertical: Bar::new(Axis::Rows),
            horizontal: Bar::new(Axis::Columns),
            always: false,
            size: Size::default(),
            window: Size::default(),
            focus: Focus::None,
        }
    }

    /// With both scrollbars, whether they are needed or not.
    #[must_use]
    pub const fn always(mut self) -> Self {
        self.always = true;
        self
    }

    /// Shows the part that begins at `offset`, or as near to it as there is something to show.
    pub fn set_offset(&mut self, offset: Position) {
        self.rows.to(usize::try_from(offset.row).unwrap_or(0));
        self.columns.to(usize::try_from(offset.column).unwrap_or(0));
    }

    /// Where the part that is shown begins.
    #[must_use]
    pub fn offset(&self) -> Position {
        let place = |offset: usize| i32::try_from(offset).unwrap_or(i32::MAX);
        Position::new(place(self.rows.offset()), place(self.columns.offset()))
    }

    /// How much room the bars leave, and how large the child is there. A bar takes room and so may make the other one necessary.
    fn measure(&self, size: Size, measure: &Measure<'_>) -> (Size, Size) {
        let mut bars = Size::new(u16::from(self.always), u16::from(self.always));
        let mut window = Size::default();
        let mut content = Size::default();
        for _ in 0..3 {
            window = Size::new(
                size.rows.saturating_sub(bars.rows),
                size.columns.saturating_sub(bars.columns),
            );
            content = natural_size(&self.child, window, measure);
            // A bar that left nothing to see beside it would help nobody.
            let has_room = |room: u16| room > 1;
            let below = content.columns > window.columns && has_room(size.rows);
            let right = content.rows > window.rows && has_room(size.columns);
            let needed = Size::new(
                bars.rows.max(u16::from(below)),
                bars.columns.max(u16::from(right)),
            );
            if needed == bars {
                break;
            }
            bars = needed;
        }
        (window, content)
    }

    /// The places of the bars: right and below; empty where there is none.
    fn bars(&self) -> (Rect, Rect) {
        let Size { rows, columns } = self.window;
        let right = Size::new(rows, self.size.columns.saturating_sub(columns));
        let below = Size::new(self.size.rows.saturating_sub(rows), columns);
        (
            Rect::new(Position::new(0, i32::from(columns)), right),
            Rect::new(Position::new(i32::from(rows), 0), below),
        )
    }

    /// Goes to the beginning or the end: of the rows, or of all; of what there is to scroll, if that is one way only.
    fn go_to_end(&mut self, of_all: bool, offset: usize) -> bool {
        let moved = self.columns.to(offset);
        if of_all || !self.columns.overflows() {
            self.rows.to(offset) || moved
        } else {
            moved
        }
    }
}

impl Widget for ScrolledArea {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = match self.focus {
            Focus::Own => canvas.theme().focus,
            _ => canvas.theme().quiet,
        };
        let (right, below) = self.bars();
        if !right.is_empty() {
            self.vertical.draw(canvas, right, &self.rows, style);
        }
        if !below.is_empty() {
            self.horizontal.draw(canvas, below, &self.columns, style);
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(2), Length::flexible().min(4))
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        let moved = match (key.code, key.modifiers) {
            (KeyCode::Left, Modifiers::NONE) => self.columns.by(-SIDEWAYS),
            (KeyCode::Right, Modifiers::NONE) => self.columns.by(SIDEWAYS),
            (KeyCode::Home, Modifiers::NONE) => self.go_to_end(false, 0),
            (KeyCode::End, Modifiers::NONE) => self.go_to_end(false, usize::MAX),
            (KeyCode::Home, Modifiers::CONTROL) => self.go_to_end(true, 0),
            (KeyCode::End, Modifiers::CONTROL) => self.go_to_end(true, usize::MAX),
            _ => self.rows.key(key),
        };
        if moved {
            Outcome::Consumed
        } else {
            Outcome::Ignored
        }
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        let (right, below) = self.bars();
        let moved = self.vertical.wheel(mouse, &mut self.rows)
            || self.horizontal.wheel(mouse, &mut self.columns)
            || self.vertical.mouse(mouse, right, &mut self.rows) == Outcome::Consumed
            || self.horizontal.mouse(mouse, below, &mut self.columns) == Outcome::Consumed;
        if moved {
            Outcome::Consumed
        } else {
            Outcome::Ignored
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        let (rows, columns) = (self.rows.overflows(), self.columns.overflows());
        show(KeyHelp::new("Up Down", "scroll").enabled(rows));
        show(KeyHelp::new("Left Right", "scroll").enabled(columns && !rows));
    }

    fn focusable(&self) -> bool {
        self.rows.overflows() || self.columns.overflows()
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.child);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let (window, content) = self.measure(size, arranger.measure());
        (self.size, self.window) = (size, window);
        self.rows.set_content(usize::from(content.rows));
        self.rows.set_visible(usize::from(window.rows));
        self.columns.set_content(usize::from(content.columns));
        self.columns.set_visible(usize::from(window.columns));
        let origin = Position::ORIGIN.relative_to(self.offset());
        let area = Rect::new(origin, content);
        arranger.place_behind(&self.child, area, Rect::of(window));
    }

    fn reveal(&mut self, area: Rect) -> bool {
        let rows = reveal(&mut self.rows, area.top()..area.bottom());
        let columns = reveal(&mut self.columns, area.left()..area.right());
        rows || columns
    }
}

/// Scrolls to a part of the content, given as seen now. One that fills the window already needs nothing.
fn reveal(scroll: &mut Scroll, seen: Range<i32>) -> bool {
    let visible = i32::try_from(scroll.visible()).unwrap_or(i32::MAX);
    if seen.start <= 0 && seen.end >= visible {
        return false;
    }
    let place = |at: i32| {
        let distance = isize::try_from(at).unwrap_or(0);
        scroll.offset().saturating_add_signed(distance)
    };
    let range = place(seen.start)..place(seen.end);
    scroll.reveal(range)
}
