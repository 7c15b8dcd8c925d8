//! GETCONF, SETCONF, RESETCONF, SAVECONF, LOADCONF.

use super::Connection;
use crate::command::Command;
use crate::error::Error;
use crate::quoting::plain;
use crate::reply::Reply;

/// Values of options. One that is a list stands there once for each of its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conf {
    /// The options as tor writes them, with their values; none for one that has its default and that is nothing.
    pub lines: Vec<(String, Option<String>)>,
}

impl Conf {
    /// The first value of an option; names are the same in small letters and capitals.
    #[must_use]
    pub fn get(&self, option: &str) -> Option<&str> {
        let mut lines = self.lines.iter();
        let line = lines.find(|(name, _)| name.eq_ignore_ascii_case(option));
        line.and_then(|(_, value)| value.as_deref())
    }

    /// All values of an option.
    pub fn all<'a>(&'a self, option: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self.lines.iter();
        lines
            .filter(move |(name, _)| name.eq_ignore_ascii_case(option))
            .filter_map(|(_, value)| value.as_deref())
    }

    /// Reads a reply to GETCONF: `Option=value` or `Option`.
    #[must_use]
    pub fn read(reply: &Reply) -> Self {
        let lines = reply
            .lines
            .iter()
            .map(|line| match line.text.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(plain(value))),
                None => (line.text.clone(), None),
            });
        Self {
            lines: lines.collect(),
        }
    }
}

impl Connection {
    /// Asks for the values of options. What was asked before is answered without tor, until the configuration changes. Some names
    /// stand for several options: `HiddenServiceOptions`.
    pub async fn get_conf(&self, options: &[&str]) -> Result<Conf, Error> {
        let kept: Option<Vec<_>> = options
            .iter()
            .map(|name| self.memory.option(name))
            .collect();
        if let Some(lines) = kept {
            let lines = lines.into_iter().flatten().collect();
            return Ok(Conf { lines });
        }
        let generation = self.memory.generation();
        let mut command = Command::new("GETCONF");
        for option in options {
            command = command.word(option)?;
        }
        let conf = Conf::read(&self.done(command).await?);
        for option in options {
            let lines = conf.lines.iter();
            let lines: Vec<_> = lines
                .filter(|(name, _)| name.eq_ignore_ascii_case(option))
                .cloned()
                .collect();
            if !lines.is_empty() {
                self.memory.keep_option(generation, option, lines);
            }
        }
        Ok(conf)
    }

    /// Sets options, all or none of them; without a value an option is set to its default, or to nothing. Of an option that is a list,
    /// all lines are to be there: those that are not are gone.
    pub async fn set_conf(&self, options: &[(&str, Option<&str>)]) -> Result<(), Error> {
        self.assign("SETCONF", options).await
    }

    /// The same, but an option without a value is set to its default.
    pub async fn reset_conf(&self, options: &[(&str, Option<&str>)]) -> Result<(), Error> {
        self.assign("RESETCONF", options).await
    }

    async fn assign(
        &self,
        keyword: &'static str,
        options: &[(&str, Option<&str>)],
    ) -> Result<(), Error> {
        let mut command = Command::new(keyword);
        for (option, value) in options {
            command = command.assignment(option, *value)?;
        }
        self.done(command).await.map(drop)
    }

    /// Has tor write its configuration to the torrc. `force` also where that has an `%include`, which is then lost.
    pub async fn save_conf(&self, force: bool) -> Result<(), Error> {
        let mut command = Command::new("SAVECONF");
        if force {
            command = command.word("FORCE")?;
        }
        self.done(command).await.map(drop)
    }

    /// Has tor take `torrc` for its configuration, as if it stood in the file. It stays as it was if a line is wrong.
    pub async fn load_conf(&self, torrc: &str) -> Result<(), Error> {
        let command = Command::new("LOADCONF").with_body(torrc)?;
        self.done(command).await.map(drop)
    }
}
