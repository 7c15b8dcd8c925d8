//! Events that a prompt heard.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use strombus_tor_control::{Event, EventName, Heard, Subscription};

use super::answer::{Answer, Row, Tone, event_row};

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
    subscription: Subscription,
    recent: Arc<Recent>,
}

impl PromptEvents {
    pub(super) fn new(subscription: Subscription, recent: Arc<Recent>) -> Self {
        Self {
            subscription,
            recent,
        }
    }

    /// The next one; nothing more comes after none. `/events` knows those that were taken here. May be dropped while it waits.
    pub async fn next(&mut self) -> Option<Heard> {
        let heard = self.subscription.next().await?;
        if let Heard::Event(event) = &heard {
            self.recent.note(event);
        }
        Some(heard)
    }
}
