//! The tree of widgets and all that an app may ask of its session.
//!
//! The widgets lie in an arena and know each other by ids. Whatever reaches a widget mutably (a key that it consumed,
//! the app through `ui[id]`) marks it; before the next frame the marked ones are asked for their children and
//! wishes again, the tree is laid out anew only if one of those changed, and only the marked ones are drawn.

mod arena;
mod copy;
mod draw;
mod float;
mod focus;
mod hover;
mod input;
mod keys;
mod layers;
mod layout;
mod questions;
mod say;
mod show_once;
mod tasks;
mod theme;
mod timers;
mod workers;

use std::collections::VecDeque;
use std::future::Future;
use std::ops::{Index, IndexMut};
use std::time::Duration;

use futures_util::Stream;
use strombus_terminal::{Position, Profile, Query, Rect, Reply, Size};

use crate::bindings::KeyHelp;
use crate::child::{Child, Kind};
use crate::id::{Id, WidgetId};
use crate::node::{Mapped, Node, Quiet};
use crate::widget::Widget;

use arena::Arena;
pub use layers::Layer;
pub use layout::{Arranger, Measure};
use questions::Questions;
use tasks::Tasks;
use theme::Themes;
pub use timers::TimerId;
use timers::Timers;

/// How a session leaves an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    /// The app is done; with the exit status to report.
    Leave(u32),
    /// Another app is opened; when that one is left, this one goes on.
    Open(String),
}

/// An app's tree of widgets, its timers and its work in the background. `M` is the app's message.
pub struct Ui<M> {
    arena: Arena<M>,
    root: Option<WidgetId>,
    /// What lies above it, the lowest first.
    layers: Vec<layers::Open<M>>,
    /// Who lets something float above all, and where, in rows and columns of the screen: the lowest first.
    float: Option<(WidgetId, Vec<Rect>)>,
    themes: Themes,
    size: Size,
    focused: Option<WidgetId>,
    /// The widget that consumed a press, until the button is up.
    captured: Option<WidgetId>,
    /// Whether the mouse was moved since then.
    dragged: bool,
    /// Where the mouse was pressed, if that is the last thing that the person did.
    pressed: Option<Position>,
    /// Widgets that were reached mutably since the last frame.
    marked: Vec<WidgetId>,
    /// Widgets without an id of the app's that were let go by what held them.
    orphans: Vec<WidgetId>,
    /// Who was told last that the focus is there: the focused widget and those around it.
    told: Vec<WidgetId>,
    /// Widgets that have work of their own in the background.
    workers: Vec<WidgetId>,
    /// Where the mouse rests.
    hover: hover::Hover,
    /// Widgets that show which keys have a use, and what they were told last.
    key_bars: Vec<WidgetId>,
    keys_told: Vec<KeyHelp>,
    must_lay_out: bool,
    must_draw: bool,
    must_draw_all: bool,
    /// Whether the focus moved, so that what scrolls is to show it.
    must_reveal: bool,
    cursor: Option<Position>,
    messages: VecDeque<M>,
    timers: Timers<M>,
    tasks: Tasks<M>,
    questions: Questions<M>,
    profile: Profile,
    departure: Option<Departure>,
    title: Option<String>,
    bell: bool,
    copied: Option<String>,
    drawn: u64,
}

impl<M: Send + 'static> Ui<M> {
    pub(crate) fn new(size: Size) -> Self {
        Self {
            arena: Arena::default(),
            root: None,
            layers: Vec::new(),
            float: None,
            themes: Themes::default(),
            size,
            focused: None,
            captured: None,
            dragged: false,
            pressed: None,
            hover: hover::Hover::default(),
            marked: Vec::new(),
            orphans: Vec::new(),
            told: Vec::new(),
            workers: Vec::new(),
            key_bars: Vec::new(),
            keys_told: Vec::new(),
            must_lay_out: true,
            must_draw: true,
            must_draw_all: true,
            must_reveal: false,
            cursor: None,
            messages: VecDeque::new(),
            timers: Timers::default(),
            tasks: Tasks::default(),
            questions: Questions::default(),
            profile: Profile::XTERM_256,
            departure: None,
            title: None,
            bell: false,
            copied: None,
            drawn: 0,
        }
    }

    /// Takes in a widget whose events nobody needs. It is seen once a container or the root holds its id.
    pub fn add<W: Widget>(&mut self, widget: W) -> Id<W> {
        self.insert(Box::new(Mapped {
            widget,
            map: |_| None::<M>,
        }))
    }

    /// Takes in a widget; `map` makes the app's message of each of its events.
    pub fn add_with<W: Widget>(
        &mut self,
        widget: W,
        mut map: impl FnMut(W::Event) -> M + Send + 'static,
    ) -> Id<W> {
        self.insert(Box::new(Mapped {
            widget,
            map: move |event| Some(map(event)),
        }))
    }

    /// Takes in a widget; `map` makes messages of some of its events and drops the others.
    pub fn add_filtered<W: Widget>(
        &mut self,
        widget: W,
        map: impl FnMut(W::Event) -> Option<M> + Send + 'static,
    ) -> Id<W> {
        self.insert(Box::new(Mapped { widget, map }))
    }

    fn insert<W: Widget>(&mut self, node: Box<dyn Node<M>>) -> Id<W> {
        let id = self.arena.insert(node, false);
        self.marked.push(id);
        self.note(id);
        Id::new(id)
    }

    /// Makes `root` the widget that fills the screen. What had been it is not seen any more; what was added with an id is
    /// there still, and can be shown again.
    pub fn set_root(&mut self, root: impl Into<Child>) {
        let id = self.take_in(&mut root.into());
        if let Some(id) = id {
            self.take_out(id);
            self.layers.retain(|open| open.id != id);
        }
        if let Some(before) = std::mem::replace(&mut self.root, id) {
            self.orphan(before);
            self.mark(before);
        }
        self.must_lay_out = true;
        self.must_draw_all = true;
    }

    /// The widget's id; a new widget goes into the arena.
    fn take_in(&mut self, child: &mut Child) -> Option<WidgetId> {
        match std::mem::replace(&mut child.kind, Kind::Taken) {
            Kind::Known(id) => {
                child.kind = Kind::Known(id);
                Some(id)
            }
            Kind::New(node) => {
                let id = self.arena.insert(Box::new(Quiet(node)), true);
                self.marked.push(id);
                self.note(id);
                child.kind = Kind::Known(id);
                Some(id)
            }
            Kind::Taken => None,
        }
    }

    /// Removes a widget and all inside of it. Its id is no widget's from now on; a container that still holds it shows nothing there.
    pub fn remove(&mut self, id: impl Into<WidgetId>) {
        let id = id.into();
        // What was moved elsewhere in this turn is not inside of it any more.
        self.settle_children();
        if self.arena.get(id).is_none() {
            return;
        }
        self.close(id);
        self.leave_focus(id);
        if let Some(parent) = self.arena.parent(id) {
            self.mark(parent);
        }
        if self.root == Some(id) {
            self.root = None;
            self.must_draw_all = true;
        }
        self.take_out(id);
        self.arena.remove(id);
    }

    /// Whether a widget is there still, seen or not.
    #[must_use]
    pub fn contains(&self, id: impl Into<WidgetId>) -> bool {
        self.arena.get(id.into()).is_some()
    }

    /// The widget, if it is there still.
    #[must_use]
    pub fn get<W: Widget>(&self, id: Id<W>) -> Option<&W> {
        self.arena.node(id.untyped)?.widget().downcast_ref()
    }

    /// The widget, if it is there still. It is drawn again.
    pub fn get_mut<W: Widget>(&mut self, id: Id<W>) -> Option<&mut W> {
        self.mark(id.untyped);
        self.arena.node_mut(id.untyped)?.widget_mut().downcast_mut()
    }

    /// Notes that a widget may have changed.
    fn mark(&mut self, id: WidgetId) {
        if let Some(slot) = self.arena.get_mut(id)
            && !slot.marked
        {
            slot.marked = true;
            slot.damaged = true;
            self.marked.push(id);
        }
    }

    /// Sends a message to the app itself; it arrives after those that wait already.
    pub fn send(&mut self, message: M) {
        self.messages.push_back(message);
    }

    pub(crate) fn next_message(&mut self) -> Option<M> {
        // Whoever hears an answer finds the question closed.
        self.close_answered();
        self.messages.pop_front()
    }

    /// How large the screen is.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// Runs `future` in the background; what it comes to is a message. It ends with the session, done or not.
    pub fn spawn(&mut self, future: impl Future<Output = M> + Send + 'static) {
        self.tasks.spawn(future);
    }

    /// Makes a message of each item of `stream`, until that ends or the session does.
    pub fn subscribe(&mut self, stream: impl Stream<Item = M> + Send + 'static) {
        self.tasks.subscribe(stream);
    }

    /// Sends `message` once, after `delay`.
    pub fn after(&mut self, delay: Duration, message: M) -> TimerId {
        self.timers.once(delay, message)
    }

    /// Sends what `make` makes every `period`, the first time after one `period`. Periods that were missed are left out.
    pub fn every(&mut self, period: Duration, make: impl FnMut() -> M + Send + 'static) -> TimerId {
        self.timers.every(period, make)
    }

    /// Stops a timer; nothing happens if it has ended.
    pub fn cancel(&mut self, timer: TimerId) {
        self.timers.cancel(timer);
    }

    /// Asks the terminal. What it answers becomes a message: `None` if it is not one that answers questions, or has not
    /// answered within three seconds. An answer that nobody asked for goes nowhere.
    pub fn ask(
        &mut self,
        query: Query,
        answered: impl FnOnce(Option<Reply>) -> M + Send + 'static,
    ) {
        if self.profile.queries {
            let now = self.timers.now();
            self.questions.ask(query, now, answered, &mut self.messages);
        } else {
            self.messages.push_back(answered(None));
        }
    }

    /// What the terminal can do, as far as it is known by now: [`App::profile_refined`](crate::App::profile_refined)
    /// tells when there is more.
    #[must_use]
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    pub(crate) fn take_queries(&mut self) -> Vec<Query> {
        self.questions.take_unsent()
    }

    pub(crate) fn hear(&mut self, reply: Reply) {
        self.questions.hear(reply, &mut self.messages);
    }

    /// How long the app has been open.
    #[must_use]
    pub const fn now(&self) -> Duration {
        self.timers.now()
    }

    /// Leaves the app, with exit status 0.
    pub fn leave(&mut self) {
        self.leave_with(0);
    }

    /// Leaves the app, with an exit status to report (0 to 255 reach an SSH client).
    pub fn leave_with(&mut self, status: u32) {
        self.departure = Some(Departure::Leave(status));
    }

    /// Opens the app `name`; this one goes on when that one is left.
    pub fn open(&mut self, name: impl Into<String>) {
        self.departure = Some(Departure::Open(name.into()));
    }

    /// Sets the title of the window.
    pub fn set_title(&mut self, title: impl Into<String>) {
        self.title = Some(title.into());
    }

    /// Rings the terminal's bell.
    pub const fn ring(&mut self) {
        self.bell = true;
    }

    /// How many widgets there are, seen or not: for tests of what is left behind.
    #[must_use]
    pub fn count(&self) -> usize {
        self.arena.count()
    }

    /// How many times a widget was drawn, in all: for tests of what a change costs.
    #[must_use]
    pub const fn drawn(&self) -> u64 {
        self.drawn
    }

    pub(crate) const fn take_departure(&mut self) -> Option<Departure> {
        self.departure.take()
    }

    pub(crate) const fn take_title(&mut self) -> Option<String> {
        self.title.take()
    }

    pub(crate) const fn take_bell(&mut self) -> bool {
        std::mem::replace(&mut self.bell, false)
    }

    pub(crate) fn next_deadline(&self) -> Option<Duration> {
        let times = [
            self.timers.next(),
            self.questions.next(),
            self.next_closing(),
            self.next_hover(),
        ];
        times.into_iter().flatten().min()
    }

    pub(crate) fn advance(&mut self, now: Duration) {
        self.timers.advance(now, &mut self.messages);
        self.close_what_is_over(now);
        self.advance_hover(now);
        self.questions.advance(now, &mut self.messages);
    }

    pub(crate) fn poll_tasks(&mut self, context: &mut std::task::Context<'_>) {
        self.tasks.poll(context, &mut self.messages);
        self.poll_workers(context);
    }
}

impl<M: Send + 'static, W: Widget> Index<Id<W>> for Ui<M> {
    type Output = W;

    /// # Panics
    /// If the widget was removed: an app that uses an id after that has a mistake in it.
    fn index(&self, id: Id<W>) -> &W {
        self.get(id)
            .unwrap_or_else(|| panic!("the widget {id:?} was removed"))
    }
}

impl<M: Send + 'static, W: Widget> IndexMut<Id<W>> for Ui<M> {
    fn index_mut(&mut self, id: Id<W>) -> &mut W {
        self.get_mut(id)
            .unwrap_or_else(|| panic!("the widget {id:?} was removed"))
    }
}

impl<M> std::fmt::Debug for Ui<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ui")
            .field("size", &self.size)
            .field("root", &self.root)
            .finish_non_exhaustive()
    }
}
