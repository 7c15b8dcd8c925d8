//! `put`: and with the pearl in the lantern, the end of the tale.

use super::{Done, Reply, drop, fill, give, open};
use crate::deed::Deed;
use crate::map::Room;
use crate::news::News;
use crate::noun::{names, normalise};
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn put(turn: &mut Turn<'_>, what: &str, into: &str) -> Done {
    if what.is_empty() {
        return Err("Put what?".into());
    }
    let thing = turn.find_carried(what)?;
    if into.is_empty() {
        return match (thing, turn.me.room) {
            (Thing::Pearl, Room::Lantern) => Ok(light_the_light(turn)),
            _ => Ok(drop::drop(turn, thing).into()),
        };
    }
    if turn.means_fixture(Room::Lantern, into) {
        return match thing {
            Thing::Pearl => Ok(light_the_light(turn)),
            _ => Err("The cup in the lantern is made for something round and bright.".into()),
        };
    }
    if turn.means_fixture(Room::Foot, into) && thing == Thing::Key {
        return open::unlock(turn, "door", "key");
    }
    if turn.means_fixture(Room::InnerWhorl, into) {
        return Ok(give::to_crab(turn, thing));
    }
    let into = normalise(into);
    if thing == Thing::Lamp && turn.me.room == Room::TidePools {
        return fill::fill(turn, "lamp");
    }
    if names(
        &into,
        &["floor", "ground", "sand", "water", "sea", "pool", "pools"],
    ) {
        return Ok(drop::drop(turn, thing).into());
    }
    Err(format!("There is no place for {} there.", thing.the()).into())
}

/// Sets the pearl in the lantern. It burns up, and so is back with its oyster for the next.
pub(super) fn light_the_light(turn: &mut Turn<'_>) -> Reply {
    turn.release(Thing::Pearl);
    turn.me.triumphs = turn.me.triumphs.saturating_add(1);
    turn.achieve(Deed::LightLit);
    let who = turn.my_name();
    turn.state.tell_all(&News::Lit { who });
    Reply::from(
        "You set the pearl in its cup. For a breath nothing happens. Then the great lantern \
         draws itself up, ring after ring takes the light, and it goes out over the water: gold, \
         all the way to the edge.",
    )
    .and(
        "Down on the causeway, windows light up under the sea. A hundred years of ships turn \
         for home.",
    )
    .and(format!(
        "*** You have lit the Wentletrap. {} of 100 points. ***",
        turn.me.deeds.points()
    ))
    .and("Stay and watch, or say \"again\" to begin a new tale.")
}
