//! The few styles that the widgets share: calm, and meaningful without colours too.

use strombus_terminal::{Attributes, Color, Style};

/// What has the focus, and titles around it.
pub(crate) const FOCUS: Style = Style::new().fg(Color::CYAN).with(Attributes::BOLD);

/// Frames, scrollbars, and what explains.
pub(crate) const QUIET: Style = Style::new().fg(Color::GREY);

/// The item of a list that the keys are about, while the list has the focus; a button that has it.
pub(crate) const SELECTED: Style = Style::new().reverse();

/// The item of a list that the keys will be about.
pub(crate) const SELECTED_ELSEWHERE: Style = Style::new().bold();

/// A field to type into: seen where it is empty, and on a terminal without colours. It is the same with and without
/// the focus (the cursor tells that), so that a typed character changes its own cell and nothing else.
pub(crate) const FIELD: Style = Style::new().underline();

/// What a field says while it is empty.
pub(crate) const HINT: Style = QUIET.underline();
