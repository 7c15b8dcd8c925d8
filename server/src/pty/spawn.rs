//! Starting a program.

use std::ffi::OsStr;
use std::io;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use rustix::termios::{InputModes, OptionalActions, tcgetattr, tcsetattr};
use strombus_terminal::Size;

use super::keyboard::Keyboard;
use super::line::{Line, as_io};
use super::program::Program;

/// Held while a pseudo terminal is opened and its program started: the crate makes its descriptor close-on-exec only after
/// opening it, and a program that was started in between would keep it open, and so never let the other one be hung up.
static STARTING: Mutex<()> = Mutex::new(());

/// Starts `command` on a pseudo terminal of `size`: as the leader of a session of its own, whose controlling terminal it is.
///
/// `TERM` is set to `terminal` (as `xterm-256color`) unless the command sets it. `COLUMNS` and `LINES` are removed unless the
/// command sets them: they would win over the size. Standard input, output and error of the command are replaced.
///
/// # Errors
/// If there are no pseudo terminals left, or the command cannot be started: [`io::ErrorKind::NotFound`] if there is none of
/// that name, [`io::ErrorKind::PermissionDenied`] if it may not be run.
///
/// # Panics
/// Outside of a tokio runtime with I/O and time.
pub fn spawn(mut command: Command, terminal: &str, size: Size) -> io::Result<(Program, Keyboard)> {
    let said = |name: &str| {
        command
            .get_envs()
            .any(|(key, value)| key == OsStr::new(name) && value.is_some())
    };
    let (term, columns, lines) = (said("TERM"), said("COLUMNS"), said("LINES"));
    if !term {
        command.env("TERM", terminal);
    }
    if !columns {
        command.env_remove("COLUMNS");
    }
    if !lines {
        command.env_remove("LINES");
    }
    let command = tokio::process::Command::from(command);
    let (pty, child) = {
        let _alone = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let (pty, tty) = pty_process::open().map_err(as_io)?;
        pty.resize(pty_process::Size::new(size.rows, size.columns))
            .map_err(as_io)?;
        take_utf8(&pty)?;
        // Our own end of the program's side is closed here: from then on, the end of the output is when the last of its
        // processes has closed it.
        let child = pty_process::Command::from(command)
            .spawn(tty)
            .map_err(as_io)?;
        (pty, child)
    };
    let line = Arc::new(Line::new(pty));
    let keyboard = Keyboard::new(Arc::clone(&line));
    Ok((Program::new(child, line), keyboard))
}

/// Lets the line discipline erase whole characters where it edits lines (IUTF8 of termios(3)): programs get UTF-8.
fn take_utf8(pty: &pty_process::Pty) -> io::Result<()> {
    let mut modes = tcgetattr(pty)?;
    modes.input_modes |= InputModes::IUTF8;
    Ok(tcsetattr(pty, OptionalActions::Now, &modes)?)
}
