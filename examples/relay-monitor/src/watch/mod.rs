//! One task a relay: it holds the only connection to that tor, listens, asks from time to time, and publishes what it knows.

mod acts;
mod advice;
mod ask;
mod circuits;
mod config;
mod connections;
mod directory;
mod facts;
mod graphs;
mod heard;
mod log_file;
mod names;
mod past;
mod poll;
mod process;
mod resolve;
mod scrub;
mod sockets;
mod start;
mod view;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use strombus_tor_control::{EventName, Link, Room, State, Subscription};
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::alerts::{Alerts, Notify};
use crate::audit::{Entry, Outcome};
use crate::history::History;
use crate::model::{AlertNews, LinkState, RelayView};
use crate::monitor::{Act, Aspect, Done, LogWish, Order, Refusal, Relay, Who};
use graphs::Recorder;
use poll::{Eye, Measure, Polled};

pub use names::ReverseNames;
pub(crate) use scrub::scrub;
pub use start::{Keeping, RelaySettings, StartError};

/// What the watcher always listens to.
const OWN: [EventName; 7] = [
    EventName::Bw,
    EventName::ConfChanged,
    EventName::DescChanged,
    EventName::Signal,
    EventName::StatusGeneral,
    EventName::StatusClient,
    EventName::StatusServer,
];

/// What is always heard for the log, so that it is there for who comes later.
const ALWAYS: [EventName; 3] = [EventName::Notice, EventName::Warn, EventName::Err];

/// How much waits of the events that viewers wish for.
const ROOM: Room = Room {
    log: 10_000,
    others: 10_000,
};

/// After how long without a word tor is called unresponsive: it tells its bandwidth every second.
const UNRESPONSIVE: Duration = Duration::from_secs(10);

/// For how long tor may let a question wait before the connection is given up.
const SILENCE: Duration = Duration::from_secs(30);

/// How often viewers are handed new lines of the log.
const LOG_PAUSE: Duration = Duration::from_millis(100);

/// How often alerts are judged where nothing changed but the time.
const JUDGED: Duration = Duration::from_secs(1);

/// How many lines are taken at once: then others have their turn.
const LINES: usize = 1000;

/// How often it is asked for facts; for what the process uses; for connections that are looked at; and for those that only
/// history counts.
const FACTS: Duration = Duration::from_secs(15);
const USAGE: Duration = Duration::from_secs(5);
const LOOKED_AT: Duration = Duration::from_secs(5);
const COUNTED: Duration = Duration::from_secs(30);

/// What there is to say to others.
struct Voices {
    history: Option<History>,
    notify: Option<Notify>,
    alerts: broadcast::Sender<AlertNews>,
}

/// The watcher of one relay.
struct Watcher {
    /// What the history calls the relay.
    key: Arc<str>,
    relay: Arc<Relay>,
    link: Link,
    voices: Voices,
    view: RelayView,
    /// Whether the configuration says what it is called.
    is_named: bool,
    /// Whether its control port is one of this machine, or of a container on it.
    is_near: bool,
    /// Tor's process, if it is on this machine.
    process: Option<u32>,
    /// Whether the view differs from what was published.
    changed: bool,
    recorder: Recorder,
    alerts: Alerts,
    /// Until then alerts are only judged where something changed.
    judge_at: Option<Instant>,
    due: Due,
    polls: JoinSet<Polled>,
    /// Given away while a poll has it.
    eye: Option<Box<Eye>>,
    measure: Option<Measure>,
    heard: heard::Memory,
    /// When new lines are handed out, if there are some.
    lines_at: Option<Instant>,
}

/// When what is asked next; none while it is being asked.
#[derive(Debug, Default)]
struct Due {
    facts: Option<Instant>,
    usage: Option<Instant>,
    connections: Option<Instant>,
    config: Option<Instant>,
    /// Whether facts changed while they were being asked for.
    facts_again: bool,
    config_again: bool,
}

/// What a watcher listens to.
struct Ears {
    own: Subscription,
    log: Subscription,
    state: watch::Receiver<State>,
    wished: watch::Receiver<Arc<LogWish>>,
    orders: mpsc::Receiver<Order>,
}

impl Watcher {
    async fn run(mut self, mut ears: Ears) {
        let Ears {
            ref mut own,
            ref mut log,
            ref mut state,
            ref mut wished,
            ref mut orders,
        } = ears;
        self.recall().await;
        wished.mark_changed();
        state.mark_changed();
        let relay = Arc::clone(&self.relay);
        loop {
            let next = self.next();
            tokio::select! {
                changed = state.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    let now = state.borrow_and_update().clone();
                    self.link_is(now);
                }
                heard = own.next() => match heard {
                    Some(heard) => self.hear(heard),
                    None => return,
                },
                heard = log.next() => match heard {
                    Some(heard) => self.hear_lines(heard, log),
                    None => return,
                },
                order = orders.recv() => match order {
                    Some(order) => self.obey(order),
                    None => return,
                },
                Ok(()) = wished.changed() => {
                    let wish = Arc::clone(&wished.borrow_and_update());
                    let names = wish.events.iter().filter(|name| ***name != *heard::OWN);
                    let names = names.map(|name| EventName::from(&**name));
                    log.set(ALWAYS.into_iter().chain(names));
                }
                Some(polled) = self.polls.join_next() => {
                    // A poll that panicked is a fault of ours; the watcher goes on without what it had.
                    match polled {
                        Ok(polled) => self.take(polled),
                        Err(error) => tracing::error!("a question to {} failed: {error}", self.view.name),
                    }
                }
                () = relay.looked() => self.look_at_once(),
                () = sleep_until(next) => {}
            }
            self.turn();
        }
    }

    /// What is to be done after whatever happened.
    fn turn(&mut self) {
        let now = Instant::now();
        if self.lines_at.is_some_and(|at| at <= now) {
            self.lines_at = None;
            self.relay.logs.show();
        }
        self.notice_silence(now);
        self.notice_try(now);
        self.ask_what_is_due(now);
        // Lines of the log come a hundred times as often as anything that alerts go by.
        if self.changed || self.judge_at.is_none_or(|at| at <= now) {
            self.judge();
            self.judge_at = Some(now + JUDGED);
        }
        if std::mem::take(&mut self.changed) {
            self.view.at = SystemTime::now();
            self.relay.publish(Arc::new(self.view.clone()));
        }
    }

    /// When there is something to do although nothing happens.
    fn next(&self) -> Instant {
        let Due {
            facts,
            usage,
            connections,
            config,
            ..
        } = self.due;
        let silence = self.heard.last.map(|last| last + UNRESPONSIVE);
        let silence = silence.filter(|_| self.view.link.is_up());
        let due = [
            facts,
            usage,
            connections,
            config,
            silence,
            self.lines_at,
            self.long_try(),
        ];
        // Alerts go by the clock, too: the age of a descriptor.
        let latest = Instant::now() + Duration::from_secs(60);
        due.into_iter().flatten().fold(latest, Instant::min)
    }

    fn notice_silence(&mut self, now: Instant) {
        let Some(last) = self.heard.last else { return };
        if self.view.link.is_up() && now >= last + UNRESPONSIVE {
            let since = SystemTime::now().checked_sub(now - last);
            self.view.link = LinkState::Unresponsive {
                since: since.unwrap_or(self.view.at),
            };
            self.changed = true;
        }
    }

    fn ask_what_is_due(&mut self, now: Instant) {
        let Ok(connection) = self.link.connection() else {
            return;
        };
        let is_due = |at: &mut Option<Instant>| at.take_if(|at| *at <= now).is_some();
        if is_due(&mut self.due.facts) {
            let connection = connection.clone();
            self.polls
                .spawn(async move { Polled::Facts(facts::read(&connection).await.map(Box::new)) });
        }
        if self.measure.is_some()
            && is_due(&mut self.due.usage)
            && let Some(measure) = self.measure.take()
        {
            self.polls.spawn(poll::usage(connection.clone(), measure));
        }
        if self.eye.is_some()
            && is_due(&mut self.due.connections)
            && let Some(eye) = self.eye.take()
        {
            let header = Arc::clone(&self.view.header);
            let process = header.pid.filter(|_| header.is_local);
            let whole = self.relay.is_looked_at(Aspect::Connections);
            self.polls.spawn(poll::connections(
                connection.clone(),
                eye,
                header,
                process,
                self.relay.resolver(),
                whole,
            ));
        }
        if is_due(&mut self.due.config) {
            let is_local = self.view.header.is_local;
            self.polls.spawn(async move {
                Polled::Config(config::read(&connection, is_local).await.map(Box::new))
            });
        }
    }

    /// Somebody begins to look at what is only asked for then.
    fn look_at_once(&mut self) {
        let now = Instant::now();
        let resolver = self.relay.resolver();
        self.changed |= self.view.resolver != resolver;
        self.view.resolver = resolver;
        if self.relay.is_looked_at(Aspect::Connections) && self.due.connections.is_some() {
            self.due.connections = Some(now);
        }
        if self.relay.is_looked_at(Aspect::Config) {
            self.ask_for_config(now);
        }
    }

    fn ask_for_config(&mut self, now: Instant) {
        // While it is being asked for nothing is due, and it is asked once more.
        if self.due.config.is_none() && self.heard.asks_config {
            self.due.config_again = true;
        } else {
            self.due.config = Some(now);
            self.heard.asks_config = true;
        }
    }

    fn judge(&mut self) {
        let now = SystemTime::now();
        let news = self.alerts.judge(&self.view, now);
        let raised = self.alerts.raised();
        if *self.view.alerts != *raised {
            self.view.alerts = raised.into();
            self.changed = true;
        }
        for news in news {
            let word = if news.raised { "Alert" } else { "Over" };
            self.say(&format!("{word}: {}", news.alert.text));
            if let Some(notify) = &self.voices.notify {
                notify.send(news.clone());
            }
            // Without anybody who listens it is nobody's.
            let _ = self.voices.alerts.send(news);
        }
    }

    fn obey(&mut self, order: Order) {
        let link = self.link.clone();
        match order {
            Order::Act(who, act, answer) => {
                let relay = Arc::clone(&self.relay);
                let name = Arc::clone(&self.view.name);
                // Where an operator sits is for the audit log only.
                self.say(&format!("{}: {}", who.name, act.told()));
                // By itself, so that it comes to its end whatever becomes of the session and of this task.
                tokio::spawn(
                    async move { answer_act(&relay, &link, &name, who, act, answer).await },
                );
            }
            Order::Details(fingerprint, answer) => {
                tokio::spawn(async move {
                    // Who asked may have gone.
                    let _ = answer.send(acts::details(&link, &fingerprint).await);
                });
            }
        }
    }
}

/// Records, does and records again.
async fn answer_act(
    relay: &Relay,
    link: &Link,
    name: &str,
    who: Who,
    act: Act,
    answer: oneshot::Sender<Result<Done, Refusal>>,
) {
    let text = act.to_string();
    let entry = |result| Entry {
        at: SystemTime::now(),
        who: &who,
        relay: name,
        act: &text,
        result,
    };
    let recorded = match &relay.audit {
        Some(audit) => audit.record(entry(Outcome::Begins)).await,
        None => Err("there is none".into()),
    };
    let result = match recorded {
        Ok(()) => {
            if let Act::Resolver(resolver) = &act {
                relay.set_resolver(*resolver);
            }
            acts::act(link, &act).await
        }
        Err(why) => Err(Refusal::Unrecorded(why)),
    };
    if let Some(audit) = &relay.audit {
        // It is done by now; that the end could not be recorded stands in the program's log.
        let _ = audit.record(entry(Outcome::Ended(&result))).await;
    }
    // Who asked may have gone.
    let _ = answer.send(result);
}
