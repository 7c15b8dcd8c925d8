//! What is heard of a tree in one turn: what is new of each widget, and what there is to do.

use std::time::Duration;

use super::memory::{Change, Memory, News};
use super::narrator::{PAGE, WAITING};
use super::spoken::{Place, SpokenRole, SpokenWidget};
use super::words;

/// How many lines of one text are said when it is met first.
const BEGINNING: usize = 8;

/// Text before a thing names it up to this length, in bytes.
const LONGEST_NAME: usize = 80;

/// Something that the person may go to and answer.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) place: Place,
    pub(super) role: SpokenRole,
    pub(super) name: String,
    /// What it is and holds.
    pub(super) state: String,
    pub(super) description: String,
    pub(super) is_empty: bool,
    /// Whether it is on, of what may be.
    pub(super) checked: Option<bool>,
    /// How many items it has.
    pub(super) count: u64,
    pub(super) focused: bool,
}

/// What the person does and knows, as far as it changes what is said.
#[derive(Debug)]
pub(super) struct Listener<'a> {
    /// What the app is called, which is said already.
    pub(super) title: &'a str,
    /// Whether all is said whole.
    pub(super) reads: bool,
    /// The thing that was answered since the last turn, with the line.
    pub(super) answered: Option<&'a (Place, String)>,
    /// The list that was answered last.
    pub(super) awaits: Option<Place>,
    pub(super) now: Duration,
}

/// What is said in one turn.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<String>,
    pub(super) things: Vec<Thing>,
    /// The titles around what is said, with how deep they are, and whether they changed.
    titles: Vec<(usize, String, bool)>,
    /// What is told of what is inside of widgets that are nothing themselves, with how deep those are.
    notes: Vec<(usize, String)>,
    /// The line of text just before.
    before: String,
    pub(super) new_things: bool,
    /// Whether the list that was answered has other items now.
    pub(super) lists_anew: bool,
    /// Whether what changed in the thing that was answered is said.
    pub(super) confirms: bool,
    pub(super) in_dialog: bool,
    pub(super) due: Option<Duration>,
}

impl Page {
    pub(super) fn hear(
        &mut self,
        spoken: &SpokenWidget<'_>,
        memory: &mut Memory,
        by: &Listener<'_>,
    ) {
        self.titles.retain(|(depth, ..)| *depth < spoken.depth);
        self.notes.retain(|(depth, _)| *depth < spoken.depth);
        let whole = self.titles.iter().any(|(.., changed)| *changed);
        match spoken.said.role {
            SpokenRole::Nothing => {
                let note = words::clean(&spoken.said.description).join(" ");
                if !note.is_empty() {
                    self.notes.push((spoken.depth, note));
                }
            }
            SpokenRole::Heading => self.hear_heading(spoken, memory, by),
            SpokenRole::Text | SpokenRole::Drawn | SpokenRole::Notice => {
                let news = memory.text(spoken, whole, by.now);
                let lines = words::clean(&spoken.said.value);
                self.before = match &*lines {
                    // News name nothing.
                    [line] if spoken.said.role != SpokenRole::Notice => line.clone(),
                    _ => String::new(),
                };
                self.tell(news, spoken, by);
            }
            SpokenRole::Picture => {
                let name = self.name(spoken);
                match memory.picture(spoken, by.now) {
                    Ok(true) => self.say_state(&name, &words::state(&spoken.said)),
                    Ok(false) => {}
                    Err(due) => self.wait_for(due),
                }
                self.before.clear();
            }
            SpokenRole::Log => {
                let most = if by.reads { WAITING } else { PAGE };
                let news = memory.log(spoken, whole, most);
                self.tell(news, spoken, by);
                self.before.clear();
            }
            SpokenRole::Progress => {
                let name = self.name(spoken);
                match memory.progress(spoken, by.now) {
                    Ok(true) => self.say_state(&name, &words::state(&spoken.said)),
                    Ok(false) => {}
                    Err(due) => self.wait_for(due),
                }
                self.before.clear();
            }
            _ => self.hear_thing(spoken, memory, by),
        }
    }

    fn hear_heading(&mut self, spoken: &SpokenWidget<'_>, memory: &mut Memory, by: &Listener<'_>) {
        let title = words::name(&spoken.said.name);
        let change = memory.thing(spoken, &title, by.now);
        if let Change::Later(due) = change {
            self.wait_for(due);
        }
        let is_said = change == Change::New && title == by.title;
        let is_new = matches!(change, Change::New | Change::Changed);
        if is_new && !title.is_empty() && !is_said {
            self.lines.push(words::sentence(title.clone()));
        }
        self.titles
            .push((spoken.depth, title, change == Change::Changed));
        self.before.clear();
    }

    /// Something that can be answered.
    fn hear_thing(&mut self, spoken: &SpokenWidget<'_>, memory: &mut Memory, by: &Listener<'_>) {
        let said = &spoken.said;
        let name = self.name(spoken);
        if said.role == SpokenRole::Program {
            let news = memory.text(spoken, false, by.now);
            self.tell(news, spoken, by);
        }
        let state = words::state(said);
        let change = match said.role {
            SpokenRole::Program => Change::None,
            _ => memory.thing(spoken, &words::named(&name, &state), by.now),
        };
        match change {
            Change::None => {}
            Change::New => self.new_things = true,
            Change::Later(due) => self.wait_for(due),
            Change::Changed => {
                // What the person wrote there needs not be told to them.
                let own = by
                    .answered
                    .is_some_and(|(place, _)| *place == spoken.place());
                if !(own && said.role.takes_text()) {
                    self.say_state(&name, &state);
                    self.confirms = own;
                }
                let has_others = !matches!(said.role, SpokenRole::Choice | SpokenRole::Tabs);
                self.lists_anew |= has_others && by.awaits == Some(spoken.place());
            }
        }
        if said.role == SpokenRole::Section {
            self.titles.push((spoken.depth, name.clone(), false));
        }
        let note = self.notes.last().map(|(_, note)| note.as_str());
        let description = match said.description.trim() {
            "" => note.unwrap_or_default(),
            description => description,
        };
        self.things.push(Thing {
            place: spoken.place(),
            role: said.role,
            name,
            state,
            description: words::clean(description).join(" "),
            is_empty: said.value.is_empty(),
            checked: said.checked,
            count: said.count(),
            focused: spoken.focused,
        });
        self.before.clear();
    }

    fn say_state(&mut self, name: &str, state: &str) {
        self.lines.push(words::sentence(words::named(name, state)));
    }

    /// What something is called: by itself, by the text before it, by the title around it.
    fn name(&self, spoken: &SpokenWidget<'_>) -> String {
        let title = self.titles.last().map(|(_, title, _)| title.as_str());
        let name = words::name(&spoken.said.name);
        if !name.is_empty() {
            return name;
        }
        // A whole sentence explains, and names nothing.
        let is_name = !self.before.ends_with(['.', '!']) && self.before.len() <= LONGEST_NAME;
        let before = words::name(&self.before);
        if is_name && !before.is_empty() {
            before
        } else {
            title.unwrap_or_default().to_owned()
        }
    }

    fn tell(&mut self, news: News, spoken: &SpokenWidget<'_>, by: &Listener<'_>) {
        match news {
            News::None => {}
            News::Later(due) => self.wait_for(due),
            News::New(lines) => {
                let count = lines.len();
                let most = if by.reads || count <= BEGINNING + 2 {
                    count
                } else {
                    BEGINNING
                };
                self.lines.extend(lines.into_iter().take(most));
                if count > most {
                    self.lines
                        .push(format!("{} more lines: /read says them.", count - most));
                }
            }
            News::More(left_out, lines) => {
                if left_out > 0 {
                    self.lines.push(format!("{left_out} lines are left out."));
                }
                // An app may repeat a line behind a prompt of its own.
                let is_echo = |line: &String| {
                    by.answered.is_some_and(|((id, _), typed)| {
                        let own = *id == spoken.id && line == typed;
                        own || line.strip_prefix("> ") == Some(typed)
                    })
                };
                self.lines
                    .extend(lines.into_iter().filter(|line| !is_echo(line)));
            }
        }
    }

    fn wait_for(&mut self, due: Duration) {
        self.due = Some(self.due.map_or(due, |other| other.min(due)));
    }
}
