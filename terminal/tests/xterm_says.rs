//! The emulator beside the real xterm: `xterm/*.txt` hold what was sent to xterm 379 and what it made of it
//! (`xterm/renew` asks it), and the screen must make the same of it, but for what stands in [`KNOWN`].

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use strombus_terminal::screen::Rendition;
use strombus_terminal::{Screen, Size};

/// What xterm is asked when a case is over: leave the VT52, then the size, CPR, DECCIR.
const PROBE: &[u8] = b"\x18\x1b<\x1b[18t\x1b[6n\x1b[1$w";

/// Why either may be the case: mathematical functions differ between machines.
const EDGE: &str = "at the edge of what can be shown, where the last digit of a float decides between 0 and almost 0";

/// Where the screen knowingly does otherwise: the file, its cases, and why. A `*` stands for the rest of the name.
const KNOWN: &[(&str, &[&str], &str)] = &[
    (
        "colours",
        &[
            "set to TekHVC:50/50/50",
            "set to CIELab:50/20/30",
            "set to CIELab:50/100/100",
            "set to CIELuv:50/20/30",
            "set to CIELuv:80/-30/40",
            "set to CIELab:20/10/-20",
            "set to TekHVC:180/50/100",
        ],
        EDGE,
    ),
    (
        "colours",
        &[
            "set to rgb:f/0",
            "set to rgbi:2/0/0",
            "set to rgbi:-1/0/0",
            "set to grey 100",
            "set to  red",
        ],
        "no colours, or names with a space too many",
    ),
    (
        "c1",
        &["* as a character"],
        "C1 controls are obeyed as characters; xterm 379 leaves them out",
    ),
    (
        "charsets",
        &["G0 0 national", "graphics all"],
        "the blank among the graphics is a space, in xterm a null",
    ),
    (
        "charsets",
        &["G0 0", "G0 2*"],
        "sets 1 and 2 are those of the VT100",
    ),
    (
        "charsets",
        &["G0 A"],
        "the British set of the VT100, which xterm takes for Latin-1 without DECNRCM",
    ),
    (
        "charsets",
        &["G0 >*"],
        "the parentheses of the VT320 manual, where xterm has braces",
    ),
    (
        "colours",
        &["dynamic and RIS"],
        "a full reset gives all colours back",
    ),
    (
        "colours",
        &["special*"],
        "OSC 105 resets what OSC 5 sets; in xterm 379 it does not",
    ),
    (
        "levels",
        &["DECRQPSR 2*"],
        "xterm tells of a tab stop behind the last column",
    ),
    (
        "levels",
        &["LS2 SS2 at level 4"],
        "xterm does the same when it is asked for it alone",
    ),
    (
        "lines",
        &["DECDWL cursor"],
        "the cursor stays where the line of double width can be seen",
    ),
    (
        "modes",
        &[
            "RIS and 10*",
            "DECRQM 10*",
            "DECRQM 1048",
            "DECRQM 8452",
            "DECRQM 43",
            "DECRQM 80",
            "DECSTR and 80",
        ],
        "other resources, and features that Debian's xterm was built without",
    ),
    ("modes", &["XTSAVE*"], "xterm 379 does not save these"),
    (
        "protect",
        &["guarded ones after IL", "protected ones after IL"],
        "in xterm 379 IL ends protection, though DL, ICH and SU do not",
    ),
    (
        "random",
        &["3-138", "3-233"],
        "while xterm scrolls by jumps, what it clears does not count as drawn",
    ),
    (
        "rectangle",
        &["DECCRA alone*"],
        "a screen that is copied onto itself stays as it is",
    ),
    (
        "rectangle",
        &["* from the origin"],
        "xterm counts the defaults from the margins twice",
    ),
    (
        "rectangle",
        &["* from place to place 2;6;4;3*"],
        "from one place to another, the right one may be further left",
    ),
    (
        "rectangle",
        &["DECFRA with lines"],
        "the character comes from the set in use (VT420 manual)",
    ),
    (
        "rectangle",
        &["DECERA with colours", "DECSERA with colours"],
        "what is erased has no renditions (VT420 manual)",
    ),
    (
        "rectangle",
        &["DECCRA over wide ones"],
        "xterm leaves half a character",
    ),
    (
        "attributes",
        &["DECSACE "],
        "left out it is 0 (VT420 manual)",
    ),
    (
        "reports",
        &[
            "DECRQSS $*",
            "DECRQSS of DECSASD",
            "DECRQSS of DECSSDT",
            "DECRQSS *x",
        ],
        "xterm 379 does not tell these",
    ),
    (
        "reports",
        &["DECRSPS*", "DECCIR of sets", "DECTABSR after zero"],
        "what DECCIR tells is put back whole, and nothing of what is malformed",
    ),
    (
        "reports",
        &["XTGETTCAP*"],
        "xterm-256color's own capabilities",
    ),
    (
        "reports",
        &["DECRQUPSS*"],
        "xterm 379 does not tell it (VT320 manual)",
    ),
    (
        "reports",
        &["XTGETXRES*"],
        "resources that nothing here has",
    ),
    (
        "reports",
        &["DECRQSS of renditions"],
        "one underline, or the other",
    ),
    ("reports", &["kitty"], "kitty's keyboard is known"),
    (
        "resets",
        &["RIS: level"],
        "power-up is level 4 (VT420 manual)",
    ),
    (
        "resets",
        &["DECALN"],
        "the rendition stays, as in all others",
    ),
    ("reverse", &["told 45"], "mode 1045 came with xterm 383"),
    (
        "sgr",
        &["4:*", "58*", "53", "all together", "1:2"],
        "underlines of kitty, overlines; one underline, or the other",
    ),
    (
        "sgr",
        &["38;5;;1", "38;2;;;", "48;5;"],
        "what was left out is 0",
    ),
    ("sgr", &["stack: RIS"], "a full reset empties the stack"),
    ("tabs", &["DECST8C"], "xterm 379 does not know it"),
    ("titles", &["controls"], "titles are printable"),
    (
        "wrap",
        &[
            "a wide character that does not fit, over text",
            "a wide character that does not fit, with colours",
        ],
        "the cell that is too little for it is erased, as none of the text that goes on",
    ),
    ("vt52", &["graphics"], "the VT100's graphics"),
    ("vt52", &["origin"], "xterm tells row 65535"),
    (
        "window",
        &["9;*", "10;2"],
        "no window manager was there to make xterm so large",
    ),
    ("window", &["8;300;500"], "the display is no limit"),
    ("window", &["DECSLPP*"], "xterm tells one line too few"),
    (
        "window",
        &["narrow, wide"],
        "columns that are cut off are gone",
    ),
];

fn matches(pattern: &str, name: &str) -> bool {
    let part = pattern.trim_matches('*');
    match (pattern.starts_with('*'), pattern.ends_with('*')) {
        (true, true) => name.contains(part),
        (true, false) => name.ends_with(part),
        (false, true) => name.starts_with(part),
        (false, false) => name == pattern,
    }
}

#[derive(Debug, Default)]
struct Case<'a> {
    name: &'a str,
    sent: Vec<&'a str>,
    answered: &'a str,
    probed: &'a str,
    /// By row, from 1.
    text: Vec<(u16, &'a str)>,
    looks: Vec<(u16, &'a str)>,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("= ") {
            cases.push(Case {
                name,
                ..Case::default()
            });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            continue;
        };
        let Some((mark, rest)) = line.split_once(' ') else {
            continue;
        };
        match mark {
            "<" => case.sent.push(rest),
            ">" => case.answered = rest,
            "@" => case.probed = rest,
            mark => match mark.strip_suffix('~') {
                Some(row) => case.looks.push((row.parse().unwrap(), rest)),
                None => case.text.push((mark.parse().unwrap(), rest)),
            },
        }
    }
    cases
}

/// The bytes that a line of a file stands for.
fn decode(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at + 1..];
        let length = match rest.as_bytes()[0] {
            b'x' => {
                out.push(u8::from_str_radix(&rest[1..3], 16).unwrap());
                3
            }
            b'[' => {
                let (repeated, end) = rest[1..].split_once(']').unwrap();
                let (text, count) = repeated.rsplit_once('*').unwrap();
                out.extend(decode(text).repeat(count.parse().unwrap()));
                rest.len() - end.len()
            }
            letter => {
                let at = b"eabtnr\\".iter().position(|its| *its == letter);
                out.push(b"\x1b\x07\x08\t\n\r\\"[at.unwrap()]);
                1
            }
        };
        rest = &rest[length..];
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

fn encode(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = match byte {
            0x1b => write!(text, "\\e"),
            7 => write!(text, "\\a"),
            8 => write!(text, "\\b"),
            b'\t' => write!(text, "\\t"),
            b'\n' => write!(text, "\\n"),
            b'\r' => write!(text, "\\r"),
            b'\\' => write!(text, "\\\\"),
            0x20..0x7f => write!(text, "{}", char::from(*byte)),
            _ => write!(text, "\\x{byte:02x}"),
        };
        text
    })
}

/// What the screen does otherwise than xterm, in words.
fn differences(case: &Case<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let mut differ = |what: &str, theirs: &str, ours: &str| {
        if theirs != ours {
            out.push(format!(
                "{what}\n    xterm    {theirs}\n    strombus {ours}"
            ));
        }
    };
    let mut screen = Screen::new(Size::new(24, 80));
    let mut answered = Vec::new();
    for (at, sent) in case.sent.iter().enumerate() {
        screen.feed(&decode(sent));
        if at + 1 == case.sent.len() {
            screen.feed(b"\x18\x1b<");
        }
        answered.extend(screen.take_replies());
    }
    differ("answers", case.answered, &encode(&answered));
    screen.feed(PROBE);
    differ(
        "then",
        &without_protection(case.probed),
        &without_protection(&encode(&screen.take_replies())),
    );
    screen.feed(b"\x1b F\x1b[64;1\"p");
    for row in 1..=screen.size().rows {
        let theirs = find(&case.text, row);
        differ(&format!("row {row}"), theirs, &text(&mut screen, row));
        let theirs = find(&case.looks, row);
        differ(
            &format!("looks of row {row}"),
            theirs,
            &looks(&mut screen, row),
        );
    }
    out
}

/// An answer to the probe without the protection that DECCIR tells: xterm tells it for good once DECSCA was used.
fn without_protection(probed: &str) -> String {
    let mut fields: Vec<&str> = probed.split(';').collect();
    if let Some(field @ &mut ("@" | "A")) = fields.get_mut(7) {
        *field = "@";
    }
    fields.join(";")
}

fn find<'a>(rows: &[(u16, &'a str)], row: u16) -> &'a str {
    let row = rows.iter().find(|(its, _)| *its == row);
    row.map_or("", |(_, text)| text)
}

/// The characters of a row, from 1, as DECRQCRA tells them when XTCHECKSUM wants all that is drawn.
fn text(screen: &mut Screen, row: u16) -> String {
    let last = screen.size().columns;
    screen.feed(format!("\x1b[31#y\x1b[1;1;{row};1;{row};{last}*y").as_bytes());
    if screen.take_replies() == b"\x1bP1!~0000\x1b\\" {
        return String::new();
    }
    let ask = |column| format!("\x1b[1;1;{row};{column};{row};{column}*y");
    screen.feed((1..=last).map(ask).collect::<String>().as_bytes());
    let told = String::from_utf8(screen.take_replies()).unwrap();
    let sums = told.split("1!~").skip(1).map(|sum| &sum[..4]);
    let text: String = sums
        // The right half of a wide character.
        .filter(|sum| *sum != "FFFF")
        .map(|sum| match u32::from_str_radix(sum, 16).unwrap() {
            0 => '░',
            sum => char::from_u32(sum).unwrap(),
        })
        .collect();
    text.trim_end_matches('░').to_owned()
}

/// The renditions of a row, from 1, as XTREPORTSGR tells them, in runs.
fn looks(screen: &mut Screen, row: u16) -> String {
    let plain = |look: Rendition| {
        let protected = look.protected;
        look == Rendition {
            protected,
            ..Rendition::PLAIN
        }
    };
    if screen.row(row - 1).all(|cell| plain(cell.rendition)) {
        return String::new();
    }
    let columns = 1..=screen.size().columns;
    let ask = |column| format!("\x1b[{row};{column};{row};{column}#|");
    screen.feed(columns.clone().map(ask).collect::<String>().as_bytes());
    let told = String::from_utf8(screen.take_replies()).unwrap();
    let mut runs: Vec<(u16, u16, &str)> = Vec::new();
    for (column, look) in columns.zip(told.split("\x1b[").skip(1)) {
        let look = look.trim_end_matches('m');
        match runs.last_mut() {
            Some((_, last, its)) if *last == column - 1 && *its == look => *last = column,
            _ if look == "0" => {}
            _ => runs.push((column, column, look)),
        }
    }
    let runs = runs.into_iter().map(|(first, last, look)| {
        if first == last {
            format!("{first}:{look}")
        } else {
            format!("{first}-{last}:{look}")
        }
    });
    runs.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_screen_does_what_xterm_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/xterm");
    let mut count = 0;
    let mut wrong = Vec::new();
    let known = KNOWN
        .iter()
        .filter(|(.., why)| *why != EDGE)
        .flat_map(|(group, names, _)| names.iter().map(|name| (*group, *name)));
    let mut unused: Vec<_> = known.collect();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let group = path.file_stem().unwrap().to_str().unwrap();
        for case in cases(&fs::read_to_string(&path).unwrap()) {
            count += 1;
            let name = case.name;
            assert!(
                !case.probed.is_empty(),
                "{group}: xterm was not asked: {name}"
            );
            let found = differences(&case);
            if found.is_empty() {
                continue;
            }
            let is_meant = |known: &(&str, &str)| known.0 == group && matches(known.1, name);
            let names = KNOWN
                .iter()
                .filter(|known| known.0 == group)
                .flat_map(|known| known.1);
            if names.copied().any(|pattern| matches(pattern, name)) {
                unused.retain(|known| !is_meant(known));
            } else {
                let sent = case.sent.join(" ");
                wrong.push(format!(
                    "{group}: {name}\n  {sent}\n  {}",
                    found.join("\n  ")
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!(unused, [], "known, but xterm and the screen agree");
}
