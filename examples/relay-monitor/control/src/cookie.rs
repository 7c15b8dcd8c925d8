//! COOKIE and SAFECOOKIE (control-spec, "AUTHCHALLENGE").

use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tokio::io::AsyncReadExt as _;
use zeroize::Zeroizing;

use crate::error::AuthenticationError;
use crate::fields::Fields;
use crate::reply::Reply;

/// How long a cookie is, in bytes.
const LENGTH: usize = 32;

/// What tor proves itself with.
const SERVER: &[u8] = b"Tor safe cookie authentication server-to-controller hash";
/// What we prove ourselves with.
const CONTROLLER: &[u8] = b"Tor safe cookie authentication controller-to-server hash";

/// What stands in a cookie file.
pub(crate) struct Cookie {
    pub(crate) path: PathBuf,
    bytes: Zeroizing<[u8; LENGTH]>,
}

impl Cookie {
    /// Reads a cookie file, and no more of any file than tells that it is none.
    pub(crate) async fn read(path: &Path) -> Result<Self, AuthenticationError> {
        let unreadable = |error: std::io::Error| AuthenticationError::UnreadableCookie {
            path: path.into(),
            why: error.to_string(),
        };
        // To open a named pipe would wait for somebody who writes.
        let metadata = tokio::fs::metadata(path).await.map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(unreadable(std::io::Error::other("it is no file")));
        }
        let file = tokio::fs::File::open(path).await.map_err(unreadable)?;
        let mut read = Zeroizing::new(Vec::with_capacity(LENGTH + 1));
        let most = u64::try_from(LENGTH + 1).unwrap_or(u64::MAX);
        file.take(most)
            .read_to_end(&mut read)
            .await
            .map_err(unreadable)?;
        let bytes = <[u8; LENGTH]>::try_from(read.as_slice());
        let bytes = bytes.map_err(|_| AuthenticationError::CookieLength {
            path: path.into(),
            length: read.len(),
        })?;
        Ok(Self {
            path: path.into(),
            bytes: Zeroizing::new(bytes),
        })
    }

    /// The cookie itself, for COOKIE.
    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.bytes.as_slice()))
    }

    /// What stands behind AUTHENTICATE, in hexadecimal; none if the other side does not know the cookie.
    pub(crate) fn answer(
        &self,
        client_nonce: &[u8; LENGTH],
        challenge: &Challenge,
    ) -> Option<String> {
        let server = self.mac(SERVER, client_nonce, &challenge.server_nonce)?;
        // Compares in a time that tells nothing.
        server.verify_slice(&challenge.server_hash).ok()?;
        let ours = self.mac(CONTROLLER, client_nonce, &challenge.server_nonce)?;
        Some(hex(&ours.finalize().into_bytes()))
    }

    fn mac(&self, key: &[u8], client_nonce: &[u8], server_nonce: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
        mac.update(self.bytes.as_slice());
        mac.update(client_nonce);
        mac.update(server_nonce);
        Some(mac)
    }
}

/// What tor answers to AUTHCHALLENGE.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Challenge {
    server_hash: Vec<u8>,
    server_nonce: Vec<u8>,
}

impl Challenge {
    /// Reads `250 AUTHCHALLENGE SERVERHASH=… SERVERNONCE=…`.
    pub(crate) fn read(reply: &Reply) -> Option<Self> {
        if !reply.is_ok() {
            return None;
        }
        let mut fields = Fields::of(&reply.lines.first()?.text);
        if fields.word()? != "AUTHCHALLENGE" {
            return None;
        }
        let (mut server_hash, mut server_nonce) = (None, None);
        while let Some((key, value)) = fields.pair() {
            match key {
                "SERVERHASH" => server_hash = unhex(&value),
                "SERVERNONCE" => server_nonce = unhex(&value),
                _ => {}
            }
        }
        Some(Self {
            server_hash: server_hash?,
            server_nonce: server_nonce?,
        })
    }
}

/// Capitals, as tor writes them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Thirty-two bytes of 64 digits.
fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 2 * LENGTH {
        return None;
    }
    let digits: Option<Vec<u32>> = text.chars().map(|char| char.to_digit(16)).collect();
    let bytes = digits?;
    let bytes = bytes.chunks_exact(2).map(|pair| match pair {
        [high, low] => u8::try_from(high << 4 | low).ok(),
        _ => None,
    });
    bytes.collect()
}
