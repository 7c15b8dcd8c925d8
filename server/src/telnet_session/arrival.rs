//! The first moments of a telnet connection: does the client speak telnet, and what is its terminal?

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io;
use std::task::Poll;
use std::time::Duration;

use strombus_terminal::{ColorDepth, Glyphs, Profile, Size};
use strombus_widgets::Plain;
use tokio::time::{Instant, timeout_at};

use super::wire::Wire;
use crate::session::Event;
use crate::telnet::{Mtts, TelnetEvent};

/// How long a client may take to show that it speaks telnet. Long enough for a poor link; only
/// those that do not speak it wait this long.
const PROBE: Duration = Duration::from_secs(2);

/// How long the answers about the terminal may take after that.
const ANSWERS: Duration = Duration::from_millis(1500);

/// Keys that come while the terminal is still unknown, in bytes.
const EARLY_KEYS: usize = 1024;

/// What is known of a client.
#[derive(Debug, Default)]
pub(super) struct Arrival {
    names: Vec<String>,
    mtts: Option<Mtts>,
    size: Option<Size>,
    pub(super) environment: Vec<(String, String)>,
    utf8: Option<bool>,
    /// What was typed already.
    pub(super) early: VecDeque<Event<Vec<u8>>>,
    pub(super) speaks_telnet: bool,
    failed: bool,
}

/// Asks the client what it is. One that does not speak telnet has a dumb terminal. An error if it left.
pub(super) async fn arrive(wire: &Wire) -> io::Result<Arrival> {
    let mut arrival = Arrival::default();
    wire.with_codec(|codec| codec.start_probe());
    wire.flush().await?;
    let mut deadline = Instant::now() + PROBE;
    let mut asked = false;
    loop {
        let read = poll_fn(|context| {
            if let Poll::Ready(Err(error)) = wire.poll_flush(context) {
                return Poll::Ready(Err(error));
            }
            wire.poll_read(context, &mut |event| arrival.note(event))
        });
        match timeout_at(deadline, read).await {
            Ok(Ok(true)) => {}
            Ok(Ok(false)) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(Err(error)) => return Err(error),
            Err(_) => {
                if !arrival.speaks_telnet {
                    // Whoever types into netcat has lines, and nothing else that is known.
                    arrival.names = vec!["dumb".into()];
                }
                return Ok(arrival);
            }
        }
        if arrival.failed {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if arrival.asks_for_a_page() {
            return Ok(arrival);
        }
        if arrival.speaks_telnet && !asked {
            asked = true;
            wire.with_codec(|codec| codec.negotiate());
            deadline = Instant::now() + ANSWERS;
        }
        wire.flush().await?;
        if asked && wire.with_codec(|codec| codec.is_settled()) {
            return Ok(arrival);
        }
    }
}

impl Arrival {
    fn note(&mut self, event: TelnetEvent<'_>) {
        match event {
            TelnetEvent::PeerSpeaksTelnet => self.speaks_telnet = true,
            TelnetEvent::TerminalType(name) => self.names.push(name),
            TelnetEvent::Mtts(mtts) => {
                if mtts.contains(Mtts::SCREEN_READER) {
                    self.ask_for_words();
                }
                self.mtts = Some(mtts);
            }
            TelnetEvent::WindowSize { columns, rows } => {
                self.size = Some(Size::from_client(u32::from(rows), u32::from(columns)));
            }
            TelnetEvent::Environment { name, value } => self.environment.push((name, value)),
            TelnetEvent::CharsetUtf8 { accepted } => self.utf8 = Some(accepted),
            TelnetEvent::Data(bytes) => self.keep(bytes),
            TelnetEvent::Error(error) => self.failed |= error.is_fatal(),
            _ => {}
        }
    }

    /// The person is to get a dialogue in lines, whatever the terminal is; unless they said otherwise.
    fn ask_for_words(&mut self) {
        if self.variable(Plain::VARIABLE).is_none() {
            self.environment.push((Plain::VARIABLE.into(), "1".into()));
        }
    }

    /// Whether it is a browser, or another that speaks HTTP: it begins with a method and a path (RFC 9112, section 3). What
    /// is behind them may be too long to have come whole.
    pub(super) fn asks_for_a_page(&self) -> bool {
        let Some(Event::Bytes(bytes)) = self.early.front() else {
            return false;
        };
        let method = bytes.iter().take_while(|byte| byte.is_ascii_uppercase());
        let length = method.count();
        let path = bytes.get(length..).unwrap_or_default();
        !self.speaks_telnet && (3..=7).contains(&length) && path.starts_with(b" /")
    }

    fn keep(&mut self, bytes: &[u8]) {
        let kept: usize = self
            .early
            .iter()
            .map(|event| {
                if let Event::Bytes(bytes) = event {
                    bytes.len()
                } else {
                    0
                }
            })
            .sum();
        let room = EARLY_KEYS.saturating_sub(kept).min(bytes.len());
        if let Some(bytes) = bytes.get(..room).filter(|bytes| !bytes.is_empty()) {
            self.early.push_back(Event::Bytes(bytes.to_vec()));
        }
    }

    pub(super) fn size(&self) -> Size {
        self.size.unwrap_or(Size::VT100)
    }

    fn variable(&self, name: &str) -> Option<&str> {
        self.environment
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The terminal's name: the second that the client gave if it speaks MTTS, where the first is the client's own.
    pub(super) fn terminal(&self) -> String {
        let name = if self.mtts.is_some() {
            self.names.get(1)
        } else {
            None
        };
        name.or_else(|| self.names.first())
            .map(|name| name.to_ascii_lowercase())
            .unwrap_or_default()
    }

    /// What the terminal can do, by its name, its environment and what the client says of it.
    pub(super) fn profile(&self) -> Profile {
        let terminal = self.terminal();
        // A telnet client that tells no name still has a screen, or its user would not see its own prompt move.
        let name = if terminal.is_empty() || terminal == "unknown" {
            "vt100"
        } else {
            &terminal
        };
        if let Some(chosen) = self.variable(Profile::VARIABLE).and_then(Profile::named) {
            return chosen;
        }
        let mut profile = Profile::find(name, |variable| self.variable(variable));
        if let Some(mtts) = self.mtts {
            profile = with_abilities(profile, mtts, self.variable("NO_COLOR"));
        }
        match self.utf8 {
            Some(true) if profile.addressing => profile.glyphs = Glyphs::Unicode,
            Some(false) if profile.glyphs == Glyphs::Unicode => {
                profile.glyphs = Glyphs::DecGraphics
            }
            _ => {}
        }
        profile
    }

    /// The name that the client's environment gives its user. A claim, not a login.
    pub(super) fn user(&self) -> Option<&str> {
        self.variable("USER")
    }
}

/// What a client says of itself by the bits of MTTS counts more than what its terminal's name says.
fn with_abilities(mut profile: Profile, mtts: Mtts, no_color: Option<&str>) -> Profile {
    if !profile.addressing {
        return profile;
    }
    // It shows lines as they come, as most clients for MUDs do.
    if !mtts.contains(Mtts::VT100) {
        return Profile::DUMB;
    }
    profile.mouse &= mtts.contains(Mtts::MOUSE_TRACKING);
    if mtts.contains(Mtts::UTF_8) {
        profile.glyphs = Glyphs::Unicode;
    }
    if no_color.is_some_and(|set| !set.is_empty()) {
        return profile;
    }
    if mtts.contains(Mtts::TRUECOLOR) {
        profile.colors = ColorDepth::True;
    } else if mtts.contains(Mtts::COLORS_256) {
        profile.colors = profile.colors.max(ColorDepth::Indexed);
    } else if mtts.contains(Mtts::ANSI) {
        profile.colors = profile.colors.max(ColorDepth::Eight);
    } else {
        profile.colors = ColorDepth::Monochrome;
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrival(names: &[&str], mtts: Option<Mtts>, environment: &[(&str, &str)]) -> Arrival {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Arrival {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            mtts,
            environment: environment.iter().map(owned).collect(),
            ..Arrival::default()
        }
    }

    #[test]
    fn a_client_that_shows_lines_as_they_come_gets_lines() {
        let bits = Mtts::ANSI | Mtts::UTF_8 | Mtts::COLORS_256;
        let mudlet = arrival(&["MUDLET", "ANSI-TRUECOLOR"], Some(bits), &[]);
        assert_eq!(mudlet.profile(), Profile::DUMB);
    }

    #[test]
    fn what_a_client_says_counts_more_than_its_terminals_name() {
        let names = ["TINTIN++", "XTERM"];
        let check = |bits: Mtts, environment: &[(&str, &str)], expected: Profile| {
            let arrival = arrival(&names, Some(Mtts::VT100 | bits), environment);
            assert_eq!(arrival.profile(), expected, "{bits:?} {environment:?}");
        };
        let xterm = Profile {
            mouse: false,
            ..Profile::XTERM
        };
        let of = |colors| Profile { colors, ..xterm };
        check(Mtts(0), &[], of(ColorDepth::Monochrome));
        check(Mtts::ANSI, &[], of(ColorDepth::Eight));
        check(Mtts::COLORS_256, &[], of(ColorDepth::Indexed));
        check(Mtts::TRUECOLOR, &[], of(ColorDepth::True));
        let environment = [("NO_COLOR", "1")];
        check(Mtts::TRUECOLOR, &environment, of(ColorDepth::Monochrome));
        check(Mtts::ANSI | Mtts::MOUSE_TRACKING, &[], Profile::XTERM);
    }

    #[test]
    fn a_pc_gets_its_characters_and_a_person_what_they_choose() {
        for name in ["ANSI", "SyncTERM", "ansi-bbs"] {
            assert_eq!(arrival(&[name], None, &[]).profile(), Profile::CP437);
        }
        let chosen = arrival(
            &["ANSI"],
            Some(Mtts::ANSI),
            &[("STROMBUS_PROFILE", "vt100")],
        );
        assert_eq!(chosen.profile(), Profile::VT100);
        let utf8 = arrival(&["ANSI"], Some(Mtts::VT100 | Mtts::UTF_8 | Mtts::ANSI), &[]);
        assert_eq!(utf8.profile().glyphs, Glyphs::Unicode);
    }
}
