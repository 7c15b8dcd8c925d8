//! An application that draws with ratatui, as an app.

use std::time::Duration;

use ratatui_core::terminal::Frame;
use strombus_terminal::{Key, Mouse};

use super::Ratatui;
use crate::app::App;
use crate::id::Id;
use crate::session::Session;
use crate::ui::Ui;

/// What an application wants after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It had no use for it: the usual meaning is left (`q` leaves).
    Ignored,
    /// To be drawn again.
    Continue,
    /// To be left.
    Leave,
}

/// An application that draws with ratatui and has no widgets of the tree. [`Hosted`] makes an app of it.
pub trait RatatuiApp: Send + Sized + 'static {
    /// Begins one person's visit.
    fn open(session: &Session) -> Self;

    /// Draws all of it: the draw function.
    fn draw(&mut self, frame: &mut Frame<'_>);

    /// A key.
    fn key(&mut self, key: &Key) -> Flow {
        let _ = key;
        Flow::Ignored
    }

    /// The mouse, in rows and columns of the screen.
    fn mouse(&mut self, mouse: &Mouse) -> Flow {
        let _ = mouse;
        Flow::Ignored
    }

    /// How often [`tick`](Self::tick) is called; not at all by default, so that an idle session costs nothing.
    fn period(&self) -> Option<Duration> {
        None
    }

    /// Time passed. It is drawn again afterwards; only what changed is sent.
    fn tick(&mut self) -> Flow {
        Flow::Continue
    }
}

/// The app of an application that draws with ratatui: `Catalogue::new().app::<Hosted<Mine>>("mine", "...")`.
#[derive(Debug)]
pub struct Hosted<A> {
    view: Id<Ratatui<A, Event>>,
}

/// What the application's view tells the app.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// What the application wants.
    Flow(Flow),
    /// Time passed.
    Tick,
}

/// What comes of an answer: nothing if the application had no use for what was asked.
fn event_of(flow: Flow) -> Option<Event> {
    (flow != Flow::Ignored).then_some(Event::Flow(flow))
}

impl<A: RatatuiApp> App for Hosted<A> {
    type Message = Event;

    fn open(ui: &mut Ui<Event>, session: &Session) -> Self {
        let app = A::open(session);
        let period = app.period();
        let view = Ratatui::new(app, A::draw)
            .on_key(|app: &mut A, key| event_of(app.key(key)))
            .on_mouse(|app: &mut A, mouse| event_of(app.mouse(mouse)));
        let view = ui.add_with(view, |event| event);
        ui.set_root(view);
        if let Some(period) = period {
            ui.every(period, || Event::Tick);
        }
        Self { view }
    }

    fn update(&mut self, ui: &mut Ui<Event>, event: Event) {
        match event {
            Event::Flow(Flow::Leave) => ui.leave(),
            Event::Flow(_) => {}
            Event::Tick => match ui[self.view].state_mut().tick() {
                Flow::Leave => ui.leave(),
                Flow::Continue | Flow::Ignored => {}
            },
        }
    }
}
