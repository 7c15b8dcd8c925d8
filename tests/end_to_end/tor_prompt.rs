//! `strombus tor-prompt`, and a link to a tor that goes and comes: against a real tor.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use rustix::process::Signal;
use strombus_tor_control::{Credentials, EventName, Heard, Limits, Link, State, Target};

use crate::client::Client;
use crate::installed::needs;
use crate::patience::{Deadline, PATIENCE};
use crate::process::{Process, Said, run};
use crate::server::strombus;
use crate::tor::{Auth, PASSWORD, Tor};

fn command(arguments: &[&str]) -> Command {
    let mut command = strombus();
    command.arg("tor-prompt").args(arguments);
    command
}

/// Runs it to its end at a tor's port, with `input` on standard input.
fn ask(tor: &Tor, arguments: &[&str], input: &str) -> Said {
    let port = tor.port().to_string();
    run(command(&["-i", &port]).args(arguments), input)
}

/// Checks what is printed for a command.
#[track_caller]
fn check(tor: &Tor, line: &str, status: i32, stdout: &str) {
    let said = ask(tor, &["--run", line], "");
    assert_eq!(
        (said.status, said.stdout.as_str(), said.stderr.as_str()),
        (Some(status), stdout, ""),
        "{line}"
    );
}

/// Checks that a tor is not asked, for the reason that is said in one line.
#[track_caller]
fn refused(command: &mut Command, part: &str) {
    let said = run(command, "");
    assert_eq!(
        (said.status, said.stdout.as_str()),
        (Some(1), ""),
        "{}",
        said.stderr
    );
    assert!(said.one_line().contains(part), "{}", said.stderr);
}

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(bytes).expect("a file");
    file
}

fn path(file: &tempfile::NamedTempFile) -> &str {
    file.path().to_str().expect("a path in UTF-8")
}

#[test]
fn tor_answers_and_the_status_says_whether_it_did_what_it_was_asked() {
    needs!("tor");
    let tor = Tor::start(Auth::Cookie);
    let said = ask(&tor, &["--run", "GETINFO version"], "");
    let version = said.stdout.strip_prefix("250-version=").expect("a version");
    assert!(
        version.starts_with("0.4.") && version.ends_with("\n250 OK\n"),
        "{version}"
    );
    assert_eq!(said.status, Some(0));
    check(
        &tor,
        "GETINFO nonsense",
        1,
        "552 Unrecognized key \"nonsense\"\n",
    );
    check(
        &tor,
        "NONSENSE",
        1,
        "510 Unrecognized command \"NONSENSE\"\n",
    );
    check(&tor, "GETINFO address", 1, "551 Address unknown\n");
    check(
        &tor,
        "/nonsense",
        1,
        "there is no /nonsense; /help lists what there is\n",
    );
    check(&tor, "SETCONF ContactInfo=\"a \\\"b\\\"\"", 0, "250 OK\n");
    check(&tor, "getconf contactinfo", 0, "250 ContactInfo=a \"b\"\n");
    let said = run(
        command(&[
            "-s",
            tor.socket().to_str().expect("UTF-8"),
            "--run",
            "GETCONF DisableNetwork",
        ])
        .arg("--json"),
        "",
    );
    let object: serde_json::Value = serde_json::from_str(&said.stdout).expect("one object");
    assert_eq!(
        object,
        serde_json::json!({
            "command": "GETCONF DisableNetwork",
            "ok": true,
            "lines": [{"status": 250, "text": "DisableNetwork=1"}],
        })
    );
}

#[test]
fn a_tor_that_lets_everybody_in_is_asked_for_nothing() {
    needs!("tor");
    let tor = Tor::start(Auth::Nothing);
    check(&tor, "GETCONF DisableNetwork", 0, "250 DisableNetwork=1\n");
}

#[test]
fn a_wrong_cookie_and_one_of_the_wrong_length_are_said_to_be() {
    needs!("tor");
    let tor = Tor::start(Auth::Cookie);
    let port = tor.port().to_string();
    let of = |cookie: &tempfile::NamedTempFile, part: &str| {
        refused(&mut command(&["-i", &port, "--cookie", path(cookie)]), part);
    };
    of(&file(&[7; 32]), "does not know the cookie");
    of(&file(&[7; 31]), "is 31 bytes long, not 32; it is not sent");
    refused(
        &mut command(&["-i", &port, "--cookie", "/nonexistent/cookie"]),
        "cannot read the cookie /nonexistent/cookie",
    );
    let password = file(b"x");
    refused(
        &mut command(&["-i", &port, "--password-file", path(&password)]),
        "tor takes no password",
    );
}

#[test]
fn a_password_comes_from_a_file_or_is_asked_for() {
    needs!("tor");
    let tor = Tor::start(Auth::Password);
    let right = file(format!("{PASSWORD}\n").as_bytes());
    let said = ask(
        &tor,
        &[
            "--password-file",
            path(&right),
            "--run",
            "GETCONF DisableNetwork",
        ],
        "",
    );
    assert_eq!(
        (said.status, said.stdout.as_str()),
        (Some(0), "250 DisableNetwork=1\n"),
        "{}",
        said.stderr
    );
    let port = tor.port().to_string();
    let wrong = file(b"wrong");
    refused(
        &mut command(&["-i", &port, "--password-file", path(&wrong)]),
        "the password is wrong",
    );
    refused(&mut command(&["-i", &port]), "give it by --password-file");
    let mut client = Client::start(command(&["-i", &port, "--run", "GETCONF DisableNetwork"]));
    client.wait_for("Tor's control password:");
    client.type_text(&format!("{PASSWORD}\r"));
    client.wait_for("250 DisableNetwork=1");
    assert_eq!(client.wait_end(), 0);
}

#[test]
fn commands_come_from_a_file_or_a_pipe_and_bodies_are_taken() {
    needs!("tor");
    let tor = Tor::start(Auth::Cookie);
    let commands = "GETCONF DisableNetwork\n\n+LOADCONF\nNonsense 1\n.\n  getconf Nickname\nQUIT\nGETCONF never\n";
    let expected = "250 DisableNetwork=1\n552 Invalid config file: Failed to parse/validate config: Unknown option \
                    'Nonsense'.  Failing.\n250 Nickname\n";
    let script = file(commands.as_bytes());
    for (arguments, input) in [
        (&["--run", path(&script)][..], ""),
        (&["--run", "-"], commands),
        (&[], commands),
        (&[], commands.trim_end()),
    ] {
        let said = ask(&tor, arguments, input);
        assert_eq!(
            (said.status, said.stdout.as_str()),
            (Some(1), expected),
            "{}",
            said.stderr
        );
    }
    // Comments and empty lines are not sent, but for those of a body.
    let script = file(
        b"#!/usr/bin/env -S strombus tor-prompt --run\n# What it is called.\n\n  # GETCONF never\nGETCONF Nickname\n\
          +LOADCONF\n# A line of torrc.\n\nNonsense # 1\n.\n",
    );
    let script = [&["--run", path(&script)][..], &["--json"]].concat();
    let said = ask(&tor, &script, "");
    let objects = said.stdout.lines().map(serde_json::from_str);
    let objects: Vec<serde_json::Value> = objects.map(|object| object.expect("JSON")).collect();
    let commands: Vec<_> = objects.iter().map(|object| &object["command"]).collect();
    assert_eq!(
        commands,
        ["GETCONF Nickname", "+LOADCONF"],
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.contains("Unknown option 'Nonsense'"),
        "{}",
        said.stdout
    );
    let said = ask(&tor, &[], "+LOADCONF\nNickname x\n");
    assert_eq!(
        (said.status, said.one_line()),
        (
            Some(1),
            "strombus: the last command has no end: a line with a lone dot"
        )
    );
}

#[test]
fn help_has_the_words_of_the_running_tor() {
    needs!("tor");
    let tor = Tor::start(Auth::Cookie);
    check(
        &tor,
        "/help traffic/read",
        0,
        "GETINFO traffic/read - Bytes read since the process was started.\n",
    );
    let said = ask(&tor, &["--run", "/help SETEVENTS"], "");
    assert!(
        said.stdout.contains("  NETWORK_LIVENESS - "),
        "{}",
        said.stdout
    );
    let said = ask(&tor, &["--run", "/info"], "");
    assert!(
        said.stdout.starts_with("this tor is no relay"),
        "{}",
        said.stdout
    );
}

#[test]
fn events_are_printed_until_ctrl_c() {
    needs!("tor");
    let tor = Tor::start(Auth::Cookie);
    let port = tor.port().to_string();
    let mut listening = command(&["-i", &port, "--run", "SETEVENTS BW"]);
    let mut listening = Process::start(
        listening
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped()),
    );
    let stdout = listening.child().stdout.take().expect("it is piped");
    let lines: Vec<_> = BufReader::new(stdout)
        .lines()
        .take(3)
        .map(|line| line.expect("a line"))
        .collect();
    assert_eq!(lines, ["250 OK", "BW 0 0", "BW 0 0"]);
    listening.signal(Signal::INT);
    let status = listening.wait(Deadline::new()).expect("it ends");
    assert_eq!(status.code(), Some(0));
}

#[test]
fn a_tor_that_ends_ends_the_listening() {
    needs!("tor");
    let mut tor = Tor::start(Auth::Cookie);
    let port = tor.port().to_string();
    let mut listening = command(&["-i", &port, "--run", "SETEVENTS BW"]);
    let mut listening = Process::start(
        listening
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    );
    let stdout = listening.child().stdout.take().expect("it is piped");
    let mut lines = BufReader::new(stdout).lines();
    assert_eq!(lines.next().expect("a line").expect("a line"), "250 OK");
    tor.kill();
    let status = listening.wait(Deadline::new()).expect("it ends");
    assert_eq!(status.code(), Some(1));
}

#[test]
fn whoever_is_no_tor_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port().to_string();
    let banner = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        stream
            .write_all(b"SSH-2.0-OpenSSH_9.2\r\n")
            .expect("it listens");
        // Until the other side has had enough.
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    });
    refused(&mut command(&["-i", &port]), "an SSH server does");
    banner.join().expect("it ends");
    refused(
        &mut command(&["-i", &port]),
        "is tor running, and has it a ControlPort?",
    );
    refused(
        &mut command(&["-s", "/nonexistent/control"]),
        "has it a ControlSocket?",
    );
    let said = run(&mut command(&["-i", "nowhere"]), "");
    assert_eq!(said.status, Some(2));
    let said = run(&mut command(&["-i", "1", "-s", "x"]), "");
    assert_eq!(said.status, Some(2));
}

#[test]
fn a_person_has_completion_bodies_and_the_lines_of_before() {
    needs!("tor");
    let tor = Tor::start(Auth::Cookie);
    let port = tor.port().to_string();
    let home = tempfile::tempdir().expect("a directory");
    let start = || {
        let mut command = command(&["-i", &port]);
        command.env("XDG_STATE_HOME", home.path());
        let mut client = Client::start(command);
        client.wait_for("/help lists what there is");
        client
    };
    let mut client = start();
    client.type_text("getc\tdisablenet");
    client.wait_for("GETCONF DisableNetwork");
    client.type_text("\t\r");
    client.wait_for("250 DisableNetwork=1");
    client.type_text("+LOADCONF\r");
    client.wait_for("...");
    client.type_text("Nonsense 1\r.\r");
    client.wait_for("'Nonsense'.");
    client.type_text("SETEVENTS BW\r");
    client.wait_for("BW 0 0");
    client.type_text("/quit\r");
    assert_eq!(client.wait_end(), 0);
    client.check_restored();
    client.check_line_discipline_restored();
    // Up: /quit, SETEVENTS, +LOADCONF, GETCONF.
    let mut client = start();
    client.type_text("\x1b[A\x1b[A\x1b[A\x1b[A");
    client.wait_for(">>> GETCONF DisableNetwork");
    // Ctrl-C takes back what is typed, and a body.
    client.type_text("\x03+LOADCONF\rNickname x\r\x03");
    client.wait_for("The command is not sent.");
    client.type_text("GETCONF Nickname");
    client.wait_for(">>> GETCONF Nickname");
    // The line is emptied, and then there is nothing more to say.
    client.type_text("\x15\x04");
    assert_eq!(client.wait_end(), 0);
}

#[tokio::test]
async fn a_link_is_up_again_after_tor_was_restarted() {
    needs!("tor");
    let tor = Tor::start(Auth::Cookie);
    let address = (std::net::Ipv4Addr::LOCALHOST, tor.port()).into();
    let link = Link::open(Target::Port(address), Credentials::new(), Limits::default());
    let mut events = link.subscribe([EventName::Bw]);
    let mut state = link.state();
    let mut pids = Vec::new();
    let mut tor = Some(tor);
    for _ in 0..2 {
        let up = tokio::time::timeout(PATIENCE, state.wait_for(State::is_up)).await;
        drop(up.expect("it comes up").expect("there is the link"));
        let heard = tokio::time::timeout(PATIENCE, events.next()).await;
        assert!(matches!(heard, Ok(Some(Heard::Event(_)))), "{heard:?}");
        pids.push(link.info("process/pid").await.expect("its number"));
        // What was heard of the first must not count for the second.
        while events.try_next().is_some() {}
        tor = tor.map(Tor::restart);
        let down = tokio::time::timeout(PATIENCE, state.wait_for(|state| !state.is_up())).await;
        drop(down.expect("it goes down").expect("there is the link"));
        while events.try_next().is_some() {}
    }
    assert_ne!(pids[0], pids[1]);
}
