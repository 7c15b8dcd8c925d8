//! Fields with labels, filled in and submitted together.

mod draw;
mod field;
mod filled;
mod places;
mod say;

use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, Position, Rect, Size,
};

use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken};
use crate::ui::{Arranger, Measure};
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};
use field::Face;
pub use field::{FormField, Value};
pub use filled::Filled;
use places::Places;

/// Says what is wrong with a value.
type Rule = Box<dyn Fn(&Value) -> Result<(), String> + Send>;

struct Row {
    name: String,
    label: String,
    field: Box<dyn Face>,
    rule: Option<Rule>,
    /// What was wrong with it when the form was submitted, and still is.
    error: Option<String>,
}

impl Row {
    fn check(&self) -> Result<(), String> {
        self.field.check()?;
        match &self.rule {
            Some(rule) => rule(&self.field.value()),
            None => Ok(()),
        }
    }
}

/// Fields with aligned labels, and a button that submits them all.
///
/// Tab and Shift-Tab (and the arrows that a field has no use for) go from field to field, then on to the next widget;
/// Enter goes on too; on the button and in an only field it submits, as Ctrl-S does anywhere. If something is wrong with any field, that is said below
/// it, and the first of them gets the cursor; the form is not submitted. Where there may be too little room, it belongs into a
/// [`ScrolledArea`](crate::ScrolledArea).
///
/// ```
/// use strombus_widgets::{Checkbox, Form, TextInput, Value};
///
/// Form::new("Sign up")
///     .field("name", "Name", TextInput::new())
///     .required("a name is needed")
///     .field("letters", "Letters", Checkbox::new("once a month"));
/// ```
#[derive(Default)]
pub struct Form {
    rows: Vec<Row>,
    button: String,
    /// The field that the keys go to; the button's number is behind the last.
    at: usize,
    /// The field that the mouse was pressed on.
    pressed: Option<usize>,
    focus: Focus,
    places: Places,
}

impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.rows.iter().map(|row| &row.name);
        f.debug_struct("Form")
            .field("fields", &names.collect::<Vec<_>>())
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

impl Form {
    /// A form without fields, and with a button that says `button`.
    #[must_use]
    pub fn new(button: impl Into<String>) -> Self {
        Self {
            button: button.into(),
            ..Self::default()
        }
    }

    /// With another field, known by `name`, and with `label` before it.
    #[must_use]
    pub fn field(
        mut self,
        name: impl Into<String>,
        label: impl Into<String>,
        field: impl FormField,
    ) -> Self {
        self.rows.push(Row {
            name: name.into(),
            label: label.into(),
            field: Box::new(field),
            rule: None,
            error: None,
        });
        self
    }

    /// Takes only values of the field before that `rule` finds nothing wrong with.
    #[must_use]
    pub fn rule(mut self, rule: impl Fn(&Value) -> Result<(), String> + Send + 'static) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.rule = Some(Box::new(rule));
        }
        self
    }

    /// The field before is not to be left empty, unticked or without a choice; says `message` if it is.
    #[must_use]
    pub fn required(self, message: impl Into<String>) -> Self {
        let message = message.into();
        self.rule(move |value| {
            let empty = match value {
                Value::Text(text) => text.trim().is_empty(),
                Value::Password(password) => password.expose().is_empty(),
                Value::Flag(flag) => !flag,
                Value::Choice(choice) => choice.is_none(),
                Value::Number(_) => false,
            };
            if empty { Err(message.clone()) } else { Ok(()) }
        })
    }

    /// What is in the fields now.
    #[must_use]
    pub fn values(&self) -> Filled {
        let value = |row: &Row| (row.name.clone(), row.field.value());
        Filled(self.rows.iter().map(value).collect())
    }

    /// Says below the field `name` what is wrong with it, such as that a name is taken, and goes there.
    pub fn refuse(&mut self, name: &str, message: impl Into<String>) {
        let Some(at) = self.rows.iter().position(|row| row.name == name) else {
            return;
        };
        if let Some(row) = self.rows.get_mut(at) {
            row.error = Some(message.into());
        }
        self.go(at);
    }

    /// Gives the keys to the field of this number, or to the button.
    fn go(&mut self, to: usize) {
        let focus = self.focus;
        if let Some(row) = self.rows.get_mut(self.at) {
            row.field.focus_changed(Focus::None);
        }
        self.at = to.min(self.rows.len());
        if let Some(row) = self.rows.get_mut(self.at) {
            row.field.focus_changed(focus);
        }
    }

    fn submit(&mut self, emit: &mut Emitter<'_, Filled>) {
        for row in &mut self.rows {
            row.error = row.check().err();
        }
        match self.rows.iter().position(|row| row.error.is_some()) {
            Some(bad) => self.go(bad),
            None => emit.emit(self.values()),
        }
    }

    /// The field that has the keys may hold something else now.
    fn changed(&mut self) {
        if let Some(row) = self.rows.get_mut(self.at)
            && row.error.is_some()
        {
            row.error = row.check().err();
        }
    }

    /// A key that the field has no use for.
    fn leave_by(&mut self, key: &Key, emit: &mut Emitter<'_, Filled>) -> Outcome {
        let is_button = self.at == self.rows.len();
        match (key.code, key.modifiers) {
            (KeyCode::Enter | KeyCode::Char(' '), Modifiers::NONE) if is_button => {
                self.submit(emit);
            }
            (KeyCode::Tab, Modifiers::NONE) if is_button => {
                // Who comes back begins at the beginning.
                self.go(0);
                return Outcome::Ignored;
            }
            (KeyCode::Tab, Modifiers::SHIFT) if self.at == 0 => {
                self.go(self.rows.len());
                return Outcome::Ignored;
            }
            (KeyCode::Tab | KeyCode::Enter | KeyCode::Down, Modifiers::NONE) if !is_button => {
                self.go(self.at + 1);
            }
            (KeyCode::Tab, Modifiers::SHIFT) | (KeyCode::Up, Modifiers::NONE) if self.at > 0 => {
                self.go(self.at - 1);
            }
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}

impl Widget for Form {
    type Event = Filled;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        self.say_all(hear);
    }

    fn answer_part(
        &mut self,
        part: usize,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, Filled>,
    ) -> Outcome {
        self.take_answer(part, answer, emit)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let others = |number: &usize| *number != self.at;
        // What has the keys comes last, and so its cursor is the one that is shown.
        let order = (0..self.rows.len()).filter(others);
        for number in order.chain((self.at < self.rows.len()).then_some(self.at)) {
            if let Some(row) = self.rows.get(number) {
                if number == self.at {
                    canvas.set_cursor(self.place().origin);
                }
                self.draw_row(canvas, number, row);
            }
        }
        self.draw_button(canvas);
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let mut wishes = Vec::new();
        for row in &self.rows {
            wishes.push(row.field.wish(available, measure));
        }
        let places = self.places_on(None, available.columns, &wishes);
        let rows = places.rows_taken();
        let flexible = wishes.iter().any(|wish| wish.rows.flex > 0);
        let length = match flexible {
            true => Length::flexible().min(rows),
            false => Length::fixed(rows),
        };
        Wish::new(length, Length::flexible().min(places.least_columns()))
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        let origin = self.place().origin;
        let around = Rect::new(screen.origin.relative_to(origin), screen.size);
        let row = self.rows.get(self.at);
        let areas = row.map(|row| row.field.float(around));
        let areas = areas.into_iter().flatten();
        let areas: Vec<_> = areas.map(|area| area.offset(origin)).collect();
        self.places.floating.replace(areas.clone());
        areas
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        if let Some(row) = self.rows.get(self.at) {
            row.field.draw_float(number, canvas);
        }
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Filled>) -> Outcome {
        if *key == Key::control('s') {
            self.submit(emit);
            return Outcome::Consumed;
        }
        let Some(row) = self.rows.get_mut(self.at) else {
            return self.leave_by(key, emit);
        };
        // A line that Enter would submit is done.
        if *key == Key::new(KeyCode::Enter) && row.field.is_done_by_enter() {
            if self.rows.len() == 1 {
                self.submit(emit);
                return Outcome::Consumed;
            }
            return self.leave_by(key, emit);
        }
        let outcome = row.field.key(key);
        if outcome == Outcome::Ignored {
            return self.leave_by(key, emit);
        }
        self.changed();
        outcome
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Filled>) -> Outcome {
        let target = match mouse.action {
            MouseAction::Drag(_) | MouseAction::Release(_) => self.pressed,
            _ => self.field_at(mouse.at),
        };
        let Some(target) = target else {
            return Outcome::Ignored;
        };
        if let MouseAction::Press(_) = mouse.action {
            self.pressed = Some(target);
            if target != self.at {
                self.go(target);
            }
        }
        let Some(row) = self.rows.get_mut(target) else {
            if let MouseAction::Press(_) = mouse.action {
                self.submit(emit);
            }
            return Outcome::Consumed;
        };
        let origin = self.places.rows.get(target).map(|place| place.field.origin);
        let at = mouse.at.relative_to(origin.unwrap_or(Position::ORIGIN));
        let outcome = row.field.mouse(&Mouse { at, ..*mouse });
        self.changed();
        match mouse.action {
            MouseAction::Press(_) => Outcome::Consumed,
            _ => outcome,
        }
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, Filled>) -> Outcome {
        let Some(row) = self.rows.get_mut(self.at) else {
            return Outcome::Ignored;
        };
        let outcome = row.field.paste(text);
        self.changed();
        outcome
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        match self.rows.get(self.at) {
            Some(row) => {
                let goes_on = row.field.is_done_by_enter();
                row.field.keys(&mut |help| {
                    if help.keys != "Enter" || !goes_on {
                        show(help);
                    }
                });
                if goes_on {
                    let what = if self.rows.len() == 1 {
                        "submit"
                    } else {
                        "next"
                    };
                    show(KeyHelp::new("Enter", what));
                }
            }
            None => show(KeyHelp::new("Enter", "press")),
        }
        show(KeyHelp::new("Ctrl-S", "submit"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn copied(&self, by: Copying) -> Option<String> {
        self.rows.get(self.at)?.field.copied(by)
    }

    fn takes_text(&self) -> bool {
        // Whatever field has the keys now: another may in a moment, and no letter is to leave then.
        self.rows.iter().any(|row| row.field.takes_text())
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        self.pressed = None;
        self.go(self.at);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let wish = |row: &Row| row.field.wish(size, arranger.measure());
        let wishes: Vec<Wish> = self.rows.iter().map(wish).collect();
        self.places = self.places_on(Some(size.rows), size.columns, &wishes);
        for (row, place) in self.rows.iter_mut().zip(&self.places.rows) {
            row.field.resized(place.field.size);
        }
    }

    fn spot(&self) -> Option<Rect> {
        let place = self.place();
        let row = self.rows.get(self.at);
        let spot = row.and_then(|row| row.field.spot());
        let error = self
            .places
            .rows
            .get(self.at)
            .map_or(0, |place| place.error.size.rows);
        Some(spot.map_or_else(
            || {
                Rect::new(
                    place.origin,
                    Size::new(place.size.rows + error, place.size.columns),
                )
            },
            |spot| spot.offset(place.origin),
        ))
    }
}
