//! The frames that are drawn: cells with styles, as data that a C program can read too.

use std::fmt::Write as _;

use strombus_terminal::{Color, Glyphs, Position, Profile, Size, Style, Surface, text};

/// A piece of a row in one style.
#[derive(Clone, Debug)]
pub struct Run {
    /// Where it begins.
    pub at: Position,
    /// How it looks.
    pub style: Style,
    /// What it says: no control characters.
    pub text: String,
}

/// What a screen shows: all that is not blank.
#[derive(Clone, Debug)]
pub struct Frame {
    /// How large the screen is.
    pub size: Size,
    /// The pieces, from the top left on.
    pub runs: Vec<Run>,
    /// Where the cursor is; hidden without.
    pub cursor: Option<Position>,
}

/// Frames that follow one another.
#[derive(Debug)]
pub struct Sequence {
    /// What it is, in a word or two.
    pub name: &'static str,
    /// The frames.
    pub frames: Vec<Frame>,
}

impl Frame {
    /// What `surface` shows.
    pub fn of(surface: &Surface) -> Self {
        let size = surface.size();
        let mut runs: Vec<Run> = Vec::new();
        for row in 0..i32::from(size.rows) {
            let mut open: Option<Run> = None;
            for column in 0..i32::from(size.columns) {
                let at = Position::new(row, column);
                let Some((text, style)) = surface.cell(at) else {
                    continue;
                };
                match &mut open {
                    Some(run) if run.style == style || text.is_empty() => run.text.push_str(&text),
                    _ => {
                        runs.extend(open.take());
                        open = Some(Run { at, style, text });
                    }
                }
            }
            runs.extend(open);
        }
        // What is drawn on is blank.
        for run in runs.iter_mut().filter(|run| run.style == Style::PLAIN) {
            let indent = run.text.len() - run.text.trim_start_matches(' ').len();
            run.at.column += i32::try_from(indent).unwrap_or(0);
            run.text = run.text.trim_matches(' ').to_owned();
        }
        runs.retain(|run| !run.text.is_empty());
        Self {
            size,
            runs,
            cursor: surface.cursor(),
        }
    }

    /// The frame in the colours and characters that a terminal of `profile` has, so that all who draw it say the same.
    #[must_use]
    pub fn reduced(&self, profile: &Profile) -> Self {
        let mut frame = self.clone();
        for run in &mut frame.runs {
            run.style.foreground = profile.nearest(run.style.foreground);
            run.style.background = profile.nearest(run.style.background);
            if profile.console_font {
                let near = |c| profile.in_its_font(c).unwrap_or(c);
                run.text = run.text.chars().map(near).collect();
            }
            if profile.glyphs != Glyphs::Unicode {
                run.text = in_dec_graphics(&run.text);
            }
        }
        frame
    }

    /// Draws it on a blank surface of its size.
    pub fn draw(&self, surface: &mut Surface) {
        let mut canvas = surface.canvas();
        canvas.clear(Style::PLAIN);
        for run in &self.runs {
            canvas.text(run.at, &run.text, run.style);
        }
        surface.set_cursor(self.cursor);
    }
}

/// The letter of DEC Special Graphics that stands for a line.
fn graphic(grapheme: &str) -> Option<char> {
    const LETTERS: &str = "─q│x┌l┐k└m┘j├t┤u┬w┴v┼n▒a";
    let mut letters = LETTERS.chars();
    let line = grapheme.chars().next()?;
    letters.find(|&c| c == line).filter(|c| !c.is_ascii())?;
    letters.next()
}

/// A text in ASCII and lines; what is in neither is a number sign for each column.
fn in_dec_graphics(text: &str) -> String {
    text::graphemes(text)
        .map(|(grapheme, columns)| match graphic(grapheme) {
            None if !grapheme.is_ascii() => "#".repeat(columns),
            _ => grapheme.to_owned(),
        })
        .collect()
}

/// The frames as text, as `ncurses.c` describes it; with lines in DEC Special Graphics where the terminal has only these.
#[must_use]
pub fn written(frames: &[Frame], glyphs: Glyphs) -> String {
    let mut out = String::new();
    let mut size = None;
    for frame in frames {
        if size.replace(frame.size) != Some(frame.size) {
            let _ = writeln!(out, "size {} {}", frame.size.rows, frame.size.columns);
        }
        out.push_str("frame\n");
        for run in &frame.runs {
            if glyphs == Glyphs::Unicode {
                line(&mut out, "run", run.at, run.style, &run.text);
            } else {
                in_two_sets(&mut out, run);
            }
        }
        if let Some(at) = frame.cursor {
            let _ = writeln!(out, "cursor {} {}", at.row, at.column);
        }
        out.push_str("show\n");
    }
    out
}

fn line(out: &mut String, word: &str, at: Position, style: Style, text: &str) {
    let index = |color| match color {
        Color::Indexed(index) => i32::from(index),
        _ => -1,
    };
    let _ = writeln!(
        out,
        "{word} {} {} {} {} {} {text}",
        at.row,
        at.column,
        index(style.foreground),
        index(style.background),
        style.attributes.bits(),
    );
}

/// A run as pieces of ASCII and of DEC Special Graphics.
fn in_two_sets(out: &mut String, run: &Run) {
    let mut rest: Vec<char> = run.text.chars().collect();
    let mut at = run.at;
    while !rest.is_empty() {
        let is_line = |c: &char| graphic(c.encode_utf8(&mut [0; 4])).is_some();
        let lines = rest.first().is_some_and(is_line);
        let end = rest.iter().position(|c| is_line(c) != lines);
        let end = end.unwrap_or(rest.len());
        let piece: String = rest
            .drain(..end)
            .map(|c| graphic(c.encode_utf8(&mut [0; 4])).unwrap_or(c))
            .collect();
        line(
            out,
            if lines { "line" } else { "run" },
            at,
            run.style,
            &piece,
        );
        at.column += i32::try_from(end).unwrap_or(0);
    }
}
