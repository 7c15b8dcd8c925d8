//! Programs that end, that do not, and that behave badly. All but one are `sh`.

use std::io::ErrorKind;
use std::process::Command;
use std::time::Duration;

use rustix::process::{Pid, test_kill_process};
use strombus_terminal::Size;
use tokio::time::timeout;

use super::{Keyboard, Program, QUEUE, Turn, shell_status, spawn};

const SIZE: Size = Size::new(30, 100);

fn sh(script: &str) -> (Program, Keyboard) {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    spawn(command, "xterm-256color", SIZE).unwrap()
}

/// All that it writes from now on, and its exit status.
async fn to_end(program: &mut Program) -> (String, u8) {
    let mut said = Vec::new();
    let status = async {
        loop {
            match program.next().await.unwrap() {
                Turn::Output(bytes) => said.extend_from_slice(bytes),
                Turn::Ended(status) => return shell_status(status),
            }
        }
    };
    let status = timeout(Duration::from_secs(20), status).await;
    let said = String::from_utf8_lossy(&said).into_owned();
    (said, status.expect("it ends"))
}

/// Reads until `text` has come.
async fn until(program: &mut Program, text: &str) -> String {
    let mut said = String::new();
    let seen = async {
        while !said.contains(text) {
            match program.next().await.unwrap() {
                Turn::Output(bytes) => said.push_str(&String::from_utf8_lossy(bytes)),
                Turn::Ended(status) => panic!("ended: {status}"),
            }
        }
    };
    timeout(Duration::from_secs(20), seen).await.expect(text);
    said
}

async fn check(script: &str, said: &str, status: u8) {
    let (mut program, _keyboard) = sh(script);
    assert_eq!(
        to_end(&mut program).await,
        (said.into(), status),
        "{script}"
    );
}

#[tokio::test]
async fn what_a_program_writes_and_how_it_ends_is_told() {
    check("echo hello; exit 7", "hello\r\n", 7).await;
    check("kill -TERM $$", "", 143).await;
    check("exec >/dev/null 2>&1 </dev/null; exit 3", "", 3).await;
}

#[tokio::test]
async fn the_terminal_is_the_controlling_one_and_has_a_name_and_a_size() {
    check(
        "stty size </dev/tty; echo \"$TERM [$COLUMNS$LINES]\"",
        "30 100\r\nxterm-256color []\r\n",
        0,
    )
    .await;
}

#[tokio::test]
async fn all_that_was_written_before_the_end_is_read() {
    let (mut program, _keyboard) = sh("seq 100000");
    let (said, status) = to_end(&mut program).await;
    assert_eq!((said.lines().count(), status), (100_000, 0));
    assert!(said.ends_with("\n100000\r\n"));
}

#[tokio::test]
async fn a_program_that_is_not_there_is_an_error() {
    let missing = spawn(Command::new("no-such-program-here"), "vt100", SIZE);
    assert_eq!(missing.unwrap_err().kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn what_is_typed_is_read() {
    let (mut program, keyboard) = sh("read line; echo \"<$line>\"");
    assert!(keyboard.write(b"abc\r"));
    assert_eq!(to_end(&mut program).await, ("abc\r\n<abc>\r\n".into(), 0));
    assert_eq!(keyboard.room(), QUEUE);
    drop(program);
    assert!(!keyboard.write(b"nobody"));
}

#[tokio::test]
async fn another_size_is_told() {
    let (mut program, keyboard) =
        sh("trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.01; done");
    until(&mut program, "ready\r\n").await;
    keyboard.resize(Size::new(40, 120)).unwrap();
    assert_eq!(to_end(&mut program).await, ("40 120\r\n".into(), 0));
}

#[tokio::test]
async fn one_that_never_reads_neither_blocks_nor_takes_more_than_the_queue() {
    let (mut program, keyboard) = sh(
        "stty raw -echo; echo ready; while [ ! -e /proc/$PPID/gone ]; do echo x; sleep 0.01; done",
    );
    until(&mut program, "ready").await;
    let mut taken = 0;
    let page = [b'k'; 1024];
    while keyboard.write(&page) {
        taken += page.len();
        until(&mut program, "x").await;
    }
    assert!(taken >= QUEUE, "{taken}");
    // What the kernel takes for it, and the queue.
    assert!(taken <= QUEUE + 32 * 1024, "{taken}");
    assert!(keyboard.room() < page.len());
    until(&mut program, "x").await;
}

#[tokio::test]
async fn there_is_room_again_once_a_silent_program_has_read() {
    let (mut program, keyboard) = sh("stty raw -echo; echo ready; head -c 200000 | wc -c");
    until(&mut program, "ready").await;
    let typing = async {
        for _ in 0..200 {
            keyboard.wait_for_room(1000).await;
            assert!(keyboard.write(&[b'k'; 1000]));
        }
    };
    let ((), (said, status)) = tokio::join!(typing, to_end(&mut program));
    assert_eq!((said.trim_start(), status), ("200000\n", 0));
}

#[tokio::test]
async fn one_that_is_left_with_the_terminal_is_heard_out_within_bounds() {
    let (mut program, _keyboard) = sh("(trap '' HUP; while echo flood; do :; done) & exit 4");
    let (_, status) = to_end(&mut program).await;
    assert_eq!(status, 4);
    let (mut program, _keyboard) = sh("(trap '' HUP; exec sleep 30) & echo last; exit 5");
    assert_eq!(to_end(&mut program).await, ("last\r\n".into(), 5));
}

#[tokio::test]
async fn one_that_is_no_longer_wanted_is_hung_up() {
    let (mut program, _keyboard) =
        sh("trap 'exit 9' HUP; echo ready; while :; do sleep 0.01; done");
    until(&mut program, "ready").await;
    assert_eq!(shell_status(program.end().await.unwrap()), 9);
}

#[tokio::test]
async fn one_that_does_not_hear_that_is_killed() {
    let (mut program, _keyboard) = sh("trap '' HUP; echo ready; while :; do sleep 0.01; done");
    until(&mut program, "ready").await;
    assert_eq!(shell_status(program.end().await.unwrap()), 128 + 9);
}

#[tokio::test]
async fn one_that_is_dropped_ends() {
    let (mut program, _keyboard) = sh("echo $$ ready; exec sleep 1000");
    let said = until(&mut program, "ready").await;
    let id = said.split(' ').next().unwrap().parse().unwrap();
    drop(program);
    let gone = async {
        while test_kill_process(Pid::from_raw(id).unwrap()).is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(20), gone)
        .await
        .expect("it ends");
}
