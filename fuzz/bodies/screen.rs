//! What holds for any bytes that a program writes to the emulator.

use strombus_terminal::{Screen, Size};

/// Feeds `bytes` to screens of some sizes, whole and in pieces.
pub(crate) fn run(bytes: &[u8]) {
    for size in [Size::new(24, 80), Size::new(3, 5), Size::new(1, 1)] {
        let mut whole = feed(size, [bytes]);
        assert_clean(&whole);
        let length = usize::from(bytes.first().copied().unwrap_or(0) % 7) + 2;
        assert_same(feed(size, bytes.chunks(length)), &mut whole);
        let mut resized = feed(size, bytes.chunks(64));
        for size in [
            Size::new(7, 11),
            Size::new(2, 3),
            Size::new(30, 1),
            Size::new(5, 90),
        ] {
            resized.resize(size);
            assert_clean(&resized);
        }
    }
}

fn feed<'a>(size: Size, pieces: impl IntoIterator<Item = &'a [u8]>) -> Screen {
    let mut screen = Screen::with_scrollback(size, 4096);
    for piece in pieces {
        screen.feed(piece);
    }
    screen
}

/// No cell, title or row holds a control character, every row is full, and what waits is bounded.
fn assert_clean(screen: &Screen) {
    let size = screen.size();
    for row in 0..size.rows {
        let text = screen.row_text(row);
        assert!(!text.contains(char::is_control), "{text:?}");
        let columns: usize = screen.row(row).map(|cell| usize::from(cell.width)).sum();
        assert_eq!(columns, size.columns.into(), "row {row}: {text:?}");
    }
    assert!(!screen.title().contains(char::is_control));
    assert!(screen.title().len() <= 1024);
    assert!(screen.scrollback_len() <= 4096 / 32);
    let cursor = screen.cursor();
    assert!(cursor.row < size.rows && cursor.column < size.columns);
}

fn assert_same(mut one: Screen, other: &mut Screen) {
    assert_eq!(one.size(), other.size());
    for row in 0..one.size().rows {
        assert!(one.row(row).eq(other.row(row)), "row {row}");
        assert_eq!(one.is_wrapped(row), other.is_wrapped(row), "row {row}");
        assert_eq!(one.line_size(row), other.line_size(row), "row {row}");
    }
    assert_eq!(one.scrollback_len(), other.scrollback_len());
    for row in 0..one.scrollback_len() {
        assert!(one.scrollback_row(row).eq(other.scrollback_row(row)));
    }
    assert_eq!(one.title(), other.title());
    assert_eq!(one.input_modes(), other.input_modes());
    assert!(one.modes().eq(other.modes()));
    assert_eq!(one.cursor(), other.cursor());
    let replies = one.take_replies();
    assert!(replies.len() <= 64 * 1024);
    assert_eq!(replies, other.take_replies());
    let events = one.take_events();
    assert!(events.len() <= 64);
    assert_eq!(events, other.take_events());
}
