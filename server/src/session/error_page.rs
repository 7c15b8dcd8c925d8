//! What is shown in the place of an app that failed.

use strombus_terminal::{Key, KeyCode, Modifiers, Size};
use strombus_widgets::{
    App, Binding, Border, Catalogue, Child, Label, Length, Outcome, Running, Session, Text, Ui,
    VBox,
};

/// An app that says what happened to another.
struct ErrorPage;

/// What there is to say.
pub(super) struct Failure<'a> {
    pub(super) app: &'a str,
    pub(super) incident: &'a str,
    /// What it panicked with, for who may know: it may tell of other people.
    pub(super) reason: Option<&'a str>,
    /// Whether there is an app to go back to.
    pub(super) has_others: bool,
}

impl Failure<'_> {
    fn text(&self) -> String {
        let Self { app, incident, .. } = self;
        let mut text = format!("The app `{app}` failed; nothing else is harmed.\n");
        if let Some(reason) = self.reason {
            text.push_str(reason);
            text.push('\n');
        }
        text.push_str(&format!("The log has it as incident {incident}."));
        text
    }

    const fn way_on(&self) -> &'static str {
        if self.has_others {
            "Enter  back to where you came from"
        } else {
            "Enter  leave"
        }
    }

    /// The page, on a screen of `size`.
    pub(super) fn open(&self, size: Size, session: &Session) -> Option<Box<dyn Running>> {
        let (text, way_on) = (self.text(), self.way_on());
        let page = Catalogue::new().app_with("error", "", move |ui: &mut Ui<()>, _: &Session| {
            let lines = VBox::of([
                Child::from(Text::new(text.clone())),
                Child::new(Label::new("")).fixed(1),
                Child::new(Label::new(way_on)).fixed(1),
                Child::new(Label::new("")).length(Length::flexible().flex(1)),
            ]);
            ui.set_root(Border::new(lines).title("Error"));
            ErrorPage
        });
        Some(page.find("error")?.open(size, session))
    }
}

impl App for ErrorPage {
    type Message = ();

    fn open(ui: &mut Ui<()>, _session: &Session) -> Self {
        ui.leave();
        Self
    }

    fn update(&mut self, ui: &mut Ui<()>, (): ()) {
        ui.leave();
    }

    fn bindings(&self) -> Vec<Binding<()>> {
        vec![Binding::new(Key::new(KeyCode::Enter), "go on", ())]
    }

    fn key(&mut self, ui: &mut Ui<()>, key: &Key) -> Outcome {
        match (key.code, key.modifiers) {
            (KeyCode::Escape, Modifiers::NONE) => ui.leave(),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}
