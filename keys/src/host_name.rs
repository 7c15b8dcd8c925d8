//! The names of hosts in `known_hosts`: patterns and hashes (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use ssh_key::known_hosts::HostPatterns;

/// The port that is not written down.
const SSH_PORT: u16 = 22;

/// What a host on a port is called: its name alone on port 22, `[name]:port` elsewhere. Upper case makes no difference.
pub(crate) fn host_name(host: &str, port: u16) -> String {
    let host = host.to_ascii_lowercase();
    if port == SSH_PORT {
        host
    } else {
        format!("[{host}]:{port}")
    }
}

/// The first word of a line: for which hosts it is.
#[derive(Clone, Debug)]
pub(crate) struct Hosts(HostPatterns);

impl Hosts {
    /// Reads the word; why it is none, if so.
    pub(crate) fn parse(word: &str) -> Result<Self, String> {
        match word.parse() {
            Ok(patterns) => Ok(Self(patterns)),
            Err(_) if word.starts_with('|') => {
                Err("the hashed name is damaged, `|1|salt|hash` is wanted".to_owned())
            }
            Err(_) => Err("there is no name of a host".to_owned()),
        }
    }

    /// Whether the line is for this host, whose name is as [`host_name`] gives it.
    pub(crate) fn has(&self, name: &str) -> bool {
        match &self.0 {
            HostPatterns::HashedName { salt, hash } => Hmac::<Sha1>::new_from_slice(salt)
                .is_ok_and(|mut mac| {
                    mac.update(name.as_bytes());
                    mac.verify_slice(hash).is_ok()
                }),
            HostPatterns::Patterns(patterns) => {
                let mut found = false;
                for pattern in patterns {
                    match pattern.strip_prefix('!') {
                        // One "not this one" decides, wherever it stands.
                        Some(not) if matches(not, name) => return false,
                        Some(_) => {}
                        None => found |= matches(pattern, name),
                    }
                }
                found
            }
        }
    }
}

/// Whether `name` is what `pattern` describes: `*` is any number of characters, `?` is one.
fn matches(pattern: &str, name: &str) -> bool {
    let pattern = pattern.to_ascii_lowercase();
    let (pattern, name) = (pattern.as_bytes(), name.as_bytes());
    let (mut at, mut here) = (0, 0);
    // Where the latest star is, and where in the name what follows it was last tried: only that one has to be tried again.
    let mut star = None;
    loop {
        match (pattern.get(at), name.get(here)) {
            (None, None) => return true,
            (Some(b'*'), _) => {
                star = Some((at, here));
                at += 1;
            }
            (Some(b'?'), Some(_)) => (at, here) = (at + 1, here + 1),
            (Some(wanted), Some(found)) if wanted == found => (at, here) = (at + 1, here + 1),
            (_, _) => match star {
                Some((its, tried)) if tried < name.len() => {
                    star = Some((its, tried + 1));
                    (at, here) = (its + 1, tried + 1);
                }
                _ => return false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, name: &str, expected: bool) {
        let hosts = Hosts::parse(word).unwrap();
        assert_eq!(hosts.has(name), expected, "{word} and {name}");
    }

    #[test]
    fn a_name_carries_its_port_unless_it_is_the_usual_one() {
        assert_eq!(host_name("Example.ORG", 22), "example.org");
        assert_eq!(host_name("::1", 2222), "[::1]:2222");
    }

    #[test]
    fn patterns_match_whole_names() {
        check("example.org", "example.org", true);
        check("example.org", "www.example.org", false);
        check("EXAMPLE.org", "example.org", true);
        check("*.example.org", "a.b.example.org", true);
        check("*.example.org", "example.org", false);
        check("host?", "host1", true);
        check("host?", "host", false);
        check("a*b*c", "axxbxxbyc", true);
        check("a*b*c", "axxbxxby", false);
        check("*", "anything", true);
        check("[*.org]:2222", "[a.org]:2222", true);
        check("a.org,b.org", "b.org", true);
    }

    #[test]
    fn a_negated_pattern_decides_wherever_it_stands() {
        check("*.org,!bad.org", "good.org", true);
        check("*.org,!bad.org", "bad.org", false);
        check("!bad.org,*.org", "bad.org", false);
        check("!bad.org", "good.org", false);
    }

    #[test]
    fn a_pattern_full_of_stars_takes_no_time() {
        let pattern = "*a".repeat(400) + "b";
        check(&pattern, &"a".repeat(4000), false);
    }
}
