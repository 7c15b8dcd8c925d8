//! What large tables and busy logs cost: `cargo bench -p strombus-widgets --bench data`.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use rustix::time::{ClockId, clock_gettime};
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

/// How long this thread has been computing; a machine that has other work to do does not count.
fn computed() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

/// Works a table through in pieces. Returns how long all took, and the longest.
fn work(table: &mut Table, begin: impl FnOnce(&mut Table) -> bool) -> (Duration, Duration) {
    let (mut sum, mut longest) = (Duration::ZERO, Duration::ZERO);
    let mut begin = Some(begin);
    loop {
        let start = computed();
        let goes_on = match begin.take() {
            Some(begin) => begin(table),
            None => table.work(Table::<Vec<Vec<String>>>::PIECE),
        };
        let taken = computed().saturating_sub(start);
        sum += taken;
        longest = longest.max(taken);
        if !goes_on {
            return (sum, longest);
        }
    }
}

/// Says what the longest piece of each run was, of which the machine itself makes a few longer: as a rule, and at worst.
fn say_longest(what: &str, mut longest: Vec<Duration>) {
    longest.sort_unstable();
    let (usual, worst) = (longest.get(longest.len() / 2), longest.last());
    if let (Some(usual), Some(worst)) = (usual, worst) {
        say(&format!(
            "{what}: the longest piece took {usual:?} as a rule, {worst:?} once in {} runs",
            longest.len()
        ));
    }
}

/// The longest piece is what keeps the session's loop from its keys; the sum is what the person waits for.
fn sorting(criterion: &mut Criterion) {
    let mut table = table(1_000_000);
    let mut group = criterion.benchmark_group("a table of 1000000 rows");
    group.sample_size(10);
    for (name, column) in [("one text", 0), ("another text", 1), ("all the same", 2)] {
        let mut longest = Vec::new();
        group.bench_function(format!("sorted by {name} in pieces"), |bencher| {
            bencher.iter_custom(|times| {
                let mut sum = Duration::ZERO;
                for _ in 0..times {
                    table.unsort();
                    let taken = work(&mut table, |table| table.sort(column, Direction::Ascending));
                    sum += taken.0;
                    longest.push(taken.1);
                }
                sum
            });
        });
        say_longest(&format!("sorted by {name}"), longest);
    }
    let mut longest = Vec::new();
    group.bench_function("filtered in pieces", |bencher| {
        bencher.iter_custom(|times| {
            let mut sum = Duration::ZERO;
            for _ in 0..times {
                table.set_filter("");
                let taken = work(&mut table, |table| table.set_filter("77"));
                sum += taken.0;
                longest.push(taken.1);
            }
            sum
        });
    });
    say_longest("filtered", longest);
    group.finish();
}

#[allow(
    clippy::print_stdout,
    reason = "criterion prints its figures there too"
)]
fn say(what: &str) {
    println!("{what}");
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
