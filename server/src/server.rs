//! A server: listeners, and the end of it.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use ssh_key::PrivateKey;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::accept::accept;
use crate::host::{Host, Service};
use crate::limits::{Gate, Refusal};
use crate::registry::Registry;
use crate::ssh::Ssh;
use crate::telnet_session;

/// A server that runs. Dropping it stops the listeners, and leaves the sessions to themselves.
#[derive(Debug)]
pub struct Server {
    host: Arc<Host>,
    listeners: Vec<JoinHandle<()>>,
}

impl Server {
    /// A server of `service`, which listens nowhere yet.
    #[must_use]
    pub fn new(service: Service) -> Self {
        let host = Host {
            service: Arc::new(service),
            gate: Gate::default(),
            registry: Registry::default(),
        };
        Self {
            host: Arc::new(host),
            listeners: Vec::new(),
        }
    }

    /// Listens for SSH at `address`; port 0 lets the system choose. Returns where it listens.
    ///
    /// # Errors
    /// If the address cannot be bound: it is in use, or not this machine's.
    pub async fn listen_ssh(
        &mut self,
        address: SocketAddr,
        host_key: PrivateKey,
    ) -> io::Result<SocketAddr> {
        let ssh = Ssh::new(host_key, &self.host.service.limits);
        let turn_away = |stream: TcpStream, refusal: Refusal| {
            // RFC 4253 section 4.2 lets a server say lines before its version; clients show them when they fail.
            let _ = stream.try_write(format!("strombus: {refusal}\r\n").as_bytes());
        };
        self.listen(address, turn_away, move |host, stream, peer| {
            ssh.clone().serve(host, stream, peer)
        })
        .await
    }

    /// Listens for telnet at `address`; port 0 lets the system choose. Returns where it listens.
    ///
    /// # Errors
    /// If the address cannot be bound: it is in use, or not this machine's.
    pub async fn listen_telnet(&mut self, address: SocketAddr) -> io::Result<SocketAddr> {
        let turn_away = |stream: TcpStream, refusal: Refusal| {
            let _ = stream.try_write(format!("strombus: {refusal}\r\n").as_bytes());
        };
        self.listen(address, turn_away, telnet_session::serve).await
    }

    async fn listen<F>(
        &mut self,
        address: SocketAddr,
        turn_away: fn(TcpStream, Refusal),
        serve: impl Fn(Arc<Host>, TcpStream, SocketAddr) -> F + Send + 'static,
    ) -> io::Result<SocketAddr>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind(address).await?;
        let bound = listener.local_addr()?;
        let host = Arc::clone(&self.host);
        self.listeners.push(tokio::spawn(async move {
            accept(listener, host, turn_away, serve).await
        }));
        Ok(bound)
    }

    /// How many sessions there are.
    #[must_use]
    pub fn sessions(&self) -> usize {
        self.host.registry.count()
    }

    /// Stops listening, has every session give its terminal back, and waits for them, as long as the limits say.
    pub async fn shut_down(mut self) {
        for listener in std::mem::take(&mut self.listeners) {
            listener.abort();
            // When this is done the port is free.
            let _ = listener.await;
        }
        let registry = &self.host.registry;
        registry.shut_down();
        // A session gives its client that long to take the last bytes; a little more, and then it is cut off.
        let farewell = self.host.service.limits.farewell;
        let patience = farewell.saturating_add(std::time::Duration::from_millis(500));
        self.host.service.preferences.flush().await;
        if tokio::time::timeout(patience, registry.emptied())
            .await
            .is_err()
        {
            tracing::warn!(
                sessions = registry.count(),
                "cutting off sessions that did not end"
            );
            registry.cut();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for listener in &self.listeners {
            listener.abort();
        }
    }
}
