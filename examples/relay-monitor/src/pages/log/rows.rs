//! How a line of a log is laid out and drawn.

use std::ops::Range;
use std::time::SystemTime;

use strombus_widgets::terminal::{Canvas, Position, Rect, Size, Style, text};
use strombus_widgets::{Focus, Role, wrap};

use super::pane::LogPane;
use crate::model::{LogLine, Runlevel};
use crate::pages::words::{date, day, time_of_day};

/// Where the runlevel stands, behind the time, and where the text does. On a narrow screen the time is left out.
const LEVEL: i32 = 9;
const TEXT: u16 = 17;
const NARROW: u16 = 44;

/// A line as it is laid out.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// The day, where it is another than that of the line before.
    day: Option<String>,
    text: String,
    /// Behind this stands how many duplicates are hidden.
    end: usize,
    rows: Vec<Range<usize>>,
}

impl Laid {
    pub(super) fn height(&self) -> usize {
        self.rows.len() + usize::from(self.day.is_some())
    }
}

/// Where the text stands on a pane so wide.
const fn margin(columns: u16) -> u16 {
    if columns < NARROW {
        TEXT - LEVEL as u16
    } else {
        TEXT
    }
}

pub(super) fn lay_out(
    line: &LogLine,
    before: Option<SystemTime>,
    hidden: u64,
    columns: u16,
) -> Laid {
    let is_new_day = before.is_none_or(|before| day(before) != day(line.at()));
    let mut text = match line.runlevel() {
        Some(_) => String::new(),
        None if is_short(line.event()) => String::new(),
        None => format!("{} ", line.event()),
    };
    text.push_str(line.text().trim_end());
    let end = text.len();
    match hidden {
        0 => {}
        1 => text.push_str(" [1 duplicate hidden]"),
        _ => text.push_str(&format!(" [{hidden} duplicates hidden]")),
    }
    // The last column is the thumb's.
    let room = usize::from(columns.saturating_sub(margin(columns) + 1)).max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for part in text.split('\n') {
        rows.extend(wrap(part, room).map(|row| start + row.start..start + row.end));
        start += part.len() + 1;
    }
    Laid {
        day: is_new_day.then(|| date(line.at())),
        text,
        end,
        rows,
    }
}

impl LogPane {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let Size { rows, columns } = canvas.size();
        let top = self.top();
        let (mut place, mut skip) = top;
        let mut row = 0;
        while row < i32::from(rows) && place < self.entries.count() {
            let laid = self.laid(place);
            row += self.draw_line(canvas, row, place, &laid, skip);
            (place, skip) = (place + 1, 0);
        }
        self.draw_thumb(canvas, columns, top);
    }

    /// Draws a line from `row` on, without the first `skip` of its rows. Returns how many rows it takes.
    fn draw_line(
        &self,
        canvas: &mut Canvas<'_>,
        row: i32,
        place: usize,
        laid: &Laid,
        skip: usize,
    ) -> i32 {
        let theme = *canvas.theme();
        let columns = canvas.size().columns;
        let Some(line) = self.entries.line(place) else {
            return 0;
        };
        let mut at = row;
        let mut left_out = skip;
        if let Some(day) = &laid.day {
            match left_out {
                0 => {
                    draw_day(canvas, at, day);
                    at += 1;
                }
                _ => left_out -= 1,
            }
        }
        for (number, range) in laid.rows.iter().enumerate().skip(left_out) {
            if number == 0 {
                let is_wide = columns >= NARROW;
                if is_wide {
                    canvas.text(Position::new(at, 0), &time_of_day(line.at()), theme.quiet);
                }
                let (word, role) = level(line);
                let column = if is_wide { LEVEL } else { 0 };
                canvas.text(Position::new(at, column), word, role.style(&theme));
            }
            let start = Position::new(at, i32::from(margin(columns)));
            let said = laid.text.get(range.start..range.end.min(laid.end));
            let width = canvas.text(start, said.unwrap_or_default(), theme.text);
            let hidden = laid.text.get(range.start.max(laid.end)..range.end);
            let behind = start.offset(Position::new(0, i32::try_from(width).unwrap_or(0)));
            canvas.text(behind, hidden.unwrap_or_default(), theme.quiet);
            self.draw_matches(canvas, start, laid, range, line.number());
            at += 1;
        }
        at - row
    }

    /// Marks what was searched.
    fn draw_matches(
        &self,
        canvas: &mut Canvas<'_>,
        start: Position,
        laid: &Laid,
        row: &Range<usize>,
        number: u64,
    ) {
        let Some(search) = self.search() else { return };
        let selected = canvas.theme().selected;
        for found in search.find_iter(&laid.text) {
            let range = found.start().max(row.start)..found.end().min(row.end);
            if range.is_empty() || range.end > laid.end {
                continue;
            }
            let before = laid.text.get(row.start..range.start).map_or(0, text::width);
            let width = laid.text.get(range).map_or(0, text::width);
            let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            let at = start.offset(Position::new(0, i32::from(cells(before))));
            let part = Rect::new(at, Size::new(1, cells(width)));
            match self.found() == Some(number) {
                true => canvas.restyle(part, |_| selected),
                false => canvas.restyle(part, |style: Style| style.bold().underline()),
            }
        }
    }

    /// Where among all lines those stand that are seen.
    fn draw_thumb(&self, canvas: &mut Canvas<'_>, columns: u16, (top, skip): (usize, usize)) {
        let rows = usize::from(canvas.size().rows);
        let count = self.entries.count();
        if count == 0 || rows == 0 || (top == 0 && skip == 0 && self.follows()) {
            return;
        }
        let length = (rows * rows / count.max(rows)).max(1);
        let free = rows - length;
        let start = match self.follows() {
            true => free,
            false => (top * free / count.max(1)).min(free.saturating_sub(1)),
        };
        let style = match self.focus {
            Focus::Own => canvas.theme().focus,
            _ => canvas.theme().quiet,
        };
        let start = i32::try_from(start).unwrap_or(0);
        let length = u16::try_from(length).unwrap_or(1);
        canvas.vertical(
            Position::new(start, i32::from(columns) - 1),
            length,
            "┃",
            style,
        );
    }
}

fn draw_day(canvas: &mut Canvas<'_>, row: i32, day: &str) {
    let quiet = canvas.theme().quiet;
    let columns = canvas.size().columns.saturating_sub(1);
    canvas.horizontal(Position::new(row, 0), columns, "─", quiet);
    canvas.text(Position::new(row, 2), &format!(" {day} UTC "), quiet);
}

/// Whether the name of an event stands where runlevels do.
fn is_short(event: &str) -> bool {
    event.len() < usize::from(TEXT) - LEVEL as usize
}

fn level(line: &LogLine) -> (&str, Role) {
    match line.runlevel() {
        None if is_short(line.event()) => (line.event(), Role::Bar),
        None => ("event", Role::Bar),
        Some(level @ (Runlevel::Debug | Runlevel::Info)) => (level.name(), Role::Quiet),
        Some(Runlevel::Notice) => (Runlevel::Notice.name(), Role::Text),
        Some(Runlevel::Warn) => (Runlevel::Warn.name(), Role::Warning),
        Some(Runlevel::Err) => (Runlevel::Err.name(), Role::Bad),
    }
}
