//! How a form looks.

use strombus_terminal::{Canvas, Position, Rect, Style};

use super::{Form, Row};
use crate::content::Content;
use crate::widget::Focus;

impl Form {
    pub(super) fn draw_row(&self, canvas: &mut Canvas<'_>, number: usize, row: &Row) {
        let Some(place) = self.places.rows.get(number) else {
            return;
        };
        let style = match (&row.error, number == self.at && self.focus == Focus::Own) {
            (Some(_), _) => canvas.theme().bad,
            (None, true) => canvas.theme().focus,
            (None, false) => Style::PLAIN,
        };
        let label = Content::from(&row.label);
        let room = place.label.size.columns.into();
        if !place.label.is_empty() {
            label.draw_cut(canvas, place.label.origin, 0..row.label.len(), room, style);
        }
        row.field.draw(&mut canvas.part(place.field));
        if let Some(error) = &row.error
            && !place.error.is_empty()
        {
            let bad = canvas.theme().bad;
            let text = format!("! {error}");
            let (end, room) = (text.len(), place.error.size.columns.into());
            Content::from(text).draw_cut(canvas, place.error.origin, 0..end, room, bad);
        }
    }

    pub(super) fn draw_button(&self, canvas: &mut Canvas<'_>) {
        let focused = self.at == self.rows.len() && self.focus == Focus::Own;
        let style = match focused {
            true => canvas.theme().selected,
            false => Style::PLAIN,
        };
        let mut canvas = canvas.part(self.places.button);
        let text = format!("[ {} ]", self.button);
        let (end, room) = (text.len(), canvas.size().columns.into());
        Content::from(text).draw_cut(&mut canvas, Position::ORIGIN, 0..end, room, style);
        if focused {
            canvas.set_cursor(Position::new(0, 2));
        }
    }

    /// Where the field that has the keys is.
    pub(super) fn place(&self) -> Rect {
        let row = self.places.rows.get(self.at);
        row.map_or(self.places.button, |place| place.field)
    }
}
