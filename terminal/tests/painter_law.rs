//! The painter's law: after any sequence of changes and resizes, on every profile, an emulator that
//! we did not write, fed with the painter's bytes, shows the canvas, cursor included.

mod drawing;
mod emulators;

use std::collections::BTreeSet;

use drawing::{Frame, SAMPLES, Sample, Start};
use emulators::{Alacritty, Emulator};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use strombus_terminal::charset::cp437;
use strombus_terminal::{
    Attributes, Color, ColorDepth, Glyphs, Painter, Position, Profile, Rect, Size, Style, Surface,
};

/// An xterm that told who it is.
const ANSWERED: Profile = Profile {
    repeat: true,
    repeat_all: true,
    ..Profile::XTERM
};

/// Every profile that addresses its cursor, and some that environments and answers make.
const PROFILES: [Profile; 16] = [
    ANSWERED,
    Profile {
        repeat: true,
        ..Profile::SCREEN
    },
    Profile::CP437,
    Profile::VT100,
    Profile::VT102,
    Profile::VT220,
    Profile::LINUX,
    Profile::ANSI,
    Profile::XTERM,
    Profile::XTERM_256,
    Profile::TRUECOLOR,
    Profile::SCREEN,
    Profile {
        colors: ColorDepth::Sixteen,
        ..Profile::SCREEN
    },
    Profile {
        colors: ColorDepth::Monochrome,
        ..Profile::XTERM
    },
    Profile {
        glyphs: Glyphs::DecGraphics,
        ..Profile::TRUECOLOR
    },
    Profile {
        glyphs: Glyphs::Ascii,
        ..Profile::VT220
    },
];

/// What the fonts of Linux's console do not have.
const CONSOLE: [&str; 3] = ["◆", "★", "✓"];

/// What a terminal thinks of the widths about which terminals disagree.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Opinion {
    /// What its author thinks.
    Own,
    /// All are two columns wide, and marks one.
    Wider,
    /// All are one column wide, and marks none.
    Narrower,
    /// It shows none of them, but marks in columns of their own.
    Absent,
}

impl Opinion {
    /// The text that makes the emulator do as a terminal of this opinion would with `text`.
    fn of(self, text: &str) -> String {
        let doubtful = |c: char| {
            SAMPLES
                .iter()
                .any(|sample| sample.doubtful && sample.text.contains(c))
                && !SAMPLES
                    .iter()
                    .any(|sample| !sample.doubtful && sample.text.contains(c))
        };
        let is_mark =
            |c: char| ('\u{300}'..'\u{370}').contains(&c) || ('\u{3099}'..'\u{309b}').contains(&c);
        text.chars()
            .filter_map(|c| match self {
                _ if !doubtful(c) => Some(c),
                Self::Own => Some(c),
                Self::Wider | Self::Absent if is_mark(c) => Some('m'),
                Self::Wider => Some('界'),
                Self::Narrower if is_mark(c) => None,
                Self::Narrower => Some('n'),
                Self::Absent => None,
            })
            .collect()
    }
}

/// What a cell may show.
#[derive(Debug)]
enum Expected {
    Text(String),
    /// Terminals disagree; only what stands around it counts.
    Anything,
}

fn expected<E: Emulator>(
    profile: &Profile,
    opinion: Opinion,
    surface: &Surface,
    at: Position,
) -> Expected {
    let (text, _) = surface.cell(at).unwrap();
    let is_right_half = text.is_empty();
    let left = Position::new(at.row, at.column - 1);
    let text = if is_right_half {
        surface.cell(left).unwrap().0
    } else {
        text
    };
    if text.is_ascii() {
        return Expected::Text(text);
    }
    let Some(sample) = Sample::of(&text) else {
        return Expected::Anything;
    };
    let half = usize::from(is_right_half);
    let nth =
        |text: &str| Expected::Text(text.chars().nth(half).map_or(String::new(), String::from));
    match profile.glyphs {
        Glyphs::Ascii => nth(sample.ascii),
        Glyphs::Cp437 => match text.chars().next() {
            Some(c) if cp437::encode(c).is_some() => Expected::Text(c.into()),
            _ => nth(sample.ascii),
        },
        Glyphs::DecGraphics => match sample.graphics {
            Some(line) => Expected::Text(line.into()),
            None => nth(sample.ascii),
        },
        Glyphs::Unicode if profile.console_font && CONSOLE.contains(&sample.text) => {
            nth(if sample.text == "◆" {
                "♦"
            } else {
                sample.ascii
            })
        }
        Glyphs::Unicode if !sample.doubtful => {
            Expected::Text(if is_right_half { "" } else { sample.text }.into())
        }
        Glyphs::Unicode => {
            // In the last column something else may stand for what a terminal may take two columns for.
            let at_edge = at.column + 1 == i32::from(surface.size().columns) && !is_right_half;
            let has_marks = sample.sent[0].chars().count() > 1 || sample.sent[0].is_ascii();
            match opinion {
                Opinion::Own if E::COMBINES && !at_edge => Expected::Text(sample.sent[half].into()),
                // What a terminal does not take for itself is blank, whatever was there before.
                Opinion::Narrower if !has_marks && !at_edge => {
                    Expected::Text(["n", " "][half].into())
                }
                Opinion::Absent if !has_marks && !at_edge => Expected::Text(" ".into()),
                _ => Expected::Anything,
            }
        }
    }
}

/// `style` as a terminal of `profile` can show it.
fn shown_style(profile: &Profile, style: Style) -> Style {
    let vt100 = Attributes::BOLD
        .with(Attributes::UNDERLINE)
        .with(Attributes::BLINK)
        .with(Attributes::REVERSE);
    let has_all = profile.ecma48 || profile.colors != ColorDepth::Monochrome;
    let foreground = profile.nearest_foreground(style.foreground, style.background);
    let is_dimmed = profile.colors == ColorDepth::Eight
        && foreground == Color::Default
        && style.foreground != Color::Default;
    let mut attributes = style.attributes;
    if is_dimmed && profile.ecma48 {
        attributes = attributes.with(Attributes::DIM);
    }
    if !profile.italics {
        attributes = attributes.without(Attributes::ITALIC);
    }
    Style {
        foreground,
        background: profile.nearest(style.background),
        attributes: if has_all {
            attributes
        } else {
            Attributes::from_bits(attributes.bits() & vt100.bits())
        },
        ..Style::PLAIN
    }
}

/// Whether a person would see the same; on a blank, not everything of a style is seen.
fn looks_the_same(keeps: Attributes, text: &str, expected: Style, found: Style) -> bool {
    let on_blanks = Attributes::UNDERLINE
        .with(Attributes::REVERSE)
        .with(Attributes::STRIKE);
    let kept = |attributes: Attributes| Attributes::from_bits(attributes.bits() & keeps.bits());
    if text == " " && !expected.attributes.intersects(on_blanks) {
        return expected.background == found.background && !found.attributes.intersects(on_blanks);
    }
    let intensity = Attributes::BOLD.with(Attributes::DIM);
    let (want, have) = (kept(expected.attributes), kept(found.attributes));
    // Some terminals have bold and dim as one property, of which the last that was said counts.
    let attributes = if want.contains(intensity) {
        want.without(intensity) == have.without(intensity) && have.intersects(intensity)
    } else {
        want == have
    };
    attributes && expected.foreground == found.foreground && expected.background == found.background
}

/// DEC Special Graphics that the emulators draw with characters of their own choice.
fn same_text(expected: &str, found: &str) -> bool {
    let usual = |text: &str| match text {
        "♦" => "◆".to_owned(),
        "⋅" => "·".to_owned(),
        text => text.to_owned(),
    };
    usual(expected) == usual(found)
}

fn compare<E: Emulator>(
    profile: &Profile,
    opinion: Opinion,
    surface: &Surface,
    emulator: &E,
) -> Result<(), String> {
    let size = surface.size();
    for row in 0..i32::from(size.rows) {
        for column in 0..i32::from(size.columns) {
            let at = Position::new(row, column);
            let style = shown_style(profile, surface.cell(at).unwrap().1);
            let (text, found) = emulator.cell(at);
            let Expected::Text(expected) = expected::<E>(profile, opinion, surface, at) else {
                continue;
            };
            if !same_text(&expected, &text) {
                return Err(format!("{at:?}: {text:?} instead of {expected:?}"));
            }
            if !looks_the_same(E::KEEPS, &text, style, found) {
                return Err(format!("{at:?} {text:?}: {found:?} instead of {style:?}"));
            }
        }
    }
    if let Some(cursor) = surface.cursor()
        && emulator.cursor() != cursor
    {
        return Err(format!(
            "cursor: {:?} instead of {cursor:?}",
            emulator.cursor()
        ));
    }
    if profile.cursor_visibility && emulator.shows_cursor() != surface.cursor().is_some() {
        return Err("cursor: hidden instead of shown, or the reverse".into());
    }
    Ok(())
}

fn same_surface(one: &Surface, other: &Surface) -> Result<(), String> {
    let size = one.size();
    for row in 0..i32::from(size.rows) {
        for column in 0..i32::from(size.columns) {
            let at = Position::new(row, column);
            if one.cell(at) != other.cell(at) {
                return Err(format!("{at:?}: {:?}, {:?}", one.cell(at), other.cell(at)));
            }
        }
    }
    Ok(())
}

/// Paints the frames and compares after each.
fn check<E: Emulator>(
    profile: Profile,
    opinion: Opinion,
    size: Size,
    frames: &[Frame],
) -> Result<(), TestCaseError> {
    let fail = |n: usize, what: String, bytes: &[u8]| {
        let bytes = String::from_utf8_lossy(bytes).into_owned();
        TestCaseError::fail(format!("frame {n}: {what}\n{bytes:?}"))
    };
    let mut painter = Painter::new(profile, size);
    let mut emulator = E::open(size);
    let mut out = Vec::new();
    painter.enter(&mut out);
    emulator.feed(&utf8(&profile, &out));
    let mut surface = Surface::new(size);
    let mut before = Surface::new(size);
    let mut lent = Surface::default();
    for (n, frame) in frames.iter().enumerate() {
        if let Some(size) = frame.resize {
            emulator.resize(size);
            painter.resize(size);
            before.reset(size);
        }
        match frame.start {
            Start::Loaded | Start::Lent => {
                painter.load(&mut surface);
                same_surface(&surface, &before).map_err(|what| fail(n, what, b"loaded"))?;
            }
            Start::Blank => surface.reset(painter.size()),
        }
        frame.draw(&mut surface);
        out.clear();
        if frame.start == Start::Lent {
            let mut same = Ok(());
            painter.draw(&mut lent, &mut out, |lent| {
                same = same_surface(lent, &before);
                frame.draw(lent);
                same = same.clone().and_then(|()| same_surface(lent, &surface));
            });
            same.map_err(|what| fail(n, what, b"lent"))?;
        } else {
            painter.paint(&mut surface, &mut out);
        }
        let text = &utf8(&profile, &out);
        emulator.feed(&opinion.of(text));
        compare(&profile, opinion, &surface, &emulator).map_err(|what| fail(n, what, &out))?;
        let mut again = Vec::new();
        painter.paint(&mut surface, &mut again);
        prop_assert!(again.is_empty(), "painted twice: {again:?}");
        painter.load(&mut before);
        same_surface(&surface, &before).map_err(|what| fail(n, what, b"painted"))?;
    }
    Ok(())
}

/// The painter's bytes as the emulators read them.
fn utf8(profile: &Profile, bytes: &[u8]) -> String {
    if profile.glyphs == Glyphs::Cp437 {
        bytes.iter().map(|&byte| cp437::decode(byte)).collect()
    } else {
        String::from_utf8(bytes.to_vec()).unwrap()
    }
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn profile() -> impl Strategy<Value = Profile> {
    prop::sample::select(PROFILES.to_vec())
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn avt_shows_the_canvas(
        profile in profile(), size in drawing::size(), frames in drawing::frames()
    ) {
        check::<avt::Terminal>(profile, Opinion::Own, size, &frames)?;
    }

    #[test]
    fn alacritty_shows_the_canvas(
        profile in profile(), size in drawing::size(), frames in drawing::frames()
    ) {
        check::<Alacritty>(profile, Opinion::Own, size, &frames)?;
    }

    #[test]
    fn what_moves_on_the_screen_arrives(
        profile in profile(), size in drawing::size(), frames in drawing::moving()
    ) {
        check::<avt::Terminal>(profile, Opinion::Own, size, &frames)?;
        check::<Alacritty>(profile, Opinion::Own, size, &frames)?;
    }

    #[test]
    fn no_text_whatever_reaches_beyond_its_own_cells(
        profile in profile(),
        text in prop_oneof![any::<String>(), "[\\x00-\\x9f👩\u{200d}\u{301}]{0,60}", "\\PC{0,40}"],
        more in any::<String>(),
    ) {
        beyond_its_cells::<avt::Terminal>(profile, &text, &more)?;
        beyond_its_cells::<Alacritty>(profile, &text, &more)?;
    }

    #[test]
    fn whatever_a_terminal_thinks_of_emoji_the_rest_is_right(
        profile in prop::sample::select(vec![Profile::XTERM, Profile::LINUX, Profile::SCREEN]),
        opinion in prop::sample::select(vec![Opinion::Wider, Opinion::Narrower, Opinion::Absent]),
        size in drawing::size(),
        frames in prop_oneof![drawing::frames(), drawing::moving()],
    ) {
        check::<avt::Terminal>(profile, opinion, size, &frames)?;
        check::<Alacritty>(profile, opinion, size, &frames)?;
    }
}

/// On a terminal that only prints, the law holds for the row of the cursor, less its last column.
fn last_line<E: Emulator>(size: Size, frames: &[Frame]) -> Result<(), TestCaseError> {
    let profile = Profile::DUMB;
    let mut painter = Painter::new(profile, size);
    let mut emulator = E::open(Size::new(30, size.columns));
    let mut surface = Surface::new(size);
    for frame in frames {
        match frame.start {
            Start::Loaded | Start::Lent => painter.load(&mut surface),
            Start::Blank => surface.reset(size),
        }
        frame.draw(&mut surface);
        let (mut out, mut again) = (Vec::new(), Vec::new());
        painter.paint(&mut surface, &mut out);
        painter.paint(&mut surface, &mut again);
        prop_assert!(again.is_empty(), "painted twice: {again:?}");
        let text = &utf8(&profile, &out);
        emulator.feed(text);
        let Some(cursor) = surface.cursor() else {
            continue;
        };
        let line = emulator.cursor();
        prop_assert_eq!(line.column, cursor.column, "{:?}", text);
        for column in 0..i32::from(size.columns) - 1 {
            let at = Position::new(cursor.row, column);
            let found = emulator.cell(Position::new(line.row, column)).0;
            if let Expected::Text(expected) = expected::<E>(&profile, Opinion::Own, &surface, at) {
                prop_assert_eq!(&found, &expected, "{:?} {:?}", at, text);
            }
        }
    }
    Ok(())
}

#[test]
fn the_law_meets_every_form_that_the_painter_has() {
    let mut runner = TestRunner::deterministic();
    let mut found = BTreeSet::new();
    let missing = |found: &BTreeSet<char>| {
        let mut forms = "ABCDGHJKLMPSTXbdmr@\r\n\x08\x0b".chars();
        forms.find(|form| !found.contains(form))
    };
    for _ in 0..1000 {
        if missing(&found).is_none() {
            break;
        }
        let frames = drawing::moving().new_tree(&mut runner).unwrap().current();
        let mut painter = Painter::new(ANSWERED, Size::new(20, 60));
        let mut surface = Surface::default();
        let mut out = Vec::new();
        for frame in &frames {
            painter.load(&mut surface);
            frame.draw(&mut surface);
            painter.paint(&mut surface, &mut out);
        }
        let text = String::from_utf8(out).unwrap();
        let finals = text.split("\x1b[").skip(1).filter_map(|sequence| {
            let at = sequence.find(|c: char| ('@'..='~').contains(&c))?;
            sequence[at..].chars().next()
        });
        found.extend(finals);
        let controls = text.chars().filter(|c| c.is_control());
        found.extend(controls);
    }
    assert_eq!(missing(&found), None, "{found:?}");
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_printing_terminals_last_line_shows_the_cursors_row(
        rows in 1_u16..12, columns in 1_u16..40, frames in drawing::frames()
    ) {
        last_line::<avt::Terminal>(Size::new(rows, columns), &frames)?;
        last_line::<Alacritty>(Size::new(rows, columns), &frames)?;
    }

    #[test]
    fn a_terminal_is_given_back_as_it_was_found(
        profile in profile(), size in drawing::size(), frames in drawing::frames()
    ) {
        gives_back::<avt::Terminal>(profile, size, &frames)?;
        let alacritty = gives_back::<Alacritty>(profile, size, &frames)?;
        prop_assert!(alacritty.is_as_at_the_start());
    }
}

/// Draws a text of a stranger among others, then another over it.
fn beyond_its_cells<E: Emulator>(
    profile: Profile,
    text: &str,
    more: &str,
) -> Result<(), TestCaseError> {
    let size = Size::new(3, 30);
    let mut painter = Painter::new(profile, size);
    let mut emulator = E::open(size);
    let mut surface = Surface::new(size);
    let mut out = Vec::new();
    painter.enter(&mut out);
    surface
        .canvas()
        .horizontal(Position::ORIGIN, 30, "x", Style::PLAIN);
    surface
        .canvas()
        .vertical(Position::new(0, 29), 3, "y", Style::PLAIN);
    for text in [text, more, text] {
        let inner = Rect::new(Position::new(1, 1), Size::new(1, 20));
        surface
            .canvas()
            .part(inner)
            .text(Position::ORIGIN, text, Style::PLAIN.bold());
        painter.paint(&mut surface, &mut out);
        emulator.feed(&utf8(&profile, &out));
        out.clear();
        compare(&profile, Opinion::Own, &surface, &emulator).map_err(TestCaseError::fail)?;
    }
    Ok(())
}

/// Writes on the primary screen, enters, paints, leaves, and compares the primary screen.
fn gives_back<E: Emulator>(
    profile: Profile,
    size: Size,
    frames: &[Frame],
) -> Result<E, TestCaseError> {
    let mut emulator = E::open(size);
    emulator.feed("\x1b[31;1m$ ssh\x1b[m a_b");
    let cells = |emulator: &E| {
        let rows = 0..i32::from(size.rows);
        rows.flat_map(|row| (0..i32::from(size.columns)).map(move |x| Position::new(row, x)))
            .map(|at| emulator.cell(at))
            .collect::<Vec<_>>()
    };
    let (screen, cursor) = (cells(&emulator), emulator.cursor());
    let mut painter = Painter::new(profile, size);
    let mut surface = Surface::new(size);
    let mut out = Vec::new();
    painter.enter(&mut out);
    for frame in frames {
        painter.load(&mut surface);
        frame.draw(&mut surface);
        painter.paint(&mut surface, &mut out);
    }
    painter.leave(&mut out);
    emulator.feed(&utf8(&profile, &out));
    prop_assert!(!emulator.is_on_alternate_screen());
    prop_assert!(emulator.shows_cursor());
    if profile.alternate_screen {
        prop_assert_eq!(&cells(&emulator), &screen);
        // A cursor that waits to wrap may be brought back to the last column.
        if cursor.column + 1 < i32::from(size.columns) {
            prop_assert_eq!(emulator.cursor(), cursor);
        }
    } else {
        prop_assert_eq!(emulator.cursor(), Position::ORIGIN);
        prop_assert!(
            cells(&emulator)
                .iter()
                .all(|(text, style)| text == " " && *style == Style::PLAIN)
        );
    }
    // Text comes out plain, in ASCII, and wraps.
    let length = usize::from(size.columns) + 1;
    emulator.feed("\x1b[H\x1b)0");
    emulator.feed(&"q".repeat(length));
    let found = emulator.cell(Position::ORIGIN);
    if size.rows > 1 {
        prop_assert_eq!(&found, &("q".to_owned(), Style::PLAIN));
        prop_assert_eq!(emulator.cursor().row, 1);
    }
    out.clear();
    painter.leave(&mut out);
    prop_assert!(out.is_empty());
    Ok(emulator)
}

#[test]
fn after_drawing_panics_the_next_frame_is_a_whole_one() {
    let size = Size::new(3, 10);
    let mut painter = Painter::new(Profile::XTERM, size);
    let (mut surface, mut out) = (Surface::default(), Vec::new());
    let show = |text: &'static str| {
        move |surface: &mut Surface| {
            surface.canvas().text(Position::ORIGIN, text, Style::PLAIN);
        }
    };
    painter.draw(&mut surface, &mut out, show("before"));
    let drawing = std::panic::AssertUnwindSafe(|| {
        painter.draw(&mut surface, &mut out, |_| {
            std::panic::resume_unwind(Box::new(()))
        });
    });
    assert!(std::panic::catch_unwind(drawing).is_err());
    assert!(painter.is_stale());
    for text in ["after", "later"] {
        painter.draw(&mut surface, &mut out, show(text));
    }
    let mut emulator = Alacritty::open(size);
    emulator.feed(std::str::from_utf8(&out).unwrap());
    let row = (0..6).map(|column| emulator.cell(Position::new(0, column)).0);
    assert_eq!(row.collect::<String>(), "later ");
}

#[test]
fn a_terminal_taken_again_is_painted_anew() {
    let size = Size::new(2, 10);
    let mut painter = Painter::new(Profile::XTERM, size);
    let mut surface = Surface::new(size);
    let mut emulator = Alacritty::open(size);
    for round in 0..2 {
        let mut out = Vec::new();
        painter.enter(&mut out);
        painter.load(&mut surface);
        assert_eq!(surface.lines().collect::<String>(), "", "round {round}");
        surface
            .canvas()
            .text(Position::ORIGIN, "hello", Style::PLAIN);
        painter.paint(&mut surface, &mut out);
        emulator.feed(std::str::from_utf8(&out).unwrap());
        compare(&Profile::XTERM, Opinion::Own, &surface, &emulator).unwrap();
        out.clear();
        painter.leave(&mut out);
        emulator.feed(std::str::from_utf8(&out).unwrap());
        painter.load(&mut surface);
        assert_eq!(surface.lines().collect::<String>(), "", "round {round}");
    }
}

#[test]
fn a_terminal_is_taken_over_once() {
    let mut painter = Painter::new(Profile::XTERM, Size::VT100);
    let mut out = Vec::new();
    painter.enter(&mut out);
    out.clear();
    painter.enter(&mut out);
    assert_eq!(out, b"");
}

#[test]
fn a_surface_of_another_size_is_cut_or_filled_up_with_blanks() {
    let size = Size::new(3, 6);
    for other in [
        Size::new(2, 5),
        Size::new(4, 9),
        Size::new(0, 0),
        Size::new(3, 5),
    ] {
        let mut painter = Painter::new(Profile::XTERM, size);
        let mut emulator = Alacritty::open(size);
        let mut out = Vec::new();
        let mut surface = Surface::new(size);
        surface.canvas().clear(Style::new().bg(Color::BLUE));
        painter.paint(&mut surface, &mut out);
        let mut surface = Surface::new(other);
        for row in 0..4 {
            surface
                .canvas()
                .text(Position::new(row, 0), "a世界世bcd", Style::PLAIN);
        }
        surface.set_cursor(Some(Position::new(3, 8)));
        painter.paint(&mut surface, &mut out);
        emulator.feed(std::str::from_utf8(&out).unwrap());
        let mut expected = Surface::new(size);
        for row in 0..other.rows.min(size.rows) {
            let at = Position::new(row.into(), 0);
            expected.canvas().text(at, "a世界", Style::PLAIN);
            if other.columns == 5 {
                assert_eq!(surface.cell(Position::new(0, 4)).unwrap().0, "");
            }
        }
        compare(&Profile::XTERM, Opinion::Own, &expected, &emulator).unwrap();
    }
}

#[test]
fn a_resize_between_loading_and_painting_leaves_no_ghosts() {
    let size = Size::new(3, 10);
    let mut painter = Painter::new(Profile::XTERM, size);
    let mut surface = Surface::new(size);
    let mut out = Vec::new();
    surface
        .canvas()
        .text(Position::new(1, 0), "stays", Style::PLAIN);
    painter.paint(&mut surface, &mut out);
    painter.load(&mut surface);
    painter.resize(size);
    painter.paint(&mut surface, &mut out);
    let mut emulator = Alacritty::open(size);
    emulator.feed(std::str::from_utf8(&out).unwrap());
    compare(&Profile::XTERM, Opinion::Own, &surface, &emulator).unwrap();
}

#[test]
fn both_emulators_know_the_line_drawing_that_is_sent() {
    fn check_line<E: Emulator>() {
        let size = Size::new(1, 6);
        let mut painter = Painter::new(Profile::VT100, size);
        let mut surface = Surface::new(size);
        surface
            .canvas()
            .text(Position::ORIGIN, "┌─q A┐", Style::PLAIN);
        let mut out = Vec::new();
        painter.enter(&mut out);
        painter.paint(&mut surface, &mut out);
        let mut emulator = E::open(size);
        emulator.feed(std::str::from_utf8(&out).unwrap());
        let shown: String = (0..6)
            .map(|column| emulator.cell(Position::new(0, column)).0)
            .collect();
        assert_eq!(shown, "┌─q A┐");
    }
    check_line::<avt::Terminal>();
    check_line::<Alacritty>();
}
