//! A frame around a widget.

use std::convert::Infallible;

use strombus_terminal::{Canvas, Rect, Size};

use super::frame::{Lines, draw_title};
use crate::align::Align;
use crate::child::Child;
use crate::length::Wish;
use crate::plain::{Spoken, SpokenRole};
use crate::ui::{Arranger, Measure};
use crate::widget::{Focus, Widget};

/// A frame around a widget, with a title in its upper edge and a footer in its lower. It stands out while the focus is inside.
///
/// ```
/// use strombus_widgets::{Border, Label, Lines};
///
/// let notes = Border::new(Label::new("Nothing yet")).title("Notes").footer("0 of 0").lines(Lines::Rounded);
/// ```
#[derive(Debug)]
pub struct Border {
    child: Child,
    title: Edge,
    footer: Edge,
    lines: Lines,
    focus: Focus,
}

/// What stands in an edge.
#[derive(Debug)]
struct Edge {
    text: String,
    align: Align,
}

impl Border {
    /// A frame around `child`.
    #[must_use]
    pub fn new(child: impl Into<Child>) -> Self {
        let edge = |align| Edge {
            text: String::new(),
            align,
        };
        Self {
            child: child.into(),
            title: edge(Align::Start),
            footer: edge(Align::End),
            lines: Lines::Single,
            focus: Focus::None,
        }
    }

    /// With this title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.set_title(title);
        self
    }

    /// With this text in the lower edge.
    #[must_use]
    pub fn footer(mut self, footer: impl Into<String>) -> Self {
        self.set_footer(footer);
        self
    }

    /// Where in their edges the title and the footer stand; at the left and at the right if nothing is said.
    #[must_use]
    pub const fn align(mut self, title: Align, footer: Align) -> Self {
        self.title.align = title;
        self.footer.align = footer;
        self
    }

    /// With lines like these.
    #[must_use]
    pub const fn lines(mut self, lines: Lines) -> Self {
        self.lines = lines;
        self
    }

    /// Changes the title.
    pub fn set_title(&mut self, title: impl Into<String>) {
        self.title.text = title.into();
    }

    /// Changes the text in the lower edge.
    pub fn set_footer(&mut self, footer: impl Into<String>) {
        self.footer.text = footer.into();
    }
}

impl Widget for Border {
    type Event = Infallible;

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Heading).name(&*self.title.text)
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        hear(0, Spoken::new(SpokenRole::Notice).value(&*self.footer.text));
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = match self.focus {
            Focus::None => canvas.theme().quiet,
            _ => canvas.theme().focus,
        };
        self.lines.draw(canvas, style);
        let bottom = i32::from(canvas.size().rows) - 1;
        if bottom > 0 {
            let Edge { text, align } = &self.footer;
            draw_title(canvas, bottom, text, *align, style);
        }
        let Edge { text, align } = &self.title;
        draw_title(canvas, 0, text, *align, style.bold());
    }

    fn wish(&self, available: Size, measure: &Measure<'_>) -> Wish {
        let inner = Rect::of(available).inset(1).size;
        let wish = measure.wish(&self.child, inner);
        Wish::new(wish.rows.plus(2), wish.columns.plus(2))
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        visit(&mut self.child);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        arranger.place(&self.child, Rect::of(size).inset(1));
    }
}
