//! `douse`: to let the sea-sparkle go.

use super::Done;
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn douse(turn: &mut Turn<'_>, what: &str) -> Done {
    let thing = match what {
        "" if turn.holds(Thing::Lamp) => Thing::Lamp,
        "" => return Err("Douse what?".into()),
        _ => turn.find_carried(what)?,
    };
    if thing != Thing::Lamp || !turn.me.lamp_shines {
        return Err(format!("There is no light in {}.", thing.the()).into());
    }
    turn.me.lamp_shines = false;
    turn.stir_here();
    Ok("You tip out the sea-sparkle. It runs off downhill, towards the sea.".into())
}
