//! Taking the terminal over, lending it to an app that writes to it by itself, and giving it back as it was found.

use super::Painter;
use crate::geometry::Position;

use crate::operations::{Bank, CharacterSet, Mode, Operations};
use crate::profile::{Glyphs, KeyboardProtocol, Profile};
use crate::shown::Pen;
use crate::surface::Surface;

/// Kitty's first flag: keys that are ambiguous by tradition are told apart.
const DISAMBIGUATE: u8 = 1;

/// More pushes of keyboard flags than any terminal keeps.
const ALL_PUSHES: u16 = 99;

/// A frame of fewer bytes is there in one piece anyway, and the mode's own 16 would cost more than they are worth.
const SYNCHRONIZED_FROM: usize = 256;

impl Painter {
    /// Takes the terminal over: the alternate screen, the modes. Appends to `out`.
    pub fn enter(&mut self, out: &mut Vec<u8>) {
        // Entering twice would make the terminal forget what it had shown before the first time.
        if std::mem::replace(&mut self.entered, true) {
            return;
        }
        self.forget();
        let profile = &self.profile;
        if !profile.addressing {
            return;
        }
        // The title is pushed before anything can change it (XTWINOPS 22, the title alone).
        if profile.title {
            out.extend_from_slice(b"\x1b[22;2t");
        }
        if profile.alternate_screen {
            out.extend_from_slice(b"\x1b[?1049h");
        }
        self.set_modes(out);
        begin_keyboard(profile.keyboard, out);
    }

    fn set_modes(&self, out: &mut Vec<u8>) {
        let profile = &self.profile;
        // Without autowrap (DECAWM), what a terminal takes for wider than we do stays on its row, and the
        // lower right corner can be written to on every terminal.
        out.extend_from_slice(b"\x1b[?7l");
        if profile.glyphs == Glyphs::DecGraphics {
            // G1 holds the lines, so that SO and SI, one byte each, go there and back.
            out.extend_from_slice(b"\x1b(B\x1b)0\x0f");
        }
        if profile.mouse {
            out.extend_from_slice(b"\x1b[?1000h\x1b[?1002h\x1b[?1006h");
            if self.motion {
                out.extend_from_slice(b"\x1b[?1003h");
            }
        }
        if profile.bracketed_paste {
            out.extend_from_slice(b"\x1b[?2004h");
        }
        if profile.told_alt {
            out.extend_from_slice(b"\x1b[?1036h");
        }
    }

    /// Has the terminal report all movements of the mouse (DECSET 1003), or only those with a button down (1002), as it does
    /// at first. Appends to `out`; nothing if it does that already, or has no mouse.
    pub fn report_motion(&mut self, all: bool, out: &mut Vec<u8>) {
        if std::mem::replace(&mut self.motion, all) == all {
            return;
        }
        if self.entered && self.profile.addressing && self.profile.mouse {
            // Of these modes a terminal has one at a time, and resetting any ends all (xterm ctlseqs).
            out.extend_from_slice(match all {
                true => b"\x1b[?1003h",
                false => b"\x1b[?1003l\x1b[?1002h",
            });
        }
    }

    /// Gives the terminal back as it was found. Appends to `out`; nothing if it was not taken, or is given back already.
    pub fn leave(&mut self, out: &mut Vec<u8>) {
        self.take_back(out);
        if !std::mem::take(&mut self.entered) {
            return;
        }
        if self.profile.addressing {
            self.restore(out);
        } else if self.pen.line_begun {
            out.extend_from_slice(b"\r\n");
        }
        self.forget();
        self.pen = Pen::default();
    }

    fn restore(&self, out: &mut Vec<u8>) {
        let profile = &self.profile;
        // Kitty has a stack for each screen, so this comes before the change of screens.
        end_keyboard(profile.keyboard, out);
        if profile.told_alt {
            out.extend_from_slice(b"\x1b[?1036l");
        }
        if profile.bracketed_paste {
            out.extend_from_slice(b"\x1b[?2004l");
        }
        if profile.mouse {
            if self.motion {
                out.extend_from_slice(b"\x1b[?1003l");
            }
            out.extend_from_slice(b"\x1b[?1006l\x1b[?1002l\x1b[?1000l");
        }
        if profile.glyphs == Glyphs::DecGraphics {
            out.extend_from_slice(b"\x0f\x1b)B");
        }
        out.extend_from_slice(b"\x1b[m");
        if profile.cursor_visibility {
            out.extend_from_slice(b"\x1b[?25h");
        }
        if profile.alternate_screen {
            out.extend_from_slice(b"\x1b[?1049l");
        } else {
            out.extend_from_slice(b"\x1b[H\x1b[2J");
        }
        // After 1049, which may bring back what DECAWM was.
        out.extend_from_slice(b"\x1b[?7h");
        if profile.title {
            out.extend_from_slice(b"\x1b[23;2t");
        }
    }

    /// Lends the terminal to an app that writes to it by itself: taken over, cleared, autowrap set, the cursor shown in
    /// the upper left corner; the mouse and pastes report as ever. Appends to `out`; nothing if it is lent already.
    pub fn lend(&mut self, out: &mut Vec<u8>) {
        if std::mem::replace(&mut self.lent, true) {
            return;
        }
        self.enter(out);
        if self.profile.addressing {
            out.extend_from_slice(b"\x1b[?7h");
            self.clear(out);
            if std::mem::take(&mut self.pen.hidden) {
                out.extend_from_slice(b"\x1b[?25h");
            }
        }
        self.forget();
        // It is blank now; what it shows from here on is the app's matter.
        self.stale = false;
    }

    /// Takes the terminal back, in whatever state it is. Appends to `out`; nothing if it was not lent.
    ///
    /// A palette that was changed, a progress that was begun and modes of no [`Operations`] are the app's to put back.
    pub fn take_back(&mut self, out: &mut Vec<u8>) {
        if !std::mem::take(&mut self.lent) {
            return;
        }
        if !self.profile.addressing {
            self.pen.line_begun = true;
            return;
        }
        self.undo(out);
        self.set_modes(out);
        begin_keyboard(self.profile.keyboard, out);
        self.pen = Pen::default();
        self.forget();
    }

    /// Undoes one by one what an app may have done: not every terminal has a soft reset, and those that have do not
    /// agree on what it resets.
    fn undo(&self, out: &mut Vec<u8>) {
        let profile = &self.profile;
        let mut operations = Operations::new(out);
        operations.plain();
        // What imitates a PC has neither, and would print some of it.
        if !profile.ecma48 && profile.glyphs != Glyphs::DecGraphics {
            return;
        }
        operations
            .designate(Bank::G0, CharacterSet::Ascii)
            .designate(Bank::G1, CharacterSet::Ascii)
            .shift(Bank::G0)
            .reset_mode(Mode::INSERT)
            .reset_mode(Mode::NEW_LINE)
            .reset_mode(Mode::CURSOR_KEYS)
            .reset_mode(Mode::REVERSE_SCREEN)
            .reset_mode(Mode::ORIGIN)
            .numeric_keypad();
        if profile.ecma48 {
            operations.protect(false);
        }
        if profile.cursor_visibility {
            operations.set_mode(Mode::CURSOR_VISIBLE);
        }
        if profile.alternate_screen {
            operations
                .reset_mode(Mode::SYNCHRONIZED)
                .reset_mode(Mode::LEFT_RIGHT_MARGIN)
                .reset_mode(Mode::MOUSE_X10)
                .reset_mode(Mode::MOUSE)
                .reset_mode(Mode::MOUSE_DRAG)
                .reset_mode(Mode::MOUSE_MOTION)
                .reset_mode(Mode::FOCUS)
                .reset_mode(Mode::MOUSE_SGR_PIXELS)
                .reset_mode(Mode::GRAPHEMES)
                .reset_mode(Mode::COLOR_SCHEME)
                .reset_mode(Mode::IN_BAND_RESIZE)
                .end_link()
                .default_cursor_shape();
        }
        match profile.keyboard {
            KeyboardProtocol::Traditional => {}
            KeyboardProtocol::ModifyOtherKeys => {
                operations.modify_other_keys(0);
            }
            KeyboardProtocol::Kitty => {
                operations.pop_keyboard_flags(ALL_PUSHES);
            }
        }
        operations.reset_scroll_region().clear_tabs();
        for column in (8..i32::from(self.size().columns)).step_by(8) {
            operations.move_to(Position::new(0, column)).set_tab();
        }
    }

    /// Whether the terminal is lent to an app that writes to it by itself.
    #[must_use]
    pub const fn is_lent(&self) -> bool {
        self.lent
    }

    /// From now on the terminal is known to be of `profile`, which differs from that before by what the terminal
    /// answered. Appends to `out` what is to be asked of it then. The next frame is painted anew if anything that is
    /// shown looks otherwise by it.
    pub fn refine(&mut self, profile: Profile, out: &mut Vec<u8>) {
        let before = std::mem::replace(&mut self.profile, profile);
        if !self.entered || !profile.addressing {
            return;
        }
        if before.keyboard != profile.keyboard {
            end_keyboard(before.keyboard, out);
            begin_keyboard(profile.keyboard, out);
        }
        if profile.told_alt && !before.told_alt {
            out.extend_from_slice(b"\x1b[?1036h");
        }
        if !self.lent && self.looks_otherwise(&before) {
            self.forget();
        }
    }

    fn looks_otherwise(&self, before: &Profile) -> bool {
        let now = &self.profile;
        let seen = |profile: &Profile| (profile.colors, profile.underlines, profile.dark);
        if seen(before) == seen(now) {
            return false;
        }
        let mut surface = Surface::default();
        self.shown.load(&mut surface);
        (0..usize::from(self.size().rows))
            .flat_map(|y| surface.row(y).unwrap_or_default())
            .any(|cell| super::sgr::shown(before, cell.style) != super::sgr::shown(now, cell.style))
    }

    /// Makes one synchronized update (DECSET 2026) of what was appended to `out` from `start` on, if the terminal has
    /// those and it is more than a few bytes.
    pub fn synchronize(&self, start: usize, out: &mut Vec<u8>) {
        if self.profile.synchronized && out.len().saturating_sub(start) >= SYNCHRONIZED_FROM {
            out.splice(start..start, *b"\x1b[?2026h");
            out.extend_from_slice(b"\x1b[?2026l");
        }
    }
}

fn begin_keyboard(keyboard: KeyboardProtocol, out: &mut Vec<u8>) {
    match keyboard {
        KeyboardProtocol::Traditional => {}
        KeyboardProtocol::ModifyOtherKeys => {
            Operations::new(out).modify_other_keys(1);
        }
        KeyboardProtocol::Kitty => {
            Operations::new(out).push_keyboard_flags(DISAMBIGUATE);
        }
    }
}

fn end_keyboard(keyboard: KeyboardProtocol, out: &mut Vec<u8>) {
    match keyboard {
        KeyboardProtocol::Traditional => {}
        // Without a level: to what the person has configured.
        KeyboardProtocol::ModifyOtherKeys => out.extend_from_slice(b"\x1b[>4m"),
        KeyboardProtocol::Kitty => {
            Operations::new(out).pop_keyboard_flags(1);
        }
    }
}
