//! What the panes say of a scene.

use crate::prose::listing;
use crate::scene::{Scene, Way};

/// The room, and a row for each way out of it.
pub(super) fn place(scene: &Scene) -> String {
    let mut text = format!("{}\n", scene.description);
    for way in &scene.exits {
        text.push_str(&format!("\n{:<6} {}", way.direction, beyond(way)));
    }
    text
}

fn beyond(way: &Way) -> &'static str {
    match (way.barred, way.to) {
        (true, _) => "(barred)",
        (false, Some(title)) => title,
        (false, None) => "(unseen)",
    }
}

/// What lies here, who is here, and what one carries.
pub(super) fn here(scene: &Scene) -> String {
    let mut lines = others(scene);
    lines.push(match scene.carried[..] {
        [] => "You carry nothing.".to_owned(),
        _ => format!("You carry {}.", listing(&scene.carried)),
    });
    lines.join("\n")
}

/// The room and what is in it, for a tale that has no panes beside it. The ways out are left to
/// the line above: on a small screen, they would push the beginning out of sight.
pub(super) fn told(scene: &Scene) -> String {
    let mut lines = vec![scene.description.clone()];
    lines.extend(others(scene));
    lines.join("\n")
}

/// What lies here, and who is here.
fn others(scene: &Scene) -> Vec<String> {
    let mut lines = Vec::new();
    if !scene.things.is_empty() {
        lines.push(format!("You see {}.", listing(&scene.things)));
    }
    if !scene.people.is_empty() {
        lines.push(scene.people_here());
    }
    lines
}

/// How far the tale has come.
pub(super) fn score(scene: &Scene) -> String {
    format!("Your tale: {} of {} points", scene.score, scene.score_of)
}

/// The room in one row.
pub(super) fn brief(scene: &Scene) -> String {
    let ways: Vec<&str> = scene.exits.iter().map(|way| way.direction.name()).collect();
    format!("{}: {}", scene.title, ways.join(" "))
}
