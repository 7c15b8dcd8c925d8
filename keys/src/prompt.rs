//! A passphrase typed on a terminal, without echo.

use std::io::{self, Read, Write};
use std::os::fd::AsFd;

use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use zeroize::Zeroizing;

use crate::Passphrase;
use crate::passphrase::LONGEST;

/// Ctrl-C and Ctrl-D: the person wants out.
const CANCEL: [u8; 2] = [0x03, 0x04];
/// Ctrl-H and Delete: what the Backspace key sends.
const RUB_OUT: [u8; 2] = [0x08, 0x7f];
/// Ctrl-U: begin anew.
const KILL: u8 = 0x15;

/// Writes `question` to the terminal and reads a line from it without showing it.
///
/// `tty` is the open terminal, for reading and writing (`/dev/tty`, say). It is put back as it was
/// on every way out of here; Ctrl-C is read as a character instead of killing the process, as that
/// would leave the person's shell without echo.
///
/// # Errors
/// [`io::ErrorKind::Interrupted`] if the person pressed Ctrl-C or Ctrl-D,
/// [`io::ErrorKind::InvalidInput`] for more than 1024 bytes, and whatever the terminal answers.
pub fn ask_passphrase<T>(tty: &T, question: &str) -> io::Result<Passphrase>
where
    T: AsFd,
    for<'a> &'a T: Read + Write,
{
    let _quiet = Quiet::new(tty)?;
    let mut terminal = tty;
    write!(terminal, "{question}")?;
    terminal.flush()?;
    let typed = read_line(&mut terminal);
    // The Enter was not shown either.
    writeln!(terminal)?;
    typed.map(Passphrase::from)
}

fn read_line(terminal: &mut impl Read) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    loop {
        let mut byte = Zeroizing::new([0]);
        terminal.read_exact(&mut *byte)?;
        match byte[0] {
            b'\n' | b'\r' => return Ok(line),
            key if CANCEL.contains(&key) => {
                // Not `Interrupted`'s usual meaning of "try again": `read_exact` does that itself.
                return Err(io::Error::new(io::ErrorKind::Interrupted, "cancelled"));
            }
            key if RUB_OUT.contains(&key) => rub_out(&mut line),
            KILL => line.clear(),
            // Never grown, so that no copy of a passphrase stays behind in freed memory.
            _ if line.len() == LONGEST => {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "the passphrase is too long",
                ));
            }
            key => line.push(key),
        }
    }
}

/// Takes back one character, which in UTF-8 may be several bytes.
fn rub_out(line: &mut Vec<u8>) {
    while let Some(byte) = line.pop() {
        let continues = byte & 0b1100_0000 == 0b1000_0000;
        if !continues {
            break;
        }
    }
}

/// A terminal that neither echoes nor edits nor sends signals, until this is dropped.
struct Quiet<'a, T: AsFd> {
    tty: &'a T,
    before: Termios,
}

impl<'a, T: AsFd> Quiet<'a, T> {
    fn new(tty: &'a T) -> io::Result<Quiet<'a, T>> {
        let before = tcgetattr(tty)?;
        let mut quiet = before.clone();
        quiet
            .local_modes
            .remove(LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG);
        quiet.special_codes[SpecialCodeIndex::VMIN] = 1;
        quiet.special_codes[SpecialCodeIndex::VTIME] = 0;
        // What was typed before the question was not meant as an answer.
        tcsetattr(tty, OptionalActions::Flush, &quiet)?;
        Ok(Quiet { tty, before })
    }
}

impl<T: AsFd> Drop for Quiet<'_, T> {
    fn drop(&mut self) {
        // A terminal that is gone needs no restoring.
        let _ = tcsetattr(self.tty, OptionalActions::Now, &self.before);
    }
}
