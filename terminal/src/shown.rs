//! What a client's terminal shows, kept in few bytes.
//!
//! A session that waits for its person must be small, and this is the only copy of its screen. So each row is
//! kept as a short program that draws it: styles where they change, characters as UTF-8, repeats counted, the
//! blank rest left out. The same row has only one encoding, so rows are equal when their bytes
//! are. The price is an encoding of every row that was touched, once a frame.

use crate::cell::{Cell, Glyph, Graphemes};
use crate::geometry::{Position, Size};
use crate::style::{Attributes, Color, Style, UnderlineColor};
use crate::surface::Surface;
use crate::text;

/// A style follows: foreground, background, attributes, and the underline's colour if it has one.
const STYLE: u8 = 0x01;
/// With the attributes: the underline's colour follows them.
const UNDERLINE_COLOR: u16 = 1 << 15;
/// The cell before is repeated: a count follows.
const REPEAT: u8 = 0x02;
/// A grapheme of several characters follows: its length in bytes, then its UTF-8.
const GRAPHEME: u8 = 0x03;
/// Fewer repeats than this are written out.
const SHORTEST_REPEAT: usize = 4;

/// The encoded rows of a screen. A blank row takes no memory of its own.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    rows: Vec<Box<[u8]>>,
    size: Size,
}

impl Shown {
    pub(crate) fn blank(size: Size) -> Self {
        Self {
            rows: vec![Box::default(); usize::from(size.rows)],
            size,
        }
    }

    /// What is left where the rows are lent to a surface: the size.
    pub(crate) const fn lent(size: Size) -> Self {
        Self {
            rows: Vec::new(),
            size,
        }
    }

    /// Makes every row blank.
    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.rows
            .resize(usize::from(self.size.rows), Box::default());
    }

    pub(crate) const fn size(&self) -> Size {
        self.size
    }

    pub(crate) fn row(&self, row: usize) -> &[u8] {
        self.rows.get(row).map_or(&[], |bytes| bytes)
    }

    pub(crate) fn set_row(&mut self, row: usize, bytes: &[u8]) {
        if let Some(place) = self.rows.get_mut(row) {
            *place = bytes.into();
        }
    }

    /// Fills `surface` with all that is shown.
    pub(crate) fn load(&self, surface: &mut Surface) {
        surface.reset(self.size);
        let mut cells = Vec::new();
        for (row, bytes) in self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, bytes)| !bytes.is_empty())
        {
            let columns = self.size.columns.into();
            decode(bytes, columns, &mut surface.graphemes, &mut cells);
            if let Some(place) = surface.loaded_row_mut(row) {
                place.copy_from_slice(&cells);
            }
        }
        surface.forget_touches();
    }

    /// The memory that it takes, in bytes, without the allocator's own.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.len() + size_of::<Box<[u8]>>())
            .sum()
    }
}

/// Appends the encoding of a row.
pub(crate) fn encode(surface: &Surface, row: &[Cell], out: &mut Vec<u8>) {
    let end = row
        .iter()
        .rposition(|cell| *cell != Cell::BLANK)
        .map_or(0, |last| last + 1);
    let row = row.get(..end).unwrap_or_default();
    let mut style = Style::PLAIN;
    let mut rest = row.iter();
    let mut text = String::new();
    while let Some(&cell) = rest.next() {
        if cell.glyph == Glyph::RIGHT_HALF {
            continue;
        }
        if cell.style != style {
            style = cell.style;
            encode_style(style, out);
        }
        if let Some(c) = cell.glyph.as_char() {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            text.clear();
            surface.graphemes.push_text(cell.glyph, &mut text);
            out.push(GRAPHEME);
            out.push(u8::try_from(text.len()).unwrap_or(0));
            out.extend_from_slice(text.as_bytes());
        }
        let repeats = rest
            .as_slice()
            .iter()
            .take_while(|next| **next == cell)
            .count();
        if repeats >= SHORTEST_REPEAT {
            out.push(REPEAT);
            out.extend_from_slice(&u16::try_from(repeats).unwrap_or(u16::MAX).to_le_bytes());
            rest = rest.as_slice().get(repeats..).unwrap_or_default().iter();
        }
    }
}

fn encode_style(style: Style, out: &mut Vec<u8>) {
    out.push(STYLE);
    for color in [style.foreground, style.background] {
        match color {
            Color::Default => out.push(0),
            Color::Indexed(index) => out.extend_from_slice(&[1, index]),
            Color::Rgb(r, g, b) => out.extend_from_slice(&[2, r, g, b]),
        }
    }
    let line = style.underline_color;
    if line == UnderlineColor::DEFAULT {
        out.extend_from_slice(&style.attributes.bits().to_le_bytes());
    } else {
        out.extend_from_slice(&(style.attributes.bits() | UNDERLINE_COLOR).to_le_bytes());
        out.extend_from_slice(&line.bits().to_le_bytes());
    }
}

/// Draws an encoded row into `cells`, which becomes `columns` long.
pub(crate) fn decode(
    bytes: &[u8],
    columns: usize,
    graphemes: &mut Graphemes,
    cells: &mut Vec<Cell>,
) {
    cells.clear();
    let mut style = Style::PLAIN;
    let mut rest = Reader(bytes);
    while let Some(byte) = rest.byte() {
        match byte {
            STYLE => {
                let (foreground, background, bits) = (rest.color(), rest.color(), rest.word());
                style = Style {
                    foreground,
                    background,
                    attributes: Attributes::from_bits(bits),
                    underline_color: match bits & UNDERLINE_COLOR {
                        0 => UnderlineColor::DEFAULT,
                        _ => UnderlineColor::from_bits(rest.word()),
                    },
                };
            }
            REPEAT => {
                let cell = cells.last().copied().unwrap_or(Cell::BLANK);
                let count = usize::from(rest.word());
                cells.resize((cells.len() + count).min(columns), cell);
            }
            GRAPHEME => {
                let length = rest.byte().unwrap_or(0);
                let text = std::str::from_utf8(rest.take(length.into())).unwrap_or(" ");
                let wide = text::grapheme_width(text) > 1;
                push(cells, graphemes.glyph(text), wide, style);
            }
            b' '..=b'~' => cells.push(Cell {
                glyph: Glyph::char(byte.into()),
                style,
            }),
            _ => {
                let c = rest.char(byte);
                push(cells, Glyph::char(c), text::char_width(c) > 1, style);
            }
        }
    }
    cells.resize(columns, Cell::BLANK);
}

fn push(cells: &mut Vec<Cell>, glyph: Glyph, wide: bool, style: Style) {
    cells.push(Cell { glyph, style });
    if wide {
        cells.push(Cell {
            glyph: Glyph::RIGHT_HALF,
            style,
        });
    }
}

/// Reads what `encode` wrote. It is our own writing, but a mistake in it must show a wrong cell and not end a session.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at_checked(count).unwrap_or((self.0, &[]));
        self.0 = rest;
        taken
    }

    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn word(&mut self) -> u16 {
        u16::from_le_bytes([self.byte().unwrap_or(0), self.byte().unwrap_or(0)])
    }

    fn color(&mut self) -> Color {
        let mut next = || self.byte().unwrap_or(0);
        match next() {
            1 => Color::Indexed(next()),
            2 => Color::Rgb(next(), next(), next()),
            _ => Color::Default,
        }
    }

    /// The character of UTF-8 that begins with `first`.
    fn char(&mut self, first: u8) -> char {
        let more = match first {
            0xc0..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0.. => 3,
            _ => 0,
        };
        let mut bytes = [first, 0, 0, 0];
        let tail = self.take(more);
        if let Some(place) = bytes.get_mut(1..=tail.len()) {
            place.copy_from_slice(tail);
        }
        let text = bytes
            .get(..=tail.len())
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.and_then(|text| text.chars().next())
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

/// What is certain about where a terminal's cursor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nothing.
    #[default]
    Unknown,
    /// The row. Behind the last column some terminals wait to wrap and some do not, and behind a grapheme about whose
    /// width terminals disagree the column is anybody's guess.
    Row(i32),
    /// Row and column.
    At(Position),
}

/// The cursor and what else of a terminal's state the painter must know to say as little as possible.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pen {
    /// Where the terminal's cursor is.
    pub(crate) place: Place,
    /// The style that text written now would have, as the terminal shows it; `None` if not certain.
    pub(crate) style: Option<Style>,
    /// Whether the cursor is hidden.
    pub(crate) hidden: bool,
    /// Whether DEC Special Graphics are shifted in.
    pub(crate) graphics: bool,
    /// Whether a printing terminal has something on its line, so that what follows must begin another.
    pub(crate) line_begun: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_of_an_underline_is_kept_also_while_there_is_none() {
        let color = Style::new().underline_color(Color::Rgb(255, 0, 0));
        check(|surface| {
            let mut canvas = surface.canvas();
            canvas.text(Position::ORIGIN, "ab", color.underline());
            canvas.text(Position::new(1, 0), "cd", color);
            canvas.text(Position::new(1, 2), "ef", Style::new().underline());
        });
    }

    fn check(draw: impl Fn(&mut Surface)) -> Shown {
        let size = Size::new(3, 20);
        let mut drawn = Surface::new(size);
        draw(&mut drawn);
        let mut shown = Shown::blank(size);
        for row in 0..3 {
            let mut bytes = Vec::new();
            encode(&drawn, drawn.row(row).unwrap(), &mut bytes);
            shown.set_row(row, &bytes);
        }
        let mut loaded = Surface::default();
        shown.load(&mut loaded);
        for row in 0..3 {
            for column in 0..20 {
                let at = Position::new(row, column);
                assert_eq!(loaded.cell(at), drawn.cell(at), "{at:?}");
            }
        }
        shown
    }

    #[test]
    fn what_is_loaded_is_what_was_drawn() {
        check(|surface| {
            let mut canvas = surface.canvas();
            canvas.text(
                Position::new(0, 1),
                "plain 世界 e\u{301} 👩\u{200d}🚀",
                Style::PLAIN,
            );
            canvas.text(
                Position::new(1, 0),
                "────────────────────",
                Style::new().fg(Color::Rgb(1, 2, 3)),
            );
            canvas.text(
                Position::new(2, 12),
                "世世世世",
                Style::new().bg(Color::RED).bold(),
            );
        });
    }

    #[test]
    fn a_blank_row_takes_no_bytes_and_a_line_few() {
        let shown = check(|surface| {
            surface
                .canvas()
                .text(Position::new(1, 0), "────────────────────", Style::PLAIN);
        });
        assert_eq!(shown.row(0), b"");
        assert_eq!(shown.row(1).len(), "─".len() + 3);
        assert_eq!(shown.bytes(), 3 * size_of::<Box<[u8]>>() + "─".len() + 3);
    }
}
