//! Taking the terminal over, and giving it back as it was found.

use super::Painter;
use crate::profile::Glyphs;
use crate::shown::Pen;

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
        // Without autowrap (DECAWM), what a terminal takes for wider than we do stays on its row, and the
        // lower right corner can be written to on every terminal.
        out.extend_from_slice(b"\x1b[?7l");
        if profile.glyphs == Glyphs::DecGraphics {
            // G1 holds the lines, so that SO and SI, one byte each, go there and back.
            out.extend_from_slice(b"\x1b(B\x1b)0\x0f");
        }
        if profile.mouse {
            out.extend_from_slice(b"\x1b[?1000h\x1b[?1002h\x1b[?1006h");
        }
        if profile.bracketed_paste {
            out.extend_from_slice(b"\x1b[?2004h");
        }
    }

    /// Gives the terminal back as it was found. Appends to `out`; nothing if it was not taken, or is given back already.
    pub fn leave(&mut self, out: &mut Vec<u8>) {
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
        if profile.bracketed_paste {
            out.extend_from_slice(b"\x1b[?2004l");
        }
        if profile.mouse {
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
}
