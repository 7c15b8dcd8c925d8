//! Lets libFuzzer choose the bytes; `bodies/telnet_codec.rs` tells what must hold.

#![no_main]

#[path = "../bodies/telnet_codec.rs"]
mod telnet_codec;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| telnet_codec::run(bytes));
