//! Who may come in.

mod configured;

use std::future::Future;
use std::pin::Pin;

use ssh_key::PublicKey;
use strombus_terminal::text;

pub use configured::{ConfiguredAccount, ConfiguredAccounts, hash_password, is_password_hash};

/// An account, as far as a session needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The name to log in with.
    pub name: String,
    /// What the account may do; apps give these words their meaning.
    pub roles: Vec<String>,
}

/// What accounts are asked is answered later: a password hash takes a good part of a second.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A store of accounts.
pub trait Accounts: Send + Sync + 'static {
    /// Whether `name` is an account's, or might be taken for one (in other letters, say), so that no guest may use it.
    fn exists<'a>(&'a self, name: &'a str) -> Answer<'a, bool>;

    /// The account, if the password is right. Whether the account is unknown or the password wrong must take the same time.
    fn by_password<'a>(&'a self, name: &'a str, password: &'a str) -> Answer<'a, Option<Account>>;

    /// The account, if the key is one of its own. That the client holds the key is checked by the caller.
    fn by_key<'a>(&'a self, name: &'a str, key: &'a PublicKey) -> Answer<'a, Option<Account>>;
}

/// A stranger's name as it may be shown and logged: of visible characters, short, and never empty.
#[must_use]
pub fn presentable_name(name: &str) -> String {
    // What takes no room of its own (controls, marks, what turns the direction of text) may make a name look like another.
    let is_visible = |c: &char| {
        !c.is_whitespace() && !c.is_control() && text::width(c.encode_utf8(&mut [0; 4])) > 0
    };
    let shown: String = name.chars().filter(is_visible).take(32).collect();
    if shown.is_empty() {
        GUEST.into()
    } else {
        shown
    }
}

/// What a guest is called who gives no name.
const GUEST: &str = "guest";

/// The name that a guest is given who asks for `claimed`: that as it may be shown, unless it would then be an account's.
pub(crate) async fn guest_name(accounts: &dyn Accounts, claimed: &str) -> String {
    let mut name = presentable_name(claimed);
    let mut others = (1..).map(|number| {
        if number == 1 {
            GUEST.to_owned()
        } else {
            format!("{GUEST}-{number}")
        }
    });
    while accounts.exists(&name).await {
        name = others.next().unwrap_or_default();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_presentable_name_is_what_can_be_seen_of_it() {
        for (name, expected) in [
            ("ann", "ann"),
            (" a\tn\u{a0}n\n", "ann"),
            ("a\0n\x1b[31mn", "an[31mn"),
            ("a\u{200b}n\u{feff}n\u{202e}", "ann"),
            ("an\u{301}n", "ann"),
            ("Ünï漢字", "Ünï漢字"),
            ("", "guest"),
            ("\u{200d}\0", "guest"),
        ] {
            assert_eq!(presentable_name(name), expected, "{name:?}");
        }
        assert_eq!(presentable_name(&"long".repeat(100)).chars().count(), 32);
    }

    #[tokio::test]
    async fn no_guest_looks_like_an_account() {
        let account = |name: &str| ConfiguredAccount {
            account: Account {
                name: name.into(),
                roles: Vec::new(),
            },
            password_hash: None,
            keys: Vec::new(),
        };
        let accounts = ConfiguredAccounts::new(vec![account("ann"), account("guest")]);
        for (claimed, expected) in [
            ("bob", "bob"),
            ("ann", "guest-2"),
            ("ann\0", "guest-2"),
            ("A\u{200b}nn", "guest-2"),
            ("", "guest-2"),
        ] {
            assert_eq!(
                guest_name(&accounts, claimed).await,
                expected,
                "{claimed:?}"
            );
        }
    }
}
