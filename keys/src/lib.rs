//! Host keys, authorized keys and key generation in OpenSSH's formats.
//!
//! This crate is where Strombus touches key *files*: it makes them, reads them, guards their
//! permissions and says in one line what is wrong with one. It knows no sessions, no sockets and
//! no async runtime; a server loads its [`HostKey`] before it listens, and `strombus keygen` is a
//! thin command over what is here. The cryptography is not ours: it is that of the `ssh-key`
//! crate, re-exported as [`ssh_key`] so that all users of this crate name the very same types.
//!
//! # Layout
//! - [`HostKey`]: loads the server's key, or makes it on the first start.
//! - [`KeyFile`]: a private key and its public half on disk; change of comment and passphrase.
//! - [`KeyKind`] and [`generate`]: new keys.
//! - [`Passphrase`] and [`ask_passphrase`]: secrets that are wiped, typed without echo.
//! - [`listing`], [`fingerprint`], [`randomart`]: keys as people compare them.
//! - [`authorized_keys`]: who may come in; bad lines are reported and skipped.
//! - [`KnownHosts`]: whose host keys are known, for whoever connects elsewhere.
//!
//! # The main decision, and its price
//! OpenSSH is the measure. Whatever this crate writes, `ssh-keygen` reads, and the other way
//! round; texts that people compare by eye (fingerprints, randomart) are equal to the byte, and
//! the tests hold this against the real program. The price is that only OpenSSH's own private
//! key format is read: old PEM, PKCS#8 and PuTTY files are named as such and refused, with the
//! command that converts them. Private keys are also refused while others may read them, even
//! where OpenSSH would look the other way (files of another owner): a server that starts with
//! an exposed key gives nobody a reason to repair it.
//!
//! Files are written beside their place and moved into it, so that neither a crash nor a second
//! process ever leaves half a key under its name.

mod host_key;

mod key_file;

mod public_file;

mod generate;
mod kind;

mod comment;

mod passphrase;
mod prompt;

mod listing;

mod authorized_key;
mod options;

mod host_name;
mod known_hosts;

mod atomic;
mod open;

mod error;

pub use atomic::{Existing, write_durably};
pub use authorized_key::{AuthorizedKey, LineError, authorized_keys};
pub use comment::default_comment;
pub use error::KeyError;
pub use generate::generate;
pub use host_key::HostKey;
pub use key_file::KeyFile;
pub use kind::KeyKind;
pub use known_hosts::{KnownHosts, Trust, learn};
pub use listing::{bits, fingerprint, listing, randomart, type_name};
pub use passphrase::Passphrase;
pub use prompt::ask_passphrase;
pub use public_file::read_public_keys;
/// The key types and their cryptography, in the version that the whole project uses.
pub use ssh_key;
