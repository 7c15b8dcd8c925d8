//! Onion services: ADD_ONION, DEL_ONION, HSFETCH, HSPOST.

use zeroize::Zeroizing;

use super::Connection;
use crate::command::Command;
use crate::error::Error;

/// An onion service that is to be.
#[derive(Clone, Debug, Default)]
pub struct NewOnion {
    /// `NEW:BEST`, `NEW:ED25519-V3`, or `ED25519-V3:` and a key in base64.
    pub key: String,
    /// `Detach`, `DiscardPK`, `V3Auth`, `MaxStreamsCloseCircuit`, `NonAnonymous`.
    pub flags: Vec<String>,
    /// The ports people come to, and where those lead: none for the same port of this machine.
    pub ports: Vec<(u16, Option<String>)>,
    /// The most streams of one circuit.
    pub max_streams: Option<u32>,
    /// Who may come: their keys, in base32. With none everybody may.
    pub clients: Vec<String>,
}

/// An onion service that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onion {
    /// Its address, without `.onion`.
    pub id: String,
    /// Its key, unless it was given or thrown away.
    pub key: Option<Zeroizing<String>>,
}

impl Connection {
    /// Starts an onion service. It ends with this connection, unless it has the flag `Detach`.
    pub async fn add_onion(&self, onion: &NewOnion) -> Result<Onion, Error> {
        let key = if onion.key.is_empty() {
            "NEW:BEST"
        } else {
            &onion.key
        };
        let mut command = Command::new("ADD_ONION").word(key)?;
        if !onion.flags.is_empty() {
            command = command.word(&format!("Flags={}", onion.flags.join(",")))?;
        }
        if let Some(most) = onion.max_streams {
            command = command.word(&format!("MaxStreams={most}"))?;
        }
        for (port, target) in &onion.ports {
            let target = target.as_ref().map(|target| format!(",{target}"));
            command = command.word(&format!("Port={port}{}", target.unwrap_or_default()))?;
        }
        for client in &onion.clients {
            command = command.word(&format!("ClientAuthV3={client}"))?;
        }
        let reply = self.done(command).await?;
        let value = |key: &str| {
            let mut pairs = reply
                .lines
                .iter()
                .filter_map(|line| line.text.split_once('='));
            pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
        };
        let id = value("ServiceID").ok_or_else(|| Error::Reply {
            command: "ADD_ONION".into(),
            why: "it has no ServiceID".into(),
        })?;
        Ok(Onion {
            id: id.into(),
            key: value("PrivateKey").map(|key| Zeroizing::new(key.into())),
        })
    }

    /// Ends an onion service. `id` is its address without `.onion`.
    pub async fn del_onion(&self, id: &str) -> Result<(), Error> {
        self.done(Command::new("DEL_ONION").word(id)?)
            .await
            .map(drop)
    }

    /// Has the descriptor of an onion service fetched; it comes as HS_DESC and HS_DESC_CONTENT. `servers` are the directories to ask.
    pub async fn hs_fetch(&self, address: &str, servers: &[&str]) -> Result<(), Error> {
        let mut command = Command::new("HSFETCH").word(address)?;
        for server in servers {
            command = command.word(&format!("SERVER={server}"))?;
        }
        self.done(command).await.map(drop)
    }

    /// Hands the descriptor of an onion service to directories.
    pub async fn hs_post(
        &self,
        descriptor: &str,
        address: Option<&str>,
        servers: &[&str],
    ) -> Result<(), Error> {
        let mut command = Command::new("HSPOST");
        for server in servers {
            command = command.word(&format!("SERVER={server}"))?;
        }
        if let Some(address) = address {
            command = command.word(&format!("HSADDRESS={address}"))?;
        }
        self.done(command.with_body(descriptor)?).await.map(drop)
    }
}
