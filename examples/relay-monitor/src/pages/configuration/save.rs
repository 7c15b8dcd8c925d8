//! Saving the configuration: what would be different in the file, and whether to go on.

use strombus_widgets::{
    Border, Button, Child, Content, HBox, Id, Layer, Length, Role, ScrolledArea, Text, Tone, Ui,
    VBox, WidgetId,
};

use super::diff::{self, Line};
use super::{Configuration, configuration};
use crate::Refusal;
use crate::pages::message::{ConfigurationMessage, Message};

/// The dialog that shows what would be different.
#[derive(Debug)]
pub(super) struct Saving {
    frame: WidgetId,
    buttons: [Id<Button>; 2],
}

impl Saving {
    pub(super) fn close(self, ui: &mut Ui<Message>) {
        ui.close(self.frame);
        for button in self.buttons {
            ui.remove(button);
        }
    }
}

impl Configuration {
    /// Shows what saving would change in the file, and asks whether to.
    pub(crate) fn ask_to_save(&mut self, ui: &mut Ui<Message>) {
        if !self.may_act {
            ui.toast(Tone::Warning, Refusal::NotAllowed.to_string());
            return;
        }
        let config = ui[self.table].records().config.clone();
        if !config.can_save {
            ui.toast(
                Tone::Warning,
                "Tor was started without a file that it can save to.",
            );
            return;
        }
        let mut content = Content::new();
        match &config.file_text {
            Some(before) => {
                let lines = diff::lines(before, &config.text);
                let is_same = lines.iter().all(|line| matches!(line, Line::Same(_)));
                if is_same {
                    ui.toast(Tone::Info, "The file says the same already.");
                    return;
                }
                for line in lines {
                    push(&mut content, line);
                }
            }
            None => {
                let why = config
                    .file_unreadable
                    .as_deref()
                    .unwrap_or("the file cannot be read from here");
                content.push(
                    &format!("What is there now is not known: {why}.\n"),
                    Role::Warning,
                );
                for line in config.text.lines() {
                    push(&mut content, Line::Added(line));
                }
            }
        }
        let rows = u16::try_from(content.lines().count()).unwrap_or(u16::MAX);
        let answer = |saves| move |_| configuration(ConfigurationMessage::Saved(saves));
        let cancel = ui.add_with(Button::new("Cancel"), answer(false));
        let save = ui.add_with(Button::new("Save"), answer(true));
        let area = ScrolledArea::new(Text::new(content).truncated());
        let body = VBox::of([
            Child::new(area).length(Length::preferred(rows).min(3)),
            HBox::of([Child::new(cancel), Child::new(save)]).into(),
        ]);
        let file = config.file.as_deref().unwrap_or("its file").to_owned();
        let frame = Border::new(body).title(format!("Saving to {file}"));
        let cancelled = configuration(ConfigurationMessage::Saved(false));
        let frame = ui.show_with(frame, Layer::dialog(), cancelled);
        // Enter alone saves nothing: tor's own file is rewritten, and its comments are gone.
        ui.focus(cancel);
        self.saving = Some(Saving {
            frame,
            buttons: [cancel, save],
        });
    }
}

fn push(content: &mut Content, line: Line<'_>) {
    let (sign, line, role) = match line {
        Line::Same(line) => ("  ", line, Role::Quiet),
        Line::Removed(line) => ("- ", line, Role::Bad),
        Line::Added(line) => ("+ ", line, Role::Good),
    };
    content.push(if content.is_empty() { "" } else { "\n" }, Role::Text);
    content.push(sign, role);
    content.push(line, role);
}
