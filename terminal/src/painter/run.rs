//! Equal characters side by side: repeated or erased by the terminal where that is shorter.

use super::brush::Brush;
use super::row::{Row, looks_same};
use super::{extent, sgr};
use crate::cell::Glyph;
use crate::profile::{Glyphs, Profile};

impl Row<'_> {
    /// How many columns from `x` on hold the same character, up to the last that must be written to.
    pub(super) fn run(&self, profile: &Profile, x: usize, end: usize) -> usize {
        let Some(&cell) = self.new.get(x) else {
            return 1;
        };
        let same = self.new.get(x..end).unwrap_or_default();
        let length = same
            .iter()
            .take_while(|next| looks_same(profile, cell, **next))
            .count();
        match self.new.get(x + length) {
            // The last of them is the left half of a wide one.
            Some(next) if next.glyph == Glyph::RIGHT_HALF => 1,
            _ if length < 3 => length,
            _ => self.last_wanted(profile, x, x + length) + 1 - x,
        }
    }

    /// Writes a run of `count` equal characters by erasing or repeating, if that is shorter than to write each. Returns the columns.
    pub(super) fn write_run(
        &mut self,
        brush: &mut Brush<'_>,
        x: usize,
        count: usize,
        end: usize,
    ) -> Option<usize> {
        let profile = brush.profile;
        let cell = *self.new.get(x)?;
        let c = cell.glyph.as_char()?;
        let settled = c.is_ascii() || (profile.glyphs == Glyphs::Unicode && extent::is_settled(c));
        if !settled {
            return None;
        }
        let each = if profile.glyphs == Glyphs::Unicode {
            c.len_utf8()
        } else {
            1
        };
        let repeated =
            profile.repeat && (c.is_ascii() || profile.repeat_all && u32::from(c) < 0x1_0000);
        let written = if repeated {
            (each * count).min(each + 2 + digits(count - 1))
        } else {
            // Between them may be some that are right already.
            let wanted = (x..x + count).filter(|&x| self.wants(profile, x)).count();
            each * wanted
        };
        let style = sgr::shown(profile, cell.style);
        if c == ' ' && profile.ecma48 && sgr::is_erasable(profile, style) {
            let erased = 2 + digits(count);
            let next = (x + count..end).find(|&x| self.wants(profile, x));
            let way = next.map_or(0, |next| (2 + digits(next - x)).min(4));
            let gap = next.map_or(0, |next| (next - x - count).min(4));
            if erased + way < written + gap {
                self.approach(brush, x);
                brush.style_for_blank(style, self.next_style(profile, x + count));
                brush.csi(count, b'X');
                return Some(count);
            }
        }
        if !repeated || written == each * count {
            return None;
        }
        self.approach(brush, x);
        self.write(brush, x);
        brush.csi(count - 1, b'b');
        brush.pen.place = self.place(x + count);
        Some(count)
    }
}

/// The bytes of a parameter and the final byte after it; 1 is left out.
fn digits(parameter: usize) -> usize {
    match parameter {
        1 => 1,
        2..=9 => 2,
        10..=99 => 3,
        100..=999 => 4,
        _ => 6,
    }
}
