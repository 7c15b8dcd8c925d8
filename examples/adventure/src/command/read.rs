//! `read`.

use super::{Done, Reply};
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn read(turn: &mut Turn<'_>, what: &str) -> Done {
    if what.is_empty() {
        return Err("Read what?".into());
    }
    if turn.is_dark() {
        return Err("It is too dark to read.".into());
    }
    if let Some(found) = turn.find_near(what) {
        return Ok(text_of(found?));
    }
    match turn.scenery(&crate::noun::normalise(what)) {
        Some(text) => Ok(text.into()),
        None => Err("There is nothing like that here to read.".into()),
    }
}

pub(super) fn text_of(thing: Thing) -> Reply {
    match thing.row().reading {
        Some(text) => text.into(),
        None => format!("Nothing is written on {}.", thing.the()).into(),
    }
}
