//! Whether a host is the one that it should be.

use std::path::Path;

use ssh_key::{Algorithm, PublicKey};
use strombus_keys::{KnownHosts, Trust, fingerprint, learn, type_name};
use strombus_widgets::Destination;

use super::Settings;
use super::line::Line;

/// What the files know, each with its path.
pub(super) struct Known<'a>(Vec<(&'a Path, KnownHosts)>);

impl<'a> Known<'a> {
    /// Reads the files. A bad line is skipped; a file that is there and cannot be read ends it, since the line that it has may
    /// be the one that says no.
    pub(super) fn read(settings: &'a Settings) -> Result<Self, String> {
        let mut known = Vec::new();
        for path in &settings.known_hosts {
            let (hosts, errors) = KnownHosts::read(path).map_err(|error| error.to_string())?;
            for error in errors {
                tracing::debug!("{}: {error}", path.display());
            }
            known.push((path.as_path(), hosts));
        }
        Ok(Self(known))
    }

    /// The types of keys that the host is known by.
    pub(super) fn algorithms(&self, destination: &Destination) -> Vec<Algorithm> {
        let (host, port) = (&destination.host, destination.port);
        let types = self.0.iter().map(|(_, hosts)| hosts.algorithms(host, port));
        types.flatten().collect()
    }

    /// The verdict: a line that revokes counts before one that knows the key, and that before one that knows another.
    fn check(&self, destination: &Destination, key: &PublicKey) -> (Trust, &'a Path) {
        let (host, port) = (&destination.host, destination.port);
        let rank = |trust: &Trust| match trust {
            Trust::Revoked(_) => 0,
            Trust::Known => 1,
            Trust::Changed(_) => 2,
            Trust::Unknown => 3,
        };
        let said = self.0.iter();
        let said = said.map(|(path, hosts)| (hosts.check(host, port, key), *path));
        said.min_by_key(|(trust, _)| rank(trust))
            .unwrap_or((Trust::Unknown, Path::new("")))
    }

    /// Whether to go on with a host that shows this key: by what is known, or by what the person says. If not, the error says why.
    pub(super) async fn decide(
        &self,
        destination: &Destination,
        key: &PublicKey,
        settings: &Settings,
        line: &Line,
    ) -> Result<(), String> {
        let shown = format!("{} {}", type_name(key), fingerprint(key));
        match self.check(destination, key) {
            (Trust::Known, _) => return Ok(()),
            (Trust::Revoked(number), path) => {
                return Err(format!(
                    "its host key is revoked by {}:{number}: {shown}",
                    path.display()
                ));
            }
            (Trust::Changed(number), path) => {
                return Err(format!(
                    "its host key has changed: it is {shown}, but {}:{number} has another; somebody may be listening in. \
                     If the host was made anew, remove that line",
                    path.display()
                ));
            }
            (Trust::Unknown, _) => {}
        }
        if !settings.accept_new {
            if !line.can_ask() {
                return Err(format!(
                    "its host key is not known: {shown}; connect from a terminal to be asked, or give --accept-new"
                ));
            }
            let question = format!(
                "The host key of {destination} is not known:\n{shown}\nIs it the right one? (yes/no) "
            );
            ask(&question, &shown, line).await?;
        }
        let Some(path) = settings.known_hosts.first() else {
            return Ok(());
        };
        match learn(path, &destination.host, destination.port, key) {
            Ok(()) => Ok(()),
            // The person trusts it all the same, and will be asked again.
            Err(error) => line.say(&error.to_string()).await,
        }
    }
}

/// Asks until the person says yes or no, or repeats the fingerprint, as they may have it from elsewhere.
async fn ask(question: &str, shown: &str, line: &Line) -> Result<(), String> {
    let mut question = question;
    loop {
        let answer = line.ask(question, true).await?;
        let answer = answer.trim();
        if answer.eq_ignore_ascii_case("yes") || shown.ends_with(&format!(" {answer}")) {
            return Ok(());
        }
        if answer.eq_ignore_ascii_case("no") {
            return Err("its host key was not accepted".into());
        }
        question = "Please say yes or no, or its fingerprint: ";
    }
}
