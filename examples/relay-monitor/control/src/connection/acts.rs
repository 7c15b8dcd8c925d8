//! The commands that do something.

use std::time::Duration;

use super::Connection;
use crate::command::Command;
use crate::error::Error;
use crate::signal::Signal;

impl Connection {
    /// Sends a signal. NEWNYM is refused while tor would put it off ([`Error::TooSoon`]).
    pub async fn signal(&self, signal: &Signal) -> Result<(), Error> {
        let wait = self.newnym_wait();
        if *signal == Signal::NewNym && !wait.is_zero() {
            return Err(Error::TooSoon { wait });
        }
        self.done(Command::new("SIGNAL").word(signal.as_str())?)
            .await?;
        if *signal == Signal::NewNym {
            self.memory.note_newnym();
        }
        Ok(())
    }

    /// How long until tor handles the next NEWNYM; zero for at once. Those of other controllers count.
    #[must_use]
    pub fn newnym_wait(&self) -> Duration {
        self.memory.newnym_wait()
    }

    /// Has one address stand for another. `0.0.0.0`, `::0` and `.` ask tor for an address of its own choice. Returns the pairs that
    /// now hold.
    pub async fn map_address(
        &self,
        pairs: &[(&str, &str)],
    ) -> Result<Vec<(String, String)>, Error> {
        let mut command = Command::new("MAPADDRESS");
        for (from, to) in pairs {
            command = command.word(&format!("{from}={to}"))?;
        }
        let reply = self.done(command).await?;
        let pairs = reply
            .lines
            .iter()
            .filter_map(|line| line.text.split_once('='));
        Ok(pairs.map(|(from, to)| (from.into(), to.into())).collect())
    }

    /// Has a name resolved; the answer is an ADDRMAP event. `reverse` asks for the name of an address.
    pub async fn resolve(&self, name: &str, reverse: bool) -> Result<(), Error> {
        let mut command = Command::new("RESOLVE");
        if reverse {
            command = command.word("mode=reverse")?;
        }
        self.done(command.word(name)?).await.map(drop)
    }

    /// Builds a circuit (`circuit` 0), or makes one longer. Without relays tor chooses. Returns the circuit's id.
    pub async fn extend_circuit(
        &self,
        circuit: &str,
        relays: &[&str],
        purpose: Option<&str>,
    ) -> Result<String, Error> {
        let mut command = Command::new("EXTENDCIRCUIT").word(circuit)?;
        if !relays.is_empty() {
            command = command.word(&relays.join(","))?;
        }
        if let Some(purpose) = purpose {
            command = command.word(&format!("purpose={purpose}"))?;
        }
        let reply = self.done(command).await?;
        let id = reply.text().strip_prefix("EXTENDED ").map(Into::into);
        id.ok_or_else(|| Error::Reply {
            command: "EXTENDCIRCUIT".into(),
            why: format!("`{}` names no circuit", reply.text()),
        })
    }

    /// Says what a circuit is for: `general` or `controller`.
    pub async fn set_circuit_purpose(&self, circuit: &str, purpose: &str) -> Result<(), Error> {
        let command = Command::new("SETCIRCUITPURPOSE").word(circuit)?;
        let command = command.word(&format!("purpose={purpose}"))?;
        self.done(command).await.map(drop)
    }

    /// Closes a circuit; with `if_unused` only one that has no streams.
    pub async fn close_circuit(&self, circuit: &str, if_unused: bool) -> Result<(), Error> {
        let mut command = Command::new("CLOSECIRCUIT").word(circuit)?;
        if if_unused {
            command = command.word("IfUnused")?;
        }
        self.done(command).await.map(drop)
    }

    /// Attaches a stream to a circuit; 0 lets tor choose.
    pub async fn attach_stream(&self, stream: &str, circuit: &str) -> Result<(), Error> {
        let command = Command::new("ATTACHSTREAM").word(stream)?.word(circuit)?;
        self.done(command).await.map(drop)
    }

    /// Has a stream lead elsewhere.
    pub async fn redirect_stream(
        &self,
        stream: &str,
        address: &str,
        port: Option<u16>,
    ) -> Result<(), Error> {
        let mut command = Command::new("REDIRECTSTREAM").word(stream)?.word(address)?;
        if let Some(port) = port {
            command = command.word(&port.to_string())?;
        }
        self.done(command).await.map(drop)
    }

    /// Closes a stream. The reason is a number of tor-spec's RELAY_END; 1 is "other".
    pub async fn close_stream(&self, stream: &str, reason: u8) -> Result<(), Error> {
        let command = Command::new("CLOSESTREAM").word(stream)?;
        self.done(command.word(&reason.to_string())?)
            .await
            .map(drop)
    }

    /// Hands tor a server descriptor.
    pub async fn post_descriptor(
        &self,
        descriptor: &str,
        purpose: Option<&str>,
        cache: bool,
    ) -> Result<(), Error> {
        let mut command = Command::new("POSTDESCRIPTOR");
        if let Some(purpose) = purpose {
            command = command.word(&format!("purpose={purpose}"))?;
        }
        command = command.word(if cache { "cache=yes" } else { "cache=no" })?;
        self.done(command.with_body(descriptor)?).await.map(drop)
    }

    /// Has tor stop when this connection ends.
    pub async fn take_ownership(&self) -> Result<(), Error> {
        self.done(Command::new("TAKEOWNERSHIP")).await.map(drop)
    }

    /// Has tor go on when this connection ends.
    pub async fn drop_ownership(&self) -> Result<(), Error> {
        self.done(Command::new("DROPOWNERSHIP")).await.map(drop)
    }

    /// Has tor forget its guards and choose others. That is bad for anonymity.
    pub async fn drop_guards(&self) -> Result<(), Error> {
        self.done(Command::new("DROPGUARDS")).await.map(drop)
    }

    /// Has tor forget how long circuits take.
    pub async fn drop_timeouts(&self) -> Result<(), Error> {
        self.done(Command::new("DROPTIMEOUTS")).await.map(drop)
    }

    /// Turns on features of the protocol.
    pub async fn use_feature(&self, features: &[&str]) -> Result<(), Error> {
        let mut command = Command::new("USEFEATURE");
        for feature in features {
            command = command.word(feature)?;
        }
        self.done(command).await.map(drop)
    }

    /// Says goodbye: tor closes the connection.
    pub async fn quit(&self) -> Result<(), Error> {
        self.done(Command::new("QUIT")).await.map(drop)
    }
}
