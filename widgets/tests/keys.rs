//! Keys as data: bindings of the app, the key bar, the help.

mod stage;

use stage::{Message, act, add, check_screen, heard, probe, stage};
use strombus_widgets::terminal::{Canvas, Key, KeyCode, Mouse, MouseAction, Position, Rect, Size};
use strombus_widgets::*;

/// An app with a field, a key that counts, and one that is of no use yet.
struct Counter {
    count: Id<Label>,
    n: u32,
}

#[derive(Clone)]
enum Count {
    Up,
    Reset,
}

impl App for Counter {
    type Message = Count;

    fn open(ui: &mut Ui<Count>, _session: &Session) -> Self {
        let count = ui.add(Label::new("0"));
        ui.set_root(VBox::of([
            count.into(),
            Child::new(Label::default()).flex(1),
            KeyBar::new().into(),
        ]));
        Self { count, n: 0 }
    }

    fn bindings(&self) -> Vec<Binding<Count>> {
        let up = Binding::new(Key::char('+'), "count", Count::Up).or(Key::new(KeyCode::Up));
        let reset = Binding::new(Key::control('r'), "reset", Count::Reset);
        vec![up, reset.enabled(self.n > 0)]
    }

    fn update(&mut self, ui: &mut Ui<Count>, message: Count) {
        self.n = match message {
            Count::Up => self.n + 1,
            Count::Reset => 0,
        };
        ui[self.count].set_text(self.n.to_string());
    }
}

#[track_caller]
fn check(pilot: &Pilot<Counter>, expected: &[&str]) {
    assert_eq!(pilot.screen(), expected.join("\n"));
}

#[test]
fn a_binding_sends_its_message_while_it_is_enabled() {
    let mut pilot = Pilot::<Counter>::new(3, 60);
    check(
        pilot.keys("<C-r>"),
        &["0", "", "+ Up count  ? help  q leave"],
    );
    pilot.keys("+<Up>");
    check(
        &pilot,
        &["2", "", "+ Up count  Ctrl-R reset  ? help  q leave"],
    );
    check(
        pilot.keys("<C-r>"),
        &["0", "", "+ Up count  ? help  q leave"],
    );
}

#[test]
fn what_has_no_room_on_the_bar_is_left_out_but_for_the_help_and_how_to_leave() {
    check(
        &Pilot::<Counter>::new(3, 27),
        &["0", "", "+ Up count  ? help  q leave"],
    );
    check(&Pilot::<Counter>::new(3, 26), &["0", "", "? help  q leave"]);
    check(&Pilot::<Counter>::new(3, 12), &["0", "", "q leave"]);
}

/// An app with more keys than there is room for, one of which leads to the others.
struct Many;

impl App for Many {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        ui.set_root(KeyBar::new());
        Self
    }

    fn bindings(&self) -> Vec<Binding<()>> {
        let menu = Binding::new(Key::char('m'), "menu", ()).pinned();
        let mut bindings: Vec<_> = ('a'..='e')
            .map(|key| Binding::new(Key::char(key), "work", ()))
            .collect();
        bindings.insert(3, menu);
        bindings
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

#[test]
fn what_is_pinned_has_room_before_what_is_not() {
    let bar = |columns| Pilot::<Many>::new(1, columns).screen();
    assert_eq!(bar(39), "a work  b work  m menu  ? help  q leave");
    assert_eq!(bar(23), "m menu  ? help  q leave");
    assert_eq!(bar(15), "m menu  q leave");
    assert_eq!(bar(14), "q leave");
}

#[test]
fn the_help_shows_all_keys_and_goes_again() {
    let mut pilot = Pilot::<Counter>::new(8, 30);
    pilot.keys("?");
    check(
        &pilot,
        &[
            "0",
            "      ┌─ Keys ────────┐",
            "      │ + Up    count │",
            "      │ Ctrl-R  reset │",
            "      │ ?       help  │",
            "      │ q       leave │",
            "      └───────────────┘",
            "Esc close",
        ],
    );
    // What lies below it hears nothing.
    pilot.keys("+q");
    assert!(pilot.departure().is_none());
    pilot.keys("<Esc>");
    assert!(!pilot.screen().contains("Keys"), "{}", pilot.screen());
    assert_eq!(pilot.app().n, 0);
}

#[test]
fn the_bar_is_whole_on_the_first_frame() {
    let (pilot, ()) = stage(3, 40, |ui| {
        let buttons = ["one", "two"].map(|text| ui.add(Button::new(text)));
        let row = HBox::of(buttons.map(Child::from));
        ui.set_root(VBox::of([Child::new(row), KeyBar::new().into()]));
    });
    assert!(pilot.screen().contains("Tab next"), "{}", pilot.screen());
}

#[test]
fn a_field_keeps_its_letters_and_f1_shows_the_help() {
    let (mut pilot, _) = stage(9, 40, |ui| {
        let field = ui.add_with(TextInput::new(), |Submitted(text)| Message::Said(text));
        ui.set_root(VBox::of([field.into(), KeyBar::new().into()]));
    });
    pilot.keys("what?<Enter>");
    assert_eq!(heard(&pilot), ["what?"]);
    pilot.keys("<F1>");
    assert!(
        pilot.screen().contains("Ctrl-C  leave"),
        "{}",
        pilot.screen()
    );
}

/// An app with a field and a list, and keys of its own that both may take before it.
struct Shadowed;

impl App for Shadowed {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let list = ui.add(List::new(["ebb", "flood"]).filterable());
        let field = ui.add(TextInput::new());
        ui.set_root(VBox::of([
            list.into(),
            Child::new(field),
            KeyBar::new().into(),
        ]));
        Self
    }

    fn bindings(&self) -> Vec<Binding<()>> {
        vec![
            Binding::new(Key::char('/'), "find", ()).or(Key::control('f')),
            Binding::new(Key::char('x'), "cut", ()),
            Binding::new(Key::new(KeyCode::Escape), "out", ()).or(Key::control('o')),
            Binding::new(Key::new(KeyCode::PageUp), "turn", ()),
        ]
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

#[test]
fn only_those_of_an_apps_keys_are_told_that_get_as_far_as_the_app() {
    let mut pilot = Pilot::<Shadowed>::new(4, 120);
    let check = |pilot: &Pilot<Shadowed>, expected: &str| {
        let screen = pilot.screen();
        let bar = screen.lines().last().unwrap_or_default();
        assert!(bar.contains(expected), "{expected:?} in {bar:?}");
    };
    check(
        &pilot,
        "/ filter  Ctrl-F find  x cut  Esc Ctrl-O out  Page Up turn  ",
    );
    // While the list is filtered, Esc and the letters are its own.
    pilot.keys("/e");
    check(
        &pilot,
        "Esc show all  Ctrl-F find  Ctrl-O out  Page Up turn  Tab next",
    );
    pilot.keys("<Esc><Tab>");
    check(
        &pilot,
        "Enter submit  Ctrl-F find  Esc Ctrl-O out  Page Up turn  Tab next",
    );
}

#[test]
fn the_help_names_each_key_once() {
    let (mut pilot, ()) = stage(12, 40, |ui| {
        let editor = ui.add(TextEditor::new().with_text("flood"));
        ui.set_root(editor);
    });
    pilot.keys("<S-End><F1>");
    let screen = pilot.screen();
    assert_eq!(screen.matches("copy").count(), 1, "{screen}");
    assert!(screen.contains("Alt-w"), "{screen}");
}

/// A widget that lets two rows float below it while it has the focus and is open.
struct Drop {
    open: bool,
}

impl Widget for Drop {
    type Event = String;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let text = canvas.theme().text;
        canvas.text(Position::ORIGIN, "drop", text);
    }

    fn wish(&self, _: Size, _: &Measure<'_>) -> Wish {
        Wish::fixed(Size::new(1, 4))
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        let row = if screen.bottom() > 2 { 1 } else { -2 };
        let area = Rect::new(Position::new(row, 1), Size::new(2, 3));
        self.open.then_some(area).into_iter().collect()
    }

    fn draw_float(&self, _number: usize, canvas: &mut Canvas<'_>) {
        let text = canvas.theme().text;
        canvas.text(Position::ORIGIN, "one", text);
        canvas.text(Position::new(1, 0), "two", text);
    }

    fn key(&mut self, key: &Key, _: &mut Emitter<'_, String>) -> Outcome {
        if *key != Key::new(KeyCode::Enter) {
            return Outcome::Ignored;
        }
        self.open = !self.open;
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, String>) -> Outcome {
        if let terminal::MouseAction::Press(_) = mouse.action {
            emit.emit(format!("{},{}", mouse.at.row, mouse.at.column));
        }
        Outcome::Consumed
    }

    fn focusable(&self) -> bool {
        true
    }
}

#[test]
fn what_floats_lies_above_all_and_takes_the_clicks_there() {
    let (mut pilot, [first, last]) = stage(4, 6, |ui| {
        let drops = [(); 2].map(|()| ui.add_with(Drop { open: false }, Message::Said));
        let rest = add(ui, probe("."));
        ui.set_root(VBox::of([drops[0].into(), rest.into(), drops[1].into()]));
        drops
    });
    pilot.keys("<Enter>");
    check_screen(&pilot, &["drop", ".one..", ".two..", "drop"]);
    pilot.click(2, 2);
    assert_eq!(heard(&pilot), ["2,2"]);
    // Of a widget without the focus nothing floats; above the last row there is room.
    act(&mut pilot, move |ui| ui[last].open = true);
    pilot.keys("<Tab>");
    check_screen(&pilot, &["drop", ".one..", ".two..", "drop"]);
    act(&mut pilot, move |ui| ui[last].open = false);
    check_screen(&pilot, &["drop", "......", "......", "drop"]);
    act(&mut pilot, move |ui| ui.focus(first));
    check_screen(&pilot, &["drop", ".one..", ".two..", "drop"]);
    act(&mut pilot, move |ui| ui.remove(first));
    check_screen(&pilot, &["......", "......", "......", "drop"]);
}

#[test]
fn help_for_more_keys_than_there_is_room_for_scrolls() {
    let (mut pilot, _) = stage(5, 24, |ui| {
        let keys = ["a", "b", "c", "d", "e"].map(|key| KeyHelp::new(key, "something"));
        ui.show(HelpOverlay::new(keys.into()), Layer::dialog());
    });
    let frame = |rows: [&'static str; 3]| {
        let [first, second, third] = rows;
        [
            "    ┌─ Keys ───────┐",
            first,
            second,
            third,
            "    └──────────────┘",
        ]
    };
    let first = frame([
        "    │ a  something┃│",
        "    │ b  something │",
        "    │ c  something │",
    ]);
    check_screen(&pilot, &first);
    let last = frame([
        "    │ c  something │",
        "    │ d  something │",
        "    │ e  something┃│",
    ]);
    check_screen(pilot.keys("<PageDown><Down><Down>"), &last);
    check_screen(pilot.keys("<Home>"), &first);
    check_screen(pilot.mouse(MouseAction::ScrollDown, 2, 6), &last);
}
