//! A text adventure that all sessions play in one world.
//!
//! Its model is Faucet, the MUD client among Twisted's demos: one pane for where you are, one for
//! what is here, one for what you type and what comes of it, and lines that arrive by themselves
//! because somebody else did something. `strombus run adventure` opens an island of your own;
//! those who come over the network share one.
//!
//! # Layout
//! A [`World`] is a cheap handle; every clone of it is the same world. [`World::join`] gives a
//! [`Visit`], one person's stay, which ends when it is dropped. A visit takes typed lines and
//! gives a [`Reply`] ([`Visit::command`]), draws up a [`Scene`] for the panes ([`Visit::scene`]),
//! and hands out a [`NewsFeed`]: a stream of what others do ([`Visit::news`]).
//!
//! [`Adventure`] is the app around a visit: three panes, in `app`. Everything else knows no
//! interface.
//!
//! Inside, a line goes through the parser, which knows words and no world, to one file per verb
//! under `command`. The rooms and the things are two flat tables, `map` and `thing`: to change
//! the island, change those.
//!
//! # How one world is fair to all
//! A puzzle that the first person solves is no puzzle for the second, and a key in the pocket of
//! someone who went to lunch is no key at all. So:
//!
//! - **Deeds are each person's own.** A door that Ann has unlocked is unlocked for Ann. The tale
//!   of each visitor runs by itself, on ground that all of them share.
//! - **Whatever a puzzle needs comes from a spring.** To take the lamp from its hook leaves a
//!   lamp on the hook, though nobody can hold two. Let go of, it is carried back by the tide, so
//!   springs do not fill the world with lamps either.
//! - **Everything else is a keepsake**: there is one of it, the first to take it has it, and no
//!   puzzle needs it. Those who leave put their keepsakes down, and every [`TIDE`] commands
//!   the tide carries home what lies about.
//! - **The goal can be reached again and again.** The pearl that lights the lantern burns up and
//!   is back in its oyster; `again` begins a new tale for the one who asks.
//!
//! # The main decision, and its price
//! There is one lock around the state, held for the moment of one command, and nothing is sent
//! while it is held: a line of news is put into the mailbox of each who notices it, and their
//! tasks are woken after the lock is gone. A mailbox is bounded ([`MAILBOX`]); who does not read
//! loses the oldest lines and is told how many. The price is that commands of different people
//! never run at the same time; at microseconds each, thousands of people type too slowly to
//! notice.

mod app;

mod world;

mod visit;

mod command;
mod parser;

mod map;
mod thing;

mod deed;
mod direction;

mod state;
mod turn;
mod visitor;

mod mailbox;
mod news;
mod scene;

mod name;
mod noun;
mod prose;

pub use app::{Adventure, Message};
pub use command::Reply;
pub use deed::Deed;
pub use direction::Direction;
pub use mailbox::MAILBOX;
pub use map::Room;
pub use name::NAME_CHARS;
pub use news::News;
pub use parser::LINE_CHARS;
pub use scene::{PEOPLE_SHOWN, Scene, Way};
pub use state::TIDE;
pub use thing::Thing;
pub use visit::{NewsFeed, Visit};
pub use world::World;
