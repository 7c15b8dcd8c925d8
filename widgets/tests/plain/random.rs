//! Whatever tree there is and whatever is answered: no panic, no control character, and no more words than anybody can hear.

use std::time::Duration;

use strombus_widgets::terminal::{Key, KeyCode};
use strombus_widgets::{
    BarChart, Border, Button, Checkbox, Child, Collapsible, Column, CommandPalette, Dialog, Form,
    Gauge, Layer, Link, List, LogView, Markdown, MaskedInput, Menu, MenuBar, MenuItem,
    PasswordInput, PlainPilot, ProgressBar, RadioGroup, ScrolledArea, Select, Slider, Split,
    Switch, Table, Tabs, Text, TextArea, TextEditor, TextInput, Tone, Tooltip, Tree, Ui, VBox,
};

use crate::random_numbers::Random;
use crate::stage::{Stage, begin};

/// What strangers may put into words.
const WORDS: [&str; 14] = [
    "",
    "1",
    "word",
    "Two words:",
    "/next",
    "//etc",
    "> quoted",
    "e\u{301}\u{301}\u{301} \u{4e00}\u{1f469}\u{200d}\u{1f467} \u{fffd}",
    "\u{1b}]0;title\u{7}\u{9b}1m",
    "\u{202e}turned\u{202c}\u{feff}\u{0}",
    "\r\n\n\t",
    "│ ──── ⣿",
    "99/>AA<x\\",
    "<Enter>",
];

fn words(random: &mut Random) -> String {
    match random.below(20) {
        0 => "word ".repeat(3000),
        1 => "line\n".repeat(3000),
        2 => "x".repeat(20_000),
        count => {
            let words = (0..count % 4).filter_map(|_| random.one(&WORDS));
            words.collect::<Vec<_>>().join(" ")
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.split(' ').take(200).map(str::to_owned).collect()
}

fn leaf(ui: &mut Ui<String>, kind: u8, text: &str) -> Child {
    let text = text.to_owned();
    match kind % 25 {
        0 => Text::new(&*text).into(),
        1 => ui.add(Button::new(text)).into(),
        2 => ui.add(TextInput::new().with_text(&text)).into(),
        3 => ui.add(PasswordInput::new().name(text)).into(),
        4 => ui.add(Checkbox::new(text)).into(),
        5 => ui.add(Switch::new(text)).into(),
        6 => ui.add(List::new(lines(&text)).multiple()).into(),
        7 => ui.add(RadioGroup::new(lines(&text))).into(),
        8 => ui.add(Select::new(lines(&text)).placeholder(text)).into(),
        9 => ui.add(Slider::new(-5..=i64::from(kind))).into(),
        10 => ui.add(MaskedInput::new(&text)).into(),
        11 => ui.add(TextEditor::new().with_text(&text)).into(),
        12 => TextArea::new().with_text(&text).into(),
        13 => {
            let mut log = LogView::new();
            log.push(&*text);
            log.into()
        }
        14 => ui
            .add(Markdown::new(&format!("# {text}\n[{text}](x)")))
            .into(),
        15 => ui.add(Link::new(text, "x")).into(),
        16 => {
            let mut tree = Tree::new();
            for line in lines(&text) {
                let branch = tree.branch(None, line);
                tree.leaf(Some(branch), &*text);
            }
            ui.add(tree).into()
        }
        17 => {
            let rows: Vec<Vec<String>> = lines(&text).into_iter().map(|cell| vec![cell]).collect();
            ui.add(Table::new([Column::new(text), Column::new("")], rows))
                .into()
        }
        18 => ui
            .add(Menu::new([MenuItem::new(text, 0), MenuItem::separator()]))
            .into(),
        19 => {
            let items = [
                MenuItem::new(&*text, 0),
                MenuItem::new("", 1).enabled(false),
            ];
            ui.add(MenuBar::new().with(&*text, items).with("", []))
                .into()
        }
        20 => ui.add(CommandPalette::new().with(text, "", 0)).into(),
        21 => ProgressBar::new(kind.into()).into(),
        22 => Gauge::new(text, 0.0, f64::NAN).into(),
        23 => {
            let mut chart = BarChart::new();
            chart.set(lines(&text).into_iter().map(|label| (label, f64::INFINITY)));
            chart.into()
        }
        _ => {
            let form = Form::new(&*text)
                .field("a", &*text, TextInput::new())
                .required(&*text)
                .field("b", "", Select::new(lines(&text)))
                .field("c", "C", PasswordInput::new());
            ui.add(form).into()
        }
    }
}

fn grow(ui: &mut Ui<String>, random: &mut Random, depth: u8) -> Child {
    let text = &*words(random);
    if depth == 0 || random.below(3) == 0 {
        let kind = u8::try_from(random.below(250)).unwrap();
        return leaf(ui, kind, text);
    }
    let child = grow(ui, random, depth - 1);
    match random.below(6) {
        0 => Border::new(child).title(text).footer(text).into(),
        1 => {
            let tabs = Tabs::new().with(text, child).with("", Text::new(""));
            ui.add(tabs).into()
        }
        2 => ui.add(Collapsible::new(text, child)).into(),
        3 => ScrolledArea::new(Tooltip::new(child, text)).into(),
        4 => Split::beside(child, Text::new(text)).into(),
        _ => {
            let mut children = vec![child];
            for _ in 0..random.below(4) {
                children.push(grow(ui, random, depth - 1));
            }
            VBox::of(children).into()
        }
    }
}

/// One thing that a person or the app does, and what is said to it.
fn act(pilot: &mut PlainPilot<Stage>, random: &mut Random) -> String {
    let commands = [
        "",
        "",
        "/next",
        "/back",
        "/more",
        "/read",
        "/things",
        "/where",
        "/keys",
        "/close",
        "?",
        "/go a",
        "/key Enter",
        "/key F1",
        "/key Tab",
        "/key Ctrl-Z",
        "/key Down",
        "yes",
        "off",
        "0",
        "18446744073709551615",
    ];
    match random.below(10) {
        0 => pilot.send(words(random)).said(),
        1 => {
            let keys = [
                Key::new(KeyCode::Escape),
                Key::new(KeyCode::Down),
                Key::control('d'),
            ];
            pilot.press(&random.one(&keys).unwrap()).said()
        }
        2 => {
            let seconds = random.below(600);
            pilot.advance(Duration::from_secs(seconds.into())).said()
        }
        3 => {
            let line = words(random).replace('\n', " ");
            pilot.line(&line.chars().take(300).collect::<String>())
        }
        4 | 5 => pilot.line(&random.below(12).to_string()),
        6 => pilot.line(&format!("/{}", random.below(12))),
        _ => pilot.line(random.one(&commands).unwrap()),
    }
}

/// The most bytes that are said to one thing: a page of 40 lines, the things, and 20 items, each of 4 KB at most. Nobody hears that,
/// but it is no flood either.
const MOST: usize = 400_000;

#[test]
fn any_tree_is_told_and_answered() {
    for seed in 0..30 {
        let mut random = Random::new(seed);
        let mut pilot = begin(|ui| {
            if random.below(4) == 0 {
                let which = Dialog::choose("Which?", ["one", "two"]);
                ui.show_once(which, Layer::dialog(), |n| format!("{n:?}"));
            }
            ui.toast(Tone::Bad, words(&mut random));
            grow(ui, &mut random, 4)
        });
        if seed % 2 == 0 {
            pilot = pilot.echoing();
        }
        let mut said = pilot.said();
        for _ in 0..20 {
            // The pilot leaves the carriage returns out.
            let is_text = |c: char| matches!(c, '\n' | '\u{8}') || !c.is_control();
            assert!(said.chars().all(is_text), "{seed}: {said:?}");
            let bytes = said.len();
            assert!(bytes <= MOST, "{seed}: {bytes} bytes");
            said = act(&mut pilot, &mut random);
        }
    }
}
