//! `fill` and `light`: to catch the sea-sparkle in the lamp.

use super::{Done, Reply, put};
use crate::deed::Deed;
use crate::map::Room;
use crate::prose::capital;
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn fill(turn: &mut Turn<'_>, what: &str) -> Done {
    match held_or_here(turn, what)? {
        Thing::Lamp => dip(turn),
        Thing::Mug if turn.me.room == Room::TidePools => {
            Err("The sparkle runs out through the dents. It wants glass around it.".into())
        }
        thing => Err(format!("You can't fill {}.", thing.the()).into()),
    }
}

pub(super) fn light(turn: &mut Turn<'_>, what: &str) -> Done {
    if turn.means_fixture(Room::Lantern, what) {
        return match turn.holds(Thing::Pearl) {
            true => Ok(put::light_the_light(turn)),
            false => Err("It has no wick, and never had one. The cup wants a pearl.".into()),
        };
    }
    match held_or_here(turn, what)? {
        Thing::Lamp => dip(turn),
        Thing::Driftwood => Err("It is much too wet to burn, and much too pretty.".into()),
        thing => Err(format!("{} won't burn.", capital(thing.the())).into()),
    }
}

fn held_or_here(turn: &mut Turn<'_>, what: &str) -> Result<Thing, Reply> {
    match what {
        "" if turn.holds(Thing::Lamp) => Ok(Thing::Lamp),
        "" => Err("With what?".into()),
        _ => turn.find_carried(what),
    }
}

fn dip(turn: &mut Turn<'_>) -> Done {
    if turn.me.lamp_shines {
        return Err("The lamp is brimming with light already.".into());
    }
    if turn.me.room != Room::TidePools {
        return Err(
            "There is nothing in the lamp to shine. It wants dipping in bright water, and there \
             is some in the tide pools."
                .into(),
        );
    }
    turn.me.lamp_shines = true;
    turn.achieve(Deed::LampFilled);
    Ok(
        "You dip the lamp, and it comes up full of sea-sparkle: a blue-green light, which flares \
         when you shake it."
            .into(),
    )
}
