//! A field for a password.

use strombus_terminal::{Canvas, Key, Mouse, Rect, Size};
use zeroize::Zeroizing;

use super::text_input::{LineEvent, TextInput};
use crate::bindings::KeyHelp;
use crate::edit::Field;
use crate::length::Wish;
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Outcome, Widget};

/// Longer than any password, and short enough for every hash.
const MAX_LENGTH: usize = 1024;

/// A password: not shown by `Debug`, and wiped from memory when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// The password itself. Whoever copies it wipes the copy.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(..)")
    }
}

/// The password that was in a [`PasswordInput`] when Enter was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordSubmitted(pub Password);

impl LineEvent for PasswordSubmitted {
    fn submitted(line: String) -> Self {
        Self(Password(Zeroizing::new(line)))
    }
}

/// A field in which the person writes a password, which it does not show; Enter submits it and empties the field.
///
/// It edits as [`TextInput`] does, except that no copy is kept: nothing can be copied, put back or taken back. Its
/// words are not told apart either.
#[derive(Debug)]
pub struct PasswordInput {
    input: TextInput<PasswordSubmitted>,
}

impl Default for PasswordInput {
    fn default() -> Self {
        Self::new()
    }
}

impl PasswordInput {
    /// An empty field, for up to 1024 graphemes.
    #[must_use]
    pub const fn new() -> Self {
        let input = TextInput::with_field(Field::masked("•"));
        Self {
            input: input.max_length(MAX_LENGTH).clear_on_submit(),
        }
    }

    /// Says `placeholder`, quietly, while it is empty.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.input.set_placeholder(placeholder);
        self
    }

    /// Is called `name` in plain mode; else the text before it or the title around it names it.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.input = self.input.name(name);
        self
    }

    /// Takes no more than so many graphemes.
    #[must_use]
    pub fn max_length(mut self, graphemes: usize) -> Self {
        self.input = self.input.max_length(graphemes);
        self
    }

    /// Submits only passwords that `check` finds nothing wrong with; of others it says what, below the field.
    #[must_use]
    pub fn validate(mut self, check: impl Fn(&str) -> Result<(), String> + Send + 'static) -> Self {
        self.input = self.input.validate(check);
        self
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.input.text().is_empty()
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.input.clear();
    }

    /// A copy of what is in it.
    pub(super) fn password(&self) -> Password {
        Password(Zeroizing::new(self.input.text().to_owned()))
    }

    pub(super) fn check(&self) -> Result<(), String> {
        self.input.check()
    }

    /// Says what is wrong, until the person types.
    pub fn refuse(&mut self, message: impl Into<String>) {
        self.input.refuse(message);
    }
}

impl Widget for PasswordInput {
    type Event = PasswordSubmitted;

    fn say(&self) -> Spoken<'_> {
        // Its length is nobody's business.
        let value = if self.is_empty() { "" } else { "filled in" };
        let mut said = self.input.say();
        said.role = SpokenRole::Password;
        said.value(value)
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        self.input.say_parts(hear);
    }

    fn answer(
        &mut self,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, PasswordSubmitted>,
    ) -> Outcome {
        self.input.answer(answer, emit)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.input.draw(canvas);
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        self.input.wish(available, measure)
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        self.input.float(screen)
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        self.input.draw_float(number, canvas);
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, PasswordSubmitted>) -> Outcome {
        self.input.key(key, emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, PasswordSubmitted>) -> Outcome {
        self.input.mouse(mouse, emit)
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, PasswordSubmitted>) -> Outcome {
        self.input.paste(text, emit)
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        self.input.keys(show);
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn resized(&mut self, size: Size) {
        self.input.resized(size);
    }
}
