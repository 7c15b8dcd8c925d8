use futures_util::FutureExt as _;

use super::*;

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
    let count = usize::try_from(kept.newest + 1 - kept.oldest).unwrap();
    assert!(
        kept.bytes <= BYTES && count >= BYTES / LONGEST - 1,
        "{count}"
    );
    let lines: Vec<_> = kept.stretches.iter().flat_map(Stretch::all).collect();
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
    let kept: Vec<_> = lock(&logs.kept).lines().collect();
    assert_eq!(kept.len(), LINES);
    assert_eq!(kept.last().unwrap().text(), "heard");
}

#[test]
fn who_wishes_for_little_of_a_flood_does_not_keep_the_flood() {
    let logs = Arc::new(Logs::default());
    for number in 0..2000 {
        say(&logs, "DEBUG", &format!("cell {number}"));
        if number % 100 == 0 {
            say(&logs, "NOTICE", &format!("news {number}"));
        }
    }
    logs.show();
    let (_few, mut few) = logs.tap(LogWish::default());
    let (_all, mut all) = logs.tap(LogWish::of(["DEBUG", "NOTICE"]));
    let batch = heard(&mut few).unwrap();
    assert_eq!(batch.lines.len(), 20);
    assert!(batch.lines.iter().all(|line| line.beside() < 20));
    // Those who see most share it.
    let batch = heard(&mut all).unwrap();
    let first = batch.lines.first().unwrap();
    assert!(first.beside() > 200, "{}", first.beside());
    let shared = Arc::clone(lock(&logs.kept).stretches.front().unwrap());
    assert!(first.is_of(&shared));
}

#[test]
fn what_is_handed_out_in_parts_is_whole() {
    let logs = Arc::new(Logs::default());
    let (_tap, mut stream) = logs.tap(LogWish::of(["DEBUG"]));
    let mut expected = Vec::new();
    let mut got = Vec::new();
    for round in 0..100 {
        for number in 0..round * 7 % 130 {
            let (event, text) = (["DEBUG", "BW"][number % 3 / 2], format!("{round} {number}"));
            say(&logs, event, &text);
            if event == "DEBUG" {
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
