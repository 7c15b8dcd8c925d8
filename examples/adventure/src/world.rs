//! The world: the lock around the state, and what is done once it is gone.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use crate::command::{self, Reply};
use crate::news::News;
use crate::scene::Scene;
use crate::state::State;
use crate::visit::Visit;
use crate::visitor::VisitorId;

/// One island that all visitors share. A handle: clones of it are the same world.
#[derive(Clone)]
pub struct World {
    state: Arc<Mutex<State>>,
}

impl World {
    /// A new island, with everything in its place and nobody there.
    pub fn new() -> World {
        World {
            state: Arc::new(Mutex::new(State::new())),
        }
    }

    /// Lets somebody come ashore. Dropping the visit makes them leave.
    ///
    /// The name is cleaned and cut to [`NAME_CHARS`](crate::NAME_CHARS); the second Ann is called
    /// "ann (2)". What became of it is [`Visit::name`].
    pub fn join(&self, name: &str) -> Visit {
        let (id, name) = self.change(|state| state.join(name));
        Visit::new(self.clone(), id, name)
    }

    /// How many people are in the world.
    pub fn population(&self) -> usize {
        self.lock().visitors.len()
    }

    pub(crate) fn leave(&self, id: VisitorId) {
        self.change(|state| state.leave(id));
    }

    pub(crate) fn command(&self, id: VisitorId, line: &str) -> Reply {
        let reply = self.change(|state| {
            let reply = state.turn(id, |turn| command::obey(turn, line));
            // Not within the turn: the tide is seen by the one who gave the command as well.
            state.count_command();
            reply
        });
        reply.unwrap_or_else(Reply::farewell)
    }

    pub(crate) fn scene(&self, id: VisitorId) -> Option<Scene> {
        self.change(|state| state.turn(id, |turn| turn.scene()))
    }

    pub(crate) fn new_reader(&self, id: VisitorId) -> u64 {
        self.change(|state| {
            let Some(visitor) = state.visitors.get_mut(&id) else {
                return 0;
            };
            let (reader, woken) = visitor.mailbox.new_reader();
            state.woken.extend(woken);
            reader
        })
    }

    pub(crate) fn poll_news(
        &self,
        id: VisitorId,
        reader: u64,
        cx: &mut Context<'_>,
    ) -> Poll<Option<News>> {
        let mut state = self.lock();
        let Some(visitor) = state.visitors.get_mut(&id) else {
            return Poll::Ready(None);
        };
        let news = visitor.mailbox.next(reader);
        let retired = match news {
            Poll::Pending => visitor.mailbox.wait(cx.waker().clone()),
            Poll::Ready(_) => None,
        };
        drop(state);
        drop(retired);
        news
    }

    pub(crate) fn stop_reading(&self, id: VisitorId, reader: u64) {
        let mut state = self.lock();
        let visitor = state.visitors.get_mut(&id);
        let retired = visitor.and_then(|visitor| visitor.mailbox.stop_waiting(reader));
        drop(state);
        drop(retired);
    }

    /// Changes the state, then wakes those who have something to read. A waker may run anything,
    /// even a command in this very world, so no lock is held by then.
    fn change<R>(&self, act: impl FnOnce(&mut State) -> R) -> R {
        let mut state = self.lock();
        let result = act(&mut state);
        let woken = std::mem::take(&mut state.woken);
        drop(state);
        for waker in woken {
            waker.wake();
        }
        result
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Every change leaves the state fit for use, whatever panicked: see `State::turn` and
        // `State::leave`.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for World {
    fn default() -> Self {
        World::new()
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Spot;
    use crate::thing::Thing;

    #[test]
    fn a_thousand_visitors_leave_nothing_behind() {
        let world = World::new();
        let mut visits: Vec<Visit> = (0..1000).map(|_| world.join("ann")).collect();
        assert_eq!(world.population(), 1000);
        for (index, visit) in visits.iter_mut().enumerate() {
            visit.command("take all");
            if index % 2 == 0 {
                visit.command("north");
                visit.command("take all");
            }
        }
        assert_eq!(world.join("ann").name(), "ann (1001)");
        drop(visits);
        let state = world.lock();
        assert!(state.visitors.is_empty());
        assert!(state.woken.is_empty());
        for thing in Thing::all() {
            assert!(matches!(state.spot(thing), Spot::Lying(_)), "{thing:?}");
        }
        drop(state);
        assert_eq!(world.join("ann").name(), "ann");
    }

    #[test]
    fn what_a_panic_left_in_nobodys_hands_goes_home() {
        let world = World::new();
        let mut visit = world.join("ann");
        visit.command("take rope");
        visit.command("north");
        let panicked: Result<Option<()>, _> = std::panic::catch_unwind(|| {
            world.change(|state| state.turn(visit.id(), |_| panic!("a command with a bug in it")))
        });
        assert!(panicked.is_err());
        assert!(visit.command("look").is_farewell());
        drop(visit);
        let spot = world.lock().spot(Thing::Rope);
        assert_eq!(spot, Spot::Lying(Thing::Rope.row().home));
    }
}
