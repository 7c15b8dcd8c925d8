//! Opening a file that should hold keys.

use std::fs::{File, FileType, OpenOptions};
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;
use zeroize::Zeroizing;

use crate::KeyError;

/// A file's content, wiped when dropped, with the permissions of the very file that was read.
pub(crate) struct Content {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    /// Permission bits only.
    pub(crate) mode: u32,
}

/// Reads a regular file of at most `limit` bytes.
///
/// Follows symbolic links, as secrets are often mounted that way; what counts is the file behind.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Content, KeyError> {
    let failed = |cause| KeyError::Read {
        path: path.to_owned(),
        cause,
    };
    // Opening a pipe waits for its other end unless told not to; files do not care.
    let nonblocking = OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(nonblocking)
        .open(path)
        .map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(KeyError::NotAFile {
            path: path.to_owned(),
            what: name(metadata.file_type()),
        });
    }
    let bytes = content(&file, metadata.len().min(limit), limit).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(KeyError::TooLarge {
            path: path.to_owned(),
            limit,
        });
    }
    Ok(Content {
        bytes,
        mode: metadata.mode() & 0o7777,
    })
}

fn content(file: &File, expected: u64, limit: u64) -> std::io::Result<Zeroizing<Vec<u8>>> {
    // With room for all of it (and a byte, to see the end), the buffer does not grow and leaves
    // no copy of a secret behind.
    let room = usize::try_from(expected).unwrap_or(0).saturating_add(32);
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn name(kind: FileType) -> &'static str {
    if kind.is_dir() {
        "a directory"
    } else if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}
