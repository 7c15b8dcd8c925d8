//! The app by the pilot: keys in, screens out, and several people in one world.

use std::time::Duration;

use strombus_adventure::{Adventure, World};
use strombus_widgets::terminal::{Color, Style};
use strombus_widgets::{Catalogue, Departure, Pilot, Session};

fn enter(world: &World, name: &str, rows: u16, columns: u16) -> Pilot<Adventure> {
    let session = Session {
        user: name.into(),
        ..Session::pilot()
    };
    Pilot::start(rows, columns, |ui| Adventure::join(ui, &session, world))
}

/// On a screen that wraps no line of these tests.
fn enter_wide(world: &World, name: &str) -> Pilot<Adventure> {
    enter(world, name, 40, 200)
}

fn type_lines(pilot: &mut Pilot<Adventure>, script: &str) {
    for line in script.split(';') {
        pilot.keys(line.trim()).keys("<Enter>");
    }
}

fn check_screen(pilot: &Pilot<Adventure>, expected: &str) {
    let screen = pilot.screen();
    assert_eq!(screen, expected.trim_matches('\n'), "\n{screen}");
}

#[track_caller]
fn check_shows(pilot: &mut Pilot<Adventure>, text: &str) {
    let screen = pilot.frame().screen();
    assert!(screen.contains(text), "no {text:?} in\n{screen}");
}

/// The style of the first cell of `text`, where it stands first on the screen.
fn style_of(pilot: &Pilot<Adventure>, text: &str) -> Style {
    let screen = pilot.screen();
    let found = (0..)
        .zip(screen.lines())
        .find_map(|(row, line)| Some((row, line.find(text)?, line)));
    let (row, byte, line) = found.unwrap_or_else(|| panic!("no {text:?} in\n{screen}"));
    let column = i32::try_from(line[..byte].chars().count()).expect("a short line");
    pilot.style(row, column).expect("a cell")
}

#[test]
fn three_panes_stand_on_an_ordinary_screen() {
    let world = World::new();
    let mut ann = enter(&world, "ann", 24, 80);
    let mut bob = enter(&world, "bob", 24, 80);
    type_lines(&mut bob, "n; s; say Is anybody there?");
    ann.keys("take rope<Enter>n<Enter>s<Enter>wave at bo");
    check_screen(
        &ann,
        r#"
┌─ The Jetty ────────────────────┐┌─ Your tale: 0 of 100 points ───────────────┐
│ Planks the colour of old bone  ││ Welcome ashore, ann. The Wentletrap, the   │
│ run out into the mist and      ││ drowned lighthouse, has been dark for a    │
│ stop. Far out, where a light   ││ hundred years. It wants a pearl. Say       │
│ ought to be, there is none.    ││ "help" if you want some yourself.          │
│ The shore lies north.          ││ bob comes ashore out of the mist.          │
│                                ││ bob goes north.                            │
│ north  The Shingle Beach       ││ bob arrives from the north.                │
│                                ││ bob says, "Is anybody there?"              │
│                                ││                                            │
│                                ││ > take rope                                │
│                                ││ You take the coil of rope.                 │
│                                ││                                            │
└────────────────────────────────┘│ > n                                        │
┌─ Here ─────────────────────────┐│ You go north, to the Shingle Beach.        │
│ bob is here.                   ││                                            │
│ You carry a coil of rope.      ││ > s                                        │
│                                ││ You go south, to the Jetty.                │
│                                ││                                            │
│                                ││                                            │
│                                ││                                            │
│                                ││ > wave at bo                               │
└────────────────────────────────┘└────────────────────────────────────────────┘
Enter do it  Ctrl-C leave  PageUp PageDown scroll  Up Down earlier lines
"#,
    );
}

#[test]
fn a_small_screen_has_the_tale_alone() {
    let mut ann = enter(&World::new(), "ann", 12, 40);
    ann.keys("n<Enter>");
    check_screen(
        &ann,
        "
The Shingle Beach: north east south west
┌─ Your tale: 0 of 100 points ─────────┐
│ You go north, to the Shingle Beach.  │
│ Every wave turns the pebbles over as │
│ if it had lost something. A causeway │
│ wades out north to the drowned       │
│ light; dunes rise in the west, and   │
│ pools glint east.                   ┃│
│ You see a green bottle.             ┃│
│ >                                    │
└──────────────────────────────────────┘
Enter do it  Ctrl-C leave  PageUp PageDo
",
    );
}

#[test]
fn a_high_screen_has_the_panes_above_each_other_and_a_wide_one_keeps_lines_short() {
    let mut ann = enter(&World::new(), "ann", 36, 45);
    let titles = |screen: String| -> Vec<usize> {
        let row = |title: &str| screen.lines().position(|line| line.contains(title));
        ["─ The Jetty ─", "─ Here ─", "─ Your tale"]
            .into_iter()
            .filter_map(row)
            .collect()
    };
    assert_eq!(titles(ann.screen()), [0, 14, 21]);
    ann.resize(60, 200);
    assert_eq!(titles(ann.screen()), [0, 14, 0]);
    let widest = ann.screen().lines().map(|line| line.chars().count()).max();
    assert_eq!(widest, Some(174));
    ann.keys("say ").keys(&"long ".repeat(40)).keys("<Enter>");
    for line in ann.screen().lines() {
        let longest = line.split(['│', '┃']).map(|part| part.trim().len()).max();
        assert!(longest.is_none_or(|length| length <= 100) || line.contains('─'));
    }
}

#[test]
fn one_sees_another_come_talk_and_go() {
    let world = World::new();
    let mut ann = enter_wide(&world, "ann");
    let mut bob = enter_wide(&world, "bob");
    check_shows(&mut ann, "bob comes ashore out of the mist.");
    check_shows(&mut ann, "bob is here.");
    check_shows(&mut bob, "ann is here.");
    type_lines(&mut bob, "say Hello, Ann!; take rope; tell ann a secret");
    check_shows(&mut ann, "bob says, \"Hello, Ann!\"");
    check_shows(&mut ann, "bob takes the coil of rope.");
    check_shows(&mut ann, "bob whispers to you, \"a secret\"");
    drop(bob);
    check_shows(&mut ann, "bob fades into the mist and is gone.");
    assert!(!ann.screen().contains("bob is here."));
    check_shows(&mut ann, "You see a coil of rope.");
    drop(ann);
    assert_eq!(world.population(), 0);
}

/// The shortest way that a player who knows everything takes.
const WALKTHROUGH: &str = "
    north; west; take whelk; west; down; open chest; take horn; up; east;
    north; take lamp; south; east; east; fill lamp; east; down; down;
    give whelk to crab; down; blow horn; take pearl; up; up; up; west; west;
    north; north; unlock door with key; north; up; up; up; put pearl in lantern
";

#[test]
fn the_goal_is_reached_by_typing_and_every_place_fits_into_its_pane() {
    let world = World::new();
    let mut ann = enter(&world, "ann", 24, 80);
    let mut bob = enter_wide(&world, "bob");
    for line in WALKTHROUGH.split(';') {
        type_lines(&mut ann, line);
        let screen = ann.screen();
        let column = |line: &str| line.chars().take(34).collect::<String>();
        assert!(
            !screen.lines().any(|line| column(line).contains('┃')),
            "{screen}"
        );
    }
    check_shows(&mut ann, "─ The Lantern Room ─");
    check_shows(&mut ann, "─ Your tale: 100 of 100 points ─");
    check_shows(&mut bob, "ann has set the pearl in the lantern!");
}

#[test]
fn every_other_place_fits_into_its_pane_too() {
    let mut ann = enter(&World::new(), "ann", 24, 80);
    for line in "n; n; s; e; e; d; u; w; w; w; n; u; d; s; w; d".split(';') {
        type_lines(&mut ann, line);
        let screen = ann.screen();
        let column = |line: &str| line.chars().take(34).collect::<String>();
        assert!(
            !screen.lines().any(|line| column(line).contains('┃')),
            "{screen}"
        );
    }
}

#[test]
fn no_size_is_too_small_and_what_was_shown_comes_back() {
    let mut ann = enter(&World::new(), "ann", 24, 80);
    type_lines(&mut ann, "take rope; say hello");
    let before = ann.screen();
    for rows in (0..40).step_by(3) {
        for columns in [0, 1, 2, 3, 5, 9, 20, 36, 40, 71, 72, 80, 149, 300] {
            ann.resize(rows, columns).keys("x<Backspace>");
        }
    }
    assert_eq!(ann.resize(24, 80).screen(), before);
    assert_eq!(ann.redraw().screen(), before);
    // The focus has come back to the command line with it.
    ann.keys("look<Enter>");
    check_shows(&mut ann, "> look");
}

#[test]
fn who_has_nothing_to_lose_leaves_at_once() {
    let mut ann = enter_wide(&World::new(), "ann");
    assert_eq!(ann.keys("<C-c>").departure(), Some(&Departure::Leave(0)));
    let mut bob = enter_wide(&World::new(), "bob");
    assert_eq!(bob.interrupt().departure(), Some(&Departure::Leave(0)));
    let mut eve = enter_wide(&World::new(), "eve");
    assert_eq!(eve.keys("<C-d>").departure(), Some(&Departure::Leave(0)));
    let mut dan = enter_wide(&World::new(), "dan");
    type_lines(&mut dan, "quit");
    assert_eq!(dan.departure(), Some(&Departure::Leave(0)));
}

#[test]
fn who_has_a_tale_to_lose_is_asked() {
    let warning = "Press Ctrl-C again to leave the tale.";
    let mut ann = enter_wide(&World::new(), "ann");
    type_lines(&mut ann, "n; w; w; d; open chest");
    let keys = ann.screen().lines().last().map(str::to_owned);

    ann.keys("<C-c>");
    check_shows(&mut ann, warning);
    assert_eq!(ann.departure(), None);

    // The question is withdrawn by time, and by going on.
    ann.advance(Duration::from_secs(6));
    assert_eq!(ann.screen().lines().last().map(str::to_owned), keys);
    ann.keys("<C-c>look<Enter>");
    assert_eq!(ann.screen().lines().last().map(str::to_owned), keys);
    ann.keys("<C-c>");
    assert_eq!(ann.departure(), None);

    ann.keys("<C-c>");
    assert_eq!(ann.departure(), Some(&Departure::Leave(0)));
}

#[test]
fn the_warning_is_seen_on_a_small_screen() {
    let mut ann = enter(&World::new(), "ann", 5, 40);
    type_lines(&mut ann, "n; w; w; d; open chest");
    ann.keys("<C-c>");
    check_shows(&mut ann, "Press Ctrl-C again to leave the tale.");
}

#[test]
fn any_script_can_be_talked_in() {
    let world = World::new();
    let mut ann = enter_wide(&world, "ann");
    let mut bob = enter_wide(&world, "Bjørn 世界");
    type_lines(&mut bob, "say 你好, café — 👩\u{200d}🚀!");
    check_shows(&mut ann, "Bjørn 世界 says, \"你好, café — 👩\u{200d}🚀!\"");
    check_shows(&mut bob, "> say 你好, café — 👩\u{200d}🚀!");
}

#[test]
fn nothing_that_is_said_commands_the_terminal_of_another() {
    let world = World::new();
    let mut ann = enter_wide(&world, "ann");
    let mut bob = enter_wide(&world, "bob");
    bob.paste("say \x1b[2J\x1b]0;mine\x07 \u{9b}1m\r\n\u{202e}done");
    bob.keys("<Enter>");
    check_shows(&mut ann, "done\"");
    // Not by way of the command line either.
    let mut eve = world.join("\x1b[31meve");
    eve.command("say \x1b[2J\u{9b}5n\x07\u{2028}over");
    eve.command("emote \x1b]52;c;YWJj\x07 dances.");
    check_shows(&mut ann, "over\"");
    check_shows(&mut ann, "dances.");
    for screen in [ann.screen(), bob.frame().screen()] {
        let is_text = |c: char| c == '\n' || !(c.is_control() || "\u{202e}\u{2028}".contains(c));
        assert!(screen.chars().all(is_text), "{screen:?}");
    }
}

#[test]
fn who_was_away_is_told_what_they_missed() {
    let world = World::new();
    let mut ann = enter_wide(&world, "ann");
    let mut bob = world.join("bob");
    for number in 0..250 {
        bob.command(&format!("say {number}"));
    }
    check_shows(&mut ann, "bob says, \"249\"");
    for _ in 0..10 {
        ann.keys("<PageUp>");
    }
    // One line more than the fifty says that Bob came.
    check_shows(&mut ann, "… 51 lines missed");
    check_shows(&mut ann, "bob says, \"50\"");
    assert_eq!(style_of(&ann, "… 51").foreground, Color::GREY);
}

#[test]
fn the_tale_scrolls_while_the_command_line_is_written() {
    let mut ann = enter(&World::new(), "ann", 24, 80);
    type_lines(&mut ann, "help; help; help");
    assert!(!ann.screen().contains("Welcome ashore"));
    ann.keys("lo<PageUp><PageUp><PageUp>ok");
    check_shows(&mut ann, "Welcome ashore");
    check_shows(&mut ann, "> look");
    ann.keys("<PageDown><PageDown><PageDown>");
    assert!(!ann.screen().contains("Welcome ashore"));
    ann.keys("<PageUp><Enter>");
    check_shows(&mut ann, "Exits: north.");
}

#[test]
fn typed_lines_come_back_and_the_command_line_is_empty_after_each() {
    let mut ann = enter_wide(&World::new(), "ann");
    type_lines(&mut ann, "say one; say two");
    ann.keys("<Up><Up> more<Enter>");
    check_shows(&mut ann, "You say, \"one more\"");
    let line = ann.cursor().expect("the cursor is in the command line");
    ann.keys("x");
    assert_eq!(ann.cursor().map(|at| at.column), Some(line.column + 1));
}

#[test]
fn what_is_typed_elsewhere_goes_to_the_command_line() {
    let mut ann = enter_wide(&World::new(), "ann");
    ann.keys("sa<Tab>y hi<Enter>");
    check_shows(&mut ann, "You say, \"hi\"");
}

#[test]
fn a_line_looks_like_what_it_is() {
    let world = World::new();
    let mut ann = enter_wide(&world, "ann");
    let mut bob = world.join("bob");
    bob.command("say hello");
    bob.command("tell ann hush");
    ann.keys("take rope<Enter>");
    let green = Style::new().fg(Color::GREEN);
    assert_eq!(style_of(&ann, "bob says"), green);
    assert_eq!(style_of(&ann, "bob whispers"), green.bold());
    assert_eq!(style_of(&ann, "> take"), Style::new().fg(Color::GREY));
    assert_eq!(style_of(&ann, "You take"), Style::PLAIN);
}

#[test]
fn an_idle_visitor_is_not_drawn_again_for_what_happens_elsewhere() {
    let world = World::new();
    let ann = &mut enter_wide(&world, "ann");
    let mut bob = world.join("bob");
    bob.command("north");
    let drawn = ann.frame().ui().drawn();
    bob.command("say to the waves");
    bob.command("west");
    assert_eq!(ann.frame().ui().drawn(), drawn);
}

#[test]
fn without_a_world_the_app_makes_its_own() {
    let mut ann: Pilot<Adventure> = Pilot::new(24, 80);
    let mut bob: Pilot<Adventure> = Pilot::new(24, 80);
    check_shows(&mut ann, "Welcome ashore, guest.");
    bob.keys("say hello<Enter>");
    assert!(!ann.frame().screen().contains("hello"));
}

#[test]
fn a_catalogue_opens_it_in_a_world_that_is_shared() {
    let world = World::new();
    let shared = world.clone();
    let catalogue = Catalogue::new().app_with(
        "adventure",
        "A text adventure that all sessions play in one world",
        move |ui, session| Adventure::join(ui, session, &shared),
    );
    let entry = catalogue.find("adventure").expect("the app is listed");
    let size = strombus_widgets::terminal::Size::new(24, 80);
    let running = entry.open(size, &Session::pilot());
    assert_eq!(world.population(), 1);
    drop(running);
    assert_eq!(world.population(), 0);
}
