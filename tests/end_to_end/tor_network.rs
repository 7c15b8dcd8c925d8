//! A Tor network of this machine's own: three authorities, an exit and a client, half a minute until traffic passes.
//!
//! All of it is on 127.0.0.1 and knows no other authorities. It is started only where `STROMBUS_TEST_TESTNET` is set.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tempfile::TempDir;

use crate::patience::Deadline;
use crate::process::{Process, run};
use crate::tor::tor;

/// How long it may take until the client has a circuit.
const STARTING: Duration = Duration::from_secs(180);

/// All relays are exits: a lone one complains each second that it has no other to test with.
const RELAY: &str = "Address 127.0.0.1\nAddressDisableIPv6 1\nSocksPort 0\nExitRelay 1\nExitPolicyRejectPrivate 0\n\
    ExitPolicy accept *:*\nContactInfo nobody\nServerDNSAllowBrokenConfig 1\nServerDNSDetectHijacking 0\n";

/// They vote every twenty seconds.
const AUTHORITY: &str = "AuthoritativeDirectory 1\nV3AuthoritativeDirectory 1\nTestingV3AuthInitialVotingInterval 10\n\
    TestingV3AuthInitialVoteDelay 2\nTestingV3AuthInitialDistDelay 2\nV3AuthVotingInterval 20\nV3AuthVoteDelay 4\n\
    V3AuthDistDelay 4\nTestingMinExitFlagThreshold 0\nTestingDirAuthVoteExit *\nTestingDirAuthVoteGuard *\n\
    TestingDirAuthVoteHSDir *\n";

pub(crate) struct Network {
    processes: Vec<Process>,
    /// The control port of the relay that all of the client's streams leave by.
    pub(crate) relay: u16,
    socks: u16,
    /// Removed at the end, when the processes are.
    _home: TempDir,
}

struct Node {
    name: &'static str,
    home: PathBuf,
    control: u16,
    or_port: u16,
    other: u16,
}

impl Network {
    /// Starts one and waits until its client has circuits; none where nobody asked for it.
    pub(crate) fn start() -> Option<Self> {
        std::env::var_os("STROMBUS_TEST_TESTNET")?;
        let home = tempfile::tempdir().expect("a directory");
        let mut ports = free_ports(15).into_iter();
        let mut port = || ports.next().expect("enough of them");
        let nodes = ["auth1", "auth2", "auth3", "relay1", "client"].map(|name| {
            let home = home.path().join(name);
            std::fs::create_dir_all(home.join("keys")).expect("a directory");
            Node {
                name,
                home,
                control: port(),
                or_port: port(),
                other: port(),
            }
        });
        let [authorities @ .., relay, client] = &nodes;
        let trusted: String = authorities.iter().map(trusted).collect();
        // The first vote is held with what is there four seconds before each ten of the clock.
        let clock = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("a clock");
        let over = (clock.as_secs_f64() + 1.5) % 10.0;
        std::thread::sleep(Duration::from_secs_f64(10.0 - over));
        let mut processes = Vec::new();
        for node in authorities {
            let lines = format!("{RELAY}{AUTHORITY}DirPort 127.0.0.1:{}\n", node.other);
            processes.push(node.start(&(lines + &node.or_port()), &trusted));
        }
        let lines = format!("{RELAY}RelayBandwidthRate 20 MBytes\n{}", relay.or_port());
        processes.push(relay.start(&lines, &trusted));
        let deadline = Deadline::after(STARTING);
        for node in authorities {
            let lists_all = |text: &str| {
                let entries = text.lines().filter(|line| line.starts_with("r "));
                entries.count() >= 4
            };
            node.wait("GETINFO ns/all", deadline, lists_all);
        }
        let socks = client.other;
        let lines = format!("SocksPort 127.0.0.1:{socks}\nExitNodes relay1\nStrictNodes 1\n");
        processes.push(client.start(&lines, &trusted));
        let is_done = |text: &str| text.contains("PROGRESS=100");
        client.wait("GETINFO status/bootstrap-phase", deadline, is_done);
        Some(Self {
            processes,
            relay: relay.control,
            socks,
            _home: home,
        })
    }

    /// Fetches so many bytes through the network, from a listener of our own.
    pub(crate) fn fetch(&self, bytes: usize) {
        assert_eq!(self.processes.len(), 5);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("it listens").port();
        let serving = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("the exit connects");
            stream.write_all(&vec![7; bytes]).expect("the exit reads");
        });
        let mut stream = self.connect(port);
        let mut fetched = Vec::new();
        stream.read_to_end(&mut fetched).expect("it comes");
        assert_eq!(fetched.len(), bytes);
        serving.join().expect("it ends");
    }

    /// SOCKS5 (RFC 1928), to a port of 127.0.0.1; tor may need some tries until it has a circuit for it.
    fn connect(&self, port: u16) -> TcpStream {
        let deadline = Deadline::after(STARTING);
        loop {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.socks)).expect("tor");
            let [high, low] = port.to_be_bytes();
            let asked = [5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, high, low];
            stream.write_all(&asked).expect("tor reads");
            let mut answer = [0; 12];
            if stream.read_exact(&mut answer).is_ok() && answer.get(3) == Some(&0) {
                return stream;
            }
            assert!(!deadline.left().is_zero(), "no stream: {answer:?}");
        }
    }
}

impl Node {
    fn or_port(&self) -> String {
        format!("ORPort 127.0.0.1:{}\n", self.or_port)
    }

    fn start(&self, lines: &str, trusted: &str) -> Process {
        let home = self.home.display();
        let owner = std::process::id();
        let torrc = format!(
            "DataDirectory {home}\nNickname {}\nControlPort 127.0.0.1:{}\nCookieAuthentication 1\n\
             OutboundBindAddress 127.0.0.1\nShutdownWaitLength 0\nDisableDebuggerAttachment 0\nTestingTorNetwork 1\n\
             UseDefaultFallbackDirs 0\nAssumeReachable 1\nPathsNeededToBuildCircuits 0.67\nLog notice file {home}/log\n\
             __OwningControllerProcess {owner}\n{lines}{trusted}",
            self.name, self.control
        );
        let path = self.home.join("torrc");
        std::fs::write(&path, torrc).expect("a file");
        let mut command = tor();
        command
            .args(["--defaults-torrc", "/dev/null", "-f"])
            .arg(path);
        let quiet = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Process::start(quiet)
    }

    /// Asks until the answer is right.
    fn wait(&self, question: &str, deadline: Deadline, is_right: impl Fn(&str) -> bool) {
        while !is_right(&ask(self.control, question).unwrap_or_default()) {
            let log = || std::fs::read_to_string(self.home.join("log")).unwrap_or_default();
            assert!(
                !deadline.left().is_zero(),
                "{}: {question}\n{}",
                self.name,
                log()
            );
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

/// What a control port answers; none while there is nobody.
fn ask(port: u16, question: &str) -> Option<String> {
    let mut command = crate::server::strombus();
    let port = port.to_string();
    command.args(["tor-prompt", "-i", &port, "--run", question]);
    let said = run(&mut command, "");
    (said.status == Some(0)).then_some(said.stdout)
}

/// Makes an authority's keys. Returns the line by which others know it.
fn trusted(node: &Node) -> String {
    let key = |name: &str| node.home.join("keys").join(name);
    let mut gencert = Command::new("tor-gencert");
    gencert
        .args([
            "--create-identity-key",
            "--passphrase-fd",
            "0",
            "-m",
            "12",
            "-a",
        ])
        .arg(format!("127.0.0.1:{}", node.other))
        .arg("-i")
        .arg(key("authority_identity_key"))
        .arg("-s")
        .arg(key("authority_signing_key"))
        .arg("-c")
        .arg(key("authority_certificate"));
    let said = run(&mut gencert, "\n");
    assert_eq!(said.status, Some(0), "tor-gencert: {}", said.stderr);
    let v3 = word_after(&key("authority_certificate"), "fingerprint ");
    let mut listing = tor();
    listing
        .args([
            "--quiet",
            "--defaults-torrc",
            "/dev/null",
            "-f",
            "/none",
            "--ignore-missing-torrc",
        ])
        .args([
            "--list-fingerprint",
            "--Nickname",
            node.name,
            "--ORPort",
            "127.0.0.1:1",
        ])
        .args(["--Address", "127.0.0.1", "--DirAuthority"])
        .arg(format!("x 127.0.0.1:1 {}", "F".repeat(40)))
        .arg("--DataDirectory")
        .arg(&node.home);
    let said = run(&mut listing, "");
    assert_eq!(
        said.status,
        Some(0),
        "tor --list-fingerprint: {}{}",
        said.stdout,
        said.stderr
    );
    let identity = std::fs::read_to_string(node.home.join("fingerprint")).expect("tor wrote it");
    let identity = identity
        .split_whitespace()
        .nth(1)
        .expect("name and fingerprint");
    format!(
        "DirAuthority {} orport={} no-v2 v3ident={v3} 127.0.0.1:{} {identity}\n",
        node.name, node.or_port, node.other
    )
}

fn word_after(path: &Path, start: &str) -> String {
    let text = std::fs::read_to_string(path).expect("it was made");
    let mut lines = text.lines();
    let word = lines.find_map(|line| line.strip_prefix(start));
    word.expect("a fingerprint").to_owned()
}

/// All are held at once, so that no two are the same.
fn free_ports(count: usize) -> Vec<u16> {
    let bind = |_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let held: Vec<TcpListener> = (0..count).map(bind).collect();
    let port = |listener: &TcpListener| listener.local_addr().expect("it listens").port();
    held.iter().map(port).collect()
}
