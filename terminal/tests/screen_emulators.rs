//! The emulator beside two that are not ours: the same bytes make the same screen, wherever the others know them.

#[allow(dead_code, reason = "other tests use the rest of it")]
mod emulators;

use emulators::{Alacritty, Emulator};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use strombus_terminal::{Attributes, Position, Screen, Size, Style, text};

/// What the streams leave out, and why. Where it is not "not tried", a run has shown the difference, and ours is what
/// xterm 379 does.
///
/// | Left out | For | Because |
/// |---|---|---|
/// | left and right margins, rectangles, protection, DECIC, DECBI, SL | both | they do not know them |
/// | reverse wrap, more fix, DECCOLM, sizes of lines | both | they do not know them |
/// | wide characters | avt | not tried |
/// | marks | avt | gives them cells of their own |
/// | CUU, CUD, CNL, CPL | both | not tried; `screen_functions` has them |
/// | SU and SD within margins | both | not tried |
/// | where IL, DL and DECALN leave the cursor | both | they leave it where it was |
/// | IL and DL within margins | avt | moves rows outside of them |
/// | DCH of more than are behind the cursor | alacritty | erases before the cursor too |
/// | ICH, DCH, ECH, insertion and erasing of parts of rows with wide characters | alacritty | leaves halves of them |
/// | a wrap that is pending while autowrap is switched | avt | forgets it |
/// | insertion where the row wraps | avt | overwrites in the next row |
/// | CHA, VPA and mode 1049 in origin mode | both | count from the margin twice |
/// | where resetting the origin mode leaves the cursor | alacritty | stays |
/// | erasing and inserting where a wrap is pending | both | the wrap stays pending |
/// | REP at the last column without autowrap | avt | repeats nothing |
/// | LF, IND, RI and HT where a wrap is pending | both | the wrap stays pending, or HT ends it |
/// | bold and dim at once | avt | the later one wins |
/// | mode 1049 on the alternate screen | both | they save or do not save the cursor |
/// | restoring what was never saved, saved wraps | both | they keep other things |
/// | TBC and HTS | both | not tried; `screen_functions` has them |
/// | DECSTR | alacritty | does not know it |
/// | blink | alacritty | is not kept |
/// | hidden text | avt | is not kept |
const _LEFT_OUT: () = ();

/// What a stream is made of.
fn piece(wide: bool) -> impl Strategy<Value = String> {
    let small = || 0..12_u32;
    let text = if wide {
        "[a-z 世界é─]{1,16}"
    } else {
        "[a-z é─]{1,16}"
    };
    let part = if wide { 2..3_u32 } else { 0..3_u32 };
    let sgr = prop::sample::select(vec![
        "",
        "0",
        "22;1",
        "22;2",
        "3",
        "4",
        "7",
        "9",
        "22",
        "23",
        "24",
        "27",
        "29",
        "31",
        "42",
        "97",
        "104",
        "39",
        "49",
        "38;5;200",
        "48;5;17",
        "38;2;1;2;3",
        "48;2;200;100;50",
        "22;1;4;33;44",
    ]);
    prop_oneof![
        8 => text,
        1 => (text, small()).prop_map(|(text, n)| format!("\x1b[4;5H\x1b[?1049h{text}\x1b[{n};1H\x1b[32m{text}\x1b[?1049l")),
        1 => (small(), 0..8_u32, "[a-z ]{1,4}").prop_map(move |(row, column, text)| {
            let insert = if wide { "" } else { "\x1b[4h" };
            format!("\x1b[{row};{column}H{insert}{text}\x1b[4l")
        }),
        1 => (small(), small(), "[a-z]{1,4}")
            .prop_map(|(row, column, text)| format!("\x1b[?6h\x1b[{row};{column}H{text}\x1b[?6l\x1b[H")),
        4 => Just("\r\n".to_owned()),
        1 => prop::sample::select(vec!["\n", "\r", "\u{8}", "\t", "\x1bM", "\x1bD", "\x1bE"]).prop_map(|control| format!("\x1b[D{control}")),
        4 => (small(), 0..24_u32).prop_map(|(row, column)| format!("\x1b[{row};{column}H")),
        2 => (small(), prop::sample::select(vec!['C', 'D', 'G', 'd', '`', 'a'])).prop_map(|(n, f)| format!("\x1b[{n}{f}")),
        2 => (small(), 0..24_u32, small(), prop::sample::select(if wide { vec!["C"] } else { vec!["@", "X"] })).prop_map(|(row, column, n, f)| format!("\x1b[{row};{column}H\x1b[{n}{f}")),
        2 => (part.clone(), prop::sample::select(vec!['J', 'K'])).prop_map(|(n, f)| format!("\x1b[H\x1b[{n}{f}")),
        1 => (small(), 0..12_u32, 0..8_u32).prop_map(move |(row, column, n)| format!("\x1b[{row};{column}H\x1b[{n}{}", if wide { "C" } else { "P" })),
        1 => (small(), small(), prop::sample::select(vec!['L', 'M'])).prop_map(move |(row, n, f)| {
            let whole = if wide { "" } else { "\x1b[r" };
            format!("{whole}\x1b[{row}H\x1b[{n}{f}\r")
        }),
        1 => (part.clone(), prop::sample::select(vec!['J', 'K'])).prop_map(|(n, f)| format!("\x1b[3;5H\x1b[{n}{f}")),
        4 => sgr.prop_map(|code| format!("\x1b[{code}m")),
        1 => (1..6_u32, 6..11_u32).prop_map(|(top, bottom)| format!("\x1b[{top};{bottom}r")),
        1 => Just("\x1b[r".to_owned()),
        1 => prop::sample::select(vec!["\x1b[?7l\x1b[3;3H", "\x1b[?7h\x1b[3;3H", "\x1b[?25l", "\x1b[?25h"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["\x1b(0", "\x1b(B", "\x0e", "\x0f", "\x1b)0"]).prop_map(str::to_owned),
        1 => small().prop_map(|n| format!("\x1b[{n}Hy\x1b[{n}b")),
        1 => prop::sample::select(vec!["\x1b[r\x1b[S", "\x1b[r\x1b[2T", "\x1b[?6l\x1b[r\x1b#8\x1b[H", "\x1bc"]).prop_map(str::to_owned),
    ]
}

fn stream(wide: bool) -> impl Strategy<Value = String> {
    (any::<bool>(), prop::collection::vec(piece(wide), 0..40)).prop_map(|(alternate, pieces)| {
        let alternate = alternate && !pieces.iter().any(|piece| piece.contains("?1049"));
        let start = if alternate { "\x1b[?1047h" } else { "" };
        format!("{start}{}", pieces.concat())
    })
}

/// Where the screen differs from what the other shows.
fn difference<E: Emulator>(screen: &Screen, other: &E) -> Option<String> {
    let size = screen.size();
    for y in 0..size.rows {
        let mut x = 0;
        for cell in screen.row(y) {
            let at = Position::new(y.into(), x);
            x += i32::from(cell.width);
            let mut style = cell.rendition.style();
            let (text, mut its) = other.cell(at);
            style.attributes = Attributes::from_bits(style.attributes.bits() & E::KEEPS.bits());
            its.attributes = Attributes::from_bits(its.attributes.bits() & E::KEEPS.bits());
            // Alacritty remembers where tabs went, and leaves halves of wide characters behind.
            let next = other
                .cell(Position::new(
                    at.row,
                    (at.column + 1).min(i32::from(size.columns) - 1),
                ))
                .0;
            let is_half = text::width(&text) == 2 && !next.is_empty();
            let text = if text == "\t" || text.is_empty() || is_half {
                " ".to_owned()
            } else {
                text
            };
            // Of what is erased, only the background is seen; avt keeps the rest of the pen.
            if cell.erased {
                its = Style::new().bg(its.background);
            }
            if (cell.text, style) != (&text, its) {
                return Some(format!(
                    "{at:?}: {:?} {style:?}, the other {text:?} {its:?}",
                    cell.text
                ));
            }
        }
    }
    let cursor = screen.cursor();
    let at = Position::new(cursor.row.into(), cursor.column.into());
    // avt has a column behind the last for a pending wrap.
    let mut its = other.cursor();
    its.column = its.column.min(i32::from(size.columns) - 1);
    if at != its || cursor.visible != other.shows_cursor() {
        return Some(format!("the cursor is at {at:?}, the other's at {its:?}"));
    }
    None
}

fn check<E: Emulator>(wide: bool) {
    let size = Size::new(10, 20);
    let mut runner = TestRunner::new(Config {
        cases: 500,
        failure_persistence: None,
        ..Config::default()
    });
    let run = runner.run(&stream(wide), |stream| {
        let mut screen = Screen::new(size);
        let mut other = E::open(size);
        screen.feed(stream.as_bytes());
        other.feed(&stream);
        match difference(&screen, &other) {
            Some(difference) => Err(TestCaseError::fail(difference)),
            None => Ok(()),
        }
    });
    if let Err(error) = run {
        panic!("{error}");
    }
}

#[test]
fn alacritty_shows_the_same() {
    check::<Alacritty>(true);
    check::<Alacritty>(false);
}

#[test]
fn avt_shows_the_same() {
    check::<avt::Terminal>(false);
}
