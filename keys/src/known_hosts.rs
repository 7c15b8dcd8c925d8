//! The `known_hosts` file: who the hosts are that somebody connects to.
//!
//! The format is that of sshd(8). Lines are taken apart here, as `ssh_key::KnownHosts` cuts at any `#`, wants single
//! blanks, and gives up the whole file for one bad line; what it says of hashed names is used.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use ssh_key::{Algorithm, PublicKey};

use crate::host_name::{Hosts, host_name};
use crate::{KeyError, LineError, atomic, open};

/// Enough for tens of thousands of hosts.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What is known of a host's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It is the host's.
    Known,
    /// Nothing is known of the host.
    Unknown,
    /// The host had another key, in this line (counted from 1): somebody may stand between.
    Changed(usize),
    /// The line (counted from 1) says that the key must not be trusted any more.
    Revoked(usize),
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Key,
    CertAuthority,
    Revoked,
}

#[derive(Clone, Debug)]
struct Entry {
    line: usize,
    marker: Marker,
    hosts: Hosts,
    key: PublicKey,
}

/// The content of a `known_hosts` file.
#[derive(Clone, Debug, Default)]
pub struct KnownHosts(Vec<Entry>);

impl KnownHosts {
    /// Takes a file's text apart, and says what was wrong with the lines that were skipped.
    ///
    /// Empty lines and comments (`#` at the start) are nothing.
    pub fn parse(text: impl AsRef<[u8]>) -> (Self, Vec<LineError>) {
        let (mut entries, mut errors) = (Vec::new(), Vec::new());
        for (index, bytes) in text.as_ref().split(|byte| *byte == b'\n').enumerate() {
            let line = index + 1;
            let text = String::from_utf8_lossy(bytes);
            let text = text.trim_matches([' ', '\t', '\r']);
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            match parse_line(line, text) {
                Ok(entry) => entries.push(entry),
                Err(reason) => errors.push(LineError { line, reason }),
            }
        }
        (Self(entries), errors)
    }

    /// Reads a file. One that is not there knows nobody.
    ///
    /// # Errors
    /// [`KeyError::Read`], [`KeyError::NotAFile`] or [`KeyError::TooLarge`] (16 MiB).
    pub fn read(path: impl AsRef<Path>) -> Result<(Self, Vec<LineError>), KeyError> {
        match open::read(path.as_ref(), LARGEST) {
            Ok(content) => Ok(Self::parse(&content.bytes)),
            Err(KeyError::Read { cause, .. }) if cause.kind() == io::ErrorKind::NotFound => {
                Ok(Self::parse(""))
            }
            Err(error) => Err(error),
        }
    }

    /// What is known of the host's key. As in ssh(1), a host on another port than 22 is also known by a line without a port,
    /// if the key is the same; and a host of which only keys of other types are known has changed, so it should be
    /// asked for those first ([`algorithms`](Self::algorithms)).
    #[must_use]
    pub fn check(&self, host: &str, port: u16, key: &PublicKey) -> Trust {
        let (name, bare) = (host_name(host, port), host_name(host, 22));
        let same = |entry: &Entry| entry.key.key_data() == key.key_data();
        let mut trust = Trust::Unknown;
        for entry in &self.0 {
            let is_its = entry.hosts.has(&name);
            match entry.marker {
                Marker::Revoked if same(entry) && (is_its || entry.hosts.has(&bare)) => {
                    return Trust::Revoked(entry.line);
                }
                Marker::Key if same(entry) && (is_its || entry.hosts.has(&bare)) => {
                    // A later line may revoke it.
                    trust = Trust::Known;
                }
                Marker::Key if is_its && trust == Trust::Unknown => {
                    trust = Trust::Changed(entry.line);
                }
                _ => {}
            }
        }
        trust
    }

    /// The types of the keys that are known of the host.
    #[must_use]
    pub fn algorithms(&self, host: &str, port: u16) -> Vec<Algorithm> {
        let name = host_name(host, port);
        let its = |entry: &&Entry| entry.marker == Marker::Key && entry.hosts.has(&name);
        let its = self.0.iter().filter(its);
        its.map(|entry| entry.key.algorithm()).collect()
    }
}

fn parse_line(line: usize, text: &str) -> Result<Entry, String> {
    let mut words = text.split([' ', '\t']).filter(|word| !word.is_empty());
    let mut next = || words.next().unwrap_or_default();
    let mut first = next();
    let marker = match first {
        "@cert-authority" => Marker::CertAuthority,
        "@revoked" => Marker::Revoked,
        other if other.starts_with('@') => return Err("the marker is not known".to_owned()),
        _ => Marker::Key,
    };
    if marker != Marker::Key {
        first = next();
    }
    let hosts = Hosts::parse(first)?;
    let (kind, data) = (next(), next());
    if data.is_empty() {
        return Err("a name, a type and a key are wanted".to_owned());
    }
    let key = PublicKey::from_openssh(&format!("{kind} {data}"))
        .map_err(|cause| format!("the key is damaged or of no known type ({cause})"))?;
    Ok(Entry {
        line,
        marker,
        hosts,
        key,
    })
}

/// Appends a host's key to a file, which is made if need be, for its owner only. When this returns, it survives a power cut.
///
/// # Errors
/// [`KeyError::Write`].
pub fn learn(
    path: impl AsRef<Path>,
    host: &str,
    port: u16,
    key: &PublicKey,
) -> Result<(), KeyError> {
    let path = path.as_ref();
    let failed = |cause| KeyError::Write {
        path: path.to_owned(),
        cause,
    };
    let mut bare = key.clone();
    bare.set_comment("");
    let text = bare.to_openssh().map_err(|cause| KeyError::Crypto {
        doing: "encode the public key",
        cause,
    })?;
    let name = host_name(host, port);
    // A name that would be read as something else: more words, patterns, a comment, a marker.
    let strange = |c: char| c.is_whitespace() || c.is_control() || "*?!,#@|".contains(c);
    if name.is_empty() || name.contains(strange) {
        return Err(failed(io::Error::other(
            "the host's name cannot be written",
        )));
    }
    append(path, &format!("{name} {}\n", text.trim_end())).map_err(failed)
}

/// One write at the file's end: others who append at the same time write lines before or behind.
fn append(path: &Path, line: &str) -> io::Result<()> {
    atomic::make_directory(path)?;
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true).mode(0o600);
    let mut file = options.open(path)?;
    let whole = if ends_with_a_line(&mut file)? {
        ""
    } else {
        "\n"
    };
    file.write_all(format!("{whole}{line}").as_bytes())?;
    file.sync_all()
}

/// Whether what is there ends with a line, or is nothing.
fn ends_with_a_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
