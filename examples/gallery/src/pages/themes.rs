//! Styles by meaning; a theme says what they look like.

use strombus_widgets::terminal::Theme;
use strombus_widgets::{
    Choice, HBox, Label, RadioGroup, Role, Session, Span, VBox,
};

use crate::stage::{App, Ui};

const ROLES: [(&str, Role); 9] = [
    ("text", Role::Text),
    ("quiet", Role::Quiet),
    ("focus", Role::Focus),
    ("key", Role::Key),
    ("link", Role::Link),
    ("bar", Role::Bar),
    ("good", Role::Good),
    ("warning", Role::Warning),
    ("bad", Role::Bad),
];

pub(crate) struct Demo;

pub(crate) enum Message {
    Theme(usize),
}

impl App for Demo {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, _session: &Session) -> Self {
        let now = ui.theme().name;
        let now = Theme::ALL.iter().position(|theme| theme.name == now);
        let names = Theme::ALL.map(|theme| theme.name);
        let themes = RadioGroup::new(names).chosen(now.unwrap_or(0));
        let themes = ui.add_with(themes, |Choice(theme)| Message::Theme(theme));
        let mut roles = VBox::new();
        for (name, role) in ROLES {
            roles.push(Label::new(Span::styled(name, role)));
        }
        ui.set_root(HBox::of([themes.into(), roles.into()]).gap(6));
        ui.focus(themes);
        Self
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Theme(number) => {
                ui.set_theme(
                    Theme::ALL.get(number).copied().unwrap_or_default(),
                );
            }
        }
    }
}
