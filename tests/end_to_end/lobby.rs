//! The lobby, the apps, and the ways between them, by `ssh`.

use crate::installed::needs;
use crate::server::Server;
use crate::ssh::ssh;

/// What the first screen of `hello` shows.
const HELLO: &str = "Who is there?";

#[test]
fn the_lobby_lists_the_apps_and_greets_by_name() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).open();
    client.wait_for("Welcome, ann.");
    for app in &server.apps {
        client.wait_for(app);
    }
    assert!(
        server.apps.iter().any(|app| app == "hello"),
        "{:?}",
        server.apps
    );
    server.wait_for_log(&[
        "session opened",
        "user=\"ann\"",
        "transport=ssh",
        "app=\"lobby\"",
    ]);
}

#[test]
fn enter_opens_an_app_and_leaving_it_returns_to_the_lobby() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).open();
    client.wait_for("Welcome");
    let down = server
        .apps
        .iter()
        .position(|app| app == "hello")
        .expect("hello is served");
    client.type_text(&"\x1b[B".repeat(down));
    client.type_text("\r");
    client.wait_for(HELLO);
    client.type_text("Bob\r");
    client.wait_for("Hello, Bob!");
    client.type_text("\x03");
    client.wait_until("the lobby is back", |screen| {
        screen.shows("Welcome") && !screen.shows("Bob")
    });
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
    server.wait_for_log(&["session ended: left with status 0"]);
}

#[test]
fn every_app_opens_from_the_lobby_and_is_left_to_it() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).open();
    client.wait_for("Welcome");
    for (row, app) in server.apps.iter().enumerate() {
        if row > 0 {
            client.type_text("\x1b[B");
        }
        client.type_text("\r");
        client.wait_until(&format!("{app} is open"), |screen| {
            !screen.shows("Welcome, ann.")
        });
        client.type_text("\x03");
        client.wait_for("Welcome, ann.");
    }
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    client.check_restored();
}

#[test]
fn q_in_the_lobby_leaves_with_status_0() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).open();
    client.wait_for("Welcome");
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn a_command_opens_its_app_directly() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("hello").open();
    client.wait_for(HELLO);
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
    assert!(!server.log().contains("app=\"lobby\""), "{}", server.log());
}

#[test]
fn an_unknown_app_is_answered_with_the_list_and_status_127() {
    needs!("ssh");
    let server = Server::start();
    let said = ssh(&server).command(&["chess"]).run();
    assert_eq!(said.status, Some(127));
    assert!(
        said.stderr.contains("there is no app `chess`"),
        "{}",
        said.stderr
    );
    for app in &server.apps {
        assert!(
            said.stderr.contains(&format!("  {app} ")),
            "{}",
            said.stderr
        );
    }
    assert_eq!(said.stdout, "");
}

#[test]
fn an_unknown_app_on_a_terminal_is_answered_with_the_list_and_status_127() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("chess").open();
    assert_eq!(client.wait_end(), 127);
    let left = client.check_restored();
    let mut lines = left.lines();
    assert_eq!(
        lines.next(),
        Some("strombus: there is no app `chess`; there are:")
    );
    let listed: Vec<_> = lines
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .collect();
    assert_eq!(
        &listed[..server.apps.len()],
        server.apps,
        "each app begins its own line:\n{left}"
    );
}

#[test]
fn an_app_name_with_an_escape_sequence_is_shown_without_it() {
    needs!("ssh");
    let server = Server::start();
    let said = ssh(&server)
        .command(&["\x1b]2;gotcha\x07che\u{9b}31mss"])
        .run();
    assert_eq!(said.status, Some(127));
    assert!(
        !said.stderr.contains(['\x1b', '\x07', '\u{9b}']),
        "{:?}",
        said.stderr
    );
}

#[test]
fn the_configured_app_opens_in_place_of_the_lobby() {
    needs!("ssh");
    let server = Server::with("", &["--app", "hello"]);
    let mut client = ssh(&server).open();
    client.wait_for(HELLO);
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn a_terminal_of_another_name_shows_the_lobby_too() {
    needs!("ssh");
    let server = Server::start();
    for terminal in [
        "xterm",
        "vt100",
        "vt220",
        "linux",
        "screen-256color",
        "tmux-256color",
        "xterm-direct",
    ] {
        let mut client = ssh(&server).open_as(terminal);
        client.wait_for("Welcome, ann.");
        client.wait_for("hello");
        client.type_text("q");
        assert_eq!(client.wait_end(), 0, "{terminal}");
    }
}
