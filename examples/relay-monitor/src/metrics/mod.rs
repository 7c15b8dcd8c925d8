//! What is now, for Prometheus: its text format (version 0.0.4), and a listener that it scrapes.

mod http;

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::history::label;
use crate::model::{AlertKind, Interval, Point, RelayView, Statistic};

pub use http::serve_metrics;

/// A name, what it is, its type, and its value for a relay: none where that is not known.
struct Metric {
    name: &'static str,
    help: &'static str,
    kind: &'static str,
    value: fn(&RelayView) -> Option<f64>,
}

const fn gauge(
    name: &'static str,
    help: &'static str,
    value: fn(&RelayView) -> Option<f64>,
) -> Metric {
    Metric {
        name,
        help,
        kind: "gauge",
        value,
    }
}

const fn counter(
    name: &'static str,
    help: &'static str,
    value: fn(&RelayView) -> Option<f64>,
) -> Metric {
    Metric {
        name,
        help,
        kind: "counter",
        value,
    }
}

/// What a tor said before its connection was lost is no value of now: only `up` is told then.
const METRICS: [Metric; 17] = [
    counter(
        "read_bytes_total",
        "Bytes that the relay has read since it was started",
        |view| Some(view.bandwidth.read_total as f64),
    ),
    counter(
        "written_bytes_total",
        "Bytes that the relay has written since it was started",
        |view| Some(view.bandwidth.written_total as f64),
    ),
    gauge(
        "read_bytes_per_second",
        "Bytes that the relay read in the last second",
        |view| Some(view.bandwidth.read as f64),
    ),
    gauge(
        "written_bytes_per_second",
        "Bytes that the relay wrote in the last second",
        |view| Some(view.bandwidth.written as f64),
    ),
    gauge(
        "inbound_connections",
        "Connections that others opened",
        |view| newest(view, Statistic::Connections).map(|point| point.first),
    ),
    gauge(
        "outbound_connections",
        "Connections that the relay opened",
        |view| newest(view, Statistic::Connections).map(|point| point.second),
    ),
    gauge(
        "built_circuits",
        "Circuits of the relay's own that are built",
        |view| newest(view, Statistic::Circuits).map(|point| point.first),
    ),
    gauge(
        "unbuilt_circuits",
        "Circuits of the relay's own that are being built",
        |view| newest(view, Statistic::Circuits).map(|point| point.second),
    ),
    gauge(
        "cpu_cores",
        "Processor cores that tor's process takes",
        |view| view.resources?.cpu,
    ),
    gauge(
        "resident_memory_bytes",
        "Resident memory of tor's process",
        |view| Some(view.resources?.memory? as f64),
    ),
    gauge(
        "open_descriptors",
        "Descriptors that tor's process has open",
        |view| Some(view.resources?.descriptors? as f64),
    ),
    gauge(
        "descriptor_limit",
        "Descriptors that tor's process may have open",
        |view| Some(view.header.descriptor_limit? as f64),
    ),
    gauge(
        "consensus_weight",
        "The relay's weight in the consensus",
        |view| Some(view.header.consensus_weight? as f64),
    ),
    gauge(
        "in_consensus",
        "Whether the consensus lists the relay",
        |view| view.header.in_consensus.map(|is| f64::from(u8::from(is))),
    ),
    gauge(
        "accounting_used_ratio",
        "The share of what accounting allows in this period that is moved",
        |view| Some(view.accounting?.used()),
    ),
    gauge(
        "start_time_seconds",
        "When the relay was started, in seconds since 1970",
        |view| unix(view.header.started),
    ),
    gauge(
        "descriptor_published_time_seconds",
        "When its descriptor was published, in seconds since 1970",
        |view| unix(view.header.published),
    ),
];

fn newest(view: &RelayView, statistic: Statistic) -> Option<Point> {
    let points = &view.graphs.of(statistic, Interval::HalfMinute).points;
    points.iter().rev().copied().flatten().next()
}

fn unix(at: Option<SystemTime>) -> Option<f64> {
    Some(at?.duration_since(UNIX_EPOCH).ok()?.as_secs() as f64)
}

/// Writes the relays as Prometheus reads them. A String takes whatever is written.
pub(crate) fn text<'a>(views: impl Iterator<Item = &'a RelayView>) -> String {
    let views: Vec<(String, &RelayView)> = views.map(|view| (label(&view.key), view)).collect();
    let mut out = String::new();
    head(&mut out, "up", "Whether its control port answers", "gauge");
    for (name, view) in &views {
        let up = u8::from(view.link.is_up());
        let _ = writeln!(out, "tor_relay_up{{relay=\"{name}\"}} {up}");
    }
    let up: Vec<_> = views.iter().filter(|(_, view)| view.link.is_up()).collect();
    for metric in METRICS {
        let mut is_first = true;
        for (name, view) in &up {
            let Some(value) = (metric.value)(view).filter(|value| value.is_finite()) else {
                continue;
            };
            if std::mem::take(&mut is_first) {
                head(&mut out, metric.name, metric.help, metric.kind);
            }
            let _ = writeln!(out, "tor_relay_{}{{relay=\"{name}\"}} {value}", metric.name);
        }
    }
    head(
        &mut out,
        "flag",
        "A flag that the consensus gives the relay",
        "gauge",
    );
    for (name, view) in &up {
        for flag in &view.header.flags {
            let flag = label(flag);
            let _ = writeln!(out, "tor_relay_flag{{relay=\"{name}\",flag=\"{flag}\"}} 1");
        }
    }
    head(
        &mut out,
        "alert",
        "Something that is wrong with the relay",
        "gauge",
    );
    for (name, view) in &views {
        for alert in &*view.alerts {
            let (kind, flag) = kind(&alert.kind);
            let flag = flag.map(|flag| format!(",flag=\"{}\"", label(flag)));
            let flag = flag.unwrap_or_default();
            let _ = writeln!(
                out,
                "tor_relay_alert{{relay=\"{name}\",alert=\"{kind}\"{flag}}} 1"
            );
        }
    }
    head(
        &mut out,
        "info",
        "Who the relay is, and its version",
        "gauge",
    );
    for (name, view) in &up {
        let text = |text: &Option<std::sync::Arc<str>>| label(text.as_deref().unwrap_or_default());
        let (version, nickname) = (text(&view.header.version), text(&view.header.nickname));
        let fingerprint = text(&view.header.fingerprint);
        let _ = writeln!(
            out,
            "tor_relay_info{{relay=\"{name}\",version=\"{version}\",nickname=\"{nickname}\",fingerprint=\"{fingerprint}\"}} 1"
        );
    }
    out
}

fn head(out: &mut String, name: &str, help: &str, kind: &str) {
    let _ = writeln!(out, "# HELP tor_relay_{name} {help}.");
    let _ = writeln!(out, "# TYPE tor_relay_{name} {kind}");
}

fn kind(kind: &AlertKind) -> (&'static str, Option<&str>) {
    let word = match kind {
        AlertKind::Down => "down",
        AlertKind::Hibernating => "hibernating",
        AlertKind::FlagLost(flag) => return ("flag_lost", Some(flag)),
        AlertKind::NotInConsensus => "not_in_consensus",
        AlertKind::Version => "version",
        AlertKind::DescriptorOld => "descriptor_old",
        AlertKind::Descriptors => "descriptors",
        AlertKind::Accounting => "accounting",
        AlertKind::Overload => "overload",
        AlertKind::ClockSkew => "clock_skew",
    };
    (word, None)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Alert, Header, LinkState, RelayId, Severity};

    #[test]
    fn a_relay_that_is_down_tells_only_that() {
        let now = SystemTime::UNIX_EPOCH;
        let mut down = RelayView::unknown(RelayId(0), "a\"b", "9051", now);
        down.bandwidth.read_total = 5;
        let mut up = RelayView::unknown(RelayId(1), "c", "9052", now);
        up.link = LinkState::Up { since: now };
        up.bandwidth.read_total = 7;
        // A series goes on when a relay is found, and when two have the same nickname.
        up.name = "nickname".into();
        up.header = Arc::new(Header {
            flags: vec!["Fast".into()],
            version: Some("0.4.9.11".into()),
            ..Header::default()
        });
        up.alerts = [Alert {
            kind: AlertKind::FlagLost("Guard".into()),
            severity: Severity::Warning,
            since: now,
            text: "it lost the flag Guard".into(),
        }]
        .into();
        let text = text([&down, &up].into_iter());
        let of = |relay: &str| {
            let part = format!("relay=\"{relay}\"");
            let lines = text.lines().filter(|line| line.contains(&part));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(of("a\\\"b"), ["tor_relay_up{relay=\"a\\\"b\"} 0"]);
        let up = of("c");
        for line in [
            "tor_relay_up{relay=\"c\"} 1",
            "tor_relay_read_bytes_total{relay=\"c\"} 7",
            "tor_relay_flag{relay=\"c\",flag=\"Fast\"} 1",
            "tor_relay_alert{relay=\"c\",alert=\"flag_lost\",flag=\"Guard\"} 1",
            "tor_relay_info{relay=\"c\",version=\"0.4.9.11\",nickname=\"\",fingerprint=\"\"} 1",
        ] {
            assert!(up.iter().any(|one| one == line), "{line}\n{text}");
        }
        assert!(
            !text.contains("cpu_cores"),
            "what is not known has no value"
        );
        assert!(text.contains("# TYPE tor_relay_read_bytes_total counter\n"));
    }
}
