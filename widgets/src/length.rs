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

    /// How long it is where it has `room` to itself: as it prefers, or all of the room if it is flexible.
    pub(crate) fn natural(self, room: u16) -> u16 {
        let wanted = if self.flex > 0 { room } else { self.preferred };
        wanted.max(self.minimum).min(self.maximum).min(room)
    }

    /// The lengths one after the other, as that of one thing.
    pub(crate) fn sum(lengths: impl Iterator<Item = Self>) -> Self {
        lengths.fold(Self::fixed(0), |all, one| Self {
            minimum: all.minimum.saturating_add(one.minimum),
            preferred: all.preferred.saturating_add(one.preferred),
            maximum: all.maximum.saturating_add(one.maximum),
            flex: all.flex.max(one.flex),
        })
    }

    /// The lengths beside each other, as that of one thing: as long as the longest.
    pub(crate) fn most(lengths: impl Iterator<Item = Self>) -> Self {
        lengths.fold(Self::fixed(0), |all, one| Self {
            minimum: all.minimum.max(one.minimum),
            preferred: all.preferred.max(one.preferred),
            maximum: all.maximum.max(one.maximum),
            flex: all.flex.max(one.flex),
        })
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
    let slack: Vec<u32> = given
        .iter()
        .zip(lengths)
        .map(|(&given, length)| u32::from(given.saturating_sub(length.minimum)))
        .collect();
    let taken = missing.min(slack.iter().sum());
    for (given, less) in given.iter_mut().zip(divide(taken, &slack)) {
        *given = given.saturating_sub(cells(less));
    }
    let mut missing = missing - taken;
    for given in given.iter_mut().rev() {
        let taken = missing.min(u32::from(*given));
        *given -= cells(taken);
        missing -= taken;
    }
}

fn grow(left: u32, lengths: &[Length], given: &mut [u16]) {
    let mut left = left;
    // Whoever reaches its maximum leaves the round; the others share the rest in the next.
    while left > 0 {
        let weights: Vec<u32> = given
            .iter()
            .zip(lengths)
            .map(|(&given, length)| match given < length.maximum {
                true => u32::from(length.flex),
                false => 0,
            })
            .collect();
        let mut taken = 0;
        let parts = divide(left, &weights);
        for ((given, length), more) in given.iter_mut().zip(lengths).zip(parts) {
            let more = more.min(u32::from(length.maximum.saturating_sub(*given)));
            *given = given.saturating_add(cells(more));
            taken += more;
        }
        left -= taken;
        if taken == 0 {
            return;
        }
    }
}

/// Divides `amount` in proportion to `weights`; nobody gets a whole cell more or less than is due. What rounding
/// leaves over goes to the largest remainders, the first of equals. Where all weights are 0, nobody gets anything.
pub(crate) fn divide(amount: u32, weights: &[u32]) -> Vec<u32> {
    let all: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
    if all == 0 {
        return vec![0; weights.len()];
    }
    let due = |weight: u32| u64::from(amount) * u64::from(weight);
    let mut parts: Vec<u32> = weights
        .iter()
        .map(|&weight| u32::try_from(due(weight) / all).unwrap_or(amount))
        .collect();
    let left = amount - parts.iter().sum::<u32>();
    let mut order: Vec<(u64, &mut u32)> = weights
        .iter()
        .map(|&weight| due(weight) % all)
        .zip(&mut parts)
        .collect();
    order.sort_by_key(|&(remainder, _)| std::cmp::Reverse(remainder));
    for (_, part) in order.into_iter().take(left as usize) {
        *part += 1;
    }
    parts
}

/// A number of cells, which no line has more of than a `u16` can say.
fn cells(n: u32) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
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
            &[6, 4],
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
    fn what_rounding_leaves_over_goes_to_whom_it_took_most_from() {
        let check = |amount, weights: &[u32], expected: &[u32]| {
            assert_eq!(divide(amount, weights), expected);
        };
        check(10, &[1, 1, 1], &[4, 3, 3]);
        check(11, &[1, 1, 1], &[4, 4, 3]);
        check(7, &[1, 2, 1], &[2, 3, 2]);
        check(5, &[0, 1, 0], &[0, 5, 0]);
        check(5, &[0, 0], &[0, 0]);
        check(u32::from(u16::MAX), &[u32::MAX, u32::MAX], &[32768, 32767]);
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
