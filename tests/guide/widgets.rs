//! What `docs/guide/7-widgets.md` leads to.

use std::convert::Infallible;
use std::process::ExitCode;
use strombus::terminal::{Canvas, Key, Position, Rect, Size};
use strombus::{
    App, Button, Child, Emitter, Focus, Id, Outcome, Part, Ring, Session, Ui, VBox, Widget,
};

struct Bar {
    percent: u16,
}

impl Widget for Bar {
    /// It has nothing to say.
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = u32::from(canvas.size().columns);
        let full = columns * u32::from(self.percent.min(100)) / 100;
        let full = u16::try_from(full).unwrap_or(u16::MAX);
        let style = canvas.theme().bar;
        canvas.horizontal(Position::ORIGIN, full, "█", style);
    }
}

/// Two buttons, and the number that they change.
struct Stepper {
    buttons: [Part<Button>; 2],
    ring: Ring,
    value: u16,
}

impl Stepper {
    fn new(value: u16) -> Self {
        Stepper {
            buttons: ["-", "+"].map(|label| Part::new(Button::new(label))),
            ring: Ring::open(2),
            value,
        }
    }
}

impl Widget for Stepper {
    type Event = u16;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        // What has the focus is drawn last, so that its cursor is the one that is shown.
        self.buttons[1 - self.ring.at()].draw(canvas);
        self.buttons[self.ring.at()].draw(canvas);
        let style = canvas.theme().text;
        canvas.text(Position::new(0, 14), &self.value.to_string(), style);
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, u16>) -> Outcome {
        let at = self.ring.at();
        let said = self.buttons[at].key(key);
        for _pressed in said.events {
            self.value = match at {
                0 => self.value.saturating_sub(10),
                _ => self.value.saturating_add(10),
            };
            emit.emit(self.value);
        }
        if said.outcome == Outcome::Consumed {
            return Outcome::Consumed;
        }
        let moved = self.ring.key(key);
        self.focus_changed(Focus::Own);
        moved
    }

    fn resized(&mut self, _size: Size) {
        for (button, column) in self.buttons.iter_mut().zip([0, 7]) {
            button.place(Rect::new(Position::new(0, column), Size::new(1, 6)));
        }
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        for (n, button) in self.buttons.iter_mut().enumerate() {
            button.focus(focus == Focus::Own && n == self.ring.at());
        }
    }
}

struct Tank {
    bar: Id<Bar>,
}

impl App for Tank {
    type Message = u16;

    fn open(ui: &mut Ui<u16>, _session: &Session) -> Self {
        let bar = ui.add(Bar { percent: 50 });
        let stepper = ui.add_with(Stepper::new(50), |value| value);
        let rows = [Child::new(bar), Child::new(stepper)];
        ui.set_root(VBox::of(rows.map(|row| row.fixed(1))));
        Tank { bar }
    }

    fn update(&mut self, ui: &mut Ui<u16>, value: u16) {
        ui[self.bar].percent = value;
    }
}

fn main() -> ExitCode {
    strombus::run::<Tank>()
}

#[test]
fn the_steps_fill_the_bar() {
    let mut pilot = strombus::Pilot::<Tank>::new(2, 20);
    assert_eq!(pilot.screen(), "██████████\n[ - ]  [ + ]  50");
    pilot.keys("<Enter><Enter><Tab><Enter>");
    assert_eq!(pilot.screen(), "████████\n[ - ]  [ + ]  40");
}
