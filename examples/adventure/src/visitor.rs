//! What the world knows of one visitor.

use std::sync::Arc;

use crate::deed::Deeds;
use crate::mailbox::Mailbox;
use crate::map::{Room, Rooms};
use crate::thing::{Thing, Things};

/// Who a visitor is. Never used twice in the life of a world, so that what is left of an old
/// visit can't meddle with a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct VisitorId(pub(crate) u64);

/// One visitor: where they are, and how far their tale has come.
#[derive(Debug)]
pub(crate) struct Visitor {
    pub(crate) id: VisitorId,
    pub(crate) name: Arc<str>,
    pub(crate) room: Room,
    pub(crate) seen: Rooms,
    pub(crate) deeds: Deeds,
    /// The things from springs that they carry. Keepsakes are in the world's own list, since
    /// each is in one place only.
    pub(crate) springs: Things,
    pub(crate) lamp_shines: bool,
    /// How often they have lit the light.
    pub(crate) triumphs: u32,
    /// What "it" means.
    pub(crate) it: Option<Thing>,
    pub(crate) mailbox: Mailbox,
}

impl Visitor {
    pub(crate) fn new(id: VisitorId, name: Arc<str>) -> Visitor {
        let mut visitor = Visitor {
            id,
            name,
            room: Room::START,
            seen: Rooms::default(),
            deeds: Deeds::default(),
            springs: Things::default(),
            lamp_shines: false,
            triumphs: 0,
            it: None,
            mailbox: Mailbox::default(),
        };
        visitor.enter(Room::START);
        visitor
    }

    pub(crate) fn enter(&mut self, room: Room) {
        self.room = room;
        self.seen.add(room);
    }

    /// A thing in this visitor's hands, as a list shows it.
    pub(crate) fn carries_as(&self, thing: Thing) -> &'static str {
        match thing {
            Thing::Lamp if self.lamp_shines => "a storm lamp (shining)",
            _ => thing.a(),
        }
    }

    /// Forgets the tale so far; the triumphs are kept.
    pub(crate) fn begin_again(&mut self) {
        self.seen = Rooms::default();
        self.deeds = Deeds::default();
        self.springs = Things::default();
        self.lamp_shines = false;
        self.it = None;
        self.enter(Room::START);
    }
}
