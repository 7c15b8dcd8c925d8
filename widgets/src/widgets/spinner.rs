//! That something goes on.

use std::convert::Infallible;
use std::time::Duration;

use strombus_terminal::{Canvas, Position, Size};

use crate::chart::Marks;
use crate::content::Content;
use crate::length::{Length, Wish};
use crate::plain::Spoken;
use crate::ui::Measure;
use crate::widget::Widget;

/// A sign that turns while something goes on, and what that is.
///
/// A widget knows no time: the app calls [`tick`](Self::tick) with what passed while [`is_moving`](Self::is_moving), every
/// [`PERIOD`](Self::PERIOD) or so.
///
/// ```
/// use strombus_widgets::Spinner;
///
/// let mut spinner = Spinner::new("reading the index");
/// spinner.tick(Spinner::PERIOD);
/// spinner.stop();
/// assert!(!spinner.is_moving());
/// ```
#[derive(Clone, Debug)]
pub struct Spinner {
    content: Content,
    marks: Marks,
    elapsed: Duration,
    is_moving: bool,
}

impl Spinner {
    /// How long each sign stands.
    pub const PERIOD: Duration = Duration::from_millis(100);

    /// A spinner that turns, and says `content` beside that.
    #[must_use]
    pub fn new(content: impl Into<Content>) -> Self {
        Self {
            content: content.into(),
            marks: Marks::default(),
            elapsed: Duration::ZERO,
            is_moving: true,
        }
    }

    /// Drawn with these.
    #[must_use]
    pub const fn marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// Says `content` from now on.
    pub fn set_text(&mut self, content: impl Into<Content>) {
        self.content = content.into();
    }

    /// Turns from now on.
    pub const fn start(&mut self) {
        self.is_moving = true;
    }

    /// Turns no more: only what it says is left.
    pub const fn stop(&mut self) {
        self.is_moving = false;
    }

    /// Whether it turns, and wants to be told of time.
    #[must_use]
    pub const fn is_moving(&self) -> bool {
        self.is_moving
    }

    /// So much time has passed.
    pub const fn tick(&mut self, passed: Duration) {
        self.elapsed = self.elapsed.saturating_add(passed);
    }

    fn sign(&self) -> &'static str {
        let signs: &[&str] = match self.marks {
            Marks::Braille => &["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"],
            Marks::Blocks => &["▖", "▘", "▝", "▗"],
            Marks::Ascii => &["|", "/", "-", "\\"],
        };
        let turn = self.elapsed.as_millis() / Self::PERIOD.as_millis() % signs.len() as u128;
        let turn = usize::try_from(turn).unwrap_or(0);
        signs.get(turn).copied().unwrap_or(" ")
    }
}

impl Widget for Spinner {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::text(self.content.text())
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        if self.is_moving {
            canvas.text(Position::ORIGIN, self.sign(), theme.bar);
        }
        let room = usize::from(canvas.size().columns.saturating_sub(2));
        let line = self.content.lines().next().unwrap_or_default();
        let at = Position::new(0, 2);
        self.content.draw_cut(canvas, at, line, room, theme.text);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        let columns = u16::try_from(self.content.width()).unwrap_or(u16::MAX);
        Wish::new(
            Length::fixed(1),
            Length::preferred(columns.saturating_add(2)).min(1),
        )
    }
}
