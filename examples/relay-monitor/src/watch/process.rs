//! What /proc tells of a process: proc_pid_stat(5), proc_pid_statm(5), proc_meminfo(5).

use std::fs;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// By how much the start of a process and tor's own word for it may differ.
const TOLERANCE: Duration = Duration::from_secs(10);

/// A process on this machine.
#[derive(Debug)]
pub(super) struct Process {
    pid: u32,
    /// When it was started, in ticks since the machine was: another process with this number has another.
    started: u64,
    before: Option<(Instant, Duration)>,
}

/// What a process uses.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Usage {
    /// The share of a core since the call before; none at the first.
    pub(super) cpu: Option<f64>,
    /// Resident memory, in bytes.
    pub(super) memory: Option<u64>,
    /// Open descriptors; none where the folder is closed to us.
    pub(super) descriptors: Option<u64>,
}

impl Process {
    /// The process `pid`, if it is one of this machine that is called `tor` and has run since `started`: elsewhere, or in a
    /// container, the number may be another's.
    pub(super) fn of_tor(pid: u32, started: SystemTime) -> Option<Self> {
        let name = fs::read_to_string(format!("/proc/{pid}/comm")).ok()?;
        if name.trim_end() != "tor" {
            return None;
        }
        let process = Self::of(pid)?;
        let own = process.started_at()?;
        let difference = own
            .duration_since(started)
            .or_else(|_| started.duration_since(own));
        difference
            .is_ok_and(|difference| difference <= TOLERANCE)
            .then_some(process)
    }

    /// This program itself.
    pub(super) fn own() -> Option<Self> {
        Self::of(std::process::id())
    }

    fn of(pid: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        Some(Self {
            pid,
            started: Stat::read(&stat)?.started,
            before: None,
        })
    }

    fn started_at(&self) -> Option<SystemTime> {
        let stat = fs::read_to_string("/proc/stat").ok()?;
        let booted = stat.lines().find_map(|line| line.strip_prefix("btime "))?;
        let booted = Duration::from_secs(booted.trim().parse().ok()?);
        UNIX_EPOCH.checked_add(booted + ticks(self.started))
    }

    /// Its number.
    pub(super) const fn pid(&self) -> u32 {
        self.pid
    }

    /// What it uses now; none if it is no more.
    pub(super) fn usage(&mut self) -> Option<Usage> {
        let pid = self.pid;
        let stat = Stat::read(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)?;
        if stat.started != self.started {
            return None;
        }
        let (now, used) = (Instant::now(), ticks(stat.ticks));
        let cpu = self.before.replace((now, used)).and_then(|(then, before)| {
            let passed = now.duration_since(then).as_secs_f64();
            (passed > 0.0).then(|| used.saturating_sub(before).as_secs_f64() / passed)
        });
        let statm = fs::read_to_string(format!("/proc/{pid}/statm")).ok();
        let pages: Option<u64> = statm.and_then(|text| text.split(' ').nth(1)?.parse().ok());
        let descriptors = fs::read_dir(format!("/proc/{pid}/fd")).ok();
        Some(Usage {
            cpu,
            memory: pages.map(|pages| pages * rustix::param::page_size() as u64),
            descriptors: descriptors.map(|entries| entries.count() as u64),
        })
    }
}

/// The memory of the machine, in bytes.
pub(super) fn machine_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let total = text
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: u64 = total.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

fn ticks(count: u64) -> Duration {
    Duration::from_secs_f64(count as f64 / rustix::param::clock_ticks_per_second().max(1) as f64)
}

#[derive(Debug, PartialEq, Eq)]
struct Stat {
    /// Processor time, in user mode and in the kernel.
    ticks: u64,
    started: u64,
}

impl Stat {
    /// The name stands in parentheses and may hold anything, so fields are counted from the last of these.
    fn read(text: &str) -> Option<Self> {
        let (_, rest) = text.rsplit_once(')')?;
        let mut fields = rest.split_whitespace().skip(11);
        let mut number = || fields.next()?.parse::<u64>().ok();
        let ticks = number()?.checked_add(number()?)?;
        let started = rest.split_whitespace().nth(19)?.parse().ok()?;
        Some(Self { ticks, started })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_blanks_and_parentheses_hides_nothing() {
        let text =
            "28010 (to) r (x) S 1 28010 28010 0 -1 4194560 9 0 0 0 150 50 0 0 20 0 3 0 777 1 2 3";
        assert_eq!(
            Stat::read(text),
            Some(Stat {
                ticks: 200,
                started: 777
            })
        );
        for wrong in [
            "",
            "1 (tor",
            "1 (tor) S 1 2",
            "1 (tor) S a b c d e f g h i j k l m n o p q r s",
        ] {
            assert_eq!(Stat::read(wrong), None);
        }
    }

    #[test]
    fn this_process_uses_what_it_uses() {
        let mut own = Process::own().unwrap();
        let first = own.usage().unwrap();
        assert_eq!(first.cpu, None);
        assert!(first.memory.unwrap() > 100_000 && first.descriptors.unwrap() >= 3);
        assert!(first.memory.unwrap() < machine_memory().unwrap());
        let open = fs::File::open("/dev/null").unwrap();
        let second = own.usage().unwrap();
        assert!(second.cpu.unwrap() >= 0.0);
        drop(open);
        let age = SystemTime::now()
            .duration_since(own.started_at().unwrap())
            .unwrap();
        assert!(age < Duration::from_secs(600), "{age:?}");
    }

    #[test]
    fn a_process_that_is_no_tor_is_not_taken_for_one() {
        assert!(Process::of_tor(std::process::id(), SystemTime::now()).is_none());
        assert!(Process::of_tor(u32::MAX, SystemTime::now()).is_none());
    }
}
