//! The few styles of the tale. Without colours it reads as well: what others do names them.

use strombus_widgets::terminal::{Color, Style};
use strombus_widgets::{Look, Role};

use crate::news::News;

/// What explains, and what one has typed.
pub(super) const QUIET: Role = Role::Quiet;

/// What happens without one's doing.
const OTHERS: Style = Style::new().fg(Color::GREEN);

/// How a line of news looks: in bold what is meant for this person, or for everyone.
pub(super) fn of(news: &News) -> Look {
    match news {
        News::Told { .. } | News::GaveYou { .. } | News::Lit { .. } => OTHERS.bold().into(),
        News::Missed { .. } => QUIET.into(),
        _ => OTHERS.into(),
    }
}
