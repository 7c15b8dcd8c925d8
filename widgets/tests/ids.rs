//! What becomes of widgets that are removed or moved, and of their ids.

mod stage;

use stage::{Pile, act, add, check_screen, probe, stage};
use strombus_widgets::{Border, Child, Label, Pilot, VBox};

#[test]
fn the_id_of_a_removed_widget_is_never_another_widgets() {
    let (mut pilot, old) = stage(2, 8, |ui| {
        let old = ui.add(Label::new("old"));
        ui.set_root(VBox::of([old.into()]));
        old
    });
    act(&mut pilot, move |ui| {
        ui.remove(old);
        let new = ui.add(Label::new("new"));
        assert!(ui.get(old).is_none());
        assert!(ui.get_mut(old).is_none());
        assert_ne!(old, new);
        ui.remove(old);
        assert_eq!(ui[new].text(), "new");
    });
}

#[test]
#[should_panic(expected = "was removed")]
fn to_use_the_id_of_a_removed_widget_is_an_error() {
    let (mut pilot, old) = stage(2, 8, |ui| ui.add(Label::new("old")));
    act(&mut pilot, move |ui| {
        ui.remove(old);
        ui[old].set_text("ghost");
    });
}

#[test]
fn a_removed_widget_takes_all_inside_of_it_along() {
    let (mut pilot, (outer, inner)) = stage(4, 8, |ui| {
        let inner = ui.add(Label::new("inner"));
        let outer = ui.add(VBox::of([Border::new(inner).into()]));
        ui.set_root(VBox::of([Label::new("above").into(), outer.into()]));
        (outer, inner)
    });
    check_screen(&pilot, &["above", "┌──────┐", "│inner │", "└──────┘"]);
    act(&mut pilot, move |ui| ui.remove(outer));
    check_screen(&pilot, &["above"]);
    assert!(pilot.ui().get(inner).is_none());
}

#[test]
fn a_container_changed_through_its_id_is_drawn_anew() {
    let (mut pilot, inner) = stage(4, 8, |ui| {
        let inner = ui.add(VBox::of([Label::new("one").into()]));
        ui.set_root(VBox::of([inner.into(), Label::new("below").into()]));
        inner
    });
    check_screen(&pilot, &["one", "below"]);
    act(&mut pilot, move |ui| ui[inner].push(Label::new("two")));
    check_screen(&pilot, &["one", "two", "below"]);
    act(&mut pilot, move |ui| ui[inner].clear());
    check_screen(&pilot, &["below"]);
    act(&mut pilot, move |ui| ui[inner].push(Label::new("three")));
    check_screen(&pilot, &["three", "below"]);
}

#[test]
fn a_child_moves_from_one_container_to_another() {
    let (mut pilot, (above, below, child)) = stage(4, 8, |ui| {
        let child = ui.add(Label::new("child"));
        let above = ui.add(VBox::of([child.into()]));
        let below = ui.add(VBox::new());
        ui.set_root(VBox::of([
            above.into(),
            Label::new("--").into(),
            below.into(),
        ]));
        (above, below, child)
    });
    check_screen(&pilot, &["child", "--"]);
    act(&mut pilot, move |ui| {
        ui[below].push(child);
        ui[above].clear();
    });
    check_screen(&pilot, &["--", "child"]);
    // It is no longer above, so it is not removed with that.
    act(&mut pilot, move |ui| {
        ui[below].clear();
        ui[above].push(child);
        ui.remove(below);
    });
    check_screen(&pilot, &["child", "--"]);
    assert!(pilot.ui().get(child).is_some());
}

#[test]
fn a_child_moved_in_the_same_turn_is_not_removed_with_its_old_container() {
    let (mut pilot, (old, new, child)) = stage(4, 8, |ui| {
        let child = ui.add(Label::new("child"));
        let old = ui.add(VBox::of([child.into()]));
        let new = ui.add(VBox::new());
        ui.set_root(VBox::of([old.into(), new.into()]));
        (old, new, child)
    });
    act(&mut pilot, move |ui| {
        ui[old].clear();
        ui[new].push(child);
        ui.remove(old);
    });
    check_screen(&pilot, &["child"]);
    assert_eq!(pilot.ui()[child].text(), "child");
}

#[test]
fn a_child_in_two_containers_is_seen_in_the_one_that_said_so_last() {
    let (mut pilot, (below, child)) = stage(4, 8, |ui| {
        let child = ui.add(Label::new("child"));
        let above = VBox::of([child.into()]);
        let below = ui.add(VBox::new());
        ui.set_root(VBox::of([
            above.into(),
            Label::new("--").into(),
            below.into(),
        ]));
        (below, child)
    });
    act(&mut pilot, move |ui| {
        ui[below].push(child);
        ui[below].push(child);
    });
    assert_eq!(pilot.screen().matches("child").count(), 1);
    act(&mut pilot, move |ui| ui.remove(below));
    assert_eq!(pilot.screen().trim(), "--");
}

#[test]
fn a_widget_cannot_come_to_lie_inside_of_itself() {
    let (mut pilot, (outer, inner)) = stage(4, 8, |ui| {
        let inner = ui.add(VBox::new());
        let outer = ui.add(VBox::of([Label::new("outer").into(), inner.into()]));
        ui.set_root(outer);
        (outer, inner)
    });
    act(&mut pilot, move |ui| {
        ui[inner].push(outer);
        ui[inner].push(inner);
        ui[inner].push(Label::new("inner"));
    });
    assert!(pilot.screen().contains("inner"), "{}", pilot.screen());
    pilot.keys("<Tab>x").click(1, 1);
}

#[test]
fn widgets_without_an_id_end_with_their_container_and_others_stay() {
    let (mut pilot, (column, named)) = stage(4, 8, |ui| {
        let named = ui.add(Label::new("named"));
        let column = ui.add(VBox::new());
        ui.set_root(column);
        (column, named)
    });
    let refill = |pilot: &mut Pilot<stage::Stage>| {
        act(pilot, move |ui| {
            ui[column].clear();
            ui[column].push(Border::new(named));
            ui[column].push(Label::new("nameless"));
        });
    };
    refill(&mut pilot);
    let before = pilot.ui().count();
    for _ in 0..10 {
        refill(&mut pilot);
    }
    assert_eq!(pilot.ui().count(), before);
    assert_eq!(pilot.ui()[named].text(), "named");
    check_screen(&pilot, &["┌──────┐", "│named │", "└──────┘", "nameless"]);
}

#[test]
fn another_root_takes_the_place_of_the_first() {
    let (mut pilot, named) = stage(3, 8, |ui| {
        let named = ui.add(Label::new("named"));
        ui.set_root(Border::new(named));
        named
    });
    let before = pilot.ui().count();
    act(&mut pilot, move |ui| {
        ui.set_root(VBox::of([Child::from(named)]))
    });
    check_screen(&pilot, &["named"]);
    act(&mut pilot, move |ui| ui.set_root(Border::new(named)));
    check_screen(&pilot, &["┌──────┐", "│named │", "└──────┘"]);
    assert_eq!(pilot.ui().count(), before);
    act(&mut pilot, move |ui| ui.set_root(named));
    check_screen(&pilot, &["named"]);
    act(&mut pilot, move |ui| ui.remove(named));
    check_screen(&pilot, &[""]);
}

#[test]
fn a_page_that_is_put_away_keeps_what_is_in_it() {
    let (mut pilot, (first, second)) = stage(3, 8, |ui| {
        let first = ui.add(Border::new(Label::new("first")));
        let probe = add(ui, probe("s"));
        let second = ui.add(Pile::default().with(probe, 0, 0, 1, 8));
        ui.set_root(first);
        (first, second)
    });
    act(&mut pilot, move |ui| ui.set_root(second));
    check_screen(&pilot, &["ssssssss"]);
    act(&mut pilot, move |ui| ui.set_root(first));
    check_screen(&pilot, &["┌──────┐", "│first │", "└──────┘"]);
}

#[test]
fn two_containers_that_name_one_widget_do_not_fight_over_it() {
    let (mut pilot, (left, right, child)) = stage(1, 8, |ui| {
        let child = add(ui, probe("c").focusable());
        let left = ui.add(VBox::of([child.into()]));
        let right = ui.add(VBox::of([child.into()]));
        ui.set_root(strombus_widgets::HBox::of([left.into(), right.into()]));
        ui.focus(child);
        (left, right, child)
    });
    check_screen(&pilot, &["cccccccc"]);
    act(&mut pilot, move |ui| ui[left].clear());
    act(&mut pilot, move |ui| ui[right].clear());
    check_screen(&pilot, &[""]);
    act(&mut pilot, move |ui| ui[left].push(child));
    check_screen(&pilot, &["cccccccc"]);
}
