//! The events that a log may show, and what they are.

/// The name of each event and what it tells, in the order in which they are offered: the messages first.
pub(super) const EVENTS: [(&str, &str); 34] = [
    ("ERR", "what ends tor"),
    ("WARN", "what an operator should know"),
    ("NOTICE", "what an operator may want to know"),
    ("INFO", "what happens all the time; many"),
    ("DEBUG", "what developers look for; thousands a second"),
    ("MONITOR", "what this monitor did or noticed itself"),
    ("ADDRMAP", "a name or an address is mapped to another"),
    (
        "BUILDTIMEOUT_SET",
        "how long a circuit may take to be built",
    ),
    ("BW", "bytes read and written, each second"),
    (
        "CELL_STATS",
        "cells that circuits moved (test networks only)",
    ),
    ("CIRC", "a circuit is launched, extended, built, closed"),
    ("CIRC_BW", "bytes that circuits moved, each second"),
    ("CIRC_MINOR", "a circuit has another purpose"),
    ("CLIENTS_SEEN", "clients by country, of a bridge"),
    ("CONF_CHANGED", "an option was changed"),
    (
        "CONN_BW",
        "bytes that connections moved (test networks only)",
    ),
    ("DESCCHANGED", "this relay has a new descriptor"),
    ("GUARD", "a guard was chosen, dropped, is up, is down"),
    (
        "HS_DESC",
        "a descriptor of an onion service is fetched or sent",
    ),
    ("HS_DESC_CONTENT", "the text of such a descriptor"),
    (
        "NETWORK_LIVENESS",
        "the network can be reached, or not any more",
    ),
    ("NEWCONSENSUS", "a consensus came; long"),
    ("NEWDESC", "descriptors of relays came"),
    ("NS", "what the consensus says of a relay changed; long"),
    ("ORCONN", "a connection to a relay is made, closed, failed"),
    ("SIGNAL", "tor got a signal"),
    ("STATUS_CLIENT", "how tor does as a client"),
    ("STATUS_GENERAL", "how tor does in general: clock, versions"),
    (
        "STATUS_SERVER",
        "how tor does as a relay: reachability, descriptors",
    ),
    ("STREAM", "a stream of an application begins, ends"),
    ("STREAM_BW", "bytes that streams moved, each second"),
    (
        "TB_EMPTY",
        "a bandwidth bucket ran dry (test networks only)",
    ),
    ("TRANSPORT_LAUNCHED", "a pluggable transport was started"),
    ("PT_STATUS", "what a pluggable transport tells of itself"),
];

/// The names of events in few words: runlevels from one on as a range.
pub(super) fn in_words(has: impl Fn(&str) -> bool) -> String {
    const LEVELS: [&str; 5] = ["DEBUG", "INFO", "NOTICE", "WARN", "ERR"];
    let first = LEVELS.iter().position(|level| has(level));
    let mut words = Vec::new();
    match first {
        Some(first) if LEVELS.iter().skip(first).all(|level| has(level)) && first < 4 => {
            words.push(format!(
                "{} to ERR",
                LEVELS.get(first).copied().unwrap_or_default()
            ));
        }
        _ => words.extend(
            LEVELS
                .into_iter()
                .filter(|level| has(level))
                .map(String::from),
        ),
    }
    let others = EVENTS.iter().map(|(name, _)| *name);
    let others = others.filter(|name| !LEVELS.contains(name) && has(name));
    words.extend(others.map(String::from));
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runlevels_are_told_as_a_range() {
        let check = |names: &[&str], expected: &str| {
            assert_eq!(in_words(|name| names.contains(&name)), expected);
        };
        check(
            &["NOTICE", "WARN", "ERR", "MONITOR"],
            "NOTICE to ERR, MONITOR",
        );
        check(&["ERR", "BW", "CIRC"], "ERR, BW, CIRC");
        check(&["DEBUG", "WARN", "ERR"], "DEBUG, WARN, ERR");
        check(&[], "");
    }

    #[test]
    fn every_event_of_tor_is_explained() {
        // `GETINFO events/names` of tor 0.4.9.
        let names = "CIRC CIRC_MINOR STREAM ORCONN BW DEBUG INFO NOTICE WARN ERR NEWDESC ADDRMAP DESCCHANGED NS \
            STATUS_GENERAL STATUS_CLIENT STATUS_SERVER GUARD STREAM_BW CLIENTS_SEEN NEWCONSENSUS BUILDTIMEOUT_SET SIGNAL \
            CONF_CHANGED CONN_BW CELL_STATS CIRC_BW TRANSPORT_LAUNCHED HS_DESC HS_DESC_CONTENT NETWORK_LIVENESS";
        for name in names.split_whitespace() {
            assert!(EVENTS.iter().any(|(known, _)| *known == name), "{name}");
        }
    }
}
