//! What hangs where in a tree.

use crate::content::Content;

/// A node of a [`Tree`](crate::Tree). It is nobody's once its node was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NodeId {
    index: u32,
    generation: u32,
}

/// What is known of the children of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// It has none, and never will.
    Leaf,
    /// Nobody asked for them.
    Unasked,
    /// The app was asked for them.
    Asked,
    /// They hang in the tree.
    Known,
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) content: Content,
    pub(super) parent: Option<NodeId>,
    pub(super) children: Vec<NodeId>,
    pub(super) inside: Inside,
    pub(super) is_open: bool,
}

/// The nodes, in places that are used again.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    places: Vec<(u32, Option<Node>)>,
    free: Vec<u32>,
    /// What hangs nowhere.
    pub(super) tops: Vec<NodeId>,
}

impl Nodes {
    pub(super) fn get(&self, id: NodeId) -> Option<&Node> {
        let (generation, node) = self.places.get(id.index as usize)?;
        node.as_ref().filter(|_| *generation == id.generation)
    }

    pub(super) fn get_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        let (generation, node) = self.places.get_mut(id.index as usize)?;
        node.as_mut().filter(|_| *generation == id.generation)
    }

    /// What hangs on `parent`, or nowhere.
    pub(super) fn on(&self, parent: Option<NodeId>) -> &[NodeId] {
        match parent {
            None => &self.tops,
            Some(id) => self.get(id).map_or(&[], |node| &node.children),
        }
    }

    /// Hangs a node behind what hangs on its parent; it hangs nowhere if that was removed.
    pub(super) fn add(&mut self, mut node: Node) -> NodeId {
        let parent = node.parent.filter(|&id| self.get(id).is_some());
        node.parent = parent;
        let id = match self.free.pop() {
            Some(index) => NodeId {
                index,
                generation: self.places.get(index as usize).map_or(0, |place| place.0),
            },
            None => NodeId {
                index: u32::try_from(self.places.len()).unwrap_or(u32::MAX),
                generation: 0,
            },
        };
        match self.places.get_mut(id.index as usize) {
            Some(place) => place.1 = Some(node),
            None => self.places.push((0, Some(node))),
        }
        match parent.and_then(|id| self.get_mut(id)) {
            Some(parent) => parent.children.push(id),
            None => self.tops.push(id),
        }
        id
    }

    /// Removes a node and all that hangs on it.
    pub(super) fn remove(&mut self, id: NodeId) {
        let Some(node) = self.get(id) else {
            return;
        };
        match node.parent.and_then(|parent| self.get_mut(parent)) {
            Some(parent) => parent.children.retain(|&child| child != id),
            None => self.tops.retain(|&top| top != id),
        }
        self.drop_all(vec![id]);
    }

    /// Removes nodes that hang nowhere any more, and all that hangs on them.
    pub(super) fn drop_all(&mut self, mut ids: Vec<NodeId>) {
        while let Some(id) = ids.pop() {
            if self.get(id).is_none() {
                continue;
            }
            if let Some((generation, place)) = self.places.get_mut(id.index as usize) {
                ids.extend(place.take().into_iter().flat_map(|node| node.children));
                *generation = generation.wrapping_add(1);
                self.free.push(id.index);
            }
        }
    }
}
