//! The six ways to go.

use std::fmt;

/// A way to go. Exits are listed in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they are what they are called")]
pub enum Direction {
    North,
    East,
    South,
    West,
    Up,
    Down,
}

impl Direction {
    /// The direction that a word names: in full or by its first letter.
    pub(crate) fn from_word(word: &str) -> Option<Direction> {
        Some(match word {
            "north" | "n" | "northward" | "northwards" => Direction::North,
            "south" | "s" | "southward" | "southwards" => Direction::South,
            "east" | "e" | "eastward" | "eastwards" => Direction::East,
            "west" | "w" | "westward" | "westwards" => Direction::West,
            "up" | "u" | "upward" | "upwards" | "upstairs" => Direction::Up,
            "down" | "d" | "downward" | "downwards" | "downstairs" => Direction::Down,
            _ => return None,
        })
    }

    /// The way back.
    pub fn opposite(self) -> Direction {
        match self {
            Direction::North => Direction::South,
            Direction::South => Direction::North,
            Direction::East => Direction::West,
            Direction::West => Direction::East,
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        }
    }

    /// Where something is that lies that way: "the north", "above".
    pub(crate) fn whence(self) -> &'static str {
        match self {
            Direction::North => "the north",
            Direction::South => "the south",
            Direction::East => "the east",
            Direction::West => "the west",
            Direction::Up => "above",
            Direction::Down => "below",
        }
    }

    /// The direction as one says it: "north".
    pub fn name(self) -> &'static str {
        match self {
            Direction::North => "north",
            Direction::South => "south",
            Direction::East => "east",
            Direction::West => "west",
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
