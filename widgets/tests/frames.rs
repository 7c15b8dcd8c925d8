//! What a frame draws, and what it leaves as it was.

mod stage;

use stage::{Pile, act, add, check_screen, probe, stage};
use strombus_widgets::terminal::{Position, Rect, Size};
use strombus_widgets::{Border, Child, HBox, Label, VBox};

#[test]
fn one_changed_widget_of_two_hundred_draws_alone() {
    let (mut pilot, labels) = stage(60, 200, |ui| {
        let labels: Vec<_> = (0..200)
            .map(|n| add(ui, probe(&n.to_string()).text()))
            .collect();
        let column = |ids: &[_]| Child::from(VBox::of(ids.iter().copied().map(Child::from)));
        ui.set_root(Border::new(HBox::of(labels.chunks(50).map(column))));
        labels
    });
    let before = pilot.ui().drawn();
    pilot.keys("x");
    assert_eq!(pilot.ui().drawn() - before, 1);
    pilot.keys("<Tab>");
    assert_eq!(pilot.ui().drawn() - before, 3, "the old and the new focus");
    let last = labels[199];
    act(&mut pilot, move |ui| {
        let _ = ui.get_mut(last);
    });
    assert_eq!(pilot.ui().drawn() - before, 4);
}

#[test]
fn nothing_is_drawn_when_nothing_changed() {
    let (mut pilot, _) = stage(4, 8, |ui| ui.set_root(Label::new("still")));
    let before = pilot.ui().drawn();
    pilot.keys("xyz<Tab>").frame();
    assert_eq!(pilot.ui().drawn(), before);
}

#[test]
fn the_tree_is_laid_out_again_only_when_a_wish_changes() {
    let (mut pilot, (label, below)) = stage(4, 8, |ui| {
        let label = ui.add(Label::new("abc"));
        let below = add(ui, probe("x"));
        ui.set_root(VBox::of([label.into(), below.into()]));
        (label, below)
    });
    let drawn = pilot.ui().drawn();
    act(&mut pilot, move |ui| ui[label].set_text("xyz"));
    assert_eq!(pilot.ui().drawn() - drawn, 1);
    assert_eq!(pilot.ui()[below].size, Size::new(3, 8));
    act(&mut pilot, move |ui| ui[label].set_text("x\ny"));
    assert_eq!(pilot.ui()[below].size, Size::new(2, 8));
    check_screen(&pilot, &["x", "y", "xxxxxxxx", "xxxxxxxx"]);
}

#[test]
fn a_wish_deep_inside_moves_what_is_around() {
    let (mut pilot, inner) = stage(6, 8, |ui| {
        let inner = ui.add(Label::new("a"));
        let frame = Border::new(VBox::of([Child::new(HBox::of([inner.into()]))]));
        ui.set_root(VBox::of([frame.into(), Label::new("below").into()]));
        inner
    });
    check_screen(&pilot, &["┌──────┐", "│a     │", "└──────┘", "below"]);
    act(&mut pilot, move |ui| ui[inner].set_text("a\nb"));
    check_screen(
        &pilot,
        &["┌──────┐", "│a     │", "│b     │", "└──────┘", "below"],
    );
    act(&mut pilot, move |ui| ui[inner].set_text("c"));
    check_screen(&pilot, &["┌──────┐", "│c     │", "└──────┘", "below"]);
}

#[test]
fn what_a_widget_leaves_is_blank() {
    let (mut pilot, pile) = stage(4, 8, |ui| {
        let a = add(ui, probe("a"));
        let pile = ui.add(Pile::default().with(a, 0, 0, 2, 2));
        ui.set_root(pile);
        pile
    });
    check_screen(&pilot, &["aa", "aa"]);
    act(&mut pilot, move |ui| {
        ui[pile].placed[0].1 = Some(Rect::new(Position::new(1, 3), Size::new(2, 2)));
    });
    check_screen(&pilot, &["", "   aa", "   aa"]);
    act(&mut pilot, move |ui| ui[pile].placed[0].1 = None);
    check_screen(&pilot, &[""]);
}

#[test]
fn a_widget_partly_outside_is_cut_and_drawn_where_it_is() {
    let (mut pilot, label) = stage(3, 6, |ui| {
        let label = ui.add(Label::new("abcdef\nghijkl"));
        let pile = Pile::default().with(label, -1, -2, 2, 6);
        ui.set_root(Pile::default().with(pile, 1, 1, 1, 3));
        label
    });
    check_screen(&pilot, &["", " ijk"]);
    act(&mut pilot, move |ui| ui[label].set_text("abcdef\nGHIJKL"));
    check_screen(&pilot, &["", " IJK"]);
}

#[test]
fn what_lies_above_stays_above_when_what_is_below_changes() {
    let (mut pilot, lower) = stage(3, 6, |ui| {
        let lower = ui.add(Label::new("lowest\nlower"));
        let upper = add(ui, probe("u"));
        ui.set_root(
            Pile::default()
                .with(Border::new(lower), -1, -1, 5, 8)
                .with(upper, 1, 2, 1, 2),
        );
        lower
    });
    check_screen(&pilot, &["lowest", "louur"]);
    act(&mut pilot, move |ui| ui[lower].set_text("LOWEST\nLOWER"));
    check_screen(&pilot, &["LOWEST", "LOuuR"]);
}

#[test]
fn every_size_down_to_nothing_and_up_again_is_survived() {
    let (mut pilot, ()) = stage(6, 16, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name).focusable().cursor(0, 0)));
        let left = Border::new(a).title("Left");
        let right = Border::new(VBox::of([b.into(), Label::new("foot").into()])).title("Right");
        ui.set_root(HBox::of([left.into(), right.into()]).gap(1));
    });
    let full = pilot.screen();
    for (rows, columns) in [
        (1, 1),
        (0, 0),
        (0, 5),
        (5, 0),
        (2, 2),
        (1, 80),
        (500, 1000),
        (3, 4),
    ] {
        pilot
            .resize(rows, columns)
            .keys("<Tab>x<S-Tab>")
            .click(0, 0);
        assert!(pilot.screen().lines().count() <= usize::from(rows));
    }
    assert_eq!(pilot.resize(6, 16).screen(), full);
}

#[test]
fn an_app_opened_on_no_screen_at_all_has_its_focus_when_there_is_one() {
    let (mut pilot, a) = stage(0, 0, |ui| {
        let a = add(ui, probe("a").focusable());
        ui.set_root(a);
        a
    });
    pilot.resize(1, 3);
    assert_eq!(pilot.ui().focused(), Some(a.untyped()));
    check_screen(&pilot, &["aaa"]);
}
