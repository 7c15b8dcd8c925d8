//! A handle on all relays: what sessions hold.

mod access;
mod act;
mod logs;
mod relay;
mod script;
mod seat;

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};

use futures_util::{Stream, StreamExt as _, stream};
use tokio::sync::{broadcast, watch};
use tokio::task::AbortHandle;

use crate::model::{AlertNews, Overview, RelayId, RelayView};
use crate::prompt::PromptEvents;

pub use access::{RelayAccess, Who};
pub use act::{Act, Details, Done, Refusal, Signal};
pub(crate) use logs::Writing;
pub use logs::{LogBatch, LogStream, LogTap, LogWish};
pub use relay::{Aspect, Look};
pub use script::{Asked, Script};
pub use seat::Seat;

pub(crate) use logs::PastLine;
pub(crate) use relay::{Order, Relay};

/// How much news of alerts may wait for a session; one that is slower loses the oldest, and sees all in the views anyway.
pub(crate) const ALERTS: usize = 64;

/// The newest views of one relay.
pub type Views = Pin<Box<dyn Stream<Item = Arc<RelayView>> + Send>>;

/// The newest views of all relays.
pub type Overviews = Pin<Box<dyn Stream<Item = Arc<Overview>> + Send>>;

/// All relays. Cheap to clone; every clone is the same. Needs no async runtime by itself.
#[derive(Clone, Debug)]
pub struct Monitor(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    relays: Vec<Arc<Relay>>,
    overview: watch::Sender<Arc<Overview>>,
    alerts: broadcast::Sender<AlertNews>,
    /// The watchers, who end with the last handle.
    tasks: Vec<AbortHandle>,
    /// The folder in which lines of prompts are kept, an account a file.
    histories: OnceLock<PathBuf>,
}

impl Drop for Shared {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Monitor {
    fn new(relays: Vec<Arc<Relay>>, overview: Overview) -> Self {
        let overview = watch::Sender::new(Arc::new(overview));
        Self::of(relays, overview, broadcast::Sender::new(ALERTS), Vec::new())
    }

    /// A monitor whose relays are taken care of by `tasks`.
    pub(crate) fn of(
        relays: Vec<Arc<Relay>>,
        overview: watch::Sender<Arc<Overview>>,
        alerts: broadcast::Sender<AlertNews>,
        tasks: Vec<AbortHandle>,
    ) -> Self {
        Self(Arc::new(Shared {
            relays,
            overview,
            alerts,
            tasks,
            histories: OnceLock::new(),
        }))
    }

    /// From now on, lines that are typed at prompts are kept in this folder.
    pub(crate) fn keep_lines_in(&self, folder: PathBuf) {
        let _ = self.0.histories.set(folder);
    }

    /// A monitor without any tor: a test shows what it likes by the [`Script`], and sees what was asked for.
    #[must_use]
    pub fn scripted(views: Vec<RelayView>) -> (Self, Script) {
        Script::start(views)
    }

    /// The relays that `who` may see, in the order of the configuration.
    pub fn relays<'a>(&'a self, who: &'a Who) -> impl Iterator<Item = RelayId> + 'a {
        let numbered = self.0.relays.iter().enumerate();
        let seen = numbered.filter(|(_, relay)| relay.is_shown() && relay.access.sees(who));
        seen.map(|(number, _)| RelayId(number))
    }

    /// Whether `who` may change anything at `relay`.
    #[must_use]
    pub fn may_act(&self, who: &Who, relay: RelayId) -> bool {
        self.relay(relay)
            .is_some_and(|relay| relay.access.operates(who))
    }

    /// All relays as they are now, in the text format of Prometheus (version 0.0.4).
    #[must_use]
    pub fn metrics(&self) -> String {
        let shown = self.0.relays.iter().filter(|relay| relay.is_shown());
        let views: Vec<_> = shown.map(|relay| relay.view()).collect();
        crate::metrics::text(views.iter().map(|view| &**view))
    }

    /// The newest view of all relays that `who` may see.
    #[must_use]
    pub fn overview(&self, who: &Who) -> Arc<Overview> {
        self.seen_by(who, &self.0.overview.borrow())
    }

    /// The views of all relays that `who` may see: the newest at once, then each that is newer. At most four a second.
    #[must_use]
    pub fn overviews(&self, who: &Who) -> Overviews {
        let (monitor, who) = (self.clone(), who.clone());
        let newest = newest(self.0.overview.subscribe());
        newest
            .map(move |overview| monitor.seen_by(&who, &overview))
            .boxed()
    }

    /// The newest view of a relay; none if there is no such relay or `who` may not see it.
    #[must_use]
    pub fn view(&self, who: &Who, relay: RelayId) -> Option<Arc<RelayView>> {
        let relay = self.relay(relay).filter(|relay| relay.access.sees(who))?;
        Some(relay.view())
    }

    /// The views of a relay: the newest at once, then each that is newer. Those that come while nobody takes them are left
    /// out. Ends at once where [`Monitor::view`] has none.
    #[must_use]
    pub fn subscribe(&self, who: &Who, relay: RelayId) -> Views {
        match self.relay(relay).filter(|relay| relay.access.sees(who)) {
            Some(relay) => newest(relay.views()).boxed(),
            None => stream::empty().boxed(),
        }
    }

    /// Says that somebody looks at what is only kept up to date for those who look; until what it returns is dropped.
    #[must_use]
    pub fn look(&self, relay: RelayId, aspect: Aspect) -> Option<Look> {
        self.relay(relay).map(|relay| Look::at(relay, aspect))
    }

    /// The log of a relay: first what was kept, then what comes. Another wish is made by the tap; without the tap the stream
    /// ends.
    #[must_use]
    pub fn log(&self, who: &Who, relay: RelayId, wish: LogWish) -> Option<(LogTap, LogStream)> {
        let relay = self.relay(relay).filter(|relay| relay.access.sees(who))?;
        Some(relay.logs.tap(wish))
    }

    /// Alerts of the relays that `who` may see, as they are raised and cleared from now on.
    pub fn alerts(&self, who: &Who) -> impl Stream<Item = AlertNews> + Send + use<> {
        let relays = self.0.relays.iter().enumerate();
        let seen = relays.filter(|(_, relay)| relay.access.sees(who));
        let seen: Vec<RelayId> = seen.map(|(number, _)| RelayId(number)).collect();
        let heard = stream::unfold(self.0.alerts.subscribe(), async |mut news| {
            loop {
                match news.recv().await {
                    Ok(item) => return Some((item, news)),
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        });
        heard.filter(move |news: &AlertNews| std::future::ready(seen.contains(&news.relay)))
    }

    /// Does something at a relay, in the name of `who`, and records it. Refused where `who` is no operator of it, which is
    /// recorded, too. The future may be dropped: what was begun goes on.
    pub fn act(
        &self,
        who: &Who,
        relay: RelayId,
        act: Act,
    ) -> impl Future<Output = Result<Done, Refusal>> + Send + use<> {
        let relay = self.relay(relay).cloned();
        let who = who.clone();
        async move {
            let relay = relay.ok_or(Refusal::NoSuchRelay)?;
            if !relay.access.operates(&who) {
                return Err(relay.refuse(&who, &act).await);
            }
            relay.act(who, act).await
        }
    }

    /// What is known of another relay, or of this one: its entry in the consensus and its descriptor, as tor has them.
    pub fn details(
        &self,
        who: &Who,
        relay: RelayId,
        fingerprint: &str,
    ) -> impl Future<Output = Result<Details, Refusal>> + Send + use<> {
        let relay = self.relay(relay).filter(|relay| relay.access.sees(who));
        let (relay, fingerprint) = (relay.cloned(), fingerprint.to_owned());
        async move {
            let relay = relay.ok_or(Refusal::NoSuchRelay)?;
            relay.details(fingerprint).await
        }
    }

    /// A prompt at a relay, and the events that are asked for at it; none if there is no such relay or `who` may not see it.
    #[must_use]
    pub fn prompt(&self, who: &Who, relay: RelayId) -> Option<(Seat, PromptEvents)> {
        let relay = self.relay(relay).filter(|relay| relay.access.sees(who))?;
        let histories = self.0.histories.get().map(PathBuf::as_path);
        let may_act = relay.access.operates(who);
        Some(Seat::take(relay.line(), who, may_act, histories))
    }

    fn relay(&self, id: RelayId) -> Option<&Arc<Relay>> {
        self.0.relays.get(id.0)
    }

    /// What `who` may see of all.
    fn seen_by(&self, who: &Who, overview: &Arc<Overview>) -> Arc<Overview> {
        if self.0.relays.iter().all(|relay| relay.access.sees(who)) {
            return Arc::clone(overview);
        }
        let sees = |id| self.relay(id).is_some_and(|relay| relay.access.sees(who));
        let relays = overview.relays.iter();
        Arc::new(Overview {
            relays: relays.filter(|view| sees(view.id)).cloned().collect(),
            advice: overview.advice.clone(),
        })
    }
}

/// The value that a channel holds, and then each that is newer when it is asked for.
fn newest<T: Clone + Send + Sync + 'static>(
    mut values: watch::Receiver<T>,
) -> impl Stream<Item = T> + Send + use<T> {
    values.mark_changed();
    stream::unfold(values, async |mut values| {
        values.changed().await.ok()?;
        let value = values.borrow_and_update().clone();
        Some((value, values))
    })
}
