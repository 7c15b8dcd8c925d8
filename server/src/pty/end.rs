//! How a program ends.

use std::future::Future;
use std::io;
use std::os::unix::process::ExitStatusExt as _;
use std::process::ExitStatus;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::process::Child;
use tokio::time::timeout;

use super::line::Line;

/// A program has this long to end after it was hung up.
const GRACE: Duration = Duration::from_secs(1);

/// The exit status as a shell tells it: 0 to 255, and 128 and the signal's number where a signal ended it.
#[must_use]
pub fn shell_status(status: ExitStatus) -> u8 {
    let status = match (status.code(), status.signal()) {
        (Some(code), _) => code & 0xff,
        (None, signal) => 128 + signal.unwrap_or(0),
    };
    u8::try_from(status).unwrap_or(u8::MAX)
}

/// Hangs the program up, now; the rest happens when the result is polled: it is waited for, and killed if it takes too long.
pub(super) fn end(
    mut child: Child,
    line: &Line,
) -> impl Future<Output = io::Result<ExitStatus>> + use<> {
    // A process that is not waited for yet keeps its number, so that no stranger is hit. It leads its session, and so a group
    // of this number; a shell with job control has put the program that has the terminal into another one.
    let leader = child
        .id()
        .and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
    let foreground = line.foreground();
    let signal = move |signal| {
        for group in [leader, foreground.filter(|_| leader != foreground)]
            .into_iter()
            .flatten()
        {
            // It may have ended by itself.
            let _ = kill_process_group(group, signal);
        }
    };
    signal(Signal::HUP);
    // One that is stopped would not hear it.
    signal(Signal::CONT);
    line.close();
    async move {
        if let Ok(status) = timeout(GRACE, child.wait()).await {
            return status;
        }
        signal(Signal::KILL);
        child.wait().await
    }
}

/// The same, where nobody waits for it.
pub(super) fn end_unattended(mut child: Child, line: &Line) {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => drop(runtime.spawn(end(child, line))),
        // Without a runtime there is nobody to come back in a second.
        Err(_) => {
            line.close();
            let _ = child.start_kill();
        }
    }
}
