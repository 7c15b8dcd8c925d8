//! The numbers beside a graph.

use strombus_widgets::{Content, Role};

use super::Settings;
use crate::model::{Hibernation, Point, RelayView, Series, Statistic};
use crate::pages::command::{extent_words, interval_words};
use crate::pages::words::{bytes, clock, percent, rate};

/// What stands above the graph, and what below it: the most important first.
pub(super) fn of(view: &RelayView, statistic: Statistic, series: &Series) -> [Vec<Content>; 2] {
    let newest = series.points.iter().rev().find_map(|point| *point);
    let newest = newest.unwrap_or_default();
    let side = |title: &str, part: fn(&Point) -> f64, say: &dyn Fn(f64) -> String| {
        let mut pieces = vec![title_of(title, &say(part(&newest)))];
        if let Some(mean) = mean(series, part) {
            pieces.push(quiet(format!("avg {}", say(mean))));
        }
        pieces
    };
    let whole = |value: f64| format!("{value:.0}");
    match statistic {
        Statistic::Bandwidth => bandwidth(view),
        Statistic::Connections => [
            side("Inbound", |point| point.first, &whole),
            side("Outbound", |point| point.second, &whole),
        ],
        Statistic::Circuits => [
            side("Circuits built", |point| point.first, &whole),
            side("Being built", |point| point.second, &whole),
        ],
        Statistic::Resources => {
            let memory = |value: f64| bytes(value.max(0.0) as u64);
            [
                side("CPU", |point| point.first, &percent),
                side("Memory", |point| point.second, &memory),
            ]
        }
    }
}

fn bandwidth(view: &RelayView) -> [Vec<Content>; 2] {
    let bandwidth = &view.bandwidth;
    let side = |title: &str, now: u64, average: f64, total: u64| {
        vec![
            title_of(title, &rate(now as f64)),
            quiet(format!("avg {}", rate(average))),
            quiet(format!("total {}", bytes(total))),
        ]
    };
    let mut read = side(
        "Read",
        bandwidth.read,
        bandwidth.read_average,
        bandwidth.read_total,
    );
    let mut written = side(
        "Written",
        bandwidth.written,
        bandwidth.written_average,
        bandwidth.written_total,
    );
    read.extend(limits(bandwidth.limit, bandwidth.burst).map(quiet));
    let observed = bandwidth.observed.map(|observed| rate(observed as f64));
    written.extend(observed.map(|observed| quiet(format!("observed {observed}"))));
    [read, written]
}

/// The rates that it is limited to, with their unit once if it is the same.
fn limits(limit: Option<u64>, burst: Option<u64>) -> Option<String> {
    let (limit, burst) = (
        limit.map(|limit| rate(limit as f64)),
        burst.map(|burst| rate(burst as f64)),
    );
    match (limit, burst) {
        (Some(limit), Some(burst)) => match (limit.split_once(' '), burst.split_once(' ')) {
            (Some((number, one)), Some((_, other))) if one == other => {
                Some(format!("limit {number}, burst {burst}"))
            }
            _ => Some(format!("limit {limit}, burst {burst}")),
        },
        (Some(limit), None) => Some(format!("limit {limit}")),
        (None, Some(burst)) => Some(format!("burst {burst}")),
        (None, None) => None,
    }
}

/// What is graphed how, at the end of the row above.
pub(super) fn settings(settings: &Settings) -> Content {
    let (interval, extent) = (
        interval_words(settings.interval),
        extent_words(settings.extent),
    );
    quiet(format!("each {interval}, {extent}"))
}

/// How much may still be moved; nothing where accounting is off.
pub(super) fn accounting(view: &RelayView) -> Vec<Content> {
    let Some(accounting) = &view.accounting else {
        return Vec::new();
    };
    let (state, role) = match accounting.state {
        Hibernation::Awake => ("awake", Role::Good),
        Hibernation::Soft => ("soft", Role::Warning),
        Hibernation::Hard => ("hard", Role::Bad),
    };
    let mut title = Content::styled("Accounting ", Role::Key);
    title.push(state, role);
    let left = accounting.ends.duration_since(view.at).unwrap_or_default();
    let all = [
        accounting.read.saturating_add(accounting.read_left),
        accounting.written.saturating_add(accounting.written_left),
    ];
    let (read, written) = (bytes(accounting.read), bytes(accounting.written));
    let moved = match all {
        [one, other] if one == other => format!("{read} in, {written} out, of {}", bytes(one)),
        [one, other] => format!(
            "{read} of {} in, {written} of {} out",
            bytes(one),
            bytes(other)
        ),
    };
    vec![
        title,
        format!("reset in {}", clock(left)).into(),
        quiet(moved),
    ]
}

/// The mean of what is known.
fn mean(series: &Series, part: fn(&Point) -> f64) -> Option<f64> {
    let known = series.points.iter().flatten().map(part);
    let (count, sum) = known.fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

fn title_of(title: &str, value: &str) -> Content {
    let mut content = Content::styled(title, Role::Key);
    content.push(&format!(" {value}"), Role::Text);
    content
}

fn quiet(text: String) -> Content {
    Content::styled(text, Role::Quiet)
}
