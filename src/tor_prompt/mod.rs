//! `strombus tor-prompt`: commands for a tor, from the command line, a file, a pipe or a person.

mod app;
mod output;
mod reach;
mod script;

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use strombus_relay_monitor::prompt::{Line, Prompt};
use strombus_tor_control::Target;

use crate::signals::{Signals, Told};
use output::{Form, Output};
use script::{Script, Source};

/// The flags of `strombus tor-prompt`.
#[derive(Debug, clap::Args)]
pub(crate) struct TorPromptArgs {
    /// The control port [default: /run/tor/control, 9051 or 9151, whichever answers]
    #[arg(short, long, value_name = "[ADDR:]PORT", conflicts_with = "socket")]
    interface: Option<Target>,
    /// The control socket
    #[arg(short, long, value_name = "SOCKET")]
    socket: Option<PathBuf>,
    /// A file whose first line is the control password; without it, a terminal is asked if tor wants one
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// The cookie file, where it is not the one that tor names
    #[arg(long, value_name = "FILE")]
    cookie: Option<PathBuf>,
    /// A command; or a file with one on each line; or `-`, for those on standard input. Empty lines and those that begin
    /// with `#` are left out, but for those of a body (`+LOADCONF`). Events that are asked for are printed until Ctrl-C
    #[arg(long, value_name = "COMMAND|FILE|-")]
    run: Option<String>,
    /// Print each answer and event as an object of JSON on a line
    #[arg(long)]
    json: bool,
}

/// Does what the flags say. Returns 0 if tor did all that it was asked, 1 otherwise.
pub(crate) fn run(args: TorPromptArgs) -> anyhow::Result<u8> {
    let runtime = crate::small_runtime()?;
    let ran = runtime.block_on(prompt(args));
    // The thread that reads standard input may never end.
    runtime.shutdown_background();
    ran
}

async fn prompt(args: TorPromptArgs) -> anyhow::Result<u8> {
    let source = source(args.run.as_deref())?;
    let target = args.interface.or(args.socket.map(Target::Socket));
    let reach = reach::reach(target, args.password_file, args.cookie);
    let Some(source) = source else {
        let (target, connection) = reach.await?;
        return app::run(&target, connection).await;
    };
    let form = if args.json { Form::Json } else { Form::Text };
    let mut signals = Signals::new()?;
    let asking = async {
        let (_, connection) = reach.await?;
        let (prompt, events) = Prompt::open(Line::Connection(connection.clone()));
        let mut script = Script::new(prompt, events, connection, Output::new(form));
        script.run(source).await
    };
    let mut asking = std::pin::pin!(asking);
    loop {
        tokio::select! {
            status = &mut asking => return status,
            // Ctrl-C is how one stops to listen.
            told = signals.next() => if let Told::End(status) = told {
                return Ok(match status {
                    130 if script::is_listening() => 0,
                    status => status,
                });
            },
        }
    }
}

/// Where commands come from; none for a person at a terminal.
fn source(run: Option<&str>) -> anyhow::Result<Option<Source>> {
    Ok(match run {
        Some("-") => Some(Source::Input),
        Some(path) if Path::new(path).is_file() => {
            let text = std::fs::read(path).with_context(|| format!("cannot read {path}"))?;
            Some(Source::Text(String::from_utf8_lossy(&text).into_owned()))
        }
        Some(command) => Some(Source::Text(command.into())),
        None if io::stdin().is_terminal() && io::stdout().is_terminal() => None,
        None => Some(Source::Input),
    })
}
