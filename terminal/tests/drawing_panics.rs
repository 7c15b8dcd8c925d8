//! Drawing clips: no coordinates and no size, 0x0 included, make it panic, nor painting what was drawn.

use proptest::prelude::*;
use strombus_terminal::{Painter, Position, Profile, Rect, Size, Style, Surface};

fn coordinate() -> impl Strategy<Value = i32> {
    prop_oneof![
        Just(i32::MIN),
        Just(i32::MIN + 1),
        Just(i32::MAX - 1),
        Just(i32::MAX),
        any::<i32>(),
        -40..40_i32,
    ]
}

fn position() -> impl Strategy<Value = Position> {
    (coordinate(), coordinate()).prop_map(|(row, column)| Position::new(row, column))
}

fn size(most: u16) -> impl Strategy<Value = Size> {
    let side = move || prop_oneof![Just(0), Just(1), Just(most), 0..most];
    (side(), side()).prop_map(|(rows, columns)| Size::new(rows, columns))
}

fn rect() -> impl Strategy<Value = Rect> {
    (position(), size(u16::MAX)).prop_map(|(at, size)| Rect::new(at, size))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_coordinates_make_drawing_panic(
        size in size(30),
        outer in rect(),
        inner in rect(),
        at in position(),
        length in prop_oneof![Just(u16::MAX), 0..50_u16],
        text in prop_oneof![Just("世界🚀e\u{301}".to_owned()), any::<String>()],
    ) {
        let style = Style::new().reverse();
        let mut surface = Surface::new(size);
        let mut canvas = surface.canvas();
        canvas.text(at, &text, style);
        canvas.horizontal(at, length, "─", style);
        canvas.vertical(at, length, "世", style);
        canvas.blank(outer, style);
        canvas.restyle(outer, |style| style.bold());
        canvas.set_cursor(at);
        let mut part = canvas.part(outer);
        let mut part = part.part(inner);
        part.clear(style);
        part.text(at, &text, style);
        part.restyle(inner, |style| style.bold());
        part.blank(inner, style);
        part.horizontal(inner.origin, length, "世", style);
        part.vertical(inner.origin, length, "─", style);
        part.set_cursor(at);
        let visible = part.visible();
        prop_assert!(visible.size.rows <= size.rows && visible.size.columns <= size.columns);
        surface.set_cursor(Some(at));
        prop_assert_eq!(surface.cell(at).is_some(), Rect::of(size).contains(at));
    }

    #[test]
    fn no_sizes_make_painting_panic(
        sizes in prop::collection::vec(size(40), 1..5),
        other in size(40),
        dumb in any::<bool>(),
    ) {
        let profile = if dumb { Profile::DUMB } else { Profile::XTERM };
        let mut painter = Painter::new(profile, other);
        let mut surface = Surface::default();
        let mut out = Vec::new();
        painter.enter(&mut out);
        for size in sizes {
            painter.load(&mut surface);
            surface.canvas().text(Position::ORIGIN, "世界🚀e\u{301}", Style::PLAIN);
            surface.set_cursor(Some(Position::ORIGIN));
            painter.paint(&mut surface, &mut out);
            painter.resize(size);
            painter.paint(&mut surface, &mut out);
        }
        painter.leave(&mut out);
    }
}
