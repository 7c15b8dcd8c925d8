//! Menus, tables, lists and trees.

use strombus_terminal::{Color, Style};

use super::{CHOSEN, Film, LINES, Random, STATUS, Sequence};

/// Menus that open over a page of text, are walked through and closed.
pub(super) fn menus() -> Sequence {
    const MENUS: [(&str, &[&str]); 4] = [
        (
            "File",
            &["New", "Open...", "Save", "Save as...", "Print", "Quit"],
        ),
        (
            "Edit",
            &[
                "Undo",
                "Redo",
                "Cut",
                "Copy",
                "Paste",
                "Find...",
                "Replace...",
            ],
        ),
        ("View", &["Zoom in", "Zoom out", "Full screen"]),
        ("Help", &["Contents", "Keys", "About"]),
    ];
    let mut film = Film::new();
    let mut random = Random::new(8);
    let page: Vec<String> = (0..22).map(|_| random.words(78)).collect();
    for round in 0..3 {
        for (n, (_, items)) in MENUS.iter().enumerate() {
            let closed = usize::from(n + 1 == MENUS.len());
            for chosen in 0..items.len() + closed {
                film.shoot(|stage| {
                    stage.bar(0, "", STATUS);
                    for (row, text) in page.iter().enumerate() {
                        stage.text(1 + row as i32, 1, text, Style::PLAIN);
                    }
                    for (m, (title, _)) in MENUS.iter().enumerate() {
                        let style = if m == n && chosen < items.len() {
                            CHOSEN
                        } else {
                            STATUS
                        };
                        stage.text(0, 2 + 10 * m as i32, &format!(" {title} "), style);
                    }
                    stage.bar(23, &format!("round {round}"), STATUS);
                    if chosen == items.len() {
                        return;
                    }
                    let (left, bottom) = (2 + 10 * n as i32, 2 + items.len() as i32);
                    stage.frame((1, left), (bottom, left + 16), "");
                    for (row, item) in items.iter().enumerate() {
                        let style = if row == chosen { CHOSEN } else { Style::PLAIN };
                        stage.text(2 + row as i32, left + 1, &format!(" {item:<14}"), style);
                    }
                });
            }
        }
    }
    film.named("menus")
}

/// A table of processes whose numbers change and which is sorted now by one column, now by another.
pub(super) fn table() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(9);
    let mut rows: Vec<(usize, String, usize, usize)> = (0..40)
        .map(|n| {
            (
                100 + n * 37,
                random.words(18),
                random.below(1000),
                random.below(90_000),
            )
        })
        .collect();
    for step in 0..40 {
        for _ in 0..6 {
            let row = random.below(rows.len());
            rows[row].2 = random.below(1000);
        }
        match step / 5 % 3 {
            0 => rows.sort_by_key(|row| std::cmp::Reverse(row.2)),
            1 => rows.sort_by_key(|row| std::cmp::Reverse(row.3)),
            _ => rows.sort_by_key(|row| row.0),
        }
        film.shoot(|stage| {
            stage.text(
                0,
                0,
                &format!("Load {}.{:02}", step % 4, step * 7 % 100),
                Style::PLAIN,
            );
            stage.bar(
                1,
                "  PID  COMMAND             CPU%      MEMORY  STATE",
                STATUS,
            );
            for (row, (pid, name, cpu, memory)) in rows.iter().take(22).enumerate() {
                let row = 2 + row as i32;
                stage.text(row, 1, &format!("{pid:>5}"), Style::new().fg(Color::CYAN));
                stage.text(row, 8, name, Style::PLAIN);
                let hot = if *cpu > 700 {
                    Style::new().fg(Color::RED).bold()
                } else {
                    Style::PLAIN
                };
                stage.text(row, 26, &format!("{:>3}.{}", cpu / 10, cpu % 10), hot);
                stage.text(row, 35, &format!("{memory:>8}K"), Style::PLAIN);
                let state = if cpu % 3 == 0 { "running" } else { "sleeping" };
                stage.text(row, 47, state, Style::new().fg(Color::GREEN));
            }
        });
    }
    film.named("table")
}

/// A selection that walks down a list beside its details, until the list scrolls, and up again.
pub(super) fn selection() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(10);
    let items: Vec<(String, Vec<String>)> = (0..34)
        .map(|_| (random.words(24), (0..3).map(|_| random.words(40)).collect()))
        .collect();
    let walk = (0..30_usize).chain((10..30).rev());
    let mut first: usize = 0;
    for chosen in walk {
        first = first.clamp(chosen.saturating_sub(19), chosen);
        film.shoot(|stage| {
            stage.frame((0, 0), (21, 29), "Messages");
            stage.frame((0, 30), (21, 79), "Details");
            for (row, (name, _)) in items.iter().enumerate().skip(first).take(20) {
                let style = if row == chosen { CHOSEN } else { Style::PLAIN };
                stage.text(1 + (row - first) as i32, 1, &format!(" {name:<27}"), style);
            }
            for (row, text) in items[chosen].1.iter().enumerate() {
                stage.text(2 + row as i32, 32, text, Style::PLAIN);
            }
            stage.bar(23, &format!("{} of {}", chosen + 1, items.len()), STATUS);
        });
    }
    film.named("selection")
}

/// A tree whose branches are opened and closed.
pub(super) fn tree() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(11);
    let branches: Vec<(String, Vec<String>)> = (0..14)
        .map(|_| {
            let leaves = 2 + random.below(5);
            (
                random.words(20),
                (0..leaves).map(|_| random.words(30)).collect(),
            )
        })
        .collect();
    let mut open = [false; 14];
    for step in 0..48 {
        let chosen = (step / 2 * 5) % 12;
        if step % 2 == 1 {
            open[chosen] = !open[chosen];
        }
        film.shoot(|stage| {
            stage.bar(0, "Files", STATUS);
            let mut row = 2;
            for (n, (name, leaves)) in branches.iter().enumerate() {
                let sign = if open[n] { "▼" } else { "▶" };
                let style = if n == chosen {
                    CHOSEN
                } else {
                    Style::new().bold()
                };
                if row < 23 {
                    stage.text(row, 2, &format!("{sign} {name}"), style);
                }
                row += 1;
                for (m, leaf) in leaves.iter().enumerate().filter(|_| open[n]) {
                    if row < 23 {
                        let branch = if m + 1 == leaves.len() {
                            "└─ "
                        } else {
                            "├─ "
                        };
                        stage.text(row, 4, branch, LINES);
                        stage.text(row, 7, leaf, Style::PLAIN);
                    }
                    row += 1;
                }
            }
        });
    }
    film.named("tree")
}
