//! Titles: of the window and of its icon, their stack, and how they are told (OSC 0, 1, 2, XTWINOPS 20 to 23, XTSMTITLE).

use super::event::Event;
use super::state::State;
use crate::text;

/// The most bytes of a title. What is longer is cut.
const TITLE_BYTES: usize = 1024;
/// The most titles on the stack.
const DEPTH: usize = 10;

/// The titles.
#[derive(Debug, Default)]
pub(super) struct Titles {
    pub(super) window: Box<str>,
    pub(super) icon: Box<str>,
    stack: Vec<(Box<str>, Box<str>)>,
    /// XTSMTITLE: titles are set in hexadecimal, told in hexadecimal, set as UTF-8, told as UTF-8.
    pub(super) features: [bool; 4],
}

/// Which of the two titles is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Both,
    Icon,
    Window,
}

impl Which {
    /// OSC 0, 1 and 2, and the second parameter of XTWINOPS 22 and 23.
    pub(super) const fn of(number: u16) -> Option<Self> {
        match number {
            0 => Some(Self::Both),
            1 => Some(Self::Icon),
            2 => Some(Self::Window),
            _ => None,
        }
    }
}

impl State {
    /// Sets titles to text of a stranger: what is not printable is left out.
    pub(super) fn set_title(&mut self, which: Which, title: &[u8]) {
        let decoded;
        let title = if self.titles.features[0] {
            match from_hex(title) {
                None => return,
                Some(bytes) => {
                    decoded = String::from_utf8(bytes).unwrap_or_else(|bytes| {
                        // As in xterm, it is Latin-1 then.
                        bytes
                            .as_bytes()
                            .iter()
                            .map(|&byte| char::from(byte))
                            .collect()
                    });
                    decoded.as_bytes()
                }
            }
        } else {
            title
        };
        let title = printable(title, TITLE_BYTES);
        if which != Which::Window {
            self.titles.icon = title.as_str().into();
            self.events.push(Event::IconTitle);
        }
        if which != Which::Icon {
            self.titles.window = title.into();
            self.events.push(Event::Title);
        }
    }

    /// XTWINOPS 22. A title that is not meant is taken from the entry before, as xterm does.
    pub(super) fn push_title(&mut self, which: Which) {
        let titles = &mut self.titles;
        let (mut window, mut icon) = (titles.window.clone(), titles.icon.clone());
        if let Some((last_window, last_icon)) = titles.stack.last() {
            match which {
                Which::Both => {}
                Which::Icon => window.clone_from(last_window),
                Which::Window => icon.clone_from(last_icon),
            }
        }
        if titles.stack.len() >= DEPTH {
            titles.stack.remove(0);
        }
        titles.stack.push((window, icon));
    }

    /// XTWINOPS 23.
    pub(super) fn pop_title(&mut self, which: Which) {
        let Some((window, icon)) = self.titles.stack.pop() else {
            return;
        };
        if which != Which::Window {
            self.titles.icon = icon;
            self.events.push(Event::IconTitle);
        }
        if which != Which::Icon {
            self.titles.window = window;
            self.events.push(Event::Title);
        }
    }

    /// XTWINOPS 20 and 21: `letter` is L for the icon's and l for the window's.
    pub(super) fn report_title(&mut self, letter: char) {
        let title = if letter == 'L' {
            &self.titles.icon
        } else {
            &self.titles.window
        };
        let title = if self.titles.features[1] {
            title.bytes().map(|byte| format!("{byte:02X}")).collect()
        } else {
            title.to_string()
        };
        // As xterm, which gives this answer alone never with C1 controls of one byte.
        self.reply(format!("\x1b]{letter}{title}\x1b\\").as_bytes());
    }
}

/// What of the bytes can be shown, at most so many of them.
pub(super) fn printable(bytes: &[u8], most: usize) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut shown: String = text.chars().filter(|c| text::is_printable(*c)).collect();
    let end = (0..=most).rev().find(|&at| shown.is_char_boundary(at));
    if let Some(end) = end.filter(|_| shown.len() > most) {
        shown.truncate(end);
    }
    shown
}

/// The bytes that pairs of hexadecimal digits stand for.
pub(super) fn from_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| (digit as char).to_digit(16);
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    for pair in digits.chunks(2) {
        let &[high, low] = pair else { return None };
        bytes.push((value(high)? << 4 | value(low)?) as u8);
    }
    Some(bytes)
}
