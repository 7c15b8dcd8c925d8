//! OpenSSH's `ssh`, and how it is told what a person would type.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::client::Client;
use crate::emulators::Size;
use crate::process::{Said, run};
use crate::server::Server;

/// An `ssh` that is about to be started.
pub(crate) struct Ssh {
    address: SocketAddr,
    user: String,
    options: Vec<String>,
    command: Vec<String>,
    environment: Vec<(String, PathBuf)>,
}

/// `ssh` to a server, as the guest `ann`.
pub(crate) fn ssh(server: &Server) -> Ssh {
    ssh_to(server.ssh)
}

pub(crate) fn ssh_to(address: SocketAddr) -> Ssh {
    Ssh {
        address,
        user: "ann".into(),
        options: Vec::new(),
        command: Vec::new(),
        environment: Vec::new(),
    }
}

impl Ssh {
    pub(crate) fn user(mut self, name: &str) -> Self {
        self.user = name.to_owned();
        self
    }

    /// An argument before the host: `-t`, say.
    pub(crate) fn argument(mut self, argument: &str) -> Self {
        self.options.push(argument.to_owned());
        self
    }

    /// A line of `ssh_config`.
    pub(crate) fn option(self, option: &str) -> Self {
        self.argument("-o").argument(option)
    }

    /// What to run in place of a shell.
    pub(crate) fn command(mut self, words: &[&str]) -> Self {
        self.command = words.iter().map(|&word| word.to_owned()).collect();
        self
    }

    /// Opens an app directly.
    pub(crate) fn app(self, name: &str) -> Self {
        self.argument("-t").command(&[name])
    }

    pub(crate) fn key(self, path: &Path) -> Self {
        self.option(&format!("IdentityFile={}", path.display()))
    }

    /// Types the password whenever it is asked for. Returns the file that has a line for each time.
    pub(crate) fn password(mut self, directory: &Path, password: &str) -> (Self, PathBuf) {
        let script = directory.join("askpass");
        let asked = directory.join("asked");
        let text = format!(
            "#!/bin/sh\necho \"$1\" >>'{}'\necho '{password}'\n",
            asked.display()
        );
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o700)
            .open(&script);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
            .expect("a script");
        self.environment = vec![
            ("SSH_ASKPASS".into(), script),
            ("SSH_ASKPASS_REQUIRE".into(), "force".into()),
        ];
        (self.option("PreferredAuthentications=password"), asked)
    }

    fn build(self) -> Command {
        let mut command = Command::new("ssh");
        // The first value of an option counts, so what the test said comes first.
        command.args(["-F", "none"]).args(&self.options);
        for option in [
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "GlobalKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            // Neither the keys nor the agent of who runs the tests.
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "IdentityFile=/nonexistent/key",
            "ConnectTimeout=30",
        ] {
            command.arg("-o").arg(option);
        }
        command.arg("-p").arg(self.address.port().to_string());
        command
            .arg(format!("{}@{}", self.user, self.address.ip()))
            .args(&self.command);
        command
            .envs(self.environment)
            .env_remove("COLORTERM")
            .env_remove("SSH_AUTH_SOCK");
        command
    }

    /// The same as a line for a shell.
    pub(crate) fn command_line(self) -> String {
        let command = self.build();
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        let quoted = words.map(|word| format!("'{}'", word.to_string_lossy()));
        quoted.collect::<Vec<_>>().join(" ")
    }

    /// Starts it in a window of the usual size.
    pub(crate) fn open(self) -> Client {
        Client::start(self.build())
    }

    pub(crate) fn open_in(self, size: Size) -> Client {
        Client::start_in(self.build(), size)
    }

    /// Starts it with another `TERM`.
    pub(crate) fn open_as(self, terminal: &str) -> Client {
        let mut command = self.build();
        command.env("TERM", terminal);
        Client::start(command)
    }

    /// Runs it without a terminal, to its end.
    pub(crate) fn run(self) -> Said {
        self.run_with("")
    }

    /// Runs it without a terminal, to its end, with lines to read.
    pub(crate) fn run_with(self, input: &str) -> Said {
        run(&mut self.build(), input)
    }
}
