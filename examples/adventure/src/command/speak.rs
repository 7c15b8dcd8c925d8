//! `say`, `whisper`, `emote` and `talk`.

use std::sync::Arc;

use super::{Done, Reply};
use crate::map::Room;
use crate::news::News;
use crate::turn::Turn;
use crate::visitor::Visitor;

pub(super) fn say(turn: &mut Turn<'_>, text: String) -> Reply {
    if text.is_empty() {
        return "Say what?".into();
    }
    let reply = format!("You say, \"{text}\"").into();
    let who = turn.my_name();
    let text = Arc::from(text);
    turn.tell_here(&News::Said { who, text });
    reply
}

pub(super) fn emote(turn: &mut Turn<'_>, text: String) -> Reply {
    if text.is_empty() {
        return "Do what? For example: \":waves.\"".into();
    }
    let who = turn.my_name();
    let reply = format!("{who} {text}").into();
    let text = Arc::from(text);
    turn.tell_here(&News::Emoted { who, text });
    reply
}

/// Says something to one person, wherever they are.
pub(super) fn whisper(turn: &mut Turn<'_>, rest: &str) -> Done {
    if rest.is_empty() {
        return Err("Whisper to whom, and what? For example: \"tell ann hello\".".into());
    }
    let (to, text) = whom(turn, rest)?;
    if text.is_empty() {
        return Err(format!("Whisper what to {}?", to.name).into());
    }
    let reply = format!("You whisper to {}, \"{text}\"", to.name);
    let (id, who, text) = (to.id, turn.my_name(), Arc::from(text));
    turn.state.tell(id, News::Told { who, text });
    Ok(reply.into())
}

/// Who is meant, and what is left to say. The longest name wins: "ann (2)" over "ann".
fn whom<'t, 'r>(turn: &'t Turn<'_>, rest: &'r str) -> Result<(&'t Visitor, &'r str), Reply> {
    let named = turn
        .state
        .visitors
        .values()
        .filter_map(|other| Some((other, addressed(rest, &other.name)?)))
        .min_by_key(|(_, text)| text.len());
    let left_by = |named: Option<&str>| named.map_or(usize::MAX, str::len);
    let mine = addressed(rest, &turn.me.name);
    if left_by(mine) < left_by(named.map(|(_, text)| text)) {
        return Err("You mutter something to yourself, and nod.".into());
    }
    if let Some(named) = named {
        return Ok(named);
    }
    let (first, text) = rest.split_once(' ').unwrap_or((rest, ""));
    let begun = turn
        .find_person(first)
        .and_then(|id| turn.state.visitors.get(&id));
    match begun {
        Some(person) => Ok((person, text.trim())),
        None => Err("There is nobody of that name. \"who\" tells who is about.".into()),
    }
}

/// What follows the name at the beginning of the text, if it is there as a whole.
fn addressed<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in name.chars() {
        if !expected.to_lowercase().eq(rest.next()?.to_lowercase()) {
            return None;
        }
    }
    let rest = rest.as_str();
    let ends_here = rest.is_empty() || rest.starts_with([' ', ',', ':']);
    ends_here.then(|| rest.trim_start_matches([' ', ',', ':']))
}

pub(super) fn talk(turn: &mut Turn<'_>, to: &str) -> Reply {
    if turn.means_fixture(Room::InnerWhorl, to) {
        return "The crab says nothing, at some length, and looks round at its house.".into();
    }
    if turn.means_fixture(Room::ShellHeart, to) {
        return "The oyster is not one for words. It is said to like music.".into();
    }
    match turn.find_person_here(to) {
        Some(person) => format!("To talk to {}, just say something.", person.name).into(),
        None => "Nobody answers.".into(),
    }
}
