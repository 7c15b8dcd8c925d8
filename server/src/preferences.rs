//! What accounts chose, kept from one session to the next.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};
use strombus_terminal::Theme;
use strombus_widgets::Session;
use tokio::task::spawn_blocking;

/// The longest file that is read, in bytes: an account's file is some dozens.
const LONGEST: u64 = 64 * 1024;

/// What accounts chose: a file for each in a directory, or nothing.
///
/// A file is replaced as a whole, so that a server that is killed leaves the one or the other. What a guest chooses ends
/// with the session, since the next guest of that name is somebody else.
#[derive(Clone, Debug, Default)]
pub struct Preferences(Option<Arc<Store>>);

#[derive(Debug)]
struct Store {
    directory: PathBuf,
    /// What is not written yet, by the account's name: the newest only.
    waiting: Mutex<BTreeMap<String, Option<Theme>>>,
    /// Held while a file is written, so that the newest is written last.
    writing: Mutex<()>,
}

impl Preferences {
    /// Keeps them in `directory`, which is made when it is needed.
    #[must_use]
    pub fn in_directory(directory: impl Into<PathBuf>) -> Self {
        Self(Some(Arc::new(Store {
            directory: directory.into(),
            waiting: Mutex::default(),
            writing: Mutex::default(),
        })))
    }

    /// The store for this session, if any.
    fn of(&self, session: &Session) -> Option<(Arc<Store>, String)> {
        let store = self.0.as_ref().filter(|_| !session.guest)?;
        Some((Arc::clone(store), session.user.clone()))
    }

    /// Lets the session begin with what its account chose before.
    pub(crate) async fn recall(&self, session: &mut Session) {
        let Some((store, name)) = self.of(session) else {
            return;
        };
        let theme = spawn_blocking(move || store.theme(&name)).await;
        session.theme = theme.unwrap_or(None);
    }

    /// Keeps what the session's person chose. It is written by another thread, which nobody waits for.
    pub(crate) fn keep_theme(&self, session: &Session) {
        let Some((store, name)) = self.of(session) else {
            return;
        };
        lock(&store.waiting).insert(name, session.theme);
        spawn_blocking(move || store.write_all());
    }

    /// Waits until all that was chosen is written.
    pub(crate) async fn flush(&self) {
        if let Some(store) = self.0.clone() {
            // It fails only where the program ends anyway.
            let _ = spawn_blocking(move || store.write_all()).await;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    fn theme(&self, name: &str) -> Option<Theme> {
        if let Some(waiting) = lock(&self.waiting).get(name) {
            return *waiting;
        }
        let path = self.path(name);
        match read(&path) {
            Ok(chosen) => chosen.get("theme")?.as_str().and_then(Theme::named),
            Err(error) => {
                tracing::warn!("{}: {error}; the account begins without it", path.display());
                None
            }
        }
    }

    fn write_all(&self) {
        let _writing = lock(&self.writing);
        loop {
            let first = lock(&self.waiting)
                .first_key_value()
                .map(|(name, theme)| (name.clone(), *theme));
            let Some((name, theme)) = first else { return };
            if let Err(error) = self.write(&name, theme) {
                let path = self.path(&name);
                tracing::error!("{}: {error}; what {name} chose is not kept", path.display());
            }
            let mut waiting = lock(&self.waiting);
            // It may have been chosen anew meanwhile.
            if waiting.get(&name) == Some(&theme) {
                waiting.remove(&name);
            }
        }
    }

    fn write(&self, name: &str, theme: Option<Theme>) -> io::Result<()> {
        let path = self.path(name);
        // What else a later version wrote there stays.
        let mut chosen = read(&path).unwrap_or_default();
        match theme {
            Some(theme) => chosen.insert("theme".into(), theme.name.into()),
            None => chosen.remove("theme"),
        };
        strombus_keys::write_durably(&path, Value::Object(chosen).to_string().as_bytes())
    }

    /// The account's file: its name, but for what a name of a file cannot hold or means something else there.
    fn path(&self, name: &str) -> PathBuf {
        let mut file = String::with_capacity(name.len() + 5);
        for (at, c) in name.char_indices() {
            match c {
                '/' | '%' | '\0' => file.push_str(&format!("%{:02x}", u32::from(c))),
                '.' if at == 0 => file.push_str("%2e"),
                c => file.push(c),
            }
        }
        file.push_str(".json");
        self.directory.join(file)
    }
}

/// What the file holds; nothing if there is none.
fn read(path: &Path) -> io::Result<Map<String, Value>> {
    use std::io::Read as _;
    let file = match std::fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Map::new()),
        file => file?,
    };
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text)?;
    Ok(serde_json::from_str(&text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(user: &str, guest: bool) -> Session {
        Session {
            user: user.into(),
            guest,
            ..Session::pilot()
        }
    }

    async fn recalled(preferences: &Preferences, user: &str, guest: bool) -> Option<&'static str> {
        let mut session = session(user, guest);
        preferences.recall(&mut session).await;
        session.theme.map(|theme| theme.name)
    }

    async fn choose(preferences: &Preferences, session: &mut Session, theme: Option<Theme>) {
        session.theme = theme;
        preferences.keep_theme(session);
        preferences.flush().await;
    }

    #[tokio::test]
    async fn what_an_account_chose_is_there_for_another_server() {
        let directory = tempfile::tempdir().unwrap();
        let place = directory.path().join("not/there/yet");
        let preferences = Preferences::in_directory(&place);
        for name in ["ann", "../../ann", ".", "a%2fb", "Ünï漢字"] {
            let mut ann = session(name, false);
            choose(&preferences, &mut ann, Some(Theme::LIGHT)).await;
            let other = Preferences::in_directory(&place);
            assert_eq!(recalled(&other, name, false).await, Some("light"), "{name}");
            choose(&preferences, &mut ann, None).await;
            assert_eq!(recalled(&other, name, false).await, None);
        }
        let files = std::fs::read_dir(&place).unwrap().count();
        assert_eq!(files, 5, "each has a file of its own, and all lie here");
    }

    #[tokio::test]
    async fn a_guest_of_that_name_gets_and_leaves_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let preferences = Preferences::in_directory(directory.path());
        choose(&preferences, &mut session("ann", false), Some(Theme::DARK)).await;
        assert_eq!(recalled(&preferences, "ann", true).await, None);
        choose(&preferences, &mut session("ann", true), Some(Theme::LIGHT)).await;
        assert_eq!(recalled(&preferences, "ann", false).await, Some("dark"));
    }

    #[tokio::test]
    async fn the_last_of_many_choices_counts() {
        let directory = tempfile::tempdir().unwrap();
        let preferences = Preferences::in_directory(directory.path());
        let mut ann = session("ann", false);
        for turn in 0..50 {
            ann.theme = Theme::ALL.get(turn % 5).copied();
            preferences.keep_theme(&ann);
        }
        // Also before it is written.
        assert_eq!(
            recalled(&preferences, "ann", false).await,
            Some("monochrome")
        );
        preferences.flush().await;
        let other = Preferences::in_directory(directory.path());
        assert_eq!(recalled(&other, "ann", false).await, Some("monochrome"));
    }

    #[tokio::test]
    async fn a_file_that_makes_no_sense_keeps_nobody_out() {
        let directory = tempfile::tempdir().unwrap();
        let preferences = Preferences::in_directory(directory.path());
        for text in ["", "{", "[]", "{\"theme\":1}", "{\"theme\":\"mauve\"}"] {
            std::fs::write(directory.path().join("ann.json"), text).unwrap();
            assert_eq!(recalled(&preferences, "ann", false).await, None, "{text}");
        }
        let text = "{\"theme\":\"dark\",\"other\":[1]}";
        std::fs::write(directory.path().join("ann.json"), text).unwrap();
        choose(&preferences, &mut session("ann", false), Some(Theme::LIGHT)).await;
        let kept = std::fs::read_to_string(directory.path().join("ann.json")).unwrap();
        assert!(
            kept.contains("\"other\":[1]") && kept.contains("light"),
            "{kept}"
        );
    }
}
