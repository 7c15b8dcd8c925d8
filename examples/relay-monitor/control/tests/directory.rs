//! Router statuses and descriptors of a real network of four relays.

use std::net::{IpAddr, Ipv4Addr};

use proptest::prelude::*;
use strombus_tor_control::event::{Circuit, CircuitStatus, OrConnection, OrStatus};
use strombus_tor_control::{
    Fingerprint, Flags, Framer, Info, Message, parse_descriptors, parse_router_statuses, parse_time,
};

const NS_ALL: &str = include_str!("tor/ns-all.txt");
const DESCRIPTORS: &str = include_str!("tor/descriptors.txt");

#[test]
fn the_entries_of_a_consensus() {
    let entries = parse_router_statuses(NS_ALL);
    let shown: Vec<_> = entries
        .iter()
        .map(|entry| {
            (
                entry.nickname.as_str(),
                entry.or_port,
                entry.dir_port,
                entry.weight,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("auth2", 44_189, 36_893, Some(7)),
            ("auth1", 38_201, 37_837, Some(8)),
            ("auth3", 35_101, 35_929, Some(7)),
            ("relay1", 37_207, 0, Some(5)),
        ]
    );
    let relay = &entries[3];
    assert_eq!(
        relay.fingerprint.to_string(),
        "57B933015D377E6FCD0AFFFDADE446F9618F9031"
    );
    assert_eq!(relay.address, IpAddr::V4(Ipv4Addr::LOCALHOST));
    assert_eq!(
        relay.flags.to_string(),
        "Exit Guard HSDir Running Stable Valid"
    );
    assert!(
        relay.flags.has("Guard") && !relay.flags.has("Authority") && !relay.flags.has("Nonsense")
    );
    assert_eq!(relay.policy.as_deref(), Some("accept 1-65535"));
    assert_eq!(relay.published, parse_time("2038-01-01 00:00:00"));
}

#[test]
fn more_addresses_versions_and_the_microdescriptor_flavour() {
    let entries = parse_router_statuses(
        "r x V7kzAV03fm/NCv/9reRG+WGPkDE 2026-11-21 02:53:00 192.0.2.1 9001 9030\n\
         a [2001:db8::1]:9001\nm abc\ns Fast NewFlag\nv Tor 0.4.9.11\nw Bandwidth=12 Unmeasured=1\nnew line\n",
    );
    let [entry] = entries.as_slice() else {
        panic!()
    };
    assert_eq!(entry.digest, None);
    assert_eq!(entry.published, parse_time("2026-11-21 02:53:00"));
    assert_eq!(
        entry.more_addresses,
        ["[2001:db8::1]:9001".parse().unwrap()]
    );
    assert_eq!(entry.flags, Flags::parse("Fast"));
    assert_eq!(
        (entry.version.as_deref(), entry.weight),
        (Some("Tor 0.4.9.11"), Some(12))
    );
}

#[test]
fn a_malformed_entry_is_left_out_with_its_lines() {
    let entries = parse_router_statuses(
        "s Exit\nr a V7kzAV03fm/NCv/9reRG+WGPkDE 2026-11-21 02:53:00 192.0.2.1 9001 0\ns Fast\n\
         r broken short 2026-11-21 02:53:00 192.0.2.1 9001 0\ns Authority\nw Bandwidth=1\n",
    );
    assert_eq!(entries.len(), 1);
    assert_eq!(
        (entries[0].flags, entries[0].weight),
        (Flags::parse("Fast"), None)
    );
}

#[test]
fn descriptors() {
    let descriptors = parse_descriptors(DESCRIPTORS);
    let [authority, relay] = descriptors.as_slice() else {
        panic!("two")
    };
    assert_eq!(
        (authority.nickname.as_str(), authority.dir_port),
        ("auth2", 36_893)
    );
    assert_eq!(relay.nickname, "relay1");
    assert_eq!(
        relay.fingerprint.unwrap().to_string(),
        "57B933015D377E6FCD0AFFFDADE446F9618F9031"
    );
    assert_eq!(relay.platform.as_deref(), Some("Tor 0.4.9.11 on Linux"));
    assert_eq!(
        (relay.rate, relay.burst, relay.observed),
        (Some(20_971_520), Some(41_943_040), Some(5_887))
    );
    assert_eq!(
        (relay.uptime, relay.published),
        (Some(11), parse_time("2026-11-21 02:52:51"))
    );
    assert_eq!(
        relay.contact.as_deref(),
        Some("relay1 at testnet dot invalid")
    );
    assert_eq!(relay.policy, ["accept *:*"]);
}

#[test]
fn what_few_descriptors_have() {
    let descriptors = parse_descriptors(
        "router x 192.0.2.1 9001 0 0\nor-address [2001:db8::1]:9001\nhibernating 1\nfamily $A $B\n\
         overload-general 1 2026-11-21 01:00:00\nonion-key\n-----BEGIN RSA PUBLIC KEY-----\ncontact not me\n\
         -----END RSA PUBLIC KEY-----\nreject *:25\naccept *:*\nipv6-policy accept 80\n",
    );
    let [descriptor] = descriptors.as_slice() else {
        panic!()
    };
    assert!(descriptor.hibernating);
    assert_eq!(descriptor.overloaded, parse_time("2026-11-21 01:00:00"));
    assert_eq!(descriptor.family, ["$A", "$B"]);
    assert_eq!(descriptor.policy, ["reject *:25", "accept *:*"]);
    assert_eq!(descriptor.contact, None);
    assert_eq!(descriptor.policy_v6.as_deref(), Some("accept 80"));
}

#[test]
fn fingerprints_are_read_as_people_write_them() {
    let expected = Ok(Fingerprint::from_base64("V7kzAV03fm/NCv/9reRG+WGPkDE").unwrap());
    for text in [
        "57B933015D377E6FCD0AFFFDADE446F9618F9031",
        "$57b933015d377e6fcd0afffdade446f9618f9031",
        "57B9 3301 5D37 7E6F CD0A FFFD ADE4 46F9 618F 9031",
    ] {
        assert_eq!(text.parse::<Fingerprint>(), expected);
    }
    for text in [
        "",
        "57B9",
        "57B933015D377E6FCD0AFFFDADE446F9618F90311",
        "relay1",
    ] {
        assert!(text.parse::<Fingerprint>().is_err(), "{text}");
    }
}

#[test]
fn points_in_time() {
    let seconds = |text| {
        let since = parse_time(text)?
            .duration_since(std::time::UNIX_EPOCH)
            .ok()?;
        Some(since.as_secs_f64())
    };
    assert_eq!(seconds("1970-01-01 00:00:00"), Some(0.0));
    assert_eq!(seconds("2000-02-29T12:00:00"), Some(951_825_600.0));
    assert_eq!(seconds("2026-11-21T02:53:01.5"), Some(1_795_229_581.5));
    assert_eq!(seconds("2038-01-01 00:00:00"), Some(2_145_916_800.0));
    for text in [
        "",
        "2026-13-01 00:00:00",
        "2026-11-21",
        "2026-11-21 25:00:00",
        "NEVER",
        "2026-11-21 00:00:00.x",
    ] {
        assert_eq!(seconds(text), None, "{text}");
    }
}

#[test]
fn what_a_relay_is_connected_to() {
    let mut framer = Framer::new();
    framer.push(include_bytes!("tor/statuses.txt"));
    let Ok(Some(Message::Reply(reply))) = framer.next_message() else {
        panic!()
    };
    let info = Info::read(reply);
    let connections: Vec<_> = info
        .get("orconn-status")
        .unwrap()
        .lines()
        .map(OrConnection::parse)
        .collect();
    assert_eq!(connections.len(), 13);
    for connection in connections {
        let connection = connection.unwrap();
        assert_eq!(connection.status, OrStatus::Connected);
        assert!(connection.relay.is_some());
    }
    let circuits: Vec<_> = info
        .get("circuit-status")
        .unwrap()
        .lines()
        .map(Circuit::parse)
        .collect();
    assert_eq!(circuits.len(), 17);
    for circuit in circuits {
        let circuit = circuit.unwrap();
        assert_eq!(
            (circuit.status, circuit.path.len()),
            (CircuitStatus::Built, 3)
        );
    }
    assert_eq!(info.get("stream-status"), Some(""));
}

proptest! {
    #[test]
    fn base64_and_hexadecimal_digits_are_the_same_relay(bytes in any::<[u8; 20]>()) {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut bits = bytes.iter().map(|byte| format!("{byte:08b}")).collect::<String>();
        bits += "00";
        let base64: String = bits
            .as_bytes()
            .chunks(6)
            .map(|six| {
                let six = std::str::from_utf8(six).unwrap();
                char::from(alphabet[usize::from_str_radix(six, 2).unwrap()])
            })
            .collect();
        let fingerprint = Fingerprint::from_base64(&base64).unwrap();
        prop_assert_eq!(fingerprint, Fingerprint(bytes));
        prop_assert_eq!(fingerprint.to_string().parse::<Fingerprint>().unwrap(), fingerprint);
    }

    #[test]
    fn any_text_is_survived(text in "((r|s|w|a|v|p|router|bandwidth|published) [ -~]{0,40}\n){0,6}") {
        let _ = parse_router_statuses(&text);
        let _ = parse_descriptors(&text);
    }
}
