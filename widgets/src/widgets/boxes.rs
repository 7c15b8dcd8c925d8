//! Widgets side by side, or one above the other.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size};

use crate::child::Child;
use crate::length::{Length, Wish, share};
use crate::ui::{Arranger, Measure};
use crate::widget::Widget;

/// Widgets one above the other, each as wide as the box.
///
/// Each gets the height that it wishes for, or that its [`Child`] was given; what is left over goes to the flexible
/// ones. Where there is too little, they shrink, and the last vanish first; nothing is drawn outside.
#[derive(Debug, Default)]
pub struct VBox {
    children: Vec<Child>,
    gap: u16,
}

/// Widgets side by side, each as high as the box; the widths are shared as [`VBox`] shares heights.
#[derive(Debug, Default)]
pub struct HBox {
    children: Vec<Child>,
    gap: u16,
}

macro_rules! constructors {
    ($name:ident, $unit:literal) => {
        impl $name {
            /// A box of nothing.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// A box of `children`.
            #[must_use]
            pub fn of(children: impl IntoIterator<Item = Child>) -> Self {
                Self {
                    children: children.into_iter().collect(),
                    gap: 0,
                }
            }

            /// With another widget at the end.
            #[must_use]
            pub fn with(mut self, child: impl Into<Child>) -> Self {
                self.children.push(child.into());
                self
            }

            #[doc = concat!("With so many ", $unit, " left blank between neighbours.")]
            #[must_use]
            pub const fn gap(mut self, gap: u16) -> Self {
                self.gap = gap;
                self
            }

            /// Puts another widget at the end.
            pub fn push(&mut self, child: impl Into<Child>) {
                self.children.push(child.into());
            }

            /// Takes all widgets out. They stay in the tree's arena until they are removed from it.
            pub fn clear(&mut self) {
                self.children.clear();
            }

            fn gaps(&self) -> u16 {
                let between =
                    u16::try_from(self.children.len().saturating_sub(1)).unwrap_or(u16::MAX);
                self.gap.saturating_mul(between)
            }
        }
    };
}

constructors!(VBox, "rows");
constructors!(HBox, "columns");

/// The lengths one after the other, as those of one thing.
fn sum(lengths: impl Iterator<Item = Length>) -> Length {
    let none = Length {
        minimum: 0,
        preferred: 0,
        maximum: 0,
        flex: 0,
    };
    lengths.fold(none, |all, one| Length {
        minimum: all.minimum.saturating_add(one.minimum),
        preferred: all.preferred.saturating_add(one.preferred),
        maximum: all.maximum.saturating_add(one.maximum),
        flex: all.flex.max(one.flex),
    })
}

/// The lengths beside each other, as those of one thing: as long as the longest.
fn most(lengths: impl Iterator<Item = Length>) -> Length {
    let none = Length {
        minimum: 0,
        preferred: 0,
        maximum: 0,
        flex: 0,
    };
    lengths.fold(none, |all, one| Length {
        minimum: all.minimum.max(one.minimum),
        preferred: all.preferred.max(one.preferred),
        maximum: all.maximum.max(one.maximum),
        flex: all.flex.max(one.flex),
    })
}

/// Places along an axis: where each begins and how long it is, with `gap` between.
fn places(available: u16, gap: u16, lengths: &[Length]) -> impl Iterator<Item = (i32, u16)> {
    let mut at = 0_i32;
    share(available, lengths).into_iter().map(move |length| {
        let start = at;
        at += i32::from(length) + i32::from(gap);
        (start, length)
    })
}

impl Widget for VBox {
    type Event = Infallible;

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let rows = sum(self
            .children
            .iter()
            .map(|child| measure.rows(child, available)));
        let columns = most(
            self.children
                .iter()
                .map(|child| measure.wish(child, available).columns),
        );
        Wish::new(rows.plus(self.gaps()), columns)
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        self.children.iter_mut().for_each(visit);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let room = size.rows.saturating_sub(self.gaps());
        let lengths: Vec<Length> = self
            .children
            .iter()
            .map(|child| arranger.measure().rows(child, size))
            .collect();
        for (child, (row, rows)) in self.children.iter().zip(places(room, self.gap, &lengths)) {
            let columns = arranger
                .measure()
                .wish(child, size)
                .columns
                .maximum
                .min(size.columns);
            arranger.place(
                child,
                Rect::new(Position::new(row, 0), Size::new(rows, columns)),
            );
        }
    }
}

impl Widget for HBox {
    type Event = Infallible;

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let rows = most(
            self.children
                .iter()
                .map(|child| measure.wish(child, available).rows),
        );
        let columns = sum(self
            .children
            .iter()
            .map(|child| measure.columns(child, available)));
        Wish::new(rows, columns.plus(self.gaps()))
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        self.children.iter_mut().for_each(visit);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let room = size.columns.saturating_sub(self.gaps());
        let lengths: Vec<Length> = self
            .children
            .iter()
            .map(|child| arranger.measure().columns(child, size))
            .collect();
        for (child, (column, columns)) in self.children.iter().zip(places(room, self.gap, &lengths))
        {
            let rows = arranger
                .measure()
                .wish(child, size)
                .rows
                .maximum
                .min(size.rows);
            arranger.place(
                child,
                Rect::new(Position::new(0, column), Size::new(rows, columns)),
            );
        }
    }
}
