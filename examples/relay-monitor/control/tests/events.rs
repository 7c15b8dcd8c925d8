//! Events of a real tor, and of the specification where a small network has none.

use std::time::{Duration, UNIX_EPOCH};

use proptest::prelude::*;
use strombus_tor_control::event::{
    Body, CircuitStatus, Liveness, Runlevel, StatusOf, StreamStatus,
};
use strombus_tor_control::{Event, EventName, Framer, Message, parse_time};

fn read(wire: &str) -> Event {
    let mut framer = Framer::new();
    framer.push(wire.as_bytes());
    framer.push(b"\r\n");
    match framer.next_message() {
        Ok(Some(Message::Event(raw))) => Event::read(raw),
        other => panic!("{wire:?} is no event: {other:?}"),
    }
}

/// The body of an event; what is not read is a failure.
fn body(wire: &str) -> Body {
    let event = read(wire);
    assert_ne!(event.body, Body::Unread, "{wire}");
    event.body
}

const AUTH1: &str = "$4F5B150A4B597B22537D960B5677FD4389C9E8AA~auth1";

#[test]
fn a_real_relay_sends_nothing_that_is_not_read() {
    for fixture in [
        include_str!("tor/events-relay.txt"),
        include_str!("tor/events-client.txt"),
    ] {
        let mut framer = Framer::new();
        framer.push(fixture.as_bytes());
        let mut count = 0;
        while let Some(message) = framer.next_message().unwrap() {
            let Message::Event(raw) = message else {
                panic!("a reply: {message:?}");
            };
            let event = Event::read(raw);
            assert_ne!(event.body, Body::Unread, "{:?}", event.raw);
            count += 1;
        }
        assert!(count > 20, "{count}");
    }
}

#[test]
fn bytes_of_a_second() {
    let Body::Bandwidth(bandwidth) = body("650 BW 434900 344893") else {
        panic!()
    };
    assert_eq!((bandwidth.read, bandwidth.written), (434_900, 344_893));
}

#[test]
fn bytes_of_circuits_connections_and_streams() {
    let Body::CircuitBandwidth(circuit) = body(
        "650 CIRC_BW ID=34 READ=427560 WRITTEN=13743 TIME=2026-11-21T02:54:00.447094 DELIVERED_READ=400404 \
         OVERHEAD_READ=17916 DELIVERED_WRITTEN=513 OVERHEAD_WRITTEN=12933 SS=1 CWND=124 RTT=0 MIN_RTT=0",
    ) else {
        panic!()
    };
    assert_eq!(
        (circuit.id.as_str(), circuit.read, circuit.written),
        ("34", 427_560, 13_743)
    );
    assert_eq!(
        (circuit.delivered_read, circuit.window, circuit.slow_start),
        (Some(400_404), Some(124), Some(true))
    );
    let Body::ConnectionBandwidth(connection) =
        body("650 CONN_BW ID=10 TYPE=OR READ=15752 WRITTEN=4830")
    else {
        panic!()
    };
    assert_eq!((connection.id, connection.kind.as_str()), (10, "OR"));
    // An application that fetched 79,692 bytes with a request of 37.
    let Body::StreamBandwidth(stream) =
        body("650 STREAM_BW 116 37 79692 2026-11-21T02:53:59.542928")
    else {
        panic!()
    };
    assert_eq!(
        (stream.id.as_str(), stream.written, stream.read),
        ("116", 37, 79_692)
    );
    assert_eq!(
        stream.time,
        UNIX_EPOCH.checked_add(Duration::from_micros(1_795_229_639_542_928))
    );
}

#[test]
fn cells_and_buckets() {
    let Body::CellStats(stats) = body(
        "650 CELL_STATS ID=47 OutboundQueue=2204565356 OutboundConn=2 OutboundRemoved=relay_early:2,create2:1 \
         OutboundTime=relay_early:0,create2:0",
    ) else {
        panic!()
    };
    assert_eq!(stats.id.as_deref(), Some("47"));
    assert_eq!(stats.outbound.queue, Some(2_204_565_356));
    assert_eq!(
        stats.outbound.removed,
        [("relay_early".into(), 2), ("create2".into(), 1)]
    );
    assert_eq!(stats.inbound.queue, None);
    let Body::BucketEmpty(bucket) = body("650 TB_EMPTY ORCONN ID=16 READ=0 WRITTEN=0 LAST=100")
    else {
        panic!()
    };
    assert_eq!(
        (bucket.bucket.as_str(), bucket.id.as_deref(), bucket.last_ms),
        ("ORCONN", Some("16"), 100)
    );
}

#[test]
fn circuits() {
    let Body::Circuit(circuit) = body(&format!(
        "650 CIRC 6 BUILT {AUTH1},$1ECED1D275C3B7CC6AE14A3A6D80D228D14B44C5~auth2 BUILD_FLAGS=NEED_CAPACITY,NEED_UPTIME \
         PURPOSE=CONFLUX_LINKED TIME_CREATED=2026-11-21T02:52:58.987464 CONFLUX_ID=77C9567DBFE794AAF8F192615B4DA8C3 \
         CONFLUX_RTT=23335",
    )) else {
        panic!()
    };
    assert_eq!(circuit.status, CircuitStatus::Built);
    let path: Vec<_> = circuit.path.iter().map(ToString::to_string).collect();
    assert_eq!(
        path,
        [AUTH1, "$1ECED1D275C3B7CC6AE14A3A6D80D228D14B44C5~auth2"]
    );
    assert_eq!(circuit.build_flags, ["NEED_CAPACITY", "NEED_UPTIME"]);
    assert_eq!(circuit.purpose.as_deref(), Some("CONFLUX_LINKED"));
    assert_eq!(circuit.conflux_rtt_us, Some(23_335));

    let Body::Circuit(circuit) = body(
        "650 CIRC 18 FAILED BUILD_FLAGS=NEED_CAPACITY PURPOSE=GENERAL TIME_CREATED=2026-11-21T02:53:47.056161 REASON=NOPATH",
    ) else {
        panic!()
    };
    assert_eq!(
        (circuit.path.len(), circuit.reason.as_deref()),
        (0, Some("NOPATH"))
    );

    let Body::CircuitChange(change) = body(&format!(
        "650 CIRC_MINOR 7 CANNIBALIZED {AUTH1} BUILD_FLAGS=NEED_CAPACITY PURPOSE=HS_CLIENT_INTRO HS_STATE=HSCI_CONNECTING \
         OLD_PURPOSE=GENERAL",
    )) else {
        panic!()
    };
    assert_eq!(
        (change.what.as_str(), change.old_purpose.as_deref()),
        ("CANNIBALIZED", Some("GENERAL"))
    );
    assert_eq!(change.circuit.hs_state.as_deref(), Some("HSCI_CONNECTING"));
}

#[test]
fn a_status_that_is_new_is_kept() {
    let Body::Circuit(circuit) = body("650 CIRC 1 MELTED PURPOSE=GENERAL") else {
        panic!()
    };
    assert_eq!(circuit.status, CircuitStatus::Other("MELTED".into()));
}

#[test]
fn streams() {
    let Body::Stream(stream) = body(
        "650 STREAM 116 NEW 0 127.0.0.1:38397 SOURCE_ADDR=127.0.0.1:48458 PURPOSE=USER CLIENT_PROTOCOL=SOCKS5 NYM_EPOCH=0 \
         SESSION_GROUP=-4 ISO_FIELDS=SOCKS_USERNAME,CLIENTADDR",
    ) else {
        panic!()
    };
    assert_eq!((stream.status, stream.circuit), (StreamStatus::New, None));
    assert_eq!(stream.source_address.as_deref(), Some("127.0.0.1:48458"));
    assert_eq!(stream.isolated_by, ["SOCKS_USERNAME", "CLIENTADDR"]);
    let Body::Stream(stream) =
        body("650 STREAM 116 CLOSED 34 [::1]:80 REASON=END REMOTE_REASON=DONE")
    else {
        panic!()
    };
    assert_eq!(
        (stream.circuit.as_deref(), stream.target.as_str()),
        (Some("34"), "[::1]:80")
    );
    assert_eq!(stream.remote_reason.as_deref(), Some("DONE"));
}

#[test]
fn connections_to_relays() {
    let Body::OrConnection(connection) = body(&format!(
        "650 ORCONN {AUTH1} CLOSED REASON=DONE NCIRCS=2 ID=9"
    )) else {
        panic!()
    };
    assert_eq!(connection.relay.unwrap().nickname.as_deref(), Some("auth1"));
    assert_eq!(
        (
            connection.reason.as_deref(),
            connection.circuits,
            connection.id
        ),
        (Some("DONE"), Some(2), Some(9))
    );
    let Body::OrConnection(connection) = body("650 ORCONN [2001:db8::1]:9001 NEW ID=3") else {
        panic!()
    };
    assert_eq!(
        (connection.target.as_str(), connection.relay),
        ("[2001:db8::1]:9001", None)
    );
}

#[test]
fn the_log() {
    let check = |wire: &str, level: Runlevel, message: &str| {
        let event = read(wire);
        assert_eq!((&event.body, event.message()), (&Body::Log(level), message));
    };
    check(
        "650 WARN No available nodes when trying to choose node. Failing.",
        Runlevel::Warn,
        "No available nodes when trying to choose node. Failing.",
    );
    check(
        "650+ERR\r\none\r\n..two\r\n.\r\n650 OK",
        Runlevel::Err,
        "one\n.two",
    );
    check("650 INFO", Runlevel::Info, "");
    assert!(Runlevel::Debug < Runlevel::Info && Runlevel::Warn < Runlevel::Err);
}

#[test]
fn statuses() {
    let Body::Status(status) =
        body("650 STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done, at last\"")
    else {
        panic!()
    };
    assert_eq!(
        (status.of, status.severity),
        (StatusOf::Client, Runlevel::Notice)
    );
    assert_eq!(status.argument("PROGRESS"), Some("100"));
    assert_eq!(status.argument("SUMMARY"), Some("Done, at last"));
    assert_eq!(status.argument("WARNING"), None);
}

#[test]
fn options_that_changed() {
    // Of a real tor, after SETCONF ContactInfo=" x\ny" Log="notice stdout" Log="warn stderr" Nickname.
    let Body::ConfChanged(changed) = body(
        "650-CONF_CHANGED\r\n650-ContactInfo=\" x\\ny\"\r\n650-Log=notice stdout\r\n650-Log=warn stderr\r\n650-Nickname\r\n650 OK",
    ) else {
        panic!()
    };
    let changed: Vec<_> = changed
        .iter()
        .map(|changed| (changed.option.as_str(), changed.value.as_deref()))
        .collect();
    assert_eq!(
        changed,
        [
            ("ContactInfo", Some(" x\ny")),
            ("Log", Some("notice stdout")),
            ("Log", Some("warn stderr")),
            ("Nickname", None),
        ]
    );
}

#[test]
fn addresses_and_timeouts() {
    let Body::AddressMapping(mapping) = body(
        "650 ADDRMAP example.org 192.0.2.1 \"2026-11-21 03:00:00\" EXPIRES=\"2026-11-21 02:00:00\" CACHED=\"YES\"",
    ) else {
        panic!()
    };
    assert_eq!(
        (mapping.address.as_str(), mapping.cached),
        ("example.org", Some(true))
    );
    assert_eq!(mapping.expires, parse_time("2026-11-21 02:00:00"));
    let Body::AddressMapping(mapping) = body("650 ADDRMAP x <error> NEVER error=yes CACHED=\"NO\"")
    else {
        panic!()
    };
    assert_eq!(
        (
            mapping.new_address.as_str(),
            mapping.expires,
            mapping.error.as_deref()
        ),
        ("<error>", None, Some("yes"))
    );
    let Body::BuildTimeout(timeout) = body(
        "650 BUILDTIMEOUT_SET COMPUTED TOTAL_TIMES=124 TIMEOUT_MS=9019 XM=1375 ALPHA=0.855662 CUTOFF_QUANTILE=0.800000 \
         TIMEOUT_RATE=0.137097 CLOSE_MS=21850 CLOSE_RATE=0.072581",
    ) else {
        panic!()
    };
    assert_eq!(
        (timeout.total_times, timeout.timeout_ms, timeout.close_ms),
        (Some(124), Some(9_019), Some(21_850))
    );
    assert_eq!(timeout.values.len(), 8);
    let Body::ClientsSeen(clients) = body(
        "650 CLIENTS_SEEN TimeStarted=\"2026-11-21 01:02:03\" CountrySummary=us=16,de=8,??=8 IPVersions=v4=24,v6=8",
    ) else {
        panic!()
    };
    assert_eq!(
        clients.countries,
        [("us".into(), 16), ("de".into(), 8), ("??".into(), 8)]
    );
    assert_eq!(clients.ip_versions, [("v4".into(), 24), ("v6".into(), 8)]);
}

#[test]
fn the_directory() {
    let Body::NewDescriptors(relays) = body(&format!("650 NEWDESC {AUTH1} {AUTH1}")) else {
        panic!()
    };
    assert_eq!(relays.len(), 2);
    assert_eq!(body("650 DESCCHANGED"), Body::DescriptorChanged);
    assert_eq!(
        body("650 NETWORK_LIVENESS DOWN"),
        Body::Liveness(Liveness::Down)
    );
    let Body::RouterStatuses(statuses) = body(
        "650+NS\r\nr relay1 V7kzAV03fm/NCv/9reRG+WGPkDE cDODkqanEgwz0vVo5++N/STlHaU 2038-01-01 00:00:00 127.0.0.1 37207 0\r\n\
         s Exit Running\r\n.\r\n650 OK",
    ) else {
        panic!()
    };
    assert_eq!(
        statuses[0].fingerprint.to_string(),
        "57B933015D377E6FCD0AFFFDADE446F9618F9031"
    );
}

#[test]
fn guards_signals_and_transports() {
    let Body::Guard(guard) = body(&format!("650 GUARD ENTRY {AUTH1} UP")) else {
        panic!()
    };
    assert_eq!(
        (guard.relay.to_string().as_str(), guard.status.as_str()),
        (AUTH1, "UP")
    );
    assert_eq!(body("650 SIGNAL NEWNYM"), Body::Signal("NEWNYM".into()));
    let Body::Transport(transport) = body("650 TRANSPORT_LAUNCHED server obfs4 127.0.0.1 2000")
    else {
        panic!()
    };
    assert_eq!(
        transport.positional,
        ["server", "obfs4", "127.0.0.1", "2000"]
    );
    let Body::Transport(transport) =
        body("650 PT_LOG PT=/usr/bin/obs4proxy SEVERITY=debug MESSAGE=\"Connected to bridge A\"")
    else {
        panic!()
    };
    assert_eq!(
        transport.values[2],
        ("MESSAGE".into(), "Connected to bridge A".into())
    );
}

#[test]
fn onion_services() {
    let Body::OnionDescriptor(descriptor) = body(&format!(
        "650 HS_DESC FAILED facebookcore NO_AUTH {AUTH1} abc REASON=NOT_FOUND HSDIR_INDEX=ff"
    )) else {
        panic!()
    };
    assert_eq!(
        (descriptor.action.as_str(), descriptor.reason.as_deref()),
        ("FAILED", Some("NOT_FOUND"))
    );
    assert_eq!(
        (
            descriptor.directory.as_deref(),
            descriptor.descriptor.as_deref()
        ),
        (Some(AUTH1), Some("abc"))
    );
    let Body::OnionDescriptorContent(content) =
        body("650+HS_DESC_CONTENT addr id dir\r\nhs-descriptor 3\r\n.\r\n650 OK")
    else {
        panic!()
    };
    assert_eq!(content.content, "hs-descriptor 3");
}

#[test]
fn what_is_unknown_or_malformed_is_kept_raw() {
    for (wire, name, text) in [
        (
            "650 NEW_IN_TOR_0_5 a=b",
            EventName::Other("NEW_IN_TOR_0_5".into()),
            "a=b",
        ),
        ("650 BW one two", EventName::Bw, "one two"),
        ("650 BW 1", EventName::Bw, "1"),
        ("650 CIRC", EventName::Circ, ""),
        (
            "650 CIRC 1 BUILT $notafingerprint",
            EventName::Circ,
            "1 BUILT $notafingerprint",
        ),
        (
            "650 CONN_BW ID=x TYPE=OR READ=1 WRITTEN=2",
            EventName::ConnBw,
            "ID=x TYPE=OR READ=1 WRITTEN=2",
        ),
        ("650 NS", EventName::Ns, ""),
        (
            "650 STATUS_GENERAL LOUD BUG",
            EventName::StatusGeneral,
            "LOUD BUG",
        ),
        (
            "650 NETWORK_LIVENESS MAYBE",
            EventName::NetworkLiveness,
            "MAYBE",
        ),
    ] {
        let event = read(wire);
        assert_eq!((event.name.clone(), event.text()), (name, text));
        assert_eq!(event.body, Body::Unread, "{wire}");
        assert_eq!(event.raw.to_wire(), wire);
    }
}

#[test]
fn every_event_of_a_real_tor_is_known_and_explained() {
    let names = include_str!("tor/event-names.txt").trim();
    assert_eq!(names.split(' ').count(), 31);
    for name in names.split(' ') {
        let name = EventName::from(name);
        assert!(EventName::KNOWN.contains(&name), "{name}");
        assert_ne!(name.explained(), "", "{name}");
    }
}

proptest! {
    #[test]
    fn any_event_is_survived(name in 0..EventName::KNOWN.len(), rest in "[ -~]{0,60}|[A-Z]{1,5}=\"[a-z\\\\]{0,5}") {
        let name = &EventName::KNOWN[name];
        let event = read(&format!("650 {name} {rest}"));
        prop_assert_eq!(&event.name, name);
    }
}
