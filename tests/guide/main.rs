//! The programs of the guide, one a chapter: they compile, their tests pass, and they are what a reader finds in `docs/guide`.

#![allow(dead_code, reason = "each has a `main`, to be run alone")]

mod background;
mod first;
mod layers;
mod layout;
mod messages;
mod plain;
mod testing;
mod widgets;

/// Checks that the pieces of code in a chapter, one after the other, are its program.
#[track_caller]
fn check(chapter: &str, program: &str) {
    let pieces = chapter.split("```rust\n").skip(1);
    let pieces: Vec<&str> = pieces
        .filter_map(|rest| Some(rest.split_once("```\n")?.0))
        .collect();
    assert!(!pieces.is_empty(), "the chapter shows no code");
    // A comment comes first, that is not the reader's.
    let (_, program) = program.split_once("\n\n").unwrap();
    assert_eq!(pieces.join("\n"), program);
}

#[test]
fn what_a_reader_types_is_what_is_compiled_here() {
    check(
        include_str!("../../docs/guide/1-first.md"),
        include_str!("first.rs"),
    );
    check(
        include_str!("../../docs/guide/2-layout.md"),
        include_str!("layout.rs"),
    );
    check(
        include_str!("../../docs/guide/3-messages.md"),
        include_str!("messages.rs"),
    );
    check(
        include_str!("../../docs/guide/4-layers.md"),
        include_str!("layers.rs"),
    );
    check(
        include_str!("../../docs/guide/5-background.md"),
        include_str!("background.rs"),
    );
    check(
        include_str!("../../docs/guide/6-testing.md"),
        include_str!("testing.rs"),
    );
    check(
        include_str!("../../docs/guide/7-widgets.md"),
        include_str!("widgets.rs"),
    );
    check(
        include_str!("../../docs/guide/8-plain.md"),
        include_str!("plain.rs"),
    );
}
