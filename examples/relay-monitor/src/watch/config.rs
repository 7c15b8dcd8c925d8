//! A tor's configuration: all options, their values, and the file.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::sync::Arc;

use strombus_tor_control::{Connection, Error};
use tokio::task::spawn_blocking;

use super::ask::ask;
use crate::manual::Manual;
use crate::model::secret::{HIDDEN, is_withheld};
use crate::model::{ConfigOption, ConfigView};

/// The longest file that is shown, in bytes.
const LONGEST: u64 = 1 << 20;

/// Reads all of it. The file is only read if `is_local`: if its path is one of this machine.
///
/// # Errors
/// If the connection broke.
pub(super) async fn read(connection: &Connection, is_local: bool) -> Result<ConfigView, Error> {
    let keys = [
        "config/names",
        "config/defaults",
        "config-text",
        "config-file",
        "config-can-saveconf",
    ];
    let answers = ask(connection, keys).await?;
    // A virtual one only stands for others.
    let kinds = lines(answers.get("config/names")).filter(|(_, kind)| *kind != "Virtual");
    let kinds: Vec<(&str, &str)> = kinds.collect();
    let text = answers.get("config-text").unwrap_or_default();
    let set: HashSet<String> = lines(Some(text))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    let mut defaults: HashMap<String, Vec<Arc<str>>> = HashMap::new();
    for (name, value) in lines(answers.get("config/defaults")) {
        let of_name = defaults.entry(name.to_ascii_lowercase()).or_default();
        of_name.push(unquoted(value).into());
    }
    let mut values = values(connection, &kinds).await?;
    let manual = spawn_blocking(Manual::shared).await.ok().flatten();
    let options = kinds.iter().map(|&(name, kind)| {
        let key = name.to_ascii_lowercase();
        let entry = manual.and_then(|manual| manual.option(name));
        let told = |text: &str| (!text.is_empty()).then(|| Arc::from(text));
        ConfigOption {
            category: entry.and_then(|entry| told(&entry.category)),
            usage: entry.and_then(|entry| told(&entry.usage)),
            summary: entry.and_then(|entry| told(entry.summary())),
            manual: entry.and_then(|entry| told(&entry.text)),
            name: name.into(),
            values: values.remove(&key).unwrap_or_default(),
            defaults: defaults.remove(&key).unwrap_or_default(),
            is_set: set.contains(&key),
            kind: kind.into(),
        }
    });
    let mut options: Vec<_> = options.collect();
    options.sort_by(|one, other| one.name.cmp(&other.name));
    let file = answers.get("config-file").filter(|path| !path.is_empty());
    let (file_text, file_unreadable) = match file {
        Some(path) if is_local => file_text(path.to_owned()).await,
        Some(_) => (
            None,
            Some("tor does not run on this machine, or in another container".into()),
        ),
        None => (None, None),
    };
    Ok(ConfigView {
        options,
        file: file.map(Into::into),
        file_text,
        file_unreadable,
        text: without_secrets(text).into(),
        can_save: answers.get("config-can-saveconf") == Some("1"),
    })
}

/// The values of all options, by their names in small letters.
async fn values(
    connection: &Connection,
    kinds: &[(&str, &str)],
) -> Result<HashMap<String, Vec<Arc<str>>>, Error> {
    // Those of an onion service are told by the name for all of them only.
    let plain = kinds
        .iter()
        .filter(|(name, kind)| *kind != "Dependent" || !name.starts_with("HiddenService"));
    let names: Vec<&str> = plain
        .map(|&(name, _)| name)
        .chain(["HiddenServiceOptions"])
        .collect();
    let mut values: HashMap<String, Vec<Arc<str>>> = HashMap::new();
    for names in names.chunks(64) {
        let conf = match connection.get_conf(names).await {
            // A tor that does not know one of its own names: what it tells of the others is shown.
            Err(Error::Refused { .. }) => continue,
            conf => conf?,
        };
        for (name, value) in conf.lines {
            let Some(value) = value else { continue };
            let value = if is_withheld(&name) {
                HIDDEN
            } else {
                unquoted(&value)
            };
            values
                .entry(name.to_ascii_lowercase())
                .or_default()
                .push(value.into());
        }
    }
    Ok(values)
}

/// Lines of a name and the rest.
fn lines(text: Option<&str>) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.unwrap_or_default().lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').unwrap_or((line, "")))
}

/// Tor quotes some values; a quote inside stays as it is.
fn unquoted(value: &str) -> &str {
    let inner = value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'));
    inner
        .filter(|inner| !inner.contains(['"', '\\']))
        .unwrap_or(value)
}

/// A torrc without the values that let somebody in.
fn without_secrets(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let start = line.trim_start();
        let name = start.trim_start_matches(['+', '/']);
        let name = name.split(char::is_whitespace).next().unwrap_or_default();
        if is_withheld(name) {
            let indent = line.len() - start.len();
            format!("{}{name} {HIDDEN}", " ".repeat(indent))
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands in the file, or why it is not shown.
async fn file_text(path: String) -> (Option<Arc<str>>, Option<Arc<str>>) {
    let read = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        // To open a named pipe would wait for somebody who writes.
        if !std::fs::metadata(&path)?.is_file() {
            return Err(std::io::Error::other("it is no file"));
        }
        let file = std::fs::File::open(&path)?;
        file.take(LONGEST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    let read = match read.await {
        Ok(read) => read,
        Err(_) => return (None, None),
    };
    match read {
        Ok(bytes) if bytes.len() as u64 > LONGEST => {
            (None, Some("it is longer than a torrc can be".into()))
        }
        Ok(bytes) => (
            Some(without_secrets(&String::from_utf8_lossy(&bytes)).into()),
            None,
        ),
        Err(error) => (None, Some(error.to_string().into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lets_somebody_in_is_not_shown() {
        let text = "ControlPort 9051\n  hashedcontrolpassword 16:AB\n+HTTPSProxyAuthenticator a:b\n#HashedControlPassword 16:x";
        assert_eq!(
            without_secrets(text),
            "ControlPort 9051\n  hashedcontrolpassword <hidden>\nHTTPSProxyAuthenticator <hidden>\n#HashedControlPassword 16:x"
        );
    }

    #[test]
    fn quotes_around_a_value_are_no_part_of_it() {
        assert_eq!(unquoted("\"notice stdout\""), "notice stdout");
        assert_eq!(unquoted("\"a \\\" b\""), "\"a \\\" b\"");
        assert_eq!(unquoted("\""), "\"");
        assert_eq!(unquoted("plain"), "plain");
    }
}
