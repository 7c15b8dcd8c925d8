//! Editing one line of text: what the keys do to it, and how it stands in a field that may be too short for it.

mod field;
mod line;

pub(crate) use field::Field;
