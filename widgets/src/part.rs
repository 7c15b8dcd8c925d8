//! Widgets of several parts: how a dialog holds its buttons, and a palette its field and its list.
//!
//! The tree lets a container place its children, but not listen to them: what they say is the app's. A widget that is
//! to hear its buttons owns them instead, as fields of the type [`Part`], and hands on what reaches it. To the tree and to the app
//! it is one widget with one type of events. The price is that it says itself where its parts lie, and that a part holds no
//! children of the tree.
//!
//! The house's way: places are given in [`Widget::resized`] (and when the parts change); what has the focus is drawn last, so that
//! its cursor is the one that is shown; a [`Ring`] says which that is and moves on by Tab.

use std::ops::{Deref, DerefMut};

use strombus_terminal::{Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, Rect};

use crate::widget::{Emitter, Focus, Outcome, Widget};

/// A widget that is a part of another: the widget, and its place in the other.
///
/// ```
/// use strombus_widgets::terminal::{Canvas, Key, Position, Rect, Size};
/// use strombus_widgets::{Button, Emitter, Outcome, Part, Pressed, Widget};
///
/// /// A button that counts how often it was pressed.
/// struct Counter {
///     button: Part<Button>,
///     count: u32,
/// }
///
/// impl Widget for Counter {
///     type Event = u32;
///
///     fn draw(&self, canvas: &mut Canvas<'_>) {
///         self.button.draw(canvas);
///     }
///
///     fn key(&mut self, key: &Key, emit: &mut Emitter<'_, u32>) -> Outcome {
///         let said = self.button.key(key);
///         for Pressed in said.events {
///             self.count += 1;
///             emit.emit(self.count);
///         }
///         said.outcome
///     }
///
///     fn resized(&mut self, size: Size) {
///         self.button.place(Rect::new(Position::ORIGIN, size));
///     }
/// }
/// ```
#[derive(Debug, Default)]
pub struct Part<W> {
    widget: W,
    area: Rect,
    /// Whether it took a press whose button is not up yet.
    held: bool,
}

/// What a part did with something, and what it said.
#[derive(Debug)]
pub struct Said<E> {
    /// Whether it had a use for it.
    pub outcome: Outcome,
    /// What it said, in order.
    pub events: Vec<E>,
}

impl<E> Said<E> {
    const NOTHING: Self = Self {
        outcome: Outcome::Ignored,
        events: Vec::new(),
    };
}

impl<W: Widget> Part<W> {
    /// A part that has no place yet.
    pub fn new(widget: W) -> Self {
        Self {
            widget,
            area: Rect::default(),
            held: false,
        }
    }

    /// Its place is `area` from now on, in rows and columns of the whole.
    pub fn place(&mut self, area: Rect) {
        self.area = area;
        self.widget.resized(area.size);
    }

    /// Its place, in rows and columns of the whole.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.area
    }

    /// Draws it in its place on the canvas of the whole.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        self.widget.draw(&mut canvas.part(self.area));
    }

    /// Says whether the keys go to it.
    pub fn focus(&mut self, has_focus: bool) {
        self.widget.focus_changed(match has_focus {
            true => Focus::Own,
            false => Focus::None,
        });
    }

    /// Hands it a key.
    pub fn key(&mut self, key: &Key) -> Said<W::Event> {
        self.hear(|widget, emit| widget.key(key, emit))
    }

    /// Hands it pasted text.
    pub fn paste(&mut self, text: &str) -> Said<W::Event> {
        self.hear(|widget, emit| widget.paste(text, emit))
    }

    /// Hands it the mouse, given in rows and columns of the whole: what happens in its place, and after a press that it took
    /// also the drags and the release elsewhere.
    pub fn mouse(&mut self, mouse: &Mouse) -> Said<W::Event> {
        let is_drag = matches!(mouse.action, MouseAction::Drag(_) | MouseAction::Release(_));
        let concerned = match is_drag {
            true => self.held,
            false => self.area.contains(mouse.at),
        };
        if !concerned {
            return Said::NOTHING;
        }
        let at = mouse.at.relative_to(self.area.origin);
        let said = self.hear(|widget, emit| widget.mouse(&Mouse { at, ..*mouse }, emit));
        match mouse.action {
            MouseAction::Press(_) => self.held = said.outcome == Outcome::Consumed,
            MouseAction::Release(_) => self.held = false,
            _ => {}
        }
        said
    }

    /// What it lets float, in rows and columns of the whole, as is `screen`.
    #[must_use]
    pub fn float(&self, screen: Rect) -> Vec<Rect> {
        let origin = self.area.origin;
        let around = Rect::new(screen.origin.relative_to(origin), screen.size);
        let areas = self.widget.float(around).into_iter();
        areas.map(|area| area.offset(origin)).collect()
    }

    fn hear(
        &mut self,
        tell: impl FnOnce(&mut W, &mut Emitter<'_, W::Event>) -> Outcome,
    ) -> Said<W::Event> {
        let mut events = Vec::new();
        let mut take = |event| events.push(event);
        let outcome = tell(&mut self.widget, &mut Emitter::new(&mut take));
        Said { outcome, events }
    }
}

impl<W> Deref for Part<W> {
    type Target = W;

    fn deref(&self) -> &W {
        &self.widget
    }
}

impl<W> DerefMut for Part<W> {
    fn deref_mut(&mut self) -> &mut W {
        &mut self.widget
    }
}

/// Which of several parts has the focus.
#[derive(Clone, Copy, Debug)]
pub struct Ring {
    at: usize,
    count: usize,
    closed: bool,
}

impl Ring {
    /// Of so many parts; the first has the focus. Behind the last, Tab leaves the whole.
    #[must_use]
    pub const fn open(count: usize) -> Self {
        Self {
            at: 0,
            count,
            closed: false,
        }
    }

    /// Of so many parts; the first has the focus. Behind the last, Tab comes to the first again: in a dialog, say.
    #[must_use]
    pub const fn closed(count: usize) -> Self {
        Self {
            at: 0,
            count,
            closed: true,
        }
    }

    /// The number of the part that has the focus, from 0.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Goes to the part of this number, or to the last.
    pub fn go(&mut self, to: usize) {
        self.at = to.min(self.count.saturating_sub(1));
    }

    /// Does what Tab and Shift-Tab say; ignores them where they lead out of the whole, and all other keys.
    pub fn key(&mut self, key: &Key) -> Outcome {
        let before = self.at;
        let last = self.count.saturating_sub(1);
        match (key.code, key.modifiers) {
            (KeyCode::Tab, Modifiers::NONE) if before < last => self.at += 1,
            (KeyCode::Tab, Modifiers::NONE) if self.closed => self.at = 0,
            (KeyCode::Tab, Modifiers::SHIFT) if before > 0 => self.at -= 1,
            (KeyCode::Tab, Modifiers::SHIFT) if self.closed => self.at = last,
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}
