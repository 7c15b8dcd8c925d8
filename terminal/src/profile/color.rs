//! The nearest colour that a terminal shows.

use super::{ColorDepth, Profile};
use crate::style::Color;

impl Profile {
    /// The nearest colour to `color` that this terminal shows.
    #[must_use]
    pub fn nearest(&self, color: Color) -> Color {
        match (self.colors, color) {
            (_, Color::Default) | (ColorDepth::True, _) => color,
            (ColorDepth::Monochrome, _) => Color::Default,
            (ColorDepth::Indexed, Color::Indexed(_)) => color,
            (ColorDepth::Indexed, Color::Rgb(r, g, b)) => {
                Color::Indexed(nearest_of(16..=255, (r, g, b)))
            }
            (ColorDepth::Sixteen, Color::Indexed(0..=15)) => color,
            (ColorDepth::Sixteen, _) => Color::Indexed(nearest_of(0..=15, rgb_of(color))),
            (ColorDepth::Eight, Color::Indexed(index @ 0..=15)) => Color::Indexed(index % 8),
            (ColorDepth::Eight, _) => Color::Indexed(nearest_of(0..=7, rgb_of(color))),
        }
    }

    /// The nearest colour to `color` for text on `background`. It is not always that of [`nearest`](Self::nearest): of eight
    /// colours none is a dark grey, and the black that is next to it cannot be seen on a dark background.
    #[must_use]
    pub fn nearest_foreground(&self, color: Color, background: Color) -> Color {
        let nearest = self.nearest(color);
        let is_lost =
            self.colors == ColorDepth::Eight && nearest == Color::BLACK && color != Color::BLACK;
        match self.nearest(background) {
            Color::Default if is_lost && self.dark != Some(false) => Color::Default,
            Color::BLACK if is_lost => Color::WHITE,
            _ => nearest,
        }
    }
}

fn rgb_of(color: Color) -> (u8, u8, u8) {
    match color {
        Color::Default => (0, 0, 0),
        Color::Indexed(index) => palette(index),
        Color::Rgb(r, g, b) => (r, g, b),
    }
}

/// xterm's palette: the sixteen colours, the cube of 6 x 6 x 6, and 24 greys.
fn palette(index: u8) -> (u8, u8, u8) {
    const BASE: [(u8, u8, u8); 16] = [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];
    match index {
        0..=15 => BASE.get(usize::from(index)).copied().unwrap_or_default(),
        16..=231 => {
            let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = index - 16;
            (level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

/// The entry of the palette that looks most like a colour, by the "redmean" weighting of distances,
/// which follows the eye far better than plain distances do, at the price of a few multiplications.
fn nearest_of(range: std::ops::RangeInclusive<u8>, (r, g, b): (u8, u8, u8)) -> u8 {
    let distance = |index: u8| {
        let (pr, pg, pb) = palette(index);
        let mean = (i32::from(r) + i32::from(pr)) / 2;
        let square = |x: u8, y: u8| (i32::from(x) - i32::from(y)).pow(2);
        (512 + mean) * square(r, pr) + 1024 * square(g, pg) + (767 - mean) * square(b, pb)
    };
    range.min_by_key(|&index| distance(index)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_go_down_to_the_nearest() {
        assert_eq!(
            Profile::XTERM_256.nearest(Color::Rgb(255, 0, 0)),
            Color::Indexed(196)
        );
        assert_eq!(Profile::XTERM.nearest(Color::Rgb(200, 10, 10)), Color::RED);
        assert_eq!(Profile::XTERM.nearest(Color::Indexed(12)), Color::BLUE);
        assert_eq!(Profile::VT100.nearest(Color::RED), Color::Default);
        assert_eq!(
            Profile::TRUECOLOR.nearest(Color::Rgb(1, 2, 3)),
            Color::Rgb(1, 2, 3)
        );
    }
}
