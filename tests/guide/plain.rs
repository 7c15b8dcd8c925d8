//! What `docs/guide/8-plain.md` leads to.

use std::process::ExitCode;
use strombus::terminal::{Canvas, Key, KeyCode, Position};
use strombus::{
    Answer, App, Catalogue, Checkbox, Emitter, Filled, Form, Id, Label, Outcome, Session, Spoken,
    SpokenRole, TextInput, Ui, VBox, Widget,
};

struct SignUp {
    done: Id<Label>,
}

impl App for SignUp {
    type Message = Filled;

    fn open(ui: &mut Ui<Filled>, _session: &Session) -> Self {
        ui.set_title("Sign up");
        let form = Form::new("Send")
            .field("name", "Name", TextInput::new())
            .required("a name is needed")
            .field("letters", "Letters", Checkbox::new("once a month"));
        let form = ui.add_with(form, |filled| filled);
        let done = ui.add(Label::new(""));
        ui.set_root(VBox::of([form.into(), done.into()]));
        SignUp { done }
    }

    fn update(&mut self, ui: &mut Ui<Filled>, filled: Filled) {
        ui[self.done].set_text(format!("Welcome, {}.", filled.text("name")));
    }
}

#[test]
fn a_form_is_a_dialogue() {
    let mut pilot = strombus::Pilot::<SignUp>::plain(80);
    let begins = "\
Sign up.
Plain mode: type ? and Enter for help.
Things to do here:
/1 Name: text field, empty.
/2 Letters, once a month: check box, not ticked.
/3 Send: button.
Name: text field, empty. Type a line, then Enter.
";
    assert_eq!(pilot.said(), begins);

    let refused = "\
Name: a name is needed
Name: text field, empty.
";
    assert_eq!(pilot.line("/send"), refused);

    let asks = "\
Letters, once a month: check box, not ticked. Enter changes it; yes or no sets
it.
";
    assert_eq!(pilot.line("Ann"), asks);

    let goes_on = "\
Letters, once a month: check box, ticked.
Send: button. Enter presses it.
";
    assert_eq!(pilot.line("yes"), goes_on);
    assert_eq!(pilot.line(""), "Welcome, Ann.\n");
}

struct Stars(u8);

impl Widget for Stars {
    type Event = u8;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = canvas.theme().text;
        canvas.text(Position::ORIGIN, &"*".repeat(self.0.into()), style);
        canvas.set_cursor(Position::ORIGIN);
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, u8>) -> Outcome {
        match key.code {
            KeyCode::Left if self.0 > 0 => self.0 -= 1,
            KeyCode::Right if self.0 < 5 => self.0 += 1,
            _ => return Outcome::Ignored,
        }
        emit.emit(self.0);
        Outcome::Consumed
    }

    fn say(&self) -> Spoken<'_> {
        let stars = Spoken::new(SpokenRole::Number).name("Stars");
        stars.value(self.0.to_string()).description("From 0 to 5.")
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, u8>) -> Outcome {
        match answer {
            Answer::Text(line) | Answer::Fill(line) => match line.trim().parse() {
                Ok(stars @ 0..=5) => {
                    self.0 = stars;
                    emit.emit(stars);
                    Outcome::Consumed
                }
                // The person is told that it cannot be.
                _ => Outcome::Ignored,
            },
            Answer::Press => Outcome::Consumed,
            Answer::Item(_) | Answer::Line(..) | Answer::Focus => Outcome::Ignored,
        }
    }

    fn focusable(&self) -> bool {
        true
    }
}

struct Rating;

impl App for Rating {
    type Message = u8;

    fn open(ui: &mut Ui<u8>, _session: &Session) -> Self {
        let stars = ui.add_with(Stars(3), |stars| stars);
        ui.set_root(stars);
        Rating
    }

    fn update(&mut self, _ui: &mut Ui<u8>, _stars: u8) {}
}

fn main() -> ExitCode {
    let apps = Catalogue::new()
        .app::<SignUp>("sign-up", "letters by mail")
        .app::<Rating>("stars", "from 0 to 5");
    strombus::main(apps)
}

#[test]
fn stars_are_a_number() {
    let mut pilot = strombus::Pilot::<Rating>::plain(80);
    let asks = "Stars: number, 3. From 0 to 5. Type a number, then Enter.\n";
    assert!(pilot.said().ends_with(asks));
    assert_eq!(pilot.line("5"), "Stars: number, 5. From 0 to 5.\n");
    let refuses = "That is no number that can be set here.\n";
    assert!(pilot.line("6").starts_with(refuses));
}
