//! Relays that are played: what is known of them.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use strombus_relay_monitor::Script;
use strombus_relay_monitor::model::*;

/// The time of all that is played: 2026-11-21 02:41:10 UTC.
pub fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_795_228_870)
}

/// So many seconds before that.
pub fn before(seconds: u64) -> SystemTime {
    now() - Duration::from_secs(seconds)
}

fn arcs(words: &str) -> Vec<Arc<str>> {
    words.split_whitespace().map(Into::into).collect()
}

fn listener(kind: &str, address: &str) -> Listener {
    Listener {
        kind: kind.into(),
        address: Some(address.parse().unwrap()),
        path: None,
    }
}

fn series(point: impl Fn(f64) -> (f64, f64), count: usize) -> Series {
    let points = (0..count).map(|n| {
        let (first, second) = point(n as f64);
        Some(Point { first, second })
    });
    Series {
        points: points.collect(),
        end: Some(now()),
    }
}

/// Waves, so that a graph has a shape; the same each time.
fn wave(n: f64, length: f64) -> f64 {
    (n * std::f64::consts::TAU / length).sin()
}

fn graphs() -> Graphs {
    let mut graphs = Graphs::default();
    for interval in Interval::ALL {
        let traffic = |n: f64| {
            let read = 410_000.0 + 180_000.0 * wave(n, 97.0) + 60_000.0 * wave(n, 13.0);
            (
                read.max(0.0),
                (read * 1.04 + 30_000.0 * wave(n, 31.0)).max(0.0),
            )
        };
        let traffic = series(traffic, SAMPLES);
        graphs.set(Statistic::Bandwidth, interval, traffic);
        let ends = |n: f64| {
            (
                22.0 + (8.0 * wave(n, 71.0)).round(),
                14.0 + (5.0 * wave(n, 43.0)).round(),
            )
        };
        graphs.set(Statistic::Connections, interval, series(ends, 300));
        let load = |n: f64| (0.013 + 0.006 * wave(n, 53.0), 110e6 + 4e6 * wave(n, 201.0));
        graphs.set(Statistic::Resources, interval, series(load, 300));
        let circuits = |n: f64| {
            (
                7.0 + (2.0 * wave(n, 83.0)).round(),
                (1.0 + wave(n, 17.0)).round(),
            )
        };
        graphs.set(Statistic::Circuits, interval, series(circuits, 40));
    }
    graphs
}

/// The fingerprint of the busy relay.
pub const FINGERPRINT: &str = "57B933015D377E6FCD0AFFFDADE446F9618F9031";

/// An exit that does its work.
pub fn busy() -> RelayView {
    let mut view = RelayView::unknown(RelayId(0), "relay1", "127.0.0.1:36735", now());
    view.link = LinkState::Up { since: before(90) };
    view.header = Arc::new(Header {
        host: Some("vm".into()),
        system: Some("Linux 6.18.44".into()),
        version: Some("0.4.9.11".into()),
        version_status: Some(VersionStatus::Recommended),
        nickname: Some("relay1".into()),
        addresses: vec!["192.0.2.77".parse().unwrap()],
        listeners: vec![
            listener("or", "0.0.0.0:9001"),
            listener("dir", "0.0.0.0:9030"),
            listener("control", "127.0.0.1:36735"),
        ],
        authentication: Some(Authentication {
            open: false,
            cookie: true,
            password: false,
        }),
        pid: Some(28010),
        is_local: true,
        user: Some("debian-tor".into()),
        started: Some(before(76_792)),
        fingerprint: Some(FINGERPRINT.into()),
        flags: arcs("Exit Fast Guard HSDir Running Stable V2Dir Valid"),
        in_consensus: Some(true),
        consensus_weight: Some(4200),
        published: Some(before(7200)),
        overloaded: None,
        exit_policy: arcs("accept_*:80 accept_*:443 reject_*:*")
            .iter()
            .map(|rule| rule.replace('_', " ").into())
            .collect(),
        bootstrap: Some((100, "Done".into())),
        dormant: false,
        descriptor_limit: Some(1024),
        newnym_at: None,
        clock_skew: None,
    });
    view.bandwidth = Bandwidth {
        read: 420_352,
        written: 434_892,
        read_average: 388_096.0,
        written_average: 404_070.0,
        read_total: 24_955_000,
        written_total: 26_004_000,
        limit: Some(20 << 20),
        burst: Some(40 << 20),
        observed: Some(1_887_436),
    };
    view.resources = Some(Resources {
        cpu: Some(0.013),
        own_cpu: Some(0.004),
        memory: Some(110_100_000),
        memory_share: Some(0.004),
        descriptors: Some(310),
        measured: Measured::Proc,
    });
    view.accounting = Some(Accounting {
        state: Hibernation::Awake,
        read: 24_955_000,
        written: 26_004_000,
        read_left: (40 << 30) - 24_955_000,
        written_left: (40 << 30) - 26_004_000,
        ends: now() + Duration::from_secs(76_730),
    });
    view.graphs = graphs();
    view.connections = Arc::new(super::connections());
    view.circuits = super::circuits();
    view.config = Some(super::config());
    view
}

/// A guard of an old version that is nearly out of descriptors, and whose control port anybody may use.
pub fn worn() -> RelayView {
    let mut view = busy();
    view.id = RelayId(1);
    view.name = "evergreen".into();
    let header = Arc::make_mut(&mut view.header);
    header.nickname = Some("evergreen".into());
    header.version = Some("0.4.8.1".into());
    header.version_status = Some(VersionStatus::Obsolete);
    header.flags = arcs("Fast Running V2Dir Valid");
    header.exit_policy = vec!["reject *:*".into()];
    header.authentication = Some(Authentication {
        open: true,
        ..Authentication::default()
    });
    header.newnym_at = Some(now() + Duration::from_secs(8));
    view.resources = view.resources.map(|resources| Resources {
        descriptors: Some(960),
        ..resources
    });
    view.accounting = None;
    let alert = |kind, severity, since, text: &str| Alert {
        kind,
        severity,
        since: before(since),
        text: text.into(),
    };
    view.alerts = [
        alert(
            AlertKind::Descriptors,
            Severity::Critical,
            300,
            "960 of 1024 descriptors are open; raise LimitNOFILE",
        ),
        alert(
            AlertKind::Version,
            Severity::Warning,
            3600,
            "version 0.4.8.1 is obsolete; upgrade tor",
        ),
        alert(
            AlertKind::FlagLost("Guard".into()),
            Severity::Warning,
            7200,
            "the consensus took the flag Guard",
        ),
    ]
    .into();
    view
}

/// A relay whose control port cannot be reached.
pub fn gone() -> RelayView {
    let mut view = RelayView::unknown(RelayId(2), "backbone", "198.51.100.4:9051", now());
    view.link = LinkState::Down {
        why: "nothing listens at 198.51.100.4:9051; start tor, or correct the address".into(),
        since: before(600),
        retry_at: now() + Duration::from_secs(27),
    };
    view.alerts = [Alert {
        kind: AlertKind::Down,
        severity: Severity::Critical,
        since: before(600),
        text: "the control port cannot be reached".into(),
    }]
    .into();
    view
}

/// A client that has stopped to answer.
pub fn stuck() -> RelayView {
    let mut view = RelayView::unknown(RelayId(3), "client", "/run/tor/control", now());
    view.link = LinkState::Unresponsive { since: before(23) };
    view.header = Arc::new(Header {
        version: Some("0.4.9.11".into()),
        version_status: Some(VersionStatus::NewInSeries),
        started: Some(before(90)),
        ..Header::default()
    });
    view
}

/// Lines such as tor logs when it starts, with many that say the same, on two days.
pub fn say(script: &Script, relay: RelayId) {
    let mut at = before(3 * 3600);
    let mut log = |after: u64, event: &str, text: &str| {
        at += Duration::from_secs(after);
        script.log(relay, at, event, text);
    };
    log(
        0,
        "NOTICE",
        "Bootstrapped 75% (enough_dirinfo): Loaded enough directory info to build circuits",
    );
    log(1, "NOTICE", "Bootstrapped 100% (done): Done");
    log(9, "NOTICE", "Performing bandwidth self-test...done.");
    log(
        2000,
        "WARN",
        "Could not find a node that matches the configured _HSLayer2Nodes set",
    );
    log(
        600,
        "NOTICE",
        "Our circuit 0 (id: 1) died due to an invalid selected path, purpose Unlinked conflux circuit. This may be a torrc \
         configuration issue, or a bug.",
    );
    for _ in 0..40 {
        log(60, "WARN", "Failed to choose an exit server");
        log(
            0,
            "NOTICE",
            "All routers are down or won't exit -- choosing a doomed exit at random.",
        );
    }
    log(
        3,
        "ERR",
        "Couldn't open \"/var/lib/tor/keys/secret\": No space left on device",
    );
    log(5, "NOTICE", "New control connection opened from 127.0.0.1.");
    log(
        2,
        "MONITOR",
        "connected to 127.0.0.1:36735, authenticated by SAFECOOKIE",
    );
}
