//! A widget of one's own that lets something float above the others.

use std::convert::Infallible;

use strombus_widgets::terminal::{Canvas, Key, KeyCode, Position, Rect, Size};
use strombus_widgets::{
    Emitter, Focus, KeyHelp, Label, Length, Lines, Measure, Outcome, Session,
    VBox, Widget, Wish,
};

use crate::stage::{App, Ui};

/// A word, and what it means while it is open.
struct Word {
    word: &'static str,
    meaning: &'static str,
    open: bool,
    focus: Focus,
}

impl Widget for Word {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let style = match self.focus {
            Focus::Own => theme.selected,
            _ => theme.link,
        };
        canvas.text(Position::ORIGIN, self.word, style);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::preferred(12))
    }

    fn float(&self, _screen: Rect) -> Vec<Rect> {
        let columns = u16::try_from(self.meaning.len()).unwrap_or(u16::MAX);
        let area = Rect::new(
            Position::new(1, 0),
            Size::new(3, columns.saturating_add(4)),
        );
        self.open.then_some(area).into_iter().collect()
    }

    fn draw_float(&self, _number: usize, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        Lines::Rounded.draw(canvas, theme.quiet);
        canvas.text(Position::new(1, 2), self.meaning, theme.text);
    }

    fn key(
        &mut self,
        key: &Key,
        _emit: &mut Emitter<'_, Infallible>,
    ) -> Outcome {
        match key.code {
            KeyCode::Enter => self.open = !self.open,
            KeyCode::Escape if self.open => self.open = false,
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Enter", "what it means"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
        self.open &= focus == Focus::Own;
    }
}

pub(crate) struct Demo;

impl App for Demo {
    type Message = Infallible;

    fn open(ui: &mut Ui<Infallible>, _session: &Session) -> Self {
        let word = |word, meaning| Word {
            word,
            meaning,
            open: false,
            focus: Focus::None,
        };
        ui.set_root(
            VBox::new()
                .with(Label::new("Enter says what a word means:"))
                .with(word("port", "left, to who looks forward"))
                .with(word("starboard", "right, to who looks forward"))
                .with(word("binnacle", "the stand of the compass"))
                .gap(1),
        );
        Self
    }

    fn update(&mut self, _ui: &mut Ui<Infallible>, never: Infallible) {
        match never {}
    }
}
