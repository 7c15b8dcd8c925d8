//! The keys that have a use now, on one row.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Position, Size, text};

use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::Measure;
use crate::widget::Widget;

/// The keys that have a use now and what they do, on one row: those of the focused widget first, then the app's.
///
/// The tree fills it. What has no room is left out from the end, but for the last, which is how to leave, and those that are
/// pinned, as the help is, which go last.
#[derive(Clone, Debug, Default)]
pub struct KeyBar {
    keys: Vec<KeyHelp>,
}

/// Between two keys.
const GAP: usize = 2;

impl KeyBar {
    /// A bar that is empty until it is in a tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The keys that fit on `columns`.
    fn fitting(&self, columns: usize) -> Vec<&KeyHelp> {
        let width = |key: &KeyHelp| text::width(&key.keys) + 1 + text::width(&key.help) + GAP;
        let mut enabled: Vec<&KeyHelp> = self.keys.iter().filter(|key| key.enabled).collect();
        while enabled.len() > 1
            && enabled.iter().map(|key| width(key)).sum::<usize>() > columns + GAP
        {
            // The last stays in any case.
            let others = enabled.get(..enabled.len() - 1).unwrap_or_default();
            let unpinned = others.iter().rposition(|key| !key.pinned);
            enabled.remove(unpinned.unwrap_or(enabled.len() - 2));
        }
        enabled
    }
}

impl Widget for KeyBar {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        // Plain mode has words for keys, and says them when it is asked.
        Spoken::nothing()
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let mut column = 0;
        for key in self.fitting(canvas.size().columns.into()) {
            let mut say = |text: &str, style, gap| {
                let columns = canvas.text(Position::new(0, column), text, style) + gap;
                column = column.saturating_add(i32::try_from(columns).unwrap_or(i32::MAX));
            };
            say(&key.keys, theme.key, 1);
            say(&key.help, theme.quiet, GAP);
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::fixed(1), Length::flexible())
    }

    fn shows_keys(&self) -> bool {
        true
    }

    fn keys_changed(&mut self, keys: &[KeyHelp]) {
        self.keys = keys.to_vec();
    }
}
