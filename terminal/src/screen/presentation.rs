//! DECRSPS 1: the cursor as DECCIR told it.

use super::cell::{bg, fg};
use super::charset::Charset;
use super::modes::ModeBit;
use super::rendition::Underline;
use super::state::{Protection, State};

impl State {
    /// Puts the cursor back, with its rendition, protection, flags and character sets. What is malformed does nothing.
    pub(super) fn restore_presentation(&mut self, report: &[u8]) {
        let Ok(report) = std::str::from_utf8(report) else {
            return;
        };
        let fields: Vec<&str> = report.splitn(10, ';').collect();
        let &[
            row,
            column,
            _page,
            rendition,
            attributes,
            flags,
            left,
            right,
            _sizes,
            sets,
        ] = fields.as_slice()
        else {
            return;
        };
        let number = |text: &str| text.parse::<u16>().ok();
        let bits = |text: &str| text.bytes().next().filter(|byte| byte & 0xc0 == 0x40);
        let (Some(row), Some(column), Some(left), Some(right)) =
            (number(row), number(column), number(left), number(right))
        else {
            return;
        };
        let (Some(rendition), Some(attributes), Some(flags)) =
            (bits(rendition), bits(attributes), bits(flags))
        else {
            return;
        };
        self.modes.set(ModeBit::Origin, false);
        // A place that is not there is none.
        if (1..=self.size.rows).contains(&row) && (1..=self.size.columns).contains(&column) {
            self.goto(row, column);
        }
        self.modes.set(ModeBit::Origin, flags & 1 != 0);
        let look = &mut self.cursor.pen.look;
        look.fg &= !(fg::BOLD | fg::BLINK | fg::INVERSE);
        look.bg &= !bg::PROTECTED;
        for (bit, flag) in [(1, fg::BOLD), (4, fg::BLINK), (8, fg::INVERSE)] {
            if rendition & bit != 0 {
                look.fg |= flag;
            }
        }
        look.set_underline(if rendition & 2 != 0 {
            Underline::Single
        } else {
            Underline::None
        });
        if attributes & 1 != 0 {
            look.bg |= bg::PROTECTED;
            self.protection = Protection::Selective;
        }
        self.restore_sets(sets);
        let charsets = &mut self.cursor.charsets;
        charsets.lock(left.min(3) as u8);
        charsets.right = right.min(3) as u8;
        if flags & 4 != 0 {
            charsets.shift_once(3);
        } else if flags & 2 != 0 {
            charsets.shift_once(2);
        }
        self.cursor.pending_wrap = flags & 8 != 0 && self.cursor.column == self.right_edge();
        self.restamp();
    }

    fn restore_sets(&mut self, sets: &str) {
        let mut bytes = sets.bytes();
        for index in 0..4 {
            let Some(byte) = bytes.next() else { return };
            let (extra, last) = match byte {
                b' '..=b'/' => (Some(byte), bytes.next()),
                _ => (None, Some(byte)),
            };
            if let Some(set) =
                last.and_then(|last| Charset::designated(false, extra, last, self.preferred))
            {
                self.cursor.charsets.designate(index, set);
            }
        }
    }
}
