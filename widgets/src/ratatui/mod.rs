//! ratatui's widgets, and whole applications that draw with it (feature `ratatui`).
//!
//! [`Ratatui`] is a widget of the tree that lets ratatui draw its area: one of its widgets, or the draw function of
//! an application. ratatui's buffers (40 bytes a cell) live only while a frame is drawn, so that a session at
//! rest has none; the painter sends what changed, as for any widget. [`RatatuiApp`] makes an app of such an application.

mod app;
mod backend;

use std::cell::RefCell;

use ratatui_core::layout::{Position as Place, Rect as Area};
use ratatui_core::terminal::{Frame, Terminal, TerminalOptions, Viewport};
use ratatui_core::widgets::{StatefulWidget, Widget as Drawn};
use strombus_terminal::{Canvas, Key, Mouse, Position};

use crate::plain::Spoken;
use crate::widget::{Emitter, Outcome, Widget};

pub use app::{Flow, Hosted, RatatuiApp};

/// What makes an event of something that the person did, if it is of use.
type Take<S, I, E> = Box<dyn FnMut(&mut S, &I) -> Option<E> + Send>;

/// What draws a state.
type DrawState<S> = Box<dyn Fn(&mut S, &mut Frame<'_>) + Send>;

/// A widget that ratatui draws, with a state of its own.
///
/// ```
/// # use strombus_widgets::Ratatui;
/// use ratatui_core::text::Line;
/// let line: Ratatui<_> = Ratatui::of(Line::raw("drawn by ratatui"));
/// ```
pub struct Ratatui<S, E = std::convert::Infallible> {
    // Drawing a StatefulWidget changes its state, and a widget draws behind a shared reference.
    state: RefCell<S>,
    draw: DrawState<S>,
    key: Option<Take<S, Key, E>>,
    mouse: Option<Take<S, Mouse, E>>,
}

impl<W: Drawn + Clone + Send + 'static, E> Ratatui<W, E> {
    /// One of ratatui's widgets, which fills the area.
    #[must_use]
    pub fn of(widget: W) -> Self {
        Self::new(widget, |widget, frame| {
            frame.render_widget(widget.clone(), frame.area());
        })
    }
}

impl<S: Send + 'static, E> Ratatui<S, E> {
    /// What `draw` draws of `state`: the draw function of an application.
    #[must_use]
    pub fn new(state: S, draw: impl Fn(&mut S, &mut Frame<'_>) + Send + 'static) -> Self {
        Self {
            state: RefCell::new(state),
            draw: Box::new(draw),
            key: None,
            mouse: None,
        }
    }

    /// One of ratatui's widgets that have a state.
    #[must_use]
    pub fn stateful<W>(widget: W, state: S) -> Self
    where
        W: StatefulWidget<State = S> + Clone + Send + 'static,
    {
        Self::new(state, move |state, frame| {
            frame.render_stateful_widget(widget.clone(), frame.area(), state);
        })
    }

    /// It takes the focus, and `key` takes the keys: an event is one that it had a use for.
    #[must_use]
    pub fn on_key(mut self, key: impl FnMut(&mut S, &Key) -> Option<E> + Send + 'static) -> Self {
        self.key = Some(Box::new(key));
        self
    }

    /// `mouse` takes the mouse, in rows and columns of the widget: an event is something that it had a use for.
    #[must_use]
    pub fn on_mouse(
        mut self,
        mouse: impl FnMut(&mut S, &Mouse) -> Option<E> + Send + 'static,
    ) -> Self {
        self.mouse = Some(Box::new(mouse));
        self
    }

    /// Its state. Through `ui[id]` it is drawn again afterwards.
    pub fn state_mut(&mut self) -> &mut S {
        self.state.get_mut()
    }
}

impl<S: Send + 'static, E: 'static> Widget for Ratatui<S, E> {
    type Event = E;

    fn say(&self) -> Spoken<'_> {
        Spoken::text("This is drawn for a screen, and cannot be told in lines.")
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        if size.is_empty() {
            return;
        }
        let backend = backend::CanvasBackend {
            canvas,
            cursor: Place::ORIGIN,
            cursor_shown: false,
        };
        let viewport = Viewport::Fixed(Area::new(0, 0, size.columns, size.rows));
        // Neither can fail: the backend's error is one that does not exist.
        let Ok(mut terminal) = Terminal::with_options(backend, TerminalOptions { viewport });
        let state = &mut *self.state.borrow_mut();
        let Ok(_) = terminal.draw(|frame| (self.draw)(state, frame));
        let backend = terminal.backend_mut();
        if backend.cursor_shown {
            let Place { x, y } = backend.cursor;
            backend.canvas.set_cursor(Position::new(y.into(), x.into()));
        }
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, E>) -> Outcome {
        let event = self
            .key
            .as_mut()
            .and_then(|take| take(self.state.get_mut(), key));
        tell(event, emit)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, E>) -> Outcome {
        let event = self
            .mouse
            .as_mut()
            .and_then(|take| take(self.state.get_mut(), mouse));
        tell(event, emit)
    }

    fn focusable(&self) -> bool {
        self.key.is_some()
    }
}

fn tell<E>(event: Option<E>, emit: &mut Emitter<'_, E>) -> Outcome {
    match event {
        Some(event) => {
            emit.emit(event);
            Outcome::Consumed
        }
        None => Outcome::Ignored,
    }
}

impl<S: std::fmt::Debug, E> std::fmt::Debug for Ratatui<S, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ratatui")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
