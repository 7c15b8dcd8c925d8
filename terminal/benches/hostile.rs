//! What the dearest control sequences cost, a megabyte of each: `cargo bench -p strombus-terminal --bench hostile`.
//!
//! A few bytes can ask for work on a whole screen. The figures are milliseconds a megabyte, and how many times as much
//! as plain text that is. Words behind the command (`-- DECFRA REP`) are looked for in the names: only those are run.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{fs, thread};

use strombus_terminal::{Screen, Size};

const BYTES: usize = 1 << 20;
const READ: usize = 64 << 10;
/// Rather than wait for the end of what is dear, so much time is measured.
const LONGEST: Duration = Duration::from_secs(2);

/// What others are compared with.
const PLAIN: &str = "it was a dark and stormy night, and nobody was outside of the house.\r\n";

/// A name, what comes first, and what is said again and again.
const HOSTILE: &[(&str, &str, &str)] = &[
    ("DECRQCRA", "", "\x1b[*y"),
    ("DECRQCRA, a letter between", "", "\x1b[*yx"),
    ("DECRQCRA, DECALN between", "", "\x1b[*y\x1b#8"),
    ("DECRQCRA, scrolled between", "", "\x1b[*y\x1b[S"),
    (
        "DECRQCRA, its flags changed",
        "",
        "\x1b[*y\x1b[#y\x1b[*y\x1b[2#y",
    ),
    ("DECRQCRA of a row, SU of all", "\x1b[9999H", "\x1b[*y\n"),
    ("XTREPORTSGR", "", "\x1b[#|"),
    ("DECCARA", "", "\x1b[;;;;1$r\x1b[;;;;0$r"),
    ("DECCARA, one way", "", "\x1b[;;;;1$r"),
    (
        "DECCARA in a rectangle",
        "\x1b[2*x",
        "\x1b[1;1;999;999;1$r\x1b[1;1;999;999;0$r",
    ),
    ("DECRARA", "", "\x1b[;;;;7$t"),
    ("DECFRA", "", "\x1b[88$x\x1b[89$x"),
    ("DECFRA, all but a column", "", "\x1b[88;;2$x\x1b[89;;2$x"),
    (
        "DECFRA with a link",
        "\x1b]8;;http://example.org\x07",
        "\x1b[88$x\x1b[89$x",
    ),
    ("DECERA", "", "\x1b[$z"),
    ("DECERA, all but a column", "", "\x1b[;2$z"),
    ("DECERA, other colours", "", "\x1b[$z\x1b[41m\x1b[$z\x1b[m"),
    ("DECSERA", "\x1b[1\"qprotected\x1b[\"q", "\x1b[${"),
    ("DECCRA onto itself", "", "\x1b[$v"),
    ("DECCRA, a row further", "", "\x1b[;;;;;2$v"),
    ("DECCRA, a column further", "", "\x1b[;;;;;;2$v"),
    ("REP", "", "x\x1b[65535b"),
    ("REP, wide", "", "世\x1b[65535b"),
    ("REP, with a mark", "", "e\u{301}\x1b[65535b"),
    ("REP, inserted", "\x1b[4h", "x\x1b[65535b"),
    (
        "REP between margins",
        "\x1b[?69h\x1b[2;70s\x1b[3;3H",
        "x\x1b[65535b",
    ),
    ("REP of what joins", "\x1b[?2027h", "\u{1f1e6}\x1b[65535b"),
    (
        "REP, with a link",
        "\x1b]8;;http://example.org\x07",
        "x\x1b[65535b",
    ),
    ("IL", "", "\x1b[H\x1b[999L"),
    ("IL, one", "\x1b[H", "\x1b[L"),
    ("IL and letters", "", "\x1b[Lx"),
    (
        "IL between margins",
        "\x1b[?69h\x1b[2;70s\x1b[2;3H",
        "\x1b[L",
    ),
    ("DL", "\x1b[H", "\x1b[999M"),
    (
        "DL between margins",
        "\x1b[?69h\x1b[2;70s\x1b[2;3H",
        "\x1b[M",
    ),
    ("ICH", "\x1b[5;1H", "\x1b[999@"),
    ("ICH, one", "\x1b[5;1H", "\x1b[@"),
    ("DCH, one", "\x1b[5;1H", "\x1b[P"),
    ("ECH", "\x1b[5;1H", "\x1b[999X"),
    ("EL", "\x1b[5;1H", "\x1b[K"),
    ("insert mode", "\x1b[4h\x1b[5;1H", "x\r"),
    ("SU", "", "\x1b[999S"),
    ("SU, one", "", "\x1b[S"),
    ("SU with colours", "\x1b[44m", "\x1b[999S"),
    ("SU, DECALN between", "", "\x1b#8\x1b[999S"),
    ("SD", "", "\x1b[999T"),
    ("SD, one", "", "\x1b[T"),
    ("SU between margins", "\x1b[?69h\x1b[2;70s", "\x1b[S"),
    ("SD between margins", "\x1b[?69h\x1b[2;70s", "\x1b[T"),
    ("LF between margins", "\x1b[?69h\x1b[2;70s\x1b[999;5H", "\n"),
    (
        "RI between margins",
        "\x1b[?69h\x1b[2;70s\x1b[1;5H",
        "\x1bM",
    ),
    ("LF in a region", "\x1b[2;20r\x1b[20H", "\n"),
    ("RI in a region", "\x1b[2;20r\x1b[2H", "\x1bM"),
    ("RI", "\x1b[H", "\x1bM"),
    ("RI, letters", "\x1b[H", "\x1bMx"),
    ("SL", "", "\x1b[ @"),
    ("SL, many", "", "\x1b[999 @"),
    ("SR", "", "\x1b[ A"),
    ("DECIC", "\x1b[H", "\x1b['}"),
    ("DECDC", "\x1b[H", "\x1b['~"),
    ("DECBI", "\x1b[H", "\x1b6"),
    ("DECFI", "\x1b[1;999H", "\x1b9"),
    ("DECALN", "", "\x1b#8"),
    ("DECALN, a letter between", "", "\x1b#8x"),
    ("DECALN, ED between", "", "\x1b#8\x1b[2J"),
    ("ED 2", "", "\x1b[2J"),
    ("ED 2 with colours", "\x1b[44m", "\x1b[2J"),
    ("ED 2, changing colours", "", "\x1b[44m\x1b[2J\x1b[m\x1b[2J"),
    ("ED 1", "\x1b[999;999H", "\x1b[1J"),
    ("DECSED 2, guarded", "\x1bVprotected\x1bW", "\x1b[?2J"),
    ("ED 2, guarded", "\x1bVprotected\x1bW", "\x1b[2J"),
    ("ED 3", "", "\x1b[3J"),
    (
        "XTWINOPS 8, smaller and larger",
        "",
        "\x1b[8;9;9t\x1b[8;75;240t",
    ),
    ("XTWINOPS 8, all sizes", "", "\x1b[8;999;999t\x1b[8;1;1t"),
    (
        "XTWINOPS 8, DECALN between",
        "",
        "\x1b[8;75;240t\x1b#8\x1b[8;75;239t",
    ),
    ("XTWINOPS 9", "", "\x1b[9;1t\x1b[9t"),
    ("DECSLPP", "", "\x1b[24t\x1b[75t"),
    ("DECSCPP", "", "\x1b[132$|\x1b[80$|"),
    ("DECCOLM", "\x1b[?40h", "\x1b[?3h\x1b[?3l"),
    ("DECCOLM, screen stays", "\x1b[?40;95h", "\x1b[?3h\x1b[?3l"),
    ("DECSTR", "", "\x1b[!p"),
    ("RIS", "", "\x1bc"),
    ("RIS and DECALN", "", "\x1bc\x1b#8"),
    ("47", "", "\x1b[?47h\x1b[?47l"),
    ("1047", "", "\x1b[?1047h\x1b[?1047l"),
    ("1049", "", "\x1b[?1049h\x1b[?1049l"),
    ("1049, DECALN between", "", "\x1b[?1049h\x1b#8\x1b[?1049l"),
    ("OSC 4, asked", "", "\x1b]4;1;?\x07"),
    (
        "OSC 4, asked at once",
        "",
        "\x1b]4;1;?;1;?;1;?;1;?;1;?;1;?;1;?\x07",
    ),
    ("OSC 4, by name", "", "\x1b]4;1;lightgoldenrodyellow\x07"),
    ("OSC 4, CIE", "", "\x1b]4;1;CIELab:5/9/9\x07"),
    ("OSC 4, TekHVC", "", "\x1b]4;1;TekHVC:0/50/99\x07"),
    ("OSC 104", "", "\x1b]104\x07"),
    ("XTPUSHCOLORS", "", "\x1b[#P"),
    ("XTPUSHCOLORS many at once", "", "\x1b[1;2;3;4;5;6;7;8;9#P"),
    ("XTPUSHCOLORS, XTPOPCOLORS", "", "\x1b[#P\x1b[#Q"),
    ("XTPUSHSGR, XTPOPSGR", "", "\x1b[#{\x1b[#}"),
    ("XTGETTCAP", "", "\x1bP+q544e\x1b\\"),
    ("XTGETTCAP, unknown", "", "\x1bP+q41\x1b\\"),
    (
        "XTGETTCAP, many",
        "",
        "\x1bP+q544e;436f;544e;436f;544e;436f;544e;436f;544e\x1b\\",
    ),
    ("XTGETXRES", "", "\x1bP+Q41\x1b\\"),
    ("DECRQSS m", "", "\x1bP$qm\x1b\\"),
    ("DECRQSS, unknown", "", "\x1bP$q\x1b\\"),
    ("DECRQM", "", "\x1b[?1$p"),
    ("DA", "", "\x1b[c"),
    ("ENQ", "", "\x05"),
    ("DECCIR", "", "\x1b[1$w"),
    ("DECTABSR", "", "\x1b[2$w"),
    ("XTREPORTCOLORS", "", "\x1b[#R"),
    ("XTVERSION", "", "\x1b[>q"),
    ("titles pushed", "\x1b]2;TITLE\x07", "\x1b[22t"),
    (
        "titles pushed and popped",
        "\x1b]2;TITLE\x07",
        "\x1b[22t\x1b[23t",
    ),
    ("title told", "\x1b]2;TITLE\x07", "\x1b[21t"),
    ("OSC 2", "", "\x1b]2;\x07"),
    ("OSC 8", "", "\x1b]8;;http:\x07x\x1b]8;;\x07"),
    ("OSC 8, many in a row", "", "\x1b]8;;a\x07x\x1b]8;;b\x07y"),
    ("OSC 52", "", "\x1b]52;c;YWJj\x07"),
    ("CHT", "\x1b[3g\r", "\x1b[999I\r"),
    ("CHT to stops", "\x1b[H", "\x1b[999I\r"),
    ("CBT", "\x1b[3g\x1b[999G", "\x1b[999Z\x1b[999G"),
    ("HT", "\x1b[3g", "\t\r"),
    ("HTS", "", "\x1bH"),
    ("TBC", "", "\x1b[3g"),
    ("DECST8C", "", "\x1b[?5W"),
    ("2026", "", "\x1b[?2026h\x1b[?2026l"),
    ("XTSAVE, XTRESTORE", "", "\x1b[?1s\x1b[?1r"),
    ("DECSC, DECRC", "", "\x1b7\x1b8"),
    (
        "DECSC, DECRC with a link",
        "\x1b]8;;http:\x07\x1b[58;5;1m",
        "\x1b7\x1b8",
    ),
    ("DECDWL", "", "\x1b#6\x1b#5"),
    ("marks", "e", "\u{301}"),
    ("marks on new letters", "", "e\u{301}\r"),
    ("joined marks", "\x1b[?2027h", "e\u{301}\r"),
    ("wide, half over half", "", "世\r x\r"),
    ("SGR", "", "\x1b[1;3;4m\x1b[m"),
    ("SGR of underline colours", "", "\x1b[58;5;1mx\x1b[58;5;2my"),
    ("scattered letters", "", "\x1b[Hx\x1b[99By\x1b[9Az"),
    ("DECRSPS 2", "", "\x1bP2$t9/17\x1b\\"),
    ("DECRSPS 1", "", "\x1bP1$t1;1;1;@;@;@;0;2;@;BB%5%5\x1b\\"),
    ("VT52", "\x1b[?2l", "\x1bH\x1bJ"),
    ("DECSTBM", "", "\x1b[r"),
    ("malformed UTF-8", "", "\u{a0}"),
    ("C1 controls", "", "\u{84}"),
];

/// A clock that stands still while other programs have the processor, where there is one.
struct Stopwatch {
    wall: Instant,
    busy: Option<Duration>,
}

impl Stopwatch {
    fn start() -> Self {
        Self {
            wall: Instant::now(),
            busy: busy(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.busy, busy()) {
            (Some(before), Some(now)) => now - before,
            _ => self.wall.elapsed(),
        }
    }
}

/// How long this thread has run (Linux).
fn busy() -> Option<Duration> {
    // The figure is renewed when the scheduler looks at the thread.
    thread::yield_now();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Milliseconds for a megabyte.
fn cost(size: Size, setup: &str, piece: &str) -> f64 {
    let mut screen = Screen::new(size);
    screen.feed(
        "The quick brown fox, \x1b[31m世界\x1b[m e\u{301} "
            .repeat(900)
            .as_bytes(),
    );
    screen.feed(setup.replace("TITLE", &"t".repeat(1024)).as_bytes());
    let read = piece.repeat(READ / piece.len());
    let (mut bytes, watch) = (0, Stopwatch::start());
    while bytes < BYTES && watch.wall.elapsed() < LONGEST {
        screen.feed(read.as_bytes());
        bytes += read.len();
        black_box(screen.take_replies());
    }
    let time = watch.elapsed();
    time.as_secs_f64() * 1000.0 * BYTES as f64 / bytes as f64
}

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let sizes = [Size::VT100, Size::new(60, 200)];
    let plain = sizes.map(|size| cost(size, "", PLAIN));
    println!(
        "{:34} {:>9} {:>6} {:>9} {:>6}",
        "ms per MiB; times plain text", "80x24", "", "200x60", ""
    );
    println!(
        "{:34} {:9.1} {:>6} {:9.1}",
        "plain text", plain[0], "", plain[1]
    );
    for (name, setup, piece) in HOSTILE {
        if !words.is_empty() && !words.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let [small, large] = sizes.map(|size| cost(size, setup, piece));
        println!(
            "{name:34} {small:9.1} {:5.0}x {large:9.1} {:5.0}x",
            small / plain[0],
            large / plain[1]
        );
    }
}
