//! The terminal of the process, raw as long as this lives.

use std::fs::OpenOptions;
use std::io;
use std::os::fd::AsFd as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::task::{Context, Poll, ready};

use rustix::fs::OFlags;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};
use tokio::net::unix::pipe::{Receiver, Sender};

/// Bytes read in one go.
const READ: usize = 4096;

/// The terminal, in two descriptors, one for each way, as tokio's pipes want it: for reading and writing a terminal is one.
///
/// It is opened anew by its name: standard input and output may be shared with other processes, which would not
/// expect them to become non-blocking.
pub(super) struct Tty {
    keyboard: Receiver,
    screen: Sender,
    before: Termios,
}

impl Tty {
    pub(super) fn open() -> io::Result<Self> {
        let flags = i32::try_from((OFlags::NONBLOCK | OFlags::NOCTTY).bits()).unwrap_or(0);
        let open = |write: bool| {
            OpenOptions::new()
                .read(!write)
                .write(write)
                .custom_flags(flags)
                .open("/dev/tty")
        };
        let keyboard = Receiver::from_file_unchecked(open(false)?)?;
        let screen = Sender::from_file_unchecked(open(true)?)?;
        let before = tcgetattr(&keyboard)?;
        let tty = Self {
            keyboard,
            screen,
            before,
        };
        tty.set_raw()?;
        Ok(tty)
    }

    fn set_raw(&self) -> io::Result<()> {
        let mut raw = self.before.clone();
        raw.make_raw();
        Ok(tcsetattr(&self.keyboard, OptionalActions::Now, &raw)?)
    }

    /// Makes it raw once more, after something else may have changed it.
    pub(super) fn make_raw(&self) {
        // If this fails the terminal is gone, which reading it tells.
        let _ = self.set_raw();
    }

    /// Rows and columns, as the kernel knows them.
    pub(super) fn window(&self) -> Option<(u16, u16)> {
        let window = tcgetwinsize(self.screen.as_fd()).ok()?;
        Some((window.ws_row, window.ws_col))
    }

    /// What was typed; nothing at the end.
    pub(super) fn poll_read(&self, context: &mut Context<'_>) -> Poll<io::Result<Vec<u8>>> {
        let mut bytes = [0; READ];
        loop {
            ready!(self.keyboard.poll_read_ready(context))?;
            match self.keyboard.try_read(&mut bytes) {
                Ok(count) => {
                    return Poll::Ready(Ok(bytes.get(..count).unwrap_or_default().to_vec()));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }

    /// Writes the rest of `bytes`, of which `sent` are written already.
    pub(super) fn poll_write(
        &self,
        context: &mut Context<'_>,
        bytes: &[u8],
        sent: &mut usize,
    ) -> Poll<io::Result<()>> {
        while let Some(rest) = bytes.get(*sent..).filter(|rest| !rest.is_empty()) {
            ready!(self.screen.poll_write_ready(context))?;
            match self.screen.try_write(rest) {
                Ok(count) => *sent += count,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        // At once: a terminal that takes no output, as after Ctrl-S, would keep the program from ending.
        // If this fails the terminal is gone, and there is nothing to give back.
        let _ = tcsetattr(&self.keyboard, OptionalActions::Now, &self.before);
    }
}
