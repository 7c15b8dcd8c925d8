//! Options of tor whose values are not for everybody.

/// Options that hold a password or its hash: nobody is shown their values.
const WITHHELD: [&str; 6] = [
    "HashedControlPassword",
    "__HashedControlSessionPassword",
    "HTTPProxyAuthenticator",
    "HTTPSProxyAuthenticator",
    "Socks5ProxyPassword",
    "Socks5ProxyUsername",
];

/// Options that hold a key or an address that is not public: only those who may change them see their values.
const CONFIDED: [&str; 2] = ["HidServAuth", "Bridge"];

/// What stands for such a value.
pub(crate) const HIDDEN: &str = "<hidden>";

/// Whether the values of this option are for nobody.
pub(crate) fn is_withheld(option: &str) -> bool {
    is_among(&WITHHELD, option)
}

/// Whether the values of this option are not for everybody.
pub(crate) fn is_secret(option: &str) -> bool {
    is_withheld(option) || is_among(&CONFIDED, option)
}

fn is_among(names: &[&str], option: &str) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(option))
}
