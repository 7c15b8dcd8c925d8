//! The agent that has a person's keys: signs with them, and does not give them away.

use std::path::Path;
use std::time::Duration;

use russh::keys::agent::AgentIdentity;
use russh::keys::agent::client::AgentClient;
use ssh_key::PublicKey;
use tokio::net::UnixStream;
use tokio::time::timeout;

/// An agent that does not even list its keys in this time is not there.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection to an agent.
pub(crate) struct Agent {
    pub(super) client: AgentClient<UnixStream>,
    keys: Vec<PublicKey>,
}

impl Agent {
    /// Asks the agent at this socket for its keys; nothing if there is none.
    pub(crate) async fn at(socket: &Path) -> Option<Self> {
        let asked = async {
            let mut client = AgentClient::connect_uds(socket).await?;
            let identities = client.request_identities().await?;
            Ok::<_, russh::keys::Error>((client, identities))
        };
        match timeout(PATIENCE, asked).await.ok()? {
            Ok((client, identities)) => {
                let key = |identity| match identity {
                    AgentIdentity::PublicKey { key, .. } => Some(key),
                    AgentIdentity::Certificate { .. } => None,
                };
                let keys = identities.into_iter().filter_map(key).collect();
                Some(Self { client, keys })
            }
            Err(error) => {
                tracing::debug!("no agent: {error}");
                None
            }
        }
    }

    /// The public halves of its keys.
    pub(crate) fn keys(&self) -> &[PublicKey] {
        &self.keys
    }
}
