//! A word about what was typed, that floats below the field.

use strombus_terminal::text;
use strombus_terminal::{Canvas, Position, Rect, Size};

/// Why a field does not take what was typed: shown below it while it has the focus, so that nothing around it moves.
#[derive(Debug, Default)]
pub(crate) struct Notice(Option<String>);

impl Notice {
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    pub(crate) fn say(&mut self, message: impl Into<String>) {
        self.0 = Some(message.into());
    }

    /// Returns whether there was anything to take back.
    pub(crate) fn clear(&mut self) -> bool {
        self.0.take().is_some()
    }

    pub(crate) fn message(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Where it floats, if there is anything to say: below a field of `rows` rows, or above it.
    pub(crate) fn float(&self, rows: u16, screen: Rect) -> Option<Rect> {
        let columns = text::width(self.message()?).saturating_add(4);
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        let beside = beside(rows, Size::new(1, columns), screen);
        if beside.size.rows > 0 || rows < 2 {
            return Some(beside);
        }
        // What fills the screen has no room beside it.
        let at = Position::new(i32::from(rows) - 1, beside.left());
        Some(Rect::new(at, Size::new(1, beside.size.columns)))
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = canvas.theme().bad.reverse();
        canvas.clear(style);
        canvas.text(Position::new(0, 1), "!", style);
        let message = self.message().unwrap_or_default();
        canvas.text(Position::new(0, 3), message, style);
    }

    /// Marks a field as one that there is something to say about, at its right end.
    pub(crate) fn mark(&self, canvas: &mut Canvas<'_>) {
        if self.0.is_some() && canvas.size().columns > 1 {
            let right = i32::from(canvas.size().columns) - 1;
            let style = canvas.theme().bad.with(canvas.theme().field.attributes);
            canvas.text(Position::new(0, right), "!", style);
        }
    }
}

/// Where what is of `size` floats beside a widget of `rows` rows: below it, or above where there is more room; moved
/// to the left as far as it must be to lie on the screen.
pub(crate) fn beside(rows: u16, size: Size, screen: Rect) -> Rect {
    let length = |n: i32| u16::try_from(n.max(0)).unwrap_or(u16::MAX);
    let below = length(screen.bottom().saturating_sub(rows.into()));
    let above = length(screen.top().saturating_neg());
    let columns = size.columns.min(screen.size.columns);
    let left = (screen.right() - i32::from(columns))
        .min(0)
        .max(screen.left());
    if size.rows <= below || below >= above {
        let size = Size::new(size.rows.min(below), columns);
        Rect::new(Position::new(rows.into(), left), size)
    } else {
        let size = Size::new(size.rows.min(above), columns);
        Rect::new(Position::new(-i32::from(size.rows), left), size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_floats_lies_where_there_is_room() {
        let check = |rows, columns, top: i32, left: i32, expected: (i32, i32, u16, u16)| {
            let screen = Rect::new(Position::new(-top, -left), Size::new(10, 20));
            let rect = beside(1, Size::new(rows, columns), screen);
            let (at, size) = (rect.origin, rect.size);
            assert_eq!((at.row, at.column, size.rows, size.columns), expected);
        };
        check(3, 8, 0, 0, (1, 0, 3, 8));
        check(3, 8, 9, 0, (-3, 0, 3, 8));
        check(3, 8, 2, 16, (1, -4, 3, 8));
        check(30, 80, 2, 5, (1, -5, 7, 20));
        check(30, 80, 7, 5, (-7, -5, 7, 20));
    }
}
