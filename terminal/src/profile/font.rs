//! Signs that a terminal's font does not have.

use super::Profile;
use crate::charset::console;

impl Profile {
    /// The sign that is shown in place of `c`, of one column as it is, since the font may not have it; `None` if `c` itself is.
    #[must_use]
    pub fn in_its_font(&self, c: char) -> Option<char> {
        self.console_font.then(|| console::nearest(c)).flatten()
    }
}
