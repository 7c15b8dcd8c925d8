//! What is not shown at a prompt that others share: who clients are and where they go, and values that open something.

use std::sync::Arc;

use strombus_tor_control::{Event, Line, Reply};

use crate::model::secret::{HIDDEN, is_secret};
use crate::watch::scrub;

/// What is taken out of answers and events. Of clients and of where they go nothing is shown, whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Veil {
    /// Whether values of options that open something, as hashes of passwords, are taken out too.
    pub hides_secrets: bool,
}

impl Veil {
    /// An answer, as it may be shown.
    pub(super) fn reply(self, reply: Reply) -> Reply {
        let lines = reply.lines.into_iter();
        Reply {
            lines: lines.map(|line| self.line(line)).collect(),
        }
    }

    fn line(self, mut line: Line) -> Line {
        let Some((key, value)) = line.text.split_once('=') else {
            return line;
        };
        if let Some(event) = telling(key) {
            let scrubbed = scrub(event, value);
            line.data = line.data.map(|data| {
                let rows = data.split('\n').map(|row| scrub(event, row));
                rows.collect::<Vec<_>>().join("\n")
            });
            line.text = format!("{key}={scrubbed}");
        } else if self.hides_secrets && is_secret(key) {
            line.text = format!("{key}={HIDDEN}");
            line.data = line.data.map(|_| HIDDEN.to_owned());
        } else if self.hides_secrets && key.eq_ignore_ascii_case("config-text") {
            let rows = |text: &str| text.split('\n').map(without_secret).collect::<Vec<_>>();
            line.text = format!("{key}={}", without_secret(value));
            line.data = line.data.map(|data| rows(&data).join("\n"));
        }
        line
    }

    /// An event, as it may be shown.
    pub(super) fn event(self, event: Arc<Event>) -> Arc<Event> {
        let name = event.name.as_str();
        let mut raw = event.raw.clone();
        for (at, line) in raw.lines.iter_mut().enumerate() {
            let rest = line.text.strip_prefix(name).filter(|_| at == 0);
            if let Some(rest) = rest {
                // With its data: of that, the descriptor of a service that somebody visits is taken out.
                let text = match &line.data {
                    Some(data) => format!("{}\n{data}", rest.trim_start()),
                    None => rest.trim_start().to_owned(),
                };
                let scrubbed = scrub(name, &text);
                let (first, data) = match scrubbed.split_once('\n') {
                    Some((first, data)) => (first, Some(data.to_owned())),
                    None => (&*scrubbed, None),
                };
                line.text = format!("{name} {first}").trim_end().to_owned();
                line.data = data;
            } else if self.hides_secrets
                && let Some((key, _)) = line.text.split_once('=')
                && is_secret(key)
            {
                line.text = format!("{key}={HIDDEN}");
            }
        }
        match raw == event.raw {
            true => event,
            false => Arc::new(Event::read(raw)),
        }
    }
}

/// The event whose lines those of a key of GETINFO are like, if they tell of clients.
fn telling(key: &str) -> Option<&'static str> {
    match key {
        "stream-status" => Some("STREAM"),
        "orconn-status" => Some("ORCONN"),
        "circuit-status" => Some("CIRC"),
        _ if key.starts_with("address-mappings/") => Some("ADDRMAP"),
        _ => None,
    }
}

/// A line of a torrc.
fn without_secret(line: &str) -> String {
    match line.split_once(' ') {
        Some((option, _)) if is_secret(option) => format!("{option} {HIDDEN}"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEWER: Veil = Veil {
        hides_secrets: true,
    };
    const OPERATOR: Veil = Veil {
        hides_secrets: false,
    };

    fn reply(text: &str, data: Option<&str>) -> Reply {
        let line = Line {
            status: 250,
            text: text.into(),
            data: data.map(Into::into),
        };
        Reply { lines: vec![line] }
    }

    #[track_caller]
    fn check(veil: Veil, text: &str, data: Option<&str>, expected: &str) {
        let shown = veil.reply(reply(text, data));
        assert_eq!(shown.to_text(), expected);
    }

    #[test]
    fn nobody_sees_where_clients_come_from_and_go() {
        for veil in [VIEWER, OPERATOR] {
            check(
                veil,
                "stream-status=9 SUCCEEDED 5 example.org:443",
                None,
                "stream-status=9 SUCCEEDED 5 [scrubbed]:443",
            );
            check(
                veil,
                "orconn-status=",
                Some("192.0.2.7:4000 CONNECTED\n$AA~auth1 CONNECTED"),
                "orconn-status=\n[scrubbed]:4000 CONNECTED\n$AA~auth1 CONNECTED",
            );
            check(
                veil,
                "address-mappings/all=",
                Some("example.org 192.0.2.7 NEVER"),
                "address-mappings/all=\n[scrubbed] [scrubbed] NEVER",
            );
        }
    }

    #[test]
    fn only_operators_see_what_opens_something() {
        let config = Some("Nickname relay1\nHashedControlPassword 16:AA");
        let hidden = "config-text=\nNickname relay1\nHashedControlPassword <hidden>";
        check(VIEWER, "config-text=", config, hidden);
        check(
            VIEWER,
            "hashedcontrolpassword=16:AA",
            None,
            "hashedcontrolpassword=<hidden>",
        );
        check(VIEWER, "Nickname=relay1", None, "Nickname=relay1");
        check(
            OPERATOR,
            "HashedControlPassword=16:AA",
            None,
            "HashedControlPassword=16:AA",
        );
    }

    fn check_event(veil: Veil, lines: &[&str], data: Option<&str>, expected: &str) {
        let mut raw = Reply::default();
        for text in lines {
            raw.lines.extend(reply(text, None).lines);
        }
        raw.lines[0].data = data.map(Into::into);
        let shown = veil.event(Arc::new(Event::read(raw)));
        assert_eq!(shown.raw.to_text(), expected);
    }

    #[test]
    fn events_are_told_without_them() {
        let scrubbed = "ORCONN [scrubbed]:4000 NEW ID=3";
        check_event(
            OPERATOR,
            &["ORCONN 192.0.2.7:4000 NEW ID=3"],
            None,
            scrubbed,
        );
        check_event(OPERATOR, &["BW 1 2"], None, "BW 1 2");
        check_event(
            OPERATOR,
            &["HS_DESC_CONTENT abc d $AA~a"],
            Some("hs-descriptor 3"),
            "HS_DESC_CONTENT [scrubbed] [scrubbed] $AA~a\n[scrubbed]",
        );
        let lines = ["CONF_CHANGED", "HashedControlPassword=16:AA", "OK"];
        let hidden = "CONF_CHANGED\nHashedControlPassword=<hidden>\nOK";
        check_event(VIEWER, &lines, None, hidden);
        check_event(OPERATOR, &lines, None, &lines.join("\n"));
    }
}
