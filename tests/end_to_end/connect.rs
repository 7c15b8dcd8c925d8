//! `strombus connect` to OpenSSH's server.

use std::path::Path;
use std::process::Command;

use crate::client::Client;
use crate::emulators::Size;
use crate::inetd::{Sshd, make_key};
use crate::installed::needs;
use crate::patience::Deadline;
use crate::process::{Process, Said, run};
use crate::server::strombus;

/// `strombus connect` with these words, for somebody who has nothing but the directory.
pub(crate) fn connect(home: &Path, words: &[&str]) -> Command {
    let mut command = strombus();
    command.arg("connect").args(words);
    command.env("HOME", home).env_remove("SSH_AUTH_SOCK");
    command.env("LANG", "C.UTF-8").env("USER", "ann");
    command
}

/// The same with the files of a server that is known.
fn to(sshd: &Sshd, words: &[&str]) -> Command {
    let (known, id) = (sshd.path("known_hosts"), sshd.path("id"));
    let mut all = vec!["--known-hosts", known.to_str().expect("UTF-8")];
    all.extend(["--identity", id.to_str().expect("UTF-8")]);
    let url = sshd.url();
    let (flags, command): (Vec<&str>, Vec<&str>) = words
        .iter()
        .copied()
        .partition(|word| word.starts_with("--"));
    all.extend(flags);
    all.push(&url);
    all.extend(command);
    connect(&sshd.path(""), &all)
}

fn sshd() -> Sshd {
    let sshd = Sshd::start();
    sshd.know();
    sshd
}

#[test]
fn a_command_runs_there_with_its_output_its_errors_and_its_status() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let said = run(
        &mut to(&sshd, &["read x; echo \"<$x>\"; echo no >&2; tty; exit 7"]),
        "typed\n",
    );
    assert_eq!(said.stdout, "<typed>\nnot a tty\n");
    assert_eq!((said.one_line(), said.status), ("no", Some(7)));
}

#[test]
fn a_signal_that_ends_the_command_is_its_status() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let said = run(&mut to(&sshd, &["kill -TERM $$"]), "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(128 + 15), ""));
}

#[test]
fn a_megabyte_comes_and_goes_intact() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let text: String = (0..200_000).map(|number| format!("{number}\n")).collect();
    assert!(text.len() > 1_000_000);
    let said = run(&mut to(&sshd, &["cat"]), &text);
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    assert!(
        said.stdout == text,
        "{} of {} bytes",
        said.stdout.len(),
        text.len()
    );
}

#[test]
fn a_terminal_here_is_a_terminal_there_and_is_given_back() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let script = "stty size; echo $TERM $LANG; read x; echo \"<$x>\"; \
                  until [ \"$(stty size)\" = '30 90' ]; do sleep 0.02; done; echo grown; exit 3";
    let mut client = Client::start(to(&sshd, &[script]));
    client.wait_for("24 80");
    client.wait_for("xterm-256color C.UTF-8");
    client.resize(Size::new(30, 90));
    client.type_text("Léa\r");
    client.wait_for("<Léa>");
    client.wait_for("grown");
    assert_eq!(client.wait_end(), 3);
    client.check_line_discipline_restored();
}

#[test]
fn a_shell_is_started_when_nothing_else_is_asked_for() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let said = run(&mut to(&sshd, &[]), "echo $((6 * 7)); exit 5\n");
    assert!(said.stdout.ends_with("42\n"), "{}", said.stdout);
    assert_eq!(said.status, Some(5));
}

#[test]
fn a_tilde_and_a_dot_hang_up_and_undo_what_the_host_left_behind() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let script = r"printf '\033[?1049h\033[?25l\033[?1000h\033[?2004hfar away'; sleep 600";
    let mut client = Client::start(to(&sshd, &[script]));
    client.wait_for("far away");
    client.type_text("\r~.");
    assert_eq!(client.wait_end(), 1);
    client.check_modes_restored();
    client.check_line_discipline_restored();
    client.wait_for("strombus: hung up");
}

#[test]
fn an_unknown_host_is_refused_where_nobody_can_be_asked() {
    needs!("sshd", "ssh-keygen");
    let sshd = Sshd::start();
    let said = run(&mut to(&sshd, &["true"]), "yes\n");
    check_refused(&said, "its host key is not known: ED25519 SHA256:");
    assert_eq!(sshd.known(), "");
}

#[track_caller]
fn check_refused(said: &Said, why: &str) {
    assert_eq!((said.status, said.stdout.as_str()), (Some(1), ""));
    let line = said.one_line();
    assert!(
        line.starts_with("strombus: ssh://") && line.contains(why),
        "{line}"
    );
}

#[test]
fn a_new_host_is_learnt_if_that_is_asked_for() {
    needs!("sshd", "ssh-keygen");
    let sshd = Sshd::start();
    let said = run(&mut to(&sshd, &["--accept-new", "true"]), "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        sshd.known(),
        sshd.line("host_key.pub").trim_end().to_owned() + "\n"
    );
    // And OpenSSH finds it.
    let mut keygen = Command::new("ssh-keygen");
    let found = run(
        keygen
            .args(["-F", &sshd.name(), "-f"])
            .arg(sshd.path("known_hosts")),
        "",
    );
    assert_eq!(found.status, Some(0));
    assert_eq!(run(&mut to(&sshd, &["true"]), "").status, Some(0));
}

#[test]
fn a_host_whose_key_has_changed_is_refused_whatever_is_asked_for() {
    needs!("sshd", "ssh-keygen");
    let sshd = Sshd::start();
    let before = format!("# mine\n{}", sshd.line("id.pub"));
    std::fs::write(sshd.path("known_hosts"), &before).expect("a file");
    let said = run(&mut to(&sshd, &["--accept-new", "true"]), "");
    check_refused(&said, "its host key has changed");
    check_refused(&said, "known_hosts:2 has another");
    assert_eq!(sshd.known(), before);
}

#[test]
fn a_revoked_key_is_refused() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let revoked = format!("{}@revoked {}", sshd.known(), sshd.line("host_key.pub"));
    std::fs::write(sshd.path("known_hosts"), revoked).expect("a file");
    check_refused(
        &run(&mut to(&sshd, &["true"]), ""),
        "known_hosts:2: ED25519",
    );
}

#[test]
fn the_person_is_asked_about_a_host_that_is_not_known() {
    needs!("sshd", "ssh-keygen");
    let sshd = Sshd::start();
    let start = || {
        let mut client = Client::start(to(&sshd, &["echo far away"]));
        client.wait_for("Is it the right one? (yes/no)");
        client
    };
    let mut client = start();
    client.type_text("no\r");
    assert_eq!(client.wait_end(), 1);
    client.wait_for("its host key was not accepted");
    client.check_line_discipline_restored();
    let mut client = start();
    client.type_text("\x03");
    assert_eq!(client.wait_end(), 1);
    assert_eq!(sshd.known(), "");
    let mut client = start();
    client.type_text("what?\r");
    client.wait_for("Please say yes or no");
    client.type_text("yes\r");
    client.wait_for("far away");
    assert_eq!(client.wait_end(), 0);
    assert!(sshd.known().starts_with(&sshd.name()), "{}", sshd.known());
}

#[test]
fn a_key_that_is_locked_is_unlocked_by_its_passphrase() {
    needs!("sshd", "ssh-keygen");
    let sshd = sshd();
    let (known, locked) = (sshd.path("known_hosts"), sshd.path("locked"));
    let words = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let (known, locked) = (words(&known), words(&locked));
    let url = sshd.url();
    let words = [
        "--known-hosts",
        &known,
        "--identity",
        &locked,
        &url,
        "echo far away",
    ];
    let mut client = Client::start(connect(&sshd.path(""), &words));
    client.wait_for("Passphrase for ");
    client.type_text("wrong\r");
    client.wait_until("it is asked again", |screen| {
        screen.text().matches("Passphrase for ").count() == 2
    });
    client.type_text("sesame\r");
    client.wait_for("far away");
    assert_eq!(client.wait_end(), 0);
    let shown = String::from_utf8_lossy(client.bytes()).into_owned();
    assert!(!shown.contains("sesame"), "{shown}");
    // Nobody to ask: it says so, and ends.
    check_refused(
        &run(&mut connect(&sshd.path(""), &words), ""),
        "it wants a key",
    );
}

#[test]
fn the_agent_signs() {
    needs!("sshd", "ssh-keygen", "ssh-agent", "ssh-add");
    let sshd = sshd();
    let socket = sshd.path("agent");
    let mut agent = Process::start(Command::new("ssh-agent").arg("-D").arg("-a").arg(&socket));
    // Others first, which the server does not know.
    for name in ["other", "id"] {
        if name == "other" {
            make_key(&sshd.path(name), "");
        }
        let deadline = Deadline::new();
        let mut add = Command::new("ssh-add");
        add.arg(sshd.path(name)).env("SSH_AUTH_SOCK", &socket);
        while run(&mut add, "").status != Some(0) {
            assert!(!deadline.has_passed(), "the agent takes no key");
        }
    }
    let home = tempfile::tempdir().expect("a directory");
    let known = sshd.path("known_hosts");
    let known = known.to_str().expect("UTF-8");
    let mut command = connect(
        home.path(),
        &["--known-hosts", known, &sshd.url(), "echo in"],
    );
    let said = run(command.env("SSH_AUTH_SOCK", &socket), "");
    assert_eq!(
        (said.stdout.as_str(), said.status),
        ("in\n", Some(0)),
        "{}",
        said.stderr
    );
    agent.signal(rustix::process::Signal::TERM);
    assert!(agent.wait(Deadline::new()).is_some());
}
