//! Tables, trees, files, several picks.

use std::sync::Arc;

use strombus_widgets::{
    App, Child, Column, FileEntry, FilePath, FilePicker, FilePickerEvent, Files, Id, Label, List,
    ListEvent, Listing, Pilot, Session, Table, TableEvent, Tree, TreeEvent, Ui, VBox,
};

use crate::stage::{check, met, open};

#[test]
fn a_row_is_chosen_by_its_number_or_first_cell() {
    let build = |ui: &mut Ui<String>| {
        let row = |name: &str, age: &str| vec![name.to_owned(), age.to_owned()];
        let rows = vec![row("Ann", "40"), row("Bob", "30"), row("Cid", "20")];
        let mut table = Table::new([Column::new("Name"), Column::new("Age")], rows);
        table.sort(1, strombus_widgets::Direction::Ascending);
        ui.add_filtered(table, |event| match event {
            TableEvent::Chosen(row) => Some(format!("row {row}")),
            _ => None,
        })
        .into()
    };
    assert_eq!(
        met(build),
        "Table of 3 rows, by Age. Its columns: Name, Age. Type a number or a name to choose.\n\
         1. Cid, 20\n2. Bob, 30\n3. Ann, 40\n"
    );
    check(&mut open(build), "> 1\nTold: row 2\n> ann\nTold: row 0");
}

#[test]
fn a_branch_is_opened_and_what_hangs_on_it_is_said() {
    let build = |ui: &mut Ui<String>| {
        let mut tree = Tree::new();
        let fruit = tree.branch(None, "Fruit");
        tree.leaf(Some(fruit), "Apple");
        tree.leaf(Some(fruit), "Pear");
        tree.leaf(None, "Stone");
        ui.add_filtered(tree, |event| match event {
            TreeEvent::Chosen(_) => Some("chosen".to_owned()),
            _ => None,
        })
        .into()
    };
    assert_eq!(
        met(build),
        "Tree of 2. Type a number or a name to open, close or choose.\n\
         1. Fruit, closed\n2. Stone\n"
    );
    check(
        &mut open(build),
        "\
> fruit
Tree of 4.
1. Fruit, open
2. Apple, level 2
3. Pear, level 2
4. Stone
> pear
Told: chosen
> 1
Tree of 2.
1. Fruit, closed
2. Stone",
    );
}

#[test]
fn several_items_are_picked_and_then_chosen() {
    let build = |ui: &mut Ui<String>| {
        let list = List::new(["Red", "Green", "Blue"]).multiple();
        ui.add_filtered(list, |event| match event {
            ListEvent::Chosen(item) => Some(format!("item {item}")),
            _ => None,
        })
        .into()
    };
    check(
        &mut open(build),
        "\
> red
List of 3, 1 picked.
1. Red, picked
2. Green
3. Blue
> 3
List of 3, 2 picked.
1. Red, picked
2. Green
3. Blue, picked
> 1
List of 3, 1 picked.
1. Red
2. Green
3. Blue, picked
> /key Enter
Told: item 0",
    );
}

struct Disk;

impl Files for Disk {
    async fn list(&self, directory: &FilePath) -> Result<Vec<FileEntry>, String> {
        match directory.name() {
            None => Ok(vec![
                FileEntry::directory("secret"),
                FileEntry::directory("letters"),
                FileEntry::file("notes.txt", 10),
            ]),
            Some("letters") => Ok(vec![FileEntry::file("ann.txt", 10)]),
            Some(_) => Err("You may not look there.".to_owned()),
        }
    }
}

struct Chooser(Id<FilePicker>, Id<Label>);

enum Message {
    Picker(FilePickerEvent),
    Listed(Listing),
}

fn list(ui: &mut Ui<Message>, path: FilePath) {
    ui.spawn(async move { Message::Listed(Listing::of(Arc::new(Disk), path).await) });
}

impl App for Chooser {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let picker = ui.add_with(FilePicker::new(), Message::Picker);
        let told = ui.add(Label::new(""));
        ui.set_root(VBox::of([picker.into(), Child::new(told).fixed(1)]));
        list(ui, FilePath::ROOT);
        Self(picker, told)
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Picker(FilePickerEvent::Wanted(path)) => list(ui, path),
            Message::Picker(FilePickerEvent::Chosen(path)) => {
                ui[self.1].set_text(format!("It is {path}."))
            }
            Message::Listed(listing) => ui[self.0].show(listing),
        }
    }
}

#[test]
fn a_file_is_found_through_directories() {
    let mut pilot = Pilot::<Chooser>::plain(80);
    let said = pilot.said();
    let list = "List of 3. Type a number or a name to choose.\n\
                1. letters, directory\n2. secret, directory\n3. notes.txt\n";
    assert!(said.ends_with(list), "{said}");
    assert_eq!(pilot.line("secret"), "You may not look there.\n");
    assert_eq!(
        pilot.line("letters"),
        "List of 2, in letters.\n1. The directory around\n2. ann.txt\n"
    );
    assert_eq!(pilot.line("2"), "It is letters/ann.txt.\n");
    assert_eq!(
        pilot.line("1"),
        "List of 3.\n1. letters, directory\n2. secret, directory\n3. notes.txt\n"
    );
}
