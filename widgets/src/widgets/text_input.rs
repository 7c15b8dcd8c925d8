//! A field for one line of text.

mod events;

use std::marker::PhantomData;

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Rect, Size};

use crate::bindings::KeyHelp;
use crate::edit::{Completion, Edited, Field, History, Way};
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};
pub use events::{InputEvent, LineEvent, Submitted};

/// Shorter than this, too little of a line is seen to write it.
const MINIMUM: u16 = 5;

/// Says what is wrong with a line.
type Check = Box<dyn Fn(&str) -> Result<(), String> + Send>;

/// A field in which the person writes one line; Enter submits it.
///
/// It edits as Readline does: Ctrl-A and Ctrl-E go to the ends, Alt-B and Alt-F by words, Ctrl-K, Ctrl-U, Ctrl-W
/// and Alt-D cut, Ctrl-Y puts back, Ctrl-Z (or Ctrl-_) takes back and Alt-Z does again. Shift with the arrows or dragging selects,
/// Ctrl-Space begins to and Ctrl-G ends, a second click takes the word and a third all; Alt-W copies, Ctrl-X cuts. The arrows, Home,
/// End, Delete and the mouse do what they say. The newlines of a paste become blanks. What it holds while the person
/// is writing is [`TextInput::text`].
///
/// ```
/// use strombus_widgets::TextInput;
///
/// TextInput::new()
///     .placeholder("name@example.org")
///     .max_length(80)
///     .validate(|line| match line.contains('@') {
///         true => Ok(()),
///         false => Err("an address has an @".into()),
///     });
/// ```
pub struct TextInput<E = Submitted> {
    field: Field,
    placeholder: String,
    name: String,
    clears: bool,
    history: History,
    completion: Completion,
    check: Option<Check>,
    /// Whether what was submitted last was refused, so that each change is looked at.
    refused: bool,
    event: PhantomData<fn() -> E>,
}

impl<E> std::fmt::Debug for TextInput<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextInput")
            .field("field", &self.field)
            .field("placeholder", &self.placeholder)
            .finish_non_exhaustive()
    }
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
        Self::with_field(Field::new())
    }

    /// Tells the app of each change and of what is copied too: its events are [`InputEvent`]s then.
    #[must_use]
    pub fn live(self) -> TextInput<InputEvent> {
        TextInput {
            field: self.field,
            placeholder: self.placeholder,
            name: self.name,
            clears: self.clears,
            history: self.history,
            completion: self.completion,
            check: self.check,
            refused: self.refused,
            event: PhantomData,
        }
    }
}

impl<E> TextInput<E> {
    pub(super) const fn with_field(field: Field) -> Self {
        Self {
            field,
            placeholder: String::new(),
            name: String::new(),
            clears: false,
            history: History::new(),
            completion: Completion::none(),
            check: None,
            refused: false,
            event: PhantomData,
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

    /// Is called `name` in plain mode; else the text before it or the title around it names it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Takes no more than so many graphemes.
    #[must_use]
    pub const fn max_length(mut self, graphemes: usize) -> Self {
        self.field.set_limit(graphemes);
        self
    }

    /// Takes only characters that `accepts` says yes to, such as `|c| c.is_ascii_digit()`.
    #[must_use]
    pub const fn accepting(mut self, accepts: fn(char) -> bool) -> Self {
        self.field.set_accepts(accepts);
        self
    }

    /// Submits only lines that `check` finds nothing wrong with; of others it says what, below the field.
    #[must_use]
    pub fn validate(mut self, check: impl Fn(&str) -> Result<(), String> + Send + 'static) -> Self {
        self.check = Some(Box::new(check));
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
        self.history.set_limit(lines);
        self
    }

    /// Offers those of `lines` that go on from what is typed; see [`TextInput::set_completions`].
    #[must_use]
    pub fn completions(mut self, lines: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.set_completions(lines);
        self
    }

    /// Offers those of `lines` that go on from what is typed, in a list below the field: Tab takes the first, Up,
    /// Down and Enter or a click another, Esc closes it.
    pub fn set_completions(&mut self, lines: impl IntoIterator<Item = impl Into<String>>) {
        let lines = lines.into_iter().map(Into::into).collect();
        self.completion.set_lines(lines, self.field.text());
    }

    /// Offers what goes on from what is typed, as typing does: for an app whose Tab does nothing else.
    pub fn offer(&mut self) {
        self.completion.offer(self.field.text());
    }

    /// What is in it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// What of it is selected.
    #[must_use]
    pub fn selected(&self) -> &str {
        self.field.selected()
    }

    /// The lines that it remembers, the oldest first; see [`TextInput::history`].
    pub fn remembered(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.history.lines()
    }

    /// Remembers a line as if it had been submitted: one of a visit before.
    pub fn remember(&mut self, line: &str) {
        self.history.add(line);
    }

    /// Puts `text` into it, with the cursor behind. Control characters are left out.
    pub fn set_text(&mut self, text: &str) {
        self.history.stop();
        self.completion.close();
        self.refused = false;
        self.field.set_text(text);
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.set_text("");
    }

    /// Changes what it says while it is empty.
    pub fn set_placeholder(&mut self, placeholder: impl Into<String>) {
        self.placeholder = placeholder.into();
    }

    /// Says what is wrong with what is in it, until the person changes that.
    pub fn refuse(&mut self, message: impl Into<String>) {
        self.field.notice.say(message);
    }

    /// Whether the person went to one of the lines that are offered, which Enter takes then.
    pub(super) fn is_choosing(&self) -> bool {
        self.completion.chosen().is_some()
    }

    /// What it says is wrong.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.field.notice.message()
    }

    /// What is wrong with what is in it, if anything is.
    ///
    /// # Errors
    /// What the check of [`TextInput::validate`] says.
    pub fn check(&self) -> Result<(), String> {
        match &self.check {
            Some(check) => check(self.field.text()),
            None => Ok(()),
        }
    }
}

impl<E: LineEvent> TextInput<E> {
    fn submit(&mut self, emit: &mut Emitter<'_, E>) {
        self.completion.close();
        if let Err(message) = self.check() {
            self.field.notice.say(message);
            self.refused = true;
            return;
        }
        let line = self.text().to_owned();
        self.history.add(&line);
        if self.clears {
            self.clear();
        }
        emit.emit(E::submitted(line));
    }

    /// Brings a line of the history back, if there is one.
    fn recall(&mut self, way: Way, emit: &mut Emitter<'_, E>) -> Outcome {
        if !self.history.is_kept() {
            return Outcome::Ignored;
        }
        if let Some(line) = self.history.recall(way, self.field.text()) {
            self.replace(&line, emit);
        }
        Outcome::Consumed
    }

    fn replace(&mut self, line: &str, emit: &mut Emitter<'_, E>) {
        self.field.replace(line);
        self.changed(emit);
        self.completion.close();
    }

    fn changed(&mut self, emit: &mut Emitter<'_, E>) {
        if self.refused {
            match self.check() {
                Ok(()) => self.refused = false,
                Err(message) => self.field.notice.say(message),
            }
        }
        self.completion.offer(self.field.text());
        if let Some(event) = E::changed(self.field.text()) {
            emit.emit(event);
        }
    }

    fn edited(&mut self, edited: Edited, emit: &mut Emitter<'_, E>) -> Outcome {
        if edited.changed {
            self.changed(emit);
        } else if edited.outcome == Outcome::Consumed {
            self.completion.close();
        }
        if let Some(event) = edited.copied.and_then(E::copied) {
            emit.emit(event);
        }
        edited.outcome
    }

    /// What a key does that is no editing; none if it is.
    fn command(&mut self, key: &Key, emit: &mut Emitter<'_, E>) -> Option<Outcome> {
        let code = match key.code {
            KeyCode::Char('p') if *key == Key::control('p') => KeyCode::Up,
            KeyCode::Char('n') if *key == Key::control('n') => KeyCode::Down,
            _ if !key.modifiers.is_empty() => return None,
            code => code,
        };
        match code {
            KeyCode::Enter => match self.completion.chosen() {
                Some(line) => self.replace(&line, emit),
                None => self.submit(emit),
            },
            KeyCode::Tab => self.replace(&self.completion.first()?, emit),
            _ if self.completion.key(code) => {}
            KeyCode::Up => return Some(self.recall(Way::Back, emit)),
            KeyCode::Down => return Some(self.recall(Way::On, emit)),
            _ => return None,
        }
        Some(Outcome::Consumed)
    }
}

impl<E: LineEvent> Widget for TextInput<E> {
    type Event = E;

    fn say(&self) -> Spoken<'_> {
        let field = Spoken::new(SpokenRole::Field).name(&*self.name);
        match self.text() {
            "" => field.description(&*self.placeholder),
            text => field.value(text),
        }
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        let notice = Spoken::new(SpokenRole::Notice);
        hear(0, notice.value(self.message().unwrap_or_default()));
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, E>) -> Outcome {
        match answer {
            Answer::Text(line) | Answer::Fill(line) => {
                self.set_text(line);
                self.changed(emit);
                self.completion.close();
            }
            Answer::Press => {}
            Answer::Item(_) | Answer::Line(..) | Answer::Focus => return Outcome::Ignored,
        }
        if !matches!(answer, Answer::Fill(_)) {
            self.submit(emit);
        }
        Outcome::Consumed
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.field.draw(canvas, &self.placeholder);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::flexible().min(MINIMUM))
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        let completion = self.completion.float(screen);
        let area = completion.or_else(|| self.field.notice.float(1, screen));
        area.into_iter().collect()
    }

    fn draw_float(&self, _number: usize, canvas: &mut Canvas<'_>) {
        if self.completion.is_open() {
            self.completion.draw(canvas);
        } else {
            self.field.notice.draw(canvas);
        }
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, E>) -> Outcome {
        if let Some(outcome) = self.command(key, emit) {
            return outcome;
        }
        let edited = self.field.key(key);
        self.edited(edited, emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, E>) -> Outcome {
        let floats = self.completion.is_open() || self.message().is_some();
        if floats && mouse.at.row != 0 && mouse.action == MouseAction::Press(MouseButton::Left) {
            // Above the field, the list stands with its end beside it.
            let rows = i32::from(self.completion.rows());
            let row = mouse.at.row + if mouse.at.row < 0 { rows } else { -1 };
            if let Some(line) = self.completion.line_at(row) {
                self.replace(&line, emit);
            } else {
                self.field.notice.clear();
            }
            return Outcome::Consumed;
        }
        self.completion.close();
        self.field.mouse(mouse)
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, E>) -> Outcome {
        let edited = self.field.paste(text);
        self.edited(edited, emit)
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        if self.completion.is_open() {
            show(KeyHelp::new("Tab", "complete"));
            show(KeyHelp::new("Up Down", "choose"));
        } else if self.history.is_kept() {
            show(KeyHelp::new("Up Down", "recall"));
        }
        show(KeyHelp::new("Enter", "submit"));
    }

    fn copied(&self, _by: Copying) -> Option<String> {
        let selected = self.field.selected();
        (!selected.is_empty() && !self.field.is_masked()).then(|| selected.to_owned())
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        if focus == Focus::None {
            self.completion.close();
        }
    }

    fn resized(&mut self, size: Size) {
        self.field.resized(size.columns);
    }
}
