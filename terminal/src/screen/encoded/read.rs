//! From bytes to the cells that they stand for.

use std::sync::Arc;

use super::{
    BACKGROUND, CLEARED, ERASED, FLAGS, FOREGROUND, LINK, NARROW, REPEAT, UNDERLINE, WIDE,
};
use crate::screen::cell::{Look, pack};
use crate::screen::rendition::Hyperlink;
use crate::style::Color;
use crate::text;

/// One cell of an encoded row, or several that are alike.
#[derive(Clone, Copy, Debug)]
pub(in crate::screen) struct Piece<'a> {
    /// Nothing if it is erased.
    pub(in crate::screen) text: &'a str,
    /// Whether it counts as drawn: what was written does, and some of what is erased.
    pub(in crate::screen) is_drawn: bool,
    pub(in crate::screen) width: u8,
    pub(in crate::screen) count: u16,
    pub(in crate::screen) look: Look,
    pub(in crate::screen) underline_color: Color,
    pub(in crate::screen) link: Option<&'a Arc<Hyperlink>>,
}

/// Reads an encoded row.
#[derive(Clone, Debug, Default)]
pub(in crate::screen) struct Pieces<'a> {
    rest: &'a [u8],
    links: &'a [Arc<Hyperlink>],
    look: Look,
    underline_color: Color,
    link: Option<&'a Arc<Hyperlink>>,
    /// The text, the width and whether it is drawn, which a repeat takes over.
    last: Option<(&'a str, u8, bool)>,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(bytes: &'a [u8], links: &'a [Arc<Hyperlink>]) -> Self {
        Self {
            rest: bytes,
            links,
            ..Self::default()
        }
    }

    /// Whether no more of them follow.
    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    fn number(&mut self) -> u16 {
        u16::from_le_bytes([self.byte().unwrap_or(0), self.byte().unwrap_or(0)])
    }

    fn color(&mut self, kind: u8) -> Color {
        match kind {
            1 => Color::Indexed(self.byte().unwrap_or(0)),
            2 => {
                let mut byte = || self.byte().unwrap_or(0);
                Color::Rgb(byte(), byte(), byte())
            }
            _ => Color::Default,
        }
    }

    fn piece(&mut self, text: &'a str, width: u8, count: u16, is_drawn: bool) -> Piece<'a> {
        self.last = Some((text, width, is_drawn));
        Piece {
            text,
            is_drawn,
            width,
            count,
            look: self.look,
            underline_color: self.underline_color,
            link: self.link,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let start = self.rest;
            let byte = self.byte()?;
            match byte {
                ERASED | CLEARED => return Some(self.piece("", 1, 1, byte == CLEARED)),
                REPEAT => {
                    let count = self.number();
                    let (text, width, is_drawn) = self.last?;
                    return Some(self.piece(text, width, count, is_drawn));
                }
                NARROW | WIDE => {
                    let length = self.byte().unwrap_or(0).into();
                    let text = std::str::from_utf8(self.take(length)).unwrap_or(" ");
                    return Some(self.piece(text, if byte == WIDE { 2 } else { 1 }, 1, true));
                }
                FLAGS => {
                    let flags = self.number();
                    self.look.set_flags(flags);
                }
                LINK => {
                    let index = usize::from(self.number());
                    self.link = index.checked_sub(1).and_then(|index| self.links.get(index));
                }
                FOREGROUND..BACKGROUND => {
                    let color = self.color(byte - FOREGROUND);
                    self.look.fg = self.look.fg & !0x03ff_ffff | pack(color);
                }
                BACKGROUND..UNDERLINE => {
                    let color = self.color(byte - BACKGROUND);
                    self.look.bg = self.look.bg & !0x03ff_ffff | pack(color);
                }
                UNDERLINE..0x0f => self.underline_color = self.color(byte - UNDERLINE),
                _ => {
                    let length = match byte {
                        0..0x80 => 1,
                        0x80..0xe0 => 2,
                        0xe0..0xf0 => 3,
                        _ => 4,
                    };
                    self.rest = start;
                    let text = std::str::from_utf8(self.take(length)).unwrap_or(" ");
                    let width = match text.chars().next() {
                        Some(c) if !c.is_ascii() && text::char_width(c) == 2 => 2,
                        _ => 1,
                    };
                    return Some(self.piece(text, width, 1, true));
                }
            }
        }
    }
}
