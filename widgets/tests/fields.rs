//! Selecting, taking back, completing and refusing in a field.

mod stage;

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{Attributes, MouseAction, MouseButton, Theme};
use strombus_widgets::{Id, InputEvent, Label, Pilot, Submitted, TextInput, VBox};

/// A live field of twelve columns above some rows of text.
fn field(input: TextInput) -> (Pilot<Stage>, Id<TextInput<InputEvent>>) {
    stage(5, 12, |ui| {
        let id = ui.add_with(input.live(), |event| Message::Said(format!("{event:?}")));
        ui.set_root(VBox::of([id.into(), Label::new("one\ntwo\nthree").into()]));
        id
    })
}

#[track_caller]
fn check_selected(keys: &str, expected: &str) {
    let (mut pilot, id) = field(TextInput::new());
    pilot.keys(keys);
    assert_eq!(pilot.ui()[id].selected(), expected, "{keys}");
}

#[test]
fn shift_and_the_mark_select() {
    check_selected("one two<S-Left><S-Left>", "wo");
    check_selected("one two<C-S-Left>", "two");
    check_selected("one two<S-Home>", "one two");
    check_selected("one two<A-a>", "one two");
    check_selected("one two<Home><C- ><A-f>", "one");
    check_selected("one two<S-Left><Left>", "");
    check_selected("one two<S-Left><C-g>", "");
    check_selected("one two<C- ><Left><C-g><Left>", "");
    check_selected("one two<S-Left><Esc>", "o");
}

#[test]
fn what_is_selected_is_seen_and_replaced() {
    let (mut pilot, id) = field(TextInput::new());
    pilot.keys("one two<S-Left><S-Left>");
    let selected = |pilot: &Pilot<Stage>, column| {
        pilot.style(0, column).expect("a cell") == Theme::TERMINAL.selected
    };
    assert!(!selected(&pilot, 4) && selected(&pilot, 5) && selected(&pilot, 6));
    assert!(!selected(&pilot, 7));
    pilot.keys("x");
    assert_eq!(pilot.ui()[id].text(), "one tx");
}

#[test]
fn the_mouse_selects_by_dragging_and_by_clicks() {
    let (mut pilot, id) = field(TextInput::new().with_text("one two"));
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 1);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 0, 5);
    pilot.mouse(MouseAction::Release(Some(MouseButton::Left)), 0, 5);
    assert_eq!(pilot.ui()[id].selected(), "ne t");
    pilot.click(0, 5);
    assert_eq!(pilot.ui()[id].selected(), "");
    pilot.click(0, 5);
    assert_eq!(pilot.ui()[id].selected(), "two");
    pilot.click(0, 5);
    assert_eq!(pilot.ui()[id].selected(), "one two");
    pilot.keys("<Left>").click(0, 5);
    assert_eq!(pilot.ui()[id].selected(), "");
}

#[test]
fn dragging_beyond_the_edge_scrolls() {
    let (mut pilot, id) = field(TextInput::new().with_text("abcdefghijklmnopqrstuvwxyz"));
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 3);
    for _ in 0..30 {
        pilot.mouse(MouseAction::Drag(MouseButton::Left), 2, -1);
    }
    let selected = pilot.ui()[id].selected();
    assert!(selected.starts_with('a'), "{selected}");
}

#[test]
fn copying_and_cutting_is_told_to_the_app() {
    let (mut pilot, _) = field(TextInput::new().with_text("one two"));
    pilot.keys("<A-w><S-Left><A-w><C-x>");
    assert_eq!(
        heard(&pilot),
        ["Copied(\"o\")", "Changed(\"one tw\")", "Copied(\"o\")"]
    );
    pilot.keys("<Home><C-y><Enter>");
    assert_eq!(
        heard(&pilot).split_off(3),
        ["Changed(\"oone tw\")", "Submitted(\"oone tw\")"]
    );
}

#[test]
fn changes_are_taken_back_and_done_again() {
    let (mut pilot, id) = field(TextInput::new());
    pilot.keys("one two<C-z>");
    assert_eq!(pilot.ui()[id].text(), "one ");
    pilot.keys("<C-_><A-z><A-z>");
    assert_eq!(pilot.ui()[id].text(), "one two");
    pilot.paste("!!").keys("<C-z>");
    assert_eq!(pilot.ui()[id].text(), "one two");
}

fn fruit() -> TextInput {
    TextInput::new().completions(["apple", "apricot", "Banana"])
}

#[test]
fn what_goes_on_from_what_is_typed_is_offered() {
    let (mut pilot, id) = field(fruit());
    pilot.keys("aP");
    check_screen(&pilot, &["aP", " apple", " apricot", "three"]);
    pilot.keys("r");
    check_screen(&pilot, &["aPr", " apricot", "two", "three"]);
    pilot.keys("<Tab>");
    check_screen(&pilot, &["apricot", "one", "two", "three"]);
    pilot.keys("<C-z>");
    assert_eq!(pilot.ui()[id].text(), "aPr");
}

#[test]
fn lines_that_come_later_are_offered_if_they_are_still_sought() {
    let (mut pilot, id) = field(fruit());
    pilot.keys("che");
    check_screen(&pilot, &["che", "one", "two", "three"]);
    act(&mut pilot, move |ui| ui[id].set_completions(["cherry"]));
    check_screen(&pilot, &["che", " cherry", "two", "three"]);
    pilot.keys("<Esc>");
    act(&mut pilot, move |ui| {
        ui[id].set_completions(["cherry", "cheese"])
    });
    check_screen(&pilot, &["che", "one", "two", "three"]);
}

#[test]
fn another_is_taken_by_the_arrows_or_by_a_click() {
    let (mut pilot, id) = field(fruit());
    pilot.keys("a<Down><Down>");
    check_screen(&pilot, &["a", " apple", "›apricot", "three"]);
    pilot.keys("<Enter>");
    assert_eq!(pilot.ui()[id].text(), "apricot");
    assert_eq!(heard(&pilot), ["Changed(\"a\")", "Changed(\"apricot\")"]);
    pilot.keys("<C-u>b").click(1, 2);
    assert_eq!(pilot.ui()[id].text(), "Banana");
}

#[test]
fn the_offer_is_closed_by_escape_and_enter_submits_what_is_typed() {
    let (mut pilot, _) = field(fruit());
    pilot.keys("a<Esc>");
    check_screen(&pilot, &["a", "one", "two", "three"]);
    pilot.keys("p<Enter>");
    assert_eq!(heard(&pilot).last(), Some(&"Submitted(\"ap\")"));
}

#[test]
fn the_app_has_it_offered_again() {
    let (mut pilot, id) = field(fruit());
    pilot.keys("a<Esc>");
    act(&mut pilot, move |ui| ui[id].offer());
    check_screen(&pilot, &["a", " apple", " apricot", "three"]);
}

#[test]
fn a_list_that_has_no_room_below_lies_above() {
    let (mut pilot, id) = stage(4, 12, |ui| {
        let id = ui.add(fruit());
        ui.set_root(VBox::of([Label::new("one\ntwo\nthree").into(), id.into()]));
        id
    });
    pilot.keys("a");
    check_screen(&pilot, &["one", " apple", " apricot", "a"]);
    pilot.click(2, 3);
    assert_eq!(pilot.ui()[id].text(), "apricot");
}

fn even() -> TextInput {
    TextInput::new().validate(|line| match line.len() % 2 {
        0 => Ok(()),
        _ => Err("is odd".into()),
    })
}

#[test]
fn what_is_wrong_is_not_submitted_and_said_below() {
    let (mut pilot, _) = field(even());
    pilot.keys("a<Enter>");
    check_screen(&pilot, &["a          !", " ! is odd", "two", "three"]);
    let style = pilot.style(1, 3).expect("a cell");
    assert!(style.attributes.contains(Attributes::REVERSE));
    pilot.keys("b");
    check_screen(&pilot, &["ab", "one", "two", "three"]);
    // Once it is right, it is left in peace until the next Enter.
    pilot.keys("c");
    check_screen(&pilot, &["abc", "one", "two", "three"]);
    pilot.keys("<Enter>").paste("de");
    check_screen(&pilot, &["abcde      !", " ! is odd", "two", "three"]);
    pilot.keys("f<Enter>");
    assert_eq!(heard(&pilot).last(), Some(&"Submitted(\"abcdef\")"));
}

#[test]
fn the_app_may_refuse_what_was_submitted() {
    let (mut pilot, id) = field(TextInput::new());
    pilot.keys("ann<Enter>");
    act(&mut pilot, move |ui| ui[id].refuse("taken"));
    check_screen(&pilot, &["ann        !", " ! taken", "two", "three"]);
    pilot.keys("<Esc>");
    check_screen(&pilot, &["ann", "one", "two", "three"]);
}

#[test]
fn a_paste_beyond_the_limit_is_cut_and_the_field_says_so() {
    let (mut pilot, id) = field(TextInput::new().max_length(8));
    pilot.paste(&"x".repeat(10 * 1024 * 1024));
    assert_eq!(pilot.ui()[id].text(), "xxxxxxxx");
    check_screen(&pilot, &["xxxxxxxx   !", " ! no more t", "two", "three"]);
    pilot.keys("<Backspace>");
    check_screen(&pilot, &["xxxxxxx", "one", "two", "three"]);
}

#[test]
fn only_what_is_accepted_is_typed_or_pasted() {
    let (mut pilot, id) = field(TextInput::new().accepting(|c| c.is_ascii_digit()));
    pilot.keys("1a2").paste("3-4");
    assert_eq!(pilot.ui()[id].text(), "1234");
}

#[test]
fn lines_of_a_visit_before_are_remembered() {
    let (mut pilot, id) = field(TextInput::new().history(5));
    act(&mut pilot, move |ui| ui[id].remember("before"));
    pilot.keys("x<Up>");
    assert_eq!(pilot.ui()[id].text(), "before");
    pilot.keys("<Enter>");
    assert_eq!(pilot.ui()[id].remembered().collect::<Vec<_>>(), ["before"]);
}

#[test]
fn a_field_without_live_tells_only_what_is_submitted() {
    let (mut pilot, ()) = stage(1, 12, |ui| {
        let id = ui.add_with(TextInput::new(), |Submitted(line)| Message::Said(line));
        ui.set_root(id);
    });
    pilot.keys("one<S-Left><A-w><Enter>");
    assert_eq!(heard(&pilot), ["one"]);
}

#[test]
fn whatever_is_typed_the_cursor_is_seen_and_each_frame_is_whole() {
    let keys = [
        "<Left>",
        "<Right>",
        "<Home>",
        "<End>",
        "<Up>",
        "<Down>",
        "<Tab>",
        "<Esc>",
        "<Enter>",
        "<S-Left>",
        "<S-Home>",
        "<A-b>",
        "<A-f>",
        "<C-k>",
        "<C-u>",
        "<C-w>",
        "<C-y>",
        "<C-z>",
        "<A-z>",
        "<A-w>",
        "<C-x>",
        "<C- >",
        "<A-a>",
        "<Backspace>",
        "<Delete>",
        "a",
        "世",
        "e\u{301}",
        "word ",
        "\u{301}",
        "🇩🇪",
    ];
    for seed in 0..20 {
        let mut random = stage::Random::new(seed);
        let input = TextInput::new()
            .history(3)
            .max_length(40)
            .completions(["apple", "世界", "word of honour"])
            .validate(|line| {
                if line.len() % 3 == 0 {
                    Ok(())
                } else {
                    Err("世 no".into())
                }
            });
        let (mut pilot, id) = field(input);
        for _ in 0..150 {
            match random.below(14) {
                0 => drop(pilot.paste("one\ttwo 世\u{202e}")),
                1 => drop(pilot.click(random.below(5).into(), random.below(14).into())),
                2 => {
                    let (row, column) = (random.below(3), random.below(14));
                    let drag = MouseAction::Drag(MouseButton::Left);
                    pilot.mouse(drag, row.into(), i32::from(column) - 1);
                }
                3 => drop(pilot.resize(5, 3 + random.below(20))),
                _ => drop(pilot.keys(random.one(&keys).unwrap_or("a"))),
            }
            assert!(
                pilot.cursor().is_some(),
                "seed {seed}: {:?}",
                pilot.ui()[id].text()
            );
            let screen = pilot.screen();
            pilot.redraw();
            assert_eq!(pilot.screen(), screen, "seed {seed}");
        }
    }
}

#[test]
fn a_long_offer_scrolls() {
    let lines = (10..40).map(|n| format!("item {n}"));
    let (mut pilot, id) = stage(8, 12, |ui| {
        let id = ui.add(TextInput::new().completions(lines));
        ui.set_root(VBox::of([id.into()]));
        id
    });
    pilot.keys("i<Down><Down><Down><Down><Down><Down><Down><Down>");
    check_screen(
        &pilot,
        &[
            "i",
            " item 12",
            " item 13",
            " item 14",
            " item 15",
            " item 16",
            "›item 17",
        ],
    );
    pilot.click(2, 3);
    assert_eq!(pilot.ui()[id].text(), "item 13");
}
