//! Bytes that are no SSH and no telnet end their own connection, and nothing else.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};

use crate::client::Client;
use crate::installed::needs;
use crate::patience::PATIENCE;
use crate::server::Server;
use crate::ssh::ssh;
use crate::telnet::telnet;

/// Bytes without a pattern, the same in every run (xorshift64).
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next().to_be_bytes()[0]).collect()
    }
}

/// Says `bytes` to the server, closes this side, and reads until the server closes its own.
fn say(address: SocketAddr, bytes: &[u8]) {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time");
    stream.set_write_timeout(Some(PATIENCE)).expect("a time");
    // The server may close first, which is what it should do.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = [0; 4096];
    loop {
        match stream.read(&mut answer) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                panic!(
                    "the server does not close after {}",
                    bytes[..bytes.len().min(200)].escape_ascii()
                )
            }
            Err(_) => return,
        }
    }
}

/// Checks that somebody else can go on typing.
fn go_on(client: &mut Client, round: usize) {
    client.type_text(&format!("{round}\r{}", "\x7f".repeat(6)));
    client.wait_for(&format!("Hello, {round}!"));
}

fn ssh_packet(payload: &[u8]) -> Vec<u8> {
    let padding = 16 - (payload.len() + 5) % 8;
    let length = u32::try_from(payload.len() + padding + 1).expect("short");
    let mut packet = length.to_be_bytes().to_vec();
    packet.push(u8::try_from(padding).expect("short"));
    packet.extend_from_slice(payload);
    packet.extend(std::iter::repeat_n(0, padding));
    packet
}

#[test]
fn malformed_ssh_ends_its_own_connection_only() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("hello").open();
    client.wait_for("Who is there?");
    let version = b"SSH-2.0-test\r\n".to_vec();
    let after_version = |bytes: &[u8]| [version.clone(), bytes.to_vec()].concat();
    let mut noise = Noise(0x5eed);
    let mut cases: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"SSH-1.5-ancient\r\n".to_vec(),
        b"SSH-2.0-\xff\xfe\r\n".to_vec(),
        vec![b'A'; 1 << 20],
        [b"SSH-2.0-".to_vec(), vec![b'x'; 1 << 20]].concat(),
        b"line\r\n".repeat(10_000),
        after_version(&[0xff; 64]),
        after_version(&[0; 64]),
        after_version(&u32::MAX.to_be_bytes()),
        after_version(&[0, 0, 0x80, 0]),
        after_version(&[0, 0, 0, 1, 255]),
        after_version(&[0, 0, 0, 12, 200, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ];
    // Each message number as the first packet, empty, and with lengths that promise more than there is.
    for number in 0..=255 {
        cases.push(after_version(&ssh_packet(&[number])));
        cases.push(after_version(&ssh_packet(
            &[&[number][..], &[0xff; 40]].concat(),
        )));
    }
    // A KEXINIT whose name lists are nonsense, and one that is cut.
    let lists = [&[20][..], &[7; 16], &[0, 0, 0, 3], b"abc", &[0; 44]].concat();
    cases.push(after_version(&ssh_packet(&lists)));
    cases.push(after_version(&ssh_packet(&lists[..20])));
    for length in [1, 10, 100, 10_000] {
        cases.push(noise.bytes(length));
        cases.push(after_version(&noise.bytes(length)));
    }
    for (round, case) in cases.iter().enumerate() {
        say(server.ssh, case);
        if round % 25 == 0 {
            go_on(&mut client, round);
        }
    }
    go_on(&mut client, cases.len());
    let log = server.log();
    assert!(!log.contains("panic"), "{log}");
    assert!(
        log.lines()
            .filter(|line| line.contains("ssh connection"))
            .count()
            > 100,
        "there is no line for it:\n{log}"
    );
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn malformed_telnet_ends_its_own_connection_only() {
    needs!("telnet");
    let server = Server::with("", &["--app", "hello"]);
    let mut client = telnet(&server);
    client.wait_for("Who is there?");
    let mut noise = Noise(0x5eed);
    let mut cases: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"\xff".to_vec(),
        b"\xff\xfa".to_vec(),
        b"\xff\xfa\x1f\xff".to_vec(),
        b"\xff\xfa\x1f\x00\xff\xf0".to_vec(),
        b"\xff\xfa\x1f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xf0".to_vec(),
        b"\xff\xfa\x18\x00\xff\xf0".to_vec(),
        [b"\xff\xfa\x18\x00".to_vec(), vec![b'x'; 1 << 20]].concat(),
        [
            b"\xff\xfa\x27\x00".to_vec(),
            vec![0; 1 << 16],
            b"\xff\xf0".to_vec(),
        ]
        .concat(),
        b"\xff\xfb\x18\xff\xfa\x18\x00xterm\xff\xf0".repeat(5_000),
        b"\xff\xfd\x03\xff\xfe\x03".repeat(20_000),
        b"\xff\xfb\x1f\xff\xfc\x1f".repeat(20_000),
        b"\xff\xf6".repeat(20_000),
        b"\xff\xf4".to_vec(),
        vec![0xff; 1 << 16],
    ];
    for verb in 0xf0..=0xff_u8 {
        for option in [0, 1, 3, 24, 31, 34, 39, 42, 70, 86, 255] {
            cases.push(vec![0xff, verb, option, 0xff, 0xf0]);
        }
    }
    for length in [1, 10, 100, 1000, 100_000] {
        for _ in 0..5 {
            cases.push(noise.bytes(length));
        }
    }
    for (round, case) in cases.iter().enumerate() {
        say(server.telnet, case);
        if round % 25 == 0 {
            go_on(&mut client, round);
        }
    }
    go_on(&mut client, cases.len());
    assert!(!server.log().contains("panic"), "{}", server.log());
    client.type_text("\x03");
    client.wait_for("Connection closed");
}

#[test]
fn noise_from_a_client_that_is_in_harms_nothing() {
    needs!("ssh");
    let server = Server::start();
    let mut other = ssh(&server).app("hello").open();
    other.wait_for("Who is there?");
    let mut noise = Noise(0xbad);
    for app in server.apps.iter().map(String::as_str).chain(["lobby"]) {
        let mut client = ssh(&server).app(app).open();
        client.wait_until("something is seen", |screen| {
            screen.alternate && !screen.text().is_empty()
        });
        // Without the keys that leave, and the tilde that is ssh's own escape.
        let mut bytes = noise.bytes(20_000);
        bytes.retain(|byte| !matches!(byte, 0x03 | b'q' | b'~'));
        for chunk in bytes.chunks(512) {
            client.type_bytes(chunk);
        }
        client.kill();
    }
    server.wait_for_logs(server.apps.len() + 1, &["session ended"]);
    go_on(&mut other, 1);
    assert!(!server.log().contains("panic"), "{}", server.log());
}
