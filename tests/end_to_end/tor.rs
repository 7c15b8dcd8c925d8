//! A real tor, offline: it opens a control port and a control socket, and no connections.

use std::fs::Permissions;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{ChildStdout, Command, Stdio};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::patience::Deadline;
use crate::process::{Process, is_readable, run};

/// The password of a tor that has one.
pub(crate) const PASSWORD: &str = "strombus \"quoted\"";

/// How a tor lets controllers in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Auth {
    /// By COOKIE and SAFECOOKIE: tor always offers both.
    Cookie,
    Password,
    Nothing,
}

/// A tor of this test's own. It ends with it.
pub(crate) struct Tor {
    process: Process,
    /// What it logs, which must be read for it to go on.
    output: ChildStdout,
    home: TempDir,
    auth: Auth,
    /// What its torrc has beside the usual.
    lines: String,
    port: u16,
}

impl Tor {
    /// Starts one, and waits until its control port is open: half a second.
    pub(crate) fn start(auth: Auth) -> Self {
        Self::with(auth, "")
    }

    /// Starts one with these lines in its torrc, too.
    pub(crate) fn with(auth: Auth, lines: &str) -> Self {
        // Tor makes a socket only where nobody else may look.
        let private = Permissions::from_mode(0o700);
        let mut home = tempfile::Builder::new();
        let home = home.permissions(private).tempdir().expect("a directory");
        Self::start_in(home, auth, lines.to_owned(), None)
    }

    fn start_in(home: TempDir, auth: Auth, lines: String, port: Option<u16>) -> Self {
        let torrc = home.path().join("torrc");
        let text = configuration(&home, auth, port) + &lines;
        std::fs::write(&torrc, text).expect("a file");
        let mut command = tor();
        command
            .arg("-f")
            .arg(&torrc)
            .arg("--defaults-torrc")
            .arg("/dev/null");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = Process::start(&mut command);
        let mut output = process.child().stdout.take().expect("it is piped");
        let port = control_port(&mut output);
        Self {
            process,
            output,
            home,
            auth,
            lines,
            port,
        }
    }

    pub(crate) fn process(&self) -> &Process {
        &self.process
    }

    /// The number of its control port on 127.0.0.1.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Its control socket.
    pub(crate) fn socket(&self) -> PathBuf {
        self.home.path().join("control.sock")
    }

    /// Ends it at once.
    pub(crate) fn kill(&mut self) {
        self.process.signal(Signal::KILL);
        self.process.wait(Deadline::new()).expect("it ends");
    }

    /// Ends it, and starts another at the same port, with a cookie of its own.
    pub(crate) fn restart(mut self) -> Self {
        self.kill();
        drop(self.output);
        Self::start_in(self.home, self.auth, self.lines, Some(self.port))
    }
}

/// Where Debian has it, which not everybody's PATH has.
pub(crate) fn tor() -> Command {
    let mut command = Command::new("tor");
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{path}:/usr/sbin"));
    command
}

fn configuration(home: &TempDir, auth: Auth, port: Option<u16>) -> String {
    let home = home.path().display();
    let port = port.map_or_else(|| "auto".into(), |port| port.to_string());
    let auth = match auth {
        Auth::Cookie => "CookieAuthentication 1".into(),
        Auth::Password => format!("HashedControlPassword {}", hash(PASSWORD)),
        Auth::Nothing => String::new(),
    };
    // If the test is killed, tor sees that its owner is gone.
    let owner = std::process::id();
    format!(
        "DataDirectory {home}/data\nControlPort 127.0.0.1:{port}\nControlSocket {home}/control.sock\n{auth}\n\
         DisableNetwork 1\nSocksPort 0\nShutdownWaitLength 0\nLog notice stdout\n__OwningControllerProcess {owner}\n"
    )
}

/// What tor writes for a password.
fn hash(password: &str) -> String {
    let said = run(tor().args(["--quiet", "--hash-password", password]), "");
    said.stdout.trim().to_owned()
}

/// Reads the log until tor has started. Returns the number of its control port.
fn control_port(output: &mut ChildStdout) -> u16 {
    const OPENED: &str = "Opened Control listener connection (ready) on 127.0.0.1:";
    let deadline = Deadline::new();
    let mut log = String::new();
    let mut bytes = [0; 4096];
    while is_readable(output, deadline) {
        let count = output.read(&mut bytes).expect("its log");
        assert_ne!(count, 0, "tor ended:\n{log}");
        log.push_str(&String::from_utf8_lossy(&bytes[..count]));
        // The first thing that it says when it runs; before, it might still refuse its configuration.
        if log.contains("Bootstrapped 0%") {
            let opened = log
                .split(OPENED)
                .nth(1)
                .and_then(|rest| rest.split_once('\n'));
            let (port, _) = opened.expect("a control port");
            return port.trim().parse().expect("a number");
        }
    }
    panic!("tor does not start:\n{log}");
}
