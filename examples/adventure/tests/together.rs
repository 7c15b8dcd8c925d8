//! What visitors notice of each other.

use futures_util::{FutureExt, StreamExt};
use strombus_adventure::{MAILBOX, NAME_CHARS, News, NewsFeed, TIDE, Visit, World};

/// The lines that have arrived.
fn heard(feed: &mut NewsFeed) -> Vec<String> {
    let mut lines = Vec::new();
    while let Some(Some(news)) = feed.next().now_or_never() {
        if news.is_line() {
            lines.push(news.to_string());
        }
    }
    lines
}

fn two() -> (World, Visit, Visit) {
    let world = World::new();
    let ann = world.join("ann");
    let bob = world.join("bob");
    (world, ann, bob)
}

#[test]
fn people_see_each_other_come_and_go() {
    let (_world, mut ann, mut bob) = two();
    let mut news = ann.news();
    assert_eq!(heard(&mut news), ["bob comes ashore out of the mist."]);
    assert_eq!(ann.scene().people, ["bob".into()]);
    assert_eq!(bob.scene().people, ["ann".into()]);
    bob.command("north");
    bob.command("south");
    assert_eq!(
        heard(&mut news),
        ["bob goes north.", "bob arrives from the north."]
    );
    drop(bob);
    assert_eq!(heard(&mut news), ["bob fades into the mist and is gone."]);
    assert!(ann.scene().people.is_empty());
}

#[test]
fn talk_is_heard_in_the_room_and_whispers_anywhere() {
    let (world, mut ann, mut bob) = two();
    let mut cat = world.join("Cat of the Sea");
    let (mut to_ann, mut to_cat) = (ann.news(), cat.news());
    heard(&mut to_ann);
    assert_eq!(
        bob.command("say Good  day").to_string(),
        "You say, \"Good  day\""
    );
    bob.command(":waves.");
    assert_eq!(
        heard(&mut to_ann),
        ["bob says, \"Good  day\"", "bob waves."]
    );
    heard(&mut to_cat);
    cat.command("north");
    assert_eq!(
        bob.command("tell cat of the sea: psst").to_string(),
        "You whisper to Cat of the Sea, \"psst\""
    );
    bob.command("whisper to ca hello");
    bob.command("say unheard");
    assert_eq!(
        heard(&mut to_cat),
        [
            "bob whispers to you, \"psst\"",
            "bob whispers to you, \"hello\""
        ]
    );
    assert!(
        ann.command("tell nobody hi")
            .to_string()
            .contains("nobody of that name")
    );
    assert!(ann.command("tell ann hi").to_string().contains("mutter"));
}

#[test]
fn the_same_name_is_told_apart() {
    let world = World::new();
    let mut first = world.join("ann");
    let mut second = world.join(" Ann\x1b ");
    let third = world.join("ann (2)");
    assert_eq!(
        [first.name(), second.name(), third.name()],
        ["ann", "Ann (2)", "ann 2"]
    );
    let mut to_second = second.news();
    heard(&mut to_second);
    first.command("tell ann (2) hi");
    assert_eq!(heard(&mut to_second), ["ann whispers to you, \"hi\""]);
    let long = world.join(&"x".repeat(1000));
    let longer = world.join(&"x".repeat(2000));
    assert!(long.name() != longer.name() && longer.name().chars().count() == NAME_CHARS);
}

#[test]
fn of_a_keepsake_there_is_one() {
    let (_world, mut ann, mut bob) = two();
    let mut news = bob.news();
    assert_eq!(
        ann.command("take rope").to_string(),
        "You take the coil of rope."
    );
    assert_eq!(
        bob.command("take rope").to_string(),
        "ann has the coil of rope."
    );
    assert_eq!(heard(&mut news), ["ann takes the coil of rope."]);
    assert!(bob.scene().things.is_empty());
    ann.command("give rope to bob");
    assert_eq!(heard(&mut news), ["ann gives you the coil of rope."]);
    assert_eq!(bob.scene().carried, ["a coil of rope"]);
}

#[test]
fn of_a_spring_there_is_enough_and_not_too_much() {
    let (_world, mut ann, mut bob) = two();
    for visit in [&mut ann, &mut bob] {
        for command in ["north", "west", "take whelk"] {
            visit.command(command);
        }
        assert_eq!(visit.scene().carried, ["a whelk shell"]);
    }
    assert_eq!(
        ann.command("take whelk").to_string(),
        "You are holding the whelk shell already."
    );
    assert_eq!(
        ann.command("give whelk to bob").to_string(),
        "bob has a whelk shell already."
    );
    ann.command("drop whelk");
    assert_eq!(ann.scene().things, ["a whelk shell"]);
}

#[test]
fn what_leavers_carried_stays_and_the_tide_takes_it_home() {
    let (_world, mut ann, mut bob) = two();
    ann.command("take rope");
    ann.command("north");
    bob.command("north");
    drop(ann);
    assert!(bob.scene().things.contains(&"a coil of rope"));
    let mut news = bob.news();
    heard(&mut news);
    for _ in 0..TIDE {
        bob.command("wait");
    }
    assert_eq!(
        heard(&mut news),
        ["The tide turns, and takes the coil of rope home."]
    );
    assert!(!bob.scene().things.contains(&"a coil of rope"));
    bob.command("south");
    assert!(bob.scene().things.contains(&"a coil of rope"));
}

#[test]
fn the_bell_is_heard_next_door_and_the_light_everywhere() {
    let (_world, mut ann, mut bob) = two();
    let mut news = ann.news();
    for command in ["n", "w", "w", "take bell", "e", "e", "s", "n", "ring bell"] {
        bob.command(command);
    }
    let lines = heard(&mut news);
    assert_eq!(
        lines.last().map(String::as_str),
        Some("From the north comes the clang of a ship's bell.")
    );
    for command in [
        "w",
        "take whelk",
        "w",
        "d",
        "open chest",
        "get horn",
        "u",
        "e",
        "n",
        "get lamp",
        "s",
        "e",
        "e",
        "fill lamp",
        "e",
        "d",
        "d",
        "give whelk to crab",
        "d",
        "blow horn",
        "get pearl",
        "u",
        "u",
        "u",
        "w",
        "w",
        "n",
        "n",
        "unlock door",
        "n",
        "u",
        "u",
        "u",
        "put pearl in lantern",
    ] {
        bob.command(command);
    }
    let lines = heard(&mut news);
    let light = lines.last().map_or("", String::as_str);
    assert!(
        light.ends_with("bob has set the pearl in the lantern!"),
        "{light}"
    );
}

#[test]
fn a_mailbox_that_nobody_reads_is_bounded() {
    let (_world, mut ann, mut bob) = two();
    let mut news = ann.news();
    heard(&mut news);
    for number in 0..MAILBOX + 42 {
        bob.command(&format!("say {number}"));
        bob.command("take rope");
    }
    let lines = heard(&mut news);
    assert_eq!(lines.len(), MAILBOX + 1);
    // One line more than was said: the rope was taken once.
    assert_eq!(lines[0], "… 43 lines missed");
    assert_eq!(lines[1], "bob says, \"42\"");
}

#[test]
fn a_change_of_scene_is_told_once() {
    let (_world, mut ann, mut bob) = two();
    let mut news = ann.news();
    heard(&mut news);
    for _ in 0..10 {
        bob.command("take rope");
        bob.command("drop rope");
    }
    let mut all = Vec::new();
    while let Some(Some(news)) = news.next().now_or_never() {
        all.push(news);
    }
    assert_eq!(all.len(), 21);
    assert_eq!(all.last(), Some(&News::SceneChanged));
    // One's own deeds change one's own scene.
    ann.command("take rope");
    assert_eq!(news.next().now_or_never(), Some(Some(News::SceneChanged)));
    assert_eq!(news.next().now_or_never(), None);
}

#[test]
fn a_feed_ends_with_the_visit_or_with_the_next_feed() {
    let world = World::new();
    let mut ann = world.join("ann");
    let mut old = ann.news();
    let mut new = ann.news();
    assert_eq!(old.next().now_or_never(), Some(None));
    assert_eq!(new.next().now_or_never(), None);
    drop(ann);
    assert_eq!(new.next().now_or_never(), Some(None));
}

#[test]
fn one_who_waits_is_woken_from_another_thread() {
    use std::sync::Arc;
    use std::task::{Context, Wake, Waker};

    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    let (_world, mut ann, mut bob) = two();
    let mut news = ann.news();
    heard(&mut news);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut cx = Context::from_waker(&waker);
    assert!(news.poll_next_unpin(&mut cx).is_pending());
    let speaker = std::thread::spawn(move || {
        bob.command("say over here");
        bob
    });
    let line = loop {
        match news.poll_next_unpin(&mut cx) {
            std::task::Poll::Ready(line) => break line,
            std::task::Poll::Pending => std::thread::park(),
        }
    };
    assert_eq!(
        line.map(|line| line.to_string()),
        Some("bob says, \"over here\"".to_owned())
    );
    assert!(speaker.join().is_ok());
}
