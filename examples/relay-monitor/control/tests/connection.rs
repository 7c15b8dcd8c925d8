//! A connection, to a stand-in for tor that does what a real one does seldom. Time is paused: it passes when nothing else happens.

mod stand_in;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use stand_in::{Does, says, serve, wants_cookie};
use strombus_tor_control::event::Body;
use strombus_tor_control::{
    AuthenticationError, Command, Connection, Credentials, Error, EventName, FramingError, Heard,
    Limits, Room, Signal,
};
use tokio::sync::mpsc;

type Asked = Arc<Mutex<Vec<String>>>;

/// A connection to a stand-in, what it was asked, and a way to have it say something.
async fn connect_with(
    credentials: &Credentials,
    limits: Limits,
    mut answer: impl FnMut(&str) -> Option<Does> + Send + 'static,
) -> (Result<Connection, Error>, Asked, mpsc::Sender<String>) {
    let (ours, theirs) = tokio::io::duplex(1 << 16);
    let asked = Asked::default();
    let asked_there = Arc::clone(&asked);
    let (speak, speech) = mpsc::channel(1);
    tokio::spawn(serve(theirs, speech, move |command| {
        asked_there.lock().unwrap().push(command.into());
        answer(command)
    }));
    (
        Connection::over(ours, credentials, limits).await,
        asked,
        speak,
    )
}

async fn connect(
    answer: impl FnMut(&str) -> Option<Does> + Send + 'static,
) -> (Connection, Asked, mpsc::Sender<String>) {
    let (connection, asked, speak) =
        connect_with(&Credentials::new(), Limits::default(), answer).await;
    (connection.unwrap(), asked, speak)
}

/// The error of a connection that does not come to be.
async fn refused(
    credentials: Credentials,
    answer: impl FnMut(&str) -> Option<Does> + Send + 'static,
) -> Error {
    connect_with(&credentials, Limits::default(), answer)
        .await
        .0
        .unwrap_err()
}

fn count(asked: &Asked, command: &str) -> usize {
    asked
        .lock()
        .unwrap()
        .iter()
        .filter(|line| line.as_str() == command)
        .count()
}

fn raw(line: &str) -> Command {
    Command::raw(line).unwrap()
}

#[tokio::test(start_paused = true)]
async fn it_knows_which_tor_it_is() {
    let (connection, asked, _speak) = connect(|_| None).await;
    assert_eq!(connection.version(), "0.4.9.11");
    assert!(connection.events().contains(&EventName::Bw));
    assert_eq!(connection.info("version").await.unwrap(), "0.4.9.11");
    // What never changes is asked once.
    assert_eq!(count(&asked, "GETINFO version"), 0);
}

#[tokio::test(start_paused = true)]
async fn commands_are_sent_without_waiting_and_answered_in_order() {
    let mut held = Vec::new();
    let (connection, ..) = connect(move |command| {
        let number = command.strip_prefix("GETINFO n/")?;
        held.push(format!("250-n/{number}={number}\r\n250 OK\r\n"));
        // Nothing is answered before the twentieth came.
        Some(Does::Says(if held.len() == 20 {
            held.concat()
        } else {
            String::new()
        }))
    })
    .await;
    let mut asking = tokio::task::JoinSet::new();
    for number in 0..20 {
        let connection = connection.clone();
        asking.spawn(async move {
            let value = connection.info(&format!("n/{number}")).await.unwrap();
            assert_eq!(value, number.to_string());
        });
    }
    assert_eq!(asking.join_all().await.len(), 20);
}

#[tokio::test(start_paused = true)]
async fn an_event_between_a_command_and_its_reply_is_no_reply() {
    let (connection, ..) = connect(|command| match command {
        "GETINFO address" => says("650 BW 1 2\n250-address=192.0.2.1\n250 OK\n"),
        _ => None,
    })
    .await;
    let mut events = connection.subscribe([EventName::Bw]);
    assert_eq!(connection.info("address").await.unwrap(), "192.0.2.1");
    let Some(Heard::Event(event)) = events.next().await else {
        panic!()
    };
    assert_eq!(event.raw.to_wire(), "650 BW 1 2");
}

#[tokio::test(start_paused = true)]
async fn tor_is_asked_for_what_all_want_and_nothing_that_it_lacks() {
    let (connection, asked, _speak) = connect(|_| None).await;
    let bandwidth = connection.subscribe([EventName::Bw, EventName::TbEmpty]);
    let circuits = connection.subscribe([EventName::Bw, EventName::Circ]);
    connection.settle_events().await.unwrap();
    assert_eq!(
        asked.lock().unwrap().last().unwrap(),
        "SETEVENTS BW CIRC CONF_CHANGED SIGNAL"
    );
    drop(circuits);
    connection.settle_events().await.unwrap();
    assert_eq!(
        asked.lock().unwrap().last().unwrap(),
        "SETEVENTS BW CONF_CHANGED SIGNAL"
    );
    bandwidth.set([EventName::Notice]);
    connection.settle_events().await.unwrap();
    assert_eq!(
        asked.lock().unwrap().last().unwrap(),
        "SETEVENTS CONF_CHANGED NOTICE SIGNAL"
    );
}

#[tokio::test(start_paused = true)]
async fn a_slow_subscriber_loses_the_oldest_lines_of_the_log_and_holds_up_nobody() {
    let room = Room {
        log: 100,
        others: 50,
    };
    let limits = Limits {
        room,
        ..Limits::default()
    };
    let (connection, _asked, speak) = connect_with(&Credentials::new(), limits, |_| None).await;
    let connection = connection.unwrap();
    let mut slow = connection.subscribe([EventName::Debug, EventName::Bw]);
    let mut other = connection.subscribe([EventName::Notice]);
    // A second of a busy relay's DEBUG, with an event among it that must not be lost.
    let mut burst = String::new();
    for number in 0..10_000 {
        burst += &format!("650 DEBUG {number}\r\n");
        if number == 5_000 {
            burst += "650 BW 1 2\r\n";
        }
    }
    speak.send(burst + "650 NOTICE done\r\n").await.unwrap();
    assert!(matches!(other.next().await, Some(Heard::Event(_))));
    assert_eq!(
        slow.next().await,
        Some(Heard::Lost {
            log: 9_900,
            others: 0
        })
    );
    let mut heard = VecDeque::new();
    let mut taken = Vec::new();
    slow.take(60, &mut taken);
    assert_eq!(taken.len(), 60);
    slow.take(60, &mut taken);
    for event in taken {
        let Heard::Event(event) = event else { panic!() };
        heard.push_back(event);
    }
    assert_eq!(heard.len(), 101);
    assert!(matches!(heard[0].body, Body::Bandwidth(_)));
    assert_eq!((heard[1].text(), heard[100].text()), ("9900", "9999"));
    connection.info("version").await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_flood_of_debug_takes_no_notice_with_it() {
    let room = Room {
        log: 100,
        others: 50,
    };
    let limits = Limits {
        room,
        ..Limits::default()
    };
    let (connection, _asked, speak) = connect_with(&Credentials::new(), limits, |_| None).await;
    let connection = connection.unwrap();
    let mut slow = connection.subscribe([EventName::Debug, EventName::Notice, EventName::Warn]);
    let mut other = connection.subscribe([EventName::Err]);
    let mut burst = String::from("650 NOTICE first\r\n");
    for number in 0..10_000 {
        burst += &format!("650 DEBUG {number}\r\n");
        if number == 9_950 {
            burst += "650 WARN second\r\n";
        }
    }
    speak.send(burst + "650 ERR done\r\n").await.unwrap();
    assert!(matches!(other.next().await, Some(Heard::Event(_))));
    let mut taken = Vec::new();
    slow.take(1_000, &mut taken);
    let said: Vec<_> = taken
        .iter()
        .filter_map(|heard| match heard {
            Heard::Event(event) => Some(event.text()),
            Heard::Lost { .. } => None,
        })
        .collect();
    assert_eq!(said.len(), 102);
    assert_eq!((said[0], said[51], said[52]), ("first", "9950", "second"));
    assert_eq!(
        said.iter()
            .filter(|text| text.parse::<u32>().is_ok())
            .count(),
        100
    );
}

#[tokio::test(start_paused = true)]
async fn values_of_options_are_kept_until_they_change() {
    let (connection, asked, speak) = connect(|command| match command {
        "GETCONF Nickname" => says("250 Nickname=relay\n"),
        "GETCONF ContactInfo" => says("250 ContactInfo=\"\\\"foo\\\"\"\n"),
        _ => None,
    })
    .await;
    let asks = || count(&asked, "GETCONF Nickname");
    for _ in 0..3 {
        assert_eq!(
            connection
                .get_conf(&["Nickname"])
                .await
                .unwrap()
                .get("nickname"),
            Some("relay")
        );
    }
    assert_eq!(asks(), 1);
    // Somebody else changes something.
    let mut changes = connection.subscribe([EventName::ConfChanged]);
    let event = "650-CONF_CHANGED\r\n650-Nickname=x\r\n650 OK\r\n";
    speak.send(event.into()).await.unwrap();
    changes.next().await;
    connection.get_conf(&["Nickname"]).await.unwrap();
    assert_eq!(asks(), 2);
    // We do, and CONF_CHANGED comes later.
    connection
        .set_conf(&[("Nickname", Some("a \"b\""))])
        .await
        .unwrap();
    assert_eq!(count(&asked, "SETCONF Nickname=\"a \\\"b\\\"\""), 1);
    connection.get_conf(&["Nickname"]).await.unwrap();
    assert_eq!(asks(), 3);
    let contact = connection.get_conf(&["ContactInfo"]).await.unwrap();
    assert_eq!(contact.get("ContactInfo"), Some("\"foo\""));
}

#[tokio::test(start_paused = true)]
async fn a_new_identity_is_asked_for_once_in_ten_seconds() {
    let (connection, asked, _speak) = connect(|_| None).await;
    connection.signal(&Signal::NewNym).await.unwrap();
    let error = connection.signal(&Signal::NewNym).await.unwrap_err();
    let Error::TooSoon { wait } = error else {
        panic!("{error}")
    };
    assert!(wait <= Duration::from_secs(10) && wait > Duration::from_secs(9));
    connection.signal(&Signal::Heartbeat).await.unwrap();
    tokio::time::advance(wait).await;
    connection.signal(&Signal::NewNym).await.unwrap();
    assert_eq!(count(&asked, "SIGNAL NEWNYM"), 2);
}

#[tokio::test(start_paused = true)]
async fn the_new_identities_of_others_count() {
    let (connection, _asked, speak) = connect(|_| None).await;
    let mut signals = connection.subscribe([EventName::Signal]);
    speak.send("650 SIGNAL NEWNYM\r\n".into()).await.unwrap();
    signals.next().await;
    assert!(!connection.newnym_wait().is_zero());
}

#[tokio::test(start_paused = true)]
async fn a_tor_that_stops_in_the_middle_of_a_reply_is_given_up() {
    let (connection, ..) = connect(|command| match command {
        "GETINFO ns/all" => Some(Does::Hangs("250+ns/all=\r\nr auth2 ".into())),
        _ => None,
    })
    .await;
    let second = connection.clone();
    let second = tokio::spawn(async move { second.info("address").await });
    let began = tokio::time::Instant::now();
    let error = connection.info("ns/all").await.unwrap_err();
    assert_eq!(began.elapsed().as_secs(), 10);
    assert_eq!(
        error.to_string(),
        "tor did not answer GETINFO within 10 s; it stopped in the middle of a reply"
    );
    assert!(second.await.unwrap().is_err());
    assert!(!connection.is_open());
    assert_eq!(connection.info("address").await.unwrap_err(), error);
}

#[tokio::test(start_paused = true)]
async fn a_tor_that_only_sends_events_does_not_answer() {
    let (connection, _asked, speak) = connect(|command| match command {
        "GETINFO address" => says(""),
        _ => None,
    })
    .await;
    let chatting = tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let _ = speak.send("650 BW 1 2\r\n".into()).await;
        }
    });
    let error = connection.info("address").await.unwrap_err();
    assert!(
        matches!(error, Error::Silent { inside: false, .. }),
        "{error}"
    );
    chatting.abort();
}

#[tokio::test(start_paused = true)]
async fn a_reply_beyond_the_cap_ends_the_connection() {
    let limits = Limits {
        reply: 4_096,
        ..Limits::default()
    };
    let (connection, ..) = connect_with(&Credentials::new(), limits, |command| match command {
        "GETINFO ns/all" => Some(Does::Says(
            "250+ns/all=\r\n".to_owned() + &"x\r\n".repeat(9_999),
        )),
        _ => None,
    })
    .await;
    let error = connection.unwrap().info("ns/all").await.unwrap_err();
    assert_eq!(error, Error::Framing(FramingError::TooLong(4_096)));
}

#[tokio::test(start_paused = true)]
async fn unknown_events_are_handed_on() {
    let (connection, _asked, speak) = connect(|command| match command {
        "GETINFO version events/names" => says("552 Unrecognized key\n"),
        _ => None,
    })
    .await;
    let mut events = connection.subscribe([EventName::Other("NEW_ONE".into())]);
    speak
        .send("650-NEW_ONE 1\r\n650 OK\r\n".into())
        .await
        .unwrap();
    let Some(Heard::Event(event)) = events.next().await else {
        panic!()
    };
    assert_eq!(event.body, Body::Unread);
}

#[tokio::test(start_paused = true)]
async fn subscribers_hear_of_the_end() {
    let (connection, ..) = connect(|command| match command {
        "QUIT" => Some(Does::Leaves),
        _ => None,
    })
    .await;
    let mut events = connection.subscribe([EventName::Bw]);
    assert!(connection.quit().await.is_err());
    assert_eq!(events.next().await, None);
    assert_eq!(connection.ended().await, Error::Closed);
    assert_eq!(connection.subscribe([EventName::Bw]).next().await, None);
}

#[tokio::test(start_paused = true)]
async fn what_tor_does_not_do_is_an_error_with_its_words() {
    let (connection, ..) = connect(|command| match command {
        "GETINFO nonsense" => says("552 Unrecognized key \"nonsense\"\n"),
        _ => None,
    })
    .await;
    let error = connection.info("nonsense").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "tor refused GETINFO: 552 Unrecognized key \"nonsense\""
    );
    let reply = connection.ask(raw("GETINFO nonsense")).await.unwrap();
    assert_eq!((reply.status(), reply.is_ok()), (552, false));
    let error = connection.info("a\r\nSIGNAL HALT").await.unwrap_err();
    assert!(matches!(error, Error::Command(_)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn ports_that_are_no_tor_are_named() {
    for (banner, expected) in [
        ("SSH-2.0-OpenSSH_9.2p1\n", "an SSH server does"),
        ("HTTP/1.1 400 Bad Request\n\n", "a web server does"),
        (
            "HTTP/1.0 501 Tor is not an HTTP Proxy\n",
            "tor's SocksPort does",
        ),
        (
            "220 mail.example.org ESMTP\n",
            "`220 mail.example.org ESMTP`",
        ),
        ("\u{ff}\u{fd}login: ", "no reply of the control protocol"),
        (
            "514 Authentication required.\n",
            "`514 Authentication required.`",
        ),
    ] {
        let error = refused(Credentials::new(), move |_| says(banner)).await;
        assert!(matches!(error, Error::NotTor(_)), "{error:?}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    let error = refused(Credentials::new(), |_| Some(Does::Leaves)).await;
    assert_eq!(
        error.to_string(),
        "no tor answers there: it closed the connection without a word"
    );
    let error = refused(Credentials::new(), |_| Some(Does::Hangs(String::new()))).await;
    assert!(
        error.to_string().contains("said nothing for 10 s"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_password_is_shown_only_where_it_is_wanted() {
    let hashed = "250-PROTOCOLINFO 1\n250-AUTH METHODS=HASHEDPASSWORD\n250 OK\n";
    let error = refused(Credentials::new(), move |_| says(hashed)).await;
    assert_eq!(error, AuthenticationError::NeedsPassword.into());
    let error = refused(
        Credentials::new().password("a\"b"),
        move |command| match command {
            "PROTOCOLINFO 1" => says(hashed),
            "AUTHENTICATE \"a\\\"b\"" => says("515 Authentication failed: wrong\n"),
            other => panic!("{other}"),
        },
    )
    .await;
    assert_eq!(
        error.to_string(),
        "the password is wrong: tor says `515 Authentication failed: wrong`"
    );
    let error = refused(Credentials::new().password("x"), |command| match command {
        "PROTOCOLINFO 1" => {
            says("250-PROTOCOLINFO 1\n250-AUTH METHODS=COOKIE,SAFECOOKIE\n250 OK\n")
        }
        other => panic!("{other}"),
    })
    .await;
    assert_eq!(
        error.to_string(),
        "tor takes no password, only COOKIE, SAFECOOKIE"
    );
}

#[tokio::test(start_paused = true)]
async fn only_a_cookie_is_ever_sent() {
    let directory = tempfile::tempdir().unwrap();
    for length in [0, 31, 33, 100_000] {
        let path = directory.path().join("secret");
        std::fs::write(&path, vec![7; length]).unwrap();
        let named = path.clone();
        let error = refused(Credentials::new(), move |command| match command {
            "PROTOCOLINFO 1" => wants_cookie("COOKIE", &named),
            other => panic!("{other}"),
        })
        .await;
        let length = length.min(33);
        assert_eq!(
            error,
            AuthenticationError::CookieLength { path, length }.into()
        );
    }
    let nowhere = directory.path().join("none");
    let error = refused(Credentials::new(), move |_| {
        wants_cookie("SAFECOOKIE", &nowhere)
    })
    .await;
    assert!(
        error.to_string().contains("cannot read the cookie"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn who_does_not_know_the_cookie_is_told_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("cookie with blanks");
    std::fs::write(&path, [7; 32]).unwrap();
    let named = path.clone();
    let error = refused(Credentials::new(), move |command| match command {
        "PROTOCOLINFO 1" => wants_cookie("COOKIE,SAFECOOKIE", &named),
        command if command.starts_with("AUTHCHALLENGE SAFECOOKIE ") => says(&format!(
            "250 AUTHCHALLENGE SERVERHASH={} SERVERNONCE={}\n",
            "A".repeat(64),
            "B".repeat(64)
        )),
        other => panic!("{other}"),
    })
    .await;
    assert_eq!(error, AuthenticationError::ServerUnverified { path }.into());
}

#[tokio::test(start_paused = true)]
async fn a_wrong_cookie_is_said_to_be_wrong() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("cookie");
    std::fs::write(&path, [7; 32]).unwrap();
    let error = refused(Credentials::new(), move |command| match command {
        "PROTOCOLINFO 1" => wants_cookie("COOKIE", &path),
        command => {
            assert_eq!(command, format!("AUTHENTICATE {}", "07".repeat(32)));
            says("515 Authentication failed: Authentication cookie did not match expected value.\n")
        }
    })
    .await;
    assert!(matches!(
        error,
        Error::Authentication(AuthenticationError::WrongCookie { .. })
    ));
    assert!(
        error.to_string().contains("did not match expected value"),
        "{error}"
    );
}
