//! Graphs, bars and numbers that tick.

use strombus_terminal::{Color, Style};

use super::{Film, LINES, Random, STATUS, Sequence, Stage};

/// A graph in Braille and one of bars, both of which move to the left with each tick.
pub(super) fn graph() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(12);
    let mut level: i32 = 20;
    let values: Vec<i32> = (0..260)
        .map(|_| {
            level = (level + random.below(11) as i32 - 5).clamp(1, 39);
            level
        })
        .collect();
    for tick in 0..50 {
        film.shoot(|stage| {
            stage.frame((0, 0), (11, 79), "Requests");
            braille(stage, &values[tick * 2..tick * 2 + 152]);
            stage.frame((12, 0), (22, 79), "Load");
            for (x, value) in values[tick..tick + 76].iter().enumerate() {
                let eighths = value * 9 * 8 / 40;
                for y in 0..9 {
                    let part = (eighths - y * 8).clamp(0, 8);
                    let bar = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][part as usize];
                    stage.text(21 - y, 2 + x as i32, bar, Style::new().fg(Color::GREEN));
                }
            }
            stage.text(
                23,
                2,
                &format!("now {:>3}", values[tick + 75]),
                Style::PLAIN,
            );
        });
    }
    film.named("graph")
}

/// Two values a column, four dots a row, ten rows.
fn braille(stage: &mut Stage, values: &[i32]) {
    const LEFT: [u32; 4] = [0x40, 0x04, 0x02, 0x01];
    const RIGHT: [u32; 4] = [0x80, 0x20, 0x10, 0x08];
    for (x, pair) in values.chunks(2).enumerate() {
        for y in 0..10 {
            let mut dots = 0;
            for (value, bits) in pair.iter().zip([LEFT, RIGHT]) {
                let dot = value - 4 * y;
                if (0..4).contains(&dot) {
                    dots |= bits[dot as usize];
                }
            }
            if let Some(c) = char::from_u32(0x2800 + dots).filter(|_| dots != 0) {
                let style = Style::new().fg(Color::CYAN);
                stage.text(10 - y, 2 + x as i32, &c.to_string(), style);
            }
        }
    }
}

/// Downloads: bars that grow, percentages, a spinner each.
pub(super) fn progress() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(13);
    let mut done = [0_usize; 6];
    for tick in 0..60 {
        for part in &mut done {
            *part = (*part + random.below(5)).min(100);
        }
        film.shoot(|stage| {
            stage.text(1, 2, "Fetching charts", Style::new().bold());
            for (n, part) in done.iter().enumerate() {
                let row = 3 + 2 * n as i32;
                let spinner = ["|", "/", "-", "\\"][tick % 4];
                let spinner = if *part == 100 { "*" } else { spinner };
                stage.text(row, 2, spinner, Style::new().fg(Color::YELLOW));
                stage.text(row, 4, &format!("chart-{n}.gz"), Style::PLAIN);
                let full = part / 2;
                stage.text(row, 17, &"█".repeat(full), Style::new().fg(Color::GREEN));
                stage.text(row, 17 + full as i32, &"░".repeat(50 - full), LINES);
                stage.text(row, 69, &format!("{part:>3}%"), Style::PLAIN);
            }
            let all: usize = done.iter().sum();
            stage.bar(23, &format!("{} of 600 parts, {tick} s", all), STATUS);
        });
    }
    film.named("progress")
}

/// A map of 256 colours, of which a part changes.
pub(super) fn heat() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(14);
    let mut heat = [[0_usize; 38]; 20];
    for row in &mut heat {
        for cell in row.iter_mut() {
            *cell = random.below(36);
        }
    }
    for _ in 0..30 {
        for _ in 0..80 {
            let (y, x) = (random.below(20), random.below(38));
            heat[y][x] = (heat[y][x] + random.below(9)) % 36;
        }
        film.shoot(|stage| {
            stage.text(0, 2, "Sectors", Style::new().bold());
            for (y, row) in heat.iter().enumerate() {
                for (x, value) in row.iter().enumerate() {
                    let color = Color::Indexed(16 + 6 * (*value as u8));
                    let text = if *value > 30 { "!!" } else { "  " };
                    let style = Style::new().fg(Color::BLACK).bg(color);
                    stage.text(2 + y as i32, 2 + 2 * x as i32, text, style);
                }
            }
        });
    }
    film.named("heat map")
}

/// Panes with numbers, a list of hosts, a clock.
pub(super) fn dashboard() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(15);
    let mut loads = [50_usize; 12];
    for tick in 0..60_usize {
        for _ in 0..3 {
            let n = random.below(12);
            loads[n] = random.below(100);
        }
        let rate = 1000 + random.below(9000);
        film.shoot(|stage| {
            stage.bar(0, "Harbour control", STATUS);
            let clock = format!("12:{:02}:{:02}", tick / 60, tick % 60);
            stage.text(0, 71, &clock, STATUS);
            stage.frame((1, 0), (15, 39), "Hosts");
            for (n, load) in loads.iter().enumerate() {
                let row = 3 + n as i32;
                stage.text(row, 2, &format!("relay-{n:02}"), Style::PLAIN);
                let color = if *load > 80 { Color::RED } else { Color::GREEN };
                let bar = "■".repeat(load / 5);
                stage.text(row, 12, &bar, Style::new().fg(color));
                stage.text(row, 33, &format!("{load:>3}%"), Style::PLAIN);
            }
            stage.frame((1, 40), (8, 79), "Traffic");
            stage.text(3, 42, &format!("in   {rate:>8} B/s"), Style::PLAIN);
            stage.text(
                4,
                42,
                &format!("out  {:>8} B/s", rate * 7 / 10),
                Style::PLAIN,
            );
            stage.text(
                5,
                42,
                &format!("errors {:>6}", tick / 9),
                Style::new().fg(Color::RED),
            );
            stage.frame((9, 40), (15, 79), "Uptime");
            stage.text(
                11,
                42,
                &format!("3 days, 04:{:02}:{:02}", tick / 60, tick % 60),
                Style::PLAIN,
            );
            stage.bar(23, "q Quit", STATUS);
        });
    }
    film.named("dashboard")
}
