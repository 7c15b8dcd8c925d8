//! A field with a template: a date, a telephone number, a key.

mod say;
mod template;

use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Position, Rect, Size,
};

use super::text_input::Submitted;
use crate::bindings::KeyHelp;
use crate::edit::Notice;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Outcome, Widget};
use template::{Kind, PLACES, Place, places_of};

/// A field that is filled in at the places of a template; the signs between stand already.
///
/// In the template `9` stands for a digit, `A` for a letter, `N` for either, `H` for a hexadecimal digit and `X` for any
/// character; their small forms (and `0` for a digit) for places that may be left empty. `>` turns what follows
/// into upper case, `<` into lower, `!` into neither; `\` takes the next character as it is. Whatever else stands for itself.
///
/// The arrows, Home, End and a click go to a place, Backspace and Delete empty one, Ctrl-U all; typing a sign of the template
/// goes on behind it. Enter submits, if nothing is missing.
///
/// ```
/// use strombus_widgets::MaskedInput;
///
/// assert_eq!(MaskedInput::new("99/99/9999").with_text("24122026").text(), "24/12/2026");
/// ```
#[derive(Debug)]
pub struct MaskedInput {
    places: Vec<Place>,
    /// Which place the cursor is at; behind the last if all are passed.
    at: usize,
    columns: u16,
    notice: Notice,
}

impl MaskedInput {
    /// An empty field for `template`, of up to 256 places.
    #[must_use]
    pub fn new(template: &str) -> Self {
        let mut field = Self {
            places: places_of(template),
            at: 0,
            columns: 0,
            notice: Notice::none(),
        };
        field.at = field.open_from(0);
        field
    }

    /// With `text` filled in; see [`MaskedInput::set_text`].
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self
    }

    /// Fills in `text` from the first place on, with or without the signs of the template. What does not fit is left out.
    pub fn set_text(&mut self, text: &str) {
        self.clear();
        self.fill(text);
        self.notice.clear();
    }

    /// Empties all places.
    pub fn clear(&mut self) {
        for place in &mut self.places {
            if let Place::Open { held, .. } = place {
                *held = None;
            }
        }
        self.at = self.open_from(0);
        self.notice.clear();
    }

    /// What is in it, with the signs of the template; empty if nothing was filled in.
    #[must_use]
    pub fn text(&self) -> String {
        let filled = |place: &&Place| matches!(place, Place::Open { held: Some(_), .. });
        if !self.places.iter().any(|place| filled(&place)) {
            return String::new();
        }
        let shown = self.places.iter().filter_map(|place| match *place {
            Place::Sign(c) => Some(c),
            Place::Open { held, .. } => held,
        });
        shown.collect()
    }

    /// Whether nothing that is needed is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing().is_none()
    }

    /// The first place that must be filled in still.
    fn missing(&self) -> Option<(usize, Kind)> {
        let mut places = self.places.iter().enumerate();
        places.find_map(|(at, place)| match *place {
            Place::Open {
                kind,
                needed: true,
                held: None,
                ..
            } => Some((at, kind)),
            _ => None,
        })
    }

    /// What is wrong with what is in it, if anything is.
    pub(super) fn check(&self) -> Result<(), String> {
        match self.missing() {
            Some((_, kind)) => Err(format!("{} is missing", kind.name())),
            None => Ok(()),
        }
    }

    /// The first place to fill in at or behind `at`; the end if there is none.
    fn open_from(&self, at: usize) -> usize {
        let open = |place: &Place| matches!(place, Place::Open { .. });
        let behind = self.places.get(at..).unwrap_or_default();
        behind
            .iter()
            .position(open)
            .map_or(self.places.len(), |n| at + n)
    }

    /// The last place to fill in before `at`.
    fn open_before(&self, at: usize) -> Option<usize> {
        let before = self.places.get(..at).unwrap_or_default();
        before
            .iter()
            .rposition(|place| matches!(place, Place::Open { .. }))
    }

    /// Puts `c` into the place of the cursor. Returns whether it had any use.
    fn put(&mut self, c: char) -> bool {
        if let Some(Place::Open {
            kind, case, held, ..
        }) = self.places.get_mut(self.at)
            && kind.takes(c)
        {
            *held = Some(case.of(c));
            self.at = self.open_from(self.at + 1);
            return true;
        }
        // A sign goes on behind where it stands; right behind it, it was passed already.
        let passed = self.at.checked_sub(1).and_then(|at| self.places.get(at));
        if passed == Some(&Place::Sign(c)) {
            return true;
        }
        let behind = self.places.get(self.at..).unwrap_or_default();
        let Some(sign) = behind.iter().position(|place| *place == Place::Sign(c)) else {
            return false;
        };
        self.at = self.open_from(self.at + sign);
        true
    }

    fn fill(&mut self, text: &str) {
        for c in text.chars().take(4 * PLACES) {
            self.put(c);
        }
    }

    fn empty(&mut self, at: usize) {
        if let Some(Place::Open { held, .. }) = self.places.get_mut(at) {
            *held = None;
        }
    }

    fn type_in(&mut self, c: char) {
        self.notice.clear();
        if !self.put(c)
            && let Some(Place::Open { kind, .. }) = self.places.get(self.at)
        {
            self.notice.say(format!("here stands {}", kind.name()));
        }
    }

    fn submit(&mut self, emit: &mut Emitter<'_, Submitted>) {
        if let Err(message) = self.check() {
            self.at = self.missing().map_or(self.at, |(at, _)| at);
            self.notice.say(message);
        } else {
            emit.emit(Submitted(self.text()));
        }
    }

    /// How far the places are scrolled to the left, so that the cursor is seen.
    fn first(&self, columns: u16) -> usize {
        (self.at + 1).saturating_sub(columns.max(1).into())
    }
}

impl Widget for MaskedInput {
    type Event = Submitted;

    fn say(&self) -> Spoken<'_> {
        self.spoken()
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        let notice = Spoken::new(SpokenRole::Notice);
        hear(0, notice.value(self.notice.message().unwrap_or_default()));
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, Submitted>) -> Outcome {
        match answer {
            Answer::Text(line) | Answer::Fill(line) => self.set_text(line),
            Answer::Press => {}
            Answer::Item(_) | Answer::Line(..) | Answer::Focus => return Outcome::Ignored,
        }
        if !matches!(answer, Answer::Fill(_)) {
            self.submit(emit);
        }
        Outcome::Consumed
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = canvas.size().columns;
        let (field, hint) = (canvas.theme().field, canvas.theme().hint);
        canvas.clear(field);
        let first = self.first(columns);
        let seen = self.places.iter().skip(first).take(columns.into());
        for (column, place) in (0..).zip(seen) {
            let (c, style) = match *place {
                Place::Sign(c) => (c, hint),
                Place::Open { held: Some(c), .. } => (c, field),
                Place::Open { held: None, .. } => ('_', hint),
            };
            let text = c.encode_utf8(&mut [0; 4]).to_owned();
            canvas.text(Position::new(0, column), &text, style);
        }
        let column = i32::try_from(self.at - first).unwrap_or(i32::MAX);
        canvas.set_cursor(Position::new(0, column));
        self.notice.mark(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        // One more for the cursor behind the last place.
        let columns = u16::try_from(self.places.len() + 1).unwrap_or(u16::MAX);
        let length = Length::preferred(columns).min(columns.min(5)).max(columns);
        Wish::new(Length::fixed(1), length)
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        self.notice.float(1, screen).into_iter().collect()
    }

    fn draw_float(&self, _number: usize, canvas: &mut Canvas<'_>) {
        self.notice.draw(canvas);
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Submitted>) -> Outcome {
        match (key.code, key.modifiers) {
            (KeyCode::Char('u'), Modifiers::CONTROL) => self.clear(),
            (KeyCode::Char('a'), Modifiers::CONTROL) => self.at = self.open_from(0),
            (KeyCode::Char('e'), Modifiers::CONTROL) => self.at = self.places.len(),
            _ if key.typed().is_some() => key.typed().into_iter().for_each(|c| self.type_in(c)),
            (_, modifiers) if !modifiers.is_empty() => return Outcome::Ignored,
            (KeyCode::Enter, _) => self.submit(emit),
            (KeyCode::Left, _) => self.at = self.open_before(self.at).unwrap_or(self.at),
            (KeyCode::Right, _) => {
                let next = self.at.saturating_add(1).min(self.places.len());
                self.at = self.open_from(next);
            }
            (KeyCode::Home, _) => self.at = self.open_from(0),
            (KeyCode::End, _) => self.at = self.places.len(),
            (KeyCode::Delete, _) => self.empty(self.at),
            (KeyCode::Backspace, _) => {
                self.notice.clear();
                if let Some(before) = self.open_before(self.at) {
                    self.at = before;
                    self.empty(before);
                }
            }
            (KeyCode::Escape, _) if self.notice.clear() => {}
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Submitted>) -> Outcome {
        if mouse.action != MouseAction::Press(MouseButton::Left) || mouse.at.row != 0 {
            return Outcome::Ignored;
        }
        let column = usize::try_from(mouse.at.column).unwrap_or(0);
        let place = self.first(self.columns).saturating_add(column);
        self.at = self.open_from(place.min(self.places.len()));
        Outcome::Consumed
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, Submitted>) -> Outcome {
        self.notice.clear();
        self.fill(text);
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
        self.columns = size.columns;
    }
}
