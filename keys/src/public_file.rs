//! Public keys, from whatever file has them.

use std::path::Path;

use ssh_key::PublicKey;

use crate::{KeyError, KeyFile, authorized_keys, open};

/// Enough for thousands of keys.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Reads the public keys of a file, for which no passphrase is needed: a `.pub` file, a list of
/// keys such as `authorized_keys` (its bad lines are skipped), or a private key.
///
/// # Errors
/// [`KeyError::NotAPublicKey`] if there is not a single key in it, and those of
/// [`KeyFile::read`].
pub fn read_public_keys(path: impl AsRef<Path>) -> Result<Vec<PublicKey>, KeyError> {
    let path = path.as_ref();
    let content = open::read(path, LARGEST)?;
    let private = [&b"-----BEGIN "[..], b"PuTTY-User-Key-File"];
    if private.iter().any(|start| content.bytes.starts_with(start)) {
        return Ok(vec![KeyFile::read(path)?.public_key()]);
    }
    let (keys, errors) = authorized_keys(&content.bytes);
    if keys.is_empty() {
        let reason = match errors.first() {
            Some(error) => error.to_string(),
            None => "the file is empty".to_owned(),
        };
        return Err(KeyError::NotAPublicKey {
            path: path.to_owned(),
            reason,
        });
    }
    Ok(keys.into_iter().map(|line| line.key).collect())
}
