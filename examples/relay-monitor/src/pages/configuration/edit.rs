//! Changing an option: a dialog by its type, and what is to become of it.

use std::sync::Arc;

use strombus_widgets::{
    Border, Child, Dialog, Filled, Form, Id, Layer, Length, TextEditor, TextInput, Tone, Ui, VBox,
    Value, WidgetId,
};

use super::values::{Field, check, field};
use super::{Configuration, Wanted, configuration};
use crate::Refusal;
use crate::model::ConfigOption;
use crate::pages::message::{ConfigurationMessage, Message};

/// The dialog in which an option is edited.
#[derive(Debug)]
pub(super) struct Editing {
    frame: WidgetId,
    form: Id<Form>,
}

fn edited(name: &Arc<str>, values: Option<Vec<String>>) -> Message {
    configuration(ConfigurationMessage::Edited(Arc::clone(name), values))
}

impl Configuration {
    /// Lets the person edit the option that they are at.
    pub(crate) fn edit(&mut self, ui: &mut Ui<Message>) {
        let Some(option) = self.option(ui).cloned() else {
            return;
        };
        if !self.may_act {
            ui.toast(Tone::Warning, Refusal::NotAllowed.to_string());
            return;
        }
        match field(&option.kind) {
            Field::Choice(choices) => choose(ui, &option, choices),
            Field::Line => self.write(ui, &option, false),
            Field::Lines => self.write(ui, &option, true),
        }
    }

    fn write(&mut self, ui: &mut Ui<Message>, option: &ConfigOption, several: bool) {
        let name = Arc::clone(&option.name);
        let kind = Arc::clone(&option.kind);
        let text = option.values.join("\n");
        let form = Form::new("Set");
        let form = match several {
            true => form.field(
                "value",
                "Values, a line each",
                TextEditor::new().with_text(&text),
            ),
            false => form
                .field("value", "Value", TextInput::new().with_text(&text))
                .rule(move |value| match value {
                    Value::Text(text) => check(&kind, text),
                    _ => Ok(()),
                }),
        };
        let known = Arc::clone(&name);
        let form = ui.add_with(form, move |filled: Filled| {
            let lines = filled.text("value").lines().map(str::trim);
            let values = lines.filter(|line| !line.is_empty()).map(String::from);
            edited(&known, Some(values.collect()))
        });
        // As wide as values are, and not as what happens to stand there.
        let rows = if several { 8 } else { 3 };
        let body = VBox::of([Child::new(form).length(Length::preferred(rows).min(3))]);
        let frame = Border::new(body)
            .title(name.to_string())
            .footer(match several {
                true => "Ctrl-S sets  Esc leaves it",
                false => "Enter sets  Esc leaves it",
            });
        let frame = ui.show_with(frame, Layer::dialog(), edited(&name, None));
        ui.focus(form);
        self.editing = Some(Editing { frame, form });
    }

    /// What was written is to be set, if it is another.
    pub(super) fn edited(
        &mut self,
        ui: &mut Ui<Message>,
        name: &str,
        values: Option<Vec<String>>,
    ) -> Option<Wanted> {
        if let Some(Editing { frame, form }) = self.editing.take() {
            ui.close(frame);
            ui.remove(form);
        }
        let values = values?;
        let rows = ui[self.table].records();
        let option = rows.config.option(name)?;
        let before = option.values.clone();
        let is_same = before
            .iter()
            .map(|value| &**value)
            .eq(values.iter().map(String::as_str));
        let name = Arc::clone(&option.name);
        match is_same {
            true => {
                ui.toast(Tone::Info, format!("{name} stays as it is."));
                None
            }
            false => Some(Wanted::Set(name, before, values)),
        }
    }

    /// The option that is to be reset.
    pub(crate) fn to_reset(&self, ui: &Ui<Message>) -> Option<Arc<str>> {
        self.option(ui).map(|option| Arc::clone(&option.name))
    }
}

fn choose(ui: &mut Ui<Message>, option: &ConfigOption, choices: &'static [&'static str]) {
    let name = Arc::clone(&option.name);
    let words = choices.iter().map(|choice| match *choice {
        "0" => "0  off".to_owned(),
        "1" => "1  on".to_owned(),
        other => other.to_owned(),
    });
    let now = option.values.first();
    let now = choices
        .iter()
        .position(|choice| now.is_some_and(|now| **now == **choice));
    let dialog = Dialog::choose(format!("{name} is to be"), words);
    let dialog = dialog.default(now.unwrap_or(0)).title(name.to_string());
    ui.show_once(dialog, Layer::dialog(), move |chosen| {
        let value = chosen.and_then(|number| choices.get(number));
        edited(&name, value.map(|value| vec![(*value).to_owned()]))
    });
}
