//! Widgets side by side and one above the other, with much room and with little.

mod stage;

use stage::{Random, act, add, check_screen, probe, stage};
use strombus_widgets::terminal::Size;
use strombus_widgets::{Align, Border, Child, HBox, Label, Length, Pilot, VBox};

/// A row of widgets named `a`, `b` and so on, of these widths; the screen is as wide as the expected text.
#[track_caller]
fn check_row(gap: u16, lengths: &[Length], width: u16, expected: &str) {
    let (pilot, ()) = stage(1, width, |ui| {
        let children = ('a'..)
            .zip(lengths)
            .map(|(name, &length)| Child::from(add(ui, probe(&name.to_string()))).length(length));
        let row = HBox::of(children.collect::<Vec<_>>()).gap(gap);
        ui.set_root(row);
    });
    assert_eq!(pilot.screen(), expected);
    let (pilot, ()) = stage(width, 1, |ui| {
        let children = ('a'..)
            .zip(lengths)
            .map(|(name, &length)| Child::from(add(ui, probe(&name.to_string()))).length(length));
        let column = VBox::of(children.collect::<Vec<_>>()).gap(gap);
        ui.set_root(column);
    });
    let column: String = pilot
        .screen()
        .split('\n')
        .map(|row| row.chars().next().unwrap_or(' '))
        .collect();
    assert_eq!(column.trim_end(), expected, "as a column");
}

#[test]
fn the_flexible_share_what_the_fixed_leave() {
    let lengths = [
        Length::fixed(2),
        Length::flexible(),
        Length::flexible().flex(2),
    ];
    check_row(0, &lengths, 11, "aabbbcccccc");
    check_row(1, &lengths, 13, "aa bbb cccccc");
}

#[test]
fn a_maximum_is_kept_and_a_minimum_while_there_is_room() {
    let lengths = [
        Length::flexible().max(2),
        Length::flexible().min(3),
        Length::preferred(6),
    ];
    check_row(0, &lengths, 12, "aabbbbcccccc");
    check_row(0, &lengths, 15, "aabbbbbbbcccccc");
    check_row(0, &lengths, 5, "bbbcc");
    check_row(0, &lengths, 2, "bb");
}

#[test]
fn where_the_minima_do_not_fit_the_last_vanish_first() {
    let lengths = [Length::fixed(3), Length::fixed(3), Length::fixed(3)];
    check_row(0, &lengths, 9, "aaabbbccc");
    check_row(0, &lengths, 8, "aaabbbcc");
    check_row(0, &lengths, 4, "aaab");
    check_row(0, &lengths, 1, "a");
    check_row(2, &lengths, 8, "aaa  b");
    check_row(2, &lengths, 3, "");
}

#[test]
fn a_child_is_as_long_as_it_was_told_whatever_it_wishes() {
    let (pilot, ()) = stage(2, 10, |ui| {
        let a = add(ui, probe("a").fixed(1, 9));
        let b = add(ui, probe("b").fixed(1, 1));
        ui.set_root(HBox::of([
            Child::from(a).fixed(2),
            Child::from(b).flex(1),
            Child::new(Label::new("label")).max(3),
        ]));
    });
    check_screen(&pilot, &["aabbbbblab"]);
}

#[test]
fn across_the_box_a_widget_is_never_longer_than_its_maximum() {
    let (pilot, ()) = stage(3, 6, |ui| {
        let a = add(
            ui,
            probe("a").wish(Length::fixed(1), Length::flexible().max(4)),
        );
        let b = add(ui, probe("b").wish(Length::flexible(), Length::fixed(2)));
        ui.set_root(VBox::of([a.into(), b.into()]));
    });
    check_screen(&pilot, &["aaaa", "bb", "bb"]);
}

#[test]
fn a_frame_is_as_large_as_what_is_inside_and_its_edges() {
    let (mut pilot, label) = stage(6, 12, |ui| {
        let label = ui.add(Label::new("one\ntwo"));
        ui.set_root(VBox::of([
            Border::new(label).title("Title").into(),
            Label::new("below").into(),
        ]));
        label
    });
    check_screen(
        &pilot,
        &[
            "┌─ Title ──┐",
            "│one       │",
            "│two       │",
            "└──────────┘",
            "below",
        ],
    );
    act(&mut pilot, move |ui| ui[label].set_text("one"));
    check_screen(
        &pilot,
        &["┌─ Title ──┐", "│one       │", "└──────────┘", "below"],
    );
}

#[test]
fn a_removed_child_takes_no_room_even_if_it_was_given_some() {
    let (mut pilot, a) = stage(1, 6, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name)));
        ui.set_root(HBox::of([Child::from(a).fixed(3), b.into()]));
        a
    });
    check_screen(&pilot, &["aaabbb"]);
    act(&mut pilot, move |ui| ui.remove(a));
    check_screen(&pilot, &["bbbbbb"]);
}

#[test]
fn boxes_of_any_lengths_fill_their_room_and_nothing_else() {
    let mut random = Random::new(7);
    for _ in 0..300 {
        let mut length = || Length {
            minimum: random.below(6),
            preferred: random.below(9),
            maximum: random.below(12),
            flex: random.below(3),
        };
        let lengths = [length(), length(), length(), length()];
        let (gap, width) = (random.below(3), random.below(40));
        let (pilot, (ids, after)) = stage(1, width + 5, |ui| {
            let ids: Vec<_> = "abcd"
                .chars()
                .map(|name| add(ui, probe(&name.to_string())))
                .collect();
            let children = ids
                .iter()
                .zip(lengths)
                .map(|(&id, length)| Child::from(id).length(length));
            let row = Child::from(HBox::of(children.collect::<Vec<_>>()).gap(gap)).fixed(width);
            let after = add(ui, probe("#"));
            ui.set_root(HBox::of([row, Child::from(after).fixed(5)]));
            (ids, after)
        });
        let widths: Vec<u16> = ids.iter().map(|&id| pilot.ui()[id].size.columns).collect();
        let what = format!("{lengths:?}, gap {gap}: {widths:?} in {width}");
        assert!(widths.iter().sum::<u16>() <= width, "{what}");
        for (width, length) in widths.iter().zip(lengths) {
            assert!(*width <= length.maximum, "{what}");
        }
        assert_eq!(pilot.ui()[after].size, Size::new(1, 5));
        assert!(pilot.screen().ends_with("#####"), "{what}");
    }
}

#[test]
fn a_box_of_nothing_takes_no_room() {
    let (pilot, ()): (Pilot<stage::Stage>, ()) = stage(3, 6, |ui| {
        ui.set_root(VBox::of([
            VBox::new().gap(3).into(),
            HBox::new().into(),
            Label::new("here").into(),
        ]));
    });
    check_screen(&pilot, &["here"]);
}

#[test]
fn widgets_that_do_not_fill_a_box_lie_where_it_says() {
    let check = |align, justify, expected: &[&str]| {
        let (pilot, ()) = stage(3, 9, |ui| {
            let a = add(ui, probe("a").fixed(1, 2));
            let b = add(ui, probe("b").fixed(2, 2));
            let row = HBox::of([a.into(), b.into()]).gap(1);
            ui.set_root(row.align(align).justify(justify));
        });
        check_screen(&pilot, expected);
    };
    check(Align::Fill, Align::Start, &["aa bb", "   bb"]);
    check(Align::Start, Align::End, &["    aa bb", "       bb"]);
    check(Align::End, Align::Middle, &["", "     bb", "  aa bb"]);
    check(Align::Middle, Align::Fill, &["       bb", "aa     bb"]);
}

#[test]
fn what_no_widget_takes_is_spread_evenly_between_them() {
    let (pilot, ()) = stage(1, 12, |ui| {
        let children = ["a", "b", "c"].map(|name| Child::from(add(ui, probe(name))).fixed(1));
        ui.set_root(HBox::of(children).justify(Align::Fill));
    });
    check_screen(&pilot, &["a     b    c"]);
}

#[test]
fn a_box_takes_the_room_in_which_its_widgets_are_to_lie() {
    let (pilot, ()) = stage(2, 9, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name).fixed(1, 2)));
        let row = HBox::of([a.into()]).justify(Align::End);
        let column = VBox::of([b.into()]).align(Align::Middle);
        ui.set_root(VBox::of([row.into(), column.into()]));
    });
    check_screen(&pilot, &["       aa", "   bb"]);
}
