//! The two emulators, written by others, that judge the painter, behind one face.

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term, TermMode};
use alacritty_terminal::vte::ansi::{self, NamedColor, Processor};
use strombus_terminal::{Attributes, Color, Position, Size, Style};

/// A terminal that somebody else wrote.
pub(crate) trait Emulator {
    /// The attributes that it keeps.
    const KEEPS: Attributes;
    /// Whether it puts a mark into the cell of its letter; else the mark gets a cell of its own.
    const COMBINES: bool;

    fn open(size: Size) -> Self;
    fn feed(&mut self, text: &str);
    fn resize(&mut self, size: Size);
    /// The text (none in the right half of a wide character) and the style of a cell.
    fn cell(&self, at: Position) -> (String, Style);
    fn cursor(&self) -> Position;
    fn shows_cursor(&self) -> bool;
    fn is_on_alternate_screen(&self) -> bool;
}

const ALL: Attributes = Attributes::from_bits(0xff);

impl Emulator for avt::Terminal {
    const KEEPS: Attributes = ALL.without(Attributes::HIDDEN);
    const COMBINES: bool = false;

    fn open(size: Size) -> Self {
        avt::Terminal::new(size.columns.into(), size.rows.into()).unwrap()
    }

    fn feed(&mut self, text: &str) {
        avt::Terminal::feed(self, text);
    }

    fn resize(&mut self, size: Size) {
        avt::Terminal::resize(self, size.columns.into(), size.rows.into());
    }

    fn cell(&self, at: Position) -> (String, Style) {
        let line = self.screen().line(at.row as usize).unwrap();
        let cell = line.cells()[at.column as usize];
        let pen = cell.pen();
        let color = |color: Option<avt::Color>| match color {
            None => Color::Default,
            Some(avt::Color::Indexed(index)) => Color::Indexed(index),
            Some(avt::Color::RGB(rgb)) => Color::Rgb(rgb.r, rgb.g, rgb.b),
        };
        let flags = [
            (pen.is_bold(), Attributes::BOLD),
            (pen.is_faint(), Attributes::DIM),
            (pen.is_italic(), Attributes::ITALIC),
            (pen.is_underline(), Attributes::UNDERLINE),
            (pen.is_blink(), Attributes::BLINK),
            (pen.is_inverse(), Attributes::REVERSE),
            (pen.is_strikethrough(), Attributes::STRIKE),
        ];
        let style = Style {
            foreground: color(pen.foreground()),
            background: color(pen.background()),
            attributes: attributes(&flags),
            ..Style::PLAIN
        };
        let text = match cell.width() {
            0 => String::new(),
            _ => cell.char().to_string(),
        };
        (text, style)
    }

    fn cursor(&self) -> Position {
        let cursor = avt::Terminal::cursor(self);
        Position::new(cursor.row as i32, cursor.col as i32)
    }

    fn shows_cursor(&self) -> bool {
        avt::Terminal::cursor(self).visible
    }

    fn is_on_alternate_screen(&self) -> bool {
        self.active_screen_kind() == avt::ScreenKind::Alternate
    }
}

/// Alacritty's terminal with its parser.
pub(crate) struct Alacritty {
    pub term: Term<VoidListener>,
    parser: Processor,
}

struct Dimension(Size);

impl Dimensions for Dimension {
    fn total_lines(&self) -> usize {
        self.screen_lines()
    }

    fn screen_lines(&self) -> usize {
        self.0.rows.into()
    }

    fn columns(&self) -> usize {
        self.0.columns.into()
    }
}

impl Alacritty {
    /// Whether it is in a mode that nobody asked it to be in at the start.
    pub(crate) fn is_as_at_the_start(&self) -> bool {
        *self.term.mode() == *Self::open(Size::VT100).term.mode()
    }
}

impl Emulator for Alacritty {
    const KEEPS: Attributes = ALL.without(Attributes::BLINK);
    const COMBINES: bool = true;

    fn open(size: Size) -> Self {
        Self {
            term: Term::new(Config::default(), &Dimension(size), VoidListener),
            parser: Processor::new(),
        }
    }

    fn feed(&mut self, text: &str) {
        self.parser.advance(&mut self.term, text.as_bytes());
    }

    fn resize(&mut self, size: Size) {
        // Alacritty wraps the primary screen's rows anew, which never ends where a wide character has a single column.
        if size.columns < 2 && !self.is_on_alternate_screen() {
            self.feed("\x1b[2J\x1b[3J");
        }
        // It forgets what a row was filled with when the row grows, and leaves that where it erases: each cell counts as written.
        let last = Column(self.term.columns() - 1);
        for line in 0..self.term.screen_lines() {
            let _ = &mut self.term.grid_mut()[Line(line as i32)][last];
        }
        self.term.resize(Dimension(size));
    }

    fn cell(&self, at: Position) -> (String, Style) {
        let cell = &self.term.grid()[Line(at.row)][Column(at.column as usize)];
        let color = |color: ansi::Color| match color {
            ansi::Color::Named(NamedColor::Foreground | NamedColor::Background) => Color::Default,
            ansi::Color::Named(name) => Color::Indexed(name as u8),
            ansi::Color::Indexed(index) => Color::Indexed(index),
            ansi::Color::Spec(rgb) => Color::Rgb(rgb.r, rgb.g, rgb.b),
        };
        let has = |flag| cell.flags.contains(flag);
        let flags = [
            (has(Flags::BOLD), Attributes::BOLD),
            (has(Flags::DIM), Attributes::DIM),
            (has(Flags::ITALIC), Attributes::ITALIC),
            (has(Flags::UNDERLINE), Attributes::UNDERLINE),
            (has(Flags::INVERSE), Attributes::REVERSE),
            (has(Flags::HIDDEN), Attributes::HIDDEN),
            (has(Flags::STRIKEOUT), Attributes::STRIKE),
        ];
        let style = Style {
            foreground: color(cell.fg),
            background: color(cell.bg),
            attributes: attributes(&flags),
            ..Style::PLAIN
        };
        if has(Flags::WIDE_CHAR_SPACER) {
            return (String::new(), style);
        }
        let marks = cell.zerowidth().unwrap_or_default();
        let text = std::iter::once(cell.c)
            .chain(marks.iter().copied())
            .collect();
        (text, style)
    }

    fn cursor(&self) -> Position {
        let point = self.term.grid().cursor.point;
        Position::new(point.line.0, point.column.0 as i32)
    }

    fn shows_cursor(&self) -> bool {
        self.term.mode().contains(TermMode::SHOW_CURSOR)
    }

    fn is_on_alternate_screen(&self) -> bool {
        self.term.mode().contains(TermMode::ALT_SCREEN)
    }
}

fn attributes(flags: &[(bool, Attributes)]) -> Attributes {
    flags
        .iter()
        .filter(|(set, _)| *set)
        .fold(Attributes::NONE, |all, (_, flag)| all.with(*flag))
}
