//! A connection that is kept.

mod backoff;

use std::sync::Arc;

use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until};

use crate::command::Command;
use crate::connection::{Conf, Connection, Info, Limits, Subscribers};
use crate::credentials::Credentials;
use crate::error::Error;
use crate::event::EventName;
use crate::reply::Reply;
use crate::subscription::{Hub, Subscription};
use crate::target::Target;
use backoff::BackOff;

/// How a link is.
#[derive(Clone, Debug)]
pub enum State {
    /// It connects, or authenticates.
    Connecting,
    /// It is connected; events are set.
    Up(Connection),
    /// It is not, and tries again.
    Down {
        /// What went wrong.
        why: Error,
        /// When it tries again.
        again: Instant,
    },
}

impl State {
    /// Whether it is connected.
    #[must_use]
    pub fn is_up(&self) -> bool {
        matches!(self, Self::Up(_))
    }
}

/// A handle to a kept connection. The last one that is dropped closes it.
#[derive(Clone, Debug)]
pub struct Link {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    target: Target,
    hub: Arc<Hub>,
    limits: Limits,
    states: watch::Sender<State>,
    state: watch::Receiver<State>,
    /// Somebody wants it to try at once.
    hurry: Arc<Notify>,
    task: tokio::task::AbortHandle,
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.task.abort();
        // The state holds the connection, and receivers may still hold the state.
        let why = Error::Down("nobody uses this link any more".into());
        let again = Instant::now();
        self.states.send_replace(State::Down { why, again });
        self.hub.close();
    }
}

impl Link {
    /// Begins to connect. Needs a tokio runtime, here and for as long as there is the link.
    #[must_use]
    pub fn open(target: Target, credentials: Credentials, limits: Limits) -> Self {
        let hub = Arc::<Hub>::default();
        let hurry = Arc::<Notify>::default();
        let (states, state) = watch::channel(State::Connecting);
        let keeper = Keeper {
            target: target.clone(),
            credentials,
            limits,
            subscribers: Subscribers::Of(Arc::clone(&hub)),
            hurry: Arc::clone(&hurry),
            states: states.clone(),
        };
        let task = tokio::spawn(keeper.keep()).abort_handle();
        let shared = Shared {
            target,
            hub,
            limits,
            states,
            state,
            hurry,
            task,
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Where it leads.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.shared.target
    }

    /// How it is, and how it changes. The receiver does not keep the link.
    #[must_use]
    pub fn state(&self) -> watch::Receiver<State> {
        self.shared.state.clone()
    }

    /// The connection of the moment; [`Error::Down`] if there is none.
    pub fn connection(&self) -> Result<Connection, Error> {
        match &*self.shared.state.borrow() {
            State::Up(connection) => Ok(connection.clone()),
            State::Connecting => Err(Error::Down("it is being tried".into())),
            State::Down { why, .. } => Err(Error::Down(why.to_string())),
        }
    }

    /// Hears these events from now on, over all connections to come. It ends when the last handle of the link is dropped.
    #[must_use]
    pub fn subscribe(&self, names: impl IntoIterator<Item = EventName>) -> Subscription {
        self.shared.hub.subscribe(names, self.shared.limits.room)
    }

    /// Tries at once instead of waiting; does nothing while it is connected.
    pub fn try_now(&self) {
        self.shared.hurry.notify_waiters();
    }

    /// [`Connection::ask`] of the connection of the moment.
    pub async fn ask(&self, command: Command) -> Result<Reply, Error> {
        self.connection()?.ask(command).await
    }

    /// [`Connection::get_info`] of the connection of the moment.
    pub async fn get_info(&self, keys: &[&str]) -> Result<Info, Error> {
        self.connection()?.get_info(keys).await
    }

    /// [`Connection::info`] of the connection of the moment.
    pub async fn info(&self, key: &str) -> Result<String, Error> {
        self.connection()?.info(key).await
    }

    /// [`Connection::get_conf`] of the connection of the moment.
    pub async fn get_conf(&self, options: &[&str]) -> Result<Conf, Error> {
        self.connection()?.get_conf(options).await
    }
}

/// The task that keeps the connection.
struct Keeper {
    target: Target,
    credentials: Credentials,
    limits: Limits,
    subscribers: Subscribers,
    hurry: Arc<Notify>,
    states: watch::Sender<State>,
}

impl Keeper {
    async fn keep(self) {
        let mut backoff = BackOff::default();
        loop {
            self.states.send_replace(State::Connecting);
            let opened = Connection::open_for(
                &self.target,
                &self.credentials,
                self.limits,
                &self.subscribers,
            );
            let why = match opened.await {
                Ok(connection) => {
                    backoff.reset();
                    self.states.send_replace(State::Up(connection.clone()));
                    connection.ended().await
                }
                Err(error) => error,
            };
            let again = Instant::now() + backoff.next();
            self.states.send_replace(State::Down { why, again });
            tokio::select! {
                () = sleep_until(again) => {}
                () = self.hurry.notified() => {}
            }
        }
    }
}
