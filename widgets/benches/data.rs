//! What large tables and busy logs cost: `cargo bench -p strombus-widgets --bench data`.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use strombus_widgets::terminal::{Input, Key, KeyCode};
use strombus_widgets::{App, Column, Direction, Id, Level, LogView, Pilot, Session, Table, Ui};

/// An app that is one widget, a log if it gets lines.
struct Only(Option<Id<LogView>>);

impl App for Only {
    type Message = Arc<[String]>;

    fn open(_ui: &mut Ui<Self::Message>, _session: &Session) -> Self {
        Self(None)
    }

    fn update(&mut self, ui: &mut Ui<Self::Message>, lines: Self::Message) {
        if let Some(log) = self.0 {
            for line in lines.iter() {
                ui[log].log(Level::Info, line);
            }
        }
    }
}

fn rows(count: usize) -> Vec<Vec<String>> {
    let row = |n: usize| {
        let value = (n as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
        vec![
            format!("row {n}"),
            format!("value {value}"),
            "and some more text".to_owned(),
        ]
    };
    (0..count).map(row).collect()
}

fn table(count: usize) -> Table {
    let columns = ["Row", "Value", "Text"].map(Column::new);
    Table::new(columns, rows(count)).filterable()
}

/// The pilot draws a frame for each key.
fn scrolling(criterion: &mut Criterion) {
    for count in [100, 1_000_000] {
        let mut pilot = Pilot::<Only>::start(24, 80, |ui| {
            let id = ui.add(table(count));
            ui.set_root(id);
            Only(None)
        });
        let (down, up) = (Key::new(KeyCode::PageDown), Key::new(KeyCode::PageUp));
        criterion.bench_function(
            &format!("a table of {count} rows, a page and back"),
            |bencher| {
                bencher.iter(|| {
                    pilot.input(Input::Key(down)).input(Input::Key(up));
                });
            },
        );
    }
}

/// The longest piece of sorting is what keeps the session's loop from its keys; the sum is what the person waits for.
fn sorting(criterion: &mut Criterion) {
    let mut table = table(1_000_000);
    let mut longest = Duration::ZERO;
    let mut group = criterion.benchmark_group("a table of 1000000 rows");
    group.sample_size(10);
    group.bench_function("sorted by text in pieces", |bencher| {
        bencher.iter_custom(|times| {
            let mut sum = Duration::ZERO;
            for _ in 0..times {
                table.unsort();
                let mut goes_on = true;
                let mut is_begun = false;
                while goes_on {
                    let start = Instant::now();
                    goes_on = if std::mem::replace(&mut is_begun, true) {
                        table.work(Table::<Vec<Vec<String>>>::PIECE)
                    } else {
                        table.sort(1, Direction::Ascending)
                    };
                    longest = longest.max(start.elapsed());
                    sum += start.elapsed();
                }
            }
            sum
        });
    });
    group.bench_function("filtered in pieces", |bencher| {
        bencher.iter_custom(|times| {
            let mut sum = Duration::ZERO;
            for _ in 0..times {
                table.set_filter("");
                let mut goes_on = true;
                let mut is_begun = false;
                while goes_on {
                    let start = Instant::now();
                    goes_on = if std::mem::replace(&mut is_begun, true) {
                        table.work(Table::<Vec<Vec<String>>>::PIECE)
                    } else {
                        table.set_filter("77")
                    };
                    longest = longest.max(start.elapsed());
                    sum += start.elapsed();
                }
            }
            sum
        });
    });
    group.finish();
    #[allow(
        clippy::print_stdout,
        reason = "criterion prints its figures there too"
    )]
    {
        println!("the longest piece took {longest:?}");
    }
}

fn logging(criterion: &mut Criterion) {
    let lines: Vec<String> = (0..10_000)
        .map(|n| format!("12:00:00 worker {n} took a request from 192.0.2.1 and answered it"))
        .collect();
    for (name, count) in [("10000 lines", 10_000), ("24 lines", 24)] {
        let mut pilot = Pilot::<Only>::start(24, 80, |ui| {
            let id = ui.add(LogView::new());
            ui.set_root(id);
            Only(Some(id))
        });
        let lines: Arc<[String]> = lines.iter().take(count).cloned().collect();
        criterion.bench_function(&format!("a log takes {name}, and a frame"), |bencher| {
            bencher.iter(|| black_box(pilot.send(Arc::clone(&lines)).ui().drawn()));
        });
    }
}

criterion_group!(benches, scrolling, logging, sorting);
criterion_main!(benches);
