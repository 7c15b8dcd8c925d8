//! What a field for a line says.

/// The line that was in a [`TextInput`](crate::TextInput) when Enter was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted(pub String);

/// What happened in a [`TextInput`](crate::TextInput) that tells all; see [`TextInput::live`](crate::TextInput::live).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputEvent {
    /// The person changed the line; it is this now.
    Changed(String),
    /// The person copied or cut this.
    Copied(String),
    /// The line that was there when Enter was pressed.
    Submitted(String),
}

/// What a field for a line says of what happens in it.
pub trait LineEvent: sealed::Sealed + Sized + Send + 'static {
    /// Enter was pressed.
    fn submitted(line: String) -> Self;

    /// The line is another one now.
    fn changed(line: &str) -> Option<Self> {
        let _ = line;
        None
    }

    /// Something was copied.
    fn copied(text: String) -> Option<Self> {
        let _ = text;
        None
    }
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for super::Submitted {}
    impl Sealed for super::InputEvent {}
    impl Sealed for crate::widgets::password_input::PasswordSubmitted {}
}

impl LineEvent for Submitted {
    fn submitted(line: String) -> Self {
        Self(line)
    }
}

impl LineEvent for InputEvent {
    fn submitted(line: String) -> Self {
        Self::Submitted(line)
    }

    fn changed(line: &str) -> Option<Self> {
        Some(Self::Changed(line.to_owned()))
    }

    fn copied(text: String) -> Option<Self> {
        Some(Self::Copied(text))
    }
}
