//! Erasing: all of it, or what is not protected; and rectangles.

use super::{Operations, from_one};
use crate::geometry::{Position, Rect};
use crate::text;

impl Operations<'_> {
    /// Erases from the cursor to the end of the screen (ED 0).
    pub fn erase_below(&mut self) -> &mut Self {
        self.csi("", &[], "J")
    }

    /// Erases from the start of the screen to the cursor, and what is under it (ED 1).
    pub fn erase_above(&mut self) -> &mut Self {
        self.csi("", &[1], "J")
    }

    /// Erases the screen; the cursor stays (ED 2). Lines are of single width afterwards.
    pub fn erase_screen(&mut self) -> &mut Self {
        self.csi("", &[2], "J")
    }

    /// Erases what was scrolled off the screen (ED 3, of xterm).
    pub fn erase_scrollback(&mut self) -> &mut Self {
        self.csi("", &[3], "J")
    }

    /// Erases from the cursor to the end of the row (EL 0).
    pub fn erase_to_end(&mut self) -> &mut Self {
        self.csi("", &[], "K")
    }

    /// Erases from the start of the row to the cursor, and what is under it (EL 1).
    pub fn erase_to_start(&mut self) -> &mut Self {
        self.csi("", &[1], "K")
    }

    /// Erases the row; the cursor stays (EL 2).
    pub fn erase_line(&mut self) -> &mut Self {
        self.csi("", &[2], "K")
    }

    /// Erases `count` characters from the cursor on; nothing moves (ECH).
    pub fn erase_characters(&mut self, count: u16) -> &mut Self {
        self.counted(count, "X")
    }

    /// Whether what is written from now on is protected from selective erasing (DECSCA, of the VT220).
    pub fn protect(&mut self, protected: bool) -> &mut Self {
        self.csi("", &[u16::from(protected)], "\"q")
    }

    /// Erases from the cursor to the end of the screen what is not protected (DECSED 0).
    pub fn selective_erase_below(&mut self) -> &mut Self {
        self.csi("?", &[], "J")
    }

    /// Erases from the start of the screen to the cursor what is not protected (DECSED 1).
    pub fn selective_erase_above(&mut self) -> &mut Self {
        self.csi("?", &[1], "J")
    }

    /// Erases on the screen what is not protected (DECSED 2).
    pub fn selective_erase_screen(&mut self) -> &mut Self {
        self.csi("?", &[2], "J")
    }

    /// Erases from the cursor to the end of the row what is not protected (DECSEL 0).
    pub fn selective_erase_to_end(&mut self) -> &mut Self {
        self.csi("?", &[], "K")
    }

    /// Erases from the start of the row to the cursor what is not protected (DECSEL 1).
    pub fn selective_erase_to_start(&mut self) -> &mut Self {
        self.csi("?", &[1], "K")
    }

    /// Erases in the row what is not protected (DECSEL 2).
    pub fn selective_erase_line(&mut self) -> &mut Self {
        self.csi("?", &[2], "K")
    }

    /// Erases a rectangle (DECERA, of the VT420). Nothing for an empty one.
    pub fn erase_rectangle(&mut self, rect: Rect) -> &mut Self {
        self.rectangle(&[], rect, &[], "$z")
    }

    /// Erases in a rectangle what is not protected (DECSERA, of the VT420).
    pub fn selective_erase_rectangle(&mut self, rect: Rect) -> &mut Self {
        self.rectangle(&[], rect, &[], "${")
    }

    /// Fills a rectangle with `c` in the rendition in force (DECFRA, of the VT420). Nothing for a character that is
    /// not printable or lies beyond U+FFFF, which a parameter does not carry.
    pub fn fill_rectangle(&mut self, rect: Rect, c: char) -> &mut Self {
        match u16::try_from(u32::from(c)) {
            Ok(code) if text::is_printable(c) => self.rectangle(&[code], rect, &[], "$x"),
            _ => self,
        }
    }

    /// Copies a rectangle to another place of the same page (DECCRA, of the VT420).
    pub fn copy_rectangle(&mut self, rect: Rect, to: Position) -> &mut Self {
        let to = [1, from_one(to.row), from_one(to.column), 1];
        self.rectangle(&[], rect, &to, "$v")
    }

    fn rectangle(&mut self, before: &[u16], rect: Rect, after: &[u16], last: &str) -> &mut Self {
        if rect.is_empty() || rect.bottom() <= 0 || rect.right() <= 0 {
            return self;
        }
        let sides = [
            from_one(rect.top()),
            from_one(rect.left()),
            from_one(rect.bottom() - 1),
            from_one(rect.right() - 1),
        ];
        self.csi("", &[before, &sides, after].concat(), last)
    }
}
