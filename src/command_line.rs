//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand};

use strombus_widgets::terminal::Profile;

use crate::config::Overrides;
use crate::connect::ConnectArgs;
use crate::keygen::KeygenArgs;
use crate::play::PlayArgs;
use crate::record::RecordArgs;
use crate::relays::ExportArgs;
use crate::screen::ScreenArgs;
use crate::tor_prompt::TorPromptArgs;

/// Text interfaces on ports: serves apps over SSH and telnet.
#[derive(Debug, Parser)]
#[command(name = "strombus", version, about, disable_help_subcommand = true)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Host the apps (this is what happens without a command)
    Serve(ServeArgs),
    /// Run one app in this terminal, without a network
    Run(RunArgs),
    /// Show what a screen shows in the end: after the bytes on standard input (an asciicast is replayed), or after a program
    /// ran on it
    Screen(ScreenArgs),
    /// Record a program's session in this terminal as an asciicast; the exit status is the program's
    Record(RecordArgs),
    /// Play an asciicast: Space pauses and goes on, `.` shows the next of a paused one, q or Ctrl-C leaves
    Play(PlayArgs),
    /// Connect this terminal to a host elsewhere, over SSH or telnet; the exit status is that of what runs there
    Connect(ConnectArgs),
    /// Ask a tor by its control port, and tell it what to do
    TorPrompt(TorPromptArgs),
    /// Make and inspect keys, in OpenSSH's formats
    Keygen(KeygenArgs),
    /// Look at the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Accounts
    #[command(subcommand)]
    User(UserCommand),
    /// What the app `relay` keeps
    #[command(subcommand)]
    Relay(RelayCommand),
}

#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ServeArgs {
    /// The configuration file; without one: this machine only, guests welcome, all the demos
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Where to listen for SSH; may be given more than once; port 0 lets the system choose
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) ssh: Vec<SocketAddr>,
    /// Where to listen for telnet; may be given more than once; port 0 lets the system choose
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) telnet: Vec<SocketAddr>,
    /// Where to keep the host key
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// The app to open in place of the lobby
    #[arg(long, value_name = "NAME")]
    pub(crate) app: Option<String>,
}

impl ServeArgs {
    pub(crate) fn overrides(&self) -> Overrides {
        Overrides {
            ssh: self.ssh.clone(),
            telnet: self.telnet.clone(),
            data: self.data.clone(),
            app: self.app.clone(),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    /// What the terminal is, in place of what it is found to be: its name, as vt100 or xterm-256color
    #[arg(long, value_name = "NAME", value_parser = Profile::chosen)]
    pub(crate) profile: Option<Profile>,
    /// Speak in plain lines: for a screen reader, or a terminal that is none
    #[arg(long)]
    pub(crate) plain: bool,
    /// The app
    pub(crate) app: String,
    /// What the app is given
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) arguments: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Say what is wrong with a configuration, if anything
    Check(ServeArgs),
    /// Print a configuration with all that it leaves out
    Print(ServeArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum RelayCommand {
    /// Print the history of relays for other programs
    Export(ExportArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Ask for a password, and print its hash for the configuration
    HashPassword,
}

/// Reads the command line. The error is the exit status, when all is said already.
pub(crate) fn parse() -> Result<CommandLine, u8> {
    CommandLine::try_parse().map_err(|error| {
        if !error.use_stderr() {
            // Help and version were asked for; if nobody reads them, nothing is lost.
            let _ = error.print();
            return 0;
        }
        let (command, path) = asked();
        if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            let names: Vec<_> = command
                .get_subcommands()
                .map(|sub| sub.get_name())
                .collect();
            let names = names.join(", ");
            crate::say_error(&format!(
                "`{path}` needs one of {names}; see `{path} --help`"
            ));
            return 2;
        }
        // clap explains at length; a line that says what is wrong and where to read on is what a person needs.
        let text = error.render().to_string();
        let first = text
            .lines()
            .map(str::trim)
            .take_while(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let first = first.strip_prefix("error: ").unwrap_or(&first);
        crate::say_error(&format!("{first}; see `{path} --help`"));
        2
    })
}

/// The command that is asked for as far as it is one, and what it is called.
fn asked() -> (clap::Command, String) {
    let (mut command, mut path) = (CommandLine::command(), "strombus".to_owned());
    for word in std::env::args().skip(1) {
        let Some(found) = command.find_subcommand(&word) else {
            break;
        };
        path = format!("{path} {}", found.get_name());
        command = found.clone();
    }
    (command, path)
}
