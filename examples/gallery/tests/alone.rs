//! Each page by itself, as the app that it is: what its file calls `App` and `Ui` are those of `strombus_widgets` here.
//!
//! What it looks like lies in `snapshots/`. After a change that is meant, `INSTA_UPDATE=always cargo test -p strombus-gallery --test alone`
//! writes them anew, and `git diff` shows what changed.

/// What the pages stand on.
mod stage {
    pub(crate) use strombus_widgets::{App, Ui};
}

#[path = "../src/pages/mod.rs"]
mod pages;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use strombus_widgets::terminal::MouseAction;
use strombus_widgets::{App, Pilot};

use pages::hand_all_pages;

/// What is done to every page.
trait Check {
    fn check<A: App>(name: &str);
}

macro_rules! check_all {
    ($($group:literal { $($(#[$given:meta])* $file:ident $title:literal,)* })*) => {
        fn check_all<C: Check>() {
            $($($(#[$given])* C::check::<pages::$file::Demo>(stringify!($file));)*)*
        }
    };
}

hand_all_pages!(check_all);

struct Looks;

impl Check for Looks {
    fn check<A: App>(name: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            for (rows, columns) in [(24, 80), (40, 120)] {
                let pilot = Pilot::<A>::new(rows, columns);
                insta::assert_snapshot!(
                    format!("{name}-{columns}x{rows}"),
                    pilot.screen()
                );
            }
        });
    }
}

#[test]
fn every_page_looks_as_it_did() {
    check_all::<Looks>();
}

struct Draws;

impl Check for Draws {
    fn check<A: App>(name: &str) {
        let sizes = [
            (0, 0),
            (1, 1),
            (2, 9),
            (24, 80),
            (60, 200),
            (3, 200),
            (60, 3),
        ];
        let done = catch_unwind(AssertUnwindSafe(|| {
            for (rows, columns) in sizes {
                let mut pilot = Pilot::<A>::new(rows, columns);
                for (rows, columns) in sizes {
                    pilot.resize(rows, columns).advance(Duration::from_secs(1));
                    pilot.keys("a<Tab> <Down><Enter><Right><PageDown><Esc>");
                    pilot.click(rows.into(), 1).click(1, 2).click(2, 5);
                    pilot.mouse(MouseAction::ScrollDown, 2, 2);
                }
            }
        }));
        assert!(done.is_ok(), "{name}");
    }
}

#[test]
fn every_page_draws_on_any_size() {
    check_all::<Draws>();
}

struct Blank;

impl Check for Blank {
    fn check<A: App>(name: &str) {
        let pilot = Pilot::<A>::new(24, 80);
        let told = pilot.screen();
        assert!(!told.trim().is_empty(), "{name} shows nothing");
        assert!(told.lines().count() <= 24, "{name}");
    }
}

#[test]
fn every_page_shows_something() {
    check_all::<Blank>();
}
