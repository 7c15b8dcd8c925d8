//! Who and what a relay is, above all of its pages.

mod facts;

use std::convert::Infallible;
use std::ops::Range;

use strombus_widgets::terminal::{Canvas, Position, Size};
use strombus_widgets::{Content, Length, Measure, Widget, Wish, wrap};

pub(crate) use facts::{Facts, newnym_wait, version_status};

/// A fact, by its place among them.
type Pick = fn(&Facts) -> &Content;

/// How the facts stand on a screen that is wide enough: rows, and where on them columns begin.
struct Plan {
    columns: u16,
    tabs: &'static [i32],
    rows: &'static [&'static [Pick]],
}

/// From the widest on. Facts that belong together stand together; what is seldom there stands last.
const PLANS: [Plan; 4] = [
    Plan {
        columns: 180,
        tabs: &[0, 50, 98, 146],
        rows: &[
            &[|f| &f.name, |f| &f.version, |f| &f.process, |f| &f.system],
            &[
                |f| &f.fingerprint,
                |f| &f.load,
                |f| &f.control,
                |f| &f.notes,
            ],
            &[|f| &f.flags, |f| &f.policy],
        ],
    },
    Plan {
        columns: 112,
        tabs: &[0, 44, 86],
        rows: &[
            &[|f| &f.name, |f| &f.version, |f| &f.process],
            &[|f| &f.fingerprint, |f| &f.load, |f| &f.system],
            &[|f| &f.flags, |f| &f.policy],
            &[|f| &f.control, |f| &f.notes],
        ],
    },
    Plan {
        columns: 60,
        tabs: &[0, 44],
        rows: &[
            &[|f| &f.name, |f| &f.version],
            &[|f| &f.fingerprint, |f| &f.process],
            &[|f| &f.flags, |f| &f.policy],
            &[|f| &f.load, |f| &f.system],
            &[|f| &f.control, |f| &f.notes],
        ],
    },
    Plan {
        columns: 0,
        tabs: &[0],
        rows: &[&[|f| &f.name], &[|f| &f.version], &[|f| &f.notes]],
    },
];

/// Screens with fewer rows than this get only the first rows of the plan; with fewer than the second, one.
const LOW: u16 = 20;
const LOWER: u16 = 12;

/// As many rows as there are at most for what is wrong with the connection, and what to do about it.
const STATE: usize = 6;

/// Blanks between two facts, at least.
const GAP: i32 = 2;

/// Columns that are kept for each fact that follows on the row.
const LEAST: i32 = 14;

/// The facts on a relay: as many rows as a screen of this size can spare, aligned.
#[derive(Debug, Default)]
pub(crate) struct Header {
    facts: Facts,
}

impl Header {
    pub(crate) fn set(&mut self, facts: Facts) {
        self.facts = facts;
    }

    /// The rows of what is said of the connection.
    fn state_rows(&self, columns: u16, most: usize) -> impl Iterator<Item = Range<usize>> {
        let text = self.facts.state.text();
        let most = if text.is_empty() { 0 } else { most };
        wrap(text, columns.max(1).into()).take(most)
    }

    fn plan(columns: u16) -> &'static Plan {
        let fits = PLANS.iter().find(|plan| plan.columns <= columns);
        fits.unwrap_or(&PLANS[PLANS.len() - 1])
    }

    /// The rows that are shown where the screen has so many rows and columns.
    fn rows(screen: Size) -> &'static [&'static [Pick]] {
        let plan = Self::plan(screen.columns);
        let rows = match screen.rows {
            0..LOWER => 1,
            LOWER..LOW => 2,
            _ => plan.rows.len(),
        };
        plan.rows.get(..rows).unwrap_or(plan.rows)
    }
}

impl Widget for Header {
    type Event = Infallible;

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let size = canvas.size();
        let plan = Self::plan(size.columns);
        let text = canvas.theme().text;
        let mut row = 0;
        // A fact at least stands below.
        let most = usize::from(size.rows).saturating_sub(1).min(STATE);
        for range in self.state_rows(size.columns, most) {
            let at = Position::new(row, 0);
            (self.facts.state).draw_cut(canvas, at, range, size.columns.into(), text);
            row += 1;
        }
        for facts in plan.rows {
            let facts: Vec<&Content> = facts.iter().map(|pick| pick(&self.facts)).collect();
            draw_row(canvas, row, &facts, plan.tabs);
            row += 1;
        }
    }

    fn wish(&self, available: Size, _measure: &Measure<'_>) -> Wish {
        let most = if available.rows < LOW { 2 } else { STATE };
        let state = self.state_rows(available.columns, most).count();
        let rows = Self::rows(available).len() + state;
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        Wish::new(Length::fixed(rows), Length::flexible())
    }
}

/// Draws facts on a row, each where its column begins or behind the one before, if that is longer.
fn draw_row(canvas: &mut Canvas<'_>, row: i32, facts: &[&Content], tabs: &[i32]) {
    let right = i32::from(canvas.size().columns);
    let text = canvas.theme().text;
    let mut end = 0;
    for (number, (fact, tab)) in facts.iter().zip(tabs).enumerate() {
        let behind = facts
            .iter()
            .skip(number + 1)
            .filter(|fact| !fact.is_empty());
        let kept = i32::try_from(behind.count()).unwrap_or(0) * (LEAST + GAP);
        let start = (*tab).max(end);
        let room = usize::try_from(right - kept - start).unwrap_or(0);
        if fact.is_empty() || room == 0 {
            continue;
        }
        let whole = 0..fact.text().len();
        let drawn = fact.draw_cut(canvas, Position::new(row, start), whole, room, text);
        end = start + i32::try_from(drawn).unwrap_or(0) + GAP;
    }
}
