//! A program on a pseudo terminal: started, read, typed to, resized, ended.
//!
//! [`spawn`] gives two halves. The [`Program`] is owned by one task, which asks it for what comes [`next`](Program::next);
//! nothing is read, written or waited for but there. The [`Keyboard`] can be held by anybody, and never waits: what it takes
//! lies in a queue of [`QUEUE`] bytes until the program reads it. So a program that reads nothing cannot stop the one who
//! reads its output, and one whose output nobody reads stops by itself, as it would in a window that scrolls slowly.
//!
//! The price is that a keyboard may have to be told "no": then the bytes are lost, as they are on a real line.

mod end;
mod keyboard;
mod line;
mod program;
mod spawn;
#[cfg(test)]
mod tests;

pub use end::shell_status;
pub use keyboard::Keyboard;
pub use line::QUEUE;
pub use program::{Program, Turn};
pub use spawn::spawn;
