//! The other end: SSH to a host elsewhere, as [`remote`](crate::remote) uses it. Nobody is asked anything here.
//!
//! A [`Connecting`] stops at the host's key; whoever accepts it gets a [`Client`], which logs in (`login`, `agent`) and opens a
//! session (`session`). Errors are sentences for a person.

mod adapter;
mod agent;
mod login;
mod session;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use ssh_key::{Algorithm, PublicKey};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::algorithms;
use crate::lifeline::Lifeline;
use adapter::{Adapter, Banner};

pub(crate) use agent::Agent;
pub(crate) use login::{Login, Methods, Step};
pub(crate) use session::{Heard, Input, Output, Request, Terminal};

/// How long a host has for each part of the key exchange.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long it has to take our leave.
const LEAVE: Duration = Duration::from_secs(1);

type Handle = russh::client::Handle<Adapter>;

type Exchange = Pin<Box<dyn Future<Output = Result<Handle, russh::Error>> + Send>>;

/// A key exchange under way. When this is dropped, it is broken off.
pub(crate) struct Connecting {
    exchange: Exchange,
    key: oneshot::Receiver<PublicKey>,
    accept: oneshot::Sender<()>,
    client: Parts,
}

/// What belongs to a connection beside russh's handle. When it is dropped, the connection is cut.
struct Parts {
    line: Lifeline,
    banner: Banner,
}

impl Drop for Parts {
    fn drop(&mut self) {
        self.line.cut();
    }
}

impl Connecting {
    /// Begins; the host is asked for keys of the `known` types first.
    pub(crate) fn begin(stream: TcpStream, known: &[Algorithm]) -> Self {
        let (adapter, key, accept, banner) = Adapter::new();
        let settings = Arc::new(algorithms::client_settings(known));
        // If this fails, keys are a little slower.
        let _ = stream.set_nodelay(true);
        let line = Lifeline::default();
        let stream = line.clone().hang(stream);
        Self {
            exchange: Box::pin(russh::client::connect_stream(settings, stream, adapter)),
            key,
            accept,
            client: Parts { line, banner },
        }
    }

    /// The host's key, for which it has proved to have the private half.
    pub(crate) async fn host_key(&mut self) -> Result<PublicKey, String> {
        let Self { exchange, key, .. } = self;
        let asked = async {
            tokio::select! {
                biased;
                Ok(key) = key => Ok(key),
                ended = exchange => Err(match ended {
                    Err(error) => in_words(&error),
                    Ok(_) => "it showed no key".into(),
                }),
            }
        };
        timeout(PATIENCE, asked).await.unwrap_or_else(too_slow)
    }

    /// Goes on with that key.
    pub(crate) async fn accept(self) -> Result<Client, String> {
        // If nobody waits for it the exchange has failed, which it tells.
        let _ = self.accept.send(());
        match timeout(PATIENCE, self.exchange).await {
            Ok(Ok(handle)) => Ok(Client {
                handle,
                parts: self.client,
            }),
            Ok(Err(error)) => Err(in_words(&error)),
            Err(elapsed) => too_slow(elapsed),
        }
    }
}

fn too_slow<T>(_: tokio::time::error::Elapsed) -> Result<T, String> {
    Err("it does not answer".into())
}

fn in_words(error: &russh::Error) -> String {
    match error {
        russh::Error::NoCommonAlgo { kind, .. } => {
            format!("it has no {kind:?} that is still safe").to_lowercase()
        }
        russh::Error::Disconnect | russh::Error::HUP | russh::Error::SendError => {
            "it closed the connection".into()
        }
        russh::Error::KeepaliveTimeout => "it does not answer any more".into(),
        russh::Error::IO(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            "it closed the connection".into()
        }
        other => other.to_string(),
    }
}

/// A connection to a host that is the one it should be.
pub(crate) struct Client {
    handle: Handle,
    parts: Parts,
}

impl Client {
    /// What the host has to say to all who come, since this was asked last. It may contain anything.
    pub(crate) fn take_banner(&self) -> String {
        self.parts.banner.take()
    }

    /// Takes leave, and ends the connection whether the host hears it or not.
    pub(crate) async fn leave(mut self) {
        let bye = async {
            let reason = russh::Disconnect::ByApplication;
            if self.handle.disconnect(reason, "", "en").await.is_ok() {
                // It ends when that is written.
                let _ = (&mut self.handle).await;
            }
        };
        let _ = timeout(LEAVE, bye).await;
    }
}
