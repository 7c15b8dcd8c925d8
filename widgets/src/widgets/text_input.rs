//! A field for one line of text.

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, Size};

use crate::bindings::KeyHelp;
use crate::edit::Field;
use crate::length::{Length, Wish};
use crate::ui::Measure;
use crate::widget::{Emitter, Outcome, Widget};

/// Shorter than this, too little of a line is seen to write it.
const MINIMUM: u16 = 5;

/// The line that was in a [`TextInput`] when Enter was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted(pub String);

/// A field in which the person writes one line; Enter submits it.
///
/// It edits as Readline does: Ctrl-A and Ctrl-E go to the ends, Alt-B and Alt-F by words, Ctrl-K, Ctrl-U, Ctrl-W
/// and Alt-D cut, Ctrl-Y puts back; the arrows, Home, End, Delete and the mouse do what they say. The newlines of a
/// paste become blanks. What it holds while the person is writing is [`TextInput::text`].
#[derive(Debug)]
pub struct TextInput {
    field: Field,
    placeholder: String,
    clears: bool,
    history: History,
}

impl Default for TextInput {
    fn default() -> Self {
        Self::new()
    }
}

impl TextInput {
    /// An empty field, for up to 4096 graphemes.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            field: Field::new(),
            placeholder: String::new(),
            clears: false,
            history: History::new(),
        }
    }

    /// With this text in it, and the cursor behind the text.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self
    }

    /// Says `placeholder`, quietly, while it is empty.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// Takes no more than so many graphemes.
    #[must_use]
    pub fn max_length(mut self, graphemes: usize) -> Self {
        self.field.edit(|line| line.set_max_length(graphemes));
        self
    }

    /// Is empty again when its line was submitted, as a command line is. Otherwise it keeps the text.
    #[must_use]
    pub const fn clear_on_submit(mut self) -> Self {
        self.clears = true;
        self
    }

    /// Remembers the last `lines` that were submitted; Up and Down bring them back.
    #[must_use]
    pub const fn history(mut self, lines: usize) -> Self {
        self.history.limit = lines;
        self
    }

    /// What is in it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Puts `text` into it, with the cursor behind. Control characters are left out.
    pub fn set_text(&mut self, text: &str) {
        self.history.stop();
        self.field.edit(|line| line.set_text(text));
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.set_text("");
    }

    /// Changes what it says while it is empty.
    pub fn set_placeholder(&mut self, placeholder: impl Into<String>) {
        self.placeholder = placeholder.into();
    }

    fn submit(&mut self) -> Submitted {
        let text = self.text().to_owned();
        self.history.add(&text);
        if self.clears {
            self.clear();
        }
        Submitted(text)
    }

    /// Brings a line of the history back, if there is one.
    fn recall(&mut self, way: Way) -> Outcome {
        if self.history.limit == 0 {
            return Outcome::Ignored;
        }
        if let Some(text) = self.history.recall(way, self.field.text()) {
            self.field.edit(|line| line.set_text(&text));
        }
        Outcome::Consumed
    }
}

impl Widget for TextInput {
    type Event = Submitted;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.field.draw(canvas, &self.placeholder);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::flexible().min(MINIMUM))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Submitted>) -> Outcome {
        match key.code {
            _ if !key.modifiers.is_empty() => self.field.key(key),
            KeyCode::Enter => {
                emit.emit(self.submit());
                Outcome::Consumed
            }
            KeyCode::Up => self.recall(Way::Back),
            KeyCode::Down => self.recall(Way::On),
            _ => self.field.key(key),
        }
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Submitted>) -> Outcome {
        self.field.mouse(mouse)
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, Submitted>) -> Outcome {
        self.field.edit(|line| line.insert(text));
        Outcome::Consumed
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Enter", "submit"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn resized(&mut self, size: Size) {
        self.field.resized(size.columns);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    On,
}

/// The lines that were submitted, and where among them the person is.
#[derive(Debug)]
struct History {
    lines: Vec<String>,
    limit: usize,
    /// Which line is in the field; none if it is the person's own.
    at: Option<usize>,
    /// What was in the field before the person went back.
    draft: String,
}

impl History {
    const fn new() -> Self {
        Self {
            lines: Vec::new(),
            limit: 0,
            at: None,
            draft: String::new(),
        }
    }

    /// Remembers a line, unless it is the same as the last, or blank.
    fn add(&mut self, line: &str) {
        self.stop();
        let is_new = self.lines.last().is_none_or(|last| last != line);
        if self.limit == 0 || line.trim().is_empty() || !is_new {
            return;
        }
        if self.lines.len() >= self.limit {
            self.lines.remove(0);
        }
        self.lines.push(line.to_owned());
    }

    fn stop(&mut self) {
        self.at = None;
        self.draft.clear();
    }

    /// The line one further on the way from what is in the field.
    fn recall(&mut self, way: Way, held: &str) -> Option<String> {
        let to = match (self.at, way) {
            (None, Way::Back) => self.lines.len().checked_sub(1)?,
            (Some(at), Way::Back) => at.checked_sub(1)?,
            (None, Way::On) => return None,
            (Some(at), Way::On) => at + 1,
        };
        if self.at.is_none() {
            self.draft = held.to_owned();
        }
        let line = self.lines.get(to).cloned();
        self.at = line.is_some().then_some(to);
        Some(line.unwrap_or_else(|| std::mem::take(&mut self.draft)))
    }
}
