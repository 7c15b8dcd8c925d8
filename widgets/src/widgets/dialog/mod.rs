//! A question, and buttons to answer it.

mod input;
mod place;
mod say;

use strombus_terminal::{Canvas, Key, Mouse, Position, Rect, Size, text};

use super::frame::{Lines, draw_title};
use crate::align::Align;
use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::length::Wish;
use crate::part::{Part, Ring};
use crate::plain::{Answer, Spoken};
use crate::ui::Measure;
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};
use crate::widgets::{Button, List, TextInput};
use crate::wrap;

/// A question, and buttons to answer it; its event is the answer, `A`. [`Ui::show_once`](crate::Ui::show_once) shows it until it is answered.
///
/// Tab and the arrows go through the buttons, Enter presses one, as does its underlined letter (with Alt from anywhere); Esc answers
/// that the person thought better of it.
///
/// ```
/// use strombus_widgets::{Dialog, Layer, Ui};
///
/// enum Message {
///     Leave(bool),
///     Name(Option<String>),
/// }
///
/// fn ask(ui: &mut Ui<Message>) {
///     ui.show_once(Dialog::confirm("Leave without saving?"), Layer::dialog(), Message::Leave);
///     ui.show_once(Dialog::prompt("A name for it?").with_text("notes"), Layer::dialog(), Message::Name);
/// }
/// ```
#[derive(Debug)]
pub struct Dialog<A> {
    title: String,
    question: String,
    body: Body,
    buttons: Vec<Part<Button>>,
    /// The body, if there is any, and the buttons.
    ring: Ring,
    /// The answer of the button of this number; of none of them by Esc.
    answer: fn(&Body, Option<usize>) -> A,
    focus: Focus,
    size: Size,
}

/// What the person answers with, besides the buttons.
#[derive(Debug)]
enum Body {
    None,
    Field(Part<TextInput>),
    List(Part<List>),
}

impl Dialog<()> {
    /// Something to know, and a button to say so.
    #[must_use]
    pub fn message(text: impl Into<String>) -> Self {
        Self::new(text, Body::None, ["OK"], |_, _| ())
    }
}

impl Dialog<bool> {
    /// A question to answer with yes or no; yes is the answer if the person presses Enter. Esc is no.
    #[must_use]
    pub fn confirm(question: impl Into<String>) -> Self {
        Self::new(question, Body::None, ["Yes", "No"], |_, button| {
            button == Some(0)
        })
    }

    /// With no as the answer if the person presses Enter: where yes cannot be undone.
    #[must_use]
    pub fn careful(mut self) -> Self {
        self.ring.go(1);
        self
    }
}

impl Dialog<Option<String>> {
    /// A question to answer with a line of text; none if the person thought better of it.
    #[must_use]
    pub fn prompt(question: impl Into<String>) -> Self {
        let field = Body::Field(Part::new(TextInput::new()));
        Self::new(question, field, ["OK", "Cancel"], |body, button| {
            match (body, button) {
                (Body::Field(field), Some(0)) => Some(field.text().to_owned()),
                _ => None,
            }
        })
    }

    /// With this text in the field to begin with.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        if let Body::Field(field) = &mut self.body {
            field.set_text(text);
        }
        self
    }
}

impl Dialog<Option<usize>> {
    /// A question to answer with one of `items`, by its number from 0; none if the person thought better of it.
    #[must_use]
    pub fn choose(
        question: impl Into<String>,
        items: impl IntoIterator<Item = impl Into<Content>>,
    ) -> Self {
        let list = Body::List(Part::new(List::new(items)));
        Self::new(question, list, ["OK", "Cancel"], |body, button| {
            match (body, button) {
                (Body::List(list), Some(0)) => list.selected(),
                _ => None,
            }
        })
    }

    /// A question to answer with one of these buttons, by its number from 0; none if the person thought better of it.
    #[must_use]
    pub fn buttons<const N: usize>(question: impl Into<String>, labels: [&str; N]) -> Self {
        Self::new(question, Body::None, labels, |_, button| button)
    }

    /// With this item or button as the answer if the person presses Enter.
    #[must_use]
    pub fn default(mut self, number: usize) -> Self {
        match &mut self.body {
            Body::List(list) => list.select(number),
            _ => self.ring.go(number),
        }
        self
    }
}

impl<A> Dialog<A> {
    fn new<const N: usize>(
        question: impl Into<String>,
        body: Body,
        labels: [&str; N],
        answer: fn(&Body, Option<usize>) -> A,
    ) -> Self {
        let buttons = labels.map(|label| Part::new(Button::new(label)));
        let first = usize::from(!matches!(body, Body::None));
        Self {
            title: String::new(),
            question: question.into(),
            body,
            ring: Ring::closed(first + N),
            buttons: buttons.into(),
            answer,
            focus: Focus::None,
            size: Size::default(),
        }
    }

    /// With this title in the frame.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// How many parts come before the buttons.
    const fn first_button(&self) -> usize {
        match self.body {
            Body::None => 0,
            _ => 1,
        }
    }

    fn is_in_body(&self) -> bool {
        self.ring.at() < self.first_button()
    }

    fn takes_text(&self) -> bool {
        matches!(self.body, Body::Field(_)) && self.is_in_body()
    }

    fn tell_focus(&mut self) {
        let has_focus = self.focus == Focus::Own;
        let at = self.ring.at();
        let first = self.first_button();
        match &mut self.body {
            Body::None => {}
            Body::Field(field) => field.focus(has_focus && at == 0),
            Body::List(list) => list.focus(has_focus && at == 0),
        }
        for (n, button) in self.buttons.iter_mut().enumerate() {
            button.focus(has_focus && at == first + n);
        }
    }
}

impl<A: 'static> Widget for Dialog<A> {
    type Event = A;

    fn say(&self) -> Spoken<'_> {
        self.heading()
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        self.say_all(hear);
    }

    fn answer_part(
        &mut self,
        part: usize,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, A>,
    ) -> Outcome {
        self.take_answer(part, answer, emit)
    }

    /// What its field has to say about what was typed.
    fn float(&self, screen: Rect) -> Vec<Rect> {
        match &self.body {
            Body::Field(field) => field.float(screen),
            _ => Vec::new(),
        }
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        if let Body::Field(field) = &self.body {
            field.draw_float(number, canvas);
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        Lines::Single.draw(canvas, theme.focus);
        draw_title(canvas, 0, &self.title, Align::Start, theme.focus);
        let [question, ..] = self.places();
        let mut asked = canvas.part(question);
        let lines = wrap::lines(&self.question, question.size.columns.into());
        for (row, line) in (0..).zip(lines.take(question.size.rows.into())) {
            asked.text(Position::new(row, 0), line, theme.text);
        }
        let at = self.ring.at().checked_sub(self.first_button());
        // What has the focus comes last, so that its cursor is shown.
        let others = self.buttons.iter().enumerate();
        for (_, button) in others.filter(|(n, _)| Some(*n) != at) {
            button.draw(canvas);
        }
        match &self.body {
            Body::None => {}
            Body::Field(field) => field.draw(canvas),
            Body::List(list) => list.draw(canvas),
        }
        if let Some(button) = at.and_then(|at| self.buttons.get(at)) {
            button.draw(canvas);
        }
        for (button, letter) in self.buttons.iter().zip(self.letters()) {
            let before = letter.and_then(|(at, _)| button.label().get(..at));
            if let Some(before) = before {
                let column = i32::try_from(text::width(before)).unwrap_or(i32::MAX);
                let cell = Rect::new(Position::new(0, column.saturating_add(2)), Size::new(1, 1));
                canvas
                    .part(button.area())
                    .restyle(cell, |style| style.underline());
            }
        }
    }

    fn wish(&self, available: Size, _measure: &Measure<'_>) -> Wish {
        self.wish_for(available)
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, A>) -> Outcome {
        self.take_key(key, emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, A>) -> Outcome {
        self.take_mouse(mouse, emit)
    }

    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, A>) -> Outcome {
        let _ = emit;
        match &mut self.body {
            Body::Field(field) if self.ring.at() == 0 => field.paste(text).outcome,
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Enter", "answer"));
        if self.first_button() + self.buttons.len() > 1 {
            show(KeyHelp::new("Tab", "next"));
        }
    }

    fn copied(&self, by: Copying) -> Option<String> {
        match &self.body {
            Body::Field(field) if self.is_in_body() => field.copied(by),
            Body::List(list) if self.is_in_body() => list.copied(by),
            _ => None,
        }
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        Self::takes_text(self)
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        self.tell_focus();
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        self.place_parts();
    }
}
