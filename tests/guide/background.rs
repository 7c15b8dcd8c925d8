//! What `docs/guide/5-background.md` leads to.

use futures_util::{Stream, stream};
use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::Duration;
use strombus::{
    App, Catalogue, Child, Id, Label, Session, Submitted, TextArea, TextInput, Ui, VBox,
};
use tokio::sync::broadcast::{Receiver, Sender, channel, error::RecvError};

struct Clock {
    label: Id<Label>,
    seconds: u32,
    // By their order: which of them comes first is open.
    found: BTreeSet<u64>,
}

enum Tick {
    Second,
    Found(u64),
}

impl App for Clock {
    type Message = Tick;

    fn open(ui: &mut Ui<Tick>, _session: &Session) -> Self {
        ui.every(Duration::from_secs(1), || Tick::Second);
        ui.subscribe(stream::iter([2, 3, 5].map(Tick::Found)));
        ui.spawn(async { Tick::Found(7) });
        let label = ui.add(Label::new(""));
        ui.set_root(label);
        Clock {
            label,
            seconds: 0,
            found: BTreeSet::new(),
        }
    }

    fn update(&mut self, ui: &mut Ui<Tick>, tick: Tick) {
        match tick {
            Tick::Second => self.seconds += 1,
            Tick::Found(prime) => {
                self.found.insert(prime);
            }
        }
        ui[self.label].set_text(format!("{} s, {:?}", self.seconds, self.found));
    }
}

#[derive(Clone)]
enum News {
    Said(String),
    Missed,
}

fn news(yard: &Sender<News>) -> impl Stream<Item = News> + Send + use<> {
    stream::unfold(yard.subscribe(), async |mut news: Receiver<News>| {
        let item = match news.recv().await {
            Ok(item) => item,
            Err(RecvError::Lagged(_)) => News::Missed,
            Err(RecvError::Closed) => return None,
        };
        Some((item, news))
    })
}

struct Talk {
    log: Id<TextArea>,
    name: String,
    yard: Sender<News>,
}

enum Message {
    Say(String),
    Heard(News),
}

impl Talk {
    fn join(ui: &mut Ui<Message>, session: &Session, yard: &Sender<News>) -> Self {
        ui.subscribe(futures_util::StreamExt::map(news(yard), Message::Heard));
        let log = ui.add(TextArea::new().limit(500));
        let line = TextInput::new().clear_on_submit();
        let line = ui.add_with(line, |Submitted(line)| Message::Say(line));
        ui.set_root(VBox::of([Child::new(log).flex(1), line.into()]));
        ui.focus(line);
        Talk {
            log,
            name: session.user.to_string(),
            yard: yard.clone(),
        }
    }
}

impl App for Talk {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, session: &Session) -> Self {
        // Alone, in a yard of its own.
        Self::join(ui, session, &channel(64).0)
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Say(line) => {
                // It fails if nobody hears; we do.
                let _ = self.yard.send(News::Said(format!("{}: {line}", self.name)));
            }
            Message::Heard(News::Said(line)) => ui[self.log].push(&line),
            Message::Heard(News::Missed) => ui[self.log].push("(some news was lost)"),
        }
    }
}

fn main() -> ExitCode {
    let yard = channel(64).0;
    let apps = Catalogue::new()
        .app::<Clock>("clock", "seconds, and a few primes")
        .app_with("talk", "what anybody says", move |ui, session| {
            Talk::join(ui, session, &yard)
        });
    strombus::main(apps)
}

#[test]
fn a_clock_ticks() {
    let mut pilot = strombus::Pilot::<Clock>::new(1, 30);
    pilot.advance(Duration::from_secs(90));
    assert_eq!(pilot.screen(), "90 s, {2, 3, 5, 7}");
}

#[test]
fn what_one_says_the_other_hears() {
    let yard = channel(64).0;
    let [mut ann, mut bob] = ["ann", "bob"].map(|name| {
        let session = Session {
            user: name.into(),
            ..Session::pilot()
        };
        strombus::Pilot::start(3, 30, |ui| Talk::join(ui, &session, &yard))
    });
    ann.keys("hello<Enter>");
    assert!(bob.frame().screen().starts_with("ann: hello"));
}
