//! What a visitor notices of the others.

use std::fmt;
use std::sync::Arc;

use crate::deed::Deed;
use crate::direction::Direction;
use crate::thing::Thing;

/// Something that happened around a visitor without their doing.
///
/// Shown with `Display`, it is a sentence or two, without a line break at the end. The names and
/// texts are shared: what a hundred people hear is stored once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum News {
    /// Somebody came into the room: from a direction, or ashore for the first time.
    Arrived {
        /// Who came.
        who: Arc<str>,
        /// Where they came from; `None` if they have just joined the world.
        from: Option<Direction>,
    },
    /// Somebody left the room: in a direction, or for good.
    Left {
        /// Who went.
        who: Arc<str>,
        /// Where they went; `None` if they have left the world.
        to: Option<Direction>,
    },
    /// Somebody in the room spoke.
    Said {
        /// Who spoke.
        who: Arc<str>,
        /// What they said.
        text: Arc<str>,
    },
    /// Somebody in the room did something in their own words.
    Emoted {
        /// Who it was.
        who: Arc<str>,
        /// What they did, in the third person.
        text: Arc<str>,
    },
    /// Somebody, wherever they are, said something to this visitor alone.
    Told {
        /// Who spoke.
        who: Arc<str>,
        /// What they said.
        text: Arc<str>,
    },
    /// Somebody in the room picked something up.
    Took {
        /// Who it was.
        who: Arc<str>,
        /// What they have now.
        what: Thing,
    },
    /// Somebody in the room put something down.
    Dropped {
        /// Who it was.
        who: Arc<str>,
        /// What lies here now, or is on its way home.
        what: Thing,
    },
    /// Somebody in the room gave something to another.
    Gave {
        /// Who gave.
        who: Arc<str>,
        /// What was given.
        what: Thing,
        /// Who has it now.
        to: Arc<str>,
    },
    /// Somebody gave something to this visitor.
    GaveYou {
        /// Who gave.
        who: Arc<str>,
        /// What this visitor holds now.
        what: Thing,
    },
    /// Somebody in the room came a step further in their tale.
    Did {
        /// Who it was.
        who: Arc<str>,
        /// What they did.
        deed: Deed,
    },
    /// Somebody in the room blew the horn or rang the bell.
    Sounded {
        /// Who it was.
        who: Arc<str>,
        /// What they sounded.
        what: Thing,
    },
    /// The horn or the bell was heard from the next room.
    Heard {
        /// What was heard.
        what: Thing,
        /// Where it came from.
        from: Direction,
    },
    /// Somebody reached the goal. Everyone in the world hears of it.
    Lit {
        /// Who lit the light.
        who: Arc<str>,
    },
    /// The tide carried home what lay in the room.
    WashedAway {
        /// What is gone.
        what: Thing,
    },
    /// The tide brought something back to the room that it belongs to.
    WashedIn {
        /// What is here again.
        what: Thing,
    },
    /// The mailbox was full, and the oldest lines are lost.
    Missed {
        /// How many.
        lines: u64,
    },
    /// The scene is not what it was: draw it up anew. Not a line to be shown.
    SceneChanged,
}

impl News {
    /// True for news that is a line to show; false for [`News::SceneChanged`].
    pub fn is_line(&self) -> bool {
        !matches!(self, News::SceneChanged)
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            News::Arrived {
                who,
                from: Some(from),
            } => write!(f, "{who} arrives from {}.", from.whence()),
            News::Arrived { who, from: None } => write!(f, "{who} comes ashore out of the mist."),
            News::Left { who, to: Some(to) } => write!(f, "{who} goes {to}."),
            News::Left { who, to: None } => write!(f, "{who} fades into the mist and is gone."),
            News::Said { who, text } => write!(f, "{who} says, \"{text}\""),
            News::Emoted { who, text } => write!(f, "{who} {text}"),
            News::Told { who, text } => write!(f, "{who} whispers to you, \"{text}\""),
            News::Took { who, what } => write!(f, "{who} takes {}.", what.the()),
            News::Dropped { who, what } if what.is_keepsake() => {
                write!(f, "{who} puts down {}.", what.the())
            }
            News::Dropped { who, what } => {
                write!(f, "{who} lets go of {}. The tide has it.", what.the())
            }
            News::Gave { who, what, to } => write!(f, "{who} gives {} to {to}.", what.the()),
            News::GaveYou { who, what } => write!(f, "{who} gives you {}.", what.the()),
            News::Did { who, deed } => write!(f, "{who} {}", deed.seen_as()),
            News::Sounded { who, what } => write!(f, "{who} {}", sound(*what, true)),
            News::Heard { what, from } => {
                write!(f, "From {} comes {}.", from.whence(), sound(*what, false))
            }
            News::Lit { who } => write!(
                f,
                "All at once the mist turns gold, from one end of the sea to the other. The \
                 Wentletrap is lit: {who} has set the pearl in the lantern!"
            ),
            News::WashedAway { what } => {
                write!(f, "The tide turns, and takes {} home.", what.the())
            }
            News::WashedIn { what } => write!(
                f,
                "The tide turns, and lays {} back where it belongs.",
                what.the()
            ),
            News::Missed { lines: 1 } => write!(f, "… 1 line missed"),
            News::Missed { lines } => write!(f, "… {lines} lines missed"),
            News::SceneChanged => Ok(()),
        }
    }
}

/// What the horn or the bell sounds like: near, as what somebody does; from afar, as what comes.
fn sound(what: Thing, near: bool) -> &'static str {
    match (what, near) {
        (Thing::Bell, true) => "rings the ship's bell. It is very loud.",
        (Thing::Bell, false) => "the clang of a ship's bell",
        (_, true) => "blows the conch horn, long and low.",
        (_, false) => "the long, low note of a horn",
    }
}
