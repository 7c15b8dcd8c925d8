//! The cheapest way for the cursor from where it is to where it shall be.

use std::io::Write as _;

use crate::geometry::Position;
use crate::profile::Profile;
use crate::shown::{Pen, Place};

/// A sequence being composed; motions are short, so it lies on the stack.
#[derive(Clone, Copy)]
struct Sequence {
    bytes: [u8; 32],
    length: usize,
}

impl Sequence {
    const EMPTY: Self = Self {
        bytes: [0; 32],
        length: 0,
    };

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    fn add(mut self, args: std::fmt::Arguments<'_>) -> Self {
        let mut rest = self.bytes.get_mut(self.length..).unwrap_or_default();
        let before = rest.len();
        if rest.write_fmt(args).is_ok() {
            self.length += before - rest.len();
        }
        self
    }

    /// `count` times the same byte; `None` if there is a shorter way than that many.
    fn repeat(self, byte: u8, count: i32) -> Option<Self> {
        let count = usize::try_from(count).ok().filter(|&count| count <= 6)?;
        let mut longer = self;
        longer
            .bytes
            .get_mut(self.length..self.length + count)?
            .fill(byte);
        longer.length += count;
        Some(longer)
    }

    /// A control sequence with one parameter, which is left out where it is 1.
    fn csi(self, parameter: i32, last: char) -> Self {
        if parameter == 1 {
            self.add(format_args!("\x1b[{last}"))
        } else {
            self.add(format_args!("\x1b[{parameter}{last}"))
        }
    }
}

/// Moves the cursor to `to`. The pen knows it afterwards.
pub(super) fn go(profile: &Profile, pen: &mut Pen, to: Position, out: &mut Vec<u8>) {
    if pen.place != Place::At(to) {
        out.extend_from_slice(cheapest(profile, pen.place, to).as_bytes());
        pen.place = Place::At(to);
    }
}

/// How many bytes [`go`] would take.
pub(super) fn cost(profile: &Profile, pen: &Pen, to: Position) -> usize {
    if pen.place == Place::At(to) {
        0
    } else {
        cheapest(profile, pen.place, to).length
    }
}

fn cheapest(profile: &Profile, from: Place, to: Position) -> Sequence {
    let mut best = absolute(to);
    let mut offer = |candidate: Option<Sequence>| {
        if let Some(candidate) = candidate
            && candidate.length < best.length
        {
            best = candidate;
        }
    };
    let (row, column) = match from {
        Place::Unknown => return best,
        Place::Row(row) => (row, None),
        Place::At(from) => (from.row, Some(from.column)),
    };
    let down = to.row.saturating_sub(row);
    let jumps = rows(profile, down, to.row);
    for vertical in jumps.into_iter().flatten() {
        match column {
            Some(column) => columns(profile, vertical, column, to.column)
                .into_iter()
                .for_each(&mut offer),
            None => offer(set_column(profile, vertical, to.column)),
        }
    }
    // CR, then LF for each row: the same whether or not the client's side turns LF into CR LF.
    let Some(start) = Sequence::EMPTY.repeat(b'\r', 1) else {
        return best;
    };
    let lines = start.repeat(b'\n', down);
    let jumps = jumps.into_iter().flatten().map(|way| join(start, way));
    for vertical in lines.into_iter().chain(jumps) {
        columns(profile, vertical, 0, to.column)
            .into_iter()
            .for_each(&mut offer);
    }
    best
}

fn join(first: Sequence, second: Sequence) -> Sequence {
    let mut joined = first;
    let end = first.length + second.length;
    if let Some(place) = joined.bytes.get_mut(first.length..end) {
        place.copy_from_slice(second.as_bytes());
        joined.length = end;
    }
    joined
}

/// CUP, with the parameters that are 1 left out.
fn absolute(to: Position) -> Sequence {
    let (row, column) = (to.row.saturating_add(1), to.column.saturating_add(1));
    match (row, column) {
        (1, 1) => Sequence::EMPTY.add(format_args!("\x1b[H")),
        (_, 1) => Sequence::EMPTY.add(format_args!("\x1b[{row}H")),
        (1, _) => Sequence::EMPTY.add(format_args!("\x1b[;{column}H")),
        _ => Sequence::EMPTY.add(format_args!("\x1b[{row};{column}H")),
    }
}

/// The ways to another row that keep the column: CUU or CUD, VPA, and VT for each row down or RI for one row up.
///
/// They never scroll, since the row is on the screen and no region is set while the cursor moves.
fn rows(profile: &Profile, down: i32, row: i32) -> [Option<Sequence>; 3] {
    let start = Sequence::EMPTY;
    if down == 0 {
        return [Some(start), None, None];
    }
    let relative = start.csi(down.saturating_abs(), if down > 0 { 'B' } else { 'A' });
    let absolute = start.csi(row.saturating_add(1), 'd');
    let lines = match down {
        1.. if profile.vertical_tab => start.repeat(0x0b, down),
        -1 if profile.scroll_region => Some(start.add(format_args!("\x1bM"))),
        _ => None,
    };
    [
        Some(relative),
        profile.set_column.then_some(absolute),
        lines,
    ]
}

/// The ways along a row: BS or CUB, CUF, and CHA.
fn columns(profile: &Profile, start: Sequence, from: i32, to: i32) -> [Option<Sequence>; 3] {
    let right = to.saturating_sub(from);
    let set = || set_column(profile, start, to);
    match right {
        0 => [Some(start), None, None],
        1.. => [Some(start.csi(right, 'C')), set(), None],
        _ => {
            let left = right.saturating_neg();
            [start.repeat(0x08, left), Some(start.csi(left, 'D')), set()]
        }
    }
}

/// CHA, where it is known.
fn set_column(profile: &Profile, start: Sequence, to: i32) -> Option<Sequence> {
    profile
        .set_column
        .then(|| start.csi(to.saturating_add(1), 'G'))
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
