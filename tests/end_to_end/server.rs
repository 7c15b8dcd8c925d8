//! The built binary, serving.

use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::patience::{Deadline, PATIENCE};
use crate::process::Process;

/// The program under test.
pub(crate) fn strombus() -> Command {
    Command::new(env!("CARGO_BIN_EXE_strombus"))
}

/// A server with a directory of its own. It is killed when this is dropped.
pub(crate) struct Server {
    process: Process,
    log: Log,
    directory: TempDir,
    pub(crate) ssh: SocketAddr,
    pub(crate) telnet: SocketAddr,
    /// The apps, as the lobby lists them.
    pub(crate) apps: Vec<String>,
}

impl Server {
    /// A server as a newcomer has it, but for the ports.
    pub(crate) fn start() -> Self {
        Self::with("", &[])
    }

    /// A server with this configuration file.
    pub(crate) fn configured(configuration: &str) -> Self {
        Self::with(configuration, &[])
    }

    /// A server with this configuration file and these arguments.
    pub(crate) fn with(configuration: &str, arguments: &[&str]) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let file = directory.path().join("strombus.toml");
        std::fs::write(&file, configuration).expect("a file in it");
        let mut command = strombus();
        command.args(["serve", "--ssh", "127.0.0.1:0", "--telnet", "127.0.0.1:0"]);
        if !arguments.contains(&"--data") {
            command.arg("--data").arg(directory.path());
        }
        command.arg("--config").arg(file).args(arguments);
        Self::of(&mut command, directory)
    }

    /// A server that `command` starts: something that says where it listens as `strombus serve` does.
    pub(crate) fn of(command: &mut Command, directory: TempDir) -> Self {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut process = Process::start(command);
        let log = Log::read(process.child().stderr.take().expect("it is piped"));
        let said = lines(process.child().stdout.take().expect("it is piped"));
        let deadline = Deadline::new();
        let line = || match said.recv_timeout(deadline.left()) {
            Ok(line) => line,
            Err(_) => panic!(
                "the server does not say where it listens; its log:\n{}",
                log.text()
            ),
        };
        let mut apps = Vec::new();
        let mut ssh_port = None;
        let telnet_port = loop {
            let line = line();
            if let Some((_, names)) = line.split_once(" serves: ") {
                apps = names
                    .split(", ")
                    .filter(|name| *name != "lobby")
                    .map(str::to_owned)
                    .collect();
            } else if let Some(rest) = line.strip_prefix("  ssh -p ") {
                ssh_port = rest.split(' ').next().and_then(|port| port.parse().ok());
            } else if let Some(port) = line.strip_prefix("  telnet localhost ") {
                break port.parse().expect("a port");
            }
        };
        let address = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));
        Self {
            process,
            log,
            directory,
            ssh: address(ssh_port.expect("it listens for ssh")),
            telnet: address(telnet_port),
            apps,
        }
    }

    pub(crate) fn process(&self) -> &Process {
        &self.process
    }

    /// The directory that the server keeps its data in, for the client's files too.
    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// What the server has logged so far.
    pub(crate) fn log(&self) -> String {
        self.log.text()
    }

    /// Waits until the log has a line with all of `parts`.
    #[track_caller]
    pub(crate) fn wait_for_log(&self, parts: &[&str]) {
        self.wait_for_logs(1, parts);
    }

    /// Waits until the log has that many lines with all of `parts`.
    #[track_caller]
    pub(crate) fn wait_for_logs(&self, count: usize, parts: &[&str]) {
        let has = |text: &str| {
            text.lines()
                .filter(|line| parts.iter().all(|part| line.contains(part)))
                .count()
                >= count
        };
        assert!(
            self.log.wait_until(has),
            "in vain: {count} lines with {parts:?} in the log:\n{}",
            self.log()
        );
    }

    /// How the server ends by SIGTERM, and how long that took.
    pub(crate) fn terminate(&mut self) -> ExitStatus {
        self.process.signal(Signal::TERM);
        self.wait_end()
    }

    pub(crate) fn wait_end(&mut self) -> ExitStatus {
        let status = self.process.wait(Deadline::new());
        status.unwrap_or_else(|| panic!("the server does not end; its log:\n{}", self.log()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if thread::panicking() {
            // Captured, and shown with the failure.
            #[expect(clippy::print_stderr, reason = "a test that fails tells why")]
            {
                eprintln!("--- the server's log\n{}", self.log());
            }
        }
    }
}

/// The lines of a pipe, as they come. The pipe is read to its end, so that nobody who writes to it waits.
fn lines(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            // Who started the server has read all that they wanted.
            let _ = sender.send(line);
        }
    });
    receiver
}

/// What comes out of a pipe, kept.
#[derive(Clone, Default)]
struct Log(Arc<(Mutex<String>, Condvar)>);

impl Log {
    fn read(pipe: impl Read + Send + 'static) -> Self {
        let log = Self::default();
        let reader = log.clone();
        thread::spawn(move || {
            let mut pipe = BufReader::new(pipe);
            let mut line = Vec::new();
            while pipe
                .read_until(b'\n', &mut line)
                .is_ok_and(|count| count > 0)
            {
                let (text, grown) = &*reader.0;
                text.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push_str(&String::from_utf8_lossy(&line));
                grown.notify_all();
                line.clear();
            }
        });
        log
    }

    fn text(&self) -> String {
        self.0
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn wait_until(&self, is_right: impl Fn(&str) -> bool) -> bool {
        let (text, grown) = &*self.0;
        let text = text.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = grown.wait_timeout_while(text, PATIENCE, |text| !is_right(text));
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }
}
