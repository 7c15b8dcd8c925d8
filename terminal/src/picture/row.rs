//! One row of the screen.

use super::cursor;
use super::decoration::Decorations;
use super::link::Links;
use super::look::Looks;
use super::sheet::Sheet;
use super::text::Words;
use super::{CELL_HEIGHT, CELL_WIDTH, blocks, boxes, braille};
use crate::screen::Screen;

/// Draws row `y` of `screen` with its upper edge at `top`.
pub(super) fn draw(sheet: &mut Sheet, screen: &Screen, looks: &Looks<'_>, y: u16, top: f64) {
    let mut words = Words::new(top);
    let mut decorations = Decorations::new(top);
    let mut links = Links::new(top);
    let cursor = Some(screen.cursor()).filter(|cursor| cursor.visible && cursor.row == y);
    let (mut left, mut column) = (0.0, 0_u16);
    for cell in screen.row(y) {
        let mut look = looks.look(cell.rendition);
        let width = f64::from(cell.width) * CELL_WIDTH;
        let next = column.saturating_add(cell.width.into());
        if let Some(cursor) = cursor.filter(|cursor| (column..next).contains(&cursor.column)) {
            look = cursor::draw(sheet, looks, cursor.shape, look, left, top, width);
        }
        if let Some(color) = look.background {
            sheet.ground(color, left, top, width, CELL_HEIGHT);
        }
        decorations.add(sheet, &look, left, width);
        links.add(sheet, cell.link, left, width);
        let mut chars = cell.text.chars();
        let drawn = match (chars.next(), chars.next()) {
            _ if look.invisible || cell.text == " " => true,
            (Some(c), None) => {
                boxes::draw(sheet, c, look.foreground, left, top)
                    || blocks::draw(sheet, c, &look, looks.background, left, top)
                    || braille::draw(sheet, c, look.foreground, left, top)
            }
            _ => false,
        };
        if drawn {
            words.end(sheet);
        } else {
            words.add(sheet, cell.text, cell.width, &look, left);
        }
        left += width;
        column = next;
    }
    words.end(sheet);
    links.end(sheet);
}
