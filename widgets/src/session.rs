//! What an app may know of the visit that it serves.

use std::net::SocketAddr;

use strombus_terminal::{Profile, Theme};

use crate::wire::Lent;

/// How a session is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// An SSH channel.
    Ssh,
    /// A telnet connection: nothing on it is secret.
    Telnet,
    /// The terminal that the program was started in.
    Local,
    /// A test.
    Pilot,
}

impl std::fmt::Display for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Ssh => "ssh",
            Self::Telnet => "telnet",
            Self::Local => "local",
            Self::Pilot => "pilot",
        })
    }
}

/// One person's visit: who, from where, with what.
#[derive(Clone, Debug)]
pub struct Session {
    /// The name that the person came with. A guest chose it freely: it says nothing of who that is.
    pub user: String,
    /// Whether the person is a guest: came without an account.
    pub guest: bool,
    /// The roles of the account, in the order of the configuration; none for a guest.
    pub roles: Vec<String>,
    /// Where the person comes from; none for a local terminal.
    pub peer: Option<SocketAddr>,
    /// How the session is carried.
    pub transport: Transport,
    /// What the terminal calls itself: `TERM`, or telnet's terminal type.
    pub terminal: String,
    /// What the terminal can do.
    pub profile: Profile,
    /// The environment variables that the client sent, by their names.
    pub environment: Vec<(String, String)>,
    /// What stood after the app's name in the command.
    pub arguments: Vec<String>,
    /// The theme that the person chose; none where it is to fit the terminal.
    pub theme: Option<Theme>,
    /// What the host lends to apps: programs on pseudo terminals.
    pub lent: Lent,
}

impl Session {
    /// A guest on an xterm, in a test.
    #[must_use]
    pub fn pilot() -> Self {
        Self {
            user: "guest".into(),
            guest: true,
            roles: Vec::new(),
            peer: None,
            transport: Transport::Pilot,
            terminal: "xterm-256color".into(),
            profile: Profile::XTERM_256,
            environment: Vec::new(),
            arguments: Vec::new(),
            theme: None,
            lent: Lent::default(),
        }
    }

    /// Whether the account has `role`.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.roles.iter().any(|has| has == role)
    }

    /// The environment variable `name`, if the client sent it.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.environment
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}
