//! What holds for any bytes: they may be split anywhere, nothing panics, memory and what waits is bounded.

use proptest::prelude::*;
use strombus_terminal::{Screen, Size};

/// Pieces of input: sequences that mean something, with any numbers, and noise.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let number = prop_oneof![
        Just(String::new()),
        (0..30_u32).prop_map(|n| n.to_string()),
        Just("65535".into()),
        Just("99999999".into())
    ];
    let numbers = prop::collection::vec(number, 0..6).prop_map(|numbers| numbers.join(";"));
    let prefix =
        prop_oneof![4 => Just(""), 2 => Just("?"), 1 => Just(">"), 1 => Just("="), 1 => Just("<")];
    let middle = prop_oneof![6 => Just(""), 1 => Just("$"), 1 => Just("*"), 1 => Just("'"), 1 => Just(" "), 1 => Just("\""), 1 => Just("!"), 1 => Just("#")];
    let csi =
        (prefix, numbers, middle, 0x40..0x7f_u8).prop_map(|(prefix, numbers, middle, end)| {
            format!("\x1b[{prefix}{numbers}{middle}{}", end as char).into_bytes()
        });
    let modes = prop::sample::select(vec![
        2_u16, 3, 6, 7, 40, 41, 42, 45, 47, 69, 95, 1045, 1046, 1047, 1048, 1049, 2027, 2048,
    ]);
    let mode = (modes, any::<bool>())
        .prop_map(|(mode, on)| format!("\x1b[?{mode}{}", if on { 'h' } else { 'l' }).into_bytes());
    let escape = (
        prop_oneof![Just(""), Just("#"), Just("("), Just(" ")],
        0x30..0x7f_u8,
    )
        .prop_map(|(middle, end)| format!("\x1b{middle}{}", end as char).into_bytes());
    let osc = (
        prop::sample::select(vec![
            "0;",
            "2;",
            "4;1;",
            "8;;",
            "8;id=a;http://",
            "9;4;1;",
            "10;?",
            "52;c;",
            "104",
        ]),
        "[ -~é世]{0,12}",
    )
        .prop_map(|(number, text)| format!("\x1b]{number}{text}\x1b\\").into_bytes());
    let dcs = prop::sample::select(vec![
        "$qm",
        "$qr",
        "+q544e",
        "1$t1;1;1;@;@;@;0;2;O;BB%5B",
        "2$t9/17",
        "$q q",
    ])
    .prop_map(|text| format!("\x1bP{text}\x1b\\").into_bytes());
    let resize = (1..40_u16, 1..40_u16)
        .prop_map(|(rows, columns)| format!("\x1b[8;{rows};{columns}t").into_bytes());
    let saved = prop::sample::select(vec!["\x1b7", "\x1b8", "\x1b[99;99H\x1b7", "\x1b[?1048h"])
        .prop_map(|text| text.as_bytes().to_vec());
    prop_oneof![
        4 => csi,
        2 => mode,
        1 => resize,
        1 => saved,
        2 => escape,
        1 => osc,
        1 => dcs,
        4 => "[ -~]{0,30}".prop_map(String::into_bytes),
        3 => "[世界e\u{301}❤\u{fe0f}👩\u{200d}🚀\u{9b}\u{85}\u{90}\u{9c}─é]{0,12}".prop_map(String::into_bytes),
        2 => "[\r\n\t\u{8}\u{e}\u{f}]{0,6}".prop_map(String::into_bytes),
        2 => prop::collection::vec(any::<u8>(), 0..12),
    ]
}

fn input(pieces: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(piece(), 0..pieces).prop_map(|pieces| pieces.concat())
}

fn size() -> impl Strategy<Value = Size> {
    (1..12_u16, 1..30_u16).prop_map(|(rows, columns)| Size::new(rows, columns))
}

/// Everything that can be seen of a screen.
fn seen(screen: &mut Screen) -> String {
    let mut all = format!(
        "{screen:?} {:?} {:?}\n",
        screen.icon_title(),
        screen.input_modes()
    );
    for (name, on) in screen.modes().filter(|(_, on)| *on) {
        all += &format!("{name}={on} ");
    }
    for row in 0..screen.size().rows {
        let cells: Vec<_> = screen.row(row).collect();
        all += &format!(
            "{:?} {} {cells:?}\n",
            screen.line_size(row),
            screen.is_wrapped(row)
        );
    }
    for row in 0..screen.scrollback_len() {
        all += &format!("{:?}\n", screen.scrollback_row(row).collect::<Vec<_>>());
    }
    all += &format!("{:?} {:?}", screen.take_replies(), screen.take_events());
    all
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn bytes_may_be_split_anywhere(size in size(), input in input(40), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let mut whole = Screen::with_scrollback(size, 2000);
        whole.feed(&input);
        let mut single = Screen::with_scrollback(size, 2000);
        for byte in &input {
            single.feed(&[*byte]);
        }
        let mut pieces = Screen::with_scrollback(size, 2000);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(input.len() + 1)).collect();
        cuts.sort_unstable();
        let mut from = 0;
        for to in cuts.into_iter().chain([input.len()]) {
            pieces.feed(&input[from..to]);
            from = to;
        }
        let whole = seen(&mut whole);
        prop_assert_eq!(&whole, &seen(&mut single));
        prop_assert_eq!(&whole, &seen(&mut pieces));
    }

    #[test]
    fn repeating_is_printing_again(
        size in size(),
        setup in prop::sample::select(vec!["", "\x1b[4h", "\x1b[?7l", "\x1b[?69h\x1b[2;5s", "\x1b[2;4r", "\x1b#6", "\x1b[44m", "\x1b[?2027h", "\x1b[?1049h", "\x1b[?69h\x1b[2;5s\x1b[2;4r"]),
        place in (1..12_u16, 1..30_u16),
        text in "[ab世─]{0,40}",
        last in prop::sample::select(vec!['x', '世', 'é', '─']),
        count in 1..400_u16,
    ) {
        let begin = format!("{text}{setup}\x1b[{};{}H{last}", place.0, place.1);
        // Of more than fill the screen, not all go into the scrollback.
        let scrollback = if usize::from(count) > size.cells() { 0 } else { 2000 };
        let shown = |more: String| {
            let mut screen = Screen::with_scrollback(size, scrollback);
            screen.feed(begin.as_bytes());
            screen.feed(more.as_bytes());
            seen(&mut screen)
        };
        prop_assert_eq!(shown(format!("\x1b[{count}b")), shown(last.to_string().repeat(count.into())));
    }

    #[test]
    fn every_row_fills_the_screen_and_holds_printable_graphemes(first in size(), second in size(), input in input(40), more in input(20)) {
        let mut screen = Screen::with_scrollback(first, 5000);
        screen.feed(&input);
        screen.resize(second);
        screen.feed(&more);
        let size = screen.size();
        let cursor = screen.cursor();
        prop_assert!(cursor.row < size.rows && cursor.column < size.columns);
        for row in 0..size.rows {
            let columns: usize = screen.row(row).map(|cell| usize::from(cell.width)).sum();
            prop_assert_eq!(columns, usize::from(size.columns), "row {}: {:?}", row, screen.row_text(row));
            for cell in screen.row(row) {
                prop_assert!(!cell.text.is_empty() && cell.text.chars().all(strombus_terminal::text::is_printable), "{:?}", cell.text);
            }
        }
    }
}

/// Longer than what is looked at at a time, with what must not be cut in it.
#[test]
fn long_text_may_be_split_anywhere() {
    let noise: [&[u8]; 6] = [
        b"\x80",
        b"\xe4\xb8",
        "\u{84}".as_bytes(),
        b"\xf0\x9f",
        "\u{9b}2C".as_bytes(),
        b"\xff\xfe",
    ];
    for (shift, noise) in noise.iter().enumerate() {
        let mut input = vec![b'a'; shift];
        for n in 0..40 {
            input.extend("世é🚀e\u{301}".repeat(n % 7 + 3).as_bytes());
            input.extend(*noise);
        }
        let mut whole = Screen::new(Size::VT100);
        whole.feed(&input);
        let whole = seen(&mut whole);
        for length in [1, 2, 3, 5, 255, 256, 257, 509] {
            let mut pieces = Screen::new(Size::VT100);
            input.chunks(length).for_each(|piece| pieces.feed(piece));
            assert_eq!(whole, seen(&mut pieces), "{noise:?} by {length}");
        }
    }
}
