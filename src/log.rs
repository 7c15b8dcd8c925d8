//! The log: lines on standard error.

use std::ffi::OsString;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::ConfigError;

/// What is logged where `STROMBUS_LOG` does not say otherwise. russh says much of each connection; its warnings are enough.
const DEFAULT: &str = "info,russh=error";

/// The environment variable that says what is logged.
const VARIABLE: &str = "STROMBUS_LOG";

/// So many lines wait for standard error; what comes when it is full is lost, and counted.
const WAITING: usize = 10_000;

/// Starts the log. Panics go there too, in one line: those of apps are caught, and must not scatter the log. A full disk, a
/// reader that is gone or one that stands still cost lines of the log, and the server nothing. What waits is written when
/// the guard is dropped, as far as that takes no more than a second.
pub(crate) fn start() -> Result<WorkerGuard, ConfigError> {
    let filter = filter(std::env::var_os(VARIABLE))?;
    let (lines, guard) = Lines::to(std::io::stderr());
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(lines)
        .with_ansi(rustix::termios::isatty(std::io::stderr()))
        .with_target(false)
        .compact();
    // A second start, in a program that has its own log, leaves that in place.
    let _ = subscriber.try_init();
    std::panic::set_hook(Box::new(|info| tracing::error!("{}", line(info))));
    Ok(guard)
}

/// Lines on their way out, which are written by a thread of their own.
struct Lines {
    writer: NonBlocking,
    /// So many lost ones were told of.
    told: AtomicUsize,
    /// So many lines that tell of lost ones are lost, too.
    untold: AtomicUsize,
}

impl Lines {
    fn to(out: impl Write + Send + 'static) -> (Self, WorkerGuard) {
        let (writer, guard) = NonBlockingBuilder::default()
            .lossy(true)
            .buffered_lines_limit(WAITING)
            .thread_name("log")
            .finish(out);
        let lines = Self {
            writer,
            told: AtomicUsize::new(0),
            untold: AtomicUsize::new(0),
        };
        (lines, guard)
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = NonBlocking;

    fn make_writer(&self) -> NonBlocking {
        let mut writer = self.writer.clone();
        let all = self.writer.error_counter().dropped_lines();
        let lost = all.saturating_sub(self.untold.load(Ordering::Relaxed));
        let news = lost.saturating_sub(self.told.load(Ordering::Relaxed));
        if news > 0 {
            let line = format!("{news} lines of the log are lost\n");
            let _ = writer.write_all(line.as_bytes());
            if self.writer.error_counter().dropped_lines() == all {
                self.told.store(lost, Ordering::Relaxed);
            } else {
                self.untold.fetch_add(1, Ordering::Relaxed);
            }
        }
        writer
    }
}

fn filter(said: Option<OsString>) -> Result<EnvFilter, ConfigError> {
    let Some(said) = said.filter(|said| !said.is_empty()) else {
        return Ok(EnvFilter::new(DEFAULT));
    };
    let said = said.to_string_lossy();
    EnvFilter::try_new(&said).map_err(|error| {
        let said = said.escape_debug();
        ConfigError(format!("{VARIABLE}: `{said}` is no filter ({error}); write a level, as `debug`, or `info,russh=warn`"))
    })
}

/// A panic in one line.
fn line(info: &PanicHookInfo<'_>) -> String {
    let place = info
        .location()
        .map_or_else(|| "unknown place".to_owned(), ToString::to_string);
    let text = info.payload_as_str().unwrap_or("no message");
    format!("panic at {place}: {}", text.replace(char::is_control, " "))
}

/// Keeps what panics say off the screen while an app has it. Returns the means to get at it afterwards.
pub(crate) fn keep_panics() -> impl FnOnce() -> Vec<String> {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keeping = Arc::clone(&kept);
    std::panic::set_hook(Box::new(move |info| {
        let mut kept = keeping.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < PANICS {
            kept.push(line(info));
        }
    }));
    move || {
        drop(std::panic::take_hook());
        std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// As many panics are kept; more tell no more.
const PANICS: usize = 8;

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

    use super::*;

    /// A standard error whose reader takes one line at a time.
    struct Slow(SyncSender<String>);

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let line = String::from_utf8_lossy(bytes).into_owned();
            let gone = |_| std::io::ErrorKind::BrokenPipe.into();
            self.0.send(line).map(|()| bytes.len()).map_err(gone)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn read(reader: &Receiver<String>, count: usize) -> Vec<String> {
        (0..count).map(|_| reader.recv().unwrap()).collect()
    }

    #[test]
    fn a_reader_that_stands_still_costs_lines_and_is_told_of_them() {
        let (slow, reader) = sync_channel(0);
        let (lines, _guard) = Lines::to(Slow(slow));
        let write = || writeln!(lines.make_writer(), "line").unwrap();
        // One more or less is with the thread that writes.
        (0..WAITING + 10).for_each(|_| write());
        let lost =
            lines.writer.error_counter().dropped_lines() - lines.untold.load(Ordering::Relaxed);
        assert!((9..=10).contains(&lost), "{lost}");
        read(&reader, WAITING / 2);
        write();
        let rest = read(&reader, WAITING / 2 + 10 - lost + 2);
        assert_eq!(
            rest.iter()
                .filter(|line| *line != "line\n")
                .collect::<Vec<_>>(),
            [&format!("{lost} lines of the log are lost\n")]
        );
    }

    #[test]
    fn a_reader_that_is_gone_costs_no_more() {
        let (slow, reader) = sync_channel(0);
        drop(reader);
        let (lines, guard) = Lines::to(Slow(slow));
        (0..3).for_each(|_| writeln!(lines.make_writer(), "line").unwrap());
        drop(guard);
    }

    #[test]
    fn a_filter_that_is_none_is_an_error_in_one_line() {
        for fine in [None, Some(""), Some("debug"), Some("info,russh=warn")] {
            assert!(filter(fine.map(OsString::from)).is_ok(), "{fine:?}");
        }
        let said = filter(Some("strombus=\nloud".into())).unwrap_err().0;
        assert!(
            said.starts_with("STROMBUS_LOG: ") && !said.contains('\n'),
            "{said}"
        );
    }
}
