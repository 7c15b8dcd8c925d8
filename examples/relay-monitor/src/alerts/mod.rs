//! What is wrong with a relay, from what is known of it: no I/O and no clock.

mod judge;
mod notify;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::model::{Alert, AlertKind, AlertNews, RelayView};
pub use notify::{Notify, NotifySettings};

/// After how long the loss of a flag is taken for granted.
const FLAG_MISSED: Duration = Duration::from_secs(7 * 86_400);

/// The alerts of one relay, as they come and go.
#[derive(Debug, Default)]
pub(crate) struct Alerts {
    raised: BTreeMap<AlertKind, Alert>,
    /// Flags that the consensus gave it, with when it was last seen to; without those whose loss is taken for granted.
    flags: BTreeMap<Arc<str>, SystemTime>,
}

impl Alerts {
    /// Remembers that the relay had this flag at that time.
    pub(crate) fn had_flag(&mut self, flag: &Arc<str>, at: SystemTime) {
        let last = self.flags.entry(Arc::clone(flag)).or_insert(at);
        *last = at.max(*last);
    }

    /// What is raised and cleared by the view of a relay at the time `now`. The view's own alerts are not looked at.
    pub(crate) fn judge(&mut self, view: &RelayView, now: SystemTime) -> Vec<AlertNews> {
        self.remember_flags(view, now);
        let found = judge::judge(view, &self.flags, now);
        let mut news = Vec::new();
        let mut tell = |raised, alert: &Alert| {
            news.push(AlertNews {
                relay: view.id,
                name: Arc::clone(&view.name),
                at: now,
                raised,
                alert: alert.clone(),
            });
        };
        self.raised.retain(|kind, alert| {
            let stays = found.iter().any(|found| found.kind == *kind);
            if !stays {
                tell(false, alert);
            }
            stays
        });
        for found in found {
            match self.raised.get_mut(&found.kind) {
                // It goes on, perhaps with other figures.
                Some(alert) => {
                    let since = alert.since;
                    *alert = Alert { since, ..found };
                }
                None => {
                    tell(true, &found);
                    self.raised.insert(found.kind.clone(), found);
                }
            }
        }
        news
    }

    /// What is raised now, the worst first, then the oldest.
    pub(crate) fn raised(&self) -> Vec<Alert> {
        let mut alerts: Vec<_> = self.raised.values().cloned().collect();
        alerts.sort_by_key(|alert| (alert.severity, alert.since));
        alerts
    }

    fn remember_flags(&mut self, view: &RelayView, now: SystemTime) {
        if view.link.is_up() && view.header.in_consensus == Some(true) {
            for flag in &view.header.flags {
                self.had_flag(flag, now);
            }
        }
        self.flags.retain(|_, last| {
            now.duration_since(*last).is_ok_and(|age| age < FLAG_MISSED) || *last > now
        });
    }
}
