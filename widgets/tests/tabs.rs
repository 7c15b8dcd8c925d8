//! Pages of which one is shown, and a widget that can be hidden.

mod stage;

use stage::{Message, Stage, act, add, check_screen, heard, probe, stage};
use strombus_widgets::terminal::MouseAction;
use strombus_widgets::*;

/// Three pages; the first two take the focus.
fn tabs(rows: u16, columns: u16) -> (Pilot<Stage>, (Id<Tabs>, Id<stage::Probe>)) {
    stage(rows, columns, |ui| {
        let first = add(ui, probe("a"));
        // What comes before the pages is where Tab begins.
        let [a, b] = ["a", "b"].map(|name| add(ui, probe(name).focusable().ignoring()));
        let tabs = Tabs::new()
            .with("One", a)
            .with("Two", b)
            .with("Three", Label::new("c"));
        let tabs = ui.add_with(tabs, |TabShown(page)| Message::Said(page.to_string()));
        let top = add(ui, probe("t").focusable().fixed(1, 3));
        ui.remove(first);
        ui.set_root(VBox::of([top.into(), Child::from(tabs).flex(1)]));
        ui.focus(tabs);
        (tabs, a)
    })
}

#[test]
fn arrows_on_the_strip_and_clicks_on_titles_show_pages() {
    let (mut pilot, _) = tabs(5, 22);
    let check = |pilot: &Pilot<Stage>, line: &str, page: &str| {
        check_screen(pilot, &["ttt", " One  Two  Three", line, page, page]);
    };
    let (a, b) = ("a".repeat(22), "b".repeat(22));
    check(&pilot, "━━━━━─────────────────", &a);
    check(pilot.keys("<Right>"), "─────━━━━━────────────", &b);
    pilot.keys("<End>");
    check_screen(
        &pilot,
        &["ttt", " One  Two  Three", "──────────━━━━━━━─────", "c"],
    );
    check(pilot.keys("<Right>"), "━━━━━─────────────────", &a);
    check(pilot.click(1, 6), "─────━━━━━────────────", &b);
    check(pilot.click(2, 2), "━━━━━─────────────────", &a);
    check(
        pilot.mouse(MouseAction::ScrollDown, 1, 20),
        "─────━━━━━────────────",
        &b,
    );
    assert_eq!(heard(&pilot), ["1", "2", "0", "1", "0", "1"]);
}

#[test]
fn ctrl_page_down_shows_the_next_page_from_within_one() {
    let (mut pilot, (tabs, a)) = tabs(5, 22);
    pilot.keys("<Tab>");
    assert_eq!(pilot.ui().focused(), Some(a.untyped()));
    pilot.keys("<C-PageDown>");
    assert_eq!(pilot.ui()[tabs].shown(), 1);
    // The widget that had the focus is hidden: the nearest around it has it now.
    assert_eq!(pilot.ui().focused(), Some(tabs.untyped()));
    pilot.keys("<C-PageUp><C-PageUp>");
    assert_eq!(pilot.ui()[tabs].shown(), 2);
}

#[test]
fn titles_that_do_not_fit_are_behind_a_sign() {
    let (mut pilot, _) = tabs(5, 12);
    let titles = |pilot: &Pilot<Stage>| pilot.screen().lines().nth(1).map(String::from);
    assert_eq!(titles(&pilot).as_deref(), Some(" One  Two  ›"));
    pilot.keys("<End>");
    assert_eq!(titles(&pilot).as_deref(), Some("‹Two  Three"));
    pilot.click(1, 0);
    assert_eq!(titles(&pilot).as_deref(), Some(" One  Two  ›"));
    pilot.click(1, 11).resize(5, 5);
    assert_eq!(titles(&pilot).as_deref(), Some("‹Thr"));
    pilot.resize(5, 17);
    assert_eq!(titles(&pilot).as_deref(), Some(" One  Two  Three"));
    pilot.keys("<Home>").resize(5, 10);
    assert_eq!(titles(&pilot).as_deref(), Some(" One  Two›"));
}

#[test]
fn the_page_that_is_shown_stays_when_one_before_it_goes() {
    let (mut pilot, (tabs, _)) = tabs(5, 22);
    act(&mut pilot, move |ui| {
        ui[tabs].show(1);
        ui[tabs].take_out(0);
    });
    assert_eq!(pilot.ui()[tabs].shown(), 0);
    assert!(pilot.screen().ends_with("b"), "{}", pilot.screen());
}

#[test]
fn pages_come_and_go() {
    let (mut pilot, (tabs, _)) = tabs(5, 30);
    act(&mut pilot, move |ui| {
        ui[tabs].push("Four", Label::new("d"));
        ui[tabs].show(9);
        ui[tabs].take_out(0);
        ui[tabs].take_out(9);
        ui[tabs].set_title(1, "3");
    });
    check_screen(
        &pilot,
        &[
            "ttt",
            " Two  3  Four",
            "────────━━━━━━────────────────",
            "d",
        ],
    );
    act(&mut pilot, move |ui| {
        (0..3).for_each(|_| ui[tabs].take_out(0))
    });
    check_screen(&pilot, &["ttt", "", "──────────────────────────────"]);
}

#[test]
fn a_title_hides_what_is_below_it() {
    let (mut pilot, field) = stage(4, 12, |ui| {
        let field = add(ui, probe("f").text().fixed(1, 4));
        let top = Collapsible::new("Details", field);
        ui.set_root(VBox::of([
            top.into(),
            Collapsible::new("A very long title", Label::new("x"))
                .collapsed()
                .into(),
            Label::new("end").into(),
        ]));
        field
    });
    let closed = ["▸ Details", "▸ A very lo…", "end"];
    let open = ["▼ Details", "  ffff", "▸ A very lo…", "end"];
    check_screen(&pilot, &open);
    check_screen(pilot.keys("<Enter>"), &closed);
    check_screen(pilot.keys("<Space>"), &open);
    check_screen(pilot.keys("<Left><Left>"), &closed);
    check_screen(pilot.keys("<Right>"), &open);
    check_screen(pilot.click(0, 4), &closed);
    check_screen(pilot.click(0, 0).keys("<Tab>"), &open);
    assert_eq!(pilot.ui().focused(), Some(field.untyped()));
    // What is typed below is no key of the title.
    check_screen(pilot.keys(" <Left>"), &open);
    assert_eq!(heard(&pilot), ["f  "]);
}

#[test]
fn a_widget_of_a_page_that_is_shown_in_the_same_turn_gets_the_focus() {
    let (mut pilot, (tabs, field)) = stage(5, 20, |ui| {
        let list = ui.add(List::new(["one"]));
        let field = ui.add(TextInput::new());
        let tabs = ui.add(Tabs::new().with("List", list).with("Field", field));
        ui.set_root(tabs);
        ui.focus(list);
        (tabs, field)
    });
    act(&mut pilot, move |ui| {
        ui[tabs].show(1);
        ui.focus(field);
    });
    assert_eq!(pilot.ui().focused(), Some(field.into()));
    pilot.keys("x");
    assert_eq!(pilot.ui()[field].text(), "x");
}
