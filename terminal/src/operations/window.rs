//! What is around the screen: the title, links, the clipboard, the bell, the cursor's shape, progress.

use super::{Operations, base64};
use crate::text;

/// The most columns of a title.
pub const TITLE_LIMIT: usize = 200;

/// The longest link, in bytes as it is sent: what VTE takes.
pub const LINK_LIMIT: usize = 2083;

/// The most that is put into a clipboard, in bytes.
pub const CLIPBOARD_LIMIT: usize = 64 * 1024;

/// What a cursor looks like (DECSCUSR).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CursorShape {
    /// The whole cell.
    #[default]
    Block,
    /// A line below.
    Underline,
    /// A line to the left (of xterm).
    Bar,
}

/// How far a long work is, shown in the taskbar or the tab (OSC 9;4, of ConEmu).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// There is none.
    None,
    /// So much of 100 is done.
    Percent(u8),
    /// It failed, with so much of 100 done.
    Failed(u8),
    /// It works; nobody knows how long.
    Busy,
    /// It waits, with so much of 100 done.
    Paused(u8),
}

impl Operations<'_> {
    /// The title of the window (OSC 2), of at most [`TITLE_LIMIT`] columns.
    pub fn title(&mut self, title: &str) -> &mut Self {
        self.named(b"\x1b]2;", title)
    }

    /// The name of the window's icon or tab (OSC 1), of at most [`TITLE_LIMIT`] columns.
    pub fn icon_name(&mut self, name: &str) -> &mut Self {
        self.named(b"\x1b]1;", name)
    }

    fn named(&mut self, introducer: &[u8], name: &str) -> &mut Self {
        self.raw(introducer);
        let mut room = TITLE_LIMIT;
        for (grapheme, columns) in text::graphemes(name) {
            if columns > room {
                break;
            }
            room -= columns;
            self.raw(grapheme.as_bytes());
        }
        self.string_terminator()
    }

    /// Keeps the title of the window (XTWINOPS 22).
    pub fn push_title(&mut self) -> &mut Self {
        self.csi("", &[22, 2], "t")
    }

    /// Puts the title of the window back (XTWINOPS 23).
    pub fn pop_title(&mut self) -> &mut Self {
        self.csi("", &[23, 2], "t")
    }

    /// What is written from now on leads to `url` (OSC 8). Cells with the same `id` are one link, though rows apart;
    /// it may be empty. What is no printable ASCII in a URL is percent-encoded; one that is then longer than [`LINK_LIMIT`]
    /// is no link. The id keeps its letters, digits, `-`, `_` and `.`, up to 64 of them.
    pub fn begin_link(&mut self, url: &str, id: &str) -> &mut Self {
        let mut encoded = Vec::new();
        for byte in url.bytes().take(LINK_LIMIT + 1) {
            if (b'!'..=b'~').contains(&byte) {
                encoded.push(byte);
            } else {
                let digit = |n: u8| b"0123456789ABCDEF".get(usize::from(n)).copied();
                encoded.push(b'%');
                encoded.extend(digit(byte >> 4));
                encoded.extend(digit(byte & 0xf));
            }
        }
        if encoded.len() > LINK_LIMIT {
            return self.end_link();
        }
        self.raw(b"\x1b]8;");
        let mut id = id
            .bytes()
            .filter(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
            .take(64)
            .peekable();
        if id.peek().is_some() {
            self.raw(b"id=");
            self.out.extend(id);
        }
        self.raw(b";").raw(&encoded).string_terminator()
    }

    /// What is written from now on leads nowhere (OSC 8).
    pub fn end_link(&mut self) -> &mut Self {
        self.raw(b"\x1b]8;;").string_terminator()
    }

    /// Puts text into the person's clipboard (OSC 52). Nothing if it is longer than [`CLIPBOARD_LIMIT`]: a part of
    /// what was copied is worse than what was there before.
    pub fn copy(&mut self, text: &str) -> &mut Self {
        if text.len() > CLIPBOARD_LIMIT {
            return self;
        }
        self.raw(b"\x1b]52;c;");
        base64::encode(text.as_bytes(), self.out);
        self.string_terminator()
    }

    /// Rings the bell (BEL).
    pub fn bell(&mut self) -> &mut Self {
        self.raw(b"\x07")
    }

    /// What the cursor looks like, and whether it blinks (DECSCUSR).
    pub fn cursor_shape(&mut self, shape: CursorShape, blinking: bool) -> &mut Self {
        let steady = match shape {
            CursorShape::Block => 2,
            CursorShape::Underline => 4,
            CursorShape::Bar => 6,
        };
        self.csi("", &[steady - u16::from(blinking)], " q")
    }

    /// The cursor looks as the person has chosen (DECSCUSR 0).
    pub fn default_cursor_shape(&mut self) -> &mut Self {
        self.csi("", &[0], " q")
    }

    /// How far a long work is (OSC 9;4). Beyond 100 is 100.
    pub fn progress(&mut self, progress: Progress) -> &mut Self {
        let (state, percent) = match progress {
            Progress::None => (0, 0),
            Progress::Percent(percent) => (1, percent),
            Progress::Failed(percent) => (2, percent),
            Progress::Busy => (3, 0),
            Progress::Paused(percent) => (4, percent),
        };
        self.raw(b"\x1b]9;4;")
            .number(state)
            .raw(b";")
            .number(percent.min(100).into())
            .string_terminator()
    }

    /// Ends an OSC or DCS string (ST).
    pub(super) fn string_terminator(&mut self) -> &mut Self {
        self.raw(b"\x1b\\")
    }
}
