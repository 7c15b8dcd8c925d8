//! One connection to a tor.
//!
//! A task owns the socket (`driver.rs`); a [`Connection`] is a handle to it, which may be cloned. Commands of all handles go out
//! as they come, without waiting for the replies of those before; tor answers in order.

mod acts;
mod conf;
mod driver;
mod handshake;
mod info;
mod memory;
mod onion;

pub use conf::Conf;
pub use info::Info;
pub use onion::{NewOnion, Onion};

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::timeout;

use crate::command::Command;
use crate::credentials::Credentials;
use crate::error::Error;
use crate::event::EventName;
use crate::framer::Framer;
use crate::protocol_info::ProtocolInfo;
use crate::reply::Reply;
use crate::subscription::{Hub, Room, Subscription};
use crate::target::Target;
use driver::{Driver, Request};
use memory::Memory;

/// How long is waited, and how much is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For a connection to be made.
    pub connecting: Duration,
    /// For the next bytes of a reply that is due. Then the connection is ended: what comes later could not be told apart.
    pub silence: Duration,
    /// The most bytes of one reply or event.
    pub reply: usize,
    /// The most events that wait for a subscriber.
    pub room: Room,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connecting: Duration::from_secs(10),
            silence: Duration::from_secs(10),
            reply: Framer::CAP,
            room: Room::default(),
        }
    }
}

/// A handle to a connection. The connection is closed when the last one is dropped.
#[derive(Clone, Debug)]
pub struct Connection {
    requests: mpsc::Sender<Request>,
    memory: Arc<Memory>,
    hub: Arc<Hub>,
    limits: Limits,
    ended: watch::Receiver<Option<Error>>,
    facts: Arc<OnceLock<Facts>>,
}

/// Who hears the events of a connection.
pub(crate) enum Subscribers {
    /// Its own, who hear nothing after it.
    Own,
    /// Those of a link, who hear the next connection, too.
    Of(Arc<Hub>),
}

/// What is learnt once, when the connection is made.
#[derive(Clone, Debug, Default)]
struct Facts {
    protocol: ProtocolInfo,
    version: Option<String>,
    /// Empty if tor did not tell.
    events: Vec<EventName>,
}

impl Connection {
    /// Connects and authenticates. Needs a tokio runtime, here and for as long as the connection lasts.
    pub async fn open(
        target: &Target,
        credentials: &Credentials,
        limits: Limits,
    ) -> Result<Self, Error> {
        Self::open_for(target, credentials, limits, &Subscribers::Own).await
    }

    /// The same, for these subscribers.
    pub(crate) async fn open_for(
        target: &Target,
        credentials: &Credentials,
        limits: Limits,
        subscribers: &Subscribers,
    ) -> Result<Self, Error> {
        let failed = |error: std::io::Error| Error::Connect {
            target: target.clone(),
            kind: error.kind(),
            why: error.to_string(),
        };
        let connecting = async {
            Ok(match target {
                Target::Port(address) => {
                    let stream = TcpStream::connect(address).await?;
                    // Commands are small, and wait for their replies.
                    stream.set_nodelay(true)?;
                    Self::start(stream, limits, subscribers)
                }
                Target::Socket(path) => {
                    Self::start(UnixStream::connect(path).await?, limits, subscribers)
                }
            })
        };
        let connection = match timeout(limits.connecting, connecting).await {
            Ok(connected) => connected.map_err(failed)?,
            Err(_) => return Err(failed(std::io::ErrorKind::TimedOut.into())),
        };
        connection.authenticate(credentials).await?;
        Ok(connection)
    }

    /// Authenticates over a stream that is there already.
    pub async fn over(
        stream: impl AsyncRead + AsyncWrite + Send + 'static,
        credentials: &Credentials,
        limits: Limits,
    ) -> Result<Self, Error> {
        let connection = Self::start(stream, limits, &Subscribers::Own);
        connection.authenticate(credentials).await?;
        Ok(connection)
    }

    fn start(
        stream: impl AsyncRead + AsyncWrite + Send + 'static,
        limits: Limits,
        subscribers: &Subscribers,
    ) -> Self {
        let (hub, closes) = match subscribers {
            Subscribers::Own => (Arc::default(), true),
            Subscribers::Of(hub) => (Arc::clone(hub), false),
        };
        let (requests, asked) = mpsc::channel(32);
        let (ending, ended) = watch::channel(None);
        let memory = Arc::<Memory>::default();
        let facts = Arc::<OnceLock<Facts>>::default();
        let driver = Driver::new(
            stream,
            asked,
            Arc::clone(&hub),
            Arc::clone(&memory),
            Arc::clone(&facts),
            limits,
        );
        let closing = closes.then(|| Arc::clone(&hub));
        tokio::spawn(async move {
            driver.run(ending).await;
            if let Some(hub) = closing {
                hub.close();
            }
        });
        Self {
            requests,
            memory,
            hub,
            limits,
            ended,
            facts,
        }
    }

    /// Sends a command and waits for its reply, whatever its status. If the future is dropped, the command may have been sent.
    pub async fn ask(&self, command: Command) -> Result<Reply, Error> {
        let forgets = memory::changes_configuration(&command);
        let (sender, receiver) = oneshot::channel();
        let request = Request {
            wire: command.to_wire(),
            keyword: command.keyword(),
            reply: Some(sender),
        };
        if self.requests.send(request).await.is_err() {
            return Err(self.why_ended());
        }
        let reply = receiver.await.unwrap_or_else(|_| Err(self.why_ended()));
        if forgets {
            // CONF_CHANGED may come after the reply.
            self.memory.forget();
        }
        reply
    }

    /// Sends a command; what tor does not do is an error.
    pub(crate) async fn done(&self, command: Command) -> Result<Reply, Error> {
        let keyword = command.keyword();
        let reply = self.ask(command).await?;
        if reply.is_ok() {
            return Ok(reply);
        }
        Err(refused(keyword, &reply))
    }

    /// Hears these events from now on, as far as tor has them. Tor is told soon after; [`Connection::settle_events`] waits for it.
    /// A subscription does not keep the connection open: it ends with it.
    #[must_use]
    pub fn subscribe(&self, names: impl IntoIterator<Item = EventName>) -> Subscription {
        self.hub.subscribe(names, self.limits.room)
    }

    /// Tells tor now which events all subscriptions want, and waits until it has heard it.
    pub async fn settle_events(&self) -> Result<Reply, Error> {
        let events = driver::set_events(&self.hub, &self.facts)?;
        self.done(events).await
    }

    /// Waits for the end, and tells why.
    pub async fn ended(&self) -> Error {
        let mut ended = self.ended.clone();
        // If the task is gone without a word, the runtime is shutting down.
        let _ = ended.wait_for(Option::is_some).await;
        self.why_ended()
    }

    /// Whether it has not ended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ended.borrow().is_none() && !self.requests.is_closed()
    }

    fn why_ended(&self) -> Error {
        self.ended.borrow().clone().unwrap_or(Error::Closed)
    }

    /// What tor said before it let us in.
    #[must_use]
    pub fn protocol_info(&self) -> ProtocolInfo {
        self.facts
            .get()
            .map(|facts| facts.protocol.clone())
            .unwrap_or_default()
    }

    /// Which tor it is, as `GETINFO version` has it: `0.4.9.11`, or with the state of its source behind.
    #[must_use]
    pub fn version(&self) -> String {
        let facts = self.facts.get();
        let version = facts.and_then(|facts| facts.version.clone());
        version.unwrap_or_default()
    }

    /// The events that this tor has; empty if it does not tell.
    #[must_use]
    pub fn events(&self) -> Vec<EventName> {
        let facts = self.facts.get();
        facts.map(|facts| facts.events.clone()).unwrap_or_default()
    }
}

/// The error of a reply that is none of success.
fn refused(command: String, reply: &Reply) -> Error {
    let status = reply
        .lines
        .iter()
        .map(|line| line.status)
        .find(|status| *status >= 400);
    Error::Refused {
        command,
        status: status.unwrap_or(reply.status()),
        text: reply.text().into(),
    }
}
