//! The few styles of the tale. Without colours it reads as well: what others do names them.

use strombus_widgets::terminal::{Color, Style};

use crate::news::News;

/// What explains, and what one has typed.
pub(super) const QUIET: Style = Style::new().fg(Color::GREY);

/// What happens without one's doing.
const OTHERS: Style = Style::new().fg(Color::GREEN);

/// How a line of news looks: in bold what is meant for this person, or for everyone.
pub(super) fn of(news: &News) -> Style {
    match news {
        News::Told { .. } | News::GaveYou { .. } | News::Lit { .. } => OTHERS.bold(),
        News::Missed { .. } => QUIET,
        _ => OTHERS,
    }
}
