//! What terminals answer: control sequences, OSC and DCS strings.

use super::paste::{Paste, PlainText};
use super::sequence::ControlSequence;
use crate::geometry::{Position, Size};

/// The most device attributes that are kept of one answer; no terminal has as many.
const MOST_ATTRIBUTES: usize = 32;

/// A terminal's answer to a question. Its strings hold no control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reply {
    /// Primary device attributes (DA1): the conformance level, then the extensions; 4 is sixel,
    /// 22 is colour, 52 is the clipboard.
    PrimaryAttributes(Vec<u16>),
    /// Secondary device attributes (DA2).
    SecondaryAttributes {
        /// Which terminal; 0 is a VT100, 1 a VT220, 41 a VT420, 83 is screen, 84 is tmux.
        terminal: u16,
        /// Its version: for xterm the patch number.
        version: u32,
    },
    /// Tertiary device attributes (DA3): the unit's number.
    TertiaryAttributes(u32),
    /// Where the cursor is (CPR), from 0.
    CursorPosition(Position),
    /// The terminal's state (DSR): whether it works.
    Status(bool),
    /// The state of a mode (DECRPM).
    Mode {
        /// Its number.
        mode: u16,
        /// Whether it is a private mode (`?`) and not one of ECMA-48.
        private: bool,
        /// Its state.
        state: ModeState,
    },
    /// The terminal's name and version in its own words (XTVERSION).
    Version(String),
    /// A colour (OSC 4, 10, 11 and 12).
    Color {
        /// Which one.
        slot: ColorSlot,
        /// Its red, green and blue.
        rgb: [u8; 3],
    },
    /// Whether the terminal's colours are dark (DSR 997).
    DarkColors(bool),
    /// A piece of what is in the clipboard (OSC 52), made fit to be typed as a paste is. Of any length in all: who
    /// gathers the pieces sets the limit.
    Clipboard(Paste),
    /// A terminfo capability (XTGETTCAP).
    Capability {
        /// Its name, as `RGB`.
        name: String,
        /// Its value, empty if it has none; `None` if the terminal lacks the capability.
        /// Its control characters are left out, so it is of no use as a sequence to send.
        value: Option<String>,
    },
    /// The kitty keyboard flags in force: the terminal speaks that protocol.
    KeyboardFlags(u8),
    /// The size of the text area in cells (XTWINOPS 18).
    TextArea(Size),
    /// The size of the text area in pixels (XTWINOPS 14).
    TextAreaPixels {
        /// How high it is.
        height: u32,
        /// How wide.
        width: u32,
    },
    /// The size of a cell in pixels (XTWINOPS 16).
    CellPixels {
        /// How high it is.
        height: u32,
        /// How wide.
        width: u32,
    },
    /// A setting (DECRQSS): the control sequence that makes it, without its CSI, as `0;1m`; `None` if the terminal does not know
    /// what was asked for.
    Setting(Option<String>),
}

/// The state of a mode, as DECRPM tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModeState {
    /// The terminal does not know the mode.
    Unknown,
    /// It is set.
    Set,
    /// It is reset.
    Reset,
    /// It is set and cannot be reset.
    AlwaysSet,
    /// It is reset and cannot be set.
    AlwaysReset,
}

impl ModeState {
    /// Whether setting the mode does something, or is not even needed.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Set | Self::Reset | Self::AlwaysSet)
    }
}

/// One of the colours of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColorSlot {
    /// Of the palette, 0 to 255.
    Palette(u8),
    /// What text has by default.
    Foreground,
    /// What is behind it.
    Background,
    /// The cursor's.
    Cursor,
}

/// The reply that a control sequence is.
pub(super) fn control_sequence(sequence: &ControlSequence<'_>) -> Option<Reply> {
    let parameters = sequence.parameters;
    let first = parameters.get(0);
    let number = |n: usize| u16::try_from(parameters.get(n).unwrap_or(0)).ok();
    Some(
        match (sequence.private, sequence.intermediates, sequence.last) {
            (Some(b'?'), [], b'c') => Reply::PrimaryAttributes(
                parameters
                    .each()
                    .filter_map(|value| u16::try_from(value?).ok())
                    .take(MOST_ATTRIBUTES)
                    .collect(),
            ),
            (Some(b'>'), [], b'c') => Reply::SecondaryAttributes {
                terminal: number(0)?,
                version: parameters.get(1).unwrap_or(0),
            },
            (None | Some(b'?'), [], b'R') if parameters.count() > 1 => {
                // The size of the screen is clamped, so what is beyond its greatest is too.
                let from_one = |value: Option<u32>| value.unwrap_or(1).max(1);
                let place = Size::from_client(from_one(first), from_one(parameters.get(1)));
                Reply::CursorPosition(Position::new(
                    i32::from(place.rows) - 1,
                    i32::from(place.columns) - 1,
                ))
            }
            (None, [], b'n') if first == Some(0) => Reply::Status(true),
            (None, [], b'n') if first == Some(3) => Reply::Status(false),
            (Some(b'?'), [], b'n') if first == Some(997) => match parameters.get(1)? {
                1 => Reply::DarkColors(true),
                2 => Reply::DarkColors(false),
                _ => return None,
            },
            (None | Some(b'?'), b"$", b'y') => Reply::Mode {
                mode: number(0)?,
                private: sequence.private.is_some(),
                state: match parameters.get(1)? {
                    0 => ModeState::Unknown,
                    1 => ModeState::Set,
                    2 => ModeState::Reset,
                    3 => ModeState::AlwaysSet,
                    4 => ModeState::AlwaysReset,
                    _ => return None,
                },
            },
            (Some(b'?'), [], b'u') => Reply::KeyboardFlags(u8::try_from(first?).ok()?),
            (None, [], b't') => {
                let (height, width) = (parameters.get(1)?, parameters.get(2)?);
                match first? {
                    4 => Reply::TextAreaPixels { height, width },
                    6 => Reply::CellPixels { height, width },
                    8 => Reply::TextArea(Size::from_client(height, width)),
                    _ => return None,
                }
            }
            _ => return None,
        },
    )
}

/// The replies that an OSC string is.
pub(super) fn operating_system_command(payload: &[u8], out: &mut dyn FnMut(Reply)) {
    let Ok(payload) = std::str::from_utf8(payload) else {
        return;
    };
    let Some((number, mut rest)) = payload.split_once(';') else {
        return;
    };
    let mut color = |slot, text| {
        if let Some(rgb) = rgb(text) {
            out(Reply::Color { slot, rgb });
        }
    };
    match number {
        // Index and colour, in turn.
        "4" => {
            while let Some((index, after)) = rest.split_once(';') {
                let (text, after) = after.split_once(';').unwrap_or((after, ""));
                if let Ok(index) = index.parse() {
                    color(ColorSlot::Palette(index), text);
                }
                rest = after;
            }
        }
        "10" => color(ColorSlot::Foreground, rest),
        "11" => color(ColorSlot::Background, rest),
        "12" => color(ColorSlot::Cursor, rest),
        _ => {}
    }
}

/// The replies that a DCS string is.
pub(super) fn device_control(payload: &[u8], out: &mut dyn FnMut(Reply)) {
    if let Some(version) = payload.strip_prefix(b">|") {
        out(Reply::Version(PlainText::of(version)));
        return;
    }
    if let Some(setting) = payload.strip_prefix(b"1$r") {
        out(Reply::Setting(Some(PlainText::of(setting))));
        return;
    }
    if payload.starts_with(b"0$r") {
        out(Reply::Setting(None));
        return;
    }
    let Ok(payload) = std::str::from_utf8(payload) else {
        return;
    };
    if let Some(unit) = payload.strip_prefix("!|") {
        if let Ok(unit) = u32::from_str_radix(unit, 16) {
            out(Reply::TertiaryAttributes(unit));
        }
        return;
    }
    if let Some(setting) = payload.strip_prefix("1$r") {
        out(Reply::Setting(Some(PlainText::of(setting.as_bytes()))));
        return;
    }
    if payload.starts_with("0$r") {
        out(Reply::Setting(None));
        return;
    }
    let (known, capabilities) = match (payload.strip_prefix("1+r"), payload.strip_prefix("0+r")) {
        (Some(capabilities), _) => (true, capabilities),
        (None, Some(capabilities)) => (false, capabilities),
        (None, None) => return,
    };
    for capability in capabilities.split(';') {
        let (name, value) = capability.split_once('=').unwrap_or((capability, ""));
        if let (Some(name), Some(value)) = (hexadecimal(name), hexadecimal(value))
            && !name.is_empty()
        {
            let value = known.then_some(value);
            out(Reply::Capability { name, value });
        }
    }
}

/// The text that pairs of hexadecimal digits spell.
fn hexadecimal(digits: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = digits
        .as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            &[high, low] => {
                let value = |digit: u8| char::from(digit).to_digit(16);
                u8::try_from(value(high)? << 4 | value(low)?).ok()
            }
            _ => None,
        })
        .collect();
    Some(PlainText::of(&bytes?))
}

/// A colour as X has it: `rgb:h/h/h` of 1 to 4 digits each, `rgba:h/h/h/h`, `#rgb` of 1 to 4 each.
fn rgb(text: &str) -> Option<[u8; 3]> {
    if let Some(digits) = text.strip_prefix('#') {
        let each = digits.len() / 3;
        let part = |n: usize| channel(digits.get(n * each..(n + 1) * each)?);
        return if digits.len() % 3 == 0 {
            Some([part(0)?, part(1)?, part(2)?])
        } else {
            None
        };
    }
    let channels = text
        .strip_prefix("rgb:")
        .or_else(|| text.strip_prefix("rgba:"))?;
    let mut channels = channels.split('/').map(channel);
    let mut next = || channels.next().flatten();
    Some([next()?, next()?, next()?])
}

/// One of a colour's three numbers, scaled to 8 bits.
fn channel(digits: &str) -> Option<u8> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let value = digits
        .chars()
        .try_fold(0_u32, |value, digit| Some(value << 4 | digit.to_digit(16)?))?;
    u8::try_from((value * 255 + most / 2) / most).ok()
}
