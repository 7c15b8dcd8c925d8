//! The fuzz target of the telnet codec, over its corpus and mutations of it.

#[path = "../../fuzz/bodies/corpus.rs"]
mod corpus;
#[path = "../../fuzz/bodies/telnet_codec.rs"]
mod telnet_codec;

#[test]
fn the_telnet_codec_survives_its_corpus_and_mutations_of_it() {
    corpus::run("telnet_codec", 6000, telnet_codec::run);
}
