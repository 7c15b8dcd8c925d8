//! A watch over jobs, in three panes: what the guide in `docs/guide` leads to.
//!
//! `cargo run --example jobs` serves it over SSH and telnet, and all who come see the same jobs; `cargo run --example jobs --
//! run jobs` shows it in this terminal. With a number behind that, so many steps of work are done at once and then no more.

mod bar;
mod job;
mod watch;
mod yard;

use strombus::Catalogue;

pub(crate) use job::{JOBS, Job, State};
pub(crate) use watch::Watch;
pub(crate) use yard::Yard;

fn main() -> std::process::ExitCode {
    let yard = Yard::new();
    yard.start();
    let catalogue = Catalogue::new().app_with("jobs", "a watch over jobs", move |ui, session| {
        // Who asks for a number of steps gets jobs of their own, that stand still afterwards.
        let steps = session.arguments.first().and_then(|n| n.parse().ok());
        let Some(steps) = steps else {
            return Watch::join(ui, session, &yard);
        };
        let own = Yard::new();
        let watch = Watch::join(ui, session, &own);
        (0_u32..steps).take(1000).for_each(|_| own.step());
        watch
    });
    strombus::main(catalogue)
}
