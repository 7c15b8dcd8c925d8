//! What graphs begin with: what the history keeps, and what tor remembers of its last minutes.

use std::sync::Arc;
use std::time::SystemTime;

use super::graphs::Recorder;
use crate::history::{History, Kept, Sample, seconds};
use crate::model::{Interval, Point, SAMPLES, Statistic};

/// Which intervals are filled from which resolution of the history, in seconds.
const SOURCES: [(u64, [Interval; 2]); 4] = [
    (1, [Interval::Second, Interval::FiveSeconds]),
    (30, [Interval::HalfMinute, Interval::Minute]),
    (900, [Interval::QuarterHour, Interval::HalfHour]),
    (3600, [Interval::Hour, Interval::Day]),
];

/// Fills the graphs with what was kept of the relay.
pub(super) async fn recall(
    history: &History,
    relay: &Arc<str>,
    recorder: &mut Recorder,
    now: SystemTime,
) {
    for statistic in Statistic::ALL {
        for (step, intervals) in SOURCES {
            let longest = intervals
                .iter()
                .map(|interval| interval.seconds())
                .max()
                .unwrap_or(step);
            let from = seconds(now).saturating_sub(longest * SAMPLES as u64);
            let past = history
                .past(relay, Kept::Graph(statistic), step, from)
                .await;
            for (at, point) in past {
                for interval in intervals {
                    recorder.add_to(statistic, interval, at, point, step);
                }
            }
        }
    }
}

/// The seconds that `GETINFO bw-event-cache` tells of and that are not known yet, as samples: `read,written` each, the newest
/// last, which is the second before `now`.
pub(super) fn remembered(text: &str, recorder: &Recorder, now: SystemTime) -> Vec<Sample> {
    let entries: Vec<Option<Point>> = text
        .split_whitespace()
        .map(|entry| {
            let (read, written) = entry.split_once(',')?;
            let (read, written): (u64, u64) = (read.parse().ok()?, written.parse().ok()?);
            Some(Point {
                first: read as f64,
                second: written as f64,
            })
        })
        .collect();
    // What is older than the finest graph cannot be told from what is known.
    let skipped = entries.len().saturating_sub(SAMPLES - 1);
    let first = seconds(now).saturating_sub(entries.len() as u64);
    let numbered = (first..).zip(entries).skip(skipped);
    let unknown = numbered.filter(|(at, _)| !recorder.knows(Statistic::Bandwidth, *at));
    unknown
        .filter_map(|(at, point)| {
            Some(Sample {
                at,
                kept: Kept::Graph(Statistic::Bandwidth),
                point: point?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn what_tor_remembers_fills_the_gaps_and_nothing_else() {
        let now = UNIX_EPOCH + Duration::from_secs(1000);
        let mut recorder = Recorder::default();
        let known = Point {
            first: 9.0,
            second: 9.0,
        };
        recorder.add(Statistic::Bandwidth, 998, known, 1);
        let samples = remembered("1,2 nonsense 3,4 5,6", &recorder, now);
        let told: Vec<_> = samples
            .iter()
            .map(|sample| (sample.at, sample.point.first))
            .collect();
        assert_eq!(told, [(996, 1.0), (999, 5.0)]);
        let long = "1,1 ".repeat(2000);
        assert!(remembered(&long, &recorder, now + Duration::from_secs(9999)).len() < SAMPLES);
    }
}
