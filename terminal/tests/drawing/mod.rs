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
    /// A text on each row, from the top.
    Page(Vec<(String, Style)>),
    /// The rows from one on, so many, move by so many, down or up, and leave blanks in this style or come back at the other end.
    Scroll(Position, u16, i32, Option<Style>),
    /// What stands on a row from a place on, so many columns, moves to the right or to the left.
    Slide(Position, u16, i32),
    /// The rows from one on, so many, are turned upside down.
    Turn(Position, u16),
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
    match change {
        Change::Scroll(at, rows, by, fill) => return scroll(surface, *at, *rows, *by, *fill),
        Change::Slide(at, columns, by) => return slide(surface, *at, *columns, *by),
        Change::Turn(at, rows) => {
            let (mut lines, top) = lines(surface, *at, *rows);
            lines.reverse();
            return put(surface, top, &lines);
        }
        _ => {}
    }
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
        Change::Page(texts) => {
            for (row, (text, style)) in (0..).zip(texts) {
                canvas.text(Position::new(row, 0), text, *style);
            }
        }
        Change::Scroll(..) | Change::Slide(..) | Change::Turn(..) => {}
    }
}

type Line = Vec<(String, Style)>;

/// The cells of at most `count` rows from that of `at` on, and which row that is.
fn lines(surface: &Surface, at: Position, count: u16) -> (Vec<Line>, i32) {
    let size = surface.size();
    let top = within(at, size).row;
    let rows = top..(top + i32::from(count)).min(size.rows.into());
    let line = |row| {
        let columns = 0..i32::from(size.columns);
        let cells = columns.map(|column| surface.cell(Position::new(row, column)));
        cells.map(Option::unwrap).collect()
    };
    (rows.map(line).collect(), top)
}

fn put(surface: &mut Surface, top: i32, lines: &[Line]) {
    for (row, line) in (top..).zip(lines) {
        for (column, (text, style)) in (0..).zip(line) {
            if !text.is_empty() {
                let at = Position::new(row, column);
                surface.canvas().text(at, text, *style);
            }
        }
    }
}

fn scroll(surface: &mut Surface, at: Position, rows: u16, by: i32, fill: Option<Style>) {
    let (mut lines, top) = lines(surface, at, rows);
    let count = lines.len();
    let away = by.unsigned_abs() as usize % count.max(1);
    let freed = if by > 0 {
        lines.rotate_right(away);
        0..away
    } else {
        lines.rotate_left(away);
        count - away..count
    };
    if let Some(style) = fill {
        for line in &mut lines[freed] {
            line.fill((" ".into(), style));
        }
    }
    put(surface, top, &lines);
}

/// Moves cells as inserting or deleting does; a wide grapheme that is cut becomes blank by being written over.
fn slide(surface: &mut Surface, at: Position, columns: u16, by: i32) {
    let (mut rows, top) = lines(surface, at, 1);
    let Some(line) = rows.first_mut() else {
        return;
    };
    let left = within(at, surface.size()).column as usize;
    let right = (left + usize::from(columns)).min(line.len());
    let away = (by.unsigned_abs() as usize).min(right - left);
    let part = &mut line[left..right];
    if by > 0 {
        part.rotate_right(away);
        part[..away].fill((" ".into(), Style::PLAIN));
    } else {
        part.rotate_left(away);
        let kept = part.len() - away;
        part[kept..].fill((" ".into(), Style::PLAIN));
    }
    put(surface, top, &rows);
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
    prop::collection::vec(frame(), 1..8)
}

/// A page of text, of which in each frame a little moves along its row or up and down, as when somebody edits it.
pub(crate) fn moving() -> impl Strategy<Value = Vec<Frame>> {
    // Drawn on an even background, letters of one width, or of all kinds.
    let cells = |least: usize| {
        let letters = prop::collection::vec(prop_oneof![1..8_usize, 26..32_usize], least..90);
        let any = prop::collection::vec(0..SAMPLES.len(), least..90);
        let spell =
            |picks: Vec<usize>| -> String { picks.iter().map(|n| SAMPLES[*n].text).collect() };
        prop_oneof![3 => letters.prop_map(spell), 1 => any.prop_map(spell)]
    };
    let style = || prop_oneof![2 => Just(Style::PLAIN), 1 => style()];
    let page = (style(), prop::collection::vec((cells(30), style()), 3..24))
        .prop_map(|(ground, page)| vec![Change::Clear(ground), Change::Page(page)]);
    let place = || (0..12_i32, 0..80_i32).prop_map(|(row, column)| Position::new(row, column));
    let step = prop_oneof![
        4 => (place(), 10_u16..100, -9..10_i32)
            .prop_map(|(at, columns, by)| Change::Slide(at, columns, by)),
        1 => (place(), cells(1), style()).prop_map(|(at, text, style)| {
            Change::Text(at, text.chars().take(4).collect(), style)
        }),
        1 => (place(), 2_u16..24, -3..4_i32, prop::option::of(style()))
            .prop_map(|(at, rows, by, fill)| Change::Scroll(at, rows, by, fill)),
    ];
    let steps = prop::collection::vec(prop::collection::vec(step, 1..3), 1..8);
    (page, steps, prop::option::of(position())).prop_map(|(page, steps, cursor)| {
        std::iter::once(page)
            .chain(steps)
            .map(|changes| Frame {
                resize: None,
                start: Start::Loaded,
                changes,
                cursor,
            })
            .collect()
    })
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
        4 => (position(), 2_u16..30, -4..5_i32, prop::option::of(style()))
            .prop_map(|(at, rows, by, fill)| Change::Scroll(at, rows, by, fill)),
        3 => (position(), 1_u16..100, -9..10_i32)
            .prop_map(|(at, columns, by)| Change::Slide(at, columns, by)),
        1 => (position(), 2_u16..10).prop_map(|(at, rows)| Change::Turn(at, rows)),
        3 => prop::collection::vec((text(), style()), 5..24).prop_map(Change::Page),
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
            ..Style::PLAIN
        }),
    ]
}
