//! What is wrong now.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::model::{
    Accounting, Alert, AlertKind, Header, Hibernation, LinkState, RelayView, Severity,
    VersionStatus,
};

/// The age from which a descriptor is old: tor publishes one at least every 18 hours, and the authorities call it stale then.
const OLD: Duration = Duration::from_secs(19 * 3600);

/// For how long a descriptor that says that the relay is overloaded counts: as long as tor says so after it was (proposal 328).
const OVERLOADED: Duration = Duration::from_secs(72 * 3600);

/// The share of descriptors and of accounting from which there is too little left.
const NEARLY: f64 = 0.9;

/// From how many seconds a clock is wrong: tor itself warns from a minute on, for a relay.
const SKEWED: u64 = 60;

/// Flags whose loss says nothing bad.
const HARMLESS: [&str; 4] = ["StaleDesc", "Sybil", "BadExit", "MiddleOnly"];

/// All that is wrong with a relay at `now`, given the flags that it had lately. The alerts have begun now.
pub(super) fn judge(
    view: &RelayView,
    had: &BTreeMap<Arc<str>, SystemTime>,
    now: SystemTime,
) -> Vec<Alert> {
    let mut found = Found {
        alerts: Vec::new(),
        now,
    };
    found.link(&view.link);
    // What tor said before is no news of a tor that does not answer.
    if view.link.is_up() {
        found.accounting(view.accounting.as_ref());
        found.version(&view.header);
        found.descriptors(view);
        found.clock(&view.header);
        found.published(&view.header);
        found.flags(&view.header, had);
    }
    found.alerts
}

struct Found {
    alerts: Vec<Alert>,
    now: SystemTime,
}

impl Found {
    fn add(&mut self, kind: AlertKind, severity: Severity, text: impl Into<String>) {
        self.alerts.push(Alert {
            kind,
            severity,
            since: self.now,
            text: text.into().into(),
        });
    }

    fn link(&mut self, link: &LinkState) {
        match link {
            LinkState::Down { why, .. } => {
                self.add(
                    AlertKind::Down,
                    Severity::Critical,
                    format!("no connection to its control port: {why}"),
                );
            }
            LinkState::Unresponsive { .. } => {
                self.add(
                    AlertKind::Down,
                    Severity::Critical,
                    "tor has not answered for 10 seconds",
                );
            }
            LinkState::Connecting | LinkState::Up { .. } => {}
        }
    }

    fn accounting(&mut self, accounting: Option<&Accounting>) {
        let Some(accounting) = accounting else {
            return;
        };
        let used = (accounting.used() * 100.0).floor();
        match accounting.state {
            Hibernation::Soft | Hibernation::Hard => {
                let how = match accounting.state {
                    Hibernation::Soft => "takes no new connections",
                    _ => "moves nothing",
                };
                let text = format!(
                    "it hibernates: {used} % of what accounting allows is moved, and it {how} until the next period"
                );
                self.add(AlertKind::Hibernating, Severity::Critical, text);
            }
            Hibernation::Awake if accounting.used() >= NEARLY => {
                let text = format!("{used} % of what accounting allows in this period is moved");
                self.add(AlertKind::Accounting, Severity::Warning, text);
            }
            Hibernation::Awake => {}
        }
    }

    fn version(&mut self, header: &Header) {
        let version = header.version.as_deref().unwrap_or("of tor");
        let text = match header.version_status {
            Some(VersionStatus::Obsolete) => {
                format!("version {version} is obsolete; install a recommended one")
            }
            Some(VersionStatus::Old) => {
                format!("version {version} is old; install a recommended one")
            }
            _ => return,
        };
        self.add(AlertKind::Version, Severity::Warning, text);
    }

    fn descriptors(&mut self, view: &RelayView) {
        let open = view
            .resources
            .as_ref()
            .and_then(|resources| resources.descriptors);
        let (Some(open), Some(limit)) = (open, view.header.descriptor_limit) else {
            return;
        };
        if limit > 0 && open as f64 / limit as f64 >= NEARLY {
            let text = format!(
                "{open} of {limit} file descriptors are open; raise the limit of tor's process"
            );
            self.add(AlertKind::Descriptors, Severity::Warning, text);
        }
    }

    fn clock(&mut self, header: &Header) {
        let Some(skew) = header
            .clock_skew
            .filter(|skew| skew.unsigned_abs() >= SKEWED)
        else {
            return;
        };
        let way = if skew > 0 { "ahead" } else { "behind" };
        let text = format!(
            "its clock is {} seconds {way}; set the machine's clock",
            skew.unsigned_abs()
        );
        self.add(AlertKind::ClockSkew, Severity::Warning, text);
    }

    fn published(&mut self, header: &Header) {
        let age = |since: Option<SystemTime>| self.now.duration_since(since?).ok();
        let overloaded = age(header.overloaded).is_some_and(|age| age < OVERLOADED);
        if let Some(age) = age(header.published).filter(|age| *age >= OLD) {
            let hours = age.as_secs() / 3600;
            let text = format!(
                "its descriptor was published {hours} hours ago; look for warnings in its log"
            );
            self.add(AlertKind::DescriptorOld, Severity::Warning, text);
        }
        if overloaded {
            let text = "its descriptor says that it is overloaded; look at its processor, memory and sockets";
            self.add(AlertKind::Overload, Severity::Warning, text);
        }
    }

    fn flags(&mut self, header: &Header, had: &BTreeMap<Arc<str>, SystemTime>) {
        match header.in_consensus {
            // Without a consensus nothing is lost.
            None => {}
            // Only what was in there can be missed.
            Some(false) if had.is_empty() => {}
            Some(false) => self.add(
                AlertKind::NotInConsensus,
                Severity::Critical,
                "the consensus does not list it any more; look for warnings in its log",
            ),
            Some(true) => {
                for flag in had.keys() {
                    if !header.flags.contains(flag) && !HARMLESS.contains(&&**flag) {
                        let text = format!("it lost the flag {flag}");
                        self.add(
                            AlertKind::FlagLost(Arc::clone(flag)),
                            Severity::Warning,
                            text,
                        );
                    }
                }
            }
        }
    }
}
