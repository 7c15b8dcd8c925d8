//! A tor that a test plays.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use strombus_tor_control::{Event, EventName, Heard, Reply};
use tokio::sync::broadcast;

use super::vocabulary::Vocabulary;

/// How many events may wait for a prompt.
const ROOM: usize = 256;

/// A tor that a test plays: it has these words, answers what it is told to, and knows what it was asked.
#[derive(Clone, Debug)]
pub struct PlayedTor {
    part: Arc<Mutex<Part>>,
    events: broadcast::Sender<Arc<Event>>,
}

#[derive(Debug, Default)]
struct Part {
    vocabulary: Vocabulary,
    reply: Reply,
    asked: Vec<String>,
}

impl Default for PlayedTor {
    fn default() -> Self {
        Self {
            part: Arc::default(),
            events: broadcast::Sender::new(ROOM),
        }
    }
}

impl PlayedTor {
    /// It has these words from now on.
    pub fn teach(&self, vocabulary: Vocabulary) {
        self.part().vocabulary = vocabulary;
    }

    /// It answers all that it is asked with this.
    pub fn reply(&self, reply: Reply) {
        self.part().reply = reply;
    }

    /// It tells of this whoever wants to hear of it.
    pub fn tell(&self, raw: Reply) {
        // Without anybody who listens it is nobody's.
        let _ = self.events.send(Arc::new(Event::read(raw)));
    }

    /// The lines that it was asked, since the last time.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.part().asked)
    }

    pub(super) fn vocabulary(&self) -> Vocabulary {
        self.part().vocabulary.clone()
    }

    pub(super) fn ask(&self, line: &str) -> Reply {
        let mut part = self.part();
        part.asked.push(line.to_owned());
        part.reply.clone()
    }

    pub(super) fn listen(&self) -> Ear {
        Ear {
            events: self.events.subscribe(),
            wished: Arc::default(),
        }
    }

    fn part(&self) -> MutexGuard<'_, Part> {
        self.part.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a prompt wants to hear of a tor that is played.
pub(super) type Wished = Arc<Mutex<Vec<EventName>>>;

/// Hears what it wishes for.
#[derive(Debug)]
pub(super) struct Ear {
    events: broadcast::Receiver<Arc<Event>>,
    pub(super) wished: Wished,
}

impl Ear {
    pub(super) async fn next(&mut self) -> Option<Heard> {
        loop {
            let event = match self.events.recv().await {
                Ok(event) => event,
                Err(broadcast::error::RecvError::Lagged(others)) => {
                    return Some(Heard::Lost { log: 0, others });
                }
                Err(broadcast::error::RecvError::Closed) => return None,
            };
            let wished = self.wished.lock().unwrap_or_else(PoisonError::into_inner);
            if wished.contains(&event.name) {
                return Some(Heard::Event(event));
            }
        }
    }
}
