//! Where a number stands on an axis, and which numbers are written beside that.

use super::unit::Unit;

/// The ends of an axis that are fixed; the others are found from what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
}

/// An axis: from where to where, and how far apart its ticks are. The ends differ, and both are numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    pub(crate) low: f64,
    pub(crate) high: f64,
    step: f64,
}

/// Beyond this, differences are lost.
const MOST: f64 = 1e300;

impl Axis {
    /// An axis on which all of `values` have a place, as far as its ends are not fixed, with about so many ticks, at
    /// numbers that people count by: 1, 2 or 5 and zeros, times the unit's prefix. An end that is not fixed is a tick.
    pub(crate) fn of(
        values: impl Iterator<Item = f64>,
        bounds: Bounds,
        ticks: usize,
        unit: &Unit,
    ) -> Self {
        let finite = |value: &f64| value.is_finite();
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(finite) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let fixed_low = bounds.low.filter(finite);
        let fixed_high = bounds.high.filter(finite);
        low = fixed_low.unwrap_or(low).clamp(-MOST, MOST);
        high = fixed_high.unwrap_or(high).clamp(-MOST, MOST);
        if low >= high {
            // All the same, or fixed the wrong way round: there is some room at least.
            let room = (low.abs() * 0.1).max(1.0);
            match (fixed_low, fixed_high) {
                (None, Some(_)) => low = high - room,
                _ => high = low + room,
            }
        }
        let step = step(high - low, ticks, unit, low.abs().max(high.abs()));
        if fixed_low.is_none() {
            low = (low / step + 1e-9).floor() * step;
        }
        if fixed_high.is_none() {
            high = (high / step - 1e-9).ceil() * step;
        }
        Self { low, high, step }
    }

    /// How far along the axis `value` stands: 0 at its low end, 1 at its high end; a little beyond what is beyond them.
    pub(crate) fn part(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(-1.0, 2.0)
    }

    /// The ticks from the low end to the high one, and what is written there.
    pub(crate) fn ticks(&self, unit: &Unit) -> Vec<(f64, String)> {
        let (scale, prefix) = unit.scale(self.low.abs().max(self.high.abs()));
        let places = places(self.step / scale);
        let first = (self.low / self.step - 1e-9).ceil();
        let mut ticks = Vec::new();
        // There are a few more than were asked for at most.
        for number in 0..1000 {
            let value = (first + f64::from(number)) * self.step;
            if value > self.high + self.step * 1e-9 {
                break;
            }
            ticks.push((value, unit.written(value / scale, places, prefix)));
        }
        ticks
    }
}

/// How far apart `count` ticks stand on a span, about.
fn step(span: f64, count: usize, unit: &Unit, size: f64) -> f64 {
    let (scale, _) = unit.scale(size);
    let raw = span / scale / f64::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX));
    let power = 10_f64.powf(raw.log10().floor());
    let digits = [1.0, 2.0, 5.0, 10.0];
    let digit = digits
        .into_iter()
        .find(|&digit| digit * power >= raw * (1.0 - 1e-9));
    let step = digit.unwrap_or(10.0) * power * scale;
    if step.is_finite() && step > 0.0 {
        step
    } else {
        span
    }
}

/// The places behind the point that tell ticks apart.
fn places(step: f64) -> usize {
    let places = (-step.abs().log10() - 1e-9).ceil().clamp(0.0, 9.0);
    (0..=9)
        .find(|&n| f64::from(n) >= places)
        .map_or(9, |n| usize::try_from(n).unwrap_or(9))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[f64], bounds: Bounds, count: usize, unit: &Unit) -> Vec<String> {
        let axis = Axis::of(values.iter().copied(), bounds, count, unit);
        axis.ticks(unit)
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    }

    fn check(values: &[f64], count: usize, unit: &Unit, expected: &[&str]) {
        assert_eq!(labels(values, Bounds::default(), count, unit), expected);
    }

    #[test]
    fn ticks_stand_at_numbers_that_people_count_by() {
        check(
            &[0.0, 97.0],
            5,
            &Unit::count(),
            &["0", "20", "40", "60", "80", "100"],
        );
        check(&[0.0, 3.0], 4, &Unit::count(), &["0", "1", "2", "3"]);
        check(
            &[-1.5, 1.0],
            3,
            &Unit::plain("°C"),
            &["-2 °C", "-1 °C", "0 °C", "1 °C"],
        );
        check(
            &[0.0, 1.4e6],
            3,
            &Unit::si("B"),
            &["0.0 MB", "0.5 MB", "1.0 MB", "1.5 MB"],
        );
        check(
            &[0.0, 3000.0],
            3,
            &Unit::binary("B"),
            &["0 KiB", "1 KiB", "2 KiB", "3 KiB"],
        );
        check(&[0.0, 0.009], 3, &Unit::si("s"), &["0 ms", "5 ms", "10 ms"]);
    }

    #[test]
    fn fixed_ends_stay() {
        let bounds = Bounds {
            low: Some(0.0),
            high: Some(90.0),
        };
        assert_eq!(
            labels(&[200.0], bounds, 2, &Unit::plain("%")),
            ["0 %", "50 %"]
        );
        let axis = Axis::of([200.0].into_iter(), bounds, 2, &Unit::count());
        assert_eq!((axis.low, axis.high), (0.0, 90.0));
    }

    #[test]
    fn there_is_an_axis_for_any_numbers() {
        let odd = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            1e-320,
            1e308,
            -1e308,
            f64::MAX,
            f64::MIN,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            5e-324,
            1e300,
        ];
        for one in odd {
            for other in odd {
                for low in [None, Some(one)] {
                    for high in [None, Some(other)] {
                        for unit in [Unit::count(), Unit::binary("B"), Unit::plain("")] {
                            let bounds = Bounds { low, high };
                            let axis = Axis::of([one, other].into_iter(), bounds, 3, &unit);
                            assert!(axis.low < axis.high, "{axis:?} {one} {other} {bounds:?}");
                            assert!(!axis.part(one).is_infinite());
                            assert!(axis.ticks(&unit).len() < 100);
                        }
                    }
                }
            }
        }
    }
}
