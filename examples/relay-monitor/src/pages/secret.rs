//! Options whose values open something: only those who may change them see them.

/// Options that hold a password, its hash, or a key.
const SECRET: [&str; 8] = [
    "HashedControlPassword",
    "__HashedControlSessionPassword",
    "HTTPProxyAuthenticator",
    "HTTPSProxyAuthenticator",
    "Socks5ProxyPassword",
    "Socks5ProxyUsername",
    "HidServAuth",
    "Bridge",
];

/// What stands for such a value.
pub(crate) const HIDDEN: &str = "<hidden>";

/// Whether the values of this option are not for everybody.
pub(crate) fn is_secret(option: &str) -> bool {
    SECRET.iter().any(|name| name.eq_ignore_ascii_case(option))
}
