//! The file that tor was configured by, and what is wrong with it.

mod parse;
mod validate;

use std::borrow::Cow;
use std::sync::Arc;

use strombus_widgets::{
    Child, Column, Content, Id, Length, Records, Role, Split, Table, TableEvent, Text, Ui, VBox,
    WidgetId,
};

use super::message::Message;
use super::pieces::Pieces;
use super::words::count;
use crate::model::secret::{HIDDEN, is_secret};
use crate::model::{ConfigView, RelayView};
use parse::Line;
use validate::Problem;

const SIGN: usize = 0;
const NUMBER: usize = 1;
const TEXT: usize = 2;

/// The lines of the file that are shown.
#[derive(Debug, Default)]
struct Rows {
    lines: Vec<Line>,
    problems: Vec<Problem>,
    hides_comments: bool,
    shows_secrets: bool,
    rows: Vec<usize>,
}

impl Rows {
    fn renew(&mut self) {
        let lines = self.lines.iter().enumerate();
        let shown = lines.filter(|(_, line)| !self.hides_comments || !line.is_comment());
        let rows: Vec<usize> = shown.map(|(number, _)| number).collect();
        self.rows = rows;
    }

    fn number(&self, row: usize) -> Option<usize> {
        self.rows.get(row).copied()
    }

    fn problems_of(&self, number: usize) -> impl Iterator<Item = &Problem> {
        self.problems
            .iter()
            .filter(move |problem| problem.line == number)
    }

    /// A line with its parts told from each other.
    fn coloured(&self, line: &Line) -> Content {
        let part = |from: usize, to: usize| line.text.get(from..to).unwrap_or_default();
        let end = line.comment;
        let mut content = Content::new();
        match &line.name {
            Some(name) => {
                content.push(part(0, name.start), Role::Text);
                content.push(part(name.start, name.end), Role::Key);
                match line.option().is_some_and(is_secret) && !self.shows_secrets {
                    true => content.push(&format!(" {HIDDEN} "), Role::Quiet),
                    false => content.push(part(name.end, end), Role::Text),
                }
            }
            None => content.push(part(0, end), Role::Text),
        }
        content.push(part(end, line.text.len()), Role::Quiet);
        content
    }
}

impl Records for Rows {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        Cow::Owned(self.content(row, column).text().to_owned())
    }

    fn content(&self, row: usize, column: usize) -> Content {
        let Some((number, line)) = self
            .number(row)
            .and_then(|number| Some((number, self.lines.get(number)?)))
        else {
            return Content::new();
        };
        match column {
            SIGN => match self.problems_of(number).map(|problem| problem.is_bad).max() {
                Some(true) => Content::styled("x", Role::Bad),
                Some(false) => Content::styled("!", Role::Warning),
                None => Content::new(),
            },
            NUMBER => Content::styled((number + 1).to_string(), Role::Quiet),
            TEXT => self.coloured(line),
            _ => Content::new(),
        }
    }
}

/// The page of the file.
#[derive(Debug)]
pub(crate) struct Torrc {
    caption: Id<Pieces>,
    table: Id<Table<Rows>>,
    details: Id<Text>,
    body: WidgetId,
    config: Option<Arc<ConfigView>>,
}

impl Torrc {
    pub(crate) fn open(ui: &mut Ui<Message>, may_act: bool) -> Self {
        let rows = Rows {
            shows_secrets: may_act,
            ..Rows::default()
        };
        let columns = [
            Column::new("").fixed(1).unsorted(),
            Column::new("Line").fixed(5).right().unsorted(),
            Column::new("Text")
                .length(Length::flexible().min(10))
                .unsorted(),
        ];
        let table = ui.add_filtered(
            Table::new(columns, rows).filterable(),
            |event| match event {
                TableEvent::Selected(row) | TableEvent::Chosen(row) => Some(Message::Torrc(row)),
                TableEvent::Title(_) | TableEvent::Working => None,
            },
        );
        let caption = ui.add(Pieces::default());
        let details = ui.add(Text::new(""));
        let upper = Child::new(table).flex(1).min(6);
        let lower = Child::new(details).length(Length::preferred(5).min(3));
        let split = Child::new(Split::above(upper, lower)).flex(1);
        Self {
            caption,
            table,
            details,
            body: ui.add(VBox::of([caption.into(), split])).into(),
            config: None,
        }
    }

    pub(crate) fn close(&self, ui: &mut Ui<Message>) {
        ui.remove(self.body);
        ui.remove(self.caption);
        ui.remove(self.table);
        ui.remove(self.details);
    }

    pub(crate) const fn body(&self) -> WidgetId {
        self.body
    }

    pub(crate) fn main(&self) -> WidgetId {
        self.table.into()
    }

    pub(crate) fn hides_comments(&self, ui: &Ui<Message>) -> bool {
        ui[self.table].records().hides_comments
    }

    pub(crate) fn toggle_comments(&self, ui: &mut Ui<Message>) {
        let table = &mut ui[self.table];
        let at = table.selected().and_then(|row| table.records().number(row));
        table.change(|rows| {
            rows.hides_comments = !rows.hides_comments;
            rows.renew();
        });
        if let Some(number) = at {
            let row = table
                .records()
                .rows
                .partition_point(|&other| other < number);
            table.select(row);
        }
        self.say_line(ui);
    }

    /// Goes to the next line that something is wrong with, around the end.
    pub(crate) fn next_problem(&self, ui: &mut Ui<Message>) {
        let table = &mut ui[self.table];
        let rows = table.records();
        let at = table.selected().and_then(|row| rows.number(row));
        let numbers = rows.problems.iter().map(|problem| problem.line);
        let next = numbers
            .clone()
            .find(|number| at.is_none_or(|at| *number > at));
        let row = next
            .or_else(|| numbers.clone().next())
            .and_then(|number| rows.rows.iter().position(|&other| other == number));
        if let Some(row) = row {
            table.select(row);
        }
        self.say_line(ui);
    }

    pub(crate) fn show(&mut self, ui: &mut Ui<Message>, view: &RelayView) {
        let is_known = match (&self.config, &view.config) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => false,
            _ => false,
        };
        if is_known {
            return;
        }
        self.config = view.config.clone();
        let Some(config) = &self.config else {
            let text = "asking tor for its file…";
            ui[self.caption].set([Content::styled(text, Role::Quiet)]);
            return;
        };
        let lines = parse::parse(config.file_text.as_deref().unwrap_or_default());
        let problems = validate::validate(&lines, config);
        let missing = match config.file_text {
            Some(_) => validate::missing(&lines, config),
            None => Vec::new(),
        };
        let file = config.file.as_deref().unwrap_or("no file");
        let mut pieces = vec![Content::styled(file, Role::Key)];
        match (&config.file_unreadable, problems.len()) {
            (Some(why), _) if config.file_text.is_none() => {
                pieces.push(Content::styled(&**why, Role::Warning));
            }
            (_, 0) => pieces.push(Content::styled("no problems", Role::Good)),
            (_, number) => pieces.push(Content::styled(count(number, "problem"), Role::Warning)),
        }
        if !missing.is_empty() {
            let text = format!("set, but not in the file: {}", missing.join(", "));
            pieces.push(Content::styled(text, Role::Warning));
        }
        ui[self.caption].set(pieces);
        ui[self.table].change(|rows| {
            rows.lines = lines;
            rows.problems = problems;
            rows.renew();
        });
        self.say_line(ui);
    }

    /// Shows the whole line that the person is at, and what is wrong with it.
    pub(crate) fn say_line(&self, ui: &mut Ui<Message>) {
        let table = &ui[self.table];
        let rows = table.records();
        let number = table.selected().and_then(|row| rows.number(row));
        let mut content = Content::new();
        if let Some((number, line)) =
            number.and_then(|number| Some((number, rows.lines.get(number)?)))
        {
            content.append(&rows.coloured(line));
            for problem in rows.problems_of(number) {
                let (sign, role) = match problem.is_bad {
                    true => ("x ", Role::Bad),
                    false => ("! ", Role::Warning),
                };
                content.push("\n", Role::Text);
                content.push(sign, role);
                content.push(&problem.text, role);
            }
            let option = line
                .option()
                .and_then(|name| self.config.as_ref()?.option(name));
            if let Some(summary) = option.and_then(|option| option.summary.as_deref()) {
                content.push("\n", Role::Text);
                content.push(summary, Role::Quiet);
            }
        }
        ui[self.details].set_text(content);
    }
}
