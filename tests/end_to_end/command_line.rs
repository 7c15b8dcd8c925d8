//! The command line and the configuration: what is wrong is said in one line.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::process::{Said, run};
use crate::server::strombus;

fn said(arguments: &[&str]) -> Said {
    run(strombus().args(arguments), "")
}

/// Checks that the arguments are refused with this status, in one line with all of `parts`.
#[track_caller]
fn refused(arguments: &[&str], status: i32, parts: &[&str]) {
    let said = said(arguments);
    assert_eq!(said.status, Some(status), "{arguments:?}: {}", said.stderr);
    let line = said.one_line();
    assert!(line.starts_with("strombus: "), "{line}");
    for part in parts {
        assert!(line.contains(part), "{arguments:?}: {line}");
    }
    assert_eq!(said.stdout, "");
}

/// A directory, and in it a configuration file of this text.
fn configuration(text: &str) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("strombus.toml");
    fs::write(&file, text).expect("a file");
    (directory, file)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// The arguments of a server that would start, if it were not for what the test adds.
fn serve<'a>(data: &'a TempDir, more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["serve", "--data", path(data.path())];
    arguments.extend_from_slice(more);
    arguments
}

#[test]
fn wrong_usage_is_one_line_and_status_2() {
    refused(&["--frobnicate"], 2, &["--frobnicate", "--help"]);
    refused(&["frobnicate"], 2, &["frobnicate", "--help"]);
    refused(&["serve", "--port", "22"], 2, &["--port"]);
    refused(&["serve", "--ssh", "22"], 2, &["--ssh", "22"]);
    refused(
        &["serve", "--telnet", "localhost:99999"],
        2,
        &["--telnet", "localhost:99999"],
    );
    refused(&["serve", "extra"], 2, &["extra"]);
    refused(&["run"], 2, &["<APP>"]);
    refused(
        &["run", "--profile", "vt9000", "hello"],
        2,
        &["vt9000", "vt100", "xterm-256color"],
    );
    refused(&["config"], 2, &[]);
    refused(&["keygen", "-t", "dsa"], 2, &["dsa"]);
}

#[test]
fn help_and_version_are_no_errors() {
    for arguments in [
        &["--help"][..],
        &["serve", "--help"],
        &["keygen", "--help"],
        &["run", "--help"],
    ] {
        let said = said(arguments);
        assert_eq!(
            (said.status, said.stderr.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
        assert!(said.stdout.contains("Usage:"), "{}", said.stdout);
    }
    assert_eq!(
        said(&["--version"]).stdout,
        format!("strombus {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_configuration_that_cannot_be_read_is_named() {
    refused(
        &["serve", "--config", "/no/such/file.toml"],
        2,
        &["/no/such/file.toml", "--config"],
    );
    let (directory, _) = configuration("");
    refused(
        &["serve", "--config", path(directory.path())],
        2,
        &[path(directory.path())],
    );
    let (_directory, file) = configuration("");
    fs::write(&file, b"\xff\xfe").expect("a file");
    refused(&["serve", "--config", path(&file)], 2, &[path(&file)]);
}

#[test]
fn a_configuration_that_is_wrong_is_named_with_its_line() {
    for (text, line, part) in [
        ("[ssh]\nlisten = [", 2, ""),
        ("app = 'lobby'\n\nfrobnicate = 1\n", 3, "frobnicate"),
        ("[ssh]\nlisten = ['localhost']\n", 2, ""),
        ("[limits]\n\nconnections = 'many'\n", 3, ""),
        ("[guests]\nallowed = 'yes'\n", 2, ""),
        ("[limits]\nconnections = -1\n", 2, ""),
    ] {
        let (_directory, file) = configuration(text);
        let place = format!("{}:{line}: ", file.display());
        refused(&["serve", "--config", path(&file)], 2, &[&place, part]);
        refused(
            &["config", "check", "--config", path(&file)],
            2,
            &[&place, part],
        );
    }
}

#[test]
fn a_configuration_that_contradicts_itself_is_refused() {
    for (text, part) in [
        (
            "[ssh]\nlisten = ['0.0.0.0:2222']",
            "can be reached by other machines while guests are allowed",
        ),
        (
            "[telnet]\nlisten = ['[::]:2323']",
            "can be reached by other machines while guests are allowed",
        ),
        ("[guests]\nallowed = false", "nobody could come in"),
        (
            "[ssh]\nlisten = []\n[telnet]\nlisten = []",
            "nothing to listen on",
        ),
        ("app = 'chess'", "there is no app `chess`"),
        ("[limits]\nlogin_grace = '5'", "limits.login_grace"),
        (
            "[limits]\nsessions_per_connection = 0",
            "limits.sessions_per_connection",
        ),
        (
            "[[user]]\nname = 'ann'\npassword = 'plain'",
            "strombus user hash-password",
        ),
        ("[[user]]\nname = 'ann'", "neither a password nor keys"),
        (
            "[[user]]\nname = 'ann'\nkeys = ['ssh-ed25519 AAAA']",
            "user `ann`, key 1",
        ),
    ] {
        let (_directory, file) = configuration(text);
        refused(&["serve", "--config", path(&file)], 2, &[path(&file), part]);
        refused(
            &["config", "check", "--config", path(&file)],
            2,
            &[path(&file), part],
        );
    }
    refused(
        &["serve", "--ssh", "0.0.0.0:0"],
        2,
        &["0.0.0.0:0", "guests"],
    );
    refused(
        &["serve", "--app", "chess"],
        2,
        &["there is no app `chess`"],
    );
}

#[test]
fn a_configuration_that_holds_together_is_said_to() {
    let (_directory, file) = configuration("[limits]\nidle = 'never'\n");
    let checked = said(&["config", "check", "--config", path(&file)]);
    assert_eq!((checked.status, checked.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_configuration_that_is_printed_can_be_read_again() {
    let (directory, file) = configuration("app = 'hello'\n[limits]\nidle = '90s'\n");
    let first = said(&["config", "print", "--config", path(&file)]);
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    let again = directory.path().join("again.toml");
    fs::write(&again, &first.stdout).expect("a file");
    let second = said(&["config", "print", "--config", path(&again)]);
    assert_eq!(second.stdout, first.stdout);
}

#[test]
fn a_port_that_is_in_use_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("it is bound").to_string();
    let data = tempfile::tempdir().expect("a directory");
    for (transport, other) in [("--ssh", "--telnet"), ("--telnet", "--ssh")] {
        let said = said(&serve(&data, &[transport, &address, other, "127.0.0.1:0"]));
        assert_eq!(said.status, Some(1), "{}", said.stderr);
        // The log may say that there is a new host key.
        let line = said.stderr.lines().last().unwrap_or_default();
        let expected = format!(
            "strombus: cannot listen on {address}; stop what uses it, or choose another with {transport}"
        );
        assert!(line.starts_with(&expected), "{line}");
        assert_eq!(said.stdout, "");
    }
}

#[test]
fn a_host_key_that_others_can_read_is_refused() {
    let data = tempfile::tempdir().expect("a directory");
    let key = data.path().join("ssh_host_ed25519_key");
    let made = said(&["keygen", "-q", "-N", "", "-f", path(&key)]);
    assert_eq!(made.status, Some(0), "{}", made.stderr);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("it is ours");
    let before = fs::read(&key).expect("the key");
    refused(
        &serve(&data, &["--ssh", "127.0.0.1:0", "--telnet", "127.0.0.1:0"]),
        1,
        &[path(&key), "chmod"],
    );
    assert_eq!(fs::read(&key).expect("the key"), before);
}

#[test]
fn a_host_key_that_is_broken_is_refused_and_kept() {
    let data = tempfile::tempdir().expect("a directory");
    let key = data.path().join("ssh_host_ed25519_key");
    let nothing_yet = serve(&data, &["--ssh", "127.0.0.1:0", "--telnet", "127.0.0.1:0"]);
    for text in [
        "",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nbm9uc2Vuc2U=\n-----END OPENSSH PRIVATE KEY-----\n",
    ] {
        fs::write(&key, text).expect("a file");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("it is ours");
        refused(&nothing_yet, 1, &[path(&key)]);
        assert_eq!(fs::read_to_string(&key).expect("the file"), text);
    }
    fs::remove_file(&key).expect("it is ours");
    // One with a passphrase: nobody is there to give it.
    assert_eq!(
        said(&["keygen", "-q", "-N", "sesame", "-f", path(&key)]).status,
        Some(0)
    );
    refused(&nothing_yet, 1, &[path(&key), "passphrase"]);
}

#[test]
fn a_data_directory_that_cannot_be_is_named() {
    let (directory, file) = configuration("");
    let data = file.join("below-a-file");
    refused(
        &[
            "serve",
            "--ssh",
            "127.0.0.1:0",
            "--telnet",
            "127.0.0.1:0",
            "--data",
            path(&data),
        ],
        1,
        &[path(&file)],
    );
    drop(directory);
}

#[test]
fn an_empty_password_is_not_hashed() {
    let said = run(strombus().args(["user", "hash-password"]), "\n");
    assert_eq!((said.status, said.stdout.as_str()), (Some(1), ""));
    assert!(said.one_line().contains("empty"));
}

#[test]
fn the_new_host_key_is_for_its_owner_only() {
    let server = crate::server::Server::start();
    let key = server.directory().join("ssh_host_ed25519_key");
    let mode = fs::metadata(&key).expect("the key").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
}

#[test]
fn a_server_whose_output_nobody_reads_serves_all_the_same() {
    let (directory, _) = configuration("");
    let mut command = strombus();
    command.args([
        "serve",
        "--ssh",
        "127.0.0.1:0",
        "--telnet",
        "127.0.0.1:0",
        "--data",
        path(directory.path()),
    ]);
    command
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped());
    command.stderr(std::process::Stdio::piped());
    let mut process = crate::process::Process::start(&mut command);
    // Closed before it says anything.
    drop(process.child().stdout.take());
    let mut log = process.child().stderr.take().expect("it is piped");
    let mut first = [0; 1];
    std::io::Read::read_exact(&mut log, &mut first).expect("a line in the log");
    assert!(
        process
            .wait(crate::patience::Deadline::after(
                std::time::Duration::from_millis(300)
            ))
            .is_none()
    );
}

#[test]
fn a_command_without_its_second_word_lists_those() {
    let parts = ["`strombus config` needs one of check, print"];
    refused(&["config"], 2, &parts);
    refused(
        &["relay", "export"],
        2,
        &["--csv|--prometheus", "see `strombus relay export --help`"],
    );
}
