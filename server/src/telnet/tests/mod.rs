//! Bytes in, events and bytes out. Each sample is given whole, byte by byte and in two pieces.

mod bounds;
mod commands;
mod conversations;
mod data;
mod options;
mod parameters;
mod script;

use super::command::*;
use super::*;
use script::{describe, telnet};

/// A server before anything was said.
fn server() -> Codec {
    Codec::server()
}

/// A server whose client has said something already; what was answered is sent.
fn server_that_has_heard(script: &str) -> Codec {
    let mut codec = Codec::server();
    codec.receive(&telnet(script), &mut |_| {});
    codec.take_output();
    codec
}

/// A server that knows its peer for a telnet client, with BINARY on at both ends.
fn binary_server() -> Codec {
    server_that_has_heard("IAC DO BINARY IAC WILL BINARY")
}

/// A client with two names, a window and a few variables.
fn client() -> Codec {
    let variable = |name: &str, value: &str| Variable {
        name: name.to_owned(),
        value: value.to_owned(),
    };
    Codec::client(ClientIdentity {
        terminal_types: vec!["STROMBUS".to_owned(), "XTERM-256COLOR".to_owned()],
        columns: 255,
        rows: 24,
        variables: vec![variable("USER", "ada"), variable("LANG", "de_DE.UTF-8")],
    })
}

fn binary_client() -> Codec {
    let mut codec = client();
    codec.receive(&telnet("IAC DO BINARY IAC WILL BINARY"), &mut |_| {});
    codec.take_output();
    codec
}

/// The events of some packets, with neighbouring data put together, and what is answered.
fn run(codec: &mut Codec, packets: &[&[u8]]) -> (Vec<String>, Vec<u8>) {
    let mut events = Vec::new();
    let mut data = Vec::new();
    for packet in packets {
        codec.receive(packet, &mut |event| {
            if let TelnetEvent::Data(bytes) = event {
                assert!(!bytes.is_empty(), "data without data");
                data.extend_from_slice(bytes);
                return;
            }
            // This one says nothing of what stands around it.
            if !data.is_empty() && event != TelnetEvent::PeerSpeaksTelnet {
                events.push(describe(&TelnetEvent::Data(&std::mem::take(&mut data))));
            }
            events.push(describe(&event));
        });
    }
    if !data.is_empty() {
        events.push(describe(&TelnetEvent::Data(&data)));
    }
    (events, codec.take_output())
}

/// `script` (see [`script::telnet`]) makes a codec like `start` report `events` and answer `output`,
/// however it is split. That the peer speaks telnet is left out; `commands` tests it.
#[track_caller]
fn check(start: impl Fn() -> Codec, script: &str, events: &[&str], output: &str) {
    let bytes = telnet(script);
    let expected_output = telnet(output);
    let mut ways: Vec<Vec<&[u8]>> = vec![vec![&bytes], bytes.chunks(1).collect()];
    // Every cut of a short sample, two hundred or so of a long one.
    for at in (0..bytes.len()).step_by(bytes.len() / 200 + 1) {
        let (left, right) = bytes.split_at(at);
        ways.push(vec![left, right]);
    }
    for packets in ways {
        let (mut seen, answered) = run(&mut start(), &packets);
        seen.retain(|event| event != "PeerSpeaksTelnet");
        assert_eq!(seen, events, "events of {script}, split as {packets:?}");
        assert_eq!(
            answered, expected_output,
            "answer to {script}, split as {packets:?}"
        );
    }
}
