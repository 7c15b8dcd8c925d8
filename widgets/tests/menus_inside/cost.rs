//! What they cost: what changes, and no more.

use strombus_widgets::terminal::{
    Input, Key, KeyCode, Mouse, MouseAction, Painter, Position, Profile, Size, Surface,
};
use strombus_widgets::*;

use crate::{bar, nested};

#[test]
fn what_opens_is_drawn_and_not_the_page_below() {
    let mut pilot = bar(9, 30);
    let mut drawn = |keys: &str| {
        let before = pilot.ui().drawn();
        pilot.keys(keys);
        pilot.ui().drawn() - before
    };
    // The bar and what it lets float.
    assert_eq!(drawn("<Enter>"), 2);
    assert_eq!(drawn("z"), 3);
    assert_eq!(drawn("b"), 4);
    assert_eq!(drawn("<Down>"), 4);
}

/// A bar with nested menus, above blanks.
struct Bar;

impl App for Bar {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        let bar = ui.add_with(MenuBar::new().with("View", nested()), |_| ());
        ui.set_root(VBox::of([bar.into(), Label::new("").into()]));
        ui.focus(bar);
        Self
    }

    fn update(&mut self, _ui: &mut Ui<()>, (): ()) {}
}

#[test]
fn the_mouse_over_a_menu_costs_what_changes() {
    let size = Size::new(24, 80);
    let catalogue = Catalogue::new().app::<Bar>("bar", "");
    let entry = catalogue.find("bar").expect("it was added");
    let mut app = entry.open(size, &Session::pilot());
    let mut painter = Painter::new(Profile::XTERM_256, size);
    let mut surface = Surface::new(size);
    let mut frame = |input: Option<Input>| {
        if let Some(input) = input {
            app.input(input);
        }
        let mut out = Vec::new();
        painter.load(&mut surface);
        app.draw(&mut surface);
        painter.paint(&mut surface, &mut out);
        out.len()
    };
    let over = |row, column| {
        let at = Position::new(row, column);
        Some(Input::Mouse(Mouse::new(MouseAction::Move, at)))
    };
    frame(None);
    frame(Some(Input::Key(Key::new(KeyCode::Enter))));
    let moves = [
        (2, 4, 0),
        // Another opens: 5 rows of 9 cells, most of them its frame.
        (3, 3, 170),
        (3, 5, 0),
        // The marks of two items.
        (3, 14, 45),
        (4, 14, 45),
        (4, 15, 0),
        (3, 4, 0),
        (6, 40, 0),
        // It closes: as many cells, blank.
        (4, 3, 80),
        (2, 3, 45),
    ];
    for (row, column, most) in moves {
        let bytes = frame(over(row, column));
        assert!(bytes <= most, "{bytes} at {row}, {column}");
    }
}
