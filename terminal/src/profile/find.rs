//! A profile found from a terminal's name and from what its environment says.

use super::{ColorDepth, Glyphs, Profile};

impl Profile {
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
}
