//! What holds for any bytes that a terminal sends.

use strombus_terminal::{
    Charset, Decoder, Input, InputModes, Key, KeyAction, KeyCode, KeyDialect, MouseEncoding, Paste,
    Reply, encode,
};

/// Decodes `bytes` in some decoders, whole and in pieces.
pub(crate) fn run(bytes: &[u8]) {
    let plain = InputModes::default();
    check(&Decoder::new(), &plain, bytes);

    let all = InputModes {
        kitty_keyboard: 31,
        application_keypad: true,
        mouse_encoding: MouseEncoding::Utf8,
        ..plain
    };
    let mut decoder = Decoder::new().with_dialect(KeyDialect::Sco);
    decoder.set_modes(&all);
    check(&decoder, &all, bytes);

    let pixels = InputModes {
        mouse_encoding: MouseEncoding::SgrPixels,
        ..plain
    };
    let mut decoder = Decoder::new()
        .with_charset(Charset::Cp437)
        .with_dialect(KeyDialect::St);
    decoder.set_modes(&pixels);
    check(&decoder, &pixels, bytes);
}

fn check(decoder: &Decoder, modes: &InputModes, bytes: &[u8]) {
    let mut whole = decoder.clone();
    let inputs = decode(&mut whole, [bytes]);
    let by_byte = decode(&mut decoder.clone(), bytes.chunks(1));
    assert_eq!(by_byte, inputs, "byte by byte");
    let in_pieces = decode(&mut decoder.clone(), pieces(bytes));
    assert_eq!(in_pieces, inputs, "in pieces");

    // A byte is one key at most, but that a byte may also end what was a key or two by itself.
    assert!(inputs.len() <= 3 * bytes.len(), "{} inputs", inputs.len());
    let text: usize = inputs.iter().map(assert_clean).sum();
    // In a character set of one byte, a character is three bytes of UTF-8 at most; and so is U+FFFD.
    assert!(text <= 3 * bytes.len(), "{text} bytes of text");
    if modes.kitty_keyboard == 0 {
        assert!(inputs.iter().all(is_plain), "details that nobody asked for");
    }
    for input in &inputs {
        assert_encodable(input, modes);
    }
    assert_typing_goes_on(whole);
}

/// Pieces whose lengths the bytes themselves choose.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let length = usize::from(*rest.first()? % 7) + 1;
        let (piece, after) = rest.split_at(length.min(rest.len()));
        rest = after;
        Some(piece)
    })
}

/// The inputs, with the pieces of each paste and clipboard joined, as they depend on the pieces of the stream.
fn decode<'a>(decoder: &mut Decoder, pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Input> {
    let mut inputs: Vec<Input> = Vec::new();
    for piece in pieces {
        decoder.feed(piece, |input| {
            if let Input::Paste(paste) | Input::Reply(Reply::Clipboard(paste)) = &input {
                assert!(paste.text.len() <= Paste::LONGEST);
            }
            match (inputs.last_mut(), input) {
                (Some(Input::Paste(before)), Input::Paste(more)) if !before.last => {
                    join(before, &more)
                }
                (
                    Some(Input::Reply(Reply::Clipboard(before))),
                    Input::Reply(Reply::Clipboard(more)),
                ) if !before.last => join(before, &more),
                (_, input) => inputs.push(input),
            }
        });
    }
    inputs
}

fn join(before: &mut Paste, more: &Paste) {
    before.text.push_str(&more.text);
    before.last = more.last;
}

/// No text holds a control character, but for line feeds and tabs. Gives the length of it.
fn assert_clean(input: &Input) -> usize {
    let clean = |text: &str| {
        let is_clean = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        assert!(text.chars().all(is_clean), "{text:?}");
        text.len()
    };
    match input {
        Input::Key(key) => {
            for c in key.base.into_iter().chain(character(key)) {
                assert!(!c.is_control(), "{key:?}");
            }
            character(key).map_or(0, char::len_utf8)
        }
        Input::Paste(paste) | Input::Reply(Reply::Clipboard(paste)) => clean(&paste.text),
        Input::Reply(Reply::Version(text) | Reply::Setting(Some(text))) => clean(text),
        Input::Reply(Reply::Capability { name, value }) => {
            clean(name) + value.as_deref().map_or(0, clean)
        }
        _ => 0,
    }
}

fn character(key: &Key) -> Option<char> {
    match key.code {
        KeyCode::Char(c) => Some(c),
        _ => None,
    }
}

fn is_plain(input: &Input) -> bool {
    match input {
        Input::Key(key) => {
            key.action == KeyAction::Press
                && !key.keypad
                && key.base.is_none()
                && !matches!(key.code, KeyCode::Modifier(_) | KeyCode::CapsLock)
        }
        _ => true,
    }
}

/// What came in can go out to a program, and ends no paste there.
fn assert_encodable(input: &Input, modes: &InputModes) {
    const END: &[u8] = b"\x1b[201~";
    let mut out = Vec::new();
    match input {
        Input::Key(key) => {
            encode::encode_key(key, modes, &mut out);
            assert!(!out.windows(END.len()).any(|window| window == END));
        }
        Input::Mouse(mouse) => encode::encode_mouse(mouse, modes, &mut out),
        Input::Paste(paste) => {
            encode::encode_paste(&paste.text, modes, &mut out);
            assert!(!out.contains(&0x1b));
        }
        _ => {}
    }
}

/// Whatever came, a pause and Ctrl-C lead back to typing; the first one may still belong to a lone ESC.
fn assert_typing_goes_on(mut decoder: Decoder) {
    let mut last = None;
    for _ in 0..2 {
        decoder.settle(|_| {});
        assert!(!decoder.is_waiting());
        decoder.feed(b"\x03", |input| last = Some(input));
    }
    assert_eq!(last, Some(Input::Key(Key::control('c'))));
}
