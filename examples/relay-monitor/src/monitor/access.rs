//! Who may see a relay, and who may act.

use strombus_widgets::{Session, Transport};

/// Who looks, or acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The name of the account; of a guest, what they chose.
    pub name: String,
    /// Where they come from, and how: `ssh 192.0.2.7:4022`, `local`.
    pub from: String,
    /// Whether the person came without an account.
    pub guest: bool,
    /// The roles of the account.
    pub roles: Vec<String>,
    /// Whether they started the program in their own terminal: then they have its rights anyway.
    pub local: bool,
}

impl Who {
    /// The person of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let from = match session.peer {
            Some(peer) => format!("{} {peer}", session.transport),
            None => session.transport.to_string(),
        };
        Self {
            name: session.user.clone(),
            from,
            guest: session.guest,
            roles: session.roles.clone(),
            local: session.transport == Transport::Local,
        }
    }
}

/// What a role must be called to mean everybody, guests too.
const EVERYBODY: &str = "*";

/// The roles that may see a relay, and those that may act.
///
/// Whoever may act may see. The person at the terminal that the program runs in may do both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelayAccess {
    /// Who may see it. Without any: all accounts, but no guests. `*` is everybody.
    pub viewers: Vec<String>,
    /// Who may act. Guests never may.
    pub operators: Vec<String>,
}

impl Default for RelayAccess {
    /// All accounts may see, and those with the role `operator` may act.
    fn default() -> Self {
        Self {
            viewers: Vec::new(),
            operators: vec!["operator".into()],
        }
    }
}

impl RelayAccess {
    /// Whether `who` may see the relay.
    #[must_use]
    pub fn sees(&self, who: &Who) -> bool {
        let everybody = self.viewers.iter().any(|role| role == EVERYBODY);
        let accounts = self.viewers.is_empty() && !who.guest;
        everybody || accounts || has_one_of(who, &self.viewers) || self.operates(who)
    }

    /// Whether `who` may act.
    #[must_use]
    pub fn operates(&self, who: &Who) -> bool {
        who.local || has_one_of(who, &self.operators)
    }
}

fn has_one_of(who: &Who, roles: &[String]) -> bool {
    !who.guest && roles.iter().any(|role| who.roles.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(roles: &[&str]) -> Who {
        Who {
            name: "ann".into(),
            from: "ssh 192.0.2.7:4022".into(),
            guest: false,
            roles: roles.iter().map(|&role| role.into()).collect(),
            local: false,
        }
    }

    fn check(access: &RelayAccess, who: &Who, expected: (bool, bool)) {
        assert_eq!(
            (access.sees(who), access.operates(who)),
            expected,
            "{who:?}"
        );
    }

    #[test]
    fn without_settings_accounts_see_and_operators_act() {
        let access = RelayAccess::default();
        check(&access, &who(&[]), (true, false));
        check(&access, &who(&["operator"]), (true, true));
        let guest = Who {
            guest: true,
            ..who(&["operator"])
        };
        check(&access, &guest, (false, false));
        let local = Who {
            local: true,
            ..who(&[])
        };
        check(&access, &local, (true, true));
    }

    #[test]
    fn named_roles_are_those_that_count() {
        let access = RelayAccess {
            viewers: vec!["watch".into()],
            operators: vec!["tor".into()],
        };
        check(&access, &who(&[]), (false, false));
        check(&access, &who(&["operator"]), (false, false));
        check(&access, &who(&["watch"]), (true, false));
        check(&access, &who(&["tor"]), (true, true));
    }

    #[test]
    fn a_star_lets_everybody_see_and_nobody_act() {
        let access = RelayAccess {
            viewers: vec!["*".into()],
            operators: vec!["*".into()],
        };
        let guest = Who {
            guest: true,
            ..who(&[])
        };
        check(&access, &guest, (true, false));
        check(&access, &who(&[]), (true, false));
    }
}
