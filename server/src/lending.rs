//! What the sessions of a service are lent, by who they are: nothing, unless it was said.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use strombus_terminal::Size;
use strombus_widgets::{Invocation, Lender, Lent, LentFiles, Wire};

use crate::files::HostFiles;
use crate::lend::HostPrograms;

/// Who something is lent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Borrower {
    /// Whoever comes.
    Everyone,
    /// Guests.
    Guests,
    /// Whoever has an account.
    Accounts,
    /// Accounts with this role.
    Role(String),
}

impl Borrower {
    /// Who is meant by a word of the configuration: `everyone`, `guests`, `accounts`, or a role.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "everyone" => Self::Everyone,
            "guests" => Self::Guests,
            "accounts" => Self::Accounts,
            role => Self::Role(role.to_owned()),
        }
    }

    fn is(&self, guest: bool, roles: &[String]) -> bool {
        match self {
            Self::Everyone => true,
            Self::Guests => guest,
            Self::Accounts => !guest,
            Self::Role(role) => !guest && roles.contains(role),
        }
    }
}

/// Something that is lent.
#[derive(Clone, Debug, Default)]
pub struct Loan {
    /// To whom: to any of these.
    pub to: Vec<Borrower>,
    /// Programs that apps may start as the server's user, by the names that apps give; `*` is any.
    pub programs: Vec<String>,
    /// Directories that apps may list and read, with all that is below, by the names that apps know them under.
    pub files: BTreeMap<String, PathBuf>,
}

/// What a service lends.
#[derive(Clone, Debug, Default)]
pub struct Lending(Arc<[Loan]>);

impl Lending {
    /// These loans, and nothing else.
    #[must_use]
    pub fn of(loans: Vec<Loan>) -> Self {
        Self(loans.into())
    }

    /// What a session is lent.
    pub(crate) fn to(&self, guest: bool, roles: &[String]) -> Lent {
        let for_them = |loan: &&Loan| loan.to.iter().any(|to| to.is(guest, roles));
        let mut lent = Borrowed::default();
        for loan in self.0.iter().filter(for_them) {
            lent.programs.extend_from_slice(&loan.programs);
            for (name, root) in &loan.files {
                lent.files.entry(name.clone()).or_insert(root.clone());
            }
        }
        if lent.programs.is_empty() && lent.files.is_empty() {
            return Lent::default();
        }
        Lent::by(lent)
    }
}

/// What one session is lent.
#[derive(Debug, Default)]
struct Borrowed {
    programs: Vec<String>,
    files: BTreeMap<String, PathBuf>,
}

impl Lender for Borrowed {
    fn program(&self, invocation: &Invocation, size: Size) -> Result<Box<dyn Wire>, String> {
        let name = &invocation.program;
        if self.programs.iter().any(|lent| lent == "*" || lent == name) {
            return HostPrograms.program(invocation, size);
        }
        Err(format!("{name}: this host does not lend it to you"))
    }

    fn files(&self, name: &str) -> Result<LentFiles, String> {
        let refused = || format!("{name}: this host lends you no files of that name");
        let root = self.files.get(name).ok_or_else(refused)?;
        let files = HostFiles::below(root).map_err(|error| {
            // The path is the host's own business.
            tracing::error!("{}, which is lent as {name}: {error}", root.display());
            format!("{name}: the files are not there")
        })?;
        Ok(LentFiles::new(files))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use strombus_widgets::{FilePath, Files as _};

    use super::*;

    fn lending(root: &Path) -> Lending {
        let loan = |to: &str, programs: &[&str]| Loan {
            to: vec![Borrower::named(to)],
            programs: programs.iter().map(|&name| name.to_owned()).collect(),
            files: BTreeMap::new(),
        };
        let files = BTreeMap::from([("shells".to_owned(), root.to_owned())]);
        Lending::of(vec![
            loan("guests", &["true"]),
            loan("operator", &["*"]),
            Loan {
                files,
                ..loan("accounts", &[])
            },
        ])
    }

    /// Whether a program is started; why not otherwise.
    fn start(lent: &Lent, program: &str) -> Result<(), String> {
        lent.program(Invocation::new(program))(Size::VT100).map(drop)
    }

    #[tokio::test]
    async fn programs_are_lent_to_whom_they_are_for() {
        let lending = lending(Path::new("/"));
        let guest = lending.to(true, &[]);
        assert_eq!(start(&guest, "true"), Ok(()));
        let refused = "false: this host does not lend it to you";
        assert_eq!(start(&guest, "false"), Err(refused.to_owned()));
        // A guest that says to have a role has none.
        let guest = lending.to(true, &["operator".to_owned()]);
        assert_eq!(start(&guest, "false"), Err(refused.to_owned()));
        let operator = lending.to(false, &["operator".to_owned()]);
        assert_eq!(start(&operator, "false"), Ok(()));
        let account = lending.to(false, &[]);
        assert!(start(&account, "true").is_err());
    }

    #[tokio::test]
    async fn files_are_lent_by_their_names() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("conch"), "a shell").unwrap();
        let lending = lending(root.path());
        let files = lending.to(false, &[]).files("shells").unwrap();
        assert_eq!(files.list(&FilePath::ROOT).await.unwrap().len(), 1);
        let conch = FilePath::parse("conch").unwrap();
        assert_eq!(files.read(&conch, 99).await.unwrap(), b"a shell");
        assert!(lending.to(false, &[]).files("others").is_err());
        assert!(lending.to(true, &[]).files("shells").is_err());
        drop(root);
        let gone = lending.to(false, &[]).files("shells").unwrap_err();
        assert_eq!(gone, "shells: the files are not there");
    }

    #[test]
    fn nobody_is_lent_anything_unless_it_was_said() {
        for (guest, roles) in [(true, vec![]), (false, vec!["operator".to_owned()])] {
            let lent = Lending::default().to(guest, &roles);
            assert_eq!(
                start(&lent, "true"),
                Err("this host starts no programs".to_owned())
            );
            assert!(lent.files("shells").is_err());
        }
    }
}
