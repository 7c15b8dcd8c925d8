//! The keys and the mouse of a table.

use strombus_terminal::{Key, KeyCode, Mouse, MouseAction, MouseButton, Position};

use super::{Direction, MARGIN, Records, Table, TableEvent};
use crate::bindings::KeyHelp;
use crate::rows::Touch;
use crate::seek::{Seek, Sought};
use crate::widget::{Emitter, Outcome};

impl<R: Records> Table<R> {
    pub(super) fn show_keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Enter", "choose"));
        let sorts = self.sorts();
        show(KeyHelp::new("Left Right", "column").enabled(sorts));
        show(KeyHelp::new("s", "sort").enabled(sorts));
        if let Some(seek) = &self.seek {
            show(KeyHelp::new("/", "filter").enabled(!seek.is_open()));
            show(KeyHelp::new("Esc", "show all").enabled(seek.is_shown()));
        }
    }

    pub(super) fn take_key(&mut self, key: &Key, emit: &mut Emitter<'_, TableEvent>) -> Outcome {
        if let Some(seek) = &mut self.seek {
            let sought = if !seek.is_open() && *key == Key::char('/') {
                seek.open();
                Sought::Consumed
            } else {
                seek.key(key)
            };
            if self.sought(sought, emit) == Outcome::Consumed {
                return Outcome::Consumed;
            }
        }
        if let Some(place) = self.rows.target(key, true) {
            if !self.rows.go(place) {
                return Outcome::Ignored;
            }
            self.say_selected(emit);
            return Outcome::Consumed;
        }
        if !key.modifiers.is_empty() {
            return Outcome::Ignored;
        }
        match key.code {
            KeyCode::Enter => {
                let Some(row) = self.selected() else {
                    return Outcome::Ignored;
                };
                emit.emit(TableEvent::Chosen(row));
                Outcome::Consumed
            }
            KeyCode::Left => self.go_to_column(self.column.checked_sub(1)),
            KeyCode::Right => self.go_to_column(Some(self.column + 1)),
            KeyCode::Char('s') => self.sort_for_the_person(self.column, emit),
            _ => Outcome::Ignored,
        }
    }

    fn go_to_column(&mut self, column: Option<usize>) -> Outcome {
        match column {
            Some(column) if self.sorts() && column < self.columns.len() => {
                self.column = column;
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    /// Sorts by a column, or the other way round if it is sorted by that.
    fn sort_for_the_person(
        &mut self,
        column: usize,
        emit: &mut Emitter<'_, TableEvent>,
    ) -> Outcome {
        if !self.columns.get(column).is_some_and(|column| column.sorts) {
            return Outcome::Ignored;
        }
        let direction = match self.sorted_by() {
            Some((by, direction)) if by == column => direction.turned(),
            _ => Direction::Ascending,
        };
        // Who was told once that there is work is at it still.
        let was_working = self.is_working();
        if self.sort(column, direction) && !was_working {
            emit.emit(TableEvent::Working);
        }
        Outcome::Consumed
    }

    pub(super) fn say_selected(&self, emit: &mut Emitter<'_, TableEvent>) {
        if let Some(row) = self.selected() {
            emit.emit(TableEvent::Selected(row));
        }
    }

    /// What the row of the filter did with a key or a paste.
    pub(super) fn sought(&mut self, sought: Sought, emit: &mut Emitter<'_, TableEvent>) -> Outcome {
        match sought {
            Sought::Ignored => return Outcome::Ignored,
            Sought::Consumed => self.lay_out(),
            Sought::Changed => {
                let (before, was_working) = (self.selected(), self.is_working());
                self.apply_filter();
                if self.selected() != before {
                    self.say_selected(emit);
                }
                if self.is_working() && !was_working {
                    emit.emit(TableEvent::Working);
                }
            }
        }
        Outcome::Consumed
    }

    pub(super) fn take_mouse(
        &mut self,
        mouse: &Mouse,
        emit: &mut Emitter<'_, TableEvent>,
    ) -> Outcome {
        let area = self.area();
        let press = mouse.action == MouseAction::Press(MouseButton::Left);
        if press && mouse.at.row == 0 {
            return match self.column_at(mouse.at.column) {
                Some(column) if self.columns.get(column).is_some_and(|c| !c.sorts) => {
                    emit.emit(TableEvent::Title(column));
                    Outcome::Consumed
                }
                Some(column) => self.sort_for_the_person(column, emit),
                None => Outcome::Ignored,
            };
        }
        if press
            && mouse.at.row == area.bottom()
            && let Some(seek) = self.seek.as_mut().filter(|seek| Seek::is_shown(seek))
        {
            let at = Position::new(0, mouse.at.column);
            return seek.mouse(&Mouse { at, ..*mouse });
        }
        match self.rows.mouse(mouse, area) {
            Touch::Ignored => return Outcome::Ignored,
            Touch::Scrolled => {}
            Touch::Row { moved, again, .. } => {
                if moved {
                    self.say_selected(emit);
                }
                if again && let Some(row) = self.selected() {
                    emit.emit(TableEvent::Chosen(row));
                }
            }
        }
        Outcome::Consumed
    }

    /// The column whose title stands there.
    fn column_at(&self, column: i32) -> Option<usize> {
        let column = column - i32::from(MARGIN);
        let stands = |&(start, width): &(u16, u16)| {
            let start = i32::from(start);
            (start..start + i32::from(width)).contains(&column)
        };
        self.places.iter().position(stands)
    }
}
