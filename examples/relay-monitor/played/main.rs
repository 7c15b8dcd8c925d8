//! The relay monitor without any tor: relays that are played, of which time stands still. For pictures, and for a first look.
//!
//! `cargo run --example played-relays -- run relays` shows four relays; the same with `1` behind it the first of them alone.

#[allow(dead_code, unreachable_pub, reason = "tests use the rest")]
#[path = "../tests/stage/links.rs"]
mod links;
#[allow(dead_code, unreachable_pub, reason = "tests use the rest")]
#[path = "../tests/stage/options.rs"]
mod options;
#[allow(dead_code, unreachable_pub, reason = "tests use the rest")]
#[path = "../tests/stage/relays.rs"]
mod relays;

use links::{circuits, connections};
use options::config;
use strombus::Catalogue;
use strombus_relay_monitor::Monitor;
use strombus_relay_monitor::model::RelayId;
use strombus_relay_monitor::pages::RelayApp;

fn main() -> std::process::ExitCode {
    let about = "relays that are played";
    let catalogue = Catalogue::new().app_with("relays", about, |ui, session| {
        let one = session.arguments.first().is_some_and(|word| word == "1");
        let views = match one {
            true => vec![relays::busy()],
            false => vec![
                relays::busy(),
                relays::worn(),
                relays::gone(),
                relays::stuck(),
            ],
        };
        let (monitor, script) = Monitor::scripted(views);
        relays::say(&script, RelayId(0));
        RelayApp::join(ui, session, &monitor)
    });
    strombus::main(catalogue)
}
