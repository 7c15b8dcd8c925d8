//! Writing a text of many lines.

mod stage;

use stage::{Message, Random, Stage, check_screen, heard, stage};
use strombus_widgets::terminal::{
    Input, Key, KeyCode, MouseAction, MouseButton, Painter, Position, Profile, Size, Surface, Theme,
};
use strombus_widgets::{App, Catalogue, Id, Pilot, Session, TextEditor, Ui};

fn editor(rows: u16, columns: u16, editor: TextEditor) -> (Pilot<Stage>, Id<TextEditor>) {
    stage(rows, columns, |ui| {
        let id = ui.add_with(editor, |event| Message::Said(format!("{event:?}")));
        ui.set_root(id);
        id
    })
}

const FOX: &str = "the quick brown fox\n\njumps over";

#[test]
fn lines_wrap_and_the_cursor_goes_by_rows() {
    let (mut pilot, _) = editor(6, 11, TextEditor::new().with_text(FOX));
    check_screen(&pilot, &["the quick", "brown fox", "", "jumps over"]);
    assert_eq!(pilot.cursor(), Some(Position::new(0, 0)));
    pilot.keys("<Right><Right><Right><Down>");
    assert_eq!(pilot.cursor(), Some(Position::new(1, 3)));
    pilot.keys("<Down><Down>");
    assert_eq!(pilot.cursor(), Some(Position::new(3, 3)));
    pilot.keys("<Down>");
    assert_eq!(pilot.cursor(), Some(Position::new(3, 10)));
    pilot.keys("<C-Home><Up>");
    assert_eq!(pilot.cursor(), Some(Position::new(0, 0)));
}

#[test]
fn text_is_written_deleted_and_taken_back() {
    let (mut pilot, id) = editor(4, 20, TextEditor::new());
    pilot.keys("one<Enter>two<Enter><Enter>世<Backspace><Backspace><Backspace>!");
    assert_eq!(pilot.ui()[id].text(), "one\ntwo!");
    check_screen(&pilot, &["one", "two!"]);
    pilot.keys("<C-z><C-z>");
    assert_eq!(pilot.ui()[id].text(), "one\ntwo\n");
    pilot.keys("<A-z><A-z>");
    assert_eq!(pilot.ui()[id].text(), "one\ntwo!");
    assert!(heard(&pilot).iter().all(|said| *said == "Changed"));
}

#[test]
fn lines_are_cut_and_put_back_together() {
    let (mut pilot, id) = editor(4, 20, TextEditor::new().with_text("one\ntwo\nthree"));
    pilot.keys("<C-k><C-k><C-k><C-k><C-End><Enter><C-y>");
    assert_eq!(pilot.ui()[id].text(), "three\none\ntwo\n");
}

#[test]
fn the_window_follows_the_cursor_and_the_wheel_moves_it() {
    let lines: Vec<String> = (0..30).map(|n| format!("line {n}")).collect();
    let (mut pilot, _) = editor(3, 12, TextEditor::new().with_text(&lines.join("\n")));
    pilot.keys("<Down><Down><Down>");
    check_screen(&pilot, &["line 1", "line 2     ┃", "line 3"]);
    pilot.keys("<PageDown>");
    assert_eq!(pilot.cursor(), Some(Position::new(2, 0)));
    pilot.keys("<C-End>");
    check_screen(&pilot, &["line 27", "line 28", "line 29    ┃"]);
    pilot.mouse(MouseAction::ScrollUp, 0, 0);
    check_screen(&pilot, &["line 24", "line 25    ┃", "line 26"]);
    assert_eq!(pilot.cursor(), None);
    pilot.mouse(MouseAction::ScrollDown, 0, 0);
    pilot.mouse(MouseAction::ScrollDown, 0, 0);
    check_screen(&pilot, &["line 27", "line 28", "line 29    ┃"]);
    pilot.mouse(MouseAction::ScrollUp, 0, 0).keys("!");
    check_screen(&pilot, &["line 27", "line 28", "line 29!   ┃"]);
}

#[test]
fn lines_have_numbers() {
    let (mut pilot, id) = editor(4, 14, TextEditor::new().with_text(FOX).line_numbers());
    check_screen(
        &pilot,
        &[
            " 1  the quick┃",
            "    brown fox┃",
            " 2           ┃",
            " 3  jumps",
        ],
    );
    pilot.click(3, 6);
    assert_eq!(pilot.ui()[id].position(), (2, 2));
    pilot.keys("<C-End>");
    check_screen(
        &pilot,
        &["    brown fox", " 2", " 3  jumps    ┃", "    over     ┃"],
    );
    let hundred = "x\n".repeat(99);
    let (pilot, _) = editor(1, 14, TextEditor::new().with_text(&hundred).line_numbers());
    assert!(pilot.screen().starts_with("  1  x"), "{}", pilot.screen());
}

#[test]
fn the_mouse_selects_across_rows() {
    let (mut pilot, id) = editor(5, 20, TextEditor::new().with_text("one two\nthree"));
    pilot.mouse(MouseAction::Press(MouseButton::Left), 0, 4);
    pilot.mouse(MouseAction::Drag(MouseButton::Left), 1, 2);
    assert_eq!(pilot.ui()[id].selected(), "two\nth");
    let selected = |row, column| pilot.style(row, column) == Some(Theme::TERMINAL.selected);
    assert!(!selected(0, 3) && selected(0, 4) && selected(0, 7) && !selected(0, 8));
    assert!(selected(1, 1) && !selected(1, 2));
    pilot.keys("<A-w><Delete>");
    assert_eq!(pilot.ui()[id].text(), "one ree");
    assert_eq!(heard(&pilot), ["Copied(\"two\\nth\")", "Changed"]);
    pilot.click(0, 5).click(0, 5);
    assert_eq!(pilot.ui()[id].selected(), "ree");
}

#[test]
fn tabs_lead_to_their_columns() {
    let (mut pilot, id) = editor(3, 20, TextEditor::new());
    pilot.paste("a\tb\n\x1b[2Jc");
    check_screen(&pilot, &["a       b", "[2Jc"]);
    pilot.click(0, 8);
    assert_eq!(pilot.ui()[id].position(), (0, 2));
    pilot.click(0, 4);
    assert_eq!(pilot.ui()[id].position(), (0, 1));
}

#[test]
fn a_text_that_is_read_only_is_not_written() {
    let read_only = TextEditor::new().with_text(FOX).read_only();
    let (mut pilot, id) = editor(5, 20, read_only);
    pilot.keys("x<Enter><Backspace><C-k>").paste("y");
    assert_eq!(pilot.ui()[id].text(), FOX);
    pilot.keys("<S-End><A-w>");
    assert_eq!(heard(&pilot), ["Copied(\"the quick brown fox\")"]);
    pilot.keys("q");
    assert!(pilot.departure().is_some());
}

#[test]
fn what_is_too_long_is_cut_and_the_editor_says_so() {
    let (mut pilot, id) = editor(2, 30, TextEditor::new().max_bytes(5));
    pilot.paste("世界!");
    assert_eq!(pilot.ui()[id].text(), "世");
    pilot.paste("xyz");
    assert_eq!(pilot.ui()[id].text(), "世xy");
    assert!(
        pilot.screen().contains("! the text is too long"),
        "{}",
        pilot.screen()
    );
    pilot.keys("<Backspace>");
    check_screen(&pilot, &["世x"]);
}

#[test]
fn the_placeholder_is_there_while_there_is_no_text() {
    let (mut pilot, _) = editor(2, 20, TextEditor::new().placeholder("Dear ..."));
    check_screen(&pilot, &["Dear ..."]);
    check_screen(pilot.keys("x"), &["x"]);
}

#[test]
fn the_app_goes_to_a_line() {
    let text = "x\n".repeat(1000);
    let (mut pilot, id) = editor(3, 20, TextEditor::new().with_text(&text));
    stage::act(&mut pilot, move |ui| ui[id].go_to_line(500));
    assert_eq!(pilot.ui()[id].position(), (500, 0));
    assert!(pilot.cursor().is_some());
}

#[test]
fn the_cursor_is_seen_after_whatever_is_done() {
    let keys = [
        "<Left>",
        "<Right>",
        "<Up>",
        "<Down>",
        "<Home>",
        "<End>",
        "<PageUp>",
        "<PageDown>",
        "<C-Home>",
        "<C-End>",
        "<A-f>",
        "<A-b>",
        "<S-Down>",
        "<S-Left>",
        "<C-k>",
        "<C-y>",
        "<C-z>",
        "<A-z>",
        "<Enter>",
        "<Backspace>",
        "<Delete>",
        "x",
        "世",
        "word ",
        "e\u{301}",
    ];
    for seed in 0..12 {
        let mut random = Random::new(seed);
        let text = "the quick 世界\n".repeat(usize::from(random.below(9)));
        let (mut pilot, id) = editor(4, 9, TextEditor::new().with_text(&text).line_numbers());
        for _ in 0..120 {
            match random.below(12) {
                0 => drop(pilot.resize(1 + random.below(6), 6 + random.below(20))),
                1 => drop(pilot.paste("one\ttwo three\nfour")),
                2 => drop(pilot.click(random.below(5).into(), random.below(12).into())),
                _ => drop(pilot.keys(random.one(&keys).unwrap_or("x"))),
            }
            let text = pilot.ui()[id].text().to_owned();
            assert!(pilot.cursor().is_some(), "seed {seed}: {text:?}");
            let screen = pilot.screen();
            pilot.redraw();
            assert_eq!(pilot.screen(), screen, "seed {seed}");
        }
    }
}

#[test]
fn nothing_that_a_key_costs_grows_with_the_text() {
    // Line by line and all in one line; were rows laid out from the beginning, this would take minutes.
    for text in [
        "the quick brown fox\n".repeat(50_000),
        "the quick 世 fox ".repeat(50_000),
    ] {
        let (mut pilot, id) = editor(30, 80, TextEditor::new().with_text(&text));
        pilot.keys("<C-End>x<PageUp>y<Up><Up><C-Home>z<PageDown><Down><C-z>");
        pilot.mouse(MouseAction::ScrollDown, 0, 0);
        assert_eq!(pilot.ui()[id].text().len(), text.len() + 2);
    }
}

/// A letter being written, as a host sees it.
struct Letter;

impl App for Letter {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let editor = ui.add(TextEditor::new().line_numbers());
        ui.set_root(editor);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

#[test]
fn a_character_typed_at_the_end_of_a_line_costs_one_byte() {
    let size = Size::new(5, 40);
    for profile in [Profile::XTERM_256, Profile::VT100, Profile::LINUX] {
        let catalogue = Catalogue::new().app::<Letter>("letter", "");
        let entry = catalogue.find("letter").expect("it was added");
        let mut app = entry.open(size, &Session::pilot());
        let mut painter = Painter::new(profile, size);
        let mut surface = Surface::new(size);
        let mut frame = |key: Option<Key>| {
            if let Some(key) = key {
                app.input(Input::Key(key));
            }
            let mut out = Vec::new();
            painter.load(&mut surface);
            app.draw(&mut surface);
            painter.paint(&mut surface, &mut out);
            out
        };
        frame(None);
        frame(Some(Key::new(KeyCode::Enter)));
        // The first changes the style to write in.
        frame(Some(Key::char('h')));
        for c in "ello, world".chars() {
            let out = frame(Some(Key::char(c)));
            assert_eq!(out, c.to_string().as_bytes(), "{}", profile.name);
        }
    }
}
