//! One person's stay in the world, and the feed of what happens around them.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::Stream;

use crate::command::Reply;
use crate::map::Room;
use crate::news::News;
use crate::scene::Scene;
use crate::state::State;
use crate::visitor::{Visitor, VisitorId};
use crate::world::World;

/// One person's stay in the world. Dropping it makes them leave: others see them go, and what
/// they carried stays where they stood.
#[derive(Debug)]
pub struct Visit {
    world: World,
    id: VisitorId,
    name: Arc<str>,
}

impl Visit {
    pub(crate) fn new(world: World, id: VisitorId, name: Arc<str>) -> Visit {
        Visit { world, id, name }
    }

    /// What this person is called in the world.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What to show first: where one is, what it is about, and where to find help.
    pub fn greeting(&self) -> String {
        format!(
            "Welcome ashore, {}. The Wentletrap, the drowned lighthouse, has been dark for a \
             hundred years. It wants a pearl. Say \"help\" if you want some yourself.",
            self.name
        )
    }

    /// Does what a typed line says, and tells what came of it.
    ///
    /// The line is cut to [`LINE_CHARS`](crate::LINE_CHARS), and characters that do not print
    /// are removed. It is safe to pass on whatever a stranger has typed.
    pub fn command(&mut self, line: &str) -> Reply {
        self.world.command(self.id, line)
    }

    /// What this person sees now.
    pub fn scene(&self) -> Scene {
        self.world.scene(self.id).unwrap_or_else(|| {
            // Only a visit that a panic has ended comes here; it sees where it would come ashore.
            let nobody = Visitor::new(self.id, Arc::clone(&self.name));
            Scene::of(&nobody, &State::new(), Room::START.row().dark)
        })
    }

    /// The stream of what others do around this person. It ends when the visit is dropped.
    ///
    /// One feed reads at a time: a new one ends the one before, and takes over what it has not
    /// read.
    pub fn news(&mut self) -> NewsFeed {
        NewsFeed {
            world: self.world.clone(),
            id: self.id,
            reader: self.world.new_reader(self.id),
        }
    }

    #[cfg(test)]
    pub(crate) fn id(&self) -> VisitorId {
        self.id
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.world.leave(self.id);
    }
}

/// What others do around one visitor: a stream that needs no executor of its own.
///
/// [`News::SceneChanged`] comes after the lines that are there to read, and once for any number
/// of changes. When it comes, draw up [`Visit::scene`] anew.
#[derive(Debug)]
pub struct NewsFeed {
    world: World,
    id: VisitorId,
    reader: u64,
}

impl Drop for NewsFeed {
    fn drop(&mut self) {
        self.world.stop_reading(self.id, self.reader);
    }
}

impl Stream for NewsFeed {
    type Item = News;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<News>> {
        self.world.poll_news(self.id, self.reader, cx)
    }
}
