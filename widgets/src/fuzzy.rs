//! How well a few typed letters fit a name: the letters must stand in it in their order, whatever lies between.

/// A letter that fits.
const LETTER: i32 = 16;
/// It begins a word.
const WORD: i32 = 10;
/// It follows the letter that fits before it.
const TOGETHER: i32 = 12;
/// It begins the name.
const FIRST: i32 = 4;

/// Of a longer name or pattern only so much is looked at, so that the work of a key is bounded.
const NAME: usize = 256;
const PATTERN: usize = 64;

/// How well a pattern fits a name, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fit {
    /// The more, the better.
    pub(crate) score: i32,
    /// The letters that fit, as indices in bytes.
    pub(crate) at: Vec<usize>,
}

/// The best that is known of the letters up to one that fits at a place.
#[derive(Clone, Copy)]
struct Best {
    score: i32,
    /// Where the letter before fits.
    before: Option<usize>,
}

fn folded(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// How well `pattern` fits `name`; none if it does not. Case is nothing, and blanks in the pattern are nothing.
pub(crate) fn fit(pattern: &str, name: &str) -> Option<Fit> {
    let letters = pattern.chars().filter(|c| !c.is_whitespace());
    let letters: Vec<char> = letters.map(folded).take(PATTERN).collect();
    let name: Vec<(usize, char)> = name.char_indices().take(NAME).collect();
    if !is_within(&letters, &name) {
        return None;
    }
    let places: Vec<i32> = bonuses(&name).collect();
    // One row for each letter: the best with that letter at each place of the name.
    let mut rows: Vec<Vec<Option<Best>>> = Vec::with_capacity(letters.len());
    for &letter in &letters {
        let row = row(letter, rows.last().map(Vec::as_slice), &name, &places);
        rows.push(row);
    }
    trace(&rows, &name)
}

/// Whether the letters stand in the name in their order: most names are left out by this.
fn is_within(letters: &[char], name: &[(usize, char)]) -> bool {
    let mut rest = name.iter();
    letters
        .iter()
        .all(|&letter| rest.any(|&(_, c)| folded(c) == letter))
}

/// What a letter is worth at each place of the name.
fn bonuses(name: &[(usize, char)]) -> impl Iterator<Item = i32> + '_ {
    let mut before = None;
    name.iter().map(move |&(_, c)| {
        let begins = match before.replace(c) {
            None => WORD + FIRST,
            Some(before) if !before.is_alphanumeric() && c.is_alphanumeric() => WORD,
            Some(before) if before.is_lowercase() && c.is_uppercase() => WORD,
            Some(_) => 0,
        };
        LETTER + begins
    })
}

fn row(
    letter: char,
    above: Option<&[Option<Best>]>,
    name: &[(usize, char)],
    places: &[i32],
) -> Vec<Option<Best>> {
    // The best place of the letter before that is not just before this one.
    let mut far: Option<(i32, usize)> = None;
    let mut row = Vec::with_capacity(name.len());
    for (n, (&(_, c), &place)) in name.iter().zip(places).enumerate() {
        let just_before = n.checked_sub(1).and_then(|before| {
            let best = above?.get(before).copied().flatten()?;
            Some((best.score, before))
        });
        let best = match above {
            None => Some((place, None)),
            Some(_) => {
                let near = just_before.map(|(score, at)| (score + place + TOGETHER, Some(at)));
                let far = far.map(|(score, at)| (score + place, Some(at)));
                near.into_iter().chain(far).max_by_key(|&(score, _)| score)
            }
        };
        row.push(match best {
            Some((score, before)) if folded(c) == letter => Some(Best { score, before }),
            _ => None,
        });
        if just_before.is_some_and(|(score, _)| far.is_none_or(|(best, _)| score > best)) {
            far = just_before;
        }
    }
    row
}

/// Where the letters fit best, from the last to the first.
fn trace(rows: &[Vec<Option<Best>>], name: &[(usize, char)]) -> Option<Fit> {
    let Some(last) = rows.last() else {
        return Some(Fit {
            score: 0,
            at: Vec::new(),
        });
    };
    let ends = last.iter().enumerate();
    let fitting = ends.filter_map(|(n, best)| Some((best.as_ref()?.score, std::cmp::Reverse(n))));
    let (score, std::cmp::Reverse(end)) = fitting.max()?;
    let mut at = Vec::with_capacity(rows.len());
    let mut next = Some(end);
    for row in rows.iter().rev() {
        let n = next?;
        at.push(name.get(n)?.0);
        next = row.get(n).copied().flatten()?.before;
    }
    at.reverse();
    Some(Fit { score, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, name: &str, expected: Option<&[usize]>) {
        let at = fit(pattern, name).map(|fit| fit.at);
        assert_eq!(at.as_deref(), expected, "{pattern} in {name}");
    }

    #[test]
    fn letters_fit_in_their_order_whatever_their_case() {
        check("sf", "Save file", Some(&[0, 5]));
        check("SAVE", "save", Some(&[0, 1, 2, 3]));
        check("fs", "Save file", None);
        check("savee", "Save file", Some(&[0, 1, 2, 3, 8]));
        check("s f", "Save file", Some(&[0, 5]));
        check("", "Save", Some(&[]));
        check("a", "", None);
        check("éé", "ÉtÉ", Some(&[0, 3]));
    }

    #[test]
    fn beginnings_of_words_and_letters_together_fit_better() {
        check("fi", "of a file", Some(&[5, 6]));
        check("op", "loop open", Some(&[5, 6]));
        check("b", "fooBar b", Some(&[3]));
        let score = |name| fit("open", name).map(|fit| fit.score);
        assert!(score("Open file") > score("Reopen"));
        assert!(score("Reopen") > score("Stop the engine"));
    }

    /// What all ways to fit the letters come to, tried one by one.
    fn slowly(
        letters: &[char],
        name: &[(usize, char)],
        places: &[i32],
        after: Option<usize>,
    ) -> Option<i32> {
        let Some((&letter, rest)) = letters.split_first() else {
            return Some(0);
        };
        let from = after.map_or(0, |n| n + 1);
        let ways = (from..name.len()).filter(|&n| folded(name[n].1) == letter);
        ways.filter_map(|n| {
            let together = after.is_some_and(|before| before + 1 == n);
            let here = places[n] + if together { TOGETHER } else { 0 };
            Some(here + slowly(rest, name, places, Some(n))?)
        })
        .max()
    }

    #[test]
    fn no_way_fits_better_than_the_one_that_is_found() {
        let names = ["ab aab ba", "aAbB", "b a-b/a.b", "bbbaaa", "", "a b a b"];
        let patterns = ["a", "ab", "ba", "aab", "abab", "bb", "aba"];
        for name in names {
            for pattern in patterns {
                let letters: Vec<char> = pattern.chars().collect();
                let chars: Vec<(usize, char)> = name.char_indices().collect();
                let places: Vec<i32> = bonuses(&chars).collect();
                let expected = slowly(&letters, &chars, &places, None);
                let found = fit(pattern, name);
                assert_eq!(found.map(|fit| fit.score), expected, "{pattern} in {name}");
            }
        }
    }
}
