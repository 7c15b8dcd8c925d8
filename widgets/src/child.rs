//! A widget inside of another.

use std::convert::Infallible;

use crate::id::{Id, WidgetId};
use crate::length::Length;
use crate::node::{Mapped, Node};
use crate::widget::Widget;

/// A widget inside of another: one that the tree has already, by its id, or a new one that the tree takes
/// in together with its container. A box may be told how long to make it.
pub struct Child {
    pub(crate) kind: Kind,
    length: Option<Length>,
}

pub(crate) enum Kind {
    Known(WidgetId),
    New(Box<dyn Node<Infallible>>),
    /// The new widget is on its way into the arena.
    Taken,
}

impl Child {
    /// The child for a widget by its id, or for a new one that has no events.
    pub fn new(widget: impl Into<Self>) -> Self {
        widget.into()
    }

    /// With this length along the box that it is in, whatever it wishes for itself.
    #[must_use]
    pub fn length(mut self, length: Length) -> Self {
        self.length = Some(length);
        self
    }

    /// Always `n` rows or columns long.
    #[must_use]
    pub fn fixed(self, n: u16) -> Self {
        self.length(Length::fixed(n))
    }

    /// With a share of `weight` in what is left over.
    #[must_use]
    pub fn flex(self, weight: u16) -> Self {
        let length = self.length.unwrap_or(Length::flexible());
        self.length(length.flex(weight))
    }

    /// At least `n` rows or columns long, where there is room.
    #[must_use]
    pub fn min(self, n: u16) -> Self {
        let length = self.length.unwrap_or(Length::flexible());
        self.length(length.min(n))
    }

    /// At most `n` rows or columns long.
    #[must_use]
    pub fn max(self, n: u16) -> Self {
        let length = self.length.unwrap_or(Length::flexible());
        self.length(length.max(n))
    }

    /// The length that it was given, if any.
    pub(crate) const fn given_length(&self) -> Option<Length> {
        self.length
    }

    /// The widget's id, once the tree has taken it in.
    #[must_use]
    pub const fn id(&self) -> Option<WidgetId> {
        match self.kind {
            Kind::Known(id) => Some(id),
            _ => None,
        }
    }
}

impl std::fmt::Debug for Child {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Child")
            .field("id", &self.id())
            .field("length", &self.length)
            .finish()
    }
}

impl<W> From<Id<W>> for Child {
    fn from(id: Id<W>) -> Self {
        id.untyped.into()
    }
}

impl From<WidgetId> for Child {
    fn from(id: WidgetId) -> Self {
        Self {
            kind: Kind::Known(id),
            length: None,
        }
    }
}

impl<W: Widget<Event = Infallible>> From<W> for Child {
    fn from(widget: W) -> Self {
        let node = Mapped {
            widget,
            map: |never: Infallible| -> Infallible { never },
        };
        Self {
            kind: Kind::New(Box::new(node)),
            length: None,
        }
    }
}
