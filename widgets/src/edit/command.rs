//! What a key says to a text, as Readline, Emacs and the arrows have it.

use strombus_terminal::{Key, KeyCode, Modifiers};

/// Where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    /// Back to the last blank, whatever the signs between.
    BlankLeft,
    LineStart,
    LineEnd,
    Up,
    Down,
    PageUp,
    PageDown,
    TextStart,
    TextEnd,
}

/// What a key says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Type(char),
    Newline,
    /// Goes there; with what is passed selected or not.
    Go(Motion, bool),
    /// Deletes what is selected, or all until there.
    Delete(Motion),
    /// Deletes all until there, to be put back.
    Kill(Motion),
    /// Deletes what is selected, to be put back; or back to a blank.
    KillRegion,
    Cut,
    Copy,
    Yank,
    Undo,
    Redo,
    SelectAll,
    /// Whatever is passed from here on is selected.
    Mark,
    /// Nothing is selected any more.
    Unmark,
}

impl Command {
    /// Whether it changes nothing of the text.
    pub(crate) const fn only_looks(self) -> bool {
        matches!(
            self,
            Self::Go(..) | Self::Copy | Self::SelectAll | Self::Mark | Self::Unmark
        )
    }

    /// What `key` says; none if it says nothing to a text.
    pub(crate) fn of(key: &Key) -> Option<Self> {
        const NONE: Modifiers = Modifiers::NONE;
        const ALT: Modifiers = Modifiers::ALT;
        const CONTROL: Modifiers = Modifiers::CONTROL;
        const CONTROL_SHIFT: Modifiers = CONTROL.with(Modifiers::SHIFT);
        if let KeyCode::Char('z' | 'Z') = key.code
            && key.modifiers == CONTROL_SHIFT
        {
            return Some(Self::Redo);
        }
        let (modifiers, select) = match key.code {
            KeyCode::Char(_) => (key.modifiers, false),
            _ => (
                key.modifiers.without(Modifiers::SHIFT),
                key.modifiers.contains(Modifiers::SHIFT),
            ),
        };
        if let Some(motion) = motion(key.code, modifiers) {
            return Some(Self::Go(motion, select));
        }
        Some(match (key.code, modifiers) {
            (KeyCode::Enter, NONE) => Self::Newline,
            (KeyCode::Delete, NONE) if select => Self::Cut,
            (KeyCode::Insert, NONE) if select => Self::Yank,
            (KeyCode::Insert, CONTROL) => Self::Copy,
            (KeyCode::Backspace, NONE) | (KeyCode::Char('h'), CONTROL) => {
                Self::Delete(Motion::Left)
            }
            (KeyCode::Delete, NONE) | (KeyCode::Char('d'), CONTROL) => Self::Delete(Motion::Right),
            (KeyCode::Backspace, ALT | CONTROL) => Self::Kill(Motion::WordLeft),
            (KeyCode::Delete, ALT | CONTROL) | (KeyCode::Char('d'), ALT) => {
                Self::Kill(Motion::WordRight)
            }
            (KeyCode::Char('w'), CONTROL) => Self::KillRegion,
            (KeyCode::Char('u'), CONTROL) => Self::Kill(Motion::LineStart),
            (KeyCode::Char('k'), CONTROL) => Self::Kill(Motion::LineEnd),
            (KeyCode::Char('x'), CONTROL) => Self::Cut,
            (KeyCode::Char('w'), ALT) => Self::Copy,
            (KeyCode::Char('y' | 'v'), CONTROL) => Self::Yank,
            (KeyCode::Char('z' | '_'), CONTROL) => Self::Undo,
            (KeyCode::Char('z' | '_'), ALT) => Self::Redo,
            (KeyCode::Char('a'), ALT) => Self::SelectAll,
            (KeyCode::Char(' '), CONTROL) => Self::Mark,
            (KeyCode::Char('g'), CONTROL) => Self::Unmark,
            _ => return key.typed().map(Self::Type),
        })
    }
}

fn motion(code: KeyCode, modifiers: Modifiers) -> Option<Motion> {
    const NONE: Modifiers = Modifiers::NONE;
    const ALT: Modifiers = Modifiers::ALT;
    const CONTROL: Modifiers = Modifiers::CONTROL;
    Some(match (code, modifiers) {
        (KeyCode::Left, NONE) | (KeyCode::Char('b'), CONTROL) => Motion::Left,
        (KeyCode::Right, NONE) | (KeyCode::Char('f'), CONTROL) => Motion::Right,
        (KeyCode::Up, NONE) | (KeyCode::Char('p'), CONTROL) => Motion::Up,
        (KeyCode::Down, NONE) | (KeyCode::Char('n'), CONTROL) => Motion::Down,
        (KeyCode::PageUp, NONE) => Motion::PageUp,
        (KeyCode::PageDown, NONE) => Motion::PageDown,
        (KeyCode::Home, NONE) | (KeyCode::Char('a'), CONTROL) => Motion::LineStart,
        (KeyCode::End, NONE) | (KeyCode::Char('e'), CONTROL) => Motion::LineEnd,
        (KeyCode::Home, CONTROL) | (KeyCode::Char('<'), ALT) => Motion::TextStart,
        (KeyCode::End, CONTROL) | (KeyCode::Char('>'), ALT) => Motion::TextEnd,
        (KeyCode::Left, CONTROL | ALT) | (KeyCode::Char('b'), ALT) => Motion::WordLeft,
        (KeyCode::Right, CONTROL | ALT) | (KeyCode::Char('f'), ALT) => Motion::WordRight,
        _ => return None,
    })
}
