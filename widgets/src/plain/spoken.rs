//! What a widget says of itself, and what a person answers it.

use std::borrow::Cow;

use crate::id::WidgetId;

/// What something is, for somebody who does not see it; most have a role of ARIA's (WAI-ARIA 1.2, section 5.4) beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpokenRole {
    /// Nothing to be said of (`none`): a container, a blank, keys that have no use here.
    Nothing,
    /// Nobody said: what it draws is said, as text.
    #[default]
    Drawn,
    /// Text that is read: the value.
    Text,
    /// The title, as the name, of what is inside of the widget (`heading`).
    Heading,
    /// News that come and go: the value (`status`).
    Notice,
    /// Text to which lines are added: the items (`log`).
    Log,
    /// A line of text to be written, over the value (`textbox`).
    Field,
    /// Many lines, of which the value tells how many: what is written is added to them.
    Editor,
    /// A line that is not shown.
    Password,
    /// Something to press (`button`).
    Button,
    /// Words that lead somewhere (`link`).
    Link,
    /// Something that is on or off; pressing it changes that (`checkbox`).
    CheckBox,
    /// The same, for something that happens at once (`switch`).
    Switch,
    /// A title that hides what is inside of it, or not; pressing it changes that.
    Section,
    /// Items to choose from (`listbox`).
    List,
    /// Items of several cells, of which the value tells the columns (`grid`).
    Table,
    /// Items that open and close (`tree`).
    Tree,
    /// Things to do (`menu`).
    Menu,
    /// Items of which one, the value, is chosen already (`combobox`, `radiogroup`).
    Choice,
    /// Pages, of which the value is shown (`tablist`).
    Tabs,
    /// A number to be written, over the value (`spinbutton`, `slider`).
    Number,
    /// How far something has come (`progressbar`): the percentage, or the value where nobody knows the end.
    Progress,
    /// What can only be seen (`img`): the value tells what is to be seen there.
    Picture,
    /// A program that takes lines and shows the value (`application`).
    Program,
}

impl SpokenRole {
    /// Whether the answer is any line of text.
    pub(crate) const fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Field | Self::Editor | Self::Password | Self::Number | Self::Program
        )
    }

    /// Whether a form asks for it and then goes on.
    pub(crate) const fn is_asked(self) -> bool {
        matches!(
            self,
            Self::Field | Self::Password | Self::Number | Self::Choice
        )
    }

    /// Whether the answer is one of the items.
    pub(crate) const fn has_items(self) -> bool {
        matches!(
            self,
            Self::List | Self::Table | Self::Tree | Self::Menu | Self::Choice | Self::Tabs
        )
    }
}

/// Items or lines, each under a number that it keeps: also those of which there are a million.
pub trait SpokenItems {
    /// The number of the first.
    fn first(&self) -> u64 {
        0
    }

    /// The number behind the last.
    fn end(&self) -> u64;

    /// The item of this number.
    fn item(&self, number: u64) -> Cow<'_, str>;

    /// What is to be said behind it: `picked`, `closed`; mostly nothing.
    fn state(&self, number: u64) -> Cow<'_, str> {
        let _ = number;
        Cow::Borrowed("")
    }
}

/// The items of a slice, as they are numbered in it.
impl<T: AsRef<str>> SpokenItems for Vec<T> {
    fn end(&self) -> u64 {
        self.len() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let item = usize::try_from(number).ok();
        let item = item.and_then(|item| self.get(item));
        item.map(AsRef::as_ref).unwrap_or_default().into()
    }
}

/// What a widget, or a part of one, says of itself: what plain mode tells the person in its place.
///
/// ```
/// use strombus_widgets::{Spoken, SpokenRole};
///
/// // "Volume: number, 40. From 0 to 100."
/// Spoken::new(SpokenRole::Number).name("Volume").value("40").description("From 0 to 100.");
/// ```
#[derive(Clone, Default)]
pub struct Spoken<'a> {
    /// What it is.
    pub role: SpokenRole,
    /// What it is called. Without a name, the text before it or the title around it names it.
    pub name: Cow<'a, str>,
    /// What is in it.
    pub value: Cow<'a, str>,
    /// What may be done with it, if its role does not say that.
    pub description: Cow<'a, str>,
    /// What can be chosen, or the lines of a log.
    pub items: Option<&'a dyn SpokenItems>,
    /// The number of the item that is selected.
    pub selected: Option<u64>,
    /// How far it has come, in percent.
    pub percent: Option<u8>,
    /// Whether it is on, of a box to tick or a switch.
    pub checked: Option<bool>,
    /// Of a part: whether it has the focus while the widget has it.
    pub focused: bool,
}

impl<'a> Spoken<'a> {
    /// Nothing: what a container says.
    #[must_use]
    pub fn nothing() -> Self {
        Self::new(SpokenRole::Nothing)
    }

    /// Text that is read.
    #[must_use]
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(SpokenRole::Text).value(text)
    }

    /// Something of this role.
    #[must_use]
    pub fn new(role: SpokenRole) -> Self {
        Self {
            role,
            ..Self::default()
        }
    }

    /// It is called `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = name.into();
        self
    }

    /// This is in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<Cow<'a, str>>) -> Self {
        self.value = value.into();
        self
    }

    /// This may be done with it.
    #[must_use]
    pub fn description(mut self, description: impl Into<Cow<'a, str>>) -> Self {
        self.description = description.into();
        self
    }

    /// With these items, of which one may be selected.
    #[must_use]
    pub fn items(mut self, items: &'a dyn SpokenItems, selected: Option<u64>) -> Self {
        self.items = Some(items);
        self.selected = selected;
        self
    }

    /// It has come so far, of 100.
    #[must_use]
    pub const fn percent(mut self, percent: u8) -> Self {
        self.percent = Some(percent);
        self
    }

    /// It is on, or not.
    #[must_use]
    pub const fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// As a part: whether it has the focus while the widget has it.
    #[must_use]
    pub const fn focused(mut self, focused: bool) -> Self {
        self.focused = focused;
        self
    }

    /// How many items there are.
    pub(crate) fn count(&self) -> u64 {
        self.items
            .map_or(0, |items| items.end().saturating_sub(items.first()))
    }
}

impl std::fmt::Debug for Spoken<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Spoken")
            .field("role", &self.role)
            .field("name", &self.name)
            .field("value", &self.value)
            .field("items", &self.count())
            .finish_non_exhaustive()
    }
}

/// What a person answers a widget in plain mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// It is pressed, or what is in it is to stay so.
    Press,
    /// This line is written in it, and entered.
    Text(&'a str),
    /// This line is written in it, and not entered yet: it is one of several in a form.
    Fill(&'a str),
    /// Writes this in place of a line of a text of many, counted from 0; nothing takes the line out.
    Line(u64, &'a str),
    /// The item of this number is chosen.
    Item(u64),
    /// The person goes to this part of it.
    Focus,
}

/// A widget of a tree, or a part of one, that says something, in reading order.
#[derive(Debug)]
pub struct SpokenWidget<'a> {
    /// The widget.
    pub id: WidgetId,
    /// Which part of it says this; none where it speaks for the whole of itself.
    pub part: Option<usize>,
    /// How many widgets are around it.
    pub depth: usize,
    /// Whether it has the focus.
    pub focused: bool,
    /// Whether the person may reach it: not while a dialog is open above it.
    pub in_scope: bool,
    /// Whether it lies in a dialog.
    pub in_dialog: bool,
    /// What it says.
    pub said: Spoken<'a>,
}

impl SpokenWidget<'_> {
    /// What it is known by.
    pub(crate) const fn place(&self) -> Place {
        (self.id, self.part)
    }
}

/// A widget or a part of one.
pub(crate) type Place = (WidgetId, Option<usize>);
