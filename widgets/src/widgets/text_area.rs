//! Text that is only read: a log, a conversation, a page of help.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::convert::Infallible;

use strombus_terminal::{Canvas, Key, Mouse, Position, Rect, Size, Style};

use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenItems, SpokenRole};
use crate::scroll::Scroll;
use crate::shown::shown;
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};
use crate::wrap;

/// How many lines are kept, unless another number is set.
const LIMIT: usize = 10_000;

/// How many bytes the lines may have on average, so that no sender of long lines makes a log cost more than that.
const BYTES_A_LINE: usize = 128;

/// Lines of text that wrap and scroll.
///
/// While the end is seen it stays in sight as lines are added; after the person scrolled back it stands still, until
/// the person comes to the end again. The oldest lines are dropped beyond [`TextArea::limit`]. With the focus, the
/// arrows, Page Up, Page Down, Home and End scroll; the wheel does anyway.
#[derive(Debug)]
pub struct TextArea {
    lines: VecDeque<Line>,
    /// How many lines were dropped before the first that is kept.
    dropped: u64,
    bytes: usize,
    limit: usize,
    /// How the lines stand on `columns`; none while there are no columns.
    rows: VecDeque<Row>,
    columns: u16,
    wraps: bool,
    scroll: Scroll,
    follows: bool,
    focus: Focus,
}

#[derive(Debug)]
struct Line {
    content: Content,
    style: Style,
}

/// A part of a line, in bytes.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// The number of the line, those that were dropped counted too.
    line: u64,
    start: u32,
    end: u32,
}

impl Default for TextArea {
    fn default() -> Self {
        Self::new()
    }
}

impl TextArea {
    /// An area without text, that keeps up to 10,000 lines.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            lines: VecDeque::new(),
            dropped: 0,
            bytes: 0,
            limit: LIMIT,
            rows: VecDeque::new(),
            columns: 0,
            wraps: true,
            scroll: Scroll::EMPTY,
            follows: true,
            focus: Focus::None,
        }
    }

    /// With this text, seen from its beginning.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self
    }

    /// Cuts lines that are too long, and marks the cut with `…`, instead of wrapping them.
    #[must_use]
    pub fn truncating(mut self) -> Self {
        self.wraps = false;
        self.lay_out();
        self
    }

    /// Keeps so many lines at most, one at least, of 128 bytes each on average.
    #[must_use]
    pub fn limit(mut self, lines: usize) -> Self {
        self.limit = lines.max(1);
        self.drop_oldest();
        self
    }

    /// Adds `text` at the end, a line for each of its own.
    pub fn push(&mut self, text: &str) {
        self.push_styled(text, Style::PLAIN);
    }

    /// Adds `text` at the end in a style, a line for each of its own.
    pub fn push_styled(&mut self, text: &str, style: Style) {
        self.push_lines(&text.into(), style);
    }

    /// Adds text of more than one look at the end, a line for each of its own.
    pub fn push_content(&mut self, content: impl Into<Content>) {
        self.push_lines(&content.into(), Style::PLAIN);
    }

    fn push_lines(&mut self, content: &Content, style: Style) {
        // There is no line in an empty text, and that is a blank one here.
        for line in content.lines().chain(content.is_empty().then_some(0..0)) {
            for content in shown(content, line) {
                self.add(Line { content, style });
            }
            self.drop_oldest();
        }
        if self.follows {
            self.scroll.to(usize::MAX);
        }
    }

    /// Shows `text` instead of all lines, from its beginning.
    pub fn set_text(&mut self, text: &str) {
        self.set_content(text);
    }

    /// Shows `content` instead of all lines, from its beginning.
    pub fn set_content(&mut self, content: impl Into<Content>) {
        let content = content.into();
        self.clear();
        if !content.is_empty() {
            self.follows = false;
            self.push_content(content);
            self.note_end();
        }
    }

    /// Drops all lines.
    pub fn clear(&mut self) {
        self.dropped += self.lines.len() as u64;
        self.lines.clear();
        self.rows.clear();
        self.bytes = 0;
        self.scroll.set_content(0);
        self.follows = true;
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are no lines.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines, the oldest first.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.content.text())
    }

    /// Whether the end stays in sight as lines are added.
    #[must_use]
    pub const fn is_following(&self) -> bool {
        self.follows
    }

    /// Scrolls by so many rows, back if it is negative: for an app whose keys go elsewhere.
    pub fn scroll_by(&mut self, rows: isize) {
        self.scroll.by(rows);
        self.note_end();
    }

    /// Scrolls by so many times what is seen, back if it is negative.
    pub fn scroll_by_pages(&mut self, pages: isize) {
        self.scroll.by_pages(pages);
        self.note_end();
    }

    /// Scrolls to the end, and stays there.
    pub fn scroll_to_end(&mut self) {
        self.scroll.to(usize::MAX);
        self.follows = true;
    }

    /// The person came to the end or left it.
    fn note_end(&mut self) {
        // Before it was laid out, and while it is hidden, there is no end to be at.
        if self.columns > 0 && self.scroll.visible() > 0 {
            self.follows = self.scroll.is_at_end();
        }
    }

    fn add(&mut self, line: Line) {
        let number = self.dropped + self.lines.len() as u64;
        self.bytes += line.content.text().len();
        lay_out_line(
            line.content.text(),
            number,
            self.columns,
            self.wraps,
            &mut self.rows,
        );
        self.lines.push_back(line);
        self.scroll.set_content(self.rows.len());
    }

    /// Drops the lines beyond the limit. What is seen stays in its place, if it is kept.
    fn drop_oldest(&mut self) {
        let bytes = self.limit.saturating_mul(BYTES_A_LINE);
        let mut rows_gone = 0;
        while self.lines.len() > self.limit || (self.bytes > bytes && self.lines.len() > 1) {
            let Some(line) = self.lines.pop_front() else {
                break;
            };
            self.bytes -= line.content.text().len();
            self.dropped += 1;
            while self.rows.front().is_some_and(|row| row.line < self.dropped) {
                self.rows.pop_front();
                rows_gone += 1;
            }
        }
        if rows_gone > 0 {
            let offset = self.scroll.offset().saturating_sub(rows_gone);
            self.scroll.set_content(self.rows.len());
            self.scroll.to(offset);
        }
    }

    /// Lays all lines out anew, and keeps the text at the upper edge in its place.
    fn lay_out(&mut self) {
        let top = self.rows.get(self.scroll.offset()).copied();
        self.rows.clear();
        for (number, line) in (self.dropped..).zip(&self.lines) {
            lay_out_line(
                line.content.text(),
                number,
                self.columns,
                self.wraps,
                &mut self.rows,
            );
        }
        self.scroll.set_content(self.rows.len());
        if let Some(top) = top {
            let is_at_or_before = |row: &Row| (row.line, row.start) <= (top.line, top.start);
            self.scroll
                .to(self.rows.partition_point(is_at_or_before).saturating_sub(1));
        }
        if self.follows {
            self.scroll.to(usize::MAX);
        }
    }

    fn line_of(&self, row: &Row) -> Option<&Line> {
        let index = row.line.checked_sub(self.dropped)?;
        self.lines.get(usize::try_from(index).ok()?)
    }
}

/// Adds the rows of a line. Without columns there are none.
fn lay_out_line(text: &str, number: u64, columns: u16, wraps: bool, rows: &mut VecDeque<Row>) {
    let row = |start: usize, end: usize| Row {
        line: number,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        end: u32::try_from(end).unwrap_or(u32::MAX),
    };
    let columns = usize::from(columns);
    if columns == 0 {
        return;
    }
    if wraps {
        rows.extend(wrap::wrap(text, columns).map(|part| row(part.start, part.end)));
    } else {
        let end = wrap::cut(text, columns).map_or(text.len(), str::len);
        rows.push_back(row(0, end));
    }
}

/// The lines, by how many came before them.
impl SpokenItems for TextArea {
    fn first(&self) -> u64 {
        self.dropped
    }

    fn end(&self) -> u64 {
        self.dropped + self.lines.len() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let index = number.checked_sub(self.dropped);
        let index = index.and_then(|index| usize::try_from(index).ok());
        let line = index.and_then(|index| self.lines.get(index));
        line.map(|line| line.content.text())
            .unwrap_or_default()
            .into()
    }
}

impl Widget for TextArea {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Log).items(self, None)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = if self.focus == Focus::Own {
            canvas.theme().focus
        } else {
            canvas.theme().quiet
        };
        self.scroll.draw_thumb(canvas, style);
        let area = Size::new(canvas.size().rows, self.columns);
        let mut canvas = canvas.part(Rect::of(area));
        let seen = canvas.visible();
        for (y, row) in (seen.top()..).zip(self.scroll.seen(seen)) {
            let Some(row) = self.rows.get(row) else {
                return;
            };
            let Some(line) = self.line_of(row) else {
                return;
            };
            let (start, end) = (row.start as usize, row.end as usize);
            let content = &line.content;
            let width = content.draw(&mut canvas, Position::new(y, 0), start..end, line.style);
            if !self.wraps && end < content.text().len() {
                let at = i32::try_from(width).unwrap_or(i32::MAX);
                canvas.text(Position::new(y, at), "…", line.style);
            }
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(1), Length::flexible().min(8))
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        if !self.scroll.key(key) {
            return Outcome::Ignored;
        }
        self.note_end();
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        if !self.scroll.wheel(mouse.action) {
            return Outcome::Ignored;
        }
        self.note_end();
        Outcome::Consumed
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "scroll"));
    }

    /// The lines of which anything is seen.
    fn copied(&self, by: Copying) -> Option<String> {
        let rows = self.rows.range(self.scroll.shown());
        let mut numbers: Vec<_> = rows.map(|row| (row.line, row)).collect();
        numbers.dedup_by_key(|(number, _)| *number);
        let lines = numbers.into_iter().filter_map(|(_, row)| self.line_of(row));
        let lines: Vec<_> = lines.map(|line| line.content.text()).collect();
        (by == Copying::Asked && !lines.is_empty()).then(|| lines.join("\n"))
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        // The last column is the thumb's, whether there is one or not: otherwise the line that makes it
        // necessary would lay out all others anew.
        let columns = size.columns.saturating_sub(1);
        self.scroll.set_visible(usize::from(size.rows));
        if columns != self.columns {
            self.columns = columns;
            self.lay_out();
        } else if self.follows {
            self.scroll.to(usize::MAX);
        }
        self.note_end();
    }
}
