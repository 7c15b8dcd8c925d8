//! Who did what: a file to which lines are added and from which nothing is taken.
//!
//! Each line is a JSON object: `time` (UTC, RFC 3339), `who`, `from`, `relay`, `act`, `result` (`begins`, `done`, `refused`,
//! `failed` or `unanswered`) and `detail` where there is more to say. An act that is let has a line before tor is asked and one
//! after: what cannot be recorded is not done, and what a crash cut off is seen. A line is on the disk before anybody hears
//! of the result.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::sync::oneshot;

use crate::monitor::{Done, Refusal, Who};

/// How many lines may wait for the disk. Who comes later is refused: acts are rare.
const LINES: usize = 64;

/// The longest act that is written whole, in bytes.
const LONGEST: usize = 4096;

/// The audit log. Cheap to clone; every clone is the same file.
#[derive(Clone, Debug)]
pub struct Audit {
    lines: SyncSender<Job>,
}

/// A line, and who waits until it is written.
type Job = (String, oneshot::Sender<Result<(), Arc<str>>>);

/// One line of the log.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    /// When it was.
    pub(crate) at: SystemTime,
    /// Who asked.
    pub(crate) who: &'a Who,
    /// What the relay is called.
    pub(crate) relay: &'a str,
    /// What was asked for.
    pub(crate) act: &'a str,
    /// What came of it.
    pub(crate) result: Outcome<'a>,
}

/// How far an act is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Outcome<'a> {
    /// Tor is asked next.
    Begins,
    /// It is over.
    Ended(&'a Result<Done, Refusal>),
}

impl Audit {
    /// Opens the file, which is made if it is not there, readable to its owner only.
    ///
    /// # Errors
    /// If it cannot be made or written to.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = open(&path)?;
        let (lines, waiting) = sync_channel(LINES);
        let write = move || write(file, &path, &waiting);
        std::thread::Builder::new()
            .name("audit".into())
            .spawn(write)?;
        Ok(Self { lines })
    }

    /// Adds a line. It is on the disk when this is done.
    ///
    /// # Errors
    /// If it could not be written, with the reason.
    pub(crate) async fn record(&self, entry: Entry<'_>) -> Result<(), Arc<str>> {
        let (answer, written) = oneshot::channel();
        let job = (line(&entry), answer);
        self.lines
            .try_send(job)
            .map_err(|_| Arc::from("the disk is too slow"))?;
        let stopped = |_| Arc::from("what writes it has ended");
        written.await.map_err(stopped)?
    }
}

/// Only its owner reads it: acts may hold what was set.
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    let mut file = options
        .append(true)
        .create(true)
        .read(true)
        .mode(0o600)
        .open(path)?;
    end_torn_line(&mut file)?;
    Ok(file)
}

/// A line that a crash cut off is ended, so that the next does not go under with it.
fn end_torn_line(file: &mut File) -> io::Result<()> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    if file.metadata()?.len() == 0 {
        return Ok(());
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    if last != *b"\n" {
        file.write_all(b"\n")?;
    }
    Ok(())
}

fn write(mut file: File, path: &Path, waiting: &Receiver<Job>) {
    while let Ok((line, answer)) = waiting.recv() {
        let written = file
            .write_all(line.as_bytes())
            .and_then(|()| file.sync_data());
        let written = written.map_err(|error| {
            let why = format!("{}: {error}", path.display());
            tracing::error!("the audit log {why}");
            why.into()
        });
        let _ = answer.send(written);
    }
}

fn line(entry: &Entry<'_>) -> String {
    let Outcome::Ended(ended) = entry.result else {
        return written(entry, "begins", None);
    };
    let (result, detail) = match ended {
        Ok(_) => ("done", None),
        Err(refusal @ (Refusal::NotAllowed | Refusal::NoSuchRelay | Refusal::Unrecorded(_))) => {
            ("refused", Some(refusal.to_string()))
        }
        Err(Refusal::Unanswered) => ("unanswered", None),
        Err(refusal) => ("failed", Some(refusal.to_string())),
    };
    written(entry, result, detail)
}

fn written(entry: &Entry<'_>, result: &str, detail: Option<String>) -> String {
    let mut object = serde_json::json!({
        "time": rfc3339(entry.at),
        "who": entry.who.name,
        "from": entry.who.from,
        "relay": entry.relay,
        "act": shortened(entry.act),
        "result": result,
    });
    if let (Some(detail), Some(object)) = (detail, object.as_object_mut()) {
        object.insert("detail".into(), detail.into());
    }
    format!("{object}\n")
}

fn shortened(text: &str) -> String {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let kept = text.get(..end).unwrap_or_default();
    if end < text.len() {
        format!("{kept}… ({} bytes)", text.len())
    } else {
        kept.to_owned()
    }
}

/// A time as RFC 3339 writes it, to the second, in UTC.
pub(crate) fn rfc3339(at: SystemTime) -> String {
    let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The date of a day, counted from 1970-01-01, in the Gregorian calendar. Years begin in March here, so that the day that some
/// of them have more is their last.
const fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day_of_month = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + (month <= 2) as u64, month, day_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn who() -> Who {
        Who {
            name: "ann \"the\"\noperator".into(),
            from: "ssh 192.0.2.7:4022".into(),
            guest: false,
            roles: vec!["operator".into()],
            local: false,
        }
    }

    async fn record(audit: &Audit, act: &str, result: Result<Done, Refusal>) {
        let who = who();
        let entry = Entry {
            at: UNIX_EPOCH + Duration::from_secs(1_795_262_399),
            who: &who,
            relay: "relay1",
            act,
            result: Outcome::Ended(&result),
        };
        audit.record(entry).await.unwrap();
    }

    #[tokio::test]
    async fn each_act_is_one_line_that_is_there_when_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/audit.jsonl");
        let audit = Audit::open(&path).unwrap();
        record(&audit, "SIGNAL NEWNYM", Ok(Done::default())).await;
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(
            text,
            "{\"act\":\"SIGNAL NEWNYM\",\"from\":\"ssh 192.0.2.7:4022\",\"relay\":\"relay1\",\"result\":\"done\",\
             \"time\":\"2026-11-21T11:59:59Z\",\"who\":\"ann \\\"the\\\"\\noperator\"}\n"
        );
        record(&audit, "SIGNAL HALT", Err(Refusal::NotAllowed)).await;
        record(&audit, &"x".repeat(9999), Err(Refusal::Unanswered)).await;
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<serde_json::Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines[1]["result"], "refused");
        assert_eq!(lines[2]["result"], "unanswered");
        assert!(
            lines[2]["act"]
                .as_str()
                .unwrap()
                .ends_with("x… (9999 bytes)")
        );
    }

    #[tokio::test]
    async fn a_torn_line_does_not_spoil_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        std::fs::write(&path, "{\"act\":\"SIG").unwrap();
        let audit = Audit::open(&path).unwrap();
        record(&audit, "SAVECONF", Ok(Done::default())).await;
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 2);
        assert!(serde_json::from_str::<serde_json::Value>(text.lines().last().unwrap()).is_ok());
    }

    #[tokio::test]
    async fn what_cannot_be_written_is_not_acknowledged() {
        let audit = Audit::open("/dev/full").unwrap();
        let (who, result) = (who(), Ok(Done::default()));
        let entry = Entry {
            at: UNIX_EPOCH,
            who: &who,
            relay: "relay1",
            act: "SAVECONF",
            result: Outcome::Ended(&result),
        };
        let why = audit.record(entry).await.unwrap_err();
        assert!(why.contains("/dev/full: No space left"), "{why}");
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        let check = |seconds: u64, expected: &str| {
            assert_eq!(rfc3339(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        };
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(951_868_799, "2000-02-29T23:59:59Z");
        check(951_868_800, "2000-03-01T00:00:00Z");
        check(4_107_542_400, "2100-03-01T00:00:00Z");
        check(4_107_542_399, "2100-02-28T23:59:59Z");
    }
}
