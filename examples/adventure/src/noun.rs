//! Which of several things a phrase means.

/// The phrase in lower case, without articles and punctuation at the ends of words. A phrase of
/// nothing but articles stays: somebody may be called "An".
pub(crate) fn normalise(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    let words = || {
        lower
            .split_whitespace()
            .map(|word| word.trim_matches(['.', ',', '!', '?', ';', '"', '*']))
            .filter(|word| !word.is_empty())
    };
    let kept: Vec<&str> = words().filter(|word| !is_article(word)).collect();
    if kept.is_empty() {
        words().collect::<Vec<_>>().join(" ")
    } else {
        kept.join(" ")
    }
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "some" | "my" | "that" | "this" | "these" | "those" | "your"
    )
}

/// How well a phrase names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The beginning of a noun, three letters or more.
    Abbreviated,
    Whole,
}

/// How well a normalised phrase fits: adjectives and nouns in any order, a noun at the end.
fn fit(phrase: &str, nouns: &[&str], adjectives: &[&str]) -> Option<Fit> {
    let mut words = phrase.split(' ').rev();
    let last = words.next()?;
    if !words.all(|word| adjectives.contains(&word) || nouns.contains(&word)) {
        return None;
    }
    if nouns.contains(&last) {
        return Some(Fit::Whole);
    }
    let short = last.chars().count() >= 3 && nouns.iter().any(|noun| noun.starts_with(last));
    short.then_some(Fit::Abbreviated)
}

/// Those candidates that the normalised phrase names best: none, one, or several.
pub(crate) fn choose<T: Copy>(
    phrase: &str,
    candidates: impl IntoIterator<Item = T>,
    words: impl Fn(T) -> (&'static [&'static str], &'static [&'static str]),
) -> Vec<T> {
    let mut best = None;
    let mut chosen = Vec::new();
    for candidate in candidates {
        let (nouns, adjectives) = words(candidate);
        let fit = fit(phrase, nouns, adjectives);
        if fit.is_none() || fit < best {
            continue;
        }
        if fit > best {
            chosen.clear();
            best = fit;
        }
        chosen.push(candidate);
    }
    chosen
}

/// True if the phrase is one of the nouns, or the beginning of one.
pub(crate) fn names(phrase: &str, nouns: &[&str]) -> bool {
    fit(phrase, nouns, &[]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_punctuation_go() {
        assert_eq!(normalise(" The  Storm LAMP! "), "storm lamp");
        assert_eq!(normalise("An"), "an");
        assert_eq!(normalise("?!"), "");
    }

    #[test]
    fn whole_words_win_over_beginnings() {
        let table: [(&[&str], &[&str]); 2] = [(&["bell"], &["ship's"]), (&["bellows"], &[])];
        let check = |phrase, expected: &[usize]| {
            assert_eq!(choose(phrase, [0, 1], |i: usize| table[i]), expected);
        };
        check("bell", &[0]);
        check("bel", &[0, 1]);
        check("ship's bell", &[0]);
        check("ship's bellows", &[]);
        check("be", &[]);
        check("", &[]);
    }
}
