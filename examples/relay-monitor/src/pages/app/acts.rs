//! What operators do, each confirmed.

use std::sync::Arc;

use strombus_widgets::terminal::{Key, KeyCode, Modifiers};
use strombus_widgets::{Dialog, Layer, Outcome, Tone, Ui};

use super::RelayApp;
use crate::model::Resolver;
use crate::pages::command::signal_words;
use crate::pages::configuration::Wanted;
use crate::pages::header::newnym_wait;
use crate::pages::message::{Message, PromptMessage};
use crate::pages::page::Page;
use crate::pages::prompt::Typed;
use crate::{Act, Done, Refusal, Signal};

/// How many lines of what is to be sent are shown.
const SHOWN: usize = 12;

impl RelayApp {
    /// Asks whether to send a signal, and says what it does.
    pub(super) fn ask_to_signal(&self, ui: &mut Ui<Message>, signal: Signal) {
        let Some(relay) = &self.relay else { return };
        if !relay.may_act {
            ui.toast(Tone::Warning, Refusal::NotAllowed.to_string());
            return;
        }
        if signal == Signal::Newnym
            && let Some(wait) = newnym_wait(&relay.view.header, relay.view.at)
        {
            ui.toast(
                Tone::Warning,
                format!("Tor takes a new identity in {wait} s."),
            );
            return;
        }
        let name = &relay.view.name;
        let (does, careful) = match signal {
            Signal::Reload => (
                "It reads its configuration file again; what was set here and not saved is gone.",
                false,
            ),
            Signal::Newnym => ("New requests get new circuits.", false),
            Signal::ClearDnsCache => ("What names resolved to is asked anew.", false),
            Signal::Heartbeat => ("A heartbeat is logged at once.", false),
            Signal::Dump => ("Statistics are written to its log.", false),
            Signal::Debug => (
                "It logs at debug level until it is reloaded: that is much.",
                true,
            ),
            Signal::Active => ("It builds circuits again.", false),
            Signal::Dormant => ("It builds no circuits until there is work.", true),
            Signal::Shutdown => (
                "A relay takes no new connections, and ends after its ShutdownWaitLength.",
                true,
            ),
            Signal::Halt => ("It ends at once, and all its connections with it.", true),
        };
        let question = format!("{} of {name}? {does}", signal_words(signal));
        self.confirm(ui, question, Act::Signal(signal), careful);
    }

    /// Asks whether to do it. With `careful`, Enter alone says no.
    pub(super) fn confirm(&self, ui: &mut Ui<Message>, question: String, act: Act, careful: bool) {
        let Some(relay) = &self.relay else { return };
        let visit = relay.visit;
        let dialog = Dialog::confirm(question);
        let dialog = if careful { dialog.careful() } else { dialog };
        ui.show_once(dialog, Layer::dialog(), move |yes| {
            Message::Confirmed(visit, act.clone(), yes)
        });
    }

    /// Asks whether to close the circuit that the person is at.
    pub(super) fn ask_to_close_circuit(&self, ui: &mut Ui<Message>) {
        let Some(relay) = &self.relay else { return };
        match relay.connections.circuit(ui) {
            _ if !relay.may_act => ui.toast(Tone::Warning, Refusal::NotAllowed.to_string()),
            None => ui.toast(Tone::Info, "Go to a circuit first."),
            Some(id) => {
                let question = format!(
                    "Close circuit {id} of {}? Its streams end.",
                    relay.view.name
                );
                self.confirm(ui, question, Act::CloseCircuit(id), true);
            }
        }
    }

    /// Asks whether to set what the person wrote. What was asked already is done.
    pub(super) fn ask_to_configure(&mut self, ui: &mut Ui<Message>, wanted: Wanted) {
        let Some(relay) = &self.relay else { return };
        let visit = relay.visit;
        match wanted {
            Wanted::Save => self.act(ui, visit, Act::Save),
            Wanted::Set(name, before, values) => {
                let said = |values: &[String]| match values.is_empty() {
                    true => "none".to_owned(),
                    false => values.join("\n  "),
                };
                let before: Vec<String> = before.iter().map(ToString::to_string).collect();
                let question = format!(
                    "Set {name} of {}?\n\nFrom\n  {}\nto\n  {}",
                    relay.view.name,
                    said(&before),
                    said(&values)
                );
                let act = Act::Set(vec![(name.to_string(), values)]);
                self.confirm(ui, question, act, false);
            }
        }
    }

    /// Asks whether to set an option back.
    pub(super) fn ask_to_reset(&self, ui: &mut Ui<Message>) {
        let Some(relay) = &self.relay else { return };
        if !relay.may_act {
            ui.toast(Tone::Warning, Refusal::NotAllowed.to_string());
        } else if let Some(name) = relay.configuration.to_reset(ui) {
            let question = format!("Set {name} of {} back to its default?", relay.view.name);
            self.confirm(ui, question, Act::Reset(vec![name.to_string()]), false);
        }
    }

    /// A new attempt changes nothing at the tor, so that nobody is asked.
    pub(super) fn reconnect(&mut self, ui: &mut Ui<Message>) {
        if let Some(relay) = &self.relay {
            let visit = relay.visit;
            self.act(ui, visit, Act::Reconnect);
        }
    }

    /// Has connections found in another way. It changes nothing at the tor, but what all see, so that it is for operators.
    pub(super) fn choose_resolver(&mut self, ui: &mut Ui<Message>, resolver: Resolver) {
        let Some(relay) = &self.relay else { return };
        if relay.may_act {
            let visit = relay.visit;
            self.act(ui, visit, Act::Resolver(resolver));
        } else {
            ui.toast(Tone::Warning, Refusal::NotAllowed.to_string());
        }
    }

    /// Has it done; the answer is a message. It is refused by the monitor, too, where the person may not.
    pub(super) fn act(&mut self, ui: &mut Ui<Message>, visit: u64, act: Act) {
        let Some(relay) = self.visited(visit) else {
            return;
        };
        let (id, name) = (relay.id, Arc::clone(&relay.view.name));
        let done = self.monitor.act(&self.who, id, act.clone());
        ui.spawn(async move { Message::Acted(name, act, done.await) });
    }

    /// The person said no. A command that was typed stands there as if it had been sent.
    pub(super) fn leave_undone(&mut self, ui: &mut Ui<Message>, visit: u64, act: &Act) {
        if let (Act::Command(_), Some(relay)) = (act, self.visited(visit)) {
            relay.prompt.tell_not_sent(ui);
        }
    }

    /// Says what came of it.
    pub(super) fn tell_of(
        &self,
        ui: &mut Ui<Message>,
        name: &str,
        act: &Act,
        result: Result<Done, Refusal>,
    ) {
        let relay = self.relay.as_ref();
        if let (Act::Command(_), Some(relay)) =
            (act, relay.filter(|relay| *relay.view.name == *name))
        {
            relay.prompt.tell_of(ui, &result);
            return;
        }
        match result {
            Ok(_) => ui.toast(Tone::Good, format!("{name}: done: {act}")),
            Err(refusal) => ui.toast(Tone::Bad, format!("{name}: {act}: {refusal}")),
        }
    }

    /// What the person typed, and what came of it.
    pub(super) fn hear_prompt(&mut self, ui: &mut Ui<Message>, message: PromptMessage) {
        let Some(relay) = &mut self.relay else { return };
        let (visit, may_act) = (relay.visit, relay.may_act);
        match relay.prompt.hear(ui, message) {
            Typed::Nothing => {}
            Typed::Leave => self.go(ui, Page::Graph),
            Typed::Act(act) if may_act => self.ask_to_send(ui, act),
            // The monitor refuses it, and records that.
            Typed::Act(act) => self.act(ui, visit, act),
        }
    }

    /// Asks whether to send what was typed.
    fn ask_to_send(&self, ui: &mut Ui<Message>, act: Act) {
        let Some(relay) = &self.relay else { return };
        let text = act.to_string();
        let lines = text.lines().count();
        let mut shown: Vec<&str> = text.lines().take(SHOWN).collect();
        let more = format!("… and {} lines more", lines.saturating_sub(SHOWN));
        if lines > SHOWN {
            shown.push(&more);
        }
        let question = format!(
            "Send this to {}?\n\n  {}",
            relay.view.name,
            shown.join("\n  ")
        );
        self.confirm(ui, question, act, true);
    }

    /// What a key does at the prompt that does something else on other pages.
    pub(super) fn key_at_prompt(&mut self, ui: &mut Ui<Message>, key: &Key) -> Outcome {
        let Some(relay) = &mut self.relay else {
            return Outcome::Ignored;
        };
        match (key.code, key.modifiers) {
            (KeyCode::Tab, Modifiers::NONE) => relay.prompt.offer(ui),
            (KeyCode::PageUp, Modifiers::NONE) => relay.prompt.scroll(ui, -1),
            (KeyCode::PageDown, Modifiers::NONE) => relay.prompt.scroll(ui, 1),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}
