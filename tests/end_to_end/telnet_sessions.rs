//! Telnet: by the client of inetutils, by netcat, and by clients of other manners.

use std::process::Command;

use crate::client::Client;
use crate::emulators::Size;
use crate::installed::needs;
use crate::login::accounts_only;
use crate::process::run;
use crate::raw_telnet::{IAC, Manner, RawTelnet};
use crate::server::Server;
use crate::telnet::{telnet, telnet_as};

const NO_TELNET: &str = "did not answer as a telnet client does";

fn hello() -> Server {
    Server::with("", &["--app", "hello"])
}

#[test]
fn from_the_lobby_to_an_app_and_back() {
    needs!("telnet");
    let server = Server::start();
    let mut client = telnet(&server);
    client.wait_for("Welcome, ann.");
    client.wait_for("over telnet, which encrypts nothing");
    let down = server
        .apps
        .iter()
        .position(|app| app == "hello")
        .expect("hello is served");
    client.type_text(&"\x1b[B".repeat(down));
    client.type_text("\r");
    client.wait_for("Who is there?");
    client.type_text("Tess\r");
    client.wait_for("Hello, Tess!");
    client.type_text("\x03");
    client.wait_for("Welcome, ann.");
    client.type_text("q");
    client.wait_end();
    assert_eq!(
        client.check_restored().lines().last(),
        Some("Connection closed by foreign host.")
    );
    client.check_line_discipline_restored();
    server.wait_for_log(&[
        "session opened",
        "user=\"ann\"",
        "transport=telnet",
        "terminal=\"xterm-256color\"",
    ]);
    server.wait_for_log(&["session ended: left with status 0"]);
}

#[test]
fn a_typed_ascii_character_costs_one_byte() {
    needs!("telnet");
    let server = hello();
    let mut client = telnet(&server);
    client.wait_for("Who is there?");
    client.type_text("n");
    client.wait_until("it is seen", |screen| screen.cursor.1 == 2);
    let before = client.received();
    let text = "obody-in-particular";
    for end in 1..=text.len() {
        client.type_text(&text[end - 1..end]);
        client.wait_until("it is seen", |screen| screen.cursor.1 == 2 + end);
    }
    assert_eq!(client.bytes()[before..].escape_ascii().to_string(), text);
}

#[test]
fn wide_characters_and_accents_come_and_go() {
    needs!("telnet");
    let server = hello();
    let mut client = telnet(&server);
    client.wait_for("Who is there?");
    client.type_text("漢字é\x7f\x7f語ÿ\r");
    client.wait_for("Hello, 漢語ÿ!");
}

#[test]
fn terminals_of_other_names_show_the_lobby() {
    needs!("telnet");
    let server = Server::start();
    for terminal in ["xterm", "vt100", "linux", "screen", "unheard-of"] {
        let mut client = telnet_as(&server, "ann", terminal);
        client.wait_for("Welcome, ann.");
        client.type_text("q");
        client.wait_for("Connection closed");
    }
}

#[test]
fn are_you_there_is_answered_by_the_screen() {
    needs!("telnet");
    let server = hello();
    let mut client = telnet(&server);
    client.wait_for("Who is there?");
    client.type_text("Amy");
    client.wait_for("Amy");
    // The client's own prompt, which scribbles over the screen.
    client.type_text("\x1d");
    client.wait_for("telnet>");
    client.type_text("send ayt\r");
    client.wait_until("the screen is drawn anew", |screen| {
        screen.shows("Who is there?") && screen.shows("Amy") && !screen.shows("telnet>")
    });
    client.type_text("\r");
    client.wait_for("Hello, Amy!");
}

#[test]
fn interrupt_and_break_leave_like_ctrl_c() {
    needs!("telnet");
    let server = hello();
    for command in ["send ip", "send brk"] {
        let mut client = telnet(&server);
        client.wait_for("Who is there?");
        client.type_text("\x1d");
        client.wait_for("telnet>");
        client.type_text(&format!("{command}\r"));
        client.wait_end();
        assert!(
            client
                .check_restored()
                .ends_with("Connection closed by foreign host."),
            "{command}"
        );
    }
}

#[test]
fn netcat_gets_a_dialogue_in_lines() {
    needs!("nc");
    let server = Server::start();
    let port = server.telnet.port().to_string();
    let said = run(
        Command::new("nc").args(["127.0.0.1", &port]),
        "hello\nBob\n/leave\n/leave\n",
    );
    let heard = [
        "Welcome, guest.",
        "Who is there?",
        "Hello, Bob!",
        "Goodbye.",
    ];
    let mut rest = &*said.stdout;
    for text in heard {
        let at = rest
            .find(text)
            .unwrap_or_else(|| panic!("{text} in {rest}"));
        rest = &rest[at..];
    }
    assert!(!said.stdout.contains('\x1b'), "{}", said.stdout);
}

#[test]
fn netcat_is_told_what_the_port_is_for_where_it_would_show_a_password() {
    needs!("nc");
    let server = Server::configured(&accounts_only("right"));
    let mut command = Command::new("nc");
    command.args(["127.0.0.1", &server.telnet.port().to_string()]);
    // What it shows begins with the questions to a telnet client, which are not UTF-8.
    let mut client = Client::start_as_bytes(command);
    client.type_text("hello?\n");
    client.wait_for(NO_TELNET);
    server.wait_for_log(&["client does not speak telnet"]);
    // What netcat sends now finds nobody, and it ends by that.
    client.close_window();
}

#[test]
fn netcat_on_a_terminal_that_refuses_every_option_gets_the_lobby() {
    needs!("nc");
    let server = Server::start();
    let mut command = Command::new("nc");
    command.args(["-t", "127.0.0.1", &server.telnet.port().to_string()]);
    let mut client = Client::start_as_bytes(command);
    client.wait_for("Welcome");
    client.type_text("q\n");
    server.wait_for_log(&["session ended: left with status 0"]);
}

#[test]
fn a_dumb_terminal_has_its_lines_from_the_telnet_client() {
    needs!("telnet");
    let server = Server::start();
    let mut client = telnet_as(&server, "ann", "dumb");
    client.wait_for("Welcome, ann.");
    client.type_text("hello\n");
    client.wait_for("Who is there?");
    client.type_text("Eve\n");
    client.wait_for("Hello, Eve!");
    assert!(!client.bytes().contains(&0x1b));
    client.type_text("/leave\n");
    client.wait_until("the lobby is said again", |screen| {
        let welcomes = screen.rows.iter().filter(|row| row.contains("Welcome"));
        welcomes.count() == 2
    });
    client.type_text("leave\n");
    client.wait_for("Goodbye.");
}

fn check(manner: Manner) {
    let server = hello();
    let mut client = RawTelnet::connect(&server, manner);
    client.wait_until("the app fills the window", |screen| {
        screen.shows("Who is there?")
            && screen.rows[0].ends_with('┐')
            && screen.rows[0].chars().count() == 100
    });
    client.send("Rúna".as_bytes());
    // A carriage return alone is sent with a NUL (RFC 854).
    client.send(b"\r\0");
    client.wait_for("Hello, Rúna!");
    client.resize(Size::new(10, 40));
    client.wait_until("the app fills the window", |screen| {
        screen.rows[9].starts_with('└') && screen.rows[9].chars().count() == 40
    });
    client.send(&[IAC, 244]);
    client.wait_end();
    server.wait_for_log(&[
        "session opened",
        "user=\"raw\"",
        "terminal=\"xterm-256color\"",
    ]);
    server.wait_for_log(&["session ended: left with status 0"]);
}

#[test]
fn a_client_that_waits_to_be_asked_is_served() {
    check(Manner::default());
}

#[test]
fn a_client_that_speaks_first_is_served() {
    check(Manner {
        is_active: true,
        ..Manner::default()
    });
}

#[test]
fn negotiation_in_single_bytes_is_understood() {
    check(Manner {
        in_bytes: true,
        ..Manner::default()
    });
    check(Manner {
        in_bytes: true,
        is_active: true,
        ..Manner::default()
    });
}

#[test]
fn a_client_that_refuses_everything_gets_a_screen() {
    let server = hello();
    let mut client = RawTelnet::connect(
        &server,
        Manner {
            refuses: true,
            ..Manner::default()
        },
    );
    client.wait_for("Who is there?");
    client.send(b"Nay\r\n");
    client.wait_for("Hello, Nay!");
    client.send(b"\x03");
    client.wait_end();
}

#[test]
fn line_ends_of_all_kinds_are_one_enter() {
    let server = hello();
    let mut client = RawTelnet::connect(&server, Manner::default());
    client.wait_for("Who is there?");
    for (number, end) in [b"\r\0".as_slice(), b"\r\n", b"\r"].iter().enumerate() {
        client.send(&[number.to_string().as_bytes(), end, b"\x7f"].concat());
        client.wait_for(&format!("Hello, {number}!"));
    }
}

#[test]
fn a_byte_255_in_the_data_is_no_command() {
    let server = hello();
    let mut client = RawTelnet::connect(&server, Manner::default());
    client.wait_for("Who is there?");
    // No part of UTF-8; it must not eat what comes after it.
    client.send(&[b'a', IAC, IAC, b'b', b'\r', 0]);
    client.wait_until("both letters", |screen| {
        screen.shows("Hello, a") && screen.shows("b!")
    });
}

#[test]
fn are_you_there_and_no_operation_between_keys_lose_none() {
    let server = hello();
    let mut client = RawTelnet::connect(&server, Manner::default());
    client.wait_for("Who is there?");
    client.send(&[
        b'a', IAC, 246, b'b', IAC, 241, b'c', IAC, 249, b'd', IAC, 242, b'e', b'\r', 0,
    ]);
    client.wait_for("Hello, abcde!");
}
