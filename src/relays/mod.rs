//! The relays that the app `relay` shows: which, and since when they are watched.

mod arguments;
mod export;

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use strombus_relay_monitor::alerts::NotifySettings;
use strombus_relay_monitor::pages::{Message, RelayApp};
use strombus_relay_monitor::{Keeping, Monitor, RelayAccess, RelaySettings, serve_metrics};
use strombus_widgets::{Session, Ui};

pub(crate) use arguments::from_arguments;
pub(crate) use export::{ExportArgs, export};

/// The name of the app.
pub(crate) const APP: &str = "relay";

/// The relays of this program. Cheap to clone; every clone is the same.
#[derive(Clone, Debug, Default)]
pub struct Relays(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    settings: OnceLock<RelayConfig>,
    monitor: OnceLock<Monitor>,
}

/// What is to be watched, all questions answered.
#[derive(Clone, Debug, Default)]
pub(crate) struct RelayConfig {
    /// Without any the usual places are looked at.
    pub(crate) relays: Vec<RelaySettings>,
    pub(crate) keeping: Keeping,
    /// Where Prometheus finds them.
    pub(crate) metrics: Vec<SocketAddr>,
}

impl RelayConfig {
    /// What is kept lies in the folder `data`.
    pub(crate) fn kept_in(data: &Path, relays: Vec<RelaySettings>, notify: NotifySettings) -> Self {
        Self {
            relays,
            keeping: Keeping {
                history: Some(history(data)),
                audit: Some(data.join("relay-audit.jsonl")),
                prompts: Some(data.join("relay-prompts")),
                notify,
            },
            metrics: Vec::new(),
        }
    }
}

/// Where the history of relays lies in the folder of data.
pub(crate) fn history(data: &Path) -> std::path::PathBuf {
    data.join("relay-history.sqlite")
}

impl Relays {
    /// Says what to watch. Relays that were named are watched from now on; the usual places when somebody looks.
    ///
    /// # Errors
    /// If the history or the audit log cannot be opened: one line.
    pub(crate) fn start(&self, config: RelayConfig) -> Result<(), String> {
        let is_named = !config.relays.is_empty();
        let config = self.0.settings.get_or_init(|| config);
        if is_named {
            let monitor = watch(config).map_err(|error| error.to_string())?;
            let _ = self.0.monitor.set(monitor);
        }
        Ok(())
    }

    /// Listens for Prometheus, until the runtime ends.
    ///
    /// # Errors
    /// If it cannot listen there.
    pub(crate) async fn listen(&self, address: SocketAddr) -> io::Result<()> {
        if let Some(monitor) = self.0.monitor.get() {
            let listener = tokio::net::TcpListener::bind(address).await?;
            tracing::info!("metrics at http://{}/metrics", listener.local_addr()?);
            tokio::spawn(serve_metrics(listener, monitor.clone()));
        }
        Ok(())
    }

    /// Lets a session see them.
    pub fn open(&self, ui: &mut Ui<Message>, session: &Session) -> RelayApp {
        let monitor = self.0.monitor.get_or_init(|| {
            let config = self.0.settings.get().cloned().unwrap_or_default();
            watch(&config).unwrap_or_else(|error| {
                // Without a memory it still shows what is.
                tracing::error!("{error}; nothing is kept, and nobody may act");
                let nothing_kept = RelayConfig {
                    keeping: Keeping::default(),
                    ..config
                };
                watch(&nothing_kept).unwrap_or_else(|_| Monitor::scripted(Vec::new()).0)
            })
        });
        RelayApp::join(ui, session, monitor)
    }
}

fn watch(config: &RelayConfig) -> Result<Monitor, strombus_relay_monitor::StartError> {
    let access = RelayAccess::default();
    Monitor::start(config.relays.clone(), &access, &config.keeping)
}
