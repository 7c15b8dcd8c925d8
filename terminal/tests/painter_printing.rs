//! What a printing terminal gets: the rows that changed, each on a line, the cursor's row last and changed in place.

use strombus_terminal::{Painter, Position, Profile, Size, Style, Surface};

/// A dumb terminal of 5 rows and 20 columns.
struct Session {
    painter: Painter,
    surface: Surface,
}

impl Session {
    fn new() -> Self {
        let size = Size::new(5, 20);
        let mut painter = Painter::new(Profile::DUMB, size);
        painter.enter(&mut Vec::new());
        Self {
            painter,
            surface: Surface::new(size),
        }
    }

    /// Writes texts at rows and columns, puts the cursor somewhere, and compares what is printed.
    #[track_caller]
    fn check(
        &mut self,
        texts: &[(i32, i32, &str)],
        cursor: Option<(i32, i32)>,
        expected: &str,
    ) -> &mut Self {
        self.painter.load(&mut self.surface);
        for (row, column, text) in texts {
            self.surface
                .canvas()
                .text(Position::new(*row, *column), text, Style::PLAIN);
        }
        self.surface
            .set_cursor(cursor.map(|(row, column)| Position::new(row, column)));
        let mut out = Vec::new();
        self.painter.paint(&mut self.surface, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        self
    }
}

#[test]
fn changed_rows_are_lines_and_the_cursors_row_comes_last() {
    Session::new()
        .check(
            &[(0, 0, "one"), (1, 0, "> "), (3, 0, "three")],
            Some((1, 2)),
            "one\r\nthree\r\n> ",
        )
        .check(&[(3, 0, "drei ")], Some((1, 2)), "\r\ndrei\r\n> ");
}

#[test]
fn typing_goes_on_in_place() {
    Session::new()
        .check(&[(1, 0, ">")], Some((1, 2)), "> ")
        .check(&[(1, 2, "a")], Some((1, 3)), "a")
        .check(&[], Some((1, 4)), " ")
        .check(&[(1, 4, "b")], Some((1, 5)), "b");
}

#[test]
fn what_is_inserted_or_rubbed_out_is_changed_in_place() {
    Session::new()
        .check(&[(1, 0, "abc")], Some((1, 3)), "abc")
        .check(&[(1, 2, " ")], Some((1, 2)), "\x08 \x08")
        .check(&[], Some((1, 1)), "\x08")
        .check(&[(1, 1, "xb")], Some((1, 2)), "xb\x08")
        .check(&[(1, 0, "   ")], Some((1, 0)), "\r   \r");
}

#[test]
fn a_change_before_the_typed_character_is_not_lost() {
    Session::new()
        .check(&[(1, 0, "1 abc")], Some((1, 5)), "1 abc")
        .check(&[(1, 0, "2 abcd")], Some((1, 6)), "\r2 abcd");
}

#[test]
fn a_row_that_changes_again_is_changed_in_place() {
    Session::new()
        .check(&[(0, 0, "10:00")], None, "10:00")
        .check(&[(0, 4, "1")], None, "\x081")
        .check(&[(0, 4, "2"), (2, 0, "done")], None, "\x082\r\ndone");
}

#[test]
fn a_cursor_on_another_row_shows_that_row() {
    Session::new()
        .check(
            &[(0, 0, "name: a"), (1, 0, "mail: b")],
            Some((0, 7)),
            "mail: b\r\nname: a",
        )
        .check(&[], Some((1, 7)), "\r\nmail: b");
}

#[test]
fn a_row_that_became_blank_is_not_worth_a_line() {
    Session::new()
        .check(&[(0, 0, "gone"), (1, 0, "> ")], Some((1, 2)), "gone\r\n> ")
        .check(&[(0, 0, "    ")], Some((1, 2)), "");
}

#[test]
fn what_looks_the_same_in_ascii_is_not_printed_again() {
    Session::new()
        .check(&[(0, 0, "│é│")], None, "|e|")
        .check(&[(0, 0, "║ê║")], None, "");
}

#[test]
fn a_resize_begins_a_new_line() {
    let mut session = Session::new();
    session.check(&[(1, 0, "> ab")], Some((1, 4)), "> ab");
    session.painter.resize(Size::new(4, 10));
    session.check(&[(1, 0, "> ab")], Some((1, 4)), "\r\n> ab");
}

#[test]
fn leaving_ends_the_line_and_entering_prints_anew() {
    let mut session = Session::new();
    session.check(&[(1, 0, "> ab")], Some((1, 4)), "> ab");
    let mut out = Vec::new();
    session.painter.leave(&mut out);
    assert_eq!(out, b"\r\n");
    session.painter.enter(&mut out);
    session.check(&[(1, 0, "> ab")], Some((1, 4)), "> ab");
}

#[test]
fn a_full_row_under_the_cursor_stops_before_the_last_column() {
    let full = "abcdefghijklmnopqrst";
    let expected = format!("{full}\r\n{}\r", &full[..19]);
    Session::new()
        .check(&[(0, 0, full), (1, 0, full)], Some((1, 0)), &expected)
        .check(&[(1, 0, "X")], Some((1, 1)), "X");
}

#[test]
fn a_full_row_is_not_changed_in_place() {
    Session::new()
        .check(&[(0, 19, "z")], Some((0, 0)), "")
        .check(&[(0, 18, "y ")], None, "\r\n                  y")
        .check(&[], Some((0, 18)), "\x08");
}
