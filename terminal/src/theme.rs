//! Styles by meaning, which a canvas hands to whoever draws on it.

use crate::profile::{ColorDepth, Profile};
use crate::style::{Attributes, Color, Style};

/// Styles by meaning. Whoever draws asks for `canvas.theme().bad`, and a person chooses what that looks like.
///
/// No theme paints the background of plain text: the terminal's own stays. Each style is told from the others
/// without colours too, where that matters for use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name, for people to choose by.
    pub name: &'static str,
    /// Plain text.
    pub text: Style,
    /// Frames, scrollbars, and what explains.
    pub quiet: Style,
    /// What has the focus, and titles around it.
    pub focus: Style,
    /// The item that the keys are about, while its widget has the focus; a button that has it.
    pub selected: Style,
    /// The item that the keys will be about.
    pub selected_elsewhere: Style,
    /// What lies over other things for a while and has no frame: a list that drops down.
    pub floating: Style,
    /// A field to type into: seen where it is empty, and without colours. It is the same with and without the focus
    /// (the cursor tells that), so that a typed character changes its own cell and nothing else.
    pub field: Style,
    /// What a field says while it is empty.
    pub hint: Style,
    /// The name of a key, beside what it does.
    pub key: Style,
    /// A link.
    pub link: Style,
    /// A bar, a line of a chart, a thumb: what stands for a quantity.
    pub bar: Style,
    /// What is well.
    pub good: Style,
    /// What needs attention.
    pub warning: Style,
    /// What failed.
    pub bad: Style,
}

impl Theme {
    /// The terminal's own sixteen colours: right on dark and light backgrounds, as its person set them.
    pub const TERMINAL: Self = Self {
        name: "terminal",
        text: Style::PLAIN,
        quiet: Style::new().fg(Color::GREY),
        focus: Style::new().fg(Color::CYAN).bold(),
        selected: Style::new().reverse(),
        selected_elsewhere: Style::new().bold(),
        floating: Style::new().fg(Color::GREY).reverse(),
        field: Style::new().underline(),
        hint: Style::new().fg(Color::GREY).underline(),
        key: Style::new().bold(),
        link: Style::new().fg(Color::CYAN).underline(),
        bar: Style::new().fg(Color::CYAN),
        good: Style::new().fg(Color::GREEN),
        warning: Style::new().fg(Color::YELLOW),
        bad: Style::new().fg(Color::RED).bold(),
    };

    /// Soft colours for a dark background.
    pub const DARK: Self = Self {
        name: "dark",
        quiet: Style::new().fg(Color::Rgb(0x7a, 0x84, 0x94)),
        focus: Style::new().fg(Color::Rgb(0x7c, 0xc4, 0xd8)).bold(),
        selected: Style::new()
            .fg(Color::Rgb(0x12, 0x18, 0x20))
            .bg(Color::Rgb(0x7c, 0xc4, 0xd8)),
        floating: Style::new()
            .fg(Color::Rgb(0xd4, 0xda, 0xe4))
            .bg(Color::Rgb(0x2e, 0x36, 0x44)),
        hint: Style::new().fg(Color::Rgb(0x7a, 0x84, 0x94)).underline(),
        link: Style::new().fg(Color::Rgb(0x8a, 0xb4, 0xf0)).underline(),
        bar: Style::new().fg(Color::Rgb(0x7c, 0xc4, 0xd8)),
        good: Style::new().fg(Color::Rgb(0x8f, 0xc7, 0x7f)),
        warning: Style::new().fg(Color::Rgb(0xe0, 0xb9, 0x66)),
        bad: Style::new().fg(Color::Rgb(0xe8, 0x7f, 0x7a)).bold(),
        ..Self::TERMINAL
    };

    /// Deep colours for a light background.
    pub const LIGHT: Self = Self {
        name: "light",
        quiet: Style::new().fg(Color::Rgb(0x6a, 0x70, 0x78)),
        focus: Style::new().fg(Color::Rgb(0x00, 0x5f, 0x78)).bold(),
        selected: Style::new()
            .fg(Color::Rgb(0xff, 0xff, 0xff))
            .bg(Color::Rgb(0x00, 0x5f, 0x78)),
        floating: Style::new()
            .fg(Color::Rgb(0x20, 0x26, 0x2e))
            .bg(Color::Rgb(0xe2, 0xe7, 0xed)),
        hint: Style::new().fg(Color::Rgb(0x6a, 0x70, 0x78)).underline(),
        link: Style::new().fg(Color::Rgb(0x1a, 0x4f, 0xa8)).underline(),
        bar: Style::new().fg(Color::Rgb(0x00, 0x5f, 0x78)),
        good: Style::new().fg(Color::Rgb(0x2c, 0x6e, 0x1f)),
        warning: Style::new().fg(Color::Rgb(0x8a, 0x5a, 0x00)),
        bad: Style::new().fg(Color::Rgb(0xa8, 0x1c, 0x1c)).bold(),
        ..Self::TERMINAL
    };

    /// No greys, no fine shades.
    pub const HIGH_CONTRAST: Self = Self {
        name: "high-contrast",
        quiet: Style::PLAIN,
        focus: Style::new().bold().underline(),
        selected: Style::new().bold().reverse(),
        floating: Style::new().reverse(),
        hint: Style::new().underline(),
        key: Style::new().bold().underline(),
        link: Style::new().bold().underline(),
        bar: Style::new().bold(),
        good: Style::new().bold(),
        warning: Style::new().bold().underline(),
        bad: Style::new().bold().reverse(),
        ..Self::TERMINAL
    };

    /// Attributes only.
    pub const MONOCHROME: Self = Self {
        name: "monochrome",
        quiet: Style::new().with(Attributes::DIM),
        focus: Style::new().bold(),
        floating: Style::new().with(Attributes::DIM).reverse(),
        hint: Style::new().with(Attributes::DIM).underline(),
        link: Style::new().underline(),
        bar: Style::PLAIN,
        good: Style::PLAIN,
        warning: Style::new().bold(),
        bad: Style::new().bold().reverse(),
        ..Self::TERMINAL
    };

    /// All that there are.
    pub const ALL: [Self; 5] = [
        Self::TERMINAL,
        Self::DARK,
        Self::LIGHT,
        Self::HIGH_CONTRAST,
        Self::MONOCHROME,
    ];

    /// The theme for a terminal whose person chose none: without colours where it shows none, otherwise for its background
    /// where that is known. Where colours are sixteen at most, they are the person's own, which fit already.
    #[must_use]
    pub const fn fitting(profile: &Profile) -> Self {
        match (profile.colors, profile.dark) {
            (ColorDepth::Monochrome, _) => Self::MONOCHROME,
            (ColorDepth::Indexed | ColorDepth::True, Some(true)) => Self::DARK,
            (ColorDepth::Indexed | ColorDepth::True, Some(false)) => Self::LIGHT,
            _ => Self::TERMINAL,
        }
    }

    /// The theme of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name == name)
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::TERMINAL
    }
}
