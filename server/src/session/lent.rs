//! The surface that frames are drawn on, lent to one session at a time.

use std::cell::RefCell;

use strombus_terminal::{Painter, Surface};
use strombus_widgets::Running;

thread_local! {
    /// Drawing never waits, so the sessions of a thread share one.
    static SURFACE: RefCell<Surface> = RefCell::new(Surface::default());
}

/// Draws what changed, and appends the bytes that show it.
pub(super) fn draw(app: &mut dyn Running, painter: &mut Painter, out: &mut Vec<u8>) {
    SURFACE.with_borrow_mut(|surface| {
        // A screen whose state is unknown is drawn whole.
        if painter.is_stale() {
            app.draw_all();
        }
        let start = out.len();
        painter.draw(surface, out, |surface| app.draw(surface));
        painter.synchronize(start, out);
    });
}
