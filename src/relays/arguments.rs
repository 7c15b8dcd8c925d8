//! `strombus run relay`: what stands behind the name of the app.

use std::path::PathBuf;

use clap::Parser;
use strombus_relay_monitor::alerts::NotifySettings;
use strombus_relay_monitor::model::Resolver;
use strombus_relay_monitor::{RelayAccess, RelaySettings, ReverseNames};
use strombus_tor_control::{Credentials, Target};

use super::RelayConfig;
use crate::config::{self, ConfigError, ConfigFile};

/// Shows relays; without --control and --config it looks at 9051, 9151 and /run/tor/control.
#[derive(Debug, Parser)]
#[command(name = "strombus run relay", no_binary_name = true)]
struct Arguments {
    /// Where a tor listens for controllers: ADDR:PORT, a port of this machine or the path of a socket; may be given more
    /// than once
    #[arg(long, value_name = "ADDR:PORT|SOCKET")]
    control: Vec<Target>,
    /// The cookie, if it is not the file that tor names
    #[arg(long, value_name = "FILE")]
    cookie: Option<PathBuf>,
    /// A file whose first line is the password
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// A configuration file: its [[relay]] entries are shown
    #[arg(long, value_name = "FILE", conflicts_with_all = ["control", "cookie", "password_file"])]
    config: Option<PathBuf>,
    /// Where the history and the audit log are kept
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// What the arguments of `strombus run relay` say. None if help was asked for, and has been given.
pub(crate) fn from_arguments(arguments: &[String]) -> Result<Option<RelayConfig>, ConfigError> {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => {
            // If nobody reads it, nothing is lost.
            let _ = error.print();
            return Ok(None);
        }
        Err(error) => {
            let text = error.render().to_string();
            let first = text.lines().next().unwrap_or_default();
            let first = first.strip_prefix("error: ").unwrap_or(first);
            return Err(ConfigError(format!(
                "{first}; see `strombus run relay --help`"
            )));
        }
    };
    settle(arguments).map(Some)
}

fn settle(arguments: Arguments) -> Result<RelayConfig, ConfigError> {
    if let Some(path) = &arguments.config {
        let file = ConfigFile::read(path)?;
        return config::relays(Some(path), &file, arguments.data);
    }
    let mut credentials = Credentials::new();
    if let Some(cookie) = arguments.cookie {
        credentials = credentials.cookie(cookie);
    }
    if let Some(path) = arguments.password_file {
        let password = config::password_of(&path).map_err(ConfigError)?;
        credentials = credentials.password(password.as_str());
    }
    let relay = |target| RelaySettings {
        target,
        credentials: credentials.clone(),
        name: None,
        access: RelayAccess::default(),
        names: ReverseNames::Off,
        resolver: Resolver::Auto,
    };
    let relays = arguments.control.into_iter().map(relay).collect();
    let data = match arguments.data {
        Some(data) => data,
        None => config::default_data().map_err(ConfigError)?,
    };
    Ok(RelayConfig::kept_in(
        &data,
        relays,
        NotifySettings::default(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], expected: &str) {
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.into()).collect();
        let said = match from_arguments(&arguments) {
            Ok(config) => {
                let targets = config
                    .unwrap()
                    .relays
                    .into_iter()
                    .map(|relay| relay.target.to_string());
                targets.collect::<Vec<_>>().join(" ")
            }
            Err(error) => error.0,
        };
        assert!(said.contains(expected), "{said}\n{expected}");
    }

    #[test]
    fn tors_are_named_by_ports_and_sockets() {
        check(
            &["--control", "9051", "--control=/run/tor/control"],
            "127.0.0.1:9051 /run/tor/control",
        );
        check(&["--control", "[::1]:9051"], "[::1]:9051");
        check(&["--data", "/tmp"], "");
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line() {
        check(&["--control", "nonsense"], "`nonsense` is no control port");
        check(&["--controls", "1"], "see `strombus run relay --help`");
        check(&["--config", "a", "--control", "1"], "cannot be used with");
        check(&["--password-file", "/nowhere/at/all"], "/nowhere/at/all");
    }
}
