//! The face that widgets of all types show to the tree.

use std::any::Any;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::task::Context;

use strombus_terminal::{Canvas, Key, Mouse, Rect, Size};

use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::Wish;
use crate::plain::{Answer, Spoken};
use crate::ui::{Arranger, Measure};
use crate::widget::{Copying, Emitter, Focus, Outcome, Widget};

/// A widget whose events are messages of the app, `M`. The methods are [`Widget`]'s.
pub(crate) trait Node<M>: Send {
    fn draw(&self, canvas: &mut Canvas<'_>);
    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish;
    fn say(&self) -> Spoken<'_>;
    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>));
    fn answer(
        &mut self,
        part: Option<usize>,
        answer: &Answer<'_>,
        messages: &mut VecDeque<M>,
    ) -> Outcome;
    fn float(&self, screen: Rect) -> Vec<Rect>;
    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>);
    fn keys(&self, show: &mut dyn FnMut(KeyHelp));
    fn shows_keys(&self) -> bool;
    fn keys_changed(&mut self, keys: &[KeyHelp]);
    fn key(&mut self, key: &Key, messages: &mut VecDeque<M>) -> Outcome;
    fn mouse(&mut self, mouse: &Mouse, messages: &mut VecDeque<M>) -> Outcome;
    fn paste(&mut self, text: &str, messages: &mut VecDeque<M>) -> Outcome;
    fn focusable(&self) -> bool;
    fn takes_interrupt(&self) -> bool;
    fn has_background(&self) -> bool;
    fn poll(&mut self, context: &mut Context<'_>, messages: &mut VecDeque<M>) -> Outcome;
    fn takes_text(&self) -> bool;
    fn copied(&self, by: Copying) -> Option<String>;
    fn focus_changed(&mut self, focus: Focus);
    fn takes_hover(&self) -> bool;
    fn hover_changed(&mut self, is_hovered: bool);
    fn resized(&mut self, size: Size);
    fn children(&mut self, visit: &mut dyn FnMut(&mut Child));
    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>);
    fn spot(&self) -> Option<Rect>;
    fn reveal(&mut self, area: Rect) -> bool;
    /// The widget itself, for typed access.
    fn widget(&self) -> &dyn Any;
    fn widget_mut(&mut self) -> &mut dyn Any;
}

/// A widget and what makes messages of its events.
pub(crate) struct Mapped<W, F> {
    pub(crate) widget: W,
    pub(crate) map: F,
}

/// What a widget's event becomes: a message, or nothing.
pub(crate) trait IntoMessage<M> {
    fn into_message(self) -> Option<M>;
}

impl<M> IntoMessage<M> for Option<M> {
    fn into_message(self) -> Self {
        self
    }
}

impl<M> IntoMessage<M> for Infallible {
    fn into_message(self) -> Option<M> {
        match self {}
    }
}

impl<M, W, F, T> Node<M> for Mapped<W, F>
where
    W: Widget,
    F: FnMut(W::Event) -> T + Send,
    T: IntoMessage<M>,
{
    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.widget.draw(canvas);
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        self.widget.wish(available, measure)
    }

    fn key(&mut self, key: &Key, messages: &mut VecDeque<M>) -> Outcome {
        let mut take = |event| messages.extend((self.map)(event).into_message());
        self.widget.key(key, &mut Emitter::new(&mut take))
    }

    fn mouse(&mut self, mouse: &Mouse, messages: &mut VecDeque<M>) -> Outcome {
        let mut take = |event| messages.extend((self.map)(event).into_message());
        self.widget.mouse(mouse, &mut Emitter::new(&mut take))
    }

    fn paste(&mut self, text: &str, messages: &mut VecDeque<M>) -> Outcome {
        let mut take = |event| messages.extend((self.map)(event).into_message());
        self.widget.paste(text, &mut Emitter::new(&mut take))
    }

    fn say(&self) -> Spoken<'_> {
        self.widget.say()
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        self.widget.say_parts(hear);
    }

    fn answer(
        &mut self,
        part: Option<usize>,
        answer: &Answer<'_>,
        messages: &mut VecDeque<M>,
    ) -> Outcome {
        let mut take = |event| messages.extend((self.map)(event).into_message());
        let mut emit = Emitter::new(&mut take);
        match part {
            Some(part) => self.widget.answer_part(part, answer, &mut emit),
            None => self.widget.answer(answer, &mut emit),
        }
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        self.widget.float(screen)
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        self.widget.draw_float(number, canvas);
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        self.widget.keys(show);
    }

    fn shows_keys(&self) -> bool {
        self.widget.shows_keys()
    }

    fn keys_changed(&mut self, keys: &[KeyHelp]) {
        self.widget.keys_changed(keys);
    }

    fn takes_interrupt(&self) -> bool {
        self.widget.takes_interrupt()
    }

    fn has_background(&self) -> bool {
        self.widget.has_background()
    }

    fn poll(&mut self, context: &mut Context<'_>, messages: &mut VecDeque<M>) -> Outcome {
        let mut take = |event| messages.extend((self.map)(event).into_message());
        self.widget.poll(context, &mut Emitter::new(&mut take))
    }

    fn focusable(&self) -> bool {
        self.widget.focusable()
    }

    fn takes_text(&self) -> bool {
        self.widget.takes_text()
    }

    fn copied(&self, by: Copying) -> Option<String> {
        self.widget.copied(by)
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.widget.focus_changed(focus);
    }

    fn takes_hover(&self) -> bool {
        self.widget.takes_hover()
    }

    fn hover_changed(&mut self, is_hovered: bool) {
        self.widget.hover_changed(is_hovered);
    }

    fn resized(&mut self, size: Size) {
        self.widget.resized(size);
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        self.widget.children(visit);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        self.widget.arrange(size, arranger);
    }

    fn spot(&self) -> Option<Rect> {
        self.widget.spot()
    }

    fn reveal(&mut self, area: Rect) -> bool {
        self.widget.reveal(area)
    }

    fn widget(&self) -> &dyn Any {
        &self.widget
    }

    fn widget_mut(&mut self) -> &mut dyn Any {
        &mut self.widget
    }
}

/// A widget without events, as it comes in a [`Child`]: fit for the tree of any app.
pub(crate) struct Quiet(pub(crate) Box<dyn Node<Infallible>>);

impl<M> Node<M> for Quiet {
    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.0.draw(canvas);
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        self.0.wish(available, measure)
    }

    fn key(&mut self, key: &Key, _messages: &mut VecDeque<M>) -> Outcome {
        self.0.key(key, &mut VecDeque::new())
    }

    fn mouse(&mut self, mouse: &Mouse, _messages: &mut VecDeque<M>) -> Outcome {
        self.0.mouse(mouse, &mut VecDeque::new())
    }

    fn paste(&mut self, text: &str, _messages: &mut VecDeque<M>) -> Outcome {
        self.0.paste(text, &mut VecDeque::new())
    }

    fn say(&self) -> Spoken<'_> {
        self.0.say()
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        self.0.say_parts(hear);
    }

    fn answer(
        &mut self,
        part: Option<usize>,
        answer: &Answer<'_>,
        _messages: &mut VecDeque<M>,
    ) -> Outcome {
        self.0.answer(part, answer, &mut VecDeque::new())
    }

    fn float(&self, screen: Rect) -> Vec<Rect> {
        self.0.float(screen)
    }

    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        self.0.draw_float(number, canvas);
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        self.0.keys(show);
    }

    fn shows_keys(&self) -> bool {
        self.0.shows_keys()
    }

    fn keys_changed(&mut self, keys: &[KeyHelp]) {
        self.0.keys_changed(keys);
    }

    fn takes_interrupt(&self) -> bool {
        self.0.takes_interrupt()
    }

    fn has_background(&self) -> bool {
        self.0.has_background()
    }

    fn poll(&mut self, context: &mut Context<'_>, _messages: &mut VecDeque<M>) -> Outcome {
        self.0.poll(context, &mut VecDeque::new())
    }

    fn focusable(&self) -> bool {
        self.0.focusable()
    }

    fn takes_text(&self) -> bool {
        self.0.takes_text()
    }

    fn copied(&self, by: Copying) -> Option<String> {
        self.0.copied(by)
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.0.focus_changed(focus);
    }

    fn takes_hover(&self) -> bool {
        self.0.takes_hover()
    }

    fn hover_changed(&mut self, is_hovered: bool) {
        self.0.hover_changed(is_hovered);
    }

    fn resized(&mut self, size: Size) {
        self.0.resized(size);
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        self.0.children(visit);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        self.0.arrange(size, arranger);
    }

    fn spot(&self) -> Option<Rect> {
        self.0.spot()
    }

    fn reveal(&mut self, area: Rect) -> bool {
        self.0.reveal(area)
    }

    fn widget(&self) -> &dyn Any {
        self.0.widget()
    }

    fn widget_mut(&mut self) -> &mut dyn Any {
        self.0.widget_mut()
    }
}
