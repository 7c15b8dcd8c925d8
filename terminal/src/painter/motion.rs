//! The cheapest way for the cursor from where it is to where it shall be.
//!
//! A way is a step to the row and a step to the column, chosen by their lengths alone; only what is taken is written.

use crate::geometry::Position;
use crate::profile::Profile;
use crate::shown::{Pen, Place};

/// Above so many times the same byte there is a shorter way.
const MOST_REPEATED: i32 = 6;

/// How to get to a row or to a column.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// It is the same.
    Stay,
    /// A byte, so many times.
    Bytes(u8, i32),
    /// RI.
    ReverseIndex,
    /// A control sequence with a parameter.
    Csi(i32, u8),
}

/// A way of the cursor, and its length in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) length: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// CUP.
    Absolute(Position),
    /// To the row, then to the column, perhaps with CR before both.
    Steps {
        start: bool,
        row: Step,
        column: Step,
    },
}

/// Moves the cursor to `to`. The pen knows it afterwards.
pub(super) fn go(profile: &Profile, pen: &mut Pen, to: Position, out: &mut Vec<u8>) {
    let way = shortest(profile, pen.place, to);
    take(way, pen, to, out);
}

/// Moves the cursor to `to` by `way`, which leads there. The pen knows it afterwards.
pub(super) fn take(way: Way, pen: &mut Pen, to: Position, out: &mut Vec<u8>) {
    way.write(out);
    pen.place = Place::At(to);
}

/// How many bytes [`go`] would take.
pub(super) fn cost(profile: &Profile, pen: &Pen, to: Position) -> usize {
    shortest(profile, pen.place, to).length
}

/// The shortest way of the cursor.
pub(super) fn shortest(profile: &Profile, from: Place, to: Position) -> Way {
    let absolute = Way::of(Kind::Absolute(to));
    let (row, column) = match from {
        Place::Unknown => return absolute,
        Place::Row(row) => (row, None),
        Place::At(from) => (from.row, Some(from.column)),
    };
    let down = to.row.saturating_sub(row);
    let vertical = to_row(profile, down, to.row);
    // CR, then LF for each row: the same whether or not the client's side turns LF into CR LF.
    let lines = Step::Bytes(b'\n', down);
    let from_start = Way::of(Kind::Steps {
        start: true,
        row: if (1..=MOST_REPEATED).contains(&down) && lines.length() <= vertical.length() {
            lines
        } else {
            vertical
        },
        column: to_column(profile, 0, to.column),
    });
    let direct = match column {
        Some(column) => Some(to_column(profile, column, to.column)),
        None => set_column(profile, to.column),
    };
    let direct = direct.map(|column| {
        Way::of(Kind::Steps {
            start: false,
            row: vertical,
            column,
        })
    });
    [direct, Some(from_start)]
        .into_iter()
        .flatten()
        .fold(
            absolute,
            |best, way| {
                if way.length < best.length { way } else { best }
            },
        )
}

/// To another row in the same column: CUU or CUD, VPA, and VT for each row down or RI for one row up.
///
/// They never scroll, since the row is on the screen, and while a region is set no motion leads beyond it.
fn to_row(profile: &Profile, down: i32, row: i32) -> Step {
    if down == 0 {
        return Step::Stay;
    }
    let relative = Step::Csi(down.saturating_abs(), if down > 0 { b'B' } else { b'A' });
    let absolute = Step::Csi(row.saturating_add(1), b'd');
    let lines = match down {
        1..=MOST_REPEATED if profile.vertical_tab => Some(Step::Bytes(0x0b, down)),
        -1 if profile.scroll_region => Some(Step::ReverseIndex),
        _ => None,
    };
    shortest_of([
        Some(relative),
        profile.set_column.then_some(absolute),
        lines,
    ])
}

/// Along a row: BS or CUB, CUF, and CHA.
fn to_column(profile: &Profile, from: i32, to: i32) -> Step {
    let right = to.saturating_sub(from);
    let left = right.saturating_neg();
    match right {
        0 => Step::Stay,
        1.. => shortest_of([Some(Step::Csi(right, b'C')), set_column(profile, to), None]),
        _ => shortest_of([
            (left <= MOST_REPEATED).then_some(Step::Bytes(0x08, left)),
            Some(Step::Csi(left, b'D')),
            set_column(profile, to),
        ]),
    }
}

/// CHA, where it is known.
fn set_column(profile: &Profile, to: i32) -> Option<Step> {
    profile
        .set_column
        .then(|| Step::Csi(to.saturating_add(1), b'G'))
}

/// The first of the shortest.
fn shortest_of(steps: [Option<Step>; 3]) -> Step {
    let steps = steps.into_iter().flatten();
    steps.min_by_key(|step| step.length()).unwrap_or(Step::Stay)
}

impl Step {
    fn length(self) -> usize {
        match self {
            Self::Stay => 0,
            Self::Bytes(_, count) => usize::try_from(count).unwrap_or(0),
            Self::ReverseIndex => 2,
            Self::Csi(1, _) => 3,
            Self::Csi(parameter, _) => 3 + digits(parameter),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        match self {
            Self::Stay => {}
            Self::Bytes(byte, count) => {
                let count = usize::try_from(count).unwrap_or(0);
                out.extend(std::iter::repeat_n(byte, count));
            }
            Self::ReverseIndex => out.extend_from_slice(b"\x1bM"),
            Self::Csi(parameter, last) => csi(parameter, last, out),
        }
    }
}

impl Way {
    fn of(kind: Kind) -> Self {
        let coordinate = |n: i32| {
            if n == 0 {
                0
            } else {
                digits(n.saturating_add(1))
            }
        };
        let length = match kind {
            Kind::Absolute(to) if to.column == 0 => 3 + coordinate(to.row),
            Kind::Absolute(to) => 4 + coordinate(to.row) + coordinate(to.column),
            Kind::Steps { start, row, column } => {
                usize::from(start) + row.length() + column.length()
            }
        };
        Self { length, kind }
    }

    fn write(self, out: &mut Vec<u8>) {
        match self.kind {
            // The parameters that are 1 are left out.
            Kind::Absolute(to) => {
                out.extend_from_slice(b"\x1b[");
                if to.row != 0 {
                    number(to.row.saturating_add(1), out);
                }
                if to.column != 0 {
                    out.push(b';');
                    number(to.column.saturating_add(1), out);
                }
                out.push(b'H');
            }
            Kind::Steps { start, row, column } => {
                if start {
                    out.push(b'\r');
                }
                row.write(out);
                column.write(out);
            }
        }
    }
}

/// Appends a control sequence with one parameter, which is left out where it is 1.
pub(super) fn csi(parameter: i32, last: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    if parameter != 1 {
        number(parameter, out);
    }
    out.push(last);
}

/// How many digits a number has; there is none below zero.
fn digits(number: i32) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

fn number(number: i32, out: &mut Vec<u8>) {
    let mut rest = number.unsigned_abs();
    let mut reversed = [0_u8; 10];
    let mut length = 0;
    for digit in &mut reversed {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        length += 1;
        if rest == 0 {
            break;
        }
    }
    out.extend(reversed.iter().take(length).rev());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(profile: Profile, from: Place, to: (i32, i32), expected: &str) {
        let mut pen = Pen {
            place: from,
            ..Pen::default()
        };
        let to = Position::new(to.0, to.1);
        let mut out = Vec::new();
        let cost = cost(&profile, &pen, to);
        go(&profile, &mut pen, to, &mut out);
        assert_eq!(String::from_utf8_lossy(&out), expected);
        assert_eq!((cost, pen.place), (out.len(), Place::At(to)));
    }

    fn check_from(profile: Profile, from: (i32, i32), to: (i32, i32), expected: &str) {
        let from = Place::At(Position::new(from.0, from.1));
        check(profile, from, to, expected);
    }

    #[test]
    fn short_ways_are_taken() {
        check_from(Profile::XTERM, (5, 5), (5, 5), "");
        check_from(Profile::XTERM, (5, 5), (5, 4), "\x08");
        check_from(Profile::XTERM, (5, 5), (5, 0), "\r");
        check_from(Profile::XTERM, (5, 5), (6, 0), "\r\n");
        check_from(Profile::XTERM, (5, 5), (5, 6), "\x1b[C");
        check_from(Profile::XTERM, (5, 5), (4, 5), "\x1bM");
        check_from(Profile::ANSI, (5, 5), (4, 5), "\x1b[A");
        check_from(Profile::XTERM, (5, 5), (7, 5), "\x0b\x0b");
        check_from(Profile::SCREEN, (5, 5), (7, 5), "\x1b[2B");
        check_from(Profile::XTERM, (5, 5), (0, 0), "\x1b[H");
        check_from(Profile::XTERM, (5, 70), (5, 5), "\x1b[6G");
        check_from(Profile::VT100, (5, 70), (5, 40), "\x1b[30D");
    }

    #[test]
    fn from_an_unknown_column_only_what_sets_the_column_is_said() {
        check(Profile::XTERM, Place::Row(5), (5, 79), "\x1b[80G");
        check(Profile::VT100, Place::Row(5), (5, 79), "\r\x1b[79C");
        check(Profile::XTERM, Place::Row(5), (6, 0), "\r\n");
        check(Profile::XTERM, Place::Row(5), (5, 0), "\r");
        check(Profile::XTERM, Place::Row(5), (8, 4), "\x1b[9;5H");
    }

    #[test]
    fn from_an_unknown_place_the_way_is_absolute() {
        check(Profile::XTERM, Place::Unknown, (5, 5), "\x1b[6;6H");
        check(Profile::XTERM, Place::Unknown, (0, 0), "\x1b[H");
        check(Profile::VT100, Place::Unknown, (3, 0), "\x1b[4H");
    }
}
