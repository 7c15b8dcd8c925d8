//! The configuration of a tor: what its options are, what they mean, and how to change them.

mod diff;
mod edit;
mod rows;
mod save;
mod values;

use std::sync::Arc;

use strombus_widgets::{
    Child, Content, Dialog, Id, Layer, Length, Records, Role, Split, Table, TableEvent, TextArea,
    Tone, Ui, VBox, WidgetId,
};

use super::message::{ConfigurationMessage, Message};
use super::order::{Order, OrderDialog};
use super::pieces::Pieces;
use super::words::count;
use crate::model::{ConfigOption, RelayView};
use edit::Editing;
use rows::{Choice, NAME, Rows, TITLES};
use save::Saving;

/// What stands in the place of the manual. Images of containers often leave manuals out.
const NO_MANUAL: &str =
    "Tor's manual (tor.1) is not installed on this machine; it would explain this option.";

/// The page of the configuration.
#[derive(Debug)]
pub(crate) struct Configuration {
    caption: Id<Pieces>,
    table: Id<Table<Rows>>,
    details: Id<TextArea>,
    body: WidgetId,
    order_dialog: Option<OrderDialog>,
    editing: Option<Editing>,
    saving: Option<Saving>,
    may_act: bool,
    is_there: bool,
    /// What stands below the table: it is scrolled to its beginning when it is another.
    said: Content,
}

fn configuration(message: ConfigurationMessage) -> Message {
    Message::Configuration(message)
}

impl Configuration {
    pub(crate) fn open(ui: &mut Ui<Message>, may_act: bool) -> Self {
        let rows = Rows::new(Order::by([NAME]), may_act);
        let table = Table::new(rows::columns(), rows).filterable();
        let table = ui.add_filtered(table, |event| match event {
            TableEvent::Selected(row) => Some(configuration(ConfigurationMessage::Selected(row))),
            TableEvent::Chosen(row) => Some(configuration(ConfigurationMessage::Chosen(row))),
            TableEvent::Title(column) => Some(configuration(ConfigurationMessage::Title(column))),
            TableEvent::Working => None,
        });
        let caption = ui.add(Pieces::default());
        let details = ui.add(TextArea::new());
        let upper = Child::new(table).flex(1).min(6);
        let lower = Child::new(details).length(Length::preferred(12).min(5));
        let split = Child::new(Split::above(upper, lower)).flex(1);
        let body = ui.add(VBox::of([caption.into(), split]));
        let page = Self {
            caption,
            table,
            details,
            body: body.into(),
            order_dialog: None,
            editing: None,
            saving: None,
            may_act,
            is_there: false,
            said: Content::new(),
        };
        page.title_columns(ui);
        page
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

    /// Whether all options are shown, and whether only those that are set.
    pub(crate) fn shows(&self, ui: &Ui<Message>) -> (bool, bool) {
        let choice = &ui[self.table].records().choice;
        (choice.all, choice.custom_only)
    }

    fn title_columns(&self, ui: &mut Ui<Message>) {
        let order = ui[self.table].records().order.clone();
        for (column, title) in TITLES.iter().enumerate() {
            let title = if *title == "Custom" { "*" } else { title };
            ui[self.table].set_title(column, order.title(column, title));
        }
    }

    fn change(&mut self, ui: &mut Ui<Message>, change: impl FnOnce(&mut Rows)) {
        let at = self.option(ui).map(|option| Arc::clone(&option.name));
        let table = &mut ui[self.table];
        table.change(|rows| {
            change(rows);
            rows.renew();
        });
        if let Some(row) = at.and_then(|name| table.records().row_of(&name)) {
            table.select(row);
        }
        self.say(ui);
    }

    /// The option that the person is at.
    fn option<'a>(&self, ui: &'a Ui<Message>) -> Option<&'a ConfigOption> {
        let table = &ui[self.table];
        table.records().option(table.selected()?)
    }

    pub(crate) fn show(&mut self, ui: &mut Ui<Message>, view: &RelayView) {
        let Some(config) = &view.config else {
            self.is_there = false;
            self.say(ui);
            return;
        };
        self.is_there = true;
        let is_other = !Arc::ptr_eq(config, &ui[self.table].records().config);
        if is_other {
            self.change(ui, |rows| rows.config = Arc::clone(config));
        }
    }

    /// What is shown, and the option that the person is at.
    fn say(&mut self, ui: &mut Ui<Message>) {
        let table = &ui[self.table];
        let rows = table.records();
        let quiet = |text: String| Content::styled(text, Role::Quiet);
        let what = match &rows.choice {
            Choice { all: true, .. } => "all options",
            Choice { all: false, .. } => "important options",
        };
        let mut pieces = vec![Content::styled(
            count(Records::count(rows), "option"),
            Role::Key,
        )];
        pieces.push(quiet(what.into()));
        if rows.choice.custom_only {
            pieces.push(quiet("custom only".into()));
        }
        if let Some(category) = &rows.choice.category {
            pieces.push(quiet(category.to_string()));
        }
        if !self.is_there {
            pieces = vec![quiet("asking tor for its configuration…".into())];
        } else if !self.may_act {
            let text = "read only: only operators of this relay may change it";
            pieces.insert(1, Content::styled(text, Role::Warning));
        } else if !rows.config.can_save {
            pieces.push(quiet("tor has no file to save it to".into()));
        }
        let details = match table.selected().and_then(|row| rows.option(row)) {
            Some(option) => details(rows, option),
            None => Content::new(),
        };
        ui[self.caption].set(pieces);
        if details != self.said {
            let area = &mut ui[self.details];
            area.clear();
            area.push_content(details.clone());
            area.scroll_by(isize::MIN);
            self.said = details;
        }
    }

    pub(crate) fn toggle_all(&mut self, ui: &mut Ui<Message>) {
        self.change(ui, |rows| rows.choice.all = !rows.choice.all);
    }

    pub(crate) fn toggle_custom(&mut self, ui: &mut Ui<Message>) {
        self.change(ui, |rows| {
            rows.choice.custom_only = !rows.choice.custom_only
        });
    }

    pub(crate) fn ask_category(&self, ui: &mut Ui<Message>) {
        let categories = ui[self.table].records().categories();
        if categories.is_empty() {
            let text = "Categories are those of tor's manual (tor.1), which is not installed here.";
            ui.toast(Tone::Info, text);
            return;
        }
        let names = std::iter::once("All".to_owned());
        let names: Vec<String> = names
            .chain(categories.iter().map(ToString::to_string))
            .collect();
        let dialog = Dialog::choose("Options of which part of the manual?", names);
        ui.show_once(dialog, Layer::dialog(), |chosen| {
            configuration(ConfigurationMessage::Category(chosen))
        });
    }

    pub(crate) fn ask_order(&mut self, ui: &mut Ui<Message>) {
        let order = ui[self.table].records().order.clone();
        let dialog = OrderDialog::ask(ui, &TITLES, &order, |columns| {
            configuration(ConfigurationMessage::Sort(columns))
        });
        self.order_dialog = Some(dialog);
    }

    /// What the person wants to do at this tor now, if anything.
    pub(crate) fn hear(
        &mut self,
        ui: &mut Ui<Message>,
        message: ConfigurationMessage,
    ) -> Option<Wanted> {
        match message {
            ConfigurationMessage::Selected(_) => self.say(ui),
            ConfigurationMessage::Chosen(_) => self.edit(ui),
            ConfigurationMessage::Title(column) => {
                self.change(ui, |rows| rows.order.prefer(column));
                self.title_columns(ui);
            }
            ConfigurationMessage::Sort(columns) => {
                if let Some(dialog) = self.order_dialog.take() {
                    dialog.close(ui);
                }
                if let Some(columns) = columns {
                    self.change(ui, |rows| rows.order = Order::by(columns));
                    self.title_columns(ui);
                }
            }
            ConfigurationMessage::Category(chosen) => {
                let categories = ui[self.table].records().categories();
                if let Some(number) = chosen {
                    let category = number
                        .checked_sub(1)
                        .and_then(|n| categories.get(n).cloned());
                    self.change(ui, |rows| rows.choice.category = category);
                }
            }
            ConfigurationMessage::Edited(name, values) => return self.edited(ui, &name, values),
            ConfigurationMessage::Saved(saves) => {
                self.saving.take()?.close(ui);
                return saves.then_some(Wanted::Save);
            }
        }
        None
    }
}

/// What the person wants to do at the tor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Set this option from these values to those.
    Set(Arc<str>, Vec<Arc<str>>, Vec<String>),
    /// Save, which was asked already.
    Save,
}

/// All that is known of an option.
fn details(rows: &Rows, option: &ConfigOption) -> Content {
    let mut content = Content::styled(&*option.name, Role::Focus);
    let mut about = vec![option.kind.to_string()];
    about.extend(option.category.as_ref().map(ToString::to_string));
    content.push(&format!(" ({})", about.join(", ")), Role::Quiet);
    let mut line = |label: &str, text: &str, role: Role| {
        content.push("\n", Role::Text);
        content.push(label, Role::Quiet);
        content.push(text, role);
    };
    let values = rows.values(option);
    for value in &values {
        let said = rows::in_words(&option.kind, value);
        let raw = if said == **value {
            String::new()
        } else {
            format!(" ({value})")
        };
        line("Value: ", &format!("{said}{raw}"), Role::Text);
    }
    if values.is_empty() {
        line("Value: ", "none", Role::Text);
    }
    let default = match option.defaults.is_empty() {
        true => "none".to_owned(),
        false => option.defaults.join(", "),
    };
    let word = if option.is_set {
        "custom; the default is "
    } else {
        "the default"
    };
    line(
        "",
        &if option.is_set {
            format!("{word}{default}")
        } else {
            word.to_owned()
        },
        Role::Quiet,
    );
    if let Some(usage) = &option.usage {
        line("Usage: ", usage, Role::Text);
    }
    match (&option.manual, &option.summary) {
        (Some(manual), _) => line("", &format!("\n{manual}"), Role::Text),
        (None, Some(summary)) => line("", summary, Role::Text),
        (None, None) => line("", NO_MANUAL, Role::Quiet),
    }
    content
}
