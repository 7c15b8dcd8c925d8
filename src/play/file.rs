//! Where a recording comes from.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use strombus_server::asciicast::{CastError, Item, Reader};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Bytes read in one go.
const READ: usize = 64 * 1024;

/// As many events are read in advance.
const AHEAD: usize = 16;

/// A recording, read by a thread of its own: a file on a slow disk or a pipe must not hold up the keys.
pub(super) struct Recording {
    path: PathBuf,
    items: Receiver<Result<Item, Fault>>,
}

enum Fault {
    Io(io::Error),
    Cast(CastError),
}

impl Recording {
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let input: Box<dyn Read + Send> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            let file =
                File::open(path).with_context(|| format!("{}: cannot be read", path.display()))?;
            Box::new(file)
        };
        let (sender, items) = channel(AHEAD);
        std::thread::spawn(move || {
            if let Err(fault) = read(input, &sender) {
                // If nobody listens any more, nobody misses it.
                let _ = sender.blocking_send(Err(fault));
            }
        });
        Ok(Self {
            path: path.to_owned(),
            items,
        })
    }

    /// The next line; nothing at the end.
    pub(super) async fn next(&mut self) -> anyhow::Result<Option<Item>> {
        match self.items.recv().await {
            None => Ok(None),
            Some(Ok(item)) => Ok(Some(item)),
            Some(Err(Fault::Io(error))) => {
                Err(error).with_context(|| format!("{}: cannot be read", self.path.display()))
            }
            Some(Err(Fault::Cast(error))) => Err(error).context(self.path.display().to_string()),
        }
    }
}

fn read(mut input: impl Read, sender: &Sender<Result<Item, Fault>>) -> Result<(), Fault> {
    let mut reader = Reader::new();
    let mut page = vec![0; READ];
    loop {
        let count = match input.read(&mut page) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Fault::Io(error)),
        };
        let mut bytes = page.get(..count).unwrap_or_default();
        if bytes.is_empty() {
            if let Some(item) = reader.finish().map_err(Fault::Cast)? {
                let _ = sender.blocking_send(Ok(item));
            }
            return Ok(());
        }
        while let Some(item) = reader.read(&mut bytes).map_err(Fault::Cast)? {
            if sender.blocking_send(Ok(item)).is_err() {
                return Ok(());
            }
        }
    }
}
