//! The painter's law for what its other tests leave out: kinds and colours of underlines.

#[allow(dead_code, reason = "the painter's tests need more of it")]
mod emulators;

use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::vte::ansi;
use emulators::{Alacritty, Emulator};
use proptest::prelude::*;
use strombus_terminal::{
    Attributes, Color, Painter, Position, Profile, Size, Style, Surface, Underline,
};

const SIZE: Size = Size::new(2, 12);

const UNDERLINES: Profile = Profile {
    underlines: true,
    ..Profile::TRUECOLOR
};

fn flag(underline: Underline) -> Flags {
    match underline {
        Underline::None => Flags::empty(),
        Underline::Single => Flags::UNDERLINE,
        Underline::Double => Flags::DOUBLE_UNDERLINE,
        Underline::Curly => Flags::UNDERCURL,
        Underline::Dotted => Flags::DOTTED_UNDERLINE,
        Underline::Dashed => Flags::DASHED_UNDERLINE,
    }
}

fn color(color: Color) -> Option<ansi::Color> {
    match color {
        Color::Default => None,
        Color::Indexed(index) => Some(ansi::Color::Indexed(index)),
        Color::Rgb(r, g, b) => Some(ansi::Color::Spec(ansi::Rgb { r, g, b })),
    }
}

fn style() -> impl Strategy<Value = Style> {
    let underline = prop::sample::select(vec![
        Underline::None,
        Underline::Single,
        Underline::Double,
        Underline::Curly,
        Underline::Dotted,
        Underline::Dashed,
    ]);
    let color = prop_oneof![
        Just(Color::Default),
        any::<u8>().prop_map(Color::Indexed),
        any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
    ];
    (underline, color, any::<bool>()).prop_map(|(underline, color, bold)| {
        let style = Style::new().underlined(underline).underline_color(color);
        if bold { style.bold() } else { style }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn alacritty_shows_every_underline(
        known in any::<bool>(),
        frames in prop::collection::vec(prop::collection::vec((0..2_i32, 0..12_i32, "[a-c ]", style()), 0..12), 1..4),
    ) {
        let profile = if known { UNDERLINES } else { Profile::TRUECOLOR };
        let (mut painter, mut surface) = (Painter::new(profile, SIZE), Surface::new(SIZE));
        let (mut emulator, mut out) = (Alacritty::open(SIZE), Vec::new());
        painter.enter(&mut out);
        for frame in frames {
            painter.load(&mut surface);
            for (row, column, text, style) in frame {
                surface.canvas().text(Position::new(row, column), &text, style);
            }
            painter.paint(&mut surface, &mut out);
            emulator.feed(std::str::from_utf8(&out).unwrap());
            out.clear();
            for (row, column) in (0..2).flat_map(|row| (0..12).map(move |column| (row, column))) {
                let style = surface.cell(Position::new(row, column)).unwrap().1;
                let cell = &emulator.term.grid()[Line(row)][Column(column as usize)];
                let shown = match style.attributes.underline() {
                    Underline::None => Underline::None,
                    underline if known => underline,
                    _ => Underline::Single,
                };
                prop_assert_eq!(cell.flags & Flags::ALL_UNDERLINES, flag(shown));
                if shown != Underline::None && known {
                    prop_assert_eq!(cell.underline_color(), color(style.underline_color.color()));
                }
                let bold = style.attributes.contains(Attributes::BOLD) && cell.c != ' ';
                prop_assert!(!bold || cell.flags.contains(Flags::BOLD));
            }
        }
    }
}
