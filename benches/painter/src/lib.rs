//! What frames cost in bytes: the painter's beside those of ncurses and of ratatui.
//!
//! The same frames, made once ([`sequences`]), are drawn by each ([`painter`], [`ncurses`], [`ratatui`]), as an application does
//! that draws all of its screen each time. What is counted begins on a terminal that has been taken and shows a blank screen.

pub mod frame;
pub mod ncurses;
pub mod painter;
pub mod ratatui;
pub mod sequences;

use strombus_terminal::{Position, Profile};

use crate::frame::{Frame, Sequence};

/// What was sent to a terminal.
#[derive(Debug)]
pub struct Drawn {
    /// What took it over and made it blank.
    pub setup: Vec<u8>,
    /// What each frame took.
    pub frames: Vec<Vec<u8>>,
}

impl Drawn {
    /// The bytes of all frames.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.frames.iter().map(Vec::len).sum()
    }
}

/// A terminal that is compared.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// What the table calls it.
    pub name: &'static str,
    /// As ncurses knows it.
    pub term: &'static str,
    /// As we know it.
    pub profile: Profile,
}

/// The terminals that are compared. The first has told who it is, as most do, so that it is known to repeat
/// characters (REP); of the others we know no more than TERM says, as ncurses always does.
#[must_use]
pub fn terminals() -> [Terminal; 7] {
    let named = |term| Terminal {
        name: term,
        term,
        profile: Profile::find(term, |_| None),
    };
    let told = named("xterm-256color");
    [
        Terminal {
            name: "xterm-256color that answered",
            profile: Profile {
                repeat: true,
                repeat_all: true,
                ..told.profile
            },
            ..told
        },
        told,
        named("xterm"),
        named("screen-256color"),
        named("linux"),
        named("vt220"),
        named("vt100"),
    ]
}

/// The frames in what a terminal of `profile` can show.
#[must_use]
pub fn reduced(sequence: &Sequence, profile: &Profile) -> Vec<Frame> {
    let frames = sequence.frames.iter();
    frames.map(|frame| frame.reduced(profile)).collect()
}

/// The blank frame that comes before `frames`, so that all begin on the same screen.
fn blank_before(frames: &[Frame]) -> Option<Frame> {
    frames.first().map(|first| Frame {
        size: first.size,
        runs: Vec::new(),
        cursor: first.cursor.map(|_| Position::ORIGIN),
    })
}
