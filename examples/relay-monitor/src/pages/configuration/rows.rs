//! Options as the rows of a table.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;
use std::time::Duration;

use strombus_widgets::{Column, Content, Length, Records, Role};

use crate::model::secret::{HIDDEN, is_secret};
use crate::model::{ConfigOption, ConfigView};
use crate::pages::order::Order;
use crate::pages::words::{bytes, uptime};

pub(super) const SET: usize = 0;
pub(super) const NAME: usize = 1;
pub(super) const VALUE: usize = 2;
pub(super) const SUMMARY: usize = 3;
pub(super) const CATEGORY: usize = 4;
pub(super) const KIND: usize = 5;

/// The titles of the columns, and the words by which to sort.
pub(super) const TITLES: [&str; 6] = ["Custom", "Option", "Value", "Summary", "Category", "Type"];

pub(super) fn columns() -> [Column; 6] {
    let column =
        |title: usize| Column::new(TITLES.get(title).copied().unwrap_or_default()).unsorted();
    [
        Column::new("*").unsorted().fixed(3),
        column(NAME).length(Length::flexible().min(20).max(34)),
        column(VALUE).length(Length::flexible().min(14).max(40)),
        column(SUMMARY).length(Length::flexible().min(10)),
        column(CATEGORY).fixed(24).wide(150),
        column(KIND).fixed(14).wide(110),
    ]
}

/// The options that most operators look at.
const IMPORTANT: [&str; 36] = [
    "AccountingMax",
    "AccountingStart",
    "Address",
    "BandwidthBurst",
    "BandwidthRate",
    "Bridge",
    "BridgeRelay",
    "ContactInfo",
    "ControlPort",
    "ControlSocket",
    "CookieAuthentication",
    "DataDirectory",
    "DirPort",
    "DirPortFrontPage",
    "ExcludeNodes",
    "ExitPolicy",
    "ExitRelay",
    "HashedControlPassword",
    "HiddenServiceDir",
    "HiddenServicePort",
    "IPv6Exit",
    "Log",
    "MaxCircuitDirtiness",
    "MaxMemInQueues",
    "MyFamily",
    "Nickname",
    "NumCPUs",
    "ORPort",
    "RelayBandwidthBurst",
    "RelayBandwidthRate",
    "RunAsDaemon",
    "Sandbox",
    "ServerDNSResolvConfFile",
    "SocksPort",
    "UseBridges",
    "User",
];

/// Which options are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) all: bool,
    pub(super) custom_only: bool,
    pub(super) category: Option<Arc<str>>,
}

impl Choice {
    fn takes(&self, option: &ConfigOption) -> bool {
        // Of what was set, all is shown: somebody thought that it matters.
        let matters = self.all
            || option.is_set
            || self.category.is_some()
            || IMPORTANT
                .iter()
                .any(|name| name.eq_ignore_ascii_case(&option.name));
        let fits = self
            .category
            .as_ref()
            .is_none_or(|wanted| option.category.as_ref() == Some(wanted));
        matters && fits && (option.is_set || !self.custom_only)
    }
}

/// The options that are shown.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) config: Arc<ConfigView>,
    pub(super) choice: Choice,
    pub(super) order: Order,
    /// Whether passwords are shown.
    pub(super) shows_secrets: bool,
    rows: Vec<usize>,
}

impl Rows {
    pub(super) fn new(order: Order, shows_secrets: bool) -> Self {
        Self {
            config: Arc::default(),
            choice: Choice::default(),
            order,
            shows_secrets,
            rows: Vec::new(),
        }
    }

    pub(super) fn renew(&mut self) {
        let options = self.config.options.iter().enumerate();
        let mut rows: Vec<(usize, &ConfigOption)> = options
            .filter(|(_, option)| self.choice.takes(option))
            .collect();
        rows.sort_by(|(_, one), (_, other)| {
            let compared = self.order.compare(|column| compare(one, other, column));
            compared.then_with(|| one.name.cmp(&other.name))
        });
        let rows: Vec<usize> = rows.into_iter().map(|(number, _)| number).collect();
        self.rows = rows;
    }

    pub(super) fn option(&self, row: usize) -> Option<&ConfigOption> {
        self.config.options.get(*self.rows.get(row)?)
    }

    pub(super) fn row_of(&self, name: &str) -> Option<usize> {
        (0..self.rows.len())
            .find(|&row| self.option(row).is_some_and(|option| &*option.name == name))
    }

    /// The categories that there are, each once, in the order of their names.
    pub(super) fn categories(&self) -> Vec<Arc<str>> {
        let mut categories: Vec<Arc<str>> = self
            .config
            .options
            .iter()
            .filter_map(|option| option.category.clone())
            .collect();
        categories.sort();
        categories.dedup();
        categories
    }

    /// The values of an option as this person may see them.
    pub(super) fn values(&self, option: &ConfigOption) -> Vec<Arc<str>> {
        match is_secret(&option.name) && !self.shows_secrets {
            true => option.values.iter().map(|_| HIDDEN.into()).collect(),
            false => option.values.clone(),
        }
    }

    fn value(&self, option: &ConfigOption) -> String {
        let values = self.values(option);
        match values.as_slice() {
            [] => "none".into(),
            [only] => in_words(&option.kind, only),
            [first, rest @ ..] => format!("{first} (+{})", rest.len()),
        }
    }
}

/// A value as people read it: sizes and times in larger units, and yes and no in place of numbers.
pub(super) fn in_words(kind: &str, value: &str) -> String {
    let said = match (kind, value.trim()) {
        ("Boolean" | "Boolean+Auto", "0") => Some("False".into()),
        ("Boolean" | "Boolean+Auto", "1") => Some("True".into()),
        ("DataSize", number) => number.parse().ok().map(bytes),
        ("TimeInterval", number) => number.parse().ok().map(|n| uptime(Duration::from_secs(n))),
        ("TimeMsecInterval", number) => number.parse().ok().map(|n: u64| format!("{n} ms")),
        _ => None,
    };
    said.unwrap_or_else(|| value.to_owned())
}

impl Records for Rows {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        Cow::Owned(self.content(row, column).text().to_owned())
    }

    fn content(&self, row: usize, column: usize) -> Content {
        let Some(option) = self.option(row) else {
            return Content::new();
        };
        let role = if option.is_set {
            Role::Text
        } else {
            Role::Quiet
        };
        match column {
            SET => if option.is_set { "*" } else { "" }.into(),
            NAME => Content::from(&*option.name),
            VALUE => Content::styled(self.value(option), role),
            SUMMARY => Content::styled(option.summary.as_deref().unwrap_or_default(), Role::Quiet),
            CATEGORY => option.category.as_deref().unwrap_or_default().into(),
            KIND => Content::from(&*option.kind),
            _ => Content::new(),
        }
    }
}

fn compare(one: &ConfigOption, other: &ConfigOption, column: usize) -> Ordering {
    match column {
        // What was set comes first.
        SET => other.is_set.cmp(&one.is_set),
        NAME => one.name.to_lowercase().cmp(&other.name.to_lowercase()),
        VALUE => one.values.cmp(&other.values),
        SUMMARY => one.summary.cmp(&other.summary),
        CATEGORY => one.category.cmp(&other.category),
        KIND => one.kind.cmp(&other.kind),
        _ => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_people_read_them() {
        let check = |kind, value, expected: &str| assert_eq!(in_words(kind, value), expected);
        check("DataSize", "20971520", "20.0 MiB");
        check("Boolean", "1", "True");
        check("Boolean+Auto", "auto", "auto");
        check("TimeInterval", "600", "10 min 0 s");
        check("String", "1", "1");
        check("DataSize", "20 MBytes", "20 MBytes");
    }
}
