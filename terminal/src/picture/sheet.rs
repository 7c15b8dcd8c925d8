//! What is drawn, in layers, before it is written.
//!
//! Rectangles and strokes of one colour that touch become one: the file is smaller, and there are no seams where a viewer
//! scales it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::color::Rgb;
use super::number::Number;
use super::{CELL_HEIGHT, CELL_WIDTH};
use crate::geometry::Size;
use crate::screen::LineSize;

/// A place in hundredths, so that it can be compared.
fn hundredths(length: f64) -> i64 {
    // Pictures are some ten thousand units large.
    (length * 100.0).round() as i64
}

fn length(hundredths: i64) -> Number {
    Number(hundredths as f64 / 100.0)
}

/// Spans along one line, from and to.
type Spans = Vec<(i64, i64)>;

/// Joins spans that touch or overlap.
fn join(spans: &Spans) -> Spans {
    let mut sorted = spans.clone();
    sorted.sort_unstable();
    let mut joined: Spans = Vec::new();
    for (from, to) in sorted {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[derive(Default)]
pub(super) struct Sheet {
    /// Colour, top and height; from left to right.
    grounds: BTreeMap<(Rgb, i64, i64), Spans>,
    blocks: BTreeMap<(Rgb, i64, i64), Spans>,
    /// Colour, thickness, whether they go down, and where they lie across.
    strokes: BTreeMap<(Rgb, i64, bool, i64), Spans>,
    /// What is neither level nor upright: colour, and the data of a path.
    curves: BTreeMap<Rgb, String>,
    dots: BTreeMap<Rgb, String>,
    /// Elements as they are, below and above all others.
    pub(super) text: String,
    pub(super) top: String,
}

impl Sheet {
    /// What lies behind the characters.
    pub(super) fn ground(&mut self, color: Rgb, left: f64, top: f64, width: f64, height: f64) {
        let span = (hundredths(left), hundredths(left + width));
        let key = (color, hundredths(top), hundredths(height));
        self.grounds.entry(key).or_default().push(span);
    }

    /// A filled part of a cell.
    pub(super) fn block(&mut self, color: Rgb, left: f64, top: f64, width: f64, height: f64) {
        let span = (hundredths(left), hundredths(left + width));
        let key = (color, hundredths(top), hundredths(height));
        self.blocks.entry(key).or_default().push(span);
    }

    /// A level line of `thickness` at `y`.
    pub(super) fn level(&mut self, color: Rgb, thickness: f64, y: f64, from: f64, to: f64) {
        let key = (color, hundredths(thickness), false, hundredths(y));
        let span = (hundredths(from), hundredths(to));
        self.strokes.entry(key).or_default().push(span);
    }

    /// An upright line of `thickness` at `x`.
    pub(super) fn upright(&mut self, color: Rgb, thickness: f64, x: f64, from: f64, to: f64) {
        let key = (color, hundredths(thickness), true, hundredths(x));
        let span = (hundredths(from), hundredths(to));
        self.strokes.entry(key).or_default().push(span);
    }

    /// A thin line that is neither.
    pub(super) fn curve(&mut self, color: Rgb, path: &str) {
        self.curves.entry(color).or_default().push_str(path);
    }

    pub(super) fn dot(&mut self, color: Rgb, x: f64, y: f64) {
        let path = self.dots.entry(color).or_default();
        let _ = write!(path, "M{} {}h.01", Number(x), Number(y));
    }

    /// Where the strokes end, and whether they are upright.
    #[cfg(test)]
    pub(super) fn ends(&self) -> Vec<(bool, f64)> {
        let ends = |(key, spans): (&(Rgb, i64, bool, i64), &Spans)| {
            let upright = key.2;
            let joined = join(spans);
            let ends = joined.into_iter().flat_map(|(from, to)| [from, to]);
            ends.map(|end| (upright, length(end).0)).collect::<Vec<_>>()
        };
        self.strokes.iter().flat_map(ends).collect()
    }

    /// Writes it all, from the ground up.
    pub(super) fn write(&self, out: &mut String) {
        // Writing to a text never fails.
        rectangles(out, &self.grounds);
        out.push_str(&self.text);
        rectangles(out, &self.blocks);
        self.write_strokes(out);
        for (color, path) in &self.curves {
            let _ = writeln!(out, "<path d=\"{path}\" stroke=\"{color}\" fill=\"none\"/>");
        }
        for (color, path) in &self.dots {
            let _ = writeln!(
                out,
                "<path d=\"{path}\" stroke=\"{color}\" stroke-width=\"2\" stroke-linecap=\"round\" fill=\"none\"/>"
            );
        }
        out.push_str(&self.top);
    }

    fn write_strokes(&self, out: &mut String) {
        let mut paths: BTreeMap<(Rgb, i64), String> = BTreeMap::new();
        for ((color, thickness, upright, across), spans) in &self.strokes {
            let path = paths.entry((*color, *thickness)).or_default();
            for (from, to) in join(spans) {
                let (from, to, across) = (length(from), length(to), length(*across));
                let _ = if *upright {
                    write!(path, "M{across} {from}V{to}")
                } else {
                    write!(path, "M{from} {across}H{to}")
                };
            }
        }
        for ((color, thickness), path) in paths {
            let width = length(thickness);
            let _ = writeln!(
                out,
                "<path d=\"{path}\" stroke=\"{color}\" stroke-width=\"{width}\" fill=\"none\"/>"
            );
        }
    }
}

fn rectangles(out: &mut String, all: &BTreeMap<(Rgb, i64, i64), Spans>) {
    // Those of one colour, from the left to the right edge of each: then the rows.
    let mut paths: BTreeMap<Rgb, BTreeMap<(i64, i64), Spans>> = BTreeMap::new();
    for ((color, top, height), spans) in all {
        let columns = paths.entry(*color).or_default();
        for span in join(spans) {
            columns
                .entry(span)
                .or_default()
                .push((*top, *top + *height));
        }
    }
    for (color, columns) in paths {
        let _ = write!(out, "<path d=\"");
        for ((left, right), rows) in columns {
            for (top, bottom) in join(&rows) {
                let _ = write!(
                    out,
                    "M{} {}H{}V{}H{}z",
                    length(left),
                    length(top),
                    length(right),
                    length(bottom),
                    length(left)
                );
            }
        }
        let _ = writeln!(out, "\" fill=\"{color}\" shape-rendering=\"crispEdges\"/>");
    }
}

/// A row whose characters are larger: `alone` was drawn at the origin.
pub(super) fn doubled(
    alone: &Sheet,
    line: LineSize,
    top: f64,
    size: Size,
    clips: &mut String,
    out: &mut String,
) {
    let (down, scale) = match line {
        LineSize::Single => (top, "1"),
        LineSize::DoubleWidth => (top, "2 1"),
        LineSize::DoubleHeightTop => (top, "2"),
        LineSize::DoubleHeightBottom => (top - CELL_HEIGHT, "2"),
    };
    let id = format!("row{}", Number(top / CELL_HEIGHT));
    let _ = writeln!(
        clips,
        "<clipPath id=\"{id}\"><rect y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>",
        Number(top),
        Number(f64::from(size.columns) * CELL_WIDTH),
        Number(CELL_HEIGHT)
    );
    let _ = writeln!(
        out,
        "<g clip-path=\"url(#{id})\"><g transform=\"translate(0 {}) scale({scale})\">",
        Number(down)
    );
    alone.write(out);
    out.push_str("</g></g>\n");
}
