//! What a process uses, from `/proc`.

use std::time::Duration;

use anyhow::Context as _;

/// What a process has used until now, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// CPU of all its threads, in user and system mode.
    pub(crate) cpu: Duration,
    /// Resident memory in KiB.
    pub(crate) resident_kb: u64,
}

pub(crate) fn usage(pid: u32) -> anyhow::Result<Usage> {
    Ok(Usage {
        cpu: cpu(pid)?,
        resident_kb: resident(pid)?,
    })
}

/// The threads' `schedstat` counts in nanoseconds, where `stat` counts in hundredths of a second.
fn cpu(pid: u32) -> anyhow::Result<Duration> {
    let mut total = 0;
    for thread in std::fs::read_dir(format!("/proc/{pid}/task"))? {
        let text = std::fs::read_to_string(thread?.path().join("schedstat")).unwrap_or_default();
        total += text
            .split(' ')
            .next()
            .and_then(|n| n.parse::<u64>().ok())
            .unwrap_or(0);
    }
    Ok(Duration::from_nanos(total))
}

fn resident(pid: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
