use super::*;

fn check(line: &str, expected: Command) {
    assert_eq!(parse(line), expected, "{line:?}");
}

fn s(text: &str) -> String {
    text.to_owned()
}

#[test]
fn looking_has_many_words() {
    for line in [
        "look",
        "l",
        "L",
        "  LOOK  ",
        "look around",
        "loo",
        "see",
        "x",
        "please look",
    ] {
        check(line, Command::Look);
    }
    for line in [
        "look at lamp",
        "x lamp",
        "examine lamp",
        "exam lamp",
        "look in lamp",
        "l lamp",
    ] {
        check(line, Command::Examine(s("lamp")));
    }
    check(
        "look through spyglass",
        Command::Use {
            what: s("spyglass"),
            on: s(""),
        },
    );
}

#[test]
fn ways_have_long_and_short_names() {
    for line in [
        "n",
        "north",
        "N",
        "go north",
        "go n",
        "walk to north",
        "north!",
        "run north",
    ] {
        check(line, Command::Go(Direction::North));
    }
    for line in ["d", "climb down the ladder", "jump down", "downstairs"] {
        check(line, Command::Go(Direction::Down));
    }
    check("in", Command::Enter);
    check("go in", Command::Enter);
    check("go outside", Command::Leave);
    check("go to the hut", Command::GoTo(s("the hut")));
    check("enter cave", Command::GoTo(s("cave")));
    check("go", Command::GoTo(s("")));
    check("jump", Command::Go(Direction::Down));
}

#[test]
fn taking_and_dropping_name_several_things() {
    let take = |objects: &[&str]| Command::Take(objects.iter().map(|o| s(o)).collect());
    check("take the lamp", take(&["the lamp"]));
    check("get lamp", take(&["lamp"]));
    check("pick up lamp", take(&["lamp"]));
    check("pick lamp up", take(&["lamp"]));
    check("take horn from chest", take(&["horn"]));
    check("take lamp, mug and rope", take(&["lamp", "mug", "rope"]));
    check("take lamp,mug", take(&["lamp", "mug"]));
    check("take and", take(&[]));
    check("take", take(&[]));
    check("take all", Command::TakeAll);
    check("GET EVERYTHING", Command::TakeAll);
    check("drop all", Command::DropAll);
    check("put down mug", Command::Drop(vec![s("mug")]));
    check("put mug down", Command::Drop(vec![s("mug")]));
    let Command::Take(many) = parse(&format!("take {}", "x,".repeat(240))) else {
        panic!("not a take")
    };
    assert_eq!(many.len(), OBJECTS);
}

#[test]
fn speech_keeps_its_case_and_spaces() {
    check("say Hello  World!", Command::Say(s("Hello  World!")));
    check("\"Hello", Command::Say(s("Hello")));
    check("\"Hello\"", Command::Say(s("Hello")));
    check("'Hello", Command::Say(s("Hello")));
    check("say \"Hello\"", Command::Say(s("Hello")));
    check("say", Command::Say(s("")));
    check("tell Ann (2) Hi", Command::Whisper(s("Ann (2) Hi")));
    check("whisper to ann hi", Command::Whisper(s("ann hi")));
    check(":waves", Command::Emote(s("waves")));
    check("emote Waves", Command::Emote(s("Waves")));
}

#[test]
fn two_things_meet_around_a_preposition() {
    let put = Command::Put {
        what: s("the pearl"),
        into: s("the great lantern"),
    };
    check("put the pearl in the great lantern", put.clone());
    check("set the pearl into the great lantern", put);
    let unlock = Command::Unlock {
        what: s("door"),
        with: s("key"),
    };
    check("unlock door with key", unlock.clone());
    check("open door with key", unlock);
    check(
        "unlock door",
        Command::Unlock {
            what: s("door"),
            with: s(""),
        },
    );
    check(
        "use key on door",
        Command::Use {
            what: s("key"),
            on: s("door"),
        },
    );
    check(
        "turn key in lock",
        Command::Use {
            what: s("key"),
            on: s("lock"),
        },
    );
    check(
        "give whelk to crab",
        Command::Give {
            what: s("whelk"),
            to: s("crab"),
        },
    );
    check(
        "give crab whelk",
        Command::Give {
            what: s("crab whelk"),
            to: s(""),
        },
    );
    check("fill lamp with sparkle", Command::Fill(s("lamp")));
    check("dip lamp in pool", Command::Fill(s("lamp")));
    check("turn on lamp", Command::Light(s("lamp")));
    check("turn lamp off", Command::Douse(s("lamp")));
    check("put out lamp", Command::Douse(s("lamp")));
}

#[test]
fn single_words_do_their_thing() {
    for line in ["i", "inv", "inventory", "inven"] {
        check(line, Command::Inventory);
    }
    check("who", Command::Who);
    check("?", Command::Help);
    check("help me", Command::Help);
    check("sco", Command::Score);
    check("z", Command::Wait);
    check("quit", Command::Quit);
    check("", Command::Nothing);
    check(" \t ", Command::Nothing);
    check("please", Command::Unknown(s("please")));
    check("xyzzy now", Command::Unknown(s("xyzzy")));
}

#[test]
fn strange_bytes_and_long_lines_are_tamed() {
    check("lo\x07ok\x1b", Command::Look);
    check("say\ta\nb", Command::Say(s("a b")));
    check("say \u{202e}evil\u{2028}", Command::Say(s("evil")));
    let Command::Say(text) = parse(&format!("say {}", "ö".repeat(10_000))) else {
        panic!("not speech")
    };
    assert_eq!(text.chars().count(), LINE_CHARS - "say ".len());
}
