//! A screen as JSON.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use strombus_terminal::screen::{self, Underline};
use strombus_terminal::{Color, Screen};

#[derive(Serialize)]
struct Json<'a> {
    cols: u16,
    rows: u16,
    cursor: Cursor,
    title: &'a str,
    modes: Modes<'a>,
    scrollback: usize,
    cells: Vec<Vec<Cell<'a>>>,
}

#[derive(Serialize)]
struct Cursor {
    row: u16,
    col: u16,
    visible: bool,
}

struct Modes<'a>(&'a Screen);

impl Serialize for Modes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.modes())
    }
}

#[derive(Serialize)]
struct Cell<'a> {
    text: &'a str,
    width: u8,
    #[serde(serialize_with = "color")]
    fg: Color,
    #[serde(serialize_with = "color")]
    bg: Color,
    bold: bool,
    dim: bool,
    italic: bool,
    /// The style of the line, if there is one.
    underline: Option<&'static str>,
    #[serde(serialize_with = "color")]
    underline_color: Color,
    blink: bool,
    reverse: bool,
    conceal: bool,
    strike: bool,
    overline: bool,
    link: Option<&'a str>,
}

/// null, an index of the palette, or `#rrggbb`.
fn color<S: Serializer>(color: &Color, serializer: S) -> Result<S::Ok, S::Error> {
    match *color {
        Color::Default => serializer.serialize_none(),
        Color::Indexed(index) => serializer.serialize_u8(index),
        Color::Rgb(r, g, b) => serializer.collect_str(&format_args!("#{r:02x}{g:02x}{b:02x}")),
    }
}

fn cell(cell: screen::Cell<'_>) -> Cell<'_> {
    let look = cell.rendition;
    Cell {
        text: cell.text,
        width: cell.width,
        fg: look.foreground,
        bg: look.background,
        bold: look.bold,
        dim: look.faint,
        italic: look.italic,
        underline: match look.underline {
            Underline::None => None,
            Underline::Single => Some("single"),
            Underline::Double => Some("double"),
            Underline::Curly => Some("curly"),
            Underline::Dotted => Some("dotted"),
            Underline::Dashed => Some("dashed"),
        },
        underline_color: look.underline_color,
        blink: look.blink,
        reverse: look.inverse,
        conceal: look.invisible,
        strike: look.strikethrough,
        overline: look.overline,
        link: cell.link.map(|link| &*link.uri),
    }
}

/// Writes all that is known of `screen`, in one line.
pub(super) fn write(out: &mut impl Write, screen: &Screen) -> io::Result<()> {
    let size = screen.size();
    let cursor = screen.cursor();
    let json = Json {
        cols: size.columns,
        rows: size.rows,
        cursor: Cursor {
            row: cursor.row,
            col: cursor.column,
            visible: cursor.visible,
        },
        title: screen.title(),
        modes: Modes(screen),
        scrollback: screen.scrollback_len(),
        cells: (0..size.rows)
            .map(|y| screen.row(y).map(cell).collect())
            .collect(),
    };
    serde_json::to_writer(&mut *out, &json)?;
    out.write_all(b"\n")
}
