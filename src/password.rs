//! `strombus user hash-password`.

use std::fs::OpenOptions;
use std::io::{Read as _, Write as _};

use anyhow::Context as _;

/// The longest password, in bytes.
const LONGEST: u64 = 1024;

/// Asks for a password, or reads one from a pipe, and prints its hash.
pub(crate) fn hash_password() -> anyhow::Result<()> {
    let stdin = std::io::stdin();
    let password = if rustix::termios::isatty(&stdin) {
        let tty = OpenOptions::new()
            .read(true)
            .write(true)
            .open("/dev/tty")
            .context("no terminal to ask in")?;
        let first = strombus_keys::ask_passphrase(&tty, "Password: ")
            .context("cannot ask for the password")?;
        let again = strombus_keys::ask_passphrase(&tty, "The same again: ")
            .context("cannot ask for the password")?;
        anyhow::ensure!(
            first.as_bytes() == again.as_bytes(),
            "the passwords differ; try again"
        );
        String::from_utf8(first.as_bytes().to_vec()).context("a password is text in UTF-8")?
    } else {
        let mut text = String::new();
        stdin
            .lock()
            .take(LONGEST + 2)
            .read_to_string(&mut text)
            .context("cannot read the password from standard input")?;
        text.trim_end_matches(['\r', '\n']).to_owned()
    };
    anyhow::ensure!(
        !password.is_empty(),
        "an empty password opens to everyone; give one"
    );
    anyhow::ensure!(
        password.len() as u64 <= LONGEST,
        "a password of more than {LONGEST} bytes is none that anybody types; give a shorter one"
    );
    let hash = strombus_server::hash_password(&password).context("cannot hash the password")?;
    writeln!(std::io::stdout(), "{hash}").context("cannot write the hash")
}
