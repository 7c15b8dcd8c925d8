//! A tor that is broken in a way that a real one cannot be made to be: said, tried again, and the relay beside it goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::StreamExt as _;
use strombus_relay_monitor::model::{LinkState, RelayId, RelayView, Resolver};
use strombus_relay_monitor::{
    Aspect, Keeping, LogWish, Monitor, RelayAccess, RelaySettings, ReverseNames,
};
use strombus_tor_control::{Credentials, Target};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::stand_in::{Does, says, serve};
use crate::tor::{PATIENCE, RELAY, view_of_where, view_where, who};

/// A port where each connection is served by this table. What is sent to it is said on the first; the count is of connections.
struct Broken {
    target: Target,
    speak: mpsc::Sender<String>,
    connections: Arc<AtomicUsize>,
}

impl Broken {
    async fn start(answer: impl FnMut(&str) -> Option<Does> + Clone + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let target = Target::Port(listener.local_addr().unwrap());
        let (speak, said) = mpsc::channel(16);
        let connections = Arc::<AtomicUsize>::default();
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            let mut said = Some(said);
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::Relaxed);
                let said = said.take().unwrap_or_else(|| mpsc::channel(1).1);
                tokio::spawn(serve(stream, said, answer.clone()));
            }
        });
        Self {
            target,
            speak,
            connections,
        }
    }
}

/// A monitor of it, and of a sound one beside it.
async fn watch(broken: &Broken) -> Monitor {
    let sound = Broken::start(|_| None).await;
    let relay = |target: &Target| RelaySettings {
        target: target.clone(),
        credentials: Credentials::new(),
        name: None,
        access: RelayAccess::default(),
        names: ReverseNames::Off,
        resolver: Resolver::Auto,
    };
    let relays = vec![relay(&broken.target), relay(&sound.target)];
    let monitor = Monitor::start(relays, &RelayAccess::default(), &Keeping::default()).unwrap();
    view_of_where(&monitor, RelayId(1), |view| view.link.is_up()).await;
    monitor
}

/// Waits until the relay is said to be down for this reason and is tried again, and sees that the other stayed as it was.
///
/// With a channel by which it is told that the tor is silent, the clock runs ahead by itself from then on until it is said.
async fn check_down(broken: &Broken, expected: &str, silent: Option<mpsc::Receiver<()>>) {
    let monitor = watch(broken).await;
    let mut views = monitor.subscribe(&who("ann", &[]), RELAY);
    let _config = monitor.look(RELAY, Aspect::Config);
    let is_timed = silent.is_some();
    if let Some(mut silent) = silent {
        silent.recv().await.unwrap();
        tokio::time::pause();
    }
    let is_said = |view: &RelayView| match &view.link {
        LinkState::Down { why, .. } => why.contains(expected),
        _ => false,
    };
    // A question may wait for half a minute.
    let said = async { while !is_said(&views.next().await.unwrap()) {} };
    let said = tokio::time::timeout(PATIENCE * 4, said).await;
    said.unwrap_or_else(|_| panic!("{:?}", monitor.view(&who("ann", &[]), RELAY).unwrap().link));
    if is_timed {
        tokio::time::resume();
        // Where the clock ran ahead, half a minute may have gone by between a question to the other and its answer.
        view_of_where(&monitor, RelayId(1), |view| view.link.is_up()).await;
    }
    let again = async {
        while broken.connections.load(Ordering::Relaxed) < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(PATIENCE, again)
        .await
        .expect("it is tried again");
    let other = monitor.view(&who("ann", &[]), RelayId(1)).unwrap();
    // Nothing comes from it, either, but it answers what it is asked.
    let is_there = matches!(
        other.link,
        LinkState::Up { .. } | LinkState::Unresponsive { .. }
    );
    assert!(is_there, "{:?}", other.link);
}

#[tokio::test]
async fn one_that_hangs_in_the_middle_of_a_reply_is_given_up() {
    let (tell, told) = mpsc::channel(1);
    let broken = Broken::start(move |command| {
        (command == "GETINFO config-text").then(|| {
            let _ = tell.try_send(());
            Does::Hangs("250+config-text=\r\nNick".into())
        })
    })
    .await;
    check_down(
        &broken,
        "tor did not answer GETINFO within 30 s",
        Some(told),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_leaves_when_it_is_asked_is_said_to_have_left() {
    let broken =
        Broken::start(|command| (command == "GETINFO config-text").then_some(Does::Leaves)).await;
    check_down(&broken, "tor closed the connection", None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_without_end_is_not_kept() {
    let long = format!("250+config-text=\n{}", "ContactInfo x\n".repeat(1_300_000));
    let broken = Broken::start(move |command| {
        if command == "GETINFO config-text" {
            says(&long)
        } else {
            None
        }
    })
    .await;
    check_down(&broken, "a reply is longer than 16777216 bytes", None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn megabytes_of_a_reply_are_taken() {
    let lines: String = (0..200_000).map(|n| format!("ContactInfo {n}\n")).collect();
    let length = lines.len();
    let reply = format!("250+config-text=\n{lines}.\n250 OK\n");
    let broken = Broken::start(move |command| {
        if command == "GETINFO config-text" {
            says(&reply)
        } else {
            None
        }
    })
    .await;
    let monitor = watch(&broken).await;
    let _config = monitor.look(RELAY, Aspect::Config);
    let view = view_where(&monitor, |view| view.config.is_some()).await;
    let text = &view.config.as_ref().unwrap().text;
    assert!(length > 3 << 20 && text.len().abs_diff(length) <= 1);
    assert!(view.link.is_up());
}

#[tokio::test(flavor = "multi_thread")]
async fn events_that_nobody_knows_disturb_nothing() {
    let broken = Broken::start(|_| None).await;
    let monitor = watch(&broken).await;
    view_where(&monitor, |view| view.link.is_up()).await;
    let unknown = "650 FROBNICATE a \"b\r\n650+NONSENSE\r\nx\r\n.\r\n650 OK\r\n650 BW x\r\n650 \r\n650 BW 5 6\r\n";
    broken.speak.send(unknown.into()).await.unwrap();
    let view = view_where(&monitor, |view| view.bandwidth.read == 5).await;
    assert!(view.link.is_up());
    assert_eq!(broken.connections.load(Ordering::Relaxed), 1);
}

/// A viewer who asks for DEBUG and reads nothing holds up neither tor nor the graph, and is told later what is lost.
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_lines_never_blocks_tor() {
    const LINES: usize = 50_000;
    let (set, mut is_set) = mpsc::channel(16);
    let broken = Broken::start(move |command| {
        if command.starts_with("SETEVENTS") && command.contains("DEBUG") {
            let _ = set.try_send(());
        }
        None
    })
    .await;
    let monitor = watch(&broken).await;
    let (_tap, mut log) = monitor
        .log(&who("ann", &[]), RELAY, LogWish::of(["DEBUG", "MONITOR"]))
        .unwrap();
    is_set.recv().await.unwrap();
    for block in 0..LINES / 100 {
        let line = |n| format!("650 DEBUG circuit {n} goes on\r\n");
        let lines: String = (block * 100..(block + 1) * 100).map(line).collect();
        let sent = broken.speak.send(lines);
        tokio::time::timeout(PATIENCE, sent).await.unwrap().unwrap();
    }
    broken.speak.send("650 BW 7 8\r\n".into()).await.unwrap();
    view_where(&monitor, |view| view.bandwidth.read == 7).await;
    let last = format!("circuit {} goes on", LINES - 1);
    let (mut shown, mut lost) = (0, 0);
    let read = async {
        loop {
            let batch = log.next().await.unwrap();
            let (debug, own): (Vec<_>, Vec<_>) =
                batch.lines.iter().partition(|line| line.event() == "DEBUG");
            shown += debug.len();
            let told = own
                .iter()
                .filter(|line| line.text().contains("came too fast"));
            lost += batch.lost + told.count() as u64;
            if batch.lines.iter().any(|line| line.text() == last) {
                return;
            }
        }
    };
    tokio::time::timeout(PATIENCE, read)
        .await
        .expect("the newest line comes");
    assert!(
        shown <= LINES && (shown == LINES || lost > 0),
        "{shown} shown, {lost} lost"
    );
    assert_eq!(broken.connections.load(Ordering::Relaxed), 1);
}
