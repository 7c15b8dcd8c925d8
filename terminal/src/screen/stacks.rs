//! Stacks of renditions and of palettes: XTPUSHSGR, XTPOPSGR, XTREPORTSGR, XTPUSHCOLORS, XTPOPCOLORS, XTREPORTCOLORS.

use super::cell::{Look, bg, fg, unpack};
use super::dispatch::Args;
use super::palette::Palette;
use super::pen::Pen;
use super::sgr;
use super::state::State;
use crate::style::Color;

/// The most entries of either stack, as in xterm.
const DEPTH: usize = 10;

/// A rendition, and which parts of it come back.
#[derive(Clone, Debug)]
struct Pushed {
    parts: Vec<u16>,
    pen: Pen,
}

/// The two stacks.
#[derive(Clone, Debug, Default)]
pub(super) struct Stacks {
    renditions: Vec<Pushed>,
    /// How many were pushed beyond the last: as many pops do nothing.
    beyond: u16,
    palettes: [Option<Box<Palette>>; DEPTH],
    /// How many palettes are in use, and how many were at most.
    used: usize,
    most: usize,
}

impl State {
    /// XTPUSHSGR: the parameters of SGR that XTPOPSGR brings back; none are all of them.
    pub(super) fn push_rendition(&mut self, args: Args<'_>) {
        let stacks = &mut self.stacks;
        if stacks.renditions.len() >= DEPTH {
            stacks.beyond = stacks.beyond.saturating_add(1);
            return;
        }
        let parts: Vec<u16> = args.iter().filter(|part| *part != 0).collect();
        let parts = if args.iter().any(|part| part != 0) {
            parts
        } else {
            vec![1, 2, 3, 4, 5, 7, 8, 9, 21, 30, 31]
        };
        stacks.renditions.push(Pushed {
            parts,
            pen: self.cursor.pen.clone(),
        });
    }

    /// XTPOPSGR.
    pub(super) fn pop_rendition(&mut self) {
        let stacks = &mut self.stacks;
        if let Some(beyond) = stacks.beyond.checked_sub(1) {
            stacks.beyond = beyond;
            return;
        }
        let Some(Pushed { parts, pen }) = stacks.renditions.pop() else {
            return;
        };
        let look = &mut self.cursor.pen.look;
        for part in parts {
            let (word, from, mask) = match part {
                1 => (&mut look.fg, pen.look.fg, fg::BOLD),
                2 => (&mut look.fg, pen.look.fg, fg::FAINT),
                3 => (&mut look.fg, pen.look.fg, fg::ITALIC),
                4 | 21 => (&mut look.bg, pen.look.bg, bg::UNDERLINE),
                5 => (&mut look.fg, pen.look.fg, fg::BLINK),
                7 => (&mut look.fg, pen.look.fg, fg::INVERSE),
                8 => (&mut look.fg, pen.look.fg, fg::INVISIBLE),
                9 => (&mut look.bg, pen.look.bg, bg::STRIKE),
                // 10 and 11 are what xterm called them at first.
                10 | 30 => {
                    look.set_foreground(unpack(pen.look.fg));
                    continue;
                }
                11 | 31 => {
                    look.set_background(unpack(pen.look.bg));
                    continue;
                }
                _ => continue,
            };
            *word = *word & !mask | from & mask;
        }
        self.restamp();
    }

    /// XTREPORTSGR: what all cells of an area have in common.
    pub(super) fn report_rendition(&mut self, args: Args<'_>) {
        if self.replies_are_full() {
            return;
        }
        let Some(area) = self.area(args, 0) else {
            return;
        };
        let (from, to) = area.columns();
        let mut common = Common::default();
        for row in area.rows() {
            self.cells(row);
            let Some(row) = self.grid.get(row) else {
                continue;
            };
            for cell in row.cells().get(from..to).unwrap_or_default() {
                common.add(self.workshop.tables.resolve(cell.look).0);
            }
        }
        let report = sgr::report(common.look(), Color::Default);
        self.reply_csi(&format!("{report}m"));
    }

    /// XTPUSHCOLORS: onto the stack (0), or to a place in it, from 1.
    pub(super) fn push_colors(&mut self, place: u16) {
        let place = usize::from(place);
        let stacks = &mut self.stacks;
        let at = place.checked_sub(1).unwrap_or(stacks.used);
        if let Some(entry) = stacks.palettes.get_mut(at) {
            *entry = Some(Box::new(self.palette.clone()));
            stacks.used = at + 1;
            if place == 0 {
                stacks.most = stacks.most.max(stacks.used);
            }
        }
    }

    /// XTPOPCOLORS: from the stack (0), or from a place in it, from 1.
    pub(super) fn pop_colors(&mut self, place: u16) {
        let stacks = &mut self.stacks;
        let at = match place {
            0 => stacks.used.checked_sub(1),
            place => Some(usize::from(place) - 1),
        };
        let Some(at) = at else { return };
        if let Some(Some(palette)) = stacks.palettes.get(at) {
            self.palette = (**palette).clone();
            stacks.used = at;
        }
    }

    /// XTREPORTCOLORS.
    pub(super) fn report_colors(&mut self) {
        let (used, most) = (self.stacks.used, self.stacks.most);
        self.reply_csi(&format!("?{used};{most}#Q"));
    }
}

/// What looks have in common. A few bytes ask for that of a whole screen, so that adding one takes no branches.
#[derive(Clone, Copy)]
struct Common {
    /// What is set in all of them.
    all: Look,
    /// What is set in any of them.
    any: Look,
}

impl Default for Common {
    fn default() -> Self {
        Self {
            all: Look { fg: !0, bg: !0 },
            any: Look::PLAIN,
        }
    }
}

impl Common {
    fn add(&mut self, look: Look) {
        self.all.fg &= look.fg;
        self.all.bg &= look.bg;
        self.any.fg |= look.fg;
        self.any.bg |= look.bg;
    }

    fn look(self) -> Look {
        let Self { all, any } = self;
        let mut common = Look::PLAIN;
        common.set_flags(all.flags() & any.flags());
        common.set_underline(if all.underline() == any.underline() {
            all.underline()
        } else {
            Default::default()
        });
        if unpack(all.fg) == unpack(any.fg) {
            common.set_foreground(unpack(all.fg));
        }
        if unpack(all.bg) == unpack(any.bg) {
            common.set_background(unpack(all.bg));
        }
        common
    }
}
