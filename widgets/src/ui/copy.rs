//! Text for the person's clipboard.

use strombus_terminal::{CLIPBOARD_LIMIT, Key, KeyCode, Modifiers};

use super::Ui;
use crate::id::WidgetId;
use crate::widget::Copying;
use crate::widgets::Tone;

/// Whether the key says to copy: Alt-W as in Emacs, or Ctrl-Insert as in CUA. Ctrl-C leaves.
fn says_copy(key: &Key) -> bool {
    matches!(
        (key.code, key.modifiers),
        (KeyCode::Char('w'), Modifiers::ALT) | (KeyCode::Insert, Modifiers::CONTROL)
    )
}

impl<M: Send + 'static> Ui<M> {
    /// Puts text into the clipboard of the person's terminal (OSC 52), where the terminal [takes it](strombus_terminal::Profile::clipboard).
    /// Returns whether it is sent; where it is not, the person is told why. Of more than [`CLIPBOARD_LIMIT`] bytes
    /// (64 KiB) nothing is sent: a part of what was copied is worse than what was there before.
    ///
    /// What is selected in a field, the row of a table and the like need no help of the app: Alt-W and Ctrl-Insert
    /// copy what the focused widget [offers](crate::Widget::copied).
    pub fn copy(&mut self, text: impl Into<String>) -> bool {
        let text = text.into();
        if text.is_empty() {
            return false;
        }
        if !self.profile.clipboard {
            self.toast(
                Tone::Warning,
                "This terminal takes no text to its clipboard.",
            );
            return false;
        }
        if text.len() > CLIPBOARD_LIMIT {
            let (long, most) = (text.len().div_ceil(1024), CLIPBOARD_LIMIT / 1024);
            let why = format!("{long} KiB are too much for a clipboard; {most} fit.");
            self.toast(Tone::Warning, why);
            return false;
        }
        self.copied = Some(text);
        true
    }

    /// What is to be put into the clipboard since this was asked last: the newest of it.
    pub(crate) const fn take_copied(&mut self) -> Option<String> {
        self.copied.take()
    }

    /// What the key would copy, if it is the one for that.
    pub(super) fn copied_by(&self, key: &Key) -> Option<String> {
        says_copy(key).then(|| self.offered()).flatten()
    }

    /// What the focused widget, or else one around it, offers to copy.
    pub(crate) fn offered(&self) -> Option<String> {
        let mut path = self.focused.into_iter().flat_map(|id| self.arena.path(id));
        path.find_map(|id| self.arena.node(id)?.copied(Copying::Asked))
    }

    /// The mouse was let go over a widget that took the press, and was dragged since.
    pub(super) fn copy_dragged(&mut self, id: WidgetId) {
        let node = self.arena.node(id);
        let text = node.and_then(|node| node.copied(Copying::Dragged));
        // Nobody asked for it outright, so that nobody is told where it cannot be.
        let fits = |text: &String| self.profile.clipboard && text.len() <= CLIPBOARD_LIMIT;
        if let Some(text) = text.filter(fits) {
            self.copy(text);
        }
    }
}
