//! An app failed: it goes, its client is told, and the session goes on.

use strombus_widgets::Transport;

use super::crash::Crash;
use super::ending::Ending;
use super::error_page::Failure;
use super::stage::Stage;
use super::transport::{Incoming, Outgoing};

impl<I: Incoming, O: Outgoing> Stage<I, O> {
    /// An app failed, which is shown if it `is_open`: a page in its place says so, and the session goes on. If the page
    /// itself fails, the session ends.
    pub(super) fn fail(&mut self, app: &str, crash: &Crash, is_open: bool) -> Result<(), Ending> {
        let ending = self.crashed(app, crash);
        let Ending::Crashed { app, incident } = &ending else {
            return Err(ending);
        };
        let is_own = self.session.transport == Transport::Local;
        let mut failure = Failure {
            app,
            incident,
            reason: Some(crash.0.as_str()).filter(|_| is_own),
            has_others: false,
        };
        let is_page = self.failure.take().is_some();
        if is_page || !(self.apps).fail(is_open, &mut failure, self.sheet(), &self.session) {
            return Err(ending);
        }
        self.failure = Some(ending);
        self.introduce()
    }

    /// The app that is shown failed.
    pub(super) fn fail_shown(&mut self, crash: &Crash) -> Result<(), Ending> {
        let name = self.apps.name().unwrap_or_else(|| self.entry.name().into());
        self.fail(&name, crash, true)
    }

    fn crashed(&self, app: &str, Crash(panic): &Crash) -> Ending {
        let incident = format!(
            "{:x}-{:x}",
            self.registered.id,
            self.started.elapsed().as_millis()
        );
        tracing::error!(
            session = self.registered.id,
            user = self.session.user,
            app,
            incident,
            "app failed: {panic}"
        );
        Ending::Crashed {
            app: app.to_owned(),
            incident,
        }
    }
}
