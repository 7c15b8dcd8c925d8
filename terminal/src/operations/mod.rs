//! The operations of a terminal, one method a control function: for an app that takes the terminal itself.
//!
//! [`Operations`] writes to a buffer of bytes and does nothing else. It knows no profile and no state: it says
//! exactly what it is told to say, in the order in which it is told, and whether the terminal knows the function is the
//! matter of whoever calls. Places count from 0, rows before columns, as everywhere here; on the line they count from 1.
//!
//! The names are those of ECMA-48, of DEC's manuals (VT100 to VT520) and of xterm's "Control Sequences"; each method
//! gives the mnemonic. There is no method that writes bytes as they are: text goes through the filter of
//! [`text`](crate::text), and what stands in a title, a link or the clipboard is filtered or encoded, and no longer
//! than a limit. So what a stranger typed never becomes a control function.
//!
//! The layout: a file for what is moved, erased, shown, and so on; [`Query`] is what a terminal is asked.

mod base64;
mod cursor;
mod edit;
mod erase;
mod mode;
mod query;
mod rendition;
mod scroll;
mod set;
mod window;

pub use mode::Mode;
pub use query::Query;
pub use set::{Bank, CharacterSet};
pub use window::{CLIPBOARD_LIMIT, CursorShape, LINK_LIMIT, Progress, TITLE_LIMIT};

use crate::charset::cp437;
use crate::text;

/// Writes control functions and text. The methods return it, so that they can be strung together:
/// `operations.move_to(at).text("Hello")`.
#[derive(Debug)]
pub struct Operations<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> Operations<'a> {
    /// Operations that append to `out`.
    pub const fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out }
    }

    /// Text, in UTF-8. Control characters become U+FFFD, what turns the direction of text around is left out.
    ///
    /// ASCII goes to whatever character set is shifted in: in [`CharacterSet::DecGraphics`] a `q` is a line.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for (grapheme, _) in text::graphemes(text) {
            self.out.extend_from_slice(grapheme.as_bytes());
        }
        self
    }

    /// Text, in code page 437, for terminals that imitate a PC's screen. What that lacks becomes `?`.
    pub fn text_in_cp437(&mut self, text: &str) -> &mut Self {
        for (grapheme, columns) in text::graphemes(text) {
            let byte = grapheme.chars().next().and_then(cp437::encode);
            self.out.push(byte.unwrap_or(b'?'));
            self.out
                .extend(std::iter::repeat_n(b'?', columns.saturating_sub(1)));
        }
        self
    }

    fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.out.extend_from_slice(bytes);
        self
    }

    /// A control sequence: CSI, a mark or nothing, numbers with semicolons between, intermediate and final bytes.
    fn csi(&mut self, mark: &str, parameters: &[u16], last: &str) -> &mut Self {
        self.raw(b"\x1b[").raw(mark.as_bytes());
        for (n, parameter) in parameters.iter().enumerate() {
            if n > 0 {
                self.raw(b";");
            }
            self.number(*parameter);
        }
        self.raw(last.as_bytes())
    }

    /// The same with a count, which is left out where it is 1; nothing at all for 0, which terminals take for 1.
    fn counted(&mut self, count: u16, last: &str) -> &mut Self {
        match count {
            0 => self,
            1 => self.csi("", &[], last),
            _ => self.csi("", &[count], last),
        }
    }

    /// A number in decimal digits.
    fn number(&mut self, number: u16) -> &mut Self {
        let mut place = 10_000;
        while place > 1 {
            if number >= place {
                self.out.push(b'0' + (number / place % 10) as u8);
            }
            place /= 10;
        }
        self.out.push(b'0' + (number % 10) as u8);
        self
    }
}

/// A coordinate as it is on the line: from 1; what lies outside of every screen is put on its edge.
fn from_one(coordinate: i32) -> u16 {
    // Some terminals keep coordinates in 15 bits.
    u16::try_from(coordinate.clamp(0, 0x7ffe) + 1).unwrap_or(1)
}
