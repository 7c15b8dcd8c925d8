//! What a piece of text looks like.

use strombus_terminal::{Attributes, Color, Style, Theme};

/// A style of the [`Theme`], by its meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Plain text: as what is around it.
    #[default]
    Text,
    /// What explains.
    Quiet,
    /// A heading, or what has the focus.
    Focus,
    /// What is selected.
    Selected,
    /// The name of a key, and words of a program.
    Key,
    /// A link.
    Link,
    /// What stands for a quantity.
    Bar,
    /// What is well.
    Good,
    /// What needs attention.
    Warning,
    /// What failed.
    Bad,
}

impl Role {
    /// What it looks like in `theme`.
    #[must_use]
    pub const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Text => theme.text,
            Self::Quiet => theme.quiet,
            Self::Focus => theme.focus,
            Self::Selected => theme.selected,
            Self::Key => theme.key,
            Self::Link => theme.link,
            Self::Bar => theme.bar,
            Self::Good => theme.good,
            Self::Warning => theme.warning,
            Self::Bad => theme.bad,
        }
    }
}

/// How a piece of text looks: a role of the theme, or a style of its own, and attributes upon that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    ink: Ink,
    attributes: Attributes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    Role(Role),
    Style(Style),
}

impl Look {
    /// As what is around it.
    pub const PLAIN: Self = Self {
        ink: Ink::Role(Role::Text),
        attributes: Attributes::NONE,
    };

    /// With `attributes` too.
    #[must_use]
    pub const fn with(mut self, attributes: Attributes) -> Self {
        self.attributes = self.attributes.with(attributes);
        self
    }

    /// What it looks like in `theme` within text of the style `around`, whose background and attributes it keeps. Where that
    /// stands on a colour, as what is selected does, a role keeps its foreground too: the colours of roles are chosen for the
    /// terminal's own background.
    #[must_use]
    pub fn style(self, theme: &Theme, around: Style) -> Style {
        let style = match self.ink {
            Ink::Role(Role::Text) => around,
            Ink::Role(role) => {
                let mut style = role.style(theme);
                let is_on_color = around.background != Color::Default
                    || around.attributes.contains(Attributes::REVERSE);
                if is_on_color && style.background == Color::Default {
                    style.foreground = around.foreground;
                }
                over(style, around)
            }
            Ink::Style(style) => over(style, around),
        };
        style.with(self.attributes)
    }
}

/// `style` within text of the style `around`.
fn over(style: Style, around: Style) -> Style {
    let mut over = style.with(around.attributes);
    if over.foreground == Color::Default {
        over.foreground = around.foreground;
    }
    if over.background == Color::Default {
        over.background = around.background;
    }
    over
}

impl Default for Look {
    fn default() -> Self {
        Self::PLAIN
    }
}

impl From<Role> for Look {
    fn from(role: Role) -> Self {
        Self {
            ink: Ink::Role(role),
            attributes: Attributes::NONE,
        }
    }
}

impl From<Style> for Look {
    fn from(style: Style) -> Self {
        Self {
            ink: Ink::Style(style),
            attributes: Attributes::NONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_keeps_the_background_around_it() {
        let theme = Theme::TERMINAL;
        let around = Style::new().bg(Color::BLUE).reverse();
        let look = Look::from(Style::new().fg(Color::GREEN));
        assert_eq!(
            look.style(&theme, around),
            Style::new().fg(Color::GREEN).bg(Color::BLUE).reverse()
        );
        assert_eq!(Look::PLAIN.style(&theme, around), around);
    }

    #[test]
    fn roles_are_coloured_on_the_terminals_own_background_only() {
        let theme = Theme::DARK;
        let bad = Look::from(Role::Bad);
        assert_eq!(bad.style(&theme, Style::PLAIN), theme.bad);
        assert_eq!(bad.style(&theme, theme.selected), theme.selected.bold());
        let reversed = Style::new().reverse();
        assert_eq!(bad.style(&Theme::TERMINAL, reversed), reversed.bold());
    }
}
