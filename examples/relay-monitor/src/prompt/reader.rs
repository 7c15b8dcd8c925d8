//! Lines become questions.

use strombus_tor_control::{BadCommand, Command, EventName};

use super::commands;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A command for tor.
    Tor(Command),
    /// SETEVENTS: these and no others are heard at this prompt.
    Events(Vec<EventName>),
    /// `/help`: of a topic, or of all.
    Help(String),
    /// `/events`: what was heard of these, or of all.
    Recent(Vec<EventName>),
    /// `/info`: what is known of a relay, by its fingerprint, nickname or address; of this tor if it is empty.
    About(String),
}

impl Question {
    /// Whether it may change something, at tor or in the network. Commands that are not known may.
    #[must_use]
    pub fn acts(&self) -> bool {
        match self {
            Self::Tor(command) => commands::find(&command.keyword()).is_none_or(|known| known.acts),
            _ => false,
        }
    }
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// It was blank, or a comment: it begins with `#`, as no command of tor does.
    Nothing,
    /// It belongs to a body, which a lone dot ends.
    More,
    /// It is to be asked.
    Ask(Question),
    /// It says goodbye.
    Quit,
    /// It makes no sense.
    Wrong(String),
}

/// Reads line after line.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    body: Option<Body>,
}

/// A command whose body is being typed.
#[derive(Clone, Debug)]
struct Body {
    command: Command,
    text: String,
    /// Nothing of it is kept any more.
    is_too_long: bool,
}

impl Reader {
    /// Whether the next line belongs to a body.
    #[must_use]
    pub fn is_inside_body(&self) -> bool {
        self.body.is_some()
    }

    /// Whether that body is of a command that may change something.
    #[must_use]
    pub fn acts(&self) -> bool {
        let body = self.body.as_ref();
        body.is_some_and(|body| Question::Tor(body.command.clone()).acts())
    }

    /// Leaves a body that was begun.
    pub fn cancel(&mut self) {
        self.body = None;
    }

    /// Reads a line, without its end.
    pub fn read(&mut self, line: &str) -> Read {
        let line = line.trim_end_matches(['\r', '\n']);
        if let Some(body) = self.body.take() {
            return self.go_on(body, line);
        }
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Read::Nothing;
        }
        match line.strip_prefix('/') {
            Some(own) => ours(own),
            None => self.tors(line),
        }
    }

    fn go_on(&mut self, mut body: Body, line: &str) -> Read {
        if line == "." {
            if body.is_too_long {
                return Read::Wrong(BadCommand::TooLong.to_string());
            }
            return match body.command.with_body(&body.text) {
                Ok(command) => Read::Ask(Question::Tor(command)),
                Err(error) => Read::Wrong(error.to_string()),
            };
        }
        // A dot that begins a line is doubled, as on the wire.
        let line = match line.strip_prefix('.') {
            Some(rest) if rest.starts_with('.') => rest,
            _ => line,
        };
        if body.text.len() + line.len() >= Command::MOST {
            body.is_too_long = true;
            body.text.clear();
        }
        if !body.is_too_long {
            body.text.push_str(line);
            body.text.push('\n');
        }
        self.body = Some(body);
        Read::More
    }

    fn tors(&mut self, line: &str) -> Read {
        let command = match Command::raw(line) {
            Ok(command) => command,
            Err(error) => return Read::Wrong(error.to_string()),
        };
        let keyword = command.keyword();
        if line.starts_with('+') || commands::find(&keyword).is_some_and(|known| known.body) {
            self.body = Some(Body {
                command,
                text: String::new(),
                is_too_long: false,
            });
            return Read::More;
        }
        match keyword.as_str() {
            "QUIT" => Read::Quit,
            "SETEVENTS" => {
                let names = words(line).filter(|name| !name.eq_ignore_ascii_case("EXTENDED"));
                Read::Ask(Question::Events(names.map(event).collect()))
            }
            // A wrong one would close a connection that others share.
            "AUTHENTICATE" | "AUTHCHALLENGE" => {
                Read::Wrong("this connection is authenticated already".into())
            }
            _ => Read::Ask(Question::Tor(command)),
        }
    }
}

fn ours(line: &str) -> Read {
    let word = line.split_whitespace().next().unwrap_or_default();
    let rest = line.strip_prefix(word).unwrap_or_default().trim();
    Read::Ask(match word.to_ascii_lowercase().as_str() {
        "help" => Question::Help(rest.into()),
        "events" => Question::Recent(words(line).map(event).collect()),
        "info" => Question::About(rest.into()),
        "quit" | "exit" => return Read::Quit,
        _ => return Read::Wrong(format!("there is no /{word}; /help lists what there is")),
    })
}

/// The words behind the first.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace().skip(1)
}

fn event(name: &str) -> EventName {
    name.to_ascii_uppercase().as_str().into()
}
