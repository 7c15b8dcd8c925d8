//! A field for a password.

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, Size};
use zeroize::Zeroizing;

use crate::bindings::KeyHelp;
use crate::edit::Field;
use crate::length::{Length, Wish};
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

/// A field in which the person writes a password, which it does not show; Enter submits it and empties the field.
///
/// It edits as [`TextInput`](crate::TextInput) does, except that nothing that was cut can be put back: no copy is kept.
#[derive(Debug)]
pub struct PasswordInput {
    field: Field,
    placeholder: String,
}

impl Default for PasswordInput {
    fn default() -> Self {
        Self::new()
    }
}

impl PasswordInput {
    /// An empty field, for up to 1024 graphemes.
    #[must_use]
    pub fn new() -> Self {
        let mut field = Field::masked("•");
        field.edit(|line| line.set_max_length(MAX_LENGTH));
        Self {
            field,
            placeholder: String::new(),
        }
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

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.field.text().is_empty()
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.field.edit(|line| line.clear());
    }
}

impl Widget for PasswordInput {
    type Event = PasswordSubmitted;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.field.draw(canvas, &self.placeholder);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::flexible().min(5))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, PasswordSubmitted>) -> Outcome {
        if *key != Key::new(KeyCode::Enter) {
            return self.field.key(key);
        }
        let password = Password(Zeroizing::new(self.field.text().to_owned()));
        self.clear();
        emit.emit(PasswordSubmitted(password));
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, PasswordSubmitted>) -> Outcome {
        self.field.mouse(mouse)
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, PasswordSubmitted>) -> Outcome {
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
