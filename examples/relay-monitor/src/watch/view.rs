//! What was asked for becomes what is shown.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use super::facts::Facts;
use super::poll::{Measure, Polled, Seen, Totals};
use super::process::{Process, machine_memory};
use super::{COUNTED, FACTS, LOOKED_AT, USAGE, Watcher, connections, log_file, past};
use crate::history::{Kept, Sample, seconds};
use crate::model::{Interval, Measured, Point, Resources, Statistic};
use crate::monitor::Aspect;

/// After how long it is looked for a process again that could not be looked for.
const RETRY: Duration = Duration::from_millis(200);

impl Watcher {
    /// Begins with what was kept.
    pub(super) async fn recall(&mut self) {
        self.measure = Some(Measure {
            own: Process::own(),
            ..Measure::default()
        });
        let Some(history) = self.voices.history.clone() else {
            return;
        };
        let now = SystemTime::now();
        past::recall(&history, &self.key, &mut self.recorder, now).await;
        for statistic in Statistic::ALL {
            self.show(statistic);
        }
        // What the relay had until then it may have lost while nobody watched.
        if let Some(last) = history.flags(&self.key).await.last() {
            for flag in &last.flags {
                self.alerts.had_flag(flag, now);
            }
        }
    }

    /// Puts a statistic into the view, at all intervals.
    pub(super) fn show(&mut self, statistic: Statistic) {
        for interval in Interval::ALL {
            self.recorder
                .show(&mut self.view.graphs, statistic, interval);
        }
        self.changed = true;
    }

    /// Takes what a poll came to. Of a broken connection the link tells.
    pub(super) fn take(&mut self, polled: Polled) {
        let now = Instant::now();
        match polled {
            Polled::Facts(facts) => {
                let again = std::mem::take(&mut self.due.facts_again);
                self.due.facts = Some(if again { now } else { now + FACTS });
                if let Ok(facts) = facts {
                    self.facts(*facts);
                }
            }
            Polled::Usage(measure, totals) => {
                self.due.usage = Some(now + USAGE);
                if let Ok(totals) = totals {
                    self.usage(&measure, totals);
                }
                self.measure = Some(measure);
            }
            Polled::Connections(eye, seen) => {
                self.eye = Some(eye);
                let is_looked_at = self.relay.is_looked_at(Aspect::Connections);
                self.due.connections = Some(now + if is_looked_at { LOOKED_AT } else { COUNTED });
                if let Ok(seen) = seen {
                    if is_looked_at && !seen.whole {
                        self.due.connections = Some(now);
                    }
                    self.connections(seen);
                }
            }
            Polled::Past(text) => self.remember(&text),
            Polled::Log(Ok(file)) => self.fill_log(file),
            Polled::Log(Err(_)) => {}
            Polled::Config(config) => {
                let again = std::mem::take(&mut self.due.config_again);
                self.heard.asks_config = again;
                self.due.config = again.then_some(now);
                if let Ok(config) = config {
                    self.view.config = Some(Arc::from(config));
                    self.changed = true;
                }
            }
        }
    }

    fn facts(&mut self, facts: Facts) {
        let mut header = facts.header;
        self.find_process(header.pid, header.started);
        header.is_local = self.measure_has_tor(header.pid);
        // The second of its start is told to the second only, so it would move with each answer.
        let before = self.view.header.started;
        if header.pid == self.view.header.pid && before.is_some() {
            header.started = before;
        }
        if header.is_local {
            let system = rustix::system::uname();
            header.host = Some(system.nodename().to_string_lossy().into());
            let (name, release) = (
                system.sysname().to_string_lossy(),
                system.release().to_string_lossy(),
            );
            header.system = Some(format!("{name} {release}").into());
        }
        header.clock_skew = self.heard.skew;
        if let Some(nickname) = header.nickname.as_ref().filter(|_| !self.is_named) {
            self.view.name = Arc::clone(nickname);
        }
        if let Some(history) = self
            .voices
            .history
            .as_ref()
            .filter(|_| header.in_consensus == Some(true))
        {
            history.keep_flags(&self.key, SystemTime::now(), &header.flags);
        }
        let bandwidth = &mut self.view.bandwidth;
        bandwidth.limit = facts.limit;
        bandwidth.burst = facts.burst;
        bandwidth.observed = facts.observed;
        // Its file may be read now, or no more.
        if header.is_local != self.view.header.is_local && self.view.config.is_some() {
            self.ask_for_config(Instant::now());
        }
        self.view.accounting = facts.accounting;
        self.view.header = Arc::new(header);
        self.changed = true;
        if !std::mem::replace(&mut self.heard.knows_facts, true) {
            // With the first facts of a connection it is known where tor runs, which the others go by.
            self.due.usage = Some(Instant::now());
            self.due.connections = Some(Instant::now());
            if self.view.header.is_local
                && let Ok(connection) = self.link.connection()
            {
                self.polls
                    .spawn(async move { Polled::Log(log_file::read(&connection).await) });
            }
        }
    }

    /// Looks whether tor's process is on this machine, if it is another than before.
    fn find_process(&mut self, pid: Option<u32>, started: Option<SystemTime>) {
        if self.heard.looked_for == pid {
            return;
        }
        let now = Instant::now();
        let Some(measure) = &mut self.measure else {
            // Another is being measured at this moment.
            self.due.facts = Some(now + RETRY);
            return;
        };
        self.heard.looked_for = pid;
        let process = pid.zip(started).filter(|_| self.is_near);
        measure.tor = process.and_then(|(pid, started)| Process::of_tor(pid, started));
        self.process = measure.tor.as_ref().map(Process::pid);
        self.heard.knows_facts = false;
    }

    fn measure_has_tor(&self, pid: Option<u32>) -> bool {
        pid.is_some() && self.process == pid
    }

    fn usage(&mut self, measure: &Measure, totals: Totals) {
        if let Some(read) = totals.read {
            self.view.bandwidth.read_total = read;
        }
        if let Some(written) = totals.written {
            self.view.bandwidth.written_total = written;
        }
        let memory = measure.usage.and_then(|usage| usage.memory);
        let resources = Resources {
            cpu: measure.usage.and_then(|usage| usage.cpu),
            own_cpu: measure.own_usage.and_then(|usage| usage.cpu),
            memory,
            memory_share: memory
                .zip(machine_memory())
                .map(|(used, all)| used as f64 / all as f64),
            descriptors: measure.usage.and_then(|usage| usage.descriptors),
            measured: if measure.usage.is_some() {
                Measured::Proc
            } else {
                Measured::Tor
            },
        };
        let at = seconds(SystemTime::now());
        if let (Some(cpu), Some(memory)) = (resources.cpu, resources.memory) {
            let point = Point {
                first: cpu,
                second: memory as f64,
            };
            self.keep(Statistic::Resources, at, point, USAGE.as_secs());
        }
        let weight = self.view.header.consensus_weight;
        if let Some(history) = self.voices.history.as_ref().filter(|_| weight.is_some()) {
            let point = Point {
                first: weight.unwrap_or_default() as f64,
                second: resources.descriptors.unwrap_or_default() as f64,
            };
            let kept = Kept::Standing;
            history.keep(&self.key, Sample { at, kept, point });
        }
        self.view.resources = Some(resources);
        self.changed = true;
    }

    fn connections(&mut self, seen: Seen) {
        let at = seconds(SystemTime::now());
        let weight = if seen.whole { LOOKED_AT } else { COUNTED }.as_secs();
        let (inbound, outbound) = connections::count(&seen.connections);
        let point = |first: usize, second: usize| Point {
            first: first as f64,
            second: second as f64,
        };
        self.keep(Statistic::Connections, at, point(inbound, outbound), weight);
        let built = seen
            .circuits
            .iter()
            .filter(|circuit| &*circuit.status == "BUILT")
            .count();
        let building = seen.circuits.len() - built;
        self.keep(Statistic::Circuits, at, point(built, building), weight);
        if seen.whole {
            self.view.connections = Arc::new(seen.connections);
            self.view.circuits = seen.circuits;
            self.view.streams = seen.streams;
        }
        self.changed = true;
    }
}
