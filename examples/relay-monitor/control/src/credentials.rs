//! What lets us in.

use std::path::PathBuf;

use zeroize::Zeroizing;

/// What is shown to tor if it asks. With none of it, tor's own cookie file is read.
#[derive(Clone, Default)]
pub struct Credentials {
    pub(crate) password: Option<Zeroizing<String>>,
    pub(crate) cookie: Option<PathBuf>,
}

impl Credentials {
    /// None of our own: let in if tor lets everybody in, or if the cookie file that it names can be read.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With the password whose hash is tor's HashedControlPassword. It is tried before cookies.
    #[must_use]
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.password = Some(Zeroizing::new(password.into()));
        self
    }

    /// With this cookie file, in place of the one that tor names.
    #[must_use]
    pub fn cookie(mut self, path: impl Into<PathBuf>) -> Self {
        self.cookie = Some(path.into());
        self
    }
}

/// Never the password.
impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let password = self.password.as_ref().map(|_| "…");
        f.debug_struct("Credentials")
            .field("password", &password)
            .field("cookie", &self.cookie)
            .finish()
    }
}
