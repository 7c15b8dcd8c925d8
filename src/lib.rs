//! Strombus: text interfaces on ports.
//!
//! An app is a struct and a `match` (see [`App`]); [`run`] shows it in the terminal that the program was started in, and
//! [`main`] is the whole `strombus` command with apps of your own: it serves them over SSH and telnet.
//! The same app runs in a test, without a terminal and without time, by [`Pilot`].

mod child;
mod command_line;
mod config;
mod connect;
mod escape;
mod keygen;
mod lobby;
mod log;
mod password;
mod play;
mod record;
mod relays;
mod screen;
mod serve;
mod signals;
mod size;
mod stdin;
mod tor_prompt;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

pub use lobby::Lobby;
pub use relays::Relays;
pub use strombus_widgets::*;

use command_line::{Command, CommandLine, ConfigCommand, RelayCommand, ServeArgs, UserCommand};
use config::{Config, ConfigError, ConfigFile};

/// Runs the app `A` in this terminal. Returns its exit status.
#[must_use]
pub fn run<A: App>() -> ExitCode {
    run_alone(|name| Catalogue::new().app::<A>(name, ""))
}

/// Runs the app `A`, which writes to the terminal by itself, in this terminal. Returns its exit status.
#[must_use]
pub fn run_terminal_app<A: TerminalApp>() -> ExitCode {
    run_alone(|name| Catalogue::new().terminal_app::<A>(name, ""))
}

/// Runs the app of a catalogue that has one, which is called as the program is.
fn run_alone(catalogue: impl FnOnce(&str) -> Catalogue) -> ExitCode {
    let mut arguments = std::env::args();
    let name = called(&arguments.next().unwrap_or_default());
    finish(run_in_terminal(
        catalogue(&name),
        &name,
        arguments.collect(),
        None,
        false,
        None,
    ))
}

/// What a person calls the program that was started as `command`.
fn called(command: &str) -> String {
    let stem = Path::new(command)
        .file_stem()
        .and_then(|stem| stem.to_str());
    stem.unwrap_or("app").to_owned()
}

/// The `strombus` command, for the apps of `catalogue`: reads the command line and does what it says. A lobby that lists the
/// apps comes first.
#[must_use]
pub fn main(catalogue: Catalogue) -> ExitCode {
    main_with_relays(catalogue, &Relays::default())
}

/// The `strombus` command with the app `relay`: `catalogue` has it by that name, opened by [`Relays::open`] of `relays`. Which
/// relays these are the configuration and the command line say.
#[must_use]
pub fn main_with_relays(catalogue: Catalogue, relays: &Relays) -> ExitCode {
    let CommandLine { command } = match command_line::parse() {
        Ok(command_line) => command_line,
        Err(status) => return status.into(),
    };
    let catalogue = with_lobby(catalogue);
    let command = command.unwrap_or(Command::Serve(ServeArgs::default()));
    finish(dispatch(command, catalogue, relays))
}

fn with_lobby(catalogue: Catalogue) -> Catalogue {
    let apps: Vec<_> = catalogue
        .iter()
        .map(|entry| (entry.name().to_owned(), entry.summary().to_owned()))
        .collect();
    catalogue.app_with("lobby", "the list of apps", move |ui, session| {
        Lobby::open_with(ui, session, apps.clone())
    })
}

fn dispatch(command: Command, catalogue: Catalogue, relays: &Relays) -> anyhow::Result<u8> {
    match command {
        Command::Serve(args) => {
            let _log = log::start()?;
            let config = read_config(&args, &catalogue)?;
            let runtime = tokio::runtime::Runtime::new().context("cannot start")?;
            let served = runtime.block_on(serve::serve(config, catalogue, relays));
            // What is left are connections without a session: nobody waits for them.
            runtime.shutdown_background();
            served.map(|()| 0)
        }
        Command::Run(args) => {
            let is_relay = args.app == relays::APP && catalogue.find(relays::APP).is_some();
            let config = match is_relay.then(|| relays::from_arguments(&args.arguments)) {
                Some(config) => match config? {
                    Some(config) => Some((relays, config)),
                    None => return Ok(0),
                },
                None => None,
            };
            run_in_terminal(
                catalogue,
                &args.app,
                args.arguments,
                args.profile,
                args.plain,
                config,
            )
        }
        Command::Relay(RelayCommand::Export(args)) => relays::export(args),
        Command::Keygen(args) => keygen::run(args).map(|()| 0),
        Command::Config(ConfigCommand::Check(args)) => {
            read_config(&args, &catalogue)?;
            print("the configuration holds together\n")
        }
        Command::Config(ConfigCommand::Print(args)) => {
            let path = args.config.as_deref();
            let file = read_file(path)?;
            let config = config::settle(path, file.clone(), args.overrides(), &catalogue)?;
            let file = config::effective(file, &config);
            print(&toml::to_string(&file).context("cannot print the configuration")?)
        }
        Command::Screen(args) => screen::run(args),
        Command::Record(args) => record::run(args),
        Command::Connect(args) => connect::run(args),
        Command::TorPrompt(args) => tor_prompt::run(args),
        Command::Play(args) => play::run(&args),
        Command::User(UserCommand::HashPassword) => password::hash_password().map(|()| 0),
    }
}

fn print(text: &str) -> anyhow::Result<u8> {
    std::io::stdout()
        .write_all(text.as_bytes())
        .context("cannot write to standard output")?;
    Ok(0)
}

fn read_file(path: Option<&Path>) -> Result<ConfigFile, ConfigError> {
    path.map_or_else(|| Ok(ConfigFile::default()), ConfigFile::read)
}

fn read_config(args: &ServeArgs, catalogue: &Catalogue) -> Result<Config, ConfigError> {
    let path = args.config.as_deref();
    config::settle(path, read_file(path)?, args.overrides(), catalogue)
}

/// All that a command for one person needs.
fn small_runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start")
}

fn run_in_terminal(
    catalogue: Catalogue,
    name: &str,
    arguments: Vec<String>,
    profile: Option<terminal::Profile>,
    plain: bool,
    relays: Option<(&Relays, relays::RelayConfig)>,
) -> anyhow::Result<u8> {
    let runtime = small_runtime()?;
    if let Some((relays, config)) = relays {
        let _inside = runtime.enter();
        relays.start(config).map_err(anyhow::Error::msg)?;
    }
    let panics = log::keep_panics();
    let ran = runtime.block_on(strombus_server::run_local(
        catalogue, name, arguments, profile, plain,
    ));
    for panic in panics() {
        say_error(&panic);
    }
    match ran {
        Ok(status) => Ok(u8::try_from(status).unwrap_or(1)),
        Err(error @ strombus_server::LocalError::NoSuchApp(_)) => {
            Err(NoSuchApp(error.to_string()).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// An app that there is none of: what a shell says of an unknown command, with its exit status.
#[derive(Debug)]
struct NoSuchApp(String);

impl std::fmt::Display for NoSuchApp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.strip_prefix("strombus: ").unwrap_or(&self.0))
    }
}

impl std::error::Error for NoSuchApp {}

/// Reports the error, if any, and makes an exit status: 2 for wrong usage or configuration, 127 for an unknown app, 1 for the rest.
fn finish(result: anyhow::Result<u8>) -> ExitCode {
    match result {
        Ok(status) => status.into(),
        // As for `strombus config print | head -1`: who closes the pipe has what they wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say_error(&format!("{error:#}"));
            if let Some(error) = error.downcast_ref::<child::CannotRun>() {
                error.status().into()
            } else if error.is::<ConfigError>()
                || error.is::<keygen::Usage>()
                || error.is::<screen::Usage>()
                || error.is::<connect::Usage>()
            {
                2.into()
            } else if error.is::<NoSuchApp>() {
                127.into()
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error
        .chain()
        .filter_map(|error| error.downcast_ref::<std::io::Error>())
        .next();
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// One line on standard error.
fn say_error(text: &str) {
    // If nobody reads it, the exit status still tells.
    let _ = writeln!(std::io::stderr(), "strombus: {text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_alone_is_called_as_its_program() {
        let check = |command: &str, expected: &str| assert_eq!(called(command), expected);
        check("target/debug/jobs", "jobs");
        check("jobs.exe", "jobs");
        check("", "app");
    }
}
