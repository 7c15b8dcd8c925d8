//! The two queues between a connection's task and whoever has the connection.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use strombus_terminal::Size;
use strombus_widgets::{Exit, FromWire, Wire};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// As many bytes wait for a host that does not take them.
pub const QUEUE: usize = 64 * 1024;

/// What is sent to a host in one go.
const PIECE: usize = 16 * 1024;

/// Pieces of output that wait for whoever reads; each is as large as a packet, which is at most 32 KiB. A host that writes
/// more waits.
const PIECES: usize = 2;

/// Ctrl-C, which breaks off what is not a session yet.
pub(super) const CANCEL: u8 = 0x03;

/// What comes from a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The host wrote this, or it is a question to the person.
    Output(Vec<u8>),
    /// The host wrote this to standard error; there is none where there is a terminal.
    Errors(Vec<u8>),
    /// It is over.
    Ended(Exit),
}

/// What the task is to do for the person.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Bytes(Vec<u8>),
    Resized(Size),
    /// Nothing more will be typed. It is told once.
    End,
}

struct State {
    queue: VecDeque<u8>,
    /// Whether there will be no more, and whether the task knows it.
    ended: bool,
    end_told: bool,
    size: Size,
    resized: bool,
    /// Whether what is typed goes to the host.
    open: bool,
    /// The task, and whoever waits for room.
    task: Option<Waker>,
    typist: Option<Waker>,
}

#[derive(Clone)]
struct Shared(Arc<Mutex<State>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something that the task waits for.
    fn tell_task(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        let task = state.task.take();
        drop(state);
        if let Some(task) = task {
            task.wake();
        }
    }
}

pub(super) fn pair(size: Size, terminal: bool) -> (Connection, Line) {
    let shared = Shared(Arc::new(Mutex::new(State {
        queue: VecDeque::new(),
        ended: false,
        end_told: false,
        size,
        resized: false,
        open: false,
        task: None,
        typist: None,
    })));
    let (sender, output) = channel(PIECES);
    let line = Line {
        shared: shared.clone(),
        output: sender,
        terminal,
    };
    (Connection { shared, output }, line)
}

/// A connection to a host elsewhere. When it is dropped, it is ended.
pub struct Connection {
    shared: Shared,
    output: Receiver<Heard>,
}

impl Connection {
    /// Waits for what comes next. May be cancelled. After [`Heard::Ended`] it is not asked again.
    pub async fn next(&mut self) -> Heard {
        poll_fn(|context| self.poll_next(context)).await
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Heard> {
        let lost = || Heard::Ended(Exit::Failed("the connection was lost".into()));
        let heard = self.output.poll_recv(context);
        heard.map(|heard| heard.unwrap_or_else(lost))
    }

    /// The way to the host.
    #[must_use]
    pub fn keyboard(&self) -> Keyboard {
        Keyboard(self.shared.clone())
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}

/// Types to a host, and tells it the size of the window. Once the connection is over it does nothing.
#[derive(Clone)]
pub struct Keyboard(Shared);

impl Keyboard {
    /// Queues all of `bytes` for the host, or, where there is no room, none of them, and says which.
    pub fn write(&self, bytes: &[u8]) -> bool {
        if self.0.lock().queue.len() + bytes.len() > QUEUE {
            return false;
        }
        self.0.tell_task(|state| state.queue.extend(bytes));
        true
    }

    /// Waits until there is room for `count` bytes, of which at most [`QUEUE`] have any. May be cancelled.
    pub async fn room(&self, count: usize) {
        poll_fn(|context| {
            let mut state = self.0.lock();
            if state.queue.len() + count <= QUEUE {
                return Poll::Ready(());
            }
            state.typist = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// Says that nothing more will be typed.
    pub fn end(&self) {
        self.0.tell_task(|state| state.ended = true);
    }

    /// Says that the window has another size.
    pub fn resize(&self, size: Size) {
        self.0.tell_task(|state| {
            state.resized |= state.size != size;
            state.size = size;
        });
    }

    /// Whether what is typed goes to the host. Before, it answers questions.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0.lock().open
    }
}

impl fmt::Debug for Keyboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyboard").finish_non_exhaustive()
    }
}

impl Wire for Connection {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<FromWire> {
        self.poll_next(context).map(|heard| match heard {
            Heard::Output(bytes) | Heard::Errors(bytes) => FromWire::Bytes(bytes),
            Heard::Ended(exit) => FromWire::Ended(exit),
        })
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        self.keyboard().write(bytes)
    }

    fn resize(&mut self, size: Size) {
        self.keyboard().resize(size);
    }
}

/// The task's end. All of its futures are polled by the one task.
pub(super) struct Line {
    shared: Shared,
    output: Sender<Heard>,
    terminal: bool,
}

impl Line {
    /// Whether there is a person who can be asked.
    pub(super) const fn can_ask(&self) -> bool {
        self.terminal
    }

    /// Hands on what was heard, when there is room for it.
    pub(super) async fn tell(&self, heard: Heard) -> Result<(), String> {
        let gone = |_| "nobody is there any more".to_owned();
        self.output.send(heard).await.map_err(gone)
    }

    /// Waits until nobody has the connection any more.
    pub(super) async fn deserted(&self) {
        self.output.closed().await;
    }

    /// Waits for what is typed while there is no session: one piece of it, or nothing at the end.
    pub(super) async fn answer(&self) -> Option<Vec<u8>> {
        loop {
            match self.typed().await {
                Typed::Bytes(bytes) => return Some(bytes),
                // The session will begin with this size.
                Typed::Resized(_) => {}
                Typed::End => return None,
            }
        }
    }

    /// Waits for what there is to do. May be cancelled.
    pub(super) async fn typed(&self) -> Typed {
        poll_fn(|context| {
            let mut state = self.shared.lock();
            if std::mem::take(&mut state.resized) {
                return Poll::Ready(Typed::Resized(state.size));
            }
            if !state.queue.is_empty() {
                let count = state.queue.len().min(PIECE);
                let bytes = state.queue.drain(..count).collect();
                let typist = state.typist.take();
                drop(state);
                if let Some(typist) = typist {
                    typist.wake();
                }
                return Poll::Ready(Typed::Bytes(bytes));
            }
            if state.ended && !std::mem::replace(&mut state.end_told, true) {
                return Poll::Ready(Typed::End);
            }
            state.task = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    /// Forgets what was typed so far: it was not meant for what is asked now.
    pub(super) fn forget_typed(&self) {
        self.shared.lock().queue.clear();
    }

    /// Waits until the person types Ctrl-C; for ever, if there is none.
    pub(super) async fn cancelled(&self) {
        poll_fn(|context| {
            let mut state = self.shared.lock();
            if self.terminal && state.queue.contains(&CANCEL) {
                return Poll::Ready(());
            }
            state.task = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// From now on, what is typed goes to the host. Returns the size of the window.
    pub(super) fn open(&self) -> Size {
        let mut state = self.shared.lock();
        state.open = true;
        state.resized = false;
        state.size
    }

    pub(super) fn size(&self) -> Size {
        self.shared.lock().size
    }
}
