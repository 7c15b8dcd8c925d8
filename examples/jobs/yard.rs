//! The jobs that all sessions watch, and who works at them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::{Stream, stream};
use tokio::sync::broadcast::{Receiver, Sender, channel, error::RecvError};

use super::{JOBS, Job, State};

/// How much news may wait for a session. One that is slower loses the oldest, and then looks at all jobs anew.
const NEWS: usize = 64;

/// Between two steps.
const REST: Duration = Duration::from_millis(200);

/// What a session is told.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// The job of this number is like this now.
    Job(usize, Job),
    /// Somebody did something.
    Said(String),
    /// Some news was lost.
    Missed,
}

/// The jobs; every clone is the same.
#[derive(Clone, Debug)]
pub(crate) struct Yard(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// Held for the moment of a change; nobody works while it is held.
    jobs: Mutex<Vec<Job>>,
    news: Sender<News>,
}

impl Yard {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Shared {
            jobs: Mutex::new(JOBS.into()),
            news: channel(NEWS).0,
        }))
    }

    /// Works at the jobs, one after the other, as long as anybody holds the yard.
    pub(crate) fn start(&self) {
        let shared = Arc::downgrade(&self.0);
        std::thread::spawn(move || {
            while let Some(shared) = shared.upgrade() {
                Self(shared).step();
                std::thread::sleep(REST);
            }
        });
    }

    /// All jobs as they are now.
    pub(crate) fn jobs(&self) -> Vec<Job> {
        self.lock().clone()
    }

    /// What happens from now on.
    pub(crate) fn news(&self) -> impl Stream<Item = News> + Send + use<> {
        stream::unfold(self.0.news.subscribe(), async |mut news: Receiver<News>| {
            let item = match news.recv().await {
                Ok(item) => item,
                Err(RecvError::Lagged(_)) => News::Missed,
                Err(RecvError::Closed) => return None,
            };
            Some((item, news))
        })
    }

    /// Does one step of work at the first job that is not over.
    pub(crate) fn step(&self) {
        let first = self
            .jobs()
            .into_iter()
            .enumerate()
            .find(|(_, job)| job.is_open());
        let Some((number, mut job)) = first else {
            return;
        };
        if job.state == State::Waiting {
            job.state = State::Running;
            self.say(format!("{} begins.", job.name));
        }
        job.step();
        if let Some(kept) = self.lock().get_mut(number) {
            // Somebody may have cancelled it meanwhile.
            if !kept.is_open() {
                return;
            }
            *kept = job.clone();
        }
        if job.state == State::Done {
            self.say(format!("{} is done: {} found.", job.name, job.found));
        }
        self.tell(News::Job(number, job));
    }

    /// Cancels a job, in the name of `who`.
    pub(crate) fn cancel(&self, number: usize, who: &str) {
        let cancelled = match self.lock().get_mut(number) {
            Some(job) if job.is_open() => {
                job.state = State::Cancelled;
                job.clone()
            }
            _ => return,
        };
        self.say(format!("{who} cancels {}.", cancelled.name));
        self.tell(News::Job(number, cancelled));
    }

    /// Lets a job that is over begin anew.
    pub(crate) fn again(&self, number: usize) {
        let fresh = match (self.lock().get_mut(number), JOBS.get(number)) {
            (Some(job), Some(fresh)) if !job.is_open() => {
                *job = fresh.clone();
                job.clone()
            }
            _ => return,
        };
        self.tell(News::Job(number, fresh));
    }

    fn say(&self, what: String) {
        self.tell(News::Said(what));
    }

    fn tell(&self, news: News) {
        // Without anybody who listens it is nobody's.
        let _ = self.0.news.send(news);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Job>> {
        self.0.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
