//! What a page stands on: [`App`] and [`Ui`] as an app knows them, for an app within the gallery.
//!
//! The gallery has a message of its own, in which those of a page travel; it lets go of all that a page added, showed or began
//! when the page is left.

use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::time::Duration;

use futures_util::future::{AbortHandle, AbortRegistration};
use futures_util::stream::{Abortable, Stream, StreamExt as _, once};
use strombus_widgets::terminal::{Profile, Theme};
use strombus_widgets::{
    Binding, Child, Id, Label, Layer, Session, TimerId, Tone, Widget, WidgetId,
};

use crate::Message;

/// An app that is a page.
pub(crate) trait App: Sized + Send + 'static {
    /// What its widgets, timers and background work tell it.
    type Message: Send + 'static;

    /// Builds its widgets.
    fn open(ui: &mut Ui<'_, Self::Message>, session: &Session) -> Self;

    /// Something happened.
    fn update(
        &mut self,
        ui: &mut Ui<'_, Self::Message>,
        message: Self::Message,
    );

    /// The keys that it has a use for.
    fn bindings(&self) -> Vec<Binding<Self::Message>> {
        Vec::new()
    }
}

/// The gallery's tree.
pub(crate) type Tree = strombus_widgets::Ui<Message>;

/// What goes when its page is left.
#[derive(Default)]
pub(crate) struct Kept {
    /// Tells the page's messages from those of a page before, which may arrive late.
    number: u64,
    root: Option<Child>,
    added: Vec<WidgetId>,
    layers: Vec<WidgetId>,
    timers: Vec<TimerId>,
    tasks: Vec<AbortHandle>,
    /// The widget that wants the focus when the person comes to the page.
    focus: Option<WidgetId>,
    /// Whether the page was opened, so that it moves the focus by itself.
    is_open: bool,
    /// Whether nothing is to move by itself: for a picture.
    is_still: bool,
}

/// The page's part of the gallery's tree.
pub(crate) struct Ui<'a, M> {
    tree: &'a mut Tree,
    kept: &'a mut Kept,
    of: PhantomData<fn(M)>,
}

/// A page whatever its message is.
pub(crate) trait Face: Send {
    fn update(
        &mut self,
        tree: &mut Tree,
        kept: &mut Kept,
        message: Box<dyn Any + Send>,
    );
    fn bindings(&self, kept: &Kept) -> Vec<Binding<Message>>;
}

impl<A: App> Face for A {
    fn update(
        &mut self,
        tree: &mut Tree,
        kept: &mut Kept,
        message: Box<dyn Any + Send>,
    ) {
        if let Ok(message) = message.downcast() {
            App::update(self, &mut Ui::new(tree, kept), *message);
        }
    }

    fn bindings(&self, kept: &Kept) -> Vec<Binding<Message>> {
        let number = kept.number;
        let bindings = App::bindings(self).into_iter();
        bindings
            .map(|binding| {
                binding.map(|message| Message::page(number, message))
            })
            .collect()
    }
}

/// The page that is shown.
pub(crate) struct Shown {
    page: Box<dyn Face>,
    kept: Kept,
}

impl Shown {
    /// Opens the page `A`, as the page of this number, and returns what shows it. If it is to be still, nothing on it moves
    /// by itself.
    pub(crate) fn open<A: App>(
        tree: &mut Tree,
        session: &Session,
        number: u64,
        is_still: bool,
    ) -> (Self, Child) {
        let mut kept = Kept {
            number,
            is_still,
            ..Kept::default()
        };
        let page = Box::new(A::open(&mut Ui::new(tree, &mut kept), session));
        kept.is_open = true;
        let root = kept.root.take();
        (
            Self { page, kept },
            root.unwrap_or_else(|| Label::new("").into()),
        )
    }

    /// Hands the page a message, if it is for this one.
    pub(crate) fn update(
        &mut self,
        tree: &mut Tree,
        number: u64,
        message: Box<dyn Any + Send>,
    ) {
        if number == self.kept.number {
            self.page.update(tree, &mut self.kept, message);
        }
    }

    pub(crate) fn bindings(&self) -> Vec<Binding<Message>> {
        self.page.bindings(&self.kept)
    }

    /// The widget that the page itself gave the focus last.
    pub(crate) const fn focus(&self) -> Option<WidgetId> {
        self.kept.focus
    }

    /// Lets go of the page and all that is its.
    pub(crate) fn close(self, tree: &mut Tree) {
        let kept = self.kept;
        for task in kept.tasks {
            task.abort();
        }
        for timer in kept.timers {
            tree.cancel(timer);
        }
        for layer in kept.layers {
            tree.close(layer);
        }
        for id in kept.added {
            tree.remove(id);
        }
    }
}

impl<'a, M: Send + 'static> Ui<'a, M> {
    const fn new(tree: &'a mut Tree, kept: &'a mut Kept) -> Self {
        Self {
            tree,
            kept,
            of: PhantomData,
        }
    }

    pub(crate) fn add<W: Widget>(&mut self, widget: W) -> Id<W> {
        let id = self.tree.add(widget);
        self.keep(id)
    }

    pub(crate) fn add_with<W: Widget>(
        &mut self,
        widget: W,
        mut map: impl FnMut(W::Event) -> M + Send + 'static,
    ) -> Id<W> {
        self.add_filtered(widget, move |event| Some(map(event)))
    }

    pub(crate) fn add_filtered<W: Widget>(
        &mut self,
        widget: W,
        mut map: impl FnMut(W::Event) -> Option<M> + Send + 'static,
    ) -> Id<W> {
        let number = self.kept.number;
        let map = move |event| {
            map(event).map(|message| Message::page(number, message))
        };
        let id = self.tree.add_filtered(widget, map);
        self.keep(id)
    }

    fn keep<W>(&mut self, id: Id<W>) -> Id<W> {
        self.kept.added.push(id.untyped());
        id
    }

    /// Its place is not the whole screen, but the page's.
    pub(crate) fn set_root(&mut self, root: impl Into<Child>) {
        self.kept.root = Some(root.into());
    }

    /// The person walks through the pages with the arrows: a page that opens leaves the focus where it is.
    pub(crate) fn focus(&mut self, id: impl Into<WidgetId>) {
        let id = id.into();
        self.kept.focus = Some(id);
        if self.kept.is_open {
            self.tree.focus(id);
        }
    }

    pub(crate) fn every(
        &mut self,
        period: Duration,
        mut make: impl FnMut() -> M + Send + 'static,
    ) -> TimerId {
        let number = self.kept.number;
        let timer = self
            .tree
            .every(period, move || Message::page(number, make()));
        if self.kept.is_still {
            self.tree.cancel(timer);
        } else {
            self.kept.timers.push(timer);
        }
        timer
    }

    pub(crate) fn cancel(&mut self, timer: TimerId) {
        self.kept.timers.retain(|other| *other != timer);
        self.tree.cancel(timer);
    }

    pub(crate) fn spawn(
        &mut self,
        future: impl Future<Output = M> + Send + 'static,
    ) {
        self.subscribe(once(future));
    }

    fn subscribe(&mut self, stream: impl Stream<Item = M> + Send + 'static) {
        let (handle, registration): (_, AbortRegistration) =
            AbortHandle::new_pair();
        self.kept.tasks.retain(|task| !task.is_aborted());
        self.kept.tasks.push(handle);
        let number = self.kept.number;
        let stream = Abortable::new(stream, registration);
        self.tree.subscribe(
            stream.map(move |message| Message::page(number, message)),
        );
    }

    pub(crate) fn show_with(
        &mut self,
        child: impl Into<Child>,
        layer: Layer,
        closed: M,
    ) -> WidgetId {
        let closed = Message::page(self.kept.number, closed);
        let id = self.tree.show_with(child, layer, closed);
        self.kept.layers.push(id);
        id
    }

    pub(crate) fn show(
        &mut self,
        child: impl Into<Child>,
        layer: Layer,
    ) -> WidgetId {
        let id = self.tree.show(child, layer);
        self.kept.layers.push(id);
        id
    }

    pub(crate) fn show_once<W: Widget>(
        &mut self,
        widget: W,
        layer: Layer,
        mut map: impl FnMut(W::Event) -> M + Send + 'static,
    ) -> Id<W> {
        let number = self.kept.number;
        let map = move |event| Message::page(number, map(event));
        let id = self.tree.show_once(widget, layer, map);
        self.kept.layers.push(id.untyped());
        id
    }

    pub(crate) fn toast(&mut self, tone: Tone, text: impl Into<String>) {
        self.tree.toast(tone, text);
    }

    pub(crate) const fn theme(&self) -> &Theme {
        self.tree.theme()
    }

    pub(crate) fn set_theme(&mut self, theme: Theme) {
        self.tree.set_theme(theme);
    }

    pub(crate) const fn profile(&self) -> &Profile {
        self.tree.profile()
    }
}

impl<M, W: Widget> Index<Id<W>> for Ui<'_, M> {
    type Output = W;

    fn index(&self, id: Id<W>) -> &W {
        &self.tree[id]
    }
}

impl<M, W: Widget> IndexMut<Id<W>> for Ui<'_, M> {
    fn index_mut(&mut self, id: Id<W>) -> &mut W {
        &mut self.tree[id]
    }
}
