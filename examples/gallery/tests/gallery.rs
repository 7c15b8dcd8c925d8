//! The gallery, used as a person uses it.

use std::time::Duration;

use strombus_gallery::Gallery;
use strombus_widgets::terminal::{MouseAction, MouseButton};
use strombus_widgets::{Departure, Pilot};

const OPENED: &str = "\
┌─ Say ────────────────────────────────┐┌─ Elements ───────┐┌─ Numerals ───────┐
│Say something, then Enter             ││› Hydrogen       ┃││› I              ┃│
│Lines and choices are told here.      ││  Helium          ││  II              │
│                                      ││  Lithium         ││  III             │
│                                      ││  Beryllium       ││  IV              │
│                                      ││  Boron           ││  V               │
│                                      ││  Carbon          ││  VI              │
└──────────────────────────────────────┘└──────────────────┘└──────────────────┘
┌─ Draw with keys or mouse ────────────┐┌─ Moving ─────────────────────────────┐
│                                      ││This is the ship of pearl, which, poet│
│    .-\"\"-.                            ││    Sails the unshadowed main,        │
│  .'  __  '.                          ││    The venturous bark that flings    │
│ /  .'  '.  \\                         ││On the sweet summer wind its purpled w│
│ |  | () |  |                         ││In gulfs enchanted, where the Siren si│
│  \\  '--'  /__                        ││[ Pause ]                             │
└──────────────────────────────────────┘└──────────────────────────────────────┘
┌─ Times table ────────────────────────┐┌─ Wrapped ────────┐┌─ Truncated ──────┐
│   1   2   3   4   5   6   7   8   9 ┃││True conchs are  ┃││True conchs are …┃│
│   2   4   6   8  10  12  14  16  18  ││sea snails with a ││They live in war…┃│
│   3   6   9  12  15  18  21  24  27  ││wide, flaring     ││Most snails glid…┃│
│   4   8  12  16  20  24  28  32  36  ││lip.              ││Its eyes stand o…┃│
│━━━━━━━━━━━━━━━━━                     ││They live in warm ││With the tip cut… │
└──────────────────────────────────────┘└──────────────────┘└──────────────────┘
Ctrl-C leave   Tab next   Shift-Tab back   arrows move   Enter choose";

const USED: &str = "\
┌─ Say ────────────────────────────────┐┌─ Elements ───────┐┌─ Numerals ───────┐
│Say something, then Enter             ││  Zinc            ││› I              ┃│
│Lines and choices are told here.      ││  Gallium        ┃││  II              │
│hello                                 ││  Germanium       ││  III             │
│Bromine is element 35.                ││  Arsenic         ││  IV              │
│The poem rests.                       ││  Selenium        ││  V               │
│                                      ││› Bromine         ││  VI              │
└──────────────────────────────────────┘└──────────────────┘└──────────────────┘
┌─ Draw with keys or mouse ────────────┐┌─ Moving ─────────────────────────────┐
│                            conch     ││  The venturous bark that flings      │
│    .-\"\"-.                   h        ││ the sweet summer wind its purpled win│
│  .'  __  '.                  h       ││ gulfs enchanted, where the Siren sing│
│ /  .'  '.  \\                  h      ││  And coral reefs lie bare,           │
│ |  | () |  |                   h     ││ere the cold sea-maids rise to sun the│
│  \\  '--'  /__                        ││[ Go on ]                             │
└──────────────────────────────────────┘└──────────────────────────────────────┘
┌─ Times table ────────────────────────┐┌─ Wrapped ────────┐┌─ Truncated ──────┐
│4  48  52  56  60  64  68  72  76  80 ││True conchs are  ┃││True conchs are …┃│
│5  60  65  70  75  80  85  90  95 100┃││sea snails with a ││They live in war…┃│
│6  72  78  84  90  96 102 108 114 120 ││wide, flaring     ││Most snails glid…┃│
│7  84  91  98 105 112 119 126 133 140 ││lip.              ││Its eyes stand o…┃│
│                    ━━━━━━━━━━━━━━━━━ ││They live in warm ││With the tip cut… │
└──────────────────────────────────────┘└──────────────────┘└──────────────────┘
Ctrl-C leave   Tab next   Shift-Tab back   arrows move   Enter choose";

fn open() -> Pilot<Gallery> {
    Pilot::new(24, 80)
}

fn row(pilot: &Pilot<Gallery>, row: usize) -> String {
    let screen = pilot.screen();
    screen.lines().nth(row).unwrap_or_default().to_owned()
}

fn steps(n: u32) -> Duration {
    Duration::from_millis(500) * n
}

#[test]
fn it_opens_on_eighty_columns() {
    assert_eq!(open().screen(), OPENED);
}

#[test]
fn everything_on_it_does_something() {
    let mut pilot = open();
    pilot.keys("hello<Enter>").advance(steps(2));
    pilot
        .keys("<Tab><Tab>")
        .keys(&"<Down>".repeat(34))
        .keys("<Enter>");
    pilot.click(9, 30).keys("<Left>conch");
    pilot.mouse(MouseAction::Press(MouseButton::Left), 10, 30);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 13, 33);
    pilot.click(14, 44);
    pilot.click(17, 2).keys("<PageDown><End>");
    assert_eq!(pilot.screen(), USED);
}

#[test]
fn what_is_typed_is_told_in_the_output() {
    let mut pilot = open();
    pilot.keys("hello quiet world<Enter>again<Enter>");
    assert!(row(&pilot, 3).starts_with("│hello quiet world  "));
    assert!(row(&pilot, 4).starts_with("│again  "));
    assert!(row(&pilot, 1).starts_with("│Say something"));
}

#[test]
fn what_is_chosen_is_told_in_the_output() {
    let mut pilot = open();
    pilot.keys("<Tab><Tab><Down><Down><Enter>");
    let told = pilot.screen();
    assert!(told.contains("Lithium is element 3."), "{told}");
    pilot.keys("<Tab><End><Enter>");
    let told = pilot.screen();
    assert!(told.contains("C is 100."), "{told}");
    // A second click on an item chooses it.
    pilot.click(2, 45).click(2, 45);
    assert!(pilot.screen().contains("is element"), "{}", pilot.screen());
}

#[test]
fn the_poem_moves_until_it_is_paused() {
    let mut pilot = open();
    pilot.advance(steps(1));
    assert!(row(&pilot, 9).contains("││   Sails the unshadowed main,"));
    pilot.advance(steps(3));
    assert!(
        row(&pilot, 9).contains("││ulfs enchanted"),
        "{}",
        pilot.screen()
    );
    pilot.click(14, 42);
    assert!(row(&pilot, 14).contains("│[ Go on ]"));
    let (screen, drawn) = (pilot.screen(), pilot.ui().drawn());
    pilot.advance(steps(100));
    assert_eq!((pilot.screen(), pilot.ui().drawn()), (screen, drawn));
    pilot.click(14, 42).advance(steps(1));
    assert!(row(&pilot, 14).contains("│[ Pause ]"));
    assert!(
        row(&pilot, 9).contains("││nd coral reefs"),
        "{}",
        pilot.screen()
    );
}

#[test]
fn the_poem_moves_back_from_every_end() {
    let mut pilot = open();
    // Once to the end and back takes 2 * 34 steps; the columns turn more often.
    for _ in 0..200 {
        pilot.advance(steps(1));
        let screen = pilot.screen();
        let blank = screen
            .lines()
            .skip(9)
            .take(5)
            .all(|line| line.ends_with(&format!("││{}│", " ".repeat(38))));
        assert!(!blank, "{screen}");
    }
    assert_ne!(pilot.screen(), OPENED);
}

#[test]
fn a_poem_that_nobody_sees_costs_no_frame() {
    let mut pilot = Pilot::<Gallery>::new(5, 20);
    let drawn = pilot.ui().drawn();
    pilot.advance(steps(100));
    assert_eq!(pilot.ui().drawn(), drawn);
    pilot.resize(24, 80).advance(steps(1));
    assert!(pilot.ui().drawn() > drawn);
}

#[test]
fn a_step_draws_the_poem_and_nothing_else() {
    let mut pilot = open();
    let drawn = pilot.ui().drawn();
    pilot.advance(steps(1));
    assert_eq!(pilot.ui().drawn() - drawn, 2, "the viewport and the poem");
}

#[test]
fn keys_and_mouse_draw() {
    let mut pilot = open();
    pilot.click(9, 29).keys("<Home>~~");
    pilot.mouse(MouseAction::Press(MouseButton::Left), 10, 30);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 12, 34);
    assert!(row(&pilot, 9).starts_with("│~~"), "{}", pilot.screen());
    assert_eq!(
        row(&pilot, 12).matches('~').count(),
        2,
        "{}",
        pilot.screen()
    );
}

#[test]
fn the_table_scrolls_both_ways() {
    let mut pilot = open();
    pilot.click(18, 2);
    pilot.mouse(MouseAction::ScrollDown, 18, 2);
    assert!(row(&pilot, 17).starts_with("│   4   8  12"));
    pilot.click(21, 30);
    assert!(
        row(&pilot, 17).starts_with("│  40  44  48"),
        "{}",
        pilot.screen()
    );
}

#[test]
fn tab_goes_through_all_panes_and_back_to_the_first() {
    let mut pilot = open();
    let start = pilot.ui().focused();
    for n in 1..9 {
        pilot.keys("<Tab>");
        assert_ne!(pilot.ui().focused(), start, "after {n}");
    }
    assert_eq!(pilot.keys("<Tab>").ui().focused(), start);
}

#[test]
fn it_uses_a_large_screen() {
    let pilot = Pilot::<Gallery>::new(60, 200);
    let screen = pilot.screen();
    assert!(
        screen
            .lines()
            .take(59)
            .all(|line| line.chars().count() == 200)
    );
    assert_eq!(screen.lines().count(), 60);
    for shown in [
        "│  XVIII  ",
        "│  Argon  ",
        "  15  30  45  60  75  90 105",
        "Year after year beheld",
    ] {
        assert!(screen.contains(shown), "{shown}\n{screen}");
    }
    // There is room for the whole table's width, so only the bar that is needed.
    assert!(!screen.contains('━'));
}

#[test]
fn a_small_screen_shows_what_it_can() {
    let mut pilot = Pilot::<Gallery>::new(12, 40);
    assert_eq!(
        pilot.screen(),
        "\
┌─ Say ────────────┐┌─ Ele… ─┐┌─ Num… ─┐
│Say something, the││› Hydr…┃││› I    ┃│
│are told here.   ┃││  Heli… ││  II    │
└──────────────────┘└────────┘└────────┘
┌─ Draw with key… ─┐┌─ Moving ─────────┐
│                  ││This is the ship o│
│    .-\"\"-.        ││[ Pause ]         │
└──────────────────┘└──────────────────┘
┌─ Times table ────┐┌─ Wra… ─┐┌─ Tru… ─┐
│   1   2   3   4 ┃││True   ┃││True c…┃│
└──────────────────┘└────────┘└────────┘
Ctrl-C leave   Tab next   Shift-Tab back"
    );
    for (rows, columns) in [(1, 1), (0, 0), (3, 200), (60, 3), (24, 80)] {
        pilot.resize(rows, columns).keys("x<Tab><Down>").click(0, 0);
        pilot.advance(steps(1));
    }
}

#[test]
fn only_control_c_leaves() {
    let mut pilot = open();
    assert_eq!(pilot.keys("q<Tab>q").departure(), None);
    assert_eq!(pilot.keys("<C-c>").departure(), Some(&Departure::Leave(0)));
}
