//! How fast the emulator takes bytes, beside `alacritty_terminal`: `cargo bench -p strombus-terminal --bench screen`.
//!
//! Both keep a scrollback; both are fed the same 64 KiB at a time, which is what a read from a pty gives at most.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::fmt::Write as _;
use std::hint::black_box;

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::term::{Config, Term};
use alacritty_terminal::vte::ansi::Processor;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use strombus_terminal::{Screen, Size};

const BYTES: usize = 1 << 20;
const READ: usize = 64 << 10;

/// Numbers without a pattern, the same in every run.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % end
    }
}

fn generate(mut piece: impl FnMut(&mut Numbers, &mut String)) -> String {
    let mut numbers = Numbers(0x9e37_79b9);
    let mut text = String::new();
    while text.len() < BYTES {
        piece(&mut numbers, &mut text);
    }
    text
}

fn words(numbers: &mut Numbers, out: &mut String, count: u32) {
    const WORDS: [&str; 8] = [
        "it", "was", "a", "dark", "and", "stormy", "night", "outside;",
    ];
    for _ in 0..count {
        out.push_str(WORDS[numbers.below(8) as usize]);
        out.push(' ');
    }
}

/// Lines of text of any length, as `cat` prints them.
fn scrolling() -> String {
    generate(|numbers, out| {
        let count = numbers.below(24);
        words(numbers, out, count);
        out.push_str("\r\n");
    })
}

/// Words in the colours of the palette and in any colour, with attributes.
fn colors() -> String {
    generate(|numbers, out| {
        let n = numbers.below(256);
        match numbers.below(5) {
            0 => write!(out, "\x1b[{}m", 30 + n % 8),
            1 => write!(out, "\x1b[38;5;{n}m"),
            2 => write!(out, "\x1b[48;2;{n};{};{}m", n / 2, 255 - n),
            3 => write!(out, "\x1b[1;4;{}m", 40 + n % 8),
            _ => write!(out, "\x1b[0m"),
        }
        .unwrap();
        words(numbers, out, 1);
    })
}

/// A letter here and a letter there.
fn motion() -> String {
    generate(|numbers, out| {
        let n = numbers.below(24) + 1;
        match numbers.below(6) {
            0..3 => write!(out, "\x1b[{n};{}Hx", numbers.below(80) + 1),
            3 => write!(out, "\x1b[{n}Ay"),
            4 => write!(out, "\x1b[{n}C\x1b[K"),
            _ => write!(out, "\x1b[{n}Dz\x1b[{n}B"),
        }
        .unwrap();
    })
}

/// Ideographs, accents that combine, emoji.
fn wide() -> String {
    generate(|numbers, out| match numbers.below(8) {
        0 => out.push_str("e\u{301}a\u{308}"),
        1 => out.push_str("🚀👍"),
        2 => out.push_str("Grüße"),
        3 => out.push(' '),
        4 if numbers.below(8) == 0 => out.push_str("\r\n"),
        _ => {
            for _ in 0..4 {
                out.extend(char::from_u32(0x4e00 + numbers.below(0x4000)));
            }
        }
    })
}

/// Of everything something, and whole screens redrawn.
fn mixed() -> String {
    generate(|numbers, out| match numbers.below(6) {
        0 => {
            let count = numbers.below(30);
            words(numbers, out, count);
            out.push_str("\r\n");
        }
        1 => {
            write!(out, "\x1b[{}m", 30 + numbers.below(8)).unwrap();
            words(numbers, out, 3);
            out.push_str("\x1b[m");
        }
        2 => write!(out, "\x1b[{};1H\x1b[2K", numbers.below(24) + 1).unwrap(),
        3 => out.push_str("│ 世界 ─── é\t"),
        4 => write!(
            out,
            "\x1b[{}P\x1b[{}@\x08 \x08",
            numbers.below(4) + 1,
            numbers.below(4) + 1
        )
        .unwrap(),
        _ => {
            write!(
                out,
                "\x1b[{};{}r\x1b[24;1H\n\x1b[r",
                numbers.below(8) + 1,
                numbers.below(8) + 12
            )
            .unwrap();
            words(numbers, out, 6);
        }
    })
}

struct Lines(Size);

impl Dimensions for Lines {
    fn total_lines(&self) -> usize {
        self.screen_lines()
    }

    fn screen_lines(&self) -> usize {
        self.0.rows.into()
    }

    fn columns(&self) -> usize {
        self.0.columns.into()
    }
}

fn screen(criterion: &mut Criterion) {
    for (name, input) in [
        ("mixed", mixed()),
        ("scrolling text", scrolling()),
        ("SGR colour", colors()),
        ("cursor motion", motion()),
        ("wide and combining", wide()),
    ] {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(input.len() as u64));
        group.bench_function("strombus", |bencher| {
            let mut screen = Screen::new(Size::VT100);
            bencher.iter(|| {
                for read in input.as_bytes().chunks(READ) {
                    screen.feed(read);
                }
                black_box(screen.take_events());
            });
        });
        group.bench_function("alacritty_terminal", |bencher| {
            let mut term = Term::new(Config::default(), &Lines(Size::VT100), VoidListener);
            let mut parser: Processor = Processor::new();
            bencher.iter(|| {
                for read in input.as_bytes().chunks(READ) {
                    parser.advance(&mut term, read);
                }
                black_box(term.grid().cursor.point);
            });
        });
        group.finish();
    }
}

criterion_group!(benches, screen);
criterion_main!(benches);
