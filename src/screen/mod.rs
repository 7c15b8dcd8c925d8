//! `strombus screen`: what a screen shows after bytes came to it, or after a program ran on it.

mod input;
mod json;
mod keys;
mod program;
mod steps;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use anyhow::Context as _;
use strombus_terminal::{Picture, PictureTheme, Screen, Size};

use crate::size::parse_size;
use steps::Steps;

/// The flags of `strombus screen`.
#[derive(Debug, clap::Args)]
pub(crate) struct ScreenArgs {
    /// The size of the screen, columns first [default: 80x24, or what the asciicast says]
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = parse_size)]
    size: Option<Size>,

    /// Print all that is known of the screen as JSON
    #[arg(long)]
    json: bool,

    /// Print a picture of it
    #[arg(long, conflicts_with = "json")]
    svg: bool,

    /// The colours of the picture
    #[arg(
        long,
        value_enum,
        value_name = "THEME",
        requires = "svg",
        default_value = "dark"
    )]
    theme: ThemeArg,

    /// Show the picture in a window, with the title that the program gave it or with this
    #[arg(long, value_name = "TITLE", requires = "svg", num_args = 0..=1, default_missing_value = "")]
    frame: Option<String>,

    /// Run CMD, with this screen as its terminal. What comes on standard input is typed, unless that is a terminal. The exit
    /// status is CMD's, or 0 if it was ended after the last --wait or by --timeout
    #[arg(long, requires = "command")]
    pty: bool,

    #[command(flatten)]
    steps: Steps,

    /// End CMD after so many seconds [default: 30 if there is a --wait]
    #[arg(long, value_name = "SECONDS", requires = "pty", value_parser = seconds)]
    timeout: Option<Duration>,

    /// The program and its arguments
    #[arg(last = true, value_name = "CMD", requires = "pty")]
    command: Vec<OsString>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ThemeArg {
    Dark,
    Light,
}

/// Wrong usage that only shows when flags are looked at together: exit status 2.
#[derive(Debug)]
pub(crate) struct Usage(&'static str);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Usage {}

/// So much of what has left the screen at its top is counted, in bytes.
const SCROLLBACK: usize = 4 * 1024 * 1024;

/// Does what the flags say. Returns the exit status.
pub(crate) fn run(args: ScreenArgs) -> anyhow::Result<u8> {
    if args.pty {
        let runtime = crate::small_runtime()?;
        let ran = runtime.block_on(program::run(&args));
        // The thread that reads standard input may never end.
        runtime.shutdown_background();
        let ran = ran?;
        args.print(&ran.screen)?;
        return match ran.missed {
            Some(missed) => Err(missed.into()),
            None => Ok(ran.status),
        };
    }
    if io::stdin().is_terminal() {
        return Err(Usage(
            "nothing comes on standard input, which is a terminal; pipe bytes into it, or give --pty -- CMD",
        )
        .into());
    }
    args.print(&input::read(args.size)?)?;
    Ok(0)
}

impl ScreenArgs {
    fn print(&self, screen: &Screen) -> anyhow::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let printed = if self.json {
            json::write(&mut out, screen)
        } else if self.svg {
            out.write_all(self.picture(screen).svg(screen).as_bytes())
        } else {
            write!(out, "{screen}")
        };
        printed
            .and_then(|()| out.flush())
            .context("cannot write to standard output")
    }

    fn picture(&self, screen: &Screen) -> Picture {
        let picture = Picture::new().theme(match self.theme {
            ThemeArg::Dark => PictureTheme::Dark,
            ThemeArg::Light => PictureTheme::Light,
        });
        match self.frame.as_deref() {
            None => picture,
            Some("") => picture.frame(screen.title()),
            Some(title) => picture.frame(title),
        }
    }
}

fn new_screen(size: Size) -> Screen {
    Screen::with_scrollback(size, SCROLLBACK)
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "a number of seconds is wanted, as `2.5`".to_owned())
}
