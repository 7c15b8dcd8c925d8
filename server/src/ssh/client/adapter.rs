//! russh's callbacks on the client's side.

use std::sync::{Arc, Mutex, PoisonError};

use russh::client::{Handler, Session};
use russh::keys::{PublicKey, PublicKeyOrCertificate};
use tokio::sync::oneshot;

/// The most of a banner that is kept, in bytes.
const LONGEST: usize = 8 * 1024;

/// What the host says to all who come.
#[derive(Clone, Default)]
pub(super) struct Banner(Arc<Mutex<String>>);

impl Banner {
    pub(super) fn take(&self) -> String {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, text: &str) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = LONGEST.saturating_sub(kept.len());
        let end = text.floor_char_boundary(room);
        kept.push_str(text.get(..end).unwrap_or_default());
    }
}

/// Hands the host's key to whoever decides, and waits for the decision.
pub(super) struct Adapter {
    question: Option<(oneshot::Sender<PublicKey>, oneshot::Receiver<()>)>,
    accepted: Option<PublicKey>,
    banner: Banner,
}

impl Adapter {
    pub(super) fn new() -> (
        Self,
        oneshot::Receiver<PublicKey>,
        oneshot::Sender<()>,
        Banner,
    ) {
        let (key, asked) = oneshot::channel();
        let (accept, decided) = oneshot::channel();
        let banner = Banner::default();
        let adapter = Self {
            question: Some((key, decided)),
            accepted: None,
            banner: banner.clone(),
        };
        (adapter, asked, accept, banner)
    }
}

impl Handler for Adapter {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        offered: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        // Certificates are not asked for, so that none may come.
        let PublicKeyOrCertificate::PublicKey { key, .. } = offered else {
            return Ok(false);
        };
        let Some((asked, decided)) = self.question.take() else {
            // The keys are exchanged anew: it has to be the same host.
            let same = |accepted: &PublicKey| accepted.key_data() == key.key_data();
            return Ok(self.accepted.as_ref().is_some_and(same));
        };
        let is_accepted = asked.send(key.clone()).is_ok() && decided.await.is_ok();
        self.accepted = is_accepted.then(|| key.clone());
        Ok(is_accepted)
    }

    async fn auth_banner(&mut self, banner: &str, _: &mut Session) -> Result<(), Self::Error> {
        self.banner.add(banner);
        Ok(())
    }
}
