//! Setting and resetting modes: what each does beside being remembered. SM, RM, DECSET, DECRST, XTSAVE, XTRESTORE.

use super::grid::Grid;
use super::modes::{self, ModeBit};
use super::remembered::Remembered;
use super::state::State;
use crate::input::{MouseEncoding, MouseTracking};
use crate::operations::Mode;

/// The most modes that XTSAVE remembers.
const SAVED_MODES: usize = 64;

impl State {
    /// Sets or resets a mode by its number.
    pub(super) fn set_mode(&mut self, private: bool, number: u16, on: bool) {
        if private && self.set_mouse_mode(number, on) {
            return;
        }
        let alternate = self.remembered.get(Remembered::ALTERNATE);
        match (private, number) {
            // Without an alternate screen the modes that show it do nothing.
            (true, 47 | 1047..=1049) if alternate == Some(false) => {}
            (true, Remembered::ALTERNATE) => {
                if !on {
                    self.show_alternate(false, false);
                }
                self.remembered.set(number, on);
            }
            (true, 2) if !on => self.enter_vt52(),
            (true, 47) => self.show_alternate(on, false),
            (true, 1047) => self.show_alternate(on, !on),
            (true, 1048) if on => self.save_cursor(),
            (true, 1048) => self.restore_cursor(),
            (true, 1049) if on => {
                self.save_cursor();
                self.show_alternate(true, false);
                self.wipe();
                self.cursor.pending_wrap = false;
            }
            (true, 1049) => {
                self.show_alternate(false, false);
                self.restore_cursor();
            }
            _ => {
                if let Some(mode) =
                    modes::find(private, number).filter(|mode| self.may_change(*mode))
                {
                    self.modes.set(mode, on);
                    self.mode_changed(mode, on);
                } else if private {
                    self.remembered.set(number, on);
                }
            }
        }
    }

    /// Whether the level of conformance, and mode 40, let a program change a mode.
    const fn may_change(&self, mode: ModeBit) -> bool {
        match mode {
            ModeBit::Columns132 => self.has(ModeBit::AllowColumns132),
            ModeBit::LeftRightMargin => self.conformance.level >= 4,
            ModeBit::NationalReplacement => self.conformance.level >= 2,
            ModeBit::NoClearing => self.conformance.level >= 5,
            // It is only reset: the VT52 knows no modes, and leaves itself.
            ModeBit::Ansi => false,
            _ => true,
        }
    }

    fn mode_changed(&mut self, mode: ModeBit, on: bool) {
        match mode {
            ModeBit::Columns132 => self.set_132_columns(on),
            ModeBit::Origin => self.goto(1, 1),
            ModeBit::LeftRightMargin => {
                self.margins.left = 0;
                self.margins.right = self.last_column();
                if on {
                    self.make_lines_single();
                }
            }
            ModeBit::SizeEvents if on => self.report_resize(),
            _ => {}
        }
    }

    /// The modes of the mouse, of which one excludes the others.
    fn set_mouse_mode(&mut self, number: u16, on: bool) -> bool {
        let tracking = match number {
            9 => MouseTracking::X10,
            1000 => MouseTracking::Normal,
            1002 => MouseTracking::Button,
            1003 => MouseTracking::Any,
            _ => {
                let encoding = match number {
                    1005 => MouseEncoding::Utf8,
                    1006 => MouseEncoding::Sgr,
                    1015 => MouseEncoding::Urxvt,
                    1016 => MouseEncoding::SgrPixels,
                    _ => return false,
                };
                if on {
                    self.input.mouse_encoding = encoding;
                } else if self.input.mouse_encoding == encoding {
                    self.input.mouse_encoding = MouseEncoding::X10;
                }
                return true;
            }
        };
        self.input.mouse = if on { tracking } else { MouseTracking::Off };
        true
    }

    /// DECCOLM: another width, and unless DECNCSM says otherwise a clear screen.
    fn set_132_columns(&mut self, on: bool) {
        self.request_size(None, Some(if on { 132 } else { 80 }));
        self.reset_margins();
        if !self.has(ModeBit::NoClearing) {
            self.wipe();
        }
        self.modes.set(ModeBit::Origin, false);
        self.goto(1, 1);
    }

    /// Lines of double size do not go together with left and right margins.
    fn make_lines_single(&mut self) {
        for row in self.grid.iter_mut() {
            row.size = Default::default();
        }
    }

    /// Shows the alternate screen or the primary one, and `clear`s the alternate one.
    pub(super) fn show_alternate(&mut self, on: bool, clear: bool) {
        let is = self.has(ModeBit::AlternateScreen);
        if is && !on && clear {
            self.wipe();
            self.cursor.pending_wrap = false;
        }
        if is == on {
            return;
        }
        self.grid.rest(&mut self.workshop);
        let other = self
            .hidden
            .take()
            .unwrap_or_else(|| Grid::blank(self.size.rows));
        self.hidden = Some(std::mem::replace(&mut self.grid, other));
        self.modes.set(ModeBit::AlternateScreen, on);
    }

    /// XTSAVE.
    pub(super) fn save_mode(&mut self, number: u16) {
        let on = match self.remembered.get(number) {
            Some(on) => on,
            None => self.mode_setting(true, number) == 1,
        };
        self.saved_modes.retain(|(saved, _)| *saved != number);
        if self.saved_modes.len() < SAVED_MODES {
            self.saved_modes.push((number, on));
        }
    }

    /// XTRESTORE.
    pub(super) fn restore_mode(&mut self, number: u16) {
        let saved = self.saved_modes.iter().find(|(saved, _)| *saved == number);
        if let Some(&(_, on)) = saved {
            self.set_mode(true, number, on);
        }
    }

    /// Whether a mode is set.
    pub(super) fn is_set(&self, mode: Mode) -> bool {
        match mode.number {
            Remembered::ALTERNATE if mode.private => {
                self.remembered.get(Remembered::ALTERNATE) == Some(true)
            }
            number => matches!(self.mode_setting(mode.private, number), 1 | 3),
        }
    }

    /// What DECRPM says of a mode: 0 not known, 1 set, 2 reset, 3 always set, 4 always reset.
    pub(super) fn mode_setting(&self, private: bool, number: u16) -> u16 {
        let told = |on| if on { 1 } else { 2 };
        match (private, number) {
            // GATM, SRTM, VEM, HEM, PUM, FEAM, FETM, MATM, TTM, SATM, TSM, EBM.
            (false, 1 | 5 | 7 | 10 | 11 | 13..=19) => 4,
            // CRM; DECARM, which nobody here repeats keys by.
            (false, 3) => 2,
            (true, 8) => 4,
            (true, 9) => told(self.input.mouse == MouseTracking::X10),
            (true, 1000) => told(self.input.mouse == MouseTracking::Normal),
            (true, 1002) => told(self.input.mouse == MouseTracking::Button),
            (true, 1003) => told(self.input.mouse == MouseTracking::Any),
            (true, 1005) => told(self.input.mouse_encoding == MouseEncoding::Utf8),
            (true, 1006) => told(self.input.mouse_encoding == MouseEncoding::Sgr),
            (true, 1015) => told(self.input.mouse_encoding == MouseEncoding::Urxvt),
            (true, 1016) => told(self.input.mouse_encoding == MouseEncoding::SgrPixels),
            (true, 47 | 1049) => told(self.has(ModeBit::AlternateScreen)),
            (true, 1048) => told(self.has_saved()),
            (true, 42) if self.conformance.level < 2 => 0,
            (true, 69) if self.conformance.level < 4 => 0,
            (true, 95) if self.conformance.level < 5 => 0,
            // xterm tells the opposite: whether it is inhibited.
            (true, Remembered::ALTERNATE) => {
                told(self.remembered.get(Remembered::ALTERNATE) == Some(false))
            }
            _ => match modes::find(private, number) {
                Some(mode) => told(self.has(mode)),
                None if private => self.remembered.setting(number),
                None => 0,
            },
        }
    }

    /// DECRQM. The VT320 was the first to answer it; as in xterm, private modes are told at every level.
    pub(super) fn report_mode(&mut self, private: bool, number: u16) {
        if self.conformance.level < 3 && !private {
            return;
        }
        let setting = self.mode_setting(private, number);
        let mark = if private { "?" } else { "" };
        self.reply_csi(&format!("{mark}{number};{setting}$y"));
    }
}
