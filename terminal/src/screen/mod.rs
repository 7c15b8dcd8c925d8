//! The emulator: bytes of a program become a screen.
//!
//! [`Screen`] is a VT420 with the functions of xterm that programs use. It has no I/O and no time: bytes go in by
//! [`feed`](Screen::feed), split anywhere; what the program is to be answered comes out of
//! [`take_replies`](Screen::take_replies), and what else happened out of [`take_events`](Screen::take_events).
//!
//! The layout: `parser` finds text, sequences and control strings; `dispatch`, `osc` and `dcs` say which function each
//! is; each other file is one group of functions. `state` holds what they change.
//!
//! # Decisions
//! - **Rows rest encoded.** Between two calls of `feed` every row is a short program that draws it (`encoded`), without
//!   its blank end, so that a screen of text takes about a byte a letter and an empty one next to nothing. A row
//!   that is worked on becomes cells of 12 bytes, and is encoded again at the end. The price is that a call costs at
//!   least the decoding and encoding of the row with the cursor: feed what there is, not byte by byte.
//! - **Characters are put one by one, as most terminals do:** its width says where the next one goes, and a character
//!   without width (a mark, a joiner, a variation selector) is added to the cell before and changes no width. Graphemes
//!   are kept together only after a program has asked for it (mode 2027). All widths come from [`text`](crate::text).
//! - **Input is UTF-8.** What is malformed becomes U+FFFD, once per maximal subpart. C1 controls are obeyed as
//!   characters (C2 80 to C2 9F), and as single bytes only after S8C1T.
//! - **What a person would have to allow is not answered**: the clipboard is never told to a program.
//!
//! # Caps
//! Nothing that a program sends makes the screen grow without bound, or take more than linear time:
//! - a size is at most [`Size::MAX`]; a program's wish (XTWINOPS, DECCOLM) is cut to it;
//! - of a sequence, 32 parameters and two intermediates count, a parameter is at most 65535;
//! - a control string (OSC, DCS) of more than 256 KiB does nothing; a title keeps 1024 bytes, a notification as much, a
//!   hyperlink's target of more than 2083 bytes is no link;
//! - a cell keeps 32 bytes of UTF-8; the title stack has 10 entries, kitty's keyboard stack 16;
//! - 64 events and 64 KiB of replies wait to be taken;
//! - a sequence costs at most about as much as going over the cells of the screen once: 1 to 6 µs on 24x80, 5 to 40 µs on
//!   60x200. So the dearest megabyte takes less than a second on the small one and four on the large one, where plain
//!   text takes 5 ms (`benches/hostile.rs`). What is fed is obeyed, however dear: who serves others meanwhile feeds
//!   little at a time;
//! - the scrollback has the bound in bytes that it was given.

mod attributes;
mod cell;
mod charset;
mod checksum;
mod cie;
mod cursor;
mod dcs;
mod dispatch;
mod edit;
mod encoded;
mod erase;
mod event;
mod grid;
mod kitty;
mod modes;
mod names;
mod osc;
mod palette;
mod parser;
mod pen;
mod presentation;
mod print;
mod rectangle;
mod remembered;
mod rendition;
mod repeat;
mod report;
mod reset;
mod resize;
mod row;
mod scroll;
mod scrollback;
mod sgr;
mod stacks;
mod state;
mod switch;
mod tabs;
mod title;
mod view;
mod vt52;
mod window;
#[cfg(test)]
mod work;

use std::fmt;

pub use event::{Event, Progress};
pub use rendition::{Hyperlink, Rendition, Underline};
pub use row::LineSize;
pub use view::{Cell, Cursor, Row};

use self::modes::ModeBit;
use self::palette::Palette;
use self::parser::Parser;
use self::state::State;
use crate::geometry::Size;
use crate::input::{ColorSlot, InputModes, MouseEncoding, MouseTracking};
use crate::operations::Mode;

/// An emulated terminal.
pub struct Screen {
    parser: Parser,
    state: State,
}

impl Screen {
    /// The bytes of scrollback that [`new`](Self::new) gives: some thousand rows of text.
    pub const SCROLLBACK: usize = 256 * 1024;

    /// A blank screen. Sizes are clamped to 1x1 and [`Size::MAX`].
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self::with_scrollback(size, Self::SCROLLBACK)
    }

    /// A blank screen that keeps at most so many bytes of the rows that left it at the top; 0 keeps none.
    #[must_use]
    pub fn with_scrollback(size: Size, bytes: usize) -> Self {
        Self {
            parser: Parser::default(),
            state: State::new(size, bytes),
        }
    }

    /// Takes what the program wrote, in pieces of any length, split anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.parser.feed(bytes, &mut self.state);
        self.state.rest();
    }

    /// What is to be written to the program: answers to its questions, oldest first.
    #[must_use]
    pub fn take_replies(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.state.replies)
    }

    /// What else the program did, oldest first.
    #[must_use]
    pub fn take_events(&mut self) -> Vec<Event> {
        self.state.events.take()
    }

    /// Changes the size, clamped as in [`new`](Self::new). The text of the primary screen flows.
    pub fn resize(&mut self, size: Size) {
        self.state.resize(size, true);
        self.state.rest();
    }

    /// How large it is.
    #[must_use]
    pub fn size(&self) -> Size {
        self.state.size
    }

    /// The cursor.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor {
            row: self.state.cursor.row,
            column: self.state.cursor.column,
            pending_wrap: self.state.cursor.pending_wrap,
            visible: self.state.has(ModeBit::ShowCursor),
            shape: self.state.shape,
            blinking: self.state.has(ModeBit::BlinkingCursor),
        }
    }

    /// The title of the window (OSC 0 and 2): printable, at most 1024 bytes.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.state.titles.window
    }

    /// The title of its icon (OSC 0 and 1): printable, at most 1024 bytes.
    #[must_use]
    pub fn icon_title(&self) -> &str {
        &self.state.titles.icon
    }

    /// The red, green and blue that the program gave a colour (OSC 4, 10, 11, 12); nothing if it left it as it was.
    #[must_use]
    pub fn changed_color(&self, slot: ColorSlot) -> Option<[u8; 3]> {
        let index = match slot {
            ColorSlot::Palette(index) => index.into(),
            ColorSlot::Foreground => Palette::DYNAMIC + 10,
            ColorSlot::Background => Palette::DYNAMIC + 11,
            ColorSlot::Cursor => Palette::DYNAMIC + 12,
        };
        let color = self.state.palette.changed(index)?;
        Some(color.map(|part| part.to_be_bytes()[0]))
    }

    /// What the program has asked its terminal to send.
    #[must_use]
    pub fn input_modes(&self) -> InputModes {
        InputModes {
            application_cursor: self.state.has(ModeBit::CursorKeys),
            application_keypad: self.state.has(ModeBit::ApplicationKeypad),
            backarrow: self.state.has(ModeBit::BackarrowKey),
            new_line: self.state.has(ModeBit::NewLine),
            kitty_keyboard: self
                .state
                .keyboard
                .current(self.state.has(ModeBit::AlternateScreen)),
            bracketed_paste: self.state.has(ModeBit::BracketedPaste),
            focus: self.state.has(ModeBit::FocusEvents),
            alternate_scroll: self.state.has(ModeBit::AlternateScroll),
            ..self.state.input
        }
    }

    /// Whether a mode is set; one that is not known is not.
    #[must_use]
    pub fn is_set(&self, mode: Mode) -> bool {
        self.state.is_set(mode)
    }

    /// Every mode by a name in `snake_case`, and whether it is set; those of the mouse, of which one excludes the others,
    /// come last.
    pub fn modes(&self) -> impl Iterator<Item = (&'static str, bool)> {
        let input = self.state.input;
        let tracking = [
            ("mouse_x10", MouseTracking::X10),
            ("mouse_normal", MouseTracking::Normal),
            ("mouse_button", MouseTracking::Button),
            ("mouse_any", MouseTracking::Any),
        ]
        .map(|(name, its)| (name, input.mouse == its));
        let encoding = [
            ("mouse_utf8", MouseEncoding::Utf8),
            ("mouse_sgr", MouseEncoding::Sgr),
            ("mouse_urxvt", MouseEncoding::Urxvt),
            ("mouse_sgr_pixels", MouseEncoding::SgrPixels),
        ]
        .map(|(name, its)| (name, input.mouse_encoding == its));
        let modes = self.state.modes.named();
        modes.chain(tracking).chain(encoding)
    }

    /// The cells of a row, from 0. A row that is not there is blank.
    #[must_use]
    pub fn row(&self, row: u16) -> Row<'_> {
        let encoded = self.state.grid.get(row).map(|row| row.encoded());
        Row::new(encoded, self.state.size.columns)
    }

    /// The text of a row, from 0, without the blanks at its end.
    #[must_use]
    pub fn row_text(&self, row: u16) -> String {
        self.row(row).text()
    }

    /// How large the characters of a row are. Of a row of double width only the left half of the cells is seen.
    #[must_use]
    pub fn line_size(&self, row: u16) -> LineSize {
        self.state
            .grid
            .get(row)
            .map_or(LineSize::Single, |row| row.size)
    }

    /// Whether the text of a row goes on in the next, so that both are one line.
    #[must_use]
    pub fn is_wrapped(&self, row: u16) -> bool {
        self.state.grid.get(row).is_some_and(|row| row.wrapped)
    }

    /// The number of rows in the scrollback.
    #[must_use]
    pub fn scrollback_len(&self) -> usize {
        self.state.scrollback.len()
    }

    /// The cells of a row of the scrollback: 0 is the oldest.
    #[must_use]
    pub fn scrollback_row(&self, row: usize) -> Row<'_> {
        let encoded = self.state.scrollback.get(row).map(|row| &row.encoded);
        Row::new(encoded, self.state.size.columns)
    }

    /// The text of a row of the scrollback, without the blanks at its end.
    #[must_use]
    pub fn scrollback_text(&self, row: usize) -> String {
        self.scrollback_row(row).text()
    }

    /// Whether a row of the scrollback goes on in the next.
    #[must_use]
    pub fn is_scrollback_wrapped(&self, row: usize) -> bool {
        self.state
            .scrollback
            .get(row)
            .is_some_and(|row| row.wrapped)
    }
}

/// The text of all rows, each without the blanks at its end and with a line feed.
impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..self.size().rows).try_for_each(|row| writeln!(f, "{}", self.row_text(row)))
    }
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screen")
            .field("size", &self.size())
            .field("cursor", &self.cursor())
            .field("title", &self.title())
            .finish_non_exhaustive()
    }
}
