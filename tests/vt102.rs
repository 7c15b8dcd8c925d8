//! The example without widgets, driven as a host drives it.

#[path = "../examples/vt102.rs"]
#[expect(dead_code, reason = "its `main` is for running it alone")]
mod vt102;

use std::time::Duration;

use strombus::terminal::{Input, Key, Profile, Size};
use strombus::{Catalogue, Departure, Running, Session};

struct Host {
    app: Box<dyn Running>,
    screen: avt::Terminal,
}

impl Host {
    fn open(rows: u16, columns: u16) -> Self {
        let catalogue = Catalogue::new().terminal_app::<vt102::Vt102>("vt102", "");
        let size = Size::new(rows, columns);
        let mut app = catalogue
            .find("vt102")
            .unwrap()
            .open(size, &Session::pilot());
        app.draw_all();
        let screen = avt::Terminal::new(columns.max(1).into(), rows.max(1).into()).unwrap();
        let mut host = Self { app, screen };
        host.write();
        host
    }

    fn write(&mut self) {
        let mut out = Vec::new();
        self.app.take_output(&mut out);
        self.screen.feed(std::str::from_utf8(&out).unwrap());
    }

    fn key(&mut self, c: char) {
        self.app.input(Input::Key(Key::char(c)));
        self.write();
    }

    fn row(&self, row: usize) -> String {
        let line = self.screen.screen().visible_lines().nth(row).unwrap();
        line.text().trim_end().to_owned()
    }
}

#[test]
fn the_head_stays_while_what_is_below_scrolls() {
    let mut host = Host::open(12, 60);
    let head = |host: &Host| (0..8).map(|row| host.row(row)).collect::<Vec<_>>();
    let before = head(&host);
    assert_eq!(before[4], format!("┌{}┐", "─".repeat(30)));
    assert!(before[5].starts_with("│ bold underline blink reverse"));
    for c in "abcdefg".chars() {
        host.key(c);
    }
    assert_eq!(head(&host), before);
    assert_eq!(host.row(11), "Char('g')");
    assert_eq!(host.row(8), "Char('d')");
}

#[test]
fn its_clock_goes_and_leaves_the_cursor_where_it_was() {
    let mut host = Host::open(12, 60);
    let cursor = host.screen.cursor();
    host.app.advance(Duration::from_secs(1));
    host.write();
    assert_eq!(host.row(3).trim(), "1 s");
    let after = host.screen.cursor();
    assert_eq!((after.row, after.col), (cursor.row, cursor.col));
    assert_eq!(host.app.next_deadline(), Some(Duration::from_secs(2)));
}

#[test]
fn a_printing_terminal_gets_no_sequences() {
    let catalogue = Catalogue::new().terminal_app::<vt102::Vt102>("vt102", "");
    let session = Session {
        profile: Profile::DUMB,
        ..Session::pilot()
    };
    let mut app = catalogue.find("vt102").unwrap().open(Size::VT100, &session);
    app.draw_all();
    app.advance(Duration::from_secs(1));
    app.input(Input::Key(Key::char('x')));
    let mut out = Vec::new();
    app.take_output(&mut out);
    assert_eq!(out, b"This needs a screen.\r\nChar('x')");
    assert!(app.take_queries().is_empty());
}

#[test]
fn no_size_is_too_small_for_it() {
    for (rows, columns) in [(0, 0), (1, 1), (9, 3), (10, 3), (500, 1000)] {
        let mut host = Host::open(rows, columns);
        host.app.advance(Duration::from_secs(1));
        host.key('x');
        host.key('q');
        assert_eq!(host.app.take_departure(), Some(Departure::Leave(0)));
    }
}
