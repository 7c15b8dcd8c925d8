use super::*;
use crate::edit::command::Command;

/// A text in which `|` is the cursor and `[` the other end of what is selected.
fn buffer(marked: &str, mut buffer: Buffer) -> Buffer {
    let plain = marked.replace(['|', '['], "");
    buffer.set_text(&plain);
    let at = |sign| {
        marked
            .replace(if sign == '|' { '[' } else { '|' }, "")
            .find(sign)
    };
    if let Some(anchor) = at('[') {
        buffer.go(anchor, false);
    }
    buffer.go(at('|').expect("a cursor"), at('[').is_some());
    buffer
}

fn marked(buffer: &Buffer) -> String {
    let mut text = buffer.text().to_owned();
    let mut signs = vec![(buffer.cursor, '|')];
    signs.extend(buffer.anchor.map(|at| (at, '[')));
    signs.sort_unstable();
    for (at, sign) in signs.into_iter().rev() {
        text.insert(at, sign);
    }
    text
}

#[track_caller]
fn check(start: &str, commands: &[Command], expected: &str) {
    check_in(Buffer::line(), start, commands, expected);
}

#[track_caller]
fn check_in(empty: Buffer, start: &str, commands: &[Command], expected: &str) {
    let mut buffer = buffer(start, empty);
    for &command in commands {
        buffer.apply(command);
    }
    assert_eq!(marked(&buffer), expected, "{start} {commands:?}");
}

use Command::{Cut, Delete, Go, Kill, KillRegion, Mark, Redo, SelectAll, Type, Undo as Back, Yank};
use Motion::{Left, LineEnd, LineStart, Right, WordLeft, WordRight};

#[test]
fn one_step_is_one_grapheme() {
    check("ae\u{301}|", &[Go(Left, false)], "a|e\u{301}");
    check("|👩\u{200d}🚀x", &[Go(Right, false)], "👩\u{200d}🚀|x");
    check("|", &[Go(Left, false)], "|");
    check("x|", &[Go(Right, false)], "x|");
}

#[test]
fn one_deletion_takes_one_grapheme() {
    check("ae\u{301}|b", &[Delete(Left)], "a|b");
    check("世|界", &[Delete(Right)], "世|");
    check("|a", &[Delete(Left)], "|a");
    check("a|", &[Delete(Right)], "a|");
}

#[test]
fn words_are_passed_as_readline_passes_them() {
    check("one, two|", &[Go(WordLeft, false)], "one, |two");
    check("one, |two", &[Go(WordLeft, false)], "|one, two");
    check("|one, two", &[Go(WordRight, false)], "one|, two");
    check("one|, two", &[Go(WordRight, false)], "one, two|");
    check("|cafe\u{301} x", &[Go(WordRight, false)], "cafe\u{301}| x");
}

#[test]
fn words_are_killed_by_signs_or_by_blanks() {
    check("cd /usr/bin|", &[Kill(WordLeft)], "cd /usr/|");
    check("cd /usr/bin|", &[KillRegion], "cd |");
    check("one  |two", &[KillRegion], "|two");
    check("one| two three", &[Kill(WordRight)], "one| three");
}

#[test]
fn what_was_killed_can_be_put_back() {
    check("one|", &[Kill(LineStart), Type('x'), Yank], "xone|");
    check(
        "one| two",
        &[Kill(LineEnd), Go(LineStart, false), Yank],
        " two|one",
    );
    check(
        "one two|",
        &[Kill(WordLeft), Kill(WordLeft), Yank],
        "one two|",
    );
    check("one| two", &[Kill(WordRight), Yank, Yank], "one two two|");
}

#[test]
fn what_is_passed_with_shift_is_selected() {
    check("one|", &[Go(Left, true), Go(Left, true)], "o|ne[");
    check("[on|e", &[Go(Left, false)], "|one");
    check("[on|e", &[Go(Right, false)], "on|e");
    check("[on|e", &[Type('x')], "x|e");
    check("[on|e", &[Delete(Left)], "|e");
    check("[on|e", &[Cut, Go(LineEnd, false), Yank], "eon|");
    check("[on|e x", &[KillRegion, Yank], "on|e x");
    check("on|e", &[SelectAll], "[one|");
    check("on|e", &[Mark, Go(Right, false)], "on[e|");
    check("on|e", &[Mark, Mark, Go(Right, false)], "one|");
}

#[test]
fn changes_are_taken_back_and_done_again() {
    let typed = [Type('a'), Type('b'), Type(' '), Type('c')];
    let with = |more: &[Command]| [&typed[..], more].concat();
    check("|", &with(&[Back]), "ab |");
    check("|", &with(&[Back, Back]), "|");
    check("|", &with(&[Back, Back, Back]), "|");
    check("|", &with(&[Back, Redo]), "ab c|");
    check("|", &with(&[Back, Type('x'), Redo]), "ab x|");
    check("[one| two", &[Type('x'), Back], "one| two");
    check("one|", &[Kill(LineStart), Back], "one|");
    check(
        "one|",
        &[Type('x'), Go(Left, false), Type('y'), Back],
        "one|x",
    );
}

#[test]
fn lines_are_killed_with_their_newlines() {
    let lines = || Buffer::lines(1000);
    check_in(lines(), "o|ne\ntwo", &[Kill(LineEnd)], "o|\ntwo");
    check_in(
        lines(),
        "o|ne\ntwo",
        &[Kill(LineEnd), Kill(LineEnd)],
        "o|two",
    );
    check_in(
        lines(),
        "o|ne\ntwo",
        &[Kill(LineEnd), Kill(LineEnd), Yank],
        "one\n|two",
    );
    check_in(lines(), "one\ntw|o", &[Kill(LineStart)], "one\n|o");
    check_in(
        lines(),
        "one\ntw|o",
        &[Go(LineEnd, false), Command::Newline],
        "one\ntwo\n|",
    );
}

#[test]
fn nothing_that_commands_a_terminal_comes_in() {
    let mut line = buffer("a|", Buffer::line());
    line.insert("\x1b[2J\nb\u{202e}\t");
    assert_eq!(line.text(), "a[2J b ");
    let mut lines = buffer("a|", Buffer::lines(100));
    lines.insert("\x1b[2J\nb\u{202e}\t\r");
    assert_eq!(lines.text(), "a[2J\nb\t");
}

#[test]
fn a_text_takes_no_more_than_it_may() {
    let mut line = Buffer::line();
    line.set_limit(Limit::Graphemes(3));
    assert!(!line.insert("e\u{301}世界x"));
    assert!(!line.insert("y"));
    assert_eq!(line.text(), "e\u{301}世界");
    line.select(0..line.text().len());
    assert!(line.insert("abc"));
    let mut lines = Buffer::lines(7);
    assert!(lines.insert("a世b"));
    assert!(!lines.insert("世界"));
    assert_eq!(lines.text(), "a世b");
}

#[test]
fn a_mark_joins_the_letter_before_it() {
    check("e|", &[Type('\u{301}')], "e\u{301}|");
    check("|\u{301}x", &[Type('e')], "e\u{301}|x");
}

#[test]
fn marks_do_not_pile_up() {
    let mut line = buffer("e|", Buffer::line());
    for _ in 0..1000 {
        line.insert("\u{301}");
    }
    assert!(line.text().len() <= text::GRAPHEME_BYTES);
    assert_eq!(line.cursor(), line.text().len());
}

#[test]
fn a_secret_text_keeps_nothing_and_tells_nothing() {
    let mut line = Buffer::secret();
    line.insert("hunter2 x");
    assert!(!format!("{line:?}").contains("hunter2"));
    line.apply(Go(WordLeft, false));
    assert_eq!(line.cursor(), 0);
    line.apply(SelectAll);
    assert_eq!(line.apply(Command::Copy), Some(Done::default()));
    for command in [Cut, Yank, Back, Redo] {
        line.apply(command);
        assert_eq!(line.text(), "", "{command:?}");
    }
}

/// Numbers that look like chance and are the same in each run.
fn below(state: &mut u64, end: usize) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1);
    usize::try_from(*state >> 40).unwrap_or(0) % end
}

#[test]
fn all_can_be_taken_back_and_the_cursor_never_splits_a_grapheme() {
    let pieces = [
        "a",
        "bc ",
        "\n",
        "世",
        "e\u{301}",
        "\u{301}",
        "👩\u{200d}🚀",
        "\u{200d}",
        "🇩🇪",
        "\t",
    ];
    let motions = [Left, Right, WordLeft, WordRight, LineStart, LineEnd];
    for seed in 0..200 {
        let mut state = seed;
        let mut buffer = Buffer::lines(10_000);
        for _ in 0..60 {
            let motion = motions[below(&mut state, motions.len())];
            let select = below(&mut state, 3) == 0;
            match below(&mut state, 8) {
                0 => drop(buffer.apply(Go(motion, select))),
                1 => drop(buffer.apply(Delete(motion))),
                2 => drop(buffer.apply(Kill(motion))),
                3 => drop(buffer.apply(Yank)),
                4 => drop(buffer.apply(Back)),
                5 => drop(buffer.apply(Redo)),
                _ => drop(buffer.insert(pieces[below(&mut state, pieces.len())])),
            }
            let at = buffer.cursor();
            assert_eq!(text::boundary_from(buffer.text(), at), at, "seed {seed}");
            assert!(buffer.text().is_char_boundary(buffer.selection().start));
        }
        let end = buffer.text().to_owned();
        let mut steps = 0;
        while buffer.take_back() {
            steps += 1;
        }
        assert_eq!(buffer.text(), "", "seed {seed}");
        for _ in 0..steps {
            buffer.do_again();
        }
        assert_eq!(buffer.text(), end, "seed {seed}");
    }
}
