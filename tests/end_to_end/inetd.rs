//! Servers that are not ours, started for each connection as inetd would: no port has to be guessed.

use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use tempfile::TempDir;

use crate::process::{Process, run};

/// Starts a command for each connection, until this is dropped.
pub(crate) struct Inetd {
    pub(crate) address: SocketAddr,
    over: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Inetd {
    pub(crate) fn start(command: impl Fn() -> Command + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("it has an address");
        let over = Arc::new(AtomicBool::new(false));
        let is_over = Arc::clone(&over);
        let accepting = std::thread::spawn(move || {
            let running = Mutex::new(Vec::new());
            for stream in listener.incoming() {
                if is_over.load(Ordering::Acquire) {
                    return;
                }
                let socket = OwnedFd::from(stream.expect("a connection"));
                let out = socket.try_clone().expect("a descriptor");
                let mut command = command();
                command.stdin(socket).stdout(out).stderr(Stdio::null());
                let process = Process::start(&mut command);
                let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
                running.push(process);
            }
        });
        Self {
            address,
            over,
            accepting: Some(accepting),
        }
    }
}

impl Drop for Inetd {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        // So that it looks.
        let _ = std::net::TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

/// The path of a daemon, which need not be in the PATH.
pub(crate) fn daemon(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let directories = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    let mut paths = directories.map(|directory| directory.join(name));
    paths
        .find(|path| path.is_file())
        .unwrap_or_else(|| name.into())
}

/// The user that the tests run as: nobody else can log in at a server of theirs.
pub(crate) fn user() -> String {
    run(Command::new("id").arg("-un"), "")
        .stdout
        .trim()
        .to_owned()
}

/// OpenSSH's server, with a host key of its own and a key of the user's.
pub(crate) struct Sshd {
    inetd: Inetd,
    directory: TempDir,
}

impl Sshd {
    pub(crate) fn start() -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path();
        make_key(&path.join("host_key"), "");
        make_key(&path.join("id"), "");
        make_key(&path.join("locked"), "sesame");
        let read = |name: &str| std::fs::read_to_string(path.join(name)).expect("a key");
        let authorized = read("id.pub") + &read("locked.pub");
        std::fs::write(path.join("authorized_keys"), authorized).expect("a file");
        let lines = [
            format!("HostKey {}", path.join("host_key").display()),
            format!(
                "AuthorizedKeysFile {}",
                path.join("authorized_keys").display()
            ),
            "StrictModes no".into(),
            "UsePAM no".into(),
            "PasswordAuthentication no".into(),
            "KbdInteractiveAuthentication no".into(),
            "AcceptEnv LANG COLORTERM".into(),
            "PrintMotd no".into(),
            "PrintLastLog no".into(),
        ];
        let file = path.join("sshd_config");
        std::fs::write(&file, lines.join("\n") + "\n").expect("a file");
        // Only root's needs it.
        let _ = std::fs::create_dir_all("/run/sshd");
        let inetd = Inetd::start(move || {
            let mut command = Command::new(daemon("sshd"));
            command.arg("-i").arg("-f").arg(&file);
            command
        });
        Self { inetd, directory }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Where it is, with the user's name.
    pub(crate) fn url(&self) -> String {
        format!("ssh://{}@{}", user(), self.inetd.address)
    }

    /// What it is called in known_hosts.
    pub(crate) fn name(&self) -> String {
        format!("[127.0.0.1]:{}", self.inetd.address.port())
    }

    /// A line of known_hosts with this public key.
    pub(crate) fn line(&self, key: &str) -> String {
        let key = std::fs::read_to_string(self.path(key)).expect("a key");
        format!("{} {key}", self.name())
    }

    /// Makes its key known.
    pub(crate) fn know(&self) {
        std::fs::write(self.path("known_hosts"), self.line("host_key.pub")).expect("a file");
    }

    pub(crate) fn known(&self) -> String {
        std::fs::read_to_string(self.path("known_hosts")).unwrap_or_default()
    }
}

pub(crate) fn make_key(path: &Path, passphrase: &str) {
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-t", "ed25519", "-C", "", "-N", passphrase, "-f"]);
    let made = run(command.arg(path), "");
    assert_eq!(made.status, Some(0), "{}", made.stderr);
}
