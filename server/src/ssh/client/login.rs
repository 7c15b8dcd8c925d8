//! The ways to log in (RFC 4252, RFC 4256).

use std::sync::Arc;
use std::time::Duration;

use russh::client::{AuthResult, KeyboardInteractiveAuthResponse};
use russh::keys::agent::AgentIdentity;
use russh::keys::{HashAlg, PrivateKeyWithHashAlg};
use russh::{MethodKind, MethodSet, SendError};
use ssh_key::{PrivateKey, PublicKey};
use tokio::time::timeout;

use super::{Agent, Client, in_words, too_slow};

/// How long a host has to decide: it may ask somebody's telephone.
const PATIENCE: Duration = Duration::from_secs(120);

/// What came of an attempt.
#[derive(Debug)]
pub(crate) enum Login {
    /// The person is in.
    In,
    /// Not yet: these ways are left. `partly`: the attempt was right, but something more is wanted.
    Refused { methods: Methods, partly: bool },
}

/// The ways that a host leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Methods {
    pub(crate) public_key: bool,
    pub(crate) keyboard_interactive: bool,
    pub(crate) password: bool,
}

/// A step of the keyboard-interactive way.
pub(crate) enum Step {
    /// These are asked, each with whether its answer may be seen. There may be none. The texts may contain anything.
    Ask {
        heading: String,
        questions: Vec<(String, bool)>,
    },
    Done(Login),
}

impl From<&MethodSet> for Methods {
    fn from(set: &MethodSet) -> Self {
        let has = |kind| set.contains(&kind);
        Self {
            public_key: has(MethodKind::PublicKey),
            keyboard_interactive: has(MethodKind::KeyboardInteractive),
            password: has(MethodKind::Password),
        }
    }
}

impl From<AuthResult> for Login {
    fn from(result: AuthResult) -> Self {
        match result {
            AuthResult::Success => Self::In,
            AuthResult::Failure {
                remaining_methods,
                partial_success,
            } => Self::Refused {
                methods: (&remaining_methods).into(),
                partly: partial_success,
            },
        }
    }
}

impl From<KeyboardInteractiveAuthResponse> for Step {
    fn from(response: KeyboardInteractiveAuthResponse) -> Self {
        match response {
            KeyboardInteractiveAuthResponse::Success => Self::Done(Login::In),
            KeyboardInteractiveAuthResponse::Failure {
                remaining_methods,
                partial_success,
            } => Self::Done(Login::Refused {
                methods: (&remaining_methods).into(),
                partly: partial_success,
            }),
            KeyboardInteractiveAuthResponse::InfoRequest {
                name,
                instructions,
                prompts,
            } => {
                let asked = prompts.into_iter();
                Self::Ask {
                    heading: format!("{name}\n{instructions}").trim().to_owned(),
                    questions: asked.map(|asked| (asked.prompt, asked.echo)).collect(),
                }
            }
        }
    }
}

/// Waits for the host, within bounds.
async fn answered<T, E: std::fmt::Display>(
    attempt: impl Future<Output = Result<T, E>>,
) -> Result<T, String> {
    match timeout(PATIENCE, attempt).await {
        Ok(answer) => answer.map_err(|error| error.to_string()),
        Err(elapsed) => too_slow(elapsed),
    }
}

impl Client {
    /// An attempt's end. russh says of a connection that was closed meanwhile that no way is left.
    fn settled(&self, result: AuthResult) -> Result<Login, String> {
        if !result.success() && self.handle.is_closed() {
            return Err("it closed the connection".into());
        }
        Ok(result.into())
    }

    /// Asks to come in as one is, which tells which other ways there are.
    pub(crate) async fn none(&mut self, user: &str) -> Result<Login, String> {
        let result = answered(self.handle.authenticate_none(user)).await?;
        self.settled(result)
    }

    /// Logs in with a password.
    pub(crate) async fn password(&mut self, user: &str, password: &str) -> Result<Login, String> {
        let result = answered(self.handle.authenticate_password(user, password)).await?;
        self.settled(result)
    }

    /// Whether the host would let the user in with this key; if not, what is left.
    pub(crate) async fn would_take(
        &mut self,
        user: &str,
        key: &PublicKey,
    ) -> Result<Option<Login>, String> {
        let hash = self.hash_for(key.algorithm().is_rsa()).await?;
        let mut probe = Probe;
        let tried = self
            .handle
            .authenticate_publickey_with(user, key.clone(), hash, &mut probe);
        match timeout(PATIENCE, tried).await {
            // It wanted a signature.
            Ok(Err(Probed::Wanted)) => Ok(None),
            Ok(Err(Probed::Lost)) => Err("it closed the connection".into()),
            Ok(Ok(result)) => self.settled(result).map(Some),
            Err(elapsed) => too_slow(elapsed),
        }
    }

    /// Logs in with a key.
    pub(crate) async fn key(&mut self, user: &str, key: PrivateKey) -> Result<Login, String> {
        let hash = self.hash_for(key.algorithm().is_rsa()).await?;
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
        let result = answered(self.handle.authenticate_publickey(user, key)).await?;
        self.settled(result)
    }

    /// Logs in with a key that the agent has.
    pub(crate) async fn agent_key(
        &mut self,
        user: &str,
        agent: &mut Agent,
        key: PublicKey,
    ) -> Result<Login, String> {
        let hash = self.hash_for(key.algorithm().is_rsa()).await?;
        let signer = &mut agent.client;
        let tried = self
            .handle
            .authenticate_publickey_with(user, key, hash, signer);
        let result = answered(tried).await?;
        self.settled(result)
    }

    /// RSA keys sign with SHA-2: with what the host says that it knows, or else with what all know that know SHA-2. Never SHA-1.
    async fn hash_for(&self, is_rsa: bool) -> Result<Option<HashAlg>, String> {
        if !is_rsa {
            return Ok(None);
        }
        let best = self.handle.best_supported_rsa_hash().await;
        let best = best.map_err(|error| in_words(&error))?.flatten();
        Ok(best.or(Some(HashAlg::Sha256)))
    }

    /// Begins the keyboard-interactive way.
    pub(crate) async fn interactive(&mut self, user: &str) -> Result<Step, String> {
        let begun = self
            .handle
            .authenticate_keyboard_interactive_start(user, None);
        let response = answered(begun).await?;
        self.stepped(response)
    }

    /// Goes on with it: one answer for each question.
    pub(crate) async fn respond(&mut self, answers: Vec<String>) -> Result<Step, String> {
        let responded = self
            .handle
            .authenticate_keyboard_interactive_respond(answers);
        let response = answered(responded).await?;
        self.stepped(response)
    }

    fn stepped(&self, response: KeyboardInteractiveAuthResponse) -> Result<Step, String> {
        let step = Step::from(response);
        if matches!(step, Step::Done(Login::Refused { .. })) && self.handle.is_closed() {
            return Err("it closed the connection".into());
        }
        Ok(step)
    }
}

/// Signs nothing, and so finds out whether a signature would be of use.
struct Probe;

enum Probed {
    Wanted,
    Lost,
}

impl From<SendError> for Probed {
    fn from(_: SendError) -> Self {
        Self::Lost
    }
}

impl russh::Signer for Probe {
    type Error = Probed;

    async fn auth_sign(
        &mut self,
        _: &AgentIdentity,
        _: Option<HashAlg>,
        _: Vec<u8>,
    ) -> Result<Vec<u8>, Probed> {
        Err(Probed::Wanted)
    }
}
