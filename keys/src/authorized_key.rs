//! The `authorized_keys` file: who may come in.
//!
//! The format is that of sshd(8). Lines are taken apart here, as `ssh_key::AuthorizedKeys` fails
//! on options before a key without comment and on blanks in quotes, cuts at any `#`, and gives up
//! the whole file for one bad line.

use ssh_key::PublicKey;
use ssh_key::public::KeyData;

use crate::options;

/// One line of an `authorized_keys` file.
///
/// **Whoever lets somebody in with this key must look at the options.** They restrict what the key
/// is good for (`from=`, `command=`, `expiry-time=`, `restrict`, ...) or change what it means
/// (`cert-authority`). This crate parses them and enforces none; refuse a key with an option that
/// you do not enforce, for which there is [`AuthorizedKey::unenforced`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizedKey {
    /// Names in lower case, in the order of the file, with unquoted values. No name is there
    /// twice, except for `environment`, `permitlisten` and `permitopen`.
    pub options: Vec<(String, Option<String>)>,
    /// The key with its comment, which may hold anything but line ends.
    pub key: PublicKey,
}

impl AuthorizedKey {
    /// Whether this is the key that somebody offers. Comments make no difference, which they do
    /// for `==` on the keys.
    pub fn matches(&self, offered: &PublicKey) -> bool {
        self.key.key_data() == offered.key_data()
    }

    /// The value of an option that is there and has one.
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options
            .iter()
            .find(|(other, _)| other == name)
            .and_then(|(_, value)| value.as_deref())
    }

    /// The first option that is not among those which the caller enforces (in lower case). If
    /// there is one, the key must not be accepted.
    pub fn unenforced(&self, enforced: &[&str]) -> Option<&str> {
        self.options
            .iter()
            .map(|(name, _)| name.as_str())
            .find(|name| !enforced.contains(name))
    }
}

/// A line that is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LineError {
    /// Counted from 1, as editors do.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// Parses an `authorized_keys` file: the keys, and what was wrong with the lines that were skipped.
///
/// Empty lines and comments (`#` at the start) are nothing. A line need not be UTF-8 (in a
/// comment, what is not gets replaced), except for its options. Certificates are no authorized
/// keys; a key with `cert-authority` is, see [`AuthorizedKey`].
pub fn authorized_keys(text: impl AsRef<[u8]>) -> (Vec<AuthorizedKey>, Vec<LineError>) {
    let mut keys = Vec::new();
    let mut errors = Vec::new();
    for (index, bytes) in text.as_ref().split(|byte| *byte == b'\n').enumerate() {
        let text = String::from_utf8_lossy(bytes);
        let line = text.trim_matches([' ', '\t', '\r']);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match parse_line(line) {
            Ok(key) => keys.push(key),
            Err(reason) => errors.push(LineError {
                line: index + 1,
                reason,
            }),
        }
    }
    (keys, errors)
}

fn parse_line(line: &str) -> Result<AuthorizedKey, String> {
    // As in sshd: a line is a key, or else options and a key.
    if is_key_type(next_word(line).0) {
        return Ok(AuthorizedKey {
            options: Vec::new(),
            key: parse_key(line)?,
        });
    }
    let (options, rest) = options::split_off(line)?;
    let rest = rest.trim_start_matches([' ', '\t']);
    if !is_key_type(next_word(rest).0) {
        return Err(
            "no key of a known type (ssh-ed25519, ecdsa-sha2-nistp256, ssh-rsa, ...)".to_owned(),
        );
    }
    if options.contains(char::REPLACEMENT_CHARACTER) {
        return Err("the options are not UTF-8".to_owned());
    }
    Ok(AuthorizedKey {
        options: options::parse(options)?,
        key: parse_key(rest)?,
    })
}

/// The types with which somebody can log in. Not DSA, which OpenSSH has dropped, too.
fn is_key_type(word: &str) -> bool {
    matches!(
        word,
        "ssh-ed25519"
            | "ssh-rsa"
            | "ecdsa-sha2-nistp256"
            | "ecdsa-sha2-nistp384"
            | "ecdsa-sha2-nistp521"
            | "sk-ssh-ed25519@openssh.com"
            | "sk-ecdsa-sha2-nistp256@openssh.com"
    )
}

fn parse_key(text: &str) -> Result<PublicKey, String> {
    let (kind, rest) = next_word(text);
    let (data, comment) = next_word(rest);
    if data.is_empty() {
        return Err("the key ends after its type".to_owned());
    }
    // The parser wants single blanks, and the comment is not its business.
    let key = PublicKey::from_openssh(&format!("{kind} {data}"))
        .map_err(|cause| format!("the {kind} key is damaged ({cause})"))?;
    Ok(PublicKey::new(KeyData::from(key), comment))
}

/// The first word, and what is after it and its blanks.
fn next_word(text: &str) -> (&str, &str) {
    match text.split_once([' ', '\t']) {
        Some((word, rest)) => (word, rest.trim_start_matches([' ', '\t'])),
        None => (text, ""),
    }
}
