//! Control sequences as ECMA-48 (5.4) has them: parameters, intermediates, a final byte.

/// A whole control sequence, without its CSI.
#[derive(Clone, Copy, Debug)]
pub(super) struct ControlSequence<'a> {
    /// The private mark before the parameters: one of `< = > ?`.
    pub(super) private: Option<u8>,
    /// The parameters.
    pub(super) parameters: Parameters<'a>,
    /// The intermediate bytes, 0x20 to 0x2F.
    pub(super) intermediates: &'a [u8],
    /// The final byte, 0x40 to 0x7E.
    pub(super) last: u8,
}

impl<'a> ControlSequence<'a> {
    /// Takes apart what stood between CSI and `last`; `None` if that is not in order.
    pub(super) fn parse(bytes: &'a [u8], last: u8) -> Option<Self> {
        let (private, bytes) = match bytes.split_first() {
            Some((&mark @ b'<'..=b'?', rest)) => (Some(mark), rest),
            _ => (None, bytes),
        };
        let end = bytes
            .iter()
            .position(|byte| !matches!(byte, b'0'..=b';'))
            .unwrap_or(bytes.len());
        let (parameters, intermediates) = bytes.split_at_checked(end)?;
        intermediates
            .iter()
            .all(|byte| matches!(byte, b' '..=b'/'))
            .then_some(Self {
                private,
                parameters: Parameters(parameters),
                intermediates,
                last,
            })
    }
}

/// Parameters, parted by `;`, each of sub-parameters, parted by `:`. They are read where they
/// stand, so that a sequence of any number of them needs no list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameters<'a>(&'a [u8]);

impl<'a> Parameters<'a> {
    /// The parameters in `bytes`, which are digits, `:` and `;`.
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether there is none.
    pub(super) const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether a parameter has sub-parameters.
    pub(super) fn has_subs(self) -> bool {
        self.0.contains(&b':')
    }

    /// How many there are.
    pub(super) fn count(self) -> usize {
        if self.is_empty() {
            0
        } else {
            self.each().count()
        }
    }

    /// The value of each, from the first; `None` for one left out.
    pub(super) fn each(self) -> impl Iterator<Item = Option<u32>> + 'a {
        self.0
            .split(|&byte| byte == b';')
            .map(|parameter| parameter.split(|&byte| byte == b':').next())
            .map(|first| first.and_then(number))
    }

    /// The value of parameter `n`, from 0; `None` if it was left out.
    pub(super) fn get(self, n: usize) -> Option<u32> {
        let digits = self.parameter(n);
        let end = digits.iter().position(|&byte| byte == b':');
        number(end.and_then(|end| digits.get(..end)).unwrap_or(digits))
    }

    /// The sub-parameters of parameter `n`.
    pub(super) fn subs(self, n: usize) -> impl Iterator<Item = Option<u32>> + 'a {
        self.parameter(n).split(|&byte| byte == b':').map(number)
    }

    /// The value of sub-parameter `m` of parameter `n`.
    pub(super) fn sub(self, n: usize, m: usize) -> Option<u32> {
        self.subs(n).nth(m).flatten()
    }

    /// Parameter `n` with its sub-parameters; nothing if it is not there.
    fn parameter(self, n: usize) -> &'a [u8] {
        let mut rest = self.0;
        for _ in 0..n {
            let end = rest.iter().position(|&byte| byte == b';');
            match end.and_then(|end| rest.get(end + 1..)) {
                Some(after) => rest = after,
                None => return &[],
            }
        }
        let end = rest.iter().position(|&byte| byte == b';');
        end.and_then(|end| rest.get(..end)).unwrap_or(rest)
    }
}

/// A decimal number; too large a one is the largest.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u32, |value, &digit| {
        digit.is_ascii_digit().then(|| {
            value
                .saturating_mul(10)
                .saturating_add(u32::from(digit - b'0'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_and_sub_parameters_may_be_left_out() {
        let parameters = Parameters::new(b"97::99;;5:1");
        assert_eq!(parameters.count(), 3);
        assert_eq!(parameters.get(0), Some(97));
        assert_eq!(parameters.sub(0, 1), None);
        assert_eq!(parameters.sub(0, 2), Some(99));
        assert_eq!(parameters.get(1), None);
        assert_eq!(parameters.sub(2, 1), Some(1));
        assert_eq!(parameters.get(3), None);
        assert_eq!(Parameters::new(b"").count(), 0);
    }

    #[test]
    fn a_number_of_many_digits_is_the_largest() {
        assert_eq!(
            Parameters::new(b"99999999999999999999").get(0),
            Some(u32::MAX)
        );
    }

    #[test]
    fn a_sequence_out_of_order_is_none() {
        assert!(ControlSequence::parse(b"1$2", b'y').is_none());
        assert!(ControlSequence::parse(b"1?2", b'h').is_none());
        assert!(ControlSequence::parse(b"?1;2$", b'y').is_some());
    }
}
