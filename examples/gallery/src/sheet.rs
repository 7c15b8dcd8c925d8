//! Where a page lies: what it is, what it shows and its source, beside or below each other, or one at a time.

use strombus_widgets::terminal::{
    Canvas, Mouse, MouseAction, MouseButton, Position, Rect, Size, text,
};
use strombus_widgets::{
    Arranger, Child, Emitter, Outcome, Spoken, SpokenRole, Widget,
};

/// A half of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Half {
    /// What it does.
    #[default]
    Demo,
    /// Its source.
    Source,
}

impl Half {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Source => "source",
        }
    }

    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Demo => Self::Source,
            Self::Source => Self::Demo,
        }
    }
}

/// How the halves lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Layout {
    Beside,
    Below,
    #[default]
    One,
}

/// The columns of a source, with its scrollbar.
const SOURCE: u16 = 81;
/// The fewest columns of what a page shows beside its source.
const DEMO: u16 = 40;
/// The fewest rows of both, one above the other.
const BOTH: u16 = 26;

/// A page and its source.
#[derive(Default)]
pub(crate) struct Sheet {
    title: &'static str,
    /// What it is, what it shows and its source.
    parts: Option<[Child; 3]>,
    half: Half,
    layout: Layout,
    size: Size,
    /// Where the line below the summary is, and the one between the halves.
    lines: [i32; 2],
}

impl Sheet {
    /// Shows another page.
    pub(crate) fn set(&mut self, title: &'static str, parts: [Child; 3]) {
        self.title = title;
        self.parts = Some(parts);
    }

    /// Shows this half, where there is not room for both.
    pub(crate) const fn turn(&mut self, half: Half) {
        self.half = half;
    }

    /// Whether both halves are seen.
    pub(crate) fn shows_both(&self) -> bool {
        self.layout != Layout::One
    }

    /// Whether the words are there by which the mouse turns the page, beside the title.
    fn has_switch(&self) -> bool {
        let [(_, _, first), _] = self.switch();
        let room = usize::try_from(first).unwrap_or(0);
        self.layout == Layout::One && room > text::width(self.title) + 2
    }

    /// The words by which the mouse turns the page, and where they begin.
    fn switch(&self) -> [(Half, &'static str, i32); 2] {
        let (demo, source) = match self.half {
            Half::Demo => ("[Demo]", " Source "),
            Half::Source => (" Demo ", "[Source]"),
        };
        let end = i32::from(self.size.columns);
        [
            (Half::Demo, demo, end - 14),
            (Half::Source, source, end - 8),
        ]
    }

    const fn layout_of(body: Size) -> Layout {
        if body.columns >= DEMO + 3 + SOURCE {
            Layout::Beside
        } else if body.rows >= BOTH {
            Layout::Below
        } else {
            Layout::One
        }
    }
}

impl Widget for Sheet {
    /// The half that the person wants to see.
    type Event = Half;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let columns = self.size.columns;
        canvas.text(Position::new(0, 1), self.title, theme.focus);
        if self.has_switch() {
            for (half, word, column) in self.switch() {
                let style = match half == self.half {
                    true => theme.text,
                    false => theme.quiet,
                };
                canvas.text(Position::new(0, column), word, style);
            }
        }
        let [below_summary, between] = self.lines;
        canvas.horizontal(
            Position::new(below_summary, 0),
            columns,
            "─",
            theme.quiet,
        );
        match self.layout {
            Layout::One => {}
            Layout::Below => {
                canvas.horizontal(
                    Position::new(between, 0),
                    columns,
                    "─",
                    theme.quiet,
                );
                canvas.text(Position::new(between, 2), " Source ", theme.quiet);
            }
            Layout::Beside => {
                let top = Position::new(below_summary, between);
                canvas.vertical(top, self.size.rows, "│", theme.quiet);
                canvas.text(top, "┬", theme.quiet);
            }
        }
    }

    fn say(&self) -> Spoken<'_> {
        Spoken::new(SpokenRole::Heading).name(self.title)
    }

    fn mouse(
        &mut self,
        mouse: &Mouse,
        emit: &mut Emitter<'_, Half>,
    ) -> Outcome {
        let is_press = mouse.action == MouseAction::Press(MouseButton::Left);
        if !is_press || mouse.at.row != 0 || !self.has_switch() {
            return Outcome::Ignored;
        }
        let [demo, source] = self.switch().map(|(_, _, column)| column);
        let half = match mouse.at.column {
            at if at >= source => Half::Source,
            at if at >= demo => Half::Demo,
            _ => return Outcome::Ignored,
        };
        emit.emit(half);
        Outcome::Consumed
    }

    fn children(&mut self, visit: &mut dyn FnMut(&mut Child)) {
        self.parts.iter_mut().flatten().for_each(visit);
    }

    fn arrange(&mut self, size: Size, arranger: &mut Arranger<'_>) {
        self.size = size;
        let Some([summary, demo, source]) = &self.parts else {
            return;
        };
        // A column is left blank at the left, beside the line there.
        let columns = size.columns.saturating_sub(2);
        let text = Size::new(size.rows.saturating_sub(1), columns);
        let wish = arranger.measure().wish(summary, text);
        let text =
            Size::new(wish.rows.preferred.min(2).min(text.rows), columns);
        arranger.place(summary, Rect::new(Position::new(1, 1), text));
        let top = text.rows.saturating_add(2);
        let body = Size::new(size.rows.saturating_sub(top), columns);
        self.layout = Self::layout_of(body);
        let at = |row: u16, column: u16| {
            Position::new(
                i32::from(top) + i32::from(row),
                1 + i32::from(column),
            )
        };
        let between = match self.layout {
            Layout::One => {
                let half = match self.half {
                    Half::Demo => demo,
                    Half::Source => source,
                };
                arranger.place(half, Rect::new(at(0, 0), body));
                0
            }
            Layout::Below => {
                let upper = body.rows / 2;
                let lower = body.rows.saturating_sub(upper + 1);
                arranger.place(
                    demo,
                    Rect::new(at(0, 0), Size::new(upper, columns)),
                );
                let place =
                    Rect::new(at(upper + 1, 0), Size::new(lower, columns));
                arranger.place(source, place);
                at(upper, 0).row
            }
            Layout::Beside => {
                let left = columns.saturating_sub(SOURCE + 3);
                arranger.place(
                    demo,
                    Rect::new(at(0, 0), Size::new(body.rows, left)),
                );
                let place =
                    Rect::new(at(0, left + 3), Size::new(body.rows, SOURCE));
                arranger.place(source, place);
                at(0, left + 1).column
            }
        };
        self.lines = [i32::from(top) - 1, between];
    }
}
