//! What a visitor sees, for the panes.

use std::fmt;
use std::sync::Arc;

use crate::direction::Direction;
use crate::map::Exit;
use crate::prose::listing;
use crate::state::State;
use crate::turn::things_lying;
use crate::visitor::Visitor;

/// How many people a scene names; the rest are counted.
pub const PEOPLE_SHOWN: usize = 32;

/// How far it is to the end of the tale, in points.
const ALL_POINTS: u32 = 100;

/// What one visitor sees at one moment: a snapshot, which no later event changes.
///
/// Its `Display` is the whole scene as prose, for an interface of one pane.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scene {
    /// The name of the room: "The Jetty".
    pub title: &'static str,
    /// The room in two or three sentences.
    pub description: String,
    /// True where there is no light to see by: nothing that lies here can be seen.
    pub dark: bool,
    /// The ways out that can be seen.
    pub exits: Vec<Way>,
    /// What lies here and could be taken: "a tin mug".
    pub things: Vec<&'static str>,
    /// The others here, at most [`PEOPLE_SHOWN`].
    pub people: Vec<Arc<str>>,
    /// How many more are here than are named.
    pub more_people: usize,
    /// What this visitor carries: "a storm lamp (shining)".
    pub carried: Vec<&'static str>,
    /// The points of this visitor's tale so far.
    pub score: u32,
    /// The points of a whole tale.
    pub score_of: u32,
}

/// A way out of a room, as one visitor knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Way {
    /// Where it leads off.
    pub direction: Direction,
    /// The name of the room it leads to, once the visitor has been there.
    pub to: Option<&'static str>,
    /// True if something still bars the way to this visitor.
    pub barred: bool,
}

impl Way {
    fn known_to(visitor: &Visitor, exit: &Exit) -> Way {
        Way {
            direction: exit.direction,
            to: visitor.seen.has(exit.to).then(|| exit.to.title()),
            barred: exit.gate.is_some_and(|(deed, _)| !visitor.deeds.has(deed)),
        }
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.direction)?;
        match (self.to, self.barred) {
            (_, true) => write!(f, " (barred)"),
            (Some(title), false) => write!(f, ": {title}"),
            (None, false) => Ok(()),
        }
    }
}

impl Scene {
    pub(crate) fn of(visitor: &Visitor, state: &State, dark: bool) -> Scene {
        let row = visitor.room.row();
        let mut description = row.text.to_owned();
        if let Some(fixture) = &row.fixture {
            let done = visitor.deeds.has(fixture.deed);
            description.push(' ');
            description.push_str(if done { fixture.after } else { fixture.before });
        }
        if dark {
            description = DARKNESS.to_owned();
        }
        let mut exits: Vec<Way> = row
            .exits
            .iter()
            .filter(|exit| !dark || exit.direction == Direction::Up)
            .map(|exit| Way::known_to(visitor, exit))
            .collect();
        exits.sort_by_key(|way| way.direction as usize);
        let others = || state.people_in(visitor.room);
        let lying = if dark {
            Vec::new()
        } else {
            things_lying(visitor, state)
        };
        let carried = state.carried_by(visitor);
        Scene {
            title: row.title,
            description,
            dark,
            exits,
            things: lying.iter().map(|thing| thing.a()).collect(),
            people: others()
                .take(PEOPLE_SHOWN)
                .map(|other| Arc::clone(&other.name))
                .collect(),
            more_people: others().count().saturating_sub(PEOPLE_SHOWN),
            carried: carried
                .iter()
                .map(|thing| visitor.carries_as(*thing))
                .collect(),
            score: visitor.deeds.points(),
            score_of: ALL_POINTS,
        }
    }

    /// The scene below its title, a paragraph each.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let mut text = vec![self.description.clone()];
        if !self.things.is_empty() {
            text.push(format!("You see {} here.", listing(&self.things)));
        }
        if !self.people.is_empty() {
            text.push(self.people_here());
        }
        let ways: Vec<String> = self.exits.iter().map(Way::to_string).collect();
        text.push(format!("Exits: {}.", ways.join(", ")));
        text
    }

    pub(crate) fn people_here(&self) -> String {
        let mut names: Vec<&str> = self.people.iter().map(|name| &**name).collect();
        let more = format!("{} more", self.more_people);
        if self.more_people > 0 {
            names.push(&more);
        }
        let verb = if names.len() == 1 { "is" } else { "are" };
        format!("{} {verb} here.", listing(&names))
    }
}

/// What a dark room looks like.
const DARKNESS: &str = "It is as dark as the inside of a pocket. The way up smells of the sea.";

impl fmt::Display for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.title)?;
        for paragraph in self.paragraphs() {
            write!(f, "\n{paragraph}")?;
        }
        Ok(())
    }
}
