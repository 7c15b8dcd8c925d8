//! The verbs, and all the words for them.

/// What a first word asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Look,
    Examine,
    Go,
    Jump,
    Enter,
    Leave,
    Take,
    Drop,
    Inventory,
    Say,
    Whisper,
    Emote,
    Talk,
    Use,
    Open,
    Close,
    Unlock,
    Light,
    Fill,
    Douse,
    Give,
    Put,
    Turn,
    Read,
    Sound,
    Wait,
    Who,
    Score,
    Again,
    Help,
    Quit,
}

/// Each verb and its words. Where a beginning of a word fits two verbs, the earlier line wins.
const VERBS: &[(Verb, &[&str])] = &[
    (Verb::Look, &["look", "l", "see"]),
    (
        Verb::Examine,
        &["examine", "x", "inspect", "search", "study", "watch"],
    ),
    (
        Verb::Go,
        &["go", "walk", "run", "climb", "head", "move", "swim"],
    ),
    (Verb::Jump, &["jump", "leap", "dive", "fall"]),
    (Verb::Enter, &["enter", "in", "inside"]),
    (Verb::Leave, &["leave", "exit", "out", "outside"]),
    (
        Verb::Take,
        &["take", "get", "grab", "pick", "fetch", "catch"],
    ),
    (Verb::Drop, &["drop", "discard", "throw", "release"]),
    (Verb::Inventory, &["inventory", "i", "inv", "carrying"]),
    (Verb::Say, &["say", "speak", "shout", "yell"]),
    (Verb::Whisper, &["whisper", "tell", "page"]),
    (Verb::Emote, &["emote", "/me", "pose"]),
    (Verb::Talk, &["talk", "ask", "greet"]),
    (Verb::Use, &["use", "try", "wear", "hold"]),
    (Verb::Open, &["open", "lift"]),
    (Verb::Close, &["close", "shut", "lock"]),
    (Verb::Unlock, &["unlock"]),
    (Verb::Light, &["light", "kindle", "ignite"]),
    (Verb::Fill, &["fill", "dip", "scoop"]),
    (Verb::Douse, &["douse", "extinguish", "empty"]),
    (Verb::Give, &["give", "offer", "hand", "feed", "show"]),
    (Verb::Put, &["put", "place", "set", "insert", "lay"]),
    (Verb::Turn, &["turn", "switch"]),
    (Verb::Read, &["read"]),
    (Verb::Sound, &["blow", "ring", "play", "sound", "toot"]),
    (Verb::Wait, &["wait", "z", "rest", "sleep", "listen"]),
    (Verb::Who, &["who"]),
    (Verb::Score, &["score", "sc", "sco", "points"]),
    (Verb::Again, &["again", "restart"]),
    (Verb::Help, &["help", "h", "commands", "hint"]),
    (Verb::Quit, &["quit", "q", "bye", "logout"]),
];

/// The verb of a word in lower case: the whole word, or its beginning if that is long enough
/// not to be a slip.
pub(super) fn find(word: &str) -> Option<Verb> {
    let verb_of = |fits: &dyn Fn(&str) -> bool| {
        VERBS
            .iter()
            .find(|(_, words)| words.iter().any(|known| fits(known)))
            .map(|(verb, _)| *verb)
    };
    verb_of(&|known| known == word).or_else(|| {
        let long_enough = word.chars().count() >= 3;
        long_enough.then(|| verb_of(&|known| known.starts_with(word)))?
    })
}
