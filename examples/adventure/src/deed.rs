//! What a visitor has achieved: the steps of the tale, each person's own.

/// A step of the tale. It counts once for each visitor, and is never undone but by `again`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// The sea chest in the hold is open.
    ChestOpened,
    /// A storm lamp was filled with sea-sparkle.
    LampFilled,
    /// The hermit crab has a bigger house.
    CrabHoused,
    /// The oyster was woken.
    OysterWoken,
    /// The bronze door is unlocked.
    DoorUnlocked,
    /// The light was lit: the goal.
    LightLit,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Deed; 6] = [
        Deed::ChestOpened,
        Deed::LampFilled,
        Deed::CrabHoused,
        Deed::OysterWoken,
        Deed::DoorUnlocked,
        Deed::LightLit,
    ];

    /// What the deed is worth; all together make 100.
    pub fn points(self) -> u32 {
        match self {
            Deed::ChestOpened => 10,
            Deed::LampFilled => 15,
            Deed::CrabHoused => 20,
            Deed::OysterWoken => 15,
            Deed::DoorUnlocked => 15,
            Deed::LightLit => 25,
        }
    }

    /// The deed as bystanders see it, after the name of who did it.
    pub(crate) fn seen_as(self) -> &'static str {
        match self {
            Deed::ChestOpened => "heaves the sea chest open.",
            Deed::LampFilled => "dips a lamp into the pool, and it comes up shining.",
            Deed::CrabHoused => "gives the hermit crab a new house. It moves in at once.",
            Deed::OysterWoken => "blows a long, soft note. The oyster yawns.",
            Deed::DoorUnlocked => "turns a key in the bronze door.",
            Deed::LightLit => "sets a pearl in the great lantern.",
        }
    }

    /// The deed as the score tells it.
    pub(crate) fn told_as(self) -> &'static str {
        match self {
            Deed::ChestOpened => "opened the sea chest",
            Deed::LampFilled => "caught the sparkle in a lamp",
            Deed::CrabHoused => "found the crab a house",
            Deed::OysterWoken => "woke the oyster",
            Deed::DoorUnlocked => "unlocked the bronze door",
            Deed::LightLit => "lit the Wentletrap",
        }
    }
}

/// A set of deeds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deeds(u8);

impl Deeds {
    pub(crate) fn has(self, deed: Deed) -> bool {
        self.0 & (1 << deed as u8) != 0
    }

    /// Adds a deed; true if it was not there before.
    pub(crate) fn add(&mut self, deed: Deed) -> bool {
        let new = !self.has(deed);
        self.0 |= 1 << deed as u8;
        new
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Deed> {
        Deed::ALL.into_iter().filter(move |deed| self.has(*deed))
    }

    pub(crate) fn points(self) -> u32 {
        self.iter().map(Deed::points).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_deeds_make_a_hundred_points() {
        let mut deeds = Deeds::default();
        for deed in Deed::ALL {
            assert!(deeds.add(deed));
            assert!(!deeds.add(deed));
        }
        assert_eq!(deeds.points(), 100);
    }
}
