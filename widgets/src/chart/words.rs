//! Figures in words, for who does not see a chart.

use super::unit::Unit;

/// `last 3 MB, from 1 MB to 9 MB`, of numbers from the oldest to the newest; those that are none are left out.
pub(crate) fn figures(values: impl Iterator<Item = f64>, unit: &Unit) -> String {
    let (mut low, mut high, mut last) = (f64::INFINITY, f64::NEG_INFINITY, None);
    for value in values.filter(|value| value.is_finite()) {
        (low, high, last) = (low.min(value), high.max(value), Some(value));
    }
    match last {
        None => "no figures yet".to_owned(),
        Some(last) if low == high => unit.format(last),
        Some(last) => format!(
            "last {}, from {} to {}",
            unit.format(last),
            unit.format(low),
            unit.format(high)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_tell_the_last_and_the_extremes() {
        let check = |values: &[f64], expected| {
            assert_eq!(figures(values.iter().copied(), &Unit::si("B")), expected);
        };
        check(
            &[1e6, f64::NAN, 9e6, 3e6],
            "last 3.00 MB, from 1.00 MB to 9.00 MB",
        );
        check(&[5.0, 5.0], "5 B");
        check(&[], "no figures yet");
    }
}
