//! Programs that are named on the command line.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io;
use std::process::Command;

/// The program and its arguments. The command line makes sure that there is a program.
pub(crate) fn command(words: &[OsString]) -> Command {
    let (program, arguments) = match words.split_first() {
        Some((program, arguments)) => (program.as_os_str(), arguments),
        None => (OsStr::new(""), words),
    };
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// A program that cannot be started.
#[derive(Debug)]
pub(crate) struct CannotRun {
    program: OsString,
    error: io::Error,
}

pub(crate) fn cannot_run(words: &[OsString], error: io::Error) -> CannotRun {
    CannotRun {
        program: words.first().cloned().unwrap_or_default(),
        error,
    }
}

impl CannotRun {
    /// What a shell says: 127 for a program that there is none of, 126 for one that may not be run.
    pub(crate) fn status(&self) -> u8 {
        match self.error.kind() {
            io::ErrorKind::NotFound => 127,
            io::ErrorKind::PermissionDenied => 126,
            _ => 1,
        }
    }
}

impl fmt::Display for CannotRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let program = self.program.to_string_lossy();
        let program = program.escape_debug();
        match self.error.kind() {
            io::ErrorKind::NotFound => {
                write!(
                    f,
                    "there is no program `{program}`; give one that is in the PATH, or its path"
                )
            }
            io::ErrorKind::PermissionDenied => {
                write!(
                    f,
                    "`{program}` may not be run; chmod +x makes a file a program"
                )
            }
            _ => write!(f, "cannot run `{program}`: {}", self.error),
        }
    }
}

impl std::error::Error for CannotRun {}
