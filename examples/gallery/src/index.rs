//! The list of pages, by their groups, and the field that looks for one.

use strombus_widgets::{
    Child, Id, InputEvent, NodeId, Role, Span, TextInput, Tree, TreeEvent, Ui,
    VBox,
};

use crate::Message;
use crate::catalogue::{PAGES, Page};

/// The pages at the left.
pub(crate) struct Index {
    pub(crate) column: Id<VBox>,
    pub(crate) tree: Id<Tree>,
    /// What is looked for is written here, while the person does.
    field: Option<Id<TextInput<InputEvent>>>,
    /// The pages that are listed, by their numbers.
    listed: Vec<(NodeId, usize)>,
    /// The one of them that fits best.
    best: Option<(NodeId, usize)>,
}

/// How well a page fits what is looked for, in lower case: 0 is best; not at all, if there is none.
fn fit(page: &Page, text: &str) -> Option<u8> {
    let title = page.title.to_lowercase();
    let group = page.group.to_lowercase();
    let kinds = [
        title == text,
        title.starts_with(text),
        title.contains(text),
        group.contains(text),
    ];
    (0..)
        .zip(kinds)
        .find_map(|(kind, fits)| fits.then_some(kind))
}

impl Index {
    pub(crate) fn open(ui: &mut Ui<Message>) -> Self {
        let tree = ui.add_filtered(Tree::new(), |event| match event {
            TreeEvent::Selected(node) => Some(Message::Selected(node)),
            TreeEvent::Chosen(node) => Some(Message::Chosen(node)),
            TreeEvent::Wanted(_) => None,
        });
        let column = ui.add(VBox::of([tree.into()]));
        let mut index = Self {
            column,
            tree,
            field: None,
            listed: Vec::new(),
            best: None,
        };
        index.list(ui, "");
        index
    }

    /// Lists the pages that fit `text`.
    pub(crate) fn list(&mut self, ui: &mut Ui<Message>, text: &str) {
        let text = text.to_lowercase();
        let fits = |page: &Page| fit(page, &text).is_some();
        self.listed.clear();
        let tree = &mut ui[self.tree];
        tree.clear();
        let mut group = None;
        for (number, page) in PAGES.iter().enumerate() {
            if !fits(page) {
                continue;
            }
            let branch = match group {
                _ if page.group.is_empty() => None,
                Some((name, branch)) if name == page.group => Some(branch),
                _ => {
                    let name = Span::styled(page.group, Role::Quiet);
                    let branch = tree.branch(None, name);
                    tree.open(branch);
                    group = Some((page.group, branch));
                    Some(branch)
                }
            };
            let node = tree.leaf(branch, page.title);
            self.listed.push((node, number));
        }
        self.best = None;
        if !text.is_empty() {
            let fit_of = |&(_, page): &(NodeId, usize)| {
                PAGES.get(page).and_then(|page| fit(page, &text))
            };
            let listed = self.listed.iter().copied();
            // Of equals, the first.
            self.best = listed.min_by_key(fit_of);
        }
        if let Some((best, _)) = self.best {
            tree.select(best);
        }
    }

    /// The page that a node stands for; none of a group.
    pub(crate) fn page(&self, node: NodeId) -> Option<usize> {
        let listed = self.listed.iter().find(|(listed, _)| *listed == node);
        listed.map(|&(_, page)| page)
    }

    /// The page that fits best what is looked for.
    pub(crate) fn best(&self) -> Option<usize> {
        self.best.map(|(_, page)| page)
    }

    /// Shows that the person is at a page.
    pub(crate) fn select(&self, ui: &mut Ui<Message>, page: usize) {
        let listed = self.listed.iter().find(|(_, listed)| *listed == page);
        if let Some(&(node, _)) = listed
            && ui[self.tree].selected() != Some(node)
        {
            ui[self.tree].select(node);
        }
    }

    /// Lets the person write what is looked for.
    pub(crate) fn find(&mut self, ui: &mut Ui<Message>) {
        let field = *self.field.get_or_insert_with(|| {
            let field = TextInput::new().placeholder("a part of a name").live();
            let field = ui.add_filtered(field, |event| match event {
                InputEvent::Changed(text) => Some(Message::Find(text)),
                InputEvent::Submitted(_) => Some(Message::Found),
                InputEvent::Copied(_) => None,
            });
            let column = &mut ui[self.column];
            column.clear();
            column.push(Child::new(field).fixed(1));
            column.push(self.tree);
            field
        });
        ui.focus(field);
    }

    pub(crate) const fn is_finding(&self) -> bool {
        self.field.is_some()
    }

    /// Lists all pages again. Returns whether any were left out.
    pub(crate) fn stop_finding(&mut self, ui: &mut Ui<Message>) -> bool {
        let Some(field) = self.field.take() else {
            return false;
        };
        ui.remove(field);
        self.list(ui, "");
        true
    }
}
