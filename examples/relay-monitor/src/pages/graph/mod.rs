//! The graphs of a relay: two quantities over time, and their numbers.

mod numbers;

use strombus_widgets::{Child, Extent, Id, Marks, MirrorChart, Ui, Unit, VBox};

use super::message::Message;
use super::pieces::Pieces;
use crate::model::{Interval, RelayView, Statistic};

/// What is graphed, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// None shows no graph.
    pub(crate) statistic: Option<Statistic>,
    pub(crate) interval: Interval,
    pub(crate) extent: Extent,
    pub(crate) marks: Marks,
}

impl Settings {
    pub(crate) const fn new(marks: Marks) -> Self {
        Self {
            statistic: Some(Statistic::Bandwidth),
            interval: Interval::Second,
            extent: Extent::Local,
            marks,
        }
    }

    /// The next way to find the ends of the axes.
    pub(crate) const fn next_extent(&mut self) {
        self.extent = match self.extent {
            Extent::Global => Extent::Local,
            Extent::Local => Extent::Tight,
            Extent::Tight => Extent::Global,
        };
    }
}

/// The widgets of a graph.
#[derive(Debug)]
pub(crate) struct Graph {
    first: Id<Pieces>,
    chart: Id<MirrorChart>,
    second: Id<Pieces>,
    accounting: Id<Pieces>,
}

impl Graph {
    pub(crate) fn open(ui: &mut Ui<Message>) -> Self {
        let (first, second) = units(Statistic::Bandwidth);
        Self {
            first: ui.add(Pieces::default()),
            chart: ui.add(MirrorChart::new(first, second)),
            second: ui.add(Pieces::default()),
            accounting: ui.add(Pieces::default()),
        }
    }

    pub(crate) fn body(&self) -> VBox {
        VBox::of([
            self.first.into(),
            Child::new(self.chart).flex(1).min(3),
            self.second.into(),
            self.accounting.into(),
        ])
    }

    pub(crate) fn close(&self, ui: &mut Ui<Message>) {
        ui.remove(self.first);
        ui.remove(self.chart);
        ui.remove(self.second);
        ui.remove(self.accounting);
    }

    pub(crate) fn show(&self, ui: &mut Ui<Message>, view: &RelayView, settings: &Settings) {
        let Some(statistic) = settings.statistic else {
            return;
        };
        let series = view.graphs.of(statistic, settings.interval);
        let scale = if statistic == Statistic::Resources {
            100.0
        } else {
            1.0
        };
        let chart = &mut ui[self.chart];
        let (first, second) = units(statistic);
        chart.set_units(first, second);
        chart.set_marks(settings.marks);
        chart.set_extent(settings.extent);
        chart.set_step(settings.interval.duration());
        let points = series.points.iter();
        chart.set(points.map(|point| match point {
            Some(point) => (point.first * scale, point.second),
            None => (f64::NAN, f64::NAN),
        }));
        let [first, second] = numbers::of(view, statistic, series);
        ui[self.first].set(first.into_iter().chain([numbers::settings(settings)]));
        ui[self.second].set(second);
        ui[self.accounting].set(match statistic {
            Statistic::Bandwidth => numbers::accounting(view),
            _ => Vec::new(),
        });
    }
}

/// What the two sides of a statistic are in. The first of the resources comes in percent.
fn units(statistic: Statistic) -> (Unit, Unit) {
    match statistic {
        Statistic::Bandwidth => (Unit::binary("B/s"), Unit::binary("B/s")),
        Statistic::Resources => (Unit::plain("%"), Unit::binary("B")),
        Statistic::Connections | Statistic::Circuits => (Unit::count(), Unit::count()),
    }
}
