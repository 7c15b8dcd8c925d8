//! What a line does: an answer to the thing that has the focus, or a command.

use strombus_terminal::{Input, Key, KeyCode};

use super::command::{self, Command};
use super::narrator::{self, Narrator};
use super::page::Thing;
use super::spoken::{Answer, Place, SpokenRole};
use super::words;
use crate::bindings::{key_named, name_of};
use crate::running::Running;
use crate::widget::Outcome;

/// How many items are told where a name fits several.
const CANDIDATES: usize = 10;

/// How many lines of a text are said at once.
const LINES: usize = 40;

const NO_LINES: &str = "Here is no text of many lines.";

/// How many items a name is looked for in.
const LOOKED_AT: u64 = 100_000;

impl Narrator {
    /// The person typed a line. Returns what is to be said to it at once; what the app makes of it is told later.
    pub(super) fn line(&mut self, app: &mut dyn Running, line: &str) -> Vec<String> {
        if let Some(command) = command::marked(line) {
            return self.obey(app, command);
        }
        if line.trim().is_empty() && !self.waiting.is_empty() {
            return self.more();
        }
        let Some(target) = self.target.clone() else {
            return self.choose(app, line);
        };
        match target.role {
            role if role.takes_text() => self.write(app, &target, line),
            role if role.has_items() => self.pick(app, &target, line),
            _ if target.checked.is_some() && yes_or_no(line).is_some() => {
                self.set(app, &target, yes_or_no(line))
            }
            _ if line.trim().is_empty() => self.answer(app, &target, Answer::Press),
            _ => self.choose(app, line),
        }
    }

    fn answer(&mut self, app: &mut dyn Running, thing: &Thing, answer: Answer<'_>) -> Vec<String> {
        app.focus(thing.place.0, thing.place.1);
        let line = match answer {
            Answer::Text(line) if thing.role != SpokenRole::Password => line.to_owned(),
            _ => String::new(),
        };
        self.answered = Some((thing.place, line));
        (self.sets, self.refused) = (false, false);
        self.awaits = match answer {
            // What opens in a tree stands behind its branch.
            Answer::Item(item) if thing.role == SpokenRole::Tree => Some((thing.place, item)),
            Answer::Item(_) => Some((thing.place, 0)),
            _ => None,
        };
        let (id, part) = thing.place;
        match app.answer(id, part, &answer) {
            Outcome::Consumed => Vec::new(),
            Outcome::Ignored => {
                self.refused = true;
                vec![words::refusal(thing.role).to_owned()]
            }
        }
    }

    /// Sets what may be on or off.
    fn set(&mut self, app: &mut dyn Running, target: &Thing, to: Option<bool>) -> Vec<String> {
        if target.checked == to {
            self.answered = Some((target.place, String::new()));
        } else {
            self.answer(app, target, Answer::Press);
        }
        self.sets = true;
        Vec::new()
    }

    /// A line for something that takes text.
    fn write(&mut self, app: &mut dyn Running, target: &Thing, line: &str) -> Vec<String> {
        if !line.is_empty() {
            // Two slashes at its beginning stand for one.
            let text = if line.starts_with("//") {
                line.get(1..).unwrap_or(line)
            } else {
                line
            };
            return self.answer(app, target, Answer::Text(text));
        }
        if (target.is_empty && target.role != SpokenRole::Program)
            || target.role == SpokenRole::Editor
        {
            self.step(app, 1);
            return Vec::new();
        }
        self.answer(app, target, Answer::Press)
    }

    /// Says lines of the text that is written, by their numbers.
    fn lines(&self, app: &mut dyn Running, from: u64) -> Vec<String> {
        let Some(editor) = self.editor() else {
            return vec![NO_LINES.to_owned()];
        };
        let (id, mut said, mut count) = (editor.place.0, Vec::new(), 0);
        app.say(&mut |spoken| {
            // The text is what the widget says first, behind itself.
            if spoken.place() == (id, Some(0)) {
                for (number, line) in (1..).zip(spoken.said.value.split('\n')) {
                    count = number;
                    if number >= from && said.len() < LINES {
                        said.push(format!("{number}. {}", words::clean(line).join(" ")));
                    }
                }
            }
        });
        let next = from.saturating_add(said.len() as u64);
        if said.is_empty() {
            said.push(format!("There are {count} lines."));
        } else if next <= count {
            said.push(format!(
                "{} more: /lines {next} says them.",
                count - next + 1
            ));
        }
        said
    }

    fn write_line(&mut self, app: &mut dyn Running, number: u64, text: &str) -> Vec<String> {
        let Some(editor) = self.editor().cloned() else {
            return vec![NO_LINES.to_owned()];
        };
        let Some(line) = number.checked_sub(1) else {
            return vec!["Lines are counted from 1.".to_owned()];
        };
        self.answer(app, &editor, Answer::Line(line, text))
    }

    /// The text of many lines that has the focus.
    fn editor(&self) -> Option<&Thing> {
        let target = self.target.as_ref();
        target.filter(|target| target.role == SpokenRole::Editor)
    }

    /// A line for a list: a number, a name, or nothing, which goes on.
    fn pick(&mut self, app: &mut dyn Running, target: &Thing, line: &str) -> Vec<String> {
        let line = line.trim();
        if line.is_empty() {
            if self.next_item < target.count {
                return self.items(app);
            }
            self.step(app, 1);
            return Vec::new();
        }
        if let Ok(number) = line.parse::<u64>() {
            if (1..=target.count).contains(&number) {
                return self.answer(app, target, Answer::Item(number - 1));
            }
            return vec![match target.count {
                0 => "There is nothing to choose.".to_owned(),
                count => format!("There is no {number}, only 1 to {count}."),
            }];
        }
        match find(app, target.place, line) {
            Found::One(number) => self.answer(app, target, Answer::Item(number)),
            Found::None => self.choose(app, line),
            Found::Several(items) => {
                let mut lines = vec!["Several fit:".to_owned()];
                lines.extend(items);
                lines
            }
        }
    }

    /// A line where no text is taken: a command, or the number or name of a thing.
    fn choose(&mut self, app: &mut dyn Running, line: &str) -> Vec<String> {
        let line = line.trim();
        if line.is_empty() {
            self.must_orient = true;
            return Vec::new();
        }
        // A thing may be called as a command is.
        let named = |thing: &Thing| thing.name.eq_ignore_ascii_case(line);
        if self.things.iter().any(named) {
            return self.go(app, line);
        }
        let command = command::bare(line).unwrap_or_else(|| Command::Other(line.to_owned()));
        self.obey(app, command)
    }

    fn obey(&mut self, app: &mut dyn Running, command: Command) -> Vec<String> {
        match command {
            Command::Help => return command::HELP.iter().map(|&line| line.to_owned()).collect(),
            Command::Where => self.must_orient = true,
            Command::Things if self.things.is_empty() => {
                return vec!["There is nothing to do here but to read.".to_owned()];
            }
            Command::Things => return narrator::menu(&self.things),
            Command::Next => self.step(app, 1),
            Command::Back => self.step(app, -1),
            Command::Read => self.read_again(),
            Command::More if self.waiting.is_empty() => {
                let is_list = self
                    .target
                    .as_ref()
                    .is_some_and(|target| self.next_item < target.count);
                return if is_list {
                    self.items(app)
                } else {
                    vec!["That was all.".to_owned()]
                };
            }
            Command::More => return self.more(),
            Command::Keys => return keys(app),
            Command::Press(name) => return press(app, &name),
            Command::Close => app.input(Input::Key(Key::new(KeyCode::Escape))),
            Command::Leave => app.interrupt(),
            Command::Lines(from) => return self.lines(app, from),
            Command::Line(number, text) => return self.write_line(app, number, &text),
            Command::Go(name) | Command::Other(name) => return self.go(app, &name),
        }
        Vec::new()
    }

    /// To the next thing, or the one before; after the last comes the first.
    fn step(&mut self, app: &mut dyn Running, by: isize) {
        let here = self.target.as_ref().map(|target| target.place);
        let here = self
            .things
            .iter()
            .position(|thing| Some(thing.place) == here);
        let count = self.things.len();
        let next = match here {
            Some(here) if count > 0 => {
                let count = isize::try_from(count).unwrap_or(isize::MAX);
                let here = isize::try_from(here).unwrap_or(0);
                usize::try_from((here + by).rem_euclid(count)).unwrap_or(0)
            }
            _ => 0,
        };
        self.must_orient = true;
        if let Some(thing) = self.things.get(next) {
            app.focus(thing.place.0, thing.place.1);
        }
    }

    /// To the thing of a number or name; a button is pressed.
    fn go(&mut self, app: &mut dyn Running, name: &str) -> Vec<String> {
        let wanted = name.to_lowercase();
        let by_number = name
            .parse::<usize>()
            .ok()
            .and_then(|number| self.things.get(number.checked_sub(1)?));
        let fits = |thing: &&Thing| thing.name.to_lowercase().starts_with(&wanted);
        if let Some(thing) = by_number.or_else(|| self.things.iter().find(fits)).cloned() {
            if matches!(thing.role, SpokenRole::Button | SpokenRole::Link) {
                return self.answer(app, &thing, Answer::Press);
            }
            app.focus(thing.place.0, thing.place.1);
            self.must_orient = true;
            return Vec::new();
        }
        let known = app
            .commands()
            .into_iter()
            .find(|(_, help)| help.to_lowercase() == wanted);
        match known {
            Some((key, _)) => app.input(Input::Key(key)),
            None => return vec![format!("Nothing here is called {name}. Type ? for help.")],
        }
        Vec::new()
    }
}

/// The keys of the app, and what they do.
fn keys(app: &mut dyn Running) -> Vec<String> {
    let commands = app.commands();
    if commands.is_empty() {
        return vec!["This app has no keys of its own.".to_owned()];
    }
    let line = |(key, help): &(Key, String)| format!("/{help}, or /key {}.", name_of(key));
    commands.iter().map(line).collect()
}

fn press(app: &mut dyn Running, name: &str) -> Vec<String> {
    match key_named(name) {
        Some(key) => {
            app.input(Input::Key(key));
            Vec::new()
        }
        None => vec![format!("There is no key {name}.")],
    }
}

fn yes_or_no(line: &str) -> Option<bool> {
    match &*line.trim().to_lowercase() {
        "yes" | "y" | "on" => Some(true),
        "no" | "off" => Some(false),
        _ => None,
    }
}

enum Found {
    None,
    One(u64),
    Several(Vec<String>),
}

/// The item of a list that a name fits: all of it, its beginning, or a part.
fn find(app: &mut dyn Running, list: Place, name: &str) -> Found {
    let wanted = name.to_lowercase();
    let mut found: Vec<(u8, u64, String)> = Vec::new();
    app.say(&mut |spoken| {
        let Some(items) = spoken.said.items.filter(|_| spoken.place() == list) else {
            return;
        };
        let end = items.end().min(items.first().saturating_add(LOOKED_AT));
        for number in items.first()..end {
            let item = words::clean(&items.item(number)).join(" ");
            let lower = item.to_lowercase();
            // A sign that stands before it is seen, and nobody says it.
            let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
            let first_word = lower.split(' ').next();
            let rank = if lower == wanted {
                0
            } else if first_word == Some(&*wanted) {
                1
            } else if lower.starts_with(&wanted) {
                2
            } else if lower.contains(&wanted) {
                3
            } else {
                continue;
            };
            found.push((rank, number, item));
            // The best are kept, those that come first before others.
            if found.len() > 4 * CANDIDATES {
                found.sort();
                found.truncate(CANDIDATES + 1);
            }
        }
    });
    found.sort();
    let Some(&(best, number, _)) = found.first() else {
        return Found::None;
    };
    found.retain(|(rank, ..)| *rank == best);
    if found.len() == 1 || best == 0 {
        return Found::One(number);
    }
    let lines = found.into_iter().take(CANDIDATES);
    Found::Several(
        lines
            .map(|(_, number, item)| format!("{}. {item}", number.saturating_add(1)))
            .collect(),
    )
}
