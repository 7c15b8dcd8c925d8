//! `who`.

use super::Reply;
use crate::prose::mid_sentence;
use crate::turn::Turn;
use crate::visitor::Visitor;

/// How many people are listed.
const LISTED: usize = 40;

pub(super) fn who(turn: &Turn<'_>) -> Reply {
    let others = &turn.state.visitors;
    let mut lines = vec![match others.len() {
        0 => "You have the island to yourself.".to_owned(),
        1 => "There are two of you on the island.".to_owned(),
        more => format!("There are {} of you on the island.", more + 1),
    }];
    lines.push(format!("{} (you)", entry(turn.me)));
    lines.extend(others.values().take(LISTED).map(entry));
    if others.len() > LISTED {
        lines.push(format!("… and {} more", others.len() - LISTED));
    }
    lines.into()
}

fn entry(visitor: &Visitor) -> String {
    let place = mid_sentence(visitor.room.title());
    let triumphs = match visitor.triumphs {
        0 => String::new(),
        1 => ", who has lit the light".to_owned(),
        times => format!(", who has lit the light {times} times"),
    };
    format!("  {}, at {place}{triumphs}", visitor.name)
}
