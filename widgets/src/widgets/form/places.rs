//! Where the parts of a form lie.

use std::cell::RefCell;

use strombus_terminal::text;
use strombus_terminal::{Position, Rect, Size};

use super::Form;
use crate::length::{Length, Wish, share};

/// Narrower than this a field is of little use, and the labels stand above them.
const FIELD: u16 = 12;

/// Between the labels and the fields.
const GAP: u16 = 2;

/// Where the label, the field and the error of a row lie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) label: Rect,
    pub(super) field: Rect,
    pub(super) error: Rect,
}

#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) rows: Vec<Place>,
    pub(super) button: Rect,
    labels: u16,
    /// Where something of the field that has the keys floated last.
    pub(super) floating: RefCell<Vec<Rect>>,
}

impl Places {
    /// How many rows it takes, the button's too.
    pub(super) fn rows_taken(&self) -> u16 {
        u16::try_from(self.button.bottom()).unwrap_or(u16::MAX)
    }

    pub(super) fn least_columns(&self) -> u16 {
        self.labels.saturating_add(GAP + FIELD).min(30)
    }
}

impl Form {
    /// The places where the fields wish for `wishes`, on so many columns, and so many rows; or on as many as they prefer.
    pub(super) fn places_on(&self, rows: Option<u16>, columns: u16, wishes: &[Wish]) -> Places {
        let widths = self.rows.iter().map(|row| text::width(&row.label));
        let labels = u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX);
        let beside = labels.saturating_add(GAP + FIELD) <= columns;
        let left = if beside { labels + GAP } else { 0 };
        let room = columns - left;
        let above = u16::from(!beside);
        let errors = |row: &super::Row| u16::from(row.error.is_some());
        let fixed: u16 = self.rows.iter().map(|row| above + errors(row)).sum();
        let lengths: Vec<Length> = wishes.iter().map(|wish| wish.rows).collect();
        let given = match rows {
            // What is left over goes to the fields that take it. The button has a row, and a blank one above.
            Some(rows) => share(rows.saturating_sub(fixed.saturating_add(2)), &lengths),
            None => lengths.iter().map(|length| length.preferred).collect(),
        };
        let mut at = 0_i32;
        let mut placed = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            let wish = wishes.get(number).copied().unwrap_or(Wish::FLEXIBLE);
            // Where there is too little room, what is below it is not seen: a form scrolls in a scrolled area.
            let height = given
                .get(number)
                .copied()
                .unwrap_or(1)
                .max(wish.rows.minimum.max(1));
            let label_columns = if beside { labels } else { columns };
            let label = Rect::new(Position::new(at, 0), Size::new(1, label_columns));
            at += i32::from(above);
            let width = wish.columns.maximum.min(room);
            let field = Rect::new(Position::new(at, left.into()), Size::new(height, width));
            at += i32::from(height);
            let error = Rect::new(Position::new(at, left.into()), Size::new(errors(row), room));
            at += i32::from(errors(row));
            placed.push(Place {
                label,
                field,
                error,
            });
        }
        at += i32::from(!placed.is_empty());
        let button = u16::try_from(text::width(&self.button).saturating_add(4)).unwrap_or(u16::MAX);
        let button = Size::new(1, button.min(room));
        Places {
            rows: placed,
            button: Rect::new(Position::new(at, left.into()), button),
            labels,
            floating: RefCell::default(),
        }
    }

    /// The number of what is at a place: a field, or the button.
    pub(super) fn field_at(&self, at: Position) -> Option<usize> {
        // What floats of the field that has the keys lies above all others.
        if self
            .places
            .floating
            .borrow()
            .iter()
            .any(|area| area.contains(at))
        {
            return Some(self.at);
        }
        if self.places.button.contains(at) {
            return Some(self.rows.len());
        }
        self.places.rows.iter().position(|place| {
            let whole = |rect: Rect| rect.contains(at);
            whole(place.label) || whole(place.field)
        })
    }
}
