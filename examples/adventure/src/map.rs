//! The island as a flat table: one row a room.

use crate::deed::Deed;
use crate::direction::Direction::{self, Down, East, North, South, Up, West};

/// A room of the island, be it indoors or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they are what they are called")]
pub enum Room {
    Jetty,
    Shingle,
    Dunes,
    Hut,
    NetLoft,
    Wreck,
    Hold,
    TidePools,
    ConchMouth,
    OuterWhorl,
    InnerWhorl,
    ShellHeart,
    Causeway,
    Foot,
    Hall,
    Stair,
    WatchRoom,
    Lantern,
    Gallery,
}

/// One row of the table.
pub(crate) struct RoomRow {
    pub(crate) room: Room,
    /// Always begins with "The".
    pub(crate) title: &'static str,
    pub(crate) text: &'static str,
    /// What the puzzle of this room is about, if it has one.
    pub(crate) fixture: Option<Fixture>,
    /// Without a lamp, nothing can be seen here; the way up can be felt.
    pub(crate) dark: bool,
    pub(crate) exits: &'static [Exit],
    /// Where `in` and `enter` lead.
    pub(crate) inward: Option<Direction>,
    /// Where `out` and `leave` lead.
    pub(crate) outward: Option<Direction>,
    /// What can be looked at but not taken: its nouns, and what one sees.
    pub(crate) scenery: &'static [(&'static [&'static str], &'static str)],
}

/// A part of a room that looks different to those who have done a deed. What it looks like is
/// the last sentence of the room's text.
pub(crate) struct Fixture {
    pub(crate) nouns: &'static [&'static str],
    pub(crate) deed: Deed,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
}

/// A way out of a room.
pub(crate) struct Exit {
    pub(crate) direction: Direction,
    pub(crate) to: Room,
    /// The deed that opens the way, and what one is told before it is done.
    pub(crate) gate: Option<(Deed, &'static str)>,
    /// What is said of the passage itself.
    pub(crate) remark: Option<&'static str>,
}

const fn way(direction: Direction, to: Room) -> Exit {
    Exit {
        direction,
        to,
        gate: None,
        remark: None,
    }
}

const fn gated(direction: Direction, to: Room, deed: Deed, refusal: &'static str) -> Exit {
    Exit {
        direction,
        to,
        gate: Some((deed, refusal)),
        remark: None,
    }
}

impl Room {
    /// Where everyone comes ashore.
    pub const START: Room = Room::Jetty;

    /// The name of the room, with its article: "The Jetty".
    pub fn title(self) -> &'static str {
        self.row().title
    }

    pub(crate) fn row(self) -> &'static RoomRow {
        &ROOMS[self as usize]
    }

    pub(crate) fn exit(self, direction: Direction) -> Option<&'static Exit> {
        self.row()
            .exits
            .iter()
            .find(|exit| exit.direction == direction)
    }
}

/// A set of rooms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rooms(u32);

impl Rooms {
    pub(crate) fn has(self, room: Room) -> bool {
        self.0 & (1 << room as u32) != 0
    }

    pub(crate) fn add(&mut self, room: Room) {
        self.0 |= 1 << room as u32;
    }

    pub(crate) fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// The rooms, in the order of [`Room`].
pub(crate) const ROOMS: &[RoomRow] = &[
    RoomRow {
        room: Room::Jetty,
        title: "The Jetty",
        text: "Planks the colour of old bone run out into the mist and stop. Far out, where a \
               light ought to be, there is none. The shore lies north.",
        fixture: None,
        dark: false,
        exits: &[way(North, Room::Shingle)],
        inward: None,
        outward: Some(North),
        scenery: &[
            (
                &["planks", "plank", "jetty"],
                "Worn, silvery, and sounder than they look.",
            ),
            (
                &["mist", "fog"],
                "It has the patience of a thing that has already won.",
            ),
            (
                &["light", "lighthouse", "wentletrap"],
                "The Wentletrap, the drowned light. They say that it burned a pearl.",
            ),
        ],
    },
    RoomRow {
        room: Room::Shingle,
        title: "The Shingle Beach",
        text: "Every wave turns the pebbles over as if it had lost something. A causeway wades \
               out north to the drowned light; dunes rise in the west, and pools glint east.",
        fixture: None,
        dark: false,
        exits: &[
            way(North, Room::Causeway),
            way(East, Room::TidePools),
            way(South, Room::Jetty),
            way(West, Room::Dunes),
        ],
        inward: None,
        outward: None,
        scenery: &[
            (
                &["pebbles", "pebble", "shingle", "stones"],
                "Grey, grey, speckled, grey.",
            ),
            (&["waves", "wave", "sea", "water"], "Still looking."),
        ],
    },
    RoomRow {
        room: Room::Dunes,
        title: "The Dunes",
        text: "The marram grass leans and whispers, always about you. Empty whelk shells as big \
               as buckets lie in the sand. A hut crouches in the north, and the ribs of a ship \
               stand up in the west.",
        fixture: None,
        dark: false,
        exits: &[
            way(North, Room::Hut),
            way(East, Room::Shingle),
            way(West, Room::Wreck),
        ],
        inward: Some(North),
        outward: Some(East),
        scenery: &[
            (&["grass", "marram"], "It stops when you look at it."),
            (
                &["hut"],
                "Tarred boards and a crooked chimney, to the north.",
            ),
            (
                &["ribs", "ship", "wreck"],
                "What the storm left of the *Periwinkle*, to the west.",
            ),
        ],
    },
    RoomRow {
        room: Room::Hut,
        title: "The Keeper's Hut",
        text: "A stove, a stool, and a kettle worn thin by waiting. Storm lamps hang in a row \
               from the beam, and there is no oil in any of them. A ladder goes up to the loft.",
        fixture: None,
        dark: false,
        exits: &[way(South, Room::Dunes), way(Up, Room::NetLoft)],
        inward: Some(Up),
        outward: Some(South),
        scenery: &[
            (&["stove"], "Cold. A sea-snail has moved into the ash door."),
            (&["stool"], "Three legs, no two of an age."),
            (&["kettle"], "You can see daylight through it."),
            (&["ladder"], "It goes up to the loft."),
            (
                &["beam", "hooks", "hook", "row"],
                "However many lamps are taken, the row is full.",
            ),
            (
                &["oil"],
                "There is none. Whatever these lamps burned, it was not oil.",
            ),
        ],
    },
    RoomRow {
        room: Room::NetLoft,
        title: "The Net Loft",
        text: "Brown nets hang in folds, like the robes of monks who have just stepped out. \
               Somebody has chalked a picture on the gable.",
        fixture: None,
        dark: false,
        exits: &[way(Down, Room::Hut)],
        inward: None,
        outward: Some(Down),
        scenery: &[
            (
                &["nets", "net", "folds"],
                "Mended so often that they are all mending.",
            ),
            (
                &["picture", "gable", "chalk", "drawing"],
                "A sad crab in a small house. A big house. A glad crab, holding out a key.",
            ),
        ],
    },
    RoomRow {
        room: Room::Wreck,
        title: "The Wreck of the Periwinkle",
        text: "The little ship sits upright in the sand, as though she had only stopped to \
               think. Her figurehead, a lady with a snail's horns, looks out to sea. A hatch \
               leads down.",
        fixture: None,
        dark: false,
        exits: &[way(East, Room::Dunes), way(Down, Room::Hold)],
        inward: Some(Down),
        outward: Some(East),
        scenery: &[
            (
                &["figurehead", "lady", "horns"],
                "You would like to know what she knows.",
            ),
            (&["hatch"], "Open. It leads down to the hold."),
            (
                &["ship", "periwinkle", "wreck"],
                "Not a plank of her is sorry.",
            ),
        ],
    },
    RoomRow {
        room: Room::Hold,
        title: "The Hold",
        text: "Light falls in stripes between the ribs, and the sand has come in to be out of \
               the wind.",
        fixture: Some(Fixture {
            nouns: &["chest", "lid", "box"],
            deed: Deed::ChestOpened,
            before: "A sea chest stands in the bilge, its lid shut.",
            after: "A sea chest stands in the bilge, its lid thrown back on a heap of conch horns.",
        }),
        dark: false,
        exits: &[way(Up, Room::Wreck)],
        inward: None,
        outward: Some(Up),
        scenery: &[
            (
                &["ribs", "stripes"],
                "Oak, bent by steam and then by everything else.",
            ),
            (&["sand"], "It is drifting into a chair, for its comfort."),
        ],
    },
    RoomRow {
        room: Room::TidePools,
        title: "The Tide Pools",
        text: "A hundred small seas, each with its own weather. The sparkle that lives in them \
               flares blue-green wherever a finger goes in. A great shell of rock gapes in the \
               east.",
        fixture: None,
        dark: false,
        exits: &[way(East, Room::ConchMouth), way(West, Room::Shingle)],
        inward: Some(East),
        outward: Some(West),
        scenery: &[
            (
                &["pools", "pool", "seas", "water"],
                "Blue-green light, by the pailful, for whoever has something to dip.",
            ),
            (
                &["sparkle", "sea-sparkle", "light", "glow"],
                "A living light, too small to see and too many to miss. It wants a lamp.",
            ),
            (
                &["rock", "cave", "shell"],
                "A cave in the shape of a conch, to the east.",
            ),
        ],
    },
    RoomRow {
        room: Room::ConchMouth,
        title: "The Conch's Mouth",
        text: "A cave in the shape of a conch, its lip rosy and smooth. The sea is in there \
               somewhere, breathing; the floor winds down, out of the daylight.",
        fixture: None,
        dark: false,
        exits: &[way(West, Room::TidePools), way(Down, Room::OuterWhorl)],
        inward: Some(Down),
        outward: Some(West),
        scenery: &[
            (
                &["lip", "cave", "conch", "mouth"],
                "Put your ear to it, and you hear a city.",
            ),
            (
                &["floor"],
                "It winds down to the left, and it is dark down there.",
            ),
        ],
    },
    RoomRow {
        room: Room::OuterWhorl,
        title: "The Outer Whorl",
        text: "The walls curve always to the left and shine like the inside of a cup. Your steps \
               come back to you a moment late, and a little changed.",
        fixture: None,
        dark: true,
        exits: &[way(Up, Room::ConchMouth), way(Down, Room::InnerWhorl)],
        inward: Some(Down),
        outward: Some(Up),
        scenery: &[
            (
                &["walls", "wall"],
                "Rose, then cream, then a colour that you have to ask about.",
            ),
            (
                &["steps", "echo", "echoes"],
                "They sound more sure of themselves than you are.",
            ),
        ],
    },
    RoomRow {
        room: Room::InnerWhorl,
        title: "The Inner Whorl",
        text: "The passage has tightened to the width of two people who like each other.",
        fixture: Some(Fixture {
            nouns: &["crab", "hermit"],
            deed: Deed::CrabHoused,
            before: "A hermit crab as big as a dog, in a house as small as a teacup, blocks the way \
             down and sighs.",
            after: "The hermit crab, at ease in its whelk, draws in its feet to let you by.",
        }),
        dark: true,
        exits: &[
            way(Up, Room::OuterWhorl),
            gated(
                Down,
                Room::ShellHeart,
                Deed::CrabHoused,
                "The hermit crab fills the passage. It would move, but not in that house.",
            ),
        ],
        inward: Some(Down),
        outward: Some(Up),
        scenery: &[(&["passage", "walls", "wall"], "Smooth as a tooth.")],
    },
    RoomRow {
        room: Room::ShellHeart,
        title: "The Heart of the Shell",
        text: "Here the spiral ends, in a round room of mother-of-pearl that gives a soft light \
               of its own.",
        fixture: Some(Fixture {
            nouns: &["oyster"],
            deed: Deed::OysterWoken,
            before: "A giant oyster lies in the middle, shut tight and fast asleep.",
            after: "A giant oyster lies in the middle, wide open, and its pearls shine like small \
             moons.",
        }),
        dark: false,
        exits: &[way(Up, Room::InnerWhorl)],
        inward: None,
        outward: Some(Up),
        scenery: &[(
            &["mother-of-pearl", "nacre", "walls", "wall", "room"],
            "You are in every bit of it, upside down.",
        )],
    },
    RoomRow {
        room: Room::Causeway,
        title: "The Causeway",
        text: "The stones are wet, and know it. On either side the chimneys of a drowned street \
               break the water; one of them is smoking.",
        fixture: None,
        dark: false,
        exits: &[way(North, Room::Foot), way(South, Room::Shingle)],
        inward: None,
        outward: Some(South),
        scenery: &[
            (
                &["chimneys", "chimney", "smoke", "street"],
                "Kippers, by the smell.",
            ),
            (
                &["stones", "stone"],
                "Laid by someone who counted on a lower sea.",
            ),
        ],
    },
    RoomRow {
        room: Room::Foot,
        title: "The Foot of the Light",
        text: "The Wentletrap goes up into the mist, white and ribbed, and winding like the shell \
               that it is named for.",
        fixture: Some(Fixture {
            nouns: &["door", "keyhole", "lock"],
            deed: Deed::DoorUnlocked,
            before: "Its door of green bronze is locked, and the keyhole is clean.",
            after: "Its door of green bronze stands ajar for you.",
        }),
        dark: false,
        exits: &[
            gated(
                North,
                Room::Hall,
                Deed::DoorUnlocked,
                "The bronze door is locked. It has waited for a key for a hundred years.",
            ),
            way(South, Room::Causeway),
        ],
        inward: Some(North),
        outward: Some(South),
        scenery: &[(
            &["wentletrap", "light", "lighthouse", "tower", "ribs"],
            "A lighthouse, grown rather than built. There is no light at the top.",
        )],
    },
    RoomRow {
        room: Room::Hall,
        title: "The Drowned Hall",
        text: "Water stands to the knee, quite clear, over a floor of tiled fishes. They have \
               changed places since you last looked. A stair begins in the corner and winds up.",
        fixture: None,
        dark: false,
        exits: &[way(South, Room::Foot), way(Up, Room::Stair)],
        inward: Some(Up),
        outward: Some(South),
        scenery: &[
            (
                &["fishes", "fish", "tiles", "floor"],
                "Now they are all facing you.",
            ),
            (&["water"], "Cold enough to be interesting."),
            (
                &["stair", "stairs"],
                "It winds up, to the left, as everything does here.",
            ),
        ],
    },
    RoomRow {
        room: Room::Stair,
        title: "The Winding Stair",
        text: "Round and round: a step for each day of the year, and one for leap years. \
               Sea-snails graze their way up beside you, and are gaining.",
        fixture: None,
        dark: false,
        exits: &[way(Up, Room::WatchRoom), way(Down, Room::Hall)],
        inward: Some(Up),
        outward: Some(Down),
        scenery: &[
            (
                &["snails", "snail", "sea-snails", "sea-snail"],
                "The one in front looks back.",
            ),
            (
                &["step", "steps", "stair", "stairs"],
                "The twenty-ninth of February creaks.",
            ),
        ],
    },
    RoomRow {
        room: Room::WatchRoom,
        title: "The Watch Room",
        text: "A desk, a cold stove, and eight windows full of fog. The last keeper's chair is \
               still pushed back. Rungs go up to the lantern.",
        fixture: None,
        dark: false,
        exits: &[way(Up, Room::Lantern), way(Down, Room::Stair)],
        inward: Some(Up),
        outward: Some(Down),
        scenery: &[
            (
                &["desk"],
                "Scratched into it: *the light eats pearls, one a night*.",
            ),
            (
                &["stove", "snail"],
                "The snail is here, too. It must know a short cut.",
            ),
            (&["windows", "window", "fog"], "Eight kinds of grey."),
            (&["chair"], "Nobody has the heart to push it in."),
            (&["rungs", "rung"], "They go up to the lantern."),
        ],
    },
    RoomRow {
        room: Room::Lantern,
        title: "The Lantern Room",
        text: "Glass on every side, ground into rings like the ripples of one dropped stone. A \
               door stands open east, on the gallery.",
        fixture: Some(Fixture {
            nouns: &["lantern", "cup", "light"],
            deed: Deed::LightLit,
            before: "In the middle waits the great lantern, with an empty cup where its pearl should \
             be.",
            after: "In the middle stands the great lantern, still warm from the pearl that you gave it.",
        }),
        dark: false,
        exits: &[way(East, Room::Gallery), way(Down, Room::WatchRoom)],
        inward: None,
        outward: Some(East),
        scenery: &[(
            &["glass", "rings", "lens"],
            "A hundred of you look in from outside.",
        )],
    },
    RoomRow {
        room: Room::Gallery,
        title: "The Gallery",
        text: "An iron balcony, all rust and wind. Straight down, a long way, the tide pools lie \
               like spilled mirrors; one of them looks deep enough.",
        fixture: None,
        dark: false,
        // The one way that does not lead back.
        exits: &[
            way(West, Room::Lantern),
            Exit {
                direction: Down,
                to: Room::TidePools,
                gate: None,
                remark: Some(
                    "You step off, and fall for just as long as it takes to be sorry. The pool \
                     catches you.",
                ),
            },
        ],
        inward: Some(West),
        outward: Some(Down),
        scenery: &[
            (
                &["pools", "pool", "mirrors"],
                "Deep enough. Very probably deep enough.",
            ),
            (
                &["balcony", "rust", "rail", "railing"],
                "It holds. It says so itself, loudly.",
            ),
        ],
    },
];

// A room finds its row by its number, and `Rooms` holds 32.
const _: () = {
    assert!(ROOMS.len() == Room::Gallery as usize + 1 && ROOMS.len() <= 32);
    let mut index = 0;
    while index < ROOMS.len() {
        assert!(ROOMS[index].room as usize == index);
        index += 1;
    }
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The ways that lead nowhere back.
    const ONE_WAY: &[(Room, Direction)] = &[(Room::Gallery, Down)];

    #[test]
    fn every_way_leads_back_but_the_leap() {
        for row in ROOMS {
            for exit in row.exits {
                let back = exit.to.exit(exit.direction.opposite());
                if ONE_WAY.contains(&(row.room, exit.direction)) {
                    assert!(back.is_none(), "{} has a way back", row.title);
                } else {
                    let back = back.map(|back| back.to);
                    assert_eq!(back, Some(row.room), "{} {}", row.title, exit.direction);
                }
            }
        }
    }

    #[test]
    fn no_room_has_two_exits_of_one_direction() {
        for row in ROOMS {
            for (index, exit) in row.exits.iter().enumerate() {
                let first = row.exits.iter().position(|e| e.direction == exit.direction);
                assert_eq!(first, Some(index), "{}", row.title);
            }
        }
    }

    #[test]
    fn every_room_is_reached_and_leads_home_without_a_lamp() {
        for start in ROOMS {
            let mut seen = Rooms::default();
            let mut todo = vec![start.room];
            while let Some(room) = todo.pop() {
                if seen.has(room) {
                    continue;
                }
                seen.add(room);
                // Those who come from the jetty have a lamp and have done the deeds; those who
                // want to get home have neither, and feel only the way up in the dark.
                let equipped = start.room == Room::START;
                for exit in room.row().exits {
                    let felt = !room.row().dark || exit.direction == Up;
                    if equipped || (felt && exit.gate.is_none()) {
                        todo.push(exit.to);
                    }
                }
            }
            assert!(seen.has(Room::START), "no way home from {}", start.title);
            if start.room == Room::START {
                assert_eq!(seen.count() as usize, ROOMS.len());
            }
        }
    }

    #[test]
    fn in_and_out_lead_somewhere() {
        for row in ROOMS {
            for direction in [row.inward, row.outward].into_iter().flatten() {
                assert!(row.room.exit(direction).is_some(), "{}", row.title);
            }
        }
    }

    #[test]
    fn texts_are_short_and_titles_begin_with_the() {
        for row in ROOMS {
            assert!(row.title.starts_with("The "), "{}", row.title);
            let last = match &row.fixture {
                Some(fixture) => [fixture.before, fixture.after],
                None => ["", ""],
            };
            for last in last {
                let text = format!("{} {last}", row.text);
                let sentences = text.trim_end().split(['.', ';']).count() - 1;
                assert!(sentences <= 4, "{} has {sentences} sentences", row.title);
                assert!(text.len() <= 240, "{} has {} bytes", row.title, text.len());
            }
        }
    }
}
