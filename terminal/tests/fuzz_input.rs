//! The fuzz target of the input decoder, over its corpus and mutations of it.

#[path = "../../fuzz/bodies/corpus.rs"]
mod corpus;
#[path = "../../fuzz/bodies/input_decoder.rs"]
mod input_decoder;

#[test]
fn the_input_decoder_survives_its_corpus_and_mutations_of_it() {
    corpus::run("input_decoder", 6000, input_decoder::run);
}
