//! What comes on standard input: bytes for the screen, or an asciicast.

use std::io::{self, Read};

use anyhow::Context as _;
use strombus_server::asciicast::{EventKind, Item, Reader};
use strombus_terminal::{Screen, Size};

use super::new_screen;

/// Bytes read in one go; also as many as are looked at to find out what they are.
const READ: usize = 64 * 1024;

/// The screen that shows all of standard input.
pub(super) fn read(size: Option<Size>) -> anyhow::Result<Screen> {
    read_from(io::stdin().lock(), size)
}

fn read_from(mut input: impl Read, size: Option<Size>) -> anyhow::Result<Screen> {
    let mut front = Vec::new();
    let mut page = vec![0; READ];
    // A pipe gives what it has, perhaps not the whole first line.
    while front.len() < READ && !front.contains(&b'\n') {
        let bytes = next(&mut input, &mut page)?;
        if bytes.is_empty() {
            break;
        }
        front.extend_from_slice(bytes);
    }
    let mut replay = if is_asciicast(&front) {
        Replay::Cast {
            reader: Reader::new(),
            size,
            screen: None,
        }
    } else {
        Replay::Bytes(new_screen(size.unwrap_or(Size::VT100)))
    };
    replay.feed(&front)?;
    loop {
        let bytes = next(&mut input, &mut page)?;
        if bytes.is_empty() {
            return replay.finish();
        }
        replay.feed(bytes)?;
    }
}

fn next<'a>(input: &mut impl Read, page: &'a mut [u8]) -> anyhow::Result<&'a [u8]> {
    loop {
        match input.read(page) {
            Ok(count) => return Ok(page.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error).context("cannot read standard input"),
        }
    }
}

/// Whether the first line is an object of JSON that names a version: no program begins its output like this.
fn is_asciicast(front: &[u8]) -> bool {
    let line = front
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    line.starts_with(b"{")
        && serde_json::from_slice::<serde_json::Value>(line)
            .is_ok_and(|header| header.get("version").is_some_and(serde_json::Value::is_u64))
}

enum Replay {
    Bytes(Screen),
    Cast {
        reader: Reader,
        /// In place of what the header says.
        size: Option<Size>,
        screen: Option<Screen>,
    },
}

impl Replay {
    fn feed(&mut self, mut bytes: &[u8]) -> anyhow::Result<()> {
        match self {
            Self::Bytes(screen) => {
                screen.feed(bytes);
                forget(screen);
            }
            Self::Cast {
                reader,
                size,
                screen,
            } => {
                while let Some(item) = reader.read(&mut bytes).context(WHERE)? {
                    show(item, *size, screen);
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<Screen> {
        match self {
            Self::Bytes(screen) => Ok(screen),
            Self::Cast {
                mut reader,
                size,
                mut screen,
            } => {
                if let Some(item) = reader.finish().context(WHERE)? {
                    show(item, size, &mut screen);
                }
                screen.context("the asciicast has no header")
            }
        }
    }
}

const WHERE: &str = "the asciicast on standard input cannot be read";

fn show(item: Item, size: Option<Size>, screen: &mut Option<Screen>) {
    match (item, screen) {
        (Item::Header(header), screen) => *screen = Some(new_screen(size.unwrap_or(header.size))),
        (Item::Event(event), Some(screen)) => match event.kind {
            EventKind::Output(text) => {
                screen.feed(text.as_bytes());
                forget(screen);
            }
            EventKind::Resize(size) => screen.resize(size),
            _ => {}
        },
        (Item::Event(_), None) => {}
    }
}

/// Nobody is there to be answered, or to hear of anything.
fn forget(screen: &mut Screen) {
    let _ = screen.take_replies();
    let _ = screen.take_events();
}
