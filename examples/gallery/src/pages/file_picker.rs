//! A file below a root, and nothing outside of it.

use std::sync::Arc;

use strombus_widgets::{
    Child, FileEntry, FilePath, FilePicker, FilePickerEvent, Files, Id, Label,
    Listing, Session, VBox,
};

use crate::stage::{App, Ui};

/// Files that are nowhere but here; those of a disk are read in the background just so.
struct Beach;

impl Files for Beach {
    async fn list(
        &self,
        directory: &FilePath,
    ) -> Result<Vec<FileEntry>, String> {
        match directory.to_string().as_str() {
            "" => Ok(vec![
                FileEntry::directory("shells"),
                FileEntry::directory("cave"),
                FileEntry::file("tides.txt", 4_812),
                FileEntry::file("chart.png", 1_204_551),
            ]),
            "shells" => Ok(vec![
                FileEntry::file("conch.md", 2_310),
                FileEntry::file("whelk.md", 980),
            ]),
            _ => Err("It is too dark to see anything there.".into()),
        }
    }
}

pub(crate) struct Demo {
    picker: Id<FilePicker>,
    said: Id<Label>,
}

pub(crate) enum Message {
    Picker(FilePickerEvent),
    Listed(Listing),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let picker = ui.add_with(FilePicker::new(), Message::Picker);
        let said =
            ui.add(Label::new("Enter goes in or chooses, Left goes out."));
        ui.set_root(VBox::of([Child::new(picker).flex(1), said.into()]));
        ui.focus(picker);
        list(ui, FilePath::ROOT);
        Self { picker, said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Picker(FilePickerEvent::Wanted(directory)) => {
                list(ui, directory)
            }
            Message::Picker(FilePickerEvent::Chosen(file)) => {
                ui[self.said].set_text(format!("You chose {file}."));
            }
            Message::Listed(listing) => ui[self.picker].show(listing),
        }
    }
}

fn list(ui: &mut Ui<Message>, directory: FilePath) {
    let listing = Listing::of(Arc::new(Beach), directory);
    ui.spawn(async move { Message::Listed(listing.await) });
}
