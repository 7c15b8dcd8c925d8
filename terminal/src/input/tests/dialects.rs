//! Keyboards that collide with others.

use super::*;

#[test]
fn the_sco_console_has_four_rows_of_function_keys() {
    let decoder = Decoder::new().with_dialect(KeyDialect::Sco);
    let rows = [
        ("MNOPQRSTUVWX", Modifiers::NONE),
        ("YZabcdefghij", SHIFT),
        ("klmnopqrstuv", CONTROL),
        ("wxyz@[\\]^_`{", SHIFT.with(CONTROL)),
    ];
    for (row, modifiers) in rows {
        for (f, last) in (1..).zip(row.chars()) {
            let key = match last {
                'Z' => key(KeyCode::Tab).with(SHIFT),
                _ => function(f).with(modifiers),
            };
            check_keys(&decoder, format!("\x1b[{last}"), &[key]);
        }
    }
}

#[test]
fn the_sco_consoles_other_keys() {
    let decoder = Decoder::new().with_dialect(KeyDialect::Sco);
    for (last, code) in [
        ('A', KeyCode::Up),
        ('D', KeyCode::Left),
        ('E', KeyCode::Begin),
        ('F', KeyCode::End),
        ('G', KeyCode::PageDown),
        ('H', KeyCode::Home),
        ('I', KeyCode::PageUp),
        ('L', KeyCode::Insert),
    ] {
        check_keys(&decoder, format!("\x1b[{last}"), &[key(code)]);
        check_keys(&decoder, format!("\x1b\x1b[{last}"), &[key(code).with(ALT)]);
    }
    // What has parameters is what it is elsewhere.
    check_keys(&decoder, "\x1b[1;5P", &[function(1).with(CONTROL)]);
    check_keys(&decoder, "\x1b[97;5u", &[Key::control('a')]);
}

#[test]
fn st_sends_editing_functions_for_its_editing_keys() {
    let decoder = Decoder::new().with_dialect(KeyDialect::St);
    for (bytes, code, modifiers) in [
        ("P", KeyCode::Delete, Modifiers::NONE),
        ("2K", KeyCode::Delete, SHIFT),
        ("4h", KeyCode::Insert, Modifiers::NONE),
        ("4l", KeyCode::Insert, SHIFT),
        ("L", KeyCode::Insert, CONTROL),
        ("K", KeyCode::End, SHIFT),
        ("J", KeyCode::End, CONTROL),
        ("2J", KeyCode::Home, SHIFT),
    ] {
        check_keys(
            &decoder,
            format!("\x1b[{bytes}"),
            &[key(code).with(modifiers)],
        );
    }
    check_keys(
        &decoder,
        "\x1bOP\x1b[3~",
        &[function(1), key(KeyCode::Delete)],
    );
}

#[test]
fn shift_tab_on_the_linux_console_is_esc_tab() {
    let decoder = Decoder::new().with_dialect(KeyDialect::Linux);
    check_keys(&decoder, "\x1b\t", &[key(KeyCode::Tab).with(SHIFT)]);
    check_keys(
        &decoder,
        "\t\x1b\r",
        &[key(KeyCode::Tab), key(KeyCode::Enter).with(ALT)],
    );
    check("\x1b\t", &[key(KeyCode::Tab).with(ALT)]);
}

#[test]
fn syncterms_delete_is_the_others_backspace() {
    let decoder = Decoder::new().with_dialect(KeyDialect::SyncTerm);
    check_keys(
        &decoder,
        "\x7f\x08\x1b[V",
        &[
            key(KeyCode::Delete),
            key(KeyCode::Backspace),
            key(KeyCode::PageUp),
        ],
    );
}

#[test]
fn a_dialect_is_found_by_the_terminals_name() {
    for (term, dialect) in [
        ("xterm-256color", KeyDialect::Common),
        ("", KeyDialect::Common),
        ("sterile", KeyDialect::Common),
        ("putty", KeyDialect::Common),
        ("linux-16color", KeyDialect::Linux),
        ("scoansi", KeyDialect::Sco),
        ("PUTTY-SCO", KeyDialect::Sco),
        ("xterm-sco", KeyDialect::Sco),
        ("cons25", KeyDialect::Sco),
        ("st-256color", KeyDialect::St),
        ("stterm", KeyDialect::St),
        ("syncterm", KeyDialect::SyncTerm),
    ] {
        assert_eq!(KeyDialect::of_terminal(term), dialect, "{term}");
    }
}
