//! One line of a menu.

use strombus_terminal::text;

/// One line of a menu: something to choose, another menu, or a line between.
#[derive(Clone, Debug)]
pub struct MenuItem<T> {
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) checked: Option<bool>,
    pub(super) enabled: bool,
    pub(super) leads: Leads<T>,
}

/// Where an item leads.
#[derive(Clone, Debug)]
pub(super) enum Leads<T> {
    /// It is a line between items.
    Nowhere,
    To(T),
    /// Into a menu of its own.
    Into(Vec<MenuItem<T>>),
}

/// Between a label and what stands at the right.
pub(super) const GAP: usize = 2;

impl<T> MenuItem<T> {
    /// Says `label`; `value` is what choosing it comes to.
    #[must_use]
    pub fn new(label: impl Into<String>, value: T) -> Self {
        Self {
            label: label.into(),
            hint: String::new(),
            checked: None,
            enabled: true,
            leads: Leads::To(value),
        }
    }

    /// Leads into a menu of `items`, which opens beside this one: by Enter, Right, a click, or the mouse on it. Where there is no
    /// room for both, it opens in this one's place, by keys and clicks only. Left, Esc or a click on its title leads back.
    #[must_use]
    pub fn menu(label: impl Into<String>, items: impl IntoIterator<Item = Self>) -> Self {
        Self {
            label: label.into(),
            hint: "›".into(),
            checked: None,
            enabled: true,
            leads: Leads::Into(items.into_iter().collect()),
        }
    }

    /// A line between items.
    #[must_use]
    pub const fn separator() -> Self {
        Self {
            label: String::new(),
            hint: String::new(),
            checked: None,
            enabled: false,
            leads: Leads::Nowhere,
        }
    }

    /// With this at the right: the key that does the same, say.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Something that is on or off.
    #[must_use]
    pub const fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Whether it can be chosen now.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// The items of the menu that it leads into now; none if that is no menu.
    pub(super) fn inside(&self) -> &[Self] {
        match &self.leads {
            Leads::Into(inside) if self.enabled => inside,
            _ => &[],
        }
    }

    pub(super) fn begins_with(&self, letter: char) -> bool {
        let first = self.label.chars().next();
        first.is_some_and(|c| c.to_lowercase().eq(letter.to_lowercase()))
    }

    /// How wide its label and its hint are.
    pub(super) fn columns(&self) -> usize {
        let hint = match text::width(&self.hint) {
            0 => 0,
            columns => columns + GAP,
        };
        text::width(&self.label) + hint
    }
}

/// How wide the column of the signs is: there is one where anything is on or off.
pub(super) fn signs<T>(items: &[MenuItem<T>]) -> usize {
    let any = items.iter().any(|item| item.checked.is_some());
    if any { 2 } else { 0 }
}
