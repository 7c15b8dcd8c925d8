//! `go`, the directions, `enter` and `leave`.

use super::{Done, Reply};
use crate::direction::Direction;
use crate::news::News;
use crate::noun::normalise;
use crate::prose::mid_sentence;
use crate::turn::Turn;

pub(super) fn towards(turn: &mut Turn<'_>, direction: Direction) -> Done {
    let Some(exit) = turn.me.room.exit(direction) else {
        let ways = ways(turn);
        return Err(format!("You can't go {direction} from here. {ways}").into());
    };
    if turn.is_dark() && direction != Direction::Up {
        return Err("In this dark you could not say where that is. You can feel a way up.".into());
    }
    if let Some((deed, refusal)) = exit.gate
        && !turn.me.deeds.has(deed)
    {
        return Err(refusal.into());
    }
    let who = turn.my_name();
    turn.tell_here(&News::Left {
        who: who.clone(),
        to: Some(direction),
    });
    turn.stir_here();
    turn.me.enter(exit.to);
    turn.tell_here(&News::Arrived {
        who,
        from: Some(direction.opposite()),
    });
    turn.stir_here();
    let there = mid_sentence(exit.to.title());
    let reply = match exit.remark {
        Some(remark) => Reply::from(remark).and(format!("You climb out at {there}.")),
        None => format!("You go {direction}, to {there}.").into(),
    };
    Ok(match turn.is_dark() {
        true => reply.and("It is too dark to see anything at all."),
        false => reply,
    })
}

/// Goes where the title of a neighbouring room, or the thing one would go through, says.
pub(super) fn to_place(turn: &mut Turn<'_>, place: &str) -> Done {
    let place = normalise(place);
    if place.is_empty() {
        return Err(format!("Which way? {}", ways(turn)).into());
    }
    let named = turn.me.room.row().exits.iter().find(|exit| {
        let title = exit.to.title().to_lowercase();
        place
            .split(' ')
            .all(|word| word.len() > 2 && title.split([' ', '\'']).any(|part| part == word))
    });
    if let Some(exit) = named {
        return towards(turn, exit.direction);
    }
    let row = turn.me.room.row();
    match &*place {
        "ladder" | "rungs" | "stair" | "stairs" | "loft"
            if turn.me.room.exit(Direction::Up).is_some() =>
        {
            towards(turn, Direction::Up)
        }
        "hatch" | "hole" if turn.me.room.exit(Direction::Down).is_some() => {
            towards(turn, Direction::Down)
        }
        "cave" | "conch" | "shell" | "door" | "lighthouse" | "light" | "ship" | "wreck"
        | "tower"
            if row.inward.is_some() =>
        {
            inward(turn)
        }
        _ => Err(format!("You can't get there in one go. {}", ways(turn)).into()),
    }
}

pub(super) fn inward(turn: &mut Turn<'_>) -> Done {
    follow(turn, turn.me.room.row().inward)
}

pub(super) fn outward(turn: &mut Turn<'_>) -> Done {
    follow(turn, turn.me.room.row().outward)
}

fn follow(turn: &mut Turn<'_>, direction: Option<Direction>) -> Done {
    match direction {
        Some(direction) => towards(turn, direction),
        None => Err(format!("Which way would that be? {}", ways(turn)).into()),
    }
}

/// "You can go north or up."
fn ways(turn: &Turn<'_>) -> String {
    let exits = turn.scene().exits;
    let names: Vec<&str> = exits.iter().map(|way| way.direction.name()).collect();
    match names[..] {
        [.., last] => {
            let first = &names[..names.len() - 1];
            let or = if first.is_empty() { "" } else { " or " };
            format!("You can go {}{or}{last}.", first.join(", "))
        }
        [] => "There is no way that you can see.".to_owned(),
    }
}
