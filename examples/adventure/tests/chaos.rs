//! Whatever people type, the world stands.

use std::collections::HashMap;

use strombus_adventure::{Visit, World};

/// A linear congruential generator (Knuth's MMIX constants): chance that repeats itself.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const VERBS: &[&str] = &[
    "look",
    "x",
    "go",
    "n",
    "s",
    "e",
    "w",
    "u",
    "d",
    "in",
    "out",
    "take",
    "take all",
    "drop",
    "drop all",
    "i",
    "say",
    "\"",
    ":",
    "tell",
    "who",
    "help",
    "use",
    "open",
    "close",
    "unlock",
    "light",
    "fill",
    "douse",
    "give",
    "put",
    "turn",
    "read",
    "blow",
    "ring",
    "z",
    "score",
    "talk",
    "again",
    "xyzzy",
    "",
    "please",
    "look through",
];

const NOUNS: &[&str] = &[
    "lamp",
    "whelk",
    "key",
    "horn",
    "pearl",
    "rope",
    "bottle",
    "wood",
    "feather",
    "mug",
    "hat",
    "glass",
    "bell",
    "log",
    "spyglass",
    "crab",
    "oyster",
    "chest",
    "door",
    "lantern",
    "pool",
    "ann",
    "bob",
    "ann (2)",
    "it",
    "me",
    "all",
    "north",
    "ladder",
    "the",
    "ö",
    "\u{1b}[2J",
    "\u{202e}",
    "👩‍🔬",
    ",",
    "\"",
    "",
];

const JOINTS: &[&str] = &["", "in", "to", "with", "on", "and", "from", ",", "at"];

/// The way to the goal, a step of which is sometimes taken, so that chance gets far.
const WALKTHROUGH: &[&str] = &[
    "n",
    "w",
    "take whelk",
    "w",
    "d",
    "open chest",
    "take horn",
    "u",
    "e",
    "n",
    "take lamp",
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
    "take pearl",
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
];

/// Of each keepsake there is one, be it held or lying.
fn check_keepsakes(visits: &[Visit]) {
    let mut held: HashMap<&str, usize> = HashMap::new();
    for visit in visits {
        let scene = visit.scene();
        assert!(scene.carried.len() <= 8);
        for thing in scene.carried {
            *held.entry(thing).or_default() += 1;
        }
    }
    let keepsakes = [
        "rope",
        "bottle",
        "driftwood",
        "feather",
        "mug",
        "bell",
        "logbook",
    ];
    for (thing, count) in held {
        let is_keepsake = keepsakes.iter().any(|keepsake| thing.ends_with(keepsake));
        assert!(!is_keepsake || count == 1, "{count} of {thing}");
    }
}

#[test]
fn no_command_breaks_the_world() {
    for seed in 0..40 {
        let mut chance = Chance(seed);
        let world = World::new();
        let mut visits: Vec<Visit> = (0..4).map(|_| world.join("ann")).collect();
        let mut feeds: Vec<_> = visits.iter_mut().map(Visit::news).collect();
        let mut steps = [0; 4];
        for round in 0..1500 {
            let who = chance.below(visits.len());
            let line = match chance.below(12) {
                0 => {
                    visits[who] = world.join(chance.of(NOUNS));
                    feeds[who] = visits[who].news();
                    steps[who] = 0;
                    continue;
                }
                1..6 => {
                    let step = WALKTHROUGH[steps[who] % WALKTHROUGH.len()];
                    steps[who] += 1;
                    step.to_owned()
                }
                _ => format!(
                    "{} {} {} {}",
                    chance.of(VERBS),
                    chance.of(NOUNS),
                    chance.of(JOINTS),
                    chance.of(NOUNS)
                ),
            };
            let reply = visits[who].command(&line).to_string();
            assert!(
                !reply.chars().any(|c| c.is_control() && c != '\n'),
                "{line:?}"
            );
            if round % 50 == 0 {
                check_keepsakes(&visits);
                assert_eq!(world.population(), visits.len());
                let scene = visits[who].scene().to_string();
                assert!(scene.starts_with("The "), "{scene}");
            }
        }
    }
}

#[test]
fn bytes_at_random_break_nothing() {
    let mut chance = Chance(7);
    let world = World::new();
    let mut ann = world.join("ann");
    for _ in 0..20_000 {
        let length = chance.below(80);
        let bytes: Vec<u8> = (0..length).map(|_| chance.below(256) as u8).collect();
        let reply = ann.command(&String::from_utf8_lossy(&bytes));
        let text = reply.to_string();
        assert!(
            !text.chars().any(|c| c.is_control() && c != '\n'),
            "{bytes:?}"
        );
    }
}

#[test]
fn many_threads_share_one_world() {
    let world = World::new();
    std::thread::scope(|scope| {
        for seed in 0..8 {
            let world = world.clone();
            scope.spawn(move || {
                let mut chance = Chance(seed);
                for _ in 0..20 {
                    let mut visit = world.join("ann");
                    for _ in 0..50 {
                        visit.command(&format!("{} {}", chance.of(VERBS), chance.of(NOUNS)));
                    }
                }
            });
        }
    });
    assert_eq!(world.population(), 0);
}
