//! Operating system commands: titles, colours, hyperlinks, the clipboard, progress, notifications.

use std::sync::Arc;

use super::event::{Event, Progress};
use super::palette::{self, Palette};
use super::rendition::Hyperlink;
use super::state::State;
use super::title::{Which, printable};
use crate::input::base64;

/// The most bytes of a hyperlink's target, as VTE and iTerm2 have it. A longer one is no link.
const URI_BYTES: usize = 2083;
/// What XTQALLOWED tells.
const ALLOWED: &str = "allowColorOps,allowMouseOps,allowTcapOps,allowTitleOps,allowWindowOps";
/// The most bytes of a hyperlink's id.
const ID_BYTES: usize = 250;
/// The most bytes of each part of a notification, and of a directory.
const NOTICE_BYTES: usize = 1024;

impl State {
    /// An operating system command, from behind its introducer to before its end.
    pub(super) fn osc(&mut self, string: &[u8], by_bell: bool) {
        self.last = None;
        // What dtterm has, where nothing is between the letter and the title.
        match string {
            [b'l', title @ ..] => return self.set_title(Which::Window, title),
            [b'L', title @ ..] => return self.set_title(Which::Icon, title),
            _ => {}
        }
        let end = string.iter().position(|byte| *byte == b';');
        let (number, rest) = match end {
            Some(end) => {
                let (number, rest) = string.split_at(end);
                (number, rest.get(1..).unwrap_or_default())
            }
            None => (string, &[][..]),
        };
        let number = std::str::from_utf8(number).ok();
        let number = match number {
            Some("") => Some(0),
            Some(number) => number.parse::<u16>().ok(),
            None => None,
        };
        match number {
            Some(number @ 0..=2) => {
                if let Some(which) = Which::of(number).filter(|_| end.is_some()) {
                    self.set_title(which, rest);
                }
            }
            Some(4) => self.palette_colors(rest, 0, by_bell),
            Some(5) => self.palette_colors(rest, Palette::SPECIAL, by_bell),
            Some(7) => {
                let directory = printable(rest, NOTICE_BYTES);
                self.events.push(Event::Directory(directory));
            }
            Some(8) => self.hyperlink(rest),
            Some(9) => self.notify(rest),
            Some(first @ 10..=19) => self.dynamic_colors(first, rest, by_bell),
            Some(52) => self.clipboard(rest),
            Some(60) => self.reply_osc(&format!("60;{ALLOWED}")),
            // Of what can be disallowed nothing is.
            Some(61) => self.reply_osc("61"),
            Some(104) => self.reset_colors(rest, 0),
            Some(105) => self.reset_colors(rest, Palette::SPECIAL),
            Some(number @ 110..=119) => self.palette.reset(Palette::DYNAMIC + number - 100),
            Some(777) => self.titled_notification(rest),
            _ => {}
        }
    }

    /// OSC 4 and 5: pairs of an index and a colour, or of an index and a question mark.
    fn palette_colors(&mut self, rest: &[u8], base: u16, by_bell: bool) {
        let text = String::from_utf8_lossy(rest);
        let mut parts = text.split(';');
        while let (Some(index), Some(color)) = (parts.next(), parts.next()) {
            let Some(number) = index
                .parse::<u16>()
                .ok()
                .filter(|index| *index < Palette::END - base)
            else {
                continue;
            };
            let at = base + number;
            if color == "?" {
                let code = if base == 0 { 4 } else { 5 };
                self.report_color(&format!("{code};{number}"), at, by_bell);
            } else if let Some(color) = palette::parse(color) {
                self.palette.set(at, color);
            }
        }
    }

    /// OSC 10 to 19: a colour for each of them from the first on.
    fn dynamic_colors(&mut self, first: u16, rest: &[u8], by_bell: bool) {
        let text = String::from_utf8_lossy(rest);
        for (number, color) in (first..=19).zip(text.split(';')) {
            let at = Palette::DYNAMIC + number;
            if color == "?" {
                self.report_color(&number.to_string(), at, by_bell);
            } else if let Some(color) = palette::parse(color) {
                self.palette.set(at, color);
            }
        }
    }

    /// The answer ends as the question did, as xterm's does.
    fn report_color(&mut self, what: &str, at: u16, by_bell: bool) {
        let [r, g, b] = self.palette.get(at);
        let answer = format!("{what};rgb:{r:04x}/{g:04x}/{b:04x}");
        if by_bell {
            let introducer: &[u8] = if self.eight_bit { b"\x9d" } else { b"\x1b]" };
            let answer = [introducer, answer.as_bytes(), b"\x07"].concat();
            self.reply(&answer);
        } else {
            self.reply_osc(&answer);
        }
    }

    /// OSC 104 and 105: some colours, or all.
    fn reset_colors(&mut self, rest: &[u8], base: u16) {
        let text = String::from_utf8_lossy(rest);
        if text.is_empty() {
            let end = if base == 0 {
                Palette::DYNAMIC
            } else {
                Palette::END
            };
            self.palette.reset_range(base, end);
        }
        for index in text.split(';').map_while(|index| index.parse::<u16>().ok()) {
            if index < Palette::END - base {
                self.palette.reset(base + index);
            }
        }
    }

    /// OSC 8: parameters, then the target. An empty target ends the link.
    fn hyperlink(&mut self, rest: &[u8]) {
        let text = String::from_utf8_lossy(rest);
        let Some((params, uri)) = text.split_once(';') else {
            return;
        };
        let printable = uri.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        self.cursor.pen.link = if uri.is_empty() || !printable || uri.len() > URI_BYTES {
            None
        } else {
            let id = params
                .split(':')
                .find_map(|param| param.strip_prefix("id="))
                .unwrap_or("");
            let id = super::title::printable(id.as_bytes(), ID_BYTES);
            Some(Arc::new(Hyperlink {
                id: id.into(),
                uri: uri.into(),
            }))
        };
        self.restamp();
    }

    /// OSC 9: `4;state;percent` is progress (ConEmu), other text a notification (iTerm2).
    fn notify(&mut self, rest: &[u8]) {
        let Some(progress) = rest.strip_prefix(b"4;") else {
            let body = printable(rest, NOTICE_BYTES);
            let title = String::new();
            self.events.push(Event::Notification { title, body });
            return;
        };
        let text = String::from_utf8_lossy(progress);
        let (state, percent) = text.split_once(';').unwrap_or((&text, ""));
        let percent = percent.parse::<u16>().unwrap_or(0).min(100) as u8;
        let progress = match state {
            "0" => Progress::None,
            "1" => Progress::Percent(percent),
            "2" => Progress::Failed(percent),
            "3" => Progress::Busy,
            "4" => Progress::Paused(percent),
            _ => return,
        };
        self.events.push(Event::Progress(progress));
    }

    /// OSC 777: `notify;title;body` (rxvt).
    fn titled_notification(&mut self, rest: &[u8]) {
        let text = String::from_utf8_lossy(rest);
        let mut parts = text.splitn(3, ';');
        if let (Some("notify"), Some(title), body) = (parts.next(), parts.next(), parts.next()) {
            let title = printable(title.as_bytes(), NOTICE_BYTES);
            let body = printable(body.unwrap_or("").as_bytes(), NOTICE_BYTES);
            self.events.push(Event::Notification { title, body });
        }
    }

    /// OSC 52. What is on the clipboard is never told to a program.
    fn clipboard(&mut self, rest: &[u8]) {
        let Some(end) = rest.iter().position(|byte| *byte == b';') else {
            return;
        };
        let (selection, content) = rest.split_at(end);
        let content = content.get(1..).unwrap_or_default();
        if content == b"?" {
            return;
        }
        let selection = printable(selection, 16);
        // What is not Base64 clears it, as the specification says.
        let content = std::str::from_utf8(content)
            .ok()
            .and_then(base64::decode)
            .unwrap_or_default();
        self.events.push(Event::Clipboard { selection, content });
    }
}
