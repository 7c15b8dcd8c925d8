//! `authorized_keys` files, line by line.

use strombus_keys::ssh_key::PublicKey;
use strombus_keys::{AuthorizedKey, authorized_keys};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
const CERTIFICATE: &str =
    "ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29t";

/// The one key of a line without mistakes.
fn one(line: &str) -> AuthorizedKey {
    let (mut keys, errors) = authorized_keys(line);
    assert_eq!(errors, [], "{line}");
    assert_eq!(keys.len(), 1, "{line}");
    keys.remove(0)
}

fn check(line: &str, options: &[(&str, Option<&str>)], comment: &str) {
    let key = one(line);
    let found: Vec<_> = key
        .options
        .iter()
        .map(|(name, value)| (&**name, value.as_deref()))
        .collect();
    assert_eq!(found, options, "{line}");
    assert_eq!(key.key.comment().as_str_lossy(), comment, "{line}");
    assert!(key.matches(&PublicKey::from_openssh(KEY).unwrap()));
}

#[test]
fn a_line_is_a_key_with_or_without_comment_and_options() {
    check(KEY, &[], "");
    check(&format!("{KEY} zoe@sea"), &[], "zoe@sea");
    check(&format!("no-pty {KEY}"), &[("no-pty", None)], "");
    check(&format!("no-pty {KEY} zoe"), &[("no-pty", None)], "zoe");
}

#[test]
fn blanks_in_quotes_and_hashes_anywhere_belong_to_the_line() {
    check(
        &format!("command=\"a # b\",from=\"c, d\" {KEY} e # f"),
        &[("command", Some("a # b")), ("from", Some("c, d"))],
        "e # f",
    );
}

#[test]
fn blanks_and_tabs_around_the_words_do_not_matter() {
    let spaced = KEY.replace(' ', " \t ");
    check(
        &format!("\t restrict \t {spaced}\t a  b \r\n"),
        &[("restrict", None)],
        "a  b",
    );
}

#[test]
fn an_option_may_be_named_like_a_part_of_a_key() {
    check(
        &format!("environment=\"KEY={KEY}\" {KEY}"),
        &[("environment", Some(&format!("KEY={KEY}")))],
        "",
    );
}

#[test]
fn empty_lines_and_comments_are_nothing() {
    let (keys, errors) = authorized_keys("\n \t\r\n# comment\n  # another\n");
    assert_eq!((keys.len(), errors.len()), (0, 0));
}

#[test]
fn a_bad_line_is_reported_and_the_others_count() {
    let damaged = KEY.replace("AAAAC3", "AAAAD3");
    let text = [
        KEY,
        "nonsense",
        &format!("from=\"10.0.0.1 {KEY}"),
        &format!("from=10.0.0.1 {KEY}"),
        "ssh-ed25519",
        &damaged,
        CERTIFICATE,
        &KEY.replace("ssh-ed25519 ", "ssh-rsa "),
        &format!("{KEY} last"),
    ]
    .join("\n");
    let (keys, errors) = authorized_keys(&text);
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[1].key.comment().as_str_lossy(), "last");
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let expected = [
        "line 2: no key of a known type",
        "line 3: a quote in the options is not closed",
        "line 4: the value of from must stand in quotes",
        "line 5: the key ends after its type",
        "line 6: the ssh-ed25519 key is damaged",
        "line 7: no key of a known type",
        "line 8: the ssh-rsa key is damaged",
    ];
    assert_eq!(errors.len(), expected.len(), "{errors:#?}");
    for (error, expected) in errors.iter().zip(expected) {
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn a_line_that_is_not_utf8_costs_only_its_comment() {
    let latin = [KEY.as_bytes(), b" J\xfcrgen\n", KEY.as_bytes()].concat();
    let (keys, errors) = authorized_keys(latin);
    assert_eq!((keys.len(), errors.len()), (2, 0));
    let options = [b"command=\"\xff\" ", KEY.as_bytes()].concat();
    let (keys, errors) = authorized_keys(options);
    assert!(keys.is_empty());
    assert_eq!(errors[0].reason, "the options are not UTF-8");
}

#[test]
fn an_option_that_nobody_enforces_is_found() {
    let key = one(&format!("no-pty,from=\"10.0.0.1\",command=\"ls\" {KEY}"));
    assert_eq!(key.unenforced(&[]), Some("no-pty"));
    assert_eq!(key.unenforced(&["no-pty", "from"]), Some("command"));
    assert_eq!(key.unenforced(&["no-pty", "from", "command"]), None);
    assert_eq!(one(KEY).unenforced(&[]), None);
    assert_eq!(key.option("from"), Some("10.0.0.1"));
    assert_eq!(key.option("no-pty"), None);
}
