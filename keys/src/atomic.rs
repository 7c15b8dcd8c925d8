//! Writing a file so that nobody ever sees half of it.
//!
//! The bytes go to a new file in the same directory, which is then moved to its name. What a
//! crash can leave behind is that new file (`.name.PID-N.new`), never a broken key.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// What happens to a file that already has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the writing fails.
    Keep,
    /// It is replaced.
    Replace,
}

/// Writes a file of this mode, durably: when this returns, it survives a power cut.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if there is one and it is to be kept: also if it came into
/// being only now, made by another process.
pub(crate) fn write(path: &Path, bytes: &[u8], mode: u32, existing: Existing) -> io::Result<()> {
    let directory = directory_of(path);
    let mut new = NewFile::beside(path, mode)?;
    new.file.write_all(bytes)?;
    new.file.sync_all()?;
    match existing {
        Existing::Keep => publish_once(&new.path, path)?,
        Existing::Replace => fs::rename(&new.path, path)?,
    }
    drop(new);
    File::open(directory)?.sync_all()
}

/// Replaces a file for its owner only, durably and as a whole: what was there stays until the new one is there. The
/// directory is made if there is none.
///
/// # Errors
/// If the directory or the file cannot be written.
pub fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_directory(path)?;
    write(path, bytes, 0o600, Existing::Replace)
}

/// Makes the directory that `path` belongs in, and those above it, for its owner only.
pub(crate) fn make_directory(path: &Path) -> io::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory_of(path))
}

fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Moves a file to a name that must be free. A plain rename would replace what another process put
/// there since we looked; a hard link does not.
fn publish_once(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // Some filesystems (FAT, some network ones) have no hard links.
            rename_if_free(from, to).map_err(|second| match second.kind() {
                io::ErrorKind::AlreadyExists => second,
                _ => error,
            })
        }
        done => done,
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_if_free(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_if_free(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A file under a name of its own, which is gone when this is dropped.
struct NewFile {
    path: PathBuf,
    file: File,
}

impl NewFile {
    fn beside(path: &Path, mode: u32) -> io::Result<NewFile> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let mut new_name = OsString::from(".");
            new_name.push(name);
            new_name.push(format!(".{}-{count}.new", std::process::id()));
            let new_path = path.with_file_name(new_name);
            // Secret from its first byte on, also if it is to be public in the end.
            let opened = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&new_path);
            match opened {
                // Left by a process that had our number and was killed.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                opened => {
                    let new = NewFile {
                        path: new_path,
                        file: opened?,
                    };
                    // The umask may have taken from the mode given above, but not from this one.
                    new.file.set_permissions(fs::Permissions::from_mode(mode))?;
                    return Ok(new);
                }
            }
        }
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        // Already moved away after a rename; then there is nothing to remove.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(directory: &Path) -> Vec<OsString> {
        let mut names: Vec<_> = fs::read_dir(directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_written_file_has_its_mode_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        for (mode, existing) in [(0o600, Existing::Keep), (0o644, Existing::Replace)] {
            write(&path, b"content", mode, existing).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"content");
            let found = fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
            assert_eq!(found, mode);
            assert_eq!(names(dir.path()), ["file"]);
        }
    }

    #[test]
    fn what_is_there_is_kept_or_replaced_as_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        fs::write(&path, "old").unwrap();
        let refused = write(&path, b"new", 0o600, Existing::Keep).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, b"new", 0o600, Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(dir.path()), ["file"]);
    }

    #[test]
    fn renaming_if_free_replaces_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (from, to) = (dir.path().join("from"), dir.path().join("to"));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "old").unwrap();
        let refused = rename_if_free(&from, &to).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&to).unwrap(), b"old");
        fs::remove_file(&to).unwrap();
        rename_if_free(&from, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"new");
    }
}
