//! What a program did that is not on the screen.

use std::collections::VecDeque;

use crate::geometry::Size;
pub use crate::operations::Progress;

/// Something that whoever shows the screen may act on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// The bell rang.
    Bell,
    /// The title is another one ([`Screen::title`](super::Screen::title)).
    Title,
    /// The title of the icon is another one.
    IconTitle,
    /// The program wants text on the clipboard (OSC 52).
    Clipboard {
        /// Which ones, as letters: `c` the clipboard, `p` the primary selection; empty if it did not say.
        selection: String,
        /// The bytes; none clear it.
        content: Vec<u8>,
    },
    /// The program shows how far it is (OSC 9;4).
    Progress(Progress),
    /// The program wants the screen to be of another size (XTWINOPS 4 and 8, DECCOLM, DECSLPP, DECSNLS). The
    /// screen has it already, and may have another since.
    Resize(Size),
    /// A notification (OSC 9, OSC 777).
    Notification {
        /// Its title, if it has one.
        title: String,
        /// What it says.
        body: String,
    },
    /// The working directory is another one (OSC 7): the URL.
    Directory(String),
}

/// The events that nobody took yet.
#[derive(Debug, Default)]
pub(super) struct Events(VecDeque<Event>);

impl Events {
    /// The most that wait; the oldest are forgotten. Of clipboards only the last waits.
    const MOST: usize = 64;

    pub(super) fn push(&mut self, event: Event) {
        if let Event::Clipboard { .. } = event {
            self.0.retain(|old| !matches!(old, Event::Clipboard { .. }));
        } else if self.0.back() == Some(&event) && event != Event::Bell {
            return;
        }
        if self.0.len() >= Self::MOST {
            self.0.pop_front();
        }
        self.0.push_back(event);
    }

    pub(super) fn take(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.0).into()
    }
}
