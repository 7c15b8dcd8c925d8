//! GETINFO.

use super::Connection;
use crate::command::Command;
use crate::error::Error;
use crate::reply::Reply;

/// What tor told, by the keys that it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// The keys and values, in the order of the question.
    pub entries: Vec<(String, String)>,
}

impl Info {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.entries.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// Reads a reply to GETINFO: `key=value`, or `key=` and the value as data.
    #[must_use]
    pub fn read(reply: Reply) -> Self {
        let lines = reply.lines.into_iter();
        let entries = lines.filter_map(|line| {
            let (key, value) = line.text.split_once('=')?;
            let value = line.data.unwrap_or_else(|| value.to_owned());
            Some((key.to_owned(), value))
        });
        Self {
            entries: entries.collect(),
        }
    }
}

impl Connection {
    /// Asks for the values of keys, all at once. Tor refuses the whole if it does not know one of them (552), or if one has no
    /// value now (551). What never changes is asked once.
    pub async fn get_info(&self, keys: &[&str]) -> Result<Info, Error> {
        let kept: Option<Vec<_>> = keys
            .iter()
            .map(|key| Some(((*key).to_owned(), self.memory.information(key)?)))
            .collect();
        if let Some(entries) = kept {
            return Ok(Info { entries });
        }
        let generation = self.memory.generation();
        let mut command = Command::new("GETINFO");
        for key in keys {
            command = command.word(key)?;
        }
        let info = Info::read(self.done(command).await?);
        for (key, value) in &info.entries {
            self.memory.keep_information(generation, key, value);
        }
        Ok(info)
    }

    /// Asks for the value of one key.
    pub async fn info(&self, key: &str) -> Result<String, Error> {
        let info = self.get_info(&[key]).await?;
        let value = info.entries.into_iter().find(|(name, _)| name == key);
        value.map(|(_, value)| value).ok_or_else(|| Error::Reply {
            command: "GETINFO".into(),
            why: format!("it has no {key}"),
        })
    }
}
