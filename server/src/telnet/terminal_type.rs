//! The terminal's names (RFC 1091) and its abilities (the Mud Terminal Type Standard, which puts them into
//! the third "name": `MTTS 137`).

use std::fmt;

pub(super) const IS: u8 = 0;
pub(super) const SEND: u8 = 1;

/// The longest name that is believed. RFC 1091 allows 40; a few real ones are longer.
pub const TERMINAL_NAME_LIMIT: usize = 64;

/// How often a client is asked for another name. Three are usual; one that never repeats itself is cut off here.
pub const TERMINAL_TYPE_ASKS: u8 = 8;

/// What a client says that its terminal can do: the bits of MTTS. Bits without a name here are kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mtts(pub u32);

impl Mtts {
    /// All common ANSI colour codes.
    pub const ANSI: Self = Self(1);
    /// All common VT100 codes.
    pub const VT100: Self = Self(2);
    /// UTF-8.
    pub const UTF_8: Self = Self(4);
    /// All xterm 256 colour codes.
    pub const COLORS_256: Self = Self(8);
    /// xterm mouse tracking.
    pub const MOUSE_TRACKING: Self = Self(16);
    /// The OSC colour palette.
    pub const OSC_COLOR_PALETTE: Self = Self(32);
    /// A screen reader is used: no drawings, no needless repaint.
    pub const SCREEN_READER: Self = Self(64);
    /// The client is a proxy: several people may come from its address.
    pub const PROXY: Self = Self(128);
    /// Truecolor codes with semicolons.
    pub const TRUECOLOR: Self = Self(256);
    /// The Mud New Environment Standard.
    pub const MNES: Self = Self(512);
    /// The Mud Server Link Protocol.
    pub const MSLP: Self = Self(1024);
    /// The connection is encrypted on the client's side.
    pub const SSL: Self = Self(2048);

    const NAMES: [(Self, &'static str); 12] = [
        (Self::ANSI, "ANSI"),
        (Self::VT100, "VT100"),
        (Self::UTF_8, "UTF-8"),
        (Self::COLORS_256, "256 COLORS"),
        (Self::MOUSE_TRACKING, "MOUSE TRACKING"),
        (Self::OSC_COLOR_PALETTE, "OSC COLOR PALETTE"),
        (Self::SCREEN_READER, "SCREEN READER"),
        (Self::PROXY, "PROXY"),
        (Self::TRUECOLOR, "TRUECOLOR"),
        (Self::MNES, "MNES"),
        (Self::MSLP, "MSLP"),
        (Self::SSL, "SSL"),
    ];

    /// Whether all of `bits` are set.
    pub fn contains(self, bits: Self) -> bool {
        self.0 & bits.0 == bits.0
    }

    /// The bits of a "name" like `MTTS 137`; `None` for a real name.
    pub fn parse(name: &str) -> Option<Self> {
        let digits = name.strip_prefix("MTTS ")?;
        // `u32::from_str` would also take a sign.
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok().map(Self)
    }
}

impl std::ops::BitOr for Mtts {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Debug for Mtts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MTTS {}", self.0)?;
        for (_, name) in Self::NAMES.iter().filter(|(bit, _)| self.contains(*bit)) {
            write!(f, ", {name}")?;
        }
        Ok(())
    }
}

/// The name in the body of an IS, if it is one.
pub(super) fn parse_is(body: &[u8]) -> Option<&str> {
    let [IS, name @ ..] = body else { return None };
    let printable = name.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if name.is_empty() || name.len() > TERMINAL_NAME_LIMIT || !printable {
        return None;
    }
    std::str::from_utf8(name).ok()
}

/// A server's questions: it asks until the client repeats itself.
#[derive(Default)]
pub(super) struct Enquiry {
    /// The first and the latest name heard, empty before. A client at the end of its list repeats the last
    /// name (RFC 1091) or, if it is careless, starts again with the first.
    first: Box<str>,
    latest: Box<str>,
    asked: u8,
    awaited: bool,
}

/// What came of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Heard {
    /// The name was not heard before.
    pub(super) new: bool,
    /// There may be more: send another SEND.
    pub(super) ask_again: bool,
}

impl Enquiry {
    /// The first question is on its way.
    pub(super) fn start(&mut self) {
        *self = Self {
            asked: 1,
            awaited: true,
            ..Self::default()
        };
    }

    /// No more answers are expected.
    pub(super) fn stop(&mut self) {
        *self = Self::default();
    }

    pub(super) fn is_awaited(&self) -> bool {
        self.awaited
    }

    pub(super) fn hear(&mut self, name: &str) -> Heard {
        let new = *name != *self.first && *name != *self.latest;
        if !new || self.asked >= TERMINAL_TYPE_ASKS {
            self.stop();
            return Heard {
                new,
                ask_again: false,
            };
        }
        if self.first.is_empty() {
            self.first = name.into();
        }
        self.latest = name.into();
        self.asked += 1;
        Heard {
            new,
            ask_again: true,
        }
    }
}

/// A client's answers: its names in order, the last one twice, then from the start again (RFC 1091).
#[derive(Default)]
pub(super) struct Answers {
    next: usize,
}

impl Answers {
    pub(super) fn next<'a>(&mut self, names: &'a [String]) -> &'a str {
        match names.get(self.next) {
            Some(name) => {
                self.next += 1;
                name
            }
            None => {
                self.next = 0;
                names.last().map_or("UNKNOWN", String::as_str)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_answers_the_last_name_twice_and_then_starts_again() {
        let names = ["A".to_owned(), "B".to_owned()];
        let mut answers = Answers::default();
        let heard: Vec<_> = (0..5).map(|_| answers.next(&names)).collect();
        assert_eq!(heard, ["A", "B", "B", "A", "B"]);
        assert_eq!(Answers::default().next(&[]), "UNKNOWN");
    }

    #[test]
    fn only_mtts_and_a_number_are_bits() {
        assert_eq!(Mtts::parse("MTTS 137"), Some(Mtts(137)));
        let bits = Mtts::ANSI | Mtts::COLORS_256 | Mtts::PROXY;
        assert_eq!(Mtts::parse("MTTS 137"), Some(bits));
        for name in [
            "MTTS",
            "MTTS ",
            "MTTS +1",
            "MTTS -1",
            "MTTS 1x",
            "MTTS 4294967296",
            "XTERM",
        ] {
            assert_eq!(Mtts::parse(name), None, "{name}");
        }
        assert_eq!(format!("{bits:?}"), "MTTS 137, ANSI, 256 COLORS, PROXY");
    }
}
