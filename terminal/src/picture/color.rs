//! Colours as a screen shows them.

use std::fmt;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

impl Rgb {
    pub(super) const fn hex(value: u32) -> Self {
        let [_, r, g, b] = value.to_be_bytes();
        Self(r, g, b)
    }

    /// So many percent of this colour on the other.
    pub(super) fn over(self, other: Self, percent: u16) -> Self {
        let mix = |a: u8, b: u8| {
            let sum = u16::from(a) * percent + u16::from(b) * 100_u16.saturating_sub(percent);
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// An entry of xterm's palette behind the first sixteen: a cube of 6x6x6, then 24 greys.
    pub(super) fn indexed(index: u8) -> Self {
        let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        match index.checked_sub(232) {
            Some(grey) => {
                let grey = 8 + 10 * grey;
                Self(grey, grey, grey)
            }
            None => {
                let cube = index.saturating_sub(16);
                Self(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
            }
        }
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_is_xterms() {
        for (index, color) in [
            (16, "#000000"),
            (196, "#ff0000"),
            (231, "#ffffff"),
            (110, "#87afd7"),
            (232, "#080808"),
            (255, "#eeeeee"),
        ] {
            assert_eq!(Rgb::indexed(index).to_string(), color);
        }
    }
}
