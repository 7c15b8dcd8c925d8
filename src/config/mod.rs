//! The configuration: a TOML file, and what the command line says beside it.

mod check;
mod duration;
mod effective;
mod file;
mod relays;

use std::net::SocketAddr;
use std::path::PathBuf;

use strombus_server::{ConfiguredAccount, Limits, Loan};

use crate::relays::RelayConfig;

pub(crate) use check::{default_data, settle};
pub(crate) use effective::effective;
pub(crate) use file::ConfigFile;
pub(crate) use relays::{password_of, relays};

/// A fault in the configuration or on the command line: one line that says where, and what to do.
#[derive(Debug)]
pub(crate) struct ConfigError(pub(crate) String);

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

/// What the command line says; it wins over the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides {
    pub(crate) ssh: Vec<SocketAddr>,
    pub(crate) telnet: Vec<SocketAddr>,
    pub(crate) data: Option<PathBuf>,
    pub(crate) app: Option<String>,
}

/// What is to be served, all questions answered.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) ssh: Vec<SocketAddr>,
    pub(crate) telnet: Vec<SocketAddr>,
    /// Where what accounts choose is kept; nowhere if there is no place.
    pub(crate) data: Option<PathBuf>,
    pub(crate) host_key: PathBuf,
    pub(crate) app: String,
    pub(crate) guests: bool,
    pub(crate) accounts: Vec<ConfiguredAccount>,
    /// What sessions are lent, and to whom.
    pub(crate) lending: Vec<Loan>,
    pub(crate) limits: Limits,
    pub(crate) relays: RelayConfig,
}
