//! What is asked of a terminal when it is taken, refined, lent and given back.

#[allow(dead_code, reason = "the painter's tests need more of it")]
mod emulators;

use emulators::{Alacritty, Emulator};
use strombus_terminal::{
    Bank, CharacterSet, Color, ColorDepth, CursorShape, KeyboardProtocol, Mode, MouseTracking,
    Operations, Painter, Position, Profile, Screen, Size, Style, Surface, Underline,
};

const SIZE: Size = Size::new(4, 20);

/// A painter that entered and shows a text in `style`.
fn showing(profile: Profile, style: Style) -> (Painter, Surface) {
    let mut painter = Painter::new(profile, SIZE);
    let mut surface = Surface::new(SIZE);
    painter.enter(&mut Vec::new());
    surface.canvas().text(Position::ORIGIN, "text", style);
    painter.paint(&mut surface, &mut Vec::new());
    (painter, surface)
}

fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn what_is_found_later_is_asked_for_at_once_and_taken_back_at_the_end() {
    for (keyboard, begins, ends) in [
        (KeyboardProtocol::Kitty, "\x1b[>1u", "\x1b[<u"),
        (KeyboardProtocol::ModifyOtherKeys, "\x1b[>4;1m", "\x1b[>4m"),
    ] {
        let (mut painter, _) = showing(Profile::XTERM, Style::PLAIN);
        let refined = Profile {
            keyboard,
            ..Profile::XTERM
        };
        assert_eq!(text(|out| painter.refine(refined, out)), begins);
        assert_eq!(text(|out| painter.refine(refined, out)), "");
        assert!(text(|out| painter.leave(out)).starts_with(ends));
        let again = text(|out| painter.enter(out));
        assert!(again.ends_with(begins), "{again:?}");
        // Who has not entered, or is a printing terminal, asks for nothing.
        let mut outside = Painter::new(Profile::XTERM, SIZE);
        assert_eq!(text(|out| outside.refine(refined, out)), "");
    }
}

#[test]
fn alt_is_told_to_send_esc_and_told_back() {
    let (mut painter, _) = showing(Profile::XTERM, Style::PLAIN);
    let refined = Profile {
        told_alt: true,
        ..Profile::XTERM
    };
    assert_eq!(text(|out| painter.refine(refined, out)), "\x1b[?1036h");
    assert_eq!(text(|out| painter.refine(refined, out)), "");
    assert!(text(|out| painter.leave(out)).contains("\x1b[?1036l"));
    assert!(text(|out| painter.enter(out)).contains("\x1b[?1036h"));
}

#[test]
fn only_what_looks_otherwise_is_painted_anew() {
    let refined = Profile {
        colors: ColorDepth::True,
        underlines: true,
        ..Profile::XTERM_256
    };
    for (style, anew) in [
        (Style::PLAIN, false),
        (Style::new().fg(Color::Indexed(200)).underline(), false),
        (Style::new().fg(Color::Rgb(1, 2, 3)), true),
        (Style::new().underlined(Underline::Curly), true),
    ] {
        let (mut painter, mut surface) = showing(Profile::XTERM_256, style);
        painter.refine(refined, &mut Vec::new());
        assert_eq!(painter.is_stale(), anew, "{style:?}");
        let bytes = text(|out| painter.paint(&mut surface, out));
        assert_eq!(bytes.contains("text"), anew, "{style:?}");
    }
}

#[test]
fn a_frame_of_some_size_is_one_synchronized_update() {
    let profile = Profile {
        synchronized: true,
        ..Profile::XTERM
    };
    let (painter, _) = showing(profile, Style::PLAIN);
    let check = |length: usize, expected: bool| {
        let mut out = vec![b'x'; 10 + length];
        painter.synchronize(10, &mut out);
        assert_eq!(out.len() > 10 + length, expected);
        if expected {
            assert_eq!(&out[..18], b"xxxxxxxxxx\x1b[?2026h");
            assert!(out.ends_with(b"x\x1b[?2026l"));
        }
    };
    check(1, false);
    check(255, false);
    check(256, true);
    let (painter, _) = showing(Profile::XTERM, Style::PLAIN);
    let mut out = vec![b'x'; 1000];
    painter.synchronize(0, &mut out);
    assert_eq!(out.len(), 1000);
}

/// An app that leaves everything behind that it can.
fn mess(out: &mut Vec<u8>) {
    Operations::new(out)
        .scroll_region(1..3)
        .set_mode(Mode::ORIGIN)
        .set_mode(Mode::INSERT)
        .set_mode(Mode::NEW_LINE)
        .set_mode(Mode::CURSOR_KEYS)
        .reset_mode(Mode::CURSOR_VISIBLE)
        .set_mode(Mode::MOUSE_MOTION)
        .set_mode(Mode::FOCUS)
        .application_keypad()
        .clear_tabs()
        .designate(Bank::G0, CharacterSet::DecGraphics)
        .designate(Bank::G1, CharacterSet::DecGraphics)
        .shift(Bank::G1)
        .style(Style::new().bg(Color::RED).underline())
        .cursor_shape(CursorShape::Bar, false)
        .begin_link("http://localhost", "")
        .text("qqq");
}

#[test]
fn a_terminal_that_was_lent_is_as_it_was() {
    for profile in [
        Profile::VT100,
        Profile::VT220,
        Profile::XTERM,
        Profile::XTERM_256,
    ] {
        let mut emulator = Alacritty::open(SIZE);
        let (mut painter, mut surface) = (Painter::new(profile, SIZE), Surface::new(SIZE));
        let lent = text(|out| {
            painter.lend(out);
            painter.lend(out);
        });
        emulator.feed(&lent);
        assert!(painter.is_lent());
        emulator.feed(&text(mess));
        // Back to widgets: what is painted is what is shown.
        emulator.feed(&text(|out| painter.take_back(out)));
        surface.canvas().text(Position::ORIGIN, "┌q┐", Style::PLAIN);
        surface.set_cursor(Some(Position::new(3, 3)));
        emulator.feed(&text(|out| painter.paint(&mut surface, out)));
        for (column, expected) in ["┌", "q", "┐", " "].into_iter().enumerate() {
            let (shown, style) = emulator.cell(Position::new(0, column as i32));
            assert_eq!(
                (shown.as_str(), style),
                (expected, Style::PLAIN),
                "{}",
                profile.name
            );
        }
        assert_eq!(emulator.cursor(), Position::new(3, 3), "{}", profile.name);
        // And to whoever had it before all this, from the middle of the same.
        emulator.feed(&text(|out| painter.lend(out)));
        emulator.feed(&text(mess));
        if !profile.cursor_visibility {
            // A VT100 cannot hide it.
            emulator.feed("\x1b[?25h");
        }
        if !profile.alternate_screen {
            // Nor has it a mouse.
            emulator.feed("\x1b[?1003l\x1b[?1004l");
        }
        emulator.feed(&text(|out| painter.leave(out)));
        assert!(
            emulator.is_as_at_the_start(),
            "{}: {:?}",
            profile.name,
            emulator.term.mode()
        );
        emulator.feed("\r\n\tq");
        let (row, style) = (emulator.cursor().row, emulator.cell(emulator.cursor()).1);
        assert_eq!(
            emulator.cell(Position::new(row, 8)).0,
            "q",
            "{}",
            profile.name
        );
        assert_eq!(style, Style::PLAIN);
    }
}

#[test]
fn a_printing_terminal_is_lent_as_it_is() {
    let mut painter = Painter::new(Profile::DUMB, SIZE);
    let bytes = text(|out| {
        painter.lend(out);
        painter.take_back(out);
        painter.leave(out);
    });
    assert_eq!(bytes, "\r\n");
}

#[test]
fn all_movements_of_the_mouse_are_asked_for_while_they_are_of_use() {
    let (mut painter, _) = showing(Profile::XTERM, Style::PLAIN);
    let reports = |bytes: &str| {
        let mut screen = Screen::new(SIZE);
        screen.feed(b"\x1b[?1000h\x1b[?1002h");
        screen.feed(bytes.as_bytes());
        screen.input_modes().mouse
    };
    assert_eq!(text(|out| painter.report_motion(false, out)), "");
    let all = text(|out| painter.report_motion(true, out));
    assert_eq!(reports(&all), MouseTracking::Any);
    assert_eq!(text(|out| painter.report_motion(true, out)), "");
    let drags = text(|out| painter.report_motion(false, out));
    assert_eq!(reports(&format!("{all}{drags}")), MouseTracking::Button);
    // Whoever comes back to the terminal finds it as it is to be.
    painter.report_motion(true, &mut Vec::new());
    let left = text(|out| painter.leave(out));
    assert_eq!(reports(&format!("{all}{left}")), MouseTracking::Off);
    let again = text(|out| painter.enter(out));
    assert_eq!(reports(&again), MouseTracking::Any);
    let (mut blind, _) = showing(Profile::VT100, Style::PLAIN);
    assert_eq!(text(|out| blind.report_motion(true, out)), "");
}
