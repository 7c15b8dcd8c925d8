//! A person's prompt at a relay.

use std::path::Path;

use super::access::Who;
use crate::prompt::{Answer, History, Line, Prompt, PromptEvents, Question, Veil};

/// A person's prompt at a relay: for what only reads. What acts goes by [`super::Monitor::act`], as all acts do.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The prompt.
    prompt: Prompt,
    /// Where the lines of this account are kept; a guest has none.
    history: Option<History>,
}

impl Seat {
    pub(super) fn take(
        line: Line,
        who: &Who,
        may_act: bool,
        histories: Option<&Path>,
    ) -> (Self, PromptEvents) {
        let veil = Veil {
            hides_secrets: !may_act,
        };
        let (prompt, events) = Prompt::open_veiled(line, Some(veil));
        let histories = histories.filter(|_| !who.guest);
        let history = histories.map(|histories| History::of_account(histories, &who.name));
        (Self { prompt, history }, events)
    }

    /// The lines that go on from what is typed.
    #[must_use]
    pub fn complete(&self, typed: &str) -> Vec<String> {
        self.prompt.complete(typed)
    }

    /// Whether it knows the words of the running tor.
    #[must_use]
    pub fn has_learnt(&self) -> bool {
        self.prompt.has_learnt()
    }

    /// Asks the running tor for its words; nothing happens where it does not tell.
    pub fn learn(&self) -> impl Future<Output = ()> + Send + use<> {
        let learning = self.prompt.learn();
        async { drop(learning.await) }
    }

    /// Asks. What acts is not done here.
    pub fn ask(&self, question: Question) -> impl Future<Output = Answer> + Send + use<> {
        let asking = (!question.acts()).then(|| self.prompt.perform(question));
        async {
            match asking {
                Some(asking) => asking.await,
                None => Answer::failure("that changes something, and is not only asked"),
            }
        }
    }

    /// The lines of visits before, the oldest first.
    pub fn recall(&self) -> impl Future<Output = Vec<String>> + Send + use<> {
        let history = self.history.clone();
        off(move || history.map_or_else(Vec::new, |history| history.lines()))
    }

    /// Keeps a line for visits to come.
    pub fn remember(&self, line: &str) -> impl Future<Output = ()> + Send + use<> {
        let (history, line) = (self.history.clone(), line.to_owned());
        off(move || {
            if let Some(history) = history
                && let Err(error) = history.add(&line)
            {
                // A history that cannot be kept is no reason to stop.
                tracing::warn!("a line of a prompt is not kept: {error}");
            }
        })
    }
}

/// Does what waits for the disk where nobody else waits for it. Without a runtime, as in a test, it is done at once.
async fn off<T: Default + Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => runtime.spawn_blocking(work).await.unwrap_or_default(),
        Err(_) => work(),
    }
}
