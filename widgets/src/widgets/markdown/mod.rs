//! A page in Markdown.

mod read;
mod rows;
mod say;

use strombus_terminal::{
    Canvas, Key, KeyCode, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
};

use super::link::Followed;
use crate::bindings::KeyHelp;
use crate::length::{Length, Wish};
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::scroll::Scroll;
use crate::ui::Measure;
use crate::widget::{Emitter, Focus, Outcome, Widget};
use read::Block;
use rows::Row;

/// A page in Markdown that wraps and scrolls: CommonMark, with tables, lists of tasks and words struck out.
///
/// The arrows, Page Up, Page Down, Home, End and the wheel scroll; Right and Left go to the next link and the one before, Enter
/// or a click follows a link. Up to 1 MiB of a text is shown.
///
/// ```
/// use strombus_widgets::Markdown;
///
/// Markdown::new("# Shells\n\n- *Strombus gigas*, the [queen conch](https://example.org)");
/// ```
#[derive(Debug, Default)]
pub struct Markdown {
    blocks: Vec<Block>,
    links: Vec<String>,
    rows: Vec<Row>,
    columns: u16,
    scroll: Scroll,
    /// The link that the person went to.
    link: Option<usize>,
    focus: Focus,
}

impl Markdown {
    /// A page of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut page = Self::default();
        page.set_text(text);
        page
    }

    /// Shows `text` from now on, from its beginning.
    pub fn set_text(&mut self, text: &str) {
        (self.blocks, self.links) = read::read(text);
        self.link = None;
        self.scroll.to(0);
        self.lay_out();
    }

    /// Where its links lead to, in their order.
    #[must_use]
    pub fn links(&self) -> &[String] {
        &self.links
    }

    fn lay_out(&mut self) {
        self.rows = rows::rows(&self.blocks, self.columns.into());
        self.scroll.set_content(self.rows.len());
    }

    /// Goes to the next link, or the one before, and shows it.
    fn go(&mut self, on: bool) -> Outcome {
        let to = match (self.link, on) {
            (None, true) => Some(0),
            (None, false) => None,
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        let Some(to) = to.filter(|&to| to < self.links.len()) else {
            return Outcome::Ignored;
        };
        self.link = Some(to);
        let has = |row: &Row| row.links.iter().any(|(_, link)| *link == to);
        if let Some(row) = self.rows.iter().position(has) {
            self.scroll.reveal(row..row + 1);
        }
        Outcome::Consumed
    }

    fn follow(&self, link: Option<usize>, emit: &mut Emitter<'_, Followed>) -> Outcome {
        let Some(target) = link.and_then(|link| self.links.get(link)) else {
            return Outcome::Ignored;
        };
        emit.emit(Followed(target.clone()));
        Outcome::Consumed
    }

    /// The link at a place of the widget.
    fn link_at(&self, at: Position) -> Option<usize> {
        let row = usize::try_from(at.row).ok()?;
        let column = usize::try_from(at.column).ok()?;
        let row = self.rows.get(self.scroll.offset() + row)?;
        let mut links = row.links.iter();
        let hit = links.find(|(columns, _)| columns.contains(&column));
        hit.map(|(_, link)| *link)
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, y: i32, row: &Row) {
        let all = 0..row.content.text().len();
        row.content
            .draw(canvas, Position::new(y, 0), all, Style::PLAIN);
        if self.focus != Focus::Own {
            return;
        }
        let look = canvas.theme().selected;
        for (columns, link) in &row.links {
            if self.link == Some(*link) {
                let left = i32::try_from(columns.start).unwrap_or(i32::MAX);
                let length = u16::try_from(columns.len()).unwrap_or(u16::MAX);
                let part = Rect::new(Position::new(y, left), Size::new(1, length));
                canvas.restyle(part, |_| look);
            }
        }
    }
}

impl Widget for Markdown {
    type Event = Followed;

    fn say(&self) -> Spoken<'_> {
        Spoken::text(self.text())
    }

    fn say_parts(&self, hear: &mut dyn FnMut(usize, Spoken<'_>)) {
        for link in 0..self.links.len() {
            let name = self.link_name(link);
            let focused = self.link == Some(link);
            hear(
                link,
                Spoken::new(SpokenRole::Link).name(name).focused(focused),
            );
        }
    }

    fn answer_part(
        &mut self,
        part: usize,
        answer: &Answer<'_>,
        emit: &mut Emitter<'_, Followed>,
    ) -> Outcome {
        match answer {
            Answer::Press => self.follow(Some(part), emit),
            Answer::Focus if part < self.links.len() => {
                self.link = Some(part);
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = match self.focus {
            Focus::Own => canvas.theme().focus,
            _ => canvas.theme().quiet,
        };
        self.scroll.draw_thumb(canvas, style);
        let mut canvas = canvas.part(Rect::of(Size::new(canvas.size().rows, self.columns)));
        let seen = canvas.visible();
        for (y, row) in (seen.top()..).zip(self.scroll.seen(seen)) {
            if let Some(row) = self.rows.get(row) {
                self.draw_row(&mut canvas, y, row);
            }
        }
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        Wish::new(Length::flexible().min(1), Length::flexible().min(8))
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, Followed>) -> Outcome {
        let scrolled = self.scroll.key(key);
        match key.code {
            _ if scrolled => Outcome::Consumed,
            _ if !key.modifiers.is_empty() => Outcome::Ignored,
            KeyCode::Right => self.go(true),
            KeyCode::Left => self.go(false),
            KeyCode::Enter => self.follow(self.link, emit),
            _ => Outcome::Ignored,
        }
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, Followed>) -> Outcome {
        match mouse.action {
            MouseAction::Press(MouseButton::Left) => {
                let link = self.link_at(mouse.at);
                self.link = link.or(self.link);
                self.follow(link, emit)
            }
            action if self.scroll.wheel(action) => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "scroll").enabled(self.scroll.overflows()));
        if !self.links.is_empty() {
            show(KeyHelp::new("Left Right", "links"));
            show(KeyHelp::new("Enter", "follow").enabled(self.link.is_some()));
        }
    }

    fn focusable(&self) -> bool {
        true
    }

    fn focus_changed(&mut self, focus: Focus) {
        self.focus = focus;
    }

    fn resized(&mut self, size: Size) {
        // The last column is the thumb's, whether there is one or not.
        let columns = size.columns.saturating_sub(1);
        self.scroll.set_visible(usize::from(size.rows));
        if columns != self.columns {
            self.columns = columns;
            self.lay_out();
        }
    }
}
