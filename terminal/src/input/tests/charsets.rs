//! Text in other character sets than UTF-8.

use super::*;

#[test]
fn code_page_437_is_a_character_a_byte() {
    let decoder = Decoder::new().with_charset(Charset::Cp437);
    check_keys(&decoder, b"a\x81\x9b\xe1\xff", &text("aü¢ß\u{a0}"));
    check_keys(&decoder, b"\x1b\x84\x84", &[Key::alt('ä'), Key::char('ä')]);
    check_keys(
        &decoder,
        b"\x81\x1b[A\r",
        &[Key::char('ü'), key(KeyCode::Up), key(KeyCode::Enter)],
    );
}

#[test]
fn latin_1_has_controls_where_code_page_437_has_letters() {
    let decoder = Decoder::new().with_charset(Charset::Latin1);
    check_keys(&decoder, b"\xe4\x9b\x84A\xff", &text("äAÿ"));
    check_keys(&decoder, b"\x1b\x84\xe4", &text("ä"));
}

#[test]
fn a_paste_is_in_the_character_set_too() {
    let decoder = Decoder::new().with_charset(Charset::Cp437);
    let text = "grün".to_owned();
    let paste = Input::Paste(Paste { text, last: true });
    check_with(&decoder, b"\x1b[200~gr\x81n\x1b[201~", &[paste]);
}
