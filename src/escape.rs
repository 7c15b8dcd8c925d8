//! How a person gets out of a connection whose host does not let them.

/// What leads out, among all that is typed.
#[derive(Debug)]
pub(crate) enum Escape {
    /// `~.` at the beginning of a line, as in OpenSSH; `~~` types one `~`.
    Tilde(Tilde),
    /// Ctrl-], as in telnet.
    ControlBracket,
}

/// Where in a line the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tilde {
    /// At its beginning.
    Start,
    /// Behind a tilde at its beginning, which is not sent yet.
    Held,
    Within,
}

/// Ctrl-].
const CONTROL_BRACKET: u8 = 0x1d;

impl Escape {
    pub(crate) const fn tilde() -> Self {
        Self::Tilde(Tilde::Start)
    }

    /// What of `typed` is for the host, and whether the person wants out after that.
    pub(crate) fn filter(&mut self, typed: &[u8]) -> (Vec<u8>, bool) {
        match self {
            Self::ControlBracket => {
                let mut parts = typed.splitn(2, |byte| *byte == CONTROL_BRACKET);
                let before = parts.next().unwrap_or_default().to_vec();
                (before, parts.next().is_some())
            }
            Self::Tilde(place) => {
                let mut sent = Vec::with_capacity(typed.len() + 1);
                for &byte in typed {
                    match (*place, byte) {
                        (Tilde::Start, b'~') => {
                            *place = Tilde::Held;
                            continue;
                        }
                        (Tilde::Held, b'.') => return (sent, true),
                        (Tilde::Held, b'~') => {}
                        (Tilde::Held, _) => sent.push(b'~'),
                        _ => {}
                    }
                    sent.push(byte);
                    *place = match byte {
                        b'\r' | b'\n' => Tilde::Start,
                        _ => Tilde::Within,
                    };
                }
                (sent, false)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the host gets of pieces that are typed one after the other, and whether the person is out.
    #[track_caller]
    fn check(mut escape: Escape, typed: &[&str], sent: &str, out: bool) {
        let (mut all, mut is_out) = (Vec::new(), false);
        for piece in typed {
            assert!(!is_out);
            let (bytes, wants_out) = escape.filter(piece.as_bytes());
            all.extend(bytes);
            is_out = wants_out;
        }
        assert_eq!(
            (String::from_utf8(all).unwrap().as_str(), is_out),
            (sent, out)
        );
    }

    #[test]
    fn a_tilde_and_a_dot_at_the_beginning_of_a_line_lead_out() {
        check(Escape::tilde(), &["~."], "", true);
        check(Escape::tilde(), &["ls\r", "~", ".x"], "ls\r", true);
        check(Escape::tilde(), &["cd ~.\r"], "cd ~.\r", false);
        check(Escape::tilde(), &["a~.", "~."], "a~.~.", false);
    }

    #[test]
    fn other_tildes_are_typed() {
        check(Escape::tilde(), &["~", "/x\r"], "~/x\r", false);
        check(Escape::tilde(), &["~~."], "~.", false);
        check(Escape::tilde(), &["~\r~."], "~\r", true);
    }

    #[test]
    fn control_bracket_leads_out_of_telnet() {
        check(Escape::ControlBracket, &["ab", "c\x1dd"], "abc", true);
        check(Escape::ControlBracket, &["~."], "~.", false);
    }
}
