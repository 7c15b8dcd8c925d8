//! All that are measured show the same screen after each frame, as an emulator that none of them wrote sees it. So the
//! figures compare the same work.

#[path = "../../../terminal/tests/emulators/mod.rs"]
#[allow(dead_code, reason = "the painter's law needs more of it")]
mod emulators;

use emulators::{Alacritty, Emulator};
use strombus_painter_bytes::frame::Frame;
use strombus_painter_bytes::ncurses::Ncurses;
use strombus_painter_bytes::{Drawn, Terminal, painter, ratatui, reduced, sequences, terminals};
use strombus_terminal::{Attributes, Position, Style, Surface};

/// What is wrong on one screen stays wrong for a while, so that it is enough to look at each fifth, and at the last.
const LOOKS: usize = 5;

/// Attributes that show on a blank.
const ON_BLANKS: Attributes = Attributes::UNDERLINE
    .with(Attributes::REVERSE)
    .with(Attributes::STRIKE);

fn check(who: &str, frames: &[Frame], drawn: &Drawn) {
    assert_eq!(drawn.frames.len(), frames.len(), "{who}");
    let mut size = frames[0].size;
    let mut emulator = Alacritty::open(size);
    emulator.feed(std::str::from_utf8(&drawn.setup).unwrap());
    for (n, (frame, bytes)) in frames.iter().zip(&drawn.frames).enumerate() {
        if frame.size != size {
            size = frame.size;
            emulator.resize(size);
        }
        emulator.feed(std::str::from_utf8(bytes).unwrap());
        if n % LOOKS > 0 && n + 1 < frames.len() {
            continue;
        }
        let mut surface = Surface::new(size);
        frame.draw(&mut surface);
        for row in 0..i32::from(size.rows) {
            for column in 0..i32::from(size.columns) {
                let at = Position::new(row, column);
                let wanted = surface.cell(at).unwrap();
                let shown = emulator.cell(at);
                assert!(
                    looks_same(&wanted, &shown),
                    "{who}, frame {n}, {at:?}: {shown:?} instead of {wanted:?}"
                );
            }
        }
        if let Some(cursor) = frame.cursor {
            assert_eq!(emulator.cursor(), cursor, "{who}, frame {n}");
        }
    }
}

fn looks_same(wanted: &(String, Style), shown: &(String, Style)) -> bool {
    let ((text, style), (shown_text, shown_style)) = (wanted, shown);
    if text.trim_matches(' ').is_empty() && shown_text.trim_matches(' ').is_empty() {
        let bare = |style: &Style| !style.attributes.intersects(ON_BLANKS);
        return style == shown_style
            || (style.background == shown_style.background && bare(style) && bare(shown_style));
    }
    text == shown_text && style == shown_style
}

#[test]
fn the_painter_shows_each_frame() {
    let sequences = sequences::all();
    for Terminal { name, profile, .. } in terminals().into_iter().step_by(2) {
        for sequence in &sequences {
            let frames = reduced(sequence, &profile);
            let who = format!("{} on {name}", sequence.name);
            check(&who, &frames, &painter::draw(profile, &frames));
        }
    }
}

#[test]
fn ratatui_shows_each_frame() {
    let profile = terminals()[0].profile;
    for sequence in sequences::all() {
        let frames = reduced(&sequence, &profile);
        check(sequence.name, &frames, &ratatui::draw(&frames).unwrap());
    }
}

#[test]
fn ncurses_shows_each_frame() {
    let Ok(ncurses) = Ncurses::compile() else {
        return;
    };
    let sequences = sequences::all();
    for Terminal { term, profile, .. } in terminals().into_iter().step_by(2) {
        for sequence in &sequences {
            let frames = reduced(sequence, &profile);
            let drawn = ncurses.draw(term, profile.glyphs, &frames).unwrap();
            check(&format!("{} on {term}", sequence.name), &frames, &drawn);
        }
    }
}
