//! Many questions at once.

use std::collections::HashMap;

use futures_util::future::join_all;
use strombus_tor_control::{Connection, Error};

/// What tor answered, by key. What it does not know, or has no value for now, is not in there.
#[derive(Debug, Default)]
pub(super) struct Answers(HashMap<String, String>);

impl Answers {
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    pub(super) fn number<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.get(key)?.trim().parse().ok()
    }
}

/// Asks for each key by itself, all under way at once: one that a tor does not know spoils no other.
///
/// # Errors
/// If the connection broke.
pub(super) async fn ask<'a>(
    connection: &Connection,
    keys: impl IntoIterator<Item = &'a str>,
) -> Result<Answers, Error> {
    let asked = keys.into_iter().map(|key| async move {
        match connection.info(key).await {
            Ok(value) => Ok(Some((key.to_owned(), value))),
            Err(Error::Refused { .. } | Error::Reply { .. } | Error::Command(_)) => Ok(None),
            Err(error) => Err(error),
        }
    });
    let answers: Result<Vec<_>, Error> = join_all(asked).await.into_iter().collect();
    Ok(Answers(answers?.into_iter().flatten().collect()))
}
