//! A program in a pane, on a line that the test holds the other end of.

mod stage;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use stage::{Message, Stage, act, check_screen, heard, stage};
use strombus_widgets::terminal::{Input, MouseAction, Position, Size};
use strombus_widgets::*;

/// The program's end of the line.
#[derive(Default)]
struct Far {
    typed: Vec<u8>,
    sizes: Vec<Size>,
    says: VecDeque<FromWire>,
    waker: Option<Waker>,
    hung_up: bool,
}

#[derive(Clone, Default)]
struct Program(Arc<Mutex<Far>>);

struct Near(Program);

impl Wire for Near {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<FromWire> {
        let mut far = self.0.0.lock().unwrap();
        far.waker = Some(context.waker().clone());
        far.says.pop_front().map_or(Poll::Pending, Poll::Ready)
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        self.0.0.lock().unwrap().typed.extend_from_slice(bytes);
        true
    }

    fn resize(&mut self, size: Size) {
        self.0.0.lock().unwrap().sizes.push(size);
    }
}

impl Drop for Near {
    fn drop(&mut self) {
        self.0.0.lock().unwrap().hung_up = true;
    }
}

impl Program {
    fn launch(&self) -> Launch {
        let program = self.clone();
        Box::new(move |size| {
            program.0.lock().unwrap().sizes.push(size);
            Ok(Box::new(Near(program)))
        })
    }

    fn says(&self, text: &str) {
        self.tells(FromWire::Bytes(text.into()));
    }

    fn tells(&self, what: FromWire) {
        let mut far = self.0.lock().unwrap();
        far.says.push_back(what);
        if let Some(waker) = far.waker.take() {
            waker.wake();
        }
    }

    fn typed(&self) -> String {
        let typed = std::mem::take(&mut self.0.lock().unwrap().typed);
        String::from_utf8(typed).unwrap()
    }
}

fn pane(rows: u16, columns: u16) -> (Pilot<Stage>, Id<ProgramPane>, Program) {
    let program = Program::default();
    let launch = program.launch();
    let (pilot, pane) = stage(rows, columns, |ui| {
        let pane = ui.add_with(ProgramPane::new(launch), |event| {
            Message::Said(format!("{event:?}"))
        });
        ui.set_root(pane);
        pane
    });
    (pilot, pane, program)
}

#[test]
fn it_shows_what_the_program_writes_in_a_window_of_its_own_size() {
    let (mut pilot, _, program) = pane(3, 12);
    program.says("\x1b[2;3Hh\u{e9}llo");
    check_screen(pilot.frame(), &["", "  h\u{e9}llo"]);
    assert_eq!(pilot.cursor(), Some(Position::new(1, 7)));
    pilot.resize(2, 6);
    let sizes = program.0.lock().unwrap().sizes.clone();
    assert_eq!(sizes, [Size::new(3, 12), Size::new(2, 6)]);
}

#[test]
fn all_keys_but_one_are_the_programs_in_the_form_that_it_asked_for() {
    let (mut pilot, _, program) = pane(3, 12);
    pilot.keys("q<Tab><Esc><C-c><Up>").paste("two\nlines");
    assert_eq!(program.typed(), "q\t\x1b\x03\x1b[Atwo\rlines");
    program.says("\x1b[?1h\x1b[?2004h");
    pilot.frame().keys("<Up>").paste("text");
    assert_eq!(program.typed(), "\x1bOA\x1b[200~text\x1b[201~");
    pilot.keys("<C-]>");
    assert_eq!(program.typed(), "");
    assert!(pilot.departure().is_none());
}

#[test]
fn its_questions_are_answered_and_its_news_told() {
    let (mut pilot, _, program) = pane(3, 12);
    program.says("ab\x1b[6n\x1b]2;title\x07\x07");
    pilot.frame();
    assert_eq!(program.typed(), "\x1b[1;3R");
    assert_eq!(heard(&pilot), ["Title(\"title\")", "Bell"]);
}

#[test]
fn the_past_can_be_looked_at_and_typing_comes_back() {
    let (mut pilot, _, program) = pane(2, 8);
    program.says("one\r\ntwo\r\nthree\r\nfour");
    check_screen(pilot.frame(), &["three", "four"]);
    check_screen(pilot.mouse(MouseAction::ScrollUp, 0, 0), &["one", "two"]);
    assert_eq!(pilot.cursor(), None);
    program.says("\r\nfive");
    check_screen(pilot.frame(), &["one", "two"]);
    check_screen(pilot.keys("x"), &["four", "five"]);
}

#[test]
fn a_program_that_asked_for_the_mouse_gets_it() {
    let (mut pilot, _, program) = pane(2, 8);
    program.says("\x1b[?1000h\x1b[?1006h");
    pilot.frame().click(1, 3);
    assert_eq!(program.typed(), "\x1b[<0;4;2M\x1b[<0;4;2m");
}

#[test]
fn its_end_is_told_and_what_it_showed_last_stays() {
    let (mut pilot, _, program) = pane(2, 8);
    program.says("done");
    program.tells(FromWire::Ended(Exit::Status(3)));
    check_screen(pilot.frame(), &["done"]);
    assert_eq!(heard(&pilot), ["Ended(Status(3))"]);
    assert!(program.0.lock().unwrap().hung_up);
    // Keys have their usual meanings again.
    assert_eq!(pilot.keys("q").departure(), Some(&Departure::Leave(0)));
}

#[test]
fn what_cannot_be_started_is_told() {
    let launch = Lent::default().program(Invocation::new("vim"));
    check_not_started(launch, "this host starts no programs");
}

#[test]
fn a_host_that_cannot_be_reached_is_told() {
    let destination = "ssh://a.org".parse().unwrap();
    let launch = Lent::default().remote(destination);
    check_not_started(launch, "this host opens no connections");
}

#[track_caller]
fn check_not_started(launch: Launch, why: &str) {
    let (pilot, ()) = stage(2, 8, |ui| {
        let pane = ui.add_with(ProgramPane::new(launch), |event| {
            Message::Said(format!("{event:?}"))
        });
        ui.set_root(pane);
    });
    assert_eq!(heard(&pilot), [format!("Ended(Failed({why:?}))")]);
}

#[test]
fn a_pane_that_is_removed_hangs_up() {
    let (mut pilot, pane, program) = pane(2, 8);
    act(&mut pilot, move |ui| ui.remove(pane));
    assert!(program.0.lock().unwrap().hung_up);
    program.says("late");
    pilot.frame().input(Input::Focus(true));
}

#[test]
fn any_bytes_on_any_size_are_survived() {
    let (mut pilot, _, program) = pane(5, 9);
    for (rows, columns) in [(0, 0), (1, 1), (40, 3), (2, 300), (5, 9)] {
        pilot.resize(rows, columns);
        program.says("世界\x1b[999;999Hx\x1b[?1049h\x1b#8\x1b[2J\u{301}\x1b[5L\x1b(0qqq");
        pilot.frame().keys("<S-PageUp><S-PageDown>y").click(0, 0);
    }
}
