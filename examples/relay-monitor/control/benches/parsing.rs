//! What a monitor reads most: 8,000 router statuses (Nyx takes 120 ms), and a log at full pace.
//!
//! `cargo bench -p strombus-tor-control`

#![allow(missing_docs, reason = "criterion makes public functions")]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use strombus_tor_control::{Event, Framer, Message, parse_router_statuses};

/// As `GETINFO ns/all` of the public network has it.
fn statuses(count: usize) -> String {
    let mut text = String::new();
    for at in 0..count {
        let digits = format!("{at:027}");
        let _ = writeln!(
            text,
            "r relay{at} {digits} lBGeZjkpvKl25yOQOXflMNeOOoE 2038-01-01 00:00:00 192.0.{}.{} 9001 0",
            at / 256 % 256,
            at % 256
        );
        if at % 2 == 0 {
            let _ = writeln!(text, "a [2001:db8::{at:x}]:9001");
        }
        text.push_str("s Exit Fast Guard HSDir Running Stable V2Dir Valid\n");
        let _ = writeln!(text, "w Bandwidth={at}");
        text.push_str(
            "p accept 20-23,43,53,79-81,88,110,143,194,220,389,443,464-465,531,543-544\n",
        );
    }
    text
}

fn router_statuses(criterion: &mut Criterion) {
    let text = statuses(8_000);
    assert_eq!(parse_router_statuses(&text).len(), 8_000);
    criterion.bench_function("8,000 router statuses", |bencher| {
        bencher.iter(|| parse_router_statuses(black_box(&text)));
    });
    let wire = format!(
        "250+ns/all=\r\n{}.\r\n250 OK\r\n",
        text.replace('\n', "\r\n")
    );
    criterion.bench_function("8,000 router statuses, framed and parsed", |bencher| {
        bencher.iter(|| {
            let mut framer = Framer::new();
            wire.as_bytes()
                .chunks(16 << 10)
                .for_each(|chunk| framer.push(chunk));
            match framer.next_message() {
                Ok(Some(Message::Reply(reply))) => {
                    let data = reply.lines.first().and_then(|line| line.data.as_deref());
                    parse_router_statuses(data.unwrap_or_default())
                }
                other => panic!("{other:?}"),
            }
        });
    });
}

fn log(criterion: &mut Criterion) {
    let line = "650 DEBUG channel_write_packed_cell: Writing packed_cell_t 0x7f with circ_id 2147 to channel 14\r\n";
    let wire = line.repeat(10_000);
    criterion.bench_function("10,000 lines of the log, framed and read", |bencher| {
        bencher.iter(|| {
            let mut framer = Framer::new();
            let mut count = 0;
            for chunk in wire.as_bytes().chunks(16 << 10) {
                framer.push(chunk);
                while let Ok(Some(Message::Event(raw))) = framer.next_message() {
                    count += Event::read(raw).text().len();
                }
            }
            count
        });
    });
}

criterion_group!(benches, router_statuses, log);
criterion_main!(benches);
