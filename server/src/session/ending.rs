//! Why a session ended, and what the person is told.

/// Why a session ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The app was left, with this exit status.
    Left(u32),
    /// The client is gone, or said that it has no more to say.
    Hangup,
    /// The app panicked; the log has the rest under this name.
    Crashed {
        /// The app.
        app: String,
        /// What the log calls it.
        incident: String,
    },
    /// This app cannot be told in lines, and the person has nothing else.
    NeedsScreen(String),
    /// The person did nothing for too long.
    Idle,
    /// The client left unread what it was sent.
    Stalled,
    /// The server goes down.
    ShutDown,
    /// The connection failed.
    Broken(String),
}

impl Ending {
    /// The exit status that the client is told. 1 for all that the person did not choose.
    pub(crate) const fn status(&self) -> u32 {
        match self {
            Self::Left(status) => *status,
            Self::Hangup => 0,
            _ => 1,
        }
    }

    /// What the person is told, once the terminal is as it was.
    pub(crate) fn farewell(&self) -> Option<String> {
        match self {
            Self::Crashed { app, incident } => Some(format!(
                "strombus: the app `{app}` failed; nothing else is harmed. The log has it as incident {incident}."
            )),
            Self::NeedsScreen(app) => Some(format!(
                "strombus: `{app}` needs a screen, and cannot be told in lines."
            )),
            Self::Idle => {
                Some("strombus: closed, since nothing was typed for a long time.".to_owned())
            }
            Self::ShutDown => Some("strombus: the server is going down.".to_owned()),
            Self::Left(_) | Self::Hangup | Self::Stalled | Self::Broken(_) => None,
        }
    }
}

impl std::fmt::Display for Ending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Left(status) => write!(f, "left with status {status}"),
            Self::Hangup => f.write_str("hung up"),
            Self::Crashed { app, incident } => write!(f, "app {app} failed, incident {incident}"),
            Self::NeedsScreen(app) => write!(f, "app {app} needs a screen"),
            Self::Idle => f.write_str("idle"),
            Self::Stalled => f.write_str("client does not read"),
            Self::ShutDown => f.write_str("server shutdown"),
            Self::Broken(reason) => write!(f, "connection failed: {reason}"),
        }
    }
}
