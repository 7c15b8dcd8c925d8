//! The state of a screen: everything that a byte can change.

use super::cell::{Cell, Look};
use super::charset::{Charsets, Supplement};
use super::event::Events;
use super::grid::{Grid, Workshop};
use super::kitty::KeyboardFlags;
use super::modes::{ModeBit, Modes};
use super::palette::Palette;
use super::pen::Pen;
use super::remembered::Remembered;
use super::row::{LineSize, Row};
use super::scrollback::{Past, Scrollback};
use super::stacks::Stacks;
use super::tabs::Tabs;
use super::title::Titles;
use super::vt52::Kept;
use super::window::Window;
use crate::geometry::Size;
use crate::input::InputModes;
use crate::operations::CursorShape;

/// Where the next character goes, and how it will look. Rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Cursor {
    pub(super) row: u16,
    pub(super) column: u16,
    /// A character was put into the last column; the next one wraps first.
    pub(super) pending_wrap: bool,
    pub(super) pen: Pen,
    pub(super) charsets: Charsets,
}

/// What DECSC saves.
#[derive(Clone, Debug, Default)]
pub(super) struct Saved {
    pub(super) cursor: Cursor,
    pub(super) origin: bool,
    /// It was used.
    pub(super) is_set: bool,
}

/// Rows and columns that scrolling and insertion are confined to, from 0, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Margins {
    pub(super) top: u16,
    pub(super) bottom: u16,
    pub(super) left: u16,
    pub(super) right: u16,
}

impl Margins {
    pub(super) fn whole(size: Size) -> Self {
        Self {
            top: 0,
            bottom: size.rows.saturating_sub(1),
            left: 0,
            right: size.columns.saturating_sub(1),
        }
    }
}

/// Which function protected cells last: what protection is worth is told by that, for all cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Protection {
    /// None since DECSTR: nothing is protected.
    #[default]
    None,
    /// DECSCA: selective erasure leaves the cells.
    Selective,
    /// SPA: all erasure does, but that of rectangles.
    Guarded,
}

/// How a terminal answers, and what of it DECSCL has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Conformance {
    /// 1 for the VT100 to 4 for the VT420.
    pub(super) level: u16,
}

/// What [`State::modified_keys`] are at power-up.
pub(super) const MODIFIED_KEYS: [u16; 4] = [0, 2, 2, 0];

/// The most bytes of answers that wait to be taken.
const REPLY_BYTES: usize = 64 * 1024;

/// The state.
pub(super) struct State {
    /// At least 1x1.
    pub(super) size: Size,
    /// The screen that is shown.
    pub(super) grid: Grid,
    /// The one that is not; the alternate one is made when it is first wanted.
    pub(super) hidden: Option<Grid>,
    pub(super) workshop: Workshop,
    pub(super) scrollback: Scrollback,
    pub(super) cursor: Cursor,
    /// The look of cells that are printed: the pen's, its extras in the table.
    pub(super) stamp: Look,
    /// What the two screens have saved: the primary one first.
    pub(super) saved: [Saved; 2],
    pub(super) margins: Margins,
    pub(super) modes: Modes,
    pub(super) remembered: Remembered,
    pub(super) tabs: Tabs,
    /// The character that was printed just now, for REP.
    pub(super) last: Option<char>,
    pub(super) titles: Titles,
    pub(super) palette: Palette,
    pub(super) stacks: Stacks,
    pub(super) events: Events,
    pub(super) replies: Vec<u8>,
    pub(super) input: InputModes,
    pub(super) keyboard: KeyboardFlags,
    pub(super) shape: CursorShape,
    pub(super) conformance: Conformance,
    /// What comes back when the VT52 is left.
    pub(super) before_vt52: Option<Box<Kept>>,
    /// Answers are given with C1 controls of one byte, and such are obeyed (S8C1T).
    pub(super) eight_bit: bool,
    pub(super) protection: Protection,
    /// DECAUPSS: the supplemental set that its user prefers.
    pub(super) preferred: Supplement,
    /// XTMODKEYS of the resources that nothing here depends on: keyboard, cursor keys, function keys, keypad.
    pub(super) modified_keys: [u16; 4],
    /// DECSACE 2: attributes change in rectangles, not from one place to another.
    pub(super) rectangles: bool,
    /// What XTCHECKSUM has set.
    pub(super) checksum: u16,
    /// Private modes that XTSAVE saved.
    pub(super) saved_modes: Vec<(u16, bool)>,
    /// Which of the first eight parameters of the CSI sequence at hand were left out: the lowest bit is the first.
    pub(super) omitted: u8,
    /// How large the screen was before XTWINOPS 9 made it as large as the display.
    pub(super) unmaximized: Option<Size>,
    pub(super) window: Window,
}

impl State {
    pub(super) fn new(size: Size, scrollback: usize) -> Self {
        let size = clamp(size);
        Self {
            size,
            grid: Grid::blank(size.rows),
            hidden: None,
            workshop: Workshop::default(),
            scrollback: Scrollback::new(scrollback),
            cursor: Cursor::default(),
            stamp: Look::PLAIN,
            saved: Default::default(),
            margins: Margins::whole(size),
            modes: Modes::new(),
            remembered: Remembered::default(),
            tabs: Tabs::every_eighth(size.columns),
            last: None,
            titles: Titles::default(),
            palette: Palette::default(),
            stacks: Stacks::default(),
            events: Events::default(),
            replies: Vec::new(),
            input: InputModes::default(),
            keyboard: KeyboardFlags::default(),
            shape: CursorShape::default(),
            conformance: Conformance { level: 4 },
            before_vt52: None,
            eight_bit: false,
            protection: Protection::default(),
            preferred: Supplement::default(),
            modified_keys: MODIFIED_KEYS,
            rectangles: false,
            checksum: 0,
            saved_modes: Vec::new(),
            omitted: 0,
            unmaximized: None,
            window: Window::default(),
        }
    }

    pub(super) const fn has(&self, mode: ModeBit) -> bool {
        self.modes.has(mode)
    }

    /// The last row.
    pub(super) const fn last_row(&self) -> u16 {
        self.size.rows.saturating_sub(1)
    }

    /// The last column.
    pub(super) const fn last_column(&self) -> u16 {
        self.size.columns.saturating_sub(1)
    }

    /// The last column that can be seen of `row`: half as many where characters are twice as wide.
    pub(super) fn last_column_of(&self, row: u16) -> u16 {
        match self.grid.get(row) {
            Some(row) if row.size != LineSize::Single => (self.size.columns / 2).saturating_sub(1),
            _ => self.last_column(),
        }
    }

    /// The cells of a row, to be changed.
    pub(super) fn cells(&mut self, row: u16) -> &mut [Cell] {
        self.workshop.is_open = true;
        #[cfg(test)]
        {
            self.workshop.touched += usize::from(self.size.columns);
        }
        match self.grid.get_mut(row) {
            Some(row) => row.work(
                self.size.columns,
                &mut self.workshop.tables,
                &mut self.workshop.spare,
            ),
            None => &mut [],
        }
    }

    /// The cells of two rows, to be changed; none if they are the same.
    pub(super) fn two_rows(&mut self, first: u16, second: u16) -> [&mut [Cell]; 2] {
        self.workshop.is_open = true;
        #[cfg(test)]
        {
            self.workshop.touched += 2 * usize::from(self.size.columns);
        }
        let Some(rows) = self.grid.two(first, second) else {
            return Default::default();
        };
        let Workshop { tables, spare, .. } = &mut self.workshop;
        rows.map(|row| row.work(self.size.columns, tables, spare))
    }

    /// The look of what is erased now: the background colour (BCE).
    pub(super) const fn erasure(&self) -> Look {
        self.cursor.pen.look.erased()
    }

    /// To be called when the pen has changed.
    pub(super) fn restamp(&mut self) {
        let pen = &self.cursor.pen;
        self.stamp = self
            .workshop
            .tables
            .look(pen.look, pen.underline_color, pen.link.as_ref());
        self.workshop.is_open |= !self.workshop.tables.is_empty();
    }

    /// Whether the tables want to be emptied.
    pub(super) fn is_crowded(&self) -> bool {
        self.workshop.tables.is_full()
    }

    /// Encodes all rows. So the tables can be emptied.
    pub(super) fn rest(&mut self) {
        if !self.workshop.is_open {
            return;
        }
        self.grid.rest(&mut self.workshop);
        self.workshop.close();
        self.stamp = self.cursor.pen.look;
        if self.cursor.pen.link.is_some() || self.cursor.pen.underline_color != Default::default() {
            self.restamp();
        }
    }

    /// Puts a row into the scrollback.
    pub(super) fn remember(&mut self, mut row: Row) {
        if !self.scrollback.keeps_any() {
            return;
        }
        let workshop = &mut self.workshop;
        row.rest(&workshop.tables, &mut workshop.spare, &mut workshop.room);
        self.scrollback.push(Past::of(row));
    }

    /// Whether there is so little room that an answer which takes long to find is not worth it.
    pub(super) const fn replies_are_full(&self) -> bool {
        self.replies.len() + 64 > REPLY_BYTES
    }

    /// Answers the program. What nobody takes is bounded: more than 64 KB are dropped, whole answers at a time.
    pub(super) fn reply(&mut self, answer: &[u8]) {
        if self.replies.len() + answer.len() <= REPLY_BYTES {
            self.replies.extend_from_slice(answer);
        }
    }
}

/// The sizes that a screen can have: from 1x1 to [`Size::MAX`].
pub(super) fn clamp(size: Size) -> Size {
    Size::new(
        size.rows.clamp(1, Size::MAX.rows),
        size.columns.clamp(1, Size::MAX.columns),
    )
}
