//! Branches that open and close; what is in them may come later.

use strombus_widgets::{
    Child, Id, Label, NodeId, Session, Tree, TreeEvent, VBox,
};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    tree: Id<Tree>,
    said: Id<Label>,
}

pub(crate) enum Message {
    Tree(TreeEvent),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let mut tree = Tree::new();
        let molluscs = tree.branch(None, "molluscs");
        let snails = tree.branch(Some(molluscs), "snails");
        for shell in ["conch", "cowrie", "whelk"] {
            tree.leaf(Some(snails), shell);
        }
        tree.leaf(Some(molluscs), "oyster");
        tree.branch(None, "divisors of 720");
        tree.open(molluscs);
        tree.open(snails);
        let tree = ui.add_with(tree, Message::Tree);
        let said = ui.add(Label::new("Right opens a branch, Left closes it."));
        ui.set_root(VBox::of([Child::new(tree).flex(1), said.into()]));
        ui.focus(tree);
        Self { tree, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Tree(TreeEvent::Wanted(branch)) => {
                hang(&mut ui[self.tree], branch)
            }
            Message::Tree(TreeEvent::Chosen(leaf)) => {
                let name = name(&ui[self.tree], leaf);
                ui[self.said].set_text(format!("You chose {name}."));
            }
            Message::Tree(TreeEvent::Selected(_)) => {}
        }
    }
}

fn name(tree: &Tree, node: NodeId) -> String {
    tree.content(node)
        .map(|content| content.text().to_owned())
        .unwrap_or_default()
}

/// Hangs what divides a number on that, when the person looks there.
fn hang(tree: &mut Tree, branch: NodeId) {
    let number: u32 = name(tree, branch)
        .rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(1);
    tree.set_children(branch, |tree| {
        for divisor in
            (2..number).filter(|divisor| number.is_multiple_of(*divisor))
        {
            tree.branch(Some(branch), divisor.to_string());
        }
    });
}
