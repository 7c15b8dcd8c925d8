//! Plain mode: the tree as a dialogue in lines, for who hears a screen or has none.
//!
//! Each widget says what it is and holds ([`Widget::say`](crate::Widget::say)); the narrator says all of that once, in reading
//! order, and then only what changes. The person types lines: an answer to the thing that has the focus, or a command. Nothing
//! is drawn: what comes out is text, wrapped at words, with CR LF. The tree is laid out on a sheet of its own size, so that
//! nothing is missing where a window is small. The price is that the tree is heard whole whenever anything in it changed.
//!
//! `spoken` is what widgets say, `page` what is heard in a turn, `narrator` what becomes of it, `memory` what was said before, `answer` what a line means,
//! `typing` the line that is being typed.

mod answer;
mod command;
mod memory;
mod narrator;
mod page;
mod pilot;
mod spoken;
mod typing;
mod words;

use std::time::Duration;

use strombus_terminal::{Input, Key, KeyCode, Profile, Size, text};

use crate::running::Running;
use crate::wrap;
use narrator::Narrator;
pub use pilot::PlainPilot;
pub use spoken::{Answer, Spoken, SpokenItems, SpokenRole, SpokenWidget};
use typing::Typing;

/// The narrowest line that is wrapped at words, in columns.
const NARROWEST: u16 = 20;

/// Who shows what a person types, and mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// The session does: the client sends each key by itself.
    Session,
    /// The client does, line by line, but for what it is told to hide.
    Client,
    /// The client does, and cannot be told to hide anything: a pipe, a terminal behind netcat.
    ClientAlways,
}

/// The dialogue of one session in plain mode. It has no I/O and no clock: the host feeds it with input and takes what it says.
#[derive(Debug)]
pub struct Plain {
    narrator: Narrator,
    typing: Typing,
    /// What is to be sent.
    out: String,
    /// Lines to be said before anything else.
    replies: Vec<String>,
    columns: u16,
    ascii: bool,
    echo: Echo,
    /// Whether the person typed a line that nothing was said to yet.
    is_owed: bool,
    must_say: bool,
    welcomed: bool,
}

impl Plain {
    /// How large the sheet is that an app is laid out on.
    pub const SIZE: Size = Size::new(100, 100);

    /// The variable of the environment by which a person chooses plain mode, whatever the terminal can do.
    pub const VARIABLE: &str = "STROMBUS_PLAIN";

    /// A dialogue on lines of `columns`, in the characters that `profile` has.
    #[must_use]
    pub fn new(columns: u16, profile: &Profile) -> Self {
        Self {
            narrator: Narrator::default(),
            typing: Typing::default(),
            out: String::new(),
            replies: Vec::new(),
            columns,
            ascii: profile.glyphs != strombus_terminal::Glyphs::Unicode,
            echo: Echo::Session,
            is_owed: false,
            must_say: true,
            welcomed: false,
        }
    }

    /// Whether this value of [`Plain::VARIABLE`] asks for it.
    #[must_use]
    pub fn is_wanted(value: Option<&str>) -> bool {
        value.is_some_and(|value| !matches!(value, "" | "0" | "no" | "off"))
    }

    /// What an app is told that its terminal can do: nothing but lines.
    #[must_use]
    pub const fn profile(of: &Profile) -> Profile {
        Profile {
            glyphs: of.glyphs,
            ..Profile::DUMB
        }
    }

    /// Lines are so long from now on.
    pub const fn set_columns(&mut self, columns: u16) {
        self.columns = columns;
    }

    /// Who shows what is typed, and mends it.
    pub const fn set_echo(&mut self, echo: Echo) {
        self.echo = echo;
        self.narrator.hides = !matches!(echo, Echo::ClientAlways);
    }

    /// Says a line before anything else.
    pub fn note(&mut self, line: impl Into<String>) {
        self.replies.push(line.into());
    }

    /// Whether what is typed now is not to be shown.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        let target = self.narrator.target.as_ref();
        target.is_some_and(|target| target.role == SpokenRole::Password)
    }

    /// Another app is shown: it is said whole.
    pub fn open(&mut self, title: &str) {
        self.narrator.open(words::name(title));
        self.must_say = true;
        self.replies.push(words::sentence(words::name(title)));
        if !std::mem::replace(&mut self.welcomed, true) {
            self.replies
                .push("Plain mode: type ? and Enter for help.".into());
        }
    }

    /// Says everything again, as for a person whose screen was disturbed.
    pub fn say_again(&mut self) {
        self.narrator.must_orient = true;
        self.must_say = true;
    }

    /// Something that the person typed.
    pub fn input(&mut self, app: &mut dyn Running, input: Input) {
        match input {
            Input::Key(key) => self.key(app, &key),
            Input::Paste(paste) => {
                for c in paste.text.chars() {
                    let key = if c == '\n' {
                        Key::new(KeyCode::Enter)
                    } else {
                        Key::char(c)
                    };
                    self.key(app, &key);
                }
            }
            _ => {}
        }
    }

    fn key(&mut self, app: &mut dyn Running, key: &Key) {
        self.typing.echoes = self.echo == Echo::Session && !self.is_secret();
        if *key == Key::control('c') {
            self.narrator.wake();
            app.interrupt();
        } else if *key == Key::new(KeyCode::Enter) {
            let line = self.typing.enter(self.echo != Echo::Session, &mut self.out);
            self.is_owed = true;
            self.narrator.wake();
            let replies = self.narrator.line(app, &line);
            self.replies.extend(replies);
        } else if !self.typing.key(key) && self.typing.is_empty() {
            // Keys that mean something to the app: Ctrl-D, Esc, F1.
            self.narrator.wake();
            app.input(Input::Key(*key));
        }
    }

    /// Whether a line is to be answered, or the app to be told, before more is typed: what it is for is not known yet.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.is_owed || self.must_say
    }

    /// Whether there is something to say or to show, besides what changed in the app.
    #[must_use]
    pub fn is_due(&self, now: Duration) -> bool {
        self.must_say
            || self.is_owed
            || !self.replies.is_empty()
            || self.next_deadline().is_some_and(|due| due <= now)
    }

    /// When something is to be said that was not yet, since it changes too often.
    #[must_use]
    pub const fn next_deadline(&self) -> Option<Duration> {
        self.narrator.due
    }

    /// Says what is new, if anything may be. It is `now`, by any clock that goes on.
    pub fn say(&mut self, app: &mut dyn Running, now: Duration) {
        if self.is_due(now) || app.needs_frame() {
            self.must_say = false;
            if std::mem::take(&mut self.is_owed) && self.echo != Echo::Session {
                // Some clients show Enter as a line feed alone.
                self.out.push('\r');
            }
            let mut lines = std::mem::take(&mut self.replies);
            lines.extend(self.narrator.narrate(app, now));
            if app.take_bell() {
                lines.push("The bell rings.".into());
            }
            self.write(&lines);
        }
        self.typing.echoes = self.echo == Echo::Session && !self.is_secret();
        self.typing.show(&mut self.out);
    }

    /// Says lines.
    pub fn write(&mut self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.typing.make_way(&mut self.out);
        // The last column is left free: some terminals go on to the next row there, and some do not.
        let columns = usize::from(self.columns.max(NARROWEST) - 1);
        for line in lines {
            for row in wrap::lines(line, columns) {
                let graphemes = text::graphemes(row.trim_end()).map(|(grapheme, _)| grapheme);
                if self.ascii {
                    self.out.extend(graphemes.map(text::ascii));
                } else {
                    self.out.extend(graphemes);
                }
                self.out.push_str("\r\n");
            }
        }
    }

    /// Whether an app can be told in lines: not one that writes to the terminal by itself.
    #[must_use]
    pub fn is_for(app: &dyn Running) -> bool {
        !app.takes_terminal()
    }

    /// The last words, to one who left by themselves; to others the line that was begun is ended.
    pub fn farewell(&mut self, left: bool) -> Vec<u8> {
        self.typing.make_way(&mut self.out);
        if left {
            self.write(&["Goodbye.".into()]);
        }
        self.take_output()
    }

    /// What is to be sent.
    pub fn take_output(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out).into_bytes()
    }
}
