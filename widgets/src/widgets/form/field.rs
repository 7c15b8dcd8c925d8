//! What a form takes for its fields.

use strombus_terminal::{Canvas, Key, Mouse, Rect, Size};

use crate::bindings::KeyHelp;
use crate::length::Wish;
use crate::plain::{Answer, Spoken};
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};
use crate::widgets::{
    Checkbox, MaskedInput, Password, PasswordInput, RadioGroup, Select, Slider, Switch, TextEditor,
    TextInput,
};

/// What was in a field of a [`Form`](crate::Form).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A password: not shown by `Debug`.
    Password(Password),
    /// Whether it is ticked, or on.
    Flag(bool),
    /// The number of the chosen item, from 0, if one is.
    Choice(Option<usize>),
    /// A number.
    Number(i64),
}

/// A widget that can be a field of a [`Form`](crate::Form).
pub trait FormField: Widget {
    /// What is in it.
    fn value(&self) -> Value;

    /// Says what is wrong with that by its own rules.
    ///
    /// # Errors
    /// With a few words for the person, if anything is.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }

    /// Whether Enter has no use in it just now but to be done with it.
    fn is_done_by_enter(&self) -> bool {
        false
    }
}

impl<E> FormField for TextInput<E>
where
    Self: Widget,
{
    fn value(&self) -> Value {
        Value::Text(self.text().to_owned())
    }

    fn check(&self) -> Result<(), String> {
        Self::check(self)
    }

    fn is_done_by_enter(&self) -> bool {
        !self.is_choosing()
    }
}

impl FormField for PasswordInput {
    fn value(&self) -> Value {
        Value::Password(self.password())
    }

    fn check(&self) -> Result<(), String> {
        Self::check(self)
    }

    fn is_done_by_enter(&self) -> bool {
        true
    }
}

impl FormField for MaskedInput {
    fn value(&self) -> Value {
        Value::Text(self.text())
    }

    fn check(&self) -> Result<(), String> {
        // Whether it may be left empty is for the form to say.
        if self.text().is_empty() {
            return Ok(());
        }
        Self::check(self)
    }

    fn is_done_by_enter(&self) -> bool {
        true
    }
}

impl FormField for TextEditor {
    fn value(&self) -> Value {
        Value::Text(self.text().to_owned())
    }
}

impl FormField for Checkbox {
    fn value(&self) -> Value {
        Value::Flag(self.is_checked())
    }
}

impl FormField for Switch {
    fn value(&self) -> Value {
        Value::Flag(self.is_on())
    }
}

impl FormField for RadioGroup {
    fn value(&self) -> Value {
        Value::Choice(self.choice())
    }
}

impl FormField for Select {
    fn value(&self) -> Value {
        Value::Choice(self.choice())
    }
}

impl FormField for Slider {
    fn value(&self) -> Value {
        Value::Number(self.number())
    }
}

/// A field whatever its type is. Its events concern nobody: the form looks at its value.
pub(super) trait Face: Send {
    fn value(&self) -> Value;
    fn check(&self) -> Result<(), String>;
    fn is_done_by_enter(&self) -> bool;
    fn draw(&self, canvas: &mut Canvas<'_>);
    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish;
    fn float(&self, screen: Rect) -> Vec<Rect>;
    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>);
    fn keys(&self, show: &mut dyn FnMut(KeyHelp));
    fn key(&mut self, key: &Key) -> Outcome;
    fn mouse(&mut self, mouse: &Mouse) -> Outcome;
    fn paste(&mut self, text: &str) -> Outcome;
    fn takes_text(&self) -> bool;
    fn copied(&self, by: Copying) -> Option<String>;
    fn focus_changed(&mut self, focus: Focus);
    fn resized(&mut self, size: Size);
    fn spot(&self) -> Option<Rect>;
    fn say(&self) -> Spoken<'_>;
    fn answer(&mut self, answer: &Answer<'_>) -> Outcome;
}

/// What a field says concerns nobody: the form looks at its value.
fn unheard<W: Widget>(act: impl FnOnce(&mut Emitter<'_, W::Event>) -> Outcome) -> Outcome {
    act(&mut Emitter::new(&mut |_| {}))
}

impl<W: FormField> Face for W {
    fn value(&self) -> Value {
        FormField::value(self)
    }

    fn check(&self) -> Result<(), String> {
        FormField::check(self)
    }

    fn is_done_by_enter(&self) -> bool {
        FormField::is_done_by_enter(self)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        Widget::draw(self, canvas);
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        Widget::wish(self, available, measure)
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        Widget::float(self, screen)
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        Widget::draw_float(self, number, canvas);
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        Widget::keys(self, show);
    }

    fn key(&mut self, key: &Key) -> Outcome {
        unheard::<W>(|emit| Widget::key(self, key, emit))
    }

    fn mouse(&mut self, mouse: &Mouse) -> Outcome {
        unheard::<W>(|emit| Widget::mouse(self, mouse, emit))
    }

    fn paste(&mut self, text: &str) -> Outcome {
        unheard::<W>(|emit| Widget::paste(self, text, emit))
    }

    fn copied(&self, by: Copying) -> Option<String> {
        Widget::copied(self, by)
    }

    fn takes_text(&self) -> bool {
        Widget::takes_text(self)
    }

    fn focus_changed(&mut self, focus: Focus) {
        Widget::focus_changed(self, focus);
    }

    fn resized(&mut self, size: Size) {
        Widget::resized(self, size);
    }

    fn spot(&self) -> Option<Rect> {
        Widget::spot(self)
    }

    fn say(&self) -> Spoken<'_> {
        Widget::say(self)
    }

    fn answer(&mut self, answer: &Answer<'_>) -> Outcome {
        unheard::<W>(|emit| Widget::answer(self, answer, emit))
    }
}
