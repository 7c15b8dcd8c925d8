//! The terminal of the process, raw as long as this lives.

use std::fs::OpenOptions;
use std::future::poll_fn;
use std::io;
use std::os::fd::AsFd as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::task::{Context, Poll, ready};

use rustix::fs::OFlags;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};
use strombus_terminal::Size;
use tokio::net::unix::pipe::{Receiver, Sender};

/// Bytes read in one go.
const READ: usize = 4096;

/// The terminal that the process was started in, raw until this is dropped.
///
/// There are two descriptors, one for each way, as tokio's pipes want it: for reading and writing a terminal is one.
///
/// It is opened anew by its name: standard input and output may be shared with other processes, which would not
/// expect them to become non-blocking.
#[derive(Debug)]
pub struct Tty {
    keyboard: Receiver,
    screen: Sender,
    before: Termios,
}

impl Tty {
    /// Opens it and makes it raw.
    ///
    /// # Errors
    /// If the process has no terminal.
    ///
    /// # Panics
    /// Outside of a tokio runtime with I/O.
    pub fn open() -> io::Result<Self> {
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
    pub fn make_raw(&self) {
        // If this fails the terminal is gone, which reading it tells.
        let _ = self.set_raw();
    }

    /// The size of its window; it is taken to be as large as a VT100 if it does not say.
    #[must_use]
    pub fn size(&self) -> Size {
        tcgetwinsize(self.screen.as_fd()).map_or(Size::VT100, |window| {
            Size::from_client(window.ws_row.into(), window.ws_col.into())
        })
    }

    /// Waits for what is typed, and returns at most 4096 bytes of it; nothing at the end. May be cancelled.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub async fn read(&self) -> io::Result<Vec<u8>> {
        poll_fn(|context| self.poll_read(context)).await
    }

    /// Writes all of `bytes`, as fast as the terminal takes them.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub async fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut sent = 0;
        poll_fn(|context| self.poll_write(context, bytes, &mut sent)).await
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
