//! DECRQCRA: a sum over the characters and attributes of an area, as xterm computes it. XTCHECKSUM changes how.
//!
//! Four bytes ask for the sum of a whole screen. So that many of them cost little, a row keeps the sums of its first cells
//! while it is worked on, and is only looked at again after it has changed.

use super::cell::{Cell, Glyph, Look, Tables, fg};
use super::dispatch::Args;
use super::rendition::Underline;
use super::state::State;

/// The flags of XTCHECKSUM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind(pub(super) u16);

impl Kind {
    /// The sum is not negated.
    const POSITIVE: u16 = 1;
    /// Attributes do not count.
    const BARE: u16 = 2;
    /// Blanks count.
    const UNTRIMMED: u16 = 4;
    /// Then only what was written does.
    const DRAWN: u16 = 8;
    /// Characters are more than a byte.
    const WHOLE: u16 = 16;

    const fn has(self, flag: u16) -> bool {
        self.0 & flag != 0
    }
}

/// What the first cells of a row add up to: how many there are is the index.
#[derive(Debug)]
pub(super) struct Sums {
    kind: Kind,
    first: Vec<u32>,
}

/// What a cell counts that was never written.
const BLANK: u32 = b' ' as u32;

impl Sums {
    /// The sums over `cells`.
    pub(super) fn of(cells: &[Cell], kind: Kind, tables: &Tables) -> Self {
        let mut text = String::new();
        let mut sum = 0_u32;
        // Neighbours are often alike.
        let mut before = Cell::BLANK;
        let mut its = value(before, kind, tables, &mut text);
        let first = cells.iter().map(|cell| {
            if *cell != before {
                before = *cell;
                its = value(before, kind, tables, &mut text);
            }
            sum = sum.wrapping_add(its);
            sum
        });
        Self {
            kind,
            first: [0].into_iter().chain(first).collect(),
        }
    }

    pub(super) const fn kind(&self) -> Kind {
        self.kind
    }

    /// The sum from one column to before another.
    fn between(&self, from: usize, to: usize) -> u32 {
        let until = |column: usize| self.first.get(column).copied().unwrap_or(0);
        until(to).wrapping_sub(until(from))
    }
}

/// What a cell adds.
fn value(cell: Cell, kind: Kind, tables: &Tables, text: &mut String) -> u32 {
    let (is_drawn, look) = (cell.glyph != Glyph::ERASED, cell.look);
    // The most frequent, on which all flags agree.
    if let (Some(c @ '\0'..='\x7f'), Look::PLAIN) = (cell.glyph.as_char(), look) {
        return c.into();
    }
    let counts = if kind.has(Kind::UNTRIMMED) {
        is_drawn || !kind.has(Kind::DRAWN)
    } else {
        is_drawn || look != Look::PLAIN
    };
    if !counts {
        return 0;
    }
    let (character, marks_of_it) = match cell.glyph.as_char() {
        // As in xterm, what is concealed cannot be found out.
        _ if look.fg & fg::INVISIBLE != 0 => (BLANK, 0),
        Some(c) => (c.into(), 0),
        None if cell.glyph.is_right_half() => (0xffff, 0),
        None => {
            text.clear();
            tables.push_text(cell.glyph, text);
            let mut chars = text.chars().map(u32::from);
            let first = chars.next().unwrap_or(BLANK);
            let rest = kind.has(Kind::UNTRIMMED) && !kind.has(Kind::WHOLE);
            (first, if rest { chars.sum() } else { 0 })
        }
    };
    let character = if kind.has(Kind::WHOLE) {
        character
    } else {
        character & 0xff
    };
    let mark = |set: bool, value: u32| {
        if set && !kind.has(Kind::BARE) {
            value
        } else {
            0
        }
    };
    character
        + marks_of_it
        // Two lines are another attribute to xterm, which does not count.
        + mark(!matches!(look.underline(), Underline::None | Underline::Double), 0x10)
        + mark(look.fg & fg::INVERSE != 0, 0x20)
        + mark(look.fg & fg::BLINK != 0, 0x40)
        + mark(look.fg & fg::BOLD != 0, 0x80)
}

impl State {
    /// DECRQCRA.
    pub(super) fn report_checksum(&mut self, args: Args<'_>) {
        if self.replies_are_full() {
            return;
        }
        let id = args.get(0);
        let kind = Kind(self.checksum);
        let mut sum = 0_u32;
        if let Some(area) = self.area(args, 2) {
            let (from, to) = area.columns();
            for row in area.rows() {
                sum = sum.wrapping_add(
                    self.sums(row, kind)
                        .map_or(0, |sums| sums.between(from, to)),
                );
            }
            // As in xterm, the first cell counts though nothing was written there.
            let first = self.grid.get(*area.rows().start());
            let first = first.and_then(|row| row.cells().get(from));
            if !kind.has(Kind::UNTRIMMED) && first == Some(&Cell::BLANK) {
                sum = sum.wrapping_add(BLANK);
            }
        }
        if !kind.has(Kind::POSITIVE) {
            sum = sum.wrapping_neg();
        }
        self.reply_dcs(&format!("{id}!~{:04X}", sum & 0xffff));
    }

    fn sums(&mut self, row: u16, kind: Kind) -> Option<&Sums> {
        self.workshop.is_open = true;
        let (tables, spare) = (&mut self.workshop.tables, &mut self.workshop.spare);
        let row = self.grid.get_mut(row)?;
        Some(row.sums(kind, self.size.columns, tables, spare))
    }
}

#[cfg(test)]
mod tests {
    use super::super::work;
    use crate::{Screen, Size};

    #[test]
    fn sums_that_are_kept_are_those_of_what_is_shown() {
        // REP wants to come at once.
        for sequence in work::sequences()
            .iter()
            .filter(|sequence| !sequence.ends_with('b'))
        {
            let told = |asked: &str| {
                let mut screen = Screen::new(Size::new(5, 12));
                screen.feed("ab\x1b[1m世\x1b[m".repeat(13).as_bytes());
                screen.feed(b"\x1b[2;3H\x1b[44m");
                screen.feed(format!("{asked}{sequence}\x1b[*y\x1b[;;2;2;4;9*y").as_bytes());
                (screen.take_replies(), screen.to_string())
            };
            let (answers, shown) = told("\x1b[*y");
            let (_, others) = answers.split_at("\x1bP0!~0000\x1b\\".len());
            let expected = told("");
            assert_eq!((others, shown), (&*expected.0, expected.1), "{sequence:?}");
        }
    }
}
