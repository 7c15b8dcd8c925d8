//! Why there is no connection, and what to do about it.

use std::io::ErrorKind;
use std::path::Path;

use strombus_tor_control::{AuthenticationError as Refused, Error};

/// The error in words, in one line, with what to do behind it.
pub(super) fn why(error: &Error) -> String {
    match advice(error) {
        Some(advice) => format!("{error}; {advice}"),
        None => error.to_string(),
    }
}

/// What to do; none where the error says that already, or nobody knows.
fn advice(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::NotTor(_) => "name tor's ControlPort: its SocksPort and its ORPort are others",
        Error::Silent { .. } => "it hangs or is stopped: look at its process and its log",
        Error::Closed | Error::Broken(_) => "is it being restarted, or has it ended?",
        Error::Framing(_) => "is that tor's ControlPort?",
        Error::Authentication(refused) => match refused {
            Refused::NeedsPassword => {
                "give it by password or password_file in its [[relay]], or set CookieAuthentication 1 in its torrc"
            }
            Refused::WrongPassword(_) => "correct password or password_file in its [[relay]]",
            Refused::NoPassword(_) => "take the password out of its [[relay]]",
            Refused::UnreadableCookie { path, .. } if is_nowhere(path) => {
                "name the cookie of this tor by cookie in its [[relay]]"
            }
            Refused::UnreadableCookie { .. } => {
                "be in the group that may read it (debian-tor on Debian), with CookieAuthFileGroupReadable 1 in its torrc"
            }
            Refused::CookieLength { .. }
            | Refused::WrongCookie { .. }
            | Refused::ServerUnverified { .. }
            | Refused::NoCookieFile => "name the cookie of this tor by cookie in its [[relay]]",
            _ => return None,
        },
        _ => return None,
    })
}

/// Whether nothing is there: what may not be looked at is there, perhaps.
fn is_nowhere(path: &Path) -> bool {
    std::fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_to_do() {
        let errors = [
            Error::NotTor("it says `SSH-2.0`".into()),
            Error::Closed,
            Error::Broken("reset".into()),
            Refused::NeedsPassword.into(),
            Refused::WrongPassword("515".into()).into(),
            Refused::NoPassword("COOKIE".into()).into(),
            Refused::NoCookieFile.into(),
        ];
        for error in errors {
            let said = why(&error);
            let first = error.to_string();
            assert!(
                said.strip_prefix(&first)
                    .is_some_and(|rest| rest.starts_with("; ")),
                "{said}"
            );
            assert!(!said.contains('\n'), "{said}");
        }
        let unreadable = |path: &str| {
            let (path, why) = (path.into(), "why".into());
            super::why(&Refused::UnreadableCookie { path, why }.into())
        };
        assert!(unreadable("/nowhere/at/all").contains("name the cookie"));
        assert!(unreadable("/dev/null").contains("be in the group"));
        // What it says itself is not said twice.
        let down = Error::Down("why".into());
        assert_eq!(why(&down), down.to_string());
    }
}
