//! A profile found from a terminal's name and from what its environment says.

use super::{ColorDepth, Glyphs, Profile};

impl Profile {
    /// The profile for a terminal named `term`, whose environment variables `env` looks up.
    ///
    /// `STROMBUS_PROFILE` with the name of one of [`Profile::NAMED`] decides alone. Else `COLORTERM` of `truecolor` or
    /// `24bit`, a `TERM_PROGRAM` that is known for it, and `VTE_VERSION` add colours; `NO_COLOR` takes them away (no-color.org); a
    /// locale (`LC_ALL`, `LC_CTYPE`, `LANG`, the first that is set) says whether there is Unicode; `COLORFGBG` whether the
    /// background is dark. An unknown name is taken for an xterm that is asked nothing: that is what today's terminals imitate.
    pub fn find<'e>(term: &str, env: impl Fn(&str) -> Option<&'e str>) -> Self {
        if let Some(chosen) = env(Self::VARIABLE).and_then(Self::named) {
            return chosen;
        }
        let mut profile = Self::of_term(term);
        if !profile.addressing {
            return profile;
        }
        let has_colors = profile.colors >= ColorDepth::Eight;
        let says_truecolor = matches!(env("COLORTERM"), Some("truecolor" | "24bit"));
        let program = env("TERM_PROGRAM").is_some_and(|program| PROGRAMS.contains(&program));
        if has_colors && (says_truecolor || (program && profile.ecma48)) {
            profile.colors = ColorDepth::True;
        }
        // VTE tells nobody its name before 0.72. What runs within has the variable, too.
        if profile.name.starts_with("xterm") && has_colors && env("VTE_VERSION").is_some() {
            profile.colors = ColorDepth::True;
            profile.clipboard = false;
        }
        if env("NO_COLOR").is_some_and(|set| !set.is_empty()) {
            profile.colors = ColorDepth::Monochrome;
        }
        profile.dark = env("COLORFGBG").and_then(is_dark);
        // What a VT100 or its followers show does not depend on what else runs where its person is.
        if matches!(profile.name, "vt100" | "vt102") {
            return profile;
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

    /// The environment variable by which a person chooses a profile.
    pub const VARIABLE: &str = "STROMBUS_PROFILE";

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
            "cygwin" => Self::ANSI,
            // The PC's characters belong to the PC's sequences, on a BBS and in DOS.
            "ansi" | "pcansi" | "syncterm" | "ansibbs" => Self::CP437,
            "linux" => Self::LINUX,
            "screen" => Self::SCREEN,
            "tmux" => Self {
                italics: true,
                ..Self::SCREEN
            },
            // It erases with the default background.
            _ if term.ends_with("kitty") => Self {
                back_color_erase: false,
                ..Self::XTERM
            },
            "xterm" | "vte" | "mintty" => Self::XTERM,
            // They show more than their descriptions say.
            "mlterm" => Self {
                told_alt: true,
                ..Self::XTERM_256
            },
            "putty" => Self::XTERM_256,
            _ if is_modern(&term) => Self::XTERM,
            // They take no text to the clipboard unless a person has made them.
            "rxvt" | "st" | "stterm" => Self {
                clipboard: false,
                ..Self::XTERM.without_late_functions()
            },
            "gnome" | "konsole" | "iterm" | "iterm2" | "nsterm" | "rio" => {
                Self::XTERM.without_late_functions()
            }
            _ => Self {
                queries: false,
                clipboard: false,
                ..Self::XTERM.without_late_functions()
            },
        };
        if is_modern(&term) {
            Self {
                colors: ColorDepth::True,
                underlines: true,
                ..profile
            }
        } else if term.ends_with("-direct") || term.contains("truecolor") {
            Self {
                colors: ColorDepth::True,
                ..profile
            }
        } else if term.contains("256color") {
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

impl Profile {
    /// Less what not every kin of xterm has, by what terminfo says of them.
    const fn without_late_functions(self) -> Self {
        Self { pan: false, ..self }
    }
}

/// Programs (`TERM_PROGRAM`) that show colours of 24 bits.
const PROGRAMS: [&str; 8] = [
    "Hyper",
    "Tabby",
    "WarpTerminal",
    "WezTerm",
    "ghostty",
    "iTerm.app",
    "mintty",
    "vscode",
];

/// Whether the name is that of a terminal which shows 24 bits of colour and every kind of underline: `foot`, `xterm-kitty`.
fn is_modern(term: &str) -> bool {
    let name = term.strip_prefix("xterm-").unwrap_or(term);
    let name = name.split(['-', '+']).next().unwrap_or("");
    matches!(
        name,
        "alacritty" | "contour" | "foot" | "ghostty" | "kitty" | "wezterm"
    )
}

/// What rxvt's `COLORFGBG` says, as `15;0` or `15;default;0`: the last is the background's index in the palette.
fn is_dark(colors: &str) -> Option<bool> {
    let background: u8 = colors.rsplit(';').next()?.parse().ok()?;
    Some(matches!(background, 0..=6 | 8))
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
        let unknown = Profile {
            queries: false,
            clipboard: false,
            pan: false,
            ..Profile::XTERM
        };
        check("something-new", &[], unknown);
        check("eterm-color", &[], unknown);
        check("ansi", &[], Profile::CP437);
        check("syncterm", &[], Profile::CP437);
        check("ansi-bbs", &[], Profile::CP437);
        let kitty = Profile {
            underlines: true,
            colors: ColorDepth::True,
            ..Profile::XTERM
        };
        check("foot", &[], kitty);
        let kitty = Profile {
            back_color_erase: false,
            ..kitty
        };
        check("xterm-kitty", &[], kitty);
        let rxvt = Profile {
            pan: false,
            clipboard: false,
            ..Profile::XTERM_256
        };
        check("rxvt-unicode-256color", &[], rxvt);
        check("", &[], Profile::DUMB);
        let tmux = Profile {
            colors: ColorDepth::Indexed,
            italics: true,
            ..Profile::SCREEN
        };
        check("tmux-256color", &[], tmux);
        let mlterm = Profile {
            told_alt: true,
            ..Profile::XTERM_256
        };
        check("mlterm", &[], mlterm);
        check("putty", &[], Profile::XTERM_256);
    }

    #[test]
    fn vte_is_known_by_its_variable_where_nothing_is_between() {
        let vte = [("VTE_VERSION", "7006")];
        let found = Profile {
            colors: ColorDepth::True,
            clipboard: false,
            ..Profile::XTERM_256
        };
        check("xterm-256color", &vte, found);
        check("screen", &vte, Profile::SCREEN);
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
    fn a_terminal_of_dec_gets_what_it_has_and_a_pc_its_characters_unless_it_has_more() {
        check("vt100", &[("LANG", "en_US.UTF-8")], Profile::VT100);
        check("vt102", &[("LANG", "en_US.UTF-8")], Profile::VT102);
        let utf8 = Profile {
            glyphs: Glyphs::Unicode,
            ..Profile::CP437
        };
        check("ansi", &[("LANG", "en_US.UTF-8")], utf8);
        check("ansi", &[("LANG", "C")], Profile::CP437);
    }

    #[test]
    fn what_a_person_chooses_counts_alone() {
        let chosen = Profile {
            queries: false,
            ..Profile::XTERM_256
        };
        for name in ["xterm-256color", "XTERM-256color"] {
            let env = [("STROMBUS_PROFILE", name), ("NO_COLOR", "1")];
            check("dumb", &env, chosen);
        }
        check("xterm", &[("STROMBUS_PROFILE", "vt100")], Profile::VT100);
        check("xterm", &[("STROMBUS_PROFILE", "vt9000")], Profile::XTERM);
    }

    #[test]
    fn the_background_may_be_told() {
        let dark = |dark| Profile {
            dark: Some(dark),
            ..Profile::XTERM
        };
        check("xterm", &[("COLORFGBG", "15;0")], dark(true));
        check("xterm", &[("COLORFGBG", "0;default;15")], dark(false));
        check("xterm", &[("COLORFGBG", "default;default")], Profile::XTERM);
    }

    #[test]
    fn no_terminal_is_asked_that_might_print_the_question() {
        for term in [
            "dumb", "vt100", "vt102", "vt220", "ansi", "syncterm", "linux", "cons25",
        ] {
            assert!(!Profile::find(term, |_| None).queries, "{term}");
        }
        for term in [
            "xterm",
            "xterm-256color",
            "screen",
            "tmux-256color",
            "alacritty",
            "foot",
        ] {
            assert!(Profile::find(term, |_| None).queries, "{term}");
        }
    }
}
