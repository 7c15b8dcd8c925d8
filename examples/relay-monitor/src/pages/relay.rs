//! One relay: its header, and its pages as tabs.

use std::sync::Arc;

use futures_util::StreamExt as _;
use futures_util::stream::{AbortHandle, abortable};
use strombus_widgets::{Child, Id, Marks, Split, TabShown, Tabs, Ui, VBox, WidgetId};

use super::configuration::{Configuration, Wanted};
use super::connections::Connections;
use super::graph::{Graph, Settings};
use super::header::{Facts, Header};
use super::log::Log;
use super::message::{ConfigurationMessage, ConnectionsMessage, Message};
use super::page::Page;
use super::prompt::PromptPage;
use super::torrc::Torrc;
use crate::model::{RelayId, RelayView};
use crate::{Aspect, LogBatch, LogWish, Look, Monitor, Who};

/// One relay, as one person looks at it.
#[derive(Debug)]
pub(crate) struct RelayPage {
    pub(crate) id: RelayId,
    /// Which visit to a relay this is: what is meant for another is not for this one.
    pub(crate) visit: u64,
    pub(crate) may_act: bool,
    /// The newest view.
    pub(crate) view: Arc<RelayView>,
    /// The one that is shown: another than the newest while the display stands still.
    shown: Arc<RelayView>,
    pub(crate) is_paused: bool,
    header: Id<Header>,
    tabs: Id<Tabs>,
    pub(crate) split: Id<Split>,
    pub(crate) settings: Settings,
    graph: Graph,
    pub(crate) log: Log,
    pub(crate) connections: Connections,
    pub(crate) configuration: Configuration,
    pub(crate) torrc: Torrc,
    pub(crate) prompt: PromptPage,
    look: Option<(Aspect, Option<Look>)>,
    /// The relay whose details are being asked for.
    asked: Option<Arc<str>>,
    monitor: Monitor,
    who: Who,
    views: AbortHandle,
}

impl RelayPage {
    /// Opens the relay, if the person may see it.
    pub(crate) fn open(
        ui: &mut Ui<Message>,
        monitor: &Monitor,
        who: &Who,
        id: RelayId,
        visit: u64,
        marks: Marks,
    ) -> Option<Self> {
        let view = monitor.view(who, id)?;
        let (views, abort) = abortable(monitor.subscribe(who, id));
        ui.subscribe(views.map(move |view| Message::View(visit, view)));
        let wish = LogWish::default();
        let (tap, lines) = monitor.log(who, id, wish.clone()).unzip();
        if let Some(lines) = lines {
            ui.subscribe(lines.map(move |batch| Message::Log(visit, batch)));
        }
        let graph = Graph::open(ui);
        let log = Log::open(ui, wish, tap);
        let may_act = monitor.may_act(who, id);
        let connections = Connections::open(ui);
        let configuration = Configuration::open(ui, may_act);
        let torrc = Torrc::open(ui, may_act);
        let prompt = PromptPage::open(ui, monitor.prompt(who, id)?, visit, may_act);
        let split = Split::above(
            Child::new(graph.body()).flex(3),
            Child::new(log.body()).flex(2),
        );
        let split = ui.add(split.minimum(0));
        let mut tabs = Tabs::new();
        for page in Page::ALL {
            let title = format!("{} {}", page.number() + 1, page.title());
            match page {
                Page::Graph => tabs.push(title, split),
                Page::Connections => tabs.push(title, connections.body()),
                Page::Configuration => tabs.push(title, configuration.body()),
                Page::Torrc => tabs.push(title, torrc.body()),
                Page::Prompt => tabs.push(title, prompt.body()),
            }
        }
        let tabs = ui.add_with(tabs, |TabShown(number)| Message::Tab(number));
        let mut page = Self {
            id,
            visit,
            may_act,
            shown: Arc::clone(&view),
            view,
            is_paused: false,
            header: ui.add(Header::default()),
            tabs,
            split,
            settings: Settings::new(marks),
            graph,
            log,
            connections,
            configuration,
            torrc,
            prompt,
            look: None,
            asked: None,
            monitor: monitor.clone(),
            who: who.clone(),
            views: abort,
        };
        page.show(ui);
        Some(page)
    }

    /// What fills the screen between the menu and the keys.
    pub(crate) fn body(&self) -> VBox {
        VBox::of([self.header.into(), Child::new(self.tabs).flex(1)])
    }

    /// Takes all widgets out.
    pub(crate) fn close(self, ui: &mut Ui<Message>) {
        self.graph.close(ui);
        self.log.close(ui);
        self.connections.close(ui);
        self.configuration.close(ui);
        self.torrc.close(ui);
        self.prompt.close(ui);
        ui.remove(self.split);
        ui.remove(self.tabs);
        ui.remove(self.header);
    }

    /// The page that is shown.
    pub(crate) fn page(&self, ui: &Ui<Message>) -> Page {
        let shown = ui[self.tabs].shown();
        Page::ALL.get(shown).copied().unwrap_or_default()
    }

    /// Goes to a page.
    pub(crate) fn go(&mut self, ui: &mut Ui<Message>, page: Page) {
        ui[self.tabs].show(page.number());
        self.look_at(page);
        let main = self.main(page);
        ui.focus(main);
        self.show(ui);
        self.ask_details(ui);
    }

    /// Has the monitor ask tor for what this page shows, and no more for what others did.
    fn look_at(&mut self, page: Page) {
        let aspect = match page {
            Page::Connections => Some(Aspect::Connections),
            Page::Configuration | Page::Torrc => Some(Aspect::Config),
            Page::Graph | Page::Prompt => None,
        };
        if self.look.as_ref().map(|(aspect, _)| *aspect) != aspect {
            self.look = aspect.map(|aspect| (aspect, self.monitor.look(self.id, aspect)));
        }
    }

    /// What gets the focus on a page.
    pub(crate) fn main(&self, page: Page) -> WidgetId {
        match page {
            Page::Graph => self.log.main().into(),
            Page::Connections => self.connections.main(),
            Page::Configuration => self.configuration.main(),
            Page::Torrc => self.torrc.main(),
            Page::Prompt => self.prompt.main(),
        }
    }

    /// Takes in a newer view.
    pub(crate) fn take(&mut self, ui: &mut Ui<Message>, view: Arc<RelayView>) {
        self.view = view;
        if !self.is_paused {
            self.shown = Arc::clone(&self.view);
            self.show(ui);
            self.ask_details(ui);
        }
    }

    /// Lets the display stand still, or go on.
    pub(crate) fn pause(&mut self, ui: &mut Ui<Message>, is_paused: bool) {
        self.is_paused = is_paused;
        self.log.hold(ui, is_paused);
        self.shown = Arc::clone(&self.view);
        self.show(ui);
    }

    /// Shows the view on the header and the page that is seen.
    pub(crate) fn show(&mut self, ui: &mut Ui<Message>) {
        let view = Arc::clone(&self.shown);
        ui[self.header].set(Facts::of(&view, self.is_paused));
        match self.page(ui) {
            Page::Graph => self.graph.show(ui, &view, &self.settings),
            Page::Connections => self.connections.show(ui, &view),
            Page::Configuration => self.configuration.show(ui, &view),
            Page::Torrc => self.torrc.show(ui, &view),
            Page::Prompt => self.prompt.show(ui, &view),
        }
    }

    /// Asks tor what it knows of the relay that the person is at, if that is not known yet and nobody asks already.
    pub(crate) fn ask_details(&mut self, ui: &mut Ui<Message>) {
        if self.page(ui) != Page::Connections {
            return;
        }
        let Some(fingerprint) = self.connections.wanted(ui) else {
            return;
        };
        if self.asked.as_ref() == Some(&fingerprint) {
            return;
        }
        self.asked = Some(Arc::clone(&fingerprint));
        let details = self.monitor.details(&self.who, self.id, &fingerprint);
        ui.spawn(async move {
            let details = details.await;
            Message::Connections(ConnectionsMessage::Details(fingerprint, details))
        });
    }

    pub(crate) fn hear_connections(&mut self, ui: &mut Ui<Message>, message: ConnectionsMessage) {
        if let ConnectionsMessage::Details(fingerprint, _) = &message
            && self.asked.as_ref() == Some(fingerprint)
        {
            self.asked = None;
        }
        let failed = matches!(&message, ConnectionsMessage::Details(_, Err(_)));
        self.connections.hear(ui, message);
        if !failed {
            self.ask_details(ui);
        }
    }

    /// What the person wants to do at the tor, if anything.
    pub(crate) fn hear_configuration(
        &mut self,
        ui: &mut Ui<Message>,
        message: ConfigurationMessage,
    ) -> Option<Wanted> {
        self.configuration.hear(ui, message)
    }

    pub(crate) fn take_log(&mut self, ui: &mut Ui<Message>, batch: LogBatch) {
        self.log.take(ui, batch);
    }
}

impl Drop for RelayPage {
    fn drop(&mut self) {
        // The views are for nobody any more. The log ends with its tap.
        self.views.abort();
    }
}
