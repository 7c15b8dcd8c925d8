//! Plain mode, as dialogues.

mod asked;
mod choices;
mod data;
mod figures;
mod forms;
mod layers;
mod lists;
mod news;
mod random;
#[path = "../stage/mod.rs"]
mod random_numbers;
mod stage;
mod typing;
