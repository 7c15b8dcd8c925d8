//! Where the keys go.

mod stage;

use stage::{Message, Pile, Stage, act, add, check_screen, heard, probe, stage};
use strombus_widgets::terminal::{Canvas, Key, Rect, Size};
use strombus_widgets::*;

type Probes = [Id<stage::Probe>; 3];

/// Three widgets that take the focus, with one between that does not.
fn three(ui: &mut Ui<Message>) -> Probes {
    let probes = ["a", "b", "c"].map(|name| add(ui, probe(name).focusable()));
    let [a, b, c] = probes;
    let rest = add(ui, probe("-"));
    ui.set_root(VBox::of([a.into(), rest.into(), b.into(), c.into()]));
    probes
}

#[track_caller]
fn check_focus(pilot: &Pilot<Stage>, expected: Id<stage::Probe>) {
    assert_eq!(pilot.ui().focused(), Some(expected.untyped()));
}

#[test]
fn the_first_that_takes_it_has_the_focus() {
    let (pilot, [a, ..]) = stage(4, 4, three);
    check_focus(&pilot, a);
    assert_eq!(pilot.ui()[a].focus, Focus::Own);
}

#[test]
fn tab_goes_on_in_order_and_wraps_around() {
    let (mut pilot, [a, b, c]) = stage(4, 4, three);
    for next in [b, c, a] {
        check_focus(pilot.keys("<Tab>"), next);
    }
}

#[test]
fn shift_tab_goes_back_and_wraps_around() {
    let (mut pilot, [a, b, c]) = stage(4, 4, three);
    for next in [c, b, a] {
        check_focus(pilot.keys("<S-Tab>"), next);
    }
}

#[test]
fn keys_go_to_the_focus_and_what_it_ignores_goes_outwards() {
    struct Outer(Child);
    impl Widget for Outer {
        type Event = String;
        fn draw(&self, _: &mut Canvas<'_>) {}
        fn key(&mut self, _: &Key, emit: &mut Emitter<'_, String>) -> Outcome {
            emit.emit("outer".into());
            Outcome::Consumed
        }
        fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
            visit(&mut self.0);
        }
        fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
            arranger.place(&self.0, Rect::of(size));
        }
    }
    let (mut pilot, ()) = stage(4, 4, |ui| {
        let inner = add(ui, probe("inner").focusable().ignoring());
        let middle = ui.add(Border::new(inner));
        let outer = ui.add_with(Outer(middle.into()), Message::Said);
        ui.set_root(outer);
    });
    pilot.keys("x");
    assert_eq!(heard(&pilot), ["inner x", "outer"]);
}

#[test]
fn all_around_the_focus_hear_of_it() {
    let (mut pilot, (left, right, a, c)) = stage(4, 8, |ui| {
        let [a, b, c] = ["a", "b", "c"].map(|name| add(ui, probe(name).focusable()));
        let left = ui.add(Pile::default().with(a, 0, 0, 1, 4).with(b, 1, 0, 1, 4));
        let right = ui.add(Pile::default().with(c, 0, 0, 1, 4));
        ui.set_root(HBox::of([left.into(), right.into()]));
        (left, right, a, c)
    });
    let told = |pilot: &Pilot<Stage>| {
        let ui = pilot.ui();
        (ui[left].focus, ui[right].focus, ui[a].focus, ui[c].focus)
    };
    use Focus::{None, Own, Within};
    assert_eq!(told(&pilot), (Within, None, Own, None));
    pilot.keys("<Tab>");
    assert_eq!(told(&pilot), (Within, None, None, None));
    pilot.keys("<Tab>");
    assert_eq!(told(&pilot), (None, Within, None, Own));
}

#[test]
fn the_focus_may_be_given_before_the_tree_is_known() {
    let (pilot, (pile, b)) = stage(4, 8, |ui| {
        let a = add(ui, probe("a").focusable());
        let b = add(ui, probe("b").focusable());
        ui.focus(b);
        let pile = ui.add(Pile::default().with(a, 0, 0, 1, 4).with(b, 1, 0, 1, 4));
        ui.set_root(pile);
        (pile, b)
    });
    check_focus(&pilot, b);
    assert_eq!(pilot.ui()[pile].focus, Focus::Within);
}

#[test]
fn a_focus_that_is_removed_goes_to_the_next() {
    let (mut pilot, [a, b, c]) = stage(4, 4, three);
    pilot.keys("<Tab>");
    act(&mut pilot, move |ui| ui.remove(b));
    check_focus(&pilot, c);
    act(&mut pilot, move |ui| ui.remove(c));
    check_focus(&pilot, a);
    act(&mut pilot, move |ui| ui.remove(a));
    assert_eq!(pilot.ui().focused(), None);
    pilot.keys("<Tab>x");
}

#[test]
fn what_was_around_a_removed_focus_hears_of_it() {
    let (mut pilot, (left, a)) = stage(4, 8, |ui| {
        let a = add(ui, probe("a").focusable());
        let b = add(ui, probe("b").focusable());
        let left = ui.add(Pile::default().with(a, 0, 0, 1, 4));
        ui.set_root(HBox::of([left.into(), b.into()]));
        (left, a)
    });
    assert_eq!(pilot.ui()[left].focus, Focus::Within);
    act(&mut pilot, move |ui| ui.remove(a));
    assert_eq!(pilot.ui()[left].focus, Focus::None);
}

#[test]
fn a_focus_that_is_taken_out_of_the_tree_goes_elsewhere() {
    let (mut pilot, (column, a, b)) = stage(4, 8, |ui| {
        let a = add(ui, probe("a").focusable());
        let b = add(ui, probe("b").focusable());
        let column = ui.add(VBox::of([a.into()]));
        ui.set_root(HBox::of([column.into(), b.into()]));
        (column, a, b)
    });
    act(&mut pilot, move |ui| ui[column].clear());
    check_focus(&pilot, b);
    assert_eq!(pilot.ui()[a].focus, Focus::None);
    pilot.keys("x");
    assert_eq!(heard(&pilot), ["b x"]);
}

#[test]
fn a_focus_that_is_hidden_goes_elsewhere_and_tab_passes_it_over() {
    let (mut pilot, (pile, a, b)) = stage(4, 8, |ui| {
        let [a, b, c] = ["a", "b", "c"].map(|name| add(ui, probe(name).focusable()));
        let pile = ui.add(
            Pile::default()
                .with(a, 0, 0, 1, 4)
                .with(b, 1, 0, 1, 4)
                .with(c, 2, 0, 1, 4),
        );
        ui.set_root(pile);
        ui.focus(c);
        (pile, a, b)
    });
    act(&mut pilot, move |ui| ui[pile].placed[2].1 = None);
    check_focus(&pilot, a);
    check_focus(pilot.keys("<Tab>"), b);
    check_focus(pilot.keys("<Tab>"), a);
}

#[test]
fn to_focus_a_removed_widget_changes_nothing() {
    let (mut pilot, [a, b, _]) = stage(4, 4, three);
    act(&mut pilot, move |ui| {
        ui.remove(b);
        ui.focus(b);
    });
    check_focus(&pilot, a);
}

#[test]
fn the_cursor_is_shown_for_the_focus_only() {
    let (mut pilot, ()) = stage(3, 8, |ui| {
        let a = add(ui, probe("a").focusable().fixed(1, 8).cursor(0, 2));
        let b = add(ui, probe("b").focusable().fixed(1, 8).cursor(0, 3));
        let c = add(ui, probe("c").focusable().fixed(1, 8));
        ui.set_root(VBox::of([a.into(), b.into(), c.into()]));
    });
    let at = |pilot: &Pilot<Stage>| pilot.cursor().map(|at| (at.row, at.column));
    assert_eq!(at(&pilot), Some((0, 2)));
    assert_eq!(at(pilot.keys("<Tab>")), Some((1, 3)));
    assert_eq!(at(pilot.keys("<Tab>")), None);
    assert_eq!(at(pilot.keys("<S-Tab>")), Some((1, 3)));
    // Out of sight, the focus shows no cursor.
    assert_eq!(at(pilot.resize(1, 8)), None);
    assert_eq!(at(pilot.resize(3, 8)), Some((1, 3)));
}

#[test]
fn what_scrolls_around_the_focus_is_asked_to_show_it() {
    let (mut pilot, pile) = stage(2, 2, |ui| {
        let a = add(ui, probe("a").focusable());
        let b = add(ui, probe("b").focusable());
        let mut scrolled = Pile::default().with(a, 0, 0, 1, 2).with(b, 4, 0, 1, 2);
        scrolled.scroll = 4;
        let pile = ui.add(scrolled);
        ui.set_root(pile);
        pile
    });
    // The first has the focus from the start, and is shown although it lay above.
    check_screen(&pilot, &["aa"]);
    assert_eq!(pilot.ui()[pile].scroll, 0);
    pilot.keys("<Tab>");
    let revealed = pilot.ui()[pile].revealed.map(|area| area.top());
    assert_eq!(revealed, Some(4));
}

#[test]
fn q_leaves_where_nothing_takes_text() {
    let (mut pilot, _) = stage(3, 8, |ui| ui.set_root(Label::new("press q")));
    assert_eq!(pilot.keys("Q").departure(), None);
    assert_eq!(pilot.keys("q").departure(), Some(&Departure::Leave(0)));
}

#[test]
fn q_is_a_letter_where_something_takes_text() {
    let (mut pilot, b) = stage(3, 8, |ui| {
        let a = add(ui, probe("a").text());
        let b = add(ui, probe("b").focusable().ignoring());
        ui.set_root(VBox::of([a.into(), b.into()]));
        b
    });
    assert_eq!(pilot.keys("q").departure(), None);
    assert_eq!(pilot.keys("<Tab>q").departure(), None);
    check_focus(&pilot, b);
}

#[test]
fn q_leaves_where_what_takes_text_is_on_a_page_that_is_not_shown() {
    let (mut pilot, tabs) = stage(6, 20, |ui| {
        let [a, b] = [("a", false), ("b", true)].map(|(name, text)| match text {
            true => add(ui, probe(name).text()),
            false => add(ui, probe(name).focusable().ignoring()),
        });
        let tabs = ui.add(Tabs::new().with("one", a).with("two", b));
        ui.set_root(tabs);
        tabs
    });
    act(&mut pilot, move |ui| ui[tabs].show(1));
    assert_eq!(pilot.keys("q").departure(), None);
    act(&mut pilot, move |ui| ui[tabs].show(0));
    assert_eq!(pilot.keys("q").departure(), Some(&Departure::Leave(0)));
}

#[test]
fn control_c_interrupts_whatever_has_the_focus() {
    let (mut pilot, _) = stage(3, 8, |ui| {
        let a = add(ui, probe("a").text());
        ui.set_root(a);
    });
    assert_eq!(pilot.keys("<C-c>").departure(), Some(&Departure::Leave(0)));
    assert!(heard(&pilot).is_empty());
    let (mut pilot, _) = stage(3, 8, |ui| ui.set_root(Label::new("")));
    assert_eq!(pilot.interrupt().departure(), Some(&Departure::Leave(0)));
}

#[test]
fn a_widget_that_comes_into_sight_in_the_same_turn_keeps_the_focus() {
    let (mut pilot, (tabs, b)) = stage(6, 20, |ui| {
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name).focusable()));
        let tabs = ui.add(Tabs::new().with("one", a).with("two", b));
        ui.set_root(tabs);
        ui.focus(a);
        (tabs, b)
    });
    act(&mut pilot, move |ui| {
        ui[tabs].show(1);
        ui.focus(b);
    });
    check_focus(&pilot, b);
}
