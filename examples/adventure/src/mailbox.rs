//! The bounded mailbox of one visitor, and whom to wake when something is in it.

use std::collections::VecDeque;
use std::task::{Poll, Waker};

use crate::news::News;

/// How many unread lines a mailbox holds; beyond that, the oldest are dropped and counted.
pub const MAILBOX: usize = 200;

/// What has happened around a visitor and was not read yet.
#[derive(Debug, Default)]
pub(crate) struct Mailbox {
    lines: VecDeque<News>,
    /// Lines that were dropped since the last reading. They were the oldest, so they are
    /// reported before the rest.
    missed: u64,
    /// A flag and not a line: however often the scene changes, it is drawn up once.
    scene_changed: bool,
    waker: Option<Waker>,
    /// Which feed may read: a newer one ends the older, or the two would take each other's
    /// lines and wakers.
    reader: u64,
}

impl Mailbox {
    /// Puts a line in. Whoever is returned is to be woken, once no lock is held.
    #[must_use]
    pub(crate) fn push(&mut self, news: News) -> Option<Waker> {
        if self.lines.len() >= MAILBOX {
            self.lines.pop_front();
            self.missed = self.missed.saturating_add(1);
        }
        self.lines.push_back(news);
        self.waker.take()
    }

    /// Notes that the scene is not what it was.
    #[must_use]
    pub(crate) fn stir(&mut self) -> Option<Waker> {
        self.scene_changed = true;
        self.waker.take()
    }

    /// Makes a new reader the only one. The old one, if it waits, is returned to be woken.
    #[must_use]
    pub(crate) fn new_reader(&mut self) -> (u64, Option<Waker>) {
        self.reader += 1;
        (self.reader, self.waker.take())
    }

    /// The next line for this reader. If there is none, it is to [`wait`](Mailbox::wait).
    pub(crate) fn next(&mut self, reader: u64) -> Poll<Option<News>> {
        if reader != self.reader {
            return Poll::Ready(None);
        }
        if self.missed > 0 {
            let lines = std::mem::take(&mut self.missed);
            return Poll::Ready(Some(News::Missed { lines }));
        }
        if let Some(news) = self.lines.pop_front() {
            return Poll::Ready(Some(news));
        }
        if std::mem::take(&mut self.scene_changed) {
            return Poll::Ready(Some(News::SceneChanged));
        }
        // An idle visitor keeps no room for lines that are not there.
        self.lines.shrink_to_fit();
        Poll::Pending
    }

    /// Notes whom to wake for the next line. The waker from before is returned, to be dropped
    /// once no lock is held: it may be the last of its task, and the task may own a visit.
    #[must_use]
    pub(crate) fn wait(&mut self, waker: Waker) -> Option<Waker> {
        self.waker.replace(waker)
    }

    /// Forgets whom to wake, if it is this reader. Returned to be dropped, as in `wait`.
    #[must_use]
    pub(crate) fn stop_waiting(&mut self, reader: u64) -> Option<Waker> {
        self.waker.take_if(|_| reader == self.reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: usize) -> News {
        News::Said {
            who: "ann".into(),
            text: number.to_string().into(),
        }
    }

    #[test]
    fn the_oldest_lines_go_first_and_are_counted() {
        let mut mailbox = Mailbox::default();
        let (reader, _) = mailbox.new_reader();
        for number in 0..1000 {
            assert!(mailbox.push(line(number)).is_none());
            assert!(mailbox.stir().is_none());
        }
        assert_eq!(mailbox.lines.len(), MAILBOX);
        let mut next = || mailbox.next(reader);
        assert_eq!(next(), Poll::Ready(Some(News::Missed { lines: 800 })));
        for number in 800..1000 {
            assert_eq!(next(), Poll::Ready(Some(line(number))));
        }
        assert_eq!(next(), Poll::Ready(Some(News::SceneChanged)));
        assert_eq!(next(), Poll::Pending);
        assert_eq!(mailbox.lines.capacity(), 0);
    }

    #[test]
    fn one_who_waits_is_woken_once() {
        let mut mailbox = Mailbox::default();
        let (reader, _) = mailbox.new_reader();
        assert_eq!(mailbox.next(reader), Poll::Pending);
        assert!(mailbox.wait(Waker::noop().clone()).is_none());
        assert!(mailbox.push(line(1)).is_some());
        assert!(mailbox.push(line(2)).is_none());
    }

    #[test]
    fn a_new_reader_ends_the_old() {
        let mut mailbox = Mailbox::default();
        let (old, _) = mailbox.new_reader();
        assert_eq!(mailbox.next(old), Poll::Pending);
        assert!(mailbox.wait(Waker::noop().clone()).is_none());
        let (new, woken) = mailbox.new_reader();
        assert!(woken.is_some());
        assert!(mailbox.push(line(1)).is_none());
        assert_eq!(mailbox.next(old), Poll::Ready(None));
        let first = mailbox.next(new);
        assert_eq!(first, Poll::Ready(Some(line(1))));
    }
}
