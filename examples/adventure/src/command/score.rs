//! `score`.

use super::Reply;
use crate::map::ROOMS;
use crate::prose::listing;
use crate::turn::Turn;

pub(super) fn score(turn: &Turn<'_>) -> Reply {
    let deeds = turn.me.deeds;
    let seen = turn.me.seen.count();
    let reply = Reply::from(format!(
        "You have {} of 100 points, and have seen {seen} of {} places.",
        deeds.points(),
        ROOMS.len()
    ));
    let told: Vec<&str> = deeds.iter().map(|deed| deed.told_as()).collect();
    let reply = match told[..] {
        [] => reply,
        _ => reply.and(format!("You have {}.", listing(&told))),
    };
    match turn.me.triumphs {
        0 | 1 => reply,
        times => reply.and(format!("You have lit the light {times} times in all.")),
    }
}
