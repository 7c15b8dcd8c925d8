//! The prompt: lines that a person types become questions to a tor, and its answers become rows to show.
//!
//! It is the same for a page and for `strombus tor-prompt`. [`Reader`] makes [`Question`]s of lines and does no I/O;
//! [`Prompt::perform`] asks tor, by its control port and in no other way; [`Prompt::complete`] knows the words of the running tor.
//! Nothing that is typed is ever run as code. Who may ask what is for the caller to decide: see [`Question::acts`].

mod about;
mod answer;
mod commands;
mod complete;
mod help;
mod history;
mod played;
mod reader;
mod recent;
#[cfg(test)]
mod tests;
mod veil;
mod vocabulary;

pub use answer::{Answer, Row, Tone, event_row};
pub use history::History;
pub(crate) use history::may_be_kept;
pub use played::PlayedTor;
pub use reader::{Question, Read, Reader};
pub use recent::PromptEvents;
pub use veil::Veil;
pub use vocabulary::Vocabulary;

use std::sync::{Arc, OnceLock, PoisonError};

use strombus_tor_control::{
    Command, Connection, Error, EventName, Line as ReplyLine, Link, Reply, Wishes,
};

use crate::manual::Manual;
use played::Wished;
use recent::{Recent, Source};

/// What leads to tor.
#[derive(Clone, Debug)]
pub enum Line {
    /// One connection.
    Connection(Connection),
    /// A kept one, that is shared.
    Link(Link),
    /// None: a test plays.
    Played(PlayedTor),
}

impl Line {
    fn connection(&self) -> Result<Connection, Error> {
        match self {
            Self::Connection(connection) => Ok(connection.clone()),
            Self::Link(link) => link.connection(),
            Self::Played(_) => Err(Error::Down("this tor is only played".into())),
        }
    }

    async fn ask(&self, command: Command) -> Result<Reply, Error> {
        match self {
            Self::Played(tor) => Ok(tor.ask(command.line())),
            _ => self.connection()?.ask(command).await,
        }
    }

    async fn learn(&self) -> Result<Vocabulary, Error> {
        match self {
            Self::Played(tor) => Ok(tor.vocabulary()),
            _ => Vocabulary::learn(&self.connection()?).await,
        }
    }

    /// What is heard, and what says what that is to be.
    fn subscribe(&self) -> (Source, Ears) {
        let subscription = match self {
            Self::Connection(connection) => connection.subscribe([]),
            Self::Link(link) => link.subscribe([]),
            Self::Played(tor) => {
                let ear = tor.listen();
                let wished = Arc::clone(&ear.wished);
                return (Source::Played(ear), Ears::Played(wished));
            }
        };
        let wishes = subscription.wishes();
        (Source::Tor(subscription), Ears::Tor(wishes))
    }
}

/// Says what is to be heard.
#[derive(Clone, Debug)]
enum Ears {
    Tor(Wishes),
    Played(Wished),
}

/// One person's prompt. Clones are the same prompt.
#[derive(Clone, Debug)]
pub struct Prompt {
    line: Line,
    vocabulary: Arc<OnceLock<Vocabulary>>,
    ears: Ears,
    recent: Arc<Recent>,
    veil: Option<Veil>,
}

impl Prompt {
    /// A prompt, and the events that SETEVENTS asks for at it.
    #[must_use]
    pub fn open(line: Line) -> (Self, PromptEvents) {
        Self::open_veiled(line, None)
    }

    /// The same, for somebody who is not to see all.
    #[must_use]
    pub fn open_veiled(line: Line, veil: Option<Veil>) -> (Self, PromptEvents) {
        let (source, ears) = line.subscribe();
        let recent = Arc::<Recent>::default();
        let prompt = Self {
            line,
            vocabulary: Arc::default(),
            ears,
            recent: Arc::clone(&recent),
            veil,
        };
        (prompt, PromptEvents::new(source, recent, veil))
    }

    /// Asks the running tor for its words, once. Without them [`Prompt::complete`] knows commands only.
    pub fn learn(&self) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        let prompt = self.clone();
        async move {
            if !prompt.has_learnt() {
                let vocabulary = prompt.line.learn().await?;
                let _ = prompt.vocabulary.set(vocabulary);
            }
            Ok(())
        }
    }

    /// Whether it knows the words of the running tor.
    #[must_use]
    pub fn has_learnt(&self) -> bool {
        self.vocabulary.get().is_some()
    }

    /// The lines that go on from what is typed, at most a thousand.
    #[must_use]
    pub fn complete(&self, typed: &str) -> Vec<String> {
        complete::complete(typed, self.vocabulary.get())
    }

    /// Asks. What goes wrong is part of the answer.
    pub fn perform(&self, question: Question) -> impl Future<Output = Answer> + Send + use<> {
        let prompt = self.clone();
        async move {
            match prompt.answer(question).await {
                Ok(answer) => answer,
                Err(error) => Answer::failure(&error.to_string()),
            }
        }
    }

    async fn answer(&self, question: Question) -> Result<Answer, Error> {
        Ok(match question {
            Question::Tor(command) => {
                let reply = self.line.ask(command).await?;
                Answer::of(match self.veil {
                    Some(veil) => veil.reply(reply),
                    None => reply,
                })
            }
            Question::Events(names) => Answer::of(self.set_events(names).await?),
            Question::Recent(names) => self.recent.answer(&names),
            Question::About(whom) => about::about(&self.line.connection()?, &whom).await?,
            Question::Help(topic) => {
                // Help is there without tor, with fewer words.
                let _ = self.learn().await;
                let manual = match help::wants_manual(&topic, self.vocabulary.get()) {
                    true => tokio::task::spawn_blocking(Manual::installed)
                        .await
                        .ok()
                        .flatten(),
                    false => None,
                };
                help::help(&topic, self.vocabulary.get(), manual)
            }
        })
    }

    /// What others have asked for on the same connection goes on. Tor's own answer comes back, also where it refuses.
    async fn set_events(&self, names: Vec<EventName>) -> Result<Reply, Error> {
        let wishes = match &self.ears {
            Ears::Tor(wishes) => wishes,
            Ears::Played(wished) => {
                *wished.lock().unwrap_or_else(PoisonError::into_inner) = names;
                let text = "OK".into();
                let line = ReplyLine {
                    status: 250,
                    text,
                    data: None,
                };
                return Ok(Reply { lines: vec![line] });
            }
        };
        let connection = self.line.connection()?;
        let known = connection.events();
        if let Some(unknown) = names
            .iter()
            .find(|name| !known.is_empty() && !known.contains(name))
        {
            return connection
                .ask(Command::raw(&format!("SETEVENTS {unknown}"))?)
                .await;
        }
        wishes.set(names);
        connection.settle_events().await
    }
}
