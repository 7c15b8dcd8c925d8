//! Which theme is shown: the app's, the person's, or what fits the terminal.

mod stage;

use stage::{Message, Stage, act, stage};
use strombus_widgets::terminal::{ColorDepth, Profile, Theme};
use strombus_widgets::{Label, Pilot, Ui};

fn page(rows: u16, columns: u16) -> Pilot<Stage> {
    let build = |ui: &mut Ui<Message>| ui.set_root(Label::new("a page"));
    stage(rows, columns, build).0
}

fn name(pilot: &Pilot<Stage>) -> &'static str {
    pilot.ui().theme().name
}

fn on(colors: ColorDepth, dark: Option<bool>) -> Profile {
    Profile {
        colors,
        dark,
        ..Profile::XTERM
    }
}

#[test]
fn without_a_choice_it_fits_the_terminal() {
    let mut pilot = page(3, 20);
    for (colors, dark, expected) in [
        (ColorDepth::True, Some(true), "dark"),
        (ColorDepth::Indexed, Some(false), "light"),
        (ColorDepth::Indexed, None, "terminal"),
        (ColorDepth::Sixteen, Some(true), "terminal"),
        (ColorDepth::Monochrome, Some(true), "monochrome"),
    ] {
        pilot.refine(on(colors, dark));
        assert_eq!(name(&pilot), expected, "{colors:?} {dark:?}");
    }
}

#[test]
fn what_was_chosen_stays_whatever_the_terminal_says() {
    let mut pilot = page(3, 20);
    act(&mut pilot, |ui| ui.choose_theme(Some(Theme::LIGHT)));
    pilot.refine(on(ColorDepth::True, Some(true)));
    assert_eq!(name(&pilot), "light");
    act(&mut pilot, |ui| ui.choose_theme(None));
    assert_eq!(name(&pilot), "dark");
    act(&mut pilot, |ui| ui.set_theme(Theme::HIGH_CONTRAST));
    pilot.refine(on(ColorDepth::Monochrome, None));
    assert_eq!(name(&pilot), "high-contrast");
}

#[test]
fn a_person_is_asked_and_may_think_better_of_it() {
    let mut pilot = page(20, 40);
    for (keys, expected) in [
        ("<Down><Down><Enter>", "dark"),
        // What is shown is what is selected.
        ("<Down><Enter>", "light"),
        ("<Up><Esc>", "light"),
        ("<Home><Enter>", "terminal"),
        ("<Enter>", "terminal"),
    ] {
        act(&mut pilot, |ui| ui.ask_theme());
        assert!(pilot.screen().contains("Which theme?"));
        pilot.keys(keys);
        assert_eq!(name(&pilot), expected, "{keys}");
        assert!(!pilot.screen().contains("Which theme?"));
    }
}
