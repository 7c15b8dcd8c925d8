//! Inserting and deleting.

use super::Operations;

impl Operations<'_> {
    /// Inserts `count` blanks at the cursor; what is pushed out at the right is gone (ICH; not on a VT102).
    pub fn insert_characters(&mut self, count: u16) -> &mut Self {
        self.counted(count, "@")
    }

    /// Deletes `count` characters at the cursor; the rest of the row moves left (DCH).
    pub fn delete_characters(&mut self, count: u16) -> &mut Self {
        self.counted(count, "P")
    }

    /// Inserts `count` blank rows at the cursor's, within the scroll region (IL).
    pub fn insert_lines(&mut self, count: u16) -> &mut Self {
        self.counted(count, "L")
    }

    /// Deletes `count` rows from the cursor's on, within the scroll region (DL).
    pub fn delete_lines(&mut self, count: u16) -> &mut Self {
        self.counted(count, "M")
    }

    /// Inserts `count` blank columns at the cursor's, within the margins (DECIC, of the VT420).
    pub fn insert_columns(&mut self, count: u16) -> &mut Self {
        self.counted(count, "'}")
    }

    /// Deletes `count` columns from the cursor's on, within the margins (DECDC, of the VT420).
    pub fn delete_columns(&mut self, count: u16) -> &mut Self {
        self.counted(count, "'~")
    }

    /// The character that was written last, `count` times more (REP).
    pub fn repeat(&mut self, count: u16) -> &mut Self {
        self.counted(count, "b")
    }
}
