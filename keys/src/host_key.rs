//! The key by which clients know the server.

use std::io;
use std::path::{Path, PathBuf};

use ssh_key::{HashAlg, PrivateKey, PublicKey};

use crate::{
    Existing, KeyError, KeyFile, KeyKind, Passphrase, default_comment, generate, key_file,
    public_file,
};

/// The server's private key, loaded and tried out.
///
/// Clients remember it and are alarmed when it changes, so it is made once and never replaced by
/// this code, whatever is wrong with the file.
#[derive(Debug)]
pub struct HostKey {
    path: PathBuf,
    key: PrivateKey,
    new: bool,
}

impl HostKey {
    /// Loads the host key, or makes an Ed25519 key if there is no such file.
    ///
    /// The file is OpenSSH's format, mode 0600, with the public half beside it (`.pub`, 0644);
    /// a missing directory is made with mode 0700. Of several processes that start at the same
    /// time, one makes the key and the others load it.
    ///
    /// # Errors
    /// Those of [`HostKey::load`], and [`KeyError::Write`] if a new key cannot be written.
    pub fn load_or_generate(path: impl AsRef<Path>) -> Result<HostKey, KeyError> {
        let path = path.as_ref();
        match HostKey::load(path) {
            Err(error) if is_missing(&error) => {}
            loaded => return loaded,
        }
        let key = generate(KeyKind::Ed25519, &default_comment())?;
        match write(path, &key) {
            Ok(()) => Ok(HostKey {
                path: path.to_owned(),
                key,
                new: true,
            }),
            // Another process was faster: its key is the host's key. (With a symbolic link to
            // nowhere this fails as it did the first time, which says what is wrong.)
            Err(KeyError::Exists { path: there }) if there == path => HostKey::load(path),
            Err(error) => Err(error),
        }
    }

    /// Loads the host key, and signs something with it to see that its halves belong together.
    ///
    /// The public half beside it is written anew if it is missing or another key's, where that is
    /// possible: a host key may well lie in a directory that the server cannot write.
    ///
    /// # Errors
    /// Those of [`KeyFile::read`], [`KeyError::EncryptedHostKey`], and
    /// [`KeyError::NotAPrivateKey`] if it cannot sign.
    pub fn load(path: impl AsRef<Path>) -> Result<HostKey, KeyError> {
        let path = path.as_ref();
        let file = KeyFile::read(path)?;
        if file.is_encrypted() {
            return Err(KeyError::EncryptedHostKey {
                path: path.to_owned(),
            });
        }
        let key = file.unlock(&Passphrase::none())?;
        try_out(&key).map_err(|cause| KeyError::NotAPrivateKey {
            path: path.to_owned(),
            reason: format!("it cannot sign: {cause}"),
        })?;
        if !has_public_half(path, &key) {
            let _ = key_file::write_public(path, key.public_key(), Existing::Replace);
        }
        Ok(HostKey {
            path: path.to_owned(),
            key,
            new: false,
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this process made it just now: worth a line in the log, with the fingerprint.
    pub fn is_new(&self) -> bool {
        self.new
    }

    /// The key to sign with.
    pub fn private_key(&self) -> &PrivateKey {
        &self.key
    }

    /// The key to sign with, for a server that takes it over.
    pub fn into_private_key(self) -> PrivateKey {
        self.key
    }

    /// The half that clients see.
    pub fn public_key(&self) -> &PublicKey {
        self.key.public_key()
    }

    /// What a client is shown on its first connection: `SHA256:...`.
    pub fn fingerprint(&self) -> String {
        crate::fingerprint(self.public_key())
    }
}

fn is_missing(error: &KeyError) -> bool {
    matches!(error, KeyError::Read { cause, .. } if cause.kind() == io::ErrorKind::NotFound)
}

/// The private half first and only if there is none; then the public half over whatever is there,
/// as it can only be left from another key.
fn write(path: &Path, key: &PrivateKey) -> Result<(), KeyError> {
    KeyFile::create_private(path, key.clone(), Existing::Keep)?;
    key_file::write_public(path, key.public_key(), Existing::Replace)
}

fn has_public_half(path: &Path, key: &PrivateKey) -> bool {
    public_file::read_public_keys(key_file::public_path(path)).is_ok_and(
        |keys| matches!(&keys[..], [one] if one.key_data() == key.public_key().key_data()),
    )
}

/// A damaged file can parse, and would then fail every handshake in a way that blames the client.
fn try_out(key: &PrivateKey) -> Result<(), ssh_key::Error> {
    let namespace = "strombus host key check";
    let signature = key.sign(namespace, HashAlg::Sha512, b"")?;
    key.public_key().verify(namespace, b"", &signature)
}
