//! One of a few choices, all of them in sight.

use strombus_terminal::text;
use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use crate::bindings::KeyHelp;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};

/// The person chose the item of this number, from 0: of a [`RadioGroup`] or a [`Select`](crate::Select).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice(pub usize);

/// `(•) One` of a few items, each on a row: Up, Down, Home, End or a click chooses.
#[derive(Debug, Default)]
pub struct RadioGroup {
    items: Vec<String>,
    chosen: usize,
    focus: Focus,
}

impl RadioGroup {
    /// A group of `items`; the first is chosen.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            items: items.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// The item of this number, from 0, is chosen, or the last.
    #[must_use]
    pub fn chosen(mut self, item: usize) -> Self {
        self.choose(item);
        self
    }

    /// Chooses the item of this number, from 0, or the last.
    pub fn choose(&mut self, item: usize) {
        self.chosen = item.min(self.items.len().saturating_sub(1));
    }

    /// The number of the chosen item; none if there is no item.
    #[must_use]
    pub fn choice(&self) -> Option<usize> {
        (!self.items.is_empty()).then_some(self.chosen)
    }

    /// The chosen item.
    #[must_use]
    pub fn chosen_item(&self) -> Option<&str> {
        self.items.get(self.chosen).map(String::as_str)
    }

    fn go(&mut self, item: usize, emit: &mut Emitter<'_, Choice>) -> Outcome {
        if item == self.chosen || item >= self.items.len() {
            return Outcome::Ignored;
        }
        self.chosen = item;
        emit.emit(Choice(item));
        Outcome::Consumed
    }
}

impl Widget for RadioGroup {
    type Event = Choice;

    fn say(&self) -> Spoken<'_> {
        let group = Spoken::new(SpokenRole::Choice).items(&self.items, Some(self.chosen as u64));
        group.value(self.chosen_item().unwrap_or_default())
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, Choice>) -> Outcome {
        match answer {
            Answer::Item(item) => {
                let item = usize::try_from(*item).unwrap_or(usize::MAX);
                let is_chosen = self.choice() == Some(item);
                if self.go(item, emit) == Outcome::Ignored && !is_chosen {
                    return Outcome::Ignored;
                }
                Outcome::Consumed
            }
            Answer::Press => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let columns = canvas.size().columns;
        let end = canvas.visible().bottom();
        for ((row, item), n) in (0..end).zip(&self.items).zip(0..) {
            let chosen = n == self.chosen;
            let style = match (chosen, self.focus) {
                (true, Focus::Own) => canvas.theme().selected,
                (true, _) => canvas.theme().focus,
                _ => Style::PLAIN,
            };
            let sign = if chosen { "(•)" } else { "( )" };
            canvas.text(Position::new(row, 0), sign, style);
            let room = usize::from(columns.saturating_sub(4));
            let content = Content::from(item);
            content.draw_cut(
                canvas,
                Position::new(row, 4),
                0..item.len(),
                room,
                Style::PLAIN,
            );
            if chosen {
                canvas.set_cursor(Position::new(row, 1));
            }
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let rows = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        let widest = self.items.iter().map(|item| text::width(item)).max();
        let columns = u16::try_from(widest.unwrap_or(0).saturating_add(4)).unwrap_or(u16::MAX);
        Wish::new(Length::fixed(rows), Length::preferred(columns).min(3))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Choice>) -> Outcome {
        if !key.modifiers.is_empty() {
            return Outcome::Ignored;
        }
        let to = match key.code {
            KeyCode::Up => self.chosen.checked_sub(1),
            KeyCode::Down => Some(self.chosen + 1),
            KeyCode::Home => Some(0),
            KeyCode::End => self.items.len().checked_sub(1),
            _ => None,
        };
        to.map_or(Outcome::Ignored, |to| self.go(to, emit))
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Choice>) -> Outcome {
        match (mouse.action, usize::try_from(mouse.at.row)) {
            (MouseAction::Press(MouseButton::Left), Ok(row)) => {
                self.go(row, emit);
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "choose"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn spot(&self) -> Option<Rect> {
        let row = i32::try_from(self.chosen).unwrap_or(i32::MAX);
        Some(Rect::new(Position::new(row, 0), Size::new(1, 4)))
    }
}
