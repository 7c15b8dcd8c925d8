//! A million rows, of which those are asked for that are seen.

use std::borrow::Cow;

use strombus_widgets::{
    Column, Id, Records, Session, SortKey, Table, TableEvent, next_turn,
};

use crate::stage::{App, Ui};

/// Numbers and what is known of them, made when they are asked for.
pub(crate) struct Numbers;

impl Numbers {
    /// Looks like chance, and is the same each time.
    fn weight(row: usize) -> usize {
        row.wrapping_mul(2_654_435_761) % 1_000_003
    }
}

impl Records for Numbers {
    fn count(&self) -> usize {
        1_000_000
    }

    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        match column {
            0 => format!("shell {row}").into(),
            1 => format!("{} mg", Self::weight(row)).into(),
            _ if row.is_multiple_of(7) => "left".into(),
            _ => "right".into(),
        }
    }

    fn key(&self, row: usize, column: usize) -> SortKey<'_> {
        match column {
            0 => SortKey::Integer(row as i64),
            1 => SortKey::Integer(Self::weight(row) as i64),
            _ => SortKey::Text(self.cell(row, column)),
        }
    }
}

pub(crate) struct Demo {
    table: Id<Table<Numbers>>,
}

pub(crate) enum Message {
    Table(TableEvent),
    Work,
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let columns = [
            Column::new("Name"),
            Column::new("Weight").fixed(12).right(),
            Column::new("Coils to the").fixed(14),
        ];
        let table = Table::new(columns, Numbers).filterable();
        let table = ui.add_with(table, Message::Table);
        ui.set_root(table);
        ui.focus(table);
        Self { table }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            // What takes long is done in pieces, so that all else goes on.
            Message::Table(TableEvent::Working) => work(ui),
            Message::Work if ui[self.table].work(Table::<Numbers>::PIECE) => {
                work(ui)
            }
            Message::Table(_) | Message::Work => {}
        }
    }
}

fn work(ui: &mut Ui<Message>) {
    ui.spawn(next_turn(Message::Work));
}
