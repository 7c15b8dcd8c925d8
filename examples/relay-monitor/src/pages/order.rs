//! By what a table is sorted: up to three columns, one behind the other.

use std::cmp::Ordering;

use strombus_widgets::{Border, Direction, Filled, Form, Id, Layer, Select, Ui, WidgetId};

use super::message::Message;

/// How many columns a table is sorted by at most.
const MOST: usize = 3;

/// The columns that a table is sorted by, the first first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order(Vec<(usize, Direction)>);

impl Order {
    /// By these columns, the smallest first.
    pub(crate) fn by(columns: impl IntoIterator<Item = usize>) -> Self {
        let mut order = Self(Vec::new());
        for column in columns {
            if order.0.len() < MOST && !order.0.iter().any(|(by, _)| *by == column) {
                order.0.push((column, Direction::Ascending));
            }
        }
        order
    }

    /// Sorts by this column first and then by those before, or the other way round if it is the first already.
    pub(crate) fn prefer(&mut self, column: usize) {
        match self.0.first_mut() {
            Some((by, direction)) if *by == column => *direction = direction.turned(),
            _ => {
                self.0.retain(|(by, _)| *by != column);
                self.0.insert(0, (column, Direction::Ascending));
                self.0.truncate(MOST);
            }
        }
    }

    /// Compares two rows, of which `compare` knows how they stand in one column.
    pub(crate) fn compare(&self, compare: impl Fn(usize) -> Ordering) -> Ordering {
        let columns = self.0.iter().map(|(column, direction)| match direction {
            Direction::Ascending => compare(*column),
            Direction::Descending => compare(*column).reverse(),
        });
        columns.fold(Ordering::Equal, Ordering::then)
    }

    /// The title of a column, with a sign of the order if it is the first.
    pub(crate) fn title(&self, column: usize, title: &str) -> String {
        match self.0.first() {
            Some((by, Direction::Ascending)) if *by == column => format!("{title} ▲"),
            Some((by, Direction::Descending)) if *by == column => format!("{title} ▼"),
            _ => title.to_owned(),
        }
    }

    fn column(&self, place: usize) -> Option<usize> {
        self.0.get(place).map(|(column, _)| *column)
    }
}

/// A dialog that asks for an order.
#[derive(Debug)]
pub(crate) struct OrderDialog {
    frame: WidgetId,
    form: Id<Form>,
}

/// The names of its fields.
const FIELDS: [(&str, &str); MOST] = [
    ("first", "First by"),
    ("second", "then by"),
    ("third", "then by"),
];

impl OrderDialog {
    /// Asks for an order by columns of these names; `chosen` makes the message of it.
    pub(crate) fn ask(
        ui: &mut Ui<Message>,
        names: &[&str],
        order: &Order,
        mut chosen: impl FnMut(Option<Vec<usize>>) -> Message + Send + 'static,
    ) -> Self {
        let mut form = Form::new("Sort");
        for (place, (name, label)) in FIELDS.into_iter().enumerate() {
            let select = Select::new(names.iter().copied()).placeholder("nothing");
            let select = match order.column(place) {
                Some(column) => select.chosen(column),
                None => select,
            };
            form = form.field(name, label, select);
        }
        let cancelled = chosen(None);
        let form = ui.add_with(form, move |filled: Filled| {
            let columns = FIELDS.iter().filter_map(|(name, _)| filled.choice(name));
            chosen(Some(columns.collect()))
        });
        let frame = ui.show_with(Border::new(form).title("Sort"), Layer::dialog(), cancelled);
        ui.focus(form);
        Self { frame, form }
    }

    pub(crate) fn close(self, ui: &mut Ui<Message>) {
        ui.close(self.frame);
        ui.remove(self.form);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(order: &Order) -> Vec<[i32; 2]> {
        let mut rows = vec![[2, 1], [1, 2], [1, 1], [2, 2]];
        rows.sort_by(|one, other| order.compare(|column| one[column].cmp(&other[column])));
        rows
    }

    #[test]
    fn rows_are_sorted_by_one_column_behind_the_other() {
        let mut order = Order::by([0, 1, 0]);
        assert_eq!(sorted(&order), [[1, 1], [1, 2], [2, 1], [2, 2]]);
        order.prefer(1);
        assert_eq!(sorted(&order), [[1, 1], [2, 1], [1, 2], [2, 2]]);
        order.prefer(1);
        assert_eq!(sorted(&order), [[1, 2], [2, 2], [1, 1], [2, 1]]);
        assert_eq!(
            (order.title(1, "Age"), order.title(0, "Type")),
            ("Age ▼".into(), "Type".into())
        );
    }
}
