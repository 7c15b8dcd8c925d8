//! One visitor's turn: what a command sees of the world, and does to it.

use std::sync::Arc;

use crate::command::Reply;
use crate::deed::Deed;
use crate::map::Room;
use crate::news::News;
use crate::noun::{self, normalise};
use crate::prose::{clip, listing};
use crate::scene::Scene;
use crate::state::{Spot, State};
use crate::thing::{Supply, Thing};
use crate::visitor::{Visitor, VisitorId};

/// How much of what somebody typed is quoted back to them.
const QUOTED_CHARS: usize = 40;

/// The moment of one command. The visitor whose turn it is has been taken out of the state, so
/// everyone in `state.visitors` is somebody else.
pub(crate) struct Turn<'a> {
    pub(crate) me: &'a mut Visitor,
    pub(crate) state: &'a mut State,
}

impl Turn<'_> {
    /// True if nobody here has light to see by.
    pub(crate) fn is_dark(&self) -> bool {
        let room = self.me.room;
        room.row().dark
            && !self.me.lamp_shines
            && !self.state.people_in(room).any(|other| other.lamp_shines)
    }

    pub(crate) fn scene(&self) -> Scene {
        Scene::of(self.me, self.state, self.is_dark())
    }

    pub(crate) fn carried(&self) -> Vec<Thing> {
        self.state.carried_by(self.me)
    }

    pub(crate) fn holds(&self, thing: Thing) -> bool {
        self.me.springs.has(thing) || self.state.spot(thing) == Spot::Held(self.me.id)
    }

    /// What lies here and could be taken.
    pub(crate) fn lying(&self) -> Vec<Thing> {
        if self.is_dark() {
            return Vec::new();
        }
        things_lying(self.me, self.state)
    }

    /// Puts a thing into this visitor's hands.
    pub(crate) fn receive(&mut self, thing: Thing) {
        if thing.is_keepsake() {
            self.state.put(thing, Spot::Held(self.me.id));
        } else {
            self.me.springs.add(thing);
        }
        self.me.it = Some(thing);
    }

    /// Takes a thing out of this visitor's hands; a keepsake lies in the room then, and what
    /// comes from a spring is back there.
    pub(crate) fn release(&mut self, thing: Thing) {
        if thing.is_keepsake() {
            self.state.put(thing, Spot::Lying(self.me.room));
        } else {
            self.me.springs.remove(thing);
            if thing == Thing::Lamp {
                self.me.lamp_shines = false;
            }
        }
    }

    pub(crate) fn my_name(&self) -> Arc<str> {
        Arc::clone(&self.me.name)
    }

    /// Tells the others in the room.
    pub(crate) fn tell_here(&mut self, news: &News) {
        self.state.tell_room(self.me.room, news);
    }

    /// Notes that the room looks different now, to the others and to this visitor.
    pub(crate) fn stir_here(&mut self) {
        self.state.stir_room(self.me.room);
        self.stir_me();
    }

    /// Notes that the scene has changed for this visitor alone.
    pub(crate) fn stir_me(&mut self) {
        self.state.woken.extend(self.me.mailbox.stir());
    }

    /// Marks a step of the tale, and lets the others here see it.
    pub(crate) fn achieve(&mut self, deed: Deed) {
        self.me.deeds.add(deed);
        let who = self.my_name();
        self.tell_here(&News::Did { who, deed });
        self.stir_me();
    }

    /// The thing that the phrase means, among those carried.
    pub(crate) fn find_carried(&mut self, phrase: &str) -> Result<Thing, Reply> {
        let phrase = normalise(phrase);
        match self.pick(&phrase, self.carried()) {
            Some(found) => found,
            None => Err(match self.pick(&phrase, self.lying()) {
                Some(Ok(thing)) => Reply::from(format!(
                    "You are not holding {}. Take it first.",
                    thing.the()
                )),
                _ => Reply::from(format!(
                    "You are not carrying any \"{}\".",
                    clip(&phrase, QUOTED_CHARS)
                )),
            }),
        }
    }

    /// The thing that the phrase means, among those that lie here.
    pub(crate) fn find_lying(&mut self, phrase: &str) -> Result<Thing, Reply> {
        let phrase = normalise(phrase);
        if let Some(found) = self.pick(&phrase, self.lying()) {
            return found;
        }
        if let Some(Ok(thing)) = self.pick(&phrase, self.carried()) {
            return Err(format!("You are holding {} already.", thing.the()).into());
        }
        if self.is_dark() {
            return Err("You grope about, and find a wall. It is too dark for that.".into());
        }
        Err(self.explain_absence(&phrase))
    }

    /// The thing that the phrase means, among all that are within reach; `None` if it means
    /// something else, or nothing.
    pub(crate) fn find_near(&mut self, phrase: &str) -> Option<Result<Thing, Reply>> {
        let mut near = self.carried();
        near.extend(self.lying());
        self.pick(&normalise(phrase), near)
    }

    fn explain_absence(&self, phrase: &str) -> Reply {
        for other in self.state.people_in(self.me.room) {
            let theirs = self.state.keepsakes(Spot::Held(other.id));
            if let [thing, ..] = choose(phrase, theirs)[..] {
                return format!("{} has {}.", other.name, thing.the()).into();
            }
        }
        if self.scenery(phrase).is_some() {
            return "That stays where it is.".into();
        }
        format!(
            "There is no \"{}\" here to take.",
            clip(phrase, QUOTED_CHARS)
        )
        .into()
    }

    /// One thing, a question which one is meant, or nothing at all.
    fn pick(&mut self, phrase: &str, things: Vec<Thing>) -> Option<Result<Thing, Reply>> {
        let chosen = match (phrase, self.me.it) {
            ("it" | "them" | "one", Some(it)) if things.contains(&it) => vec![it],
            _ => choose(phrase, things),
        };
        match chosen[..] {
            [] => None,
            [thing] => {
                self.me.it = Some(thing);
                Some(Ok(thing))
            }
            _ => {
                let names: Vec<&str> = chosen.iter().map(|thing| thing.the()).collect();
                let question = format!("Which do you mean: {}?", listing(&names));
                Some(Err(question.into()))
            }
        }
    }

    /// What one sees of a thing that is part of the room.
    pub(crate) fn scenery(&self, phrase: &str) -> Option<&'static str> {
        let row = self.me.room.row();
        if let Some(fixture) = &row.fixture
            && noun::names(phrase, fixture.nouns)
        {
            let done = self.me.deeds.has(fixture.deed);
            return Some(if done { fixture.after } else { fixture.before });
        }
        row.scenery
            .iter()
            .find(|(nouns, _)| noun::names(phrase, nouns))
            .map(|(_, text)| *text)
    }

    /// True if this is that room, and the phrase means what its puzzle is about.
    pub(crate) fn means_fixture(&self, room: Room, phrase: &str) -> bool {
        self.me.room == room
            && !self.is_dark()
            && room
                .row()
                .fixture
                .as_ref()
                .is_some_and(|fixture| noun::names(&normalise(phrase), fixture.nouns))
    }

    /// Somebody else in the world, by name or by the beginning of it.
    pub(crate) fn find_person(&self, phrase: &str) -> Option<VisitorId> {
        let raw = phrase.trim().to_lowercase();
        let phrase = normalise(phrase);
        if phrase.is_empty() {
            return None;
        }
        let others = || self.state.visitors.values();
        let exact = others()
            .find(|other| other.name.to_lowercase() == raw || normalise(&other.name) == phrase);
        let mut begun = others().filter(|other| normalise(&other.name).starts_with(&phrase));
        let person = exact.or_else(|| match (begun.next(), begun.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        });
        person.map(|person| person.id)
    }

    /// Somebody else in this very room.
    pub(crate) fn find_person_here(&self, phrase: &str) -> Option<&Visitor> {
        let id = self.find_person(phrase)?;
        let person = self.state.visitors.get(&id)?;
        (person.room == self.me.room).then_some(person)
    }
}

/// What a visitor could take where they stand, if there is light.
pub(crate) fn things_lying(visitor: &Visitor, state: &State) -> Vec<Thing> {
    let springs = Thing::all().filter(|thing| {
        let row = thing.row();
        let Supply::Spring(needs) = row.supply else {
            return false;
        };
        row.home == visitor.room
            && !visitor.springs.has(*thing)
            && needs.is_none_or(|deed| visitor.deeds.has(deed))
    });
    springs
        .chain(state.keepsakes(Spot::Lying(visitor.room)))
        .collect()
}

fn choose(phrase: &str, things: impl IntoIterator<Item = Thing>) -> Vec<Thing> {
    noun::choose(phrase, things, |thing| {
        (thing.row().nouns, thing.row().adjectives)
    })
}
