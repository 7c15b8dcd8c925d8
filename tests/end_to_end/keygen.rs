//! `strombus keygen`, against OpenSSH's `ssh-keygen`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::client::Client;
use crate::installed::needs;
use crate::process::{Said, run};
use crate::server::strombus;

fn keygen(arguments: &[&str], file: &Path) -> Said {
    run(
        strombus().arg("keygen").args(arguments).arg("-f").arg(file),
        "",
    )
}

fn openssh(arguments: &[&str], file: &Path) -> Said {
    run(
        Command::new("ssh-keygen")
            .args(arguments)
            .arg("-f")
            .arg(file),
        "",
    )
}

const KINDS: [&[&str]; 5] = [
    &["-t", "ed25519"],
    &["-t", "ecdsa", "-b", "256"],
    &["-t", "ecdsa", "-b", "384"],
    &["-t", "ecdsa", "-b", "521"],
    &["-t", "rsa", "-b", "2048"],
];

#[test]
fn keys_of_ours_are_read_by_openssh_and_look_the_same() {
    needs!("ssh-keygen");
    let directory = tempfile::tempdir().expect("a directory");
    for (number, kind) in KINDS.iter().enumerate() {
        let file = directory.path().join(number.to_string());
        let made = keygen(
            &[kind, &["-N", "", "-C", "somebody at home"][..]].concat(),
            &file,
        );
        assert_eq!(made.status, Some(0), "{}", made.stderr);
        let mode = fs::metadata(&file).expect("the key").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
        for arguments in [&["-l"][..], &["-y"], &["-l", "-v"]] {
            let (ours, theirs) = (keygen(arguments, &file), openssh(arguments, &file));
            assert_eq!(
                (ours.status, ours.stdout),
                (Some(0), theirs.stdout),
                "{kind:?} {arguments:?}"
            );
        }
    }
}

#[test]
fn keys_of_openssh_are_read_by_us_and_look_the_same() {
    needs!("ssh-keygen");
    let directory = tempfile::tempdir().expect("a directory");
    for (number, kind) in KINDS.iter().enumerate() {
        let file = directory.path().join(number.to_string());
        assert_eq!(
            openssh(
                &[kind, &["-q", "-N", "sesame", "-C", "c"][..]].concat(),
                &file
            )
            .status,
            Some(0)
        );
        for arguments in [&["-l"][..], &["-y", "-P", "sesame"]] {
            let (ours, theirs) = (keygen(arguments, &file), openssh(arguments, &file));
            assert_eq!(
                (ours.status, ours.stdout),
                (Some(0), theirs.stdout),
                "{kind:?} {arguments:?}"
            );
        }
    }
}

#[test]
fn a_passphrase_and_a_comment_that_we_change_are_changed_for_openssh() {
    needs!("ssh-keygen");
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("key");
    assert_eq!(
        keygen(&["-q", "-N", "first", "-C", "one"], &file).status,
        Some(0)
    );
    let changed = keygen(&["-p", "-P", "first", "-N", "second"], &file);
    assert_eq!(changed.status, Some(0), "{}", changed.stderr);
    assert_ne!(openssh(&["-y", "-P", "first"], &file).status, Some(0));
    assert_eq!(
        keygen(&["-c", "-P", "second", "-C", "two"], &file).status,
        Some(0)
    );
    let public = openssh(&["-y", "-P", "second"], &file);
    assert!(
        public.stdout.ends_with(" two\n"),
        "{}{}",
        public.stdout,
        public.stderr
    );
}

#[test]
fn a_passphrase_is_asked_for_on_the_terminal_and_not_shown() {
    needs!("ssh-keygen");
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("key");
    let mut command = strombus();
    command.args(["keygen", "-f"]).arg(&file);
    let mut client = Client::start(command);
    client.wait_for("Enter passphrase");
    client.type_text("sesame\r");
    client.wait_for("Enter same passphrase again");
    client.type_text("sesame\r");
    assert_eq!(client.wait_end(), 0);
    assert!(!String::from_utf8_lossy(client.bytes()).contains("sesame"));
    client.check_line_discipline_restored();
    assert_eq!(openssh(&["-y", "-P", "sesame"], &file).status, Some(0));
}

#[test]
fn a_key_that_is_there_is_not_overwritten() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("key");
    assert_eq!(keygen(&["-q", "-N", ""], &file).status, Some(0));
    let before = fs::read(&file).expect("the key");
    let said = keygen(&["-N", ""], &file);
    assert_eq!(said.status, Some(1));
    assert!(said.one_line().contains("key"), "{}", said.stderr);
    assert_eq!(fs::read(&file).expect("the key"), before);
    assert_eq!(keygen(&["-q", "-N", "", "--force"], &file).status, Some(0));
    assert_ne!(fs::read(&file).expect("the key"), before);
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let directory = tempfile::tempdir().expect("a directory");
    let key = directory.path().join("key");
    assert_eq!(keygen(&["-q", "-N", "sesame"], &key).status, Some(0));
    let broken = directory.path().join("broken");
    fs::write(&broken, "-----BEGIN OPENSSH PRIVATE KEY-----\nnonsense\n").expect("a file");
    let missing = directory.path().join("missing");
    let new = broken.join("below-a-file");
    for (arguments, file, status) in [
        (&["-t", "ecdsa", "-b", "300"][..], &missing, 2),
        (&["-t", "rsa", "-b", "512"], &missing, 2),
        (&["-t", "dsa"], &missing, 2),
        (&["-p", "-y"], &key, 2),
        (&["-c"], &key, 2),
        (&["-l"], &missing, 1),
        (&["-l"], &broken, 1),
        (&["-y"], &broken, 1),
        (&["-y", "-P", "wrong"], &key, 1),
        (&["-y"], &key, 1),
        (&["-p", "-P", "sesame"], &key, 1),
        (&["-N", ""], &new, 1),
    ] {
        let said = keygen(arguments, file);
        assert_eq!(said.status, Some(status), "{arguments:?}: {}", said.stderr);
        let line = said.one_line();
        assert!(line.starts_with("strombus: "), "{line}");
        assert!(
            status == 2 || line.contains(file.to_str().expect("UTF-8")),
            "it names no file: {line}"
        );
        assert!(!line.contains("sesame"), "{line}");
    }
}
