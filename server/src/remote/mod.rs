//! Hosts elsewhere: SSH and telnet as a client, from bytes to bytes.
//!
//! [`connect`] gives a [`Connection`], at once: what comes of it is heard on it. A task of its own does the rest (`ssh`, `telnet`),
//! between two bounded queues (`line`): a host that writes waits for whoever reads, and a person who types is told when
//! there is no room.
//!
//! Whatever only the person can say is asked *in the connection*, as OpenSSH does on its terminal: the question is
//! output, the answer is typed (`question`). So a pane needs no dialogs for it, and a program no prompts. The price is that a pane
//! cannot tell a question from a host's output that looks like one: passwords are asked for before the session
//! opens, and never after.

mod known;
mod line;
mod login;
mod question;
mod ssh;
mod telnet;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::time::Duration;

use strombus_terminal::Size;
use strombus_widgets::{Destination, Exit, Protocol};
use tokio::net::TcpStream;
use tokio::time::timeout;

pub use line::{Connection, Heard, Keyboard, QUEUE};

/// How long it may take until a host answers at all.
const PATIENCE: Duration = Duration::from_secs(20);

/// How hosts elsewhere are met.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The name of the terminal here. Without one there is nobody to ask: what is not known is refused.
    pub terminal: Option<String>,
    /// Variables that a host may know.
    pub environment: Vec<(String, String)>,
    /// The files with the keys of hosts. What is learnt goes to the first.
    pub known_hosts: Vec<PathBuf>,
    /// Whether the key of a host that is not known is accepted, and learnt, without asking. One that has changed never is.
    pub accept_new: bool,
    /// The socket of the agent that has the person's keys.
    pub agent: Option<PathBuf>,
    /// The files with the person's keys, in the order in which they are tried.
    pub identities: Vec<PathBuf>,
    /// Whether these files were asked for: then no other keys of the agent are tried, and a file that cannot be read is an error.
    pub only_identities: bool,
    /// Who the person is here: who they are there, if nothing else is said.
    pub user: Option<String>,
}

impl Settings {
    /// What OpenSSH's client does without a configuration: the files in `~/.ssh`, the host keys in `/etc/ssh`, the agent of
    /// `SSH_AUTH_SOCK`.
    #[must_use]
    pub fn of_environment() -> Self {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let home = variable("HOME").map(|home| PathBuf::from(home).join(".ssh"));
        let in_home = |names: &[&str]| -> Vec<PathBuf> {
            let paths = home
                .iter()
                .flat_map(|home| names.iter().map(|name| home.join(name)));
            paths.collect()
        };
        let mut known_hosts = in_home(&["known_hosts"]);
        known_hosts.push("/etc/ssh/ssh_known_hosts".into());
        let variables = ["LANG", "LC_ALL", "LC_CTYPE", "COLORTERM"].into_iter();
        Self {
            environment: variables
                .filter_map(|name| Some((name.to_owned(), variable(name)?)))
                .collect(),
            known_hosts,
            agent: variable("SSH_AUTH_SOCK").map(PathBuf::from),
            identities: in_home(&["id_ed25519", "id_ecdsa", "id_rsa"]),
            user: variable("USER").or_else(|| variable("LOGNAME")),
            ..Self::default()
        }
    }
}

/// Connects from a window of `size`. It does not wait. When what it returns is dropped, the connection is ended.
///
/// # Panics
/// Outside of a tokio runtime with I/O and time.
#[must_use]
pub fn connect(destination: Destination, settings: Settings, size: Size) -> Connection {
    let (connection, line) = line::pair(size, settings.terminal.is_some());
    tokio::spawn(async move {
        let running = async {
            match destination.protocol {
                Protocol::Ssh => ssh::run(&destination, &settings, &line).await,
                Protocol::Telnet => telnet::run(&destination, &settings, &line).await,
            }
        };
        let ended = tokio::select! {
            ended = running => ended,
            () = line.deserted() => return,
        };
        let exit = ended.unwrap_or_else(|why| Exit::Failed(format!("{destination}: {why}")));
        // If nobody is there to hear it, nobody needs to.
        let _ = line.tell(Heard::Ended(exit)).await;
    });
    connection
}

/// A stream to the host, at the first of its addresses that answers.
async fn stream(destination: &Destination) -> Result<TcpStream, String> {
    let address = (destination.host.as_str(), destination.port);
    match timeout(PATIENCE, TcpStream::connect(address)).await {
        Ok(Ok(stream)) => Ok(stream),
        Ok(Err(error)) => Err(format!("cannot connect: {error}")),
        Err(_) => Err("cannot connect: no answer".into()),
    }
}
