//! A text adventure that all sessions play in one world.
