//! XTWINOPS, and what else changes or tells the size of the window: DECSLPP, DECSCPP, DECSNLS, XTSMTITLE.

use super::dispatch::Args;
use super::event::Event;
use super::modes::ModeBit;
use super::state::{State, clamp};
use super::title::Which;
use crate::geometry::Size;

/// The pixels of a cell that are told: nobody knows the font.
const CELL: (u16, u16) = (16, 8);
/// The size of the display that is told, unless the screen is larger.
const DISPLAY: Size = Size::new(75, 240);

/// What a program has done with its window that nothing here depends on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Window {
    iconified: bool,
    /// To the right and down, in pixels.
    position: (u16, u16),
}

impl State {
    /// XTWINOPS.
    pub(super) fn window(&mut self, args: Args<'_>) {
        let (rows, columns) = (self.size.rows, self.size.columns);
        let display = self.display();
        let pixels = |size: Size| {
            (
                u32::from(size.rows) * u32::from(CELL.0),
                u32::from(size.columns) * u32::from(CELL.1),
            )
        };
        match args.get(0) {
            // A side that was left out stays, and 0 means that of the display.
            code @ (4 | 8) => {
                let side = |nth: usize, cell: u16, most: u16| match args.get(nth) {
                    0 if args.len() <= nth || self.omitted >> nth & 1 != 0 => None,
                    0 => Some(most),
                    pixels if code == 4 => Some(pixels / cell),
                    cells => Some(cells),
                };
                let rows = side(1, CELL.0, display.rows);
                let columns = side(2, CELL.1, display.columns);
                self.request_size(rows, columns);
            }
            9 => self.maximize(args.get(1)),
            10 => match (args.get(1), self.unmaximized) {
                (0, _) | (2, Some(_)) => self.maximize(0),
                _ => self.maximize(1),
            },
            // Nobody knows the window: it is where the program has put it.
            1 => self.window.iconified = false,
            2 => self.window.iconified = true,
            3 => self.window.position = (args.get(1), args.get(2)),
            11 => self.reply_csi(if self.window.iconified { "2t" } else { "1t" }),
            13 => {
                let (x, y) = self.window.position;
                self.reply_csi(&format!("3;{x};{y}t"));
            }
            14 => {
                let (height, width) = pixels(self.size);
                self.reply_csi(&format!("4;{height};{width}t"));
            }
            15 => {
                let (height, width) = pixels(display);
                self.reply_csi(&format!("5;{height};{width}t"));
            }
            16 => self.reply_csi(&format!("6;{};{}t", CELL.0, CELL.1)),
            18 => self.reply_csi(&format!("8;{rows};{columns}t")),
            19 => self.reply_csi(&format!("9;{};{}t", display.rows, display.columns)),
            20 => self.report_title('L'),
            21 => self.report_title('l'),
            22 => {
                if let Some(which) = Which::of(args.get(1)) {
                    self.push_title(which);
                }
            }
            23 => {
                if let Some(which) = Which::of(args.get(1)) {
                    self.pop_title(which);
                }
            }
            lines @ 24.. => self.request_size(Some(lines), None),
            _ => {}
        }
    }

    fn display(&self) -> Size {
        Size::new(
            DISPLAY.rows.max(self.size.rows),
            DISPLAY.columns.max(self.size.columns),
        )
    }

    /// XTWINOPS 9: 0 restores, 1 maximizes, 2 and 3 in one direction only.
    fn maximize(&mut self, which: u16) {
        let display = self.display();
        let before = self.size;
        match which {
            0 => {
                if let Some(size) = self.unmaximized.take() {
                    self.request_size(Some(size.rows), Some(size.columns));
                }
                return;
            }
            1 => self.request_size(Some(display.rows), Some(display.columns)),
            2 => self.request_size(Some(display.rows), None),
            3 => self.request_size(None, Some(display.columns)),
            _ => return,
        }
        self.unmaximized.get_or_insert(before);
    }

    /// Becomes as large as a program wants it, and tells.
    pub(super) fn request_size(&mut self, rows: Option<u16>, columns: Option<u16>) {
        let size = clamp(Size::new(
            rows.unwrap_or(self.size.rows),
            columns.unwrap_or(self.size.columns),
        ));
        if size != self.size {
            self.resize(size, false);
            self.events.push(Event::Resize(size));
        }
    }

    /// The report of mode 2048.
    pub(super) fn report_resize(&mut self) {
        let (rows, columns) = (self.size.rows, self.size.columns);
        let (height, width) = (
            u32::from(rows) * u32::from(CELL.0),
            u32::from(columns) * u32::from(CELL.1),
        );
        self.reply_csi(&format!("48;{rows};{columns};{height};{width}t"));
    }

    /// DECSCPP.
    pub(super) fn set_columns_per_page(&mut self, columns: u16) {
        let columns = match columns {
            0 | 80 => 80,
            132 => 132,
            _ => return,
        };
        self.modes.set(ModeBit::Columns132, columns == 132);
        self.request_size(None, Some(columns));
    }

    /// DECSNLS.
    pub(super) fn set_lines_per_screen(&mut self, lines: u16) {
        if (1..=255).contains(&lines) {
            self.request_size(Some(lines), None);
        }
    }

    /// XTSMTITLE.
    pub(super) fn set_title_features(&mut self, args: Args<'_>, on: bool) {
        for number in args.iter() {
            if let Some(feature) = self.titles.features.get_mut(usize::from(number)) {
                *feature = on;
            }
        }
    }
}
