//! Accounts that stand in the configuration.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, PasswordHash};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use ssh_key::PublicKey;
use tokio::sync::Semaphore;

use super::{Account, Accounts, Answer};

/// Hashes computed at the same time: each takes 19 MiB and a core.
const HASHES_AT_ONCE: usize = 2;

/// Verified where there is no account with a password at all. It is the hash of random bytes that nobody kept.
const NOBODYS_HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$Dv0J5yQXH7c3vF1y8cGm3Q$Zk0C4l6Q2D0o7nq6oF6u2m8M0m8sN7qv2YcUQ3m1b9k";

/// An account of the configuration.
#[derive(Clone, Debug)]
pub struct ConfiguredAccount {
    /// Its name and roles.
    pub account: Account,
    /// The argon2id hash of its password, as a PHC string; without one there is no password that fits.
    pub password_hash: Option<String>,
    /// The public keys that log in to it.
    pub keys: Vec<PublicKey>,
}

/// The accounts of the configuration.
#[derive(Debug)]
pub struct ConfiguredAccounts {
    accounts: Vec<ConfiguredAccount>,
    /// Verified in place of an account's own hash, so that an unknown name takes as long as a wrong password. It is
    /// somebody's, since those who made the hashes may have chosen another cost than we would.
    decoy: String,
    hashing: Arc<Semaphore>,
    /// What hashes are computed in, kept from one to the next: the allocator keeps such pieces for every thread that ever
    /// had one.
    rooms: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl ConfiguredAccounts {
    /// A store of these accounts.
    #[must_use]
    pub fn new(accounts: Vec<ConfiguredAccount>) -> Self {
        let decoy = accounts
            .iter()
            .find_map(|account| account.password_hash.clone());
        Self {
            accounts,
            decoy: decoy.unwrap_or_else(|| NOBODYS_HASH.to_owned()),
            hashing: Arc::new(Semaphore::new(HASHES_AT_ONCE)),
            rooms: Arc::default(),
        }
    }

    fn find(&self, name: &str) -> Option<&ConfiguredAccount> {
        self.accounts
            .iter()
            .find(|account| account.account.name == name)
    }
}

impl Accounts for ConfiguredAccounts {
    fn exists<'a>(&'a self, name: &'a str) -> Answer<'a, bool> {
        let name = name.to_lowercase();
        let exists = self
            .accounts
            .iter()
            .any(|account| account.account.name.to_lowercase() == name);
        Box::pin(std::future::ready(exists))
    }

    fn by_password<'a>(&'a self, name: &'a str, password: &'a str) -> Answer<'a, Option<Account>> {
        let found = self.find(name);
        let own = found.and_then(|account| account.password_hash.clone());
        let known = own.is_some();
        let hash = own.unwrap_or_else(|| self.decoy.clone());
        let password = password.to_owned();
        Box::pin(async move {
            let permit = Arc::clone(&self.hashing).acquire_owned().await.ok()?;
            let rooms = Arc::clone(&self.rooms);
            let fits = tokio::task::spawn_blocking(move || {
                let rooms = || rooms.lock().unwrap_or_else(PoisonError::into_inner);
                let mut room = rooms().pop().unwrap_or_default();
                let fits = verify(&hash, &password, &mut room) == Some(true);
                rooms().push(room);
                drop(permit);
                fits
            });
            let fits = fits.await.unwrap_or(false);
            found
                .filter(|_| fits && known)
                .map(|account| account.account.clone())
        })
    }

    fn by_key<'a>(&'a self, name: &'a str, key: &'a PublicKey) -> Answer<'a, Option<Account>> {
        let has = |account: &&ConfiguredAccount| {
            account
                .keys
                .iter()
                .any(|own| own.key_data() == key.key_data())
        };
        Box::pin(std::future::ready(
            self.find(name)
                .filter(has)
                .map(|account| account.account.clone()),
        ))
    }
}

/// Whether a password is that of a hash, which is computed in `room`. `None` if it is no such hash.
fn verify(hash: &str, password: &str, room: &mut Vec<Block>) -> Option<bool> {
    let hash = PasswordHash::new(hash).ok()?;
    let (salt, expected) = (hash.salt?, hash.hash?);
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    let version = hash.version.map_or(Some(Version::default()), |version| {
        Version::try_from(version).ok()
    })?;
    let params = Params::try_from(&hash).ok()?;
    room.resize(params.block_count(), Block::default());
    let argon2 = Argon2::new(algorithm, version, params);
    let mut computed = vec![0; expected.len()];
    argon2
        .hash_password_into_with_memory(password.as_bytes(), &salt, &mut computed, room)
        .ok()?;
    // That takes as long wherever they differ.
    Some(Output::new(&computed).ok()? == expected)
}

/// Whether `hash` is one that [`ConfiguredAccounts`] can verify: a PHC string of argon2id.
#[must_use]
pub fn is_password_hash(hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| hash.algorithm.as_str() == "argon2id" && hash.hash.is_some())
}

/// The argon2id hash of a password, as a PHC string with a new salt.
///
/// # Errors
/// If the system gives no random numbers.
pub fn hash_password(password: &str) -> Result<String, argon2::password_hash::Error> {
    use argon2::PasswordHasher as _;
    Ok(Argon2::default()
        .hash_password(password.as_bytes())?
        .to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> ConfiguredAccounts {
        let account = Account {
            name: "ann".into(),
            roles: vec!["operator".into()],
        };
        let password_hash = Some(hash_password("secret").unwrap());
        ConfiguredAccounts::new(vec![ConfiguredAccount {
            account,
            password_hash,
            keys: Vec::new(),
        }])
    }

    #[tokio::test]
    async fn the_right_password_gives_the_account_with_its_roles() {
        let account = store().by_password("ann", "secret").await.unwrap();
        assert_eq!(account.roles, ["operator"]);
    }

    #[tokio::test]
    async fn a_wrong_password_or_an_unknown_name_gives_nothing() {
        let store = store();
        assert_eq!(store.by_password("ann", "wrong").await, None);
        assert_eq!(store.by_password("bob", "secret").await, None);
    }

    #[tokio::test]
    async fn an_account_without_a_password_has_none_that_fits() {
        let mut store = store();
        let account = Account {
            name: "bob".into(),
            roles: Vec::new(),
        };
        store.accounts.push(ConfiguredAccount {
            account,
            password_hash: None,
            keys: Vec::new(),
        });
        assert_eq!(store.by_password("bob", "secret").await, None);
    }

    #[tokio::test]
    async fn a_name_in_other_letters_is_no_guests_and_no_login() {
        let store = store();
        assert!(store.exists("Ann").await);
        assert!(!store.exists("anna").await);
        assert_eq!(store.by_password("Ann", "secret").await, None);
    }

    #[test]
    fn the_hash_for_unknown_names_costs_as_much_as_a_real_one() {
        assert!(is_password_hash(NOBODYS_HASH));
        let real = hash_password("secret").unwrap();
        let costs = |hash: &str| hash.split('$').nth(3).map(str::to_owned);
        assert_eq!(costs(NOBODYS_HASH), costs(&real));
    }
}
