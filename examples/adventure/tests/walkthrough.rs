//! The tale from the jetty to the lantern, by typed commands, and its turns on the way.

use strombus_adventure::{Visit, World};

/// The shortest way that a player who knows everything takes.
const WALKTHROUGH: &str = "
    north; west; take whelk; west; down; open chest; take horn; up; east;
    north; take lamp; south; east; east; fill lamp; east; down; down;
    give whelk to crab; down; blow horn; take pearl; up; up; up; west; west;
    north; north; unlock door with key; north; up; up; up; put pearl in lantern
";

fn play(visit: &mut Visit, script: &str) -> String {
    let commands = script.split(';').map(str::trim);
    let replies = commands.map(|command| visit.command(command).to_string());
    replies.last().unwrap_or_default()
}

#[test]
fn the_goal_is_reached_by_typed_commands() {
    let world = World::new();
    let mut ann = world.join("ann");
    let end = play(&mut ann, WALKTHROUGH);
    assert!(
        end.contains("You have lit the Wentletrap. 100 of 100 points."),
        "{end}"
    );
    assert_eq!(ann.scene().title, "The Lantern Room");
    assert_eq!(ann.scene().score, 100);
    assert!(!ann.scene().carried.contains(&"a great pearl"));
    assert!(play(&mut ann, "who").contains("ann, at the Lantern Room, who has lit the light"));
}

#[test]
fn what_one_has_done_spoils_nothing_for_the_next() {
    let world = World::new();
    let mut ann = world.join("ann");
    play(&mut ann, WALKTHROUGH);
    // Ann stays, with key and lamp in her pockets.
    let mut bob = world.join("bob");
    let end = play(&mut bob, WALKTHROUGH);
    assert!(end.contains("100 of 100"), "{end}");
    play(&mut ann, "again");
    assert_eq!(ann.scene().title, "The Jetty");
    assert_eq!(ann.scene().score, 0);
    let end = play(&mut ann, WALKTHROUGH);
    assert!(end.contains("100 of 100"), "{end}");
    assert!(play(&mut ann, "score").contains("lit the light 2 times"));
}

#[test]
fn what_was_thrown_away_can_be_fetched_again() {
    let world = World::new();
    let mut ann = world.join("ann");
    let to_the_crab = WALKTHROUGH.split("down; blow horn").next().unwrap_or("");
    play(&mut ann, to_the_crab);
    let lost = play(&mut ann, "drop key");
    assert!(lost.contains("the tide carries it back"), "{lost}");
    assert!(ann.scene().things.contains(&"a brass key"));
    assert_eq!(play(&mut ann, "take key"), "You take the brass key.");
    // In the dark without a lamp, one still gets out, and can fetch another.
    play(&mut ann, "drop lamp");
    assert!(ann.scene().dark);
    play(&mut ann, "up; up; west; west; west; north; take lamp");
    assert!(ann.scene().carried.contains(&"a storm lamp"));
}

#[test]
fn darkness_hides_everything_but_the_way_up() {
    let world = World::new();
    let mut ann = world.join("ann");
    play(&mut ann, "north; east; east; down");
    let scene = ann.scene();
    assert!(scene.dark);
    assert_eq!(
        scene
            .exits
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["up: The Conch's Mouth"]
    );
    assert!(play(&mut ann, "down").contains("In this dark"));
    assert!(play(&mut ann, "take all").contains("darkness"));
    // Somebody else's lamp will do.
    let mut bob = world.join("bob");
    play(
        &mut bob,
        "n; w; n; take lamp; s; e; e; dip lamp in pool; e; d",
    );
    assert!(!ann.scene().dark);
    assert_eq!(
        play(&mut ann, "down"),
        "You go down, to the Inner Whorl.\n\
        It is too dark to see anything at all."
    );
}

#[test]
fn gates_stay_shut_until_the_deed_is_done() {
    let world = World::new();
    let mut ann = world.join("ann");
    assert!(play(&mut ann, "n; n; n; n").contains("locked"));
    assert!(play(&mut ann, "unlock door").contains("no key"));
    assert!(play(&mut ann, "s; s; w; w; d; take horn").contains("in the chest"));
    play(&mut ann, "u; e; n; take lamp; s; e; e; fill lamp; e; d; d");
    assert!(play(&mut ann, "down").contains("fills the passage"));
    assert!(play(&mut ann, "take key").contains("might trade"));
    assert!(play(&mut ann, "take crab").contains("stays where it is"));
}

#[test]
fn other_words_do_as_well() {
    let world = World::new();
    let mut ann = world.join("ann");
    let end = play(
        &mut ann,
        "go to beach; go dunes; get the empty shell; go to the wreck; in; open the sea chest; \
         LIFT LID; grab a conch; out; go dunes; enter hut; pick up a storm lamp; leave; e; e; \
         use lamp; enter cave; climb down; in; give crab whelk; d; play horn; t",
    );
    assert!(end.contains("don't know"), "{end}");
    let end = play(
        &mut ann,
        "get pearl; go up; u; climb up; w; w; go causeway; n; use key; in; climb stairs; u; \
         climb rungs; light the lantern",
    );
    assert!(end.contains("You have lit the Wentletrap"), "{end}");
}

#[test]
fn the_greeting_and_the_scene_read_well() {
    let world = World::new();
    let mut ann = world.join("ann");
    assert!(ann.greeting().starts_with("Welcome ashore, ann."));
    assert_eq!(
        ann.scene().to_string(),
        "The Jetty\n\
         Planks the colour of old bone run out into the mist and stop. Far out, where a light \
         ought to be, there is none. The shore lies north.\n\
         You see a coil of rope here.\n\
         Exits: north."
    );
    assert_eq!(ann.command("").lines().len(), 0);
    assert!(ann.command("quit").is_farewell());
}
