//! What graphs show.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How many points a series has at most: enough for Braille on 300 columns.
pub const SAMPLES: usize = 600;

/// The time between two points of a graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Interval {
    /// A second.
    #[default]
    Second,
    /// Five seconds.
    FiveSeconds,
    /// Half a minute.
    HalfMinute,
    /// A minute.
    Minute,
    /// A quarter of an hour.
    QuarterHour,
    /// Half an hour.
    HalfHour,
    /// An hour.
    Hour,
    /// A day.
    Day,
}

impl Interval {
    /// All of them, the shortest first.
    pub const ALL: [Self; 8] = [
        Self::Second,
        Self::FiveSeconds,
        Self::HalfMinute,
        Self::Minute,
        Self::QuarterHour,
        Self::HalfHour,
        Self::Hour,
        Self::Day,
    ];

    /// How many seconds it is.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        match self {
            Self::Second => 1,
            Self::FiveSeconds => 5,
            Self::HalfMinute => 30,
            Self::Minute => 60,
            Self::QuarterHour => 900,
            Self::HalfHour => 1800,
            Self::Hour => 3600,
            Self::Day => 86_400,
        }
    }

    /// How long it is.
    #[must_use]
    pub const fn duration(self) -> Duration {
        Duration::from_secs(self.seconds())
    }
}

/// What is drawn over time. Each has two values, for the two graphs that mirror each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Statistic {
    /// Bytes a second: read, and written.
    #[default]
    Bandwidth,
    /// Connections: those that others opened, and those that this tor did.
    Connections,
    /// Tor's process: share of one core (1.0 is a whole one), and resident memory in bytes.
    Resources,
    /// Circuits: those that begin here and are built, and those that are being built.
    Circuits,
}

impl Statistic {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Bandwidth,
        Self::Connections,
        Self::Resources,
        Self::Circuits,
    ];
}

/// The two values of a statistic, each the mean over an interval. What they are says [`Statistic`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// The first: read, inbound, processor, built.
    pub first: f64,
    /// The second: written, outbound, memory, being built.
    pub second: f64,
}

/// A statistic at one interval: at most [`SAMPLES`] points, the newest last. `None` is a time of which nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// The points, the oldest first.
    pub points: Arc<[Option<Point>]>,
    /// When the interval of the newest point ended; none without points.
    pub end: Option<SystemTime>,
}

/// All statistics at all intervals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graphs {
    series: [[Series; Interval::ALL.len()]; Statistic::ALL.len()],
}

impl Graphs {
    /// The series of a statistic at an interval.
    #[must_use]
    pub fn of(&self, statistic: Statistic, interval: Interval) -> &Series {
        // Both arrays have a place for each of the values.
        &self.series[statistic as usize][interval as usize]
    }

    /// Puts a series in its place.
    pub fn set(&mut self, statistic: Statistic, interval: Interval, series: Series) {
        self.series[statistic as usize][interval as usize] = series;
    }
}
