//! By what connections are found: the choice of an operator, and what comes of it.

use std::io;

use tokio::task::spawn_blocking;

use super::connections::MOST;
use super::sockets::{self, Socket};
use crate::model::{Header, Resolver};

/// What was found.
#[derive(Debug)]
pub(super) struct Found {
    /// By what.
    pub(super) by: Resolver,
    /// The connections of tor; none where only tor itself is to tell.
    pub(super) sockets: Option<Vec<Socket>>,
    /// Why that is less, or may be more, than there are: one line.
    pub(super) limited: Option<String>,
}

/// Finds the connections of a tor that runs as `process` on this machine, or elsewhere.
pub(super) async fn resolve(choice: Resolver, process: Option<u32>, header: &Header) -> Found {
    let by_tor = |why: String| Found {
        by: Resolver::Tor,
        sockets: None,
        limited: Some(why),
    };
    let user = header.user.as_deref().unwrap_or("tor's user");
    let by = match choice {
        Resolver::Tor => return by_tor("as chosen, only what tor tells itself is shown".into()),
        Resolver::Auto | Resolver::Proc => Resolver::Proc,
        Resolver::User => Resolver::User,
    };
    let read = match process {
        Some(pid) => read(by, pid).await.map_err(|error| why(&error, pid, user)),
        None => Err("tor runs elsewhere".into()),
    };
    match read {
        Ok(sockets) => Found {
            by,
            sockets: Some(sockets),
            limited: (by == Resolver::User)
                .then(|| format!("all of {user}: another tor of {user} is not told apart")),
        },
        Err(why) if choice == Resolver::Auto => {
            by_tor(format!("{why}: only what tor tells itself is shown"))
        }
        Err(why) => Found {
            by,
            sockets: Some(Vec::new()),
            limited: Some(format!("{why}: nothing is shown, as chosen")),
        },
    }
}

async fn read(by: Resolver, pid: u32) -> io::Result<Vec<Socket>> {
    let most = MOST * 2;
    let reading = spawn_blocking(move || match by {
        Resolver::User => sockets::of_user(pid, most),
        _ => sockets::of_process(pid, most),
    });
    let read = reading.await;
    read.unwrap_or_else(|_| Err(io::Error::other("interrupted")))
}

/// What to do is said where something can be done.
fn why(error: &io::Error, pid: u32, user: &str) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => format!(
            "the sockets of process {pid} may not be looked at (run this as root, as {user} with \
             DisableDebuggerAttachment 0 in the torrc, or choose the resolver `user`)"
        ),
        _ => format!("the sockets of process {pid} cannot be looked at ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn check(choice: Resolver, process: Option<u32>, expected: (Resolver, bool, &str)) {
        let header = Header {
            user: Some("debian-tor".into()),
            ..Header::default()
        };
        let found = resolve(choice, process, &header).await;
        let limited = found.limited.as_deref().unwrap_or_default();
        let told = (found.by, found.sockets.is_some(), limited);
        assert_eq!(told, expected, "{choice:?} {process:?}");
    }

    #[tokio::test]
    async fn what_is_chosen_is_what_is_asked_and_only_auto_goes_on() {
        let own = Some(std::process::id());
        check(Resolver::Auto, own, (Resolver::Proc, true, "")).await;
        check(Resolver::Proc, own, (Resolver::Proc, true, "")).await;
        check(
            Resolver::User,
            own,
            (
                Resolver::User,
                true,
                "all of debian-tor: another tor of debian-tor is not told apart",
            ),
        )
        .await;
        check(
            Resolver::Tor,
            own,
            (
                Resolver::Tor,
                false,
                "as chosen, only what tor tells itself is shown",
            ),
        )
        .await;
        check(
            Resolver::Auto,
            None,
            (
                Resolver::Tor,
                false,
                "tor runs elsewhere: only what tor tells itself is shown",
            ),
        )
        .await;
        check(
            Resolver::Proc,
            None,
            (
                Resolver::Proc,
                true,
                "tor runs elsewhere: nothing is shown, as chosen",
            ),
        )
        .await;
    }

    #[test]
    fn what_to_do_is_said() {
        let denied = io::ErrorKind::PermissionDenied.into();
        assert!(why(&denied, 7, "debian-tor").contains("as debian-tor with"));
        let gone = io::ErrorKind::NotFound.into();
        assert!(why(&gone, 7, "debian-tor").contains("entity not found"));
    }
}
