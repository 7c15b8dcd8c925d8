//! What holds for any bytes that a program writes to the emulator.

use strombus_terminal::{Screen, Size};

/// Feeds `bytes` to screens of some sizes, whole and in pieces.
pub(crate) fn run(bytes: &[u8]) {
    for size in [Size::new(24, 80), Size::new(3, 5), Size::new(1, 1)] {
        let whole = feed(size, [bytes]);
        assert_clean(&whole);
        let length = usize::from(bytes.first().copied().unwrap_or(0) % 7) + 2;
        assert_same(&feed(size, bytes.chunks(length)), &whole);
        let mut resized = feed(size, bytes.chunks(64));
        resized.resize(Size::new(7, 11));
        assert_clean(&resized);
    }
}

fn feed<'a>(size: Size, pieces: impl IntoIterator<Item = &'a [u8]>) -> Screen {
    let mut screen = Screen::with_scrollback(size, 4096);
    for piece in pieces {
        screen.feed(piece);
    }
    screen
}

/// No cell, title or row holds a control character.
fn assert_clean(screen: &Screen) {
    for row in 0..screen.size().rows {
        let text = screen.row_text(row);
        assert!(!text.contains(char::is_control), "{text:?}");
    }
    assert!(!screen.title().contains(char::is_control));
    assert!(screen.title().len() <= 1024);
    let (cursor, size) = (screen.cursor(), screen.size());
    assert!(cursor.row < size.rows && cursor.column < size.columns);
}

fn assert_same(one: &Screen, other: &Screen) {
    assert_eq!(one.size(), other.size());
    for row in 0..one.size().rows {
        assert_eq!(one.row_text(row), other.row_text(row), "row {row}");
    }
    assert_eq!(one.title(), other.title());
    assert_eq!(one.input_modes(), other.input_modes());
    let place = |screen: &Screen| {
        let cursor = screen.cursor();
        (cursor.row, cursor.column, cursor.pending_wrap)
    };
    assert_eq!(place(one), place(other));
}
