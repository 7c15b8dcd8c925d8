//! What can be carried, as a flat table: one row a thing.

use crate::deed::Deed;
use crate::map::Room;

/// A thing that can be carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they are what they are called")]
pub enum Thing {
    Lamp,
    Whelk,
    Key,
    Horn,
    Pearl,
    Rope,
    Bottle,
    Driftwood,
    Feather,
    Mug,
    Hat,
    SeaGlass,
    Bell,
    Logbook,
    Spyglass,
}

/// How many of a thing there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Supply {
    /// One for each who comes to its home, once they have done the deed, if one is named.
    Spring(Option<Deed>),
    /// One in the world.
    Keepsake,
}

/// One row of the table.
pub(crate) struct ThingRow {
    pub(crate) thing: Thing,
    /// "a storm lamp"
    pub(crate) a: &'static str,
    /// "the storm lamp"
    pub(crate) the: &'static str,
    pub(crate) nouns: &'static [&'static str],
    pub(crate) adjectives: &'static [&'static str],
    pub(crate) home: Room,
    pub(crate) supply: Supply,
    pub(crate) look: &'static str,
    /// What comes of using it where it is of no use.
    pub(crate) idle: &'static str,
    pub(crate) reading: Option<&'static str>,
}

impl Thing {
    /// How many things there are.
    pub(crate) const COUNT: usize = THINGS.len();

    /// The thing with its indefinite article: "a storm lamp".
    pub fn a(self) -> &'static str {
        self.row().a
    }

    /// The thing with its definite article: "the storm lamp".
    pub fn the(self) -> &'static str {
        self.row().the
    }

    pub(crate) fn all() -> impl Iterator<Item = Thing> {
        THINGS.iter().map(|row| row.thing)
    }

    pub(crate) fn row(self) -> &'static ThingRow {
        &THINGS[self as usize]
    }

    pub(crate) fn is_keepsake(self) -> bool {
        self.row().supply == Supply::Keepsake
    }
}

/// A set of things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Things(u32);

impl Things {
    pub(crate) fn has(self, thing: Thing) -> bool {
        self.0 & (1 << thing as u32) != 0
    }

    pub(crate) fn add(&mut self, thing: Thing) {
        self.0 |= 1 << thing as u32;
    }

    pub(crate) fn remove(&mut self, thing: Thing) {
        self.0 &= !(1 << thing as u32);
    }
}

/// The things, in the order of [`Thing`].
pub(crate) const THINGS: &[ThingRow] = &[
    ThingRow {
        thing: Thing::Lamp,
        a: "a storm lamp",
        the: "the storm lamp",
        nouns: &["lamp", "lamps"],
        adjectives: &["storm", "oil", "glass"],
        home: Room::Hut,
        supply: Supply::Spring(None),
        look: "Brass and thick glass, made to be dipped rather than filled.",
        idle: "An empty lamp lights nothing. The tide pools are full of light.",
        reading: Some("On its foot: *dip in bright water*."),
    },
    ThingRow {
        thing: Thing::Whelk,
        a: "a whelk shell",
        the: "the whelk shell",
        nouns: &["whelk", "whelks", "shell", "shells"],
        adjectives: &["whelk", "empty", "big"],
        home: Room::Dunes,
        supply: Supply::Spring(None),
        look: "Roomy, dry, south-facing. Somebody could live in it.",
        idle: "You try it on. It is too small for you, and too big for anyone you know yet.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Key,
        a: "a brass key",
        the: "the brass key",
        nouns: &["key"],
        adjectives: &["brass"],
        home: Room::InnerWhorl,
        supply: Supply::Spring(Some(Deed::CrabHoused)),
        look: "Its bow is a little spiral. So is the rest of it.",
        idle: "There is nothing here that it would turn in.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Horn,
        a: "a conch horn",
        the: "the conch horn",
        nouns: &["horn", "horns", "conch", "shell"],
        adjectives: &["conch"],
        home: Room::Hold,
        supply: Supply::Spring(Some(Deed::ChestOpened)),
        look: "A conch with its tip sawn off. It looks like a thing that could wake the deep.",
        idle: "It is for blowing.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Pearl,
        a: "a great pearl",
        the: "the great pearl",
        nouns: &["pearl", "pearls", "moon"],
        adjectives: &["great", "big", "giant"],
        home: Room::ShellHeart,
        supply: Supply::Spring(Some(Deed::OysterWoken)),
        look: "As big as a fist, and bright right through, as if it were about to be day in it.",
        idle: "It glows, and waits. It was meant for a higher place.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Rope,
        a: "a coil of rope",
        the: "the coil of rope",
        nouns: &["rope", "coil"],
        adjectives: &["tarred"],
        home: Room::Jetty,
        supply: Supply::Keepsake,
        look: "Tarred, stiff, and tied in a knot that has no end.",
        idle: "You tie a knot. It is a good knot. You untie it.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Bottle,
        a: "a green bottle",
        the: "the green bottle",
        nouns: &["bottle", "letter", "message"],
        adjectives: &["green"],
        home: Room::Shingle,
        supply: Supply::Keepsake,
        look: "There is a letter in it, pressed to the glass. It could be read.",
        idle: "The cork has grown in. The letter can be read through the glass.",
        reading: Some(
            "\"A chest for a horn, a horn for a sleeper, a sleeper for a moon, a moon for the \
             night. Mind the crab. Yours, K.\"",
        ),
    },
    ThingRow {
        thing: Thing::Driftwood,
        a: "a piece of driftwood",
        the: "the piece of driftwood",
        nouns: &["driftwood", "wood", "piece"],
        adjectives: &[],
        home: Room::Causeway,
        supply: Supply::Keepsake,
        look: "From this side a seal, from that side your aunt.",
        idle: "You throw it for nobody, and fetch it yourself.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Feather,
        a: "a gull's feather",
        the: "the gull's feather",
        nouns: &["feather"],
        adjectives: &["gull's", "gull", "gulls", "white"],
        home: Room::Gallery,
        supply: Supply::Keepsake,
        look: "White, with a grey edge. The gull has been asking after it.",
        idle: "It tickles.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Mug,
        a: "a tin mug",
        the: "the tin mug",
        nouns: &["mug", "cup"],
        adjectives: &["tin"],
        home: Room::Hut,
        supply: Supply::Keepsake,
        look: "Dented on the side that faces the sea.",
        idle: "You drink what is in it, which is nothing, and feel a little better.",
        reading: Some("Scratched in the tin: *K., his mug*."),
    },
    ThingRow {
        thing: Thing::Hat,
        a: "a sou'wester",
        the: "the sou'wester",
        nouns: &["sou'wester", "souwester", "hat"],
        adjectives: &["yellow", "oilskin"],
        home: Room::NetLoft,
        supply: Supply::Keepsake,
        look: "A yellow oilskin hat, with a brim at the back for the weather to run down.",
        idle: "You put it on, feel every inch a keeper, and take it off again.",
        reading: None,
    },
    ThingRow {
        thing: Thing::SeaGlass,
        a: "a bit of sea-glass",
        the: "the bit of sea-glass",
        nouns: &["sea-glass", "seaglass", "glass", "bit"],
        adjectives: &["sea", "blue"],
        home: Room::TidePools,
        supply: Supply::Keepsake,
        look: "Blue, and rubbed soft. It was a window once, and remembers the view.",
        idle: "You look through it. Everything is under water. Nothing else has changed.",
        reading: None,
    },
    ThingRow {
        thing: Thing::Bell,
        a: "a ship's bell",
        the: "the ship's bell",
        nouns: &["bell"],
        adjectives: &["ship's", "ship", "ships", "bronze"],
        home: Room::Wreck,
        supply: Supply::Keepsake,
        look: "Small, bronze, and loud. It can be heard next door.",
        idle: "It is for ringing.",
        reading: Some("*PERIWINKLE*, and a year that has worn away."),
    },
    ThingRow {
        thing: Thing::Logbook,
        a: "a logbook",
        the: "the logbook",
        nouns: &["logbook", "log", "book"],
        adjectives: &["keeper's", "damp"],
        home: Room::WatchRoom,
        supply: Supply::Keepsake,
        look: "Damp, swollen, and written in a round hand. It can be read.",
        idle: "You riffle the pages. They can be read.",
        reading: Some(
            "\"Fog. Set a pearl in the lantern at dusk; gone by dawn, as ever. Back to the \
             oyster tomorrow, who will want his music.\"",
        ),
    },
    ThingRow {
        thing: Thing::Spyglass,
        a: "a spyglass",
        the: "the spyglass",
        nouns: &["spyglass", "telescope", "glass"],
        adjectives: &["brass"],
        home: Room::Gallery,
        supply: Supply::Keepsake,
        look: "Three draws of brass. With it one can find anybody, walls or no walls.",
        idle: "You sweep the glass round the island, and there is nobody else on it.",
        reading: None,
    },
];

// A thing finds its row by its number, and `Things` holds 32.
const _: () = {
    assert!(THINGS.len() == Thing::Spyglass as usize + 1 && THINGS.len() <= 32);
    let mut index = 0;
    while index < THINGS.len() {
        assert!(THINGS[index].thing as usize == index);
        index += 1;
    }
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_articles_name_the_same_thing() {
        for row in THINGS {
            let a = row.a.split_once(' ').map(|(_, rest)| rest);
            let the = row.the.split_once(' ').map(|(_, rest)| rest);
            assert_eq!(a, the);
        }
    }
}
