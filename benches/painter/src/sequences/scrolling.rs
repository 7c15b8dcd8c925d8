//! Text that moves up and down.

use strombus_terminal::{Color, Style};

use super::{Film, LINES, Random, STATUS, Sequence, Stage};

/// A line of a log: its time, its level, what happened.
struct Entry {
    time: String,
    level: &'static str,
    text: String,
}

impl Entry {
    fn some(random: &mut Random, count: usize) -> Vec<Self> {
        (0..count)
            .map(|n| Self {
                time: format!("12:{:02}:{:02}", n / 20, n * 3 % 60),
                level: random.pick(&["INFO", "INFO", "INFO", "WARN", "DEBUG", "ERROR"]),
                text: {
                    let columns = 20 + random.below(30);
                    random.words(columns)
                },
            })
            .collect()
    }

    fn draw(&self, stage: &mut Stage, row: i32, column: i32) {
        let style = match self.level {
            "ERROR" => Style::new().fg(Color::RED).bold(),
            "WARN" => Style::new().fg(Color::YELLOW),
            "DEBUG" => Style::new().fg(Color::BLUE),
            _ => Style::new().fg(Color::GREEN),
        };
        stage.text(row, column, &self.time, Style::new().fg(Color::CYAN));
        stage.text(row, column + 9, self.level, style);
        stage.text(row, column + 15, &self.text, Style::PLAIN);
    }
}

/// A log on the whole screen, one to three lines at a time.
pub(super) fn log() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(4);
    let entries = Entry::some(&mut random, 140);
    let mut first = 0;
    for _ in 0..50 {
        film.shoot(|stage| {
            for (row, entry) in entries.iter().skip(first).take(24).enumerate() {
                entry.draw(stage, row as i32, 0);
            }
        });
        first += 1 + random.below(3);
    }
    film.named("log")
}

/// A log in a pane with lines around it, a title above and a status with a count below.
pub(super) fn pane() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(5);
    let entries = Entry::some(&mut random, 100);
    for first in 0..60 {
        film.shoot(|stage| {
            stage.bar(0, "Relay 7", STATUS);
            stage.frame((1, 0), (21, 79), "Log");
            for (row, entry) in entries.iter().skip(first).take(19).enumerate() {
                entry.draw(stage, 2 + row as i32, 2);
            }
            let count = format!("{} entries", first + 19);
            stage.text(22, 2, &count, Style::PLAIN);
            stage.bar(23, "F1 Help  F5 Clear  F10 Quit", STATUS);
        });
    }
    film.named("log in a pane")
}

/// A pager: lines down and up, half pages, pages.
pub(super) fn pager() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(6);
    let lines: Vec<String> = (0..300)
        .map(|n| {
            if n % 7 == 6 {
                String::new()
            } else {
                random.words(76)
            }
        })
        .collect();
    let mut first: i32 = 0;
    let steps = [
        1, 1, 1, 1, 1, 11, 11, 11, -1, -1, -1, -11, 22, 22, -22, 1, 1, -1, -1, 5, -5,
    ];
    for step in steps.iter().cycle().take(63) {
        first = (first + step).clamp(0, 270);
        film.shoot(|stage| {
            let shown = lines.iter().skip(first as usize).take(23);
            for (row, text) in shown.enumerate() {
                stage.text(row as i32, 0, text, Style::PLAIN);
            }
            let status = format!("chart.txt  line {} of 300", first + 1);
            stage.text(23, 0, &status, STATUS);
            stage.cursor(23, status.len() as i32);
        });
    }
    film.named("pager")
}

/// A conversation in many scripts, with emoji and accents, in a pane beside a list of names.
pub(super) fn unicode() -> Sequence {
    const SAID: [&str; 12] = [
        "おはようございます、今日は天気がいいですね",
        "Привет, как дела?",
        "안녕하세요 반갑습니다",
        "Ça va très bien, merci à toi — « voilà »",
        "🚀 launched at noon",
        "那艘船今天早上离开了港口",
        "Καλημέρα κόσμε",
        "e\u{301}te\u{301} in two characters each",
        "👍 agreed, 世界 is a word",
        "Der Fluß ist größer als gewöhnlich",
        "これは長い文章です。次の行に続きません。",
        "plain ASCII now and then",
    ];
    const NAMES: [&str; 6] = ["葵", "Иван", "민준", "Zoë", "Bob", "Ελένη"];
    let mut film = Film::new();
    let mut random = Random::new(7);
    let said: Vec<(&str, &str)> = (0..90)
        .map(|_| (random.pick(&NAMES), random.pick(&SAID)))
        .collect();
    for first in 0..50 {
        film.shoot(|stage| {
            stage.text(0, 0, "  港 Harbour · 6 人", STATUS);
            for (row, (name, text)) in said.iter().skip(first).take(20).enumerate() {
                let row = 2 + row as i32;
                stage.text(row, 1, name, Style::new().fg(Color::CYAN).bold());
                stage.text(row, 9, "│", LINES);
                stage.text(row, 11, text, Style::PLAIN);
            }
            stage.text(22, 0, &"─".repeat(80), LINES);
            stage.text(23, 0, "> ", Style::new().bold());
            stage.cursor(23, 2);
        });
    }
    film.named("unicode")
}
