//! Passphrases, and what they do to a key.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use ssh_key::getrandom::SysRng;
use ssh_key::rand_core::TryRng;
use ssh_key::{Cipher, Kdf, PrivateKey};
use zeroize::Zeroizing;

use crate::KeyError;

/// How often a passphrase is hashed before it is a cipher key: what OpenSSH does since 9.4. It
/// takes some tenths of a second, which is the point of it.
const BCRYPT_ROUNDS: u32 = 24;

/// As in OpenSSH.
const SALT_BYTES: usize = 16;

/// The longest passphrase that is read from a file or a terminal, in bytes.
pub(crate) const LONGEST: usize = 1024;

/// A passphrase. Its memory is wiped when it is dropped, and `Debug` does not show it.
///
/// The empty passphrase means "none": a key saved with it is not encrypted.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<Vec<u8>>);

impl Passphrase {
    /// The empty passphrase, which leaves a key unencrypted.
    pub fn none() -> Passphrase {
        Passphrase::default()
    }

    /// Whether there is no passphrase.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was typed or read.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Reads a passphrase from a file (or a pipe): all of it, without one line end at its end.
    ///
    /// # Errors
    /// [`KeyError::Read`] if it cannot be read, is empty (a key that was meant to be encrypted
    /// must not end up without a passphrase because a file was), or has several lines;
    /// [`KeyError::TooLarge`] above 1024 bytes.
    pub fn read(path: impl AsRef<Path>) -> Result<Passphrase, KeyError> {
        let path = path.as_ref();
        let failed = |cause| KeyError::Read {
            path: path.to_owned(),
            cause,
        };
        // Room for one byte too many: more than this is not read, and the buffer never moves.
        let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST + 3));
        File::open(path)
            .and_then(|file| file.take(LONGEST as u64 + 3).read_to_end(&mut bytes))
            .map_err(failed)?;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        }
        if bytes.len() > LONGEST {
            return Err(KeyError::TooLarge {
                path: path.to_owned(),
                limit: LONGEST as u64,
            });
        }
        if bytes.is_empty() || bytes.contains(&b'\n') {
            return Err(failed(std::io::Error::other(
                "it must hold the passphrase on one line",
            )));
        }
        Ok(Passphrase(bytes))
    }

    /// The key, encrypted with this passphrase; the key as it is if there is none.
    pub(crate) fn lock(&self, key: &PrivateKey) -> Result<PrivateKey, KeyError> {
        if self.is_empty() {
            return Ok(key.clone());
        }
        let mut salt = vec![0; SALT_BYTES];
        let checkint = SysRng
            .try_fill_bytes(&mut salt)
            .and_then(|()| SysRng.try_next_u32())
            .map_err(|cause| KeyError::Randomness {
                reason: cause.to_string(),
            })?;
        let kdf = Kdf::Bcrypt {
            salt,
            rounds: BCRYPT_ROUNDS,
        };
        key.encrypt_with(Cipher::Aes256Ctr, kdf, checkint, self.0.as_slice())
            .map_err(|cause| KeyError::Crypto {
                doing: "encrypt the key",
                cause,
            })
    }

    /// The key without its encryption. `path` is for the error only.
    pub(crate) fn unlock(&self, key: &PrivateKey, path: &Path) -> Result<PrivateKey, KeyError> {
        if !key.is_encrypted() {
            return Ok(key.clone());
        }
        // Not compiled in, as it was never a default; without this it would look like a wrong
        // passphrase.
        if key.cipher() == Cipher::TdesCbc {
            return Err(KeyError::UnsupportedCipher {
                path: path.to_owned(),
                cipher: key.cipher().as_str(),
            });
        }
        // A wrong passphrase decrypts to noise, which can fail in any way that noise can.
        key.decrypt(self.0.as_slice())
            .map_err(|_| KeyError::WrongPassphrase {
                path: path.to_owned(),
            })
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

impl From<Zeroizing<Vec<u8>>> for Passphrase {
    fn from(bytes: Zeroizing<Vec<u8>>) -> Passphrase {
        Passphrase(bytes)
    }
}

impl From<String> for Passphrase {
    fn from(text: String) -> Passphrase {
        Passphrase(Zeroizing::new(text.into_bytes()))
    }
}

impl From<&str> for Passphrase {
    fn from(text: &str) -> Passphrase {
        Passphrase::from(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn read(content: &[u8]) -> Result<Passphrase, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("phrase");
        fs::write(&path, content).unwrap();
        Passphrase::read(&path).map_err(|error| error.to_string())
    }

    #[test]
    fn a_passphrase_file_is_its_one_line() {
        assert_eq!(read(b"open sesame\n"), Ok("open sesame".into()));
        assert_eq!(read(b"open sesame\r\n"), Ok("open sesame".into()));
        assert_eq!(read(b" kept as is "), Ok(" kept as is ".into()));
        assert_eq!(read(&[b'x'; LONGEST]), Ok("x".repeat(LONGEST).into()));
    }

    #[test]
    fn an_empty_or_shapeless_passphrase_file_is_refused() {
        for bad in [&b""[..], b"\n", b"one\ntwo\n"] {
            assert!(read(bad).unwrap_err().contains("on one line"), "{bad:?}");
        }
        assert!(read(&[b'x'; LONGEST + 1]).unwrap_err().contains("larger"));
        assert!(read(&[b'x'; 10 * LONGEST]).unwrap_err().contains("larger"));
    }

    #[test]
    fn a_passphrase_does_not_show_in_debug_output() {
        assert_eq!(
            format!("{:?}", Passphrase::from("hunter2")),
            "Passphrase(..)"
        );
    }
}
