//! The monitor of relays, in front of a real tor: what is on the screen is what the control port says at that time.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::net::UnixStream;

use rustix::process::Signal;
use strombus_tor_control::{Connection, Credentials, Limits, Target};

use crate::client::Client;
use crate::emulators::Size;
use crate::installed::needs;
use crate::process::run;
use crate::server::{Server, strombus};
use crate::ssh::ssh;
use crate::tor::{Auth, Tor};
use crate::tor_network::Network;

const WIDE: Size = Size::new(40, 120);

/// A tor that is a relay, as far as one is without a network.
fn relay() -> Tor {
    Tor::with(
        Auth::Cookie,
        "Nickname wentletrap\nORPort 127.0.0.1:auto\nAddress 127.0.0.1\nAssumeReachable 1\n\
         ExitPolicy reject *:*\nRelayBandwidthRate 3 MBytes\n",
    )
}

/// A server that shows it to guests, too, and tells Prometheus of it.
fn server(tor: &Tor) -> Server {
    Server::configured(&format!(
        "[[relay]]\ncontrol = '{}'\nviewers = ['*']\n[relay_metrics]\nlisten = ['127.0.0.1:0']\n",
        tor.port()
    ))
}

/// `strombus run relay`, with all that it keeps in `data`.
fn run_relay(arguments: &[&str], data: &std::path::Path) -> Client {
    let mut command = strombus();
    command
        .args(["run", "relay"])
        .args(arguments)
        .arg("--data")
        .arg(data);
    Client::start_in(command, WIDE)
}

async fn controller(tor: &Tor) -> Connection {
    let address = (std::net::Ipv4Addr::LOCALHOST, tor.port()).into();
    let opened = Connection::open(
        &Target::Port(address),
        &Credentials::new(),
        Limits::default(),
    )
    .await;
    opened.expect("tor lets us in")
}

/// Waits until all that the control port says now is on the screen.
async fn check_header(client: &mut Client, tor: &Tor) {
    let controller = controller(tor).await;
    let info = async |key: &str| controller.info(key).await.expect("tor knows it");
    let version = info("version").await;
    let version = version.split(' ').next().expect("a version");
    for text in [
        format!("Tor {version}"),
        info("fingerprint").await,
        format!("pid {}", info("process/pid").await),
        format!("control 127.0.0.1:{} (cookie)", tor.port()),
        "wentletrap".into(),
        // RelayBandwidthRate.
        "limit 3.00".into(),
    ] {
        client.wait_for(&text);
    }
}

#[tokio::test]
async fn the_screen_over_ssh_says_what_the_control_port_says() {
    needs!("ssh", "tor");
    let tor = relay();
    let server = server(&tor);
    let mut client = ssh(&server).app("relay").open_in(WIDE);
    check_header(&mut client, &tor).await;
    // Another controller changes something, and it is seen without being asked for.
    let controller = controller(&tor).await;
    let changed = [("Nickname", Some("spindle"))];
    controller.set_conf(&changed).await.expect("it is set");
    client.wait_for("spindle");
}

#[tokio::test]
async fn a_terminal_shows_it_by_port_and_by_socket_and_keeps_its_history() {
    needs!("tor");
    let tor = relay();
    let data = tempfile::tempdir().expect("a directory");
    let port = tor.port().to_string();
    let socket = tor.socket();
    for control in [port.as_str(), socket.to_str().expect("UTF-8")] {
        let mut client = run_relay(&["--control", control], data.path());
        check_header(&mut client, &tor).await;
        client.wait_for("each second");
        client.type_text("\x03");
        assert_eq!(client.wait_end(), 0);
        client.check_restored();
    }
    let export = |format: &str| {
        let mut command = strombus();
        command.args(["relay", "export", format, "--data"]);
        run(command.arg(data.path()), "").stdout
    };
    let csv = export("--csv");
    assert!(csv.contains(",read_bytes_per_second,0\n"), "{csv}");
    let newest = export("--prometheus");
    assert!(
        newest.contains("tor_relay_read_bytes_per_second{relay="),
        "{newest}"
    );
}

#[tokio::test]
async fn prometheus_is_told_the_same() {
    needs!("tor");
    let tor = relay();
    let server = server(&tor);
    server.wait_for_log(&["metrics at http://"]);
    let log = server.log();
    let address = log.split("metrics at http://").nth(1).expect("an address");
    let address = address.split('/').next().expect("an address");
    let version = controller(&tor).await.version().to_owned();
    let info = format!("version=\"{version}\",nickname=\"wentletrap\"");
    // Its series are called the same before the nickname is known, and in `relay export`.
    let up = format!("tor_relay_up{{relay=\"127.0.0.1:{}\"}} 1\n", tor.port());
    let deadline = crate::patience::Deadline::new();
    loop {
        let mut stream = TcpStream::connect(address).expect("it listens");
        let request = b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
        stream.write_all(request).expect("it reads");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("it answers");
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
        if text.contains(&info) && text.contains(&up) {
            return;
        }
        assert!(!deadline.left().is_zero(), "{text}");
        tokio::task::yield_now().await;
    }
}

#[test]
fn a_tor_that_ends_hangs_or_comes_back_is_said_to() {
    needs!("ssh", "tor");
    let mut tor = relay();
    let server = server(&tor);
    let mut client = ssh(&server).app("relay").open_in(WIDE);
    client.wait_for("pid ");
    tor.process().signal(Signal::STOP);
    // After ten seconds without a word: it tells its bandwidth each second.
    client.wait_for("unresponsive");
    tor.process().signal(Signal::CONT);
    client.wait_until("it answers again", |screen| !screen.shows("unresponsive"));
    tor.kill();
    client.wait_for("cannot connect to 127.0.0.1");
    let tor = tor.restart();
    let pid = format!("pid {}", tor.process().id());
    client.wait_for(&pid);
}

#[test]
fn guests_see_a_relay_only_where_they_may() {
    needs!("ssh", "tor");
    let tor = relay();
    let server = Server::configured(&format!("[[relay]]\ncontrol = '{}'\n", tor.port()));
    let mut client = ssh(&server).app("relay").open_in(WIDE);
    client.wait_for("0 relays");
}

#[test]
fn without_a_tor_it_is_said_what_to_do() {
    let is_taken = TcpListener::bind("127.0.0.1:9051").is_err()
        || TcpListener::bind("127.0.0.1:9151").is_err()
        || UnixStream::connect("/run/tor/control").is_ok();
    if is_taken {
        // A tor of the machine's own would be found.
        return;
    }
    let data = tempfile::tempdir().expect("a directory");
    let mut client = run_relay(&[], data.path());
    client.wait_for("127.0.0.1:9051");
    client.wait_for("CookieAuthentication 1");
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
}

/// 23.8 MiB, as the header writes it.
fn size(bytes: u64) -> String {
    let units = ["B", "KiB", "MiB", "GiB"];
    let mut unit = 0;
    let mut value = bytes as f64;
    while value >= 1024.0 && unit + 1 < units.len() {
        value /= 1024.0;
        unit += 1;
    }
    let decimals = match value {
        _ if unit == 0 => 0,
        value if value < 10.0 => 2,
        value if value < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.decimals$} {}", units[unit])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_screen_says_of_a_relay_at_work_what_its_control_port_says() {
    needs!("ssh", "tor", "tor-gencert");
    let Some(network) = Network::start() else {
        return;
    };
    let control = network.relay;
    let server = Server::configured(&format!(
        "[[relay]]\ncontrol = '{control}'\nviewers = ['*']\n"
    ));
    let mut client = ssh(&server).app("relay").open_in(WIDE);
    let address = (std::net::Ipv4Addr::LOCALHOST, control).into();
    let target = Target::Port(address);
    let opened = Connection::open(&target, &Credentials::new(), Limits::default()).await;
    let controller = opened.expect("tor lets us in");
    let info = async |key: &str| controller.info(key).await.expect("tor knows it");
    let fingerprint = info("fingerprint").await;
    client.wait_for(&fingerprint);
    let status = info(&format!("ns/id/{fingerprint}")).await;
    let flags = status.lines().find_map(|line| line.strip_prefix("s "));
    client.wait_for(flags.expect("it has flags"));

    network.fetch(3_000_000);
    // What went through is at rest soon, and then both say the same.
    let deadline = crate::patience::Deadline::new();
    loop {
        let read: u64 = info("traffic/read").await.parse().expect("bytes");
        assert!(read > 3_000_000);
        let shown = format!("total {}", size(read));
        let mut is_same = false;
        client.wait_until("a total", |screen| screen.shows("total "));
        for screen in client.emulators().screens() {
            is_same = screen.shows(&shown);
        }
        if is_same {
            break;
        }
        assert!(!deadline.left().is_zero(), "{shown}");
        // The next second's bandwidth comes.
        let seen = client.received();
        client.read_until("the next frame", |count| count > seen);
    }

    client.type_text("2");
    let relays = info("orconn-status").await;
    for name in ["auth1", "auth2", "auth3"] {
        assert!(relays.contains(&format!("~{name} CONNECTED")), "{relays}");
        client.wait_for(name);
    }
}
