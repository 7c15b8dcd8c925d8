//! The `strombus` command, with the demos.

#[path = "../examples/hello.rs"]
#[expect(dead_code, reason = "its `main` is for running it alone")]
mod hello;

use std::process::ExitCode;

use strombus::{Catalogue, Relays};
use strombus_adventure::{Adventure, World};
use strombus_gallery::Gallery;

fn main() -> ExitCode {
    // One world for all who play.
    let world = World::new();
    // One monitor for all who look.
    let relays = Relays::default();
    let shown = relays.clone();
    strombus::main_with_relays(
        Catalogue::new()
            .app::<hello::Greeter>("hello", "says hello: an app in twenty lines")
            .app::<Gallery>("gallery", "every widget, each beside its source")
            .app_with(
                "adventure",
                "a text adventure; everyone plays in one world",
                move |ui, session| Adventure::join(ui, session, &world),
            )
            .app_with("relay", "the monitor of Tor relays", move |ui, session| {
                shown.open(ui, session)
            }),
        &relays,
    )
}
