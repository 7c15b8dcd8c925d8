//! SGR: select graphic rendition (ECMA-48, xterm, and the underlines of kitty).

use super::cell::{Look, bg, fg, unpack};
use super::rendition::Underline;
use super::state::State;
use crate::style::Color;

impl State {
    /// SGR, and the same change for DECCARA.
    pub(super) fn select_rendition<'a>(&mut self, params: impl Iterator<Item = &'a [u16]>) {
        let pen = &mut self.cursor.pen;
        apply(params, &mut pen.look, &mut pen.underline_color);
        self.restamp();
    }

    /// What SGR would have to say for the pen, after a reset, as DECRQSS reports it.
    pub(super) fn rendition_report(&self) -> String {
        report(self.cursor.pen.look, self.cursor.pen.underline_color)
    }
}

/// Changes a look as SGR parameters say.
pub(super) fn apply<'a>(
    params: impl Iterator<Item = &'a [u16]>,
    look: &mut Look,
    underline_color: &mut Color,
) {
    let mut params = params;
    while let Some(param) = params.next() {
        let Some((&code, sub)) = param.split_first() else {
            continue;
        };
        match code {
            0 => {
                let protected = look.bg & bg::PROTECTED;
                *look = Look::PLAIN;
                look.bg |= protected;
                *underline_color = Color::Default;
            }
            1 => look.fg |= fg::BOLD,
            2 => look.fg |= fg::FAINT,
            3 => look.fg |= fg::ITALIC,
            4 => look.set_underline(underline(sub.first().copied())),
            5 | 6 => look.fg |= fg::BLINK,
            7 => look.fg |= fg::INVERSE,
            8 => look.fg |= fg::INVISIBLE,
            9 => look.bg |= bg::STRIKE,
            21 => look.set_underline(Underline::Double),
            22 => look.fg &= !(fg::BOLD | fg::FAINT),
            23 => look.fg &= !fg::ITALIC,
            24 => look.set_underline(Underline::None),
            25 => look.fg &= !fg::BLINK,
            27 => look.fg &= !fg::INVERSE,
            28 => look.fg &= !fg::INVISIBLE,
            29 => look.bg &= !bg::STRIKE,
            30..=37 => look.set_foreground(Color::Indexed((code - 30) as u8)),
            40..=47 => look.set_background(Color::Indexed((code - 40) as u8)),
            90..=97 => look.set_foreground(Color::Indexed((code - 90 + 8) as u8)),
            100..=107 => look.set_background(Color::Indexed((code - 100 + 8) as u8)),
            39 => look.set_foreground(Color::Default),
            49 => look.set_background(Color::Default),
            59 => *underline_color = Color::Default,
            38 | 48 | 58 => {
                let color = if sub.is_empty() {
                    separate(&mut params)
                } else {
                    joined(sub)
                };
                match (code, color) {
                    (_, None) => {}
                    (38, Some(color)) => look.set_foreground(color),
                    (48, Some(color)) => look.set_background(color),
                    (_, Some(color)) => *underline_color = color,
                }
            }
            53 => look.bg |= bg::OVERLINE,
            55 => look.bg &= !bg::OVERLINE,
            _ => {}
        }
    }
}

fn underline(kind: Option<u16>) -> Underline {
    match kind {
        Some(0) => Underline::None,
        Some(2) => Underline::Double,
        Some(3) => Underline::Curly,
        Some(4) => Underline::Dotted,
        Some(5) => Underline::Dashed,
        _ => Underline::Single,
    }
}

/// A colour whose parts are subparameters: `2:r:g:b`, `2:space:r:g:b` and more behind it, or `5:index` (ITU-T T.416).
fn joined(sub: &[u16]) -> Option<Color> {
    match *sub {
        [5, index, ..] => indexed(index),
        [2, r, g, b] | [2, _, r, g, b, ..] => rgb(r, g, b),
        _ => None,
    }
}

/// A colour whose parts are parameters of their own: `2;r;g;b` or `5;index`.
fn separate<'a>(params: &mut impl Iterator<Item = &'a [u16]>) -> Option<Color> {
    let mut next = || params.next().and_then(|param| param.first().copied());
    // What is missing at the end is 0.
    match next()? {
        5 => indexed(next().unwrap_or(0)),
        2 => {
            let mut part = || next().unwrap_or(0);
            rgb(part(), part(), part())
        }
        _ => None,
    }
}

fn indexed(index: u16) -> Option<Color> {
    u8::try_from(index).ok().map(Color::Indexed)
}

fn rgb(r: u16, g: u16, b: u16) -> Option<Color> {
    Some(Color::Rgb(
        r.try_into().ok()?,
        g.try_into().ok()?,
        b.try_into().ok()?,
    ))
}

/// The SGR parameters that make a look, from `0` on, in the order in which xterm tells them.
pub(super) fn report(look: Look, underline_color: Color) -> String {
    let mut out = String::from("0");
    let rendition = look.rendition();
    for (set, code) in [
        (rendition.bold, ";1"),
        (rendition.underline == Underline::Single, ";4"),
        (rendition.underline == Underline::Curly, ";4:3"),
        (rendition.underline == Underline::Dotted, ";4:4"),
        (rendition.underline == Underline::Dashed, ";4:5"),
        (rendition.blink, ";5"),
        (rendition.inverse, ";7"),
        (rendition.invisible, ";8"),
        (rendition.faint, ";2"),
        (rendition.italic, ";3"),
        (rendition.strikethrough, ";9"),
        (rendition.underline == Underline::Double, ";21"),
        (rendition.overline, ";53"),
    ] {
        if set {
            out.push_str(code);
        }
    }
    for (color, base, bright, extended) in [
        (unpack(look.fg), Some(30), Some(90), 38),
        (unpack(look.bg), Some(40), Some(100), 48),
        (underline_color, None, None, 58),
    ] {
        out.push_str(&match (color, base, bright) {
            (Color::Default, ..) => String::new(),
            (Color::Indexed(index @ 0..8), Some(base), _) => format!(";{}", base + index),
            (Color::Indexed(index @ 8..16), _, Some(bright)) => format!(";{}", bright + index - 8),
            (Color::Indexed(index), ..) => format!(";{extended}:5:{index}"),
            (Color::Rgb(r, g, b), ..) => format!(";{extended}:2::{r}:{g}:{b}"),
        });
    }
    out
}
