//! What a cell looks like in the end: inverse, faint and invisible are settled, colours are red, green and blue.

use super::color::Rgb;
use super::theme::PictureTheme;
use crate::input::ColorSlot;
use crate::operations::Mode;
use crate::screen::{Rendition, Screen, Underline};
use crate::style::Color;

/// How much of a faint character's colour is left, in percent.
const FAINT: u16 = 55;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) foreground: Rgb,
    /// Nothing where the ground of the picture is seen.
    pub(super) background: Option<Rgb>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) invisible: bool,
    pub(super) underline: Underline,
    pub(super) underline_color: Rgb,
    pub(super) strikethrough: bool,
    pub(super) overline: bool,
}

/// Makes looks of renditions, for one screen.
pub(super) struct Looks<'a> {
    theme: PictureTheme,
    screen: &'a Screen,
    pub(super) foreground: Rgb,
    pub(super) background: Rgb,
}

impl<'a> Looks<'a> {
    pub(super) fn new(theme: PictureTheme, screen: &'a Screen) -> Self {
        let colors = theme.colors();
        let mut foreground = changed(screen, ColorSlot::Foreground).unwrap_or(colors.foreground);
        let mut background = changed(screen, ColorSlot::Background).unwrap_or(colors.background);
        if screen.is_set(Mode::REVERSE_SCREEN) {
            std::mem::swap(&mut foreground, &mut background);
        }
        Self {
            theme,
            screen,
            foreground,
            background,
        }
    }

    fn color(&self, color: Color, default: Rgb) -> Rgb {
        match color {
            Color::Default => default,
            Color::Rgb(r, g, b) => Rgb(r, g, b),
            Color::Indexed(index) => {
                let palette = &self.theme.colors().palette;
                changed(self.screen, ColorSlot::Palette(index))
                    .or_else(|| palette.get(usize::from(index)).copied())
                    .unwrap_or_else(|| Rgb::indexed(index))
            }
        }
    }

    pub(super) fn look(&self, rendition: Rendition) -> Look {
        let mut foreground = self.color(rendition.foreground, self.foreground);
        let mut background = self.color(rendition.background, self.background);
        if rendition.inverse {
            std::mem::swap(&mut foreground, &mut background);
        }
        if rendition.faint {
            foreground = foreground.over(background, FAINT);
        }
        Look {
            foreground,
            background: Some(background).filter(|color| *color != self.background),
            bold: rendition.bold,
            italic: rendition.italic,
            invisible: rendition.invisible,
            underline: rendition.underline,
            underline_color: self.color(rendition.underline_color, foreground),
            strikethrough: rendition.strikethrough,
            overline: rendition.overline,
        }
    }

    pub(super) fn cursor(&self) -> Rgb {
        let changed = changed(self.screen, ColorSlot::Cursor);
        changed.unwrap_or(self.theme.colors().cursor)
    }
}

/// What the program made of a colour.
fn changed(screen: &Screen, slot: ColorSlot) -> Option<Rgb> {
    let [r, g, b] = screen.changed_color(slot)?;
    Some(Rgb(r, g, b))
}
