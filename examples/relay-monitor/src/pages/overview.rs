//! All relays, one row each, and what is wrong with them.

use std::borrow::Cow;
use std::sync::Arc;

use strombus_widgets::{
    Border, Child, Column, Content, Direction, Id, Length, Marks, Records, Role, SortKey, Table,
    TableEvent, Text, TextArea, Ui, VBox, WidgetId,
};

use super::header::version_status;
use super::message::Message;
use super::pieces::Pieces;
use super::words::{ago, count, rate, time_of_day};
use crate::model::{
    Interval, LinkState, Overview, RelayId, RelayView, Severity, Statistic, VersionStatus,
};

/// How wide the sparkline of a relay is.
const SPARKS: u16 = 8;

/// Where there is room for more than what is most important beside names of 19 characters, which tor allows.
const ROOMY: u16 = 90;

/// Where flags and versions are told in words.
const WIDE: u16 = 110;
const WIDER: u16 = 150;

/// The relays as a table asks for them.
#[derive(Debug)]
pub(crate) struct Relays {
    overview: Arc<Overview>,
    marks: Marks,
}

const STATE: usize = 0;
const NAME: usize = 1;
const LETTERS: usize = 2;
const FLAGS: usize = 3;
const TRAFFIC: usize = 4;
const RATE: usize = 5;
const WRITTEN: usize = 6;
const VERSION: usize = 7;
const STATUS: usize = 8;
const UP: usize = 9;
const ALERTS: usize = 10;

fn columns() -> [Column; 11] {
    [
        Column::new("State").fixed(7),
        Column::new("Relay").length(Length::flexible().min(9).max(24)),
        Column::new("Flags").fixed(9).narrow(WIDER),
        Column::new("Flags").flex(3).wide(WIDER),
        Column::new("Traffic").fixed(SPARKS).unsorted(),
        Column::new("Read").fixed(10).right(),
        Column::new("Written").fixed(10).right().wide(WIDE),
        Column::new("Version").fixed(9),
        Column::new("Status").fixed(17).wide(WIDE),
        Column::new("Up").fixed(8).right().wide(ROOMY),
        Column::new("!").fixed(3).right(),
    ]
}

impl Relays {
    fn relay(&self, row: usize) -> Option<&Arc<RelayView>> {
        self.overview.relays.get(row)
    }
}

impl Records for Relays {
    fn count(&self) -> usize {
        self.overview.relays.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        Cow::Owned(self.content(row, column).text().to_owned())
    }

    fn content(&self, row: usize, column: usize) -> Content {
        let Some(view) = self.relay(row) else {
            return Content::new();
        };
        let header = &view.header;
        match column {
            STATE => {
                let (word, role) = state(view);
                Content::styled(word, role)
            }
            NAME => view.name.to_string().into(),
            LETTERS => letters(view).into(),
            FLAGS => header.flags.join(" ").into(),
            TRAFFIC => Content::styled(self.marks.sparks(&traffic(view), SPARKS.into()), Role::Bar),
            RATE | WRITTEN if !view.link.is_up() => Content::new(),
            UP if matches!(view.link, LinkState::Down { .. }) => Content::new(),
            RATE => rate(view.bandwidth.read as f64).into(),
            WRITTEN => rate(view.bandwidth.written as f64).into(),
            VERSION => version(view),
            STATUS => match header.version_status {
                Some(status) => {
                    let (word, role) = version_status(status);
                    Content::styled(word, role)
                }
                None => Content::new(),
            },
            UP => header.uptime(view.at).map_or_else(String::new, ago).into(),
            ALERTS => alerts(view),
            _ => Content::new(),
        }
    }

    fn key(&self, row: usize, column: usize) -> SortKey<'_> {
        let Some(view) = self.relay(row) else {
            return SortKey::Integer(0);
        };
        let integer = |number: u64| SortKey::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        match column {
            RATE => integer(view.bandwidth.read),
            WRITTEN => integer(view.bandwidth.written),
            UP => integer(view.header.uptime(view.at).map_or(0, |up| up.as_secs())),
            ALERTS => integer(view.alerts.len() as u64),
            _ => SortKey::Text(self.cell(row, column)),
        }
    }
}

pub(crate) fn state(view: &RelayView) -> (&'static str, Role) {
    match view.link {
        LinkState::Up { .. } => ("up", Role::Good),
        LinkState::Connecting => ("joining", Role::Quiet),
        LinkState::Unresponsive { .. } => ("hangs", Role::Warning),
        LinkState::Down { .. } => ("down", Role::Bad),
    }
}

/// The flags as a letter each, in the order of the consensus.
fn letters(view: &RelayView) -> String {
    let letter = |flag: &Arc<str>| match &**flag {
        "Authority" => 'A',
        "BadExit" => 'B',
        "V2Dir" => 'D',
        flag => flag.chars().next().unwrap_or(' '),
    };
    view.header.flags.iter().map(letter).collect()
}

/// What was read and written, each second.
fn traffic(view: &RelayView) -> Vec<f64> {
    let series = view.graphs.of(Statistic::Bandwidth, Interval::Second);
    let newest = series.points.iter().rev().take(usize::from(SPARKS) * 2);
    let sums = newest.map(|point| point.map_or(f64::NAN, |point| point.first + point.second));
    let mut sums: Vec<f64> = sums.collect();
    sums.reverse();
    sums
}

fn version(view: &RelayView) -> Content {
    let version = view.header.version.as_deref().unwrap_or_default();
    match view.header.version_status {
        Some(VersionStatus::Obsolete) => Content::styled(format!("{version}!"), Role::Bad),
        Some(VersionStatus::Old) => Content::styled(format!("{version}!"), Role::Warning),
        _ => version.into(),
    }
}

fn role(severity: Severity) -> Role {
    match severity {
        Severity::Critical => Role::Bad,
        Severity::Warning => Role::Warning,
    }
}

fn alerts(view: &RelayView) -> Content {
    match view.alerts.first() {
        None => Content::new(),
        Some(worst) => Content::styled(view.alerts.len().to_string(), role(worst.severity)),
    }
}

/// The page of all relays.
#[derive(Debug)]
pub(crate) struct OverviewPage {
    overview: Arc<Overview>,
    caption: Id<Pieces>,
    table: Id<Table<Relays>>,
    alerts: Id<TextArea>,
    /// What stands there: it is scrolled to its beginning when it is another.
    told: Content,
    frame: Id<Border>,
    advice: Id<Text>,
}

impl OverviewPage {
    pub(crate) fn open(ui: &mut Ui<Message>, marks: Marks) -> Self {
        let overview = Arc::<Overview>::default();
        let records = Relays {
            overview: Arc::clone(&overview),
            marks,
        };
        let table = Table::new(columns(), records);
        let table = ui.add_filtered(table, |event| match event {
            TableEvent::Chosen(row) => Some(Message::Open(row)),
            TableEvent::Selected(_) | TableEvent::Title(_) | TableEvent::Working => None,
        });
        let alerts = ui.add(TextArea::new());
        Self {
            overview,
            caption: ui.add(Pieces::default()),
            table,
            alerts,
            told: Content::new(),
            frame: ui.add(Border::new(alerts).title("Alerts")),
            advice: ui.add(Text::new("")),
        }
    }

    /// What fills the screen between the menu and the keys.
    pub(crate) fn body(&self) -> VBox {
        match self.overview.relays.is_empty() {
            true => VBox::of([self.caption.into(), Child::new(self.advice).flex(1)]),
            false => VBox::of([
                self.caption.into(),
                Child::new(self.table).flex(1).min(2),
                Child::new(self.frame).flex(1).max(14),
            ]),
        }
    }

    /// What gets the focus.
    pub(crate) fn main(&self) -> WidgetId {
        self.table.into()
    }

    /// The relay on a row.
    pub(crate) fn relay(&self, row: usize) -> Option<RelayId> {
        Some(self.overview.relays.get(row)?.id)
    }

    pub(crate) fn relays(&self) -> &[Arc<RelayView>] {
        &self.overview.relays
    }

    pub(crate) fn select(&self, ui: &mut Ui<Message>, relay: RelayId) {
        let row = self
            .overview
            .relays
            .iter()
            .position(|view| view.id == relay);
        if let Some(row) = row {
            ui[self.table].select(row);
        }
    }

    pub(crate) fn sort_by_name(&self, ui: &mut Ui<Message>) {
        ui[self.table].sort(NAME, Direction::Ascending);
    }

    /// Takes in a newer overview. Returns whether the body is another now.
    pub(crate) fn set(&mut self, overview: Arc<Overview>) -> bool {
        let was_empty = self.overview.relays.is_empty();
        self.overview = overview;
        was_empty != self.overview.relays.is_empty()
    }

    pub(crate) fn show(&mut self, ui: &mut Ui<Message>) {
        let relays = &self.overview.relays;
        let newer = Arc::clone(&self.overview);
        ui[self.table].change(|records| records.overview = newer);
        let up = relays.iter().filter(|view| view.link.is_up()).count();
        let alerts: usize = relays.iter().map(|view| view.alerts.len()).sum();
        let mut pieces = vec![Content::styled(count(relays.len(), "relay"), Role::Focus)];
        if !relays.is_empty() {
            pieces.push(format!("{up} up").into());
            let down = relays.len() - up;
            if down > 0 {
                pieces.push(Content::styled(format!("{down} not"), Role::Bad));
            }
            let worst = relays.iter().flat_map(|view| view.alerts.iter());
            let worst = worst.map(|alert| alert.severity).min();
            let text = count(alerts, "alert");
            pieces.push(Content::styled(text, worst.map_or(Role::Quiet, role)));
            let up = || relays.iter().filter(|view| view.link.is_up());
            let sum = |part: fn(&RelayView) -> u64| up().map(|view| part(view)).sum::<u64>();
            let (read, written) = (sum(|v| v.bandwidth.read), sum(|v| v.bandwidth.written));
            let all = format!(
                "{} read, {} written",
                rate(read as f64),
                rate(written as f64)
            );
            pieces.push(all.into());
            if let Some(at) = relays.iter().map(|view| view.at).max() {
                pieces.push(Content::styled(
                    format!("{} UTC", time_of_day(at)),
                    Role::Quiet,
                ));
            }
        }
        ui[self.caption].set(pieces);
        let listed = self.alerts();
        if listed != self.told {
            ui[self.alerts].set_content(listed.clone());
            self.told = listed;
        }
        let advice = self
            .overview
            .advice
            .as_deref()
            .unwrap_or("No relay is configured.");
        ui[self.advice].set_text(advice);
    }

    /// What is wrong with all relays, the worst first.
    fn alerts(&self) -> Content {
        let relays = self.overview.relays.iter();
        let mut all: Vec<_> = relays
            .flat_map(|view| view.alerts.iter().map(move |alert| (view, alert)))
            .collect();
        all.sort_by_key(|(_, alert)| (alert.severity, std::cmp::Reverse(alert.since)));
        if all.is_empty() {
            return Content::styled("Nothing is wrong.", Role::Quiet);
        }
        let widest = all.iter().map(|(view, _)| view.name.chars().count()).max();
        let widest = widest.unwrap_or(0).min(20);
        let mut content = Content::new();
        for (number, (view, alert)) in all.into_iter().enumerate() {
            let sign = match alert.severity {
                Severity::Critical => "x",
                Severity::Warning => "!",
            };
            content.push(if number > 0 { "\n" } else { "" }, Role::Text);
            content.push(sign, role(alert.severity));
            content.push(&format!(" {:widest$}  ", view.name), Role::Text);
            content.push(&time_of_day(alert.since), Role::Quiet);
            content.push("  ", Role::Text);
            content.push(&alert.text, Role::Text);
        }
        content
    }
}
