//! What is offered in the key exchange, to clients and to hosts elsewhere, and the other settings of an SSH connection.

use std::borrow::Cow;
use std::time::Duration;

use russh::keys::{Algorithm, EcdsaCurve, HashAlg};
use russh::{
    MethodKind, MethodSet, Preferred, SshId, cipher, client, compression, kex, mac, server,
};

use crate::limits::Limits;

/// Key exchanges: the post-quantum hybrid first, then the elliptic curves, then large groups for old clients. No SHA-1.
const KEX: &[kex::Name] = &[
    kex::MLKEM768X25519_SHA256,
    kex::CURVE25519,
    kex::CURVE25519_PRE_RFC_8731,
    kex::ECDH_SHA2_NISTP256,
    kex::ECDH_SHA2_NISTP384,
    kex::ECDH_SHA2_NISTP521,
    kex::DH_G16_SHA512,
    kex::DH_G18_SHA512,
    kex::DH_G14_SHA256,
    kex::EXTENSION_SUPPORT_AS_SERVER,
    // Strict key exchange: the answer to Terrapin (CVE-2023-48795).
    kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER,
];

/// Signatures: of the host key, and accepted of clients' keys. RSA with SHA-2 only.
const SIGNATURES: &[Algorithm] = &[
    Algorithm::Ed25519,
    Algorithm::Ecdsa {
        curve: EcdsaCurve::NistP256,
    },
    Algorithm::Ecdsa {
        curve: EcdsaCurve::NistP384,
    },
    Algorithm::Ecdsa {
        curve: EcdsaCurve::NistP521,
    },
    Algorithm::Rsa {
        hash: Some(HashAlg::Sha512),
    },
    Algorithm::Rsa {
        hash: Some(HashAlg::Sha256),
    },
];

/// Ciphers: authenticated ones, and CTR for old clients. No CBC.
const CIPHERS: &[cipher::Name] = &[
    cipher::CHACHA20_POLY1305,
    cipher::AES_256_GCM,
    cipher::AES_128_GCM,
    cipher::AES_256_CTR,
    cipher::AES_192_CTR,
    cipher::AES_128_CTR,
];

/// MACs for CTR: encrypt-then-MAC first. No SHA-1.
const MACS: &[mac::Name] = &[
    mac::HMAC_SHA256_ETM,
    mac::HMAC_SHA512_ETM,
    mac::HMAC_SHA256,
    mac::HMAC_SHA512,
];

/// What we are called, on either end.
fn id() -> SshId {
    SshId::Standard(Cow::Borrowed(concat!(
        "SSH-2.0-strombus_",
        env!("CARGO_PKG_VERSION")
    )))
}

/// The settings of a connection to a host elsewhere, of which keys of the types in `known` are known: those are asked for first, so
/// that it does not answer with one that has to be taken for a change.
pub(super) fn client_settings(known: &[Algorithm]) -> client::Config {
    let extensions = [
        (
            kex::EXTENSION_SUPPORT_AS_SERVER,
            kex::EXTENSION_SUPPORT_AS_CLIENT,
        ),
        (
            kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER,
            kex::EXTENSION_OPENSSH_STRICT_KEX_AS_CLIENT,
        ),
    ];
    let as_client = |name: &kex::Name| {
        let same = extensions.iter().find(|(server, _)| server == name);
        same.map_or(*name, |(_, client)| *client)
    };
    let is_known = |offered: &Algorithm| {
        known.iter().any(|known| match (known, offered) {
            // A key of RSA is the same, whatever it signs with.
            (Algorithm::Rsa { .. }, Algorithm::Rsa { .. }) => true,
            (known, offered) => known == offered,
        })
    };
    let mut signatures = SIGNATURES.to_vec();
    signatures.sort_by_key(|offered| !is_known(offered));
    client::Config {
        client_id: id(),
        preferred: Preferred {
            kex: KEX.iter().map(as_client).collect(),
            key: Cow::Owned(signatures),
            cipher: Cow::Borrowed(CIPHERS),
            mac: Cow::Borrowed(MACS),
            compression: Cow::Borrowed(&[compression::NONE]),
            ..Preferred::DEFAULT
        },
        // What a host writes while nobody takes it: so much, and four packets beside.
        window_size: 256 * 1024,
        maximum_packet_size: 32 * 1024,
        channel_buffer_size: 4,
        keepalive_interval: Some(Duration::from_secs(30)),
        keepalive_max: 3,
        nodelay: true,
        ..client::Config::default()
    }
}

/// The ways to log in that a client is told of. "none", with which guests come in, is always asked for first.
pub(super) fn login_methods() -> MethodSet {
    MethodSet::from([MethodKind::PublicKey, MethodKind::Password].as_slice())
}

/// The settings of every connection of a server with this host key.
pub(super) fn settings(key: ssh_key::PrivateKey, limits: &Limits) -> server::Config {
    server::Config {
        server_id: id(),
        methods: login_methods(),
        auth_rejection_time: Duration::from_millis(300),
        // OpenSSH asks with "none" first to learn the methods; that is no attempt to punish.
        auth_rejection_time_initial: Some(Duration::ZERO),
        keys: vec![key],
        preferred: Preferred {
            kex: Cow::Borrowed(KEX),
            key: Cow::Borrowed(SIGNATURES),
            cipher: Cow::Borrowed(CIPHERS),
            mac: Cow::Borrowed(MACS),
            // Frames are small already, and what is compressed before it is encrypted can be guessed at by its length.
            compression: Cow::Borrowed(&[compression::NONE]),
            ..Preferred::DEFAULT
        },
        // What a person types is little. These bound what a stranger can make us hold: so many packets, which may
        // be of 256 KB whatever we say. A session takes them out in every turn, also while its client does not read.
        window_size: 64 * 1024,
        maximum_packet_size: 32 * 1024,
        channel_buffer_size: 4,
        // Frames in the queue to a client that has stopped reading: the session makes no more then. With room for one only, every
        // echo would wait for russh once more (a tenth of its CPU).
        event_buffer_size: 4,
        // The question for the methods counts as one that failed.
        max_auth_attempts: limits.login_attempts.saturating_add(1),
        // Our own timers look at what the person does; this one is reset by any packet.
        inactivity_timeout: None,
        keepalive_interval: Some(Duration::from_secs(30)),
        keepalive_max: 3,
        // A key's echo must not wait for the next one.
        nodelay: true,
        ..server::Config::default()
    }
}
