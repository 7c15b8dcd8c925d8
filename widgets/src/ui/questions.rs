//! Questions to the terminal that wait for their answers.

use std::collections::VecDeque;
use std::time::Duration;

use strombus_terminal::{Query, Reply};

/// How long an answer is waited for: longer than the way to a far terminal and back takes.
const PATIENCE: Duration = Duration::from_secs(3);

/// Questions that wait at the same time. An app that asks more of a terminal at once has a mistake in it.
const MOST: usize = 32;

struct Question<M> {
    query: Query,
    until: Duration,
    answered: Box<dyn FnOnce(Option<Reply>) -> M + Send>,
}

/// The questions of one tree. Most apps ask none, and then it is one pointer.
pub(super) struct Questions<M>(Option<Box<State<M>>>);

struct State<M> {
    /// In the order in which they were asked, which is that of the answers.
    waiting: VecDeque<Question<M>>,
    /// Those of them that the host has not sent yet.
    unsent: Vec<Query>,
}

impl<M> Default for Questions<M> {
    fn default() -> Self {
        Self(None)
    }
}

impl<M> Questions<M> {
    /// Asks at the time `now`. If there is no room for another question, that is the answer.
    pub(super) fn ask(
        &mut self,
        query: Query,
        now: Duration,
        answered: impl FnOnce(Option<Reply>) -> M + Send + 'static,
        messages: &mut VecDeque<M>,
    ) {
        let state = self.0.get_or_insert_with(|| {
            Box::new(State {
                waiting: VecDeque::new(),
                unsent: Vec::new(),
            })
        });
        if state.waiting.len() >= MOST {
            messages.push_back(answered(None));
            return;
        }
        state.unsent.push(query.clone());
        state.waiting.push_back(Question {
            query,
            until: now.saturating_add(PATIENCE),
            answered: Box::new(answered),
        });
    }

    pub(super) fn take_unsent(&mut self) -> Vec<Query> {
        let unsent = self.0.as_mut().map(|state| &mut state.unsent);
        unsent.map(std::mem::take).unwrap_or_default()
    }

    /// The terminal said this. If nobody asked, it goes nowhere.
    pub(super) fn hear(&mut self, reply: Reply, messages: &mut VecDeque<M>) {
        let Some(state) = &mut self.0 else { return };
        let asked = |question: &Question<M>| question.query.is_answered_by(&reply);
        let first = state.waiting.iter().position(asked);
        if let Some(question) = first.and_then(|first| state.waiting.remove(first)) {
            messages.push_back((question.answered)(Some(reply)));
        }
        self.rest();
    }

    /// When the first of them has waited long enough.
    pub(super) fn next(&self) -> Option<Duration> {
        self.0
            .as_ref()?
            .waiting
            .front()
            .map(|question| question.until)
    }

    /// It is `now`; who waited long enough gets no answer.
    pub(super) fn advance(&mut self, now: Duration, messages: &mut VecDeque<M>) {
        let Some(state) = &mut self.0 else { return };
        while state
            .waiting
            .front()
            .is_some_and(|first| first.until <= now)
        {
            if let Some(question) = state.waiting.pop_front() {
                messages.push_back((question.answered)(None));
            }
        }
        self.rest();
    }

    /// Lets go of what is needed only while something is asked.
    fn rest(&mut self) {
        self.0 = self
            .0
            .take()
            .filter(|state| !state.waiting.is_empty() || !state.unsent.is_empty());
    }
}
