//! The connections of a relay, its circuits as trees, and what is known of each.

mod details;
mod popups;
mod remark;
mod rows;

use std::collections::HashMap;
use std::sync::Arc;

use strombus_widgets::{
    Child, Content, Id, Length, Role, Split, Table, TableEvent, Text, Ui, VBox, WidgetId,
};

use super::message::{ConnectionsMessage, Message};
use super::order::{Order, OrderDialog};
use super::pieces::Pieces;
use super::words::{count, time_of_day};
use crate::Details;
use crate::model::{ConnectionKind, RelayView, Resolver};
use remark::Remark;
use rows::{ADDRESS, AGE, KIND, Row, Rows, TITLES, kind_words};

/// Of how many relays the details are kept.
const KEPT: usize = 64;

/// The page of connections.
#[derive(Debug)]
pub(crate) struct Connections {
    caption: Id<Pieces>,
    /// Why these are not just the connections that there are.
    limits: Id<Remark>,
    table: Id<Table<Rows>>,
    details: Id<Text>,
    body: WidgetId,
    split: Id<Split>,
    /// What tor knows of relays, by their fingerprints.
    known: HashMap<Arc<str>, Details>,
    dialog: Option<OrderDialog>,
    has_details: bool,
    view: Option<Arc<RelayView>>,
}

fn connections(message: ConnectionsMessage) -> Message {
    Message::Connections(message)
}

impl Connections {
    pub(crate) fn open(ui: &mut Ui<Message>) -> Self {
        let rows = Rows::new(Order::by([KIND, ADDRESS, AGE]));
        let table = Table::new(rows::columns(), rows).filterable();
        let table = ui.add_filtered(table, |event| match event {
            TableEvent::Selected(row) => Some(connections(ConnectionsMessage::Selected(row))),
            TableEvent::Chosen(row) => Some(connections(ConnectionsMessage::Chosen(row))),
            TableEvent::Title(column) => Some(connections(ConnectionsMessage::Title(column))),
            TableEvent::Working => None,
        });
        let caption = ui.add(Pieces::default());
        let limits = ui.add(Remark::default());
        let details = ui.add(Text::new(""));
        let upper = Child::new(table).flex(1).min(9);
        let lower = Child::new(details).length(Length::preferred(7).min(3));
        let split = ui.add(Split::above(upper, lower).minimum(0));
        let body = ui.add(VBox::of([
            caption.into(),
            limits.into(),
            Child::new(split).flex(1),
        ]));
        let page = Self {
            caption,
            limits,
            table,
            details,
            body: body.into(),
            split,
            known: HashMap::new(),
            dialog: None,
            has_details: true,
            view: None,
        };
        page.title_columns(ui);
        page
    }

    pub(crate) fn close(&self, ui: &mut Ui<Message>) {
        ui.remove(self.body);
        ui.remove(self.split);
        ui.remove(self.caption);
        ui.remove(self.limits);
        ui.remove(self.table);
        ui.remove(self.details);
    }

    pub(crate) const fn body(&self) -> WidgetId {
        self.body
    }

    pub(crate) fn main(&self) -> WidgetId {
        self.table.into()
    }

    pub(crate) fn opens_circuits(&self, ui: &Ui<Message>) -> bool {
        ui[self.table].records().opens_circuits
    }

    fn title_columns(&self, ui: &mut Ui<Message>) {
        let order = ui[self.table].records().order.clone();
        for (column, title) in TITLES.iter().enumerate() {
            let title = if *title == "Country" { "CC" } else { title };
            ui[self.table].set_title(column, order.title(column, title));
        }
    }

    /// Changes the rows; the person stays at what they were at.
    fn change(&self, ui: &mut Ui<Message>, change: impl FnOnce(&mut Rows)) {
        let table = &mut ui[self.table];
        let at = table
            .selected()
            .and_then(|row| table.records().subject(row));
        table.change(|rows| {
            change(rows);
            rows.renew();
        });
        if let Some(row) = at.and_then(|subject| table.records().row_of(&subject)) {
            table.select(row);
        }
    }

    pub(crate) fn show(&mut self, ui: &mut Ui<Message>, view: &Arc<RelayView>) {
        self.view = Some(Arc::clone(view));
        self.change(ui, |rows| {
            rows.connections = Arc::clone(&view.connections);
            rows.circuits = Arc::clone(&view.circuits);
            rows.at = view.at;
        });
        self.say(ui, view);
        self.show_details(ui);
    }

    /// How many of each kind there are, above the table.
    fn say(&self, ui: &mut Ui<Message>, view: &RelayView) {
        let list = &view.connections.list;
        let mut kinds: Vec<(ConnectionKind, usize)> = Vec::new();
        for kind in list.iter().map(|connection| connection.kind) {
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
        kinds.sort();
        let words = kinds
            .iter()
            .map(|(kind, count)| format!("{count} {}", kind_words(*kind).to_lowercase()));
        let words: Vec<String> = words.collect();
        let mut title = Content::styled(count(list.len(), "connection"), Role::Key);
        if !words.is_empty() {
            title.push(&format!(": {}", words.join(", ")), Role::Text);
        }
        let mut pieces = vec![title];
        if view.connections.left_out > 0 {
            let text = format!("{} more not shown", view.connections.left_out);
            pieces.push(Content::styled(text, Role::Warning));
        }
        let by = match view.connections.by {
            Resolver::Auto => None,
            Resolver::Tor => Some("by tor's word"),
            Resolver::Proc => Some("by its process"),
            Resolver::User => Some("by its user"),
        };
        pieces.extend(by.map(|by| Content::styled(by, Role::Quiet)));
        if !view.circuits.is_empty() {
            pieces.push(count(view.circuits.len(), "circuit").into());
        }
        let at = view.connections.at;
        let at = at.map_or_else(
            || "being asked for…".into(),
            |at| format!("at {} UTC", time_of_day(at)),
        );
        pieces.push(Content::styled(at, Role::Quiet));
        ui[self.caption].set(pieces);
        let limited = view.connections.limited.as_deref().unwrap_or_default();
        ui[self.limits].set(Content::styled(limited, Role::Quiet));
    }

    /// Shows what is known of the selected row.
    pub(crate) fn show_details(&self, ui: &mut Ui<Message>) {
        let table = &ui[self.table];
        let content = match table.selected() {
            Some(row) => {
                let rows = table.records();
                let known = rows
                    .peer(row)
                    .and_then(|peer| self.known.get(&peer.fingerprint));
                details::of(rows, row, known)
            }
            None => Content::styled("No connections.", Role::Quiet),
        };
        ui[self.details].set_text(content);
    }

    /// The relay that the person is at, if nothing is known of it yet.
    pub(crate) fn wanted(&self, ui: &Ui<Message>) -> Option<Arc<str>> {
        let table = &ui[self.table];
        let peer = table.records().peer(table.selected()?)?;
        (!self.known.contains_key(&peer.fingerprint)).then(|| Arc::clone(&peer.fingerprint))
    }

    /// The number of the circuit that the person is at.
    pub(crate) fn circuit(&self, ui: &Ui<Message>) -> Option<String> {
        let table = &ui[self.table];
        let rows = table.records();
        let number = match rows.row(table.selected()?)? {
            Row::Circuit(number) | Row::Hop(number, _) => number,
            Row::Connection(_) => return None,
        };
        Some(rows.circuits.get(number)?.id.to_string())
    }

    pub(crate) fn hear(&mut self, ui: &mut Ui<Message>, message: ConnectionsMessage) {
        match message {
            ConnectionsMessage::Selected(_) => self.show_details(ui),
            ConnectionsMessage::Chosen(_) => self.toggle_details(ui),
            ConnectionsMessage::Title(column) => {
                self.change(ui, |rows| rows.order.prefer(column));
                self.title_columns(ui);
                self.show_details(ui);
            }
            ConnectionsMessage::Sort(columns) => {
                if let Some(dialog) = self.dialog.take() {
                    dialog.close(ui);
                }
                if let Some(columns) = columns {
                    self.change(ui, |rows| rows.order = Order::by(columns));
                    self.title_columns(ui);
                }
            }
            ConnectionsMessage::Details(fingerprint, result) => {
                if self.known.len() >= KEPT {
                    self.known.clear();
                }
                // What cannot be asked now is asked again when the person comes back to it.
                if let Ok(details) = result {
                    self.known.insert(fingerprint, details);
                }
                self.show_details(ui);
            }
        }
    }

    pub(crate) fn toggle_details(&mut self, ui: &mut Ui<Message>) {
        self.has_details = !self.has_details;
        match self.has_details {
            true => ui[self.split].reset(),
            false => ui[self.split].set_position(u16::MAX),
        }
    }

    pub(crate) fn toggle_circuits(&self, ui: &mut Ui<Message>) {
        self.change(ui, |rows| rows.opens_circuits = !rows.opens_circuits);
        self.show_details(ui);
    }

    pub(crate) fn ask_order(&mut self, ui: &mut Ui<Message>) {
        let order = ui[self.table].records().order.clone();
        let dialog = OrderDialog::ask(ui, &TITLES, &order, |columns| {
            connections(ConnectionsMessage::Sort(columns))
        });
        self.dialog = Some(dialog);
    }
}
