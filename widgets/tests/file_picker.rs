//! Choosing a file below a root.

use std::collections::BTreeMap;
use std::sync::Arc;

use strombus_widgets::{
    App, FileEntry, FilePath, FilePicker, FilePickerEvent, Files, Id, Listing, Pilot, Session, Ui,
};

/// Directories that were written down.
struct Written(BTreeMap<&'static str, Vec<FileEntry>>);

impl Files for Written {
    async fn list(&self, directory: &FilePath) -> Result<Vec<FileEntry>, String> {
        let entries = self.0.get(&*directory.to_string());
        entries
            .cloned()
            .ok_or_else(|| format!("{directory} cannot be read"))
    }
}

fn files() -> Written {
    Written(BTreeMap::from([
        (
            "",
            vec![
                FileEntry::file("notes.txt", 1536),
                FileEntry::directory("src"),
                FileEntry::directory("locked"),
                FileEntry::file("a.out", 3_000_000),
                FileEntry::directory(".."),
                FileEntry::file("evil/../../passwd", 1),
            ],
        ),
        (
            "src",
            vec![FileEntry::file("main.rs", 77), FileEntry::directory("ui")],
        ),
        ("src/ui", vec![]),
    ]))
}

struct Chooser {
    picker: Id<FilePicker>,
    files: Arc<Written>,
    chosen: Vec<String>,
}

enum Message {
    Picker(FilePickerEvent),
    Listed(Listing),
}

fn want(ui: &mut Ui<Message>, files: &Arc<Written>, path: FilePath) {
    let files = Arc::clone(files);
    ui.spawn(async move { Message::Listed(Listing::of(files, path).await) });
}

impl App for Chooser {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let picker = ui.add_with(FilePicker::new(), Message::Picker);
        ui.set_root(picker);
        let files = Arc::new(files());
        want(ui, &files, FilePath::ROOT);
        Self {
            picker,
            files,
            chosen: Vec::new(),
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Picker(FilePickerEvent::Wanted(path)) => want(ui, &self.files, path),
            Message::Picker(FilePickerEvent::Chosen(path)) => self.chosen.push(path.to_string()),
            Message::Listed(listing) => ui[self.picker].show(listing),
        }
    }
}

#[track_caller]
fn check(pilot: &Pilot<Chooser>, expected: &[&str]) {
    assert_eq!(pilot.screen().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn directories_come_first_and_what_leads_out_is_not_shown() {
    let pilot = Pilot::<Chooser>::new(6, 32);
    check(
        &pilot,
        &[
            "/",
            "› locked/",
            "  src/",
            "  a.out                 2.86 MiB",
            "  notes.txt             1.50 KiB",
        ],
    );
}

#[test]
fn one_goes_in_and_out_and_chooses() {
    let mut pilot = Pilot::<Chooser>::new(6, 32);
    pilot.keys("<Down><Enter>");
    check(
        &pilot,
        &["/src", "› ui/", "  main.rs                   77 B"],
    );
    pilot.keys("<Right>");
    check(&pilot, &["/src/ui", "  (empty)"]);
    pilot.keys("<Left><Down><Enter><Backspace>");
    assert_eq!(pilot.app().chosen, ["src/main.rs"]);
    assert_eq!(
        pilot.screen().lines().nth(2),
        Some("› src/"),
        "where one came from"
    );
    pilot.keys("<Left>");
    assert_eq!(pilot.ui()[pilot.app().picker].directory(), &FilePath::ROOT);
}

#[test]
fn the_mouse_goes_in_and_chooses() {
    let mut pilot = Pilot::<Chooser>::new(6, 32);
    pilot.click(2, 4).click(2, 4).click(2, 4).click(2, 4);
    assert_eq!(pilot.app().chosen, ["src/main.rs"]);
}

#[test]
fn what_cannot_be_read_is_said_and_leaves_what_was_shown() {
    let mut pilot = Pilot::<Chooser>::new(6, 32);
    pilot.keys("<Enter>");
    assert_eq!(
        pilot.screen().lines().next(),
        Some("! locked cannot be read")
    );
    pilot.keys("<Down><Enter>");
    assert_eq!(pilot.screen().lines().next(), Some("/src"));
}

#[test]
fn a_filter_leaves_the_names_that_hold_it_and_ends_with_the_directory() {
    let mut pilot = Pilot::<Chooser>::new(6, 32);
    pilot.keys("/SR");
    check(
        &pilot,
        &[
            "/",
            "› src/",
            "",
            "",
            "",
            "/SR                       1 of 4",
        ],
    );
    pilot.keys("<Enter><Enter>");
    check(
        &pilot,
        &["/src", "› ui/", "  main.rs                   77 B"],
    );
}

#[test]
fn a_listing_that_comes_late_does_not_take_the_person_back() {
    let mut pilot = Pilot::<Chooser>::new(6, 32);
    pilot.keys("<Down><Enter>");
    let listing = |path: &str| {
        let future = Listing::of(Arc::new(files()), FilePath::parse(path).expect("a path"));
        let mut future = std::pin::pin!(future);
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(listing) => listing,
            std::task::Poll::Pending => panic!("nothing is waited for"),
        }
    };
    pilot.send(Message::Listed(listing("")));
    assert_eq!(pilot.screen().lines().next(), Some("/src"));
    pilot.send(Message::Listed(listing("src")));
    assert_eq!(pilot.screen().lines().next(), Some("/src"));
}

#[test]
fn it_draws_on_any_size() {
    for rows in 0..5 {
        for columns in 0..5 {
            let mut pilot = Pilot::<Chooser>::new(rows, columns);
            pilot
                .keys("<Down>/s<Enter><Enter><Left>")
                .click(1, 1)
                .click(1, 1);
            pilot.resize(columns, rows);
        }
    }
}
