//! All keys that have a use, and what they do.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Key, Mouse, Position, Rect, Size, text};

use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::scroll::Scroll;
use crate::ui::{Arranger, Measure};
use crate::widget::{Emitter, Outcome, Widget};
use crate::widgets::Border;

/// All keys that have a use and what they do, in a frame: what F1 shows in every app. Where there is no room for all, it scrolls.
#[derive(Debug)]
pub struct HelpOverlay {
    frame: Child,
}

impl HelpOverlay {
    /// Shows `keys`.
    #[must_use]
    pub fn new(keys: Vec<KeyHelp>) -> Self {
        let mut scroll = Scroll::EMPTY;
        scroll.set_content(keys.len());
        let table = Table { keys, scroll };
        Self {
            frame: Border::new(table).title("Keys").into(),
        }
    }
}

impl Widget for HelpOverlay {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::nothing()
    }

    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        measure.wish(&self.frame, available)
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.frame);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        arranger.place(&self.frame, Rect::of(size));
    }
}

/// The keys in one column, what they do in another.
#[derive(Debug)]
struct Table {
    keys: Vec<KeyHelp>,
    scroll: Scroll,
}

impl Table {
    fn key_columns(&self) -> usize {
        let widths = self.keys.iter().map(|key| text::width(&key.keys));
        widths.max().unwrap_or(0)
    }

    fn scrolled(&mut self, scroll: impl FnOnce(&mut Scroll) -> bool) -> Outcome {
        match scroll(&mut self.scroll) {
            true => Outcome::Consumed,
            false => Outcome::Ignored,
        }
    }
}

impl Widget for Table {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let enabled = self.keys.iter().filter(|key| key.enabled);
        let lines: Vec<String> = enabled
            .map(|key| format!("{}: {}.", key.keys, key.help))
            .collect();
        Spoken::text(lines.join("\n"))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let second = i32::try_from(self.key_columns() + 3).unwrap_or(i32::MAX);
        for (row, key) in (0..).zip(self.keys.get(self.scroll.shown()).unwrap_or_default()) {
            let (name, help) = if key.enabled {
                (theme.key, theme.text)
            } else {
                (theme.quiet, theme.quiet)
            };
            canvas.text(Position::new(row, 1), &key.keys, name);
            canvas.text(Position::new(row, second), &key.help, help);
        }
        self.scroll.draw_thumb(canvas, theme.quiet);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let helps = self.keys.iter().map(|key| text::width(&key.help));
        let columns = self.key_columns() + helps.max().unwrap_or(0) + 4;
        let length = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Wish::new(
            Length::fixed(length(self.keys.len())),
            Length::fixed(length(columns)),
        )
    }

    fn focusable(&self) -> bool {
        true
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        self.scrolled(|scroll| scroll.key(key))
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        self.scrolled(|scroll| scroll.wheel(mouse.action))
    }

    fn resized(&mut self, size: Size) {
        self.scroll.set_visible(size.rows.into());
    }
}
