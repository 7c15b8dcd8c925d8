//! An SSH client that types and waits.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;
use russh::client::{self, Handle, Msg};
use russh::keys::PublicKeyOrCertificate;
use russh::{ChannelMsg, ChannelReadHalf, ChannelWriteHalf, Disconnect};

struct Trusting;

impl client::Handler for Trusting {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        _key: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

/// A session with a terminal and a shell, that has shown its first output.
pub(crate) struct Client {
    handle: Handle<Trusting>,
    read: ChannelReadHalf,
    write: ChannelWriteHalf<Msg>,
}

impl Client {
    pub(crate) async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        static CONFIG: OnceLock<Arc<client::Config>> = OnceLock::new();
        let config = CONFIG.get_or_init(|| {
            Arc::new(client::Config {
                nodelay: true,
                ..client::Config::default()
            })
        });
        let mut handle = client::connect(Arc::clone(config), address, Trusting).await?;
        anyhow::ensure!(
            handle.authenticate_none("load").await?.success(),
            "not let in"
        );
        let channel = handle.channel_open_session().await?;
        let (read, write) = channel.split();
        write
            .request_pty(false, "xterm-256color", 80, 24, 0, 0, &[])
            .await?;
        write.request_shell(false).await?;
        let mut client = Self {
            handle,
            read,
            write,
        };
        client.wait_for_output().await?;
        Ok(client)
    }

    pub(crate) async fn type_and_wait(&mut self, key: &'static [u8]) -> anyhow::Result<usize> {
        self.write.data_bytes(key).await?;
        self.wait_for_output().await
    }

    /// Waits for output, and returns how many bytes it has.
    async fn wait_for_output(&mut self) -> anyhow::Result<usize> {
        loop {
            if let ChannelMsg::Data { data } = self
                .read
                .wait()
                .await
                .context("the server closed the channel")?
            {
                return Ok(data.len());
            }
        }
    }

    pub(crate) async fn close(self) {
        let _ = self
            .handle
            .disconnect(Disconnect::ByApplication, "", "")
            .await;
    }
}
