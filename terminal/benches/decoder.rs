//! What input costs in time: `cargo bench -p strombus-terminal --bench decoder`.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use strombus_terminal::{Decoder, Input};

/// About 1 MB of `part` after `part`, in pieces as a connection brings them.
fn decode(criterion: &mut Criterion, name: &str, part: &str) {
    let bytes = part.repeat(1_000_000 / part.len()).into_bytes();
    let mut group = criterion.benchmark_group("1 MB");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            let mut decoder = Decoder::new();
            let mut inputs = 0_u32;
            for piece in bytes.chunks(1024) {
                decoder.feed(piece, |input: Input| {
                    black_box(&input);
                    inputs += 1;
                });
            }
            inputs
        });
    });
    group.finish();
}

fn decoder(criterion: &mut Criterion) {
    decode(
        criterion,
        "typed text",
        "it was a dark and stormy night; grün ist die Heide 世界\r",
    );
    decode(
        criterion,
        "keys",
        "\x1b[A\x1bOB\x1b[1;5C\x1b[3~\x1b[24;2~\x1bx\x1b[97;5u\x1b[27;5;105~",
    );
    decode(
        criterion,
        "mouse",
        "\x1b[<0;10;5M\x1b[<32;11;5M\x1b[<0;100;25m\x1b[<64;1;1M",
    );
    decode(
        criterion,
        "pastes",
        "\x1b[200~it was a dark and stormy night; it was a dark and stormy night\n\x1b[201~",
    );
}

criterion_group!(benches, decoder);
criterion_main!(benches);
