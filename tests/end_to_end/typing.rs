//! What a person types, and what comes of it on the screen.

use crate::client::Client;
use crate::installed::needs;
use crate::server::Server;
use crate::ssh::ssh;

/// `hello` over ssh, asking for the name.
fn hello(server: &Server) -> Client {
    let mut client = ssh(server).app("hello").open();
    client.wait_for("Who is there?");
    client
}

#[test]
fn what_is_typed_is_seen_where_the_cursor_is() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    client.type_text("The quick brown fox");
    client.wait_until("the text and the cursor behind it", |screen| {
        let (row, column) = screen.cursor;
        let before: String = screen.rows[row].chars().take(column).collect();
        before.ends_with("The quick brown fox")
    });
    client.type_text("\r");
    client.wait_for("Hello, The quick brown fox!");
}

#[test]
fn a_typed_ascii_character_costs_one_byte() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    let text = "nobody in particular";
    let type_up_to = |client: &mut Client, end: usize| {
        client.type_text(&text[end - 1..end]);
        // The cursor, since a blank is seen before it is typed. The frame takes the first column.
        client.wait_until("the character", |screen| {
            screen.cursor.1 == 1 + end && screen.shows(text[..end].trim_end())
        });
    };
    // The first one may still have to say where the cursor is.
    type_up_to(&mut client, 1);
    let before = client.received();
    for end in 2..=text.len() {
        type_up_to(&mut client, end);
    }
    let bytes = &client.bytes()[before..];
    assert_eq!(bytes.escape_ascii().to_string(), text[1..]);
}

#[test]
fn wide_and_accented_characters_are_seen_and_erased_whole() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    client.type_text("漢字é😀z");
    client.wait_until("all of it, with the cursor behind", |screen| {
        let (row, column) = screen.cursor;
        // Its cells: 2 + 2 + 1 + 2 + 1, behind the frame.
        screen.rows[row].contains("漢字é😀z") && column == 1 + 8
    });
    client.type_text("\x7f\x7f");
    client.wait_until("one character less, and two cells", |screen| {
        let row = &screen.rows[screen.cursor.0];
        row.contains("漢字é") && !row.contains('😀') && screen.cursor.1 == 1 + 5
    });
    client.type_text("\r");
    client.wait_for("Hello, 漢字é!");
}

#[test]
fn a_burst_of_keys_is_taken_whole_and_in_order() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    for round in 0..100 {
        let name = format!("name{round}");
        // What was entered stays in the field.
        client.type_text(&format!("{name}\r{}", "\x7f".repeat(name.len())));
    }
    client.wait_until("the last name, and an empty field", |screen| {
        screen.shows("Hello, name99!") && screen.cursor.1 == 1
    });
}

#[test]
fn what_is_typed_or_pasted_never_becomes_an_escape_sequence() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    let title = client.emulators().title();
    client.type_text("\x1b[200~a\x1b]2;gotcha\x07b\x1b[2J\u{9b}31mc\x1b[201~\r");
    client.wait_for("Hello, ");
    client.type_text("\u{202e}d\u{200b}\u{7}\u{1b}[?1049l\r");
    client.type_text("last\r");
    client.wait_for("last!");
    assert_eq!(client.emulators().title(), title);
    client.wait_until("the app is still whole", |screen| {
        screen.alternate && screen.rows[0].contains(" Hello ")
    });
}

#[test]
fn bytes_that_are_not_utf_8_harm_nothing() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    client.type_bytes(b"\xff\xfe\xc3(\xe2\x82\xf0\x9f\x98 \x80\xbf\r");
    client.type_text("after\r");
    client.wait_for("after!");
}

#[test]
fn ctrl_z_and_other_control_keys_are_keys_and_end_nothing() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    client.type_bytes(b"\x1a\x1c\x11\x13\x00\x1f");
    client.type_text("still here\r");
    client.wait_for("Hello, still here!");
}
