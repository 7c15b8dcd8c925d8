//! An app without widgets, which writes to the terminal by itself, as one did on a VT102.
//!
//! Run it in this terminal with `cargo run --example vt102`; `q` leaves it, other keys scroll in their own region.

use std::time::Duration;

use strombus::terminal::{
    Attributes, Bank, CharacterSet, Input, KeyCode, Mode, Position, Query, Reply, Style,
};
use strombus::{Session, Terminal, TerminalApp};

/// The rows of the banner and the frame; what is below them scrolls.
const HEAD: u16 = 8;

pub(crate) struct Vt102 {
    seconds: u64,
}

impl TerminalApp for Vt102 {
    fn open(terminal: &mut Terminal, _session: &Session) -> Self {
        terminal.wake_after(Duration::from_secs(1));
        terminal.ask(Query::Version);
        Vt102 { seconds: 0 }
    }

    fn show(&mut self, terminal: &mut Terminal) {
        let size = terminal.size();
        if !terminal.profile().addressing {
            terminal.write().text("This needs a screen.");
            return;
        }
        // A region has at least two rows.
        if size.rows < HEAD + 2 {
            terminal.write().text("This needs ten rows.");
            return;
        }
        let mut write = terminal.write();
        // Both halves of a line of double height have the same text.
        for (row, top) in [(0, true), (1, false)] {
            write.move_to(Position::new(row, 0));
            if top {
                write.double_height_top();
            } else {
                write.double_height_bottom();
            }
            write.style(Style::new().bold()).text("STROMBUS").plain();
        }
        write.move_to(Position::new(2, 0)).double_width();
        write.text("on a VT102");
        // DEC Special Graphics: the letters are lines.
        write.designate(Bank::G1, CharacterSet::DecGraphics);
        let line = "q".repeat(30);
        let rows = [
            format!("l{line}k"),
            format!("x{:30}x", ""),
            format!("m{line}j"),
        ];
        for (row, line) in (4..).zip(&rows) {
            write.move_to(Position::new(row, 0));
            write.shift(Bank::G1).text(line).shift(Bank::G0);
        }
        write.move_to(Position::new(5, 2));
        for (attributes, word) in [
            (Attributes::BOLD, "bold"),
            (Attributes::UNDERLINE, "underline"),
            (Attributes::BLINK, "blink"),
            (Attributes::REVERSE, "reverse"),
        ] {
            write
                .set_attributes(attributes)
                .text(word)
                .plain()
                .text(" ");
        }
        write.scroll_region(HEAD..size.rows);
        write.move_to(Position::new(i32::from(HEAD), 0));
        write.text("Press keys; q leaves.");
    }

    fn input(&mut self, terminal: &mut Terminal, input: Input) {
        let text = match input {
            Input::Key(key) if key.code == KeyCode::Char('q') => return terminal.leave(),
            Input::Key(key) => format!("{:?}", key.code),
            Input::Paste(paste) => paste.text,
            Input::Reply(Reply::Version(version)) => format!("This is {version}."),
            _ => return,
        };
        let mut write = terminal.write();
        // What the VT100 and the teletype before it have in common.
        write.carriage_return().line_feed().text(&text);
    }

    fn woken(&mut self, terminal: &mut Terminal) {
        if !terminal.profile().addressing {
            return;
        }
        terminal.wake_after(Duration::from_secs(1));
        self.seconds += 1;
        if terminal.size().rows < HEAD + 2 {
            return;
        }
        let clock = format!("{:>4} s", self.seconds);
        let column = i32::from(terminal.size().columns) - 6;
        let mut write = terminal.write();
        write.save_cursor().reset_mode(Mode::ORIGIN);
        write.move_to(Position::new(3, column)).text(&clock);
        write.restore_cursor();
    }
}

fn main() -> std::process::ExitCode {
    strombus::run_terminal_app::<Vt102>()
}
