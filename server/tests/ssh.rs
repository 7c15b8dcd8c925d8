//! SSH clients that do not behave as `ssh` does, against a server in this process.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use russh::client::{self, AuthResult, Handle, Msg};
use russh::keys::PublicKeyOrCertificate;
use russh::keys::ssh_key::PrivateKey;
use russh::keys::ssh_key::private::{Ed25519Keypair, KeypairData};
use russh::{Channel, ChannelMsg, MethodKind};
use strombus_server::{
    Account, ConfiguredAccount, ConfiguredAccounts, Lending, Limits, Preferences, Server, Service,
    hash_password,
};
use strombus_widgets::{App, Catalogue, Label, Session, Ui};

/// Far more than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A limit that runs out while a test waits.
const SOON: Duration = Duration::from_millis(300);

/// Shows a word.
struct Word;

impl App for Word {
    type Message = ();

    fn open(ui: &mut Ui<()>, session: &Session) -> Self {
        ui.set_root(Label::new(format!("welcome {}", session.user)));
        Self
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

/// A server with the account `ann`, whose password is "right", and with guests if they are `allowed`.
async fn serve(allowed: bool, limits: Limits) -> (Server, SocketAddr) {
    let account = Account {
        name: "ann".into(),
        roles: Vec::new(),
    };
    let password_hash = Some(hash_password("right").expect("a hash"));
    let accounts = vec![ConfiguredAccount {
        account,
        password_hash,
        keys: Vec::new(),
    }];
    let mut server = Server::new(Service {
        catalogue: Catalogue::new().app::<Word>("word", "shows a word"),
        first: "word".into(),
        accounts: Arc::new(ConfiguredAccounts::new(accounts)),
        guests: allowed,
        limits,
        lending: Lending::default(),
        preferences: Preferences::default(),
    });
    let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&[7; 32]));
    let key = PrivateKey::new(pair, "test").expect("a key");
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let address = server.listen_ssh(any, key).await.expect("a port");
    (server, address)
}

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

async fn patiently<F: Future>(what: &str, future: F) -> F::Output {
    tokio::time::timeout(PATIENCE, future)
        .await
        .unwrap_or_else(|_| panic!("in vain: {what}"))
}

async fn connect(address: SocketAddr, window_size: u32) -> Handle<Trusting> {
    let config = client::Config {
        window_size,
        ..client::Config::default()
    };
    patiently(
        "a connection",
        client::connect(Arc::new(config), address, Trusting),
    )
    .await
    .expect("a connection")
}

/// A connection of the guest `name`.
async fn guest(address: SocketAddr, name: &str, window_size: u32) -> Handle<Trusting> {
    let mut handle = connect(address, window_size).await;
    assert!(
        handle
            .authenticate_none(name)
            .await
            .expect("an answer")
            .success()
    );
    handle
}

const WINDOW: u32 = 1 << 20;

/// Waits until the channel is closed. Returns what was sent on it, and the exit status.
async fn wait_closed(channel: &mut Channel<Msg>) -> (String, Option<u32>) {
    let (mut sent, mut status) = (Vec::new(), None);
    patiently("the end of a channel", async {
        while let Some(message) = channel.wait().await {
            match message {
                ChannelMsg::Data { data } | ChannelMsg::ExtendedData { data, .. } => {
                    sent.extend_from_slice(&data)
                }
                ChannelMsg::ExitStatus { exit_status } => status = Some(exit_status),
                ChannelMsg::Close => break,
                _ => {}
            }
        }
    })
    .await;
    (String::from_utf8_lossy(&sent).into_owned(), status)
}

async fn wait_disconnected(handle: &Handle<Trusting>) {
    patiently("the end of a connection", async {
        while !handle.is_closed() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
}

/// Opens a session and waits until it shows its app.
async fn open_word(handle: &Handle<Trusting>) -> Channel<Msg> {
    let mut channel = handle.channel_open_session().await.expect("a channel");
    channel
        .request_pty(false, "xterm", 80, 24, 0, 0, &[])
        .await
        .expect("it is open");
    channel.request_shell(false).await.expect("it is open");
    patiently("the app", async {
        let mut shown = Vec::new();
        while !String::from_utf8_lossy(&shown).contains("welcome") {
            if let ChannelMsg::Data { data } = channel.wait().await.expect("it is open") {
                shown.extend_from_slice(&data);
            }
        }
    })
    .await;
    channel
}

#[tokio::test]
async fn a_wrong_password_may_be_tried_again_as_often_as_the_limit_says() {
    let (_server, address) = serve(
        false,
        Limits {
            login_attempts: 3,
            ..Limits::default()
        },
    )
    .await;
    let mut handle = connect(address, WINDOW).await;
    assert!(
        !handle
            .authenticate_none("ann")
            .await
            .expect("an answer")
            .success()
    );
    for _ in 0..2 {
        match handle
            .authenticate_password("ann", "wrong")
            .await
            .expect("an answer")
        {
            AuthResult::Failure {
                remaining_methods, ..
            } => {
                assert!(
                    remaining_methods.contains(&MethodKind::Password),
                    "{remaining_methods:?}"
                );
            }
            AuthResult::Success => panic!("let in"),
        }
    }
    assert!(
        handle
            .authenticate_password("ann", "right")
            .await
            .expect("an answer")
            .success()
    );

    let mut handle = connect(address, WINDOW).await;
    let _ = handle.authenticate_none("ann").await;
    for _ in 0..3 {
        let _ = handle.authenticate_password("ann", "wrong").await;
    }
    let last = handle.authenticate_password("ann", "right").await;
    assert!(
        !last.is_ok_and(|answer| answer.success()),
        "let in after too many attempts"
    );
}

#[tokio::test]
async fn no_guest_is_shown_under_the_name_of_an_account() {
    let (_server, address) = serve(true, Limits::default()).await;
    for name in ["ann", "Ann", "ANN"] {
        let mut handle = connect(address, WINDOW).await;
        assert!(
            !handle
                .authenticate_none(name)
                .await
                .expect("an answer")
                .success(),
            "{name}"
        );
    }
    for name in ["ann\0", " ann", "a\u{200b}nn"] {
        let handle = guest(address, name, WINDOW).await;
        let channel = handle.channel_open_session().await.expect("a channel");
        channel.exec(false, "word").await.expect("it is open");
        drop(channel);
        let mut channel = handle.channel_open_session().await.expect("a channel");
        channel
            .request_pty(false, "xterm", 80, 24, 0, 0, &[])
            .await
            .expect("it is open");
        channel.request_shell(false).await.expect("it is open");
        channel.data_bytes(b"q".to_vec()).await.expect("it is open");
        let (sent, status) = wait_closed(&mut channel).await;
        assert!(
            sent.contains("welcome guest") || !sent.contains("welcome ann"),
            "{sent}"
        );
        assert_eq!(status, Some(0));
    }
}

#[tokio::test]
async fn a_channel_on_which_nothing_is_asked_for_is_closed() {
    let (_server, address) = serve(
        true,
        Limits {
            login_grace: SOON,
            ..Limits::default()
        },
    )
    .await;
    let handle = guest(address, "bob", WINDOW).await;
    let mut other = open_word(&handle).await;
    let mut silent = handle.channel_open_session().await.expect("a channel");
    silent
        .request_pty(false, "xterm", 80, 24, 0, 0, &[])
        .await
        .expect("it is open");
    assert_eq!(
        wait_closed(&mut silent).await,
        (
            "strombus: nothing was asked for in time\r\n".to_owned(),
            Some(1)
        )
    );
    other.data_bytes(b"q".to_vec()).await.expect("it is open");
    assert_eq!(wait_closed(&mut other).await.1, Some(0));
}

#[tokio::test]
async fn a_connection_without_a_session_is_ended() {
    let (_server, address) = serve(
        true,
        Limits {
            idle: Some(SOON),
            ..Limits::default()
        },
    )
    .await;
    let handle = guest(address, "bob", WINDOW).await;
    wait_disconnected(&handle).await;
}

#[tokio::test]
async fn a_login_that_takes_too_long_is_ended() {
    let (_server, address) = serve(
        true,
        Limits {
            login_grace: SOON,
            ..Limits::default()
        },
    )
    .await;
    let handle = connect(address, WINDOW).await;
    wait_disconnected(&handle).await;
}

/// The client gives no room for the reason, and says more than anybody takes.
#[tokio::test]
async fn a_client_that_is_refused_and_does_not_listen_keeps_nothing() {
    let limits = Limits {
        idle: Some(SOON),
        farewell: SOON,
        ..Limits::default()
    };
    let (_server, address) = serve(true, limits).await;
    let handle = guest(address, "bob", 0).await;
    let channel = handle.channel_open_session().await.expect("a channel");
    channel
        .exec(false, "no-such-app")
        .await
        .expect("it is open");
    let flood = vec![b'x'; 1 << 20];
    let _ = tokio::time::timeout(SOON, channel.data_bytes(flood)).await;
    wait_disconnected(&handle).await;
}

#[tokio::test]
async fn channels_are_limited_and_free_again_when_closed() {
    let (_server, address) = serve(
        true,
        Limits {
            channels: 2,
            ..Limits::default()
        },
    )
    .await;
    let handle = guest(address, "bob", WINDOW).await;
    let (_first, second) = (open_word(&handle).await, open_word(&handle).await);
    assert!(handle.channel_open_session().await.is_err());
    second.close().await.expect("it is open");
    open_word(&handle).await;
}

#[tokio::test]
async fn a_window_that_is_never_opened_ends_the_session() {
    let limits = Limits {
        stalled: SOON,
        farewell: SOON,
        ..Limits::default()
    };
    let (server, address) = serve(true, limits).await;
    let handle = guest(address, "bob", 0).await;
    let channel = handle.channel_open_session().await.expect("a channel");
    channel
        .request_pty(false, "xterm", 80, 24, 0, 0, &[])
        .await
        .expect("it is open");
    channel.request_shell(false).await.expect("it is open");
    wait_disconnected(&handle).await;
    patiently("the end of the session", async {
        while server.sessions() > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_twice_or_in_passing_does_no_harm() {
    let (_server, address) = serve(true, Limits::default()).await;
    let handle = guest(address, "bob", WINDOW).await;
    let channel = handle.channel_open_session().await.expect("a channel");
    for _ in 0..1000 {
        channel
            .set_env(false, "NAME".repeat(50), "\x1b[2J".repeat(100))
            .await
            .expect("it is open");
        channel
            .window_change(u32::MAX, u32::MAX, 0, 0)
            .await
            .expect("it is open");
    }
    channel
        .request_pty(false, "xterm", u32::MAX, u32::MAX, 0, 0, &[])
        .await
        .expect("it is open");
    channel.request_shell(false).await.expect("it is open");
    let (mut read, write) = channel.split();
    let asking = tokio::spawn(async move {
        for _ in 0..1000 {
            write.request_shell(false).await.expect("it is open");
            write.exec(false, "word").await.expect("it is open");
            write.window_change(0, 1, 0, 0).await.expect("it is open");
            write.window_change(80, 24, 0, 0).await.expect("it is open");
        }
        write.data_bytes(b"q".to_vec()).await.expect("it is open");
    });
    let status = patiently("the end of the session", async {
        loop {
            if let ChannelMsg::ExitStatus { exit_status } =
                read.wait().await.expect("it ends with a status")
            {
                return exit_status;
            }
        }
    });
    assert_eq!(status.await, 0);
    asking.await.expect("all was asked");
}

#[tokio::test]
async fn the_end_of_the_server_reaches_clients_and_waits_for_none_of_them() {
    // For nobody who is there and reads, and for nobody without a session, it waits that long.
    let limits = Limits {
        farewell: 2 * PATIENCE,
        ..Limits::default()
    };
    let (server, address) = serve(true, limits).await;
    let (handle, silent) = (
        guest(address, "bob", WINDOW).await,
        guest(address, "eve", WINDOW).await,
    );
    let mut channel = open_word(&handle).await;
    let ((), (sent, status)) = patiently("the end of the server", async {
        tokio::join!(server.shut_down(), wait_closed(&mut channel))
    })
    .await;
    assert!(
        sent.ends_with("strombus: the server is going down.\r\n"),
        "{sent}"
    );
    assert_eq!(status, Some(1));
    assert!(
        tokio::net::TcpStream::connect(address).await.is_err(),
        "it still listens"
    );
    drop(silent);
}
