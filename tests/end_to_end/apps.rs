//! The large apps, as people use them together.

use crate::client::Client;
use crate::installed::needs;
use crate::server::Server;
use crate::ssh::ssh;
use crate::telnet::telnet_as;
use crate::visitor::Connection;

/// From the jetty to the lantern, for one who knows everything.
const WALKTHROUGH: &str = "\
    north; west; take whelk; west; down; open chest; take horn; up; east
    north; take lamp; south; east; east; fill lamp; east; down; down
    give whelk to crab; down; blow horn; take pearl; up; up; up; west; west
    north; north; unlock door with key; north; up; up; up; put pearl in lantern";

/// Somebody in the adventure, by ssh.
fn adventurer(server: &Server, name: &str) -> Client {
    let mut client = ssh(server).user(name).app("adventure").open();
    client.wait_for("Welcome ashore");
    client
}

#[test]
fn people_in_the_adventure_see_each_other_come_talk_and_go() {
    needs!("ssh", "telnet");
    let server = Server::with("", &["--app", "adventure"]);
    let mut ann = adventurer(&server, "ann");
    let mut bob = telnet_as(&server, "bob", "xterm-256color");
    bob.wait_for("Welcome ashore, bob");
    ann.wait_for("bob");
    bob.type_text("say Ahoy, 漢字 and ünder!\r");
    bob.wait_for("You say, \"Ahoy, 漢字 and ünder!\"");
    ann.wait_for("bob says, \"Ahoy, 漢字 and ünder!\"");
    ann.type_text("say Ahoy yourself\r");
    bob.wait_for("ann says, \"Ahoy yourself\"");
    bob.close_window();
    server.wait_for_log(&["session ended", "user=\"bob\""]);
    ann.wait_for("bob fades into the mist");
    ann.wait_until("bob is not here any more", |screen| {
        !screen.shows("bob is here")
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_types_never_becomes_an_escape_sequence_on_anothers_screen() {
    needs!("ssh");
    let server = Server::start();
    let mut ann = adventurer(&server, "ann");
    // Newer clients of OpenSSH do not send such a name, so another client does.
    let mut connection = Connection::new(server.ssh, "e\u{9b}31mve\x1b[2J").await;
    let mut eve = connection.open("adventure").await.expect("a session");
    eve.wait_for("Welcome ashore").await;
    let title = ann.emulators().title();
    eve.send(
        "\x1b[200~say \x1b]2;gotcha\x07 and \u{9b}2J and \u{90}q and \x0e\x0f\x07 done\x1b[201~\r"
            .as_bytes(),
    )
    .await;
    ann.wait_for("done\"");
    let before = ann.received();
    eve.send("say \u{202e}backwards\u{200b}\u{feff} again\r".as_bytes())
        .await;
    ann.wait_for("again\"");
    assert_eq!(ann.emulators().title(), title);
    assert!(!ann.bytes()[before..].contains(&0x07), "the bell rang");
    ann.wait_until("the app is whole", |screen| {
        screen.alternate && screen.shows("Here")
    });
}

#[test]
fn the_adventure_is_won_by_typing_and_then_asks_before_it_is_left() {
    needs!("ssh");
    let server = Server::start();
    let mut ann = adventurer(&server, "ann");
    ann.type_text("\x03");
    assert_eq!(ann.wait_end(), 0, "nothing was lost yet");
    let mut ann = adventurer(&server, "ann");
    for command in WALKTHROUGH.split([';', '\n']).map(str::trim) {
        ann.type_text(&format!("{command}\r"));
    }
    ann.wait_for("100 of 100 points");
    ann.wait_for("The Lantern Room");
    ann.type_text("\x03");
    ann.wait_for("Press Ctrl-C again");
    ann.type_text("\x03");
    assert_eq!(ann.wait_end(), 0);
    ann.check_restored();
}

#[test]
fn the_gallery_takes_keys_and_clicks() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("gallery").open();
    client.wait_for("The widgets of Strombus");
    client.type_text("/all\r");
    client.wait_for("A window");
    client.type_text("Something\r");
    client.wait_until("it is said, and the field is empty", |screen| {
        screen.shows("Something") && screen.shows("Say something")
    });
    let [screen, _] = client.emulators().screens();
    let find = |text: &str| {
        let row = screen
            .rows
            .iter()
            .position(|row| row.contains(text))
            .expect("it is seen");
        let before = screen.rows[row].split(text).next().unwrap_or_default();
        (row + 1, before.chars().count() + 1)
    };
    let (row, column) = find("Pause");
    client.type_text(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    client.wait_for("Go on");
    let (row, column) = find("HBox");
    client.type_text(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    client.wait_for("Widgets side by side");
}

#[test]
fn the_gallery_moves_what_is_shown_by_itself() {
    needs!("ssh");
    let server = Server::start();
    let mut client = ssh(&server).app("gallery").open();
    client.wait_for("The widgets of Strombus");
    client.type_text("/all\r");
    client.wait_for("Pause");
    let received = client.received();
    client.read_until("the ball moves", |now| now > received);
}
