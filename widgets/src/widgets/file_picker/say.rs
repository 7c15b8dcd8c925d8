//! What a file picker says, and how it is answered, in plain mode.

use std::borrow::Cow;

use super::{FileEntry, FilePath, FilePicker, FilePickerEvent};
use crate::plain::{Answer, Spoken, SpokenItems, SpokenRole};
use crate::widget::{Emitter, Outcome};

/// The directory around comes first, if there is one, then the entries that are shown.
impl SpokenItems for FilePicker {
    fn end(&self) -> u64 {
        self.shown.len() as u64 + u64::from(self.has_around())
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        match self.entry(number) {
            Some(entry) => Cow::Borrowed(&entry.name),
            None if number == 0 && self.has_around() => "The directory around".into(),
            None => "".into(),
        }
    }

    fn state(&self, number: u64) -> Cow<'_, str> {
        let is_directory = self.entry(number).is_some_and(|entry| entry.is_directory);
        if is_directory { "directory" } else { "" }.into()
    }
}

impl FilePicker {
    fn has_around(&self) -> bool {
        self.directory != FilePath::ROOT
    }

    /// The row of an item; none of the directory around.
    fn row(&self, number: u64) -> Option<usize> {
        let row = number.checked_sub(u64::from(self.has_around()))?;
        usize::try_from(row)
            .ok()
            .filter(|&row| row < self.shown.len())
    }

    fn entry(&self, number: u64) -> Option<&FileEntry> {
        self.entries.get(*self.shown.get(self.row(number)?)?)
    }

    pub(super) fn spoken(&self) -> Spoken<'_> {
        let list = Spoken::new(SpokenRole::List).items(self, None);
        match self.directory.name() {
            None => list,
            Some(_) => list.value(format!("in {}", self.directory)),
        }
    }

    /// The directory is opened, the file is chosen.
    pub(super) fn take_answer(
        &mut self,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, FilePickerEvent>,
    ) -> Outcome {
        let Answer::Item(number) = answer else {
            return Outcome::Ignored;
        };
        match self.row(*number) {
            Some(row) => {
                self.rows.go(row);
                self.enter(emit)
            }
            None if *number == 0 => self.go_out(emit),
            None => Outcome::Ignored,
        }
    }
}
