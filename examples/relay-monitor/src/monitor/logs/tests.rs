use futures_util::FutureExt as _;

use super::groups::Groups;
use super::kept::{BYTES, LINES};
use super::*;
use crate::model::{LineKind, Stretch};

const NOON: SystemTime = SystemTime::UNIX_EPOCH;

fn say(logs: &Logs, event: &str, text: &str) {
    logs.write().push(NOON, event, None, text);
}

/// What a viewer has to hear now; none if it has to wait, or nothing will come any more.
fn heard(stream: &mut LogStream) -> Option<LogBatch> {
    stream.next().now_or_never().flatten()
}

fn texts(batch: Option<LogBatch>) -> Vec<String> {
    let lines = batch.map(|batch| batch.lines).unwrap_or_default();
    lines.iter().map(|line| line.text().to_owned()).collect()
}

#[test]
fn each_viewer_hears_what_it_wished_for_from_the_beginning() {
    let logs = Arc::new(Logs::default());
    say(&logs, "NOTICE", "one");
    say(&logs, "BW", "1 2");
    logs.show();
    let (_tap, mut stream) = logs.tap(LogWish::default());
    let (other, mut all) = logs.tap(LogWish::of(["BW", "NOTICE"]));
    assert_eq!(texts(heard(&mut stream)), ["one"]);
    assert_eq!(texts(heard(&mut all)), ["one", "1 2"]);
    assert_eq!(heard(&mut stream), None);
    other.wish(LogWish::of(["BW"]));
    assert_eq!(texts(heard(&mut all)), ["1 2"]);
}

#[test]
fn who_waits_for_lines_has_all_anew_when_it_wishes_for_others() {
    let logs = Arc::new(Logs::default());
    say(&logs, "NOTICE", "one");
    logs.show();
    let (tap, mut stream) = logs.tap(LogWish::default());
    assert_eq!(texts(heard(&mut stream)), ["one"]);
    assert_eq!(heard(&mut stream), None);
    tap.wish(LogWish::of(["NOTICE", "DEBUG"]));
    assert_eq!(texts(heard(&mut stream)), ["one"]);
    tap.wish(LogWish::default());
    assert_eq!(texts(heard(&mut stream)), ["one"]);
}

#[test]
fn nothing_is_heard_before_it_is_shown() {
    let logs = Arc::new(Logs::default());
    let (_tap, mut stream) = logs.tap(LogWish::default());
    say(&logs, "WARN", "one");
    assert_eq!(heard(&mut stream), None);
    say(&logs, "WARN", "two");
    logs.show();
    assert_eq!(texts(heard(&mut stream)), ["one", "two"]);
}

#[test]
fn what_is_wished_for_is_what_all_wish_for_together() {
    let logs = Arc::new(Logs::default());
    let wished = logs.wished();
    let all = || {
        wished
            .borrow()
            .events
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let (one, mut stream) = logs.tap(LogWish::of(["BW", "CIRC"]));
    let (two, _) = logs.tap(LogWish::of(["BW", "DEBUG"]));
    assert_eq!(all(), ["BW", "CIRC", "DEBUG"]);
    drop(one);
    assert_eq!(all(), ["BW", "DEBUG"]);
    assert_eq!(
        stream.next().now_or_never(),
        Some(None),
        "without its tap a stream ends"
    );
    two.wish(LogWish::of(["INFO"]));
    assert_eq!(all(), ["INFO"]);
}

#[test]
fn a_slow_viewer_is_told_how_many_it_lost() {
    let logs = Arc::new(Logs::default());
    let (_tap, mut stream) = logs.tap(LogWish::of(["DEBUG"]));
    say(&logs, "DEBUG", "first");
    logs.show();
    assert_eq!(texts(heard(&mut stream)), ["first"]);
    for number in 0..LINES + 5 {
        say(&logs, "DEBUG", &format!("line {number}"));
    }
    logs.show();
    let batch = heard(&mut stream).unwrap();
    assert_eq!((batch.lost, batch.lines.len()), (5, BATCH));
    let mut last = batch;
    while let Some(batch) = heard(&mut stream) {
        assert_eq!(batch.lost, 0);
        last = batch;
    }
    assert_eq!(
        last.lines.last().unwrap().text(),
        format!("line {}", LINES + 4)
    );
}

#[test]
fn few_long_lines_are_kept_and_no_endless_ones() {
    let logs = Logs::default();
    for _ in 0..1000 {
        say(&logs, "DEBUG", &"x".repeat(LONGEST * 2));
    }
    let kept = lock(&logs.kept);
    let ring = kept.ring(LineKind::Debug);
    let count = usize::try_from(ring.lines()).unwrap();
    assert!(
        kept.bytes() <= BYTES && count >= BYTES / LONGEST - 1,
        "{count}"
    );
    let lines: Vec<_> = ring.stretches().flat_map(Stretch::all).collect();
    assert!(lines.iter().all(|line| line.text().len() < LONGEST + 4));
    // Of the first stretch some may be dropped already.
    assert!(lines.len() - count < 5, "{}", lines.len());
}

#[test]
fn no_control_character_gets_into_a_line() {
    assert_eq!(
        clean("a\u{1b}[31mb\r\nc\td\u{9b}"),
        "a\u{fffd}[31mb\nc d\u{fffd}"
    );
}

fn check_same(one: &str, two: &str, expected: bool) {
    let mut groups = Groups::default();
    assert_eq!(groups.count(7, NOON, "NOTICE", one), (0, 1));
    let same = if expected { (7, 2) } else { (0, 1) };
    assert_eq!(groups.count(8, NOON, "NOTICE", two), same, "{one}\n{two}");
}

#[test]
fn lines_that_differ_in_their_variable_part_are_duplicates() {
    check_same(
        "New control connection opened from 127.0.0.1.",
        "New control connection opened from 10.0.0.22.",
        true,
    );
    check_same(
        "Learned some more directory information, 3 of 7 descriptors",
        "Learned some more directory information, 4 of 7000 descriptors",
        true,
    );
    check_same(
        "Circuit $4F5B150A4B597B22537D960B5677FD4389C9E8AA~auth1 closed",
        "Circuit $1ECED1D275C3B7CC6AE14A3A6D80D228D14B44C5~auth2 closed",
        true,
    );
    check_same("Unknown option \"foo\"", "Unknown option \"bar\"", true);
    check_same("Unknown option \"foo", "Unknown option \"bar", false);
    check_same("Self-testing indicates", "Self-testing succeeded", false);
    check_same("a 1", "a 1 1", false);
}

#[test]
fn duplicates_are_counted_by_event_and_day_and_for_a_bounded_number_of_groups() {
    let mut groups = Groups::default();
    assert_eq!(groups.count(1, NOON, "NOTICE", "same"), (0, 1));
    assert_eq!(groups.count(2, NOON, "NOTICE", "same"), (1, 2));
    assert_eq!(groups.count(3, NOON, "WARN", "same"), (0, 1));
    let tomorrow = NOON + std::time::Duration::from_secs(86_400);
    assert_eq!(groups.count(4, tomorrow, "NOTICE", "same"), (0, 1));
    for number in 0..20_000_u32 {
        // Letters only: digits are variable.
        let text: String = number
            .to_string()
            .bytes()
            .map(|b| char::from(b + 49))
            .collect();
        groups.count(5, tomorrow, "NOTICE", &text);
        // What comes again and again is not forgotten.
        groups.count(6, tomorrow, "NOTICE", "same");
    }
    assert_eq!(groups.count(7, tomorrow, "NOTICE", "same"), (6, 20_002));
    assert!(groups.len() <= 2 * 2048);
}

fn at(seconds: u64) -> SystemTime {
    NOON + std::time::Duration::from_secs(seconds)
}

fn past(seconds: u64, text: &str) -> PastLine {
    PastLine {
        at: at(seconds),
        runlevel: Runlevel::Notice,
        text: text.into(),
    }
}

fn hear(logs: &Logs, seconds: u64, text: &str) {
    let level = Runlevel::Notice;
    logs.write()
        .push(at(seconds), level.name(), Some(level), text);
    logs.show();
}

#[test]
fn older_lines_come_where_their_time_is_and_those_that_were_heard_do_not_come_twice() {
    let logs = Arc::new(Logs::default());
    logs.write()
        .push(at(100), "MONITOR", None, "waiting for tor");
    hear(&logs, 203, "Heartbeat");
    hear(&logs, 204, "two  lines\nof one");
    let (_tap, mut stream) = logs.tap(LogWish::default());
    assert_eq!(heard(&mut stream).unwrap().lines.len(), 3);
    let file = vec![
        past(50, "opening log file"),
        past(150, "starting"),
        past(150, "starting"),
        past(160, "Heartbeat"),
        past(202, "Heartbeat"),
        past(204, "two lines of one "),
        past(205, "not heard"),
    ];
    assert_eq!(logs.fill(file.clone()), 5);
    let batch = heard(&mut stream).unwrap();
    assert!(batch.anew && batch.lost == 0);
    let expected = [
        "opening log file",
        "waiting for tor",
        "starting",
        "starting",
        "Heartbeat",
        "Heartbeat",
        "two  lines\nof one",
        "not heard",
    ];
    let counted: Vec<_> = batch.lines.iter().map(LogLine::nth).collect();
    assert_eq!(counted, [1, 1, 1, 2, 1, 2, 1, 1]);
    assert!(batch.lines.is_sorted_by_key(LogLine::number));
    assert_eq!(texts(Some(batch)), expected);
    // The same file once more has nothing new.
    assert_eq!(logs.fill(file), 0);
    assert_eq!(heard(&mut stream), None);
    hear(&logs, 300, "goes on");
    let batch = heard(&mut stream).unwrap();
    assert!(!batch.anew && batch.lost == 0);
    assert_eq!(texts(Some(batch)), ["goes on"]);
    let (_tap, mut stream) = logs.tap(LogWish::default());
    let batch = heard(&mut stream).unwrap();
    assert!(
        !batch.anew && batch.lines.len() == 9,
        "who comes later has all"
    );
}

#[test]
fn a_viewer_between_two_batches_begins_anew_and_has_lost_nothing() {
    let logs = Arc::new(Logs::default());
    for number in 0..BATCH + 500 {
        let text = format!("line {number}");
        logs.write().push(at(1000), "NOTICE", None, &text);
    }
    logs.show();
    let (_tap, mut stream) = logs.tap(LogWish::default());
    assert_eq!(heard(&mut stream).unwrap().lines.len(), BATCH);
    logs.fill(vec![past(1, "old")]);
    let first = heard(&mut stream).unwrap();
    let second = heard(&mut stream).unwrap();
    assert_eq!((first.anew, second.anew), (true, false));
    assert_eq!((first.lost, second.lost), (0, 0));
    assert_eq!((first.lines.len(), second.lines.len()), (BATCH, 501));
    assert_eq!(first.lines[0].text(), "old");
}

#[test]
fn a_long_file_takes_the_place_of_no_newer_line() {
    let logs = Arc::new(Logs::default());
    hear(&logs, 1_000_000, "heard");
    let file = (0..LINES as u64 + 7).map(|n| past(n, "read")).collect();
    logs.fill(file);
    let kept = lock(&logs.kept).lines();
    assert_eq!(kept.len(), LINES);
    assert_eq!(kept.last().unwrap().text(), "heard");
}

#[test]
fn who_wishes_for_little_of_a_flood_does_not_keep_the_flood() {
    let logs = Arc::new(Logs::default());
    for number in 0..2000 {
        say(&logs, "STREAM", &format!("stream {number}"));
        if number % 100 == 0 {
            say(&logs, "CIRC", &format!("circuit {number}"));
        }
    }
    logs.show();
    let (_few, mut few) = logs.tap(LogWish::of(["CIRC"]));
    let (_all, mut all) = logs.tap(LogWish::of(["STREAM", "CIRC"]));
    let batch = heard(&mut few).unwrap();
    assert_eq!(batch.lines.len(), 20);
    assert!(batch.lines.iter().all(|line| line.beside() < 20));
    // Those who see most share it.
    let batch = heard(&mut all).unwrap();
    let first = batch.lines.first().unwrap();
    assert!(first.beside() > 200, "{}", first.beside());
    let kept = lock(&logs.kept);
    let ring = kept.ring(LineKind::Event);
    assert!(first.is_of(ring.stretches().next().unwrap()));
}

#[test]
fn what_is_handed_out_in_parts_is_whole() {
    let logs = Arc::new(Logs::default());
    let (_tap, mut stream) = logs.tap(LogWish::of(["DEBUG", "NOTICE", "CIRC"]));
    let mut expected = Vec::new();
    let mut got = Vec::new();
    for round in 0..100 {
        for number in 0..round * 7 % 130 {
            let event = ["DEBUG", "BW", "NOTICE", "CIRC"][number % 13 / 4];
            let text = format!("{round} {number}");
            say(&logs, event, &text);
            if event != "BW" {
                expected.push(text);
            }
        }
        if round % 3 == 0 {
            logs.show();
        }
        if round % 11 == 0 {
            got.extend(texts(heard(&mut stream)));
        }
    }
    logs.show();
    while let Some(batch) = heard(&mut stream) {
        assert_eq!(batch.lost, 0);
        got.extend(texts(Some(batch)));
    }
    assert_eq!(got, expected);
}

/// What somebody gets who comes now.
fn all(logs: &Arc<Logs>, events: &[&str]) -> Vec<LogLine> {
    let (_tap, mut stream) = logs.tap(LogWish::of(events.iter().copied()));
    let batches = std::iter::from_fn(|| heard(&mut stream));
    batches.flat_map(|batch| batch.lines).collect()
}

#[test]
fn a_flood_of_one_kind_takes_nothing_from_the_others() {
    let rare = ["NOTICE", "WARN", "ERR", "MONITOR", "INFO", "CIRC"];
    let logs = Arc::new(Logs::default());
    let mut expected = Vec::new();
    for number in 0..5 * LINES {
        if number % 100 == 0 {
            let (event, text) = (rare[number / 100 % 6], format!("news {number}"));
            say(&logs, event, &text);
            expected.push(text);
        }
        say(&logs, "DEBUG", &format!("cell {number}"));
    }
    logs.show();
    let lines = all(&logs, &rare);
    let texts: Vec<_> = lines.iter().map(LogLine::text).collect();
    assert_eq!(texts, expected);
    // They are counted as one kind after the other, too: a flood makes nobody forget what was said before.
    assert_eq!(lines.last().unwrap().nth(), 84);
    // All together are as many as may be, in the order in which they were said.
    let lines = all(&logs, &[&rare[..], &["DEBUG"]].concat());
    assert_eq!(lines.len(), LINES);
    assert!(lines.is_sorted_by_key(LogLine::number));
    assert_eq!(
        lines.last().unwrap().text(),
        format!("cell {}", 5 * LINES - 1)
    );
}

#[test]
fn kinds_that_all_say_much_have_equal_parts_and_one_alone_has_all() {
    let kinds = ["WARN", "NOTICE", "MONITOR", "INFO", "DEBUG", "STREAM"];
    let logs = Arc::new(Logs::default());
    for number in 0..LINES {
        say(&logs, "NOTICE", &format!("news {number}"));
    }
    logs.show();
    assert_eq!(all(&logs, &["NOTICE"]).len(), LINES);
    for number in 0..kinds.len() * LINES {
        say(&logs, kinds[number % kinds.len()], "x");
    }
    logs.show();
    for kind in kinds {
        let count = all(&logs, &[kind]).len();
        let part = LINES / kinds.len();
        assert!((part..=part + 1).contains(&count), "{kind}: {count}");
    }
    assert_eq!(all(&logs, &kinds).len(), LINES);
    // Few long lines count by their length.
    for number in 0..1000 {
        say(&logs, kinds[number % kinds.len()], &"x".repeat(LONGEST));
    }
    logs.show();
    let bytes = |lines: &[LogLine]| lines.iter().map(|line| line.text().len()).sum::<usize>();
    assert!(bytes(&all(&logs, &kinds)) <= BYTES);
    for kind in kinds {
        let bytes = bytes(&all(&logs, &[kind]));
        assert!(bytes > BYTES / kinds.len() - 2 * LONGEST, "{kind}: {bytes}");
    }
}

#[test]
fn only_what_is_wished_for_is_told_to_be_lost() {
    let logs = Arc::new(Logs::default());
    let (_tap, mut few) = logs.tap(LogWish::default());
    let (_tap, mut all) = logs.tap(LogWish::of(["DEBUG", "NOTICE"]));
    say(&logs, "NOTICE", "first");
    logs.show();
    assert_eq!(texts(heard(&mut few)), ["first"]);
    assert_eq!(texts(heard(&mut all)), ["first"]);
    for number in 0..LINES + 5 {
        say(&logs, "DEBUG", &format!("line {number}"));
    }
    say(&logs, "NOTICE", "second");
    logs.show();
    let batch = heard(&mut few).unwrap();
    assert_eq!(batch.lost, 0);
    assert_eq!(texts(Some(batch)), ["second"]);
    // Of ten thousand, two are notices.
    let mut lost = Vec::new();
    let mut count = 0;
    while let Some(batch) = heard(&mut all) {
        lost.push(batch.lost);
        count += batch.lines.len();
    }
    assert_eq!((lost[0], lost[1..].iter().sum::<u64>()), (7, 0));
    assert_eq!(count, LINES - 1);
}

#[test]
fn what_is_dropped_while_somebody_is_between_two_batches_is_told_once() {
    let logs = Arc::new(Logs::default());
    let (_tap, mut stream) = logs.tap(LogWish::of(["DEBUG", "CIRC"]));
    let mut said = 0;
    let (mut lost, mut got) = (0, 0);
    for round in 0..40 {
        for number in 0..1500 {
            let event = if number % 10 == round % 10 {
                "CIRC"
            } else {
                "DEBUG"
            };
            say(&logs, event, "x");
            said += 1;
        }
        logs.show();
        let batch = heard(&mut stream).unwrap();
        lost += batch.lost;
        got += batch.lines.len() as u64;
    }
    while let Some(batch) = heard(&mut stream) {
        lost += batch.lost;
        got += batch.lines.len() as u64;
    }
    assert!(lost > 10_000, "{lost}");
    assert_eq!(lost + got, said);
}
