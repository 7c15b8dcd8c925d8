//! `drop`.

use super::{Done, Reply};
use crate::news::News;
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn each(turn: &mut Turn<'_>, objects: &[String]) -> Reply {
    if objects.is_empty() {
        return "Drop what?".into();
    }
    let mut reply = Reply::nothing();
    for object in objects {
        reply.append(one(turn, object).unwrap_or_else(|complaint| complaint));
    }
    reply
}

fn one(turn: &mut Turn<'_>, object: &str) -> Done {
    let thing = turn.find_carried(object)?;
    Ok(drop(turn, thing).into())
}

pub(super) fn all(turn: &mut Turn<'_>) -> Reply {
    let carried = turn.carried();
    if carried.is_empty() {
        return "You have nothing to drop.".into();
    }
    let lines = carried.into_iter().map(|thing| drop(turn, thing));
    lines.collect::<Vec<String>>().into()
}

pub(super) fn drop(turn: &mut Turn<'_>, thing: Thing) -> String {
    turn.release(thing);
    let who = turn.my_name();
    turn.tell_here(&News::Dropped { who, what: thing });
    turn.stir_here();
    match thing.is_keepsake() {
        true => format!("You put down {}.", thing.the()),
        false => format!(
            "You let go of {}, and the tide carries it back to where it came from.",
            thing.the()
        ),
    }
}
