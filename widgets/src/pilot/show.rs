//! What is seen, for a test to compare: as text, with styles, as a picture.

use std::fmt::Write as _;

use strombus_terminal::{
    Attributes, Color, Painter, Picture, Position, Profile, Screen, Style, Surface, Underline,
};

use super::Pilot;
use crate::app::App;

/// What stands for plain cells, and what for those of each other look, in the order in which they come.
const PLAIN: char = '.';
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

impl<A: App> Pilot<A> {
    /// The screen as text: a line for each row, without trailing blanks.
    #[must_use]
    pub fn screen(&self) -> String {
        let mut screen = self.surface.to_string();
        screen.truncate(screen.trim_end_matches('\n').len());
        screen
    }

    /// The style of the cell at `row` and `column`, from 0.
    #[must_use]
    pub fn style(&self, row: i32, column: i32) -> Option<Style> {
        self.surface
            .cell(Position::new(row, column))
            .map(|(_, style)| style)
    }

    /// The screen as text, with looks: below each row that is not all plain stands a row of letters, one for each column, and at
    /// the end what the letters mean. It is made to be compared: what changes in a row changes its two lines.
    ///
    /// ```text
    /// |Name: ann
    /// :aaaaa.bbb
    ///
    /// a = bold
    /// b = fg cyan, underline
    /// ```
    ///
    /// `|` begins a row of text, `:` one of looks. A plain cell is `.`; plain cells at the end of a row are left out. The
    /// letters are given in the order in which looks come; more than 62 share `#`.
    #[must_use]
    pub fn styled(&self) -> String {
        let mut looks: Vec<Style> = Vec::new();
        let mut shown = String::new();
        let size = self.surface.size();
        for (row, line) in (0..).zip(self.surface.lines()) {
            let columns = 0..i32::from(size.columns);
            let styles = columns.map(|column| self.style(row, column).unwrap_or_default());
            let marks: String = styles.map(|style| mark(&mut looks, style)).collect();
            let _ = writeln!(shown, "|{}", line.trim_end());
            let marks = marks.trim_end_matches(PLAIN);
            if !marks.is_empty() {
                let _ = writeln!(shown, ":{marks}");
            }
        }
        let trimmed = shown.trim_end_matches("|\n").len();
        shown.truncate(trimmed);
        shown.push('\n');
        for (letter, look) in LETTERS.chars().zip(&looks) {
            let _ = writeln!(shown, "{letter} = {}", describe(look));
        }
        shown
    }

    /// The screen as a picture, on its own: an SVG file.
    #[must_use]
    pub fn svg(&self) -> String {
        Picture::new().svg(&self.emulated())
    }

    /// What a terminal that shows everything would show.
    fn emulated(&self) -> Screen {
        let size = self.surface.size();
        let mut bytes = Vec::new();
        let profile = Profile {
            underlines: true,
            ..Profile::TRUECOLOR
        };
        // Painting takes a surface that may be changed, and a test only looks at its own.
        let mut copy = Surface::new(size);
        for row in 0..i32::from(size.rows) {
            for column in 0..i32::from(size.columns) {
                let at = Position::new(row, column);
                if let Some((text, style)) = self.surface.cell(at) {
                    copy.canvas().text(at, &text, style);
                }
            }
        }
        copy.set_cursor(self.surface.cursor());
        Painter::new(profile, size).paint(&mut copy, &mut bytes);
        let mut screen = Screen::new(size);
        screen.feed(&bytes);
        screen
    }
}

/// The letter of a look, which is a new one if it was not seen yet.
fn mark(looks: &mut Vec<Style>, style: Style) -> char {
    if style == Style::PLAIN {
        return PLAIN;
    }
    let at = looks.iter().position(|look| *look == style);
    let at = at.unwrap_or_else(|| {
        looks.push(style);
        looks.len() - 1
    });
    LETTERS.chars().nth(at).unwrap_or('#')
}

/// A look in words: `fg cyan, bold`.
fn describe(style: &Style) -> String {
    let mut words = Vec::new();
    for (what, color) in [("fg", style.foreground), ("bg", style.background)] {
        if let Some(color) = name(color) {
            words.push(format!("{what} {color}"));
        }
    }
    let names = [
        (Attributes::BOLD, "bold"),
        (Attributes::DIM, "dim"),
        (Attributes::ITALIC, "italic"),
        (Attributes::BLINK, "blink"),
        (Attributes::RAPID_BLINK, "rapid blink"),
        (Attributes::REVERSE, "reverse"),
        (Attributes::HIDDEN, "hidden"),
        (Attributes::STRIKE, "strike"),
        (Attributes::OVERLINE, "overline"),
    ];
    let has = names
        .iter()
        .filter(|(attribute, _)| style.attributes.contains(*attribute));
    words.extend(has.map(|(_, name)| (*name).to_owned()));
    match style.attributes.underline() {
        Underline::None => {}
        Underline::Single => words.push("underline".to_owned()),
        kind => words.push(format!("{} underline", format!("{kind:?}").to_lowercase())),
    }
    if let Some(color) = name(style.underline_color.color()) {
        words.push(format!("underline {color}"));
    }
    words.join(", ")
}

/// A colour in a word; none for the default.
fn name(color: Color) -> Option<String> {
    const NAMES: [&str; 9] = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "grey",
    ];
    match color {
        Color::Default => None,
        Color::Indexed(index) => Some(match NAMES.get(usize::from(index)) {
            Some(name) => (*name).to_owned(),
            None => index.to_string(),
        }),
        Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
    }
}
