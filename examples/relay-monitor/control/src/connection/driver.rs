//! The task that owns the socket.

use std::collections::VecDeque;
use std::sync::{Arc, OnceLock};

use tokio::io::{
    AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadHalf, WriteHalf,
};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, sleep_until};

use super::memory::Memory;
use super::{Facts, Limits};
use crate::command::Command;
use crate::error::Error;
use crate::event::{Body, Event, EventName};
use crate::framer::{Framer, Message};
use crate::reply::Reply;
use crate::subscription::Hub;

/// The most commands that wait for their replies.
const IN_FLIGHT: usize = 64;

/// The most bytes that are read at once: some 700 lines of the log.
const READ: usize = 64 << 10;

/// A command on its way.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) wire: Vec<u8>,
    pub(super) keyword: String,
    /// Who asked; nobody for what the task does by itself.
    pub(super) reply: Option<oneshot::Sender<Result<Reply, Error>>>,
}

type Waiting = (String, Option<oneshot::Sender<Result<Reply, Error>>>);

pub(super) struct Driver<S> {
    reader: ReadHalf<S>,
    writer: WriteHalf<S>,
    requests: mpsc::Receiver<Request>,
    hub: Arc<Hub>,
    memory: Arc<Memory>,
    facts: Arc<OnceLock<Facts>>,
    limits: Limits,
    framer: Framer,
    /// What came and is to be handed out, together.
    events: Vec<Arc<Event>>,
    /// Whose replies are due, in tor's order.
    waiting: VecDeque<Waiting>,
    /// What is to be written, and how much of it is.
    out: Vec<u8>,
    written: usize,
    /// When the silence has lasted too long, if something waits.
    deadline: Instant,
    /// Whether there was one message: until then it may be anybody.
    heard: bool,
}

impl<S: AsyncRead + AsyncWrite + Send + 'static> Driver<S> {
    pub(super) fn new(
        stream: S,
        requests: mpsc::Receiver<Request>,
        hub: Arc<Hub>,
        memory: Arc<Memory>,
        facts: Arc<OnceLock<Facts>>,
        limits: Limits,
    ) -> Self {
        let (reader, writer) = tokio::io::split(stream);
        Self {
            reader,
            writer,
            requests,
            hub,
            memory,
            facts,
            limits,
            framer: Framer::with_cap(limits.reply),
            events: Vec::new(),
            waiting: VecDeque::new(),
            out: Vec::new(),
            written: 0,
            deadline: Instant::now(),
            heard: false,
        }
    }

    /// Runs until the connection ends, and tells all that wait why.
    pub(super) async fn run(mut self, ending: watch::Sender<Option<Error>>) {
        let why = self.drive().await;
        ending.send_replace(Some(why.clone()));
        self.requests.close();
        while let Some(request) = self.requests.recv().await {
            self.waiting.push_back((request.keyword, request.reply));
        }
        for (_, reply) in self.waiting.drain(..) {
            if let Some(reply) = reply {
                let _ = reply.send(Err(why.clone()));
            }
        }
    }

    async fn drive(&mut self) -> Error {
        let mut buffer = vec![0; READ];
        let hub = Arc::clone(&self.hub);
        loop {
            let rest = self.out.get(self.written..).unwrap_or_default();
            let is_idle = rest.is_empty();
            tokio::select! {
                read = self.reader.read(&mut buffer) => {
                    let ended = match read {
                        Ok(0) => Some(Error::Closed),
                        Ok(count) => self.take(buffer.get(..count).unwrap_or_default()).err(),
                        Err(error) => Some(Error::Broken(error.to_string())),
                    };
                    if let Some(error) = ended {
                        return self.explain(error);
                    }
                }
                wrote = self.writer.write(rest), if !is_idle => match wrote {
                    Ok(0) => return self.explain(Error::Closed),
                    Ok(count) => self.written += count,
                    Err(error) => return self.explain(Error::Broken(error.to_string())),
                },
                request = self.requests.recv(), if is_idle && self.waiting.len() < IN_FLIGHT => match request {
                    Some(request) => self.send(request),
                    None => return Error::Closed,
                },
                () = hub.dirty.notified(), if is_idle && self.facts.get().is_some() => self.tell_events(),
                () = sleep_until(self.deadline), if !self.waiting.is_empty() => {
                    let error = self.silence();
                    return self.explain(error);
                }
            }
        }
    }

    fn send(&mut self, request: Request) {
        if self.waiting.is_empty() {
            self.deadline = Instant::now() + self.limits.silence;
        }
        self.waiting.push_back((request.keyword, request.reply));
        self.out = request.wire;
        self.written = 0;
    }

    /// Subscriptions came or went.
    fn tell_events(&mut self) {
        if let Ok(command) = set_events(&self.hub, &self.facts) {
            self.send(Request {
                wire: command.to_wire(),
                keyword: command.keyword(),
                reply: None,
            });
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.framer.push(bytes);
        let mut is_progress = self.framer.is_inside_reply();
        loop {
            let message = match self.framer.next_message() {
                Ok(Some(message)) => message,
                Ok(None) => break,
                Err(error) => {
                    self.hand_out();
                    return Err(error.into());
                }
            };
            self.heard = true;
            match message {
                Message::Event(raw) => self.event(Event::read(raw)),
                Message::Reply(reply) => {
                    is_progress = true;
                    // What came before the reply is heard before it.
                    self.hand_out();
                    // A reply that nobody waits for is tor's farewell, as a rule: the end follows.
                    if let Some((_, Some(sender))) = self.waiting.pop_front() {
                        let _ = sender.send(Ok(reply));
                    }
                }
            }
        }
        self.hand_out();
        if is_progress {
            self.deadline = Instant::now() + self.limits.silence;
        }
        Ok(())
    }

    fn event(&mut self, event: Event) {
        match &event.body {
            Body::ConfChanged(_) => self.memory.forget(),
            Body::Signal(signal) => match signal.as_str() {
                "NEWNYM" => self.memory.note_newnym(),
                "RELOAD" => self.memory.forget(),
                _ => {}
            },
            _ => {}
        }
        self.events.push(Arc::new(event));
    }

    fn hand_out(&mut self) {
        if !self.events.is_empty() {
            self.hub.hand_out(&self.events);
            self.events.clear();
        }
    }

    fn silence(&self) -> Error {
        let command = self.waiting.front();
        Error::Silent {
            command: command.map_or_else(String::new, |(keyword, _)| keyword.clone()),
            after: self.limits.silence,
            inside: self.framer.is_inside_reply(),
        }
    }

    /// Before the first message, whoever answers is no tor.
    fn explain(&self, error: Error) -> Error {
        if self.heard {
            return error;
        }
        match error {
            Error::Framing(error) => Error::NotTor(crate::stranger::describe(&error)),
            Error::Closed | Error::Broken(_) => {
                Error::NotTor("it closed the connection without a word".into())
            }
            Error::Silent { after, .. } => Error::NotTor(format!(
                "it said nothing for {} s; it is something else, or hangs",
                after.as_secs_f32()
            )),
            other => other,
        }
    }
}

/// SETEVENTS for all subscribers, and for what the memory needs. Events that tor does not have are left out, as it would refuse
/// the whole.
pub(super) fn set_events(hub: &Hub, facts: &OnceLock<Facts>) -> Result<Command, Error> {
    let mut wanted = hub.wanted();
    wanted.extend([EventName::ConfChanged, EventName::Signal]);
    if let Some(facts) = facts.get()
        && !facts.events.is_empty()
    {
        wanted.retain(|name| facts.events.contains(name));
    }
    let mut command = Command::new("SETEVENTS");
    for name in wanted {
        command = command.word(name.as_str())?;
    }
    Ok(command)
}
