//! Widgets one after the other, as words are.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size};

use crate::child::Child;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::Widget;

/// Widgets one after the other, as words are: those that a row has no room for begin the next.
///
/// Each is as wide as it prefers, and a row as high as its highest.
///
/// ```
/// use strombus_widgets::{Label, Packer};
///
/// let tags = Packer::of(["red", "green", "blue"].map(|tag| Label::new(tag).into())).gap(0, 2);
/// ```
#[derive(Debug, Default)]
pub struct Packer {
    children: Vec<Child>,
    gap: Size,
}

impl Packer {
    /// A box of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            children: Vec::new(),
            gap: Size::new(0, 0),
        }
    }

    /// A box of `children`.
    #[must_use]
    pub fn of(children: impl IntoIterator<Item = Child>) -> Self {
        Self {
            children: children.into_iter().collect(),
            gap: Size::new(0, 0),
        }
    }

    /// With so many rows left blank between rows, and columns between neighbours.
    #[must_use]
    pub const fn gap(mut self, rows: u16, columns: u16) -> Self {
        self.gap = Size::new(rows, columns);
        self
    }

    /// With another widget at the end.
    #[must_use]
    pub fn with(mut self, child: impl Into<Child>) -> Self {
        self.push(child);
        self
    }

    /// Puts another widget at the end.
    pub fn push(&mut self, child: impl Into<Child>) {
        self.children.push(child.into());
    }

    /// Takes all widgets out. Those that were added with an id are there still, and can be put elsewhere.
    pub fn clear(&mut self) {
        self.children.clear();
    }

    /// Where each widget comes to lie on so many columns.
    fn places(&self, available: Size, measure: &Measure<'_>) -> Vec<Rect> {
        let mut places: Vec<Rect> = Vec::with_capacity(self.children.len());
        let (mut at, mut height) = (Position::ORIGIN, 0);
        for child in &self.children {
            let columns = measure.columns(child, available).natural(available.columns);
            let within = Size::new(available.rows, columns);
            let rows = measure.wish(child, within).rows;
            let rows = rows.preferred.max(rows.minimum).min(rows.maximum);
            if at.column + i32::from(columns) > i32::from(available.columns) {
                at = Position::new(at.row + height + i32::from(self.gap.rows), 0);
                height = 0;
            }
            places.push(Rect::new(at, Size::new(rows, columns)));
            height = height.max(i32::from(rows));
            if columns > 0 {
                at.column += i32::from(columns) + i32::from(self.gap.columns);
            }
        }
        places
    }
}

impl Widget for Packer {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let places = self.places(available, measure);
        let end = |ends: &dyn Fn(&Rect) -> i32| {
            u16::try_from(places.iter().map(ends).max().unwrap_or(0)).unwrap_or(u16::MAX)
        };
        Wish::new(
            Length::fixed(end(&|area| area.bottom())),
            Length::preferred(end(&|area| area.right())),
        )
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        self.children.iter_mut().for_each(visit);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let places = self.places(size, arranger.measure());
        for (child, area) in self.children.iter().zip(places) {
            arranger.place(child, area);
        }
    }
}
