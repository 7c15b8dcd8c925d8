//! What is negotiated with `ssh`, and what is not on offer.

use std::process::Command;

use crate::installed::needs;
use crate::process::run;
use crate::server::Server;
use crate::ssh::ssh;

/// What `ssh` says of a connection on which it insists on `option`.
fn insist(server: &Server, option: &str) -> String {
    let said = ssh(server)
        .argument("-v")
        .option(option)
        .command(&["chess"])
        .run();
    assert!(
        matches!(said.status, Some(127 | 255)),
        "{:?}: {}",
        said.status,
        said.stderr
    );
    said.stderr
}

/// Whether this `ssh` knows the algorithm.
fn knows(kind: &str, algorithm: &str) -> bool {
    let said = run(Command::new("ssh").args(["-Q", kind]), "");
    said.stdout.lines().any(|line| line == algorithm)
}

#[test]
fn the_key_exchange_is_the_best_that_the_client_knows() {
    needs!("ssh");
    let server = Server::start();
    let said = ssh(&server).argument("-v").command(&["chess"]).run().stderr;
    let expected = if knows("kex", "mlkem768x25519-sha256") {
        "mlkem768x25519-sha256"
    } else {
        "curve25519-sha256"
    };
    assert!(
        said.contains(&format!("kex: algorithm: {expected}")),
        "{said}"
    );
    assert!(said.contains("host key algorithm: ssh-ed25519"), "{said}");
}

#[test]
fn what_is_modern_is_on_offer() {
    needs!("ssh");
    let server = Server::start();
    for (kind, option, algorithm) in [
        ("kex", "KexAlgorithms", "mlkem768x25519-sha256"),
        ("kex", "KexAlgorithms", "curve25519-sha256"),
        ("cipher", "Ciphers", "chacha20-poly1305@openssh.com"),
        ("cipher", "Ciphers", "aes256-gcm@openssh.com"),
        ("cipher", "Ciphers", "aes128-gcm@openssh.com"),
    ] {
        if knows(kind, algorithm) {
            let said = insist(&server, &format!("{option}={algorithm}"));
            assert!(
                said.contains("there is no app `chess`"),
                "{algorithm}: {said}"
            );
        }
    }
}

#[test]
fn what_is_broken_is_not_on_offer() {
    needs!("ssh");
    let server = Server::start();
    for (kind, option, algorithm, why) in [
        (
            "kex",
            "KexAlgorithms",
            "diffie-hellman-group1-sha1",
            "no matching key exchange method",
        ),
        (
            "kex",
            "KexAlgorithms",
            "diffie-hellman-group14-sha1",
            "no matching key exchange method",
        ),
        (
            "kex",
            "KexAlgorithms",
            "diffie-hellman-group-exchange-sha1",
            "no matching key exchange method",
        ),
        ("cipher", "Ciphers", "aes128-cbc", "no matching cipher"),
        ("cipher", "Ciphers", "aes256-cbc", "no matching cipher"),
        ("cipher", "Ciphers", "3des-cbc", "no matching cipher"),
        (
            "key",
            "HostKeyAlgorithms",
            "ssh-rsa",
            "no matching host key type",
        ),
    ] {
        if knows(kind, algorithm) {
            let said = insist(&server, &format!("{option}={algorithm}"));
            assert!(said.contains(why), "{algorithm}: {said}");
        }
    }
    for mac in ["hmac-sha1", "hmac-sha1-etm@openssh.com", "hmac-md5"] {
        if knows("mac", mac) {
            // A cipher without a MAC of its own, or the MAC would not matter.
            let said = ssh(&server)
                .argument("-v")
                .option("Ciphers=aes256-ctr")
                .option(&format!("MACs={mac}"))
                .run();
            assert_eq!(said.status, Some(255));
            assert!(said.stderr.contains("no matching MAC"), "{}", said.stderr);
        }
    }
}

#[test]
fn forwarding_and_subsystems_are_refused() {
    needs!("ssh");
    let server = Server::start();
    let said = ssh(&server).argument("-s").command(&["sftp"]).run();
    assert_ne!(said.status, Some(0));
    assert!(
        said.stderr.contains("subsystem request failed"),
        "{}",
        said.stderr
    );
    let said = ssh(&server)
        .option("ExitOnForwardFailure=yes")
        .argument("-R")
        .argument("0:127.0.0.1:9")
        .run();
    assert_eq!(said.status, Some(255));
    let said = ssh(&server).argument("-W").argument("127.0.0.1:9").run();
    assert_eq!(said.status, Some(255), "{}", said.stderr);
}
