//! Files of this host below a root, which no path and no link leads out of.
//!
//! Each name is opened in the directory that was opened before it, and none if it is a symbolic link. So it does not matter
//! what somebody puts in its place meanwhile: what was looked at is what is opened.

use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat, fstat, open, openat, statat};
use strombus_widgets::{FileEntry, FilePath, Files};
use tokio::task::spawn_blocking;

/// The most entries of a directory that are listed; a person looks through no more.
const MOST_ENTRIES: usize = 10_000;

/// How a directory is opened.
const DIRECTORY: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);

/// How a file is opened: without waiting for the other end, should it be a pipe.
const FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);

/// The files below a directory.
#[derive(Clone, Debug)]
pub(crate) struct HostFiles(Arc<OwnedFd>);

impl HostFiles {
    /// Those below `root`, wherever that is moved later. It may itself be a link.
    pub(crate) fn below(root: &Path) -> io::Result<Self> {
        let root = open(root, DIRECTORY.difference(OFlags::NOFOLLOW), Mode::empty())?;
        Ok(Self(Arc::new(root)))
    }

    /// Opens a directory.
    fn directory(&self, names: &[String]) -> io::Result<OwnedFd> {
        let mut at = openat(&*self.0, ".", DIRECTORY, Mode::empty())?;
        for name in names {
            at = openat(&at, name, DIRECTORY, Mode::empty())?;
        }
        Ok(at)
    }

    fn entries(&self, directory: &FilePath) -> io::Result<Vec<FileEntry>> {
        let at = self.directory(directory.names())?;
        let mut entries = Vec::new();
        for entry in Dir::read_from(&at)? {
            let entry = entry?;
            // Others have no place in a path of this kind.
            let Some(name) = entry.file_name().to_str().ok() else {
                continue;
            };
            if FilePath::ROOT.join(name).is_none() {
                continue;
            }
            // What went meanwhile is not there.
            let Ok(stat) = statat(&at, name, AtFlags::SYMLINK_NOFOLLOW) else {
                continue;
            };
            entries.extend(entry_of(name, &stat));
            if entries.len() >= MOST_ENTRIES {
                break;
            }
        }
        Ok(entries)
    }

    fn bytes(&self, file: &FilePath, most: usize) -> io::Result<Vec<u8>> {
        let (Some(name), Some(around)) = (file.name(), file.parent()) else {
            return Err(io::ErrorKind::IsADirectory.into());
        };
        let around = self.directory(around.names())?;
        let file = openat(&around, name, FILE, Mode::empty())?;
        if FileType::from_raw_mode(fstat(&file)?.st_mode) != FileType::RegularFile {
            return Err(io::Error::other("it is no file"));
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        std::fs::File::from(file)
            .take(limit)
            .read_to_end(&mut bytes)?;
        if bytes.len() > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }
}

/// What is shown of it: files and directories, but no links, pipes and devices.
fn entry_of(name: &str, stat: &Stat) -> Option<FileEntry> {
    let mut entry = match FileType::from_raw_mode(stat.st_mode) {
        FileType::Directory => FileEntry::directory(name),
        FileType::RegularFile => FileEntry::file(name, u64::try_from(stat.st_size).unwrap_or(0)),
        _ => return None,
    };
    #[allow(
        clippy::useless_conversion,
        clippy::unnecessary_fallible_conversions,
        reason = "the type is another on other systems"
    )]
    let seconds = u64::try_from(stat.st_mtime).ok();
    entry.modified = seconds.map(Duration::from_secs);
    Some(entry)
}

/// Why something cannot be had, in a person's words. Paths of this host are not among them.
fn reason(error: &io::Error) -> String {
    // ELOOP and ENOTDIR are what a link leads to.
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "It is not there.".into(),
        io::ErrorKind::PermissionDenied => "This may not be read.".into(),
        io::ErrorKind::FileTooLarge => "It is too large.".into(),
        io::ErrorKind::IsADirectory => "It is a directory.".into(),
        _ if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
            "It is not there.".into()
        }
        _ => "It cannot be read.".into(),
    }
}

impl Files for HostFiles {
    async fn list(&self, directory: &FilePath) -> Result<Vec<FileEntry>, String> {
        let (files, directory) = (self.clone(), directory.clone());
        let listed = spawn_blocking(move || files.entries(&directory)).await;
        let listed = listed.unwrap_or_else(|lost| Err(io::Error::other(lost)));
        listed.map_err(|error| reason(&error))
    }

    async fn read(&self, file: &FilePath, most: usize) -> Result<Vec<u8>, String> {
        let (files, file) = (self.clone(), file.clone());
        let read = spawn_blocking(move || files.bytes(&file, most)).await;
        let read = read.unwrap_or_else(|lost| Err(io::Error::other(lost)));
        read.map_err(|error| reason(&error))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    fn path(text: &str) -> FilePath {
        FilePath::parse(text).unwrap()
    }

    /// A root with `in/file`, beside a directory with a secret.
    fn place() -> (tempfile::TempDir, HostFiles) {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("root/in")).unwrap();
        fs::create_dir(place.path().join("out")).unwrap();
        fs::write(place.path().join("root/in/file"), "mine").unwrap();
        fs::write(place.path().join("out/file"), "secret").unwrap();
        let files = HostFiles::below(&place.path().join("root")).unwrap();
        (place, files)
    }

    #[tokio::test]
    async fn files_and_directories_are_listed_and_read() {
        let (place, files) = place();
        fs::write(place.path().join("root/näme"), "12345").unwrap();
        let mut listed = files.list(&FilePath::ROOT).await.unwrap();
        listed.sort_by(|one, other| one.name.cmp(&other.name));
        let shown: Vec<_> = listed
            .iter()
            .map(|entry| (entry.name.as_str(), entry.is_directory, entry.size))
            .collect();
        assert_eq!(shown, [("in", true, None), ("näme", false, Some(5))]);
        assert!(listed.iter().all(|entry| entry.modified.is_some()));
        assert_eq!(files.read(&path("in/file"), 4).await.unwrap(), b"mine");
        let refused = files.read(&path("in/file"), 3).await.unwrap_err();
        assert_eq!(refused, "It is too large.");
        assert_eq!(
            files.read(&path("none"), 9).await.unwrap_err(),
            "It is not there."
        );
        assert_eq!(
            files.read(&path("in"), 9).await.unwrap_err(),
            "It cannot be read."
        );
    }

    #[tokio::test]
    async fn no_link_leads_anywhere() {
        let (place, files) = place();
        let root = place.path().join("root");
        symlink("../out", root.join("up")).unwrap();
        symlink("/", root.join("all")).unwrap();
        symlink("in", root.join("own")).unwrap();
        symlink("../out/file", root.join("secret")).unwrap();
        symlink("../../out", root.join("in/up")).unwrap();
        let names: Vec<_> = files.list(&FilePath::ROOT).await.unwrap();
        assert_eq!(names.len(), 1, "links are not shown: {names:?}");
        for link in ["up", "all", "own", "in/up"] {
            let said = files.list(&path(link)).await;
            assert_eq!(said.unwrap_err(), "It is not there.", "{link}");
        }
        for link in ["secret", "up/file", "own/file", "in/up/file"] {
            let said = files.read(&path(link), 99).await;
            assert_eq!(said.unwrap_err(), "It is not there.", "{link}");
        }
    }

    #[tokio::test]
    async fn what_is_no_file_makes_nobody_wait() {
        let (place, files) = place();
        let fifo = place.path().join("root/pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &fifo,
            FileType::Fifo,
            Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        assert_eq!(files.list(&FilePath::ROOT).await.unwrap().len(), 1);
        assert!(files.read(&path("pipe"), 9).await.is_err());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn whoever_swaps_a_directory_for_a_link_meanwhile_wins_nothing() {
        let (place, files) = place();
        let root = place.path().join("root");
        symlink("../out", root.join("link")).unwrap();
        let done = Arc::new(AtomicBool::new(false));
        let swaps = {
            let (done, root) = (Arc::clone(&done), root.clone());
            std::thread::spawn(move || {
                let mut swaps = 0_u32;
                while !done.load(Ordering::Relaxed) {
                    // One step: there is always something called `in`, a directory or a link.
                    let (one, other) = (root.join("in"), root.join("link"));
                    rustix::fs::renameat_with(
                        rustix::fs::CWD,
                        &one,
                        rustix::fs::CWD,
                        &other,
                        rustix::fs::RenameFlags::EXCHANGE,
                    )
                    .unwrap();
                    swaps += 1;
                }
                swaps
            })
        };
        let (mut read, mut refused) = (0, 0);
        for _ in 0..20_000 {
            match files.bytes(&path("in/file"), 99) {
                Ok(bytes) => {
                    assert_eq!(bytes, b"mine", "the link was followed");
                    read += 1;
                }
                Err(_) => refused += 1,
            }
            if let Ok(entries) = files.entries(&path("in")) {
                assert!(
                    entries.iter().all(|entry| entry.size == Some(4)),
                    "{entries:?}"
                );
            }
        }
        done.store(true, Ordering::Relaxed);
        assert!(
            swaps.join().unwrap() > 0 && read > 0 && refused > 0,
            "no race: {read} {refused}"
        );
    }
}
