//! The prompt: commands for tor, what it answers, and the events that are asked for.

use std::sync::Arc;

use futures_util::stream::{self, AbortHandle, Stream, StreamExt as _, abortable};
use strombus_tor_control::Heard;
use strombus_widgets::{
    Child, Content, HBox, Id, InputEvent, Label, Length, Role, TextArea, TextInput, Ui, VBox,
    WidgetId,
};

use super::message::{Message, PromptMessage};
use super::pieces::Pieces;
use crate::model::RelayView;
use crate::prompt::{Answer, PromptEvents, Question, Read, Reader, Row, event_row};
use crate::{Act, Done, Refusal, Seat};

/// How many lines can be scrolled back to.
const LINES: usize = 10_000;

/// How many commands Up brings back.
const COMMANDS: usize = 1_000;

/// How many events are taken at once: then the person's keys have their turn.
const AT_ONCE: usize = 200;

/// What stands before what is typed: for a command, and for a line of its body.
const MARKS: [&str; 2] = [">>> ", "... "];

/// What is to become of what was typed, beyond this page.
#[derive(Debug)]
pub(crate) enum Typed {
    /// Nothing.
    Nothing,
    /// It is to be done, once confirmed where the person may do it.
    Act(Act),
    /// The person said goodbye.
    Leave,
}

/// The page of the prompt.
#[derive(Debug)]
pub(crate) struct PromptPage {
    caption: Id<Pieces>,
    area: Id<TextArea>,
    mark: Id<Label>,
    input: Id<TextInput<InputEvent>>,
    line: WidgetId,
    body: WidgetId,
    reader: Reader,
    seat: Seat,
    events: Option<PromptEvents>,
    /// Ends the stream of events.
    hearing: Option<AbortHandle>,
    /// Whether tor is being asked for its words.
    is_learning: bool,
    visit: u64,
    may_act: bool,
    /// What stands in the caption.
    said: Option<(Arc<str>, bool)>,
}

impl PromptPage {
    pub(crate) fn open(
        ui: &mut Ui<Message>,
        (seat, events): (Seat, PromptEvents),
        visit: u64,
        may_act: bool,
    ) -> Self {
        let input = TextInput::new().live().clear_on_submit().history(COMMANDS);
        let input = input.name("command").completions(seat.complete(""));
        let input = ui.add_with(input, |event| Message::Prompt(PromptMessage::Input(event)));
        let area = ui.add(TextArea::new().limit(LINES));
        let mark = ui.add(Label::new(MARKS[0]));
        let caption = ui.add(Pieces::default());
        let line = ui.add(HBox::of([
            Child::new(mark).length(Length::fixed(4)),
            Child::new(input).flex(1),
        ]));
        let body = ui.add(VBox::of([
            caption.into(),
            Child::new(area).flex(1),
            Child::new(line).length(Length::fixed(1)),
        ]));
        let hint = "/help lists what there is, Tab completes, Up brings back, Esc leaves the page.";
        ui[area].push_content(Content::styled(hint, Role::Quiet));
        Self {
            caption,
            area,
            mark,
            input,
            line: line.into(),
            body: body.into(),
            reader: Reader::default(),
            seat,
            events: Some(events),
            hearing: None,
            is_learning: false,
            visit,
            may_act,
            said: None,
        }
    }

    pub(crate) fn close(&self, ui: &mut Ui<Message>) {
        ui.remove(self.body);
        ui.remove(self.caption);
        ui.remove(self.area);
        ui.remove(self.line);
        ui.remove(self.mark);
        ui.remove(self.input);
    }

    pub(crate) const fn body(&self) -> WidgetId {
        self.body
    }

    pub(crate) fn main(&self) -> WidgetId {
        self.input.into()
    }

    /// Shows who is asked, and begins what waits for the first look.
    pub(crate) fn show(&mut self, ui: &mut Ui<Message>, view: &RelayView) {
        let visit = self.visit;
        if let Some(events) = self.events.take() {
            let (heard, abort) = abortable(batches(events));
            self.hearing = Some(abort);
            let heard = heard.map(PromptMessage::Heard);
            ui.subscribe(heard.map(move |message| Message::PromptOf(visit, message)));
            let recalled = self.seat.recall();
            ui.spawn(
                async move { Message::PromptOf(visit, PromptMessage::Recalled(recalled.await)) },
            );
        }
        let is_up = view.link.is_up();
        if is_up && !self.is_learning && !self.seat.has_learnt() {
            self.is_learning = true;
            let learning = self.seat.learn();
            ui.spawn(async move {
                learning.await;
                Message::PromptOf(visit, PromptMessage::Learnt)
            });
        }
        let said = Some((Arc::clone(&view.control), is_up));
        if self.said != said {
            self.said = said;
            let mut pieces = vec![match self.may_act {
                true => Content::styled(
                    "what changes something is asked first, and recorded",
                    Role::Quiet,
                ),
                false => Content::styled(
                    "read only: only operators of this relay may change it",
                    Role::Warning,
                ),
            }];
            if !is_up {
                pieces.insert(0, Content::styled("not connected", Role::Bad));
            }
            pieces.push(Content::styled(format!("at {}", view.control), Role::Quiet));
            ui[self.caption].set(pieces);
        }
    }

    pub(crate) fn hear(&mut self, ui: &mut Ui<Message>, message: PromptMessage) -> Typed {
        match message {
            PromptMessage::Input(InputEvent::Submitted(line)) => return self.submitted(ui, &line),
            PromptMessage::Input(InputEvent::Changed(line)) => self.complete(ui, &line),
            PromptMessage::Input(InputEvent::Copied(text)) => {
                ui.copy(text);
            }
            PromptMessage::Answered(answer) => self.say(ui, &answer.rows),
            PromptMessage::Heard(rows) => self.say(ui, &rows),
            PromptMessage::Recalled(lines) => {
                for line in lines {
                    ui[self.input].remember(&line);
                }
            }
            PromptMessage::Learnt => {
                self.is_learning = false;
                let line = ui[self.input].text().to_owned();
                self.complete(ui, &line);
            }
        }
        Typed::Nothing
    }

    fn say(&self, ui: &mut Ui<Message>, rows: &[Row]) {
        for row in rows {
            ui[self.area].push_content(row.content());
        }
    }

    /// Says what came of an act.
    pub(crate) fn tell_of(&self, ui: &mut Ui<Message>, result: &Result<Done, Refusal>) {
        match result {
            Ok(done) => {
                for line in &done.lines {
                    ui[self.area].push(line);
                }
            }
            Err(refusal) => {
                self.say(ui, &Answer::failure(&refusal.to_string()).rows);
            }
        }
    }

    /// Says that nothing came of what was typed.
    pub(crate) fn tell_not_sent(&self, ui: &mut Ui<Message>) {
        let said = "The command is not sent.";
        ui[self.area].push_content(Content::styled(said, Role::Quiet));
    }

    fn complete(&self, ui: &mut Ui<Message>, line: &str) {
        let lines = match self.reader.is_inside_body() {
            true => Vec::new(),
            false => self.seat.complete(line),
        };
        ui[self.input].set_completions(lines);
    }

    fn mark(&self) -> &'static str {
        MARKS[usize::from(self.reader.is_inside_body())]
    }

    fn submitted(&mut self, ui: &mut Ui<Message>, line: &str) -> Typed {
        let is_command = !self.reader.is_inside_body();
        let said = format!("{}{line}", self.mark());
        ui[self.area].push_content(Content::styled(said, Role::Key));
        ui[self.area].scroll_to_end();
        if is_command {
            let remembering = self.seat.remember(line);
            ui.spawn(async {
                remembering.await;
                Message::Nothing
            });
        }
        let typed = match self.reader.read(line) {
            // Nobody types a body first, to hear then that it was for nothing.
            Read::More if is_command && self.reader.acts() && !self.may_act => {
                self.reader.cancel();
                Typed::Act(Act::Command(line.trim().to_owned()))
            }
            Read::Nothing | Read::More => Typed::Nothing,
            Read::Quit => Typed::Leave,
            Read::Wrong(why) => {
                self.say(ui, &Answer::failure(&why).rows);
                Typed::Nothing
            }
            Read::Ask(question) => self.ask(ui, question),
        };
        ui[self.mark].set_text(self.mark());
        self.complete(ui, "");
        typed
    }

    fn ask(&self, ui: &mut Ui<Message>, question: Question) -> Typed {
        if let Question::Tor(command) = &question
            && question.acts()
        {
            let text = match command.body() {
                Some(body) => format!("{}\n{body}", command.line()),
                None => command.line().to_owned(),
            };
            return Typed::Act(Act::Command(text));
        }
        let (visit, asking) = (self.visit, self.seat.ask(question));
        ui.spawn(async move { Message::PromptOf(visit, PromptMessage::Answered(asking.await)) });
        Typed::Nothing
    }

    /// Offers what goes on from what is typed.
    pub(crate) fn offer(&self, ui: &mut Ui<Message>) {
        ui[self.input].offer();
    }

    /// Scrolls by so many pages, back if it is negative.
    pub(crate) fn scroll(&self, ui: &mut Ui<Message>, pages: isize) {
        ui[self.area].scroll_by_pages(pages);
    }

    /// Leaves the body that is being typed. Returns whether there was one.
    pub(crate) fn cancel_body(&mut self, ui: &mut Ui<Message>) -> bool {
        self.reader.is_inside_body() && self.cancel(ui)
    }

    /// Leaves the body that is being typed, and what is typed. Returns whether there was any.
    pub(crate) fn cancel(&mut self, ui: &mut Ui<Message>) -> bool {
        let was_body = self.reader.is_inside_body();
        let had_text = !ui[self.input].text().is_empty();
        self.reader.cancel();
        ui[self.input].clear();
        ui[self.mark].set_text(self.mark());
        self.complete(ui, "");
        if was_body {
            self.tell_not_sent(ui);
        }
        was_body || had_text
    }

    /// Empties the page.
    pub(crate) fn clear(&self, ui: &mut Ui<Message>) {
        ui[self.area].clear();
    }

    /// All lines, and how many they are.
    pub(crate) fn text(&self, ui: &Ui<Message>) -> (usize, String) {
        let area = &ui[self.area];
        let lines: Vec<&str> = area.lines().collect();
        (lines.len(), lines.join("\n"))
    }
}

impl Drop for PromptPage {
    fn drop(&mut self) {
        // What is heard is for nobody any more.
        if let Some(hearing) = &self.hearing {
            hearing.abort();
        }
    }
}

/// The rows of what is heard, as much at once as has come.
fn batches(events: PromptEvents) -> impl Stream<Item = Vec<Row>> + Send {
    stream::unfold(events, async |mut events| {
        let mut rows = rows(events.next().await?);
        for _ in 1..AT_ONCE {
            match events.try_next() {
                Some(heard) => rows.extend(self::rows(heard)),
                None => break,
            }
        }
        Some((rows, events))
    })
}

fn rows(heard: Heard) -> Vec<Row> {
    match heard {
        Heard::Event(event) => event_row(&event),
        Heard::Lost { log, others } => {
            let lost = format!("{} events came too fast, and were lost", log + others);
            Answer::failure(&lost).rows
        }
    }
}
