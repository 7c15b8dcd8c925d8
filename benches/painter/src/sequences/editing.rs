//! Text that is typed and edited.

use strombus_terminal::{Color, Style};

use super::{Film, LINES, Random, STATUS, Sequence};

const PROSE: &str = "The quick brown fox jumps over the lazy dog";

/// A form with a field in which somebody types, and rubs some of it out.
pub(super) fn typing() -> Sequence {
    let mut film = Film::new();
    let mut typed: Vec<String> = (0..=PROSE.len()).map(|n| PROSE[..n].to_owned()).collect();
    typed.extend((20..PROSE.len()).rev().map(|n| PROSE[..n].to_owned()));
    for text in typed {
        film.shoot(|stage| {
            stage.frame((4, 10), (18, 69), "New message");
            for (row, label) in [(6, "To"), (8, "Subject"), (10, "Text")] {
                stage.text(row, 13, label, Style::PLAIN);
                let field = Style::new().bg(Color::BLUE).fg(Color::WHITE);
                stage.text(row, 24, &" ".repeat(44), field);
            }
            let field = Style::new().bg(Color::BLUE).fg(Color::WHITE);
            stage.text(6, 24, "harbour@example.org", field);
            stage.text(8, 24, "Foxes", field);
            stage.text(10, 24, &text, field);
            stage.text(16, 13, "[ Send ]   [ Cancel ]", Style::new().bold());
            stage.cursor(10, 24 + text.len() as i32);
        });
    }
    film.named("typing")
}

/// Typing in the middle of a long line, and deleting there.
pub(super) fn inserting() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(2);
    let above: Vec<String> = (0..12).map(|_| random.words(70)).collect();
    let (before, after) = (
        "$ find . -name '",
        "' -newer Makefile -print0 | xargs -0 wc",
    );
    let mut states: Vec<String> = (0..=24).map(|n| PROSE[..n].to_owned()).collect();
    states.extend((5..24).rev().map(|n| PROSE[..n].to_owned()));
    for middle in states {
        film.shoot(|stage| {
            for (row, text) in above.iter().enumerate() {
                stage.text(row as i32, 0, text, Style::PLAIN);
            }
            stage.text(12, 0, before, Style::new().bold());
            stage.text(
                12,
                before.len() as i32,
                &format!("{middle}{after}"),
                Style::PLAIN,
            );
            stage.cursor(12, (before.len() + middle.len()) as i32);
        });
    }
    film.named("inserting")
}

/// An editor: lines are opened and deleted, words are typed in between; a gutter and a status line.
pub(super) fn editor() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(3);
    let mut lines: Vec<String> = (0..40)
        .map(|n| {
            let indent = " ".repeat(4 * (n % 4));
            format!("{indent}{}", random.words(60 - 4 * (n % 4)))
        })
        .collect();
    for step in 0..60 {
        let row = 3 + (step / 6) % 14;
        match step % 6 {
            0 => lines.insert(row, String::new()),
            1..=3 => {
                let word = random.words(12);
                lines[row].push_str(&word);
            }
            4 => {
                lines.remove(row + 2);
            }
            _ => {
                let at = lines[row - 1].len() / 2;
                lines[row - 1].insert(at, 'x');
            }
        }
        let column = if step % 6 == 5 {
            lines[row - 1].len() / 2 + 1
        } else {
            lines[row].len().min(70)
        };
        let row = if step % 6 == 5 { row - 1 } else { row };
        film.shoot(|stage| {
            for (y, text) in lines.iter().take(22).enumerate() {
                stage.text(y as i32, 0, "│", LINES);
                let keyword = text.split(' ').find(|word| !word.is_empty());
                stage.text(y as i32, 2, text, Style::PLAIN);
                if let Some(word) = keyword {
                    let indent = (text.len() - text.trim_start().len()) as i32;
                    stage.text(y as i32, 2 + indent, word, Style::new().fg(Color::YELLOW));
                }
            }
            stage.bar(22, "notes.txt  [modified]", STATUS);
            stage.text(22, 64, &format!("{:>3},{:<3}", row + 1, column + 1), STATUS);
            stage.text(23, 0, "-- INSERT --", Style::new().bold());
            stage.cursor(row as i32, 2 + column as i32);
        });
    }
    film.named("editor")
}
