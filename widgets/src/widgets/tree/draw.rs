//! How a tree looks.

use strombus_terminal::{Canvas, Position, Rect, Size, Style};

use super::{Inside, NodeId, Tree};
use crate::cut;
use crate::widget::Focus;

/// Stands before the selected row, so that it is told from the others without any attribute too.
const MARK: &str = "›";

/// The mark and a blank.
const MARGIN: i32 = 2;

/// How much further in stands what hangs on a node.
const STEP: i32 = 2;

impl Tree {
    /// The column of the sign that tells whether a branch is open. What hangs deep does not leave the screen.
    pub(super) fn sign_at(&self, depth: u32) -> i32 {
        let indent = i32::try_from(depth)
            .unwrap_or(i32::MAX)
            .saturating_mul(STEP);
        let most = i32::from(self.size.columns) / 2;
        MARGIN + indent.min(most - most % STEP)
    }

    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let room = self.rows.draw_thumb(canvas);
        let mut rows = canvas.part(Rect::of(room));
        for (at, row) in self.rows.seen(rows.visible()) {
            if let Some(&(id, depth)) = self.flat.get(row) {
                self.draw_row(&mut rows, at, id, depth, self.rows.at() == Some(row));
            }
        }
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, row: i32, id: NodeId, depth: u32, selected: bool) {
        let Some(node) = self.nodes.get(id) else {
            return;
        };
        let columns = canvas.size().columns;
        let style = match (selected, self.focus) {
            (false, _) => Style::PLAIN,
            (true, Focus::Own) => canvas.theme().selected,
            (true, _) => canvas.theme().selected_elsewhere,
        };
        let start = Position::new(row, 0);
        if selected {
            canvas.blank(Rect::new(start, Size::new(1, columns)), style);
            canvas.text(start, MARK, style);
            canvas.set_cursor(start);
        }
        let sign_at = self.sign_at(depth);
        let sign = match (node.inside, node.is_open) {
            (Inside::Leaf, _) => "",
            (_, true) => "-",
            (_, false) => "+",
        };
        // What stands on the selected row looks as that row does.
        let quiet = if selected {
            style
        } else {
            canvas.theme().quiet
        };
        canvas.text(Position::new(row, sign_at), sign, quiet);
        let at = Position::new(row, sign_at + STEP);
        let room = usize::try_from(i32::from(columns) - at.column).unwrap_or(0);
        let line = node.content.lines().next().unwrap_or_default();
        let width = node.content.draw_cut(canvas, at, line, room, style);
        if node.is_open && node.inside == Inside::Asked {
            cut::draw(
                canvas,
                cut::right_of(at, width),
                " …",
                room.saturating_sub(width),
                quiet,
            );
        }
    }
}
