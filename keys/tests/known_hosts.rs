//! `known_hosts`, held against the real `ssh-keygen` in both directions.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use strombus_keys::ssh_key::{Algorithm, PublicKey};
use strombus_keys::{KeyKind, KnownHosts, Trust, generate, learn};

fn key() -> PublicKey {
    generate(KeyKind::Ed25519, "a comment")
        .unwrap()
        .public_key()
        .clone()
}

fn line(names: &str, key: &PublicKey) -> String {
    format!("{names} {}\n", key.to_openssh().unwrap())
}

#[track_caller]
fn check(text: &str, host: &str, port: u16, key: &PublicKey, expected: Trust) {
    let (hosts, errors) = KnownHosts::parse(text);
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(
        hosts.check(host, port, key),
        expected,
        "{host}:{port} in\n{text}"
    );
}

/// Whether `ssh-keygen` is there; runs it on the file.
fn keygen(file: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("ssh-keygen");
    let output = command.args(arguments).arg("-f").arg(file).output();
    if output.is_err() {
        assert!(
            std::env::var_os("STROMBUS_REQUIRE_CLIENTS").is_none(),
            "there is no ssh-keygen"
        );
        return None;
    }
    Some(String::from_utf8(output.unwrap().stdout).unwrap())
}

#[test]
fn a_host_is_known_unknown_or_changed() {
    let (ours, other) = (key(), key());
    let text = format!("# a comment\n\n{}", line("a.org,b.org", &ours));
    check(&text, "b.org", 22, &ours, Trust::Known);
    check(&text, "A.ORG", 22, &ours, Trust::Known);
    check(&text, "b.org", 22, &other, Trust::Changed(3));
    check(&text, "c.org", 22, &ours, Trust::Unknown);
}

#[test]
fn one_of_several_keys_is_enough() {
    let (first, second) = (key(), key());
    let text = line("a.org", &first) + &line("a.org", &second);
    check(&text, "a.org", 22, &second, Trust::Known);
    check(&text, "a.org", 22, &first, Trust::Known);
    check(&text, "a.org", 22, &key(), Trust::Changed(1));
}

#[test]
fn a_port_belongs_to_the_name_but_a_bare_name_may_vouch_for_its_key() {
    let (ours, other) = (key(), key());
    let with_port = line("[a.org]:2222", &ours);
    check(&with_port, "a.org", 2222, &ours, Trust::Known);
    check(&with_port, "a.org", 2222, &other, Trust::Changed(1));
    check(&with_port, "a.org", 22, &ours, Trust::Unknown);
    let bare = line("a.org", &ours);
    check(&bare, "a.org", 2222, &ours, Trust::Known);
    check(&bare, "a.org", 2222, &other, Trust::Unknown);
}

#[test]
fn a_revoked_key_stays_revoked_wherever_that_is_said() {
    let ours = key();
    let (known, revoked) = (line("a.org", &ours), line("@revoked *", &ours));
    check(
        &(known.clone() + &revoked),
        "a.org",
        22,
        &ours,
        Trust::Revoked(2),
    );
    check(&(revoked + &known), "a.org", 22, &ours, Trust::Revoked(1));
}

#[test]
fn an_authority_is_no_host_key() {
    let ours = key();
    let text = line("@cert-authority *.org", &ours);
    check(&text, "a.org", 22, &ours, Trust::Unknown);
    check(&text, "a.org", 22, &key(), Trust::Unknown);
}

#[test]
fn bad_lines_are_reported_and_the_others_count() {
    let ours = key();
    let good = line("a.org\t", &ours);
    let text = format!(
        "nonsense\n@strange a.org x y\n|1|bad ssh-ed25519 AAAA\na.org ssh-ed25519 AAAA\n{good}"
    );
    let (hosts, errors) = KnownHosts::parse(text.as_bytes());
    let lines: Vec<_> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [1, 2, 3, 4]);
    assert_eq!(hosts.check("a.org", 22, &ours), Trust::Known);
    assert_eq!(hosts.algorithms("a.org", 22), [Algorithm::Ed25519]);
}

#[test]
fn a_learnt_key_is_found_by_ssh_keygen_and_gone_when_it_removes_it() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("new/known_hosts");
    let ours = key();
    learn(&file, "a.org", 22, &ours).unwrap();
    learn(&file, "A.org", 2222, &ours).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    let Some(found) = keygen(&file, &["-F", "[a.org]:2222"]) else {
        return;
    };
    let data = ours.to_openssh().unwrap().replace(" a comment", "");
    assert!(found.contains(&format!("[a.org]:2222 {data}")), "{found}");
    keygen(&file, &["-R", "a.org"]).unwrap();
    let (hosts, _) = KnownHosts::read(&file).unwrap();
    assert_eq!(hosts.check("a.org", 22, &ours), Trust::Unknown);
    assert_eq!(hosts.check("a.org", 2222, &ours), Trust::Known);
}

#[test]
fn names_that_ssh_keygen_hashed_are_recognised() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("known_hosts");
    let (ours, other) = (key(), key());
    fs::write(&file, line("a.org", &ours) + &line("[a.org]:2222", &other)).unwrap();
    if keygen(&file, &["-H"]).is_none() {
        return;
    }
    let text = fs::read_to_string(&file).unwrap();
    assert!(!text.contains("a.org") && text.contains("|1|"), "{text}");
    check(&text, "a.org", 22, &ours, Trust::Known);
    check(&text, "a.org", 22, &other, Trust::Changed(1));
    check(&text, "a.org", 2222, &other, Trust::Known);
    check(&text, "b.org", 22, &ours, Trust::Unknown);
}

#[test]
fn a_last_line_without_an_end_is_completed_first() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("known_hosts");
    let (old, new) = (key(), key());
    fs::write(&file, line("old.org", &old).trim_end()).unwrap();
    learn(&file, "new.org", 22, &new).unwrap();
    let (hosts, errors) = KnownHosts::read(&file).unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(hosts.check("old.org", 22, &old), Trust::Known);
    assert_eq!(hosts.check("new.org", 22, &new), Trust::Known);
}

#[test]
fn a_name_that_would_be_read_as_something_else_is_not_written() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("known_hosts");
    for name in [
        "a b", "*", "a,b", "x\ny", "", "@revoked", "#x", "|1|a|b", "!a",
    ] {
        assert!(learn(&file, name, 22, &key()).is_err(), "{name:?}");
    }
    assert!(!file.exists());
}

#[test]
fn a_file_that_is_not_there_knows_nobody() {
    let (hosts, errors) = KnownHosts::read("/nonexistent/known_hosts").unwrap();
    assert!(errors.is_empty());
    assert_eq!(hosts.check("a.org", 22, &key()), Trust::Unknown);
}
