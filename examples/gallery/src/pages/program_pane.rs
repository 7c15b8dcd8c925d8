//! A program on a terminal of its own, wherever its bytes come from.

use std::collections::VecDeque;
use std::task::{Context, Poll, Waker};

use strombus_widgets::terminal::Size;
use strombus_widgets::{
    Border, Exit, FromWire, Id, ProgramEvent, ProgramPane, Session, Wire,
};

use crate::stage::{App, Ui};

/// Stands for a program: it greets, says again what is typed, and ends with Ctrl-D.
///
/// A real one is lent by the host: `session.lent.program(Invocation::new("top"))`.
struct Parrot {
    says: VecDeque<FromWire>,
    waker: Option<Waker>,
}

impl Wire for Parrot {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<FromWire> {
        self.waker = Some(context.waker().clone());
        self.says.pop_front().map_or(Poll::Pending, Poll::Ready)
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            let said = match byte {
                b'\r' => {
                    FromWire::Bytes(b"\r\n\x1b[33mparrot>\x1b[m ".to_vec())
                }
                b'\x7f' => FromWire::Bytes(b"\x08 \x08".to_vec()),
                b'\x04' => FromWire::Ended(Exit::Status(0)),
                byte => FromWire::Bytes(vec![*byte]),
            };
            self.says.push_back(said);
        }
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
        true
    }

    fn resize(&mut self, _size: Size) {}
}

const HELLO: &[u8] =
    b"\x1b]0;A parrot\x07\x1b[1mHello!\x1b[m Type something; Ctrl-D ends \
    it,\r\nCtrl-] leads out.\r\n\r\n\x1b[33mparrot>\x1b[m ";

pub(crate) struct Demo {
    frame: Id<Border>,
}

pub(crate) enum Message {
    Program(ProgramEvent),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let pane = ProgramPane::new(Box::new(|_size| {
            let says = [FromWire::Bytes(HELLO.to_vec())].into();
            Ok(Box::new(Parrot { says, waker: None }))
        }));
        let pane = ui.add_with(pane, Message::Program);
        let frame = ui.add(Border::new(pane));
        ui.set_root(frame);
        ui.focus(pane);
        Self { frame }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Program(ProgramEvent::Title(title)) => {
                ui[self.frame].set_title(title)
            }
            Message::Program(ProgramEvent::Ended(Exit::Status(status))) => {
                ui[self.frame].set_footer(format!("ended with {status}"));
            }
            Message::Program(_) => {}
        }
    }
}
