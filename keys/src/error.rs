//! What can be wrong with a key or its file.

use std::io;
use std::path::PathBuf;

/// What is wrong, where, and what to do about it: each variant displays as one line.
///
/// Causes are part of the line, not a `source()`, so that a chain printer does not repeat them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The file cannot be opened or read.
    #[error("{}: cannot read it: {cause}; check the name and who may read it", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },

    /// The file, or the directory that it belongs in, cannot be written.
    #[error("{}: cannot write it: {cause}; check the directory, its permissions and the free space", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },

    /// It is a directory, a pipe, a device: nothing that keeps a key.
    #[error("{}: is {what}, not a file; name a key file", .path.display())]
    NotAFile {
        /// What was named.
        path: PathBuf,
        /// What it is, with its article: "a directory".
        what: &'static str,
    },

    /// Far larger than any key.
    #[error("{}: is larger than {limit} bytes, so it is no key; name a key file", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read, in bytes.
        limit: u64,
    },

    /// Others than its owner may read the private key.
    #[error("{}: others may access this private key (mode {mode:04o}); run: chmod 600 {}", .path.display(), .path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },

    /// A private key, but in a format that is not OpenSSH's own.
    #[error("{}: is {format}, not an OpenSSH private key; convert it with: {convert}", .path.display())]
    ForeignFormat {
        /// The file.
        path: PathBuf,
        /// What it is, with its article.
        format: &'static str,
        /// The command that converts it.
        convert: String,
    },

    /// Not a private key, or a damaged one.
    #[error("{}: is no valid private key ({reason}); restore it from a backup, or move it away to make a new one", .path.display())]
    NotAPrivateKey {
        /// The file.
        path: PathBuf,
        /// What the parser said.
        reason: String,
    },

    /// Not a public key, nor a list of them.
    #[error("{}: has no public key ({reason}); name a file such as id_ed25519.pub", .path.display())]
    NotAPublicKey {
        /// The file.
        path: PathBuf,
        /// What the parser said.
        reason: String,
    },

    /// A host key with a passphrase: nobody is there to type it.
    #[error("{}: a host key must not have a passphrase; remove it with: strombus keygen -p -N '' -f {}", .path.display(), .path.display())]
    EncryptedHostKey {
        /// The file.
        path: PathBuf,
    },

    /// The key is encrypted, and the passphrase does not open it.
    #[error("{}: wrong passphrase; try again, or restore the file if it is damaged", .path.display())]
    WrongPassphrase {
        /// The file.
        path: PathBuf,
    },

    /// The key is encrypted with a cipher that this program does not have.
    #[error("{}: is encrypted with {cipher}, which is not supported; run: ssh-keygen -p -f {}", .path.display(), .path.display())]
    UnsupportedCipher {
        /// The file.
        path: PathBuf,
        /// The cipher's name in the file.
        cipher: &'static str,
    },

    /// Something stands where the key should go.
    #[error("{}: already exists; choose another name, or overwrite it with --force", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },

    /// There are no keys of this kind in this size.
    #[error("{kind} keys cannot have {bits} bits; choose {allowed}")]
    Bits {
        /// The kind as `ssh-keygen -t` names it.
        kind: &'static str,
        /// The size asked for, in bits.
        bits: u32,
        /// The sizes that there are.
        allowed: &'static str,
    },

    /// The comment would break the line that it stands on.
    #[error("the comment has a line break or control character in it; leave that out")]
    Comment,

    /// The system gives no random numbers.
    #[error(
        "the system gives no random numbers ({reason}); no key was made: check that /dev/urandom or getrandom(2) works"
    )]
    Randomness {
        /// What the system said.
        reason: String,
    },

    /// The cryptographic library failed where it should not.
    #[error("cannot {doing}: {cause}; please report this")]
    Crypto {
        /// What was being done, as an infinitive.
        doing: &'static str,
        /// What the library said.
        cause: ssh_key::Error,
    },
}
