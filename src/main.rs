//! The `strombus` command, with the demos.

#[path = "../examples/hello.rs"]
#[expect(dead_code, reason = "its `main` is for running it alone")]
mod hello;

use std::process::ExitCode;

use strombus::Catalogue;
use strombus_adventure::{Adventure, World};
use strombus_gallery::Gallery;

fn main() -> ExitCode {
    // One world for all who play.
    let world = World::new();
    strombus::main(
        Catalogue::new()
            .app::<hello::Greeter>("hello", "says hello: an app in twenty lines")
            .app::<Gallery>("gallery", "every widget, each beside its source")
            .app_with(
                "adventure",
                "a text adventure; everyone plays in one world",
                move |ui, session| Adventure::join(ui, session, &world),
            ),
    )
}
