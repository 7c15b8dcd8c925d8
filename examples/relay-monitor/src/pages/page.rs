//! The pages of one relay.

/// A page of one relay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Graph and log.
    #[default]
    Graph,
    /// Connections and circuits.
    Connections,
    /// The configuration editor.
    Configuration,
    /// The file that tor was configured by.
    Torrc,
    /// Commands for tor.
    Prompt,
}

impl Page {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 5] = [
        Self::Graph,
        Self::Connections,
        Self::Configuration,
        Self::Torrc,
        Self::Prompt,
    ];

    /// What it is called.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Graph => "Graph and log",
            Self::Connections => "Connections",
            Self::Configuration => "Configuration",
            Self::Torrc => "Torrc",
            Self::Prompt => "Prompt",
        }
    }

    /// Its place among the tabs.
    pub(crate) const fn number(self) -> usize {
        self as usize
    }
}
