//! A widget below a title that hides it.

use std::convert::Infallible;

use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size, text,
};

use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::ui::{Arranger, Measure};
use crate::widget::{Emitter, Focus, Outcome, Widget};
use crate::wrap;

/// A widget below a title, by which the person hides and shows it: Enter, the space bar or a click on the title, Left and Right.
///
/// ```
/// use strombus_widgets::{Collapsible, Label};
///
/// let details = Collapsible::new("Details", Label::new("None.")).collapsed();
/// assert!(!details.is_open());
/// ```
#[derive(Debug)]
pub struct Collapsible {
    title: String,
    child: Child,
    open: bool,
    focus: Focus,
}

/// How far what is below the title is indented: as far as the title's text.
const INDENT: u16 = 2;

impl Collapsible {
    /// `child` below `title`, shown.
    #[must_use]
    pub fn new(title: impl Into<String>, child: impl Into<Child>) -> Self {
        Self {
            title: title.into(),
            child: child.into(),
            open: true,
            focus: Focus::None,
        }
    }

    /// Hidden at first.
    #[must_use]
    pub const fn collapsed(mut self) -> Self {
        self.open = false;
        self
    }

    /// Whether what is below the title is shown.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Shows what is below the title, or hides it.
    pub const fn set_open(&mut self, open: bool) {
        self.open = open;
    }

    /// Changes the title.
    pub fn set_title(&mut self, title: impl Into<String>) {
        self.title = title.into();
    }

    fn turn(&mut self, open: bool) -> Outcome {
        if self.open == open {
            return Outcome::Ignored;
        }
        self.open = open;
        Outcome::Consumed
    }
}

impl Widget for Collapsible {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        let section = Spoken::new(SpokenRole::Section).name(&*self.title);
        section.value(if self.open { "open" } else { "closed" })
    }

    fn answer(&mut self, answer: &Answer<'_>, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        match answer {
            Answer::Press => self.turn(!self.open),
            _ => Outcome::Ignored,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let (style, sign) = match self.focus {
            Focus::None => (theme.text, theme.quiet),
            Focus::Within => (theme.text, theme.focus),
            Focus::Own => (theme.selected, theme.selected),
        };
        let size = canvas.size();
        let room = usize::from(size.columns.saturating_sub(INDENT));
        let (title, more) = match wrap::cut(&self.title, room) {
            Some(beginning) => (beginning, "…"),
            None => (&*self.title, ""),
        };
        let columns = text::width(title) + text::width(more) + usize::from(INDENT);
        let columns = u16::try_from(columns).unwrap_or(u16::MAX).min(size.columns);
        canvas.blank(Rect::of(Size::new(size.rows.min(1), columns)), style);
        canvas.text(Position::ORIGIN, if self.open { "▼" } else { "▸" }, sign);
        let end = canvas.text(Position::new(0, INDENT.into()), title, style);
        let end = i32::try_from(end).unwrap_or(i32::MAX);
        let end = end.saturating_add(INDENT.into());
        canvas.text(Position::new(0, end), more, style);
        canvas.set_cursor(Position::ORIGIN);
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let title = text::width(&self.title).saturating_add(INDENT.into());
        let title = u16::try_from(title).unwrap_or(u16::MAX);
        let inner = Size::new(
            available.rows.saturating_sub(1),
            available.columns.saturating_sub(INDENT),
        );
        let below = measure.wish(&self.child, inner);
        let rows = match self.open {
            true => below.rows.plus(1),
            false => Length::fixed(1),
        };
        // As wide when it is closed as when it is open, so that nothing beside it moves.
        let columns = below.columns.plus(INDENT);
        let columns = Length::most([Length::preferred(title), columns].into_iter());
        Wish::new(rows, columns)
    }

    fn key(&mut self, key: &Key, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        if self.focus != Focus::Own || !key.modifiers.is_empty() {
            return Outcome::Ignored;
        }
        match key.code {
            KeyCode::Enter | KeyCode::Char(' ') => self.turn(!self.open),
            KeyCode::Left => self.turn(false),
            KeyCode::Right => self.turn(true),
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, _emit: &mut Emitter<'_, Infallible>) -> Outcome {
        match mouse.action {
            MouseAction::Press(MouseButton::Left) if mouse.at.row == 0 => self.turn(!self.open),
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        if self.focus == Focus::Own {
            show(KeyHelp::new(
                "Enter",
                if self.open { "close" } else { "open" },
            ));
        }
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn spot(&self) -> Option<Rect> {
        Some(Rect::of(Size::new(1, u16::MAX)))
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.child);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        if self.open {
            let room = Size::new(
                size.rows.saturating_sub(1),
                size.columns.saturating_sub(INDENT),
            );
            let wish = arranger.measure().wish(&self.child, room);
            let size = Size::new(room.rows, room.columns.min(wish.columns.maximum));
            let at = Position::new(1, INDENT.into());
            arranger.place(&self.child, Rect::new(at, size));
        }
    }
}
