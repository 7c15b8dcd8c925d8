//! What a terminal can do, found from its name and from what its environment says.

use crate::style::Color;

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorDepth {
    /// None: attributes only.
    Monochrome,
    /// The eight of ECMA-48.
    Eight,
    /// Those and their bright forms (SGR 90 to 107).
    Sixteen,
    /// xterm's palette of 256 (SGR 38;5).
    Indexed,
    /// Red, green and blue (SGR 38;2).
    True,
}

/// Which characters beyond ASCII a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// UTF-8.
    Unicode,
    /// ASCII, and lines in the DEC Special Graphics set, reached by SO and SI.
    DecGraphics,
    /// ASCII only.
    Ascii,
}

/// What a terminal can do. Two sessions on equal terminals have equal profiles; it is copied, not shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The family, for people: `xterm`, `vt100`.
    pub name: &'static str,
    /// The colours.
    pub colors: ColorDepth,
    /// The characters.
    pub glyphs: Glyphs,
    /// Whether the cursor can be moved about (CUP). Without it only the last row can be changed.
    pub addressing: bool,
    /// Whether CHA, VPA, ECH and the SGR that end single attributes (22 to 29) are known: what came after the VT100.
    pub ecma48: bool,
    /// Whether erasing leaves the background colour (terminfo `bce`).
    pub back_color_erase: bool,
    /// Whether there is an alternate screen (DECSET 1049).
    pub alternate_screen: bool,
    /// Whether the cursor can be hidden (DECTCEM).
    pub cursor_visibility: bool,
    /// Whether a title can be set and put back (OSC 2, XTWINOPS 22 and 23).
    pub title: bool,
    /// Whether the mouse reports in SGR form (DECSET 1000, 1002, 1006).
    pub mouse: bool,
    /// Whether pastes are bracketed (DECSET 2004).
    pub bracketed_paste: bool,
}

impl Profile {
    /// A printing terminal: no escape sequence is sent to it.
    pub const DUMB: Self = Self {
        name: "dumb",
        colors: ColorDepth::Monochrome,
        glyphs: Glyphs::Ascii,
        addressing: false,
        ecma48: false,
        back_color_erase: false,
        alternate_screen: false,
        cursor_visibility: false,
        title: false,
        mouse: false,
        bracketed_paste: false,
    };

    /// A VT100 with the advanced video option: four attributes, line drawing.
    pub const VT100: Self = Self {
        name: "vt100",
        glyphs: Glyphs::DecGraphics,
        addressing: true,
        ..Self::DUMB
    };

    /// A VT102: a VT100 that edits lines.
    pub const VT102: Self = Self {
        name: "vt102",
        ..Self::VT100
    };

    /// A VT220 and its followers.
    pub const VT220: Self = Self {
        name: "vt220",
        ecma48: true,
        cursor_visibility: true,
        ..Self::VT100
    };

    /// The Linux console: eight colours, no alternate screen, no mouse.
    pub const LINUX: Self = Self {
        name: "linux",
        colors: ColorDepth::Eight,
        glyphs: Glyphs::Unicode,
        back_color_erase: true,
        bracketed_paste: true,
        ..Self::VT220
    };

    /// ANSI.SYS and its kin: colours, and no certainty beyond ASCII.
    pub const ANSI: Self = Self {
        name: "ansi",
        colors: ColorDepth::Eight,
        glyphs: Glyphs::Ascii,
        addressing: true,
        ..Self::DUMB
    };

    /// xterm with its eight colours.
    pub const XTERM: Self = Self {
        name: "xterm",
        colors: ColorDepth::Eight,
        glyphs: Glyphs::Unicode,
        addressing: true,
        ecma48: true,
        back_color_erase: true,
        alternate_screen: true,
        cursor_visibility: true,
        title: true,
        mouse: true,
        bracketed_paste: true,
    };

    /// xterm with its palette of 256.
    pub const XTERM_256: Self = Self {
        name: "xterm-256color",
        colors: ColorDepth::Indexed,
        ..Self::XTERM
    };

    /// xterm's kin with colours of 24 bits.
    pub const TRUECOLOR: Self = Self {
        name: "truecolor",
        colors: ColorDepth::True,
        ..Self::XTERM
    };

    /// screen and tmux, which erase with the default background.
    pub const SCREEN: Self = Self {
        name: "screen",
        back_color_erase: false,
        ..Self::XTERM
    };

    /// The profile for a terminal named `term`, whose environment variables `env` looks up.
    ///
    /// `COLORTERM` of `truecolor` or `24bit` adds colours; `NO_COLOR` takes them away (no-color.org); a
    /// locale (`LC_ALL`, `LC_CTYPE`, `LANG`, the first that is set) that names another character set than
    /// UTF-8 takes Unicode away. An unknown name is taken for an xterm: that is what today's terminals imitate.
    pub fn find<'e>(term: &str, env: impl Fn(&str) -> Option<&'e str>) -> Self {
        let mut profile = Self::of_term(term);
        if !profile.addressing {
            return profile;
        }
        if matches!(env("COLORTERM"), Some("truecolor" | "24bit"))
            && profile.colors >= ColorDepth::Eight
        {
            profile.colors = ColorDepth::True;
        }
        if env("NO_COLOR").is_some_and(|set| !set.is_empty()) {
            profile.colors = ColorDepth::Monochrome;
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .find_map(|name| env(name).filter(|set| !set.is_empty()));
        if let Some(locale) = locale {
            if is_utf8(locale) {
                profile.glyphs = Glyphs::Unicode;
            } else if profile.glyphs == Glyphs::Unicode && names_a_charset(locale) {
                profile.glyphs = Glyphs::DecGraphics;
            }
        }
        profile
    }

    fn of_term(term: &str) -> Self {
        let term = term.to_ascii_lowercase();
        let family = term.split(['-', '.', '+']).next().unwrap_or("");
        let profile = match family {
            "" | "dumb" | "unknown" | "network" | "dialup" | "printer" => return Self::DUMB,
            "vt52" | "adm3a" | "tty" => return Self::DUMB,
            "vt100" | "vt101" | "vt125" | "vt132" => Self::VT100,
            "vt102" | "vt131" => Self::VT102,
            "vt200" | "vt220" | "vt240" | "vt320" | "vt330" | "vt340" | "vt400" | "vt420"
            | "vt510" | "vt520" | "vt525" => Self::VT220,
            "ansi" | "pcansi" | "syncterm" | "cygwin" => Self::ANSI,
            "linux" => Self::LINUX,
            "screen" | "tmux" => Self::SCREEN,
            _ => Self::XTERM,
        };
        if term.ends_with("-direct") || term.contains("truecolor") {
            Self {
                colors: ColorDepth::True,
                ..profile
            }
        } else if term.contains("256color")
            || matches!(
                family,
                "alacritty" | "kitty" | "ghostty" | "wezterm" | "foot"
            )
        {
            let name = if profile.name == "xterm" {
                "xterm-256color"
            } else {
                profile.name
            };
            Self {
                name,
                colors: ColorDepth::Indexed,
                ..profile
            }
        } else if term.contains("16color") {
            Self {
                colors: ColorDepth::Sixteen,
                ..profile
            }
        } else if term.ends_with("-mono") || term.ends_with("-m") {
            Self {
                colors: ColorDepth::Monochrome,
                ..profile
            }
        } else {
            profile
        }
    }

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
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// Whether a locale says anything of characters: `C` and `de_DE` do not, since programs
/// that are started by services have them without a person having chosen.
fn names_a_charset(locale: &str) -> bool {
    locale.contains('.')
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

    fn check(term: &str, env: &[(&str, &'static str)], expected: Profile) {
        let found = Profile::find(term, |name| {
            env.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| *value)
        });
        assert_eq!(found, expected, "{term} {env:?}");
    }

    #[test]
    fn names_lead_to_profiles() {
        check("dumb", &[], Profile::DUMB);
        check("vt100", &[], Profile::VT100);
        check("VT102", &[], Profile::VT102);
        check("linux", &[], Profile::LINUX);
        check("xterm", &[], Profile::XTERM);
        check("xterm-256color", &[], Profile::XTERM_256);
        check("something-new", &[], Profile::XTERM);
        check("", &[], Profile::DUMB);
    }

    #[test]
    fn the_environment_adds_and_takes_away() {
        let truecolor = Profile {
            colors: ColorDepth::True,
            ..Profile::XTERM_256
        };
        check("xterm-256color", &[("COLORTERM", "truecolor")], truecolor);
        check("vt100", &[("COLORTERM", "truecolor")], Profile::VT100);
        let mono = Profile {
            colors: ColorDepth::Monochrome,
            ..Profile::XTERM
        };
        check("xterm", &[("NO_COLOR", "1")], mono);
        let latin = Profile {
            glyphs: Glyphs::DecGraphics,
            ..Profile::XTERM
        };
        check("xterm", &[("LANG", "de_DE.ISO-8859-1")], latin);
        check(
            "xterm",
            &[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE.ISO-8859-1")],
            Profile::XTERM,
        );
        check("xterm", &[("LANG", "C")], Profile::XTERM);
    }

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
