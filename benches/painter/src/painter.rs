//! The frames, drawn by our painter.

use strombus_terminal::{Painter, Profile, Surface};

use crate::Drawn;
use crate::frame::Frame;

/// Draws `frames` for a terminal of `profile`.
#[must_use]
pub fn draw(profile: Profile, frames: &[Frame]) -> Drawn {
    let Some(blank) = crate::blank_before(frames) else {
        return Drawn {
            setup: Vec::new(),
            frames: Vec::new(),
        };
    };
    let mut painter = Painter::new(profile, blank.size);
    let mut surface = Surface::new(blank.size);
    let mut setup = Vec::new();
    painter.enter(&mut setup);
    let mut paint = |frame: &Frame, out: &mut Vec<u8>| {
        if frame.size != painter.size() {
            painter.resize(frame.size);
        }
        painter.load(&mut surface);
        frame.draw(&mut surface);
        painter.paint(&mut surface, out);
    };
    paint(&blank, &mut setup);
    let frames = frames
        .iter()
        .map(|frame| {
            let mut out = Vec::new();
            paint(frame, &mut out);
            out
        })
        .collect();
    Drawn { setup, frames }
}
