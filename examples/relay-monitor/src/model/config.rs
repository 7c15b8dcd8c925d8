//! A tor's configuration.

use std::sync::Arc;

/// A tor's configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigView {
    /// All options that it knows, in the order of their names.
    pub options: Vec<ConfigOption>,
    /// The file that it was read from.
    pub file: Option<Arc<str>>,
    /// What stands in that file; none where it cannot be read from here.
    pub file_text: Option<Arc<str>>,
    /// Why not: one line.
    pub file_unreadable: Option<Arc<str>>,
    /// What SAVECONF would write.
    pub text: Arc<str>,
    /// Whether SAVECONF can write at all.
    pub can_save: bool,
}

impl ConfigView {
    /// The option of that name; letters are the same in both cases.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&ConfigOption> {
        self.options
            .iter()
            .find(|option| option.name.eq_ignore_ascii_case(name))
    }
}

/// An option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigOption {
    /// Its name, as tor writes it.
    pub name: Arc<str>,
    /// Its values: one, or several of those that may be repeated; none where it has none.
    pub values: Vec<Arc<str>>,
    /// What it is without being set; empty where that is nothing, or tor does not tell.
    pub defaults: Vec<Arc<str>>,
    /// Whether it is set, rather than left as it is by default.
    pub is_set: bool,
    /// The type, as tor names it: `Boolean`, `DataSize`, `LineList` and so on.
    pub kind: Arc<str>,
    /// The part of tor's manual that it stands in: `Server Options`.
    pub category: Option<Arc<str>>,
    /// What its value looks like, from tor's manual: `NUM bytes|KBytes`.
    pub usage: Option<Arc<str>>,
    /// The first sentence of the manual on it.
    pub summary: Option<Arc<str>>,
    /// The manual on it, paragraphs divided by line breaks.
    pub manual: Option<Arc<str>>,
}
