//! Containers that only place: grids, piles, packed rows, and the frames and rules around them.

mod stage;

use stage::{act, add, check_screen, probe, stage};
use strombus_widgets::terminal::{Position, Rect, Size};
use strombus_widgets::*;

#[test]
fn columns_of_a_grid_line_up_and_one_takes_the_rest() {
    let (pilot, ()) = stage(5, 20, |ui| {
        let [a, b] =
            ["a", "b"].map(|name| add(ui, probe(name).wish(Length::fixed(1), Length::flexible())));
        ui.set_root(
            Grid::new(2)
                .gap(1, 2)
                .with(Label::new("Name"))
                .with(a)
                .with(Label::new("Password"))
                .with(b)
                .spanning(Label::new("Kept for a day."), 1, 2),
        );
    });
    check_screen(
        &pilot,
        &[
            "Name      aaaaaaaaaa",
            "",
            "Password  bbbbbbbbbb",
            "",
            "Kept for a day.",
        ],
    );
}

#[test]
fn what_spans_rows_of_a_grid_is_flowed_around() {
    let (pilot, ()) = stage(4, 6, |ui| {
        let [a, b, c, d, e] = ["a", "b", "c", "d", "e"]
            .map(|name| add(ui, probe(name).wish(Length::fixed(1), Length::flexible())));
        let f = add(ui, probe("f"));
        ui.set_root(
            Grid::new(3)
                .with(a)
                .spanning(f, 2, 1)
                .with(b)
                .with(c)
                .with(d)
                .spanning(e, 1, 2),
        );
    });
    check_screen(&pilot, &["aaffbb", "ccffdd", "eeee"]);
}

#[test]
fn rows_and_columns_of_a_grid_may_be_told_their_lengths() {
    let (pilot, ()) = stage(4, 9, |ui| {
        let [a, b, c, d] = ["a", "b", "c", "d"].map(|name| add(ui, probe(name)));
        ui.set_root(
            Grid::new(2)
                .column(0, Length::fixed(2))
                .column(1, Length::flexible().max(4))
                .column(9, Length::fixed(9))
                .row(1, Length::fixed(1))
                .with(a)
                .with(b)
                .with(c)
                .with(d),
        );
    });
    check_screen(&pilot, &["aabbbb", "aabbbb", "aabbbb", "ccdddd"]);
}

#[test]
fn widgets_lie_above_each_other_where_the_app_says() {
    let (mut pilot, b) = stage(4, 8, |ui| {
        let a = add(ui, probe("a").fixed(2, 4));
        let b = add(ui, probe("b"));
        let area = Rect::new(Position::new(1, 2), Size::new(2, 4));
        let board = AbsoluteBox::new()
            .with(a, Position::ORIGIN)
            .with_area(b, area);
        let board = ui.add(board);
        ui.set_root(board);
        (board, a, b)
    });
    let (board, a, b) = b;
    check_screen(&pilot, &["aaaa", "aabbbb", "  bbbb"]);
    act(&mut pilot, move |ui| {
        ui[board].move_to(b, Position::new(2, -3))
    });
    check_screen(&pilot, &["aaaa", "aaaa", "b", "b"]);
    act(&mut pilot, move |ui| ui[board].take_out(a));
    check_screen(&pilot, &["", "", "b", "b"]);
}

#[test]
fn packed_widgets_begin_the_next_row_where_one_is_full() {
    let (mut pilot, ()) = stage(6, 12, |ui| {
        let words = ["one", "three", "five", "seventeen or more"];
        let packer = Packer::of(words.map(|word| Label::new(word).into())).gap(0, 1);
        let below = add(ui, probe("b").fixed(1, 3));
        ui.set_root(VBox::of([packer.into(), below.into()]));
    });
    check_screen(&pilot, &["one three", "five", "seventeen or", "bbb"]);
    pilot.resize(6, 14);
    check_screen(&pilot, &["one three five", "seventeen or m", "bbb"]);
}

#[test]
fn a_packed_row_is_as_high_as_its_highest() {
    let (pilot, ()) = stage(6, 5, |ui| {
        let [a, b, c] =
            [("a", 1), ("b", 2), ("c", 1)].map(|(name, rows)| add(ui, probe(name).fixed(rows, 2)));
        ui.set_root(Packer::of([a.into(), b.into(), c.into()]).gap(1, 0));
    });
    check_screen(&pilot, &["aabb", "  bb", "", "cc"]);
}

#[test]
fn the_uppermost_of_a_pile_is_seen_and_any_can_be_raised() {
    let (mut pilot, (pile, a)) = stage(3, 6, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name)));
        let pile = ui.add(Stack::new().with(a).with(b).with_aligned(
            Label::new("c"),
            Align::End,
            Align::Middle,
        ));
        ui.set_root(pile);
        (pile, a)
    });
    check_screen(&pilot, &["bbbbbb", "bbbbbb", "bbcbbb"]);
    act(&mut pilot, move |ui| ui[pile].raise(a));
    check_screen(&pilot, &["aaaaaa", "aaaaaa", "aaaaaa"]);
    act(&mut pilot, move |ui| ui[pile].take_out(a));
    check_screen(&pilot, &["bbbbbb", "bbbbbb", "bbcbbb"]);
}

#[test]
fn a_frame_has_a_title_above_and_a_footer_below() {
    let check = |border: Border, expected: &[&str]| {
        let (pilot, ()) = stage(3, 16, |ui| ui.set_root(border));
        check_screen(&pilot, expected);
    };
    let frame = || Border::new(Label::new("text")).title("Title").footer("1/9");
    check(
        frame(),
        &["┌─ Title ──────┐", "│text          │", "└──────── 1/9 ─┘"],
    );
    check(
        frame()
            .lines(Lines::Rounded)
            .align(Align::Middle, Align::Start),
        &["╭─── Title ────╮", "│text          │", "╰─ 1/9 ────────╯"],
    );
    check(
        frame().lines(Lines::Double).title("Much too long a title"),
        &["╔═ Much too … ═╗", "║text          ║", "╚════════ 1/9 ═╝"],
    );
    check(
        frame().lines(Lines::Heavy).title(""),
        &["┏━━━━━━━━━━━━━━┓", "┃text          ┃", "┗━━━━━━━━ 1/9 ━┛"],
    );
    check(
        frame().lines(Lines::Blank),
        &["   Title", " text", "          1/9"],
    );
}

#[test]
fn a_rule_keeps_things_apart() {
    let (pilot, ()) = stage(3, 12, |ui| {
        let row = HBox::of([
            Label::new("a").into(),
            Rule::vertical().lines(Lines::Double).into(),
            Label::new("b").into(),
        ]);
        ui.set_root(VBox::of([
            row.into(),
            Rule::horizontal().title("Rest").into(),
            Rule::horizontal().into(),
        ]));
    });
    check_screen(&pilot, &["a║b", "── Rest ────", "────────────"]);
}
