//! Whatever an app does to its tree: no panic, and each frame shows what a frame drawn from nothing shows.

mod stage;

use std::time::Duration;

use stage::{Message, Random, Stage, act, add, probe, stage};
use strombus_widgets::terminal::{MouseAction, MouseButton, Position, Size, Theme};
use strombus_widgets::*;

/// What a random app knows of its tree; some of it was removed long ago.
#[derive(Clone, Default)]
struct Known {
    columns: Vec<Id<VBox>>,
    rows: Vec<Id<HBox>>,
    probes: Vec<Id<stage::Probe>>,
    tabs: Vec<Id<Tabs>>,
    bars: Vec<Id<MenuBar<&'static str>>>,
}

impl Known {
    fn any(&self, random: &mut Random) -> Option<WidgetId> {
        let probe = random.one(&self.probes).map(Id::untyped);
        let column = random.one(&self.columns).map(Id::untyped);
        let row = random.one(&self.rows).map(Id::untyped);
        let tabs = random.one(&self.tabs).map(Id::untyped);
        let bar = random.one(&self.bars).map(Id::untyped);
        random.one(&[probe, column, row, tabs, bar]).flatten()
    }
}

fn child(random: &mut Random, id: WidgetId) -> Child {
    let at = Position::new(random.below(3).into(), random.below(3).into());
    let label = || Label::new("label");
    let child = match random.below(16) {
        1 => Child::new(ScrolledArea::new(id)),
        2 => Child::new(Viewport::new(id).content_size(Size::new(3, 9))),
        0 => Child::new(Border::new(id).title("Title").footer("Footer")),
        3 => Child::new(Grid::new(2).gap(0, 1).with(label()).with(id).with(label())),
        4 => Child::new(
            Stack::new()
                .with(id)
                .with_aligned(label(), Align::End, Align::Middle),
        ),
        5 => Child::new(AbsoluteBox::new().with(label(), at).with(id, at)),
        6 => Child::new(Packer::new().gap(0, 1).with(label()).with(id).with(label())),
        7 => Child::new(
            HBox::new()
                .with(id)
                .with(Rule::vertical())
                .align(Align::Middle),
        ),
        8 => Child::new(Split::beside(id, label()).minimum(2)),
        9 => Child::new(Split::above(Child::new(label()).fixed(2), id)),
        10 => Child::new(Collapsible::new("Title", id)),
        11 => Child::new(Tooltip::new(id, "some words")),
        _ => Child::from(id),
    };
    match random.below(4) {
        0 => child.fixed(random.below(8)),
        1 => child.flex(random.below(3)),
        _ => child,
    }
}

/// One change of the tree.
fn change(random: &mut Random, known: &mut Known, pilot: &mut Pilot<Stage>) {
    let (target, number) = (known.any(random), random.below(10));
    let column = random.one(&known.columns);
    let row = random.one(&known.rows);
    let new = target.map(|id| child(random, id));
    let tabs = random.one(&known.tabs);
    let kind = random.below(20);
    let size = (random.below(5), random.below(12));
    let (send, receive) = std::sync::mpsc::channel();
    act(pilot, move |ui| {
        let mut added = Known::default();
        match (kind, column, row, target, new) {
            (0, ..) => added.columns.push(ui.add(VBox::new().gap(number % 2))),
            (1, ..) => added.rows.push(ui.add(HBox::new().gap(number % 2))),
            (2 | 3, ..) => {
                let mut probe = probe(&number.to_string()).wish(
                    Length::preferred(size.0).min(number % 3),
                    Length::flexible().min(size.1),
                );
                if number % 2 == 0 {
                    probe = probe.focusable().cursor(0, 1);
                }
                added.probes.push(add(ui, probe));
            }
            (4 | 5, Some(column), _, _, Some(new)) => {
                if let Some(column) = ui.get_mut(column) {
                    column.push(new);
                }
            }
            (6 | 7, _, Some(row), _, Some(new)) => {
                if let Some(row) = ui.get_mut(row) {
                    row.push(new);
                    row.push(Label::new("label\nof two"));
                }
            }
            (8, Some(column), ..) if number < 3 => {
                if let Some(column) = ui.get_mut(column) {
                    column.clear();
                }
            }
            (9, _, _, Some(target), _) if number < 2 => ui.remove(target),
            (10, _, _, _, Some(new)) if number < 5 => ui.set_root(new),
            (11, _, _, Some(target), _) => ui.focus(target),
            (12, _, _, Some(target), Some(new)) => {
                let layer = match number {
                    0..3 => Layer::dialog(),
                    3..6 => Layer::popup(target),
                    6 => Layer::cover(),
                    7 => Layer::at(Position::new(size.0.into(), size.1.into())),
                    8 => Layer::dialog().sticky(),
                    _ => Layer::corner(),
                };
                ui.show(new, layer);
            }
            (13, _, _, Some(target), _) => ui.close(target),
            (14, ..) if number < 3 => ui.toast(Tone::Bad, "some words of news"),
            (15, ..) if number < 2 => ui.set_theme(Theme::ALL[usize::from(number)]),
            (16, ..) if number < 4 => added.tabs.push(ui.add(Tabs::new())),
            (17, _, _, _, Some(new)) => {
                if let Some(tabs) = tabs.and_then(|tabs| ui.get_mut(tabs)) {
                    tabs.push(number.to_string(), new);
                    tabs.show(number.into());
                }
            }
            (18, ..) if number < 5 => {
                let item = |name| MenuItem::new(name, name);
                let inside = || MenuItem::menu("in", [item("three"), item("four")]);
                let items = || [inside(), item("one"), MenuItem::menu("out", [inside()])];
                let said = |name: &str| Message::Said(name.into());
                if number == 0 {
                    ui.show_once(Menu::new(items()), Layer::context(), said);
                } else {
                    let bar = MenuBar::new().with("Menu", items()).with("More", items());
                    let bar = ui.add_with(bar, said);
                    ui.focus(bar);
                    ui[bar].open(number.into());
                    added.bars.push(bar);
                }
            }
            (19, ..) if number < 2 => {
                let dialog = Dialog::choose("Which?", ["one", "two"]).title("Title");
                ui.show_once(dialog, Layer::dialog(), |_| {
                    Message::Said("answered".into())
                });
            }
            _ => {}
        }
        let _ = send.send(added);
    });
    if let Ok(added) = receive.try_recv() {
        known.columns.extend(added.columns);
        known.rows.extend(added.rows);
        known.probes.extend(added.probes);
        known.tabs.extend(added.tabs);
        known.bars.extend(added.bars);
    }
}

/// Something that the person does.
fn touch(random: &mut Random, pilot: &mut Pilot<Stage>) {
    let (row, column) = (
        i32::from(random.below(14)) - 2,
        i32::from(random.below(40)) - 2,
    );
    match random.below(15) {
        13 | 14 => drop(pilot.hover(row, column)),
        11 => drop(pilot.keys("<Right><Down><C-PageDown>")),
        12 => drop(pilot.keys("<Enter>")),
        8 | 9 => drop(pilot.keys("<Esc>")),
        10 => drop(pilot.advance(Duration::from_secs(2))),
        0 => drop(pilot.keys("<Tab>")),
        1 => drop(pilot.keys("<S-Tab>")),
        2 => drop(pilot.keys("x")),
        3 => drop(pilot.mouse(MouseAction::Press(MouseButton::Left), row, column)),
        4 => drop(pilot.mouse(MouseAction::Drag(MouseButton::Left), row, column)),
        5 => drop(pilot.click(row, column)),
        6 => drop(pilot.resize(random.below(12), random.below(40))),
        _ => drop(pilot.paste("text")),
    }
}

#[track_caller]
fn check_laws(pilot: &mut Pilot<Stage>, seed: u64) {
    let (screen, cursor) = (pilot.screen(), pilot.cursor());
    pilot.redraw();
    assert!(
        pilot.screen() == screen,
        "seed {seed}: the frame shows\n{screen}\n\nand drawn anew it is\n{}",
        pilot.screen()
    );
    assert_eq!(pilot.cursor(), cursor, "seed {seed}");
    let focused = pilot.ui().focused();
    assert!(
        focused.is_none_or(|id| pilot.ui().contains(id)),
        "seed {seed}"
    );
}

#[test]
fn each_frame_shows_what_a_frame_drawn_from_nothing_shows() {
    for seed in 0..100 {
        let mut random = Random::new(seed);
        let mut known = Known::default();
        let (mut pilot, ()) = stage(10, 36, |_: &mut Ui<Message>| ());
        for _ in 0..150 {
            change(&mut random, &mut known, &mut pilot);
            if random.below(3) == 0 {
                touch(&mut random, &mut pilot);
            }
            check_laws(&mut pilot, seed);
        }
    }
}
