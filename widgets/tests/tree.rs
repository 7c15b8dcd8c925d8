//! Branches that open and close.

mod stage;

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{MouseAction, MouseButton};
use strombus_widgets::{Id, NodeId, Pilot, Tree};

/// What the tests know of their tree.
#[derive(Clone, Copy)]
struct Known {
    tree: Id<Tree>,
    src: NodeId,
    ui: NodeId,
    docs: NodeId,
}

fn tree(rows: u16, columns: u16) -> (Pilot<Stage>, Known) {
    stage(rows, columns, |stage| {
        let mut tree = Tree::new();
        let src = tree.branch(None, "src");
        let ui = tree.branch(Some(src), "ui");
        tree.leaf(Some(ui), "draw.rs");
        tree.leaf(Some(ui), "focus.rs");
        tree.leaf(Some(src), "lib.rs");
        let docs = tree.branch(None, "docs");
        tree.leaf(None, "README.md");
        let names = tree_names(&[(src, "src"), (ui, "ui"), (docs, "docs")]);
        let tree = stage.add_with(tree, move |event| {
            let said = format!("{event:?}");
            let name = names.iter().find(|(id, _)| said.contains(id));
            let event = said.split('(').next().unwrap_or_default();
            Message::Said(format!(
                "{event} {}",
                name.map_or("a leaf", |(_, name)| name)
            ))
        });
        stage.set_root(tree);
        Known {
            tree,
            src,
            ui,
            docs,
        }
    })
}

fn tree_names(known: &[(NodeId, &'static str)]) -> Vec<(String, &'static str)> {
    known
        .iter()
        .map(|(id, name)| (format!("{id:?}"), *name))
        .collect()
}

#[test]
fn branches_open_and_close_with_the_arrows() {
    let (mut pilot, _) = tree(8, 20);
    check_screen(&pilot, &["› + src", "  + docs", "    README.md"]);
    pilot.keys("<Right><Right><Right>");
    check_screen(
        &pilot,
        &[
            "  - src",
            "›   - ui",
            "        draw.rs",
            "        focus.rs",
            "      lib.rs",
            "  + docs",
            "    README.md",
        ],
    );
    pilot.keys("<Right><Left><Left><Left>");
    check_screen(
        &pilot,
        &[
            "› - src",
            "    + ui",
            "      lib.rs",
            "  + docs",
            "    README.md",
        ],
    );
    pilot.keys("<Left>");
    check_screen(&pilot, &["› + src", "  + docs", "    README.md"]);
}

#[test]
fn the_keys_that_are_told_are_those_of_what_is_selected() {
    let (mut pilot, _) = tree(8, 20);
    let mut check = |keys: &str, expected: &[&str]| {
        let told = pilot.keys(keys).ui().keys();
        let enabled = told.iter().filter(|key| key.enabled);
        let told: Vec<&str> = enabled.map(|key| &*key.help).collect();
        assert_eq!(told, expected, "{keys}");
    };
    check("", &["select", "open"]);
    check("<Right>", &["select", "close"]);
    check("<End>", &["select", "choose"]);
}

#[test]
fn what_is_inside_is_asked_for_when_it_is_wanted_and_not_again() {
    let (mut pilot, known) = tree(8, 20);
    pilot.keys("<Down><Space>");
    check_screen(&pilot, &["  + src", "› - docs …", "    README.md"]);
    assert_eq!(heard(&pilot), ["Selected docs", "Wanted docs"]);
    act(&mut pilot, move |ui| {
        ui[known.tree].set_children(known.docs, |tree| {
            tree.leaf(Some(known.docs), "guide.md");
        });
    });
    check_screen(
        &pilot,
        &["  + src", "› - docs", "      guide.md", "    README.md"],
    );
    pilot.keys("<Space><Space>");
    assert_eq!(heard(&pilot).len(), 2);
    act(&mut pilot, move |ui| {
        ui[known.tree].set_children(known.docs, |_| ())
    });
    check_screen(&pilot, &["  + src", "› - docs", "    README.md"]);
}

#[test]
fn enter_chooses_a_leaf_and_opens_a_branch() {
    let (mut pilot, known) = tree(8, 20);
    pilot.keys("<Enter><End><Enter>");
    assert!(pilot.ui()[known.tree].is_open(known.src));
    assert_eq!(heard(&pilot), ["Selected a leaf", "Chosen a leaf"]);
}

#[test]
fn the_mouse_opens_on_the_sign_or_by_a_second_click() {
    let (mut pilot, known) = tree(8, 20);
    pilot.click(0, 2);
    assert!(pilot.ui()[known.tree].is_open(known.src));
    pilot.click(1, 8);
    assert!(!pilot.ui()[known.tree].is_open(known.ui));
    pilot.click(1, 8);
    assert!(pilot.ui()[known.tree].is_open(known.ui));
    pilot.click(1, 4);
    assert!(!pilot.ui()[known.tree].is_open(known.ui));
    pilot.click(4, 4).click(4, 4);
    assert_eq!(
        heard(&pilot),
        ["Selected ui", "Selected a leaf", "Chosen a leaf"]
    );
}

#[test]
fn closing_a_branch_takes_the_selection_out_of_it() {
    let (mut pilot, known) = tree(8, 20);
    act(&mut pilot, move |ui| {
        let leaf = ui[known.tree].children_of(Some(known.ui))[1];
        ui[known.tree].select(leaf);
    });
    assert!(pilot.screen().contains("›       focus.rs"));
    act(&mut pilot, move |ui| ui[known.tree].close(known.src));
    check_screen(&pilot, &["› + src", "  + docs", "    README.md"]);
}

#[test]
fn what_was_removed_is_nobodys() {
    let (mut pilot, known) = tree(8, 20);
    act(&mut pilot, move |ui| {
        let tree = &mut ui[known.tree];
        tree.open(known.src);
        tree.select(known.ui);
        tree.remove(known.src);
        let other = tree.leaf(None, "other");
        assert_ne!(other, known.src);
        assert!(tree.content(known.src).is_none() && tree.content(known.ui).is_none());
        tree.select(known.ui);
        tree.set_content(known.docs, "pages");
        assert_eq!(tree.parent(known.docs), None);
    });
    check_screen(&pilot, &["  + pages", "›   README.md", "    other"]);
    act(&mut pilot, move |ui| ui[known.tree].clear());
    check_screen(&pilot, &[]);
    pilot.keys("<Down><Right><Enter>");
}

#[test]
fn what_hangs_deep_stays_in_sight() {
    let (pilot, _) = stage(3, 20, |stage| {
        let mut tree = Tree::new();
        let mut at = None;
        for depth in 0..10_000 {
            at = Some(tree.branch(at, format!("at {depth}")));
        }
        if let Some(node) = at {
            tree.select(node);
        }
        let id = stage.add(tree);
        stage.set_root(id);
    });
    assert_eq!(pilot.screen().lines().last(), Some("›           + at 9…┃"));
}

#[test]
fn a_hundred_thousand_rows_are_no_burden() {
    let (mut pilot, id) = stage(20, 40, |stage| {
        let mut tree = Tree::new();
        let top = tree.branch(None, "top");
        for n in 0..100_000 {
            tree.leaf(Some(top), format!("leaf {n}"));
        }
        tree.open(top);
        let id = stage.add(tree);
        stage.set_root(id);
        id
    });
    pilot.keys("<End>");
    for _ in 0..200 {
        pilot.keys("<Up><PageUp>");
    }
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 5);
    act(&mut pilot, move |ui| assert_eq!(ui[id].shown(), 100_001));
}
