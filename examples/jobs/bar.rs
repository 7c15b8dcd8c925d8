//! How much of something is done.

use std::convert::Infallible;

use strombus::Widget;
use strombus::terminal::{Canvas, Position};

/// A bar, with its percent behind it.
#[derive(Debug, Default)]
pub(crate) struct Bar {
    pub(crate) percent: u64,
}

/// For ` 100 %`.
const FIGURE: u64 = 6;

impl Widget for Bar {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let room = u64::from(canvas.size().columns).saturating_sub(FIGURE);
        let full = u16::try_from(room * self.percent.min(100) / 100).unwrap_or(u16::MAX);
        let rest = u16::try_from(room).unwrap_or(u16::MAX).saturating_sub(full);
        canvas.horizontal(Position::ORIGIN, full, "█", theme.bar);
        canvas.horizontal(Position::new(0, full.into()), rest, "░", theme.quiet);
        let end = Position::new(0, i32::from(full.saturating_add(rest)));
        canvas.text(end, &format!("{:>4} %", self.percent), theme.text);
    }
}
