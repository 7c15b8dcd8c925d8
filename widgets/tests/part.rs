//! A widget of several parts: what reaches which of them.

mod stage;

use stage::{Message, Probe, Stage, check_screen, heard, probe, stage};
use strombus_widgets::terminal::{
    Canvas, Key, Mouse, MouseAction, MouseButton, Position, Rect, Size,
};
use strombus_widgets::*;

/// Two probes beside each other; Tab goes from the first to the second, and then on.
struct Pair {
    parts: [Part<Probe>; 2],
    ring: Ring,
}

impl Pair {
    fn tell<E>(said: Said<E>, emit: &mut Emitter<'_, E>) -> Outcome {
        said.events.into_iter().for_each(|event| emit.emit(event));
        said.outcome
    }
}

impl Widget for Pair {
    type Event = String;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        for part in &self.parts {
            part.draw(canvas);
        }
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, String>) -> Outcome {
        if self.ring.key(key) == Outcome::Consumed {
            return Outcome::Consumed;
        }
        Self::tell(self.parts[self.ring.at()].key(key), emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, String>) -> Outcome {
        let [first, second] = self.parts.each_mut().map(|part| part.mouse(mouse));
        match Self::tell(first, emit) {
            Outcome::Consumed => Outcome::Consumed,
            Outcome::Ignored => Self::tell(second, emit),
        }
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        if focus == Focus::None {
            self.ring.go(0);
        }
    }

    fn resized(&mut self, size: Size) {
        let half = Size::new(size.rows, size.columns / 2);
        for (part, column) in self.parts.iter_mut().zip([0, half.columns]) {
            part.place(Rect::new(Position::new(0, column.into()), half));
        }
    }
}

fn pair() -> (Pilot<Stage>, Id<Pair>) {
    stage(2, 8, |ui| {
        let pair = Pair {
            parts: ["a", "b"].map(|name| Part::new(probe(name))),
            ring: Ring::open(2),
        };
        let pair = ui.add_with(pair, Message::Said);
        let other = ui.add_with(probe("c").focusable().fixed(1, 8), Message::Said);
        ui.set_root(VBox::of([pair.into(), other.into()]));
        ui.focus(pair);
        pair
    })
}

#[test]
fn keys_go_to_the_part_that_has_the_focus_and_tab_leaves_behind_the_last() {
    let (mut pilot, _) = pair();
    check_screen(&pilot, &["aaaabbbb", "cccccccc"]);
    pilot.keys("1<Tab>2<S-Tab>3<Tab><Tab>4<Tab>5");
    assert_eq!(heard(&pilot), ["a 1", "b 2", "a 3", "c 4", "a 5"]);
}

#[test]
fn a_part_hears_of_the_mouse_in_its_own_columns_and_of_a_drag_that_began_there() {
    let (mut pilot, _) = pair();
    let (press, drag) = (
        MouseAction::Press(MouseButton::Left),
        MouseAction::Drag(MouseButton::Left),
    );
    let release = MouseAction::Release(Some(MouseButton::Left));
    pilot
        .mouse(press, 0, 5)
        .mouse(drag, 0, 1)
        .mouse(release, 0, 2);
    pilot.mouse(MouseAction::ScrollUp, 0, 3);
    assert_eq!(
        heard(&pilot),
        ["b press 0,1", "b drag 0,-3", "b release 0,-2", "a turn 0,3"]
    );
}
