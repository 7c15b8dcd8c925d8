//! CONF_CHANGED.

use crate::quoting::plain;
use crate::reply::Reply;

/// An option that changed. One that is a list comes once for each of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The option.
    pub option: String,
    /// What it is now; none if it went back to its default.
    pub value: Option<String>,
}

/// The lines between the first, which has the name, and the last, which says OK. Tor sends CONF_CHANGED alone on a line for each of
/// the options, or none.
pub(super) fn read(raw: &Reply) -> Vec<Changed> {
    let lines = raw.lines.iter().skip(1);
    let options = lines.filter(|line| line.text != "OK" && !line.text.is_empty());
    options
        .map(|line| match line.text.split_once('=') {
            Some((option, value)) => Changed {
                option: option.into(),
                value: Some(plain(value)),
            },
            None => Changed {
                option: line.text.clone(),
                value: None,
            },
        })
        .collect()
}
