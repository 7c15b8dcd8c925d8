//! The widgets, one a file.

mod border;
mod boxes;
mod button;
mod drawing;
mod help_overlay;
mod key_bar;
mod label;
mod list;
mod password_input;
mod program_pane;
mod scrollbar;
mod scrolled_area;
mod text_area;
mod text_input;
mod toast;
mod viewport;

pub use border::Border;
pub use boxes::{HBox, VBox};
pub use button::{Button, Pressed};
pub use drawing::{Drawing, Drawn};
pub use help_overlay::HelpOverlay;
pub use key_bar::KeyBar;
pub use label::Label;
pub use list::{List, ListEvent};
pub use password_input::{Password, PasswordInput, PasswordSubmitted};
pub use program_pane::{ProgramEvent, ProgramPane};
pub use scrollbar::{Scrollbar, Scrolled};
pub use scrolled_area::ScrolledArea;
pub use text_area::TextArea;
pub use text_input::{Submitted, TextInput};
pub use toast::{Toast, Tone};
pub use viewport::Viewport;
