//! Choosing a file.

mod draw;
mod files;
mod say;

use std::sync::Arc;

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, Position, Rect, Size};

use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::rows::{Rows, Touch};
use crate::seek::{Seek, Sought};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

pub use files::{FileEntry, FilePath, Files};

/// What happened in a [`FilePicker`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePickerEvent {
    /// The person wants to see what is in this directory: the app is to list it
    /// ([`Listing::of`]), and hand that to [`FilePicker::show`].
    Wanted(FilePath),
    /// The person wants this file: Enter, or a second click on it.
    Chosen(FilePath),
}

/// What is in a directory, or why that cannot be said.
#[derive(Clone, Debug)]
pub struct Listing {
    directory: FilePath,
    entries: Result<Vec<FileEntry>, String>,
}

impl Listing {
    /// Lists a directory: a future for [`Ui::spawn`](crate::Ui::spawn), whose end is for [`FilePicker::show`].
    pub async fn of<F: Files>(files: Arc<F>, directory: FilePath) -> Self {
        let entries = files.list(&directory).await;
        Self { directory, entries }
    }
}

/// Files and directories below a root, of which the person chooses one file.
///
/// The arrows, Page Up, Page Down, Home and End select; Enter, Right or a second click go into a directory; Left or
/// Backspace go out of it; Enter or a second click choose a file. `/` opens a row to write in, and only the names that
/// hold what is written are shown. Directories come first, then all by their names.
///
/// It does no I/O and never sees a path that leads out of the root: the app lends it [`Files`].
///
/// ```
/// use std::sync::Arc;
/// use strombus_widgets::{FilePath, FilePicker, FilePickerEvent, Files, Id, Listing, Ui};
///
/// enum Message { Picker(FilePickerEvent), Listed(Listing) }
///
/// fn open(ui: &mut Ui<Message>, files: Arc<impl Files + 'static>) -> Id<FilePicker> {
///     let picker = ui.add_with(FilePicker::new(), Message::Picker);
///     ui.spawn(async move { Message::Listed(Listing::of(files, FilePath::ROOT).await) });
///     picker
/// }
/// ```
#[derive(Debug)]
pub struct FilePicker {
    directory: FilePath,
    /// Directories first, then by name.
    entries: Vec<FileEntry>,
    /// The numbers of those that the filter leaves.
    shown: Vec<usize>,
    /// Why nothing is shown.
    failure: Option<String>,
    /// The directory that is being listed.
    awaited: Option<FilePath>,
    rows: Rows,
    seek: Seek,
    focus: Focus,
    size: Size,
}

impl Default for FilePicker {
    fn default() -> Self {
        Self::new()
    }
}

impl FilePicker {
    /// A picker that waits for what is in the root.
    #[must_use]
    pub fn new() -> Self {
        Self {
            directory: FilePath::ROOT,
            entries: Vec::new(),
            shown: Vec::new(),
            failure: None,
            awaited: Some(FilePath::ROOT),
            rows: Rows::default(),
            seek: Seek::new("/"),
            focus: Focus::None,
            size: Size::new(0, 0),
        }
    }

    /// Shows what is in a directory, unless the person wants to see another one by now. What was shown before stays if
    /// that cannot be listed, with the reason above it.
    pub fn show(&mut self, listing: Listing) {
        let is_awaited = self.awaited.as_ref() == Some(&listing.directory);
        if !is_awaited && listing.directory != self.directory {
            return;
        }
        self.awaited = self.awaited.take().filter(|_| !is_awaited);
        let mut entries = match listing.entries {
            Ok(entries) => entries,
            Err(failure) => {
                self.failure = Some(failure);
                return;
            }
        };
        let is_name = |entry: &FileEntry| FilePath::ROOT.join(&entry.name).is_some();
        entries.retain(is_name);
        entries.sort_by(|one, other| {
            let directories = other.is_directory.cmp(&one.is_directory);
            directories.then_with(|| one.name.cmp(&other.name))
        });
        self.failure = None;
        // Whoever comes out of a directory finds the cursor on it; whoever looks again, where it was.
        let came_out = self.directory.parent().as_ref() == Some(&listing.directory);
        let select = if came_out {
            self.directory.name().map(str::to_owned)
        } else {
            self.selected().map(|entry| entry.name.clone())
        };
        if self.directory != listing.directory {
            self.seek.set_text("");
        }
        self.directory = listing.directory;
        self.entries = entries;
        self.apply_filter(select.as_deref());
    }

    /// The directory whose entries are shown.
    #[must_use]
    pub const fn directory(&self) -> &FilePath {
        &self.directory
    }

    /// The selected entry.
    #[must_use]
    pub fn selected(&self) -> Option<&FileEntry> {
        self.entries.get(*self.shown.get(self.rows.at()?)?)
    }

    fn apply_filter(&mut self, select: Option<&str>) {
        let needle = self.seek.needle();
        let numbered = self.entries.iter().enumerate();
        let left = numbered.filter(|(_, entry)| needle.is_in(&entry.name));
        self.shown = left.map(|(number, _)| number).collect();
        self.lay_out();
        self.rows.set_count(self.shown.len());
        let is_it = |&number: &usize| {
            let entry = self.entries.get(number);
            entry.is_some_and(|entry| Some(&*entry.name) == select)
        };
        let row = self.shown.iter().position(is_it);
        self.rows.go(row.unwrap_or(0));
    }

    /// Where the entries stand: below the path, above the row of the filter.
    fn area(&self) -> Rect {
        let foot = u16::from(self.seek.is_shown());
        let rows = self.size.rows.saturating_sub(1).saturating_sub(foot);
        Rect::new(Position::new(1, 0), Size::new(rows, self.size.columns))
    }

    fn lay_out(&mut self) {
        self.rows.set_visible(usize::from(self.area().size.rows));
    }

    fn want(&mut self, directory: FilePath, emit: &mut Emitter<'_, FilePickerEvent>) -> Outcome {
        self.failure = None;
        self.awaited = Some(directory.clone());
        emit.emit(FilePickerEvent::Wanted(directory));
        Outcome::Consumed
    }

    fn go_out(&mut self, emit: &mut Emitter<'_, FilePickerEvent>) -> Outcome {
        match self.directory.parent() {
            Some(around) => self.want(around, emit),
            None => Outcome::Ignored,
        }
    }

    /// Goes into the selected directory, or chooses the selected file.
    fn enter(&mut self, emit: &mut Emitter<'_, FilePickerEvent>) -> Outcome {
        let Some(entry) = self.selected() else {
            return Outcome::Ignored;
        };
        let is_directory = entry.is_directory;
        match self.directory.join(&entry.name) {
            Some(path) if is_directory => self.want(path, emit),
            Some(path) => {
                emit.emit(FilePickerEvent::Chosen(path));
                Outcome::Consumed
            }
            None => Outcome::Ignored,
        }
    }

    fn sought(&mut self, sought: Sought) -> Outcome {
        match sought {
            Sought::Ignored => return Outcome::Ignored,
            Sought::Consumed => self.lay_out(),
            Sought::Changed => {
                let select = self.selected().map(|entry| entry.name.clone());
                self.apply_filter(select.as_deref());
            }
        }
        Outcome::Consumed
    }
}

impl Widget for FilePicker {
    type Event = FilePickerEvent;

    fn say(&self) -> Spoken<'_> {
        self.spoken()
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        let failure = self.failure.as_deref().unwrap_or_default();
        hear(0, Spoken::new(SpokenRole::Notice).value(failure));
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, FilePickerEvent>) -> Outcome {
        self.take_answer(answer, emit)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(3), Length::flexible().min(16))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, FilePickerEvent>) -> Outcome {
        let sought = if !self.seek.is_open() && *key == Key::char('/') {
            self.seek.open();
            Sought::Consumed
        } else {
            self.seek.key(key)
        };
        if self.sought(sought) == Outcome::Consumed {
            return Outcome::Consumed;
        }
        if let Some(row) = self.rows.target(key, true) {
            return if self.rows.go(row) {
                Outcome::Consumed
            } else {
                Outcome::Ignored
            };
        }
        match key.code {
            _ if !key.modifiers.is_empty() => Outcome::Ignored,
            KeyCode::Enter => self.enter(emit),
            KeyCode::Right if self.selected().is_some_and(|entry| entry.is_directory) => {
                self.enter(emit)
            }
            KeyCode::Left | KeyCode::Backspace => self.go_out(emit),
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, FilePickerEvent>) -> Outcome {
        let area = self.area();
        if mouse.at.row == area.bottom() && self.seek.is_shown() {
            let at = Position::new(0, mouse.at.column);
            return self.seek.mouse(&Mouse { at, ..*mouse });
        }
        match self.rows.mouse(mouse, area) {
            Touch::Ignored => Outcome::Ignored,
            Touch::Row { again: true, .. } => self.enter(emit),
            _ => Outcome::Consumed,
        }
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, FilePickerEvent>) -> Outcome {
        let sought = self.seek.paste(text);
        self.sought(sought)
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Enter", "open"));
        show(KeyHelp::new("Left", "out").enabled(self.directory != FilePath::ROOT));
        show(KeyHelp::new("/", "filter").enabled(!self.seek.is_open()));
        show(KeyHelp::new("Esc", "show all").enabled(self.seek.is_shown()));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        self.seek.is_open()
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        self.seek.resized(size.columns);
        self.lay_out();
    }
}
