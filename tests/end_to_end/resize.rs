//! The window changes its size, in the middle of anything.

use crate::client::Client;
use crate::emulators::{Screen, Size};
use crate::installed::needs;
use crate::server::Server;
use crate::ssh::ssh;
use crate::telnet::telnet;

/// Whether a frame goes all around a screen of `size`.
fn is_framed(screen: &Screen, size: Size) -> bool {
    let (rows, columns) = (usize::from(size.rows), usize::from(size.columns));
    let corners = |row: &str, left: char, right: char| {
        row.chars().count() == columns && row.starts_with(left) && row.ends_with(right)
    };
    screen.rows.len() == rows
        && corners(&screen.rows[0], '┌', '┐')
        && corners(&screen.rows[rows - 1], '└', '┘')
}

/// Resizes the window, and waits until the app fills it.
fn fill(client: &mut Client, size: Size) {
    client.resize(size);
    client.wait_until(&format!("the app fills {size:?}"), |screen| {
        is_framed(screen, size)
    });
}

fn hello(server: &Server) -> Client {
    let mut client = ssh(server).app("hello").open();
    client.wait_for("Who is there?");
    client
}

#[test]
fn the_app_fills_the_window_at_once_and_after_each_resize() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("hello").open_in(Size::new(33, 101));
    client.wait_until("the app fills the window", |screen| {
        is_framed(screen, Size::new(33, 101))
    });
    for (rows, columns) in [(50, 132), (24, 80), (10, 30), (5, 20), (24, 80), (60, 200)] {
        fill(&mut client, Size::new(rows, columns));
    }
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn nothing_typed_is_lost_while_the_window_changes() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    let letters: Vec<char> = ('a'..='z').collect();
    for (step, letter) in (0_u16..).zip(&letters) {
        client.type_text(&letter.to_string());
        client.resize(Size::new(10 + step * 7 % 30, 40 + step * 13 % 90));
    }
    client.resize(Size::USUAL);
    client.type_text("\r");
    client.wait_for("Hello, abcdefghijklmnopqrstuvwxyz!");
    client.wait_until("the app fills the window", |screen| {
        is_framed(screen, Size::USUAL)
    });
}

#[test]
fn every_app_bears_every_small_window() {
    needs!("ssh");
    let server = Server::start();
    for app in server.apps.iter().map(String::as_str).chain(["lobby"]) {
        let mut client = ssh(&server).app(app).open();
        client.wait_until(&format!("{app} is open"), |screen| {
            screen.alternate && !screen.text().is_empty()
        });
        let before = client.received();
        client.read_until("the first frame", |received| received >= before);
        for (rows, columns) in [
            (1, 1),
            (1, 2),
            (2, 1),
            (2, 2),
            (1, 80),
            (24, 1),
            (3, 3),
            (1, 1),
            (7, 9),
        ] {
            let before = client.received();
            client.resize(Size::new(rows, columns));
            client.read_until(&format!("{app} draws {rows}x{columns}"), |received| {
                received > before
            });
        }
        client.resize(Size::USUAL);
        client.wait_until(&format!("{app} is back"), |screen| {
            screen.rows.iter().filter(|row| row.len() > 20).count() > 3
        });
        client.type_text("\x03");
        assert_eq!(client.wait_end(), 0, "{app}");
        // What was on the other screen, no two terminals keep alike through all these sizes.
        client.check_modes_restored();
    }
    assert!(!server.log().contains("panic"), "{}", server.log());
}

#[test]
fn a_window_that_is_one_cell_from_the_start_is_borne() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("hello").open_in(Size::new(1, 1));
    client.read_until("something is drawn", |received| received > 0);
    fill(&mut client, Size::USUAL);
    client.type_text("Tim\r");
    client.wait_for("Hello, Tim!");
}

#[test]
fn a_wall_of_screens_is_filled() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    fill(&mut client, Size::new(500, 1000));
    client.type_text("Wally\r");
    client.wait_for("Hello, Wally!");
    fill(&mut client, Size::USUAL);
}

#[test]
fn absurd_sizes_are_clamped() {
    needs!("ssh");
    let server = Server::start();
    let mut client = hello(&server);
    let before = server.process().resident();
    for (rows, columns) in [(65535, 65535), (65535, 1), (1, 65535), (0, 0), (0, 65535)] {
        let received = client.received();
        client.claim_size(Size::new(rows, columns));
        client.read_until(&format!("a frame for {rows}x{columns}"), |now| {
            now > received
        });
    }
    let grown = server.process().resident().saturating_sub(before);
    assert!(grown < 64 * 1024, "{grown} KB for a window that nobody has");
    client.claim_size(Size::USUAL);
    client.wait_until("the app fills the window", |screen| {
        is_framed(screen, Size::USUAL)
    });
    client.type_text("Small\r");
    client.wait_for("Hello, Small!");
}

#[test]
fn telnet_clients_are_resized_too() {
    needs!("telnet");
    let server = Server::start();
    let mut client = telnet(&server);
    client.wait_for("Welcome");
    let down = server
        .apps
        .iter()
        .position(|app| app == "hello")
        .expect("hello is served");
    client.type_text(&"\x1b[B".repeat(down));
    client.type_text("\r");
    client.wait_for("Who is there?");
    for (rows, columns) in [(50, 132), (7, 20), (24, 80)] {
        fill(&mut client, Size::new(rows, columns));
    }
    client.resize(Size::new(1, 1));
    fill(&mut client, Size::USUAL);
    // 255 is telnet's IAC, and comes doubled.
    client.claim_size(Size::new(255, 255));
    client.claim_size(Size::new(65535, 65535));
    fill(&mut client, Size::USUAL);
}
