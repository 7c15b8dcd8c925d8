//! What events tell of clients and of where they go is taken out, as tor's own log does it.

use std::borrow::Cow;

/// What stands in the place of what is taken out; tor's own word.
const SCRUBBED: &str = "[scrubbed]";

/// Keywords of events whose values tell of clients.
const TELLING: [&str; 7] = [
    "SOURCE_ADDR",
    "SOCKS_USERNAME",
    "SOCKS_PASSWORD",
    "REND_QUERY",
    "NEW_ADDRESS",
    "CLIENT_ADDR",
    "HS_ADDRESS",
];

/// What a message begins with in which tor names the other side of a connection, whatever `SafeLogging` says (0.4.9).
const NEW_CONNECTION: &str = "connection_add_impl(): new conn type ";

/// The text of the event `name`, without what it tells of clients. Log messages are left as they are: there `SafeLogging`
/// decides, which scrubs by default; but for one that tor forgot.
pub(crate) fn scrub<'a>(name: &str, text: &'a str) -> Cow<'a, str> {
    // Which words, counted from zero, name a client or a destination.
    let words: &[usize] = match name {
        "STREAM" => &[3],
        "ORCONN" => &[0],
        "ADDRMAP" => &[0, 1],
        // What is asked for, or was got, is where a client goes.
        "HS_DESC" => &[1],
        "HS_DESC_CONTENT" => &[0, 1],
        "CIRC" | "CIRC_MINOR" => &[],
        "DEBUG" => return scrub_message(text),
        _ => return Cow::Borrowed(text),
    };
    let mut lines = text.splitn(2, '\n');
    let first = lines.next().unwrap_or_default();
    let scrubbed: Vec<Cow<'_, str>> = split(first)
        .enumerate()
        .map(|(at, word)| {
            if words.contains(&at) {
                scrub_target(word)
            } else {
                scrub_value(word)
            }
        })
        .collect();
    let mut scrubbed = scrubbed.join(" ");
    // The descriptor of the service that somebody visits names it, too.
    if lines.next().is_some() {
        scrubbed.push('\n');
        scrubbed.push_str(SCRUBBED);
    }
    Cow::Owned(scrubbed)
}

fn scrub_message(text: &str) -> Cow<'_, str> {
    // Its domains may stand before it in a log file: `{CIRC,OR} `.
    let domains = text
        .strip_prefix('{')
        .and_then(|rest| rest.split_once("} "));
    let message = domains.map_or(text, |(_, message)| message);
    let is_telling = message.starts_with(NEW_CONNECTION);
    match text.split_once(", address ").filter(|_| is_telling) {
        Some((before, rest)) => {
            let count = rest.rsplit_once(", n_conns ").map(|(_, count)| count);
            let count = count.unwrap_or(SCRUBBED);
            Cow::Owned(format!("{before}, address {SCRUBBED}, n_conns {count}"))
        }
        None => Cow::Borrowed(text),
    }
}

/// The words of a line; a blank in quotes divides none.
fn split(line: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    line.split(move |c| {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            _ => {}
        }
        c == ' ' && !quoted
    })
}

/// A relay stays; of others the port does.
fn scrub_target(word: &str) -> Cow<'_, str> {
    if word.starts_with('$') || word.is_empty() {
        return Cow::Borrowed(word);
    }
    match word.rsplit_once(':') {
        Some((_, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => {
            Cow::Owned(format!("{SCRUBBED}:{port}"))
        }
        _ => Cow::Borrowed(SCRUBBED),
    }
}

fn scrub_value(word: &str) -> Cow<'_, str> {
    match word.split_once('=') {
        Some((key, _)) if TELLING.contains(&key) => Cow::Owned(format!("{key}={SCRUBBED}")),
        _ => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expected: &str) {
        assert_eq!(scrub(name, text), expected);
    }

    #[test]
    fn the_message_of_tor_that_names_whoever_connects_names_nobody() {
        check(
            "DEBUG",
            "connection_add_impl(): new conn type Exit, socket 25, address 192.0.2.7, n_conns 17.",
            "connection_add_impl(): new conn type Exit, socket 25, address [scrubbed], n_conns 17.",
        );
        check(
            "DEBUG",
            "connection_add_impl(): new conn type OR, socket 9, address a, n_conns b",
            "connection_add_impl(): new conn type OR, socket 9, address [scrubbed], n_conns b",
        );
        check(
            "DEBUG",
            "connection_add_impl(): new conn type OR, socket 9, address a, b",
            "connection_add_impl(): new conn type OR, socket 9, address [scrubbed], n_conns [scrubbed]",
        );
        check(
            "DEBUG",
            "{NET} connection_add_impl(): new conn type OR, socket 9, address a, n_conns 7.",
            "{NET} connection_add_impl(): new conn type OR, socket 9, address [scrubbed], n_conns 7.",
        );
        let other = "connection_connect(): Connecting to [scrubbed]:443, address x, y";
        check("DEBUG", other, other);
    }

    #[test]
    fn where_clients_go_and_come_from_is_taken_out() {
        check(
            "STREAM",
            "9 NEW 0 example.org:443 SOURCE_ADDR=192.0.2.7:4000 PURPOSE=USER",
            "9 NEW 0 [scrubbed]:443 SOURCE_ADDR=[scrubbed] PURPOSE=USER",
        );
        check(
            "STREAM",
            "9 SUCCEEDED 5 [2001:db8::1]:80",
            "9 SUCCEEDED 5 [scrubbed]:80",
        );
        check(
            "ORCONN",
            "192.0.2.7:4000 NEW ID=3",
            "[scrubbed]:4000 NEW ID=3",
        );
        check(
            "ADDRMAP",
            "example.org 192.0.2.7 \"2026-11-21 00:00:00\"",
            "[scrubbed] [scrubbed] \"2026-11-21 00:00:00\"",
        );
        check(
            "CIRC",
            "7 BUILT $AA~a,$BB~b SOCKS_USERNAME=\"ann\"",
            "7 BUILT $AA~a,$BB~b SOCKS_USERNAME=[scrubbed]",
        );
        check(
            "HS_DESC",
            "REQUESTED abc NO_AUTH $AA~a",
            "REQUESTED [scrubbed] NO_AUTH $AA~a",
        );
        check(
            "HS_DESC_CONTENT",
            "abc d $AA~a\nhs-descriptor 3\nx",
            "[scrubbed] [scrubbed] $AA~a\n[scrubbed]",
        );
        check(
            "CIRC",
            r#"7 BUILT $AA~a SOCKS_USERNAME="ann \" b" X="c d""#,
            r#"7 BUILT $AA~a SOCKS_USERNAME=[scrubbed] X="c d""#,
        );
    }

    #[test]
    fn relays_and_tors_own_words_stay() {
        check(
            "ORCONN",
            "$AA~auth1 CONNECTED ID=3",
            "$AA~auth1 CONNECTED ID=3",
        );
        check(
            "NOTICE",
            "New control connection opened from 127.0.0.1.",
            "New control connection opened from 127.0.0.1.",
        );
        check("BW", "1 2", "1 2");
    }
}
