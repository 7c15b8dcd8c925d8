//! What this host lends to apps: programs on pseudo terminals, and connections to hosts elsewhere.

use std::io;
use std::path::Path;
use std::process::Command;
use std::task::{Context, Poll};

use strombus_terminal::Size;
use strombus_widgets::{Destination, Exit, FromWire, Invocation, Lender, LentFiles, Wire};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use crate::files::HostFiles;
use crate::pty::{self, Keyboard, Program, Turn};
use crate::remote::{self, Settings};

/// Pieces of output that wait for the session to take them; each is of at most 16 KiB. A program that writes more waits.
const PIECES: usize = 2;

/// What the emulator of a pane understands.
const TERM: &str = "xterm-256color";

/// Lends any program of this host, run as its own user, and no connections: those of strangers would come from here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HostPrograms;

impl Lender for HostPrograms {
    fn program(&self, invocation: &Invocation, size: Size) -> Result<Box<dyn Wire>, String> {
        let mut command = Command::new(&invocation.program);
        command.args(&invocation.arguments);
        command.env("COLORTERM", "truecolor");
        for (name, value) in &invocation.environment {
            command.env(name, value);
        }
        let (program, keyboard) = pty::spawn(command, TERM, size).map_err(|error| {
            let name = &invocation.program;
            match error.kind() {
                io::ErrorKind::NotFound => format!("{name}: no such program"),
                _ => format!("{name}: {error}"),
            }
        })?;
        let (sender, output) = channel(PIECES);
        tokio::spawn(read(program, sender));
        Ok(Box::new(PtyWire { output, keyboard }))
    }
}

/// Lends to the apps of the person whose host this is: programs, and connections with that person's keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnHost;

impl Lender for OwnHost {
    fn program(&self, invocation: &Invocation, size: Size) -> Result<Box<dyn Wire>, String> {
        HostPrograms.program(invocation, size)
    }

    fn remote(&self, destination: &Destination, size: Size) -> Result<Box<dyn Wire>, String> {
        let mut settings = Settings::of_environment();
        settings.terminal = Some(TERM.into());
        settings.environment.retain(|(name, _)| name != "COLORTERM");
        let truecolor = ("COLORTERM".into(), "truecolor".into());
        settings.environment.push(truecolor);
        let connection = remote::connect(destination.clone(), settings, size);
        Ok(Box::new(connection))
    }

    /// Those below the directory that the person is in, under any name.
    fn files(&self, name: &str) -> Result<LentFiles, String> {
        let files = HostFiles::below(Path::new("."));
        let files = files.map_err(|error| format!("{name}: {error}"))?;
        Ok(LentFiles::new(files))
    }
}

/// Hands on what the program writes, until it ends or nobody is there to take it, which hangs it up.
async fn read(mut program: Program, sender: Sender<FromWire>) {
    loop {
        let turn = tokio::select! {
            () = sender.closed() => return,
            turn = program.next() => turn,
        };
        let (said, is_last) = match turn {
            Ok(Turn::Output(bytes)) => (FromWire::Bytes(bytes.to_vec()), false),
            Ok(Turn::Ended(status)) => {
                let status = pty::shell_status(status).into();
                (FromWire::Ended(Exit::Status(status)), true)
            }
            Err(error) => (FromWire::Ended(Exit::Failed(error.to_string())), true),
        };
        if sender.send(said).await.is_err() || is_last {
            return;
        }
    }
}

/// A program on a pseudo terminal of this host.
struct PtyWire {
    output: Receiver<FromWire>,
    keyboard: Keyboard,
}

impl Wire for PtyWire {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<FromWire> {
        let gone = || FromWire::Ended(Exit::Failed("the program was lost".into()));
        let said = self.output.poll_recv(context);
        said.map(|said| said.unwrap_or_else(gone))
    }

    fn write(&mut self, bytes: &[u8]) -> bool {
        self.keyboard.write(bytes)
    }

    fn resize(&mut self, size: Size) {
        if let Err(error) = self.keyboard.resize(size) {
            tracing::debug!("a program is not told the size of its window: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    async fn output(wire: &mut Box<dyn Wire>) -> (String, Exit) {
        let mut text = String::new();
        loop {
            match poll_fn(|context| wire.poll(context)).await {
                FromWire::Bytes(bytes) => text.push_str(&String::from_utf8_lossy(&bytes)),
                FromWire::Ended(exit) => return (text, exit),
            }
        }
    }

    #[tokio::test]
    async fn a_program_of_the_host_is_typed_to_and_heard_out() {
        let shell = Invocation::new("sh").argument("-c");
        let shell = shell.argument("read line; echo \"<$line> $(stty size) $MARK\"; exit 7");
        let shell = shell.variable("MARK", "set");
        let size = Size::new(7, 33);
        let mut wire = HostPrograms
            .program(&shell, Size::VT100)
            .expect("it starts");
        wire.resize(size);
        assert!(wire.write(b"typed\r"));
        let (text, exit) = output(&mut wire).await;
        assert!(text.contains("<typed> 7 33 set"), "{text:?}");
        assert_eq!(exit, Exit::Status(7));
    }

    #[test]
    fn sessions_of_strangers_are_lent_no_connections() {
        let destination = "ssh://a.org".parse().expect("a destination");
        let refused = HostPrograms.remote(&destination, Size::VT100).err();
        assert_eq!(refused.as_deref(), Some("this host opens no connections"));
    }

    #[tokio::test]
    async fn a_program_that_is_not_there_is_said_to_be() {
        let none = HostPrograms.program(&Invocation::new("no-such-program"), Size::VT100);
        assert_eq!(
            none.err().as_deref(),
            Some("no-such-program: no such program")
        );
    }
}
