//! Plain mode, as dialogues.

#[path = "../any_tree/mod.rs"]
mod any_tree;
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
