//! Who is let in, and who is not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::installed::needs;
use crate::process::run;
use crate::server::{Server, strombus};
use crate::ssh::ssh;
use crate::telnet::telnet;
use crate::visitor::Connection;

/// The hash of a password, as an administrator makes it.
fn hash(password: &str) -> String {
    let said = run(
        strombus().args(["user", "hash-password"]),
        &format!("{password}\n"),
    );
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    assert!(said.stdout.starts_with("$argon2id$"), "{}", said.stdout);
    said.stdout.trim_end().to_owned()
}

/// A key pair, made by us. Returns the private key's file and the public key's line.
fn key(directory: &Path, name: &str) -> (PathBuf, String) {
    let file = directory.join(name);
    let said = run(
        strombus().args(["keygen", "-q", "-N", "", "-f"]).arg(&file),
        "",
    );
    assert_eq!(said.status, Some(0), "{}", said.stderr);
    let public =
        fs::read_to_string(directory.join(format!("{name}.pub"))).expect("the public half");
    (file, public.trim_end().to_owned())
}

pub(crate) fn accounts_only(password: &str) -> String {
    format!(
        "[guests]\nallowed = false\n[[user]]\nname = 'ann'\npassword = '{}'\nroles = ['operator']\n",
        hash(password)
    )
}

#[test]
fn the_right_password_lets_in() {
    needs!("ssh");
    let server = Server::configured(&accounts_only("right"));
    let (ssh, asked) = ssh(&server).password(server.directory(), "right");
    let mut client = ssh.open();
    client.wait_for("Welcome, ann.");
    client.wait_until("no guest", |screen| {
        screen.shows("over SSH") && !screen.shows("guest")
    });
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
    assert_eq!(
        fs::read_to_string(asked)
            .expect("it was asked")
            .lines()
            .count(),
        1
    );
}

#[test]
fn a_wrong_password_is_refused_each_time() {
    needs!("ssh");
    let server = Server::configured(&accounts_only("right"));
    let (ssh, asked) = ssh(&server).password(server.directory(), "wr0ng");
    let said = ssh.argument("-tt").run();
    assert_eq!(said.status, Some(255));
    assert!(said.stderr.contains("Permission denied"), "{}", said.stderr);
    assert_eq!(
        fs::read_to_string(asked)
            .expect("it was asked")
            .lines()
            .count(),
        3
    );
    server.wait_for_logs(3, &["login refused", "user=\"ann\"", "method=\"password\""]);
    let log = server.log();
    assert!(
        !log.contains("session opened") && !log.contains("wr0ng"),
        "{log}"
    );
}

#[test]
fn failed_logins_are_limited_per_connection() {
    needs!("ssh");
    let server = Server::configured(&format!(
        "{}[limits]\nlogin_attempts = 2\n",
        accounts_only("right")
    ));
    let (ssh, _) = ssh(&server).password(server.directory(), "wrong");
    let said = ssh.option("NumberOfPasswordPrompts=9").run();
    assert_eq!(said.status, Some(255));
    let log = server.log();
    let tried = log
        .lines()
        .filter(|line| line.contains("login refused"))
        .count();
    assert_eq!(tried, 2, "{log}");
}

#[test]
fn a_key_of_the_account_lets_in_and_another_does_not() {
    needs!("ssh");
    let keys = tempfile::tempdir().expect("a directory");
    let (own, public) = key(keys.path(), "own");
    let (other, _) = key(keys.path(), "other");
    let server = Server::configured(&format!(
        "[guests]\nallowed = false\n[[user]]\nname = 'ann'\nkeys = ['{public}']\n"
    ));
    let mut client = ssh(&server).key(&own).open();
    client.wait_for("Welcome, ann.");
    client.type_text("q");
    assert_eq!(client.wait_end(), 0);
    let said = ssh(&server).key(&other).run();
    assert_eq!(said.status, Some(255));
    assert!(
        said.stderr.contains("Permission denied (publickey"),
        "{}",
        said.stderr
    );
    let said = ssh(&server).user("bob").key(&own).run();
    assert_eq!(said.status, Some(255), "a key is its account's only");
}

#[test]
fn keys_of_all_kinds_that_openssh_makes_let_in() {
    needs!("ssh", "ssh-keygen");
    let keys = tempfile::tempdir().expect("a directory");
    for (kind, bits) in [
        ("ed25519", "256"),
        ("ecdsa", "256"),
        ("ecdsa", "384"),
        ("ecdsa", "521"),
        ("rsa", "2048"),
    ] {
        let file = keys.path().join(format!("{kind}-{bits}"));
        let mut keygen = Command::new("ssh-keygen");
        keygen
            .args([
                "-q",
                "-N",
                "",
                "-C",
                "with a comment",
                "-t",
                kind,
                "-b",
                bits,
                "-f",
            ])
            .arg(&file);
        assert_eq!(run(&mut keygen, "").status, Some(0));
        let public = fs::read_to_string(file.with_extension("pub")).expect("the public half");
        let public = public.trim_end();
        let server = Server::configured(&format!(
            "[guests]\nallowed = false\n[[user]]\nname = 'ann'\nkeys = ['{public}']\n"
        ));
        let mut client = ssh(&server).key(&file).open();
        client.wait_for("Welcome, ann.");
        client.type_text("q");
        assert_eq!(client.wait_end(), 0, "{kind}");
        if kind == "rsa" {
            let said = ssh(&server)
                .key(&file)
                .option("PubkeyAcceptedAlgorithms=ssh-rsa")
                .run();
            assert_eq!(said.status, Some(255), "a signature with SHA-1 was taken");
        }
    }
}

#[test]
fn guests_are_refused_where_they_are_not_allowed() {
    needs!("ssh");
    let server = Server::configured(&accounts_only("right"));
    for user in ["guest", "bob", "ann"] {
        let said = ssh(&server)
            .user(user)
            .option("PasswordAuthentication=no")
            .argument("-tt")
            .run();
        assert_eq!(said.status, Some(255), "{user}");
        assert!(
            said.stderr.contains("Permission denied"),
            "{user}: {}",
            said.stderr
        );
    }
    assert!(!server.log().contains("session opened"));
}

#[test]
fn a_guest_may_not_use_the_name_of_an_account() {
    needs!("ssh", "telnet");
    let server = Server::configured(&format!(
        "[[user]]\nname = 'ann'\npassword = '{}'\n",
        hash("right")
    ));
    let said = ssh(&server)
        .option("PasswordAuthentication=no")
        .argument("-tt")
        .run();
    assert_eq!(said.status, Some(255));
    let mut guest = ssh(&server).user("bob").open();
    guest.wait_for("Welcome, bob.");
    guest.wait_for("as a guest");
    let mut by_telnet = telnet(&server);
    by_telnet.wait_for("Welcome, guest.");
}

#[test]
fn a_guest_comes_in_with_any_password_and_any_key() {
    needs!("ssh");
    let server = Server::start();
    let (with_password, _) = ssh(&server).password(server.directory(), "whatever");
    let mut client = with_password.open();
    client.wait_for("Welcome, ann.");
    let (key, _) = key(server.directory(), "any");
    let mut client = ssh(&server).key(&key).open();
    client.wait_for("Welcome, ann.");
}

/// Newer clients of OpenSSH do not send such a name, so another client does.
#[tokio::test]
async fn a_name_that_is_no_name_is_made_presentable() {
    let server = Server::start();
    let mut connection = Connection::new(server.ssh, "e\u{9b}31m\x1b[2Jve\u{202e}").await;
    let mut visitor = connection.open("lobby").await.expect("a session");
    visitor.wait_for("Welcome, e31m[2Jve").await;
    assert!(
        !server.log().contains(['\x1b', '\u{9b}']),
        "{}",
        server.log()
    );
}

#[test]
fn telnet_asks_for_name_and_password_where_guests_are_not_allowed() {
    needs!("telnet");
    let server = Server::configured(&accounts_only("right"));
    let mut client = telnet(&server);
    client.wait_for("login:");
    client.type_text("ann\r");
    client.wait_for("Password:");
    client.type_text("wrong\r");
    client.wait_for("do not fit together");
    client.wait_until("it asks again", |screen| {
        screen
            .rows
            .iter()
            .filter(|row| row.contains("login:"))
            .count()
            == 2
    });
    client.type_text("anm\x7fn\r");
    client.wait_until("it asks again", |screen| {
        screen
            .rows
            .iter()
            .filter(|row| row.contains("Password:"))
            .count()
            == 2
    });
    client.type_text("right\r");
    client.wait_for("Welcome, ann.");
    server.wait_for_log(&["login refused", "user=\"ann\""]);
    let seen = String::from_utf8_lossy(client.bytes()).into_owned();
    assert!(
        !seen.contains("wrong") && !seen.contains("right"),
        "the password was shown"
    );
}

#[test]
fn telnet_lets_go_who_cannot_log_in() {
    needs!("telnet");
    let server = Server::configured(&format!(
        "{}[limits]\nlogin_attempts = 2\n",
        accounts_only("right")
    ));
    let mut client = telnet(&server);
    for attempt in 1..=2 {
        let asked = |word: &'static str| {
            move |screen: &crate::emulators::Screen| {
                screen.rows.iter().filter(|row| row.contains(word)).count() == attempt
            }
        };
        client.wait_until("it asks", asked("login:"));
        client.type_text("eve\r");
        client.wait_until("it asks", asked("Password:"));
        client.type_text("guess\r");
    }
    client.wait_for("Connection closed");
    assert!(!server.log().contains("session opened"));
}

#[test]
fn ctrl_c_at_the_telnet_login_lets_go() {
    needs!("telnet");
    let server = Server::configured(&accounts_only("right"));
    let mut client = telnet(&server);
    client.wait_for("login:");
    client.type_text("\x03");
    client.wait_for("Connection closed");
}

#[test]
fn the_server_is_the_same_one_after_a_restart() {
    needs!("ssh");
    let data = tempfile::tempdir().expect("a directory");
    let path = data.path().to_str().expect("a path in UTF-8");
    let known = data.path().join("known_hosts");
    let connect = |server: &Server| {
        let known = format!("UserKnownHostsFile={}", known.display());
        let mut client = ssh(server)
            .option("StrictHostKeyChecking=accept-new")
            .option("HostKeyAlias=strombus")
            .option(&known)
            .open();
        client.wait_for("Welcome");
        client.type_text("q");
        assert_eq!(client.wait_end(), 0);
    };
    connect(&Server::with("", &["--data", path]));
    let before = fs::read_to_string(&known).expect("the key was noted");
    connect(&Server::with("", &["--data", path]));
    assert_eq!(fs::read_to_string(&known).expect("it is there"), before);
}
