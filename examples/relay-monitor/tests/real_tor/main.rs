//! The monitor against Debian's tor.

mod bad;
mod broken;
#[path = "../../control/tests/stand_in/mod.rs"]
mod stand_in;
mod tor;

use std::time::Duration;

use futures_util::StreamExt as _;
use strombus_relay_monitor::model::{
    AlertKind, ConnectionKind, Host, Interval, LinkState, LogLine, Measured, RelayView, Resolver,
    Statistic,
};
use strombus_relay_monitor::{Act, Aspect, LogStream, LogWish, Refusal, Signal};
use tor::{PATIENCE, RELAY, Tor, known, view_where, who};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_is_what_the_control_port_says() {
    let tor = Tor::start(
        "Nickname wentletrap\nORPort 127.0.0.1:auto\nAddress 127.0.0.1\nAssumeReachable 1\nExitPolicy reject *:*\nRelayBandwidthRate 1 MBytes\nAccountingStart day 00:00\nAccountingMax 4 GBytes",
    );
    let controller = tor.controller().await;
    let monitor = tor.monitor();
    let view = known(&monitor).await;
    let header = &view.header;
    let info = async |key: &str| controller.info(key).await.unwrap();
    assert_eq!(
        header.version.as_deref(),
        info("version").await.split(' ').next()
    );
    assert_eq!(header.pid, Some(tor.pid()));
    assert_eq!(
        header.fingerprint.as_deref(),
        Some(&*info("fingerprint").await)
    );
    assert_eq!(
        header.descriptor_limit.unwrap().to_string(),
        info("process/descriptor-limit").await
    );
    assert_eq!(header.nickname.as_deref(), Some("wentletrap"));
    assert_eq!(&*view.name, "wentletrap");
    let uptime: u64 = info("uptime").await.parse().unwrap();
    let shown = header
        .uptime(std::time::SystemTime::now())
        .unwrap()
        .as_secs();
    assert!(shown.abs_diff(uptime) <= 2, "{shown} {uptime}");
    let control: Vec<_> = header
        .listening("control")
        .filter_map(|listener| listener.address)
        .collect();
    assert_eq!(
        control,
        [format!("127.0.0.1:{}", tor.port).parse().unwrap()]
    );
    let protection = header.authentication.unwrap();
    assert_eq!(
        (protection.open, protection.cookie, protection.password),
        (false, true, false)
    );
    // Without a network tor makes no descriptor, and has no policy then.
    let policy = controller
        .info("exit-policy/full")
        .await
        .unwrap_or_default();
    assert_eq!(header.exit_policy.join(","), policy.replace('\n', ","));
    assert_eq!(view.bandwidth.limit, Some(1 << 20));
    let accounting = view.accounting.unwrap();
    assert_eq!(
        info("accounting/bytes").await,
        format!("{} {}", accounting.read, accounting.written)
    );
    assert_eq!(view.events.join(" "), info("events/names").await);

    assert!(header.is_local && header.host.is_some());
    let resources = view.resources.unwrap();
    assert_eq!(resources.measured, Measured::Proc);
    assert!(resources.memory.unwrap() > 1 << 20 && resources.descriptors.unwrap() > 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_by_another_controller_is_seen_at_once() {
    let tor = Tor::start("");
    let monitor = tor.monitor();
    known(&monitor).await;
    let _look = monitor.look(RELAY, Aspect::Config);
    let option = |view: &RelayView, name: &str| {
        view.config
            .as_ref()
            .and_then(|config| config.option(name).cloned())
    };
    let view = view_where(&monitor, |view| option(view, "Nickname").is_some()).await;
    assert!(!option(&view, "Nickname").unwrap().is_set);
    let config = view.config.clone().unwrap();
    assert!(
        config.options.len() > 300 && config.can_save,
        "{}",
        config.options.len()
    );
    assert_eq!(config.option("SocksPort").unwrap().values, ["0".into()]);
    assert_eq!(config.option("safelogging").unwrap().values, ["1".into()]);
    assert_eq!(config.file.as_deref(), tor.torrc().to_str());
    let begin = std::time::Instant::now();
    let controller = tor.controller().await;
    controller
        .set_conf(&[
            ("Nickname", Some("changed")),
            (
                "HashedControlPassword",
                Some("16:872860B76453A77D60CA2BB8C1A7042072093276A3D701AD684053EC4C"),
            ),
        ])
        .await
        .unwrap();
    let changed = |view: &_| {
        option(view, "Nickname").is_some_and(|option| option.values == ["changed".into()])
    };
    let view = view_where(&monitor, |view| changed(view) && &*view.name == "changed").await;
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "not by the next poll"
    );
    assert!(option(&view, "Nickname").unwrap().is_set);
    let secret = option(&view, "HashedControlPassword").unwrap();
    assert_eq!(
        secret.values,
        ["<hidden>".into()],
        "nobody is shown a password's hash"
    );
    assert!(!view.config.as_ref().unwrap().text.contains("872860B76453"));
    let view = view_where(&monitor, |view| {
        view.config.as_ref().unwrap().file_text.is_some()
    })
    .await;
    let file = std::fs::read_to_string(tor.torrc()).unwrap();
    let shown = view.config.as_ref().unwrap().file_text.clone().unwrap();
    assert_eq!(*shown, *file);
}

#[tokio::test(flavor = "multi_thread")]
async fn operators_act_and_others_do_not_and_both_is_recorded() {
    let tor = Tor::start("");
    let monitor = tor.monitor();
    known(&monitor).await;
    let (ann, bob) = (who("ann", &["operator"]), who("bob", &["viewer"]));
    let set = Act::Set(vec![("Nickname".into(), vec!["by_nobody".into()])]);
    let wrong = monitor.act(&ann, RELAY, set).await;
    assert!(
        matches!(&wrong, Err(Refusal::Tor { code: 513, text }) if text.contains("by_nobody")),
        "{wrong:?}"
    );
    let set = |name: &str| Act::Set(vec![("Nickname".into(), vec![name.into()])]);
    assert_eq!(
        monitor.act(&bob, RELAY, set("bobs")).await,
        Err(Refusal::NotAllowed)
    );
    monitor.act(&ann, RELAY, set("anns")).await.unwrap();
    let controller = tor.controller().await;
    assert_eq!(
        controller
            .get_conf(&["Nickname"])
            .await
            .unwrap()
            .get("Nickname"),
        Some("anns")
    );
    monitor.act(&ann, RELAY, Act::Save).await.unwrap();
    assert!(
        std::fs::read_to_string(tor.torrc())
            .unwrap()
            .contains("Nickname anns")
    );
    monitor
        .act(&ann, RELAY, Act::Reset(vec!["Nickname".into()]))
        .await
        .unwrap();
    let said = monitor
        .act(&ann, RELAY, Act::Command("GETINFO version".into()))
        .await
        .unwrap();
    assert!(
        said.lines.first().unwrap().starts_with("version=0."),
        "{said:?}"
    );
    let list = Act::Set(vec![(
        "ExitPolicy".into(),
        vec!["accept *:80".into(), "reject *:*".into()],
    )]);
    monitor.act(&ann, RELAY, list).await.unwrap();
    assert_eq!(
        controller
            .get_conf(&["ExitPolicy"])
            .await
            .unwrap()
            .all("ExitPolicy")
            .count(),
        2
    );
    monitor
        .act(&ann, RELAY, Act::Signal(Signal::ClearDnsCache))
        .await
        .unwrap();
    let split = monitor
        .act(
            &ann,
            RELAY,
            Act::Command("GETINFO version\r\nSIGNAL HALT".into()),
        )
        .await;
    assert!(split.is_err(), "a second line is a body, and no command");

    let lines = tor.audit();
    let results: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line["who"].as_str().unwrap(),
                line["act"].as_str().unwrap(),
                line["result"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        results[..5],
        [
            ("ann", "SETCONF Nickname=\"by_nobody\"", "begins"),
            ("ann", "SETCONF Nickname=\"by_nobody\"", "failed"),
            ("bob", "SETCONF Nickname=\"bobs\"", "refused"),
            ("ann", "SETCONF Nickname=\"anns\"", "begins"),
            ("ann", "SETCONF Nickname=\"anns\"", "done"),
        ]
    );
    let begun = results
        .iter()
        .filter(|(_, _, result)| *result == "begins")
        .count();
    assert_eq!(
        results.len(),
        begun * 2 + 1,
        "each has its end: {results:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tor_that_stops_is_said_and_found_again() {
    let mut tor = Tor::start("");
    let monitor = tor.monitor();
    let before = known(&monitor).await;
    let mut alerts = Box::pin(monitor.alerts(&who("ann", &[])));
    tor.kill();
    let down = view_where(&monitor, |view| matches!(view.link, LinkState::Down { .. })).await;
    assert_eq!(down.alerts.first().unwrap().kind, AlertKind::Down);
    assert_eq!(
        down.header.version, before.header.version,
        "what was known stays"
    );
    let news = alerts.next().await.unwrap();
    assert!(news.raised && news.alert.kind == AlertKind::Down);
    let refused = monitor
        .act(&who("ann", &["operator"]), RELAY, Act::Save)
        .await;
    assert!(matches!(refused, Err(Refusal::Down(_))), "{refused:?}");
    let tor = tor.restart("");
    monitor
        .act(&who("ann", &["operator"]), RELAY, Act::Reconnect)
        .await
        .unwrap();
    let pid = tor.pid();
    let up = view_where(&monitor, |view| {
        view.link.is_up() && view.header.pid == Some(pid) && view.header.is_local
    })
    .await;
    assert!(up.alerts.is_empty());
    let news = alerts.next().await.unwrap();
    assert!(!news.raised && news.alert.kind == AlertKind::Down);
}

/// While tor is stopped nothing happens, so the clock runs ahead by itself.
#[tokio::test]
async fn a_tor_that_is_stopped_is_called_unresponsive_then_down_and_found_again() {
    let tor = Tor::start("");
    let monitor = tor.monitor();
    known(&monitor).await;
    tor.signal(rustix::process::Signal::STOP);
    tokio::time::pause();
    let is_slow = |view: &RelayView| matches!(view.link, LinkState::Unresponsive { .. });
    let slow = view_where(&monitor, is_slow).await;
    assert_eq!(slow.alerts.first().unwrap().kind, AlertKind::Down);
    for _ in 0..2 {
        // The poll that is under way then is waited for half a minute, which is as long as a look may take.
        tokio::time::advance(Duration::from_secs(20)).await;
    }
    view_where(&monitor, |view| matches!(view.link, LinkState::Down { .. })).await;
    tor.signal(rustix::process::Signal::CONT);
    tokio::time::resume();
    let ann = who("ann", &["operator"]);
    monitor.act(&ann, RELAY, Act::Reconnect).await.unwrap();
    let up = view_where(&monitor, |view| view.link.is_up()).await;
    assert!(up.alerts.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_has_what_its_viewers_wish_for_and_tor_is_asked_for_no_more() {
    let tor = Tor::start("");
    let monitor = tor.monitor();
    known(&monitor).await;
    let ann = who("ann", &["operator"]);
    let (tap, mut lines) = monitor
        .log(&ann, RELAY, LogWish::of(["BW", "MONITOR", "NOTICE"]))
        .unwrap();
    let mut until = async |event: &str, text: &str| {
        let wait = async {
            loop {
                let batch = lines.next().await.unwrap();
                let found = batch
                    .lines
                    .into_iter()
                    .find(|line| line.event() == event && line.text().contains(text));
                if let Some(line) = found {
                    return line;
                }
            }
        };
        tokio::time::timeout(PATIENCE, wait)
            .await
            .expect("the line comes")
    };
    until("MONITOR", "Connected to tor").await;
    until("BW", "0 0").await;
    monitor
        .act(&ann, RELAY, Act::Signal(Signal::Heartbeat))
        .await
        .unwrap();
    let heartbeat = until("NOTICE", "Heartbeat").await;
    assert_eq!(
        (heartbeat.nth(), heartbeat.runlevel().unwrap().name()),
        (1, "NOTICE")
    );
    tap.wish(LogWish::of(["DEBUG"]));
    until("DEBUG", "").await;
    drop(tap);
    assert!(lines.next().await.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn graphs_open_with_the_past_after_a_restart() {
    let tor = Tor::start("");
    let monitor = tor.monitor();
    let points = |view: &RelayView, interval| {
        view.graphs
            .of(Statistic::Bandwidth, interval)
            .points
            .iter()
            .flatten()
            .count()
    };
    let all = |view: &RelayView| {
        points(view, Interval::Second) >= 3
            && view
                .graphs
                .of(Statistic::Resources, Interval::Hour)
                .end
                .is_some()
    };
    let before = view_where(&monitor, all).await;
    drop(monitor);
    // The tor is gone: only the history can know.
    let (folder, target) = (tor.folder().to_owned(), tor.target());
    let copy = tempfile::tempdir().unwrap();
    let path = |folder: &std::path::Path| folder.join("history.sqlite");
    // The last handle of the history closes it when its watcher is gone.
    let deadline = std::time::Instant::now() + PATIENCE;
    while path(&folder).with_extension("sqlite-wal").exists() {
        assert!(
            std::time::Instant::now() < deadline,
            "the history is not closed"
        );
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    std::fs::copy(path(&folder), path(copy.path())).unwrap();
    drop(tor);
    let monitor = tor::monitor(
        target,
        strombus_tor_control::Credentials::new(),
        copy.path(),
    );
    let after = view_where(&monitor, |view| points(view, Interval::Second) >= 3).await;
    for interval in Interval::ALL {
        assert!(points(&after, interval) >= 1, "{interval:?}");
    }
    assert!(points(&after, Interval::Second) >= points(&before, Interval::Second));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connection_of_the_monitor_is_among_those_of_tor() {
    let tor = Tor::start("");
    let other = Tor::start("");
    let monitor = tor.monitor();
    let _controller = other.controller().await;
    known(&monitor).await;
    let _look = monitor.look(RELAY, Aspect::Connections);
    let view = view_where(&monitor, |view| {
        view.connections.at.is_some() && view.header.is_local
    })
    .await;
    let view = if view.connections.limited.is_some() {
        // They were looked at before it was known that tor is here.
        view_where(&monitor, |view| view.connections.limited.is_none()).await
    } else {
        view
    };
    let list = &view.connections.list;
    let control: Vec<_> = list
        .iter()
        .filter(|connection| connection.kind == ConnectionKind::Control)
        .collect();
    assert_eq!(control.len(), 1, "{list:#?}");
    assert_eq!(control[0].local.unwrap().port(), tor.port);
    assert_eq!(control[0].remote.host, Host::Known([127, 0, 0, 1].into()));
    let ports: Vec<_> = list
        .iter()
        .filter_map(|connection| Some(connection.local?.port()))
        .collect();
    assert!(!ports.contains(&other.port), "never those of another tor");
}

#[tokio::test(flavor = "multi_thread")]
async fn operators_choose_by_what_connections_are_found() {
    let tor = Tor::start("");
    let other = Tor::start("");
    let _controller = other.controller().await;
    let monitor = tor.monitor();
    known(&monitor).await;
    let _look = monitor.look(RELAY, Aspect::Connections);
    let found_by = async |resolver: Resolver| {
        view_where(&monitor, |view| view.connections.by == resolver).await
    };
    let choose = async |resolver: Resolver, roles: &[&str]| {
        let who = who("ann", roles);
        monitor.act(&who, RELAY, Act::Resolver(resolver)).await
    };
    let has = |view: &RelayView, port: u16| {
        let list = view.connections.list.iter();
        let mut ends = list.filter_map(|connection| connection.local);
        ends.any(|local| local.port() == port)
    };
    let view = found_by(Resolver::Proc).await;
    assert_eq!(view.resolver, Resolver::Auto);
    assert!(has(&view, tor.port) && !has(&view, other.port));

    assert_eq!(choose(Resolver::Tor, &[]).await, Err(Refusal::NotAllowed));
    choose(Resolver::Tor, &["operator"]).await.unwrap();
    let view = found_by(Resolver::Tor).await;
    assert_eq!(view.resolver, Resolver::Tor);
    assert!(!has(&view, tor.port) && view.connections.limited.is_some());

    // All tors of a test are of one user, and this is told.
    choose(Resolver::User, &["operator"]).await.unwrap();
    let view = found_by(Resolver::User).await;
    assert!(has(&view, tor.port) && has(&view, other.port));
    let limited = view.connections.limited.clone().unwrap();
    assert!(limited.contains("not told apart"), "{limited}");

    choose(Resolver::Proc, &["operator"]).await.unwrap();
    let view = found_by(Resolver::Proc).await;
    assert!(has(&view, tor.port) && !has(&view, other.port));
    let audit = tor.audit();
    let acts: Vec<_> = audit
        .iter()
        .map(|entry| entry["act"].as_str().unwrap())
        .collect();
    assert_eq!(
        acts.iter().filter(|act| **act == "resolver tor").count(),
        3,
        "{acts:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prompt_asks_tor_and_hears_its_events() {
    use strombus_relay_monitor::prompt::{Question, Read, Reader};
    use strombus_tor_control::Heard;
    let tor = Tor::start("");
    let controller = tor.controller().await;
    let monitor = tor.monitor();
    known(&monitor).await;
    let (seat, mut events) = monitor.prompt(&who("ann", &[]), RELAY).unwrap();
    let question = |line: &str| match Reader::default().read(line) {
        Read::Ask(question) => question,
        other => panic!("{other:?}"),
    };
    let answer = seat.ask(question("GETINFO version")).await;
    let version = controller.info("version").await.unwrap();
    assert_eq!(answer.rows[0].text(), format!("250-version={version}"));
    seat.learn().await;
    assert_eq!(seat.complete("GETINFO vers"), ["GETINFO version"]);
    assert_eq!(seat.complete("SETCONF nicknam"), ["SETCONF Nickname="]);
    assert!(seat.ask(question("SETEVENTS BW")).await.is_ok);
    let heard = tokio::time::timeout(PATIENCE, events.next()).await.unwrap();
    assert!(matches!(heard, Some(Heard::Event(event)) if event.name.as_str() == "BW"));
    let recent = seat.ask(Question::Recent(Vec::new())).await;
    assert!(recent.rows[0].text().starts_with("BW "));
    // What acts is not done here, whoever asks.
    let (seat, _) = monitor.prompt(&who("op", &["operator"]), RELAY).unwrap();
    assert!(!seat.ask(question("SETCONF Nickname=other")).await.is_ok);
    assert_eq!(
        controller
            .get_conf(&["Nickname"])
            .await
            .unwrap()
            .get("Nickname"),
        None
    );
    let guest = strombus_relay_monitor::Who {
        guest: true,
        ..who("ann", &[])
    };
    assert!(monitor.prompt(&guest, RELAY).is_none());
}

/// What the manual says is only known where it is installed: packages of some images leave it out.
#[tokio::test(flavor = "multi_thread")]
async fn options_are_explained_by_tors_own_manual() {
    let Some(manual) = strombus_relay_monitor::manual::Manual::installed() else {
        return;
    };
    let tor = Tor::start("");
    let monitor = tor.monitor();
    let _look = monitor.look(RELAY, Aspect::Config);
    let view = view_where(&monitor, |view| view.config.is_some()).await;
    let option = view.config.as_ref().unwrap().option("Nickname").cloned();
    let (option, entry) = (option.unwrap(), manual.option("Nickname").unwrap());
    assert_eq!(option.manual.as_deref(), Some(&*entry.text));
    assert_eq!(option.category.as_deref(), Some(&*entry.category));
    assert_eq!(option.summary.as_deref(), Some(entry.summary()));
    assert_eq!(option.usage.as_deref(), Some(&*entry.usage));
}

/// Lines of the log, until one of them says this.
async fn lines_until(lines: &mut LogStream, text: &str) -> Vec<LogLine> {
    let mut all: Vec<LogLine> = Vec::new();
    let wait = async {
        while !all.iter().any(|line| line.text().contains(text)) {
            let batch = lines.next().await.unwrap();
            if batch.anew {
                all.clear();
            }
            all.extend(batch.lines);
        }
    };
    let in_time = tokio::time::timeout(PATIENCE, wait).await.is_ok();
    assert!(in_time, "no line says {text}: {all:#?}");
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_begins_with_tors_own_file_and_goes_on_without_anybody_who_looks() {
    let tor = Tor::start("");
    let monitor = tor.monitor();
    known(&monitor).await;
    let ann = who("ann", &["operator"]);
    let count = |lines: &[LogLine], text: &str| {
        let said = lines.iter().filter(|line| line.text().contains(text));
        said.count()
    };
    let (tap, mut lines) = monitor.log(&ann, RELAY, LogWish::default()).unwrap();
    let first = lines_until(&mut lines, "read from /").await;
    assert_eq!(
        count(&first, "opening log file") + count(&first, "opening new log file"),
        1
    );
    let version = first.iter().find(|line| line.text().starts_with("Tor 0."));
    let version = version.expect("what tor said when it was started");
    assert_eq!(version.runlevel().unwrap().name(), "NOTICE");
    let age = version.at().elapsed().unwrap();
    assert!(age < Duration::from_secs(120), "{age:?}");
    let file = std::fs::read_to_string(tor.folder().join("tor/log")).unwrap();
    for line in file.lines() {
        let (_, said) = line.split_once("] ").unwrap();
        let times = file.lines().filter(|other| other.ends_with(said)).count();
        let shown = first
            .iter()
            .filter(|line| line.text().trim() == said.trim());
        assert_eq!(shown.count(), times, "{said}");
    }
    assert!(first.is_sorted_by_key(LogLine::number));
    drop((tap, lines));

    // Nobody looks; what tor says is heard nevertheless, and is not there twice after a restart.
    let controller = tor.controller().await;
    controller.signal(&"HEARTBEAT".into()).await.unwrap();
    let heartbeats = || {
        let file = std::fs::read_to_string(tor.folder().join("tor/log")).unwrap();
        file.matches("Heartbeat").count()
    };
    while heartbeats() == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let (_tap, mut lines) = monitor.log(&ann, RELAY, LogWish::default()).unwrap();
    lines_until(&mut lines, "Heartbeat").await;
    let tor = tor.restart("");
    let wait = async {
        let mut all: Vec<LogLine> = Vec::new();
        while count(&all, "Connected to tor") < 2 || count(&all, "read from /") < 2 {
            let batch = lines.next().await.unwrap();
            if batch.anew {
                all.clear();
            }
            all.extend(batch.lines);
        }
        all
    };
    let all = tokio::time::timeout(PATIENCE, wait).await.unwrap();
    assert_eq!(count(&all, "Heartbeat"), 1);
    assert_eq!(count(&all, "running on Linux"), 2, "{all:#?}");
    drop(tor);
}

#[tokio::test(flavor = "multi_thread")]
async fn that_tors_log_file_cannot_be_read_is_said() {
    let tor = Tor::start("");
    let controller = tor.controller().await;
    let log = tor.folder().join("tor/log");
    std::fs::remove_file(&log).unwrap();
    let monitor = tor.monitor();
    let ann = who("ann", &[]);
    let (_tap, mut lines) = monitor.log(&ann, RELAY, LogWish::default()).unwrap();
    let all = lines_until(&mut lines, "cannot be read").await;
    let said = all.last().unwrap();
    assert!(said.text().contains(log.to_str().unwrap()), "{said:?}");
    drop(controller);
}
