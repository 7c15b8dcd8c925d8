//! Events that a prompt heard.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use strombus_tor_control::{Event, EventName, Heard, Subscription};

use super::answer::{Answer, Row, Tone, event_row};
use super::played::Ear;
use super::veil::Veil;

/// How many are kept for `/events`.
const KEPT: usize = 1_000;

/// The last events.
#[derive(Debug, Default)]
pub(super) struct Recent {
    events: Mutex<VecDeque<Arc<Event>>>,
}

impl Recent {
    fn note(&self, event: &Arc<Event>) {
        let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        if events.len() == KEPT {
            events.pop_front();
        }
        events.push_back(Arc::clone(event));
    }

    /// Those of these names, or all.
    pub(super) fn answer(&self, names: &[EventName]) -> Answer {
        let events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = events
            .iter()
            .filter(|event| names.is_empty() || names.contains(&event.name));
        let rows: Vec<Row> = wanted.flat_map(|event| event_row(event)).collect();
        if rows.is_empty() {
            let hint =
                "nothing was heard; SETEVENTS says what to listen to, as SETEVENTS BW NOTICE WARN";
            return Answer::rows(vec![Row::new(Tone::Quiet, hint)]);
        }
        Answer::rows(rows)
    }
}

/// The events of a prompt, as they come.
#[derive(Debug)]
pub struct PromptEvents {
    source: Source,
    recent: Arc<Recent>,
    veil: Option<Veil>,
}

/// Where they come from.
#[derive(Debug)]
pub(super) enum Source {
    Tor(Subscription),
    Played(Ear),
}

impl PromptEvents {
    pub(super) const fn new(source: Source, recent: Arc<Recent>, veil: Option<Veil>) -> Self {
        Self {
            source,
            recent,
            veil,
        }
    }

    /// The next one; nothing more comes after none. `/events` knows those that were taken here. May be dropped while it waits.
    pub async fn next(&mut self) -> Option<Heard> {
        let heard = match &mut self.source {
            Source::Tor(subscription) => subscription.next().await?,
            Source::Played(ear) => ear.next().await?,
        };
        Some(self.note(heard))
    }

    /// What has come already, without waiting.
    pub fn try_next(&mut self) -> Option<Heard> {
        let heard = match &mut self.source {
            Source::Tor(subscription) => subscription.try_next()?,
            Source::Played(_) => return None,
        };
        Some(self.note(heard))
    }

    fn note(&self, heard: Heard) -> Heard {
        match (heard, self.veil) {
            (Heard::Event(event), veil) => {
                let event = match veil {
                    Some(veil) => veil.event(event),
                    None => event,
                };
                self.recent.note(&event);
                Heard::Event(event)
            }
            (lost, _) => lost,
        }
    }
}
