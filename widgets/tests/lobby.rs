//! The lobby of the `strombus` program: it is an app like others, and needs nothing but widgets.

#[allow(unreachable_pub, reason = "the program's own crate gives it to others")]
#[path = "../../src/lobby.rs"]
mod lobby;

use lobby::Lobby;
use strombus_widgets::{Departure, Pilot, Session, Transport};

const APPS: [(&str, &str); 3] = [
    ("adventure", "a cave for several people"),
    ("gallery", "every widget on a wall"),
    ("relay", "a mail relay, watched"),
];

/// The lobby with so many apps.
fn lobby(rows: u16, columns: u16, count: usize) -> Pilot<Lobby> {
    let session = Session {
        user: "ann".into(),
        transport: Transport::Ssh,
        ..Session::pilot()
    };
    let apps = APPS.iter().cycle().take(count);
    let apps = apps.map(|&(name, summary)| (name.into(), summary.into()));
    Pilot::start(rows, columns, |ui| {
        Lobby::open_with(ui, &session, apps.collect())
    })
}

fn check(rows: u16, columns: u16, count: usize, expected: &str) {
    assert_eq!(lobby(rows, columns, count).screen(), expected);
}

#[test]
fn it_greets_and_lists_the_apps() {
    check(
        24,
        80,
        3,
        "




     Welcome, ann.
     You are here as a guest over SSH.

  ┌─ Strombus ───────────────────────────────────────────────────────────────┐
  │› adventure   a cave for several people                                   │
  │  gallery     every widget on a wall                                      │
  │  relay       a mail relay, watched                                       │
  └──────────────────────────────────────────────────────────────────────────┘
     ↑↓ choose   Enter open   q leave   t theme",
    );
}

#[test]
fn on_a_large_screen_it_stands_in_the_middle_and_does_not_grow() {
    let screen = lobby(60, 200, 3).screen();
    let frame: Vec<&str> = screen.lines().filter(|line| line.contains('─')).collect();
    assert_eq!(frame.len(), 2);
    for line in frame {
        assert_eq!(line.trim_start().chars().count(), 76);
        assert_eq!(line.len() - line.trim_start().len(), 62);
    }
}

#[test]
fn on_a_small_screen_the_list_scrolls() {
    check(
        8,
        40,
        9,
        "
   Welcome, ann.
   You are here as a guest over SSH.

┌─ Strombus ───────────────────────────┐
│› adventure   a cave for several peo…┃│
│  gallery     every widget on a wall  │
└──────────────────────────────────────┘
   ↑↓ choose   Enter open   q leave   t"
            .trim_start_matches('\n'),
    );
}

#[test]
fn on_the_smallest_screen_the_list_remains() {
    let mut lobby = lobby(3, 14, 3);
    lobby.keys("<Down>");
    assert_eq!(lobby.screen().lines().nth(1), Some("│› gallery …┃│"));
}

#[test]
fn without_apps_it_says_so() {
    assert!(
        lobby(24, 80, 0)
            .screen()
            .contains("There is no app here for you.")
    );
}

#[test]
fn enter_opens_the_selected_app() {
    let mut lobby = lobby(24, 80, 3);
    lobby.keys("<Down><Down><Enter>");
    assert_eq!(lobby.departure(), Some(&Departure::Open("relay".into())));
}

#[test]
fn a_second_click_opens_the_clicked_app() {
    let mut lobby = lobby(24, 80, 3);
    assert_eq!(lobby.click(10, 20).departure(), None);
    assert_eq!(
        lobby.click(10, 20).departure(),
        Some(&Departure::Open("gallery".into()))
    );
}

#[test]
fn q_leaves() {
    assert_eq!(
        lobby(24, 80, 3).keys("q").departure(),
        Some(&Departure::Leave(0))
    );
}
