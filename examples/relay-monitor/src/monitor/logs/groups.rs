//! Which lines say the same: by their text up to its variable part, in a time that does not grow with the log.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, BuildHasherDefault, Hasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

/// How many groups are remembered in each of the two generations.
const GROUPS: usize = 2048;

/// Counts lines by what they say.
///
/// Groups that were not seen for long are forgotten: when the younger generation is full it becomes the older one, and what
/// was only in that is gone. A forgotten group begins anew, under another number.
#[derive(Debug, Default)]
pub(super) struct Groups {
    young: Counts,
    old: Counts,
    /// The day of the newest line, in days since 1970 (UTC).
    day: u64,
    /// Makes keys. Nobody outside knows its secret: a stranger who has a say in a line cannot hide another behind it.
    hash: RandomState,
    /// What is the same in the line that is counted; kept for its memory.
    same: Vec<u8>,
}

type Counts = HashMap<u64, Count, BuildHasherDefault<AsItIs>>;

#[derive(Clone, Copy, Debug)]
struct Count {
    last: u64,
    times: u64,
}

impl Groups {
    /// Counts the line of this number. Returns the number of the last one before that says the same, 0 if there is none, and
    /// how many there were with this one.
    pub(super) fn count(
        &mut self,
        number: u64,
        at: SystemTime,
        event: &str,
        text: &str,
    ) -> (u64, u64) {
        let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        if self.day != seconds / 86_400 {
            self.day = seconds / 86_400;
            self.young.clear();
            self.old.clear();
        }
        self.same.clear();
        self.same.extend_from_slice(event.as_bytes());
        self.same.push(b'\n');
        put_same(&mut self.same, text);
        let key = self.hash.hash_one(&*self.same);
        if let Some(count) = self.young.get_mut(&key) {
            let before = std::mem::replace(&mut count.last, number);
            count.times += 1;
            return (before, count.times);
        }
        if self.young.len() >= GROUPS {
            self.old = std::mem::take(&mut self.young);
        }
        let before = self.old.remove(&key);
        let times = before.map_or(0, |count| count.times) + 1;
        self.young.insert(
            key,
            Count {
                last: number,
                times,
            },
        );
        (before.map_or(0, |count| count.last), times)
    }

    /// How many groups are remembered.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

/// The keys are hashes already.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// Appends what is the same in lines that differ in their variable parts only.
///
/// A word with a digit in it is variable (numbers, times, addresses, fingerprints, names of circuits), and so is what
/// stands in quotes: both count as one mark, whatever they are. A word ends where neither a letter nor a digit follows, nor
/// what joins them in an address, a time or a name.
fn put_same(same: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while let Some(&byte) = rest.first() {
        let (length, is_variable) = match byte {
            b'"' => {
                let length = quoted(rest);
                (length, length > 1)
            }
            _ if kind(byte) == Kind::Between => {
                let is_between = |byte: &&u8| **byte != b'"' && kind(**byte) == Kind::Between;
                (rest.iter().take_while(is_between).count(), false)
            }
            _ => word(rest),
        };
        let (head, tail) = rest.split_at_checked(length.max(1)).unwrap_or((rest, b""));
        same.extend_from_slice(if is_variable { b"\x00" } else { head });
        rest = tail;
    }
}

/// The length of a word, and whether a digit is in it.
fn word(bytes: &[u8]) -> (usize, bool) {
    let mut has_digit = false;
    let joins = |byte: &&u8| {
        let kind = kind(**byte);
        has_digit |= kind == Kind::Digit;
        kind != Kind::Between
    };
    let length = bytes.iter().take_while(joins).count();
    (length, has_digit)
}

/// The length of what is in quotes, with these; 1 for a quote that nothing ends.
fn quoted(bytes: &[u8]) -> usize {
    let end = bytes.iter().skip(1).position(|&byte| byte == b'"');
    end.map_or(1, |end| end + 2)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Between,
    Digit,
    Joins,
}

/// By the byte, as it is asked for each.
static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Between; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' => Kind::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => Kind::Joins,
            b'.' | b':' | b'_' | b'-' | b'$' | b'~' | b'+' | b'=' | b'/' => Kind::Joins,
            _ => Kind::Between,
        };
        byte += 1;
    }
    kinds
};

fn kind(byte: u8) -> Kind {
    KINDS
        .get(usize::from(byte))
        .copied()
        .unwrap_or(Kind::Between)
}
