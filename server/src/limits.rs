//! How much of the server strangers may take.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The limits of a server. Each is kept before anything is done for the client beyond accepting the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections in all, whatever they carry.
    pub connections: usize,
    /// Connections from one address.
    pub connections_per_address: usize,
    /// Sessions on one SSH connection.
    pub channels: usize,
    /// How long a client may take to log in, and then to say what it wants on a channel.
    pub login_grace: Duration,
    /// Logins that may fail on one connection.
    pub login_attempts: usize,
    /// How long a session may go without anything from its person, and a connection without a session; `None` for ever.
    pub idle: Option<Duration>,
    /// How long a client may leave unread what was sent to it, when that blocks the next frame.
    pub stalled: Duration,
    /// How long sessions have to end when the server does.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4096,
            connections_per_address: 1024,
            channels: 8,
            login_grace: Duration::from_secs(30),
            login_attempts: 6,
            idle: Some(Duration::from_secs(3600)),
            stalled: Duration::from_secs(120),
            farewell: Duration::from_secs(5),
        }
    }
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// Counts the connections that there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gate(Arc<Mutex<Counts>>);

/// Why a connection is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The server is full.
    Full,
    /// The address has as many as it may.
    Address,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Full => "the server is full; try again later",
            Self::Address => "too many connections from your address; close one first",
        })
    }
}

impl Gate {
    /// Lets a connection in, for as long as the pass lives.
    pub(crate) fn enter(&self, address: IpAddr, limits: &Limits) -> Result<Pass, Refusal> {
        // An IPv4 client on an IPv6 socket is the same client.
        let address = address.to_canonical();
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.all >= limits.connections {
            return Err(Refusal::Full);
        }
        let here = counts.by_address.get(&address).copied().unwrap_or(0);
        if here >= limits.connections_per_address {
            return Err(Refusal::Address);
        }
        counts.all += 1;
        counts.by_address.insert(address, here + 1);
        Ok(Pass {
            gate: self.clone(),
            address,
        })
    }
}

/// A connection that was let in; it is counted until this is dropped.
#[derive(Debug)]
pub(crate) struct Pass {
    gate: Gate,
    address: IpAddr,
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut counts = self.gate.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.all = counts.all.saturating_sub(1);
        if let Some(count) = counts.by_address.get_mut(&self.address) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                counts.by_address.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        Limits {
            connections: 3,
            connections_per_address: 2,
            ..Limits::default()
        }
    }

    fn address(last: u8) -> IpAddr {
        [127, 0, 0, last].into()
    }

    #[test]
    fn an_address_gets_no_more_than_its_share() {
        let gate = Gate::default();
        let _first = gate.enter(address(1), &limits()).unwrap();
        let second = gate.enter(address(1), &limits()).unwrap();
        assert_eq!(
            gate.enter(address(1), &limits()).unwrap_err(),
            Refusal::Address
        );
        assert!(gate.enter(address(2), &limits()).is_ok());
        drop(second);
        assert!(gate.enter(address(1), &limits()).is_ok());
    }

    #[test]
    fn a_full_server_refuses_everyone() {
        let gate = Gate::default();
        let passes: Vec<_> = (1..=3)
            .map(|last| gate.enter(address(last), &limits()).unwrap())
            .collect();
        assert_eq!(
            gate.enter(address(4), &limits()).unwrap_err(),
            Refusal::Full
        );
        drop(passes);
        assert!(
            gate.0.lock().unwrap().by_address.is_empty(),
            "what is gone is forgotten"
        );
    }
}
