//! All that is behind the lock: who is here, and where the keepsakes are.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::task::Waker;

use crate::map::Room;
use crate::name;
use crate::news::News;
use crate::thing::Thing;
use crate::turn::Turn;
use crate::visitor::{Visitor, VisitorId};

/// After so many commands, whoever typed them, the tide turns and carries home what lies about.
pub const TIDE: u64 = 150;

/// Where a keepsake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    Lying(Room),
    Held(VisitorId),
}

/// The state of the world.
#[derive(Debug)]
pub(crate) struct State {
    /// In the order of arrival. During a command, the one who gave it is taken out.
    pub(crate) visitors: BTreeMap<VisitorId, Visitor>,
    /// By the number of the thing. Springs stand here too, at home, and never move.
    spots: [Spot; Thing::COUNT],
    commands: u64,
    next_id: u64,
    /// Whom to wake when the lock is gone.
    pub(crate) woken: Vec<Waker>,
}

impl State {
    pub(crate) fn new() -> State {
        let mut spots = [Spot::Lying(Room::START); Thing::COUNT];
        for thing in Thing::all() {
            spots[thing as usize] = Spot::Lying(thing.row().home);
        }
        State {
            visitors: BTreeMap::new(),
            spots,
            commands: 0,
            next_id: 0,
            woken: Vec::new(),
        }
    }

    /// Lets somebody in, under a name that nobody else has.
    pub(crate) fn join(&mut self, name: &str) -> (VisitorId, Arc<str>) {
        let name: Arc<str> = self.free_name(name::sanitise(name)).into();
        let id = VisitorId(self.next_id);
        self.next_id += 1;
        let visitor = Visitor::new(id, Arc::clone(&name));
        let who = Arc::clone(&name);
        self.tell_room(visitor.room, &News::Arrived { who, from: None });
        self.stir_room(visitor.room);
        self.visitors.insert(id, visitor);
        (id, name)
    }

    fn free_name(&self, name: String) -> String {
        let taken: HashSet<String> = self
            .visitors
            .values()
            .map(|visitor| visitor.name.to_lowercase())
            .collect();
        if !taken.contains(&name.to_lowercase()) {
            return name;
        }
        // As many numbers as people, and one more: one of them must be free.
        (2..=taken.len() + 2)
            .map(|number| name::numbered(&name, number))
            .find(|numbered| !taken.contains(&numbered.to_lowercase()))
            .unwrap_or(name)
    }

    /// Sees somebody off. What they carried stays where they stood.
    pub(crate) fn leave(&mut self, id: VisitorId) {
        let visitor = self.visitors.remove(&id);
        for thing in Thing::all() {
            if self.spot(thing) == Spot::Held(id) {
                // Without a visitor, a panic cut their last command short; the thing goes home.
                let room = visitor.as_ref().map_or(thing.row().home, |v| v.room);
                self.put(thing, Spot::Lying(room));
                self.stir_room(room);
            }
        }
        let Some(mut visitor) = visitor else { return };
        let who = Arc::clone(&visitor.name);
        self.tell_room(visitor.room, &News::Left { who, to: None });
        self.stir_room(visitor.room);
        // Their feed, if one waits, is to see that it is over.
        self.woken.extend(visitor.mailbox.stir());
    }

    /// Gives one visitor their turn; nothing, if they are gone.
    ///
    /// The visitor is out of the state meanwhile. Should a command panic, they stay out, and the
    /// rest of the world goes on without them.
    pub(crate) fn turn<R>(
        &mut self,
        id: VisitorId,
        act: impl FnOnce(&mut Turn<'_>) -> R,
    ) -> Option<R> {
        let mut me = self.visitors.remove(&id)?;
        let result = act(&mut Turn {
            me: &mut me,
            state: self,
        });
        self.visitors.insert(id, me);
        Some(result)
    }

    pub(crate) fn spot(&self, thing: Thing) -> Spot {
        self.spots[thing as usize]
    }

    pub(crate) fn put(&mut self, thing: Thing, spot: Spot) {
        self.spots[thing as usize] = spot;
    }

    /// The keepsakes that are in this spot.
    pub(crate) fn keepsakes(&self, spot: Spot) -> impl Iterator<Item = Thing> {
        Thing::all().filter(move |thing| thing.is_keepsake() && self.spot(*thing) == spot)
    }

    /// What a visitor carries.
    pub(crate) fn carried_by(&self, visitor: &Visitor) -> Vec<Thing> {
        let springs = visitor.springs;
        Thing::all()
            .filter(|thing| springs.has(*thing) || self.spot(*thing) == Spot::Held(visitor.id))
            .collect()
    }

    pub(crate) fn people_in(&self, room: Room) -> impl Iterator<Item = &Visitor> {
        self.visitors.values().filter(move |v| v.room == room)
    }

    pub(crate) fn tell(&mut self, id: VisitorId, news: News) {
        if let Some(visitor) = self.visitors.get_mut(&id) {
            self.woken.extend(visitor.mailbox.push(news));
        }
    }

    pub(crate) fn tell_room(&mut self, room: Room, news: &News) {
        for visitor in self.visitors.values_mut().filter(|v| v.room == room) {
            self.woken.extend(visitor.mailbox.push(news.clone()));
        }
    }

    pub(crate) fn tell_all(&mut self, news: &News) {
        for visitor in self.visitors.values_mut() {
            self.woken.extend(visitor.mailbox.push(news.clone()));
        }
    }

    pub(crate) fn stir(&mut self, id: VisitorId) {
        if let Some(visitor) = self.visitors.get_mut(&id) {
            self.woken.extend(visitor.mailbox.stir());
        }
    }

    pub(crate) fn stir_room(&mut self, room: Room) {
        for visitor in self.visitors.values_mut().filter(|v| v.room == room) {
            self.woken.extend(visitor.mailbox.stir());
        }
    }

    /// Counts a command, and turns the tide when it is time.
    pub(crate) fn count_command(&mut self) {
        self.commands += 1;
        if self.commands.is_multiple_of(TIDE) {
            self.turn_tide();
        }
    }

    fn turn_tide(&mut self) {
        for what in Thing::all() {
            let home = what.row().home;
            match self.spot(what) {
                Spot::Lying(room) if room != home => {
                    self.put(what, Spot::Lying(home));
                    self.tell_room(room, &News::WashedAway { what });
                    self.tell_room(home, &News::WashedIn { what });
                    self.stir_room(room);
                    self.stir_room(home);
                }
                _ => {}
            }
        }
    }
}
