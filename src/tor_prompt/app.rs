//! A person at a terminal: a line to type in, and what came of the lines before above it.

use std::path::PathBuf;

use strombus_relay_monitor::prompt::{
    Answer, History, Line, Prompt, PromptEvents, Question, Read, Reader, Row, event_row,
};
use strombus_tor_control::{Connection, Heard, Target};
use strombus_widgets::terminal::{Key, KeyCode};
use strombus_widgets::{
    App, Catalogue, Child, Content, HBox, Id, InputEvent, Label, Length, Outcome, Role, Session,
    TextArea, TextInput, Ui, VBox,
};

/// How many rows can be scrolled back to.
const ROWS: usize = 20_000;

/// How many lines Up brings back.
const LINES: usize = 1_000;

/// Runs until the person leaves. Returns the exit status.
pub(super) async fn run(target: &Target, connection: Connection) -> anyhow::Result<u8> {
    let title = format!("tor {} at {target}", connection.version());
    let catalogue = Catalogue::new().app_with("tor-prompt", "", move |ui, _: &Session| {
        Typing::open_with(ui, &title, &connection)
    });
    let ran = strombus_server::run_local(catalogue, "tor-prompt", Vec::new(), None, false).await;
    Ok(u8::try_from(ran?).unwrap_or(1))
}

struct Typing {
    prompt: Prompt,
    reader: Reader,
    history: Option<History>,
    log: Id<TextArea>,
    input: Id<TextInput<InputEvent>>,
    mark: Id<Label>,
}

enum Message {
    Input(InputEvent),
    Answered(Answer),
    Heard(Heard, PromptEvents),
    Ended(String),
    Learnt,
}

impl Typing {
    fn open_with(ui: &mut Ui<Message>, title: &str, connection: &Connection) -> Self {
        let (prompt, events) = Prompt::open(Line::Connection(connection.clone()));
        ui.set_title(title);
        let history = history_path().map(History::at);
        let mut input = TextInput::new().live().clear_on_submit().history(LINES);
        for line in history.iter().flat_map(History::lines) {
            input.remember(&line);
        }
        input.set_completions(prompt.complete(""));
        let log = ui.add(TextArea::new().limit(ROWS));
        let input = ui.add_with(input, Message::Input);
        let mark = ui.add(Label::new(">>> "));
        let line = HBox::new()
            .with(Child::new(mark).length(Length::fixed(4)))
            .with(input);
        let page = VBox::new()
            .with(Child::new(log).length(Length::flexible()))
            .with(Child::new(line).length(Length::fixed(1)));
        ui.set_root(page);
        ui.focus(input);
        ui[log].push_content(Content::styled(title.to_owned(), Role::Focus));
        ui[log].push_content(Content::styled(
            "/help lists what there is, Tab completes, Page Up scrolls, /quit leaves",
            Role::Quiet,
        ));
        let learning = prompt.learn();
        ui.spawn(async {
            // Without the words, less is completed.
            let _ = learning.await;
            Message::Learnt
        });
        ui.spawn(listen(events));
        let connection = connection.clone();
        ui.spawn(async move { Message::Ended(connection.ended().await.to_string()) });
        Self {
            prompt,
            reader: Reader::default(),
            history,
            log,
            input,
            mark,
        }
    }

    fn show(&self, ui: &mut Ui<Message>, rows: &[Row]) {
        for row in rows {
            ui[self.log].push_content(row.content());
        }
    }

    fn submitted(&mut self, ui: &mut Ui<Message>, line: &str) {
        let was_body = self.reader.is_inside_body();
        let mark = if was_body { "... " } else { ">>> " };
        ui[self.log].push_content(Content::styled(format!("{mark}{line}"), Role::Key));
        ui[self.log].scroll_to_end();
        if !was_body && let Some(history) = &self.history {
            // A history that cannot be kept is no reason to stop.
            let _ = history.add(line);
        }
        match self.reader.read(line) {
            Read::Nothing | Read::More => {}
            Read::Quit => ui.leave(),
            Read::Wrong(why) => self.show(ui, &Answer::failure(&why).rows),
            Read::Ask(question) => self.ask(ui, question),
        }
        self.set_mark(ui);
    }

    fn set_mark(&self, ui: &mut Ui<Message>) {
        let mark = if self.reader.is_inside_body() {
            "... "
        } else {
            ">>> "
        };
        ui[self.mark].set_text(mark);
    }

    /// Leaves the body that is being typed, and what is typed. Returns whether there was any.
    fn cancel(&mut self, ui: &mut Ui<Message>) -> bool {
        let was_body = self.reader.is_inside_body();
        let had_text = !ui[self.input].text().is_empty();
        self.reader.cancel();
        ui[self.input].clear();
        let completions = self.prompt.complete("");
        ui[self.input].set_completions(completions);
        self.set_mark(ui);
        if was_body {
            let said = "The command is not sent.";
            ui[self.log].push_content(Content::styled(said, Role::Quiet));
        }
        was_body || had_text
    }

    fn ask(&self, ui: &mut Ui<Message>, question: Question) {
        let asking = self.prompt.perform(question);
        ui.spawn(async { Message::Answered(asking.await) });
    }
}

/// Waits for one event; nothing more is waited for when there are none any more.
async fn listen(mut events: PromptEvents) -> Message {
    match events.next().await {
        Some(heard) => Message::Heard(heard, events),
        None => std::future::pending().await,
    }
}

impl App for Typing {
    type Message = Message;

    fn open(_: &mut Ui<Message>, _: &Session) -> Self {
        unreachable!("it is opened with a connection")
    }

    fn key(&mut self, ui: &mut Ui<Message>, key: &Key) -> Outcome {
        match key.code {
            KeyCode::PageUp => ui[self.log].scroll_by_pages(-1),
            KeyCode::PageDown => ui[self.log].scroll_by_pages(1),
            // The end of what a person has to say; the line leaves it when it is empty.
            _ if *key == Key::control('d') => ui.leave(),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    /// Ends what is being typed, as in a shell; where nothing is, the prompt.
    fn interrupt(&mut self, ui: &mut Ui<Message>) {
        if !self.cancel(ui) {
            ui.leave();
        }
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Input(InputEvent::Submitted(line)) => self.submitted(ui, &line),
            Message::Input(InputEvent::Changed(line)) => {
                if !self.reader.is_inside_body() {
                    let completions = self.prompt.complete(&line);
                    ui[self.input].set_completions(completions);
                }
            }
            Message::Input(InputEvent::Copied(_)) => {}
            Message::Answered(answer) => self.show(ui, &answer.rows),
            Message::Heard(heard, events) => {
                match heard {
                    Heard::Event(event) => self.show(ui, &event_row(&event)),
                    Heard::Lost { log, others } => {
                        let lost = format!("{} events came too fast, and were lost", log + others);
                        self.show(ui, &Answer::failure(&lost).rows);
                    }
                }
                ui.spawn(listen(events));
            }
            Message::Ended(why) => self.show(ui, &Answer::failure(&why).rows),
            Message::Learnt => {
                let completions = self.prompt.complete(ui[self.input].text());
                ui[self.input].set_completions(completions);
            }
        }
    }
}

/// By the XDG Base Directory Specification; none without a home.
fn history_path() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from);
    let state = state.filter(|path| path.is_absolute());
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/state"));
    Some(state.or_else(home)?.join("strombus/tor-prompt-history"))
}
