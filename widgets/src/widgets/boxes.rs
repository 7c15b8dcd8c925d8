//! Widgets side by side, or one above the other.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Size};

use crate::align::Align;
use crate::axis::Axis;
use crate::child::Child;
use crate::length::{Length, Wish, divide, share};
use crate::plain::Spoken;
use crate::ui::{Arranger, Measure};
use crate::widget::Widget;

/// What the two boxes have in common: widgets in a line, along an axis.
#[derive(Debug)]
struct Line {
    axis: Axis,
    children: Vec<Child>,
    gap: u16,
    align: Align,
    justify: Align,
}

impl Line {
    const fn new(axis: Axis) -> Self {
        Self {
            axis,
            children: Vec::new(),
            gap: 0,
            align: Align::Fill,
            justify: Align::Start,
        }
    }

    fn gaps(&self) -> u16 {
        let between = u16::try_from(self.children.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.gap.saturating_mul(between)
    }

    fn length(&self, child: &Child, size: Size, measure: &Measure<'_>) -> Length {
        match self.axis {
            Axis::Rows => measure.rows(child, size),
            Axis::Columns => measure.columns(child, size),
        }
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let children = self.children.iter();
        let along = children.clone();
        let mut along = Length::sum(along.map(|child| self.length(child, available, measure)));
        let mut across = Length::most(
            children.map(|child| self.axis.wished_across(measure.wish(child, available))),
        );
        // Only in more room than its widgets take does it show where they lie.
        if self.justify != Align::Start {
            along.maximum = u16::MAX;
        }
        if self.align != Align::Fill {
            across.maximum = u16::MAX;
        }
        self.axis.wish(along.plus(self.gaps()), across)
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let measure = arranger.measure();
        let lengths: Vec<Length> = self
            .children
            .iter()
            .map(|child| self.length(child, size, measure))
            .collect();
        let room = self.axis.along(size).saturating_sub(self.gaps());
        let given = share(room, &lengths);
        let left = given.iter().fold(room, |left, &n| left.saturating_sub(n));
        let mut at = i32::from(self.justify.offset(left));
        let mut between = self.spread(left).into_iter();
        for (child, along) in self.children.iter().zip(given) {
            let wish = arranger.measure().wish(child, size);
            let across = self.axis.wished_across(wish);
            let across = self.align.place(across, self.axis.across(size));
            arranger.place(child, self.axis.rect((at, along), across));
            let more = between.next().and_then(|more| i32::try_from(more).ok());
            at += i32::from(along) + i32::from(self.gap) + more.unwrap_or(0);
        }
    }

    /// What is left over, as what lies between neighbours besides the gap.
    fn spread(&self, left: u16) -> Vec<u32> {
        match self.justify {
            Align::Fill => divide(left.into(), &vec![1; self.children.len().saturating_sub(1)]),
            _ => Vec::new(),
        }
    }
}

macro_rules! boxes {
    ($(#[$doc:meta])* $name:ident, $axis:expr, $unit:literal, $across:literal) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(Line);

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl $name {
            /// A box of nothing.
            #[must_use]
            pub const fn new() -> Self {
                Self(Line::new($axis))
            }

            /// A box of `children`.
            #[must_use]
            pub fn of(children: impl IntoIterator<Item = Child>) -> Self {
                let mut line = Line::new($axis);
                line.children.extend(children);
                Self(line)
            }

            /// With another widget at the end.
            #[must_use]
            pub fn with(mut self, child: impl Into<Child>) -> Self {
                self.push(child);
                self
            }

            #[doc = concat!("With so many ", $unit, " left blank between neighbours.")]
            #[must_use]
            pub const fn gap(mut self, gap: u16) -> Self {
                self.0.gap = gap;
                self
            }

            #[doc = concat!("Where each lies that does not take the whole ", $across, " of the box.")]
            #[must_use]
            pub const fn align(mut self, align: Align) -> Self {
                self.0.align = align;
                self
            }

            #[doc = concat!("Where they lie together if there are ", $unit, " that none of them takes; [`Align::Fill`] puts those between them.")]
            #[must_use]
            pub const fn justify(mut self, justify: Align) -> Self {
                self.0.justify = justify;
                self
            }

            /// Puts another widget at the end.
            pub fn push(&mut self, child: impl Into<Child>) {
                self.0.children.push(child.into());
            }

            /// Takes all widgets out. Those that were added with an id are there still, and can be put elsewhere.
            pub fn clear(&mut self) {
                self.0.children.clear();
            }
        }

        impl Widget for $name {
            type Event = Infallible;

        fn say(&self) -> Spoken<'_> {
            Spoken::nothing()
        }

            fn draw(&self, _canvas: &mut Canvas<'_>) {}

            fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
                self.0.wish(available, measure)
            }

            fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
                self.0.children.iter_mut().for_each(visit);
            }

            fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
                self.0.arrange(size, arranger);
            }
        }
    };
}

boxes! {
    /// Widgets one above the other, each as wide as the box.
    ///
    /// Each gets the height that it wishes for, or that its [`Child`] was given; what is left over goes to the flexible
    /// ones. Where there is too little, they shrink, and the last vanish first; nothing is drawn outside.
    VBox, Axis::Rows, "rows", "width"
}

boxes! {
    /// Widgets side by side, each as high as the box; the widths are shared as [`VBox`] shares heights.
    ///
    /// ```
    /// use strombus_widgets::{Align, HBox, Label};
    ///
    /// let row = HBox::new()
    ///     .with(Label::new("left"))
    ///     .with(Label::new("right"))
    ///     .justify(Align::Fill);
    /// ```
    HBox, Axis::Columns, "columns", "height"
}
