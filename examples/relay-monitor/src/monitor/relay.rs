//! What sessions and the watcher of a relay share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;

use tokio::sync::{Notify, mpsc, oneshot, watch};

use super::access::{RelayAccess, Who};
use super::act::{Act, Details, Done, Refusal};
use super::logs::Logs;
use super::script::Played;
use crate::audit::{Audit, Entry, Outcome};
use crate::model::{RelayView, Resolver};
use crate::prompt::Line;

/// What is only asked of tor while somebody looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Connections, circuits and streams.
    Connections,
    /// The configuration and its file.
    Config,
}

impl Aspect {
    const COUNT: usize = 2;
}

/// How many orders may wait for a watcher; who comes later waits.
const ORDERS: usize = 16;

/// What sessions and the watcher of a relay share.
#[derive(Debug)]
pub(crate) struct Relay {
    pub(crate) access: RelayAccess,
    pub(crate) logs: Arc<Logs>,
    view: watch::Sender<Arc<RelayView>>,
    looks: [AtomicUsize; Aspect::COUNT],
    /// Wakes the watcher when somebody begins to look.
    looked: Notify,
    /// Whether nobody named it: then it is only shown once it is found.
    pub(crate) is_guess: bool,
    /// Whether anybody was found there.
    pub(crate) is_found: AtomicBool,
    /// Whether it is another that is shown already.
    pub(crate) is_double: AtomicBool,
    /// Wakes who collects the overview.
    changed: Arc<Notify>,
    /// Where acts are recorded; without it none are done.
    pub(crate) audit: Option<Audit>,
    /// By what its connections are found: one of [`Resolver::ALL`], by its place.
    resolver: AtomicUsize,
    /// Wakes who collects the overview.
    orders: Orders,
    /// What prompts ask by.
    line: Line,
}

/// Who does what sessions ask for.
#[derive(Debug)]
enum Orders {
    Watcher(mpsc::Sender<Order>),
    Played(Arc<Played>),
}

/// What a session asks of a watcher.
#[derive(Debug)]
pub(crate) enum Order {
    Act(Who, Act, oneshot::Sender<Result<Done, Refusal>>),
    Details(String, oneshot::Sender<Result<Details, Refusal>>),
}

impl Relay {
    /// A relay that a watcher takes care of: it does the orders.
    pub(crate) fn watched(
        view: RelayView,
        line: Line,
        access: RelayAccess,
        changed: Arc<Notify>,
        audit: Option<Audit>,
        is_guess: bool,
    ) -> (Arc<Self>, mpsc::Receiver<Order>) {
        let (sender, orders) = mpsc::channel(ORDERS);
        let relay = Self {
            changed,
            audit,
            is_guess,
            ..Self::new(view, line, access, Orders::Watcher(sender))
        };
        (Arc::new(relay), orders)
    }

    /// A relay that is only played.
    pub(super) fn played(view: RelayView, played: Arc<Played>) -> Arc<Self> {
        Arc::new(Self::new(
            view,
            Line::Played(played.tor.clone()),
            RelayAccess::default(),
            Orders::Played(played),
        ))
    }

    fn new(view: RelayView, line: Line, access: RelayAccess, orders: Orders) -> Self {
        Self {
            access,
            logs: Arc::default(),
            view: watch::Sender::new(Arc::new(view)),
            looks: Default::default(),
            looked: Notify::new(),
            changed: Arc::default(),
            audit: None,
            resolver: AtomicUsize::new(Resolver::default() as usize),
            is_guess: false,
            is_found: AtomicBool::new(false),
            is_double: AtomicBool::new(false),
            orders,
            line,
        }
    }

    pub(super) fn line(&self) -> Line {
        self.line.clone()
    }

    pub(crate) fn view(&self) -> Arc<RelayView> {
        Arc::clone(&self.view.borrow())
    }

    pub(super) fn views(&self) -> watch::Receiver<Arc<RelayView>> {
        self.view.subscribe()
    }

    pub(crate) fn publish(&self, view: Arc<RelayView>) {
        self.view.send_replace(view);
        self.changed.notify_one();
    }

    /// Records that `who` asked for what they may not do.
    pub(super) async fn refuse(&self, who: &Who, act: &Act) -> Refusal {
        let view = self.view();
        if let Some(audit) = &self.audit {
            let entry = Entry {
                at: SystemTime::now(),
                who,
                relay: &view.name,
                act: &act.to_string(),
                result: Outcome::Ended(&Err(Refusal::NotAllowed)),
            };
            // It is refused anyway; that it could not be recorded stands in the program's log.
            let _ = audit.record(entry).await;
        }
        Refusal::NotAllowed
    }

    /// By what its connections are to be found.
    pub(crate) fn resolver(&self) -> Resolver {
        let chosen = Resolver::ALL.get(self.resolver.load(Ordering::Relaxed));
        chosen.copied().unwrap_or_default()
    }

    /// Has its connections found in another way, at once if somebody looks.
    pub(crate) fn set_resolver(&self, resolver: Resolver) {
        self.resolver.store(resolver as usize, Ordering::Relaxed);
        self.looked.notify_one();
    }

    /// Whether it is one to be shown.
    pub(crate) fn is_shown(&self) -> bool {
        let is_found = self.is_found.load(Ordering::Relaxed);
        !self.is_guess || is_found && !self.is_double.load(Ordering::Relaxed)
    }

    /// Whether anybody looks at it.
    pub(crate) fn is_looked_at(&self, aspect: Aspect) -> bool {
        self.looks[aspect as usize].load(Ordering::Relaxed) > 0
    }

    /// Resolves when somebody begins to look at something that nobody looked at.
    pub(crate) async fn looked(&self) {
        self.looked.notified().await;
    }

    pub(super) async fn act(&self, who: Who, act: Act) -> Result<Done, Refusal> {
        match &self.orders {
            Orders::Watcher(orders) => ask(orders, |answer| Order::Act(who, act, answer)).await,
            Orders::Played(played) => played.act(self.view.borrow().id, who, act),
        }
    }

    pub(super) async fn details(&self, fingerprint: String) -> Result<Details, Refusal> {
        match &self.orders {
            Orders::Watcher(orders) => {
                ask(orders, |answer| Order::Details(fingerprint, answer)).await
            }
            Orders::Played(played) => Ok(played.details(&fingerprint)),
        }
    }
}

async fn ask<T>(
    orders: &mpsc::Sender<Order>,
    order: impl FnOnce(oneshot::Sender<Result<T, Refusal>>) -> Order,
) -> Result<T, Refusal> {
    let (sender, answer) = oneshot::channel();
    let stopped = |_| Refusal::Down("the monitor is being stopped".into());
    orders.send(order(sender)).await.map_err(|_| stopped(()))?;
    answer.await.map_err(|_| Refusal::Unanswered)?
}

/// Somebody looks, until this is dropped.
#[derive(Debug)]
pub struct Look {
    relay: Arc<Relay>,
    aspect: Aspect,
}

impl Look {
    pub(super) fn at(relay: &Arc<Relay>, aspect: Aspect) -> Self {
        if relay.looks[aspect as usize].fetch_add(1, Ordering::Relaxed) == 0 {
            relay.looked.notify_one();
        }
        Self {
            relay: Arc::clone(relay),
            aspect,
        }
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        self.relay.looks[self.aspect as usize].fetch_sub(1, Ordering::Relaxed);
    }
}
