//! `look`, `examine` and `inventory`.

use super::{Done, Reply};
use crate::direction::Direction;
use crate::noun::normalise;
use crate::prose::{clip, listing, mid_sentence};
use crate::thing::Thing;
use crate::turn::Turn;

/// How much of a phrase is quoted.
const QUOTED_CHARS: usize = 40;

pub(super) fn around(turn: &Turn<'_>) -> Reply {
    let scene = turn.scene();
    let mut lines = vec![format!("{}.", scene.title)];
    lines.extend(scene.paragraphs());
    lines.into()
}

pub(super) fn at(turn: &mut Turn<'_>, what: &str) -> Done {
    let phrase = normalise(what);
    if let Some(direction) = Direction::from_word(&phrase) {
        return Ok(along(turn, direction));
    }
    match &*phrase {
        "me" | "myself" | "self" => return Ok(inventory(turn)),
        "room" | "here" | "place" => return Ok(around(turn)),
        _ => {}
    }
    if let Some(found) = turn.find_near(&phrase) {
        return Ok(look_of(turn, found?).into());
    }
    if turn.is_dark() {
        return Err("It is too dark to see that, or anything.".into());
    }
    if let Some(text) = turn.scenery(&phrase) {
        return Ok(text.into());
    }
    if let Some(person) = turn.find_person_here(what) {
        let carried = turn.state.carried_by(person);
        let carried: Vec<&str> = carried.iter().map(|t| person.carries_as(*t)).collect();
        let carrying = match carried[..] {
            [] => "carrying nothing".to_owned(),
            _ => format!("carrying {}", listing(&carried)),
        };
        return Ok(format!("{} is here, {carrying}.", person.name).into());
    }
    let quoted = clip(&phrase, QUOTED_CHARS);
    Err(format!("You see no \"{quoted}\" here.").into())
}

fn along(turn: &Turn<'_>, direction: Direction) -> Reply {
    let scene = turn.scene();
    match scene.exits.iter().find(|way| way.direction == direction) {
        None => "Nothing to speak of lies that way.".into(),
        Some(way) if way.barred => "The way is barred.".into(),
        Some(way) => match way.to {
            Some(title) => format!("That way lies {}.", mid_sentence(title)).into(),
            None => "There is a way, but you have not been there yet.".into(),
        },
    }
}

fn look_of(turn: &Turn<'_>, thing: Thing) -> &'static str {
    match thing {
        Thing::Lamp if turn.me.lamp_shines => {
            "It brims with sea-sparkle: a blue-green light, which flares when you shake it."
        }
        _ => thing.row().look,
    }
}

pub(super) fn inventory(turn: &Turn<'_>) -> Reply {
    let carried = turn.scene().carried;
    match carried[..] {
        [] => "You are carrying nothing.".into(),
        _ => format!("You are carrying {}.", listing(&carried)).into(),
    }
}
