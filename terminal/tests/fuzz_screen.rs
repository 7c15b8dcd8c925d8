//! The fuzz target of the emulator, over its corpus and mutations of it.

#[path = "../../fuzz/bodies/corpus.rs"]
mod corpus;
#[path = "../../fuzz/bodies/screen.rs"]
mod screen;

#[test]
fn the_emulator_survives_its_corpus_and_mutations_of_it() {
    corpus::run("screen", 700, screen::run);
}
