//! What the verbs do: one file for each, or for a few that belong together.

mod go;
mod look;

mod drop;
mod give;
mod put;
mod take;

mod douse;
mod fill;
mod open;
mod read;
mod sound;
mod using;

mod speak;

mod again;
mod help;
mod score;
mod who;

mod reply;

pub use reply::Reply;

use crate::parser::{Command, parse};
use crate::prose::clip;
use crate::turn::Turn;

/// Does what the line says.
pub(crate) fn obey(turn: &mut Turn<'_>, line: &str) -> Reply {
    let done = match parse(line) {
        Command::Nothing => Ok(Reply::nothing()),
        Command::Look => Ok(look::around(turn)),
        Command::Examine(what) => look::at(turn, &what),
        Command::Go(direction) => go::towards(turn, direction),
        Command::GoTo(place) => go::to_place(turn, &place),
        Command::Enter => go::inward(turn),
        Command::Leave => go::outward(turn),
        Command::Take(objects) => Ok(take::each(turn, &objects)),
        Command::TakeAll => Ok(take::all(turn)),
        Command::Drop(objects) => Ok(drop::each(turn, &objects)),
        Command::DropAll => Ok(drop::all(turn)),
        Command::Inventory => Ok(look::inventory(turn)),
        Command::Say(text) => Ok(speak::say(turn, text)),
        Command::Whisper(rest) => speak::whisper(turn, &rest),
        Command::Emote(text) => Ok(speak::emote(turn, text)),
        Command::Talk(to) => Ok(speak::talk(turn, &to)),
        Command::Use { what, on } => using::using(turn, &what, &on),
        Command::Open(what) => open::open(turn, &what),
        Command::Close(what) => open::close(turn, &what),
        Command::Unlock { what, with } => open::unlock(turn, &what, &with),
        Command::Light(what) => fill::light(turn, &what),
        Command::Fill(what) => fill::fill(turn, &what),
        Command::Douse(what) => douse::douse(turn, &what),
        Command::Give { what, to } => give::give(turn, &what, &to),
        Command::Put { what, into } => put::put(turn, &what, &into),
        Command::Read(what) => read::read(turn, &what),
        Command::Sound(what) => sound::sound(turn, &what),
        Command::Wait => Ok("Time passes. The sea does most of it.".into()),
        Command::Who => Ok(who::who(turn)),
        Command::Score => Ok(score::score(turn)),
        Command::Again => Ok(again::again(turn)),
        Command::Help => Ok(help::help()),
        Command::Quit => Ok(Reply::farewell()),
        Command::Unknown(word) => Err(format!(
            "You don't know how to \"{}\". Try look, go north, take lamp, say hello, or help.",
            clip(&word, WORD_CHARS)
        )
        .into()),
    };
    // What goes wrong is told in the same way; `Err` only serves to leave a command early.
    done.unwrap_or_else(|complaint: Reply| complaint)
}

/// What a command comes to: the reply, or the reply that says why it came to nothing.
type Done = Result<Reply, Reply>;

/// How much of an unknown word is quoted.
const WORD_CHARS: usize = 24;
