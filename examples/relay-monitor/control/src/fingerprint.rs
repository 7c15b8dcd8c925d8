//! Who a relay is.

use std::str::FromStr;

/// A relay's identity: the SHA-1 of its identity key, which is shown as 40 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 20]);

impl Fingerprint {
    /// From 27 characters of base64 without padding, as router statuses have it.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        decode_base64(text.as_bytes()).map(Self)
    }
}

/// Twenty bytes of 27 characters.
fn decode_base64(text: &[u8]) -> Option<[u8; 20]> {
    if text.len() != 27 {
        return None;
    }
    let mut bytes = [0; 20];
    for (quad, triple) in text.chunks(4).zip(bytes.chunks_mut(3)) {
        let mut bits = 0_u32;
        for at in 0..4 {
            let sextet = quad.get(at).map_or(Some(0), |char| sextet(*char))?;
            bits = bits << 6 | sextet;
        }
        for (byte, from) in triple
            .iter_mut()
            .zip(bits.to_be_bytes().into_iter().skip(1))
        {
            *byte = from;
        }
    }
    Some(bytes)
}

/// What each byte stands for; 64 for those that are none of the alphabet.
const SEXTETS: [u8; 256] = {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut table = [64; 256];
    let mut value: u8 = 0;
    while value < 64 {
        table[alphabet[value as usize] as usize] = value;
        value += 1;
    }
    table
};

fn sextet(char: u8) -> Option<u32> {
    let value = SEXTETS.get(usize::from(char)).copied();
    value.filter(|value| *value < 64).map(u32::from)
}

/// No fingerprint: it is 40 hexadecimal digits, with a `$` before them or not, with spaces among them or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is 40 hexadecimal digits")]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let mut bytes = [0; 20];
        let mut digits = text
            .strip_prefix('$')
            .unwrap_or(text)
            .chars()
            .filter(|char| *char != ' ');
        for byte in &mut bytes {
            for _ in 0..2 {
                let digit = digits.next().and_then(|char| char.to_digit(16));
                let digit = digit.and_then(|digit| u8::try_from(digit).ok());
                *byte = *byte << 4 | digit.ok_or(NoFingerprint)?;
            }
        }
        match digits.next() {
            None => Ok(Self(bytes)),
            Some(_) => Err(NoFingerprint),
        }
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// A relay as events and statuses name it: `$FINGERPRINT~nickname`, `$FINGERPRINT=nickname` or `$FINGERPRINT`
/// (control-spec, "LongName").
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RelayName {
    /// Who it is.
    pub fingerprint: Fingerprint,
    /// What it calls itself, if tor knows.
    pub nickname: Option<String>,
}

impl FromStr for RelayName {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let (fingerprint, nickname) = match text.split_once(['~', '=']) {
            Some((fingerprint, nickname)) => (fingerprint, Some(nickname)),
            None => (text, None),
        };
        Ok(Self {
            fingerprint: fingerprint.parse()?,
            nickname: nickname.filter(|name| !name.is_empty()).map(Into::into),
        })
    }
}

impl std::fmt::Display for RelayName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "${}", self.fingerprint)?;
        match &self.nickname {
            Some(nickname) => write!(f, "~{nickname}"),
            None => Ok(()),
        }
    }
}
