//! The app: one visit to the world, in three panes.

mod panes;
mod sight;
mod tone;

use std::time::Duration;

use futures_util::StreamExt as _;
use strombus_widgets::terminal::{Key, KeyCode, Style};
use strombus_widgets::{
    App, Border, Child, HBox, Id, Label, Outcome, Session, Span, Submitted, TextArea, TextInput,
    TimerId, Ui, VBox,
};

use crate::command::Reply;
use crate::news::News;
use crate::parser::LINE_CHARS;
use crate::scene::Scene;
use crate::visit::Visit;
use crate::world::World;
use panes::{Panes, Shape};

/// How many lines of the tale can be scrolled back to.
const TALE_LINES: usize = 500;

/// How many typed lines the command line brings back.
const HISTORY_LINES: usize = 50;

/// What the keys do, the most needed first: a narrow screen cuts the rest.
const KEYS: &str = "Enter do it  Ctrl-C leave  PageUp PageDown scroll  Up Down earlier lines";

const WARNING: &str = "Press Ctrl-C again to leave the tale.";

/// How long the warning stands, and a second Ctrl-C means yes.
const WARNED: Duration = Duration::from_secs(5);

/// The text adventure: where you are, what is here, and the tale, with a line to type into.
///
/// [`Adventure::join`] lets a session into a world that others are in too. Opened as any app,
/// without a world, it makes one of its own.
#[derive(Debug)]
pub struct Adventure {
    visit: Visit,
    scene: Scene,
    place: Id<TextArea>,
    place_frame: Id<Border>,
    here: Id<TextArea>,
    tale: Id<TextArea>,
    tale_frame: Id<Border>,
    brief: Id<Label>,
    foot: Id<Label>,
    command: Id<TextInput>,
    /// Runs while Ctrl-C has been pressed once.
    warning: Option<TimerId>,
}

/// What an [`Adventure`] is told.
#[derive(Clone, Debug)]
pub enum Message {
    /// The person has typed a line.
    Typed(String),
    /// Something happened in the world.
    News(News),
    /// A second Ctrl-C would come too late.
    WarningOver,
}

impl Adventure {
    /// Lets a session into `world`. It leaves the world when the app is dropped.
    pub fn join(ui: &mut Ui<Message>, session: &Session, world: &World) -> Adventure {
        let mut visit = world.join(&session.user);
        ui.subscribe(visit.news().map(Message::News));
        ui.set_title("The Wentletrap");

        let place = ui.add(TextArea::new());
        let here = ui.add(TextArea::new());
        let tale = ui.add(TextArea::new().limit(TALE_LINES));
        let command = TextInput::new().clear_on_submit().history(HISTORY_LINES);
        let command = command.max_length(LINE_CHARS).name("What do you do?");
        let command = ui.add_with(command, |Submitted(line)| Message::Typed(line));

        let prompt = Child::new(Label::new(">")).fixed(2);
        let line = HBox::of([prompt, command.into()]);
        let pages = VBox::of([Child::new(tale).flex(1), line.into()]);

        let place_frame = ui.add(Border::new(indented(place)));
        let tale_frame = ui.add(Border::new(indented(pages)));
        let brief = ui.add(Label::new("").style(Style::new().bold()));
        let foot = ui.add(keys());
        ui.set_root(Panes {
            place: place_frame.into(),
            here: Border::new(indented(here)).title("Here").into(),
            tale: tale_frame.into(),
            brief: brief.into(),
            foot: foot.into(),
        });
        ui.focus(command);

        ui[tale].push(&visit.greeting());
        let scene = visit.scene();
        let adventure = Adventure {
            visit,
            scene,
            place,
            place_frame,
            here,
            tale,
            tale_frame,
            brief,
            foot,
            command,
            warning: None,
        };
        adventure.show_scene(ui);
        adventure.describe(ui);
        adventure
    }

    /// Does what the person has typed.
    fn obey(&mut self, ui: &mut Ui<Message>, line: &str) {
        self.calm(ui);
        let reply = self.visit.command(line);
        self.echo(ui, line);
        self.tell(ui, &reply);
        self.look_again(ui);
        ui[self.tale].scroll_to_end();
        if reply.is_farewell() {
            ui.leave();
        }
    }

    fn echo(&self, ui: &mut Ui<Message>, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        if Shape::of(ui.size()) != Shape::Single {
            ui[self.tale].push("");
        }
        ui[self.tale].push_content(Span::styled(format!("> {line}"), tone::QUIET));
    }

    fn tell(&self, ui: &mut Ui<Message>, reply: &Reply) {
        for line in reply.lines() {
            ui[self.tale].push(line);
        }
    }

    /// Shows what the person sees now, if it is not what they saw before.
    fn look_again(&mut self, ui: &mut Ui<Message>) {
        let scene = self.visit.scene();
        if scene == self.scene {
            return;
        }
        let before = std::mem::replace(&mut self.scene, scene);
        self.show_scene(ui);
        if before.title != self.scene.title {
            self.describe(ui);
        }
    }

    fn show_scene(&self, ui: &mut Ui<Message>) {
        let scene = &self.scene;
        ui[self.place_frame].set_title(scene.title);
        ui[self.place].set_text(&sight::place(scene));
        ui[self.here].set_text(&sight::here(scene));
        ui[self.tale_frame].set_title(sight::score(scene));
        ui[self.brief].set_text(sight::brief(scene));
    }

    /// On a screen without room for the other panes, the tale says what stands in them.
    fn describe(&self, ui: &mut Ui<Message>) {
        if Shape::of(ui.size()) == Shape::Single {
            ui[self.tale].push(&sight::told(&self.scene));
        }
    }

    fn warn(&mut self, ui: &mut Ui<Message>) {
        self.warning = Some(ui.after(WARNED, Message::WarningOver));
        ui[self.foot] = Label::new(WARNING).style(Style::new().bold());
    }

    fn calm(&mut self, ui: &mut Ui<Message>) {
        if let Some(timer) = self.warning.take() {
            ui.cancel(timer);
            ui[self.foot] = keys();
        }
    }

    /// What is typed while the focus is in another pane goes to the command line, and so does the
    /// focus.
    fn type_on(&self, ui: &mut Ui<Message>, c: char) {
        ui.focus(self.command);
        let command = &mut ui[self.command];
        let text = format!("{}{c}", command.text());
        command.set_text(&text);
    }
}

impl App for Adventure {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, session: &Session) -> Adventure {
        Adventure::join(ui, session, &World::new())
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Typed(line) => self.obey(ui, &line),
            Message::News(News::SceneChanged) => self.look_again(ui),
            Message::News(news) => {
                ui[self.tale].push_content(Span::styled(news.to_string(), tone::of(&news)));
            }
            Message::WarningOver => self.calm(ui),
        }
    }

    fn key(&mut self, ui: &mut Ui<Message>, key: &Key) -> Outcome {
        match key.code {
            KeyCode::PageUp => ui[self.tale].scroll_by_pages(-1),
            KeyCode::PageDown => ui[self.tale].scroll_by_pages(1),
            // The end of what a person has to say; the command line leaves it when it is empty.
            _ if *key == Key::control('d') => self.interrupt(ui),
            _ => match key.typed() {
                Some(c) => self.type_on(ui, c),
                None => return Outcome::Ignored,
            },
        }
        Outcome::Consumed
    }

    /// The world goes on; what is lost is the person's own tale, as far as it has come.
    fn interrupt(&mut self, ui: &mut Ui<Message>) {
        if self.scene.score == 0 || self.warning.is_some() {
            ui.leave();
        } else {
            self.warn(ui);
        }
    }
}

fn keys() -> Label {
    Label::new(Span::styled(KEYS, tone::QUIET)).seen_only()
}

/// A blank column before the text, as wide as the one that is left for the scrollbar behind it.
fn indented(content: impl Into<Child>) -> HBox {
    let margin = Child::new(Label::new("")).fixed(1);
    HBox::of([margin, content.into().flex(1)])
}
