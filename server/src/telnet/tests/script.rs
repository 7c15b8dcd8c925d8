//! Telnet written in words, for tests that can be read.

use super::*;

/// The bytes of a script: command and option names, numbers, and text in single quotes.
#[track_caller]
pub(super) fn telnet(script: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (index, part) in script.split('\'').enumerate() {
        if index % 2 == 1 {
            bytes.extend_from_slice(part.as_bytes());
        } else {
            bytes.extend(part.split_whitespace().map(byte));
        }
    }
    bytes
}

#[track_caller]
fn byte(word: &str) -> u8 {
    match word {
        "IAC" => IAC,
        "DONT" => DONT,
        "DO" => DO,
        "WONT" => WONT,
        "WILL" => WILL,
        "SB" => SB,
        "GA" => GA,
        "EL" => EL,
        "EC" => EC,
        "AYT" => AYT,
        "AO" => AO,
        "IP" => IP,
        "BRK" => BRK,
        "DM" => DM,
        "NOP" => NOP,
        "SE" => SE,
        "EOR" => EOR,
        "ABORT" => ABORT,
        "SUSP" => SUSP,
        "EOF" => EOF,
        "BINARY" => 0,
        "ECHO" => 1,
        "SGA" => 3,
        "TM" => 6,
        "TTYPE" => 24,
        "NAWS" => 31,
        "LINEMODE" => 34,
        "NEW-ENVIRON" => 39,
        "CHARSET" => 42,
        // Of TERMINAL-TYPE and NEW-ENVIRON.
        "IS" => 0,
        "SEND" => 1,
        "INFO" => 2,
        // Of NEW-ENVIRON.
        "VAR" => 0,
        "VALUE" => 1,
        "ESC" => 2,
        "USERVAR" => 3,
        // Of CHARSET.
        "REQUEST" => 1,
        "ACCEPTED" => 2,
        "REJECTED" => 3,
        "TTABLE-IS" => 4,
        "TTABLE-REJECTED" => 5,
        number => match number.parse() {
            Ok(byte) => byte,
            Err(_) => panic!("no word of telnet: {number}"),
        },
    }
}

/// An event in words: data as it is, except what is not printable.
pub(super) fn describe(event: &TelnetEvent<'_>) -> String {
    match event {
        TelnetEvent::Data(data) => format!("'{}'", data.escape_ascii()),
        TelnetEvent::WindowSize { columns, rows } => format!("window {columns}x{rows}"),
        TelnetEvent::TerminalType(name) => format!("terminal {name}"),
        TelnetEvent::Environment { name, value } => format!("{name}={value}"),
        TelnetEvent::CharsetUtf8 { accepted: true } => "UTF-8".to_owned(),
        TelnetEvent::CharsetUtf8 { accepted: false } => "no UTF-8".to_owned(),
        TelnetEvent::OptionChanged { side, option, on } => {
            format!("{side:?} {option:?} {}", if *on { "on" } else { "off" })
        }
        TelnetEvent::Error(error) => format!("{error:?}"),
        other => format!("{other:?}"),
    }
}
