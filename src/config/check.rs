//! From a file and a command line to settings that hold together.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use strombus_server::{
    Account, Borrower, ConfiguredAccount, Limits, Loan, is_password_hash, presentable_name,
};
use strombus_widgets::Catalogue;

use super::file::{ConfigFile, LendSection, LimitsSection, UserSection};
use super::{Config, ConfigError, Overrides, duration, relays};

/// Settles what is to be served. Errors name the file if there is one.
pub(crate) fn settle(
    path: Option<&Path>,
    file: ConfigFile,
    overrides: Overrides,
    catalogue: &Catalogue,
) -> Result<Config, ConfigError> {
    let place = path.map_or_else(
        || "the command line".to_owned(),
        |path| path.display().to_string(),
    );
    let wrong = |what: String| ConfigError(format!("{place}: {what}"));

    let ssh = if overrides.ssh.is_empty() {
        file.ssh.listen.clone()
    } else {
        overrides.ssh
    };
    let telnet = if overrides.telnet.is_empty() {
        file.telnet.listen.clone()
    } else {
        overrides.telnet
    };
    if ssh.is_empty() && telnet.is_empty() {
        return Err(wrong(
            "nothing to listen on; give an address to `ssh.listen` or `telnet.listen`".into(),
        ));
    }
    // Port 0 is another port each time.
    let mut taken = HashSet::new();
    let twice = ssh
        .iter()
        .chain(&telnet)
        .find(|address| address.port() != 0 && !taken.insert(**address));
    if let Some(address) = twice {
        return Err(wrong(format!(
            "{address} is to be listened on twice; take it out once"
        )));
    }
    let open = ssh
        .iter()
        .chain(&telnet)
        .find(|address| !address.ip().to_canonical().is_loopback());
    if let Some(address) = open.filter(|_| file.guests.allowed && !file.guests.from_anywhere) {
        return Err(wrong(format!(
            "{address} can be reached by other machines while guests are allowed; \
             say `[guests] allowed = false`, or `from_anywhere = true` if that is meant"
        )));
    }
    let app = overrides
        .app
        .or_else(|| file.app.clone())
        .unwrap_or_else(|| "lobby".to_owned());
    if catalogue.find(&app).is_none() {
        let names: Vec<&str> = catalogue.iter().map(|entry| entry.name()).collect();
        return Err(wrong(format!(
            "there is no app `{app}`; there are: {}",
            names.join(", ")
        )));
    }
    let accounts = accounts(&file.user).map_err(&wrong)?;
    if accounts.is_empty() && !file.guests.allowed {
        return Err(wrong(
            "nobody could come in: guests are not allowed, and there is no [[user]]".into(),
        ));
    }
    let limits = limits(&file.limits).map_err(&wrong)?;
    if !file.relay.is_empty() && catalogue.find(crate::relays::APP).is_none() {
        return Err(wrong(
            "there is a [[relay]], but no app `relay` to show it".into(),
        ));
    }
    let relays = relays(path, &file, overrides.data.clone())?;
    let lending = lending(file.lend).map_err(&wrong)?;
    let data = overrides.data.or(file.data).map_or_else(default_data, Ok);
    let host_key = match (file.ssh.host_key, &data) {
        (Some(host_key), _) => host_key,
        (None, Ok(data)) => data.join("ssh_host_ed25519_key"),
        (None, Err(reason)) => return Err(wrong(reason.clone())),
    };
    Ok(Config {
        ssh,
        telnet,
        data: data.ok(),
        host_key,
        app,
        guests: file.guests.allowed,
        accounts,
        lending,
        limits,
        relays,
    })
}

/// Where a person's programs keep their data (XDG Base Directory Specification).
pub(crate) fn default_data() -> Result<PathBuf, String> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let home = || set("HOME").map(|home| home.join(".local/share"));
    let base = set("XDG_DATA_HOME")
        .filter(|path| path.is_absolute())
        .or_else(home);
    base.map(|base| base.join("strombus")).ok_or_else(|| {
        "no place for data, since HOME is not set; give one with --data DIR".to_owned()
    })
}

fn accounts(users: &[UserSection]) -> Result<Vec<ConfiguredAccount>, String> {
    let mut names = HashSet::new();
    users
        .iter()
        .map(|user| {
            let name = &user.name;
            if presentable_name(name) != *name {
                return Err(format!("user `{}`: a name is 1 to 32 characters without blanks", name.escape_debug()));
            }
            // In other letters it is another name, but nobody would know the two apart.
            if !names.insert(name.to_lowercase()) {
                return Err(format!("user `{name}` is there twice; take one of them out"));
            }
            if user.password.as_ref().is_some_and(|hash| !is_password_hash(hash)) {
                return Err(format!(
                    "user `{name}`: `password` must be an argon2id hash; make one with `strombus user hash-password`"
                ));
            }
            if user.password.is_none() && user.keys.is_empty() {
                return Err(format!("user `{name}` has neither a password nor keys, so could not log in"));
            }
            Ok(ConfiguredAccount {
                account: Account { name: name.clone(), roles: user.roles.clone() },
                password_hash: user.password.clone(),
                keys: keys(user)?,
            })
        })
        .collect()
}

fn keys(user: &UserSection) -> Result<Vec<strombus_keys::ssh_key::PublicKey>, String> {
    let name = &user.name;
    let key = |(number, line): (usize, &String)| {
        let (mut keys, errors) = strombus_keys::authorized_keys(line);
        if let Some(error) = errors.first() {
            return Err(format!("user `{name}`, key {number}: {}", error.reason));
        }
        let (Some(key), true) = (keys.pop(), keys.is_empty()) else {
            return Err(format!(
                "user `{name}`, key {number}: not one key; write each as one line of an authorized_keys file"
            ));
        };
        match key.unenforced(&[]) {
            // A key with a limit that is not kept would open more than its owner meant.
            Some(option) => Err(format!(
                "user `{name}`: the key option `{option}` is not supported; take it out"
            )),
            None => Ok(key.key),
        }
    };
    (1..).zip(&user.keys).map(key).collect()
}

fn lending(sections: Vec<LendSection>) -> Result<Vec<Loan>, String> {
    let loan = |section: LendSection| {
        if section.to.is_empty() {
            return Err(
                "[[lend]]: `to` names nobody; say `everyone`, `guests`, `accounts` or a role"
                    .into(),
            );
        }
        if section.programs.is_empty() && section.files.is_empty() {
            return Err("[[lend]] lends nothing; give it `programs` or `files`".into());
        }
        if let Some((name, root)) = section.files.iter().find(|(_, root)| root.is_relative()) {
            return Err(format!(
                "[[lend]]: the files `{}` must lie at an absolute path, and `{}` is none",
                name.escape_debug(),
                root.display()
            ));
        }
        Ok(Loan {
            to: section
                .to
                .iter()
                .map(|name| Borrower::named(name))
                .collect(),
            programs: section.programs,
            files: section.files,
        })
    };
    sections.into_iter().map(loan).collect()
}

fn limits(section: &LimitsSection) -> Result<Limits, String> {
    let default = Limits::default();
    let count = |name: &str, value: Option<usize>, default: usize| match value {
        Some(0) => Err(format!("limits.{name} must be at least 1")),
        value => Ok(value.unwrap_or(default)),
    };
    let time = |name: &str, value: &Option<String>, default: Duration| match value {
        None => Ok(default),
        Some(text) => duration::parse(text).ok_or_else(|| {
            format!(
                "limits.{name}: `{}` is no time; write it as 30s, 5m or 1h",
                text.escape_debug()
            )
        }),
    };
    Ok(Limits {
        connections: count("connections", section.connections, default.connections)?,
        connections_per_address: count(
            "connections_per_address",
            section.connections_per_address,
            default.connections_per_address,
        )?,
        channels: count(
            "sessions_per_connection",
            section.sessions_per_connection,
            default.channels,
        )?,
        login_grace: time("login_grace", &section.login_grace, default.login_grace)?,
        login_attempts: count(
            "login_attempts",
            section.login_attempts,
            default.login_attempts,
        )?,
        idle: match section.idle.as_deref() {
            Some("never") => None,
            None => default.idle,
            Some(_) => Some(time("idle", &section.idle, Duration::ZERO)?),
        },
        stalled: time("stalled", &section.stalled, default.stalled)?,
        farewell: time("farewell", &section.farewell, default.farewell)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lobby::Lobby;

    fn check(text: &str, expected: &str) {
        let catalogue = Catalogue::new().app_with("lobby", "", |ui, session| {
            Lobby::open_with(ui, session, Vec::new())
        });
        let file = toml::from_str(text).unwrap();
        let settled = settle(
            Some(Path::new("s.toml")),
            file,
            Overrides::default(),
            &catalogue,
        );
        let said = settled.map_or_else(
            |error| error.0,
            |config| format!("{:?}", config.limits.idle),
        );
        assert!(said.contains(expected), "{text}\n{said}\n{expected}");
    }

    #[test]
    fn settings_that_contradict_each_other_are_refused() {
        check(
            "[ssh]\nlisten = ['0.0.0.0:2222']",
            "can be reached by other machines while guests are allowed",
        );
        check(
            "[ssh]\nlisten = ['[::]:2222']",
            "can be reached by other machines",
        );
        check("[guests]\nallowed = false", "nobody could come in");
        check(
            "[ssh]\nlisten = []\n[telnet]\nlisten = []",
            "nothing to listen on",
        );
        check(
            "[ssh]\nlisten = ['127.0.0.1:2222', '127.0.0.1:2222']",
            "127.0.0.1:2222 is to be listened on twice",
        );
        check(
            "[telnet]\nlisten = ['127.0.0.1:2222']",
            "127.0.0.1:2222 is to be listened on twice",
        );
        check("app = 'chess'", "there is no app `chess`; there are: lobby");
    }

    #[test]
    fn what_is_said_outright_is_taken() {
        check(
            "[ssh]\nlisten = ['0.0.0.0:2222']\n[guests]\nfrom_anywhere = true",
            "Some(3600s)",
        );
        check("[limits]\nidle = 'never'", "None");
        check("[limits]\nidle = '90s'", "Some(90s)");
    }

    #[test]
    fn a_user_must_be_able_to_log_in() {
        check("[[user]]\nname = 'ann'", "neither a password nor keys");
        check(
            "[[user]]\nname = 'ann'\npassword = 'secret'",
            "must be an argon2id hash",
        );
        check(
            "[[user]]\nname = 'a b'",
            "a name is 1 to 32 characters without blanks",
        );
        check(
            "[[user]]\nname = 'ann'\nkeys = ['ssh-ed25519 nonsense']",
            "user `ann`, key 1",
        );
        check(
            "[[user]]\nname = 'ann'\nkeys = ['# none']",
            "user `ann`, key 1: not one key",
        );
    }

    #[test]
    fn what_is_lent_is_lent_to_somebody_and_lies_somewhere() {
        check("[[lend]]\nto = []\nprograms = ['top']", "`to` names nobody");
        check("[[lend]]\nto = ['guests']", "lends nothing");
        check(
            "[[lend]]\nto = ['guests']\nfiles = { here = 'there' }",
            "`there` is none",
        );
        check("[[lend]]\nto = ['ops']\nprograms = ['top']", "Some(3600s)");
    }

    #[test]
    fn a_limit_of_nothing_or_without_a_unit_is_refused() {
        check("[limits]\nconnections = 0", "must be at least 1");
        check("[limits]\nlogin_grace = '30'", "`30` is no time");
    }
}
