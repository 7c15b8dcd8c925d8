//! Lines as they reach a screen.

use std::ops::Range;

use strombus_terminal::text;

use crate::content::{Content, Look};
use crate::wrap::TAB;

/// A longer line goes on in another one, so that what is added at once is laid out in bounded pieces.
const GRAPHEMES_OF_A_LINE: usize = 4096;

/// The line `line` of `content` as it is shown, in pieces of bounded length: tabs as blanks, and nothing that does
/// not reach a screen.
pub(crate) fn shown(content: &Content, line: Range<usize>) -> Vec<Content> {
    let mut pieces = Pieces::default();
    for (text, look) in content.pieces(line) {
        pieces.look = look;
        for part in text.split_inclusive('\t') {
            let (words, tab) = match part.strip_suffix('\t') {
                Some(words) => (words, true),
                None => (part, false),
            };
            for (grapheme, width) in text::graphemes(words) {
                pieces.add(grapheme, 1, width);
            }
            if tab {
                let blanks = TAB - pieces.column % TAB;
                pieces.add(BLANKS.get(..blanks).unwrap_or(BLANKS), blanks, blanks);
            }
        }
        pieces.end_run();
    }
    pieces.end_piece();
    pieces.done
}

/// What a tab is shown as at most.
const BLANKS: &str = "        ";

#[derive(Default)]
struct Pieces {
    done: Vec<Content>,
    piece: Content,
    run: String,
    look: Look,
    /// The graphemes of the piece.
    count: usize,
    column: usize,
}

impl Pieces {
    fn add(&mut self, text: &str, graphemes: usize, columns: usize) {
        if self.count + graphemes > GRAPHEMES_OF_A_LINE {
            self.end_run();
            self.end_piece();
        }
        self.run.push_str(text);
        self.count += graphemes;
        self.column += columns;
    }

    fn end_run(&mut self) {
        self.piece.push(&self.run, self.look);
        self.run.clear();
    }

    fn end_piece(&mut self) {
        self.done.push(std::mem::take(&mut self.piece));
        (self.count, self.column) = (0, 0);
    }
}
