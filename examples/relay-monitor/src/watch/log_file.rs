//! The end of tor's own log file: what was said before anybody listened.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::time::SystemTime;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use strombus_tor_control::{Connection, Error};
use tokio::task::spawn_blocking;

use super::scrub::scrub;
use crate::model::Runlevel;
use crate::monitor::PastLine;

/// How much of the end of a file is read, in bytes.
const TAIL: u64 = 4 << 20;

/// How many lines are taken of a log at most, and how many of those that are less than a notice: a file of those would be
/// nothing else.
const MOST: usize = 5000;
const MOST_MINOR: usize = 1000;

/// How many files are read, where tor writes several.
const FILES: usize = 4;

/// How many years back the day is looked for that a line names without its year: 29 February may be eight years ago.
const YEARS: i16 = 8;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct LogFile {
    /// Of each file, the oldest line first.
    pub(super) lines: Vec<Vec<PastLine>>,
    /// The paths that were read.
    pub(super) read: Vec<String>,
    /// Why the others were not: one line each.
    pub(super) unread: Vec<String>,
}

/// Reads the files that a tor on this machine writes its log to.
///
/// # Errors
/// If the connection broke.
pub(super) async fn read(connection: &Connection) -> Result<LogFile, Error> {
    let conf = match connection.get_conf(&["Log"]).await {
        Err(Error::Refused { .. }) => return Ok(LogFile::default()),
        conf => conf?,
    };
    let mut paths: Vec<String> = conf.all("Log").filter_map(path_of).collect();
    paths.dedup();
    paths.truncate(FILES);
    let reading = spawn_blocking(move || {
        let mut file = LogFile::default();
        for path in paths {
            match read_one(
                &path,
                SystemTime::now(),
                &TimeZone::system(),
                &mut file.read,
            ) {
                Ok(lines) => file.lines.push(lines),
                Err(error) => file
                    .unread
                    .push(format!("tor's log file {path} cannot be read: {error}")),
            }
        }
        file
    });
    Ok(reading.await.unwrap_or_default())
}

/// The newest messages of a file; where that begins before there are enough, also those of the file that it was before
/// logrotate(8) took that away. Adds the paths that were read to `read`.
fn read_one(
    path: &str,
    now: SystemTime,
    zone: &TimeZone,
    read: &mut Vec<String>,
) -> io::Result<Vec<PastLine>> {
    let mut room = Room::default();
    let text = tail(path)?;
    let mut newer = lines(&text, now, zone, &mut room);
    read.push(path.to_owned());
    if room.lines == 0 || text.len() as u64 >= TAIL {
        return Ok(newer);
    }
    // Not every log is rotated, and others would call other things so: nobody need be told.
    let rotated = format!("{path}.1");
    let text = tail(&rotated).unwrap_or_default();
    let mut older = lines(&text, now, zone, &mut room);
    let first = newer.first().map(|line| line.at);
    older.retain(|line| first.is_none_or(|first| line.at <= first));
    if !older.is_empty() {
        read.push(rotated);
    }
    older.append(&mut newer);
    Ok(older)
}

/// The file in a value of `Log`: `notice file /path`, with domains and several ranges of severities before it (tor(1)).
fn path_of(value: &str) -> Option<String> {
    let value = value.trim();
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    let mut rest = inner.unwrap_or(value);
    loop {
        let (word, after) = rest.split_once(char::is_whitespace)?;
        rest = after.trim_start();
        if word.eq_ignore_ascii_case("file") {
            // One that is told by its folder could be anywhere from here.
            return rest.starts_with('/').then(|| rest.to_owned());
        }
    }
}

/// The end of a file.
fn tail(path: &str) -> io::Result<String> {
    // A pipe would be waited for, and emptied.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.take(TAIL).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// How many lines more are taken.
#[derive(Debug)]
struct Room {
    lines: usize,
    /// Of those that are less than a notice.
    minor: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            lines: MOST,
            minor: MOST_MINOR,
        }
    }
}

/// The newest messages in the text of a log file for which there is room, the oldest first. `zone` is that of tor.
fn lines(text: &str, now: SystemTime, zone: &TimeZone, room: &mut Room) -> Vec<PastLine> {
    let clock = Clock::of(now, zone);
    let mut taken = Vec::new();
    // What follows a message and is none by itself belongs to it.
    let mut behind: Vec<&str> = Vec::new();
    for line in text.lines().rev() {
        if room.lines == 0 {
            break;
        }
        let Some((time, runlevel, said)) = split(line) else {
            // As many lines as no message has.
            if behind.len() < 64 {
                behind.push(line);
            }
            continue;
        };
        let more = std::mem::take(&mut behind);
        let is_minor = runlevel < Runlevel::Notice;
        if is_minor && room.minor == 0 {
            continue;
        }
        let Some(at) = clock.time(time) else { continue };
        let mut text = said.to_owned();
        for line in more.into_iter().rev() {
            text.push('\n');
            text.push_str(line);
        }
        let text = scrub(runlevel.name(), &text).into_owned();
        taken.push(PastLine { at, runlevel, text });
        room.minor -= usize::from(is_minor);
        room.lines -= 1;
    }
    taken.reverse();
    taken
}

/// `Nov 21 17:58:38.553 [notice] It says this.`
fn split(line: &str) -> Option<(&str, Runlevel, &str)> {
    let (time, rest) = line.split_once(" [")?;
    let (runlevel, text) = rest.split_once(']')?;
    let runlevel = match runlevel {
        "debug" => Runlevel::Debug,
        "info" => Runlevel::Info,
        "notice" => Runlevel::Notice,
        "warn" => Runlevel::Warn,
        "err" => Runlevel::Err,
        _ => return None,
    };
    Some((time, runlevel, text.trim()))
}

/// Tells what year it was.
struct Clock<'a> {
    zone: &'a TimeZone,
    now: DateTime,
}

impl<'a> Clock<'a> {
    fn of(now: SystemTime, zone: &'a TimeZone) -> Self {
        let now = jiff::Timestamp::try_from(now).unwrap_or_default();
        Self {
            zone,
            now: zone.to_datetime(now),
        }
    }

    /// The last time that it was `Nov 21 17:58:38.553`, to the second; none if it never was.
    fn time(&self, text: &str) -> Option<SystemTime> {
        let (day, time) = text.rsplit_once(' ')?;
        let (month, day) = day.split_once(' ')?;
        let month = MONTHS.iter().position(|name| *name == month)?;
        let month = i8::try_from(month + 1).ok()?;
        let day: i8 = day.trim().parse().ok()?;
        let time = time.split('.').next()?;
        let mut parts = time.splitn(3, ':').map(str::parse::<i8>);
        let mut part = || parts.next()?.ok();
        let (hour, minute, second) = (part()?, part()?, part()?);
        // Its clock may have been ahead.
        let latest = self.now.checked_add(jiff::Span::new().days(1)).ok()?;
        let years = (0..=YEARS).filter_map(|back| latest.year().checked_sub(back));
        let moments = years.filter_map(|year| {
            DateTime::new(year, month, day, hour, minute, second.min(59), 0).ok()
        });
        let moment = moments.into_iter().find(|moment| *moment <= latest)?;
        // At the end of summer an hour comes twice; the first is taken.
        let moment = self.zone.to_ambiguous_timestamp(moment).compatible().ok()?;
        Some(moment.into())
    }
}

/// As tor writes them, in whatever language the machine speaks.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    /// 2026-11-21 18:00:00 UTC.
    fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_795_284_000)
    }

    fn seconds(at: SystemTime) -> i64 {
        jiff::Timestamp::try_from(at).unwrap().as_second()
    }

    fn check_time(zone: &TimeZone, text: &str, expected: Option<&str>) {
        let read = Clock::of(now(), zone).time(text).map(seconds);
        let expected = expected.map(|text| text.parse::<jiff::Timestamp>().unwrap().as_second());
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn times_without_a_year_are_the_last_that_there_were() {
        let utc = TimeZone::UTC;
        check_time(&utc, "Nov 21 17:58:38.553", Some("2026-11-21T17:58:38Z"));
        check_time(&utc, "Nov 22 17:00:00.000", Some("2026-11-22T17:00:00Z"));
        check_time(&utc, "Dec 31 23:59:60", Some("2025-12-31T23:59:59Z"));
        check_time(&utc, "Feb 29 00:00:00.000", Some("2024-02-29T00:00:00Z"));
        for wrong in [
            "",
            "Nov",
            "Nov 21",
            "Nov 31 00:00:00",
            "Nov 21 24:00:00",
            "Smarch 1 1:1:1",
            "Nov 21 1:2",
        ] {
            check_time(&utc, wrong, None);
        }
    }

    #[test]
    fn times_are_those_of_the_place_of_the_machine_in_summer_and_winter() {
        let berlin = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        check_time(&berlin, "Nov 21 17:58:38.000", Some("2026-11-21T16:58:38Z"));
        check_time(&berlin, "Jul 01 12:00:00.000", Some("2026-07-01T10:00:00Z"));
        // An hour that there was not, and one that came twice.
        check_time(&berlin, "Mar 29 02:30:00.000", Some("2026-03-29T01:30:00Z"));
        check_time(&berlin, "Oct 25 02:30:00.000", Some("2026-10-25T00:30:00Z"));
    }

    fn check(text: &str, expected: &[(Runlevel, &str)]) {
        let lines = lines(text, now(), &TimeZone::UTC, &mut Room::default());
        let said: Vec<_> = lines
            .iter()
            .map(|line| (line.runlevel, line.text.as_str()))
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn messages_are_read_with_all_their_lines() {
        check(
            "of a line that was cut\n\
             Nov 21 17:58:38.553 [notice] Tor 0.4.9.11 opening new log file.\n\
             Nov 21 17:58:39.000 [info] {CIRC} circuit_build(): It has [brackets] and\n  two lines\n\
             Nov 21 17:58:40.000 [warn] \u{fffd} \n\
             Nov 21 17:58:41.000 [nonsense] x\n\
             Nov 21 17:58:42.000 [debug] connection_add_impl(): new conn type OR, socket 9, address a, n_conns 7.\n",
            &[
                (Runlevel::Notice, "Tor 0.4.9.11 opening new log file."),
                (
                    Runlevel::Info,
                    "{CIRC} circuit_build(): It has [brackets] and\n  two lines",
                ),
                (Runlevel::Warn, "\u{fffd}\nNov 21 17:58:41.000 [nonsense] x"),
                (
                    Runlevel::Debug,
                    "connection_add_impl(): new conn type OR, socket 9, address [scrubbed], n_conns 7.",
                ),
            ],
        );
        check("", &[]);
    }

    #[test]
    fn what_is_less_than_a_notice_does_not_take_the_place_of_others() {
        let mut text = String::from("Nov 21 00:00:00.000 [notice] the first\n");
        for number in 0..20_000 {
            text.push_str(&format!("Nov 21 00:00:01.000 [debug] {number}\n"));
        }
        let read = lines(&text, now(), &TimeZone::UTC, &mut Room::default());
        assert_eq!(read.len(), MOST_MINOR + 1);
        assert_eq!(read[0].text, "the first");
        assert_eq!(read[1].text, "19000");
        let many = "Nov 21 00:00:01.000 [warn] x\n".repeat(MOST * 2);
        assert_eq!(
            lines(&many, now(), &TimeZone::UTC, &mut Room::default()).len(),
            MOST
        );
    }

    #[test]
    fn the_file_is_found_among_what_tor_logs_to() {
        let check = |value: &str, expected: Option<&str>| {
            assert_eq!(path_of(value).as_deref(), expected, "{value}");
        };
        check(
            "notice file /var/log/tor/notices.log",
            Some("/var/log/tor/notices.log"),
        );
        check("\"notice file /with a blank\"", Some("/with a blank"));
        check("[handshake]debug [~net,~mm]info FILE /a", Some("/a"));
        check("debug-warn file relative", None);
        check("notice syslog", None);
        check("notice stdout", None);
        check("", None);
    }

    #[test]
    fn only_the_end_of_a_file_is_read_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, vec![b'x'; TAIL as usize + 9]).unwrap();
        assert_eq!(tail(path.to_str().unwrap()).unwrap().len() as u64, TAIL);
        assert!(tail(folder.path().to_str().unwrap()).is_err());
        assert!(tail("/dev/zero").is_err());
        assert!(tail("/nowhere/at/all").is_err());
    }

    /// What is read of a file with this text, and of `.1` beside it: the first words of lines, and how many files.
    fn read_beside(text: &str, rotated: Option<&[u8]>) -> (Vec<String>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notices.log");
        fs::write(&path, text).unwrap();
        if let Some(rotated) = rotated {
            fs::write(folder.path().join("notices.log.1"), rotated).unwrap();
        }
        let mut read = Vec::new();
        let lines = read_one(path.to_str().unwrap(), now(), &TimeZone::UTC, &mut read).unwrap();
        assert!(lines.is_sorted_by_key(|line| line.at));
        (
            lines.into_iter().map(|line| line.text).collect(),
            read.len(),
        )
    }

    #[test]
    fn a_short_file_goes_on_with_the_one_before_it_was_rotated() {
        let new = "Nov 21 00:00:02.000 [notice] new\n";
        let old = "Nov 20 10:00:00.000 [warn] old\nNov 21 00:00:01.000 [notice] rotates\n";
        let check = |rotated: Option<&[u8]>, expected: &[&str], files| {
            let (said, count) = read_beside(new, rotated);
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            assert_eq!((said.as_slice(), count), (expected, files));
        };
        check(None, &["new"], 1);
        check(Some(old.as_bytes()), &["old", "rotates", "new"], 2);
        // What is no log of tor's, is compressed, or is newer than the file itself.
        check(Some(b"127.0.0.1 - - [21/Nov/2026] GET /"), &["new"], 1);
        check(Some(b"\x1f\x8b\x08\0\0\0\0\0\0\x03"), &["new"], 1);
        check(Some(b"Nov 21 00:00:09.000 [notice] x\n"), &["new"], 1);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, new).unwrap();
        fs::create_dir(folder.path().join("log.1")).unwrap();
        let mut read = Vec::new();
        let lines = read_one(path.to_str().unwrap(), now(), &TimeZone::UTC, &mut read);
        assert_eq!((lines.unwrap().len(), read.len()), (1, 1));
    }

    #[test]
    fn both_files_together_are_as_much_as_one_may_be() {
        let line = |level: &str, text: &str| format!("Nov 21 00:00:01.000 [{level}] {text}\n");
        let old = line("notice", "old").repeat(MOST) + &line("debug", "old").repeat(MOST_MINOR);
        let new = line("notice", "new").repeat(MOST - 9) + &line("info", "new");
        let (said, files) = read_beside(&new, Some(old.as_bytes()));
        assert_eq!((said.len(), files), (MOST, 2));
        assert_eq!(said.iter().filter(|text| *text == "old").count(), 8);
        // All that is less than a notice has its bound together.
        let new = line("info", "new").repeat(MOST_MINOR - 1);
        let (said, _) = read_beside(&new, Some(old.as_bytes()));
        assert_eq!(said.len(), MOST);
        let (said, files) = read_beside(&line("notice", "new").repeat(MOST), Some(old.as_bytes()));
        assert_eq!((said.len(), files), (MOST, 1));
        // Of a long file only the end is read, so that a gap would be before it.
        let long = line("info", &"x".repeat(1 << 20)).repeat(5);
        assert_eq!(read_beside(&long, Some(old.as_bytes())).1, 1);
    }
}
