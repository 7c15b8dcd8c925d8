//! The mouse as a test moves it. Rows and columns count from 0.

use strombus_terminal::{Input, Mouse, MouseAction, MouseButton, Position};

use super::Pilot;
use crate::app::App;
use crate::running::Running as _;

impl<A: App> Pilot<A> {
    /// Clicks with the left button: press and release at `row` and `column`, from 0.
    pub fn click(&mut self, row: i32, column: i32) -> &mut Self {
        self.mouse(MouseAction::Press(MouseButton::Left), row, column);
        self.mouse(MouseAction::Release(Some(MouseButton::Left)), row, column)
    }

    /// Does something with the mouse at `row` and `column`, from 0.
    pub fn mouse(&mut self, action: MouseAction, row: i32, column: i32) -> &mut Self {
        let at = Position::new(row, column);
        self.runner.input(Input::Mouse(Mouse::new(action, at)));
        self.frame();
        self
    }

    /// Clicks twice at the same place.
    pub fn double_click(&mut self, row: i32, column: i32) -> &mut Self {
        self.click(row, column).click(row, column)
    }

    /// Clicks with the right button.
    pub fn right_click(&mut self, row: i32, column: i32) -> &mut Self {
        self.mouse(MouseAction::Press(MouseButton::Right), row, column);
        self.mouse(MouseAction::Release(Some(MouseButton::Right)), row, column)
    }

    /// Drags with the left button, cell by cell: first along the row, then along the column.
    pub fn drag(&mut self, from: (i32, i32), to: (i32, i32)) -> &mut Self {
        let (mut row, mut column) = from;
        self.mouse(MouseAction::Press(MouseButton::Left), row, column);
        while (row, column) != to {
            if column == to.1 {
                row += (to.0 - row).signum();
            } else {
                column += (to.1 - column).signum();
            }
            self.mouse(MouseAction::Drag(MouseButton::Left), row, column);
        }
        self.mouse(MouseAction::Release(Some(MouseButton::Left)), row, column)
    }

    /// Turns the wheel by so many notches, away from the person if it is negative.
    pub fn wheel(&mut self, notches: i32, row: i32, column: i32) -> &mut Self {
        let action = if notches < 0 {
            MouseAction::ScrollUp
        } else {
            MouseAction::ScrollDown
        };
        for _ in 0..notches.unsigned_abs() {
            self.mouse(action, row, column);
        }
        self
    }

    /// Moves the mouse there, no button down. The terminal tells that only while something is seen that does something by it.
    pub fn hover(&mut self, row: i32, column: i32) -> &mut Self {
        if !self.runner.wants_motion() {
            return self;
        }
        self.mouse(MouseAction::Move, row, column)
    }
}
