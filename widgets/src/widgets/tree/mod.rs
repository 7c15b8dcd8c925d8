//! Things that hang on other things.

mod draw;
mod nodes;
mod say;

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, Rect, Size};

use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken};
use crate::rows::{Rows, Touch};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

pub use nodes::NodeId;
use nodes::{Inside, Node, Nodes};

/// What happened in a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeEvent {
    /// The person went to this node.
    Selected(NodeId),
    /// The person wants this leaf: Enter, or a second click on it.
    Chosen(NodeId),
    /// The person opened this branch for the first time: the app is to hang on it what is inside, now or later,
    /// by [`Tree::set_children`].
    Wanted(NodeId),
}

/// Branches that open and close, and leaves. What is inside of a branch need not be known before it is opened.
///
/// The arrows (or `j` and `k`), Page Up, Page Down, Home and End select. Right opens a branch and then goes into it, Left
/// closes it and then goes out; Enter, Space, a second click or one on the sign before it open and close it. Enter or a
/// second click on a leaf choose that. Only the rows that are seen are drawn.
///
/// ```
/// use strombus_widgets::Tree;
///
/// let mut tree = Tree::new();
/// let src = tree.branch(None, "src");
/// tree.set_children(src, |tree| {
///     tree.leaf(Some(src), "lib.rs");
/// });
/// tree.open(src);
/// assert_eq!(tree.shown(), 2);
/// ```
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Nodes,
    /// The rows: what is in sight or scrolled away, but not what is in closed branches; and how deep it hangs.
    flat: Vec<(NodeId, u32)>,
    /// Whether they are to be found anew.
    is_stale: bool,
    selected: Option<NodeId>,
    rows: Rows,
    focus: Focus,
    size: Size,
}

impl Tree {
    /// A tree of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Hangs a leaf on `parent`, behind what hangs there; on nothing, it is one of the tops.
    pub fn leaf(&mut self, parent: Option<NodeId>, content: impl Into<Content>) -> NodeId {
        self.add(parent, content.into(), Inside::Leaf)
    }

    /// Hangs a branch on `parent`, closed. When it is opened for the first time, the app is asked for what is inside
    /// ([`TreeEvent::Wanted`]), unless that is there already.
    pub fn branch(&mut self, parent: Option<NodeId>, content: impl Into<Content>) -> NodeId {
        self.add(parent, content.into(), Inside::Unasked)
    }

    fn add(&mut self, parent: Option<NodeId>, content: Content, inside: Inside) -> NodeId {
        if let Some(node) = parent.and_then(|id| self.nodes.get_mut(id)) {
            node.inside = Inside::Known;
        }
        let id = self.nodes.add(Node {
            content,
            parent,
            children: Vec::new(),
            inside,
            is_open: false,
        });
        self.is_stale = true;
        id
    }

    /// Replaces all that hangs on `branch` by what `hang` hangs there.
    pub fn set_children(&mut self, branch: NodeId, hang: impl FnOnce(&mut Self)) {
        if let Some(node) = self.nodes.get_mut(branch) {
            node.inside = Inside::Known;
            let before = std::mem::take(&mut node.children);
            self.nodes.drop_all(before);
            hang(self);
            self.is_stale = true;
        }
    }

    /// Removes a node and all that hangs on it.
    pub fn remove(&mut self, node: NodeId) {
        self.settle();
        self.nodes.remove(node);
        self.is_stale = true;
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        let tops = std::mem::take(&mut self.nodes.tops);
        self.nodes.drop_all(tops);
        self.is_stale = true;
    }

    /// What a node says.
    #[must_use]
    pub fn content(&self, node: NodeId) -> Option<&Content> {
        Some(&self.nodes.get(node)?.content)
    }

    /// Has a node say `content`.
    pub fn set_content(&mut self, node: NodeId, content: impl Into<Content>) {
        if let Some(node) = self.nodes.get_mut(node) {
            node.content = content.into();
        }
    }

    /// What a node hangs on.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.get(node)?.parent
    }

    /// What hangs on a node, in order; on nothing, the tops.
    #[must_use]
    pub fn children_of(&self, node: Option<NodeId>) -> &[NodeId] {
        self.nodes.on(node)
    }

    /// Whether what hangs on a branch is shown, as far as the branch itself is.
    #[must_use]
    pub fn is_open(&self, branch: NodeId) -> bool {
        self.nodes.get(branch).is_some_and(|node| node.is_open)
    }

    /// Opens a branch. Returns whether it was opened for the first time, and the app is to hang on it what is inside.
    pub fn open(&mut self, branch: NodeId) -> bool {
        let Some(node) = self.nodes.get_mut(branch) else {
            return false;
        };
        node.is_open = node.inside != Inside::Leaf;
        self.is_stale = true;
        let is_wanted = node.inside == Inside::Unasked;
        if is_wanted {
            node.inside = Inside::Asked;
        }
        is_wanted
    }

    /// Closes a branch. A selected node inside of it gives the selection to the branch.
    pub fn close(&mut self, branch: NodeId) {
        if let Some(node) = self.nodes.get_mut(branch) {
            node.is_open = false;
            self.is_stale = true;
        }
    }

    /// The selected node.
    #[must_use]
    pub const fn selected(&self) -> Option<NodeId> {
        self.selected
    }

    /// Selects a node, opens what it is inside of, and scrolls to it.
    pub fn select(&mut self, node: NodeId) {
        let mut around = self.nodes.get(node).map(|node| node.parent);
        if around.is_none() {
            return;
        }
        while let Some(Some(id)) = around {
            around = self.nodes.get_mut(id).map(|node| {
                node.is_open = true;
                node.parent
            });
        }
        self.is_stale = true;
        self.selected = Some(node);
        self.settle();
        self.rows.go(self.row_of(node).unwrap_or(0));
    }

    /// How many rows there are: what is in closed branches is not counted.
    pub fn shown(&mut self) -> usize {
        self.settle();
        self.flat.len()
    }

    fn row_of(&self, node: NodeId) -> Option<usize> {
        self.flat.iter().position(|&(id, _)| id == node)
    }

    /// Finds the rows, if anything was changed since. What was selected and is not shown any more gives the selection
    /// to the nearest around it that is, or to what stands on its row now.
    fn settle(&mut self) {
        if !std::mem::take(&mut self.is_stale) {
            return;
        }
        self.flat.clear();
        let mut left: Vec<(NodeId, u32)> =
            self.nodes.tops.iter().rev().map(|&id| (id, 0)).collect();
        while let Some((id, depth)) = left.pop() {
            self.flat.push((id, depth));
            if let Some(node) = self.nodes.get(id).filter(|node| node.is_open) {
                let inside = node.children.iter().rev();
                left.extend(inside.map(|&id| (id, depth.saturating_add(1))));
            }
        }
        self.rows.set_count(self.flat.len());
        let mut at = self.selected;
        let row = loop {
            let Some(id) = at else { break None };
            if let Some(row) = self.row_of(id) {
                break Some(row);
            }
            at = self.parent(id);
        };
        match row {
            Some(row) if Some(row) != self.rows.at() => {
                self.rows.go(row);
            }
            _ => {}
        }
        self.note_selected();
    }

    /// What is on the row of the cursor is selected.
    fn note_selected(&mut self) {
        let row = self.rows.at().and_then(|row| self.flat.get(row));
        self.selected = row.map(|&(id, _)| id);
    }

    fn go(&mut self, row: usize, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        if !self.rows.go(row) {
            return Outcome::Ignored;
        }
        self.note_selected();
        self.say_selected(emit);
        Outcome::Consumed
    }

    fn say_selected(&self, emit: &mut Emitter<'_, TreeEvent>) {
        if let Some(node) = self.selected {
            emit.emit(TreeEvent::Selected(node));
        }
    }

    /// Opens or closes a branch; there is nothing to do with a leaf.
    fn toggle(&mut self, id: NodeId, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        let Some(node) = self
            .nodes
            .get(id)
            .filter(|node| node.inside != Inside::Leaf)
        else {
            return Outcome::Ignored;
        };
        if node.is_open {
            self.close(id);
        } else if self.open(id) {
            emit.emit(TreeEvent::Wanted(id));
        }
        self.settle();
        Outcome::Consumed
    }

    fn toggle_or_choose(&mut self, id: NodeId, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        if self.toggle(id, emit) == Outcome::Ignored {
            emit.emit(TreeEvent::Chosen(id));
        }
        Outcome::Consumed
    }

    /// Opens what is selected, or goes to the first that hangs on it.
    fn go_in(&mut self, id: NodeId, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        match (
            self.is_open(id),
            self.nodes.on(Some(id)).first(),
            self.rows.at(),
        ) {
            (false, ..) => self.toggle(id, emit),
            (true, Some(_), Some(row)) => self.go(row + 1, emit),
            _ => Outcome::Ignored,
        }
    }

    /// Closes what is selected, or goes to what it hangs on.
    fn go_out(&mut self, id: NodeId, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        if self.is_open(id) {
            return self.toggle(id, emit);
        }
        let around = self.parent(id).and_then(|parent| self.row_of(parent));
        around.map_or(Outcome::Ignored, |row| self.go(row, emit))
    }
}

impl Widget for Tree {
    type Event = TreeEvent;

    fn say(&self) -> Spoken<'_> {
        self.spoken()
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        self.take_answer(answer, emit)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let rows = u16::try_from(self.flat.len()).unwrap_or(u16::MAX);
        Wish::new(
            Length::preferred(rows).min(1).flex(1),
            Length::flexible().min(8),
        )
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        self.settle();
        if let Some(row) = self.rows.target(key, true) {
            return self.go(row, emit);
        }
        let Some(id) = self.selected.filter(|_| key.modifiers.is_empty()) else {
            return Outcome::Ignored;
        };
        match key.code {
            KeyCode::Right => self.go_in(id, emit),
            KeyCode::Left => self.go_out(id, emit),
            KeyCode::Char(' ') => self.toggle(id, emit),
            KeyCode::Enter => self.toggle_or_choose(id, emit),
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, TreeEvent>) -> Outcome {
        self.settle();
        match self.rows.mouse(mouse, Rect::of(self.size)) {
            Touch::Ignored => Outcome::Ignored,
            Touch::Scrolled => Outcome::Consumed,
            Touch::Row { row, moved, again } => {
                self.note_selected();
                if moved {
                    self.say_selected(emit);
                }
                if let Some(&(id, depth)) = self.flat.get(row) {
                    let sign = self.sign_at(depth);
                    if (sign..sign + 2).contains(&mouse.at.column) {
                        self.toggle(id, emit);
                    } else if again {
                        self.toggle_or_choose(id, emit);
                    }
                }
                Outcome::Consumed
            }
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        let node = self.selected.and_then(|id| self.nodes.get(id));
        let branch = node.filter(|node| node.inside != Inside::Leaf);
        let is_open = branch.map(|branch| branch.is_open);
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Right", "open").enabled(is_open == Some(false)));
        show(KeyHelp::new("Left", "close").enabled(is_open == Some(true)));
        show(KeyHelp::new("Enter", "choose").enabled(node.is_some() && branch.is_none()));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        self.settle();
        self.rows.set_visible(usize::from(size.rows));
    }

    /// There are none; but it is asked before each frame if anything was changed, and then finds its rows.
    fn children(&mut self, _visit: &mut dyn FnMut(&mut Child)) {
        self.settle();
    }
}
