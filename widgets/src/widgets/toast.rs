//! A short text that comes and goes.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Rect, Size, Style, Theme, text};

use super::frame::Lines;
use crate::length::{Length, Wish};
use crate::plain::{Spoken, SpokenRole};
use crate::ui::Measure;
use crate::widget::Widget;
use crate::wrap;

/// What kind of news something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// To be known.
    #[default]
    Info,
    /// Something went well.
    Good,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Bad,
}

impl Tone {
    /// How the theme shows it.
    #[must_use]
    pub const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Info => theme.focus,
            Self::Good => theme.good,
            Self::Warning => theme.warning,
            Self::Bad => theme.bad,
        }
    }

    /// A sign for it, told from the others without colours.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Info => "i",
            Self::Good => "+",
            Self::Warning => "!",
            Self::Bad => "x",
        }
    }
}

/// A short text in a corner: what [`Ui::toast`](crate::Ui::toast) shows.
#[derive(Clone, Debug)]
pub struct Toast {
    tone: Tone,
    text: String,
}

impl Toast {
    /// A toast that says `text`.
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            tone,
            text: text.into(),
        }
    }
}

/// The frame, and the sign with a blank on each side.
const MARGIN: u16 = 6;

/// The longest line of a toast, in columns.
const WIDEST: u16 = 40;

impl Widget for Toast {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let tone = match self.tone {
            Tone::Info => "Note",
            Tone::Good => "Done",
            Tone::Warning => "Warning",
            Tone::Bad => "Failed",
        };
        Spoken::new(SpokenRole::Notice).value(format!("{tone}: {}", self.text))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = self.tone.style(canvas.theme());
        let size = canvas.size();
        Lines::Single.draw(canvas, style);
        let inner = Rect::of(size).inset(1);
        let mut inner = canvas.part(inner);
        inner.text(Position::new(0, 1), self.tone.sign(), style);
        let text = inner.theme().text;
        let room = usize::from(size.columns.saturating_sub(MARGIN));
        for (row, line) in (0..).zip(wrap::lines(&self.text, room)) {
            inner.text(Position::new(row, 3), line, text);
        }
    }

    fn wish(&self, available: Size, _measure: &Measure<'_>) -> Wish {
        let room = WIDEST.min(available.columns.saturating_sub(MARGIN));
        let lines = wrap::lines(&self.text, room.into());
        let (mut rows, mut widest) = (0_u16, 0);
        for line in lines {
            rows = rows.saturating_add(1);
            widest = widest.max(text::width(line));
        }
        let widest = u16::try_from(widest).unwrap_or(u16::MAX);
        Wish::new(
            Length::fixed(rows.max(1).saturating_add(2)),
            Length::fixed(widest.saturating_add(MARGIN)),
        )
    }
}
