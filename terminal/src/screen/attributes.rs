//! What marks cells and rows apart from SGR: protection (DECSCA, SPA, EPA), sizes of lines, formats of keys.

use super::cell::bg;
use super::dispatch::Args;
use super::modes::ModeBit;
use super::row::LineSize;
use super::state::{MODIFIED_KEYS, Protection, State};

impl State {
    fn protect(&mut self, on: bool) {
        let look = &mut self.cursor.pen.look;
        look.bg = if on {
            look.bg | bg::PROTECTED
        } else {
            look.bg & !bg::PROTECTED
        };
        self.restamp();
    }

    /// DECSCA: 1 protects what is printed from selective erasure.
    pub(super) fn protect_characters(&mut self, which: u16) {
        self.protection = Protection::Selective;
        match which {
            0 | 2 => self.protect(false),
            1 => self.protect(true),
            _ => {}
        }
    }

    /// Whether DECSCA protects what is printed.
    pub(super) fn tells_protection(&self) -> bool {
        self.cursor.pen.look.is_protected() && self.protection == Protection::Selective
    }

    /// SPA and EPA: protect what is printed from all erasure. As in xterm, the protection is of whichever kind was begun
    /// last, for all cells.
    pub(super) fn protect_area(&mut self, on: bool) {
        if on {
            self.protection = Protection::Guarded;
        }
        self.protect(on);
    }

    /// DECSWL, DECDWL, DECDHL: the size of the characters in the cursor's row. Not with left and right margins (DECLRMM).
    pub(super) fn set_line_size(&mut self, size: LineSize) {
        if self.has(ModeBit::LeftRightMargin) {
            return;
        }
        let row = self.cursor.row;
        if let Some(row) = self.grid.get_mut(row) {
            row.size = size;
        }
        let last = self.last_column_of(row);
        if self.cursor.column > last {
            self.cursor.column = last;
        }
    }

    /// XTMODKEYS.
    pub(super) fn set_key_format(&mut self, args: Args<'_>) {
        let (resource, is_reset) = (args.get(0), args.len() < 2);
        if resource == 4 {
            self.input.modify_other_keys = if is_reset {
                0
            } else {
                args.get(1).min(2) as u8
            };
            return;
        }
        if resource == 0 && is_reset {
            self.input.modify_other_keys = 0;
        }
        let place = usize::from(resource);
        let initial = MODIFIED_KEYS.get(place).copied().unwrap_or(0);
        if let Some(value) = self.modified_keys.get_mut(place) {
            *value = if is_reset { initial } else { args.get(1) };
        }
    }

    /// XTQMODKEYS.
    pub(super) fn report_key_format(&mut self, resource: u16) {
        let value = match resource {
            4 => Some(self.input.modify_other_keys.into()),
            _ => self.modified_keys.get(usize::from(resource)).copied(),
        };
        if let Some(value) = value {
            self.reply_csi(&format!(">{resource};{value}m"));
        }
    }
}
