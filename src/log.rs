//! The log: lines on standard error.

use std::ffi::OsString;
use std::panic::PanicHookInfo;
use std::sync::{Arc, Mutex, PoisonError};

use tracing_subscriber::EnvFilter;

use crate::config::ConfigError;

/// What is logged where `STROMBUS_LOG` does not say otherwise. russh says much of each connection; its warnings are enough.
const DEFAULT: &str = "info,russh=error";

/// The environment variable that says what is logged.
const VARIABLE: &str = "STROMBUS_LOG";

/// Starts the log. Panics go there too, in one line: those of apps are caught, and must not scatter the log.
pub(crate) fn start() -> Result<(), ConfigError> {
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter(std::env::var_os(VARIABLE))?)
        .with_writer(std::io::stderr)
        .with_ansi(rustix::termios::isatty(std::io::stderr()))
        .with_target(false)
        .compact();
    // A second start, in a program that has its own log, leaves that in place.
    let _ = subscriber.try_init();
    std::panic::set_hook(Box::new(|info| tracing::error!("{}", line(info))));
    Ok(())
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
    use super::*;

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
