//! What a screen takes of memory, measured at the allocator with its own share.

use std::alloc::System;
use std::fmt::Write as _;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use strombus_terminal::{Screen, Size};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// So many bytes of each block are the allocator's: malloc has a header of 8, and rounds up to 16.
const SHARE: usize = 16;

/// What is held that was not held when the region began.
fn held(region: &Region<'_, System>) -> usize {
    let now = region.change();
    let bytes = now.bytes_allocated - now.bytes_deallocated;
    bytes + (now.allocations - now.deallocations) * SHARE
}

/// The most bytes that a screen without scrollback holds after any 4 KB of `input`.
fn most(input: &str) -> usize {
    let region = Region::new(ALLOCATOR);
    let mut screen = Box::new(Screen::with_scrollback(Size::VT100, 0));
    let pieces = input.as_bytes().chunks(4096);
    let most = pieces.map(|piece| {
        screen.feed(piece);
        held(&region)
    });
    most.max().unwrap_or_else(|| held(&region))
}

fn check(what: &str, input: &str, bound: usize) {
    let most = most(input);
    assert!(most < bound, "{what}: {most}");
}

/// Text that never repeats, on both screens, and a change of colour every few letters.
fn both_screens(letters: usize, color: impl Fn(usize) -> String) -> String {
    let mut input = String::new();
    for screen in ["", "\x1b[?1049h"] {
        write!(input, "{screen}\x1b[H").unwrap();
        for at in 0..24 * 80 {
            if at % letters == 0 {
                input += &color(at);
            }
            input.push(char::from(b'!' + (at * 7 % 90) as u8));
        }
    }
    input
}

fn at_rest() {
    check("an empty screen", "", 3 << 10);
    check("a screen full of one letter", "\x1b#8", 5 << 10);
    check(
        "two screens full of text",
        &both_screens(80, |_| String::new()),
        10 << 10,
    );
    let indexed = |at| format!("\x1b[38;5;{};48;5;{}m", at * 7 % 256, at * 11 % 256);
    check(
        "two screens, each cell in other colours",
        &both_screens(1, indexed),
        32 << 10,
    );
    let direct = |at| {
        let [a, b, c] = [at % 256, at * 3 % 256, at * 5 % 256];
        format!("\x1b[38;2;{a};{b};9m\x1b[48;2;7;{c};{b}m")
    };
    check(
        "two screens, each two cells in other direct colours",
        &both_screens(2, direct),
        32 << 10,
    );
}

fn without_end() {
    for (what, start, again) in [
        ("a title", "\x1b]0;", "x"),
        ("a device control string", "\x1bP", "x"),
        ("a comment", "\x1b_", "x"),
        ("parameters", "\x1b[", "1;"),
        ("intermediates", "\x1b", "$"),
        ("marks", "e", "\u{301}"),
        ("questions", "", "\x1b[c"),
        ("bells", "", "\x07"),
        ("notifications", "", "\x1b]9;something\x07"),
        ("saved titles", "\x1b]0;title\x07", "\x1b[22t"),
        ("keyboard flags", "", "\x1b[>1u"),
        (
            "saved modes",
            "",
            "\x1b[?1;2;3;4;5;6;7;8;9;10;11;12;13;14s\x1b[?1000;1001;1002;1003;1004;1005s",
        ),
        ("rows", "", "some text\r\n"),
    ] {
        let input = format!("{start}{}", again.repeat((400 << 10) / again.len()));
        // A string doubles its room when it grows.
        check(what, &input, 600 << 10);
    }
    let links: String = (0..20_000)
        .map(|n| format!("\x1b]8;;http://example.org/{n}\x07x\u{301}"))
        .collect();
    check("hyperlinks", &links, 512 << 10);
}

fn scrollback() {
    const BOUND: usize = 100_000;
    let region = Region::new(ALLOCATOR);
    let mut screen = Screen::with_scrollback(Size::VT100, BOUND);
    for n in 0..5_000 {
        screen.feed(format!("\x1b[3{}mline {n}\r\n", n % 8).as_bytes());
    }
    let held = held(&region);
    assert!(screen.scrollback_len() > 500, "{}", screen.scrollback_len());
    assert!(held < BOUND + BOUND / 2, "{held}");
}

/// The allocator counts for all threads, so that only one test may run.
#[test]
fn memory_is_small_at_rest_and_bounded_whatever_comes() {
    at_rest();
    without_end();
    scrollback();
}
