//! A connection that can be cut at any moment.
//!
//! A protocol's own way to end a connection needs the client's help: a client that reads nothing keeps everything queued
//! behind it. So the stream itself is wrapped: once its lifeline is cut, every read and write on it fails, and whoever runs
//! the connection ends by that.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use futures_util::task::AtomicWaker;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

#[derive(Debug, Default)]
struct State {
    cut: AtomicBool,
    reader: AtomicWaker,
    writer: AtomicWaker,
}

/// The means to cut one connection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lifeline(Arc<State>);

impl Lifeline {
    /// Ends the connection: reads and writes that wait fail now, later ones at once.
    pub(crate) fn cut(&self) {
        self.0.cut.store(true, Ordering::Release);
        self.0.reader.wake();
        self.0.writer.wake();
    }

    pub(crate) fn is_cut(&self) -> bool {
        self.0.cut.load(Ordering::Acquire)
    }

    /// Wakes the context when the line is cut, in place of whoever reads the connection; fails if it is cut already.
    pub(crate) fn watch_reads(&self, context: &Context<'_>) -> io::Result<()> {
        // Registered before it is looked at, so that no cut falls between.
        self.0.reader.register(context.waker());
        self.check()
    }

    /// The same in place of whoever writes.
    pub(crate) fn watch_writes(&self, context: &Context<'_>) -> io::Result<()> {
        self.0.writer.register(context.waker());
        self.check()
    }

    /// The stream, hung on this lifeline.
    pub(crate) const fn hang<S>(self, stream: S) -> Hung<S> {
        Hung { stream, line: self }
    }

    fn check(&self) -> io::Result<()> {
        if self.is_cut() {
            Err(io::ErrorKind::ConnectionAborted.into())
        } else {
            Ok(())
        }
    }
}

/// A stream that fails once its lifeline is cut.
#[derive(Debug)]
pub(crate) struct Hung<S> {
    stream: S,
    line: Lifeline,
}

impl<S: AsyncRead + Unpin> AsyncRead for Hung<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.line.watch_reads(cx)?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Hung<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.line.watch_writes(cx)?;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.line.watch_writes(cx)?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.line.is_cut() {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    #[tokio::test]
    async fn a_read_that_waits_fails_when_the_line_is_cut() {
        let (_peer, stream) = tokio::io::duplex(64);
        let line = Lifeline::default();
        let mut hung = line.clone().hang(stream);
        let reading = tokio::spawn(async move { hung.read_u8().await });
        tokio::task::yield_now().await;
        line.cut();
        assert_eq!(
            reading.await.unwrap().unwrap_err().kind(),
            io::ErrorKind::ConnectionAborted
        );
    }

    #[tokio::test]
    async fn a_write_to_a_client_that_reads_nothing_fails_when_the_line_is_cut() {
        let (_peer, stream) = tokio::io::duplex(4);
        let line = Lifeline::default();
        let mut hung = line.clone().hang(stream);
        let writing = tokio::spawn(async move { hung.write_all(b"more than four").await });
        tokio::task::yield_now().await;
        line.cut();
        assert_eq!(
            writing.await.unwrap().unwrap_err().kind(),
            io::ErrorKind::ConnectionAborted
        );
    }
}
