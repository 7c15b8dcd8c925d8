//! The colours of a picture.

use super::color::Rgb;

/// A set of colours of our own: sixteen for the palette, and those of a screen on which nothing was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureTheme {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
}

pub(super) struct Colors {
    pub(super) foreground: Rgb,
    pub(super) background: Rgb,
    pub(super) cursor: Rgb,
    /// The bar of the window, and the line around it.
    pub(super) bar: Rgb,
    pub(super) edge: Rgb,
    pub(super) title: Rgb,
    pub(super) palette: [Rgb; 16],
}

/// Blue is deep enough to carry light text, as file managers want it, and light enough to be read on the ground.
const DARK: Colors = Colors {
    foreground: Rgb::hex(0xd5dae3),
    background: Rgb::hex(0x1a1e26),
    cursor: Rgb::hex(0xe8c274),
    bar: Rgb::hex(0x262b36),
    edge: Rgb::hex(0x3a4150),
    title: Rgb::hex(0x9aa3b2),
    palette: [
        Rgb::hex(0x2a2f3a),
        Rgb::hex(0xde6e77),
        Rgb::hex(0x93c074),
        Rgb::hex(0xddb56b),
        Rgb::hex(0x4674bf),
        Rgb::hex(0xbd84d4),
        Rgb::hex(0x55b3bd),
        Rgb::hex(0xc3c9d4),
        Rgb::hex(0x697386),
        Rgb::hex(0xf08f97),
        Rgb::hex(0xb0d792),
        Rgb::hex(0xf0d08c),
        Rgb::hex(0x84b2f0),
        Rgb::hex(0xd5a6e8),
        Rgb::hex(0x82d0d8),
        Rgb::hex(0xf1f3f7),
    ],
};

const LIGHT: Colors = Colors {
    foreground: Rgb::hex(0x2b303a),
    background: Rgb::hex(0xfbfaf7),
    cursor: Rgb::hex(0xb7791f),
    bar: Rgb::hex(0xece9e2),
    edge: Rgb::hex(0xd3cfc5),
    title: Rgb::hex(0x6a6f7a),
    palette: [
        Rgb::hex(0x2b303a),
        Rgb::hex(0xb3343f),
        Rgb::hex(0x437a2a),
        Rgb::hex(0x8c6209),
        Rgb::hex(0x2c60b5),
        Rgb::hex(0x863d9f),
        Rgb::hex(0x15717b),
        Rgb::hex(0xb4b9c2),
        Rgb::hex(0x747b88),
        Rgb::hex(0xcf4b56),
        Rgb::hex(0x57983a),
        Rgb::hex(0xb07f17),
        Rgb::hex(0x4a80d8),
        Rgb::hex(0xa75bc0),
        Rgb::hex(0x2b929d),
        Rgb::hex(0xf4f4f2),
    ],
};

impl PictureTheme {
    pub(super) const fn colors(self) -> &'static Colors {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
        }
    }
}
