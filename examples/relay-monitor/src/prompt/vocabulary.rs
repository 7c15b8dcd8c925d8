//! The words of the running tor.

use strombus_tor_control::{Connection, Error};

/// What GETINFO tells of itself and of the others: `info/names`, `config/names`, `events/names`, `signal/names`, `features/names`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Keys of GETINFO, with tor's words for them. One that ends with `*` takes more behind.
    pub keys: Vec<(String, String)>,
    /// Options, with their types.
    pub options: Vec<(String, String)>,
    /// Events.
    pub events: Vec<String>,
    /// Signals.
    pub signals: Vec<String>,
    /// Features of USEFEATURE.
    pub features: Vec<String>,
}

impl Vocabulary {
    /// Asks for all, at once.
    ///
    /// # Errors
    /// If the connection broke, or tor is so old that it does not tell.
    pub async fn learn(connection: &Connection) -> Result<Self, Error> {
        let lists = [
            "info/names",
            "config/names",
            "events/names",
            "signal/names",
            "features/names",
        ];
        let info = connection.get_info(&lists).await?;
        let list = |key| info.get(key).unwrap_or_default();
        let words = |key| list(key).split_whitespace().map(Into::into).collect();
        Ok(Self {
            keys: pairs(list("info/names"), " -- "),
            options: pairs(list("config/names"), " "),
            events: words("events/names"),
            signals: words("signal/names"),
            features: words("features/names"),
        })
    }

    /// An option, by its name in small letters or capitals.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&(String, String)> {
        let mut options = self.options.iter();
        options.find(|(option, _)| option.eq_ignore_ascii_case(name))
    }

    /// A key of GETINFO, or the one with `*` that it is of.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&(String, String)> {
        let is = |key: &str| key == name;
        let is_of = |key: &str| {
            key.strip_suffix('*')
                .is_some_and(|stem| name.starts_with(stem))
        };
        let exact = self.keys.iter().find(|(key, _)| is(key));
        exact.or_else(|| self.keys.iter().rfind(|(key, _)| is_of(key)))
    }
}

fn pairs(list: &str, separator: &str) -> Vec<(String, String)> {
    let lines = list.lines().filter(|line| !line.trim().is_empty());
    let pairs = lines.map(|line| {
        let (name, rest) = line.split_once(separator).unwrap_or((line, ""));
        (name.trim().to_owned(), rest.trim().to_owned())
    });
    pairs.collect()
}
