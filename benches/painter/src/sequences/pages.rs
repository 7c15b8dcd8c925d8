//! Whole screens that follow each other.

use strombus_terminal::{Color, Size, Style};

use super::{CHOSEN, Film, LINES, Random, STATUS, Sequence, Stage};

/// Two pages that have nothing in common, in turns.
pub(super) fn redraw() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(16);
    let prose: Vec<String> = (0..20).map(|_| random.words(70)).collect();
    for turn in 0..12 {
        film.shoot(|stage| {
            if turn % 2 == 0 {
                stage.bar(0, "A page of prose", STATUS);
                for (row, text) in prose.iter().enumerate() {
                    stage.text(2 + row as i32, 4, text, Style::PLAIN);
                }
            } else {
                settings(stage, turn);
            }
        });
    }
    film.named("redraw")
}

fn settings(stage: &mut Stage, turn: i32) {
    let (bottom, right) = (stage.rows() - 2, stage.columns() - 1);
    stage.frame((0, 0), (bottom, right), "Settings");
    for n in 0..8.min(bottom / 2 - 1) {
        let row = 2 + 2 * n;
        stage.text(row, 4, &format!("Option {n}"), Style::new().bold());
        let on = (n + turn) % 3 == 0;
        let (text, style) = if on {
            ("[x] on ", Style::new().fg(Color::GREEN))
        } else {
            ("[ ] off", Style::PLAIN)
        };
        stage.text(row, 30, text, style);
        stage.text(row, 42, "changes how it is", LINES);
    }
    stage.bar(stage.rows() - 1, "Enter: change   Esc: back", STATUS);
}

/// The same page in sizes that the window takes.
pub(super) fn resize() -> Sequence {
    let mut film = Film::new();
    let sizes = [(24, 80), (30, 100), (20, 60), (24, 80), (50, 120), (24, 80)];
    for (turn, (rows, columns)) in sizes.into_iter().enumerate() {
        film.size = Size::new(rows, columns);
        for step in 0..3 {
            film.shoot(|stage| settings(stage, turn as i32 + step));
        }
    }
    film.named("resize")
}

/// Dialogs with a question that open in the middle of a page, answer by answer.
pub(super) fn dialogs() -> Sequence {
    let mut film = Film::new();
    let mut random = Random::new(17);
    let prose: Vec<String> = (0..22).map(|_| random.words(79)).collect();
    let questions: Vec<String> = (0..8).map(|_| random.words(36)).collect();
    for question in &questions {
        for choice in 0..3 {
            film.shoot(|stage| {
                for (row, text) in prose.iter().enumerate() {
                    stage.text(row as i32, 0, text, Style::PLAIN);
                }
                stage.bar(23, "Ready", STATUS);
                if choice == 2 {
                    return;
                }
                stage.frame((7, 18), (14, 61), "Question");
                stage.text(9, 21, question, Style::PLAIN);
                for (n, (column, label)) in [(27, " Yes "), (44, " No ")].into_iter().enumerate() {
                    let style = if n == choice { CHOSEN } else { STATUS };
                    stage.text(12, column, label, style);
                }
            });
        }
    }
    film.named("dialogs")
}
