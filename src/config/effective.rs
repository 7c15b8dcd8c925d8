//! A configuration with all that it leaves out, to be printed.

use strombus_server::Limits;

use super::file::{ConfigFile, GuestsSection, LimitsSection, SshSection, TelnetSection};
use super::{Config, duration};

/// What stands in the place of a password's hash: it is for the server only, not for who looks over a shoulder.
const HIDDEN: &str = "(hidden)";

/// The file that says all of what `config` came to, from `file` and from the command line.
pub(crate) fn effective(file: ConfigFile, config: &Config) -> ConfigFile {
    let mut user = file.user;
    for hash in user.iter_mut().filter_map(|user| user.password.as_mut()) {
        HIDDEN.clone_into(hash);
    }
    let mut relay = file.relay;
    for password in relay.iter_mut().filter_map(|relay| relay.password.as_mut()) {
        HIDDEN.clone_into(password);
    }
    ConfigFile {
        data: config.data.clone(),
        app: Some(config.app.clone()),
        ssh: SshSection {
            listen: config.ssh.clone(),
            host_key: Some(config.host_key.clone()),
        },
        telnet: TelnetSection {
            listen: config.telnet.clone(),
        },
        guests: GuestsSection {
            allowed: config.guests,
            from_anywhere: file.guests.from_anywhere,
        },
        limits: limits(&config.limits),
        lend: file.lend,
        user,
        relay,
        relay_alerts: file.relay_alerts,
        relay_metrics: file.relay_metrics,
    }
}

fn limits(limits: &Limits) -> LimitsSection {
    let time = |time| Some(duration::show(time));
    LimitsSection {
        connections: Some(limits.connections),
        connections_per_address: Some(limits.connections_per_address),
        sessions_per_connection: Some(limits.channels),
        login_grace: time(limits.login_grace),
        login_attempts: Some(limits.login_attempts),
        idle: limits.idle.map_or_else(|| Some("never".to_owned()), time),
        stalled: time(limits.stalled),
        farewell: time(limits.farewell),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use strombus_widgets::Catalogue;

    use super::*;
    use crate::config::{Overrides, settle};
    use crate::lobby::Lobby;

    fn printed(text: &str, overrides: Overrides) -> String {
        let catalogue = Catalogue::new().app_with("lobby", "", |ui, session| {
            Lobby::open_with(ui, session, Vec::new())
        });
        let file: ConfigFile = toml::from_str(text).unwrap();
        let config = settle(
            Some(Path::new("s.toml")),
            file.clone(),
            overrides,
            &catalogue,
        )
        .unwrap();
        toml::to_string(&effective(file, &config)).unwrap()
    }

    #[test]
    fn a_printed_configuration_is_whole_and_means_the_same() {
        let text = "data = '/tmp/s'\n[limits]\nidle = 'never'\n[guests]\nallowed = true";
        let whole = printed(text, Overrides::default());
        for setting in [
            "app = \"lobby\"",
            "idle = \"never\"",
            "connections = 4096",
            "login_grace = \"30s\"",
            "/tmp/s/",
        ] {
            assert!(whole.contains(setting), "{setting}\n{whole}");
        }
        assert_eq!(printed(&whole, Overrides::default()), whole);
    }

    #[test]
    fn what_the_command_line_says_is_in_it() {
        let ssh = vec!["127.0.0.1:7".parse().unwrap()];
        let whole = printed(
            "[ssh]\nlisten = ['127.0.0.1:9']",
            Overrides {
                ssh,
                ..Overrides::default()
            },
        );
        assert!(
            whole.contains("127.0.0.1:7") && !whole.contains("127.0.0.1:9"),
            "{whole}"
        );
    }

    #[test]
    fn no_hash_of_a_password_is_in_it() {
        let hash = strombus_server::hash_password("secret").unwrap();
        let whole = printed(
            &format!("[[user]]\nname = 'ann'\npassword = '{hash}'"),
            Overrides::default(),
        );
        assert!(
            whole.contains("(hidden)") && !whole.contains("argon2"),
            "{whole}"
        );
    }
}
