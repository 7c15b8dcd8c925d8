//! All pages: what they are called, how they are opened, and what their files say.

use strombus_widgets::{Child, Session};

use crate::pages::hand_all_pages;
use crate::stage::{Shown, Tree};

/// A page of the gallery.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What it is called: the type of the widget, where it shows one.
    pub title: &'static str,
    /// The name of its file in `src/pages/`, without `.rs`.
    pub name: &'static str,
    /// The group that it belongs to, if to any.
    pub group: &'static str,
    /// Its file.
    pub source: &'static str,
    pub(crate) open: fn(&mut Tree, &Session, u64, bool) -> (Shown, Child),
}

impl Page {
    /// What it shows, in one sentence: what its file begins with.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        let first = self.source.lines().next().unwrap_or_default();
        first.trim_start_matches("//! ")
    }
}

macro_rules! list {
    ($($group:literal { $($(#[$given:meta])* $file:ident $title:literal,)* })*) => {
        &[$($($(#[$given])* Page {
            title: $title,
            name: stringify!($file),
            group: $group,
            source: include_str!(concat!("pages/", stringify!($file), ".rs")),
            open: Shown::open::<crate::pages::$file::Demo>,
        },)*)*]
    };
}

/// All pages, in the order in which they are listed.
pub const PAGES: &[Page] = hand_all_pages!(list);

/// The number of the page that is called so, by its file or its title.
pub(crate) fn find(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let fits =
        |page: &Page| page.name == name || page.title.to_lowercase() == name;
    PAGES.iter().position(fits)
}
