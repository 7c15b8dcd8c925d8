//! The kinds of keys that can be made.

use crate::KeyError;

/// A kind of key, and its size where there is a choice.
///
/// The fields are open; [`KeyKind::check`] tells whether such keys exist, and
/// [`generate`](crate::generate) checks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Ed25519: small, fast, no choices to get wrong. Take this one.
    Ed25519,
    /// ECDSA over the NIST curves.
    Ecdsa {
        /// The curve's size: 256, 384 or 521 bits.
        bits: u32,
    },
    /// RSA, for peers that know nothing newer.
    Rsa {
        /// The modulus' size: 2048 to 16384 bits, as in OpenSSH. Above 8192 the key cannot be
        /// used with Strombus itself, whose verifier stops there; generation takes minutes.
        bits: u32,
    },
}

impl KeyKind {
    /// The default of `ssh-keygen -t ecdsa`.
    pub const ECDSA: KeyKind = KeyKind::Ecdsa { bits: 256 };
    /// The default of `ssh-keygen -t rsa`.
    pub const RSA: KeyKind = KeyKind::Rsa { bits: 3072 };

    /// The name that `ssh-keygen -t` knows it by, which is also in `id_<name>`.
    pub fn name(self) -> &'static str {
        match self {
            KeyKind::Ed25519 => "ed25519",
            KeyKind::Ecdsa { .. } => "ecdsa",
            KeyKind::Rsa { .. } => "rsa",
        }
    }

    /// The same kind in another size.
    ///
    /// # Errors
    /// [`KeyError::Bits`] if there are no such keys; Ed25519 has 256 bits and no others.
    pub fn with_bits(self, bits: u32) -> Result<KeyKind, KeyError> {
        let kind = match self {
            KeyKind::Ed25519 if bits == 256 => KeyKind::Ed25519,
            KeyKind::Ed25519 => {
                return Err(KeyError::Bits {
                    kind: self.name(),
                    bits,
                    allowed: "256, or leave it out",
                });
            }
            KeyKind::Ecdsa { .. } => KeyKind::Ecdsa { bits },
            KeyKind::Rsa { .. } => KeyKind::Rsa { bits },
        };
        kind.check()?;
        Ok(kind)
    }

    /// Whether there are such keys.
    ///
    /// # Errors
    /// [`KeyError::Bits`], which names the sizes that there are.
    pub fn check(self) -> Result<(), KeyError> {
        let kind = self.name();
        match self {
            KeyKind::Ed25519
            | KeyKind::Ecdsa {
                bits: 256 | 384 | 521,
            }
            | KeyKind::Rsa { bits: 2048..=16384 } => Ok(()),
            KeyKind::Ecdsa { bits } => Err(KeyError::Bits {
                kind,
                bits,
                allowed: "256, 384 or 521",
            }),
            KeyKind::Rsa { bits } => Err(KeyError::Bits {
                kind,
                bits,
                allowed: "2048 to 16384",
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sizes_that_exist_are_taken() {
        assert!(KeyKind::Ed25519.with_bits(256).is_ok());
        assert!(KeyKind::Ed25519.with_bits(512).is_err());
        for bits in [256, 384, 521] {
            assert_eq!(
                KeyKind::ECDSA.with_bits(bits).unwrap(),
                KeyKind::Ecdsa { bits }
            );
        }
        assert!(KeyKind::ECDSA.with_bits(512).is_err());
        for bits in [2048, 3072, 16384] {
            assert_eq!(KeyKind::RSA.with_bits(bits).unwrap(), KeyKind::Rsa { bits });
        }
        for bits in [0, 1024, 2047, 16385, u32::MAX] {
            assert!(KeyKind::RSA.with_bits(bits).is_err(), "{bits}");
        }
    }

    #[test]
    fn a_wrong_size_is_answered_with_the_right_ones() {
        assert_eq!(
            KeyKind::RSA.with_bits(1024).unwrap_err().to_string(),
            "rsa keys cannot have 1024 bits; choose 2048 to 16384"
        );
    }
}
