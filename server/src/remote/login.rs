//! The ways in, in the order in which OpenSSH tries them.

use std::path::Path;

use ssh_key::PublicKey;
use strombus_keys::{KeyError, KeyFile, Passphrase, fingerprint, read_public_keys};

use super::Settings;
use super::line::Line;
use crate::ssh::client::{Agent, Client, Login, Methods, Step};

/// How often a password or a passphrase is asked for.
const TRIES: usize = 3;

/// How many keys are shown to a host. OpenSSH's server lets nobody try more than six times.
const KEYS: usize = 5;

/// How many ways one after the other a host may want, and how many rounds of questions.
const STAGES: usize = 4;
const ROUNDS: usize = 16;

/// What came of a way in.
enum Tried {
    In,
    /// It was right, and the host wants one of these, too.
    Partly(Methods),
    No,
}

impl From<Login> for Tried {
    fn from(login: Login) -> Self {
        match login {
            Login::In => Self::In,
            Login::Refused {
                methods,
                partly: true,
            } => Self::Partly(methods),
            Login::Refused { .. } => Self::No,
        }
    }
}

/// Logs `user` in.
pub(super) async fn login(
    client: &mut Client,
    user: &str,
    settings: &Settings,
    line: &Line,
) -> Result<(), String> {
    let Login::Refused { mut methods, .. } = client.none(user).await? else {
        return Ok(());
    };
    let mut way = Way {
        client,
        user,
        settings,
        line,
        keys: 0,
    };
    way.greet().await?;
    for _ in 0..STAGES {
        match way.stage(methods).await? {
            Tried::In => return Ok(()),
            Tried::Partly(left) => methods = left,
            Tried::No => break,
        }
    }
    let offered = [
        (methods.public_key, "a key"),
        (methods.keyboard_interactive, "answers to its questions"),
        (methods.password, "a password"),
    ];
    let offered: Vec<_> = offered
        .iter()
        .filter(|(has, _)| *has)
        .map(|(_, name)| *name)
        .collect();
    let hint = if line.can_ask() {
        ""
    } else {
        "; there is no terminal to ask on"
    };
    Err(match offered.as_slice() {
        [] => format!("it does not let {user} in"),
        offered => format!(
            "it does not let {user} in; it wants {}{hint}",
            offered.join(" or ")
        ),
    })
}

struct Way<'a> {
    client: &'a mut Client,
    user: &'a str,
    settings: &'a Settings,
    line: &'a Line,
    /// How many were shown.
    keys: usize,
}

impl Way<'_> {
    /// Shows what the host says to all.
    async fn greet(&self) -> Result<(), String> {
        let banner = self.client.take_banner();
        match banner.trim_end() {
            "" => Ok(()),
            text => self.line.say(text).await,
        }
    }

    async fn stage(&mut self, methods: Methods) -> Result<Tried, String> {
        if methods.public_key {
            let tried = self.keys().await?;
            if !matches!(tried, Tried::No) {
                return Ok(tried);
            }
        }
        if methods.keyboard_interactive && self.line.can_ask() {
            for _ in 0..TRIES {
                let tried = self.questions().await?;
                if !matches!(tried, Tried::No) {
                    return Ok(tried);
                }
            }
        }
        if methods.password && self.line.can_ask() {
            for _ in 0..TRIES {
                let tried = self.password().await?;
                if !matches!(tried, Tried::No) {
                    return Ok(tried);
                }
                self.line.say("That is not it.").await?;
            }
        }
        Ok(Tried::No)
    }

    /// The keys of the agent first, which need nothing to be typed, then those in files.
    async fn keys(&mut self) -> Result<Tried, String> {
        let files = files(self.settings, self.line).await?;
        let in_files = |key: &PublicKey| files.iter().any(|(_, file)| same(file, key));
        let mut agents = Vec::new();
        if let Some(socket) = &self.settings.agent
            && let Some(mut agent) = Agent::at(socket).await
        {
            let only = self.settings.only_identities;
            let wanted = agent.keys().iter().filter(|key| !only || in_files(key));
            agents = wanted.cloned().collect();
            // Those that were asked for come first.
            agents.sort_by_key(|key| !in_files(key));
            for key in &agents {
                if self.keys == KEYS {
                    return Ok(Tried::No);
                }
                self.keys += 1;
                let login = self
                    .client
                    .agent_key(self.user, &mut agent, key.clone())
                    .await;
                match login.map(Tried::from) {
                    Ok(Tried::No) => {}
                    // The agent's owner may have said no; the host has not.
                    Err(error) => tracing::debug!("key {} of the agent: {error}", fingerprint(key)),
                    tried => return tried,
                }
            }
        }
        for (path, public) in &files {
            if agents.iter().any(|key| same(key, public)) {
                continue;
            }
            if self.keys == KEYS {
                break;
            }
            self.keys += 1;
            let tried = self.file(path, public).await?;
            if !matches!(tried, Tried::No) {
                return Ok(tried);
            }
        }
        Ok(Tried::No)
    }

    /// A key in a file. Its passphrase is asked for only if the host would take the key.
    async fn file(&mut self, path: &Path, public: &PublicKey) -> Result<Tried, String> {
        if let Some(refused) = self.client.would_take(self.user, public).await? {
            return Ok(refused.into());
        }
        let file = match KeyFile::read(path) {
            Ok(file) => file,
            Err(error) => {
                self.line.say(&error.to_string()).await?;
                return Ok(Tried::No);
            }
        };
        let mut passphrase = Passphrase::none();
        let mut tries = 0;
        let mut file = Some(file);
        while let Some(mut current) = file.take() {
            if current.is_encrypted() {
                if tries == TRIES || !self.line.can_ask() {
                    break;
                }
                let question = format!("Passphrase for {}: ", path.display());
                let answer = self.line.ask(&question, false).await?;
                if answer.is_empty() {
                    break;
                }
                passphrase = Passphrase::from(zeroize::Zeroizing::new(answer.as_bytes().to_vec()));
                tries += 1;
            }
            // It takes some tenths of a second.
            let given = passphrase.clone();
            let unlocked = tokio::task::spawn_blocking(move || {
                let key = current.unlock(&given);
                (current, key)
            });
            let key;
            (current, key) = unlocked.await.map_err(|error| error.to_string())?;
            match key {
                Ok(key) => return Ok(self.client.key(self.user, key).await?.into()),
                Err(error @ KeyError::WrongPassphrase { .. }) => {
                    self.line.say(&error.to_string()).await?;
                    file = Some(current);
                }
                Err(error) => self.line.say(&error.to_string()).await?,
            }
        }
        Ok(Tried::No)
    }

    async fn password(&mut self) -> Result<Tried, String> {
        let question = format!("Password for {}: ", self.user);
        let password = self.line.ask(&question, false).await?;
        Ok(self.client.password(self.user, &password).await?.into())
    }

    /// What the host wants to ask.
    async fn questions(&mut self) -> Result<Tried, String> {
        let mut step = self.client.interactive(self.user).await?;
        for _ in 0..ROUNDS {
            match step {
                Step::Done(login) => return Ok(login.into()),
                Step::Ask { heading, questions } => {
                    if !heading.is_empty() {
                        self.line.say(&heading).await?;
                    }
                    let mut answers = Vec::new();
                    for (question, shown) in questions {
                        let answer = self.line.ask(&question, shown).await?;
                        answers.push(answer.to_string());
                    }
                    step = self.client.respond(answers).await?;
                }
            }
        }
        Err("it asks without end".into())
    }
}

/// The person's key files and their public halves.
async fn files<'a>(
    settings: &'a Settings,
    line: &Line,
) -> Result<Vec<(&'a Path, PublicKey)>, String> {
    let mut files = Vec::new();
    for path in &settings.identities {
        match read_public_keys(path) {
            Ok(keys) => files.extend(keys.into_iter().take(1).map(|key| (path.as_path(), key))),
            Err(error) if settings.only_identities => return Err(error.to_string()),
            Err(KeyError::Read { cause, .. }) if cause.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => line.say(&error.to_string()).await?,
        }
    }
    Ok(files)
}

fn same(one: &PublicKey, other: &PublicKey) -> bool {
    one.key_data() == other.key_data()
}
