//! What a person sees, by two emulators that are not ours.
//!
//! Both get every byte. `alacritty_terminal` tells the modes and the title, too; `avt` has a parser of its own, and catches
//! what only one of them forgives.

use std::sync::{Arc, Mutex, PoisonError};

use alacritty_terminal::event::{Event, EventListener};
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term, TermMode};
use alacritty_terminal::vte::ansi::Processor;

/// Rows and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) rows: u16,
    pub(crate) columns: u16,
}

impl Size {
    pub(crate) const USUAL: Self = Self {
        rows: 24,
        columns: 80,
    };

    pub(crate) const fn new(rows: u16, columns: u16) -> Self {
        Self { rows, columns }
    }
}

impl Dimensions for Size {
    fn total_lines(&self) -> usize {
        self.screen_lines()
    }

    fn screen_lines(&self) -> usize {
        usize::from(self.rows)
    }

    fn columns(&self) -> usize {
        usize::from(self.columns)
    }
}

/// A screen as it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// The rows, without the blanks at their ends.
    pub(crate) rows: Vec<String>,
    /// The row and the column of the cursor.
    pub(crate) cursor: (usize, usize),
    /// Whether it is the alternate screen.
    pub(crate) alternate: bool,
}

impl Screen {
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.rows.iter().any(|row| row.contains(text))
    }

    /// The rows without those at the end that are blank.
    pub(crate) fn text(&self) -> String {
        self.rows.join("\n").trim_end().to_owned()
    }
}

/// What the emulated terminal says by itself: answers to queries, and its title.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    answers: Vec<u8>,
    title: Option<String>,
}

impl EventListener for Listener {
    fn send_event(&self, event: Event) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::PtyWrite(text) => heard.answers.extend_from_slice(text.as_bytes()),
            Event::Title(title) => heard.title = Some(title),
            Event::ResetTitle => heard.title = None,
            _ => {}
        }
    }
}

pub(crate) struct Emulators {
    listener: Listener,
    alacritty: Term<Listener>,
    processor: Processor,
    avt: avt::Terminal,
    /// The beginning of a character, whose rest is still to come: avt takes text, not bytes.
    partial: Vec<u8>,
    /// Whether bytes that are not UTF-8 are taken for U+FFFD, and not for a failure.
    forgiving: bool,
}

impl Emulators {
    pub(crate) fn new(size: Size) -> Self {
        let listener = Listener::default();
        Self {
            alacritty: Term::new(Config::default(), &size, listener.clone()),
            listener,
            processor: Processor::new(),
            avt: avt::Terminal::new(size.columns.into(), size.rows.into())
                .expect("it has rows and columns"),
            partial: Vec::new(),
            forgiving: false,
        }
    }

    /// From now on, bytes that are not UTF-8 are no failure.
    pub(crate) fn forgive(&mut self) {
        self.forgiving = true;
    }

    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.processor.advance(&mut self.alacritty, bytes);
        self.partial.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.partial) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) if self.forgiving => self.partial.len(),
            Err(error) => panic!(
                "bytes that are not UTF-8 came from the client: {error}, {:?}",
                self.partial
            ),
        };
        let text: Vec<u8> = self.partial.drain(..whole).collect();
        self.avt.feed(String::from_utf8_lossy(&text).as_ref());
    }

    pub(crate) fn resize(&mut self, size: Size) {
        self.alacritty.resize(size);
        self.avt.resize(size.columns.into(), size.rows.into());
    }

    /// What the terminal answers to queries.
    pub(crate) fn take_answers(&mut self) -> Vec<u8> {
        std::mem::take(
            &mut self
                .listener
                .0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .answers,
        )
    }

    pub(crate) fn title(&self) -> Option<String> {
        self.listener
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .title
            .clone()
    }

    /// The modes that a program can leave behind.
    pub(crate) fn modes(&self) -> TermMode {
        *self.alacritty.mode()
    }

    /// What each of the two shows.
    pub(crate) fn screens(&self) -> [Screen; 2] {
        [self.by_alacritty(), self.by_avt()]
    }

    fn by_alacritty(&self) -> Screen {
        let grid = self.alacritty.grid();
        let row = |line: usize| {
            let row = &grid[Line(i32::try_from(line).expect("few rows"))];
            let mut text = String::new();
            for column in 0..grid.columns() {
                let cell = &row[Column(column)];
                if !cell
                    .flags
                    .intersects(Flags::WIDE_CHAR_SPACER | Flags::LEADING_WIDE_CHAR_SPACER)
                {
                    text.push(cell.c);
                    text.extend(cell.zerowidth().unwrap_or_default());
                }
            }
            text.trim_end().to_owned()
        };
        let cursor = grid.cursor.point;
        Screen {
            rows: (0..grid.screen_lines()).map(row).collect(),
            cursor: (usize::try_from(cursor.line.0).unwrap_or(0), cursor.column.0),
            alternate: self.modes().contains(TermMode::ALT_SCREEN),
        }
    }

    fn by_avt(&self) -> Screen {
        let cursor = self.avt.cursor();
        Screen {
            rows: self
                .avt
                .screen()
                .visible_lines()
                .map(|line| line.text().trim_end().to_owned())
                .collect(),
            // avt says "behind the last column" of a pending wrap, alacritty "at it".
            cursor: (cursor.row, cursor.col.min(self.avt.size().0 - 1)),
            alternate: self.avt.active_screen_kind() == avt::ScreenKind::Alternate,
        }
    }
}
