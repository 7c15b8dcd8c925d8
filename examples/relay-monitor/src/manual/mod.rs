//! Tor's own manual, as it is installed beside tor: what it says of each option. It is read from the manual page
//! (`tor.1`, `torrc.5`), so that it is that of the installed version, and nothing of it is copied here.

mod roff;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::OnceLock;

use flate2::read::GzDecoder;

/// Where systems have the page.
const PLACES: [&str; 6] = [
    "/usr/share/man/man1/tor.1.gz",
    "/usr/share/man/man1/tor.1",
    "/usr/local/share/man/man1/tor.1.gz",
    "/usr/local/share/man/man1/tor.1",
    "/usr/local/man/man1/tor.1.gz",
    "/opt/homebrew/share/man/man1/tor.1",
];

/// The most that is read, in bytes: the page has about 250 KB.
const MOST: u64 = 4 << 20;

/// What the manual says of an option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The section that it stands in: `General Options`.
    pub category: String,
    /// What its value looks like: `N bytes|KBytes|MBytes`.
    pub usage: String,
    /// The text; paragraphs are lines, with an empty one between them.
    pub text: String,
}

impl Entry {
    /// The first sentence.
    #[must_use]
    pub fn summary(&self) -> &str {
        let line = self.text.lines().next().unwrap_or_default();
        let end = line.find(". ").map_or(line.len(), |end| end + 1);
        line.get(..end).unwrap_or(line)
    }
}

/// The manual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manual {
    /// By their names in small letters.
    options: HashMap<String, Entry>,
}

impl Manual {
    /// The manual of this machine; none if there is none. Reads a file: takes a few milliseconds, and blocks.
    #[must_use]
    pub fn installed() -> Option<Self> {
        PLACES.iter().find_map(|path| Self::open(Path::new(path)))
    }

    /// The same, read once for all. Blocks for the first who asks.
    pub(crate) fn shared() -> Option<&'static Self> {
        static MANUAL: OnceLock<Option<Manual>> = OnceLock::new();
        MANUAL.get_or_init(Self::installed).as_ref()
    }

    /// The manual in a file, compressed if its name ends with `.gz`; none if it cannot be read or explains no option.
    #[must_use]
    pub fn open(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        let mut bytes = Vec::new();
        let read = match path.extension().is_some_and(|extension| extension == "gz") {
            true => GzDecoder::new(file).take(MOST).read_to_end(&mut bytes),
            false => file.take(MOST).read_to_end(&mut bytes),
        };
        read.ok()?;
        let manual = Self::parse(&String::from_utf8_lossy(&bytes));
        (!manual.options.is_empty()).then_some(manual)
    }

    /// Reads a manual page in roff, of the form that DocBook's stylesheets give it.
    #[must_use]
    pub fn parse(roff: &str) -> Self {
        Self {
            options: roff::options(roff),
        }
    }

    /// What it says of an option; small letters and capitals are the same.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&Entry> {
        self.options.get(&name.to_ascii_lowercase())
    }
}
