//! Agreement on UTF-8 (RFC 2066). We ask for nothing else and accept nothing else.

use super::role::Role;

const REQUEST: u8 = 1;
const ACCEPTED: u8 = 2;
const REJECTED: u8 = 3;
const TTABLE_IS: u8 = 4;
const TTABLE_REJECTED: u8 = 5;
const TTABLE_ACK: u8 = 6;
const TTABLE_NAK: u8 = 7;

/// What the side that has said WILL CHARSET and heard DO sends: the one name, behind its separator.
pub(super) const UTF_8_REQUEST: &[u8] = b"\x01;UTF-8";

/// How our own REQUEST stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Charset {
    /// There is none, or it is answered.
    #[default]
    Idle,
    /// It is on its way.
    Requested,
    /// It crossed one of the server's, which counts: the answer to ours says nothing.
    Void,
}

/// What came of a subnegotiation.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Outcome {
    pub(super) reply: Option<Vec<u8>>,
    /// UTF-8 is agreed on, or it is settled that it isn't.
    pub(super) utf8: Option<bool>,
}

impl Charset {
    /// `None` if the body follows no rule.
    pub(super) fn hear(&mut self, role: Role, body: &[u8]) -> Option<Outcome> {
        let (&kind, rest) = body.split_first()?;
        let mut outcome = Outcome::default();
        match kind {
            // Requests that crossed: the server rejects the client's, the client answers the server's.
            REQUEST if *self == Charset::Requested && role == Role::Server => {
                outcome.reply = Some(vec![REJECTED]);
            }
            REQUEST => {
                if *self == Charset::Requested {
                    *self = Charset::Void;
                }
                let utf8 = find_utf8(rest);
                outcome.reply = Some(match utf8 {
                    Some(name) => [&[ACCEPTED], name].concat(),
                    None => vec![REJECTED],
                });
                outcome.utf8 = Some(utf8.is_some());
            }
            ACCEPTED => outcome.utf8 = self.answered(is_utf8(rest)),
            REJECTED => outcome.utf8 = self.answered(false),
            // A translation table that we have not offered to take.
            TTABLE_IS => {
                outcome.reply = Some(vec![TTABLE_REJECTED]);
                outcome.utf8 = self.answered(false);
            }
            // Answers to tables, which we never send.
            TTABLE_REJECTED | TTABLE_ACK | TTABLE_NAK => {}
            _ => return None,
        }
        Some(outcome)
    }

    fn answered(&mut self, utf8: bool) -> Option<bool> {
        let before = std::mem::take(self);
        (before == Charset::Requested).then_some(utf8)
    }
}

/// UTF-8 in a REQUEST's list, as the list spells it.
fn find_utf8(list: &[u8]) -> Option<&[u8]> {
    let list = match list.strip_prefix(b"[TTABLE ]") {
        // The version of the tables, one byte.
        Some(rest) => rest.split_first()?.1,
        None => list,
    };
    let (separator, names) = list.split_first()?;
    names
        .split(|byte| byte == separator)
        .find(|name| is_utf8(name))
}

fn is_utf8(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"UTF-8") || name.eq_ignore_ascii_case(b"UTF8")
}
