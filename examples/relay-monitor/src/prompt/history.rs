//! The lines that were typed at visits before: one file for each account.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// How many lines are remembered.
const KEPT: usize = 1_000;

/// The most that is read of a file, in bytes.
const MOST: u64 = 1 << 20;

/// A file with one line each, which only its owner may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    path: PathBuf,
}

impl History {
    /// That file, whether it is there already or not.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file of an account, below `directory`. Whatever the account is called, the file is one below it.
    #[must_use]
    pub fn of_account(directory: &Path, account: &str) -> Self {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let name = account.bytes().map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02x}"),
        });
        Self::at(directory.join(format!("{}.history", name.collect::<String>())))
    }

    /// The last lines, the oldest first; none if the file cannot be read.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut bytes = Vec::new();
        let read = File::open(&self.path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
        if read.is_err() {
            return Vec::new();
        }
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
        let skipped = lines.len().saturating_sub(KEPT);
        lines.into_iter().skip(skipped).map(Into::into).collect()
    }

    /// Adds a line, unless it is blank, begins with a blank (as in shells, that keeps it out) or has a password in it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add(&self, line: &str) -> io::Result<()> {
        if !is_kept(line) {
            return Ok(());
        }
        if let Some(directory) = self.path.parent() {
            fs::create_dir_all(directory)?;
        }
        let mut lines = self.lines();
        if lines.last().is_some_and(|last| last == line) {
            return Ok(());
        }
        lines.push(line.replace(['\r', '\n'], " "));
        // Most of the time a line is only added; the file is written anew when it has twice as many as are kept.
        let grown = fs::metadata(&self.path).is_ok_and(|metadata| metadata.len() > MOST / 2);
        if !grown && lines.len() <= KEPT {
            let text = lines
                .last()
                .map(|line| format!("{line}\n"))
                .unwrap_or_default();
            return self.open(true)?.write_all(text.as_bytes());
        }
        let kept = lines.split_off(lines.len().saturating_sub(KEPT / 2));
        self.open(false)?
            .write_all((kept.join("\n") + "\n").as_bytes())
    }

    fn open(&self, adds: bool) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options
            .create(true)
            .append(adds)
            .write(true)
            .truncate(!adds)
            .mode(0o600);
        options.open(&self.path)
    }
}

fn is_kept(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with(' ') && may_be_kept(line)
}

/// Whether what was typed has no password, nor a key, in it.
pub(crate) fn may_be_kept(text: &str) -> bool {
    // `NEW:` asks tor for a key, and has none in it.
    let capitals = text.to_ascii_uppercase().replace("NEW:ED25519-V3", "");
    let secret = ["PASSWORD", "AUTHENTICAT", "ED25519-V3:", "X25519:"];
    !secret.iter().any(|word| capitals.contains(word))
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn lines_come_back_in_their_order() {
        let directory = tempfile::tempdir().unwrap();
        let history = History::of_account(&directory.path().join("new"), "../anna b");
        assert!(history.path.ends_with("%2e%2e%2fanna%20b.history"));
        assert_eq!(history.lines(), Vec::<String>::new());
        for line in [
            "GETINFO version",
            "GETINFO version",
            " GETINFO secret",
            "",
            "SETCONF HashedControlPassword=x",
            "/help",
        ] {
            history.add(line).unwrap();
        }
        assert_eq!(history.lines(), ["GETINFO version", "/help"]);
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let directory = tempfile::tempdir().unwrap();
        let history = History::at(directory.path().join("history"));
        for number in 0..1_200 {
            history.add(&format!("GETINFO {number}")).unwrap();
        }
        let lines = history.lines();
        assert!(lines.len() <= 1_000, "{}", lines.len());
        assert_eq!(lines.last().unwrap(), "GETINFO 1199");
    }
}
