//! `take`.

use super::{Done, Reply};
use crate::news::News;
use crate::prose::listing;
use crate::thing::Thing;
use crate::turn::Turn;

/// How many things one person can carry.
pub(super) const HANDS: usize = 8;

pub(super) fn each(turn: &mut Turn<'_>, objects: &[String]) -> Reply {
    if objects.is_empty() {
        return "Take what?".into();
    }
    let mut reply = Reply::nothing();
    for object in objects {
        reply.append(one(turn, object).unwrap_or_else(|complaint| complaint));
    }
    reply
}

fn one(turn: &mut Turn<'_>, object: &str) -> Done {
    let thing = match turn.find_lying(object) {
        Ok(thing) => thing,
        Err(complaint) => return Err(missing(turn, object).unwrap_or(complaint)),
    };
    take(turn, thing)?;
    Ok(format!("You take {}.", thing.the()).into())
}

pub(super) fn all(turn: &mut Turn<'_>) -> Reply {
    if turn.is_dark() {
        return "You gather an armful of darkness.".into();
    }
    let mut taken = Vec::new();
    let mut reply = Reply::nothing();
    for thing in turn.lying() {
        match take(turn, thing) {
            Ok(()) => taken.push(thing.the()),
            Err(complaint) => {
                reply = complaint;
                break;
            }
        }
    }
    if taken.is_empty() && reply.lines().is_empty() {
        return "There is nothing here to take.".into();
    }
    if !taken.is_empty() {
        let mut taken = Reply::from(format!("You take {}.", listing(&taken)));
        taken.append(reply);
        return taken;
    }
    reply
}

fn take(turn: &mut Turn<'_>, thing: Thing) -> Result<(), Reply> {
    if turn.carried().len() >= HANDS {
        return Err("Your hands are full, and so are your pockets. Drop something first.".into());
    }
    turn.receive(thing);
    let who = turn.my_name();
    turn.tell_here(&News::Took { who, what: thing });
    // What comes from a spring is still there for the others.
    match thing.is_keepsake() {
        true => turn.stir_here(),
        false => turn.stir_me(),
    }
    Ok(())
}

/// Why something can't be taken that is in plain sight, or nearly.
fn missing(turn: &Turn<'_>, object: &str) -> Option<Reply> {
    use crate::map::Room;
    use crate::noun::{names, normalise};

    if turn.is_dark() {
        return None;
    }
    let object = normalise(object);
    let means = |thing: Thing| names(&object, thing.row().nouns) && !turn.holds(thing);
    let text = match turn.me.room {
        Room::Hold if means(Thing::Horn) => "If there is one, it is in the chest.",
        Room::InnerWhorl if means(Thing::Key) => {
            "The crab does have a key, and holds it close. It might trade."
        }
        Room::ShellHeart if means(Thing::Pearl) => {
            "The oyster has it, and is asleep on it. It can't be pried open; it must be woken."
        }
        _ => return None,
    };
    Some(text.into())
}
