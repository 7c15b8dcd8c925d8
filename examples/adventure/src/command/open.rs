//! `open`, `close` and `unlock`.

use super::{Done, Reply, read};
use crate::deed::Deed;
use crate::direction::Direction;
use crate::map::Room;
use crate::noun::normalise;
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn open(turn: &mut Turn<'_>, what: &str) -> Done {
    if what.is_empty() {
        return Err("Open what?".into());
    }
    if turn.means_fixture(Room::Hold, what) {
        return open_chest(turn);
    }
    if turn.means_fixture(Room::Foot, what) {
        return unlock(turn, what, "");
    }
    if turn.means_fixture(Room::ShellHeart, what) {
        return Err(match turn.me.deeds.has(Deed::OysterWoken) {
            true => "It is as open as an oyster can be.",
            false => "You might as well open a cliff. It is asleep; something must wake it.",
        }
        .into());
    }
    if turn.me.room == Room::Wreck && normalise(what) == "hatch" {
        return Ok("It has been open since the storm. It leads down.".into());
    }
    match turn.find_carried(what)? {
        thing @ (Thing::Bottle | Thing::Logbook) => Ok(read::text_of(thing)),
        thing => Err(format!("There is no opening {}.", thing.the()).into()),
    }
}

fn open_chest(turn: &mut Turn<'_>) -> Done {
    if turn.me.deeds.has(Deed::ChestOpened) {
        return Err("The chest is open already.".into());
    }
    turn.achieve(Deed::ChestOpened);
    Ok(
        "The lid is heavier than it looks, and comes up with a groan of relief. Inside lies a heap \
         of conch horns."
            .into(),
    )
}

pub(super) fn close(turn: &mut Turn<'_>, what: &str) -> Done {
    let known = turn.scenery(&normalise(what)).is_some() || turn.find_carried(what).is_ok();
    match known {
        true => Err("Better leave it as it is. Somebody may want it.".into()),
        false => Err("There is nothing like that here to close.".into()),
    }
}

pub(super) fn unlock(turn: &mut Turn<'_>, what: &str, with: &str) -> Done {
    if turn.means_fixture(Room::Hold, what) {
        return match turn.me.deeds.has(Deed::ChestOpened) {
            true => Err("The chest is open already.".into()),
            false => Err("The chest has no lock. It only wants opening.".into()),
        };
    }
    let means_door = what.is_empty() || turn.means_fixture(Room::Foot, what);
    if turn.me.room != Room::Foot || !means_door {
        return Err("There is no lock like that here.".into());
    }
    if turn.me.deeds.has(Deed::DoorUnlocked) {
        return Err("The door stands ajar. You can go north.".into());
    }
    let with = match with {
        "" if turn.holds(Thing::Key) => Thing::Key,
        "" => return Err("The bronze door is locked, and you have no key.".into()),
        _ => turn.find_carried(with)?,
    };
    if with != Thing::Key {
        return Err(format!("You can't unlock a door with {}.", with.the()).into());
    }
    turn.achieve(Deed::DoorUnlocked);
    Ok(Reply::from(
        "The key turns round, and round, and round: it is that kind of lock. The bronze door \
         sighs open.",
    )
    .and(format!("You can go {}.", Direction::North)))
}
