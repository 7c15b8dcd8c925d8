//! Changing the size from outside: the text flows, no character of it moves to another line or is lost (but below a cursor
//! that stays on the screen), and the cursor stays on its character.

use proptest::prelude::*;
use strombus_terminal::{Screen, Size};

/// The lines that were written, each with its erased cells as spaces and without those at its end; rows that go on in the
/// next are put together.
fn lines(screen: &Screen) -> Vec<String> {
    let past = (0..screen.scrollback_len()).map(|row| {
        let cells: Vec<_> = screen.scrollback_row(row).collect();
        (cells, screen.is_scrollback_wrapped(row))
    });
    let shown =
        (0..screen.size().rows).map(|row| (screen.row(row).collect(), screen.is_wrapped(row)));
    let mut lines = Vec::new();
    let mut line = String::new();
    for (mut cells, wrapped) in past.chain(shown) {
        // The cell that was too little for a wide character is none of the text.
        if wrapped && cells.last().is_some_and(|cell| cell.erased) {
            cells.pop();
        }
        line.extend(cells.iter().map(|cell| cell.text));
        if !wrapped {
            let written = line.trim_end_matches(' ').len();
            line.truncate(written);
            lines.push(std::mem::take(&mut line));
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

fn screen(size: Size, text: &str) -> Screen {
    let mut screen = Screen::with_scrollback(size, 1 << 20);
    screen.feed(text.as_bytes());
    screen
}

fn size() -> impl Strategy<Value = Size> {
    (1..9_u16, 2..24_u16).prop_map(|(rows, columns)| Size::new(rows, columns))
}

fn sizes() -> impl Strategy<Value = Vec<Size>> {
    prop::collection::vec(size(), 1..5)
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-z 世界é─\u{1f680}]{0,30}", 1..8).prop_map(|lines| lines.join("\r\n"))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn text_is_the_same_in_any_size(first in size(), text in text(), sizes in sizes()) {
        let mut screen = screen(first, &text);
        let before = lines(&screen);
        for size in &sizes {
            screen.resize(*size);
            prop_assert_eq!(&lines(&screen), &before, "{:?}", size);
        }
    }

    #[test]
    fn what_is_written_goes_on_where_it_was(first in size(), text in text(), sizes in sizes(), more in "[a-z]{1,9}") {
        let mut flown = screen(first, &text);
        sizes.iter().for_each(|size| flown.resize(*size));
        flown.feed(more.as_bytes());
        let still = screen(first, &format!("{text}{more}"));
        prop_assert_eq!(lines(&flown), lines(&still));
    }

    #[test]
    fn the_cursor_stays_on_its_character(first in size(), text in text(), sizes in sizes(), up in 0..8_u16, column in 1..24_u16) {
        let narrow = text.replace(['世', '界', '\u{1f680}'], "w");
        let place = format!("\x1b[{up}A\x1b[{column}G");
        let mut flown = screen(first, &format!("{narrow}{place}"));
        let at = flown.cursor();
        let is_text = flown.row(at.row).nth(at.column.into()).is_some_and(|cell| !cell.erased);
        prop_assume!(is_text);
        sizes.iter().for_each(|size| flown.resize(*size));
        flown.feed("X".as_bytes());
        let still = lines(&screen(first, &format!("{narrow}{place}X"))).join("\n");
        // What is below the cursor and has no room is lost: the program knows better where its cursor is.
        let left = lines(&flown).join("\n");
        prop_assert!(left.contains('X') && still.starts_with(&left), "{left:?} of {still:?}");
    }

    #[test]
    fn the_alternate_screen_leaves_the_primary_one_its_text(first in size(), text in text(), sizes in sizes()) {
        let mut flown = screen(first, &format!("{text}\x1b[?1049hnothing"));
        sizes.iter().for_each(|size| flown.resize(*size));
        flown.feed(b"\x1b[?1049l");
        prop_assert_eq!(lines(&flown), lines(&screen(first, &text)));
    }
}

#[test]
fn what_was_erased_before_the_end_of_a_row_takes_no_row_of_its_own() {
    let erase = "0123456789\x1b[9G\x1b[1K\x1b[10G\x1b[X";
    let mut screen = screen(Size::new(2, 10), &format!("abc\r\n{erase}"));
    screen.resize(Size::new(2, 5));
    assert_eq!(
        (&*screen.to_string(), screen.scrollback_len()),
        ("abc\n\n", 0)
    );
    // The same in the scrollback.
    screen.resize(Size::new(2, 10));
    screen.feed(format!("\x1b[H{erase}\x1b[2;1Hd\r\ne").as_bytes());
    assert_eq!(
        (&*screen.to_string(), screen.scrollback_len()),
        ("d\ne\n", 1)
    );
    screen.resize(Size::new(2, 5));
    assert_eq!(
        (&*screen.to_string(), screen.scrollback_len()),
        ("d\ne\n", 1)
    );
}

#[test]
fn what_goes_out_at_the_top_of_a_screen_that_is_cut_comes_back_whole() {
    let mut screen = screen(
        Size::new(4, 12),
        "line one\r\nline two\r\nline three\r\nend",
    );
    // XTWINOPS 8: the text does not flow.
    screen.feed(b"\x1b[8;2;4t");
    assert_eq!(screen.to_string(), "line\nend\n");
    screen.feed(b"\x1b[8;4;12t");
    assert_eq!(screen.to_string(), "line one\nline two\nline\nend\n");
}
