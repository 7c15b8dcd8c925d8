//! The app itself: what is open, and what becomes of messages.

mod acts;
mod orders;

use futures_util::StreamExt as _;
use strombus_widgets::terminal::{Key, KeyCode, Modifiers};
use strombus_widgets::{
    App, Binding, Child, Id, KeyBar, Marks, MenuBar, Outcome, Session, Ui, VBox,
};

use super::command::{Command, ENTRIES, Place, is_typed};
use super::menus::{self, State, TITLES};
use super::message::Message;
use super::overview::OverviewPage;
use super::page::Page;
use super::relay::RelayPage;
use crate::model::{AlertNews, RelayId};
use crate::{Monitor, Who};

/// The app `relay`: all relays that a person may see, and one of them at a time.
#[derive(Debug)]
pub struct RelayApp {
    monitor: Monitor,
    who: Who,
    marks: Marks,
    menu: Id<MenuBar<Command>>,
    keys: Id<KeyBar>,
    overview: OverviewPage,
    relay: Option<RelayPage>,
    /// The page that is shown, if a relay is open.
    page: Option<Page>,
    visits: u64,
    /// Whether the only relay was opened by itself.
    has_begun: bool,
}

impl RelayApp {
    /// Lets a session see what `monitor` watches.
    pub fn join(ui: &mut Ui<Message>, session: &Session, monitor: &Monitor) -> Self {
        let who = Who::of(session);
        let marks = Marks::of(&session.profile);
        ui.set_title("Relays");
        ui.subscribe(monitor.overviews(&who).map(Message::Overview));
        ui.subscribe(monitor.alerts(&who).map(Message::Alert));
        let mut bar = MenuBar::new();
        for title in TITLES {
            bar = bar.with(title, []);
        }
        let menu = ui.add_with(bar.closing(Command::LeaveMenu), Message::Do);
        let keys = ui.add(KeyBar::new());
        let mut overview = OverviewPage::open(ui, marks);
        overview.set(monitor.overview(&who));
        overview.sort_by_name(ui);
        let mut app = Self {
            monitor: monitor.clone(),
            who,
            marks,
            menu,
            keys,
            overview,
            relay: None,
            page: None,
            visits: 0,
            has_begun: false,
        };
        app.overview.show(ui);
        app.show_overview(ui);
        app.begin(ui);
        app
    }

    /// Where there is one relay only, it is shown at once.
    fn begin(&mut self, ui: &mut Ui<Message>) {
        if let [only] = self.overview.relays()
            && !self.has_begun
        {
            let id = only.id;
            self.open_relay(ui, id);
        }
        self.has_begun |= !self.overview.relays().is_empty();
    }

    fn set_root(&self, ui: &mut Ui<Message>, body: VBox) {
        let body = Child::new(body).flex(1);
        ui.set_root(VBox::of([self.menu.into(), body, self.keys.into()]));
    }

    /// Gives the focus from the menus to what is below: who has chosen there wants its keys.
    fn leave_menu(&self, ui: &mut Ui<Message>) {
        if ui.focused() == Some(self.menu.into()) {
            let page = self.relay.as_ref().zip(self.page);
            let main = page.map_or_else(|| self.overview.main(), |(relay, page)| relay.main(page));
            ui.focus(main);
        }
    }

    fn show_overview(&mut self, ui: &mut Ui<Message>) {
        let before = self.relay.take();
        self.page = None;
        self.set_root(ui, self.overview.body());
        ui.focus(self.overview.main());
        if let Some(relay) = before {
            self.overview.select(ui, relay.id);
            relay.close(ui);
        }
        ui.set_title("Relays");
        self.renew_menus(ui);
    }

    fn open_relay(&mut self, ui: &mut Ui<Message>, id: RelayId) {
        self.visits += 1;
        let opened = RelayPage::open(ui, &self.monitor, &self.who, id, self.visits, self.marks);
        let Some(relay) = opened else { return };
        if let Some(before) = self.relay.take() {
            before.close(ui);
        }
        self.set_root(ui, relay.body());
        ui.set_title(format!("Relay {}", relay.view.name));
        self.relay = Some(relay);
        self.go(ui, Page::Graph);
    }

    /// Goes to a page of the relay.
    fn go(&mut self, ui: &mut Ui<Message>, page: Page) {
        if let Some(relay) = &mut self.relay {
            relay.go(ui, page);
            self.page = Some(page);
        }
        self.renew_menus(ui);
    }

    /// Has the menus say what is on, and what can be done.
    fn renew_menus(&self, ui: &mut Ui<Message>) {
        let relay = self.relay.as_ref();
        let state = State {
            page: self.page,
            settings: relay.map(|relay| relay.settings),
            may_act: relay.is_some_and(|relay| relay.may_act),
            is_paused: relay.is_some_and(|relay| relay.is_paused),
            shows_duplicates: relay.is_some_and(|relay| relay.log.shows_duplicates(ui)),
            shows_all_options: relay.is_some_and(|relay| relay.configuration.shows(ui).0),
            custom_only: relay.is_some_and(|relay| relay.configuration.shows(ui).1),
            hides_comments: relay.is_some_and(|relay| relay.torrc.hides_comments(ui)),
            opens_circuits: relay.is_some_and(|relay| relay.connections.opens_circuits(ui)),
        };
        for (number, items) in menus::items(&state).into_iter().enumerate() {
            ui[self.menu].set_items(number, items);
        }
    }

    fn hear_alert(&self, ui: &mut Ui<Message>, news: &AlertNews) {
        use crate::model::Severity;
        use strombus_widgets::Tone;
        let (tone, text) = match (news.raised, news.alert.severity) {
            (true, Severity::Critical) => {
                (Tone::Bad, format!("{}: {}", news.name, news.alert.text))
            }
            (true, Severity::Warning) => {
                (Tone::Warning, format!("{}: {}", news.name, news.alert.text))
            }
            (false, _) => (
                Tone::Good,
                format!("{}: no longer: {}", news.name, news.alert.text),
            ),
        };
        ui.toast(tone, text);
    }

    /// The relay of this visit, if it is still open.
    fn visited(&mut self, visit: u64) -> Option<&mut RelayPage> {
        self.relay.as_mut().filter(|relay| relay.visit == visit)
    }
}

impl App for RelayApp {
    type Message = Message;

    /// Without a monitor there are no relays.
    fn open(ui: &mut Ui<Message>, session: &Session) -> Self {
        let (monitor, _) = Monitor::scripted(Vec::new());
        Self::join(ui, session, &monitor)
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Overview(overview) => {
                let is_other = self.overview.set(overview);
                if self.relay.is_none() {
                    self.overview.show(ui);
                    if is_other {
                        self.show_overview(ui);
                    }
                }
                self.begin(ui);
            }
            Message::Alert(news) => self.hear_alert(ui, &news),
            Message::Do(command) => self.order(ui, command),
            Message::Open(row) => {
                if let Some(id) = self.overview.relay(row) {
                    self.open_relay(ui, id);
                }
            }
            Message::View(visit, view) => {
                if let Some(relay) = self.visited(visit) {
                    relay.take(ui, view);
                }
            }
            Message::Log(visit, batch) => {
                if let Some(relay) = self.visited(visit) {
                    relay.take_log(ui, batch);
                }
            }
            Message::Tab(number) => {
                if let Some(page) = Page::ALL.get(number) {
                    self.go(ui, *page);
                }
            }
            Message::Confirmed(visit, act, true) => self.act(ui, visit, act),
            Message::Confirmed(visit, act, false) => self.leave_undone(ui, visit, &act),
            Message::Acted(name, act, result) => self.tell_of(ui, &name, &act, result),
            Message::Theme(number) => {
                use strombus_widgets::terminal::Theme;
                if let Some(theme) = number.and_then(|number| Theme::ALL.get(number)) {
                    ui.set_theme(*theme);
                }
            }
            Message::Graph(message) => {
                if let Some(relay) = &mut self.relay {
                    relay.log.hear(ui, message);
                }
            }
            Message::Nothing => {}
            Message::Connections(message) => {
                if let Some(relay) = &mut self.relay {
                    relay.hear_connections(ui, message);
                }
            }
            Message::Configuration(message) => {
                let relay = self.relay.as_mut();
                if let Some(wanted) = relay.and_then(|relay| relay.hear_configuration(ui, message))
                {
                    self.ask_to_configure(ui, wanted);
                }
            }
            Message::Prompt(message) => self.hear_prompt(ui, message),
            Message::PromptOf(visit, message) => {
                if self.visited(visit).is_some() {
                    self.hear_prompt(ui, message);
                }
            }
            Message::Torrc(_) => {
                if let Some(relay) = &self.relay {
                    relay.torrc.say_line(ui);
                }
            }
        }
    }

    fn bindings(&self) -> Vec<Binding<Message>> {
        let has_use = |place: Place| match place {
            Place::Everywhere => true,
            Place::Relay => self.page.is_some(),
            Place::On(page) => self.page == Some(page),
        };
        let may_act = self.relay.as_ref().is_some_and(|relay| relay.may_act);
        let acts = |command: Command| {
            use Command::{
                AskResolver, AskSignal, CloseCircuit, Edit, Reconnect, Reset, Resolver, Save,
                Signal,
            };
            matches!(
                command,
                AskResolver
                    | AskSignal
                    | CloseCircuit
                    | Edit
                    | Reconnect
                    | Reset
                    | Resolver(_)
                    | Save
                    | Signal(_)
            )
        };
        ENTRIES
            .iter()
            .filter(|entry| has_use(entry.place))
            // Who types at the prompt types letters.
            .filter(|entry| self.page != Some(Page::Prompt) || !is_typed(&entry.key))
            .map(|entry| {
                let enabled = may_act || !acts(entry.command);
                let binding = Binding::new(entry.key, entry.word, Message::Do(entry.command));
                let binding = binding.enabled(enabled);
                // Who finds these finds all others.
                match entry.command {
                    Command::Menu | Command::Help => binding.pinned(),
                    _ => binding,
                }
            })
            .collect()
    }

    fn key(&mut self, ui: &mut Ui<Message>, key: &Key) -> Outcome {
        // The tabs say their numbers; F10 leads to the menu wherever there is one.
        if self.page == Some(Page::Prompt) && self.key_at_prompt(ui, key) == Outcome::Consumed {
            return Outcome::Consumed;
        }
        match (key.code, key.modifiers) {
            (KeyCode::Char(digit @ '1'..='5'), Modifiers::NONE | Modifiers::ALT)
                if self.page.is_some() =>
            {
                let number = digit.to_digit(10).and_then(|n| usize::try_from(n).ok());
                let page = number.and_then(|number| Page::ALL.get(number.wrapping_sub(1)));
                if let Some(page) = page {
                    self.go(ui, *page);
                }
                Outcome::Consumed
            }
            (KeyCode::Function(10), Modifiers::NONE) => {
                self.order(ui, Command::Menu);
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    /// Ends what is being typed at the prompt; elsewhere, and where nothing is, the visit.
    fn interrupt(&mut self, ui: &mut Ui<Message>) {
        let at_prompt = self.page == Some(Page::Prompt);
        let relay = self.relay.as_mut().filter(|_| at_prompt);
        if !relay.is_some_and(|relay| relay.prompt.cancel(ui)) {
            ui.leave();
        }
    }
}
