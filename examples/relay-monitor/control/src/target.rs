//! Where a tor listens.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

/// A control port or a control socket.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// TCP.
    Port(SocketAddr),
    /// A Unix socket.
    Socket(PathBuf),
}

/// Not the place of a control port.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no control port; say ADDRESS:PORT, a PORT of this machine, or the path of a socket with a `/` in it"
)]
pub struct NoTarget(String);

impl FromStr for Target {
    type Err = NoTarget;

    /// `127.0.0.1:9051`, `[::1]:9051`, `9051`, `/run/tor/control`, `unix:/run/tor/control`.
    fn from_str(text: &str) -> Result<Self, NoTarget> {
        if let Some(path) = text.strip_prefix("unix:") {
            return Ok(Self::Socket(path.into()));
        }
        if text.contains('/') {
            return Ok(Self::Socket(text.into()));
        }
        if let Ok(port) = text.parse() {
            return Ok(Self::Port((IpAddr::V4(Ipv4Addr::LOCALHOST), port).into()));
        }
        let named = text.strip_prefix("localhost:").map(str::parse);
        if let Some(Ok(port)) = named {
            return Ok(Self::Port((IpAddr::V4(Ipv4Addr::LOCALHOST), port).into()));
        }
        text.parse()
            .map(Self::Port)
            .map_err(|_| NoTarget(text.into()))
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Port(address) => write!(f, "{address}"),
            Self::Socket(path) => write!(f, "{}", path.display()),
        }
    }
}
