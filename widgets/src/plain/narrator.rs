//! What is said of a tree: all of it once, then what changes.

use std::time::Duration;

use super::memory::Memory;
use super::page::{Listener, Page, Thing};
use super::spoken::{Place, SpokenRole};
use super::words;
use crate::running::Running;

/// How many lines are said at once; the rest waits for `/more`.
pub(super) const PAGE: usize = 40;

/// How many items of a list are said at once.
const ITEMS: u64 = 20;

/// How many things are told by their numbers.
const MENU: usize = 100;

/// How many lines wait for `/more` at most.
pub(super) const WAITING: usize = 1000;

/// What the person was told, and where they are.
#[derive(Debug)]
pub(super) struct Narrator {
    memory: Memory,
    /// What the app is called.
    title: String,
    pub(super) things: Vec<Thing>,
    /// The thing that the next line is for.
    pub(super) target: Option<Thing>,
    /// The first item that was not said yet of the list that has the focus.
    pub(super) next_item: u64,
    /// What waits for `/more`.
    pub(super) waiting: Vec<String>,
    explained: Vec<SpokenRole>,
    in_dialog: bool,
    /// Whether the person is to hear where they are though nothing changed.
    pub(super) must_orient: bool,
    /// Whether all is said whole.
    reads: bool,
    /// The thing that was answered since the last turn, whose line the app may tell again.
    pub(super) answered: Option<(Place, String)>,
    /// Whether that came to nothing, so that it is asked again.
    pub(super) refused: bool,
    /// Whether it was set by a word, and not changed by Enter.
    pub(super) sets: bool,
    /// The list that was answered last, and from which item on it is said if it has others then.
    pub(super) awaits: Option<(Place, u64)>,
    /// When something is to be said that rests now.
    pub(super) due: Option<Duration>,
    /// Whether what is typed as a password is hidden.
    pub(super) hides: bool,
}

impl Default for Narrator {
    fn default() -> Self {
        Self {
            memory: Memory::default(),
            title: String::new(),
            things: Vec::new(),
            target: None,
            next_item: 0,
            waiting: Vec::new(),
            explained: Vec::new(),
            in_dialog: false,
            must_orient: false,
            reads: false,
            answered: None,
            refused: false,
            sets: false,
            awaits: None,
            due: None,
            hides: true,
        }
    }
}

impl Narrator {
    /// Another app is shown, of this title, which is said already.
    pub(super) fn open(&mut self, title: String) {
        // What keys and things of each kind are for is said once in a session.
        let explained = std::mem::take(&mut self.explained);
        *self = Self {
            title,
            explained,
            hides: self.hides,
            ..Self::default()
        };
    }

    /// The person typed something.
    pub(super) fn wake(&mut self) {
        self.memory.wake();
    }

    /// Says everything again.
    pub(super) fn read_again(&mut self) {
        self.memory.forget();
        self.reads = true;
    }

    /// What is to be said now.
    pub(super) fn narrate(&mut self, app: &mut dyn Running, now: Duration) -> Vec<String> {
        let mut page = self.hear(app, now);
        // The focus goes to something that can be answered, if there is any.
        if !page.things.iter().any(|thing| thing.focused) {
            go_to(&mut page, 0, app);
        }
        self.go_on_in_form(&mut page, app);
        let opened = page.in_dialog && !self.in_dialog;
        let closed = self.in_dialog && !page.in_dialog;
        self.in_dialog = page.in_dialog;
        if opened {
            page.lines.insert(0, "A dialog opens.".into());
        }
        let target = page.things.iter().find(|thing| thing.focused).cloned();
        let place = |thing: &Option<Thing>| thing.as_ref().map(|thing| thing.place);
        let moved = place(&target) != place(&self.target);
        let orients = std::mem::take(&mut self.must_orient) || opened || closed || page.new_things;
        let answered = self.answered.take().map(|(place, _)| place);
        // What was answered led elsewhere: to a field that something is wrong with, say.
        let is_led = answered.is_some() && answered != place(&target);
        let unheard = answered.is_some() && page.lines.is_empty();
        self.reads = false;
        self.things = page.things;
        self.target = target;
        self.due = page.due;
        let mut lines = self.cut(page.lines);
        if page.new_things && self.things.len() > 1 {
            lines.extend(menu(&self.things));
        }
        if opened && self.target.is_none() {
            lines.push("/close closes it.".to_owned());
        }
        if moved || orients || unheard || is_led {
            self.orient(app, moved || orients || is_led, &mut lines);
        }
        let list = self.awaits.take_if(|_| page.lists_anew && !moved);
        if let Some((_, from)) = list.filter(|_| !orients) {
            self.next_item = from;
            lines.extend(self.items(app));
        }
        lines
    }

    /// Hears all widgets.
    fn hear(&mut self, app: &mut dyn Running, now: Duration) -> Page {
        let mut page = Page::default();
        let by = Listener {
            title: &self.title,
            reads: self.reads,
            answered: self.answered.as_ref(),
            awaits: self.awaits.map(|(place, _)| place),
            now,
        };
        let memory = &mut self.memory;
        memory.begin_turn();
        app.say(&mut |spoken| {
            if spoken.in_scope {
                page.in_dialog |= spoken.in_dialog;
                page.hear(spoken, memory, &by);
            } else {
                memory.keep(spoken);
            }
        });
        memory.end_turn();
        page
    }

    /// A form is asked line by line: after an answer that changed nothing else comes the next thing. What Enter changes may be
    /// changed back by it, and stays.
    fn go_on_in_form(&self, page: &mut Page, app: &mut dyn Running) {
        let Some((answered, _)) = self.answered.as_ref().filter(|_| !self.refused) else {
            return;
        };
        let here = page.things.iter().position(|thing| thing.focused);
        let others = page.lines.len() > usize::from(page.confirms);
        let Some(here) = here.filter(|_| !others) else {
            return;
        };
        let stays = page.things.get(here).is_some_and(|thing| {
            let is_set = thing.checked.is_some() && self.sets;
            thing.place == *answered && (is_set || thing.role.is_asked())
        });
        if stays && here + 1 < page.things.len() {
            go_to(page, here + 1, app);
        }
    }

    /// What is said at once of `lines`; the rest waits.
    fn cut(&mut self, mut lines: Vec<String>) -> Vec<String> {
        if lines.is_empty() {
            return lines;
        }
        let rest = if lines.len() > PAGE + 2 {
            lines.split_off(PAGE)
        } else {
            Vec::new()
        };
        self.waiting = rest;
        self.waiting.truncate(WAITING);
        self.offer_more(&mut lines);
        lines
    }

    fn offer_more(&self, lines: &mut Vec<String>) {
        if !self.waiting.is_empty() {
            lines.push(format!("{} more lines: Enter goes on.", self.waiting.len()));
        }
    }

    /// The next lines of those that wait.
    pub(super) fn more(&mut self) -> Vec<String> {
        let rest = self.waiting.split_off(PAGE.min(self.waiting.len()));
        let mut lines = std::mem::replace(&mut self.waiting, rest);
        self.offer_more(&mut lines);
        lines
    }

    /// Says where the person is, and what the next line is for.
    fn orient(&mut self, app: &mut dyn Running, in_full: bool, lines: &mut Vec<String>) {
        let Some(target) = self.target.clone() else {
            return;
        };
        // The text before a field is its name; just said, it needs not be said again.
        let is_said = lines.last().is_some_and(|line| {
            words::name(line).trim_end_matches('.') == target.name.trim_end_matches('.')
        });
        let name = if is_said { "" } else { &*target.name };
        let mut line = words::sentence(words::named(name, &target.state));
        // That it changed is said already.
        lines.pop_if(|last| *last == line);
        let is_explained = self.explained.contains(&target.role);
        let is_seen = target.role == SpokenRole::Password && !self.hides;
        let use_of = match (is_seen, is_explained) {
            (true, _) => "It is shown as you type it: your connection cannot hide it.",
            // What stands in an empty field tells what to write.
            (false, false)
                if target.role == SpokenRole::Field && !target.description.is_empty() =>
            {
                ""
            }
            (false, false) => words::use_of(target.role),
            (false, true) => "",
        };
        for help in [&*target.description, use_of] {
            if !help.is_empty() {
                line.push(' ');
                line.push_str(&words::sentence(help.to_owned()));
            }
        }
        lines.push(line);
        if in_full && !is_explained {
            self.explained.push(target.role);
        }
        if in_full && target.role.has_items() {
            self.next_item = 0;
            lines.extend(self.items(app));
        }
    }

    /// The next items of the list that has the focus.
    pub(super) fn items(&mut self, app: &mut dyn Running) -> Vec<String> {
        let Some(target) = &self.target else {
            return Vec::new();
        };
        let (place, from) = (target.place, self.next_item);
        let mut lines = Vec::new();
        let mut next = from;
        app.say(&mut |spoken| {
            if let Some(items) = spoken.said.items.filter(|_| spoken.place() == place) {
                let end = items.end().min(from.saturating_add(ITEMS));
                for number in from..end {
                    lines.push(words::item(&spoken.said, items, number));
                }
                next = end;
                if end < items.end() {
                    lines.push(format!("{} more: Enter goes on.", items.end() - end));
                }
            }
        });
        self.next_item = next;
        lines
    }
}

/// Gives the focus to the thing of this number, if there is one.
fn go_to(page: &mut Page, number: usize, app: &mut dyn Running) {
    let Some(thing) = page.things.get(number) else {
        return;
    };
    app.focus(thing.place.0, thing.place.1);
    for (index, thing) in page.things.iter_mut().enumerate() {
        thing.focused = index == number;
    }
}

/// All that can be answered, by numbers.
pub(super) fn menu(things: &[Thing]) -> Vec<String> {
    let thing = |(number, thing): (usize, &Thing)| {
        format!("/{number} {}.", words::named(&thing.name, &thing.state))
    };
    let heading = "Things to do here:".to_owned();
    let more = things.len().saturating_sub(MENU);
    let more = (more > 0).then(|| format!("{more} more, which /next and /go lead to."));
    let things = (1..).zip(things).take(MENU).map(thing);
    std::iter::once(heading).chain(things).chain(more).collect()
}
