//! The relays that a tor knows, and in which country addresses are.

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use strombus_tor_control::{Connection, Error, Fingerprint, parse_router_statuses};

use super::ask::ask;
use crate::model::{Endpoint, Host};

/// After how long the relays are asked for again: consensuses come once an hour.
const AGE: Duration = Duration::from_secs(1800);

/// How many countries are remembered.
const COUNTRIES: usize = 50_000;

/// For how many addresses at once a country is asked.
const AT_ONCE: usize = 500;

/// A relay of the consensus.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) fingerprint: Fingerprint,
    pub(super) nickname: Arc<str>,
    /// Where it listens for the onion routing protocol.
    pub(super) address: SocketAddr,
    /// Its port for directories; zero without.
    pub(super) dir_port: u16,
}

/// The relays that a tor knows. Asked for when somebody looks at connections, and then again from time to time.
#[derive(Debug, Default)]
pub(super) struct Directory {
    relays: HashMap<Fingerprint, Known>,
    by_address: HashMap<IpAddr, Vec<Fingerprint>>,
    /// By address; none where it is not known.
    countries: HashMap<IpAddr, Option<[u8; 2]>>,
    asked: Option<Instant>,
}

impl Directory {
    pub(super) fn relay(&self, fingerprint: &Fingerprint) -> Option<&Known> {
        self.relays.get(fingerprint)
    }

    /// The relays at an address.
    pub(super) fn at(&self, address: IpAddr) -> impl Iterator<Item = &Known> {
        let there = self.by_address.get(&address).into_iter().flatten();
        there.filter_map(|fingerprint| self.relays.get(fingerprint))
    }

    /// The end of a connection with that relay's address.
    pub(super) fn endpoint(&self, address: SocketAddr) -> Endpoint {
        Endpoint {
            host: Host::Known(address.ip()),
            port: Some(address.port()),
            country: self.country(address.ip()),
        }
    }

    pub(super) fn country(&self, address: IpAddr) -> Option<[u8; 2]> {
        self.countries.get(&address).copied().flatten()
    }

    /// Asks for the relays, if that was not done lately.
    ///
    /// # Errors
    /// If the connection broke.
    pub(super) async fn refresh(&mut self, connection: &Connection) -> Result<(), Error> {
        if self.asked.is_some_and(|asked| asked.elapsed() < AGE) && !self.relays.is_empty() {
            return Ok(());
        }
        let answers = ask(connection, ["ns/all"]).await?;
        self.asked = Some(Instant::now());
        self.learn(answers.get("ns/all").unwrap_or_default());
        Ok(())
    }

    fn learn(&mut self, text: &str) {
        self.relays.clear();
        self.by_address.clear();
        for status in parse_router_statuses(text) {
            let addresses = status.more_addresses.iter().map(SocketAddr::ip);
            for address in addresses.chain([status.address]) {
                let there = self.by_address.entry(address).or_default();
                if !there.contains(&status.fingerprint) {
                    there.push(status.fingerprint);
                }
            }
            let known = Known {
                fingerprint: status.fingerprint,
                nickname: status.nickname.into(),
                address: SocketAddr::new(status.address, status.or_port),
                dir_port: status.dir_port,
            };
            self.relays.insert(status.fingerprint, known);
        }
    }

    /// Asks for the countries of those addresses for which that was not done yet; some of them, if there are many.
    ///
    /// # Errors
    /// If the connection broke.
    pub(super) async fn locate(
        &mut self,
        connection: &Connection,
        addresses: impl IntoIterator<Item = IpAddr>,
    ) -> Result<(), Error> {
        if self.countries.len() > COUNTRIES {
            self.countries.clear();
        }
        let unknown: HashSet<IpAddr> = addresses
            .into_iter()
            .filter(|address| !self.countries.contains_key(address))
            .take(AT_ONCE)
            .collect();
        let keys: Vec<_> = unknown
            .iter()
            .map(|address| format!("ip-to-country/{address}"))
            .collect();
        let answers = ask(connection, keys.iter().map(String::as_str)).await?;
        for (address, key) in unknown.iter().zip(&keys) {
            let country = answers.get(key).and_then(country);
            self.countries.insert(*address, country);
        }
        Ok(())
    }
}

/// Two small letters; tor writes `??` where it knows none.
fn country(text: &str) -> Option<[u8; 2]> {
    let code: [u8; 2] = text.as_bytes().try_into().ok()?;
    let code = code.map(|byte| byte.to_ascii_lowercase());
    code.iter().all(u8::is_ascii_lowercase).then_some(code)
}

#[cfg(test)]
impl Directory {
    /// Those of a text as `GETINFO ns/all` has it.
    pub(super) fn of(text: &str) -> Self {
        let mut directory = Self::default();
        directory.learn(text);
        directory
    }
}
