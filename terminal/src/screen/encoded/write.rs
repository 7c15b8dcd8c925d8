//! From cells to bytes.

use std::sync::Arc;

use super::{
    BACKGROUND, CLEARED, ERASED, FLAGS, FOREGROUND, LINK, NARROW, REPEAT, SHORTEST_REPEAT,
    UNDERLINE, WIDE,
};
use crate::screen::cell::{Cell, Glyph, Look, Tables, unpack};
use crate::screen::rendition::Hyperlink;
use crate::style::Color;

pub(super) fn encode(
    cells: &[Cell],
    tables: &Tables,
    out: &mut Vec<u8>,
    links: &mut Vec<Arc<Hyperlink>>,
) {
    let end = cells
        .iter()
        .rposition(|cell| *cell != Cell::BLANK)
        .map_or(0, |last| last + 1);
    let mut rest = cells.get(..end).unwrap_or_default().iter();
    let mut pen = Pen::default();
    let mut before = Look::PLAIN;
    let mut text = String::new();
    while let Some(&cell) = rest.next() {
        if cell.glyph.is_right_half() {
            continue;
        }
        if cell.look != before {
            before = cell.look;
            pen.change(cell.look, tables, out, links);
        }
        match cell.glyph.as_char() {
            Some(c) if c.is_ascii() => out.push(c as u8),
            // The length is known here, which makes it a store and no call.
            Some(c) => match *c.encode_utf8(&mut [0; 4]).as_bytes() {
                [first, second] => out.extend_from_slice(&[first, second]),
                [first, second, third] => out.extend_from_slice(&[first, second, third]),
                ref bytes => out.extend_from_slice(bytes),
            },
            None if cell.glyph == Glyph::ERASED => out.push(ERASED),
            None if cell.glyph == Glyph::CLEARED => out.push(CLEARED),
            None => {
                text.clear();
                tables.push_text(cell.glyph, &mut text);
                out.push(if cell.glyph.is_wide() { WIDE } else { NARROW });
                out.push(u8::try_from(text.len()).unwrap_or(0));
                out.extend_from_slice(text.as_bytes());
            }
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

/// What the encoding says of the look so far.
#[derive(Default)]
struct Pen<'a> {
    look: Look,
    underline_color: Color,
    link: Option<&'a Arc<Hyperlink>>,
}

impl<'a> Pen<'a> {
    fn change(
        &mut self,
        look: Look,
        tables: &'a Tables,
        out: &mut Vec<u8>,
        links: &mut Vec<Arc<Hyperlink>>,
    ) {
        let (look, underline_color, link) = tables.resolve(look);
        if look.flags() != self.look.flags() {
            out.push(FLAGS);
            out.extend_from_slice(&look.flags().to_le_bytes());
        }
        let (foreground, background) = (unpack(look.fg), unpack(look.bg));
        for (before, now, code) in [
            (unpack(self.look.fg), foreground, FOREGROUND),
            (unpack(self.look.bg), background, BACKGROUND),
            (self.underline_color, underline_color, UNDERLINE),
        ] {
            if before != now {
                encode_color(now, code, out);
            }
        }
        if link != self.link {
            let index = link.map_or(0, |link| {
                let found = links.iter().position(|other| other == link);
                1 + found.unwrap_or_else(|| {
                    links.push(Arc::clone(link));
                    links.len() - 1
                })
            });
            out.push(LINK);
            out.extend_from_slice(&u16::try_from(index).unwrap_or(0).to_le_bytes());
        }
        *self = Self {
            look,
            underline_color,
            link,
        };
    }
}

fn encode_color(color: Color, code: u8, out: &mut Vec<u8>) {
    match color {
        Color::Default => out.push(code),
        Color::Indexed(index) => out.extend_from_slice(&[code + 1, index]),
        Color::Rgb(r, g, b) => out.extend_from_slice(&[code + 2, r, g, b]),
    }
}
