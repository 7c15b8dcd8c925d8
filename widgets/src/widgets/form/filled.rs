//! What comes out of a form.

use super::field::Value;

/// What was in the fields of a [`Form`](crate::Form) when it was submitted, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled(pub(super) Vec<(String, Value)>);

impl Filled {
    /// What was in the field `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let found = self.0.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value)
    }

    /// The text that was in the field `name`; empty if there was none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// Whether the field `name` was ticked, or on.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.get(name) == Some(&Value::Flag(true))
    }

    /// The number of the item that was chosen in the field `name`, from 0.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<usize> {
        match self.get(name) {
            Some(Value::Choice(choice)) => *choice,
            _ => None,
        }
    }

    /// All fields, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}
