//! Colours in spaces that are none of the device's: rgbi, those of the CIE, TekHVC; as Xlib's colour management has them.
//!
//! The figures are those of the monitor that Xlib assumes where nobody has described one. What such a monitor cannot show
//! loses chroma, and keeps hue and value, until it can.

use super::palette::Rgb;

/// How bright a channel is at every fifth of its 256 steps, from a first one on; below that it is dark. Measured at xterm.
struct Channel {
    /// The last step that is dark.
    dark: f64,
    /// The step of the first figure.
    first: f64,
    figures: &'static [f64],
}

#[rustfmt::skip]
const RED: Channel = Channel { dark: 9.0, first: 10.0, figures: &[
    0.000_936, 0.001_481, 0.002_330, 0.003_530, 0.005_128, 0.007_170, 0.009_700, 0.012_760, 0.016_394, 0.020_639, 0.025_535,
    0.031_121, 0.037_434, 0.044_507, 0.052_376, 0.061_073, 0.070_628, 0.081_074, 0.092_438, 0.104_749, 0.118_032, 0.132_313,
    0.147_616, 0.163_965, 0.181_378, 0.199_879, 0.219_483, 0.240_210, 0.262_078, 0.285_098, 0.309_288, 0.334_657, 0.361_219,
    0.388_982, 0.417_957, 0.448_150, 0.479_568, 0.512_215, 0.546_096, 0.581_213, 0.617_566, 0.655_159, 0.693_987, 0.734_047,
    0.775_338, 0.817_854, 0.861_588, 0.906_533, 0.952_680, 1.000_019,
] };

#[rustfmt::skip]
const GREEN: Channel = Channel { dark: 19.0, first: 20.0, figures: &[
    0.000_833, 0.001_999, 0.003_613, 0.005_737, 0.008_429, 0.011_747, 0.015_742, 0.020_465, 0.025_962, 0.032_278, 0.039_452,
    0.047_522, 0.056_524, 0.066_488, 0.077_444, 0.089_414, 0.102_423, 0.116_491, 0.131_631, 0.147_860, 0.165_183, 0.183_611,
    0.203_148, 0.223_791, 0.245_542, 0.268_393, 0.292_337, 0.317_361, 0.343_451, 0.370_591, 0.398_758, 0.427_931, 0.458_080,
    0.489_177, 0.521_189, 0.554_080, 0.587_810, 0.622_338, 0.657_618, 0.693_602, 0.730_239, 0.767_474, 0.805_250, 0.843_506,
    0.882_179, 0.921_202, 0.960_506, 1.000_019,
] };

#[rustfmt::skip]
const BLUE: Channel = Channel { dark: 14.0, first: 15.0, figures: &[
    0.001_341, 0.002_080, 0.003_189, 0.004_730, 0.006_767, 0.009_358, 0.012_560, 0.016_426, 0.021_006, 0.026_346, 0.032_492,
    0.039_484, 0.047_360, 0.056_158, 0.065_907, 0.076_638, 0.088_378, 0.101_150, 0.114_974, 0.129_868, 0.145_848, 0.162_922,
    0.181_102, 0.200_394, 0.220_799, 0.242_318, 0.264_946, 0.288_680, 0.313_509, 0.339_420, 0.366_401, 0.394_432, 0.423_493,
    0.453_559, 0.484_604, 0.516_600, 0.549_511, 0.583_304, 0.617_939, 0.653_375, 0.689_567, 0.726_469, 0.764_028, 0.802_193,
    0.840_906, 0.880_109, 0.919_739, 0.959_731, 1.000_019,
] };

impl Channel {
    /// The value of an intensity from 0 to 1.
    fn value(&self, intensity: f64) -> u16 {
        if intensity <= 0.0 {
            return 0;
        }
        let (mut step, mut low) = (self.dark, 0.0);
        let mut next = self.first;
        for &high in self.figures {
            if intensity <= high {
                let part = (intensity - low) / (high - low);
                // At most 255, and a float becomes the nearest integer that there is.
                let value = (step + (next - step) * part).round() as u8;
                return u16::from(value) * 0x101;
            }
            (step, low) = (next, high);
            next += 5.0;
        }
        u16::MAX
    }
}

type Vector = [f64; 3];

const TO_RGBI: [Vector; 3] = [
    [
        3.483_404_812_535_39,
        -1.521_763_749_272_852,
        -0.559_231_333_540_497_8,
    ],
    [
        -1.071_527_513_061_936,
        1.965_937_952_043_724,
        0.036_736_913_395_534_62,
    ],
    [
        0.063_511_797_904_977_88,
        -0.200_205_010_004_964_8,
        0.810_709_420_316_482_2,
    ],
];

/// X, Y, Z of the monitor's white.
const WHITE: Vector = [0.949_664_399_936_179_3, 1.0, 1.406_040_315_599_693];
/// The same as u' and v'.
const WHITE_U: f64 = 4.0 * WHITE[0] / (WHITE[0] + 15.0 * WHITE[1] + 3.0 * WHITE[2]);
const WHITE_V: f64 = 9.0 * WHITE[1] / (WHITE[0] + 15.0 * WHITE[1] + 3.0 * WHITE[2]);
/// u' and v' of the red that TekHVC counts hues from.
const RED_U: f64 = 0.7127;
const RED_V: f64 = 0.4931;
/// What makes TekHVC's chroma of a distance in u' and v'.
const CHROMA: f64 = 7.507_25;
/// Below this the lightness of the CIE is linear.
const DIM: f64 = 0.008_856;

/// The colour of an intensity from 0 to 1 in each channel.
pub(super) fn from_intensities([red, green, blue]: Vector) -> Rgb {
    [RED.value(red), GREEN.value(green), BLUE.value(blue)]
}

/// The colour of three numbers in a space, if Xlib knows the space and they can be in it.
pub(super) fn from_space(space: &str, [a, b, c]: Vector) -> Option<Rgb> {
    let is_part = |part: f64| (0.0..=1.0).contains(&part);
    let is_percent = |percent: f64| (0.0..=100.0).contains(&percent);
    let xyz = match space {
        "ciexyz" => [a, b, c],
        "cieuvy" if is_part(c) => from_uvy(a, b, c),
        "ciexyy" if is_part(a) && is_part(b) && is_part(c) => from_xyy(a, b, c),
        "cielab" if is_percent(a) => from_lab(a, b, c),
        "cieluv" if is_percent(a) => from_luv(a, b, c),
        "tekhvc" if is_percent(b) && c >= 0.0 => from_hvc(a, b, c),
        _ => return None,
    };
    Some(shown(xyz))
}

/// A colour as the monitor shows it.
fn shown(xyz: Vector) -> Rgb {
    let intensities = to_intensities(xyz);
    if is_shown(intensities, 1e-5) {
        return from_intensities(intensities);
    }
    let [_, y, _] = xyz;
    let value = lightness(y);
    if value <= 0.0 {
        return [0; 3];
    }
    if value >= 100.0 {
        return [u16::MAX; 3];
    }
    let (u, v) = to_uv(xyz);
    let (du, dv) = (u - WHITE_U, v - WHITE_V);
    let hue = dv.atan2(du).to_degrees() - red_angle();
    let (mut low, mut high) = (0.0, value * CHROMA * du.hypot(dv));
    // Enough for all digits of a float.
    for _ in 0..60 {
        let chroma = (low + high) / 2.0;
        if is_shown(to_intensities(from_hvc(hue, value, chroma)), 0.0) {
            low = chroma;
        } else {
            high = chroma;
        }
    }
    from_intensities(to_intensities(from_hvc(hue, value, low)))
}

fn is_shown(intensities: Vector, tolerance: f64) -> bool {
    intensities
        .iter()
        .all(|one| (-tolerance..=1.0 + tolerance).contains(one))
}

fn to_intensities(xyz: Vector) -> Vector {
    TO_RGBI.map(|row| {
        row.iter()
            .zip(xyz)
            .map(|(factor, part)| factor * part)
            .sum()
    })
}

fn to_uv([x, y, z]: Vector) -> (f64, f64) {
    let sum = x + 15.0 * y + 3.0 * z;
    if sum == 0.0 {
        (WHITE_U, WHITE_V)
    } else {
        (4.0 * x / sum, 9.0 * y / sum)
    }
}

/// The CIE's lightness of a luminance, which is TekHVC's value.
fn lightness(y: f64) -> f64 {
    if y < DIM {
        y * 903.29
    } else {
        116.0 * y.cbrt() - 16.0
    }
}

fn luminance(lightness: f64) -> f64 {
    let y = ((lightness + 16.0) / 116.0).powi(3);
    if y < DIM { lightness / 903.29 } else { y }
}

fn from_xyy(x: f64, y: f64, luminance: f64) -> Vector {
    if y == 0.0 {
        return [0.0, luminance, 0.0];
    }
    let factor = luminance / y;
    [x * factor, luminance, (1.0 - x - y) * factor]
}

fn from_uvy(u: f64, v: f64, luminance: f64) -> Vector {
    let sum = 6.0 * u - 16.0 * v + 12.0;
    let (u, v, sum) = if sum == 0.0 {
        (WHITE_U, WHITE_V, 6.0 * WHITE_U - 16.0 * WHITE_V + 12.0)
    } else {
        (u, v, sum)
    };
    from_xyy(9.0 * u / sum, 4.0 * v / sum, luminance)
}

/// Xlib takes a* and b* for a hundred times what they are, unless it is dark, where it divides by a hundred too often.
fn from_lab(lightness: f64, a: f64, b: f64) -> Vector {
    let [white_x, _, white_z] = WHITE;
    let root = (lightness + 16.0) / 116.0;
    let y = root.powi(3);
    if y < DIM {
        let y = lightness / 9.032_92;
        return [white_x * (a / 3893.5 + y), y, white_z * (y - b / 1557.4)];
    }
    [
        white_x * (root + a / 5.0).powi(3),
        y,
        white_z * (root - b / 2.0).powi(3),
    ]
}

/// Xlib takes u* and v* for a hundred times what they are.
fn from_luv(lightness: f64, u: f64, v: f64) -> Vector {
    if lightness == 0.0 {
        return [0.0; 3];
    }
    let scale = 13.0 * lightness / 100.0;
    from_uvy(
        u / scale + WHITE_U,
        v / scale + WHITE_V,
        luminance(lightness),
    )
}

fn from_hvc(hue: f64, value: f64, chroma: f64) -> Vector {
    if value <= 0.0 || value >= 100.0 {
        return from_uvy(WHITE_U, WHITE_V, if value <= 0.0 { 0.0 } else { 1.0 });
    }
    let angle = (hue + red_angle()).to_radians();
    let distance = chroma / (value * CHROMA);
    from_uvy(
        angle.cos() * distance + WHITE_U,
        angle.sin() * distance + WHITE_V,
        luminance(value),
    )
}

/// Where hues begin, in degrees.
fn red_angle() -> f64 {
    ((RED_V - WHITE_V) / (RED_U - WHITE_U)).atan().to_degrees()
}
