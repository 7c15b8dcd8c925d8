//! What the session asks its terminal by itself, to know better what it can do.
//!
//! The first frame is sent without waiting for anything; the first questions follow it in the same write. Whoever
//! answers one of them is asked the second ones. No timer runs meanwhile: an answer is taken when it comes, if that is
//! not absurdly late, and a terminal that never answers is as it was found by its name.

use std::time::Duration;

use strombus_terminal::{Profile, Query, Reply};
use tokio::time::Instant;

/// An answer that comes later than this after the question changes nothing any more.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long the end of a session waits for answers that are on their way, counted from the question: they would be
/// typed into what the person does next.
const AT_THE_END: Duration = Duration::from_millis(250);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    /// Nothing was asked.
    #[default]
    Begin,
    /// The first questions are asked.
    First,
    /// One of them is answered, so that there will be second ones.
    Promising,
    /// The second ones are to be asked.
    Between,
    /// The second ones are asked.
    Second,
    Done,
}

/// The questions of one session.
#[derive(Debug, Default)]
pub(super) struct Asking {
    step: Step,
    /// What is not answered yet.
    awaited: Vec<Query>,
    since: Option<Instant>,
}

impl Asking {
    /// Appends the questions that are due, if any. The terminal has been taken over, and shows something.
    pub(super) fn ask(&mut self, profile: &Profile, now: Instant, out: &mut Vec<u8>) {
        let (step, queries) = match self.step {
            Step::Begin if profile.queries => (Step::First, Profile::first_questions().to_vec()),
            Step::Begin => {
                self.step = Step::Done;
                return;
            }
            Step::Between => (Step::Second, Profile::second_questions().to_vec()),
            _ => return,
        };
        Profile::ask(&queries, out);
        self.step = step;
        self.awaited = queries;
        self.since = Some(now);
    }

    /// Whether there is something to ask though there is no frame to send.
    pub(super) fn is_due(&self) -> bool {
        self.step == Step::Between
    }

    /// The terminal said this. Whether it answers one of these questions, and in time: `None` if nobody asked here.
    pub(super) fn hear(&mut self, reply: &Reply, now: Instant) -> Option<bool> {
        let answers = |query: &Query| query.is_answered_by(reply);
        let index = self.awaited.iter().position(answers)?;
        let query = self.awaited.swap_remove(index);
        let in_time = self
            .since
            .is_some_and(|since| now.saturating_duration_since(since) <= PATIENCE);
        if query != Query::PrimaryAttributes {
            // Its background says nothing of how a terminal reads what it does not know; nor do secondary attributes, which
            // all have had since the VT220.
            let is_old = matches!(query, Query::Color(_) | Query::SecondaryAttributes);
            if self.step == Step::First && !is_old && in_time {
                self.step = Step::Promising;
            }
            return Some(in_time);
        }
        // The last question is answered: no answer to those before it will come.
        self.awaited = Vec::new();
        self.step = match self.step {
            Step::Promising if in_time => Step::Between,
            _ => Step::Done,
        };
        Some(in_time)
    }

    /// Until when the end of the session waits for answers; `None` if none are on their way.
    pub(super) fn awaited_until(&self) -> Option<Instant> {
        if self.awaited.is_empty() {
            return None;
        }
        self.since?.checked_add(AT_THE_END)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(asking: &mut Asking, profile: &Profile) -> String {
        let mut out = Vec::new();
        asking.ask(profile, Instant::now(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn only_who_answers_is_asked_more() {
        let (now, fence) = (Instant::now(), Reply::PrimaryAttributes(vec![1]));
        let mut asking = Asking::default();
        assert!(asked(&mut asking, &Profile::XTERM).contains("\x1b[>q"));
        assert_eq!(asked(&mut asking, &Profile::XTERM), "");
        let old = Reply::SecondaryAttributes {
            terminal: 0,
            version: 95,
        };
        assert_eq!(asking.hear(&old, now), Some(true));
        assert_eq!(asking.hear(&fence, now), Some(true));
        assert!(!asking.is_due());
        assert_eq!(asking.hear(&fence, now), None);

        let mut asking = Asking::default();
        asked(&mut asking, &Profile::XTERM);
        assert_eq!(asking.hear(&Reply::KeyboardFlags(0), now), Some(true));
        assert!(!asking.is_due(), "the answers are not complete");
        assert_eq!(asking.hear(&fence, now), Some(true));
        assert!(asking.is_due());
        assert!(asked(&mut asking, &Profile::XTERM).contains("\x1b[?2026$p"));
        assert_eq!(asking.hear(&fence, now), Some(true));
        assert!(asking.awaited_until().is_none() && !asking.is_due());
    }

    #[tokio::test(start_paused = true)]
    async fn who_prints_what_it_does_not_know_is_asked_nothing() {
        for profile in [
            Profile::VT100,
            Profile::LINUX,
            Profile::CP437,
            Profile::DUMB,
        ] {
            assert_eq!(asked(&mut Asking::default(), &profile), "");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_is_late_is_known_as_one_and_leads_to_nothing() {
        let mut asking = Asking::default();
        asked(&mut asking, &Profile::XTERM);
        let late = Instant::now() + PATIENCE + Duration::from_millis(1);
        assert_eq!(asking.hear(&Reply::KeyboardFlags(0), late), Some(false));
        let fence = Reply::PrimaryAttributes(vec![]);
        assert_eq!(asking.hear(&fence, late), Some(false));
        assert!(!asking.is_due());
    }
}
