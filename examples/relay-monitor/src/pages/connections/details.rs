//! What is known of the row that the person is at.

use strombus_widgets::{Content, Role};

use super::rows::{Row, Rows, address, kind_words};
use crate::Details;
use crate::model::{Circuit, Endpoint, Peer};

/// What is taken from a relay's entry in the consensus and its descriptor.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Known<'a> {
    pub(super) or_port: Option<&'a str>,
    pub(super) published: Option<&'a str>,
    pub(super) platform: Option<&'a str>,
    pub(super) flags: Option<&'a str>,
    pub(super) weight: Option<&'a str>,
    pub(super) policy: Vec<&'a str>,
    pub(super) contact: Option<&'a str>,
}

impl<'a> Known<'a> {
    /// Reads what matters of dir-spec 2.1.1 and 3.4.1; all else is left to the raw texts.
    pub(super) fn of(details: &'a Details) -> Self {
        let mut known = Self::default();
        for line in details.status.as_deref().unwrap_or_default().lines() {
            match line.split_once(' ') {
                // "r" nickname identity digest date time address ORPort DirPort
                Some(("r", rest)) => known.or_port = rest.split(' ').nth(6),
                Some(("s", flags)) => known.flags = Some(flags),
                Some(("w", rest)) => {
                    let mut words = rest.split(' ');
                    known.weight = words.find_map(|word| word.strip_prefix("Bandwidth="));
                }
                Some(("p", policy)) => known.policy = vec![policy],
                _ => {}
            }
        }
        let mut rules = Vec::new();
        for line in details.descriptor.as_deref().unwrap_or_default().lines() {
            match line.split_once(' ') {
                // "router" nickname address ORPort SOCKSPort DirPort
                Some(("router", rest)) => known.or_port = rest.split(' ').nth(2),
                Some(("platform", platform)) => known.platform = Some(platform),
                Some(("published", published)) => known.published = Some(published),
                Some(("contact", contact)) => known.contact = Some(contact),
                Some(("accept" | "reject", _)) => rules.push(line),
                _ => {}
            }
        }
        if !rules.is_empty() {
            known.policy = rules;
        }
        known
    }
}

/// A line of words, each behind its label.
fn line(content: &mut Content, words: &[(&str, &str)]) {
    let words: Vec<_> = words.iter().filter(|(_, text)| !text.is_empty()).collect();
    if words.is_empty() {
        return;
    }
    if !content.is_empty() {
        content.push("\n", Role::Text);
    }
    for (number, (label, text)) in words.into_iter().enumerate() {
        content.push(if number > 0 { "  " } else { "" }, Role::Text);
        content.push(label, Role::Quiet);
        content.push(if label.is_empty() { "" } else { " " }, Role::Text);
        content.push(text, Role::Text);
    }
}

/// What is known of a row, in some lines.
pub(super) fn of(rows: &Rows, row: usize, details: Option<&Details>) -> Content {
    let mut content = Content::new();
    match rows.row(row) {
        None => {}
        Some(Row::Circuit(number)) => {
            if let Some(circuit) = rows.circuits.get(number) {
                of_circuit(&mut content, circuit);
            }
        }
        Some(Row::Connection(number)) => {
            if let Some(connection) = rows.connection(number) {
                let local = connection
                    .local
                    .map_or_else(String::new, |local| local.to_string());
                let kind = kind_words(connection.kind);
                of_endpoint(&mut content, kind, &connection.remote, &local);
                line(
                    &mut content,
                    &[("name", connection.name.as_deref().unwrap_or_default())],
                );
                match &connection.peer {
                    Some(peer) => of_peer(&mut content, peer, details),
                    None => line(&mut content, &[("", nobody(connection.kind))]),
                }
            }
        }
        Some(Row::Hop(circuit, hop)) => {
            if let Some(hop) = rows.hop(circuit, hop) {
                if let Some(endpoint) = &hop.endpoint {
                    of_endpoint(&mut content, "Hop", endpoint, "");
                }
                of_peer(&mut content, &hop.peer, details);
            }
        }
    }
    content
}

const fn nobody(kind: crate::model::ConnectionKind) -> &'static str {
    use crate::model::ConnectionKind as Kind;
    match kind {
        Kind::Inbound => {
            "Not a relay of the consensus: a client or a bridge. Nobody is shown who that is."
        }
        Kind::Exit => "Where a client goes to. Nobody is shown where that is; only the port.",
        Kind::Control => "A controller, such as this monitor.",
        Kind::Socks => "An application that uses this tor.",
        Kind::Hidden => "An onion service of this tor, and what serves it.",
        Kind::Relay | Kind::Outbound | Kind::Circuit | Kind::Directory => {
            "Not a relay of the consensus."
        }
    }
}

fn of_circuit(content: &mut Content, circuit: &Circuit) {
    let purpose = circuit.purpose.as_deref().unwrap_or_default();
    let words = [
        ("circuit", &*circuit.id),
        ("status", &*circuit.status),
        ("purpose", purpose),
    ];
    line(content, &words);
    line(content, &[("built", &circuit.build_flags.join(", "))]);
    let names: Vec<&str> = circuit
        .hops
        .iter()
        .map(|hop| {
            hop.peer
                .nickname
                .as_deref()
                .unwrap_or(&hop.peer.fingerprint)
        })
        .collect();
    line(content, &[("path", &names.join(" > "))]);
}

fn of_endpoint(content: &mut Content, kind: &str, endpoint: &Endpoint, local: &str) {
    let remote = address(endpoint);
    let country = endpoint.country().unwrap_or("unknown");
    let words = [(kind, remote.text()), ("from", local), ("country", country)];
    line(content, &words);
}

fn of_peer(content: &mut Content, peer: &Peer, details: Option<&Details>) {
    let nickname = peer.nickname.as_deref().unwrap_or_default();
    line(
        content,
        &[("fingerprint", &peer.fingerprint), ("nickname", nickname)],
    );
    let Some(details) = details else {
        content.push("\n", Role::Text);
        content.push("asking tor what it knows of this relay…", Role::Quiet);
        return;
    };
    if details.status.is_none() && details.descriptor.is_none() {
        line(
            content,
            &[(
                "",
                "Tor has neither a consensus entry nor a descriptor of it.",
            )],
        );
        return;
    }
    let known = Known::of(details);
    let words = [
        ("OR port", known.or_port.unwrap_or_default()),
        ("published", known.published.unwrap_or_default()),
        ("platform", known.platform.unwrap_or_default()),
    ];
    line(content, &words);
    let weight = known.weight.unwrap_or_default();
    line(
        content,
        &[
            ("flags", known.flags.unwrap_or_default()),
            ("weight", weight),
        ],
    );
    line(content, &[("exit policy", &known.policy.join(", "))]);
    line(content, &[("contact", known.contact.unwrap_or_default())]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_is_read_from_a_consensus_entry_and_a_descriptor() {
        let details = Details {
            status: Some(
                "r auth2 Hs7R0nXDt8xq4Uo6bYDSKNFLRMU lBGeZjkpvKl25yOQOXflMNeOOoE 2038-01-01 00:00:00 127.0.0.1 44189 36893\n\
                 s Authority Exit Fast\nw Bandwidth=7 Unmeasured=1\np accept 1-65535\n"
                    .into(),
            ),
            descriptor: None,
        };
        let known = Known::of(&details);
        assert_eq!(known.or_port, Some("44189"));
        assert_eq!(
            (known.flags, known.weight),
            (Some("Authority Exit Fast"), Some("7"))
        );
        assert_eq!(known.policy, ["accept 1-65535"]);
        let details = Details {
            descriptor: Some(
                "router auth2 127.0.0.1 44190 0 36893\nplatform Tor 0.4.9.11 on Linux\n\
                 published 2026-11-21 02:52:51\ncontact auth2 at testnet dot invalid\nreject *:25\naccept *:*\n"
                    .into(),
            ),
            ..details
        };
        let known = Known::of(&details);
        assert_eq!(known.or_port, Some("44190"));
        assert_eq!(known.policy, ["reject *:25", "accept *:*"]);
        assert_eq!(known.published, Some("2026-11-21 02:52:51"));
        assert_eq!(known.contact, Some("auth2 at testnet dot invalid"));
        let nothing = Details {
            status: Some("r\ns\n\np".into()),
            descriptor: Some("router a\n\u{fffd}".into()),
        };
        assert_eq!(Known::of(&nothing), Known::default());
    }
}
