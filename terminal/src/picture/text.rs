//! Characters, as words: each is one element with a place of its own.

use std::fmt::Write as _;

use super::look::Look;
use super::number::{Escaped, Number};
use super::sheet::Sheet;
use super::{BASELINE, CELL_WIDTH};

/// The word that is being put together.
pub(super) struct Words {
    baseline: f64,
    word: String,
    left: f64,
    columns: u16,
    look: Option<Look>,
}

impl Words {
    pub(super) fn new(top: f64) -> Self {
        Self {
            baseline: top + BASELINE,
            word: String::new(),
            left: 0.0,
            columns: 0,
            look: None,
        }
    }

    pub(super) fn add(&mut self, sheet: &mut Sheet, text: &str, width: u8, look: &Look, left: f64) {
        if !text.is_ascii() {
            // It may come from another font, in which characters have other widths: it stands in the middle of its cell.
            self.end(sheet);
            let middle = left + f64::from(width) * CELL_WIDTH / 2.0;
            self.write(sheet, look, middle, " text-anchor=\"middle\"", text);
            return;
        }
        if !self.look.is_some_and(|same| is_same(&same, look)) {
            self.end(sheet);
        }
        if self.word.is_empty() {
            self.left = left;
            self.look = Some(*look);
        }
        self.word.push_str(text);
        self.columns = self.columns.saturating_add(width.into());
    }

    /// Writes the word, if there is one.
    pub(super) fn end(&mut self, sheet: &mut Sheet) {
        let word = std::mem::take(&mut self.word);
        let columns = std::mem::take(&mut self.columns);
        if let Some(look) = self.look.take() {
            let length = Number(f64::from(columns) * CELL_WIDTH);
            let fit = format!(" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"");
            self.write(sheet, &look, self.left, &fit, &word);
        }
    }

    fn write(&self, sheet: &mut Sheet, look: &Look, x: f64, fit: &str, text: &str) {
        let _ = writeln!(
            sheet.text,
            "<text x=\"{}\" y=\"{}\"{fit} fill=\"{}\"{}{}>{}</text>",
            Number(x),
            Number(self.baseline),
            look.foreground,
            if look.bold {
                " font-weight=\"bold\""
            } else {
                ""
            },
            if look.italic {
                " font-style=\"italic\""
            } else {
                ""
            },
            Escaped(text)
        );
    }
}

/// Whether two characters can stand in one element.
fn is_same(one: &Look, other: &Look) -> bool {
    (one.foreground, one.bold, one.italic) == (other.foreground, other.bold, other.italic)
}
