//! New keys.

use ssh_key::getrandom::SysRng;
use ssh_key::private::{EcdsaKeypair, Ed25519Keypair, KeypairData, RsaKeypair};
use ssh_key::rand_core::{TryRng, UnwrapErr};
use ssh_key::{EcdsaCurve, PrivateKey};

use crate::{KeyError, KeyKind, comment};

/// Makes a new key, not encrypted, with random numbers of the operating system.
///
/// Ed25519 and ECDSA take less than a millisecond; RSA takes about a second at 3072 bits and
/// minutes at 16384, all of it on this thread.
///
/// # Errors
/// [`KeyError::Bits`] for a size that does not exist, [`KeyError::Comment`] for a comment that
/// does not fit on a line, [`KeyError::Randomness`] if the system has none to give.
pub fn generate(kind: KeyKind, comment: &str) -> Result<PrivateKey, KeyError> {
    kind.check()?;
    comment::check(comment)?;
    // The generators want a source that cannot fail and panic if it does. A system that can give
    // random bytes once can give them for ever, so asking once here turns the panic into an error.
    SysRng
        .try_fill_bytes(&mut [0; 32])
        .map_err(|cause| KeyError::Randomness {
            reason: cause.to_string(),
        })?;
    let mut rng = UnwrapErr(SysRng);
    let made = match kind {
        KeyKind::Ed25519 => Ok(KeypairData::from(Ed25519Keypair::random(&mut rng))),
        KeyKind::Ecdsa { bits } => {
            let curve = match bits {
                256 => EcdsaCurve::NistP256,
                384 => EcdsaCurve::NistP384,
                _ => EcdsaCurve::NistP521,
            };
            EcdsaKeypair::random(&mut rng, curve).map(KeypairData::from)
        }
        KeyKind::Rsa { bits } => RsaKeypair::random(&mut rng, bits as usize).map(KeypairData::from),
    };
    made.and_then(|pair| PrivateKey::new(pair, comment))
        .map_err(|cause| KeyError::Crypto {
            doing: "make a key",
            cause,
        })
}
