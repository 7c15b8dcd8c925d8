//! Lets libFuzzer choose the bytes; `bodies/screen.rs` tells what must hold.

#![no_main]

#[path = "../bodies/screen.rs"]
mod screen;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| screen::run(bytes));
