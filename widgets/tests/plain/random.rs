//! Whatever tree there is and whatever is answered: no panic, no control character, and no more words than anybody can hear.

use std::time::Duration;

use strombus_widgets::terminal::{Key, KeyCode};
use strombus_widgets::{Dialog, Layer, PlainPilot, Tone};

use crate::any_tree::{Grower, words};
use crate::random_numbers::Random;
use crate::stage::{Stage, begin};

/// One thing that a person or the app does, and what is said to it.
fn act(pilot: &mut PlainPilot<Stage>, random: &mut Random) -> String {
    let commands = [
        "",
        "",
        "/next",
        "/back",
        "/more",
        "/read",
        "/things",
        "/where",
        "/keys",
        "/close",
        "?",
        "/go a",
        "/key Enter",
        "/key F1",
        "/key Tab",
        "/key Ctrl-Z",
        "/key Down",
        "yes",
        "off",
        "0",
        "18446744073709551615",
    ];
    match random.below(10) {
        0 => pilot.send(words(random)).said(),
        1 => {
            let keys = [
                Key::new(KeyCode::Escape),
                Key::new(KeyCode::Down),
                Key::control('d'),
            ];
            pilot.press(&random.one(&keys).unwrap()).said()
        }
        2 => {
            let seconds = random.below(600);
            pilot.advance(Duration::from_secs(seconds.into())).said()
        }
        3 => {
            let line = words(random).replace('\n', " ");
            pilot.line(&line.chars().take(300).collect::<String>())
        }
        4 | 5 => pilot.line(&random.below(12).to_string()),
        6 => pilot.line(&format!("/{}", random.below(12))),
        _ => pilot.line(random.one(&commands).unwrap()),
    }
}

/// The most bytes that are said to one thing: a page of 40 lines, the things, and 20 items, each of 4 KB at most. Nobody hears that,
/// but it is no flood either.
const MOST: usize = 400_000;

#[test]
fn any_tree_is_told_and_answered() {
    for seed in 0..30 {
        let mut random = Random::new(seed);
        let mut pilot = begin(|ui| {
            if random.below(4) == 0 {
                let which = Dialog::choose("Which?", ["one", "two"]);
                ui.show_once(which, Layer::dialog(), |n| format!("{n:?}"));
            }
            ui.toast(Tone::Bad, words(&mut random));
            Grower::new(ui, &mut random).grow(4)
        });
        if seed % 2 == 0 {
            pilot = pilot.echoing();
        }
        let mut said = pilot.said();
        for _ in 0..20 {
            // The pilot leaves the carriage returns out.
            let is_text = |c: char| matches!(c, '\n' | '\u{8}') || !c.is_control();
            assert!(said.chars().all(is_text), "{seed}: {said:?}");
            let bytes = said.len();
            assert!(bytes <= MOST, "{seed}: {bytes} bytes");
            said = act(&mut pilot, &mut random);
        }
    }
}
