//! What a key costs from the decoder's hand to the bytes for the terminal: `cargo bench -p strombus-widgets --bench keystroke`.
//!
//! A form of 200 widgets on 50 rows and 160 columns, a character into one of its fields; beside it the same screen in
//! ratatui, which draws all of it for each frame and compares it with the one before.

#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::hint::black_box;
use std::io;

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Stylize as _;
use ratatui::widgets::Paragraph;
use strombus_widgets::terminal::{Input, Key, KeyCode, Painter, Profile, Size, Surface};
use strombus_widgets::{
    App, Catalogue, Child, HBox, Label, Running, Session, Submitted, TextInput, Ui, VBox,
};

const ROWS: u16 = 50;
const COLUMNS: u16 = 160;

/// The columns of the form: a name, a field, a name, a field.
const CELLS: u16 = 4;

struct Form;

impl App for Form {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let mut first = None;
        let mut rows = Vec::new();
        for row in 0..ROWS {
            let mut cells = Vec::new();
            for cell in 0..CELLS {
                if cell % 2 == 0 {
                    cells.push(Child::new(Label::new(format!("Name {row}.{cell}"))).flex(1));
                } else {
                    let field = ui.add_with(TextInput::new(), |Submitted(_)| ());
                    first = first.or(Some(field));
                    cells.push(Child::new(field).flex(1));
                }
            }
            rows.push(Child::new(HBox::of(cells)).fixed(1));
        }
        ui.set_root(VBox::of(rows));
        if let Some(first) = first {
            ui.focus(first);
        }
        Self
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

/// A session without its transport.
struct Seat {
    app: Box<dyn Running>,
    painter: Painter,
    surface: Surface,
    out: Vec<u8>,
}

impl Seat {
    fn new() -> Self {
        let size = Size::new(ROWS, COLUMNS);
        let catalogue = Catalogue::new().app::<Form>("form", "");
        let entry = catalogue.find("form").expect("it was added");
        let mut seat = Self {
            app: entry.open(size, &Session::pilot()),
            painter: Painter::new(Profile::XTERM_256, size),
            surface: Surface::default(),
            out: Vec::new(),
        };
        seat.frame();
        seat
    }

    /// Returns how many bytes it takes.
    fn frame(&mut self) -> usize {
        let Self {
            app,
            painter,
            surface,
            out,
        } = self;
        out.clear();
        painter.draw(surface, out, |surface| app.draw(surface));
        out.len()
    }

    fn key(&mut self, key: Key) -> usize {
        self.app.input(Input::Key(key));
        self.frame()
    }
}

/// ratatui's own backend, which however asks no terminal for its size, and writes where nobody reads.
struct Sink(CrosstermBackend<io::Sink>);

impl Backend for Sink {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.0.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<ratatui::layout::Size> {
        Ok(ratatui::layout::Size::new(COLUMNS, ROWS))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: ratatui::layout::Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where the cells lie in ratatui. Its solver takes longer than all of the rest, so it is asked once, as its cache would.
fn areas() -> Vec<(usize, usize, Rect)> {
    let rows = Layout::vertical([Constraint::Length(1); ROWS as usize]);
    let cells = Layout::horizontal([Constraint::Fill(1); CELLS as usize]);
    let rows = rows.split(Rect::new(0, 0, COLUMNS, ROWS));
    let mut areas = Vec::new();
    for (row, area) in rows.iter().enumerate() {
        for (cell, area) in cells.split(*area).iter().enumerate() {
            areas.push((row, cell, *area));
        }
    }
    areas
}

/// The same form in ratatui, with one text that changes.
fn draw_form(frame: &mut ratatui::Frame<'_>, areas: &[(usize, usize, Rect)], text: &str) {
    for &(row, cell, area) in areas {
        if cell % 2 == 0 {
            frame.render_widget(Paragraph::new(format!("Name {row}.{cell}")), area);
        } else if (row, cell) == (0, 1) {
            frame.render_widget(Paragraph::new(text).underlined(), area);
            let end = u16::try_from(text.len()).unwrap_or(0);
            frame.set_cursor_position((area.x + end, area.y));
        } else {
            frame.render_widget(Paragraph::new("").underlined(), area);
        }
    }
}

fn keystroke(criterion: &mut Criterion) {
    let (a, back) = (Key::char('a'), Key::new(KeyCode::Backspace));
    let mut seat = Seat::new();
    let bytes = (seat.key(a), seat.key(back));
    criterion.bench_function(
        &format!("a character and its end in a form of 200 widgets, {bytes:?} bytes"),
        |bencher| bencher.iter(|| black_box((seat.key(a), seat.key(back)))),
    );
    let mut terminal =
        ratatui::Terminal::new(Sink(CrosstermBackend::new(io::sink()))).expect("a terminal");
    let areas = areas();
    criterion.bench_function("the same in ratatui, laid out once", |bencher| {
        bencher.iter(|| {
            for text in ["a", ""] {
                let drawn = terminal.draw(|frame| draw_form(frame, &areas, text));
                black_box(drawn.expect("nothing fails"));
            }
        });
    });
}

criterion_group!(benches, keystroke);
criterion_main!(benches);
