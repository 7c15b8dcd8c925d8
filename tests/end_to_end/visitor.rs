//! An SSH client inside the test: its packets are what the test says, and there may be hundreds.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use russh::client::{self, Config, Handle, Msg, Session};
use russh::keys::PublicKeyOrCertificate;
use russh::{ChannelMsg, ChannelReadHalf, ChannelWriteHalf};
use tokio::time::timeout;

use crate::emulators::{Emulators, Screen, Size};
use crate::patience::PATIENCE;

/// Waits for a future, with a bound.
pub(crate) async fn patiently<F: Future>(what: &str, future: F) -> F::Output {
    timeout(PATIENCE, future)
        .await
        .unwrap_or_else(|_| panic!("in vain: {what}"))
}

/// What the key exchange came to.
#[derive(Clone, Default)]
struct Observer(Arc<Mutex<String>>);

impl client::Handler for Observer {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        _key: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        Ok(true)
    }

    async fn kex_done(
        &mut self,
        _secret: Option<&[u8]>,
        names: &russh::Names,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = names.kex.as_ref().to_owned();
        Ok(())
    }
}

/// A connection that is logged in, as a guest.
pub(crate) struct Connection {
    handle: Handle<Observer>,
    observer: Observer,
}

impl Connection {
    pub(crate) async fn new(address: SocketAddr, user: &str) -> Self {
        let observer = Observer::default();
        let config = Arc::new(Config {
            nodelay: true,
            ..Config::default()
        });
        let connected = patiently(
            "a connection",
            client::connect(config, address, observer.clone()),
        )
        .await;
        let mut handle = connected.expect("a connection");
        let answer = patiently("an answer to the login", handle.authenticate_none(user)).await;
        assert!(answer.expect("an answer").success(), "not let in");
        Self { handle, observer }
    }

    /// The name of the key exchange that was used.
    pub(crate) fn key_exchange(&self) -> String {
        self.observer
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Opens a session that shows an app in a window of the usual size. The error is why the server refuses it.
    pub(crate) async fn open(&mut self, app: &str) -> Result<Visitor, russh::Error> {
        let (read, write) = patiently("a channel", self.handle.channel_open_session())
            .await?
            .split();
        let size = Size::USUAL;
        write
            .request_pty(
                false,
                "xterm-256color",
                size.columns.into(),
                size.rows.into(),
                0,
                0,
                &[],
            )
            .await?;
        write.exec(false, app).await?;
        Ok(Visitor {
            read,
            write,
            emulators: Emulators::new(size),
        })
    }
}

/// A session of such a client.
pub(crate) struct Visitor {
    read: ChannelReadHalf,
    write: ChannelWriteHalf<Msg>,
    emulators: Emulators,
}

impl Visitor {
    /// Sends these bytes in a packet of their own.
    pub(crate) async fn send(&self, bytes: &[u8]) {
        self.write
            .data_bytes(bytes.to_vec())
            .await
            .expect("the channel is open");
    }

    pub(crate) async fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} is seen"), |screen| screen.shows(text))
            .await;
    }

    pub(crate) async fn wait_until(&mut self, what: &str, is_right: impl Fn(&Screen) -> bool) {
        while !self.emulators.screens().iter().all(&is_right) {
            match patiently(what, self.read.wait()).await {
                Some(ChannelMsg::Data { data }) => self.emulators.feed(&data),
                Some(_) => {}
                None => panic!(
                    "the channel was closed before: {what}\n{}",
                    self.emulators.screens()[0].text()
                ),
            }
        }
    }

    /// Waits until the server closes the channel. Returns the exit status that it told.
    pub(crate) async fn wait_end(&mut self) -> Option<u32> {
        let mut status = None;
        while let Some(message) = patiently("the end of the session", self.read.wait()).await {
            match message {
                ChannelMsg::Data { data } => self.emulators.feed(&data),
                ChannelMsg::ExitStatus { exit_status } => status = Some(exit_status),
                _ => {}
            }
        }
        status
    }
}
