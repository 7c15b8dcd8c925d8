//! The way to a tor.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use strombus_tor_control::{AuthenticationError, Connection, Credentials, Error, Limits, Target};

/// The most of a file with a password that is read, in bytes.
const LONGEST: u64 = 4096;

/// Where a tor may be if nothing is said: Debian's socket, tor's own port, Tor Browser's.
fn usual() -> [Target; 3] {
    let port = |port| Target::Port((std::net::Ipv4Addr::LOCALHOST, port).into());
    [
        Target::Socket("/run/tor/control".into()),
        port(9051),
        port(9151),
    ]
}

/// Connects and authenticates; asks for a password if tor wants one and there is somebody to ask.
pub(super) async fn reach(
    target: Option<Target>,
    password_file: Option<PathBuf>,
    cookie: Option<PathBuf>,
) -> anyhow::Result<(Target, Connection)> {
    let mut credentials = Credentials::new();
    if let Some(path) = cookie {
        credentials = credentials.cookie(path);
    }
    if let Some(path) = password_file {
        credentials = credentials.password(password_in(&path)?);
    }
    let Some(target) = target else {
        return search(&credentials).await;
    };
    let connection = open(&target, &credentials).await?;
    Ok((target, connection))
}

async fn search(credentials: &Credentials) -> anyhow::Result<(Target, Connection)> {
    for target in usual() {
        match open(&target, credentials).await {
            Ok(connection) => return Ok((target, connection)),
            Err(error) if is_absent(&error) => {}
            Err(error) => return Err(error.context(format!("at {target}"))),
        }
    }
    anyhow::bail!(
        "no tor answers at /run/tor/control, 9051 or 9151; give its torrc `ControlPort 9051` and \
         `CookieAuthentication 1`, or say where it is with -i or -s"
    )
}

/// Whether nobody is there.
fn is_absent(error: &anyhow::Error) -> bool {
    let kind = match error.downcast_ref() {
        Some(Error::Connect { kind, .. }) => kind,
        _ => return false,
    };
    matches!(
        kind,
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused
    )
}

async fn open(target: &Target, credentials: &Credentials) -> anyhow::Result<Connection> {
    let opened = Connection::open(target, credentials, Limits::default()).await;
    let wants = Error::Authentication(AuthenticationError::NeedsPassword);
    match opened {
        Err(error) if error == wants && io::stdin().is_terminal() => {
            let credentials = credentials.clone().password(ask()?);
            Ok(Connection::open(target, &credentials, Limits::default()).await?)
        }
        Err(error) if error == wants => {
            Err(anyhow::Error::from(error).context("give it by --password-file"))
        }
        opened => Ok(opened?),
    }
}

fn ask() -> anyhow::Result<String> {
    let mut options = OpenOptions::new();
    let tty = options.read(true).write(true).open("/dev/tty");
    let tty = tty.context("no terminal to ask for tor's control password in")?;
    let password = strombus_keys::ask_passphrase(&tty, "Tor's control password: ")
        .context("cannot ask for tor's control password")?;
    String::from_utf8(password.as_bytes().to_vec()).context("a password is text in UTF-8")
}

fn password_in(path: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(LONGEST).read_to_string(&mut text))
        .with_context(|| format!("cannot read the password in {}", path.display()))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
