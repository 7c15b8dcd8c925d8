//! `use`: whatever is the most sensible thing to do with something.

use super::{Done, Reply, fill, give, go, open, put, read, sound};
use crate::map::Room;
use crate::prose::{listing, mid_sentence};
use crate::thing::Thing;
use crate::turn::Turn;

/// How many people the spyglass finds.
const FOUND: usize = 10;

pub(super) fn using(turn: &mut Turn<'_>, what: &str, on: &str) -> Done {
    if what.is_empty() {
        return Err("Use what?".into());
    }
    let thing = match turn.find_carried(what) {
        Ok(thing) => thing,
        Err(complaint) => return use_scenery(turn, what).unwrap_or(Err(complaint)),
    };
    if let Some(person) = turn.find_person_here(on) {
        let name = person.name.clone();
        return Err(format!("{name} would rather you gave it.").into());
    }
    match (thing, turn.me.room) {
        (Thing::Lamp, Room::TidePools) => fill::fill(turn, what),
        (Thing::Lamp, _) if turn.me.lamp_shines => Ok("You hold it up. It shines.".into()),
        (Thing::Whelk, Room::InnerWhorl) if !turn.is_dark() => Ok(give::to_crab(turn, thing)),
        (Thing::Key, Room::Foot) => open::unlock(turn, "door", "key"),
        (Thing::Pearl, Room::Lantern) => Ok(put::light_the_light(turn)),
        (Thing::Feather, Room::ShellHeart) => Ok("The oyster smiles in its sleep.".into()),
        (Thing::Feather, Room::InnerWhorl) => Ok("The crab does not do tickling.".into()),
        (Thing::Horn | Thing::Bell, _) => sound::sound(turn, what),
        (Thing::Bottle | Thing::Logbook, _) => read::read(turn, what),
        (Thing::Spyglass, _) => Ok(look_far(turn)),
        _ => Ok(thing.row().idle.into()),
    }
}

/// What is not carried, but stands in the room.
fn use_scenery(turn: &mut Turn<'_>, what: &str) -> Option<Done> {
    if turn.means_fixture(Room::Hold, what) || turn.means_fixture(Room::Foot, what) {
        return Some(open::open(turn, what));
    }
    if turn.means_fixture(Room::Lantern, what) {
        return Some(fill::light(turn, what));
    }
    match what.to_lowercase().trim_start_matches("the ") {
        "ladder" | "rungs" | "stair" | "stairs" | "hatch" => Some(go::to_place(turn, what)),
        _ => None,
    }
}

fn look_far(turn: &Turn<'_>) -> Reply {
    let others = turn
        .state
        .visitors
        .values()
        .filter(|other| other.room != turn.me.room);
    let found: Vec<String> = others
        .take(FOUND)
        .map(|other| format!("{} at {}", other.name, mid_sentence(other.room.title())))
        .collect();
    match found[..] {
        [] => Thing::Spyglass.row().idle.into(),
        _ => format!("Through the glass you find {}.", listing(&found)).into(),
    }
}
