//! What holds for any bytes that a telnet peer sends, at either end.

use strombus_server::telnet::{
    ClientIdentity, Codec, OUTPUT_LIMIT, TERMINAL_NAME_LIMIT, TelnetEvent, VARIABLE_COUNT_LIMIT,
    VARIABLE_NAME_LIMIT, Variable,
};

/// Gives `bytes` to codecs of both roles, whole and in pieces.
pub(crate) fn run(bytes: &[u8]) {
    check(Codec::server, bytes);
    let negotiating = || {
        let mut codec = Codec::server();
        codec.negotiate();
        drop(codec.take_output());
        codec
    };
    check(negotiating, bytes);
    check(|| Codec::client(identity()), bytes);
}

fn identity() -> ClientIdentity {
    ClientIdentity {
        terminal_types: vec!["STROMBUS".to_owned(), "XTERM".to_owned()],
        columns: 255,
        rows: 24,
        variables: vec![Variable {
            name: "USER".to_owned(),
            value: "ada".to_owned(),
        }],
    }
}

fn check(start: impl Fn() -> Codec, bytes: &[u8]) {
    let (events, output) = receive(start(), [bytes]);
    assert_eq!(
        receive(start(), bytes.chunks(1)),
        (events.clone(), output.clone()),
        "byte by byte"
    );
    let pieces = bytes.chunks(usize::from(bytes.first().copied().unwrap_or(0) % 7) + 1);
    assert_eq!(
        receive(start(), pieces),
        (events.clone(), output.clone()),
        "in pieces"
    );

    assert!(output.len() <= OUTPUT_LIMIT, "{} bytes", output.len());
    let data: usize = events.iter().map(|event| event.data).sum();
    assert!(data <= bytes.len(), "{data} bytes of data");
    // The most that a byte does: it is the first of telnet, breaks something off, and means something.
    assert!(
        events.len() <= 3 * bytes.len() + 1,
        "{} events",
        events.len()
    );
    let variables = events.iter().filter(|event| event.is_variable).count();
    assert!(variables <= usize::from(VARIABLE_COUNT_LIMIT));
    assert_drained_codec_takes_more(start(), bytes);
}

/// An event, with what of it can be compared when the packets were cut otherwise.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    shown: String,
    /// The bytes of data in it.
    data: usize,
    is_variable: bool,
}

/// The events, with neighbouring data put together, and what is to be sent.
fn receive<'a>(
    mut codec: Codec,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> (Vec<Seen>, Vec<u8>) {
    let mut events: Vec<Seen> = Vec::new();
    for piece in pieces {
        codec.receive(piece, &mut |event| {
            assert_clean(&event);
            match (events.last_mut(), &event) {
                (Some(before), TelnetEvent::Data(more)) if before.data > 0 => {
                    before.shown.push_str(&more.escape_ascii().to_string());
                    before.data += more.len();
                }
                (_, TelnetEvent::Data(data)) => {
                    assert!(!data.is_empty());
                    events.push(Seen {
                        shown: data.escape_ascii().to_string(),
                        data: data.len(),
                        is_variable: false,
                    });
                }
                _ => events.push(Seen {
                    shown: format!("{event:?}"),
                    data: 0,
                    is_variable: matches!(event, TelnetEvent::Environment { .. }),
                }),
            }
        });
    }
    (events, codec.take_output())
}

/// What a peer says of itself holds no control characters and is not long.
fn assert_clean(event: &TelnetEvent<'_>) {
    match event {
        TelnetEvent::TerminalType(name) => {
            assert!((1..=TERMINAL_NAME_LIMIT).contains(&name.len()), "{name:?}");
            assert!(
                name.bytes().all(|byte| (b' '..=b'~').contains(&byte)),
                "{name:?}"
            );
        }
        TelnetEvent::Environment { name, value } => {
            assert!(name.len() <= VARIABLE_NAME_LIMIT, "{name:?}");
            assert!(name.bytes().all(|byte| byte.is_ascii_graphic()), "{name:?}");
            assert!(!value.contains(char::is_control), "{value:?}");
        }
        _ => {}
    }
}

/// A transport that sends what is to be sent never meets the limit.
fn assert_drained_codec_takes_more(mut codec: Codec, bytes: &[u8]) {
    for piece in bytes.chunks(64) {
        codec.receive(piece, &mut |event| {
            if let TelnetEvent::Error(error) = event {
                assert!(!error.is_fatal(), "{error}");
            }
        });
        drop(codec.take_output());
    }
}
