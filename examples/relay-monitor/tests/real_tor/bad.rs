//! What is no tor, or a tor that does not let us in: said in its model, tried again, and nothing else is disturbed.

use std::net::SocketAddr;
use std::path::Path;

use strombus_relay_monitor::model::{LinkState, RelayView, Resolver};
use strombus_relay_monitor::{Keeping, Monitor, RelayAccess, RelaySettings, ReverseNames};
use strombus_tor_control::Credentials;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::tor::{RELAY, Tor, monitor, view_where, who};

/// Why a relay is down, as its view says.
fn why(view: &RelayView) -> &str {
    match &view.link {
        LinkState::Down { why, .. } => why,
        _ => "",
    }
}

/// A port where all who connect are told this, whatever they say.
async fn port_that_says(bytes: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let _ = stream.write_all(bytes).await;
                let mut ignored = [0; 64];
                while stream.read(&mut ignored).await.is_ok_and(|count| count > 0) {}
            });
        }
    });
    address
}

async fn check_port(bytes: &'static [u8], expected: &str) {
    let address = port_that_says(bytes).await;
    let folder = tempfile::tempdir().unwrap();
    let monitor = monitor(
        address.to_string().parse().unwrap(),
        Credentials::new(),
        folder.path(),
    );
    let view = view_where(&monitor, |view| !why(view).is_empty()).await;
    assert!(why(&view).contains(expected), "{}", why(&view));
    assert!(!why(&view).contains(char::is_control), "{}", why(&view));
    check_page(&monitor, why(&view));
}

/// The page of the relay says so, too, in whole.
fn check_page(monitor: &Monitor, why: &str) {
    use strombus_relay_monitor::pages::RelayApp;
    use strombus_widgets::{Pilot, Session};
    let session = Session {
        user: "ann".into(),
        guest: false,
        ..Session::pilot()
    };
    for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
        let pilot = Pilot::start(rows, columns, |ui| RelayApp::join(ui, &session, monitor));
        let screen = pilot.screen();
        // A line that is wrapped may be broken anywhere.
        let close = |text: &str| text.split_whitespace().collect::<String>();
        assert!(close(&screen).contains(&close(why)), "{why}\n{screen}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_that_is_no_tor_is_called_what_it_is() {
    check_port(b"SSH-2.0-OpenSSH_9.2\r\n", "an SSH server does").await;
    check_port(b"HTTP/1.1 400 Bad Request\r\n\r\n", "a web server does").await;
    check_port(b"\x1b[31m\xff\xfe\r\n", "no").await;
    let long: &'static [u8] = vec![b'x'; 64 << 20].leak();
    check_port(long, "").await;
}

async fn check_credentials(tor: &Tor, credentials: Credentials, expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    let monitor = monitor(tor.target(), credentials, folder.path());
    let view = view_where(&monitor, |view| !why(view).is_empty()).await;
    assert!(why(&view).contains(expected), "{}", why(&view));
    assert!(
        why(&view).contains("[[relay]]") || why(&view).contains("torrc"),
        "{}",
        why(&view)
    );
    check_page(&monitor, why(&view));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_is_said_and_the_right_relay_is_not_disturbed() {
    let tor = Tor::start("");
    let write = |name: &str, bytes: &[u8]| {
        let path = tor.folder().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    check_credentials(
        &tor,
        Credentials::new().cookie(write("wrong", &[7; 32])),
        "does not know the cookie",
    )
    .await;
    check_credentials(
        &tor,
        Credentials::new().cookie(write("short", &[7; 31])),
        "is 31 bytes long, not 32",
    )
    .await;
    check_credentials(
        &tor,
        Credentials::new().cookie("/nowhere/at/all"),
        "cannot read the cookie",
    )
    .await;
    check_credentials(
        &tor,
        Credentials::new().password("wrong"),
        "tor takes no password",
    )
    .await;

    let hash = std::process::Command::new("tor")
        .args(["--quiet", "--hash-password", "right"])
        .output()
        .unwrap();
    let hash = String::from_utf8(hash.stdout).unwrap();
    let locked = Tor::start(&format!(
        "CookieAuthentication 0\nHashedControlPassword {hash}"
    ));
    check_credentials(
        &locked,
        Credentials::new().password("wrong"),
        "the password is wrong",
    )
    .await;

    let settings = |credentials| RelaySettings {
        target: tor.target(),
        credentials,
        name: Some("two".into()),
        access: RelayAccess::default(),
        names: ReverseNames::Off,
        resolver: Resolver::Auto,
    };
    let both = vec![
        settings(Credentials::new()),
        settings(Credentials::new().password("wrong")),
    ];
    let both = Monitor::start(both, &RelayAccess::default(), &Keeping::default()).unwrap();
    view_where(&both, |view| view.link.is_up() && view.header.pid.is_some()).await;
    let overview = both.overview(&who("ann", &[]));
    assert_eq!(overview.relays.len(), 2);
    assert_eq!(overview.advice, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_audit_log_nothing_is_done() {
    let tor = Tor::start("");
    let settings = RelaySettings {
        target: tor.target(),
        credentials: Credentials::new(),
        name: None,
        access: RelayAccess::default(),
        names: ReverseNames::Off,
        resolver: Resolver::Auto,
    };
    let full = Keeping {
        audit: Some(Path::new("/dev/full").into()),
        ..Keeping::default()
    };
    for keeping in [Keeping::default(), full] {
        let monitor =
            Monitor::start(vec![settings.clone()], &RelayAccess::default(), &keeping).unwrap();
        view_where(&monitor, |view| view.link.is_up()).await;
        let act = strombus_relay_monitor::Act::Signal(strombus_relay_monitor::Signal::Halt);
        let refused = monitor.act(&who("ann", &["operator"]), RELAY, act).await;
        assert!(
            matches!(refused, Err(strombus_relay_monitor::Refusal::Unrecorded(_))),
            "{refused:?}"
        );
    }
    tor.controller().await;
}
