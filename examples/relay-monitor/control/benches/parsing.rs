//! Parsing.
fn main() {}
