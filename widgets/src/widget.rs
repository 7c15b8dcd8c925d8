//! What a widget is.

use std::task::Context;

use strombus_terminal::{Canvas, Key, KeyCode, Mouse, Rect, Size};

use crate::bindings::KeyHelp;
use crate::child::Child;
use crate::length::Wish;
use crate::plain::{Answer, Spoken};
use crate::ui::{Arranger, Measure};

/// What became of a key, a click or a paste that a widget was offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The widget has no use for it; it goes to the widget around it.
    Ignored,
    /// The widget took it, and is drawn again.
    Consumed,
}

/// Where the keys go, as seen by one widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Elsewhere.
    #[default]
    None,
    /// To a widget inside of this one.
    Within,
    /// To this widget.
    Own,
}

/// By what something is to be copied to the person's clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// The person asked for it: Alt-W or Ctrl-Insert.
    Asked,
    /// The person let go of the mouse, after a drag that the widget took: what it selected, and nothing else.
    Dragged,
}

/// Takes the events of a widget on their way to the app.
pub struct Emitter<'a, E> {
    take: &'a mut dyn FnMut(E),
}

impl<'a, E> Emitter<'a, E> {
    /// An emitter that hands every event to `take`.
    pub fn new(take: &'a mut dyn FnMut(E)) -> Self {
        Self { take }
    }

    /// Hands out an event. The app gets it, as a message, when the widget is done.
    pub fn emit(&mut self, event: E) {
        (self.take)(event);
    }
}

impl<E> std::fmt::Debug for Emitter<'_, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Emitter")
    }
}

/// A part of an interface: it draws itself into the area that it is given, and may take keys and clicks.
///
/// A widget knows neither the app nor the tree that it is in. Calls come down to it; what it has to say goes
/// up as values: an [`Outcome`], and events of its own type through the [`Emitter`].
pub trait Widget: Send + 'static {
    /// What it has to say to the app; [`Infallible`](std::convert::Infallible) where that is nothing.
    type Event;

    /// Draws it. The canvas is its own area, blank; the widgets inside of it are drawn afterwards by the tree.
    /// Only the widget with the focus gets its cursor shown.
    fn draw(&self, canvas: &mut Canvas<'_>);

    /// How large it wants to be where `available` is the most that there is.
    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let _ = (available, measure);
        Wish::FLEXIBLE
    }

    /// What it is and holds, in words: what plain mode tells the person in its place. Without this, the text that it draws is
    /// told. A container says [`Spoken::nothing`]; those inside of it speak for themselves.
    fn say(&self) -> Spoken<'_> {
        Spoken::default()
    }

    /// Says its parts to `hear`, in reading order, each under its number: those of a widget that is made of several, as a dialog
    /// is. They are said after the widget itself.
    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        let _ = hear;
    }

    /// The person's answer in plain mode, to what a part of it said. Ignored means that it cannot be.
    fn answer_part(
        &mut self,
        part: usize,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, Self::Event>,
    ) -> Outcome {
        let _ = (part, answer, emit);
        Outcome::Ignored
    }

    /// The person's answer in plain mode, to what it said. Without this it becomes keys: a press is Enter, a line is
    /// pasted and entered where letters are text, and typed where they are commands. Ignored means that it cannot be.
    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, Self::Event>) -> Outcome {
        let enter = Key::new(KeyCode::Enter);
        match answer {
            Answer::Press => self.key(&enter, emit),
            Answer::Text(line) if self.takes_text() => {
                self.paste(line, emit);
                self.key(&enter, emit);
                Outcome::Consumed
            }
            Answer::Text(line) => {
                for c in line.chars() {
                    self.key(&Key::char(c), emit);
                }
                Outcome::Consumed
            }
            Answer::Item(_) | Answer::Fill(_) | Answer::Line(..) | Answer::Focus => {
                Outcome::Ignored
            }
        }
    }

    /// What it lets float above all others while it or a widget inside of it has the focus: the list of a drop-down, an open menu
    /// and those inside of it, each above those before.
    /// In rows and columns of the widget, as is `screen`, which is all that there is; what lies outside of that is not seen.
    /// Clicks there are the widget's.
    fn float(&self, screen: Rect) -> Vec<Rect> {
        let _ = screen;
        Vec::new()
    }

    /// Draws what floats: that of this number, from 0, of what [`float`](Self::float) said. The canvas is its area, blank;
    /// a cursor that is set there is shown in place of the widget's own, if that has the focus.
    fn draw_float(&self, number: usize, canvas: &mut Canvas<'_>) {
        let _ = (number, canvas);
    }

    /// The keys that it has a use for just now, for those who show that to the person.
    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        let _ = show;
    }

    /// Whether it shows the person which keys have a use now, and is to be told by [`keys_changed`](Self::keys_changed).
    fn shows_keys(&self) -> bool {
        false
    }

    /// Says which keys have a use now: those of the focused widget first, then those around it, then the app's. It is drawn again afterwards.
    fn keys_changed(&mut self, keys: &[KeyHelp]) {
        let _ = keys;
    }

    /// A key, while it or a widget inside of it has the focus.
    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Self::Event>) -> Outcome {
        let _ = (key, emit);
        Outcome::Ignored
    }

    /// The mouse, in rows and columns of the widget. After a press that it consumed, it gets drags and the release wherever they are.
    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Self::Event>) -> Outcome {
        let _ = (mouse, emit);
        Outcome::Ignored
    }

    /// Pasted text, which may hold newlines (`\n`) and tabs but no other control characters. A long paste comes in pieces.
    fn paste(&mut self, text: &str, emit: &mut Emitter<'_, Self::Event>) -> Outcome {
        let _ = (text, emit);
        Outcome::Ignored
    }

    /// Whether Tab and clicks may give it the focus.
    fn focusable(&self) -> bool {
        false
    }

    /// Whether letters are text to it, so that no letter may be a command while it is there.
    fn takes_text(&self) -> bool {
        false
    }

    /// Whether Ctrl-C is a key like others to it while it has the focus, and does not interrupt the app.
    fn takes_interrupt(&self) -> bool {
        false
    }

    /// What it offers to the person's clipboard: what is selected. Never what is not shown, as a password.
    fn copied(&self, by: Copying) -> Option<String> {
        let _ = by;
        None
    }

    /// Whether it has work of its own that goes on in the background, and is to be [polled](Self::poll). It is asked once.
    fn has_background(&self) -> bool {
        false
    }

    /// Lets its work in the background go on. The context is woken when there is more. Consumed means that it is drawn again.
    fn poll(&mut self, context: &mut Context<'_>, emit: &mut Emitter<'_, Self::Event>) -> Outcome {
        let _ = (context, emit);
        Outcome::Ignored
    }

    /// Says where the focus is now. It is drawn again afterwards.
    fn focus_changed(&mut self, focus: Focus) {
        let _ = focus;
    }

    /// Whether it is to be told when the mouse rests on it. It is asked once. A terminal is asked for every movement of the mouse
    /// only while such a widget is seen.
    fn takes_hover(&self) -> bool {
        false
    }

    /// Says whether the mouse rests on it: it came and stayed for half a second, or went away, or a key or a button was
    /// pressed. It is drawn again afterwards.
    fn hover_changed(&mut self, is_hovered: bool) {
        let _ = is_hovered;
    }

    /// Says how large its area is, whenever the tree was laid out, before it is drawn.
    fn resized(&mut self, size: Size) {
        let _ = size;
    }

    /// Shows every child to `visit`, in the order of Tab, the uppermost last; also those that it gives no place at present.
    /// A child that is left out is let go: one that was not added with an id of its own is removed.
    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        let _ = visit;
    }

    /// Gives each child its place within `size`, this widget's own.
    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        let _ = (size, arranger);
    }

    /// The part of it that the person works at, in its own rows and columns: what is to stay in sight as keys move it,
    /// where the widget is larger than what shows it. `None` is the whole widget.
    fn spot(&self) -> Option<Rect> {
        None
    }

    /// Asks a widget that scrolls to show `area`, in its own rows and columns as they are now: the focus moved there.
    /// Returns whether it scrolled.
    fn reveal(&mut self, area: Rect) -> bool {
        let _ = area;
        false
    }
}
