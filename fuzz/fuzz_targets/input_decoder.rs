//! Lets libFuzzer choose the bytes; `bodies/input_decoder.rs` tells what must hold.

#![no_main]

#[path = "../bodies/input_decoder.rs"]
mod input_decoder;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| input_decoder::run(bytes));
