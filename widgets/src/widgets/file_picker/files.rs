//! The files that a person may see, by paths that lead nowhere else.

use std::future::Future;
use std::time::Duration;

/// A path below a root: names, one inside of the other; none is the root itself.
///
/// It cannot lead out of the root by what stands in it: no name in it is empty, `.` or `..`, or holds `/`, `\` or a control
/// character.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FilePath(Vec<String>);

impl FilePath {
    /// The root.
    pub const ROOT: Self = Self(Vec::new());

    /// The path that is written so, with `/` between the names; none if any of them is no name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix('/').unwrap_or(text);
        if text.is_empty() {
            return Some(Self::ROOT);
        }
        let names = text.split('/');
        names
            .into_iter()
            .try_fold(Self::ROOT, |path, name| path.join(name))
    }

    /// What is called `name` inside of it; none if that is no name.
    #[must_use]
    pub fn join(&self, name: &str) -> Option<Self> {
        let is_name = !matches!(name, "" | "." | "..")
            && !name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control());
        is_name.then(|| {
            let mut names = self.0.clone();
            names.push(name.to_owned());
            Self(names)
        })
    }

    /// What it is inside of; none of the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, around) = self.0.split_last()?;
        Some(Self(around.to_vec()))
    }

    /// The names, from the outermost on.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Its own name; none of the root.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }
}

impl std::fmt::Display for FilePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("/"))
    }
}

/// A file or a directory in a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Its name. One that is no name of a [`FilePath`] is not shown.
    pub name: String,
    /// Whether it is a directory.
    pub is_directory: bool,
    /// How large it is, in bytes; none if that is not known, or says nothing.
    pub size: Option<u64>,
    /// When it was changed, counted from 1970-01-01 UTC.
    pub modified: Option<Duration>,
}

impl FileEntry {
    /// A directory.
    #[must_use]
    pub fn directory(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            is_directory: true,
            size: None,
            modified: None,
        }
    }

    /// A file of so many bytes.
    #[must_use]
    pub fn file(name: impl Into<String>, size: u64) -> Self {
        Self {
            name: name.into(),
            is_directory: false,
            size: Some(size),
            modified: None,
        }
    }
}

/// Files below a root, as an app lends them to a [`FilePicker`](crate::FilePicker).
///
/// Widgets do no I/O: who implements this does, on a host that may. A [`FilePath`] does not lead out of the root, but what
/// lies there may (a symbolic link): the implementer opens each name below the directory before it and follows no link
/// (`openat2` with `RESOLVE_BENEATH`, on Linux), and bounds what it lists.
pub trait Files: Send + Sync {
    /// What is in a directory, in any order, or why that cannot be said, in words for the person.
    fn list(
        &self,
        directory: &FilePath,
    ) -> impl Future<Output = Result<Vec<FileEntry>, String>> + Send;

    /// What is in a file of at most `most` bytes, or why that cannot be said, in words for the person. Who only lists files
    /// does not need to say.
    fn read(
        &self,
        file: &FilePath,
        most: usize,
    ) -> impl Future<Output = Result<Vec<u8>, String>> + Send {
        let _ = (file, most);
        async { Err("It cannot be read.".to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_root() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(
                FilePath::parse(text)
                    .map(|path| path.to_string())
                    .as_deref(),
                expected,
                "{text:?}"
            );
        };
        check("", Some(""));
        check("a/b", Some("a/b"));
        check("a/b/", Some("a/b"));
        check("...", Some("..."));
        for text in [
            "..", "a/../..", "/etc", "a//b", "./a", "a/.", "a\\..\\b", "a\0b", "a\nb", "//", "../",
        ] {
            check(text, None);
        }
        assert_eq!(FilePath::ROOT.join("a/b"), None);
        assert_eq!(FilePath::ROOT.parent(), None);
    }
}
