//! What painting costs: a byte where a byte will do.

use strombus_terminal::{
    Color, ColorDepth, Glyphs, Painter, Position, Profile, Size, Style, Surface,
};

const PROFILES: [Profile; 12] = [
    Profile::DUMB,
    Profile::VT100,
    Profile::VT102,
    Profile::VT220,
    Profile::LINUX,
    Profile::ANSI,
    Profile::XTERM,
    Profile::XTERM_256,
    Profile::TRUECOLOR,
    Profile::SCREEN,
    Profile {
        glyphs: Glyphs::DecGraphics,
        ..Profile::XTERM
    },
    Profile {
        colors: ColorDepth::Monochrome,
        ..Profile::XTERM
    },
];

/// A painter and the surface to draw on.
struct Session {
    painter: Painter,
    surface: Surface,
}

impl Session {
    /// A session that shows what `draw` drew.
    fn showing(profile: Profile, draw: impl FnOnce(&mut Surface)) -> Self {
        let size = Size::VT100;
        let mut session = Self {
            painter: Painter::new(profile, size),
            surface: Surface::new(size),
        };
        session.painter.enter(&mut Vec::new());
        session.frame(draw);
        session
    }

    /// The bytes for a change of what is shown.
    fn frame(&mut self, draw: impl FnOnce(&mut Surface)) -> String {
        let mut out = Vec::new();
        self.painter.load(&mut self.surface);
        draw(&mut self.surface);
        self.painter.paint(&mut self.surface, &mut out);
        String::from_utf8(out).unwrap()
    }
}

fn text(surface: &mut Surface, row: i32, column: i32, text: &str, style: Style) {
    surface
        .canvas()
        .text(Position::new(row, column), text, style);
}

fn cursor(surface: &mut Surface, row: i32, column: i32) {
    surface.set_cursor(Some(Position::new(row, column)));
}

/// A box around the screen with a prompt in it.
fn boxed(surface: &mut Surface) {
    for (row, line) in [(0, "┌"), (23, "└")] {
        let line = format!("{line}{}┐", "─".repeat(78));
        text(surface, row, 0, &line, Style::PLAIN);
    }
    for row in 1..23 {
        text(surface, row, 0, "│", Style::PLAIN);
        text(surface, row, 79, "│", Style::PLAIN);
    }
    text(surface, 10, 2, "> ab", Style::new().fg(Color::CYAN));
    cursor(surface, 10, 6);
}

#[test]
fn a_character_typed_at_the_end_of_a_text_costs_one_byte() {
    for profile in PROFILES {
        let mut session = Session::showing(profile, |surface| {
            text(surface, 3, 0, "status", Style::new().reverse());
            text(surface, 10, 2, "> ab", Style::PLAIN);
            cursor(surface, 10, 6);
        });
        for (n, typed) in ["c", " ", "d", "_", "~"].iter().enumerate() {
            let column = 6 + n as i32;
            let bytes = session.frame(|surface| {
                text(surface, 10, column, typed, Style::PLAIN);
                cursor(surface, 10, column + 1);
            });
            assert_eq!(bytes, *typed, "{}", profile.name);
        }
    }
}

#[test]
fn typing_in_a_box_costs_one_byte_too() {
    for profile in PROFILES {
        let style = Style::new().fg(Color::CYAN);
        let mut session = Session::showing(profile, boxed);
        // The first character may have to bring the style back.
        session.frame(|surface| {
            text(surface, 10, 6, "c", style);
            cursor(surface, 10, 7);
        });
        for (n, typed) in ["d", " ", "e"].iter().enumerate() {
            let column = 7 + n as i32;
            let bytes = session.frame(|surface| {
                text(surface, 10, column, typed, style);
                cursor(surface, 10, column + 1);
            });
            assert_eq!(bytes, *typed, "{}", profile.name);
        }
    }
}

#[test]
fn a_character_rubbed_out_costs_three_bytes() {
    for profile in PROFILES {
        let mut session = Session::showing(profile, |surface| {
            text(surface, 10, 2, "> ab", Style::PLAIN);
            cursor(surface, 10, 6);
        });
        let bytes = session.frame(|surface| {
            text(surface, 10, 5, " ", Style::PLAIN);
            cursor(surface, 10, 5);
        });
        assert_eq!(bytes, "\x08 \x08", "{}", profile.name);
    }
}

#[test]
fn a_changed_cell_costs_a_motion_and_itself() {
    let longest = "\x1b[13;41H".len();
    for profile in PROFILES.into_iter().filter(|profile| profile.addressing) {
        let mut session = Session::showing(profile, |surface| {
            text(surface, 12, 0, &"a".repeat(80), Style::PLAIN);
        });
        let bytes = session.frame(|surface| text(surface, 12, 40, "b", Style::PLAIN));
        assert!(bytes.len() <= longest + 1, "{}: {bytes:?}", profile.name);
        assert!(bytes.ends_with('b'), "{}: {bytes:?}", profile.name);
    }
}

#[test]
fn nothing_new_costs_nothing() {
    for profile in PROFILES {
        let mut session = Session::showing(profile, boxed);
        let bytes = session.frame(boxed);
        assert_eq!(bytes, "", "{}", profile.name);
    }
}

#[test]
fn what_the_terminal_cannot_show_otherwise_costs_nothing() {
    let mut session = Session::showing(Profile::VT100, |surface| {
        text(surface, 0, 0, "abc", Style::new().fg(Color::RED));
    });
    let bytes = session.frame(|surface| text(surface, 0, 0, "abc", Style::new().fg(Color::BLUE)));
    assert_eq!(bytes, "");
    // The colour of a blank's character is not seen anywhere.
    let mut session = Session::showing(Profile::XTERM, |surface| {
        text(surface, 0, 0, "a b", Style::PLAIN);
    });
    let bytes = session.frame(|surface| text(surface, 0, 1, " ", Style::new().fg(Color::BLUE)));
    assert_eq!(bytes, "");
}

#[test]
fn a_row_is_cleared_by_erasing() {
    for profile in PROFILES.into_iter().filter(|profile| profile.addressing) {
        let mut session = Session::showing(profile, |surface| {
            text(surface, 1, 0, &"a".repeat(80), Style::PLAIN);
            cursor(surface, 1, 0);
        });
        let bytes = session.frame(|surface| {
            text(surface, 1, 0, &" ".repeat(80), Style::PLAIN);
            cursor(surface, 1, 0);
        });
        assert_eq!(bytes, "\x1b[K", "{}", profile.name);
    }
}

#[test]
fn a_coloured_row_is_erased_only_where_erasing_keeps_the_colour() {
    let blue = Style::new().bg(Color::BLUE);
    let bytes_on = |profile| {
        Session::showing(profile, |_| {}).frame(|surface| {
            text(surface, 0, 0, &" ".repeat(80), blue);
        })
    };
    assert_eq!(bytes_on(Profile::XTERM), "\x1b[44m\x1b[K");
    assert_eq!(
        bytes_on(Profile::SCREEN),
        format!("\x1b[44m{}", " ".repeat(80))
    );
}

#[test]
fn blanks_between_lines_need_no_shifting() {
    let bytes = Session::showing(Profile::VT100, |_| {}).frame(|surface| {
        text(surface, 0, 0, "│ A  B │", Style::PLAIN);
    });
    assert_eq!(bytes, "\x0ex A  B x");
}

#[test]
fn what_stands_between_is_written_again_where_that_is_shorter() {
    let mut session = Session::showing(Profile::XTERM, |surface| {
        text(surface, 0, 0, "a--b--c", Style::PLAIN);
        text(surface, 0, 4, "--", Style::new().bold());
        cursor(surface, 0, 0);
    });
    let bytes = session.frame(|surface| {
        for (column, letter) in [(0, "A"), (3, "B"), (6, "C")] {
            text(surface, 0, column, letter, Style::PLAIN);
        }
        cursor(surface, 0, 6);
    });
    assert_eq!(bytes, "A--B\x1b[2CC\x08");
}

#[test]
fn a_stale_screen_is_cleared_and_painted_in_one_go() {
    for profile in PROFILES.into_iter().filter(|profile| profile.addressing) {
        let mut session = Session::showing(profile, boxed);
        session.painter.resize(Size::VT100);
        assert!(session.painter.is_stale());
        let bytes = session.frame(boxed);
        assert!(!session.painter.is_stale());
        assert!(bytes.contains("\x1b[H\x1b[2J"), "{}", profile.name);
        assert_eq!(bytes.matches("\x1b[2J").count(), 1);
        // Two rows of lines, 3 bytes each where it is UTF-8, and 22 rows of two ends with a motion between.
        assert!(bytes.len() < 1000, "{}: {}", profile.name, bytes.len());
    }
}

#[test]
fn behind_a_doubtful_grapheme_the_way_is_short() {
    let mut session = Session::showing(Profile::XTERM, |surface| {
        text(surface, 10, 40, "🚀 ok", Style::PLAIN);
        cursor(surface, 10, 0);
    });
    let bytes = session.frame(|surface| {
        text(surface, 10, 42, "!", Style::PLAIN);
        cursor(surface, 10, 0);
    });
    assert_eq!(bytes, "\x1b[42C!\r");
    // What follows the star is written again, since the star may have been drawn over it.
    let bytes = session.frame(|surface| {
        text(surface, 10, 40, "★", Style::PLAIN);
        cursor(surface, 10, 0);
    });
    assert_eq!(bytes, "\x1b[40C \x08★\x1b[42G \r");
}

#[test]
fn the_dumb_terminal_gets_no_escape_sequence() {
    let mut painter = Painter::new(Profile::DUMB, Size::VT100);
    let mut surface = Surface::new(Size::VT100);
    let mut out = Vec::new();
    painter.enter(&mut out);
    painter.set_title("title", &mut out);
    boxed(&mut surface);
    painter.paint(&mut surface, &mut out);
    painter.resize(Size::new(10, 40));
    painter.paint(&mut surface, &mut out);
    painter.leave(&mut out);
    assert!(
        out.iter()
            .all(|byte| (b' '..=b'~').contains(byte) || b"\r\n\x08".contains(byte))
    );
}

/// Lines of text, one a row, from `first` on, on the rows from `top` to `bottom`.
fn log(surface: &mut Surface, first: usize, top: i32, bottom: i32) {
    for row in top..=bottom {
        let line = first + (row - top) as usize;
        let line = format!(
            "{line:06} {}",
            "something happened here ".repeat(line % 3 + 1)
        );
        text(surface, row, 0, &format!("{line:<80}"), Style::PLAIN);
    }
}

#[test]
fn a_log_scrolls_for_the_price_of_its_new_line() {
    let line = "000025 something happened here something happened here";
    for (profile, expected) in [
        (Profile::XTERM, format!("\x1b[24H\n{line}")),
        (Profile::VT100, format!("\x1b[24H\n{line}")),
    ] {
        let mut session = Session::showing(profile, |surface| {
            log(surface, 1, 0, 23);
            cursor(surface, 0, 0);
        });
        let bytes = session.frame(|surface| {
            log(surface, 2, 0, 23);
            cursor(surface, 23, line.len() as i32);
        });
        assert_eq!(bytes, expected, "{}", profile.name);
    }
}

#[test]
fn a_pane_scrolls_alone() {
    for profile in PROFILES.into_iter().filter(|profile| profile.scroll_region) {
        let mut session = Session::showing(profile, |surface| {
            boxed(surface);
            log(surface, 1, 5, 15);
        });
        let bytes = session.frame(|surface| {
            boxed(surface);
            log(surface, 2, 5, 15);
            cursor(surface, 5, 0);
        });
        let ways = [
            "\x1b[6;16r\x1b[16H\n\x1b[r\x1b[16H000012",
            "\x1b[6;16r\x1b[S\x1b[r\x1b[16H000012",
            "\x1b[6H\x1b[M\x1b[16H\x1b[L000012",
        ];
        let shortest = ways.iter().any(|way| bytes.starts_with(way));
        assert!(shortest, "{}: {bytes:?}", profile.name);
        assert!(bytes.len() < 100, "{}: {bytes:?}", profile.name);
    }
}

#[test]
fn a_line_is_opened_by_inserting_one() {
    let mut session = Session::showing(Profile::XTERM, |surface| {
        log(surface, 1, 0, 23);
        cursor(surface, 9, 0);
    });
    let bytes = session.frame(|surface| {
        log(surface, 10, 10, 23);
        text(surface, 9, 0, &" ".repeat(80), Style::PLAIN);
        cursor(surface, 9, 0);
    });
    assert_eq!(bytes, "\x1b[L");
}

#[test]
fn a_character_typed_into_a_text_moves_the_rest_along() {
    let rest = "the rest of the line";
    let typed_into = |profile, before: &str| {
        let column = 40;
        let mut session = Session::showing(profile, |surface| {
            text(surface, 4, 0, before, Style::PLAIN);
            text(surface, 4, column, rest, Style::PLAIN);
            cursor(surface, 4, column);
        });
        session.frame(|surface| {
            text(surface, 4, column, &format!("x{rest}"), Style::PLAIN);
            cursor(surface, 4, column + 1);
        })
    };
    assert_eq!(typed_into(Profile::XTERM, "before"), "\x1b[@x");
    assert_eq!(typed_into(Profile::VT220, "before"), "\x1b[@x");
    // Where a terminal may hold something else than we think, nothing is moved along the row.
    for (profile, before) in [(Profile::VT100, "before"), (Profile::XTERM, "🚀")] {
        let bytes = typed_into(profile, before);
        assert!(bytes.contains(rest), "{}: {bytes:?}", profile.name);
    }
}

#[test]
fn what_stands_beside_a_border_moves_without_it() {
    let mut session = Session::showing(Profile::XTERM, |surface| {
        text(
            surface,
            4,
            0,
            &format!("│{:<60}│ beside", "the text in the box, 60 columns"),
            Style::PLAIN,
        );
        cursor(surface, 4, 1);
    });
    let bytes = session.frame(|surface| {
        text(
            surface,
            4,
            0,
            &format!("│{:<60}│ beside", "xthe text in the box, 60 columns"),
            Style::PLAIN,
        );
        cursor(surface, 4, 2);
    });
    assert_eq!(bytes, "\x1b[59C\x1b[P\x1b[2G\x1b[@x");
}

#[test]
fn a_line_is_one_character_and_its_repetition() {
    let line = |profile| {
        Session::showing(profile, |_| {}).frame(|surface| {
            text(surface, 0, 0, &"─".repeat(60), Style::PLAIN);
        })
    };
    let known = Profile {
        repeat: true,
        repeat_all: true,
        ..Profile::XTERM
    };
    assert_eq!(line(known), "─\x1b[59b");
    // It may be tmux 3.3, which repeats ASCII only.
    assert_eq!(line(Profile::XTERM), "─".repeat(60));
    assert_eq!(line(Profile::SCREEN), "─".repeat(60));
}

#[test]
fn meters_are_written_one_colour_after_the_other() {
    let meters = |surface: &mut Surface, spinner: &str, percent: &str| {
        for row in [3, 5, 7] {
            let yellow = Style::new().fg(Color::YELLOW);
            text(surface, row, 2, spinner, yellow);
            text(surface, row, 20, percent, Style::PLAIN);
        }
    };
    let mut session = Session::showing(Profile::XTERM, |surface| meters(surface, "|", "41%"));
    let bytes = session.frame(|surface| meters(surface, "/", "42%"));
    // The cursor and the pen are where the last spinner was drawn.
    let spinners = "\x08/\x0b\x0b\x08/\x0b\x0b\x08/";
    let percentages = "\x1b[18C\x1b[m2\x1b[2A\x082\x1b[2A\x082";
    assert_eq!(bytes, format!("{spinners}{percentages}"));
}

#[test]
fn cells_of_few_colours_are_written_one_colour_after_the_other() {
    let colors = |surface: &mut Surface| {
        for row in 0..10 {
            for column in 0..20 {
                let color = 16 + (row * 7 + column * 3) % 5 * 40;
                let style = Style::new().bg(Color::Indexed(color));
                text(surface, row.into(), 2 * i32::from(column), "  ", style);
            }
        }
    };
    let bytes = Session::showing(Profile::XTERM_256, |_| {}).frame(colors);
    assert_eq!(bytes.matches("\x1b[48;5;").count(), 5, "{bytes:?}");
}

#[test]
fn a_screen_that_gives_way_to_another_is_erased_first() {
    let mut session = Session::showing(Profile::XTERM, boxed);
    let bytes = session.frame(|surface| {
        surface.canvas().clear(Style::PLAIN);
        for row in 0..20 {
            text(surface, row, 4, "some words of prose", Style::PLAIN);
        }
    });
    assert!(bytes.starts_with("\x1b[H\x1b[J"), "{bytes:?}");
    assert!(!bytes.contains("\x1b[K"), "{bytes:?}");
}

#[test]
fn what_is_below_is_erased_in_one_go() {
    for profile in PROFILES.into_iter().filter(|profile| profile.addressing) {
        let mut session = Session::showing(profile, |surface| {
            log(surface, 1, 0, 23);
            cursor(surface, 0, 0);
        });
        let bytes = session.frame(|surface| {
            surface.canvas().clear(Style::PLAIN);
            log(surface, 1, 0, 9);
            cursor(surface, 10, 0);
        });
        assert!(bytes.ends_with("\x1b[J"), "{}: {bytes:?}", profile.name);
        assert!(
            bytes.len() <= "\x1b[11H\x1b[J".len(),
            "{}: {bytes:?}",
            profile.name
        );
    }
}

#[test]
fn a_terminal_of_which_little_is_known_gets_little() {
    let mut session = Session::showing(Profile::ANSI, |surface| log(surface, 1, 0, 23));
    let bytes = session.frame(|surface| {
        log(surface, 2, 0, 22);
        text(surface, 23, 0, &"-".repeat(80), Style::PLAIN);
        cursor(surface, 3, 3);
    });
    for last in ["r", "L", "M", "P", "@", "S", "T", "b", "X", "G", "d"] {
        let sequences = bytes.split("\x1b[").skip(1);
        let mut finals = sequences.filter_map(|sequence| {
            sequence
                .find(char::is_alphabetic)
                .map(|at| &sequence[at..=at])
        });
        assert!(finals.all(|found| found != last), "{last}: {bytes:?}");
    }
    assert!(!bytes.contains('\x0b') && !bytes.contains("\x1bM"));
}

/// Neither the kernel's own font nor those of Debian have rounded corners, eighths of blocks, or quotes.
#[test]
fn a_console_is_sent_what_its_fonts_have() {
    let said = |profile| {
        Session::showing(profile, |_| {}).frame(|surface| {
            text(surface, 0, 0, "╭▁▄█é“…", Style::PLAIN);
        })
    };
    assert_eq!(said(Profile::LINUX), "┌_▒█é\".");
    assert_eq!(said(Profile::XTERM), "╭▁▄█é“…");
}

/// The background of most terminals with eight colours is black.
#[test]
fn grey_is_not_black_on_eight_colours() {
    let grey = |profile| {
        Session::showing(profile, |_| {}).frame(|surface| {
            text(surface, 0, 0, "grey", Style::new().fg(Color::GREY));
        })
    };
    assert_eq!(grey(Profile::XTERM), "\x1b[2mgrey");
    assert_eq!(grey(Profile::CP437), "grey");
    assert_eq!(grey(Profile::XTERM_256), "\x1b[90mgrey");
    let light = Profile {
        dark: Some(false),
        ..Profile::XTERM
    };
    assert_eq!(grey(light), "\x1b[30mgrey");
}

#[test]
fn italics_are_left_out_where_they_would_be_reverse_video() {
    let italic = |profile| {
        Session::showing(profile, |_| {}).frame(|surface| {
            text(surface, 0, 0, "conch", Style::new().italic());
        })
    };
    assert_eq!(italic(Profile::SCREEN), "conch");
    assert_eq!(italic(Profile::XTERM), "\x1b[3mconch");
}
