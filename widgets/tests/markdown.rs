//! Reading a page.

mod stage;

use stage::{Message, Stage, check_screen, heard, stage};
use strombus_widgets::terminal::{Attributes, MouseAction, Theme};
use strombus_widgets::{Followed, Id, Markdown, Pilot};

fn page(rows: u16, columns: u16, text: &str) -> (Pilot<Stage>, Id<Markdown>) {
    stage(rows, columns, |ui| {
        let id = ui.add_with(Markdown::new(text), |Followed(target)| {
            Message::Said(target)
        });
        ui.set_root(id);
        id
    })
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_screen(&page(20, 21, text).0, expected);
}

#[test]
fn paragraphs_wrap_and_have_room_between_them() {
    check(
        "# Shells\nthe quick *brown* fox\njumps\n\nover  \nthe",
        &[
            "Shells",
            "",
            "the quick brown fox",
            "jumps",
            "",
            "over",
            "the",
        ],
    );
}

#[test]
fn lists_have_marks_and_margins() {
    check(
        "Two:\n- one is so long that it wraps\n- two\n  1. a\n  2. b\n\nend",
        &[
            "Two:",
            "",
            "• one is so long",
            "  that it wraps",
            "• two",
            "  1. a",
            "  2. b",
            "",
            "end",
        ],
    );
    check(
        "- [x] done\n- [ ] not\n-",
        &["• [x] done", "• [ ] not", "•"],
    );
    check("1. a\n\n   b\n\n2. c", &["1. a", "", "   b", "", "2. c"]);
}

#[test]
fn quotes_code_and_rules_stand_apart() {
    check(
        "> one\n>\n> two\n\n```\nlet x;\n\n\ty\n```\n***\nend",
        &[
            "│ one",
            "│",
            "│ two",
            "",
            "  let x;",
            "",
            "          y",
            "",
            "────────────────────",
            "",
            "end",
        ],
    );
}

#[test]
fn tables_are_aligned_and_cut_where_they_must() {
    check(
        "| name | n |\n|---|--:|\n| one | 1 |\n| two | 22 |",
        &["name   n", "────────", "one    1", "two   22"],
    );
    check(
        "| a | b |\n|---|---|\n| x | the quick brown fox jumps |",
        &["a  b", "────────────────────", "x  the quick brown …"],
    );
}

#[test]
fn words_have_their_looks() {
    let (pilot, _) = page(6, 40, "# h\n*i* **b** ~~s~~ `c` [l](x)");
    let style = |row, column| pilot.style(row, column).expect("a cell");
    assert!(
        style(0, 0)
            .attributes
            .contains(Attributes::UNDERLINE.with(Attributes::BOLD))
    );
    let attributes = [Attributes::ITALIC, Attributes::BOLD, Attributes::STRIKE];
    for (column, expected) in [0, 2, 4].into_iter().zip(attributes) {
        assert!(style(2, column).attributes.contains(expected));
        assert!(style(2, column + 1).attributes.is_empty());
    }
    assert_eq!(style(2, 6), Theme::TERMINAL.key);
    assert_eq!(style(2, 8), Theme::TERMINAL.link);
}

const LINKS: &str = "see [one link](a) here\n\n- [two](b)\n\n\nx\n\ny\n\n[three](c)";

#[test]
fn links_are_followed_by_keys() {
    let (mut pilot, _) = page(4, 15, LINKS);
    pilot.keys("<Enter><Right>");
    check_screen(&pilot, &["see one link  ┃", "here", "", "• two"]);
    assert_eq!(pilot.style(0, 4), Some(Theme::TERMINAL.selected));
    pilot.keys("<Enter><Right><Enter><Right><Enter><Right><Left><Enter>");
    assert_eq!(heard(&pilot), ["a", "b", "c", "b"]);
}

#[test]
fn links_are_followed_by_clicks_wherever_they_wrap() {
    let (mut pilot, _) = page(9, 9, LINKS);
    check_screen(
        &pilot,
        &[
            "see one ┃",
            "link    ┃",
            "here    ┃",
            "        ┃",
            "• two   ┃",
            "        ┃",
            "x       ┃",
            "",
            "y",
        ],
    );
    pilot
        .click(0, 5)
        .click(1, 3)
        .click(2, 1)
        .click(4, 4)
        .click(4, 5)
        .click(4, 1);
    assert_eq!(heard(&pilot), ["a", "a", "b"]);
    pilot.mouse(MouseAction::ScrollDown, 0, 0).click(8, 1);
    assert_eq!(heard(&pilot).last(), Some(&"c"));
}

#[test]
fn nothing_that_commands_a_terminal_is_shown() {
    let (pilot, _) = page(4, 40, "a\x1b[2Jb &#27;c `\x07`\n\n    \x1b]0;x\x07");
    assert!(
        !pilot
            .screen()
            .contains(|c: char| c.is_control() && c != '\n')
    );
}

#[test]
fn deep_nesting_and_long_texts_cost_little() {
    let (pilot, _) = page(6, 30, &format!("{}deep", "> ".repeat(5000)));
    assert!(pilot.screen().contains("deep"));
    page(6, 30, &"- ".repeat(20_000));
    page(6, 30, &"[".repeat(20_000));
    page(6, 30, &"*a_ ".repeat(20_000));
    page(6, 30, &"|a".repeat(10_000));
}

#[test]
fn any_text_is_a_page_on_any_width() {
    let pieces = [
        "# ",
        "- ",
        "1. ",
        "> ",
        "\n",
        "\n\n",
        "    ",
        "`",
        "```\n",
        "*",
        "**",
        "[a](b)",
        "![i](j)",
        "| a | b |\n|--|:-:|\n",
        "| c ",
        "世界",
        "word ",
        "---\n",
        "<b>",
        "\t",
        "[x] ",
        "~~",
        "\\",
        "e\u{301}",
        "\u{1b}[1m",
        "&amp;",
    ];
    for seed in 0..150 {
        let mut random = stage::Random::new(seed);
        let text: String = (0..40).filter_map(|_| random.one(&pieces)).collect();
        let (mut pilot, _) = page(6, random.below(30), &text);
        pilot.keys("<Right><Right><End><Enter>");
        for row in 0..6 {
            pilot.click(row, random.below(30).into());
        }
        pilot.resize(4, random.below(9));
        assert!(!pilot.screen().contains('\u{1b}'), "seed {seed}");
    }
}
