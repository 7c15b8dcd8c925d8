//! `blow` and `ring`: the horn and the bell.

use super::{Done, Reply};
use crate::deed::Deed;
use crate::map::Room;
use crate::news::News;
use crate::prose::capital;
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn sound(turn: &mut Turn<'_>, what: &str) -> Done {
    let thing = match what {
        "" if turn.holds(Thing::Horn) => Thing::Horn,
        "" if turn.holds(Thing::Bell) => Thing::Bell,
        "" => return Err("You whistle a bar of something.".into()),
        _ => turn.find_carried(what)?,
    };
    match thing {
        Thing::Horn if turn.me.room == Room::ShellHeart => Ok(wake_oyster(turn)),
        Thing::Horn => {
            spread(turn, thing);
            Ok(
                "A long, low note rolls out over everything. Somewhere, something turns over in \
                its sleep."
                    .into(),
            )
        }
        Thing::Bell => {
            spread(turn, thing);
            Ok("It rings for the change of a watch that nobody keeps.".into())
        }
        _ => Err(format!("{} makes no sound worth the name.", capital(thing.the())).into()),
    }
}

fn wake_oyster(turn: &mut Turn<'_>) -> Reply {
    spread(turn, Thing::Horn);
    if turn.me.deeds.has(Deed::OysterWoken) {
        return "The oyster hums along.".into();
    }
    turn.achieve(Deed::OysterWoken);
    "You blow as softly as you can. The oyster stirs, yawns, and stays that way, listening. On its \
     tongue lie pearls like small moons."
        .into()
}

/// Lets the people here and next door hear it.
fn spread(turn: &mut Turn<'_>, what: Thing) {
    let room = turn.me.room;
    let who = turn.my_name();
    turn.tell_here(&News::Sounded { who, what });
    for exit in room.row().exits {
        // The leap is the one exit that does not lead back, and sound falls well.
        let from = exit.direction.opposite();
        turn.state.tell_room(exit.to, &News::Heard { what, from });
    }
}
