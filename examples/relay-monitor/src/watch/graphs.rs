//! What graphs show, collected: means over all intervals, of what is measured now and of what was kept.

use std::collections::VecDeque;
use std::time::{Duration, UNIX_EPOCH};

use crate::model::{Graphs, Interval, Point, SAMPLES, Series, Statistic};

/// The series of all statistics at all intervals.
#[derive(Debug, Default)]
pub(super) struct Recorder {
    rings: [[Ring; Interval::ALL.len()]; Statistic::ALL.len()],
}

impl Recorder {
    /// Adds what was measured in the second `at` (since 1970), and holds for `weight` seconds.
    pub(super) fn add(&mut self, statistic: Statistic, at: u64, point: Point, weight: u64) {
        for interval in Interval::ALL {
            self.add_to(statistic, interval, at, point, weight);
        }
    }

    /// Adds it to one interval only: for what is known at a coarse resolution.
    pub(super) fn add_to(
        &mut self,
        statistic: Statistic,
        interval: Interval,
        at: u64,
        point: Point,
        weight: u64,
    ) {
        self.ring(statistic, interval)
            .add(at / interval.seconds(), point, weight);
    }

    /// Whether anything is known of the second `at`.
    pub(super) fn knows(&self, statistic: Statistic, at: u64) -> bool {
        let [second, ..] = &self.rings[statistic as usize];
        second.mean(at).is_some_and(|mean| mean.weight > 0)
    }

    /// Puts the series of an interval where they are shown.
    pub(super) fn show(&self, graphs: &mut Graphs, statistic: Statistic, interval: Interval) {
        let ring = &self.rings[statistic as usize][interval as usize];
        graphs.set(statistic, interval, ring.series(interval));
    }

    fn ring(&mut self, statistic: Statistic, interval: Interval) -> &mut Ring {
        // Both arrays have a place for each of the values.
        &mut self.rings[statistic as usize][interval as usize]
    }
}

/// The means of the last [`SAMPLES`] intervals.
#[derive(Debug, Default)]
struct Ring {
    /// Which interval the newest is, counted from 1970.
    newest: u64,
    means: VecDeque<Mean>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: Point,
    weight: u64,
}

impl Ring {
    fn add(&mut self, number: u64, point: Point, weight: u64) {
        if self.means.is_empty() || number > self.newest.saturating_add(SAMPLES as u64) {
            self.means.clear();
            self.means.push_back(Mean::default());
            self.newest = number;
        }
        while self.newest < number {
            self.newest += 1;
            self.means.push_back(Mean::default());
        }
        // What is older than the oldest may still have room before it.
        let age = self.newest - number.min(self.newest);
        while self.means.len() as u64 <= age && self.means.len() < SAMPLES {
            self.means.push_front(Mean::default());
        }
        while self.means.len() > SAMPLES {
            self.means.pop_front();
        }
        if let Some(mean) = self
            .index(number)
            .and_then(|index| self.means.get_mut(index))
        {
            mean.sum.first += point.first * weight as f64;
            mean.sum.second += point.second * weight as f64;
            mean.weight += weight;
        }
    }

    fn index(&self, number: u64) -> Option<usize> {
        let age = usize::try_from(self.newest.checked_sub(number)?).ok()?;
        self.means.len().checked_sub(age + 1)
    }

    fn mean(&self, number: u64) -> Option<&Mean> {
        self.means.get(self.index(number)?)
    }

    fn series(&self, interval: Interval) -> Series {
        let point = |mean: &Mean| {
            let weight = mean.weight as f64;
            (mean.weight > 0).then(|| Point {
                first: mean.sum.first / weight,
                second: mean.sum.second / weight,
            })
        };
        let end = Duration::from_secs(
            self.newest
                .saturating_add(1)
                .saturating_mul(interval.seconds()),
        );
        Series {
            points: self.means.iter().map(point).collect(),
            end: UNIX_EPOCH
                .checked_add(end)
                .filter(|_| !self.means.is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn point(first: f64) -> Point {
        Point { first, second: 0.0 }
    }

    fn shown(recorder: &Recorder, interval: Interval) -> Vec<Option<f64>> {
        let mut graphs = Graphs::default();
        recorder.show(&mut graphs, Statistic::Bandwidth, interval);
        let series = graphs.of(Statistic::Bandwidth, interval);
        series
            .points
            .iter()
            .map(|point| point.map(|point| point.first))
            .collect()
    }

    #[test]
    fn a_point_is_the_mean_of_its_interval_and_nothing_is_none() {
        let mut recorder = Recorder::default();
        for (at, value) in [(0, 2.0), (1, 4.0), (4, 6.0), (11, 9.0)] {
            recorder.add(Statistic::Bandwidth, NOW + at, point(value), 1);
        }
        assert_eq!(
            shown(&recorder, Interval::FiveSeconds),
            [Some(4.0), None, Some(9.0)]
        );
        assert_eq!(
            shown(&recorder, Interval::Second)[..5],
            [Some(2.0), Some(4.0), None, None, Some(6.0)]
        );
        assert_eq!(shown(&recorder, Interval::Day), [Some(5.25)]);
    }

    #[test]
    fn the_past_may_come_later() {
        let mut recorder = Recorder::default();
        recorder.add(Statistic::Bandwidth, NOW, point(5.0), 1);
        recorder.add_to(
            Statistic::Bandwidth,
            Interval::Second,
            NOW - 2,
            point(3.0),
            1,
        );
        assert_eq!(
            shown(&recorder, Interval::Second),
            [Some(3.0), None, Some(5.0)]
        );
        assert!(recorder.knows(Statistic::Bandwidth, NOW - 2));
        assert!(!recorder.knows(Statistic::Bandwidth, NOW - 1));
        assert!(!recorder.knows(Statistic::Bandwidth, NOW - 3));
        assert!(!recorder.knows(Statistic::Bandwidth, NOW + 1));
    }

    #[test]
    fn a_long_time_weighs_more_than_a_short_one() {
        let mut recorder = Recorder::default();
        recorder.add(Statistic::Bandwidth, NOW, point(1.0), 3);
        recorder.add(Statistic::Bandwidth, NOW, point(5.0), 1);
        assert_eq!(shown(&recorder, Interval::Second), [Some(2.0)]);
    }

    #[test]
    fn the_number_of_points_is_bounded_in_both_directions() {
        let mut recorder = Recorder::default();
        for at in 0..2000 {
            recorder.add(Statistic::Bandwidth, NOW + at, point(1.0), 1);
        }
        assert_eq!(shown(&recorder, Interval::Second).len(), SAMPLES);
        recorder.add(Statistic::Bandwidth, 0, point(1.0), 1);
        recorder.add(Statistic::Bandwidth, u64::MAX, point(1.0), 1);
        assert_eq!(shown(&recorder, Interval::Second), [Some(1.0)]);
    }
}
