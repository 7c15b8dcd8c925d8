//! How a widget of the tree is named.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// A widget of some type in a tree.
///
/// The place in the arena is used again after a widget was removed; the generation tells its id from the next one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WidgetId {
    pub(crate) index: u32,
    pub(crate) generation: u32,
}

impl WidgetId {
    /// The id of no widget.
    pub(crate) const NOBODY: Self = Self {
        index: u32::MAX,
        generation: u32::MAX,
    };
}

/// A widget of the type `W` in a tree: what [`Ui::add`](crate::Ui::add) gives, and what `ui[id]` takes.
pub struct Id<W> {
    pub(crate) untyped: WidgetId,
    of: PhantomData<fn() -> W>,
}

impl<W> Id<W> {
    pub(crate) const fn new(untyped: WidgetId) -> Self {
        Self {
            untyped,
            of: PhantomData,
        }
    }

    /// The same widget, its type forgotten.
    #[must_use]
    pub const fn untyped(self) -> WidgetId {
        self.untyped
    }
}

impl<W> From<Id<W>> for WidgetId {
    fn from(id: Id<W>) -> Self {
        id.untyped
    }
}

// Derived, these would ask the same of W.
impl<W> Clone for Id<W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Id<W> {}

impl<W> PartialEq for Id<W> {
    fn eq(&self, other: &Self) -> bool {
        self.untyped == other.untyped
    }
}

impl<W> Eq for Id<W> {}

impl<W> Hash for Id<W> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.untyped.hash(state);
    }
}

impl<W> fmt::Debug for Id<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({}.{})", self.untyped.index, self.untyped.generation)
    }
}
