//! A row of pieces of text.

use std::convert::Infallible;

use strombus_widgets::terminal::{Canvas, Position, Size};
use strombus_widgets::{Content, Length, Measure, Widget, Wish};

/// Blanks between two pieces.
const GAP: usize = 2;

/// Pieces of text on one row, the most important first. What has no room is left out as a whole, so that nothing is read that was
/// cut in the middle; only the first is cut. Without pieces there is no row.
#[derive(Debug, Default)]
pub(crate) struct Pieces(Vec<Content>);

impl Pieces {
    pub(crate) fn set(&mut self, pieces: impl IntoIterator<Item = Content>) {
        let pieces = pieces.into_iter();
        self.0 = pieces.filter(|piece| !piece.is_empty()).collect();
    }
}

impl Widget for Pieces {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let text = canvas.theme().text;
        let room = usize::from(canvas.size().columns);
        let mut column = 0;
        for (number, piece) in self.0.iter().enumerate() {
            if number > 0 && column + piece.width() > room {
                continue;
            }
            let at = Position::new(0, i32::try_from(column).unwrap_or(i32::MAX));
            let whole = 0..piece.text().len();
            column += piece.draw_cut(canvas, at, whole, room.saturating_sub(column), text) + GAP;
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(
            Length::fixed(u16::from(!self.0.is_empty())),
            Length::flexible(),
        )
    }
}
