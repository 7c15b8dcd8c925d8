//! ratatui's widgets in the tree, and an application that draws with it.

#![cfg(feature = "ratatui")]

mod stage;

use std::time::Duration;

use ratatui_core::layout::{Constraint, Layout};
use ratatui_core::style::{Color as Hue, Style as Paint};
use ratatui_core::terminal::Frame;
use ratatui_core::text::Line;
use ratatui_widgets::block::Block;
use ratatui_widgets::list::{List as Rows, ListState};
use ratatui_widgets::paragraph::Paragraph;
use stage::{act, check_screen, stage};
use strombus_widgets::terminal::{Color, Key, KeyCode, Position};
use strombus_widgets::*;

#[test]
fn a_widget_of_ratatui_stands_beside_ours() {
    let (mut pilot, ()) = stage(4, 20, |ui| {
        let block = Block::bordered().title("世界");
        let theirs = ui.add(Ratatui::<_>::of(Paragraph::new("hello").block(block)));
        ui.set_root(HBox::of([
            Label::new("ours ").into(),
            Child::new(theirs).flex(1),
        ]));
    });
    check_screen(
        &pilot,
        &[
            "ours ┌世界─────────┐",
            "     │hello        │",
            "     │             │",
            "     └─────────────┘",
        ],
    );
    for (rows, columns) in [(0, 0), (1, 1), (2, 7), (3, 200)] {
        pilot.resize(rows, columns);
    }
}

#[test]
fn a_stateful_widget_keeps_its_state() {
    let (mut pilot, list) = stage(3, 10, |ui| {
        let rows = Rows::new(["one", "two", "three", "four"]).highlight_symbol("> ");
        let list = Ratatui::stateful(rows, ListState::default())
            .on_key(|state, key| (key.code == KeyCode::Down).then(|| state.select_next()));
        let list = ui.add_with(list, |()| stage::Message::Said("moved".into()));
        ui.set_root(list);
        list
    });
    check_screen(pilot.keys("<Down><Down>"), &["  one", "> two", "  three"]);
    act(&mut pilot, move |ui| ui[list].state_mut().select_last());
    check_screen(&pilot, &["  two", "  three", "> four"]);
}

/// An application as one writes it for ratatui alone.
struct Clock {
    seconds: u32,
}

impl RatatuiApp for Clock {
    fn open(_: &Session) -> Self {
        Self { seconds: 0 }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let [top, bottom] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(frame.area());
        let title = Line::styled("clock", Paint::new().fg(Hue::LightBlue));
        frame.render_widget(title, top);
        frame.render_widget(Paragraph::new(format!("{} s", self.seconds)), bottom);
        frame.set_cursor_position((3, 1));
    }

    fn key(&mut self, key: &Key) -> Flow {
        match key.code {
            KeyCode::Char('r') => self.seconds = 0,
            KeyCode::Char('x') => return Flow::Leave,
            _ => return Flow::Ignored,
        }
        Flow::Continue
    }

    fn period(&self) -> Option<Duration> {
        Some(Duration::from_secs(1))
    }

    fn tick(&mut self) -> Flow {
        self.seconds += 1;
        Flow::Continue
    }
}

#[test]
fn an_application_that_draws_with_ratatui_is_an_app() {
    let mut pilot = Pilot::<Hosted<Clock>>::new(3, 12);
    assert_eq!(pilot.screen(), "clock\n0 s");
    assert_eq!(pilot.cursor(), Some(Position::new(1, 3)));
    let blue = pilot.style(0, 0).map(|style| style.foreground);
    assert_eq!(blue, Some(Color::Indexed(12)));
    assert_eq!(pilot.advance(Duration::from_secs(2)).screen(), "clock\n2 s");
    assert_eq!(pilot.keys("r").screen(), "clock\n0 s");
    assert_eq!(pilot.resize(1, 3).screen(), "clo");
    assert!(pilot.keys("z").departure().is_none());
    assert_eq!(pilot.keys("x").departure(), Some(&Departure::Leave(0)));
}
