//! How an editor looks.

use std::ops::Range;

use strombus_terminal::{Canvas, Position, Rect, Size, Style};

use super::TextEditor;
use super::rows::Rows;
use crate::scroll::thumb;
use crate::widget::Focus;

impl TextEditor {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let text = self.buffer.text();
        if text.is_empty() {
            let at = Position::new(0, column(self.gutter()));
            canvas.text(at, &self.placeholder, canvas.theme().hint);
        }
        let rows = self.view.rows_of(text);
        let cursor = self.buffer.cursor();
        let cursor_row = rows.row_of(cursor);
        let before = text.get(..self.view.top).unwrap_or_default();
        let mut number = if self.numbers { newlines(before) } else { 0 };
        let mut next = Some(self.view.top);
        for y in 0..canvas.visible().bottom() {
            let Some(row) = next else { break };
            let begins = row == 0 || text.as_bytes().get(row - 1) == Some(&b'\n');
            number += usize::from(begins);
            // Where the window begins within a line, that line was counted.
            number += usize::from(y == 0 && !begins);
            if begins && self.numbers {
                self.draw_number(canvas, y, number);
            }
            self.draw_row(canvas, &rows, y, row);
            if row == cursor_row {
                let right = rows.column(row, cursor).min(self.view.columns);
                canvas.set_cursor(Position::new(y, column(self.gutter() + right)));
            }
            next = rows.next(row);
        }
        self.draw_thumb(canvas, next);
        if self.notice.message().is_some() && self.focus != Focus::Own {
            self.notice.mark(canvas);
        }
    }

    fn draw_number(&self, canvas: &mut Canvas<'_>, y: i32, number: usize) {
        let width = self.gutter().saturating_sub(2);
        let style = canvas.theme().quiet;
        canvas.text(Position::new(y, 0), &format!("{number:>width$}"), style);
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, rows: &Rows<'_>, y: i32, row: usize) {
        let gutter = self.gutter();
        let room = Size::new(1, u16::try_from(self.view.columns).unwrap_or(u16::MAX));
        let mut canvas = canvas.part(Rect::new(Position::new(y, column(gutter)), room));
        let (end, next) = rows.end_and_next(row);
        let text = rows.text.get(row..end).unwrap_or_default();
        let mut at = 0;
        for (n, words) in text.split('\t').enumerate() {
            if n > 0 {
                at += crate::wrap::columns_at("\t", at);
            }
            at += canvas.text(Position::new(0, column(at)), words, Style::PLAIN);
        }
        let selected = self.buffer.selection();
        let within = selected.start.max(row)..selected.end.min(end);
        if !selected.is_empty() && within.start <= within.end && selected.end > row {
            let left = rows.column(row, within.start);
            let newline = selected.end > end && next != Some(end);
            let right = rows.column(row, within.end) + usize::from(newline);
            select(&mut canvas, left..right);
        }
    }

    /// The thumb, as long beside its track as what is seen is beside all of the text, in bytes.
    fn draw_thumb(&self, canvas: &mut Canvas<'_>, next: Option<usize>) {
        let all = self.buffer.text().len();
        let seen = next.unwrap_or(all) - self.view.top;
        let size = canvas.size();
        if next.is_none() && self.view.top == 0 {
            return;
        }
        if let Some((start, length)) = thumb(size.rows, all, seen, self.view.top) {
            let style = match self.focus {
                Focus::Own => canvas.theme().focus,
                _ => canvas.theme().quiet,
            };
            let at = Position::new(start.into(), i32::from(size.columns) - 1);
            canvas.vertical(at, length, "┃", style);
        }
    }
}

fn select(canvas: &mut Canvas<'_>, columns: Range<usize>) {
    let length = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let part = Rect::new(
        Position::new(0, column(columns.start)),
        Size::new(1, length),
    );
    let look = canvas.theme().selected;
    canvas.restyle(part, |_: Style| look);
}

pub(super) fn column(column: usize) -> i32 {
    i32::try_from(column).unwrap_or(i32::MAX)
}

/// How many newlines there are in a text.
pub(super) fn newlines(text: &str) -> usize {
    // In sums of one byte, which processors add up many at a time.
    let sum = |part: &[u8]| part.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>();
    text.as_bytes()
        .chunks(255)
        .map(|part| usize::from(sum(part)))
        .sum()
}
