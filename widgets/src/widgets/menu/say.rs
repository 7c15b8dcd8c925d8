//! What plain mode is told of a menu: all of its items, open or not.

use std::borrow::Cow;

use super::item::{Leads, MenuItem};
use super::items::{Items, Reply};
use crate::plain::SpokenItems;

/// Those that may be chosen at some time, in their order, each of a menu inside after the name of that.
impl<T> SpokenItems for Items<T> {
    fn end(&self) -> u64 {
        self.choices().len() as u64
    }

    fn item(&self, number: u64) -> Cow<'_, str> {
        let choice = self.choice(number);
        choice.map(|(label, _)| label).unwrap_or_default().into()
    }

    fn state(&self, number: u64) -> Cow<'_, str> {
        let Some((_, item)) = self.choice(number) else {
            return "".into();
        };
        match (item.enabled, item.checked) {
            (false, _) => "not available",
            (true, Some(true)) => "ticked",
            (true, Some(false)) => "not ticked",
            (true, None) => "",
        }
        .into()
    }
}

impl<T> Items<T> {
    /// The items that come to something.
    fn choices(&self) -> Vec<(String, &MenuItem<T>)> {
        let mut choices = Vec::new();
        gather(self.of(0), "", &mut choices);
        choices
    }

    fn choice(&self, number: u64) -> Option<(String, &MenuItem<T>)> {
        let number = usize::try_from(number).ok()?;
        self.choices().into_iter().nth(number)
    }
}

impl<T: Clone> Items<T> {
    /// Chooses the item of this number among those that are no lines between others.
    pub(super) fn answer(&self, number: u64) -> Reply<T> {
        match self.choice(number) {
            Some((_, item)) if item.enabled => match &item.leads {
                Leads::To(value) => Reply::Chosen(value.clone()),
                _ => Reply::Ignored,
            },
            _ => Reply::Ignored,
        }
    }
}

fn gather<'a, T>(
    items: &'a [MenuItem<T>],
    within: &str,
    into: &mut Vec<(String, &'a MenuItem<T>)>,
) {
    for item in items {
        let label = format!("{within}{}", item.label);
        match &item.leads {
            Leads::Nowhere => {}
            Leads::To(_) => into.push((label, item)),
            Leads::Into(inside) => gather(inside, &format!("{label}: "), into),
        }
    }
}
