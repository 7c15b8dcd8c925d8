//! Charts of lines and of bars.

mod stage;

use stage::{check_screen, stage};
use std::time::Duration;

use strombus_widgets::{
    BarChart, Extent, LineChart, Marks, MirrorChart, ScrolledArea, Unit, Widget,
};

/// Shows a widget alone.
#[track_caller]
fn check(rows: u16, columns: u16, widget: impl Widget, expected: &[&str]) {
    let (pilot, ()) = stage(rows, columns, |ui| {
        let id = ui.add(widget);
        ui.set_root(id);
    });
    check_screen(&pilot, expected);
}

fn ramp(marks: Marks) -> LineChart {
    let mut chart = LineChart::new(11)
        .unit(Unit::si("B"))
        .steps(1.0, Unit::si("s"))
        .marks(marks);
    let line = chart.add("received");
    chart.set(line, (0..=10).map(|n| f64::from(n) * 1000.0));
    chart
}

#[test]
fn a_line_stands_on_axes_with_units() {
    check(
        8,
        30,
        ramp(Marks::Ascii),
        &[
            "10 kB┤                    ****",
            "     │                  **",
            "     │             *****",
            " 5 kB┤         ****",
            "     │    *****",
            " 0 kB┤****",
            "     └┴──────────────────────┴",
            "    -10 s                  0 s",
        ],
    );
}

#[test]
fn a_line_is_finer_in_braille_and_in_blocks() {
    check(
        8,
        30,
        ramp(Marks::Braille),
        &[
            "10 kB┤                    ⢀⠤⠒⠉",
            "     │                ⣀⡠⠔⠊⠁",
            "     │            ⣀⠤⠒⠉",
            " 5 kB┤        ⣀⠤⠔⠊",
            "     │    ⡠⠔⠊⠉",
            " 0 kB┤⣀⠤⠒⠉",
            "     └┴──────────────────────┴",
            "    -10 s                  0 s",
        ],
    );
    check(
        8,
        30,
        ramp(Marks::Blocks),
        &[
            "10 kB┤                    ▗▄▞▀",
            "     │               ▗▄▄▀▀▘",
            "     │            ▗▞▀▘",
            " 5 kB┤        ▗▄▄▀▘",
            "     │    ▄▄▀▀▘",
            " 0 kB┤▄▞▀▀",
            "     └┴──────────────────────┴",
            "    -10 s                  0 s",
        ],
    );
}

#[test]
fn several_lines_have_a_legend_and_a_letter_at_their_end() {
    let mut chart = LineChart::new(5).low(0.0).high(4.0);
    for (name, values) in [
        ("up", [0.0, 1.0, 2.0, 3.0, 4.0]),
        ("down", [4.0, 3.0, f64::NAN, 1.0, 0.0]),
    ] {
        let line = chart.add(name);
        chart.set(line, values);
    }
    check(
        9,
        40,
        chart.clone(),
        &[
            "a up         4   b down         0",
            "4┤⠉⠒⠢⠤⣀⣀                          ⣀⣀⠤⠔⠒a",
            " │      ⠉⠑⠒⠤                ⣀⡠⠤⠒⠊⠉",
            " │                   ⢀⣀⠤⠔⠒⠊⠉",
            "2┤            ⢀⣀⡠⠤⠒⠒⠉⠁",
            " │      ⣀⡠⠤⠒⠊⠉⠁               ⠒⠤⢄⣀",
            "0┤⣀⠤⠔⠒⠉⠉                          ⠉⠉⠒⠢⠤b",
            " └┴──────────────────┴─────────────────┴",
            " -4                 -2                 0",
        ],
    );
    check(
        9,
        40,
        chart.marks(Marks::Ascii),
        &[
            "* up         4   + down         0",
            "4┤+++++                            *****",
            " │     +++++                *******",
            " │                     *****",
            "2┤              *******",
            " │     *********              +++++",
            "0┤*****                            +++++",
            " └┴──────────────────┴─────────────────┴",
            " -4                 -2                 0",
        ],
    );
}

#[test]
fn bars_lie_between_their_labels_and_numbers() {
    let mut chart = BarChart::new().unit(Unit::binary("B"));
    chart.set([
        ("/", 1024.0 * 512.0),
        ("/home", 1024.0 * 1024.0),
        ("/empty", 0.0),
    ]);
    check(
        4,
        40,
        chart.clone(),
        &[
            "/      ████████████              512 KiB",
            "/home  ████████████████████████ 1.00 MiB",
            "/empty                               0 B",
        ],
    );
    check(
        4,
        16,
        chart.clone().marks(Marks::Ascii),
        &["/     512 KiB", "/home 1.00 MiB", "/emp… 0 B"],
    );
    check(
        4,
        40,
        chart.high(4.0 * 1024.0 * 1024.0).marks(Marks::Ascii),
        &[
            "/      ###                       512 KiB",
            "/home  ######                   1.00 MiB",
            "/empty                               0 B",
        ],
    );
}

#[test]
fn bars_stand_above_their_labels_and_below_their_numbers() {
    let mut chart = BarChart::new().standing();
    chart.set([("mon", 10.0), ("tue", 25.0), ("wed", 0.0), ("thu", 40.0)]);
    check(
        6,
        24,
        chart.clone(),
        &[
            "                  40",
            "      25          █████",
            "      ▄▄▄▄▄       █████",
            "10    █████       █████",
            "█████ █████ 0     █████",
            "mon   tue   wed   thu",
        ],
    );
    check(
        6,
        24,
        chart.marks(Marks::Ascii),
        &[
            "                  40",
            "      25          #####",
            "      -----       #####",
            "10    #####       #####",
            "##### ##### 0     #####",
            "mon   tue   wed   thu",
        ],
    );
}

#[test]
fn more_bars_than_rows_scroll() {
    let mut chart = BarChart::new();
    chart.set((0..100).map(|n| (format!("bar {n}"), f64::from(n))));
    let (mut pilot, ()) = stage(3, 30, |ui| {
        let id = ui.add(ScrolledArea::new(chart));
        ui.set_root(id);
        ui.focus(id);
    });
    pilot.keys("<End>");
    assert!(pilot.screen().contains("bar 99"));
}

fn traffic(marks: Marks) -> MirrorChart {
    let mut chart = MirrorChart::new(Unit::si("B/s"), Unit::si("B/s")).marks(marks);
    chart.set((0..=20).map(|n| (f64::from(n) * 1000.0, f64::from(20 - n) * 500.0)));
    chart
}

#[test]
fn of_two_quantities_one_stands_and_the_other_hangs() {
    check(
        9,
        34,
        traffic(Marks::Ascii),
        &[
            " 20 kB/s ┤                   .:=+#",
            "         │              .:=+######",
            " 10 kB/s ┤         .:=+###########",
            "         │    .:=+################",
            "       0 ┼────────────────────────",
            "         │   ################\"\"''",
            "  5 kB/s ┤   ###########\"\"''",
            "         │   ######\"\"''",
            " 10 kB/s ┤   #\"\"''",
        ],
    );
    check(
        9,
        34,
        traffic(Marks::Braille),
        &[
            " 20 kB/s ┤                     ⢀⣤⣾",
            "         │                   ⣠⣴⣿⣿⣿",
            " 10 kB/s ┤                ⢀⣤⣾⣿⣿⣿⣿⣿",
            "         │              ⣠⣴⣿⣿⣿⣿⣿⣿⣿⣿",
            "       0 ┼───── 30 s ─────────────",
            "         │             ⢸⣿⣿⣿⣿⣿⣿⣿⡿⠛⠁",
            "  5 kB/s ┤             ⢸⣿⣿⣿⣿⣿⠟⠋",
            "         │             ⢸⣿⣿⡿⠛⠁",
            " 10 kB/s ┤             ⢸⠟⠋",
        ],
    );
    check(
        8,
        20,
        traffic(Marks::Blocks),
        &[
            "               ▂▃▅▆█",
            "          ▂▃▅▆██████",
            "     ▂▃▅▆███████████",
            "▂▃▅▆████████████████",
            "────────────────────",
            "███████████████▀▀▀▀",
            "████████▀▀▀",
            "█▀▀▀▀",
        ],
    );
}

#[test]
fn the_ends_of_the_axes_follow_from_what_is_kept_or_seen() {
    let mut chart = traffic(Marks::Ascii);
    let mut values = vec![(9000.0, f64::NAN)];
    values.extend((1..100).map(|n| (1000.0 + f64::from(n), f64::NAN)));
    chart.set(values);
    chart.set_step(Duration::from_secs(60));
    chart.set_extent(Extent::Global);
    check(
        5,
        40,
        chart.clone(),
        &[
            " 10 kB/s ┤",
            "         │..............................",
            "       0 ┼───── 20 min ─────────────────",
            "         │",
            "   1 B/s ┤",
        ],
    );
    chart.set_extent(Extent::Local);
    check(
        5,
        40,
        chart.clone(),
        &[
            "  2 kB/s ┤..............................",
            "         │##############################",
            "       0 ┼───── 20 min ─────────────────",
            "         │",
            "   1 B/s ┤",
        ],
    );
    chart.set_extent(Extent::Tight);
    check(
        5,
        40,
        chart,
        &[
            "1.10 kB/s ┤      ......:::----===+++***#",
            "1.05 kB/s ┤***##########################",
            "          ┼──── 20 min ─────────────────",
            "          │",
            "    1 B/s ┤",
        ],
    );
}
