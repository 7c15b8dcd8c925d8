//! Prints the table: `cargo run --release -p strombus-painter-bytes`. It needs a C compiler and the headers of ncurses.
//!
//! With a terminal and a sequence behind it (`-- vt100 graph`) it prints instead what each frame of the sequence is in bytes,
//! ours and that of ncurses: to see where they go.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use anyhow::{Context as _, Result};
use strombus_painter_bytes::frame::Sequence;
use strombus_painter_bytes::ncurses::Ncurses;
use strombus_painter_bytes::{Terminal, painter, ratatui, reduced, sequences, terminals};

fn main() -> Result<()> {
    let ncurses = Ncurses::compile()?;
    let sequences = sequences::all();
    let mut arguments = std::env::args().skip(1);
    if let (Some(term), Some(name)) = (arguments.next(), arguments.next()) {
        return dump(&ncurses, &sequences, &term, &name);
    }
    for Terminal {
        name,
        term,
        profile,
    } in terminals()
    {
        // Ratatui's backend knows no terminal but this.
        let with_ratatui = term == "xterm-256color";
        println!(
            "{name}\n{:<16}{:>8}{:>9}{:>9}{:>8}",
            "sequence", "frames", "ours", "ncurses", "ratio"
        );
        let mut totals = [0; 3];
        for sequence in &sequences {
            let frames = reduced(sequence, &profile);
            let ours = painter::draw(profile, &frames).bytes();
            let theirs = ncurses.draw(term, profile.glyphs, &frames)?.bytes();
            let ratatui = if with_ratatui {
                ratatui::draw(&frames)?.bytes()
            } else {
                0
            };
            line(sequence.name, frames.len(), [ours, theirs, ratatui]);
            for (total, bytes) in totals.iter_mut().zip([ours, theirs, ratatui]) {
                *total += bytes;
            }
        }
        let frames = sequences.iter().map(|sequence| sequence.frames.len()).sum();
        line("all", frames, totals);
        println!();
    }
    Ok(())
}

fn dump(ncurses: &Ncurses, sequences: &[Sequence], term: &str, name: &str) -> Result<()> {
    let mut terminals = terminals().into_iter();
    let terminal = terminals.find(|terminal| terminal.name == term);
    let Terminal { term, profile, .. } =
        terminal.with_context(|| format!("no terminal is called {term}"))?;
    let mut sequences = sequences.iter();
    let sequence = sequences.find(|sequence| sequence.name == name);
    let frames = reduced(
        sequence.with_context(|| format!("no sequence is called {name}"))?,
        &profile,
    );
    let ours = painter::draw(profile, &frames).frames;
    let theirs = ncurses.draw(term, profile.glyphs, &frames)?.frames;
    for (n, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        for (who, bytes) in [("ours", ours), ("ncurses", theirs)] {
            let text = String::from_utf8_lossy(bytes);
            println!("{n:>3} {who:<7} {:>6} {text:?}", bytes.len());
        }
    }
    Ok(())
}

fn line(name: &str, frames: usize, [ours, ncurses, ratatui]: [usize; 3]) {
    let ratio = |other: usize| ours as f64 / other as f64;
    print!(
        "{name:<16}{frames:>8}{ours:>9}{ncurses:>9}{:>8.2}",
        ratio(ncurses)
    );
    if ratatui > 0 {
        print!("   ratatui {ratatui:>8}{:>6.2}", ratio(ratatui));
    }
    println!();
}
