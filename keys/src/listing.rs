//! Keys as people compare them: what `ssh-keygen -l -v` shows, to the byte.

use ssh_key::public::KeyData;
use ssh_key::{EcdsaCurve, HashAlg, Mpint, PublicKey};

/// The size of a key in bits, as `ssh-keygen -l` counts it; 0 for types that it does not know.
pub fn bits(key: &PublicKey) -> u32 {
    match key.key_data() {
        KeyData::Ed25519(_) | KeyData::SkEd25519(_) | KeyData::SkEcdsaSha2NistP256(_) => 256,
        KeyData::Ecdsa(key) => match key.curve() {
            EcdsaCurve::NistP256 => 256,
            EcdsaCurve::NistP384 => 384,
            EcdsaCurve::NistP521 => 521,
        },
        // Not `key_size()`, which rounds up to whole bytes.
        KeyData::Rsa(key) => bit_length(key.n()),
        KeyData::Dsa(key) => bit_length(key.p()),
        _ => 0,
    }
}

fn bit_length(number: &Mpint) -> u32 {
    let bytes = number.as_positive_bytes().unwrap_or_default();
    let first = bytes.first().copied().unwrap_or_default();
    u32::try_from(bytes.len())
        .unwrap_or(u32::MAX)
        .saturating_mul(8)
        .saturating_sub(first.leading_zeros())
}

/// The type of a key as `ssh-keygen -l` names it: `ED25519`, `ECDSA`, `RSA`, ...
pub fn type_name(key: &PublicKey) -> &'static str {
    match key.key_data() {
        KeyData::Ed25519(_) => "ED25519",
        KeyData::SkEd25519(_) => "ED25519-SK",
        KeyData::Ecdsa(_) => "ECDSA",
        KeyData::SkEcdsaSha2NistP256(_) => "ECDSA-SK",
        KeyData::Rsa(_) => "RSA",
        KeyData::Dsa(_) => "DSA",
        _ => "UNKNOWN",
    }
}

/// The fingerprint of a key, `SHA256:` and 43 characters.
pub fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

/// The line of `ssh-keygen -l`: `256 SHA256:... comment (ED25519)`.
///
/// A key without comment shows `no comment`, for which `ssh-keygen` at times shows the file's name.
/// Control characters in the comment are shown in octal, as it may be a stranger's.
pub fn listing(key: &PublicKey) -> String {
    let comment = match key.comment().as_str_lossy() {
        "" => "no comment".to_owned(),
        comment => printable(comment),
    };
    format!(
        "{} {} {comment} ({})",
        bits(key),
        fingerprint(key),
        type_name(key)
    )
}

/// The picture of `ssh-keygen -l -v`: eleven lines, without a line end after the last.
pub fn randomart(key: &PublicKey) -> String {
    // OpenSSH drops the size where the title would be wider than the picture; the widest that
    // there is, `[ED25519-SK 256]`, just fits.
    let title = format!("[{} {}]", type_name(key), bits(key));
    key.fingerprint(HashAlg::Sha256).to_randomart(&title)
}

fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            let mut buffer = [0; 4];
            for byte in character.encode_utf8(&mut buffer).bytes() {
                shown.push_str(&format!("\\{byte:03o}"));
            }
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

    #[test]
    fn a_listing_cannot_carry_an_escape_sequence() {
        let key = PublicKey::from_openssh(&format!("{KEY} red \x1b[31m\u{9b}m")).unwrap();
        assert_eq!(
            listing(&key),
            "256 SHA256:UCUiLr7Pjs9wFFJMDByLgc3NrtdU344OgUM45wZPcIQ red \\033[31m\\302\\233m (ED25519)"
        );
    }

    #[test]
    fn a_key_without_comment_says_so() {
        let key = PublicKey::from_openssh(KEY).unwrap();
        assert!(listing(&key).ends_with(" no comment (ED25519)"));
    }

    #[test]
    fn bits_are_counted_to_the_bit() {
        for (bytes, bits) in [(&[0x01][..], 1), (&[0x80], 8), (&[0x01, 0x00], 9)] {
            assert_eq!(bit_length(&Mpint::from_positive_bytes(bytes)), bits);
        }
    }
}
