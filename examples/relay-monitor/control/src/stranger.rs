//! Who listens on a port that is no control port.

use crate::framer::FramingError;

/// What a stranger says, without what could move a cursor.
pub(crate) fn presentable(text: &str) -> String {
    let chars = text.chars().map(|char| match char.is_control() {
        true => '.',
        false => char,
    });
    chars.collect()
}

/// What is known by its first words.
pub(crate) fn describe(error: &FramingError) -> String {
    let FramingError::NotAReply(line) = error else {
        return error.to_string();
    };
    let who = if line.starts_with("SSH-") {
        "an SSH server does"
    } else if line.contains("Tor is not an HTTP Proxy") || line.starts_with("HTTP/1.0 501 Tor") {
        "tor's SocksPort does, not its ControlPort"
    } else if line.starts_with("HTTP/") || line.starts_with("<") {
        "a web server does"
    } else {
        return error.to_string();
    };
    format!("{who} (it says `{line}`)")
}
