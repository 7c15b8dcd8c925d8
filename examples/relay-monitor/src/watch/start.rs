//! Which relays are watched, and how that begins.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use strombus_tor_control::{Credentials, Limits, Link, Target};
use tokio::sync::{Notify as Wake, broadcast, watch};
use tokio::task::{AbortHandle, JoinSet};

use super::graphs::Recorder;
use super::heard::Memory;
use super::names::{Names, ReverseNames};
use super::poll::Eye;
use super::{ALWAYS, Due, Ears, OWN, ROOM, SILENCE, Voices, Watcher};
use crate::alerts::{Alerts, Notify, NotifySettings};
use crate::audit::Audit;
use crate::history::{History, HistoryError};
use crate::model::{Overview, RelayId, RelayView, Resolver};
use crate::monitor::{ALERTS, Monitor, Relay, RelayAccess};
use crate::prompt::Line;

/// Where a tor may be that nobody named.
const USUAL: [&str; 3] = ["127.0.0.1:9051", "127.0.0.1:9151", "/run/tor/control"];

/// What to do where none is.
const ADVICE: &str = "\
No tor answers at 127.0.0.1:9051, 127.0.0.1:9151 or /run/tor/control; they are tried again and again.

Is tor running? It lets a monitor in by these lines of its torrc, after a reload:
    ControlPort 9051
    CookieAuthentication 1
The cookie must be readable from here: on Debian, be in the group debian-tor.

Another place is named on the command line,
    strombus run relay --control ADDR:PORT or --control /path/of/the/socket
or in the configuration file:
    [[relay]]
    control = \"ADDR:PORT\"";

/// How often the overview is collected, at most.
const OVERVIEW_PAUSE: Duration = Duration::from_millis(250);

/// A relay to be watched.
#[derive(Clone, Debug)]
pub struct RelaySettings {
    /// Where its control port or socket is.
    pub target: Target,
    /// What lets us in.
    pub credentials: Credentials,
    /// What it is to be called; without it, it is called by its nickname.
    pub name: Option<String>,
    /// Who may see it, and who may act.
    pub access: RelayAccess,
    /// Who is asked for the names of relays that it is connected with.
    pub names: ReverseNames,
    /// By what its connections are found, until an operator chooses another way.
    pub resolver: Resolver,
}

/// What is kept, and who else is told.
#[derive(Clone, Debug, Default)]
pub struct Keeping {
    /// The file of the history; without it nothing is remembered beyond the end of the program.
    pub history: Option<PathBuf>,
    /// The file of the audit log; without it nobody may act.
    pub audit: Option<PathBuf>,
    /// The folder of the lines that are typed at prompts, an account a file; without it they are forgotten.
    pub prompts: Option<PathBuf>,
    /// Where alerts are sent.
    pub notify: NotifySettings,
}

/// Why relays cannot be watched.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The history cannot be opened.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// The audit log cannot be opened.
    #[error("the audit log {path}: {why}")]
    Audit {
        /// Its path.
        path: String,
        /// What the system says.
        why: std::io::Error,
    },
}

impl Monitor {
    /// Watches these relays, until the last handle is dropped. Without any it looks at the usual places on this machine:
    /// ports 9051 and 9151, and the socket /run/tor/control; who comes in may see what is found there by `access`.
    ///
    /// # Errors
    /// If the history or the audit log cannot be opened.
    ///
    /// # Panics
    /// Outside of a tokio runtime.
    pub fn start(
        relays: Vec<RelaySettings>,
        access: &RelayAccess,
        keeping: &Keeping,
    ) -> Result<Self, StartError> {
        let history = keeping.history.as_ref().map(History::open).transpose()?;
        let audit = keeping.audit.as_ref().map(|path| {
            Audit::open(path).map_err(|why| StartError::Audit {
                path: path.display().to_string(),
                why,
            })
        });
        let audit = audit.transpose()?;
        let notify = Notify::start(&keeping.notify);
        let searches = relays.is_empty();
        let relays = if searches { usual(access) } else { relays };

        let changed = Arc::new(Wake::new());
        let alerts = broadcast::Sender::new(ALERTS);
        let (mut shared, mut tasks) = (Vec::new(), Vec::new());
        for (number, settings) in relays.into_iter().enumerate() {
            let voices = Voices {
                history: history.clone(),
                notify: notify.clone(),
                alerts: alerts.clone(),
            };
            let (relay, task) = watch_one(
                RelayId(number),
                settings,
                searches,
                voices,
                &changed,
                audit.clone(),
            );
            shared.push(relay);
            tasks.push(task);
        }
        let overview = watch::Sender::new(Arc::new(collect(&shared)));
        let collecting = collect_always(shared.clone(), overview.clone(), changed);
        tasks.push(tokio::spawn(collecting).abort_handle());
        let monitor = Self::of(shared, overview, alerts, tasks);
        if let Some(folder) = &keeping.prompts {
            monitor.keep_lines_in(folder.clone());
        }
        Ok(monitor)
    }
}

/// The usual places, where there may be nothing.
fn usual(access: &RelayAccess) -> Vec<RelaySettings> {
    let targets = USUAL
        .iter()
        .filter_map(|place| place.parse::<Target>().ok());
    let settings = targets.map(|target| RelaySettings {
        target,
        credentials: Credentials::new(),
        name: None,
        access: access.clone(),
        names: ReverseNames::Off,
        resolver: Resolver::Auto,
    });
    settings.collect()
}

fn watch_one(
    id: RelayId,
    settings: RelaySettings,
    is_guess: bool,
    voices: Voices,
    changed: &Arc<Wake>,
    audit: Option<Audit>,
) -> (Arc<Relay>, AbortHandle) {
    let control = settings.target.to_string();
    let is_near = match &settings.target {
        Target::Socket(_) => true,
        Target::Port(address) => address.ip().to_canonical().is_loopback(),
    };
    let name = settings.name.as_deref().unwrap_or(&control);
    let view = RelayView::unknown(id, name, &control, SystemTime::now());
    let key = Arc::clone(&view.name);
    let limits = Limits {
        silence: SILENCE,
        room: ROOM,
        ..Limits::default()
    };
    let link = Link::open(settings.target, settings.credentials, limits);
    let (relay, orders) = Relay::watched(
        view.clone(),
        Line::Link(link.clone()),
        settings.access,
        Arc::clone(changed),
        audit,
        is_guess,
    );
    relay.set_resolver(settings.resolver);
    let ears = Ears {
        own: link.subscribe(OWN),
        log: link.subscribe(ALWAYS),
        state: link.state(),
        wished: relay.logs.wished(),
        orders,
    };
    let names = Names::of(settings.names, &link);
    let watcher = Watcher {
        key,
        relay: Arc::clone(&relay),
        link,
        voices,
        view,
        changed: false,
        is_named: settings.name.is_some(),
        is_near,
        process: None,
        recorder: Recorder::default(),
        alerts: Alerts::default(),
        judge_at: None,
        due: Due::default(),
        polls: JoinSet::new(),
        eye: Some(Box::new(Eye::with(names))),
        measure: None,
        heard: Memory::default(),
        lines_at: None,
    };
    let task = tokio::spawn(watcher.run(ears));
    (relay, task.abort_handle())
}

/// Collects the overview when a relay has changed, but not more often than anybody looks.
async fn collect_always(
    relays: Vec<Arc<Relay>>,
    overview: watch::Sender<Arc<Overview>>,
    changed: Arc<Wake>,
) {
    loop {
        changed.notified().await;
        overview.send_replace(Arc::new(collect(&relays)));
        tokio::time::sleep(OVERVIEW_PAUSE).await;
    }
}

fn collect(relays: &[Arc<Relay>]) -> Overview {
    let mut shown: Vec<Arc<RelayView>> = Vec::new();
    for relay in relays {
        let view = relay.view();
        let is_known = shown.iter().any(|other| is_same_tor(other, &view));
        // The same tor may listen at two of the usual places.
        let double = relay.is_guess && is_known;
        relay.is_double.store(double, Ordering::Relaxed);
        if relay.is_shown() {
            shown.push(view);
        }
    }
    let advice = shown.is_empty().then(|| ADVICE.into());
    Overview {
        relays: shown,
        advice,
    }
}

fn is_same_tor(one: &RelayView, other: &RelayView) -> bool {
    let both_local = one.header.is_local && other.header.is_local;
    both_local && one.header.pid.is_some() && one.header.pid == other.header.pid
}
