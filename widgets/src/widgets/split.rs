//! Two widgets and a line between them that the person moves.

use std::convert::Infallible;

use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Position, Size,
};

use super::frame::Lines;
use crate::axis::Axis;
use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::{Length, Wish, share};
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// How far an arrow moves the line with Shift held.
const STRIDE: i32 = 5;

/// Two widgets and a line between them that the person moves.
///
/// The mouse drags the line, and a second click on it puts it back. While it has the focus, the arrows move it (with Shift
/// farther), Home and End as far as it goes, and Enter puts it back. A side whose [`Child`] was given a fixed length keeps
/// its own when the screen changes; otherwise both sides keep their shares.
///
/// ```
/// use strombus_widgets::{Child, Label, Split};
///
/// let panes = Split::beside(Child::new(Label::new("files")).fixed(20), Label::new("text"));
/// ```
#[derive(Debug)]
pub struct Split {
    /// Along which the two lie.
    axis: Axis,
    first: Child,
    second: Child,
    minimum: u16,
    lines: Lines,
    /// How long the person or the app made the first, and how long the second was then, if it was known.
    moved: Option<(u16, Option<u16>)>,
    /// How long the first is now.
    now: u16,
    size: Size,
    /// Whether the mouse holds the line, and whether it moved it.
    held: Option<bool>,
    /// Whether the line was clicked, and nothing else was done since.
    clicked: bool,
    focus: Focus,
}

impl Split {
    fn new(axis: Axis, first: Child, second: Child) -> Self {
        Self {
            axis,
            first,
            second,
            minimum: 1,
            lines: Lines::Single,
            moved: None,
            now: 0,
            size: Size::default(),
            held: None,
            clicked: false,
            focus: Focus::None,
        }
    }

    /// `left` and `right` side by side.
    #[must_use]
    pub fn beside(left: impl Into<Child>, right: impl Into<Child>) -> Self {
        Self::new(Axis::Columns, left.into(), right.into())
    }

    /// `upper` above `lower`.
    #[must_use]
    pub fn above(upper: impl Into<Child>, lower: impl Into<Child>) -> Self {
        Self::new(Axis::Rows, upper.into(), lower.into())
    }

    /// With so many rows or columns left to each side at least, where there is room; 1 if nothing is said.
    #[must_use]
    pub const fn minimum(mut self, cells: u16) -> Self {
        self.minimum = cells;
        self
    }

    /// With a line like those while the focus is elsewhere; [`Lines::Blank`] suits two sides that have frames.
    #[must_use]
    pub const fn lines(mut self, lines: Lines) -> Self {
        self.lines = lines;
        self
    }

    /// How many rows or columns the first has.
    #[must_use]
    pub const fn position(&self) -> u16 {
        self.now
    }

    /// Gives the first so many rows or columns, as near as there is room.
    pub fn set_position(&mut self, cells: u16) {
        self.go(cells.into());
    }

    /// Puts the line back to where it was at first.
    pub fn reset(&mut self) {
        self.moved = None;
    }

    /// How much there is for both.
    fn room(&self) -> u16 {
        self.axis.along(self.size).saturating_sub(1)
    }

    /// Moves the line to `cells` from the beginning. Returns whether it was elsewhere.
    fn go(&mut self, cells: i32) -> bool {
        let first = u16::try_from(cells.max(0)).unwrap_or(u16::MAX);
        if self.size.is_empty() {
            // How far it may go is known when it has a place.
            self.moved = Some((first, None));
            return true;
        }
        let first = self.within(first);
        self.moved = Some((first, Some(self.room() - first)));
        first != self.now
    }

    /// As many cells as `first` that leave enough to each side.
    fn within(&self, first: u16) -> u16 {
        let room = self.room();
        let least = self.minimum.min(room / 2);
        first.clamp(least, room - least)
    }

    /// How many cells the first gets.
    fn divide(&self) -> u16 {
        let given = [&self.first, &self.second].map(Child::given_length);
        let is_firm = |length: Option<Length>| length.is_some_and(|length| length.flex == 0);
        let room = self.room();
        let shared = |parts: Vec<u16>| parts.first().copied().unwrap_or(0);
        match (self.moved, given.map(is_firm)) {
            (None, _) => {
                let lengths = given.map(|given| given.unwrap_or(Length::flexible()));
                shared(share(room, &lengths))
            }
            (Some((first, None)), _) | (Some((first, _)), [true, false]) => first,
            (Some((_, Some(second))), [false, true]) => room.saturating_sub(second),
            (Some((first, Some(second))), _) => {
                let shares = [first, second].map(|cells| Length::flexible().flex(cells));
                shared(share(room, &shares))
            }
        }
    }

    fn way(&self, key: &Key) -> Option<i32> {
        let stride = match key.modifiers {
            Modifiers::NONE => 1,
            Modifiers::SHIFT => STRIDE,
            _ => return None,
        };
        match (key.code, self.axis) {
            (KeyCode::Left, Axis::Columns) | (KeyCode::Up, Axis::Rows) => Some(-stride),
            (KeyCode::Right, Axis::Columns) | (KeyCode::Down, Axis::Rows) => Some(stride),
            (KeyCode::Home, _) => Some(-i32::from(u16::MAX)),
            (KeyCode::End, _) => Some(i32::from(u16::MAX)),
            _ => None,
        }
    }

    fn press(&mut self, at: i32) -> Outcome {
        if at != i32::from(self.now) {
            self.clicked = false;
            return Outcome::Ignored;
        }
        if std::mem::take(&mut self.clicked) {
            self.reset();
        } else {
            self.held = Some(false);
        }
        Outcome::Consumed
    }
}

impl Widget for Split {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (style, lines) = match (self.focus, self.held) {
            (Focus::Own, _) | (_, Some(_)) => (canvas.theme().focus, Lines::Heavy),
            _ => (canvas.theme().quiet, self.lines),
        };
        let (across, down, _) = lines.signs();
        let (at, size) = (i32::from(self.now), canvas.size());
        match self.axis {
            Axis::Columns => canvas.vertical(Position::new(0, at), size.rows, down, style),
            Axis::Rows => canvas.horizontal(Position::new(at, 0), size.columns, across, style),
        }
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let wishes = [&self.first, &self.second].map(|child| measure.wish(child, available));
        let across = Length::most(wishes.into_iter().map(|wish| self.axis.wished_across(wish)));
        let least = self.minimum.saturating_mul(2).saturating_add(1);
        self.axis.wish(Length::flexible().min(least), across)
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        // What a widget inside left over is not meant for the line.
        if self.focus != Focus::Own {
            return Outcome::Ignored;
        }
        self.clicked = false;
        if *key == Key::new(KeyCode::Enter) {
            self.reset();
            return Outcome::Consumed;
        }
        match self.way(key) {
            Some(way) if self.go(i32::from(self.now).saturating_add(way)) => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        let at = self.axis.position(mouse.at);
        match mouse.action {
            MouseAction::Press(MouseButton::Left) => self.press(at),
            MouseAction::Drag(MouseButton::Left) if self.held.is_some() => {
                if self.go(at) {
                    self.held = Some(true);
                }
                Outcome::Consumed
            }
            MouseAction::Release(_) => match self.held.take() {
                Some(moved) => {
                    self.clicked = !moved;
                    Outcome::Consumed
                }
                None => Outcome::Ignored,
            },
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        if self.focus == Focus::Own {
            let arrows = match self.axis {
                Axis::Columns => "Left Right",
                Axis::Rows => "Up Down",
            };
            show(KeyHelp::new(arrows, "move"));
            show(KeyHelp::new("Enter", "reset"));
        }
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        self.clicked &= focus == Focus::Own;
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.first);
        visit(&mut self.second);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        self.size = size;
        self.now = self.within(self.divide());
        let first = self.now;
        let second = self.room() - first;
        if let Some((_, unknown @ None)) = &mut self.moved {
            *unknown = Some(second);
        }
        let across = (0, self.axis.across(size));
        let behind = i32::from(first) + 1;
        arranger.place(&self.first, self.axis.rect((0, first), across));
        arranger.place(&self.second, self.axis.rect((behind, second), across));
    }
}
