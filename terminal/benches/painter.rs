//! What a frame costs in time: `cargo bench -p strombus-terminal --bench painter`.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use strombus_terminal::{Color, Painter, Position, Profile, Size, Style, Surface};

/// A box around the screen, and rows of text in it.
fn screen(surface: &mut Surface) {
    let size = surface.size();
    let (rows, columns) = (size.rows, size.columns);
    let (bottom, right) = (i32::from(rows) - 1, i32::from(columns) - 1);
    let mut canvas = surface.canvas();
    canvas.horizontal(Position::ORIGIN, columns, "─", Style::PLAIN);
    canvas.horizontal(Position::new(bottom, 0), columns, "─", Style::PLAIN);
    canvas.vertical(Position::ORIGIN, rows, "│", Style::PLAIN);
    canvas.vertical(Position::new(0, right), rows, "│", Style::PLAIN);
    for row in 1..bottom {
        let style = Style::new().fg(Color::Indexed((row % 7) as u8));
        canvas.text(
            Position::new(row, 2),
            "it was a dark and stormy night; 世界",
            style,
        );
    }
    surface.set_cursor(Some(Position::new(5, 40)));
}

/// One character is typed, and rubbed out the next time.
fn typing(criterion: &mut Criterion, name: &str, size: Size) {
    let mut painter = Painter::new(Profile::XTERM_256, size);
    let mut surface = Surface::new(size);
    let mut out = Vec::new();
    screen(&mut surface);
    painter.paint(&mut surface, &mut out);
    let mut typed = false;
    criterion.bench_function(name, |bencher| {
        bencher.iter(|| {
            typed = !typed;
            out.clear();
            painter.draw(&mut surface, &mut out, |surface| {
                let text = if typed { "x" } else { " " };
                surface
                    .canvas()
                    .text(Position::new(5, 40), text, Style::PLAIN);
                surface.set_cursor(Some(Position::new(5, 40 + i32::from(typed))));
            });
            black_box(&out);
        });
    });
}

fn whole(criterion: &mut Criterion) {
    let size = Size::VT100;
    let mut painter = Painter::new(Profile::XTERM_256, size);
    let mut surface = Surface::new(size);
    let mut out = Vec::new();
    criterion.bench_function("everything, 80x24", |bencher| {
        bencher.iter(|| {
            out.clear();
            painter.resize(size);
            painter.draw(&mut surface, &mut out, screen);
            black_box(&out);
        });
    });
}

/// A log moves up by one row.
fn scrolling(criterion: &mut Criterion) {
    let size = Size::VT100;
    let mut painter = Painter::new(Profile::XTERM_256, size);
    let mut surface = Surface::new(size);
    let mut out = Vec::new();
    let mut first = 0;
    criterion.bench_function("a scrolled log, 80x24", |bencher| {
        bencher.iter(|| {
            first += 1;
            out.clear();
            painter.load(&mut surface);
            let mut canvas = surface.canvas();
            canvas.clear(Style::PLAIN);
            for row in 0..24 {
                let line = format!("{:08} something happened here", first + row);
                canvas.text(Position::new(row, 0), &line, Style::PLAIN);
            }
            painter.paint(&mut surface, &mut out);
            black_box(&out);
        });
    });
}

/// A page gives way to another, and comes back the next time.
fn turning(criterion: &mut Criterion) {
    let size = Size::VT100;
    let mut painter = Painter::new(Profile::XTERM_256, size);
    let mut surface = Surface::new(size);
    let mut out = Vec::new();
    let mut other = false;
    criterion.bench_function("a turned page, 80x24", |bencher| {
        bencher.iter(|| {
            other = !other;
            out.clear();
            painter.load(&mut surface);
            surface.canvas().clear(Style::PLAIN);
            if other {
                screen(&mut surface);
            } else {
                for row in 0..24 {
                    let line = "all that is written here is another page altogether";
                    let line = line.get(row..).unwrap_or(line);
                    surface
                        .canvas()
                        .text(Position::new(row as i32, 3), line, Style::PLAIN);
                }
            }
            painter.paint(&mut surface, &mut out);
            black_box(&out);
        });
    });
}

fn painter(criterion: &mut Criterion) {
    typing(criterion, "a typed character, 80x24", Size::VT100);
    typing(criterion, "a typed character, 200x60", Size::new(60, 200));
    whole(criterion);
    scrolling(criterion);
    turning(criterion);
}

criterion_group!(benches, painter);
criterion_main!(benches);
