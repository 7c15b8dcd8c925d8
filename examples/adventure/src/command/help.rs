//! `help`.

use super::Reply;

const HELP: &[&str] = &[
    "look (l), examine THING (x): see where you are, or look closer",
    "north, south, east, west, up, down (n s e w u d), in, out: go",
    "take THING, drop THING, take all, inventory (i)",
    "open, unlock, use, read, fill, light, blow, ring THING",
    "give THING to SOMEONE, put THING in THING",
    "say WORDS (\"WORDS), tell NAME WORDS, emote WORDS (:WORDS)",
    "who, score, again (begin anew), quit",
    "Things that you need are there for everyone. Of the rest there is one each.",
];

pub(super) fn help() -> Reply {
    let lines = HELP.iter().map(|line| (*line).to_owned());
    lines.collect::<Vec<String>>().into()
}
