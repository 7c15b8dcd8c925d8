//! Malformed UTF-8, as Markus Kuhn's stress test has it: one U+FFFD for each maximal subpart (the Unicode Standard, section
//! 3.9), wherever the bytes are split.

use strombus_terminal::{Screen, Size};

/// What `bytes` and a full stop show: so many U+FFFD, whole, byte by byte, and before a control.
fn check(bytes: &[u8], marks: usize) {
    let expected = format!("{}.", "\u{fffd}".repeat(marks));
    let shown = |pieces: &[&[u8]]| {
        let mut screen = Screen::new(Size::new(1, 80));
        pieces.iter().for_each(|piece| screen.feed(piece));
        screen.row_text(0)
    };
    let whole = [bytes, b"."].concat();
    assert_eq!(shown(&[&whole]), expected, "{bytes:x?}");
    let single: Vec<&[u8]> = whole.chunks(1).collect();
    assert_eq!(shown(&single), expected, "{bytes:x?} byte by byte");
    let controlled = [bytes, b"\x1b[m."].concat();
    assert_eq!(shown(&[&controlled]), expected, "{bytes:x?} and ESC");
    // Split between, so that the feed ends with what is malformed.
    assert_eq!(shown(&[bytes, b"."]), expected, "{bytes:x?} at an end");
}

#[test]
fn lone_continuation_bytes_are_one_each() {
    check(b"\x80", 1);
    check(b"\xbf", 1);
    for count in 2..=7 {
        check(&b"\x80\xbf\x80\xbf\x80\xbf\x80"[..count], count);
    }
    let all: Vec<u8> = (0x80..=0xbf).collect();
    check(&all, 64);
}

#[test]
fn lone_first_bytes_are_one_each() {
    for first in (0xc0..=0xdf).chain(0xe0..=0xef).chain(0xf0..=0xff) {
        check(&[first], 1);
    }
    for (first, last) in [(0xc0, 0xdf), (0xe0, 0xef), (0xf0, 0xff)] {
        let all: Vec<u8> = (first..=last).collect();
        check(&all, all.len());
    }
}

#[test]
fn sequences_without_their_last_byte_are_one_if_they_could_begin_a_character() {
    check(b"\xc3", 1);
    check(b"\xdf", 1);
    check(b"\xe1\x80", 1);
    check(b"\xef\xbf", 1);
    check(b"\xf1\x80\x80", 1);
    check(b"\xf3\xbf\xbf", 1);
    // Kuhn's own, of characters that no longer are: U-00000000 and up to U-7FFFFFFF in five and six bytes.
    check(b"\xc0", 1);
    check(b"\xe0\x80", 2);
    check(b"\xf0\x80\x80", 3);
    check(b"\xf8\x80\x80\x80", 4);
    check(b"\xfc\x80\x80\x80\x80", 5);
    check(b"\xf7\xbf\xbf", 3);
    check(b"\xfb\xbf\xbf\xbf", 4);
    check(b"\xfd\xbf\xbf\xbf\xbf", 5);
    // Several of them on end.
    check(b"\xe1\x80\xf1\x80\x80\xc3\xef\xbf", 4);
}

#[test]
fn fe_and_ff_are_never_part_of_anything() {
    check(b"\xfe", 1);
    check(b"\xff", 1);
    check(b"\xfe\xfe\xff\xff", 4);
}

#[test]
fn overlong_sequences_are_one_for_each_byte() {
    check(b"\xc0\xaf", 2);
    check(b"\xe0\x80\xaf", 3);
    check(b"\xf0\x80\x80\xaf", 4);
    check(b"\xf8\x80\x80\x80\xaf", 5);
    check(b"\xfc\x80\x80\x80\x80\xaf", 6);
    check(b"\xc1\xbf", 2);
    check(b"\xe0\x9f\xbf", 3);
    check(b"\xf0\x8f\xbf\xbf", 4);
    check(b"\xf8\x87\xbf\xbf\xbf", 5);
    check(b"\xfc\x83\xbf\xbf\xbf\xbf", 6);
    check(b"\xc0\x80", 2);
    check(b"\xe0\x80\x80", 3);
}

#[test]
fn surrogates_and_what_is_beyond_the_last_character_are_one_for_each_byte() {
    for second in [0xa0, 0xad, 0xae, 0xaf, 0xb0, 0xbe, 0xbf] {
        check(&[0xed, second, 0x80], 3);
        check(&[0xed, second, 0xbf], 3);
    }
    check(b"\xed\xa0\x80\xed\xb0\x80", 6);
    check(b"\xed\xaf\xbf\xed\xbf\xbf", 6);
    check(b"\xf4\x90\x80\x80", 4);
    check(b"\xf7\xbf\xbf\xbf", 4);
    check(b"\xfb\xbf\xbf\xbf\xbf", 5);
    check(b"\xfd\xbf\xbf\xbf\xbf\xbf", 6);
}
