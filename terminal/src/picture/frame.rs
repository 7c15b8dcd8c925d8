//! What is around the screen: the file, the ground, and a window if one is wanted.

use std::fmt::Write as _;

use super::look::Looks;
use super::number::{Escaped, Number};
use super::theme::PictureTheme;
use super::{FONT_SIZE, FONTS};

/// The ground around the cells, on each side.
const MARGIN: f64 = 12.0;
/// The height of the window's bar.
const BAR: f64 = 34.0;

pub(super) struct Frame<'a> {
    theme: PictureTheme,
    title: Option<&'a str>,
    width: f64,
    height: f64,
}

impl<'a> Frame<'a> {
    /// Around cells that take `width` and `height`.
    pub(super) const fn new(
        theme: PictureTheme,
        title: Option<&'a str>,
        width: f64,
        height: f64,
    ) -> Self {
        Self {
            theme,
            title,
            width,
            height,
        }
    }

    /// The beginning of the file, up to what is drawn with the upper left cell at the origin.
    pub(super) fn open(&self, looks: &Looks<'_>, clips: &str) -> String {
        let bar = if self.title.is_some() { BAR } else { 0.0 };
        let width = self.width + 2.0 * MARGIN;
        let height = self.height + 2.0 * MARGIN + bar;
        let (w, h) = (Number(width), Number(height));
        let mut out = String::new();
        let _ = writeln!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             font-family=\"{FONTS}\" font-size=\"{}\" font-variant-ligatures=\"none\" xml:space=\"preserve\">",
            Number(FONT_SIZE)
        );
        if !clips.is_empty() {
            let _ = writeln!(out, "<defs>\n{clips}</defs>");
        }
        let ground = looks.background;
        match self.title {
            None => {
                let _ = writeln!(
                    out,
                    "<rect width=\"{w}\" height=\"{h}\" rx=\"8\" fill=\"{ground}\"/>"
                );
            }
            Some(title) => self.window(&mut out, looks, title, width, height),
        }
        let _ = writeln!(
            out,
            "<g transform=\"translate({} {})\">",
            Number(MARGIN),
            Number(MARGIN + bar)
        );
        out
    }

    fn window(&self, out: &mut String, looks: &Looks<'_>, title: &str, width: f64, height: f64) {
        let colors = self.theme.colors();
        let (inner_width, inner_height) = (Number(width - 1.0), Number(height - 1.0));
        let _ = writeln!(
            out,
            "<title>{2}</title>\n\
             <rect x=\"0.5\" y=\"0.5\" width=\"{inner_width}\" height=\"{inner_height}\" rx=\"9\" fill=\"{0}\"/>\n\
             <path d=\"M0.5 {3}V9.5a9 9 0 0 1 9 -9H{4}a9 9 0 0 1 9 9V{3}z\" fill=\"{1}\"/>",
            looks.background,
            colors.bar,
            Escaped(title),
            Number(BAR),
            Number(width - 9.5),
        );
        for circle in 0..3 {
            let _ = writeln!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"5.5\" fill=\"{}\"/>",
                Number(20.0 + 18.0 * f64::from(circle)),
                Number(BAR / 2.0),
                colors.edge
            );
        }
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"13\" fill=\"{}\">{}</text>\n\
             <rect x=\"0.5\" y=\"0.5\" width=\"{inner_width}\" height=\"{inner_height}\" rx=\"9\" fill=\"none\" stroke=\"{}\"/>",
            Number(width / 2.0),
            Number(BAR / 2.0 + 4.5),
            colors.title,
            Escaped(title),
            colors.edge
        );
    }

    /// The end of the file.
    pub(super) fn close(&self, out: &mut String) {
        out.push_str("</g>\n</svg>\n");
    }
}
