//! Which lines say the same: by their text up to its variable part, in a time that does not grow with the log.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::{SystemTime, UNIX_EPOCH};

/// How many groups are remembered in each of the two generations.
const GROUPS: usize = 2048;

/// Counts lines by what they say.
///
/// Groups that were not seen for long are forgotten: when the younger generation is full it becomes the older one, and what
/// was only in that is gone. A forgotten group begins anew, under another number.
#[derive(Debug, Default)]
pub(super) struct Groups {
    young: HashMap<u64, Count>,
    old: HashMap<u64, Count>,
    /// The day of the newest line, in days since 1970 (UTC).
    day: u64,
    groups: u64,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    group: u64,
    times: u64,
}

impl Groups {
    /// The number of the group that a line belongs to, and how many of it there were with this one.
    pub(super) fn count(&mut self, at: SystemTime, event: &str, text: &str) -> (u64, u64) {
        let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        if self.day != seconds / 86_400 {
            self.day = seconds / 86_400;
            self.young.clear();
            self.old.clear();
        }
        let key = key(event, text);
        if let Some(count) = self.young.get_mut(&key) {
            count.times += 1;
            return (count.group, count.times);
        }
        if self.young.len() >= GROUPS {
            self.old = std::mem::take(&mut self.young);
        }
        let mut count = self.old.remove(&key).unwrap_or_else(|| {
            self.groups += 1;
            Count {
                group: self.groups,
                times: 0,
            }
        });
        count.times += 1;
        self.young.insert(key, count);
        (count.group, count.times)
    }

    /// How many groups are remembered.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

/// What is the same in lines that differ in their variable parts only.
///
/// A word with a digit in it is variable (numbers, times, addresses, fingerprints, names of circuits), and so is what
/// stands in quotes: both count as one mark, whatever they are. A word ends where neither a letter nor a digit follows, nor
/// what joins them in an address, a time or a name.
fn key(event: &str, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    event.hash(&mut hasher);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = match byte {
            b'"' => quoted(rest),
            byte if joins(byte) => rest.iter().take_while(|&&byte| joins(byte)).count(),
            _ => 1,
        };
        let word = rest.get(..length).unwrap_or(rest);
        let variable = byte == b'"' && length > 1 || word.iter().any(u8::is_ascii_digit);
        hasher.write(if variable { b"\x00" } else { word });
        at += length.max(1);
    }
    hasher.finish()
}

/// The length of what is in quotes, with these; 1 for a quote that nothing ends.
fn quoted(bytes: &[u8]) -> usize {
    let end = bytes.iter().skip(1).position(|&byte| byte == b'"');
    end.map_or(1, |end| end + 2)
}

const fn joins(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte >= 0x80
        || matches!(
            byte,
            b'.' | b':' | b'_' | b'-' | b'$' | b'~' | b'+' | b'=' | b'/'
        )
}
