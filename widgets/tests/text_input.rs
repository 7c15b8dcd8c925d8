//! Writing a line, keys in and screen out.

mod stage;

use stage::{Message, Stage, act, heard, stage};
use strombus_widgets::terminal::{
    Attributes, Input, Key, Painter, Position, Profile, Size, Surface,
};
use strombus_widgets::{App, Catalogue, Id, Label, Pilot, Session, Submitted, TextInput, Ui, VBox};

/// A field of `columns` columns on an own screen.
fn field(columns: u16, input: TextInput) -> (Pilot<Stage>, Id<TextInput>) {
    stage(1, columns, |ui| {
        let id = ui.add_with(input, |Submitted(text)| Message::Said(text));
        ui.set_root(id);
        id
    })
}

/// Types `keys` into a field of ten columns. The `|` in what is expected is the cursor, which stands before a character.
#[track_caller]
fn check(keys: &str, expected: &str) {
    let (mut pilot, _) = field(10, TextInput::new());
    pilot.keys(keys);
    check_screen(&pilot, expected);
}

#[track_caller]
fn check_screen(pilot: &Pilot<Stage>, expected: &str) {
    let (before, behind) = expected.split_once('|').expect("a cursor");
    let text = format!("{before}{behind}");
    assert_eq!(pilot.screen(), text.trim_end());
    let column = strombus_widgets::terminal::text::width(before);
    let column = i32::try_from(column).expect("a short row");
    assert_eq!(pilot.cursor(), Some(Position::new(0, column)), "{expected}");
}

#[test]
fn what_is_typed_appears() {
    check("hello", "hello|");
    check("", "|");
    check("<Space>x", " x|");
}

#[test]
fn the_cursor_goes_where_it_is_sent() {
    check("hello<Left><Left>", "hel|lo");
    check("hello<Home>", "|hello");
    check("hello<C-a><C-f>", "h|ello");
    check("hello<Home><End>", "hello|");
    check("hello<C-a><C-e><C-b>", "hell|o");
    check("one two<A-b>", "one |two");
    check("one two<C-Left><C-Left>", "|one two");
    check("one two<Home><A-f>", "one| two");
    check("one two<Home><C-Right>x", "onex| two");
}

#[test]
fn deleting_takes_whole_graphemes() {
    check("ab<Backspace>", "a|");
    check("ab<C-h><C-h><C-h>", "|");
    check("世界<Backspace>", "世|");
    check("xe\u{301}<Backspace>", "x|");
    check("世界<Home><Delete>", "|界");
    check("ab<Home><C-d>", "|b");
}

#[test]
fn words_and_ends_are_cut_and_put_back() {
    check("one two<C-w>", "one |");
    check("a/b<A-Backspace>", "a/|");
    check("one two<Home><A-d>", "| two");
    check("one two<A-b><C-k>", "one |");
    check("one two<A-b><C-u>", "|two");
    check("one two<A-b><C-u><End><C-y>", "twoone |");
}

#[test]
fn wide_and_combining_characters_stand_in_their_columns() {
    check("a世b<Left>", "a世|b");
    check("e\u{301}x<Left>", "e\u{301}|x");
}

#[test]
fn a_long_line_scrolls_so_that_the_cursor_is_seen() {
    check("abcdefghi", "abcdefghi|");
    check("abcdefghij", "efghij|");
    check("abcdefghijklm", "efghijklm|");
    check("abcdefghijklmnop<Home>", "|abcdefghij");
    check("abcdefghijklmnop<Home><End>", "klmnop|");
    check("世界世界世", "世界世|");
}

#[test]
fn deleting_at_the_left_edge_shows_what_comes_before() {
    let (mut pilot, _) = field(10, TextInput::new());
    pilot.keys("abcdefghijklmnop");
    check_screen(&pilot, "ijklmnop|");
    pilot.keys(
        "<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>",
    );
    let at = pilot.cursor().expect("a cursor").column;
    assert!(at > 0, "{}", pilot.screen());
}

#[test]
fn a_wider_field_shows_more_of_a_line() {
    let (mut pilot, _) = field(10, TextInput::new());
    pilot.keys("abcdefghijkl").resize(1, 20);
    check_screen(&pilot, "abcdefghijkl|");
    pilot.resize(1, 4);
    assert!(pilot.cursor().is_some());
}

#[test]
fn enter_submits_and_the_text_stays() {
    let (mut pilot, id) = field(10, TextInput::new());
    pilot.keys("one<Enter>");
    assert_eq!(heard(&pilot), ["one"]);
    assert_eq!(pilot.ui()[id].text(), "one");
}

#[test]
fn a_command_line_is_empty_after_enter() {
    let (mut pilot, _) = field(10, TextInput::new().clear_on_submit());
    pilot.keys("one<Enter>two<Enter><Enter>");
    assert_eq!(heard(&pilot), ["one", "two", ""]);
    check_screen(&pilot, "|");
}

#[test]
fn up_and_down_recall_what_was_submitted() {
    let (mut pilot, _) = field(20, TextInput::new().clear_on_submit().history(2));
    pilot.keys("one<Enter>two<Enter>two<Enter>three<Enter>dra<Up>");
    check_screen(&pilot, "three|");
    check_screen(pilot.keys("<Up>"), "two|");
    check_screen(pilot.keys("<Up>"), "two|");
    check_screen(pilot.keys("<Down><Down>"), "dra|");
    check_screen(pilot.keys("<Down>"), "dra|");
    check_screen(pilot.keys("<C-p><C-p>"), "two|");
    check_screen(pilot.keys("<C-n>"), "three|");
}

#[test]
fn a_paste_becomes_one_line() {
    let (mut pilot, id) = field(30, TextInput::new());
    pilot.paste("one\ntwo\t\x1b[31mred\u{202e}");
    assert_eq!(pilot.ui()[id].text(), "one two [31mred");
    assert_eq!(heard(&pilot), [""; 0]);
}

#[test]
fn no_more_is_taken_than_may_be() {
    let (mut pilot, id) = field(10, TextInput::new().max_length(3));
    pilot.paste("世界世界").keys("x");
    assert_eq!(pilot.ui()[id].text(), "世界世");
    let (mut pilot, id) = field(10, TextInput::new());
    pilot.paste(&"x".repeat(100_000));
    assert_eq!(pilot.ui()[id].text().len(), 4096);
}

#[test]
fn a_click_puts_the_cursor_there() {
    let (mut pilot, _) = field(10, TextInput::new().with_text("a世bc"));
    pilot.click(0, 3);
    check_screen(&pilot, "a世|bc");
    pilot.click(0, 2);
    check_screen(&pilot, "a|世bc");
    pilot.click(0, 9);
    check_screen(&pilot, "a世bc|");
}

#[test]
fn the_placeholder_is_there_while_there_is_no_text() {
    let (mut pilot, _) = field(10, TextInput::new().placeholder("a name"));
    check_screen(&pilot, "|a name");
    check_screen(pilot.keys("x"), "x|");
    check_screen(pilot.keys("<Backspace>"), "|a name");
}

#[test]
fn an_empty_field_is_seen_without_colours() {
    let (pilot, _) = field(10, TextInput::new());
    for column in 0..10 {
        let style = pilot.style(0, column).expect("a cell");
        assert!(style.attributes.contains(Attributes::UNDERLINE));
    }
}

#[test]
fn the_app_sets_the_text() {
    let (mut pilot, id) = field(10, TextInput::new());
    act(&mut pilot, move |ui| ui[id].set_text("a\x07b"));
    check_screen(&pilot, "ab|");
    act(&mut pilot, move |ui| ui[id].clear());
    check_screen(&pilot, "|");
}

#[test]
fn letters_do_not_leave_and_what_is_no_editing_goes_on() {
    let (mut pilot, _) = field(10, TextInput::new());
    pilot.keys("q<F1><Esc><Up><Down><C-g>");
    assert_eq!(pilot.departure(), None);
    check_screen(&pilot, "q|");
}

/// A line of chat, as a host sees it.
struct Chat;

impl App for Chat {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let input = ui.add(TextInput::new());
        ui.set_root(VBox::of([
            Label::new("Say something.").into(),
            input.into(),
        ]));
        Self
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

#[test]
fn a_character_typed_at_the_end_costs_one_byte() {
    let size = Size::new(5, 40);
    for profile in [Profile::XTERM_256, Profile::VT100, Profile::LINUX] {
        let catalogue = Catalogue::new().app::<Chat>("chat", "");
        let entry = catalogue.find("chat").expect("it was added");
        let mut app = entry.open(size, &Session::pilot());
        let mut painter = Painter::new(profile, size);
        let mut surface = Surface::new(size);
        let mut frame = |key: Option<char>| {
            if let Some(c) = key {
                app.input(Input::Key(Key::char(c)));
            }
            let mut out = Vec::new();
            painter.load(&mut surface);
            app.draw(&mut surface);
            painter.paint(&mut surface, &mut out);
            out
        };
        frame(None);
        // The first changes the style to write in.
        frame(Some('h'));
        for c in "ello,world".chars() {
            assert_eq!(frame(Some(c)), c.to_string().as_bytes(), "{}", profile.name);
        }
    }
}
