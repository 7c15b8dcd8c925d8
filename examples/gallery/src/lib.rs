//! Every widget on a page of its own, with the source of that page beside it.
//!
//! `strombus run gallery`, or `strombus serve --app gallery` and `ssh` to it; `strombus run gallery button` opens one page, and
//! `strombus run gallery button alone` shows nothing but what is on it, and that does not move by itself: for a picture.
//!
//! `src/pages/` are the pages, one file each; what they stand on is `stage.rs`. A page is opened when the person comes to it and goes when
//! it is left, with its timers: only one is there at a time.

mod catalogue;
mod index;
mod pages;
mod sheet;
mod source;
mod stage;

use std::any::Any;

use strombus_widgets::terminal::{Key, KeyCode, Modifiers};
use strombus_widgets::{
    App, Binding, Border, Child, CommandPalette, HBox, Id, KeyBar, Layer,
    Lines, NodeId, Outcome, Role, Rule, ScrolledArea, Session, Span, Text,
    Tone, Ui, VBox,
};

pub use catalogue::{PAGES, Page};
use index::Index;
pub use sheet::Half;
use sheet::Sheet;
use source::Source;
use stage::Shown;

/// How wide the list of the pages is.
const INDEX: u16 = 22;

/// The app.
pub struct Gallery {
    index: Index,
    sheet: Id<Sheet>,
    /// The source of the page, which scrolls.
    source: Option<Id<ScrolledArea>>,
    text: Option<Id<Source>>,
    shown: Option<Shown>,
    /// What is seen of it, where there is not room for both.
    half: Half,
    /// The number of the page that is shown.
    page: usize,
    /// How many pages were opened.
    opened: u64,
    session: Session,
}

/// What the gallery hears.
#[derive(Debug)]
pub enum Message {
    /// The person went to a page in the list.
    Selected(NodeId),
    /// The person wants to be in it.
    Chosen(NodeId),
    /// The person looks for a page.
    LookFor,
    /// That is looked for.
    Find(String),
    /// The one that fits best it is.
    Found,
    /// The person looks for a page in the palette.
    Palette,
    /// The person wants the page of this number, from 0.
    Go(usize),
    /// The person wants the next page, or the one before.
    Step(isize),
    /// The source, or what it does.
    Turn(Half),
    /// Back to the list of the pages.
    Index,
    /// Something for a page: the how manieth that was opened, and its own message.
    Page(u64, Box<dyn Any + Send>),
}

impl Message {
    pub(crate) fn page(number: u64, message: impl Any + Send) -> Self {
        Self::Page(number, Box::new(message))
    }
}

impl App for Gallery {
    type Message = Message;

    fn open(ui: &mut Ui<Message>, session: &Session) -> Self {
        ui.set_title("Strombus gallery");
        let index = Index::open(ui);
        let sheet = ui.add_with(Sheet::default(), Message::Turn);
        let mut gallery = Self {
            index,
            sheet,
            source: None,
            text: None,
            shown: None,
            half: Half::Demo,
            page: 0,
            opened: 0,
            session: session.clone(),
        };
        let asked = session.arguments.first();
        let found = asked.and_then(|name| catalogue::find(name));
        if let (Some(name), None) = (asked, found) {
            ui.toast(Tone::Warning, format!("No page is called {name}."));
        }
        let is_alone =
            session.arguments.get(1).is_some_and(|word| word == "alone");
        match found.filter(|_| is_alone) {
            Some(page) => gallery.show_alone(ui, page),
            None => gallery.show_framed(ui, found.unwrap_or(0)),
        }
        gallery
    }

    fn update(&mut self, ui: &mut Ui<Message>, message: Message) {
        match message {
            Message::Selected(node) => {
                if let Some(page) = self.index.page(node) {
                    self.show(ui, page);
                }
            }
            Message::Chosen(node) => {
                if let Some(page) = self.index.page(node) {
                    self.go(ui, page);
                }
            }
            Message::LookFor => self.index.find(ui),
            Message::Find(text) => self.index.list(ui, &text),
            Message::Found => {
                if let Some(page) = self.index.best() {
                    self.go(ui, page);
                }
            }
            Message::Palette => {
                let pages = PAGES.iter().enumerate();
                let palette = pages.fold(
                    CommandPalette::new(),
                    |palette, (number, page)| {
                        palette.with(page.title, page.group, number)
                    },
                );
                ui.show_once(palette, Layer::dialog(), Message::Go);
            }
            Message::Go(page) => self.go(ui, page),
            Message::Step(by) => self.step(ui, by),
            Message::Turn(half) => self.turn(ui, half),
            Message::Index => {
                if self.index.stop_finding(ui) {
                    self.index.select(ui, self.page);
                }
                ui.focus(self.index.tree);
            }
            Message::Page(number, message) => {
                if let Some(shown) = &mut self.shown {
                    shown.update(ui, number, message);
                }
            }
        }
    }

    fn bindings(&self) -> Vec<Binding<Message>> {
        let page = self.shown.iter().flat_map(Shown::bindings);
        if self.source.is_none() {
            return page.collect();
        }
        let other = self.half.other();
        let function = |n| Key::new(KeyCode::Function(n));
        let alt = |code| Key::new(code).with(Modifiers::ALT);
        page.chain([
            Binding::new(function(2), other.name(), Message::Turn(other)),
            Binding::new(Key::char('/'), "find", Message::LookFor),
            Binding::new(function(3), "go to", Message::Palette),
            Binding::new(Key::new(KeyCode::Escape), "pages", Message::Index)
                .or(Key::control(']')),
            Binding::new(alt(KeyCode::Down), "next page", Message::Step(1)),
            Binding::new(alt(KeyCode::Up), "page before", Message::Step(-1)),
        ])
        .collect()
    }

    fn key(&mut self, ui: &mut Ui<Message>, key: &Key) -> Outcome {
        // From the field into what it found.
        let goes_down =
            *key == Key::new(KeyCode::Down) || *key == Key::new(KeyCode::Up);
        if goes_down && self.index.is_finding() {
            ui.focus(self.index.tree);
            return Outcome::Consumed;
        }
        Outcome::Ignored
    }
}

impl Gallery {
    fn show_framed(&mut self, ui: &mut Ui<Message>, page: usize) {
        let list = Child::new(self.index.column).fixed(INDEX);
        let line = Rule::vertical();
        let panes =
            HBox::of([list, line.into(), Child::new(self.sheet).flex(1)]);
        let panes = Child::new(panes).flex(1);
        ui.set_root(VBox::of([panes, KeyBar::new().into()]));
        self.show(ui, page);
        ui.focus(self.index.tree);
    }

    /// Shows what is on a page and nothing else, for a picture.
    fn show_alone(&mut self, ui: &mut Ui<Message>, page: usize) {
        let Some(page) = PAGES.get(page) else {
            return;
        };
        let (shown, root) = (page.open)(ui, &self.session, self.opened, true);
        ui.set_root(Border::new(root).lines(Lines::Blank));
        if let Some(focus) = shown.focus() {
            ui.focus(focus);
        }
        self.shown = Some(shown);
    }

    /// Shows a page, unless it is shown already. The focus stays in the list.
    fn show(&mut self, ui: &mut Ui<Message>, number: usize) {
        let Some(page) = PAGES.get(number) else {
            return;
        };
        if number == self.page && self.shown.is_some() {
            return;
        }
        if let Some(before) = self.shown.take() {
            before.close(ui);
        }
        if let Some(before) = self.source.take() {
            ui.remove(before);
        }
        self.opened += 1;
        self.page = number;
        let (shown, root) = (page.open)(ui, &self.session, self.opened, false);
        self.shown = Some(shown);
        let text = Source::new(page.source, self.half == Half::Source);
        let text = ui.add(text);
        let source = ui.add(ScrolledArea::new(text));
        (self.text, self.source) = (Some(text), Some(source));
        // By its role: the terminal may tell of its background later.
        let summary = Text::new(Span::styled(page.summary(), Role::Quiet));
        ui[self.sheet].set(page.title, [summary.into(), root, source.into()]);
        self.index.select(ui, number);
    }

    /// Shows a page, and leads the person into it.
    fn go(&mut self, ui: &mut Ui<Message>, page: usize) {
        self.index.stop_finding(ui);
        self.show(ui, page);
        self.index.select(ui, page);
        self.enter(ui);
    }

    /// Shows the next page; who was in the one before comes into that.
    fn step(&mut self, ui: &mut Ui<Message>, by: isize) {
        let was_inside = ui.focused() != Some(self.index.tree.untyped());
        let last = PAGES.len().saturating_sub(1);
        let page = self.page.saturating_add_signed(by).min(last);
        self.show(ui, page);
        if was_inside && !self.index.is_finding() {
            self.enter(ui);
        }
    }

    /// Gives the focus to what the page wants to have it, or to the first that takes it.
    fn enter(&self, ui: &mut Ui<Message>) {
        let only_source =
            self.half == Half::Source && !ui[self.sheet].shows_both();
        let source = self.source.filter(|_| only_source);
        let wanted = self.shown.as_ref().and_then(Shown::focus);
        match source.map(Id::untyped).or(wanted) {
            Some(id) if ui.contains(id) => ui.focus(id),
            _ => {
                ui.focus(self.index.tree);
                ui.focus_next();
            }
        }
    }

    /// Shows the source, or what it does. The focus goes along, unless it is in the list.
    fn turn(&mut self, ui: &mut Ui<Message>, half: Half) {
        let was_inside = ui.focused() != Some(self.index.tree.untyped());
        self.half = half;
        ui[self.sheet].turn(half);
        if let Some(text) = self.text {
            ui[text].set_wanted(half == Half::Source);
        }
        match self.source.filter(|_| half == Half::Source) {
            _ if !was_inside && !ui[self.sheet].shows_both() => {}
            Some(source) => ui.focus(source),
            None => self.enter(ui),
        }
    }
}

impl std::fmt::Debug for Gallery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gallery")
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}
