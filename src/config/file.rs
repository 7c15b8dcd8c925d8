//! The file as it is written.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ConfigError;

/// The whole file. Whatever is left out has the value that the program has without a file.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ConfigFile {
    /// Where the program keeps what it makes: the host key, what accounts choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<PathBuf>,
    /// The app that opens for who names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) app: Option<String>,
    pub(crate) ssh: SshSection,
    pub(crate) telnet: TelnetSection,
    pub(crate) guests: GuestsSection,
    pub(crate) limits: LimitsSection,
    /// What apps may use of this host for whom, one `[[lend]]` each; nothing where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lend: Vec<LendSection>,
    /// The accounts, one `[[user]]` each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) user: Vec<UserSection>,
    /// The tors that the app `relay` shows, one `[[relay]]` each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) relay: Vec<RelaySection>,
    #[serde(skip_serializing_if = "AlertsSection::is_empty")]
    pub(crate) relay_alerts: AlertsSection,
    #[serde(skip_serializing_if = "MetricsSection::is_empty")]
    pub(crate) relay_metrics: MetricsSection,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RelaySection {
    /// Where it listens for controllers: `ADDR:PORT`, a port of this machine, or the path of a socket.
    pub(crate) control: String,
    /// What it is called; without it, it is called by its nickname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// The password whose hash is its HashedControlPassword.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) password: Option<String>,
    /// A file whose first line is that password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) password_file: Option<PathBuf>,
    /// The cookie, if it is not the file that tor names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) cookie: Option<PathBuf>,
    /// The roles that see it; without it all accounts do, with `*` guests, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) viewers: Option<Vec<String>>,
    /// The roles that may act; without it `operator`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) operators: Option<Vec<String>>,
    /// Who is asked for the names of relays that it is connected with.
    #[serde(default, skip_serializing_if = "NamesChoice::is_off")]
    pub(crate) reverse_names: NamesChoice,
    /// By what its connections are found.
    #[serde(default, skip_serializing_if = "ResolverChoice::is_auto")]
    pub(crate) resolver: ResolverChoice,
}

/// By what connections are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ResolverChoice {
    /// What is best of what may be.
    #[default]
    Auto,
    /// What tor tells itself.
    Tor,
    /// The sockets of its process.
    Proc,
    /// The sockets of its user.
    User,
}

impl ResolverChoice {
    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "what serde calls takes a reference"
    )]
    fn is_auto(&self) -> bool {
        *self == Self::Auto
    }
}

/// Who is asked for names of relays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum NamesChoice {
    #[default]
    Off,
    /// The tor, over its circuits.
    Tor,
    /// The name servers of the system, who learn with whom the relay is connected.
    Dns,
}

impl NamesChoice {
    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "what serde calls takes a reference"
    )]
    fn is_off(&self) -> bool {
        *self == Self::Off
    }
}

/// Where Prometheus finds the relays.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct MetricsSection {
    /// Addresses with ports, each with `/metrics` over HTTP: for whoever reaches them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) listen: Vec<SocketAddr>,
}

impl MetricsSection {
    fn is_empty(&self) -> bool {
        self.listen.is_empty()
    }
}

/// Where alerts of relays go, beside the screens.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AlertsSection {
    /// A program and its arguments, which gets a line on its standard input.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) command: Vec<String>,
    /// An address that gets a POST with a JSON object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) webhook: Option<String>,
}

impl AlertsSection {
    fn is_empty(&self) -> bool {
        self.command.is_empty() && self.webhook.is_none()
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SshSection {
    /// Addresses with ports; none turns SSH off.
    pub(crate) listen: Vec<SocketAddr>,
    /// The file of the host key, if it is not to lie in `data`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) host_key: Option<PathBuf>,
}

impl Default for SshSection {
    fn default() -> Self {
        Self {
            listen: vec![SocketAddr::from(([127, 0, 0, 1], 2222))],
            host_key: None,
        }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TelnetSection {
    /// Addresses with ports; none turns telnet off.
    pub(crate) listen: Vec<SocketAddr>,
}

impl Default for TelnetSection {
    fn default() -> Self {
        Self {
            listen: vec![SocketAddr::from(([127, 0, 0, 1], 2323))],
        }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct GuestsSection {
    /// Whether any name that is no account's comes in, without a password.
    pub(crate) allowed: bool,
    /// Whether they are allowed on addresses that other machines reach, too.
    pub(crate) from_anywhere: bool,
}

impl Default for GuestsSection {
    fn default() -> Self {
        Self {
            allowed: true,
            from_anywhere: false,
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LendSection {
    /// `everyone`, `guests`, `accounts`, or roles.
    pub(crate) to: Vec<String>,
    /// Programs that apps may start, as the server's user; `*` is any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) programs: Vec<String>,
    /// Directories whose files apps may list and read, by the names that apps ask for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) files: BTreeMap<String, PathBuf>,
}

/// The limits; times are written `30s`, `5m`, `1h`, or `never` for `idle`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct LimitsSection {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connections: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connections_per_address: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sessions_per_connection: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) login_grace: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) login_attempts: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) idle: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stalled: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) farewell: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UserSection {
    pub(crate) name: String,
    /// The argon2id hash of the password: what `strombus user hash-password` prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) password: Option<String>,
    /// Public keys, each as a line of an `authorized_keys` file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) keys: Vec<String>,
    /// What the account may do; the apps give these words their meaning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) roles: Vec<String>,
}

/// The longest file, in bytes: far more than anybody writes. What is longer is something else (a device, say).
const LONGEST: u64 = 1 << 20;

impl ConfigFile {
    /// Reads the file at `path`.
    pub(crate) fn read(path: &Path) -> Result<Self, ConfigError> {
        let name = path.display();
        let mut text = String::new();
        let read =
            File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text));
        read.map_err(|error| {
            ConfigError(format!(
                "{name}: cannot be read ({error}); check the path given with --config"
            ))
        })?;
        if text.len() as u64 > LONGEST {
            return Err(ConfigError(format!(
                "{name}: longer than a configuration can be; check the path given with --config"
            )));
        }
        toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or_else(String::new, |before| format!(":{}", before.split('\n').count()));
            let message = error.message().lines().collect::<Vec<_>>().join(" ");
            ConfigError(format!(
                "{name}{line}: {message}; mend the file, and try `strombus config check --config {name}`"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("s.toml");
        std::fs::write(&path, text).unwrap();
        let said = ConfigFile::read(&path).unwrap_err().0;
        assert!(
            said.contains(expected) && !said.contains('\n'),
            "{said}\n{expected}"
        );
    }

    #[test]
    fn a_fault_has_its_line() {
        check("nonsense = 1", "s.toml:1: unknown field");
        check("\n\n[ssh]\nlisten = 'x'", "s.toml:4: ");
        check(
            "[ssh]\n[telnet]\nport = 2",
            "s.toml:3: unknown field `port`",
        );
        check(
            "[[user]]\nname = 'ann'\n\n[[user]]\nroles = []",
            "s.toml:4: missing field `name`",
        );
        check("app = [\n\n", "s.toml:");
    }

    #[test]
    fn what_is_no_configuration_at_all_is_refused() {
        check(&"#\n".repeat(1 << 20), "longer than a configuration can be");
        for path in ["/", "/nowhere/at/all", "/dev/zero"] {
            let said = ConfigFile::read(Path::new(path)).unwrap_err().0;
            assert!(
                said.contains("check the path given with --config"),
                "{said}"
            );
        }
    }
}
