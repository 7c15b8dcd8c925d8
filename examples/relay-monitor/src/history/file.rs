//! The file: its tables, and what is written to and read from them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Transaction, params};

use super::{HistoryError, Kept, STEPS, Sample};
use crate::model::Point;

/// The version of the tables, as it stands in the file's `user_version`.
const VERSION: i64 = 1;

/// What makes the tables of version 1 of none.
const TABLES: &str = "
    CREATE TABLE relay (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    );
    -- The mean of a statistic over `step` seconds that began at the second `at` since 1970, of which `known` are known.
    CREATE TABLE sample (
        relay INTEGER NOT NULL REFERENCES relay (id),
        statistic INTEGER NOT NULL,
        step INTEGER NOT NULL,
        at INTEGER NOT NULL,
        first REAL NOT NULL,
        second REAL NOT NULL,
        known INTEGER NOT NULL,
        PRIMARY KEY (relay, statistic, step, at)
    ) WITHOUT ROWID;
    -- From `at` on the relay had these flags, separated by blanks.
    CREATE TABLE flags (
        relay INTEGER NOT NULL REFERENCES relay (id),
        at INTEGER NOT NULL,
        flags TEXT NOT NULL,
        PRIMARY KEY (relay, at)
    ) WITHOUT ROWID;
    PRAGMA user_version = 1;
";

/// How many changes of flags are kept of a relay.
const FLAGS: i64 = 1000;

/// The flags that a relay had from a time on, in seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flags {
    pub(crate) at: u64,
    pub(crate) flags: Vec<Arc<str>>,
}

/// The file, open.
#[derive(Debug)]
pub(super) struct File {
    path: PathBuf,
    connection: Connection,
}

impl File {
    /// Opens it to write; makes it and its folder where they are not.
    pub(super) fn open(path: &Path) -> Result<Self, HistoryError> {
        let wrong = |error: &dyn std::fmt::Display| HistoryError::new(path, error);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| wrong(&error))?;
        }
        let mut connection = Connection::open(path).map_err(|error| wrong(&error))?;
        prepare(&mut connection).map_err(|error| wrong(&error))?;
        let version = version(&connection).map_err(|error| wrong(&error))?;
        Self::of(path, connection, version)
    }

    /// Opens it to read only.
    pub(super) fn look(path: &Path) -> Result<Self, HistoryError> {
        let wrong = |error: rusqlite::Error| HistoryError::new(path, error);
        if !path.exists() {
            return Err(HistoryError::new(
                path,
                "there is none; it is made when relays are watched",
            ));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(wrong)?;
        connection
            .busy_timeout(Duration::from_secs(5))
            .map_err(wrong)?;
        let version = version(&connection).map_err(wrong)?;
        Self::of(path, connection, version)
    }

    fn of(path: &Path, connection: Connection, version: i64) -> Result<Self, HistoryError> {
        if version != VERSION {
            return Err(HistoryError::new(
                path,
                format_args!(
                    "its version is {version}, and this program knows {VERSION}; use the program that wrote it"
                ),
            ));
        }
        Ok(Self {
            path: path.to_owned(),
            connection,
        })
    }

    /// Writes all of it or nothing, and removes what is too old at the second `now`.
    pub(super) fn write(
        &mut self,
        samples: &HashMap<Arc<str>, Vec<Sample>>,
        flags: &[(Arc<str>, u64, String)],
        now: u64,
    ) -> Result<(), HistoryError> {
        let wrote = write(&mut self.connection, samples, flags, now);
        wrote.map_err(|error| HistoryError::new(&self.path, error))
    }

    pub(super) fn past(
        &self,
        relay: &str,
        kept: Kept,
        step: u64,
        from: u64,
    ) -> Result<Vec<(u64, Point)>, HistoryError> {
        let read = || -> rusqlite::Result<Vec<_>> {
            let mut query = self.connection.prepare_cached(
                "SELECT at, first, second FROM sample JOIN relay ON relay.id = sample.relay
                 WHERE name = ?1 AND statistic = ?2 AND step = ?3 AND at >= ?4 ORDER BY at",
            )?;
            let row = |row: &rusqlite::Row<'_>| {
                let (first, second) = (row.get(1)?, row.get(2)?);
                Ok((unsigned(row.get(0)?), Point { first, second }))
            };
            query
                .query_map(
                    params![relay, kept.number(), signed(step), signed(from)],
                    row,
                )?
                .collect()
        };
        read().map_err(|error| HistoryError::new(&self.path, error))
    }

    pub(super) fn flags(&self, relay: &str) -> Result<Vec<Flags>, HistoryError> {
        let read = || -> rusqlite::Result<Vec<_>> {
            let mut query = self.connection.prepare_cached(
                "SELECT at, flags FROM flags JOIN relay ON relay.id = flags.relay
                 WHERE name = ?1 ORDER BY at",
            )?;
            let row = |row: &rusqlite::Row<'_>| {
                let flags: String = row.get(1)?;
                let flags = flags.split_whitespace().map(Into::into).collect();
                Ok(Flags {
                    at: unsigned(row.get(0)?),
                    flags,
                })
            };
            query.query_map(params![relay], row)?.collect()
        };
        read().map_err(|error| HistoryError::new(&self.path, error))
    }

    /// The names of all relays of which anything is kept, in the order in which they came.
    pub(super) fn relays(&self) -> Result<Vec<String>, HistoryError> {
        let read = || -> rusqlite::Result<Vec<_>> {
            let mut query = self
                .connection
                .prepare("SELECT name FROM relay ORDER BY id")?;
            query.query_map([], |row| row.get(0))?.collect()
        };
        read().map_err(|error| HistoryError::new(&self.path, error))
    }

    #[cfg(test)]
    pub(super) fn rows(&self) -> i64 {
        let count = "SELECT (SELECT count(*) FROM sample) + (SELECT count(*) FROM flags)";
        self.connection
            .query_row(count, [], |row| row.get(0))
            .unwrap()
    }
}

/// Write-ahead logging: readers do not wait for the writer, and what was written before a `kill -9` is there after it. With
/// `synchronous = NORMAL` the last batches may be lost if the machine itself stops, never the file.
fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    // Two that open a new file at once do not both make the tables.
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    if version(&transaction)? == 0 {
        transaction.execute_batch(TABLES)?;
    }
    transaction.commit()
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

fn write(
    connection: &mut Connection,
    samples: &HashMap<Arc<str>, Vec<Sample>>,
    flags: &[(Arc<str>, u64, String)],
    now: u64,
) -> rusqlite::Result<()> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for (relay, samples) in samples {
        let relay = number(&transaction, relay)?;
        keep(&transaction, relay, samples, now)?;
        forget(&transaction, relay, now)?;
    }
    for (relay, at, flags) in flags {
        let relay = number(&transaction, relay)?;
        keep_flags(&transaction, relay, *at, flags)?;
    }
    transaction.commit()
}

/// The number of the relay of that name.
fn number(transaction: &Transaction<'_>, relay: &str) -> rusqlite::Result<i64> {
    transaction
        .prepare_cached("INSERT INTO relay (name) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([relay])?;
    transaction
        .prepare_cached("SELECT id FROM relay WHERE name = ?1")?
        .query_row([relay], |row| row.get(0))
}

/// Adds samples to the means of all resolutions: those whose second is not known yet.
fn keep(
    transaction: &Transaction<'_>,
    relay: i64,
    samples: &[Sample],
    now: u64,
) -> rusqlite::Result<()> {
    let mut second = transaction.prepare_cached(
        "INSERT INTO sample VALUES (?1, ?2, 1, ?3, ?4, ?5, 1) ON CONFLICT DO NOTHING",
    )?;
    // By statistic, step and beginning: the sums and how many seconds they are of.
    let mut sums: BTreeMap<(i64, u64, u64), (Point, u32)> = BTreeMap::new();
    for sample in samples {
        let Point {
            first,
            second: other,
        } = sample.point;
        // Whether an older second is already in the coarser means cannot be known any more. Not a number is no measure.
        let is_too_old = sample.at + STEPS[0].1 <= now;
        if is_too_old || !first.is_finite() || !other.is_finite() {
            continue;
        }
        let number = sample.kept.number();
        if second.execute(params![relay, number, signed(sample.at), first, other])? == 0 {
            continue;
        }
        for &(step, _) in STEPS.iter().skip(1) {
            let (sum, known) = sums
                .entry((number, step, sample.at - sample.at % step))
                .or_default();
            sum.first += first;
            sum.second += other;
            *known += 1;
        }
    }
    let mut mean = transaction.prepare_cached(
        "INSERT INTO sample VALUES (?1, ?2, ?3, ?4, ?5 / ?7, ?6 / ?7, ?7) ON CONFLICT DO UPDATE SET
            first = (first * known + ?5) / (known + ?7),
            second = (second * known + ?6) / (known + ?7),
            known = known + ?7",
    )?;
    for ((number, step, at), (sum, known)) in sums {
        mean.execute(params![
            relay,
            number,
            signed(step),
            signed(at),
            sum.first,
            sum.second,
            known
        ])?;
    }
    Ok(())
}

/// Removes what is older than its resolution is kept.
fn forget(transaction: &Transaction<'_>, relay: i64, now: u64) -> rusqlite::Result<()> {
    let mut delete = transaction.prepare_cached(
        "DELETE FROM sample WHERE relay = ?1 AND statistic = ?2 AND step = ?3 AND at <= ?4",
    )?;
    for kept in Kept::ALL {
        for (step, age) in STEPS {
            let oldest = signed(now.saturating_sub(age));
            delete.execute(params![relay, kept.number(), signed(step), oldest])?;
        }
    }
    Ok(())
}

fn keep_flags(
    transaction: &Transaction<'_>,
    relay: i64,
    at: u64,
    flags: &str,
) -> rusqlite::Result<()> {
    let last: Option<String> = transaction
        .prepare_cached("SELECT flags FROM flags WHERE relay = ?1 ORDER BY at DESC LIMIT 1")?
        .query_row([relay], |row| row.get(0))
        .optional()?;
    if last.as_deref() == Some(flags) {
        return Ok(());
    }
    transaction
        .prepare_cached("INSERT OR REPLACE INTO flags VALUES (?1, ?2, ?3)")?
        .execute(params![relay, signed(at), flags])?;
    transaction
        .prepare_cached(
            "DELETE FROM flags WHERE relay = ?1 AND at <=
                (SELECT at FROM flags WHERE relay = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![relay, FLAGS])?;
    Ok(())
}

/// SQLite's integers have a sign; no time of ours comes near their end.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
