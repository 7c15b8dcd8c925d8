//! Programs and hosts elsewhere, as bytes in and out: what a host lends to its apps.

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use strombus_terminal::Size;

use crate::destination::Destination;
use crate::lent_files::LentFiles;

/// A program behind a terminal line, wherever it runs. When it is dropped, the program is hung up.
pub trait Wire: Send + 'static {
    /// What comes next. After [`FromWire::Ended`] it is not asked again.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<FromWire>;

    /// Queues all of `bytes` for the program, or none where there is no room for them; says which. It never waits.
    fn write(&mut self, bytes: &[u8]) -> bool;

    /// Tells the program that its window is of another size.
    fn resize(&mut self, size: Size);
}

/// What comes from a wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromWire {
    /// The program wrote this.
    Bytes(Vec<u8>),
    /// The program ended, or the line broke.
    Ended(Exit),
}

/// How a program on a wire ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// With this status; 128 and the number of a signal that ended it.
    Status(u32),
    /// It was lost, or never started: why, in one line.
    Failed(String),
}

/// Starts something on a wire, in a window of the size that it gets.
pub type Launch = Box<dyn FnOnce(Size) -> Result<Box<dyn Wire>, String> + Send>;

/// A program to start: its name or path, and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// The program: a name that is looked up in `PATH`, or a path.
    pub program: String,
    /// What it is given.
    pub arguments: Vec<String>,
    /// Variables that are set for it, beside those of the host.
    pub environment: Vec<(String, String)>,
}

impl Invocation {
    /// `program` without arguments.
    #[must_use]
    pub fn new(program: impl Into<String>) -> Self {
        Self {
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
        }
    }

    /// With `argument` behind those that it has.
    #[must_use]
    pub fn argument(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// With the variable `name` set to `value`.
    #[must_use]
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }
}

/// What a host lends: the widgets know no system and no network.
pub trait Lender: fmt::Debug + Send + Sync + 'static {
    /// Starts a program on a pseudo terminal of `size`.
    ///
    /// # Errors
    /// Why it could not be started, in one line.
    fn program(&self, invocation: &Invocation, size: Size) -> Result<Box<dyn Wire>, String>;

    /// Connects to a host elsewhere, from a window of `size`. It does not wait: how it goes on is told on the wire, where
    /// the person is also asked what only they can say (whether a host's key is the right one, a password).
    ///
    /// # Errors
    /// Why it is not even tried, in one line.
    fn remote(&self, _destination: &Destination, _size: Size) -> Result<Box<dyn Wire>, String> {
        Err("this host opens no connections".into())
    }

    /// The files that it lends under `name`.
    ///
    /// # Errors
    /// Why there are none, in one line.
    fn files(&self, name: &str) -> Result<LentFiles, String> {
        Err(format!("{name}: this host lends no files"))
    }
}

/// What the host of a session lends to the app; nothing, if it does not.
#[derive(Clone, Debug, Default)]
pub struct Lent(Option<Arc<dyn Lender>>);

impl Lent {
    /// What `lender` lends.
    #[must_use]
    pub fn by(lender: impl Lender) -> Self {
        Self(Some(Arc::new(lender)))
    }

    /// Starts a program when it gets its window: what a [`ProgramPane`](crate::ProgramPane) is made of.
    #[must_use]
    pub fn program(&self, invocation: Invocation) -> Launch {
        let lender = self.0.clone();
        Box::new(move |size| match lender {
            Some(lender) => lender.program(&invocation, size),
            None => Err("this host starts no programs".into()),
        })
    }

    /// The files that the host lends under `name`: what a [`FilePicker`](crate::FilePicker) lists.
    ///
    /// # Errors
    /// Why there are none, in one line.
    pub fn files(&self, name: &str) -> Result<LentFiles, String> {
        match &self.0 {
            Some(lender) => lender.files(name),
            None => Err(format!("{name}: this host lends no files")),
        }
    }

    /// Connects to a host elsewhere when there is a window for it: what a [`ProgramPane`](crate::ProgramPane) is made of.
    #[must_use]
    pub fn remote(&self, destination: Destination) -> Launch {
        let lender = self.0.clone();
        Box::new(move |size| match lender {
            Some(lender) => lender.remote(&destination, size),
            None => Err("this host opens no connections".into()),
        })
    }
}
