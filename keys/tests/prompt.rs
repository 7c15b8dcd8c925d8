//! Typing a passphrase on a terminal: a pseudo-terminal, whose other end is the person.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::thread;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};
use strombus_keys::{Passphrase, ask_passphrase};

/// Asks on a terminal where somebody types this, and returns the answer and what was shown.
fn asked(typed: &[u8]) -> (io::Result<Passphrase>, String) {
    let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&person).unwrap();
    unlockpt(&person).unwrap();
    let name = ptsname(&person, Vec::new()).unwrap();
    let terminal = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(OpenptFlags::NOCTTY.bits().cast_signed())
        .open(name.to_str().unwrap())
        .unwrap();
    let before = tcgetattr(&terminal).unwrap();
    assert!(before.local_modes.contains(LocalModes::ECHO));
    let mut person = File::from(person);
    let (answer, shown) = thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let answer = ask_passphrase(&terminal, "Passphrase: ");
            // The end of what is shown.
            (&terminal).write_all(b"\x04").unwrap();
            answer
        });
        // Who sees the question can type, and is not echoed any more.
        let mut shown = read_until(&mut person, b' ');
        person.write_all(typed).unwrap();
        shown.push_str(&read_until(&mut person, b'\x04'));
        (asking.join().unwrap(), shown)
    });
    let after = tcgetattr(&terminal).unwrap();
    assert_eq!(
        after.local_modes, before.local_modes,
        "the terminal is put back"
    );
    assert_eq!(shown, "Passphrase: \r\n\x04", "nothing else is shown");
    (answer, shown)
}

fn read_until(from: &mut File, end: u8) -> String {
    let mut read = Vec::new();
    while read.last() != Some(&end) {
        let mut byte = [0];
        from.read_exact(&mut byte).unwrap();
        read.push(byte[0]);
    }
    String::from_utf8(read).unwrap()
}

fn check(typed: &[u8], expected: &str) {
    assert_eq!(asked(typed).0.unwrap(), Passphrase::from(expected));
}

#[test]
fn a_passphrase_is_read_without_being_shown() {
    check(b"open sesame\r", "open sesame");
    check("süß\n".as_bytes(), "süß");
    check(b"\r", "");
}

#[test]
fn backspace_takes_back_a_character_and_ctrl_u_all() {
    check(b"abx\x7fc\r", "abc");
    check("aü\x08b\r".as_bytes(), "ab");
    check(b"\x7f\x7fa\r", "a");
    check(b"wrong\x15right\r", "right");
}

#[test]
fn ctrl_c_and_ctrl_d_cancel() {
    for key in [b"abc\x03", b"abc\x04"] {
        assert_eq!(asked(key).0.unwrap_err().kind(), ErrorKind::Interrupted);
    }
}

#[test]
fn a_passphrase_without_end_is_refused() {
    let endless = [b'x'; 1025];
    assert_eq!(
        asked(&endless).0.unwrap_err().kind(),
        ErrorKind::InvalidInput
    );
}

#[test]
fn a_file_is_no_terminal_to_ask_on() {
    let file = tempfile::tempfile().unwrap();
    assert!(ask_passphrase(&file, "Passphrase: ").is_err());
}
