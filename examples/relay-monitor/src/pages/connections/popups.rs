//! What is shown above the connections: raw texts and counts.

use strombus_widgets::{
    BarChart, Border, Child, Content, Dialog, Layer, Length, Marks, Role, ScrolledArea, Text, Ui,
    VBox,
};

use super::Connections;
use crate::model::{ConnectionKind, RelayView};
use crate::pages::message::Message;

/// What people use ports for, of those that exits see most.
const SERVICES: [(u16, &str); 18] = [
    (20, "FTP"),
    (21, "FTP"),
    (22, "SSH"),
    (25, "SMTP"),
    (53, "DNS"),
    (80, "HTTP"),
    (110, "POP3"),
    (143, "IMAP"),
    (194, "IRC"),
    (443, "HTTPS"),
    (465, "SMTPS"),
    (587, "submission"),
    (993, "IMAPS"),
    (995, "POP3S"),
    (5222, "XMPP"),
    (6667, "IRC"),
    (8080, "HTTP"),
    (8333, "Bitcoin"),
];

impl Connections {
    /// Shows the texts from which the details are taken.
    pub(crate) fn show_descriptor(&self, ui: &mut Ui<Message>) {
        let table = &ui[self.table];
        let rows = table.records();
        let peer = table.selected().and_then(|row| rows.peer(row));
        let Some((peer, details)) =
            peer.and_then(|peer| Some((peer, self.known.get(&peer.fingerprint)?)))
        else {
            tell(
                ui,
                "There is no descriptor: this is not a relay, or tor has not answered yet.",
            );
            return;
        };
        let mut content = Content::styled("In the consensus\n", Role::Key);
        let missing = "nothing";
        content.push(
            details.status.as_deref().unwrap_or(missing).trim_end(),
            Role::Text,
        );
        content.push("\n\nIts descriptor\n", Role::Key);
        content.push(
            details.descriptor.as_deref().unwrap_or(missing).trim_end(),
            Role::Text,
        );
        let title = peer
            .nickname
            .as_ref()
            .unwrap_or(&peer.fingerprint)
            .to_string();
        let area = ScrolledArea::new(Text::new(content));
        ui.show(
            Border::new(area).title(title),
            Layer::dialog().closed_by_click(),
        );
    }

    /// Shows where clients come from.
    pub(crate) fn show_countries(&self, ui: &mut Ui<Message>, marks: Marks) {
        let Some(view) = &self.view else { return };
        let counts = countries(view);
        if counts.is_empty() {
            tell(
                ui,
                "No clients are known by country: there are none, or tor has no GeoIP file (Debian: tor-geoipdb).",
            );
            return;
        }
        let title = match view.connections.clients_by_country.is_empty() {
            true => "Countries of clients that are connected",
            false => "Countries of clients, rounded up to eight by tor",
        };
        show_bars(ui, title, counts, marks);
    }

    /// Shows which ports clients leave to.
    pub(crate) fn show_exit_ports(&self, ui: &mut Ui<Message>, marks: Marks) {
        let Some(view) = &self.view else { return };
        let ports = &view.connections.exit_ports;
        if ports.is_empty() {
            tell(ui, "No exit connections are open.");
            return;
        }
        let name = |port: u16| match SERVICES.iter().find(|(known, _)| *known == port) {
            Some((_, service)) => format!("{port} {service}"),
            None => port.to_string(),
        };
        let bars = ports
            .iter()
            .map(|(port, count)| (name(*port), *count as f64));
        show_bars(ui, "Exit connections by port", bars.collect(), marks);
    }
}

/// Clients by country: as tor counts them, or those that are connected now.
fn countries(view: &RelayView) -> Vec<(String, f64)> {
    let told = &view.connections.clients_by_country;
    if !told.is_empty() {
        return told
            .iter()
            .map(|(code, count)| (code.to_string(), *count as f64))
            .collect();
    }
    let mut counts: Vec<(String, f64)> = Vec::new();
    let list = view.connections.list.iter();
    let clients = list.filter(|connection| {
        connection.kind == ConnectionKind::Inbound && connection.peer.is_none()
    });
    for country in clients.filter_map(|connection| connection.remote.country()) {
        match counts.iter_mut().find(|(known, _)| known == country) {
            Some((_, count)) => *count += 1.0,
            None => counts.push((country.to_owned(), 1.0)),
        }
    }
    counts.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts
}

fn tell(ui: &mut Ui<Message>, text: &str) {
    ui.show_once(Dialog::message(text), Layer::dialog(), |_| Message::Nothing);
}

fn show_bars(ui: &mut Ui<Message>, title: &str, bars: Vec<(String, f64)>, marks: Marks) {
    let rows = bars.len();
    let mut chart = BarChart::new().marks(marks);
    chart.set(bars);
    show_framed(ui, ScrolledArea::new(chart), rows, title);
}

/// Shows something of so many rows in a frame, as far as there is room.
fn show_framed(ui: &mut Ui<Message>, area: ScrolledArea, rows: usize, title: &str) {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let area = VBox::of([Child::new(area).length(Length::preferred(rows).min(1))]);
    let frame = Border::new(area).title(title).footer("Esc closes");
    ui.show(frame, Layer::dialog().closed_by_click());
}
