//! Hosts elsewhere, as they are written: `ssh://ann@example.org:2222`.

use std::fmt;
use std::str::FromStr;

/// How a host elsewhere is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// SSH, on port 22 if nothing else is said.
    Ssh,
    /// Telnet, on port 23.
    Telnet,
}

impl Protocol {
    const fn scheme(self) -> &'static str {
        match self {
            Self::Ssh => "ssh",
            Self::Telnet => "telnet",
        }
    }

    /// The port that is meant when none is written.
    #[must_use]
    pub const fn port(self) -> u16 {
        match self {
            Self::Ssh => 22,
            Self::Telnet => 23,
        }
    }
}

/// A host elsewhere, whom to be there, and what to run. Read from, and shown as, `ssh://[user@]host[:port]` or
/// `telnet://host[:port]`; an address of IPv6 stands in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// How the host is spoken to.
    pub protocol: Protocol,
    /// Whom to be there; nobody in particular if nothing is said. Telnet has no users.
    pub user: Option<String>,
    /// The host's name or address, an address of IPv6 without its brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// What to run in place of a shell, for the shell there to take apart. Telnet runs nothing.
    pub command: Option<String>,
}

impl Destination {
    /// With a command to run in place of a shell.
    #[must_use]
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.command = Some(command.into());
        self
    }
}

impl FromStr for Destination {
    type Err = String;

    /// What is wrong is said in one line.
    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = "ssh://[user@]host[:port] or telnet://host[:port] is wanted";
        let (scheme, rest) = text.split_once("://").ok_or(wanted)?;
        let protocol = match scheme.to_ascii_lowercase().as_str() {
            "ssh" => Protocol::Ssh,
            "telnet" => Protocol::Telnet,
            _ => return Err(wanted.into()),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        // A user's name may have an `@` in it, a host's has none.
        let (user, place) = match rest.rsplit_once('@') {
            Some((user, place)) => (Some(user), place),
            None => (None, rest),
        };
        if user.is_some() && protocol == Protocol::Telnet {
            return Err("telnet has no users; leave out what stands before the `@`".into());
        }
        if user.is_some_and(|user| user.is_empty() || user.contains(|c: char| c.is_control())) {
            return Err(wanted.into());
        }
        let (host, port) = host_and_port(place).ok_or(wanted)?;
        let strange = |c: char| c.is_whitespace() || c.is_control() || "/@[]?#".contains(c);
        // A name that begins with a hyphen is a slip, and an option to many a program.
        if host.is_empty() || host.starts_with('-') || host.contains(strange) {
            return Err(wanted.into());
        }
        let port = match port {
            None => protocol.port(),
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits
                .parse()
                .ok()
                .filter(|port| *port > 0)
                .ok_or("a port is a number from 1 to 65535")?,
            Some(_) => return Err("a port is a number from 1 to 65535".into()),
        };
        Ok(Self {
            protocol,
            user: user.map(str::to_owned),
            host: host.to_owned(),
            port,
            command: None,
        })
    }
}

fn host_and_port(place: &str) -> Option<(&str, Option<&str>)> {
    if let Some(bracketed) = place.strip_prefix('[') {
        let (host, rest) = bracketed.split_once(']')?;
        return match rest.strip_prefix(':') {
            Some(port) => Some((host, Some(port))),
            None => rest.is_empty().then_some((host, None)),
        };
    }
    match place.split_once(':') {
        // Without brackets nobody knows where the address ends.
        Some((_, port)) if port.contains(':') => None,
        Some((host, port)) => Some((host, Some(port))),
        None => Some((place, None)),
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://", self.protocol.scheme())?;
        if let Some(user) = &self.user {
            write!(f, "{user}@")?;
        }
        if self.host.contains(':') {
            write!(f, "[{}]", self.host)?;
        } else {
            f.write_str(&self.host)?;
        }
        if self.port != self.protocol.port() {
            write!(f, ":{}", self.port)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, protocol: Protocol, user: Option<&str>, host: &str, port: u16) {
        let destination: Destination = text.parse().unwrap();
        let expected = Destination {
            protocol,
            user: user.map(str::to_owned),
            host: host.to_owned(),
            port,
            command: None,
        };
        assert_eq!(destination, expected, "{text}");
        assert_eq!(destination.to_string().parse(), Ok(expected), "{text}");
    }

    #[test]
    fn a_host_is_read_with_what_is_left_out() {
        check("ssh://a.org", Protocol::Ssh, None, "a.org", 22);
        check(
            "SSH://ann@a.org:2222/",
            Protocol::Ssh,
            Some("ann"),
            "a.org",
            2222,
        );
        check(
            "ssh://ann@b@a.org",
            Protocol::Ssh,
            Some("ann@b"),
            "a.org",
            22,
        );
        check("telnet://[::1]:2323", Protocol::Telnet, None, "::1", 2323);
        check("telnet://[::1]", Protocol::Telnet, None, "::1", 23);
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for text in [
            "",
            "a.org",
            "http://a.org",
            "ssh://",
            "ssh://@a.org",
            "ssh://a.org:0",
            "ssh://a.org:x",
            "ssh://a.org:65536",
            "ssh://a.org:+1",
            "ssh://::1",
            "ssh://[::1",
            "ssh://[::1]x",
            "ssh://-oProxyCommand=x",
            "ssh://a b",
            "ssh://a.org/path",
            "telnet://ann@a.org",
            "ssh://a\x1b[2J",
        ] {
            assert!(text.parse::<Destination>().is_err(), "{text:?}");
        }
    }
}
