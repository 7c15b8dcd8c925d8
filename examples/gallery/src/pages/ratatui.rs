//! What ratatui draws, as a widget of the tree.

use ratatui_core::layout::{Constraint, Layout};
use ratatui_core::style::{Style, Stylize as _};
use ratatui_core::terminal::Frame;
use ratatui_core::text::Line;
use strombus_widgets::terminal::{Key, KeyCode};
use strombus_widgets::{Child, Id, Label, Ratatui, Session, VBox};

use crate::stage::{App, Ui};

pub(crate) struct Demo {
    said: Id<Label>,
}

pub(crate) enum Message {
    Chose(usize),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let bars = Ratatui::new(0, draw).on_key(|chosen, key| {
            *chosen = match *key {
                key if key == Key::new(KeyCode::Up) => chosen.saturating_sub(1),
                key if key == Key::new(KeyCode::Down) => (*chosen + 1).min(2),
                _ => return None,
            };
            Some(*chosen)
        });
        let bars = ui.add_with(bars, Message::Chose);
        let said =
            ui.add(Label::new("Up and Down choose, told by ratatui's state."));
        ui.set_root(VBox::of([Child::new(bars).fixed(5), said.into()]));
        ui.focus(bars);
        Self { said }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Chose(row) => {
                ui[self.said].set_text(format!("Row {row} is chosen."))
            }
        }
    }
}

/// The draw function, as of any application of ratatui.
fn draw(chosen: &mut usize, frame: &mut Frame<'_>) {
    let rows = Layout::vertical([Constraint::Length(1); 3])
        .spacing(1)
        .split(frame.area());
    let names = ["a line".cyan(), "another".green(), "the last".yellow()];
    for (number, (name, &row)) in names.into_iter().zip(rows.iter()).enumerate()
    {
        let style = match number == *chosen {
            true => Style::new().reversed(),
            false => Style::new(),
        };
        frame.render_widget(Line::from(name).style(style), row);
    }
}
