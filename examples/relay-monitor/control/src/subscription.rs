//! Who hears which events. Nobody who listens slowly holds up tor or the others.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::sync::Notify;

use crate::event::{Event, EventName};

/// What one subscriber hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// An event.
    Event(Arc<Event>),
    /// So many events were dropped here, as the subscriber was too slow.
    Lost {
        /// Lines of the log.
        log: u64,
        /// Others. Whoever keeps a state by them should ask tor for the whole again.
        others: u64,
    },
}

/// The most events that wait for one subscriber.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Lines of the log of DEBUG and INFO; and as many of NOTICE, WARN and ERR. When more come, the oldest are dropped.
    pub log: usize,
    /// Others.
    pub others: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            log: 1_000,
            others: 4_096,
        }
    }
}

/// A subscription to events. It ends when it is dropped.
#[derive(Debug)]
pub struct Subscription {
    mailbox: Arc<Mailbox>,
    hub: Arc<Hub>,
}

impl Subscription {
    /// The next that it hears; nothing more comes after none. May be dropped while it waits: nothing is lost by that.
    pub async fn next(&mut self) -> Option<Heard> {
        loop {
            let arrived = self.mailbox.arrived.notified();
            {
                let mut queue = self.mailbox.queue();
                if let Some(heard) = queue.take() {
                    return Some(heard);
                }
                if queue.closed {
                    return None;
                }
            }
            arrived.await;
        }
    }

    /// What it has heard already, without waiting.
    pub fn try_next(&mut self) -> Option<Heard> {
        self.mailbox.queue().take()
    }

    /// Appends what it has heard already to `heard`, without waiting: at most `most`.
    pub fn take(&mut self, most: usize, heard: &mut Vec<Heard>) {
        let mut queue = self.mailbox.queue();
        heard.extend(std::iter::from_fn(|| queue.take()).take(most));
    }

    /// Hears these events from now on, in place of those before.
    pub fn set(&self, names: impl IntoIterator<Item = EventName>) {
        self.mailbox.queue().names = names.into_iter().collect();
        self.hub.dirty.notify_one();
    }

    /// A handle that changes what it hears, for somebody else than who listens.
    #[must_use]
    pub fn wishes(&self) -> Wishes {
        Wishes {
            mailbox: Arc::downgrade(&self.mailbox),
            hub: Arc::clone(&self.hub),
        }
    }

    /// The events that it hears.
    #[must_use]
    pub fn names(&self) -> BTreeSet<EventName> {
        self.mailbox.queue().names.clone()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.mailbox.queue().names.clear();
        self.hub.dirty.notify_one();
    }
}

/// Changes what a [`Subscription`] hears; does nothing once that is gone.
#[derive(Clone, Debug)]
pub struct Wishes {
    mailbox: Weak<Mailbox>,
    hub: Arc<Hub>,
}

impl Wishes {
    /// See [`Subscription::set`].
    pub fn set(&self, names: impl IntoIterator<Item = EventName>) {
        if let Some(mailbox) = self.mailbox.upgrade() {
            mailbox.queue().names = names.into_iter().collect();
            self.hub.dirty.notify_one();
        }
    }
}

#[derive(Debug)]
struct Mailbox {
    queue: Mutex<Queue>,
    arrived: Notify,
}

impl Mailbox {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Three queues, so that the log can give way, and a flood of its lesser lines to the others; `turn` tells their common order.
#[derive(Debug)]
struct Queue {
    names: BTreeSet<EventName>,
    room: Room,
    lesser: VecDeque<(u64, Arc<Event>)>,
    log: VecDeque<(u64, Arc<Event>)>,
    others: VecDeque<(u64, Arc<Event>)>,
    lost_log: u64,
    lost_others: u64,
    turn: u64,
    closed: bool,
}

impl Queue {
    /// Whether any is wanted.
    fn put_wanted(&mut self, events: &[Arc<Event>]) -> bool {
        let mut any = false;
        // As a rule the next is of the same kind.
        let mut last: Option<(&EventName, bool)> = None;
        for event in events {
            let wanted = match last {
                Some((name, wanted)) if *name == event.name => wanted,
                _ => self.names.contains(&event.name),
            };
            last = Some((&event.name, wanted));
            if wanted {
                self.put(Arc::clone(event));
                any = true;
            }
        }
        any
    }

    fn put(&mut self, event: Arc<Event>) {
        self.turn += 1;
        let (queue, room, lost) = match &event.name {
            EventName::Debug | EventName::Info => {
                (&mut self.lesser, self.room.log, &mut self.lost_log)
            }
            name if name.is_log() => (&mut self.log, self.room.log, &mut self.lost_log),
            _ => (&mut self.others, self.room.others, &mut self.lost_others),
        };
        queue.push_back((self.turn, event));
        while queue.len() > room {
            queue.pop_front();
            *lost += 1;
        }
    }

    fn take(&mut self) -> Option<Heard> {
        if self.lost_log + self.lost_others > 0 {
            return Some(Heard::Lost {
                log: std::mem::take(&mut self.lost_log),
                others: std::mem::take(&mut self.lost_others),
            });
        }
        let queues = [&mut self.lesser, &mut self.log, &mut self.others];
        let turn_of = |queue: &VecDeque<(u64, _)>| queue.front().map(|(turn, _)| *turn);
        let waiting = queues.into_iter().filter(|queue| !queue.is_empty());
        let queue = waiting.min_by_key(|queue| turn_of(queue))?;
        queue.pop_front().map(|(_, event)| Heard::Event(event))
    }
}

#[derive(Debug, Default)]
struct Mailboxes {
    all: Vec<Weak<Mailbox>>,
    closed: bool,
}

impl Mailboxes {
    fn living(&self) -> impl Iterator<Item = Arc<Mailbox>> {
        self.all.iter().filter_map(Weak::upgrade)
    }
}

/// Where events are handed out. It outlives connections, so that subscriptions do.
#[derive(Debug, Default)]
pub(crate) struct Hub {
    mailboxes: Mutex<Mailboxes>,
    /// What is wanted may have changed: tor is to be told.
    pub(crate) dirty: Notify,
}

impl Hub {
    pub(crate) fn subscribe(
        self: &Arc<Self>,
        names: impl IntoIterator<Item = EventName>,
        room: Room,
    ) -> Subscription {
        let mut mailboxes = self.mailboxes();
        let mailbox = Arc::new(Mailbox {
            queue: Mutex::new(Queue {
                names: names.into_iter().collect(),
                room,
                lesser: VecDeque::new(),
                log: VecDeque::new(),
                others: VecDeque::new(),
                lost_log: 0,
                lost_others: 0,
                turn: 0,
                closed: mailboxes.closed,
            }),
            arrived: Notify::new(),
        });
        mailboxes.all.retain(|mailbox| mailbox.strong_count() > 0);
        mailboxes.all.push(Arc::downgrade(&mailbox));
        drop(mailboxes);
        self.dirty.notify_one();
        Subscription {
            mailbox,
            hub: Arc::clone(self),
        }
    }

    /// What all together want.
    pub(crate) fn wanted(&self) -> BTreeSet<EventName> {
        let mailboxes = self.mailboxes();
        let names = mailboxes
            .living()
            .map(|mailbox| mailbox.queue().names.clone());
        names.flatten().collect()
    }

    /// Hands out what came together: nobody is woken more than once by it.
    pub(crate) fn hand_out(&self, events: &[Arc<Event>]) {
        for mailbox in self.mailboxes().living() {
            if mailbox.queue().put_wanted(events) {
                mailbox.arrived.notify_one();
            }
        }
    }

    /// Nothing comes any more.
    pub(crate) fn close(&self) {
        let mut mailboxes = self.mailboxes();
        mailboxes.closed = true;
        for mailbox in mailboxes.living() {
            mailbox.queue().closed = true;
            mailbox.arrived.notify_one();
        }
    }

    fn mailboxes(&self) -> MutexGuard<'_, Mailboxes> {
        self.mailboxes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
