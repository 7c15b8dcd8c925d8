//! A profile made better by what the terminal answers.

use super::{ColorDepth, KeyboardProtocol, Profile};
use crate::input::{ColorSlot, ModeState, Reply};
use crate::operations::{Mode, Operations, Query};

/// Terminals that tell their name (XTVERSION) and are known to show colours of 24 bits and to repeat (REP) every
/// character: how the name begins, in lower case.
const ABLE: [&str; 15] = [
    "contour ",
    "foot(",
    "ghostty ",
    "iterm2 ",
    "kitty(",
    "konsole ",
    "mintty ",
    "rio ",
    "terminology ",
    "vte(",
    "warp(",
    "wezterm ",
    "windows terminal ",
    "xterm(",
    "xterm.js(",
];

/// Those of them whose underlines have kinds and colours.
const UNDERLINES: [&str; 12] = [
    "contour ",
    "foot(",
    "ghostty ",
    "iterm2 ",
    "kitty(",
    "konsole ",
    "mintty ",
    "rio ",
    "vte(",
    "warp(",
    "wezterm ",
    "xterm.js(",
];

impl Profile {
    /// The first questions, for any terminal that [`queries`](Self::queries): control sequences and an OSC string of the
    /// plainest form, which all of them swallow. The last is answered by each, and so shows that no other answer is to come.
    #[must_use]
    pub fn first_questions() -> [Query; 5] {
        [
            Query::Version,
            Query::KeyboardFlags,
            Query::SecondaryAttributes,
            Query::Color(ColorSlot::Background),
            Query::PrimaryAttributes,
        ]
    }

    /// The questions for a terminal that answered one of the first: it is young enough not to print a part of what it
    /// does not know, as macOS' Terminal does with the `p` of DECRQM. The last is answered by each.
    #[must_use]
    pub fn second_questions() -> [Query; 5] {
        [
            Query::Mode(Mode::SYNCHRONIZED),
            Query::Mode(Mode::ALT_ESCAPE),
            Query::Capability("RGB".to_owned()),
            Query::Capability("Smulx".to_owned()),
            Query::PrimaryAttributes,
        ]
    }

    /// Appends questions to `out`. Whatever a terminal makes of them, its cursor is where it was.
    pub fn ask(queries: &[Query], out: &mut Vec<u8>) {
        let mut operations = Operations::new(out);
        // Terminals that overlook a mark take kitty's `CSI ? u` for `CSI u`, which moves the cursor.
        operations.save_cursor();
        for query in queries {
            operations.query(query);
        }
        operations.restore_cursor();
    }

    /// Takes in what the terminal answered. What a person took away (`NO_COLOR`) stays away.
    pub fn refine(&mut self, reply: &Reply) {
        match reply {
            Reply::Version(version) => self.recognize(&version.to_ascii_lowercase()),
            // VTE tells nobody its name before 0.72; its version is in the middle here, 7006 for 0.70.6.
            Reply::SecondaryAttributes {
                terminal: 65,
                version: 3000..,
                ..
            } => self.recognize("vte("),
            Reply::KeyboardFlags(_) => self.keyboard = KeyboardProtocol::Kitty,
            Reply::Mode {
                mode,
                private: true,
                state,
            } if *mode == Mode::SYNCHRONIZED.number => self.synchronized = state.is_usable(),
            Reply::Mode {
                mode,
                private: true,
                state,
            } if *mode == Mode::ALT_ESCAPE.number => self.told_alt = *state == ModeState::Reset,
            Reply::Color {
                slot: ColorSlot::Background,
                rgb,
            } => self.dark = Some(is_dark(*rgb)),
            // "52" is the clipboard.
            Reply::PrimaryAttributes(attributes) if attributes.contains(&52) => {
                self.clipboard = true
            }
            Reply::DarkColors(dark) => self.dark = Some(*dark),
            Reply::Capability {
                name,
                value: Some(_),
            } => match name.as_str() {
                "RGB" | "Tc" => self.show_all_colors(),
                "Smulx" => self.underlines = true,
                _ => {}
            },
            _ => {}
        }
    }

    fn recognize(&mut self, version: &str) {
        let is_one_of = |names: &[&str]| names.iter().any(|name| version.starts_with(name));
        if is_one_of(&ABLE) {
            self.show_all_colors();
        }
        self.underlines |= is_one_of(&UNDERLINES);
        let tmux = tmux(version);
        self.repeat |= is_one_of(&ABLE) || tmux.is_some();
        self.repeat_all |= is_one_of(&ABLE) || tmux >= Some((3, 5));
        // They swallow OSC 52; a version that does not will say so in its attributes, which come after this.
        if is_one_of(&["konsole ", "vte("]) {
            self.clipboard = false;
        }
        // Of those that know modifyOtherKeys, xterm alone has neither kitty's protocol nor a meaning of its own for it.
        if version.starts_with("xterm(") && self.keyboard == KeyboardProtocol::Traditional {
            self.keyboard = KeyboardProtocol::ModifyOtherKeys;
        }
    }

    pub(super) fn show_all_colors(&mut self) {
        if self.colors > ColorDepth::Monochrome {
            self.colors = ColorDepth::True;
        }
    }
}

/// The version of tmux, if it is that: `tmux 3.5a`, `tmux next-3.6`.
fn tmux(version: &str) -> Option<(u16, u16)> {
    let version = version.strip_prefix("tmux ")?;
    let (major, minor) = version
        .strip_prefix("next-")
        .unwrap_or(version)
        .split_once('.')?;
    let minor = minor.trim_end_matches(|c: char| !c.is_ascii_digit());
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Whether light text is seen best on a colour: its luma (ITU-R BT.601) is in the lower half.
fn is_dark([r, g, b]: [u8; 3]) -> bool {
    299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b) < 128_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refined(mut profile: Profile, replies: &[Reply]) -> Profile {
        for reply in replies {
            profile.refine(reply);
        }
        profile
    }

    #[test]
    fn who_has_a_clipboard_says_so() {
        let attributes = Reply::PrimaryAttributes(vec![62, 4, 52]);
        assert!(refined(Profile::VT220, std::slice::from_ref(&attributes)).clipboard);
        let vte = Reply::Version("VTE(7600)".into());
        assert!(!refined(Profile::XTERM, std::slice::from_ref(&vte)).clipboard);
        assert!(refined(Profile::XTERM, &[vte, attributes]).clipboard);
    }

    #[test]
    fn a_name_that_is_known_says_much() {
        let kitty = refined(
            Profile::XTERM_256,
            &[
                Reply::Version("kitty(0.35.2)".into()),
                Reply::KeyboardFlags(0),
            ],
        );
        let expected = Profile {
            colors: ColorDepth::True,
            underlines: true,
            repeat: true,
            repeat_all: true,
            keyboard: KeyboardProtocol::Kitty,
            ..Profile::XTERM_256
        };
        assert_eq!(kitty, expected);
        let xterm = refined(Profile::XTERM, &[Reply::Version("XTerm(390)".into())]);
        assert_eq!(xterm.keyboard, KeyboardProtocol::ModifyOtherKeys);
        assert!(!xterm.underlines);
        let other = refined(Profile::XTERM, &[Reply::Version("Other 1.0".into())]);
        assert_eq!(other, Profile::XTERM);
    }

    #[test]
    fn an_old_vte_is_known_by_its_secondary_attributes() {
        let attributes = |terminal, version| Reply::SecondaryAttributes { terminal, version };
        let vte = refined(Profile::XTERM_256, &[attributes(65, 7006)]);
        let named = refined(Profile::XTERM_256, &[Reply::Version("VTE(7600)".into())]);
        assert_eq!(vte, named);
        assert!(vte.underlines && vte.repeat && !vte.clipboard);
        for (terminal, version) in [(41, 379), (65, 379), (1, 4000), (0, 136), (1, 10)] {
            let refined = refined(Profile::XTERM_256, &[attributes(terminal, version)]);
            assert_eq!(refined, Profile::XTERM_256);
        }
    }

    #[test]
    fn who_is_known_to_repeat_characters_is_let_repeat_them() {
        for (version, expected) in [
            ("XTerm(390)", (true, true)),
            ("tmux 3.3a", (true, false)),
            ("tmux 3.5a", (true, true)),
            ("tmux next-3.6", (true, true)),
            ("tmux 10.0", (true, true)),
            ("tmux master", (false, false)),
            ("Other 1.0", (false, false)),
        ] {
            let reply = Reply::Version(version.into());
            for profile in [Profile::XTERM, Profile::SCREEN] {
                let refined = refined(profile, std::slice::from_ref(&reply));
                let found = (refined.repeat, refined.repeat_all);
                assert_eq!(found, expected, "{version}");
                assert!(!profile.repeat, "Mosh hides behind any name");
            }
        }
    }

    #[test]
    fn only_a_mode_that_can_be_set_is_used() {
        for (state, expected) in [
            (ModeState::Unknown, false),
            (ModeState::Reset, true),
            (ModeState::AlwaysReset, false),
        ] {
            let reply = Reply::Mode {
                mode: 2026,
                private: true,
                state,
            };
            assert_eq!(refined(Profile::XTERM, &[reply]).synchronized, expected);
        }
    }

    #[test]
    fn alt_is_told_to_send_esc_where_it_does_not() {
        for (state, expected) in [
            (ModeState::Unknown, false),
            (ModeState::Set, false),
            (ModeState::Reset, true),
            (ModeState::AlwaysReset, false),
        ] {
            let reply = Reply::Mode {
                mode: 1036,
                private: true,
                state,
            };
            assert_eq!(refined(Profile::XTERM, &[reply]).told_alt, expected);
        }
    }

    #[test]
    fn a_background_is_dark_or_light() {
        let of = |rgb| Reply::Color {
            slot: ColorSlot::Background,
            rgb,
        };
        for (rgb, dark) in [
            ([0, 0, 0], true),
            ([255, 255, 255], false),
            ([0, 0, 255], true),
            ([253, 246, 227], false),
            ([0, 43, 54], true),
        ] {
            assert_eq!(refined(Profile::XTERM, &[of(rgb)]).dark, Some(dark));
        }
    }

    #[test]
    fn who_wants_no_colours_gets_none_whatever_the_terminal_says() {
        let mono = Profile {
            colors: ColorDepth::Monochrome,
            ..Profile::XTERM
        };
        let rgb = Reply::Capability {
            name: "RGB".into(),
            value: Some("8".into()),
        };
        assert_eq!(refined(mono, std::slice::from_ref(&rgb)), mono);
        assert_eq!(refined(Profile::XTERM, &[rgb]).colors, ColorDepth::True);
        let none = Reply::Capability {
            name: "RGB".into(),
            value: None,
        };
        assert_eq!(refined(Profile::XTERM, &[none]), Profile::XTERM);
    }

    #[test]
    fn the_questions_are_plain_and_leave_the_cursor() {
        let mut out = Vec::new();
        Profile::ask(&Profile::first_questions(), &mut out);
        let expected = "\x1b7\x1b[>q\x1b[?u\x1b[>c\x1b]11;?\x1b\\\x1b[c\x1b8";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
