//! Hyperlinks (OSC 8): an unseen area over the cells of each, so that a click on the picture follows it.
//!
//! The picture may be shown on a page of somebody else's, so a target must be one that does nothing but lead there.

use std::fmt::Write as _;

use super::CELL_HEIGHT;
use super::number::{Escaped, Number};
use super::sheet::Sheet;
use crate::screen::Hyperlink;

/// What targets begin with; others, as `javascript:` and `data:`, run in the page, and `file:` means other files elsewhere.
const SCHEMES: [&str; 3] = ["https:", "http:", "mailto:"];

/// The links of one row.
pub(super) struct Links<'a> {
    top: f64,
    open: Option<Area<'a>>,
}

struct Area<'a> {
    target: &'a str,
    left: f64,
    right: f64,
}

impl<'a> Links<'a> {
    pub(super) const fn new(top: f64) -> Self {
        Self { top, open: None }
    }

    /// Adds a cell: its link, if it has one.
    pub(super) fn add(
        &mut self,
        sheet: &mut Sheet,
        link: Option<&'a Hyperlink>,
        left: f64,
        width: f64,
    ) {
        let target = link.map(|link| &*link.uri).filter(|uri| leads_away(uri));
        if let (Some(open), Some(target)) = (&mut self.open, target)
            && open.target == target
        {
            open.right = left + width;
            return;
        }
        self.end(sheet);
        self.open = target.map(|target| Area {
            target,
            left,
            right: left + width,
        });
    }

    /// Writes the area, if there is one.
    pub(super) fn end(&mut self, sheet: &mut Sheet) {
        let Some(area) = self.open.take() else {
            return;
        };
        let _ = writeln!(
            sheet.top,
            "<a href=\"{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" pointer-events=\"all\"/></a>",
            Escaped(area.target),
            Number(area.left),
            Number(self.top),
            Number(area.right - area.left),
            Number(CELL_HEIGHT)
        );
    }
}

fn leads_away(target: &str) -> bool {
    let begins = |scheme: &str| {
        let start = target.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    SCHEMES.into_iter().any(begins)
}
