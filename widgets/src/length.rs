//! How large a widget wants to be, and how boxes share what there is.

use strombus_terminal::Size;

/// How long a widget wants to be on one axis, in rows or columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Below this it is of little use. Given less, it still draws what fits.
    pub minimum: u16,
    /// What it takes if all get what they want.
    pub preferred: u16,
    /// It is never made longer than this.
    pub maximum: u16,
    /// Its share of what is left over, beside its neighbours'; 0 takes none.
    pub flex: u16,
}

impl Length {
    /// Always `n`.
    #[must_use]
    pub const fn fixed(n: u16) -> Self {
        Self {
            minimum: n,
            preferred: n,
            maximum: n,
            flex: 0,
        }
    }

    /// Whatever is left over.
    #[must_use]
    pub const fn flexible() -> Self {
        Self {
            minimum: 0,
            preferred: 0,
            maximum: u16::MAX,
            flex: 1,
        }
    }

    /// `n` if there is room along a box, less if there is not; across it, all that there is.
    #[must_use]
    pub const fn preferred(n: u16) -> Self {
        Self {
            minimum: 0,
            preferred: n,
            maximum: u16::MAX,
            flex: 0,
        }
    }

    /// Never less than `n` while there is room.
    #[must_use]
    pub const fn min(mut self, n: u16) -> Self {
        self.minimum = n;
        if self.preferred < n {
            self.preferred = n;
        }
        if self.maximum < n {
            self.maximum = n;
        }
        self
    }

    /// Never more than `n`.
    #[must_use]
    pub const fn max(mut self, n: u16) -> Self {
        self.maximum = n;
        if self.preferred > n {
            self.preferred = n;
        }
        if self.minimum > n {
            self.minimum = n;
        }
        self
    }

    /// With a share of `weight` in what is left over.
    #[must_use]
    pub const fn flex(mut self, weight: u16) -> Self {
        self.flex = weight;
        self
    }

    /// Longer by `n` in all: what a frame around a widget adds.
    #[must_use]
    pub const fn plus(self, n: u16) -> Self {
        Self {
            minimum: self.minimum.saturating_add(n),
            preferred: self.preferred.saturating_add(n),
            maximum: self.maximum.saturating_add(n),
            flex: self.flex,
        }
    }
}

/// How large a widget wants to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Its height.
    pub rows: Length,
    /// Its width.
    pub columns: Length,
}

impl Wish {
    /// Whatever is left over, both ways.
    pub const FLEXIBLE: Self = Self {
        rows: Length::flexible(),
        columns: Length::flexible(),
    };

    /// Just `size`.
    #[must_use]
    pub const fn fixed(size: Size) -> Self {
        Self {
            rows: Length::fixed(size.rows),
            columns: Length::fixed(size.columns),
        }
    }

    /// Of this height and width.
    #[must_use]
    pub const fn new(rows: Length, columns: Length) -> Self {
        Self { rows, columns }
    }
}

/// Shares `available` among neighbours; the results never sum up to more.
///
/// Each begins with what it prefers. What is missing is taken first from what they have above their minimum, in
/// proportion, and then, when even the minima do not fit, from the last ones. What is left over goes to the flexible ones.
pub(crate) fn share(available: u16, lengths: &[Length]) -> Vec<u16> {
    let mut given: Vec<u16> = lengths
        .iter()
        .map(|length| length.preferred.min(length.maximum))
        .collect();
    let total = |given: &[u16]| given.iter().map(|&n| u32::from(n)).sum::<u32>();
    let available = u32::from(available);
    let used = total(&given);
    if used > available {
        shrink(used - available, lengths, &mut given);
    } else {
        grow(available - used, lengths, &mut given);
    }
    given
}

fn shrink(missing: u32, lengths: &[Length], given: &mut [u16]) {
    let slack = |given: u16, length: &Length| u32::from(given.saturating_sub(length.minimum));
    let all: u32 = given
        .iter()
        .zip(lengths)
        .map(|(&given, length)| slack(given, length))
        .sum();
    let mut missing = missing;
    if all > 0 {
        let taken = missing.min(all);
        // Largest remainders would be fairer by a cell; running sums are exact and simple.
        let (mut seen, mut done) = (0, 0);
        for (given, length) in given.iter_mut().zip(lengths) {
            seen += slack(*given, length);
            let until =
                u32::try_from(u64::from(seen) * u64::from(taken) / u64::from(all)).unwrap_or(0);
            *given -= u16::try_from(until - done).unwrap_or(0);
            done = until;
        }
        missing -= taken;
    }
    for given in given.iter_mut().rev() {
        let taken = missing.min(u32::from(*given));
        *given -= u16::try_from(taken).unwrap_or(0);
        missing -= taken;
    }
}

fn grow(left: u32, lengths: &[Length], given: &mut [u16]) {
    let mut left = left;
    // Whoever reaches its maximum leaves the round; the others share the rest in the next.
    while left > 0 {
        let can_grow = |given: u16, length: &Length| length.flex > 0 && given < length.maximum;
        let weights: u32 = given
            .iter()
            .zip(lengths)
            .filter(|(given, length)| can_grow(**given, length))
            .map(|(_, length)| u32::from(length.flex))
            .sum();
        if weights == 0 {
            return;
        }
        let (mut seen, mut done, mut taken) = (0, 0, 0);
        for (given, length) in given.iter_mut().zip(lengths) {
            if !can_grow(*given, length) {
                continue;
            }
            seen += u32::from(length.flex);
            let until =
                u32::try_from(u64::from(seen) * u64::from(left) / u64::from(weights)).unwrap_or(0);
            let more = (until - done).min(u32::from(length.maximum - *given));
            done = until;
            *given += u16::try_from(more).unwrap_or(0);
            taken += more;
        }
        left -= taken;
        if taken == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(available: u16, lengths: &[Length], expected: &[u16]) {
        assert_eq!(share(available, lengths), expected);
    }

    #[test]
    fn the_flexible_take_what_the_fixed_leave() {
        check(
            10,
            &[
                Length::fixed(3),
                Length::flexible(),
                Length::flexible().flex(2),
            ],
            &[3, 2, 5],
        );
    }

    #[test]
    fn a_maximum_is_kept_and_the_rest_goes_on() {
        check(
            10,
            &[Length::flexible().max(2), Length::flexible()],
            &[2, 8],
        );
    }

    #[test]
    fn what_is_missing_is_taken_above_the_minima_first() {
        check(
            10,
            &[Length::preferred(10).min(4), Length::preferred(10)],
            &[7, 3],
        );
        check(5, &[Length::fixed(3), Length::preferred(4)], &[3, 2]);
    }

    #[test]
    fn when_the_minima_do_not_fit_the_last_go_first() {
        check(
            4,
            &[Length::fixed(3), Length::fixed(3), Length::fixed(3)],
            &[3, 1, 0],
        );
        check(0, &[Length::fixed(3)], &[0]);
    }

    #[test]
    fn never_more_is_given_than_there_is() {
        let shapes = [
            Length::fixed(7),
            Length::flexible(),
            Length::preferred(9).min(2),
            Length::flexible().min(3).max(6),
        ];
        for available in 0..60 {
            let given = share(available, &shapes);
            assert!(
                given.iter().sum::<u16>() <= available,
                "{available}: {given:?}"
            );
        }
    }
}
