//! The comment of a key: what it may be, and what it is when nobody says.

use crate::KeyError;

/// Refuses what would end the line that a public key is, or act on a terminal that shows it.
pub(crate) fn check(comment: &str) -> Result<(), KeyError> {
    if comment.chars().any(char::is_control) {
        return Err(KeyError::Comment);
    }
    Ok(())
}

/// The comment that `ssh-keygen` gives a key without being told: `user@host`.
///
/// The user is that of the environment (`LOGNAME`, then `USER`); without one it is the host alone.
pub fn default_comment() -> String {
    let host = rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned();
    let user = ["LOGNAME", "USER"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|user| !user.is_empty()));
    let comment = match user {
        Some(user) => format!("{user}@{host}"),
        None => host,
    };
    comment.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_stays_on_its_line() {
        assert!(check("Zoë's laptop # 2, \"old\"").is_ok());
        assert!(check("").is_ok());
        for bad in ["two\nlines", "carriage\rreturn", "esc\x1b[2J", "nul\0"] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn the_default_comment_names_the_host_and_is_a_comment() {
        let host = rustix::system::uname()
            .nodename()
            .to_string_lossy()
            .into_owned();
        let comment = default_comment();
        assert!(comment.ends_with(&host), "{comment}");
        assert!(check(&comment).is_ok());
    }
}
