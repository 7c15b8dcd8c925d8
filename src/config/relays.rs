//! The relays of a configuration.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use strombus_relay_monitor::alerts::NotifySettings;
use strombus_relay_monitor::model::Resolver;
use strombus_relay_monitor::{RelayAccess, RelaySettings, ReverseNames};
use strombus_tor_control::{Credentials, Target};

use super::ConfigError;
use super::check::default_data;
use super::file::{AlertsSection, ConfigFile, NamesChoice, RelaySection, ResolverChoice};
use crate::relays::RelayConfig;

/// The longest name of a relay, in characters.
const NAME_CHARS: usize = 32;

/// The longest file of a password, in bytes.
const LONGEST: u64 = 4096;

/// Settles which relays are watched. What is kept of them lies in `data`, or where the file says.
pub(crate) fn relays(
    path: Option<&Path>,
    file: &ConfigFile,
    data: Option<PathBuf>,
) -> Result<RelayConfig, ConfigError> {
    let place = path.map_or_else(
        || "the command line".to_owned(),
        |path| path.display().to_string(),
    );
    let wrong = |what: String| ConfigError(format!("{place}: {what}"));
    let mut targets = HashSet::new();
    let mut names = HashSet::new();
    let mut relays = Vec::new();
    for section in &file.relay {
        let relay = relay(section).map_err(|what| {
            wrong(format!(
                "relay `{}`: {what}",
                section.control.escape_debug()
            ))
        })?;
        if !targets.insert(relay.target.clone()) {
            return Err(wrong(format!(
                "relay `{}` is there twice; take one of them out",
                section.control
            )));
        }
        let name = relay
            .name
            .clone()
            .unwrap_or_else(|| relay.target.to_string());
        if !names.insert(name.clone()) {
            return Err(wrong(format!(
                "two relays are called `{name}`; give one of them another name"
            )));
        }
        relays.push(relay);
    }
    let notify = notify(&file.relay_alerts).map_err(&wrong)?;
    if relays.is_empty() && !file.relay_metrics.listen.is_empty() {
        return Err(wrong(
            "relay_metrics.listen, but no [[relay]] to tell of".into(),
        ));
    }
    let data = data
        .or_else(|| file.data.clone())
        .map_or_else(default_data, Ok);
    match data {
        Ok(data) => Ok(RelayConfig {
            metrics: file.relay_metrics.listen.clone(),
            ..RelayConfig::kept_in(&data, relays, notify)
        }),
        // Who serves no relays need not say where something of them is kept.
        Err(_) if relays.is_empty() => Ok(RelayConfig::default()),
        Err(what) => Err(wrong(what)),
    }
}

fn relay(section: &RelaySection) -> Result<RelaySettings, String> {
    let target: Target = section
        .control
        .parse()
        .map_err(|error: strombus_tor_control::NoTarget| error.to_string())?;
    if let Some(name) = &section.name {
        let is_short = (1..=NAME_CHARS).contains(&name.chars().count());
        if !is_short || name.trim() != name || name.contains(char::is_control) {
            return Err(format!(
                "a name is 1 to {NAME_CHARS} characters, without blanks around them"
            ));
        }
    }
    if section.operators.iter().flatten().any(|role| role == "*") {
        return Err("not everybody can be an operator; name roles".into());
    }
    let mut credentials = Credentials::new();
    if let Some(cookie) = &section.cookie {
        credentials = credentials.cookie(cookie);
    }
    match (&section.password, &section.password_file) {
        (Some(_), Some(_)) => {
            return Err("`password` and `password_file` are both there; take one out".into());
        }
        (Some(password), None) => credentials = credentials.password(password),
        (None, Some(path)) => credentials = credentials.password(password_of(path)?),
        (None, None) => {}
    }
    let access = RelayAccess::default();
    Ok(RelaySettings {
        target,
        credentials,
        name: section.name.clone(),
        access: RelayAccess {
            viewers: section.viewers.clone().unwrap_or(access.viewers),
            operators: section.operators.clone().unwrap_or(access.operators),
        },
        names: match section.reverse_names {
            NamesChoice::Off => ReverseNames::Off,
            NamesChoice::Tor => ReverseNames::Tor,
            NamesChoice::Dns => ReverseNames::Dns,
        },
        resolver: match section.resolver {
            ResolverChoice::Auto => Resolver::Auto,
            ResolverChoice::Tor => Resolver::Tor,
            ResolverChoice::Proc => Resolver::Proc,
            ResolverChoice::User => Resolver::User,
        },
    })
}

fn notify(section: &AlertsSection) -> Result<NotifySettings, String> {
    if let Some(address) = &section.webhook
        && !address.starts_with("http://")
        && !address.starts_with("https://")
    {
        return Err("relay_alerts.webhook must begin with http:// or https://".into());
    }
    if section.command.first().is_some_and(String::is_empty) {
        return Err("relay_alerts.command: the name of the program is empty".into());
    }
    Ok(NotifySettings {
        command: section.command.clone(),
        webhook: section.webhook.clone(),
    })
}

/// The first line of a file.
pub(crate) fn password_of(path: &Path) -> Result<String, String> {
    use std::io::Read as _;
    let mut text = String::new();
    let read =
        std::fs::File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
    read.map_err(|error| format!("the password file {}: {error}", path.display()))?;
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(line.to_owned()),
        _ => Err(format!(
            "the password file {}: its first line is empty",
            path.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let file: ConfigFile = toml::from_str(text).unwrap();
        let said = match relays(Some(Path::new("s.toml")), &file, Some("/tmp/s".into())) {
            Ok(config) => format!("{:?}", config.relays),
            Err(error) => error.0,
        };
        assert!(said.contains(expected), "{text}\n{said}\n{expected}");
    }

    #[test]
    fn relays_are_named_by_where_they_listen() {
        check(
            "[[relay]]\ncontrol = '9051'\n[[relay]]\ncontrol = '/run/tor/control'\nname = 'main'",
            "Some(\"main\")",
        );
        check(
            "[[relay]]\ncontrol = '9051'\noperators = ['tor']",
            "operators: [\"tor\"]",
        );
        check("[[relay]]\ncontrol = '9051'", "operators: [\"operator\"]");
        check(
            "[[relay]]\ncontrol = '9051'\nviewers = ['*']",
            "viewers: [\"*\"]",
        );
        check("", "[]");
        check("[[relay]]\ncontrol = '9051'", "names: Off");
        check(
            "[[relay]]\ncontrol = '9051'\nreverse_names = 'tor'",
            "names: Tor",
        );
        check("[[relay]]\ncontrol = '9051'", "resolver: Auto");
        check(
            "[[relay]]\ncontrol = '9051'\nresolver = 'user'",
            "resolver: User",
        );
    }

    #[test]
    fn the_example_of_the_readme_is_one() {
        let readme = include_str!("../../examples/relay-monitor/README.md");
        let (_, rest) = readme.split_once("```toml\n").unwrap();
        let (example, _) = rest.split_once("```").unwrap();
        let file: ConfigFile = toml::from_str(example).unwrap();
        assert_eq!((file.relay.len(), file.user.len()), (2, 2));
        assert!(!file.guests.allowed && file.telnet.listen.is_empty());
    }

    #[test]
    fn a_password_is_never_shown() {
        let text = "[[relay]]\ncontrol = '9051'\npassword = 'wentletrap'";
        let file: ConfigFile = toml::from_str(text).unwrap();
        let config = relays(None, &file, Some("/tmp/s".into())).unwrap();
        assert!(!format!("{config:?}").contains("wentletrap"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        check(
            "[[relay]]\ncontrol = 'nonsense'",
            "s.toml: relay `nonsense`: `nonsense` is no control port",
        );
        check(
            "[[relay]]\ncontrol = '9051'\n[[relay]]\ncontrol = '127.0.0.1:9051'",
            "is there twice",
        );
        check(
            "[[relay]]\ncontrol = '9051'\nname = 'a'\n[[relay]]\ncontrol = '9052'\nname = 'a'",
            "two relays are called `a`",
        );
        check(
            "[[relay]]\ncontrol = '9051'\nname = ''",
            "a name is 1 to 32 characters",
        );
        check(
            "[[relay]]\ncontrol = '9051'\noperators = ['*']",
            "not everybody can be an operator",
        );
        check(
            "[[relay]]\ncontrol = '9051'\npassword = 'a'\npassword_file = 'b'",
            "take one out",
        );
        check(
            "[[relay]]\ncontrol = '9051'\npassword_file = '/nowhere/at/all'",
            "No such file",
        );
        check(
            "[relay_metrics]\nlisten = ['127.0.0.1:9035']",
            "no [[relay]] to tell of",
        );
        check(
            "[relay_alerts]\nwebhook = 'example.org'",
            "must begin with http",
        );
        check(
            "[relay_alerts]\ncommand = ['']",
            "the name of the program is empty",
        );
    }
}
