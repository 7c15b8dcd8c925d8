//! The gallery, used as a person uses it.

use std::time::Duration;

use strombus_gallery::{Gallery, PAGES};
use strombus_widgets::terminal::{MouseAction, MouseButton, Profile, Theme};
use strombus_widgets::{App as _, Departure, Pilot, Session};

fn open() -> Pilot<Gallery> {
    Pilot::new(24, 80)
}

fn open_with(rows: u16, columns: u16, arguments: &[&str]) -> Pilot<Gallery> {
    let arguments = arguments.iter().map(|&word| word.to_owned()).collect();
    let session = Session {
        arguments,
        ..Session::pilot()
    };
    Pilot::start(rows, columns, |ui| Gallery::open(ui, &session))
}

/// The title of the page that is shown.
fn title(pilot: &Pilot<Gallery>) -> String {
    let screen = pilot.screen();
    let first = screen.lines().next().unwrap_or_default();
    let sheet = first.split('│').nth(1).unwrap_or_default();
    let title = sheet.split("   ").next().unwrap_or_default();
    title.trim().to_owned()
}

/// Goes to the page by the field that looks for one.
fn go(pilot: &mut Pilot<Gallery>, title: &str) {
    pilot.keys("<C-]>/").keys(title).keys("<Enter>");
}

#[test]
fn it_opens_with_a_list_of_pages_and_says_what_to_do() {
    for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
        // The largest shows the whole list, with the page that is only there with the feature.
        if rows == 60 && !cfg!(feature = "ratatui") {
            continue;
        }
        let pilot = Pilot::<Gallery>::new(rows, columns);
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            let name = format!("gallery-{columns}x{rows}");
            insta::assert_snapshot!(name, pilot.screen());
        });
    }
}

#[test]
fn the_arrows_walk_through_all_pages_and_nothing_is_left_behind() {
    let mut pilot = open();
    let count = pilot.ui().count();
    for page in &PAGES[1..] {
        while title(&pilot) != page.title {
            let before = pilot.screen();
            pilot.keys("<Down>");
            assert_ne!(pilot.screen(), before, "{} is not reached", page.title);
        }
    }
    pilot.keys("<Home>");
    assert_eq!(title(&pilot), "Welcome");
    assert_eq!(pilot.ui().count(), count, "widgets of pages that were left");
}

#[test]
fn every_page_draws_on_any_size() {
    let sizes = [(24, 80), (200, 60), (60, 200), (1, 1), (0, 0), (40, 120)];
    let mut pilot = open();
    for page in PAGES {
        for (rows, columns) in sizes {
            pilot.resize(rows, columns).keys("<F2>");
        }
        pilot.resize(24, 80);
        assert_eq!(title(&pilot), page.title);
        pilot.keys("<C-]><A-Down>");
    }
}

#[test]
fn a_page_that_was_left_costs_nothing() {
    let mut pilot = open();
    for page in PAGES {
        go(&mut pilot, page.title);
        assert_eq!(title(&pilot), page.title);
        pilot.advance(Duration::from_secs(1));
        pilot.keys("<C-]><Home>");
        assert_eq!(title(&pilot), "Welcome", "from {}", page.title);
        // Toasts close by themselves.
        pilot.advance(Duration::from_secs(10));
        let drawn = pilot.ui().drawn();
        pilot.advance(Duration::from_secs(1000));
        assert_eq!(pilot.ui().drawn(), drawn, "{}", page.title);
    }
}

#[test]
fn a_page_does_what_its_source_says() {
    let mut pilot = open();
    go(&mut pilot, "Button");
    pilot.keys("<Enter><Enter><Tab><Enter>");
    assert!(pilot.screen().contains("│ 1 shells"), "{}", pilot.screen());
    pilot.keys("<F2>");
    let screen = pilot.screen();
    assert!(screen.contains("│ use strombus_widgets::{"), "{screen}");
    assert!(screen.contains("Demo [Source]"), "{screen}");
    pilot.keys("<End><F2>");
    assert!(pilot.screen().contains("│ 1 shells"), "{}", pilot.screen());
}

#[test]
fn the_mouse_turns_the_page_and_chooses_another() {
    let mut pilot = open();
    let row = |pilot: &Pilot<Gallery>, text: &str| {
        let screen = pilot.screen();
        let row = screen.lines().position(|line| line.starts_with(text));
        i32::try_from(row.unwrap()).unwrap()
    };
    let hbox = row(&pilot, "      HBox");
    pilot.click(hbox, 7);
    assert_eq!(title(&pilot), "HBox");
    pilot.click(0, 75);
    assert!(pilot.screen().contains("[Source]"), "{}", pilot.screen());
    pilot.mouse(MouseAction::ScrollDown, 10, 40);
    assert!(
        !pilot.screen().contains("//! Widgets side"),
        "{}",
        pilot.screen()
    );
    pilot.click(0, 67);
    assert!(pilot.screen().contains("[Demo]"), "{}", pilot.screen());
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 30);
    assert!(pilot.screen().contains("[Demo]"), "{}", pilot.screen());
}

#[test]
fn what_is_looked_for_is_listed_and_chosen() {
    let mut pilot = open();
    pilot.keys("/bo");
    let screen = pilot.screen();
    let listed: Vec<&str> = screen
        .lines()
        .filter_map(|line| {
            line.split_once('│').map(|(left, _)| left.trim_end())
        })
        .filter(|left| left.contains("      ") || left.starts_with("› "))
        .collect();
    assert!(screen.starts_with("bo "), "{screen}");
    assert!(
        listed.iter().any(|name| name.ends_with("Border")),
        "{screen}"
    );
    assert!(
        !listed.iter().any(|name| name.ends_with("Table")),
        "{screen}"
    );
    assert!(
        screen.contains("›     Border"),
        "the best is selected: {screen}"
    );
    pilot.keys("<Down><Down><Enter>");
    assert_eq!(title(&pilot), "AbsoluteBox");
    assert!(
        pilot.screen().contains("- Containers"),
        "all are listed again"
    );
    pilot.keys("<Esc>/nothing is called so<Enter><Esc>");
    assert_eq!(title(&pilot), "AbsoluteBox");
    assert!(!pilot.screen().contains("nothing is"), "{}", pilot.screen());
}

#[test]
fn the_palette_goes_to_a_page_from_a_field() {
    let mut pilot = open();
    go(&mut pilot, "TextInput");
    pilot.keys("/q?<F3>tred<Backspace><Backspace>ee<Enter>");
    assert_eq!(title(&pilot), "Tree");
    pilot.keys("<A-Up>");
    assert_eq!(title(&pilot), "Table");
}

#[test]
fn an_argument_names_the_page_to_open() {
    assert_eq!(title(&open_with(24, 80, &["text_input"])), "TextInput");
    assert_eq!(title(&open_with(24, 80, &["KEYBAR"])), "KeyBar");
    let pilot = open_with(24, 80, &["nonsense"]);
    assert_eq!(title(&pilot), "Welcome");
    assert!(pilot.screen().contains("No page is called nonsense."));
}

#[test]
fn a_page_alone_is_nothing_but_that() {
    let mut pilot = open_with(6, 30, &["button", "alone"]);
    assert_eq!(pilot.screen(), "\n [ More ]  [ Less ]\n\n 0 shells");
    pilot.keys("<Enter><F2>/");
    assert_eq!(pilot.screen(), "\n [ More ]  [ Less ]\n\n 1 shells");
}

#[test]
fn q_leaves_where_no_text_is_typed() {
    let mut pilot = open();
    go(&mut pilot, "TextInput");
    assert_eq!(pilot.keys("q<Esc>").departure(), None);
    go(&mut pilot, "Button");
    assert_eq!(pilot.keys("q").departure(), Some(&Departure::Leave(0)));
    let mut pilot = open();
    assert_eq!(pilot.keys("<C-c>").departure(), Some(&Departure::Leave(0)));
}

#[test]
fn a_program_gives_the_keys_back_by_its_own_key() {
    let mut pilot = open();
    go(&mut pilot, "ProgramPane");
    pilot.keys("q/<C-c>");
    assert!(pilot.screen().contains("parrot> q/"), "{}", pilot.screen());
    assert_eq!(pilot.departure(), None);
    pilot.keys("<C-]><C-c>");
    assert_eq!(pilot.departure(), Some(&Departure::Leave(0)));
}

#[test]
fn the_keys_are_told_at_the_bottom() {
    let mut pilot = open();
    let bar = |pilot: &Pilot<Gallery>| {
        let screen = pilot.screen();
        screen.lines().last().unwrap_or_default().to_owned()
    };
    assert!(bar(&pilot).contains("F2 source"), "{}", bar(&pilot));
    go(&mut pilot, "Slider");
    assert!(bar(&pilot).starts_with("Left Right"), "{}", bar(&pilot));
}

#[test]
fn where_both_are_seen_the_source_can_be_gone_to() {
    let mut pilot = Pilot::<Gallery>::new(60, 200);
    go(&mut pilot, "Form");
    let before = pilot.ui().focused();
    pilot.keys("<F2>");
    assert_ne!(pilot.ui().focused(), before);
    assert!(pilot.screen().contains("[ Sign on ]"));
    pilot.keys("<Down>");
    assert!(!pilot.screen().contains("//! Fields with labels"));
    pilot.keys("<F2>");
    assert_eq!(pilot.ui().focused(), before);
    pilot.keys("<F2>");
    go(&mut pilot, "Checkbox");
    pilot.keys("<Enter>");
    assert!(pilot.screen().contains("1 of 3 are in your bag."));
}

/// The terminal may tell of its background when all is there already.
#[test]
fn what_explains_has_the_colour_of_the_theme_that_comes_later() {
    let mut pilot = Pilot::<Gallery>::new(24, 80);
    let summary = (1, 26);
    let before = pilot.style(summary.0, summary.1);
    assert_eq!(before, Some(Theme::TERMINAL.quiet), "{}", pilot.screen());
    pilot.refine(Profile {
        dark: Some(true),
        ..Profile::TRUECOLOR
    });
    assert_eq!(pilot.style(summary.0, summary.1), Some(Theme::DARK.quiet));
}
