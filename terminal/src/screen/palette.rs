//! The colours of the terminal, which programs change and ask for (OSC 4, 5, 10 to 19, 104, 105, 110 to 119).

use std::collections::BTreeMap;

use super::cie;

/// Red, green and blue, of 16 bits each as X11 has them.
pub(super) type Rgb = [u16; 3];

/// The colours that were changed; the others are xterm's.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette {
    /// By index: 0 to 255 the palette, 256 to 260 the special colours, from 266 the dynamic ones (10 to 19).
    changed: BTreeMap<u16, Rgb>,
}

impl Palette {
    /// Where the dynamic colours begin: OSC 10, the foreground, is this index plus 10.
    pub(super) const DYNAMIC: u16 = 256;
    /// Where the special colours (bold, underline, blink, reverse, italic) begin.
    pub(super) const SPECIAL: u16 = 256;
    /// Behind the last special colour.
    pub(super) const END: u16 = 261;
    const INDICES: u16 = 276;

    pub(super) fn get(&self, index: u16) -> Rgb {
        self.changed
            .get(&index)
            .copied()
            .unwrap_or_else(|| initial(index))
    }

    /// The colour, if it was changed.
    pub(super) fn changed(&self, index: u16) -> Option<Rgb> {
        self.changed.get(&index).copied()
    }

    pub(super) fn set(&mut self, index: u16, color: Rgb) {
        if index < Self::INDICES {
            // As on a display of eight bits a channel, which is what xterm tells.
            self.changed
                .insert(index, color.map(|part| part >> 8 << 8 | part >> 8));
        }
    }

    pub(super) fn reset(&mut self, index: u16) {
        self.changed.remove(&index);
    }

    /// Resets all from `first` to before `end`.
    pub(super) fn reset_range(&mut self, first: u16, end: u16) {
        self.changed
            .retain(|index, _| !(first..end).contains(index));
    }
}

/// What a colour is when nobody has changed it.
fn initial(index: u16) -> Rgb {
    const BASE: [u32; 16] = [
        0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
        0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
    ];
    let level = |step: u16| if step == 0 { 0 } else { 55 + 40 * step };
    let [r, g, b] = match index {
        0..16 => {
            let [_, r, g, b] = BASE
                .get(usize::from(index))
                .copied()
                .unwrap_or(0)
                .to_be_bytes();
            [r, g, b].map(u16::from)
        }
        16..232 => {
            let step = index - 16;
            [level(step / 36), level(step / 6 % 6), level(step % 6)]
        }
        232..256 => [8 + 10 * (index - 232); 3],
        // Light on dark: the background is black, all else is the foreground.
        267 | 270 | 272 | 275 => [0; 3],
        _ => [0xe5; 3],
    };
    [r, g, b].map(|value| value << 8 | value)
}

/// A colour as XParseColor reads it: `#` and 3, 6, 9 or 12 digits, a space and three parts, or a name.
pub(super) fn parse(text: &str) -> Option<Rgb> {
    if let Some(digits) = text.strip_prefix('#') {
        if !digits.is_ascii() || !matches!(digits.len(), 3 | 6 | 9 | 12) {
            return None;
        }
        let each = digits.len() / 3;
        let part = |nth: usize| {
            let digits = digits.get(nth * each..(nth + 1) * each)?;
            // These digits are the upper ones.
            Some(u16::from_str_radix(digits, 16).ok()? << (16 - 4 * each))
        };
        return Some([part(0)?, part(1)?, part(2)?]);
    }
    let Some((space, parts)) = text.split_once(':') else {
        let rgb = super::names::named(text)?;
        return Some(rgb.map(|value| u16::from(value) << 8 | u16::from(value)));
    };
    let mut parts = parts.split('/');
    let parts: [&str; 3] = [parts.next()?, parts.next()?, parts.next()?];
    let space = space.to_ascii_lowercase();
    if space == "rgb" {
        return all(parts.map(hexadecimal));
    }
    let number = |part: &str| part.parse::<f64>().ok().filter(|part| part.is_finite());
    let parts = all(parts.map(number))?;
    if space == "rgbi" {
        let is_there = parts.iter().all(|part| (0.0..=1.0).contains(part));
        return is_there.then(|| cie::from_intensities(parts));
    }
    cie::from_space(&space, parts)
}

/// 1 to 4 digits, which are scaled: f is as much as ffff.
fn hexadecimal(digits: &str) -> Option<u16> {
    let most = match digits.len() {
        1..=4 => (1_u32 << (4 * digits.len())) - 1,
        _ => return None,
    };
    let value = u32::from_str_radix(digits, 16).ok()?;
    u16::try_from(value * 0xffff / most).ok()
}

fn all<T>([a, b, c]: [Option<T>; 3]) -> Option<[T; 3]> {
    Some([a?, b?, c?])
}
