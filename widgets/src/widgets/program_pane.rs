//! A window in which a program runs.

use std::task::{Context, Poll};

use strombus_terminal::encode::{encode_focus, encode_key, encode_mouse, encode_paste};
use strombus_terminal::screen::Event;
use strombus_terminal::{
    Canvas, InputModes, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseTracking, Position,
    Screen, Size,
};

use crate::bindings::KeyHelp;
use crate::length::Wish;
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};
use crate::wire::{Exit, FromWire, Launch, Wire};

/// How much of what a program writes is taken before a frame is drawn and others have their turn, in bytes.
const AT_ONCE: usize = 64 * 1024;

/// The rows that a notch of the wheel is.
const NOTCH: usize = 3;

/// The key that is not passed on to the program, but for the app: to get out of the pane.
const RELEASE: Key = Key::control(']');

/// What a program in a pane did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgramEvent {
    /// It has another title.
    Title(String),
    /// It rang the bell.
    Bell,
    /// It wants this on the clipboard.
    Clipboard(String),
    /// It ended. What it showed last stays to be seen.
    Ended(Exit),
}

/// A window in which a program runs, through an emulator: a shell, an editor, a host far away.
///
/// All keys go to the program while the pane has the focus, Tab, Esc and Ctrl-C too, but for Ctrl-], which is the app's, and
/// Shift-Page Up and Shift-Page Down, which look back; so does the wheel where the program has no use for the mouse.
/// The program is started when the pane is first shown, with the size that it has then, and hung up when the pane goes.
#[derive(Debug)]
pub struct ProgramPane {
    line: Line,
    screen: Screen,
    /// The rows of the past that are in sight.
    back: usize,
    focus: Focus,
}

enum Line {
    Waiting(Launch),
    Open(Box<dyn Wire>),
    /// It could not be started; the app is not told yet.
    Failed(String),
    Closed,
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Waiting(_) => "Waiting",
            Self::Open(_) => "Open",
            Self::Failed(_) => "Failed",
            Self::Closed => "Closed",
        })
    }
}

impl ProgramPane {
    /// A pane for what `launch` starts: see [`Session::lent`](crate::Session).
    #[must_use]
    pub fn new(launch: Launch) -> Self {
        Self {
            line: Line::Waiting(launch),
            screen: Screen::new(Size::VT100),
            back: 0,
            focus: Focus::None,
        }
    }

    /// What the program shows.
    #[must_use]
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Whether the program runs.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        matches!(self.line, Line::Open(_))
    }

    /// Starts something else in the pane; what ran there is hung up.
    pub fn restart(&mut self, launch: Launch) {
        let size = self.screen.size();
        self.screen = Screen::new(size);
        self.back = 0;
        self.start(launch, size);
    }

    fn start(&mut self, launch: Launch, size: Size) {
        self.line = match launch(size) {
            Ok(wire) => Line::Open(wire),
            Err(why) => Line::Failed(why),
        };
    }

    /// Sends to the program what `encode` makes in the modes that it asked for.
    fn send(&mut self, encode: impl FnOnce(&InputModes, &mut Vec<u8>)) {
        let mut bytes = Vec::new();
        encode(&self.screen.input_modes(), &mut bytes);
        if let Line::Open(wire) = &mut self.line
            && !bytes.is_empty()
        {
            // A program that reads nothing loses what does not fit, as on a real line.
            wire.write(&bytes);
        }
    }

    /// Looks back by so many rows, or forward.
    fn look(&mut self, by: isize) {
        let most = self.screen.scrollback_len();
        self.back = self.back.saturating_add_signed(by).min(most);
    }

    fn take(&mut self, bytes: &[u8], emit: &mut Emitter<'_, ProgramEvent>) {
        let before = self.screen.scrollback_len();
        self.screen.feed(bytes);
        if self.back > 0 {
            // What is looked at stays where it is while the program goes on.
            let more = self.screen.scrollback_len().saturating_sub(before);
            self.look(isize::try_from(more).unwrap_or(0));
        }
        let replies = self.screen.take_replies();
        if let Line::Open(wire) = &mut self.line
            && !replies.is_empty()
        {
            wire.write(&replies);
        }
        for event in self.screen.take_events() {
            match event {
                Event::Bell => emit.emit(ProgramEvent::Bell),
                Event::Title => emit.emit(ProgramEvent::Title(self.screen.title().to_owned())),
                Event::Clipboard { content, .. } => {
                    let text = String::from_utf8_lossy(&content).into_owned();
                    emit.emit(ProgramEvent::Clipboard(text));
                }
                _ => {}
            }
        }
    }
}

impl Widget for ProgramPane {
    type Event = ProgramEvent;

    fn say(&self) -> Spoken<'_> {
        let program = Spoken::new(SpokenRole::Program).value(self.screen.to_string());
        program.description(if self.is_running() {
            ""
        } else {
            "It has ended."
        })
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let rows = canvas.size().rows;
        let past = self.screen.scrollback_len();
        for row in 0..rows {
            let line = past + usize::from(row) - self.back.min(past);
            let cells = match u16::try_from(line.wrapping_sub(past)) {
                Ok(row) if line >= past => self.screen.row(row),
                _ => self.screen.scrollback_row(line),
            };
            let mut at = Position::new(row.into(), 0);
            for cell in cells {
                let style = cell.rendition.style();
                if cell.text != " " || style != canvas.theme().text {
                    canvas.text(at, cell.text, style);
                }
                at.column += i32::from(cell.width);
            }
        }
        let cursor = self.screen.cursor();
        if self.back == 0 && cursor.visible && self.is_running() {
            canvas.set_cursor(Position::new(cursor.row.into(), cursor.column.into()));
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::FLEXIBLE
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Ctrl-]", "out of the program"));
        show(KeyHelp::new("Shift-Page Up", "look back"));
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, ProgramEvent>) -> Outcome {
        if *key == RELEASE || !self.is_running() {
            return Outcome::Ignored;
        }
        let page = isize::try_from(self.screen.size().rows.max(2) - 1).unwrap_or(1);
        match (key.code, key.modifiers) {
            (KeyCode::PageUp, Modifiers::SHIFT) => self.look(page),
            (KeyCode::PageDown, Modifiers::SHIFT) => self.look(-page),
            _ => {
                self.back = 0;
                self.send(|modes, out| encode_key(key, modes, out));
            }
        }
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, ProgramEvent>) -> Outcome {
        let notch = match mouse.action {
            MouseAction::ScrollUp => isize::try_from(NOTCH).unwrap_or(1),
            MouseAction::ScrollDown => -isize::try_from(NOTCH).unwrap_or(1),
            _ => 0,
        };
        let modes = self.screen.input_modes();
        let past = self.screen.scrollback_len() > 0;
        if notch != 0 && modes.mouse == MouseTracking::Off && past {
            self.look(notch);
        } else {
            self.send(|modes, out| encode_mouse(mouse, modes, out));
        }
        Outcome::Consumed
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, ProgramEvent>) -> Outcome {
        self.back = 0;
        self.send(|modes, out| encode_paste(text, modes, out));
        Outcome::Consumed
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        self.is_running()
    }

    fn takes_interrupt(&self) -> bool {
        self.is_running()
    }

    fn focus_changed(&mut self, focus: Focus) {
        if (focus == Focus::Own) != (self.focus == Focus::Own) {
            self.send(|modes, out| encode_focus(focus == Focus::Own, modes, out));
        }
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        if size.is_empty() {
            return;
        }
        self.screen.resize(size);
        self.look(0);
        match std::mem::replace(&mut self.line, Line::Closed) {
            Line::Waiting(launch) => self.start(launch, size),
            Line::Open(mut wire) => {
                wire.resize(size);
                self.line = Line::Open(wire);
            }
            line => self.line = line,
        }
    }

    fn has_background(&self) -> bool {
        true
    }

    fn poll(&mut self, context: &mut Context<'_>, emit: &mut Emitter<'_, ProgramEvent>) -> Outcome {
        let mut taken = 0;
        let mut outcome = Outcome::Ignored;
        while taken < AT_ONCE {
            let next = match &mut self.line {
                Line::Open(wire) => wire.poll(context),
                Line::Failed(why) => {
                    let why = std::mem::take(why);
                    Poll::Ready(FromWire::Ended(Exit::Failed(why)))
                }
                Line::Waiting(_) | Line::Closed => Poll::Pending,
            };
            let Poll::Ready(next) = next else {
                return outcome;
            };
            outcome = Outcome::Consumed;
            match next {
                FromWire::Bytes(bytes) => {
                    taken += bytes.len().max(1);
                    self.take(&bytes, emit);
                }
                FromWire::Ended(exit) => {
                    self.line = Line::Closed;
                    emit.emit(ProgramEvent::Ended(exit));
                }
            }
        }
        context.waker().wake_by_ref();
        outcome
    }
}
