//! A text of many lines that the person writes.
//!
//! The text is one string, in which each key moves what lies behind the cursor. Of 1 MB that takes 12 µs (of a rope
//! 0.1 µs), where a key and its frame take 100 µs and more; and words, rows and graphemes are all found in one `&str`,
//! which a rope does not have. Nothing else grows with the text: rows are found from the line (or the piece of
//! a long line) that they are in, so there is no layout of the whole to keep.

mod draw;
mod rows;
mod view;

use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size,
};

use crate::bindings::KeyHelp;
use crate::edit::{Buffer, Command, Done, Motion, Notice};
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};
use draw::{column, newlines};
use view::View;

/// How long a text may become, unless another length is set.
const MAX_BYTES: usize = 1024 * 1024;

/// How far one turn of the wheel goes.
const WHEEL: isize = 3;

/// What happened in a [`TextEditor`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorEvent {
    /// The person changed the text; see [`TextEditor::text`].
    Changed,
    /// The person copied or cut this.
    Copied(String),
}

/// A text of many lines that the person writes. Lines that are too long are wrapped.
///
/// It takes the keys of [`TextInput`](crate::TextInput); Enter begins a line, Up, Down, Page Up and Page Down go by
/// rows, Ctrl-Home and Ctrl-End to the ends of the text. Clicks and dragging select, a second click takes the word, a
/// third the line; the wheel scrolls. Tabs can be pasted; the key is left to lead to the next widget.
#[derive(Debug)]
pub struct TextEditor {
    buffer: Buffer,
    view: View,
    size: Size,
    numbers: bool,
    /// How many lines there are; counted only for line numbers.
    lines: usize,
    read_only: bool,
    placeholder: String,
    /// The column that Up and Down keep to.
    goal: Option<usize>,
    /// Where the person clicked last, and how often, if nothing else was done since.
    clicks: (usize, u8),
    notice: Notice,
    focus: Focus,
}

impl Default for TextEditor {
    fn default() -> Self {
        Self::new()
    }
}

impl TextEditor {
    /// An empty text, of up to 1 MiB.
    #[must_use]
    pub fn new() -> Self {
        Self {
            buffer: Buffer::lines(MAX_BYTES),
            view: View::default(),
            size: Size::default(),
            numbers: false,
            lines: 1,
            read_only: false,
            placeholder: String::new(),
            goal: None,
            clicks: (0, 0),
            notice: Notice::none(),
            focus: Focus::None,
        }
    }

    /// With this text in it, and the cursor at its beginning.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self
    }

    /// For up to so many bytes of UTF-8. To take changes back, up to twice as much is kept again.
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        let text = std::mem::replace(&mut self.buffer, Buffer::lines(bytes));
        self.set_text(text.text());
        self
    }

    /// With a number before each line.
    #[must_use]
    pub fn line_numbers(mut self) -> Self {
        self.numbers = true;
        self.changed();
        self
    }

    /// Only to be read and copied from.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Says `placeholder`, quietly, while it is empty.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// What is in it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Puts `text` into it, with the cursor at its beginning. Control characters other than newlines and tabs are left
    /// out, and so is what is too long.
    pub fn set_text(&mut self, text: &str) {
        self.buffer.set_text(text);
        self.buffer.go(0, false);
        self.view.top = 0;
        self.goal = None;
        self.notice.clear();
        self.changed();
    }

    /// Inserts `text` at the cursor, in place of what is selected, as if the person had.
    pub fn insert(&mut self, text: &str) {
        let full = !self.buffer.insert(text);
        self.note_full(full);
        self.changed();
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> &str {
        self.buffer.selected()
    }

    /// The line of the cursor and how many bytes of that line stand before it, both from 0.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        let before = self.text().get(..self.buffer.cursor()).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (newlines(before), before.len() - start)
    }

    /// Puts the cursor at the beginning of a line, from 0, or of the last.
    pub fn go_to_line(&mut self, line: usize) {
        let starts = self.text().match_indices('\n').map(|(at, _)| at + 1);
        let at = std::iter::once(0)
            .chain(starts)
            .take(line.saturating_add(1));
        let at = at.last().unwrap_or(0);
        self.buffer.go(at, false);
        self.goal = None;
        self.view.reveal(self.buffer.text(), at);
    }

    /// The text, or the width that it has, is another one now.
    fn changed(&mut self) {
        if self.numbers {
            self.lines = newlines(self.text()) + 1;
        }
        let columns = usize::from(self.size.columns);
        self.view.columns = columns.saturating_sub(self.gutter() + 1);
        self.view.settle(self.buffer.text());
        self.view.reveal(self.buffer.text(), self.buffer.cursor());
    }

    /// How wide the line numbers are, with two blanks behind them.
    fn gutter(&self) -> usize {
        match self.numbers {
            true => self.lines.to_string().len().max(2) + 2,
            false => 0,
        }
    }

    fn note_full(&mut self, full: bool) {
        self.notice.clear();
        if full {
            self.notice.say("the text is too long");
        }
    }

    /// Where a motion by rows leads to; none if it is another.
    fn target(&self, motion: Motion) -> Option<usize> {
        let page = isize::try_from(self.view.rows.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        let distance = match motion {
            Motion::Up => -1,
            Motion::Down => 1,
            Motion::PageUp => -page,
            Motion::PageDown => page,
            _ => return None,
        };
        let rows = self.view.rows_of(self.text());
        let row = rows.row_of(self.buffer.cursor());
        let to = rows.by(row, distance);
        // From the first row up and the last down it goes to the ends.
        Some(match (to == row, distance > 0) {
            (true, true) => self.text().len(),
            (true, false) => 0,
            _ => rows.at(to, self.goal.unwrap_or(0)),
        })
    }

    fn go_by_rows(&mut self, motion: Motion, select: bool) -> bool {
        let at = self.buffer.cursor();
        let rows = self.view.rows_of(self.buffer.text());
        let goal = self
            .goal
            .unwrap_or_else(|| rows.column(rows.row_of(at), at));
        self.goal = Some(goal);
        let Some(to) = self.target(motion) else {
            self.goal = None;
            return false;
        };
        self.buffer.go(to, select);
        true
    }

    fn done(&mut self, done: Done, emit: &mut Emitter<'_, EditorEvent>) {
        self.goal = None;
        self.clicks = (0, 0);
        self.note_full(done.full);
        if done.changed {
            self.changed();
            emit.emit(EditorEvent::Changed);
        }
        if let Some(copied) = done.copied {
            emit.emit(EditorEvent::Copied(copied));
        }
    }

    fn press(&mut self, at: usize) {
        let count = match self.clicks {
            (before, count) if before == at && count < 3 => count + 1,
            _ => 1,
        };
        match count {
            1 => self.buffer.go(at, false),
            2 => self.buffer.select_word(at),
            _ => self.buffer.select_line(at),
        }
        self.clicks = (at, count);
    }

    /// What is at a place of the widget. Beyond its upper and lower edges the text comes into sight.
    fn at(&mut self, place: Position) -> usize {
        let rows = i32::try_from(self.view.rows).unwrap_or(i32::MAX);
        if place.row < 0 || place.row >= rows {
            let distance = if place.row < 0 { -1 } else { 1 };
            self.view.scroll(self.buffer.text(), distance);
        }
        let row = usize::try_from(place.row.clamp(0, (rows - 1).max(0))).unwrap_or(0);
        let left = place.column.saturating_sub(column(self.gutter())).max(0);
        let left = usize::try_from(left).unwrap_or(0);
        self.view.at(self.buffer.text(), row, left)
    }

    /// Writes `line` in place of the one of this number, from 0; nothing takes it out.
    fn write_line(
        &mut self,
        number: u64,
        line: &str,
        emit: &mut Emitter<'_, EditorEvent>,
    ) -> Outcome {
        let text = self.text();
        let mut starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let Some(start) = starts.nth(number) else {
            return Outcome::Ignored;
        };
        let end = starts.next().map_or(text.len(), |next| next - 1);
        let range = match (line.is_empty(), start) {
            (false, _) => start..end,
            // With the newline behind it, or that before the last.
            (true, _) if end < text.len() => start..end + 1,
            (true, _) => start.saturating_sub(1)..end,
        };
        self.buffer.select(range);
        self.insert(line);
        emit.emit(EditorEvent::Changed);
        Outcome::Consumed
    }
}

impl Widget for TextEditor {
    type Event = EditorEvent;

    fn say(&self) -> Spoken<'_> {
        if self.read_only {
            return Spoken::text(self.text());
        }
        let editor = Spoken::new(SpokenRole::Editor).description(&*self.placeholder);
        match (self.text(), newlines(self.text())) {
            ("", _) => editor,
            (_, 0) => editor.value("1 line"),
            (_, newlines) => editor.value(format!("{} lines", newlines + 1)),
        }
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        if !self.read_only {
            hear(0, Spoken::text(self.text()));
        }
        let notice = Spoken::new(SpokenRole::Notice);
        hear(1, notice.value(self.notice.message().unwrap_or_default()));
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, EditorEvent>) -> Outcome {
        let line = match answer {
            Answer::Line(number, line) if !self.read_only => {
                return self.write_line(*number, line, emit);
            }
            Answer::Text(line) | Answer::Fill(line) if !self.read_only => line,
            Answer::Press => return Outcome::Consumed,
            _ => return Outcome::Ignored,
        };
        let end = self.text().len();
        let between = match self.text() {
            "" => "",
            text if text.ends_with('\n') => "",
            _ => "\n",
        };
        self.buffer.go(end, false);
        self.insert(&format!("{between}{line}"));
        emit.emit(EditorEvent::Changed);
        Outcome::Consumed
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(1), Length::flexible().min(8))
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        let area = self.notice.float(self.size.rows, screen);
        area.into_iter().collect()
    }

    fn draw_float(&self, _number: usize, canvas: &mut Canvas<'_>) {
        self.notice.draw(canvas);
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, EditorEvent>) -> Outcome {
        if *key == Key::new(KeyCode::Escape) {
            return if self.notice.clear() {
                Outcome::Consumed
            } else {
                Outcome::Ignored
            };
        }
        let Some(command) = Command::of(key) else {
            return Outcome::Ignored;
        };
        if self.read_only && !command.only_looks() {
            return Outcome::Ignored;
        }
        if let Command::Go(motion, select) = command
            && self.go_by_rows(motion, select)
        {
            self.clicks = (0, 0);
        } else if let Some(done) = self.buffer.apply(command) {
            self.done(done, emit);
        } else {
            return Outcome::Ignored;
        }
        self.view.reveal(self.buffer.text(), self.buffer.cursor());
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, EditorEvent>) -> Outcome {
        let scrolled = |distance, editor: &mut Self| {
            editor.clicks = (0, 0);
            match editor.view.scroll(editor.buffer.text(), distance) {
                true => Outcome::Consumed,
                false => Outcome::Ignored,
            }
        };
        match mouse.action {
            MouseAction::ScrollUp => return scrolled(-WHEEL, self),
            MouseAction::ScrollDown => return scrolled(WHEEL, self),
            MouseAction::Press(MouseButton::Left) => {
                let at = self.at(mouse.at);
                self.press(at);
            }
            MouseAction::Drag(MouseButton::Left) => {
                let at = self.at(mouse.at);
                if at != self.buffer.cursor() {
                    self.clicks = (0, 0);
                }
                self.buffer.go(at, true);
            }
            _ => return Outcome::Ignored,
        }
        self.goal = None;
        Outcome::Consumed
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, EditorEvent>) -> Outcome {
        if self.read_only {
            return Outcome::Ignored;
        }
        self.insert(text);
        self.goal = None;
        emit.emit(EditorEvent::Changed);
        Outcome::Consumed
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        if self.read_only {
            show(KeyHelp::new("Up Down", "scroll"));
        } else {
            show(KeyHelp::new("Ctrl-Z", "undo"));
        }
        show(KeyHelp::new("Alt-w", "copy").enabled(!self.selected().is_empty()));
    }

    fn copied(&self, _by: Copying) -> Option<String> {
        let selected = self.buffer.selected();
        (!selected.is_empty()).then(|| selected.to_owned())
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        !self.read_only
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        if size != self.size {
            self.size = size;
            self.view.rows = usize::from(size.rows);
            self.changed();
        }
    }

    fn spot(&self) -> Option<Rect> {
        let at = self.buffer.cursor();
        let row = self.view.row_of(self.text(), at)?;
        let rows = self.view.rows_of(self.text());
        let right = rows.column(rows.row_of(at), at).min(self.view.columns) + self.gutter();
        let at = Position::new(column(row), column(right));
        Some(Rect::new(at, Size::new(1, 1)))
    }
}
