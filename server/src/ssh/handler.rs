//! The adapter to russh: what it calls back, and nothing else of us.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Weak};

use russh::keys::Algorithm;
use russh::server::{
    Auth, ChannelOpenHandle, Handler, Msg, PublicKeyOffer, Session, VerifiedPublicKey,
};
use russh::{Channel, ChannelId, ChannelOpenFailure, Pty};

use super::presence::{Presence, Served};
use super::{algorithms, visit};
use crate::accounts::{Account, guest_name, presentable_name};
use crate::host::Host;
use crate::lifeline::Lifeline;

/// What lasts as long as the connection does. Boxed, since russh keeps the handler in the one large future of the connection.
pub(super) struct Connection {
    pub(super) host: Arc<Host>,
    pub(super) peer: SocketAddr,
    pub(super) line: Lifeline,
    pub(super) presence: Presence,
    who: Option<Who>,
    /// The channels that are served.
    channels: HashMap<ChannelId, Open>,
    /// The channels that there ever were.
    opened: usize,
}

/// A channel that is served.
struct Open {
    /// Gone when it is served no more: russh says nothing of a channel that we close first.
    served: Weak<Served>,
    /// Whether something runs on it.
    running: bool,
}

/// Channels that one connection may open in its life. russh keeps a little of each that we close first, so that there must be an end to it.
const CHANNELS_IN_ALL: usize = 10_000;

/// Who came in.
#[derive(Clone, Debug)]
pub(super) struct Who {
    pub(super) account: Account,
    pub(super) guest: bool,
}

impl Connection {
    pub(super) fn new(
        host: Arc<Host>,
        peer: SocketAddr,
        line: Lifeline,
        presence: Presence,
    ) -> Box<Self> {
        Box::new(Self {
            host,
            peer,
            line,
            presence,
            who: None,
            channels: HashMap::new(),
            opened: 0,
        })
    }

    /// A guest comes in by any method, under any name that is no account's.
    async fn admit_guest(&mut self, name: &str) -> bool {
        let service = &self.host.service;
        if !service.guests || service.accounts.exists(name).await {
            return false;
        }
        let name = guest_name(service.accounts.as_ref(), name).await;
        self.admit(
            Account {
                name,
                roles: Vec::new(),
            },
            true,
        );
        true
    }

    fn admit(&mut self, account: Account, guest: bool) {
        self.presence.log_in();
        self.who = Some(Who { account, guest });
    }

    fn refused(&self, name: &str, method: &str) -> Auth {
        tracing::info!(peer = %self.peer, user = presentable_name(name), method, "login refused");
        // russh would take a method that failed off the list, and nobody could type a password twice.
        Auth::Reject {
            proceed_with_methods: Some(algorithms::login_methods()),
            partial_success: false,
        }
    }

    /// Whether a channel may begin to run something: it is open, and nothing runs on it yet.
    fn begin(&mut self, channel: ChannelId) -> bool {
        self.channels
            .get_mut(&channel)
            .is_some_and(|open| !std::mem::replace(&mut open.running, true))
    }
}

/// RSA signatures with SHA-1 are not accepted, whatever the client offers.
const fn is_sha1(algorithm: &Algorithm) -> bool {
    matches!(algorithm, Algorithm::Rsa { hash: None } | Algorithm::Dsa)
}

impl Handler for Box<Connection> {
    type Error = russh::Error;

    async fn auth_none(&mut self, user: &str) -> Result<Auth, Self::Error> {
        // A refusal is no news: clients ask like this to learn the methods.
        Ok(if self.admit_guest(user).await {
            Auth::Accept
        } else {
            Auth::reject()
        })
    }

    async fn auth_password(&mut self, user: &str, password: &str) -> Result<Auth, Self::Error> {
        if self.admit_guest(user).await {
            return Ok(Auth::Accept);
        }
        let host = Arc::clone(&self.host);
        match host.service.accounts.by_password(user, password).await {
            Some(account) => {
                self.admit(account, false);
                Ok(Auth::Accept)
            }
            None => Ok(self.refused(user, "password")),
        }
    }

    async fn auth_publickey_offered(
        &mut self,
        user: &str,
        offer: PublicKeyOffer<'_>,
    ) -> Result<Auth, Self::Error> {
        if is_sha1(offer.algorithm) {
            return Ok(Auth::reject());
        }
        let service = &self.host.service;
        let fits = service
            .accounts
            .by_key(user, offer.public_key)
            .await
            .is_some()
            || (service.guests && !service.accounts.exists(user).await);
        Ok(if fits { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_publickey(
        &mut self,
        user: &str,
        key: VerifiedPublicKey<'_>,
    ) -> Result<Auth, Self::Error> {
        if is_sha1(key.algorithm) {
            return Ok(self.refused(user, "publickey with SHA-1"));
        }
        if self.admit_guest(user).await {
            return Ok(Auth::Accept);
        }
        let host = Arc::clone(&self.host);
        match host.service.accounts.by_key(user, key.public_key).await {
            Some(account) => {
                self.admit(account, false);
                Ok(Auth::Accept)
            }
            None => Ok(self.refused(user, "publickey")),
        }
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        let Some(who) = self.who.clone() else {
            reply
                .reject(ChannelOpenFailure::AdministrativelyProhibited)
                .await;
            return Ok(());
        };
        self.channels
            .retain(|_, open| open.served.strong_count() > 0);
        if self.channels.len() >= self.host.service.limits.channels
            || self.opened >= CHANNELS_IN_ALL
        {
            reply.reject(ChannelOpenFailure::ResourceShortage).await;
            return Ok(());
        }
        self.opened += 1;
        reply.accept().await;
        let id = channel.id();
        let served = visit::begin(self, who, channel);
        self.channels.insert(
            id,
            Open {
                served,
                running: false,
            },
        );
        Ok(())
    }

    async fn channel_close(
        &mut self,
        channel: ChannelId,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.channels.remove(&channel);
        Ok(())
    }

    // What follows only answers the client: the channel itself gets each request too, and acts on it.

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        _term: &str,
        _columns: u32,
        _rows: u32,
        _width: u32,
        _height: u32,
        _modes: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        _name: &str,
        _value: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)
    }

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        if self.begin(channel) {
            session.channel_success(channel)
        } else {
            session.channel_failure(channel)
        }
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        _command: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        if self.begin(channel) {
            session.channel_success(channel)
        } else {
            session.channel_failure(channel)
        }
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        _name: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn window_change_request(
        &mut self,
        channel: ChannelId,
        _columns: u32,
        _rows: u32,
        _width: u32,
        _height: u32,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)
    }
}
