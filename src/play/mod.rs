//! `strombus play`: an asciicast is shown as it happened.

mod clock;
mod file;
pub(crate) mod restore;
mod stage;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use strombus_server::asciicast::{EventKind, Item};
use strombus_terminal::{Input, KeyCode, Modifiers};

use crate::signals::Told;
use clock::Clock;
use file::Recording;
use stage::{Heard, Stage};

/// The flags of `strombus play`.
#[derive(Debug, clap::Args)]
pub(crate) struct PlayArgs {
    /// The recording; `-` is standard input
    file: PathBuf,

    /// How many times as fast; `max` for without any pauses
    #[arg(long, value_name = "TIMES", default_value = "1", value_parser = speed)]
    speed: Speed,

    /// Let no pause take longer [default: what the recording says]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    idle_limit: Option<Duration>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Speed {
    Times(f64),
    Max,
}

fn speed(text: &str) -> Result<Speed, String> {
    if text == "max" {
        return Ok(Speed::Max);
    }
    text.parse()
        .ok()
        .filter(|times| (0.001..=1e6).contains(times))
        .map(Speed::Times)
        .ok_or_else(|| "a number above 0 is wanted, as `2.5`, or `max`".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "a number of seconds is wanted, as `1.5`".to_owned())
}

/// Does what the flags say. Returns the exit status.
pub(crate) fn run(args: &PlayArgs) -> anyhow::Result<u8> {
    let runtime = crate::small_runtime()?;
    let played = runtime.block_on(play(args));
    // The thread that reads the recording may wait for standard input.
    runtime.shutdown_background();
    played
}

async fn play(args: &PlayArgs) -> anyhow::Result<u8> {
    let mut recording = Recording::open(&args.file)?;
    let Some(Item::Header(header)) = recording.next().await? else {
        // The reader lets nothing else come first.
        anyhow::bail!("{}: no asciicast", args.file.display());
    };
    let mut clock = Clock::new(args.speed, args.idle_limit.or(header.idle_time_limit));
    let mut stage = Stage::open(header.size).await?;
    let played = perform(&mut recording, &mut clock, &mut stage).await;
    let closed = stage.close().await;
    let status = played?;
    closed.context("cannot write what is played")?;
    Ok(status)
}

/// Plays it to its end, or until it is left.
async fn perform(
    recording: &mut Recording,
    clock: &mut Clock,
    stage: &mut Stage,
) -> anyhow::Result<u8> {
    while let Some(item) = recording.next().await? {
        let Item::Event(event) = item else { continue };
        clock.expect(event.time);
        // Only what is seen is waited for; the time that the rest takes is part of it.
        if !matches!(event.kind, EventKind::Output(_)) {
            if let EventKind::Resize(size) = event.kind {
                stage.resize(size);
            }
            continue;
        }
        loop {
            tokio::select! {
                // Keys first: a recording without pauses can be left, too.
                biased;
                heard = stage.heard() => match heard {
                    Heard::Typed(inputs) => for input in inputs {
                        match told(&input) {
                            Some(Key::Leave) => return Ok(0),
                            Some(Key::Pause) => clock.toggle_pause(),
                            Some(Key::Step) => clock.step(),
                            None => {}
                        }
                    },
                    Heard::Told(Told::End(status)) => return Ok(status),
                    Heard::Told(Told::Continued) => stage.resume(),
                    Heard::Told(Told::Resized) => {}
                },
                () = clock.due() => break,
            }
        }
        if let EventKind::Output(text) = event.kind {
            stage
                .show(&text)
                .await
                .context("cannot write what is played")?;
        }
        clock.shown();
    }
    Ok(0)
}

/// What a key means here.
enum Key {
    Leave,
    Pause,
    Step,
}

fn told(input: &Input) -> Option<Key> {
    // Answers to what the recording asked are not for anybody here.
    let Input::Key(key) = input else { return None };
    match (key.code, key.modifiers) {
        (KeyCode::Char('c' | 'd'), Modifiers::CONTROL) | (KeyCode::Char('q'), Modifiers::NONE) => {
            Some(Key::Leave)
        }
        (KeyCode::Char(' '), _) => Some(Key::Pause),
        (KeyCode::Char('.'), _) => Some(Key::Step),
        _ => None,
    }
}
