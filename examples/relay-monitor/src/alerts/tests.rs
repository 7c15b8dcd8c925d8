use std::time::UNIX_EPOCH;

use super::*;
use crate::model::{
    Accounting, Header, Hibernation, LinkState, RelayId, Resources, Severity, VersionStatus,
};

const NOW: SystemTime = UNIX_EPOCH;

fn later(hours: u64) -> SystemTime {
    NOW + Duration::from_secs(1_000_000_000 + hours * 3600)
}

fn view(header: Header) -> RelayView {
    let mut view = RelayView::unknown(RelayId(0), "relay1", "127.0.0.1:9051", later(0));
    view.link = LinkState::Up { since: later(0) };
    view.header = Arc::new(header);
    view
}

fn with_flags(flags: &[&str]) -> RelayView {
    view(Header {
        in_consensus: Some(true),
        flags: flags.iter().map(|&flag| flag.into()).collect(),
        ..Header::default()
    })
}

/// What is raised by a first look at a view.
fn check(view: &RelayView, expected: &[&str]) {
    let mut alerts = Alerts::default();
    let news = alerts.judge(view, later(0));
    assert!(news.iter().all(|news| news.raised));
    let texts: Vec<String> = news
        .iter()
        .map(|news| news.alert.text.to_string())
        .collect();
    assert_eq!(texts.len(), expected.len(), "{texts:?}");
    for (text, expected) in texts.iter().zip(expected) {
        assert!(text.contains(expected), "{text}\n{expected}");
    }
    assert_eq!(alerts.judge(view, later(1)), [], "each is raised once");
}

#[test]
fn a_relay_without_faults_raises_nothing() {
    check(&view(Header::default()), &[]);
    check(&with_flags(&["Running", "Valid"]), &[]);
    check(&RelayView::unknown(RelayId(0), "r", "c", NOW), &[]);
}

#[test]
fn a_relay_that_cannot_be_reached_is_down_and_nothing_else() {
    let mut down = view(Header {
        version_status: Some(VersionStatus::Obsolete),
        ..Header::default()
    });
    down.link = LinkState::Down {
        why: "connection refused".into(),
        since: NOW,
        retry_at: NOW,
    };
    check(
        &down,
        &["no connection to its control port: connection refused"],
    );
    down.link = LinkState::Unresponsive { since: NOW };
    check(&down, &["has not answered"]);
}

#[test]
fn old_versions_are_told() {
    for (status, expected) in [
        (VersionStatus::Obsolete, &["0.4.5.6 is obsolete"][..]),
        (VersionStatus::Old, &["0.4.5.6 is old"]),
        (VersionStatus::Recommended, &[]),
        (VersionStatus::New, &[]),
        (VersionStatus::NoneRecommended, &[]),
        (VersionStatus::Unknown, &[]),
    ] {
        let header = Header {
            version: Some("0.4.5.6".into()),
            version_status: Some(status),
            ..Header::default()
        };
        check(&view(header), expected);
    }
}

#[test]
fn what_is_nearly_used_up_is_told() {
    let mut full = view(Header {
        descriptor_limit: Some(1000),
        ..Header::default()
    });
    full.resources = Some(Resources {
        descriptors: Some(899),
        ..Resources::default()
    });
    check(&full, &[]);
    full.resources = Some(Resources {
        descriptors: Some(900),
        ..Resources::default()
    });
    check(&full, &["900 of 1000 file descriptors are open"]);
    let accounting = |state, written| {
        let mut view = view(Header::default());
        view.accounting = Some(Accounting {
            state,
            read: 1,
            written,
            read_left: 99,
            written_left: 100 - written,
            ends: later(2),
        });
        view
    };
    check(&accounting(Hibernation::Awake, 89), &[]);
    check(
        &accounting(Hibernation::Awake, 90),
        &["90 % of what accounting allows"],
    );
    check(
        &accounting(Hibernation::Soft, 95),
        &["takes no new connections"],
    );
    check(
        &accounting(Hibernation::Hard, 100),
        &["moves nothing until"],
    );
}

#[test]
fn clock_descriptor_and_overload_are_told() {
    let skewed = |clock_skew| {
        view(Header {
            clock_skew,
            ..Header::default()
        })
    };
    check(&skewed(Some(-59)), &[]);
    check(&skewed(Some(-60)), &["60 seconds behind"]);
    check(&skewed(Some(7200)), &["7200 seconds ahead"]);
    let mut alerts = Alerts::default();
    let header = Header {
        published: Some(later(0)),
        overloaded: Some(later(0)),
        ..Header::default()
    };
    let told = |news: Vec<AlertNews>| -> Vec<(bool, AlertKind)> {
        news.into_iter()
            .map(|news| (news.raised, news.alert.kind))
            .collect()
    };
    let view = view(header);
    assert_eq!(
        told(alerts.judge(&view, later(0))),
        [(true, AlertKind::Overload)]
    );
    assert_eq!(told(alerts.judge(&view, later(18))), []);
    assert_eq!(
        told(alerts.judge(&view, later(19))),
        [(true, AlertKind::DescriptorOld)]
    );
    assert_eq!(
        told(alerts.judge(&view, later(72))),
        [(false, AlertKind::Overload)]
    );
}

#[test]
fn a_flag_is_missed_until_it_comes_back() {
    let mut alerts = Alerts::default();
    let mut told = |view: &RelayView, hours| -> Vec<(bool, String)> {
        let news = alerts.judge(view, later(hours));
        news.into_iter()
            .map(|news| (news.raised, news.alert.text.to_string()))
            .collect()
    };
    assert_eq!(told(&with_flags(&["Guard", "Running", "StaleDesc"]), 0), []);
    assert_eq!(
        told(&with_flags(&["Running"]), 1),
        [(true, "it lost the flag Guard".into())]
    );
    assert_eq!(told(&with_flags(&["Running"]), 2), []);
    assert_eq!(
        told(&with_flags(&["Guard", "Running"]), 3),
        [(false, "it lost the flag Guard".into())]
    );
    let out = view(Header {
        in_consensus: Some(false),
        ..Header::default()
    });
    assert_eq!(told(&out, 4).len(), 1);
    assert_eq!(
        told(&view(Header::default()), 5).len(),
        1,
        "without a consensus nothing is known"
    );
}

#[test]
fn a_flag_is_not_missed_for_ever() {
    let mut alerts = Alerts::default();
    alerts.had_flag(&"Guard".into(), later(0));
    let without = with_flags(&["Running"]);
    assert_eq!(
        alerts.judge(&without, later(1)).len(),
        1,
        "a restart of the monitor forgets no flag"
    );
    assert_eq!(alerts.judge(&without, later(7 * 24 - 1)), []);
    assert_eq!(alerts.judge(&without, later(7 * 24)).len(), 1);
    assert_eq!(alerts.raised(), []);
}

#[test]
fn the_worst_comes_first_and_keeps_its_beginning() {
    let mut alerts = Alerts::default();
    let mut view = view(Header {
        clock_skew: Some(99),
        ..Header::default()
    });
    alerts.judge(&view, later(0));
    view.accounting = Some(Accounting {
        state: Hibernation::Hard,
        read: 1,
        written: 1,
        read_left: 0,
        written_left: 0,
        ends: later(2),
    });
    alerts.judge(&view, later(1));
    let raised: Vec<_> = alerts
        .raised()
        .into_iter()
        .map(|alert| (alert.severity, alert.since))
        .collect();
    assert_eq!(
        raised,
        [
            (Severity::Critical, later(1)),
            (Severity::Warning, later(0))
        ]
    );
}
