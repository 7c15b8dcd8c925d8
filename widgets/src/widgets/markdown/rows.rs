//! From blocks of text to rows of so many columns.

use std::ops::Range;

use pulldown_cmark::Alignment;
use strombus_terminal::{Attributes, text};

use super::read::{Block, Body, Part, Table};
use crate::content::{Content, Role};
use crate::wrap;

/// Between the columns of a table.
const GAP: usize = 2;

/// A row as it is shown, and the columns of it that are links, with their numbers.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) content: Content,
    pub(super) links: Vec<(Range<usize>, usize)>,
}

/// The rows of `blocks` on so many columns; none where there are no columns.
pub(super) fn rows(blocks: &[Block], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    if columns == 0 {
        return rows;
    }
    let mut before = "";
    for block in blocks {
        if block.gap {
            let margin = common(before, &block.rest).trim_end();
            let content = Content::styled(margin, Role::Quiet);
            rows.push(Row {
                content,
                links: Vec::new(),
            });
        }
        lay_out(block, columns, &mut rows);
        before = &block.rest;
    }
    rows
}

/// What two margins begin with.
fn common<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one
        .char_indices()
        .zip(other.chars())
        .take_while(|((_, a), b)| a == b);
    let end = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    one.get(..end).unwrap_or_default()
}

fn lay_out(block: &Block, columns: usize, rows: &mut Vec<Row>) {
    // Where margins would take most of a row, they are left out.
    let fits = text::width(&block.margin) * 2 <= columns;
    let (margin, rest) = if fits {
        (&*block.margin, &*block.rest)
    } else {
        ("", "")
    };
    let room = columns - text::width(margin);
    let first = rows.len();
    let begin = |rows: &[Row]| {
        let margin = if rows.len() == first { margin } else { rest };
        Content::styled(margin, Role::Quiet)
    };
    match &block.body {
        Body::Rule => {
            let mut content = begin(rows);
            content.push(&"─".repeat(room), Role::Quiet);
            let links = Vec::new();
            rows.push(Row { content, links });
        }
        Body::Table(table) => {
            for line in lines_of(table, room) {
                let mut content = begin(rows);
                content.append(&line);
                let links = Vec::new();
                rows.push(Row { content, links });
            }
        }
        Body::Text(text, parts) => {
            let lines = text.lines().chain(text.is_empty().then_some(0..0));
            for line in lines {
                let words = text.text().get(line.clone()).unwrap_or_default();
                for row in wrap::wrap(words, room) {
                    let range = line.start + row.start..line.start + row.end;
                    let mut content = begin(rows);
                    let left = text::width(content.text());
                    let links = links_in(text, parts, &range, left);
                    content.append(&text.part(range));
                    rows.push(Row { content, links });
                }
            }
        }
    }
}

/// The columns of the links in a part of a text that begins at the column `left`.
fn links_in(
    content: &Content,
    parts: &[Part],
    row: &Range<usize>,
    left: usize,
) -> Vec<(Range<usize>, usize)> {
    let width = |to: usize| text::width(content.text().get(row.start..to).unwrap_or_default());
    let from = parts.partition_point(|part| part.range.end <= row.start);
    let parts = parts.get(from..).unwrap_or_default();
    let within = parts.iter().take_while(|part| part.range.start < row.end);
    let columns = within.map(|part| {
        let start = left + width(part.range.start.max(row.start));
        (start..left + width(part.range.end.min(row.end)), part.link)
    });
    columns.collect()
}

/// A table, a line a row, with a rule below its head. Where there is too little room, cells are cut.
fn lines_of(table: &Table, room: usize) -> Vec<Content> {
    let widths = widths(table, room);
    let mut lines = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let mut line = Content::new();
        for (column, &width) in widths.iter().enumerate() {
            if column > 0 {
                line.push(&" ".repeat(GAP), Role::Text);
            }
            let empty = Content::new();
            let cell = cut(row.get(column).unwrap_or(&empty), width);
            let free = width.saturating_sub(text::width(cell.text()));
            let left = match table.alignments.get(column) {
                Some(Alignment::Right) => free,
                Some(Alignment::Center) => free / 2,
                _ => 0,
            };
            line.push(&" ".repeat(left), Role::Text);
            match number {
                0 => line.push(
                    cell.text(),
                    crate::content::Look::PLAIN.with(Attributes::BOLD),
                ),
                _ => line.append(&cell),
            }
            if column + 1 < widths.len() {
                line.push(&" ".repeat(free - left), Role::Text);
            }
        }
        lines.push(line);
        if number == 0 {
            let all = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
            lines.push(Content::styled("─".repeat(all.min(room)), Role::Quiet));
        }
    }
    lines
}

fn cut(cell: &Content, columns: usize) -> Content {
    match wrap::cut(cell.text(), columns) {
        None => cell.clone(),
        Some(kept) => {
            let mut kept = cell.part(0..kept.len());
            kept.push(if columns > 0 { "…" } else { "" }, Role::Text);
            kept
        }
    }
}

/// How wide each column is: as its widest cell, or as all but the narrow ones must be to fit.
fn widths(table: &Table, room: usize) -> Vec<usize> {
    let columns = table.alignments.len();
    let mut widths = vec![1; columns];
    for row in &table.rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = text::width(cell.text()).max(*width);
        }
    }
    let room = room.saturating_sub(GAP * columns.saturating_sub(1));
    if widths.iter().sum::<usize>() <= room {
        return widths;
    }
    // The narrow ones get what they need, and the others share the rest.
    let mut order: Vec<usize> = (0..columns).collect();
    order.sort_by_key(|&column| widths.get(column).copied());
    let (mut left, mut others) = (room, columns);
    for column in order {
        if let Some(width) = widths.get_mut(column) {
            *width = (*width).min(left / others.max(1));
            left -= *width;
        }
        others -= 1;
    }
    widths
}
