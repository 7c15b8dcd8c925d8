//! The log of a relay.

mod entries;
mod events;
mod pane;
mod rows;

use std::borrow::Cow;
use std::time::SystemTime;

use regex::Regex;
use strombus_widgets::{
    Border, Child, Content, Dialog, Id, Layer, List, ListEvent, Menu, MenuItem, Role, Tone, Ui,
    VBox, WidgetId,
};

use super::message::{GraphMessage, Message};
use super::pieces::Pieces;
use crate::{LogBatch, LogTap, LogWish};
use events::{EVENTS, in_words};
pub(crate) use pane::LogPane;

/// How many filters are remembered.
const FILTERS: usize = 5;

/// How many characters of a filter are told.
const CUT: usize = 24;

/// How much of the log is copied, in bytes: what terminals take into their clipboard.
const COPIED: usize = 64 << 10;

/// What the person wrote, or its beginning: a caption has little room.
fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(CUT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// The log of a relay, and what the person wants to see of it.
#[derive(Debug)]
pub(crate) struct Log {
    caption: Id<Pieces>,
    pane: Id<LogPane>,
    tap: Option<LogTap>,
    wish: LogWish,
    /// The last ones that were used, the newest first.
    filters: Vec<String>,
    /// Lines that came too fast.
    lost: u64,
    /// The time of the newest line that the person cleared.
    cleared: Option<SystemTime>,
    /// The same while lines come anew that were cleared.
    skipped: Option<SystemTime>,
    dialog: Option<(WidgetId, Id<List>)>,
}

fn graph(message: GraphMessage) -> Message {
    Message::Graph(message)
}

impl Log {
    pub(crate) fn open(ui: &mut Ui<Message>, wish: LogWish, tap: Option<LogTap>) -> Self {
        let log = Self {
            caption: ui.add(Pieces::default()),
            pane: ui.add_with(LogPane::default(), |_| graph(GraphMessage::Moved)),
            tap,
            wish,
            filters: Vec::new(),
            lost: 0,
            cleared: None,
            skipped: None,
            dialog: None,
        };
        log.say(ui);
        log
    }

    pub(crate) fn close(&self, ui: &mut Ui<Message>) {
        ui.remove(self.caption);
        ui.remove(self.pane);
    }

    pub(crate) fn body(&self) -> VBox {
        VBox::of([self.caption.into(), Child::new(self.pane).flex(1)])
    }

    pub(crate) const fn main(&self) -> Id<LogPane> {
        self.pane
    }

    pub(crate) fn take(&mut self, ui: &mut Ui<Message>, batch: LogBatch) {
        if batch.anew {
            ui[self.pane].begin_anew();
            self.skipped = self.cleared;
        }
        self.lost += batch.lost;
        let mut lines = batch.lines;
        if let Some(cleared) = self.skipped {
            let old = lines.iter().take_while(|line| line.at() <= cleared).count();
            lines.drain(..old);
            // From the first that is newer on, all are shown: the clock of the machine may be set back.
            self.skipped = self.skipped.filter(|_| lines.is_empty());
        }
        ui[self.pane].add(lines);
        self.say(ui);
    }

    /// Says what is shown, above the lines.
    pub(crate) fn say(&self, ui: &mut Ui<Message>) {
        let pane = &ui[self.pane];
        let entries = &pane.entries;
        let quiet = |text: String| Content::styled(text, Role::Quiet);
        let wished = in_words(|name| self.wish.events.contains(name));
        let mut title = Content::styled("Log", Role::Key);
        title.push(&format!(" {wished}"), Role::Text);
        let mut pieces = vec![title];
        // Who does not see that lines are left out takes the relay for quiet.
        if let Some(filter) = entries.filter() {
            let filter = cut(filter.as_str());
            let text = format!(
                "filter /{filter}/: {} of {}",
                entries.count(),
                entries.kept()
            );
            pieces.push(text.into());
        }
        let sought = || cut(pane.sought());
        if pane.is_missing() {
            pieces.push(format!("search “{}” is not there", sought()).into());
        }
        // Before what the person knows: there may be no room for all.
        if !pane.follows() {
            pieces.push(Content::styled("held; End follows", Role::Warning));
        }
        if !pane.is_missing() && !pane.sought().is_empty() {
            pieces.push(format!("search “{}”", sought()).into());
        }
        if entries.shows_duplicates() {
            pieces.push(quiet("duplicates shown".into()));
        }
        if self.lost > 0 {
            let text = format!("{} came too fast and were lost", self.lost);
            pieces.push(Content::styled(text, Role::Warning));
        }
        ui[self.caption].set(pieces);
    }

    /// Lets the person choose events.
    pub(crate) fn ask_events(&mut self, ui: &mut Ui<Message>) {
        let items = EVENTS.map(|(name, words)| {
            let mut content = Content::styled(format!("{name:20}"), Role::Key);
            content.push(words, Role::Quiet);
            content
        });
        let mut list = List::new(items).multiple();
        for (number, (name, _)) in EVENTS.iter().enumerate() {
            list.pick(number, self.wish.events.contains(*name));
        }
        let list = ui.add_filtered(list, |event| match event {
            ListEvent::Chosen(_) => Some(graph(GraphMessage::Events(true))),
            ListEvent::Selected(_) | ListEvent::Picked => None,
        });
        let frame = Border::new(list).title("Events in the log");
        let frame = frame.footer("Space picks  Enter shows them  Esc leaves all as it was");
        let layer = Layer::dialog();
        let dialog = ui.show_with(frame, layer, graph(GraphMessage::Events(false)));
        ui.focus(list);
        self.dialog = Some((dialog, list));
    }

    pub(crate) fn hear(&mut self, ui: &mut Ui<Message>, message: GraphMessage) {
        match message {
            GraphMessage::Moved => {}
            GraphMessage::Events(takes) => self.chose_events(ui, takes),
            GraphMessage::PickFilter(0) => self.filter(ui, ""),
            GraphMessage::PickFilter(1) => self.write_filter(ui, ""),
            GraphMessage::PickFilter(number) => {
                if let Some(filter) = self.filters.get(number - 2).cloned() {
                    self.filter(ui, &filter);
                }
            }
            GraphMessage::Filter(Some(filter)) => self.filter(ui, &filter),
            GraphMessage::Search(Some(text)) => ui[self.pane].set_search(text.trim()),
            GraphMessage::Filter(None) | GraphMessage::Search(None) => {}
        }
        self.say(ui);
    }

    fn chose_events(&mut self, ui: &mut Ui<Message>, takes: bool) {
        let Some((dialog, list)) = self.dialog.take() else {
            return;
        };
        let picked: Vec<&str> = ui[list]
            .picked()
            .filter_map(|number| EVENTS.get(number).map(|(name, _)| *name))
            .collect();
        ui.close(dialog);
        ui.remove(list);
        if !takes {
            return;
        }
        let wish = LogWish::of(picked);
        if wish != self.wish {
            self.wish = wish.clone();
            // What was kept of these events comes anew.
            ui[self.pane].clear();
            self.lost = 0;
            self.cleared = None;
            self.skipped = None;
            if let Some(tap) = &self.tap {
                tap.wish(wish);
            }
        }
    }

    pub(crate) fn ask_filter(&self, ui: &mut Ui<Message>) {
        let now = ui[self.pane]
            .entries
            .filter()
            .map(Regex::as_str)
            .map(String::from);
        let is_now = |filter: &String| now.as_ref() == Some(filter);
        let mut items = vec![
            MenuItem::new("All lines", 0).checked(now.is_none()),
            MenuItem::new("New filter…", 1),
        ];
        if !self.filters.is_empty() {
            items.push(MenuItem::separator());
        }
        for (number, filter) in self.filters.iter().enumerate() {
            items.push(MenuItem::new(filter.clone(), number + 2).checked(is_now(filter)));
        }
        if self.filters.is_empty() {
            self.write_filter(ui, "");
        } else {
            ui.show_once(Menu::new(items), Layer::dialog(), |number| {
                graph(GraphMessage::PickFilter(number))
            });
        }
    }

    fn write_filter(&self, ui: &mut Ui<Message>, text: &str) {
        let question = "Show only lines that match this regular expression:";
        let dialog = Dialog::prompt(question).with_text(text).title("Filter");
        ui.show_once(dialog, Layer::dialog(), |filter| {
            graph(GraphMessage::Filter(filter))
        });
    }

    fn filter(&mut self, ui: &mut Ui<Message>, text: &str) {
        if text.is_empty() {
            ui[self.pane].set_filter(None);
            return;
        }
        match Regex::new(text) {
            Ok(filter) => {
                self.filters.retain(|before| before != text);
                self.filters.insert(0, text.to_owned());
                self.filters.truncate(FILTERS);
                ui[self.pane].set_filter(Some(filter));
            }
            Err(error) => {
                let said = error.to_string();
                let why = said.lines().last().unwrap_or_default();
                ui.toast(Tone::Bad, format!("{text} is no regular expression: {why}"));
                self.write_filter(ui, text);
            }
        }
    }

    pub(crate) fn ask_search(&self, ui: &mut Ui<Message>) {
        let dialog = Dialog::prompt("Search the log for:").title("Search");
        ui.show_once(dialog, Layer::dialog(), |text| {
            graph(GraphMessage::Search(text))
        });
    }

    pub(crate) fn toggle_duplicates(&self, ui: &mut Ui<Message>) {
        let pane = &mut ui[self.pane];
        let shows = pane.entries.shows_duplicates();
        pane.show_duplicates(!shows);
        self.say(ui);
    }

    pub(crate) fn shows_duplicates(&self, ui: &Ui<Message>) -> bool {
        ui[self.pane].entries.shows_duplicates()
    }

    pub(crate) fn clear(&mut self, ui: &mut Ui<Message>) {
        let newest = ui[self.pane].entries.newest();
        self.cleared = newest.or(self.cleared);
        ui[self.pane].clear();
        self.lost = 0;
        self.say(ui);
    }

    pub(crate) fn hold(&self, ui: &mut Ui<Message>, holds: bool) {
        match holds {
            true => ui[self.pane].pause(),
            false => ui[self.pane].follow(),
        }
        self.say(ui);
    }

    /// The lines that are shown, as text: the newest of them, if they are too many.
    pub(crate) fn snapshot(&self, ui: &Ui<Message>) -> (usize, String) {
        use super::words::{date, time_of_day};
        let entries = &ui[self.pane].entries;
        let mut lines = Vec::new();
        let mut bytes = 0;
        for place in (0..entries.count()).rev() {
            let Some(line) = entries.line(place) else {
                continue;
            };
            let hidden = match entries.hidden_behind(line) {
                0 => String::new(),
                hidden => format!(" [{hidden} duplicates hidden]"),
            };
            let at = format!("{} {}", date(line.at()), time_of_day(line.at()));
            let text = format!("{at} [{}] {}{hidden}\n", line.event(), line.text());
            bytes += text.len();
            if bytes > COPIED {
                break;
            }
            lines.push(text);
        }
        lines.reverse();
        (lines.len(), lines.concat())
    }
}
