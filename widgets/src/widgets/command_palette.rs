//! Commands, found by a few letters of their names.

use strombus_terminal::{
    Canvas, Key, KeyCode, Modifiers, Mouse, MouseAction, MouseButton, Position, Rect, Size, Style,
    text,
};

use super::frame::{Lines, draw_title};
use crate::align::Align;
use crate::bindings::{Binding, KeyHelp};
use crate::fuzzy;
use crate::length::{Length, Wish};
use crate::part::Part;
use crate::plain::{Answer, Spoken, SpokenRole};
use crate::scroll::Scroll;
use crate::ui::Measure;
use crate::widget::{Emitter, Outcome, Widget};
use crate::widgets::TextInput;
use crate::wrap;

/// How wide it is, and how many commands it shows at once, where there is room.
const COLUMNS: u16 = 52;
const ROWS: u16 = 10;

/// Commands, found by a few letters of their names; its event is the value of the one that was chosen.
///
/// What is typed must stand in a name in its order, not together; those that it fits best come first. Up and Down select,
/// Enter or a click chooses.
///
/// ```
/// use strombus_widgets::{App, CommandPalette, Layer, Ui};
///
/// /// Shows all that the keys of an app do.
/// fn show<A: App>(app: &A, ui: &mut Ui<A::Message>)
/// where
///     A::Message: Clone,
/// {
///     ui.show_once(CommandPalette::of(app.bindings()), Layer::dialog(), |message| message);
/// }
/// ```
#[derive(Debug)]
pub struct CommandPalette<T> {
    commands: Vec<Command<T>>,
    field: Part<TextInput>,
    /// The numbers of the commands that fit, the best first.
    fitting: Vec<usize>,
    selected: usize,
    scroll: Scroll,
    size: Size,
}

#[derive(Debug)]
struct Command<T> {
    name: String,
    hint: String,
    value: T,
}

impl<T: Clone + Send + 'static> Default for CommandPalette<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Clone + Send + 'static> CommandPalette<T> {
    /// Without commands.
    #[must_use]
    pub fn new() -> Self {
        Self {
            commands: Vec::new(),
            field: Part::new(TextInput::new().placeholder("Type a few letters")),
            fitting: Vec::new(),
            selected: 0,
            scroll: Scroll::EMPTY,
            size: Size::default(),
        }
    }

    /// With what the bindings that have a use now do.
    #[must_use]
    pub fn of(bindings: impl IntoIterator<Item = Binding<T>>) -> Self {
        let mut palette = Self::new();
        for binding in bindings {
            let help = binding.help();
            if help.enabled {
                palette = palette.with(help.help, help.keys, binding.message);
            }
        }
        palette
    }

    /// With another command. At its right stands `hint`: the key that does the same, say.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, hint: impl Into<String>, value: T) -> Self {
        self.commands.push(Command {
            name: name.into(),
            hint: hint.into(),
            value,
        });
        self.find();
        self
    }

    /// Finds the commands that fit what was typed.
    fn find(&mut self) {
        let typed = self.field.text();
        let commands = self.commands.iter().enumerate();
        let mut fitting: Vec<(i32, usize, usize)> = commands
            .filter_map(|(n, command)| {
                let fit = fuzzy::fit(typed, &command.name)?;
                let length = match typed.is_empty() {
                    true => 0,
                    false => command.name.len(),
                };
                Some((-fit.score, length, n))
            })
            .collect();
        fitting.sort_unstable();
        self.fitting = fitting.into_iter().map(|(_, _, n)| n).collect();
        self.scroll.set_content(self.fitting.len());
        self.select(0);
    }

    fn select(&mut self, at: usize) {
        self.selected = at.min(self.fitting.len().saturating_sub(1));
        self.scroll.reveal(self.selected..self.selected + 1);
    }

    fn choose(&self, emit: &mut Emitter<'_, T>) -> Outcome {
        let number = self.fitting.get(self.selected);
        if let Some(command) = number.and_then(|&n| self.commands.get(n)) {
            emit.emit(command.value.clone());
        }
        Outcome::Consumed
    }

    /// The place of the field and, below the line, that of the commands.
    fn places(&self) -> (Rect, Rect) {
        let inner = Rect::of(self.size).inset(1);
        let Size { rows, columns } = inner.size;
        let field = Size::new(rows.min(1), columns.saturating_sub(2));
        let list = Size::new(rows.saturating_sub(2), columns);
        (
            Rect::new(Position::new(1, 2), field),
            Rect::new(Position::new(3, 1), list),
        )
    }

    /// Has the field do something; what was typed may be another then.
    fn edit(&mut self, edit: impl FnOnce(&mut Part<TextInput>) -> Outcome) -> Outcome {
        let before = self.field.text().to_owned();
        let outcome = edit(&mut self.field);
        if self.field.text() != before {
            self.find();
        }
        outcome
    }

    fn target(&self, key: &Key) -> Option<usize> {
        let distance = match (key.code, key.modifiers) {
            (KeyCode::Up, Modifiers::NONE) | (KeyCode::Char('p'), Modifiers::CONTROL) => -1,
            (KeyCode::Down, Modifiers::NONE) | (KeyCode::Char('n'), Modifiers::CONTROL) => 1,
            (KeyCode::PageUp, Modifiers::NONE) => -self.scroll.page(),
            (KeyCode::PageDown, Modifiers::NONE) => self.scroll.page(),
            _ => return None,
        };
        Some(self.selected.saturating_add_signed(distance))
    }

    fn draw_command(&self, line: &mut Canvas<'_>, command: &Command<T>, selected: bool) {
        let theme = *line.theme();
        let (style, quiet) = match selected {
            true => (theme.selected, theme.selected),
            false => (theme.text, theme.quiet),
        };
        line.clear(style);
        let columns = line.size().columns;
        let room = usize::from(columns.saturating_sub(2));
        let name = wrap::cut(&command.name, room);
        let cell = |n: usize| Position::new(0, i32::try_from(n).unwrap_or(i32::MAX));
        let end = 1 + line.text(cell(1), name.unwrap_or(&command.name), style);
        if name.is_some() {
            line.text(cell(end), "…", style);
        }
        self.mark(line, &command.name, end);
        let hint = text::width(&command.hint);
        if let Some(start) = usize::from(columns).checked_sub(hint + 1)
            && start > end + 1
        {
            line.text(cell(start), &command.hint, quiet);
        }
    }

    /// Marks the letters of a name that were typed, up to the column `end`.
    fn mark(&self, line: &mut Canvas<'_>, name: &str, end: usize) {
        let fit = fuzzy::fit(self.field.text(), name);
        for at in fit.into_iter().flat_map(|fit| fit.at) {
            let (before, after) = name.split_at_checked(at).unwrap_or_default();
            let column = 1 + text::width(before);
            let width = after.chars().next().map_or(0, text::char_width);
            if column + width <= end {
                let at = Position::new(0, i32::try_from(column).unwrap_or(i32::MAX));
                let cells = Size::new(1, u16::try_from(width).unwrap_or(1));
                line.restyle(Rect::new(at, cells), Style::bold);
            }
        }
    }
}

impl<T> AsRef<str> for Command<T> {
    fn as_ref(&self) -> &str {
        &self.name
    }
}

impl<T: Clone + Send + 'static> Widget for CommandPalette<T> {
    type Event = T;

    fn say(&self) -> Spoken<'_> {
        let menu = Spoken::new(SpokenRole::Menu).name("Commands");
        menu.items(&self.commands, None)
    }

    fn answer(&mut self, answer: &Answer<'_>, emit: &mut Emitter<'_, T>) -> Outcome {
        let Answer::Item(number) = answer else {
            return Outcome::Ignored;
        };
        let number = usize::try_from(*number).ok();
        let Some(command) = number.and_then(|n| self.commands.get(n)) else {
            return Outcome::Ignored;
        };
        emit.emit(command.value.clone());
        Outcome::Consumed
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (theme, size) = (*canvas.theme(), canvas.size());
        Lines::Single.draw(canvas, theme.focus);
        draw_title(canvas, 0, "Commands", Align::Start, theme.focus);
        let (_, list) = self.places();
        if !list.is_empty() {
            let right = i32::from(size.columns) - 1;
            canvas.horizontal(Position::new(2, 1), list.size.columns, "─", theme.focus);
            canvas.text(Position::new(2, 0), "├", theme.focus);
            canvas.text(Position::new(2, right), "┤", theme.focus);
        }
        let mut rows = canvas.part(list);
        // The thumb has a column of its own.
        let thumb = u16::from(self.scroll.overflows());
        let columns = list.size.columns.saturating_sub(thumb);
        if self.fitting.is_empty() {
            rows.text(Position::new(0, 1), "None fits.", theme.quiet);
        }
        for (row, n) in (0..).zip(self.scroll.shown()) {
            let command = self.fitting.get(n).and_then(|&n| self.commands.get(n));
            let line = Rect::new(Position::new(row, 0), Size::new(1, columns));
            if let Some(command) = command {
                self.draw_command(&mut rows.part(line), command, n == self.selected);
            }
        }
        self.scroll.draw_thumb(&mut rows, theme.quiet);
        // Last, so that the cursor is the field's.
        self.field.draw(canvas);
    }

    fn wish(&self, _available: Size, _measure: &Measure<'_>) -> Wish {
        // Of one height whatever is typed, so that nothing moves.
        let commands = u16::try_from(self.commands.len()).unwrap_or(u16::MAX);
        Wish::new(
            Length::fixed(commands.clamp(1, ROWS) + 4),
            Length::fixed(COLUMNS),
        )
    }

    fn key(&mut self, key: &Key, emit: &mut Emitter<'_, T>) -> Outcome {
        if let Some(to) = self.target(key) {
            self.select(to);
            return Outcome::Consumed;
        }
        if *key == Key::new(KeyCode::Enter) {
            return self.choose(emit);
        }
        self.edit(|field| field.key(key).outcome)
    }

    fn mouse(&mut self, mouse: &Mouse, emit: &mut Emitter<'_, T>) -> Outcome {
        let (_, list) = self.places();
        match mouse.action {
            MouseAction::Press(MouseButton::Left) if list.contains(mouse.at) => {
                let row = usize::try_from(mouse.at.row - list.top()).unwrap_or(0);
                let clicked = self.scroll.offset() + row;
                if clicked < self.fitting.len() {
                    self.select(clicked);
                    return self.choose(emit);
                }
                Outcome::Consumed
            }
            MouseAction::ScrollUp => {
                self.select(self.selected.saturating_sub(1));
                Outcome::Consumed
            }
            MouseAction::ScrollDown => {
                self.select(self.selected + 1);
                Outcome::Consumed
            }
            _ => self.edit(|field| field.mouse(mouse).outcome),
        }
    }

    fn paste(&mut self, text: &str, _emit: &mut Emitter<'_, T>) -> Outcome {
        self.edit(|field| field.paste(text).outcome)
    }

    fn keys(&self, show: &mut dyn FnMut(KeyHelp)) {
        show(KeyHelp::new("Up Down", "select"));
        show(KeyHelp::new("Enter", "do it"));
    }

    fn focusable(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn resized(&mut self, size: Size) {
        self.size = size;
        let (field, list) = self.places();
        self.field.place(field);
        self.scroll.set_visible(usize::from(list.size.rows));
        self.select(self.selected);
    }
}
