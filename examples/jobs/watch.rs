//! The app: the jobs at the left, one of them at the right, and below it what happened.

use futures_util::StreamExt as _;
use strombus::terminal::Key;
use strombus::{
    App, Binding, Border, Child, Dialog, Id, KeyBar, Label, Layer, Lines, List, ListEvent, Session,
    Split, TextArea, Tone, Transport, Ui, VBox,
};

use super::bar::Bar;
use super::yard::News;
use super::{Job, State, Yard};

/// How many lines of the log can be scrolled back to.
const LOG_LINES: usize = 500;

/// The role that may cancel jobs, and begin them anew.
const OPERATOR: &str = "operator";

#[derive(Debug)]
pub(crate) struct Watch {
    yard: Yard,
    who: String,
    may_cancel: bool,
    /// As this session was told last.
    jobs: Vec<Job>,
    selected: usize,
    list: Id<List>,
    details: Id<Label>,
    bar: Id<Bar>,
    log: Id<TextArea>,
}

#[derive(Clone, Debug)]
pub(crate) enum Message {
    News(News),
    Selected(usize),
    AskCancel,
    Cancel(usize, bool),
    Again,
    AskTheme,
}

impl App for Watch {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, session: &Session) -> Self {
        let yard = Yard::new();
        yard.start();
        Self::join(ui, session, &yard)
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::News(news) => self.hear(ui, news),
            Message::Selected(number) => {
                self.selected = number;
                self.show(ui);
            }
            Message::AskCancel => self.ask_cancel(ui),
            Message::Cancel(number, true) => self.yard.cancel(number, &self.who),
            Message::Cancel(_, false) => {}
            Message::Again => self.yard.again(self.selected),
            Message::AskTheme => ui.ask_theme(),
        }
    }

    fn bindings(&self) -> Vec<Binding<Message>> {
        let is_open = self.job().is_some_and(Job::is_open);
        vec![
            Binding::new(Key::char('x'), "cancel", Message::AskCancel)
                .enabled(self.may_cancel && is_open),
            Binding::new(Key::char('a'), "again", Message::Again)
                .enabled(self.may_cancel && !is_open),
            Binding::new(Key::char('t'), "theme", Message::AskTheme),
        ]
    }
}

impl Watch {
    /// Watches the jobs of `yard`, which others may watch too.
    pub(crate) fn join(ui: &mut Ui<Message>, session: &Session, yard: &Yard) -> Self {
        // Listening begins before looking, so that nothing is lost in between.
        ui.subscribe(yard.news().map(Message::News));
        ui.set_title("Jobs");

        let list = ui.add_filtered(List::default(), |event| match event {
            ListEvent::Selected(number) => Some(Message::Selected(number)),
            ListEvent::Chosen(_) | ListEvent::Picked => None,
        });
        let details = ui.add(Label::new(""));
        let bar = ui.add(Bar::default());
        let log = ui.add(TextArea::new().limit(LOG_LINES));

        let about = VBox::of([details.into(), Child::new(bar).fixed(1)]);
        let right = VBox::of([
            Border::new(about).title("Details").into(),
            Child::new(Border::new(log).title("Log")).flex(1),
        ]);
        let jobs = Border::new(list).title("Jobs");
        let panes = Split::beside(Child::new(jobs).fixed(24), right).lines(Lines::Blank);
        ui.set_root(VBox::of([Child::new(panes).flex(1), KeyBar::new().into()]));
        ui.focus(list);

        let watch = Self {
            yard: yard.clone(),
            who: session.user.clone(),
            may_cancel: session.has_role(OPERATOR) || session.transport == Transport::Local,
            jobs: yard.jobs(),
            selected: 0,
            list,
            details,
            bar,
            log,
        };
        watch.show(ui);
        watch
    }

    fn job(&self) -> Option<&Job> {
        self.jobs.get(self.selected)
    }

    fn hear(&mut self, ui: &mut Ui<Message>, news: News) {
        match news {
            News::Said(line) => ui[self.log].push(&line),
            News::Missed => self.jobs = self.yard.jobs(),
            News::Job(number, job) => {
                if job.state == State::Done {
                    ui.toast(Tone::Good, format!("{} is done.", job.name));
                }
                if let Some(known) = self.jobs.get_mut(number) {
                    *known = job;
                }
            }
        }
        self.show(ui);
    }

    fn show(&self, ui: &mut Ui<Message>) {
        let rows = self
            .jobs
            .iter()
            .map(|job| format!("{} {}", job.state.names().1, job.name));
        ui[self.list].set_items(rows);
        let Some(job) = self.job() else { return };
        ui[self.details].set_text(format!(
            "{} below {}\n{}\n{} found, the last {}",
            job.name,
            job.end,
            job.state.names().0,
            job.found,
            job.last
        ));
        ui[self.bar].percent = job.percent();
    }

    fn ask_cancel(&self, ui: &mut Ui<Message>) {
        let Some(job) = self.job() else { return };
        // The person may look at another job before the answer comes.
        let number = self.selected;
        let question = Dialog::confirm(format!("Cancel {}?", job.name)).careful();
        ui.show_once(question, Layer::dialog(), move |yes| {
            Message::Cancel(number, yes)
        });
    }
}
