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
mod reader;
mod recent;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use answer::{Answer, Row, Tone, event_row};
pub use history::History;
pub use reader::{Question, Read, Reader};
pub use recent::PromptEvents;
pub use vocabulary::Vocabulary;

use std::sync::{Arc, OnceLock};

use strombus_tor_control::{
    Command, Connection, Error, EventName, Link, Reply, Subscription, Wishes,
};

use crate::manual::Manual;
use recent::Recent;

/// What leads to tor.
#[derive(Clone, Debug)]
pub enum Line {
    /// One connection.
    Connection(Connection),
    /// A kept one, that is shared.
    Link(Link),
}

impl Line {
    fn connection(&self) -> Result<Connection, Error> {
        match self {
            Self::Connection(connection) => Ok(connection.clone()),
            Self::Link(link) => link.connection(),
        }
    }

    fn subscribe(&self) -> Subscription {
        match self {
            Self::Connection(connection) => connection.subscribe([]),
            Self::Link(link) => link.subscribe([]),
        }
    }
}

/// One person's prompt. Clones are the same prompt.
#[derive(Clone, Debug)]
pub struct Prompt {
    line: Line,
    vocabulary: Arc<OnceLock<Vocabulary>>,
    wishes: Wishes,
    recent: Arc<Recent>,
}

impl Prompt {
    /// A prompt, and the events that SETEVENTS asks for at it.
    #[must_use]
    pub fn open(line: Line) -> (Self, PromptEvents) {
        let subscription = line.subscribe();
        let recent = Arc::<Recent>::default();
        let prompt = Self {
            line,
            vocabulary: Arc::default(),
            wishes: subscription.wishes(),
            recent: Arc::clone(&recent),
        };
        (prompt, PromptEvents::new(subscription, recent))
    }

    /// Asks the running tor for its words, once. Without them [`Prompt::complete`] knows commands only.
    pub fn learn(&self) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        let prompt = self.clone();
        async move {
            if prompt.vocabulary.get().is_none() {
                let vocabulary = Vocabulary::learn(&prompt.line.connection()?).await?;
                let _ = prompt.vocabulary.set(vocabulary);
            }
            Ok(())
        }
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
            Question::Tor(command) => Answer::of(self.line.connection()?.ask(command).await?),
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
        self.wishes.set(names);
        connection.settle_events().await
    }
}
