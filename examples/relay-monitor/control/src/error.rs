//! What can go wrong.

use std::path::PathBuf;
use std::time::Duration;

use crate::command::BadCommand;
use crate::framer::FramingError;
use crate::target::Target;

/// What went wrong, in words for whoever looks after the tor. It can be cloned: all that wait on a connection hear why it ended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nobody listens, or may be reached.
    #[error("cannot connect to {target}: {why}{}", hint(*.kind))]
    Connect {
        /// Where.
        target: Target,
        /// Which error of the system's.
        kind: std::io::ErrorKind,
        /// What the system says.
        why: String,
    },
    /// Whoever listens there is no tor.
    #[error("no tor answers there: {0}")]
    NotTor(String),
    /// Tor does not let us in.
    #[error(transparent)]
    Authentication(#[from] AuthenticationError),
    /// What tor sent is no control protocol, or too long.
    #[error("the connection was ended: {0}")]
    Framing(#[from] FramingError),
    /// Nothing came for too long.
    #[error("tor did not answer {command} within {} s{}", after.as_secs_f32(), if *.inside { "; it stopped in the middle of a reply" } else { "" })]
    Silent {
        /// The keyword of the command that waits.
        command: String,
        /// How long it was waited for.
        after: Duration,
        /// Whether the reply had begun.
        inside: bool,
    },
    /// Tor closed the connection, or is gone.
    #[error("tor closed the connection")]
    Closed,
    /// The connection broke.
    #[error("the connection broke: {0}")]
    Broken(String),
    /// Tor did not do what it was asked.
    #[error("tor refused {command}: {status} {text}")]
    Refused {
        /// The keyword of the command.
        command: String,
        /// The status, 4xx or 5xx.
        status: u16,
        /// What tor says.
        text: String,
    },
    /// A reply is not of the form that it should be.
    #[error("tor's reply to {command} cannot be read: {why}")]
    Reply {
        /// The keyword of the command.
        command: String,
        /// What is wrong with it.
        why: String,
    },
    /// What is to be sent is no command.
    #[error(transparent)]
    Command(#[from] BadCommand),
    /// Tor handles NEWNYM once in ten seconds; it would take this one and do it later.
    #[error("a new identity may be asked for again in {} s", wait.as_secs() + 1)]
    TooSoon {
        /// How long to wait.
        wait: Duration,
    },
    /// A kept connection is not up at the moment.
    #[error("not connected: {0}")]
    Down(String),
}

fn hint(kind: std::io::ErrorKind) -> &'static str {
    match kind {
        std::io::ErrorKind::ConnectionRefused => "; is tor running, and has it a ControlPort?",
        std::io::ErrorKind::NotFound => "; is tor running, and has it a ControlSocket?",
        std::io::ErrorKind::PermissionDenied => {
            "; be in the group that owns it (debian-tor on Debian)"
        }
        _ => "",
    }
}

/// Why tor does not let us in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AuthenticationError {
    /// Tor wants a password, and none was given.
    #[error("tor wants a password (HashedControlPassword), and none was given")]
    NeedsPassword,
    /// The password is wrong.
    #[error("the password is wrong: tor says `{0}`")]
    WrongPassword(String),
    /// A password was given, and tor takes none.
    #[error("tor takes no password, only {0}")]
    NoPassword(String),
    /// The cookie cannot be read.
    #[error("cannot read the cookie {}: {why}", path.display())]
    UnreadableCookie {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// The cookie is not 32 bytes long. It is not sent: a port that is no tor could ask for any file.
    #[error("the cookie {} is {length} bytes long, not 32; it is not sent", path.display())]
    CookieLength {
        /// The file.
        path: PathBuf,
        /// How long it is; 33 stands for all that is longer.
        length: usize,
    },
    /// The cookie is not that of this tor.
    #[error("the cookie {} is wrong: tor says `{text}`", path.display())]
    WrongCookie {
        /// The file.
        path: PathBuf,
        /// What tor says.
        text: String,
    },
    /// Whoever answers does not know the cookie (SAFECOOKIE).
    #[error("whoever answers does not know the cookie {}, so it is not the tor that wrote it", path.display())]
    ServerUnverified {
        /// The file.
        path: PathBuf,
    },
    /// Tor names no cookie file, and none was given.
    #[error("tor wants a cookie and does not say which; name the file")]
    NoCookieFile,
    /// None of the methods that tor offers is known.
    #[error("tor offers only authentications that are not known: {0}")]
    UnknownMethods(String),
    /// Tor refused although it wants none.
    #[error("tor refused: `{0}`")]
    Refused(String),
}
