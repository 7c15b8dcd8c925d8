//! A real tor without a network, and monitors of it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use rustix::process::{Pid, Signal, kill_process};
use strombus_relay_monitor::alerts::NotifySettings;
use strombus_relay_monitor::model::{RelayId, RelayView, Resolver};
use strombus_relay_monitor::{Keeping, Monitor, RelayAccess, RelaySettings, ReverseNames, Who};
use strombus_tor_control::{Connection, Credentials, Limits, Target};

/// How long anything may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) const RELAY: RelayId = RelayId(0);

/// A tor that ends with the test.
pub(crate) struct Tor {
    child: Child,
    folder: tempfile::TempDir,
    pub(crate) port: u16,
}

impl Tor {
    /// Starts one with these lines in its torrc, beside those that keep it to itself.
    pub(crate) fn start(lines: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::start_in(folder, "auto", lines)
    }

    fn start_in(folder: tempfile::TempDir, port: &str, lines: &str) -> Self {
        let home = folder.path().join("tor");
        let _ = std::fs::create_dir(&home);
        let told = home.join("port");
        let _ = std::fs::remove_file(&told);
        let torrc = format!(
            "DataDirectory {0}\nDisableNetwork 1\nSocksPort 0\nCookieAuthentication 1\n\
             ControlPort {port}\nControlPortWriteToFile {0}/port\nLog notice file {0}/log\n{lines}\n",
            home.display()
        );
        std::fs::write(home.join("torrc"), torrc).unwrap();
        let child = Command::new("tor")
            .args(["--defaults-torrc", "/dev/null", "-f"])
            .arg(home.join("torrc"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("these tests need tor: apt-get install tor");
        // The file is written when tor listens.
        let deadline = Instant::now() + PATIENCE;
        let port = loop {
            let text = std::fs::read_to_string(&told).unwrap_or_default();
            if let Some(port) = text
                .trim_end()
                .rsplit(':')
                .next()
                .and_then(|port| port.parse().ok())
            {
                break port;
            }
            let log = || std::fs::read_to_string(home.join("log")).unwrap_or_default();
            assert!(Instant::now() < deadline, "tor does not start: {}", log());
            std::thread::sleep(Duration::from_millis(10));
        };
        Self {
            child,
            folder,
            port,
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn torrc(&self) -> PathBuf {
        self.folder().join("tor/torrc")
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Ends it, as a crash would.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Ends it, and starts it at the same port.
    pub(crate) fn restart(mut self, lines: &str) -> Self {
        self.kill();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        Self::start_in(folder, &format!("127.0.0.1:{}", self.port), lines)
    }

    pub(crate) fn target(&self) -> Target {
        format!("127.0.0.1:{}", self.port).parse().unwrap()
    }

    /// Another controller.
    pub(crate) async fn controller(&self) -> Connection {
        Connection::open(&self.target(), &Credentials::new(), Limits::default())
            .await
            .unwrap()
    }

    /// A monitor of it, that keeps what it keeps beside it.
    pub(crate) fn monitor(&self) -> Monitor {
        monitor(self.target(), Credentials::new(), self.folder())
    }

    pub(crate) fn audit(&self) -> Vec<serde_json::Value> {
        let text = std::fs::read_to_string(self.folder().join("audit.jsonl")).unwrap_or_default();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl Drop for Tor {
    fn drop(&mut self) {
        self.kill();
    }
}

pub(crate) fn monitor(target: Target, credentials: Credentials, folder: &Path) -> Monitor {
    let settings = RelaySettings {
        target,
        credentials,
        name: None,
        access: RelayAccess::default(),
        names: ReverseNames::Off,
        resolver: Resolver::Auto,
    };
    let keeping = Keeping {
        history: Some(folder.join("history.sqlite")),
        audit: Some(folder.join("audit.jsonl")),
        prompts: Some(folder.join("prompts")),
        notify: NotifySettings::default(),
    };
    Monitor::start(vec![settings], &RelayAccess::default(), &keeping).unwrap()
}

pub(crate) fn who(name: &str, roles: &[&str]) -> Who {
    Who {
        name: name.into(),
        from: "ssh 192.0.2.7:4022".into(),
        guest: false,
        roles: roles.iter().map(|&role| role.into()).collect(),
        local: false,
    }
}

/// The first view of which `is_it` is true.
pub(crate) async fn view_where(
    monitor: &Monitor,
    is_it: impl Fn(&RelayView) -> bool,
) -> Arc<RelayView> {
    view_of_where(monitor, RELAY, is_it).await
}

/// The first view of this relay of which `is_it` is true.
pub(crate) async fn view_of_where(
    monitor: &Monitor,
    relay: RelayId,
    is_it: impl Fn(&RelayView) -> bool,
) -> Arc<RelayView> {
    let mut views = monitor.subscribe(&who("ann", &[]), relay);
    let wait = async {
        loop {
            let view = views.next().await.expect("the monitor goes on");
            if is_it(&view) {
                return view;
            }
        }
    };
    let found = tokio::time::timeout(PATIENCE, wait).await;
    found.unwrap_or_else(|_| {
        panic!(
            "not within {PATIENCE:?}: {:#?}",
            monitor.view(&who("ann", &[]), relay)
        )
    })
}

/// A view of a relay of which the facts are known.
pub(crate) async fn known(monitor: &Monitor) -> Arc<RelayView> {
    view_where(monitor, |view| {
        view.link.is_up() && view.header.pid.is_some() && view.resources.is_some()
    })
    .await
}
