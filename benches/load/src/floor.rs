//! The floor: russh, and an echo in a task of its own for each channel.

use std::io::Write as _;
use std::sync::Arc;

use russh::keys::ssh_key::{PrivateKey, private::Ed25519Keypair, private::KeypairData};
use russh::server::{Auth, ChannelOpenHandle, Handler, Msg, Session};
use russh::{Channel, ChannelId, ChannelMsg, MethodSet, Pty, server};
use tokio::net::TcpListener;

struct Echo;

impl Handler for Echo {
    type Error = russh::Error;

    async fn auth_none(&mut self, _user: &str) -> Result<Auth, Self::Error> {
        Ok(Auth::Accept)
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        reply.accept().await;
        tokio::spawn(async move {
            let (mut read, write) = channel.split();
            while let Some(message) = read.wait().await {
                let data = match message {
                    ChannelMsg::RequestShell { .. } => b"ready".as_slice().into(),
                    ChannelMsg::Data { data } => data,
                    ChannelMsg::Eof | ChannelMsg::Close => break,
                    _ => continue,
                };
                if write.data_bytes(data).await.is_err() {
                    break;
                }
            }
        });
        Ok(())
    }

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

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)
    }
}

/// Serves on a port that the system chooses, and says which.
pub(crate) async fn serve() -> anyhow::Result<()> {
    let key = PrivateKey::new(
        KeypairData::Ed25519(Ed25519Keypair::from_seed(&[7; 32])),
        "floor",
    )?;
    let config = Arc::new(server::Config {
        keys: vec![key],
        methods: MethodSet::server_supported(),
        auth_rejection_time_initial: Some(std::time::Duration::ZERO),
        nodelay: true,
        ..server::Config::default()
    });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let mut out = std::io::stdout();
    writeln!(out, "ssh -p {} localhost", listener.local_addr()?.port())?;
    out.flush()?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let config = Arc::clone(&config);
        tokio::spawn(async move {
            if let Ok(running) = server::run_stream(config, stream, Echo).await {
                let _ = running.await;
            }
        });
    }
}
