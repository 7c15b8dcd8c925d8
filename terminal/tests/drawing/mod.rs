//! Random drawings, from an alphabet of which it is known what each kind of terminal shows for it.

use proptest::prelude::*;
use strombus_terminal::{Attributes, Color, Position, Rect, Size, Style, Surface};

/// A grapheme, and what terminals show for it.
#[derive(Debug)]
pub(crate) struct Sample {
    pub text: &'static str,
    /// What a terminal with ASCII shows, one character a column.
    pub ascii: &'static str,
    /// What one with DEC Special Graphics shows, where that is more.
    pub graphics: Option<&'static str>,
    /// Whether terminals disagree about its width.
    pub doubtful: bool,
    /// What a doubtful one shows in its columns where the terminal's opinion is ours.
    pub sent: [&'static str; 2],
}

const fn plain(text: &'static str, ascii: &'static str) -> Sample {
    Sample {
        text,
        ascii,
        graphics: None,
        doubtful: false,
        sent: ["", ""],
    }
}

const fn line(text: &'static str, ascii: &'static str, graphics: &'static str) -> Sample {
    Sample {
        graphics: Some(graphics),
        ..plain(text, ascii)
    }
}

const fn doubtful(text: &'static str, ascii: &'static str, sent: [&'static str; 2]) -> Sample {
    Sample {
        doubtful: true,
        sent,
        ..plain(text, ascii)
    }
}

/// The alphabet.
pub(crate) const SAMPLES: [Sample; 44] = [
    plain(" ", " "),
    plain("a", "a"),
    plain("e", "e"),
    plain("o", "o"),
    plain("b", "b"),
    plain("Z", "Z"),
    plain("7", "7"),
    plain("_", "_"),
    plain("`", "`"),
    plain("~", "~"),
    plain("?", "?"),
    plain("é", "e"),
    plain("ß", "s"),
    plain("Ø", "O"),
    plain("я", "?"),
    plain("ế", "?"),
    plain("█", "#"),
    line("─", "-", "─"),
    line("│", "|", "│"),
    line("┌", "+", "┌"),
    line("╬", "+", "┼"),
    line("▒", ":", "▒"),
    line("°", "?", "°"),
    line("π", "?", "π"),
    line("·", ".", "·"),
    line("◆", "*", "◆"),
    plain("世", "??"),
    plain("界", "??"),
    plain("か", "??"),
    plain("ア", "??"),
    plain("한", "??"),
    plain("Ａ", "??"),
    doubtful("e\u{301}", "e", ["e\u{301}", ""]),
    doubtful("o\u{308}\u{323}", "o", ["o\u{308}\u{323}", ""]),
    doubtful("か\u{3099}", "??", ["か\u{3099}", ""]),
    doubtful("\u{11f02}b", "b", ["b", ""]),
    doubtful("🚀", "??", ["🚀", ""]),
    doubtful("☂", "?", ["☂", ""]),
    doubtful("★", "*", ["★", ""]),
    doubtful("✓", "x", ["✓", ""]),
    doubtful("❤\u{fe0f}", "??", ["❤", " "]),
    doubtful("👩\u{200d}🚀", "??", ["👩", ""]),
    doubtful("🇩🇪", "??", ["🇩", " "]),
    doubtful("👍🏽", "??", ["👍", ""]),
];

impl Sample {
    pub(crate) fn of(text: &str) -> Option<&'static Self> {
        SAMPLES.iter().find(|sample| sample.text == text)
    }
}

/// How the surface of a frame comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// It is filled with what is shown.
    Loaded,
    /// What is shown is lent to it, and its rows are filled as they are drawn on.
    Lent,
    /// It is blank, and all is drawn.
    Blank,
}

#[derive(Clone, Debug)]
enum Change {
    Text(Position, String, Style),
    /// A text in a part of the canvas, so that it is clipped.
    Part(Rect, String, Style),
    Fill(Rect, Style),
    Restyle(Rect, Style),
    Clear(Style),
    Horizontal(Position, u16, &'static str, Style),
    Vertical(Position, u16, &'static str, Style),
    LowerRight(String, Style),
}

/// What happens between two paintings.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub resize: Option<Size>,
    pub start: Start,
    changes: Vec<Change>,
    cursor: Option<Position>,
}

impl Frame {
    pub(crate) fn draw(&self, surface: &mut Surface) {
        for change in &self.changes {
            draw(change, surface);
        }
        surface.set_cursor(self.cursor.map(|at| within(at, surface.size())));
    }
}

/// A place on the surface, or just outside of it.
fn around(at: Position, size: Size) -> Position {
    Position::new(
        at.row % (i32::from(size.rows) + 2) - 1,
        at.column % (i32::from(size.columns) + 4) - 3,
    )
}

fn within(at: Position, size: Size) -> Position {
    Position::new(
        at.row % i32::from(size.rows.max(1)),
        at.column % i32::from(size.columns.max(1)),
    )
}

fn draw(change: &Change, surface: &mut Surface) {
    let size = surface.size();
    let mut canvas = surface.canvas();
    let place = |rect: Rect| Rect::new(around(rect.origin, size), rect.size);
    match change {
        Change::Text(at, text, style) => {
            canvas.text(around(*at, size), text, *style);
        }
        Change::Part(rect, text, style) => {
            canvas
                .part(place(*rect))
                .text(Position::new(0, -1), text, *style);
        }
        Change::Fill(rect, style) => canvas.blank(place(*rect), *style),
        Change::Restyle(rect, style) => canvas.restyle(place(*rect), |old| Style {
            attributes: old.attributes.with(style.attributes),
            ..*style
        }),
        Change::Clear(style) => canvas.clear(*style),
        Change::Horizontal(at, columns, grapheme, style) => {
            canvas.horizontal(around(*at, size), *columns, grapheme, *style);
        }
        Change::Vertical(at, rows, grapheme, style) => {
            canvas.vertical(around(*at, size), *rows, grapheme, *style);
        }
        Change::LowerRight(text, style) => {
            let columns = canvas.text(Position::new(-9, 0), text, *style) as i32;
            let (rows, width) = (i32::from(size.rows), i32::from(size.columns));
            canvas.text(Position::new(rows - 1, width - columns), text, *style);
        }
    }
}

/// From one cell to a usual screen.
pub(crate) fn size() -> impl Strategy<Value = Size> {
    prop_oneof![
        (1_u16..6, 1_u16..12),
        (1_u16..30, 1_u16..100),
        Just((24, 80))
    ]
    .prop_map(|(rows, columns)| Size::new(rows, columns))
}

pub(crate) fn frames() -> impl Strategy<Value = Vec<Frame>> {
    prop::collection::vec(frame(), 1..6)
}

fn frame() -> impl Strategy<Value = Frame> {
    (
        prop::option::weighted(0.2, size()),
        prop_oneof![
            2 => Just(Start::Loaded),
            4 => Just(Start::Lent),
            1 => Just(Start::Blank)
        ],
        prop::collection::vec(change(), 0..8),
        prop::option::weighted(0.8, position()),
    )
        .prop_map(|(resize, start, changes, cursor)| Frame {
            resize,
            start,
            changes,
            cursor,
        })
}

fn change() -> impl Strategy<Value = Change> {
    let grapheme = || prop::sample::select(vec!["─", "│", "x", "世", "▒", " ", "★"]);
    prop_oneof![
        8 => (position(), text(), style()).prop_map(|(at, text, style)| Change::Text(at, text, style)),
        2 => (rect(), text(), style()).prop_map(|(rect, text, style)| Change::Part(rect, text, style)),
        2 => (rect(), style()).prop_map(|(rect, style)| Change::Fill(rect, style)),
        2 => (rect(), style()).prop_map(|(rect, style)| Change::Restyle(rect, style)),
        1 => style().prop_map(Change::Clear),
        1 => (position(), 0_u16..100, grapheme(), style())
            .prop_map(|(at, columns, grapheme, style)| Change::Horizontal(at, columns, grapheme, style)),
        1 => (position(), 0_u16..30, grapheme(), style())
            .prop_map(|(at, rows, grapheme, style)| Change::Vertical(at, rows, grapheme, style)),
        2 => (text(), style()).prop_map(|(text, style)| Change::LowerRight(text, style)),
    ]
}

fn position() -> impl Strategy<Value = Position> {
    (0..40_i32, 0..120_i32).prop_map(|(row, column)| Position::new(row, column))
}

fn rect() -> impl Strategy<Value = Rect> {
    (position(), 0_u16..20, 0_u16..60)
        .prop_map(|(at, rows, columns)| Rect::new(at, Size::new(rows, columns)))
}

/// Texts of one kind, as most are, and of all kinds.
fn text() -> impl Strategy<Value = String> {
    let of = |range: std::ops::Range<usize>, longest: usize| {
        prop::collection::vec(range, 0..longest)
            .prop_map(|picks| picks.into_iter().map(|n| SAMPLES[n].text).collect())
    };
    prop_oneof![
        3 => of(0..11, 90),
        1 => of(11..26, 20),
        1 => of(26..32, 50),
        1 => of(32..SAMPLES.len(), 20),
        3 => of(0..SAMPLES.len(), 40),
    ]
}

fn style() -> impl Strategy<Value = Style> {
    let color = || {
        prop_oneof![
            4 => Just(Color::Default),
            2 => (0..16_u8).prop_map(Color::Indexed),
            1 => any::<u8>().prop_map(Color::Indexed),
            1 => any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        ]
    };
    let attributes = prop_oneof![
        3 => Just(Attributes::NONE),
        2 => any::<u8>().prop_map(|bits| Attributes::from_bits(bits.into())),
    ];
    prop_oneof![
        2 => Just(Style::PLAIN),
        3 => (color(), color(), attributes).prop_map(|(foreground, background, attributes)| Style {
            foreground,
            background,
            attributes,
        }),
    ]
}
