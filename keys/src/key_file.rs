//! A private key on disk, with its public half beside it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ssh_key::{LineEnding, PrivateKey, PublicKey};

use crate::{Existing, KeyError, Passphrase, atomic, comment, open, public_file};

/// A 16384-bit RSA key has about 13 KB.
const LARGEST: u64 = 64 * 1024;

/// The modes that `ssh-keygen` gives the two halves.
const PRIVATE: u32 = 0o600;
const PUBLIC: u32 = 0o644;

/// A private key as it is stored: perhaps encrypted, in OpenSSH's format.
///
/// Its public half lies beside it under the same name with `.pub`, and is kept in step by all
/// that writes here.
#[derive(Debug)]
pub struct KeyFile {
    path: PathBuf,
    /// As stored: encrypted if the file is.
    key: PrivateKey,
}

impl KeyFile {
    /// Reads a private key file.
    ///
    /// # Errors
    /// [`KeyError::Read`], [`KeyError::NotAFile`] or [`KeyError::TooLarge`] if there is nothing
    /// to read, [`KeyError::Exposed`] if the mode lets others at it, [`KeyError::ForeignFormat`]
    /// or [`KeyError::NotAPrivateKey`] for what it holds.
    pub fn read(path: impl AsRef<Path>) -> Result<KeyFile, KeyError> {
        let path = path.as_ref();
        let content = open::read(path, LARGEST)?;
        // What is not a private key at all needs no chmod, so this comes first.
        let key = parse(path, &content.bytes)?;
        if content.mode & 0o077 != 0 {
            return Err(KeyError::Exposed {
                path: path.to_owned(),
                mode: content.mode,
            });
        }
        Ok(KeyFile {
            path: path.to_owned(),
            key,
        })
    }

    /// Writes a new key file and its public half, both durably; makes the directory if need be,
    /// for its owner only. An empty passphrase leaves the key unencrypted.
    ///
    /// # Errors
    /// [`KeyError::Exists`] if either file is there and is to be kept, [`KeyError::Write`] if
    /// the system refuses.
    pub fn create(
        path: impl AsRef<Path>,
        key: &PrivateKey,
        passphrase: &Passphrase,
        existing: Existing,
    ) -> Result<KeyFile, KeyError> {
        let path = path.as_ref();
        // A lone public half may be all that is here of a key whose other half is elsewhere.
        let public_path = public_path(path);
        if existing == Existing::Keep && fs::symlink_metadata(&public_path).is_ok() {
            return Err(KeyError::Exists { path: public_path });
        }
        let file = KeyFile::create_private(path, passphrase.lock(key)?, existing)?;
        write_public(path, key.public_key(), existing)?;
        Ok(file)
    }

    /// Writes a key as it is, and makes the directory that it belongs in.
    pub(crate) fn create_private(
        path: &Path,
        key: PrivateKey,
        existing: Existing,
    ) -> Result<KeyFile, KeyError> {
        let file = KeyFile {
            path: path.to_owned(),
            key,
        };
        atomic::make_directory(path).map_err(|cause| write_failed(path, cause))?;
        file.write_private(existing)?;
        Ok(file)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a passphrase is needed for the private half and the comment.
    pub fn is_encrypted(&self) -> bool {
        self.key.is_encrypted()
    }

    /// The public half, for which no passphrase is needed.
    ///
    /// The comment of an encrypted key is encrypted, too; it is then taken from the `.pub` file,
    /// if that is of the same key, and is empty otherwise.
    pub fn public_key(&self) -> PublicKey {
        let public = self.key.public_key();
        if self.is_encrypted()
            && let Ok(beside) = public_file::read_public_keys(public_path(&self.path))
            && let Some(same) = beside
                .into_iter()
                .find(|key| key.key_data() == public.key_data())
        {
            return same;
        }
        public.clone()
    }

    /// The private key. The passphrase is not looked at if the file is not encrypted.
    ///
    /// Takes some tenths of a second if it is encrypted.
    ///
    /// # Errors
    /// [`KeyError::WrongPassphrase`], or [`KeyError::UnsupportedCipher`] for 3DES.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<PrivateKey, KeyError> {
        passphrase.unlock(&self.key, &self.path)
    }

    /// Encrypts the file with another passphrase; the empty one removes the encryption.
    ///
    /// # Errors
    /// Those of [`KeyFile::unlock`] for the old passphrase, and [`KeyError::Write`]; the file is
    /// then as it was.
    pub fn change_passphrase(
        &mut self,
        old: &Passphrase,
        new: &Passphrase,
    ) -> Result<(), KeyError> {
        let key = self.unlock(old)?;
        self.replace(&key, new)
    }

    /// Gives the key another comment, here and in the public half. The passphrase stays.
    ///
    /// # Errors
    /// [`KeyError::Comment`] for a comment that does not fit on a line, those of
    /// [`KeyFile::unlock`], and [`KeyError::Write`].
    pub fn change_comment(
        &mut self,
        new_comment: &str,
        passphrase: &Passphrase,
    ) -> Result<(), KeyError> {
        comment::check(new_comment)?;
        let mut key = self.unlock(passphrase)?;
        key.set_comment(new_comment);
        if self.is_encrypted() {
            self.replace(&key, passphrase)?;
        } else {
            // A passphrase that was given for nothing must not encrypt the key by the way.
            self.replace(&key, &Passphrase::none())?;
        }
        write_public(&self.path, key.public_key(), Existing::Replace)
    }

    fn replace(&mut self, key: &PrivateKey, passphrase: &Passphrase) -> Result<(), KeyError> {
        let replaced = KeyFile {
            path: self.path.clone(),
            key: passphrase.lock(key)?,
        };
        replaced.write_private(Existing::Replace)?;
        *self = replaced;
        Ok(())
    }

    fn write_private(&self, existing: Existing) -> Result<(), KeyError> {
        let text = self
            .key
            .to_openssh(LineEnding::LF)
            .map_err(|cause| KeyError::Crypto {
                doing: "encode the key",
                cause,
            })?;
        write(&self.path, text.as_bytes(), PRIVATE, existing)
    }
}

/// Writes the public half of the key at `path`.
pub(crate) fn write_public(
    path: &Path,
    key: &PublicKey,
    existing: Existing,
) -> Result<(), KeyError> {
    let mut line = key.to_openssh().map_err(|cause| KeyError::Crypto {
        doing: "encode the public key",
        cause,
    })?;
    line.push('\n');
    write(&public_path(path), line.as_bytes(), PUBLIC, existing)
}

/// Where the public half of the key at `path` is.
pub(crate) fn public_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".pub");
    PathBuf::from(name)
}

fn write(path: &Path, bytes: &[u8], mode: u32, existing: Existing) -> Result<(), KeyError> {
    // A symbolic link should go on pointing at the key, instead of being replaced by it.
    let target = match existing {
        Existing::Replace => fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        Existing::Keep => path.to_owned(),
    };
    atomic::write(&target, bytes, mode, existing).map_err(|cause| write_failed(path, cause))
}

fn write_failed(path: &Path, cause: io::Error) -> KeyError {
    let path = path.to_owned();
    match cause.kind() {
        io::ErrorKind::AlreadyExists => KeyError::Exists { path },
        _ => KeyError::Write { path, cause },
    }
}

/// What other programs' private keys begin with, what they are, and what converts them.
const FOREIGN: [(&str, &str, &str); 3] = [
    (
        "-----BEGIN ENCRYPTED PRIVATE KEY",
        "an encrypted PKCS#8 key",
        "ssh-keygen -p -f",
    ),
    (
        "PuTTY-User-Key-File",
        "a PuTTY key",
        "puttygen -O private-openssh-new",
    ),
    ("-----BEGIN ", "a PEM key", "ssh-keygen -p -f"),
];

const OPENSSH: &str = "-----BEGIN OPENSSH PRIVATE KEY-----";

fn parse(path: &Path, bytes: &[u8]) -> Result<PrivateKey, KeyError> {
    // The parser is strict about the end of the text; editors and `echo` are not.
    let text = bytes.trim_ascii();
    let is = |start: &str| text.starts_with(start.as_bytes());
    let reason = if is(OPENSSH) {
        match PrivateKey::from_openssh(text) {
            Ok(key) => return Ok(key),
            Err(cause) => cause.to_string(),
        }
    } else if let Some((_, format, convert)) = FOREIGN.iter().find(|(start, ..)| is(start)) {
        return Err(KeyError::ForeignFormat {
            path: path.to_owned(),
            format,
            convert: format!("{convert} {}", path.display()),
        });
    } else if text.is_empty() {
        "the file is empty".to_owned()
    } else {
        format!("it does not begin with {OPENSSH}")
    };
    Err(KeyError::NotAPrivateKey {
        path: path.to_owned(),
        reason,
    })
}
