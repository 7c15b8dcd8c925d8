//! What a log says in plain mode.

use std::borrow::Cow;

use super::LogView;
use super::lines::Level;
use crate::plain::SpokenItems;

/// The lines that are kept, by how many came before them. Those that are not shown are blank.
impl SpokenItems for LogView {
    fn first(&self) -> u64 {
        self.lines.first()
    }

    fn end(&self) -> u64 {
        self.lines.first() + self.lines.kept() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let row = self.lines.row_of(number);
        let is_shown = self.lines.number_at(row) == Some(number);
        let Some(line) = self.lines.at(row).filter(|_| is_shown) else {
            return "".into();
        };
        let text = line.content.text();
        match line.level {
            Some(Level::Warning) => format!("Warning: {text}").into(),
            Some(Level::Error) => format!("Error: {text}").into(),
            _ => text.into(),
        }
    }
}
