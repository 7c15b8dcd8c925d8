//! What becomes of what the person orders.

use strombus_widgets::terminal::Theme;
use strombus_widgets::{
    Binding, CommandPalette, Dialog, HelpOverlay, KeyHelp, Layer, Menu, MenuItem, Tone, Ui, name_of,
};

use super::RelayApp;
use crate::Signal;
use crate::model::{Interval, Resolver, Statistic};
use crate::pages::command::{
    Command, ENTRIES, Place, hint, interval_words, resolver_words, signal_words, statistic_words,
};
use crate::pages::message::Message;
use crate::pages::page::Page;

impl RelayApp {
    /// Does what the person ordered.
    pub(super) fn order(&mut self, ui: &mut Ui<Message>, command: Command) {
        self.leave_menu(ui);
        match command {
            Command::LeaveMenu => {}
            Command::Menu => {
                ui.focus(self.menu);
                ui[self.menu].open(0);
            }
            Command::Palette => self.show_palette(ui),
            Command::Help => self.show_help(ui),
            Command::Theme => {
                let names = Theme::ALL.map(|theme| theme.name);
                let question = Dialog::choose("Which colours?", names);
                ui.show_once(question, Layer::dialog(), Message::Theme);
            }
            Command::Leave => ui.leave(),
            Command::Overview => {
                // Who types a body wants to be rid of that first.
                let relay = self
                    .relay
                    .as_mut()
                    .filter(|_| self.page == Some(Page::Prompt));
                if !relay.is_some_and(|relay| relay.prompt.cancel_body(ui)) {
                    self.show_overview(ui);
                }
            }
            Command::Show(page) => self.go(ui, page),
            Command::PreviousPage => self.turn(ui, Page::ALL.len() - 1),
            Command::NextPage => self.turn(ui, 1),
            Command::AskSignal => self.ask_signal(ui),
            Command::Signal(signal) => self.ask_to_signal(ui, signal),
            Command::Reconnect => self.reconnect(ui),
            Command::AskStatistic => self.ask_statistic(ui),
            Command::AskInterval => self.ask_interval(ui),
            Command::AskResolver => self.ask_resolver(ui),
            Command::Resolver(resolver) => self.choose_resolver(ui, resolver),
            _ => self.order_at_relay(ui, command),
        }
        self.renew_menus(ui);
    }

    /// Goes on by so many pages, around the end.
    fn turn(&mut self, ui: &mut Ui<Message>, by: usize) {
        if let Some(page) = self.page {
            let next = (page.number() + by) % Page::ALL.len();
            self.go(ui, Page::ALL.get(next).copied().unwrap_or_default());
        }
    }

    fn order_at_relay(&mut self, ui: &mut Ui<Message>, command: Command) {
        let Some(relay) = &mut self.relay else { return };
        match command {
            Command::Pause => {
                let is_paused = !relay.is_paused;
                relay.pause(ui, is_paused);
            }
            Command::Statistic(statistic) => {
                let was_hidden = relay.settings.statistic.is_none();
                relay.settings.statistic = statistic;
                match statistic {
                    None => ui[relay.split].set_position(0),
                    Some(_) if was_hidden => ui[relay.split].reset(),
                    Some(_) => {}
                }
                relay.show(ui);
            }
            Command::Interval(interval) => {
                relay.settings.interval = interval;
                relay.show(ui);
            }
            Command::Extent(extent) => {
                relay.settings.extent = extent;
                relay.show(ui);
            }
            Command::NextExtent => {
                relay.settings.next_extent();
                relay.show(ui);
            }
            Command::Marks(marks) => {
                relay.settings.marks = marks;
                self.marks = marks;
                relay.show(ui);
            }
            Command::Resize => {
                ui.focus(relay.split);
                ui.toast(
                    Tone::Info,
                    "Up and Down move the line, Tab goes back to the log.",
                );
            }
            Command::Details => relay.connections.toggle_details(ui),
            Command::Descriptor => relay.connections.show_descriptor(ui),
            Command::SortConnections => relay.connections.ask_order(ui),
            Command::Circuits => relay.connections.toggle_circuits(ui),
            Command::Countries => relay.connections.show_countries(ui, self.marks),
            Command::ExitPorts => relay.connections.show_exit_ports(ui, self.marks),
            Command::CloseCircuit => self.ask_to_close_circuit(ui),
            Command::Edit => relay.configuration.edit(ui),
            Command::Reset => self.ask_to_reset(ui),
            Command::Save => relay.configuration.ask_to_save(ui),
            Command::AllOptions => relay.configuration.toggle_all(ui),
            Command::CustomOnly => relay.configuration.toggle_custom(ui),
            Command::Category => relay.configuration.ask_category(ui),
            Command::SortOptions => relay.configuration.ask_order(ui),
            Command::Comments => relay.torrc.toggle_comments(ui),
            Command::NextProblem => relay.torrc.next_problem(ui),
            Command::Events => relay.log.ask_events(ui),
            Command::Search => relay.log.ask_search(ui),
            Command::Filter => relay.log.ask_filter(ui),
            Command::Duplicates => relay.log.toggle_duplicates(ui),
            Command::Clear => relay.log.clear(ui),
            Command::Follow => relay.log.hold(ui, false),
            Command::Snapshot => {
                let (lines, text) = relay.log.snapshot(ui);
                ui.copy(text);
                ui.toast(
                    Tone::Good,
                    format!("{lines} lines are on your terminal's clipboard."),
                );
            }
            Command::ClearPrompt => relay.prompt.clear(ui),
            Command::CopyPrompt => {
                let (lines, text) = relay.prompt.text(ui);
                ui.copy(text);
                ui.toast(
                    Tone::Good,
                    format!("{lines} lines are on your terminal's clipboard."),
                );
            }
            _ => {}
        }
    }

    /// The commands that have a key, and those that are chosen from menus otherwise.
    fn show_palette(&self, ui: &mut Ui<Message>) {
        let mut palette = CommandPalette::new();
        let at_relay = self.page.is_some();
        let has_use = |place: Place| match place {
            Place::Everywhere => true,
            Place::Relay => at_relay,
            Place::On(page) => self.page == Some(page),
        };
        let add = |palette: CommandPalette<Command>, words: String, command: Command| {
            palette.with(words, hint(command), command)
        };
        for entry in ENTRIES {
            if has_use(entry.place) && entry.command != Command::Palette {
                palette = palette.with(entry.word, name_of(&entry.key), entry.command);
            }
        }
        if at_relay {
            for page in Page::ALL {
                palette = add(
                    palette,
                    format!("page: {}", page.title()),
                    Command::Show(page),
                );
            }
            for statistic in Statistic::ALL.map(Some).into_iter().chain([None]) {
                let words = format!("graph: {}", statistic_words(statistic));
                palette = add(palette, words, Command::Statistic(statistic));
            }
            for interval in Interval::ALL {
                let words = format!("graph: each {}", interval_words(interval));
                palette = add(palette, words, Command::Interval(interval));
            }
            for resolver in Resolver::ALL.into_iter().filter(|_| self.may_act()) {
                let words = format!("resolver: {}", resolver_words(resolver));
                palette = add(palette, words, Command::Resolver(resolver));
            }
            for signal in Signal::ALL.into_iter().filter(|_| self.may_act()) {
                let words = format!("signal: {}", signal_words(signal));
                palette = add(palette, words, Command::Signal(signal));
            }
        }
        palette = add(palette, "colours".into(), Command::Theme);
        palette = add(palette, "leave".into(), Command::Leave);
        ui.show_once(palette, Layer::dialog(), Message::Do);
    }

    fn may_act(&self) -> bool {
        self.relay.as_ref().is_some_and(|relay| relay.may_act)
    }

    fn show_help(&self, ui: &mut Ui<Message>) {
        use strombus_widgets::App as _;
        let mut keys = ui.keys();
        for help in self.bindings().iter().map(Binding::help) {
            if !keys.iter().any(|before| before.keys == help.keys) {
                keys.push(help);
            }
        }
        if self.page.is_some() {
            keys.push(KeyHelp::new("Alt-1 to Alt-5", "go to a page"));
        }
        keys.push(KeyHelp::new("F10", "menu"));
        keys.push(KeyHelp::new("q", "leave"));
        ui.show(HelpOverlay::new(keys), Layer::dialog().closed_by_click());
    }

    fn ask_signal(&self, ui: &mut Ui<Message>) {
        let items = Signal::ALL.map(|signal| {
            MenuItem::new(signal_words(signal), Command::Signal(signal)).hint(signal.name())
        });
        ui.show_once(Menu::new(items), Layer::dialog(), Message::Do);
    }

    fn ask_statistic(&self, ui: &mut Ui<Message>) {
        let now = self.relay.as_ref().map(|relay| relay.settings.statistic);
        let items = Statistic::ALL
            .map(Some)
            .into_iter()
            .chain([None])
            .map(|statistic| {
                MenuItem::new(statistic_words(statistic), Command::Statistic(statistic))
                    .checked(now == Some(statistic))
            });
        ui.show_once(Menu::new(items), Layer::dialog(), Message::Do);
    }

    fn ask_resolver(&self, ui: &mut Ui<Message>) {
        let now = self.relay.as_ref().map(|relay| relay.view.resolver);
        let items = Resolver::ALL.map(|resolver| {
            MenuItem::new(resolver_words(resolver), Command::Resolver(resolver))
                .checked(now == Some(resolver))
        });
        ui.show_once(Menu::new(items), Layer::dialog(), Message::Do);
    }

    fn ask_interval(&self, ui: &mut Ui<Message>) {
        let now = self.relay.as_ref().map(|relay| relay.settings.interval);
        let items = Interval::ALL.map(|interval| {
            let words = format!("Each {}", interval_words(interval));
            MenuItem::new(words, Command::Interval(interval)).checked(now == Some(interval))
        });
        ui.show_once(Menu::new(items), Layer::dialog(), Message::Do);
    }
}
