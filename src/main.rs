//! The `strombus` command.
fn main() {}
