//! What is different between two texts, line by line.

/// A line of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Same(&'a str),
    Removed(&'a str),
    Added(&'a str),
}

/// Beyond so many pairs of lines, what is between the first and the last difference is told as replaced as a whole.
const MOST: usize = 1_000_000;

/// How `before` becomes `after`, with as few lines as possible.
pub(super) fn lines<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let before: Vec<&str> = before.lines().collect();
    let after: Vec<&str> = after.lines().collect();
    let head = before
        .iter()
        .zip(&after)
        .take_while(|(one, other)| one == other)
        .count();
    let tail = before.iter().rev().zip(after.iter().rev());
    let most = before.len().min(after.len()) - head;
    let tail = tail
        .take(most)
        .take_while(|(one, other)| one == other)
        .count();
    let old = before.get(head..before.len() - tail).unwrap_or_default();
    let new = after.get(head..after.len() - tail).unwrap_or_default();
    let mut lines: Vec<Line<'a>> = before
        .iter()
        .take(head)
        .map(|line| Line::Same(line))
        .collect();
    lines.extend(between(old, new));
    lines.extend(
        before
            .iter()
            .skip(before.len() - tail)
            .map(|line| Line::Same(line)),
    );
    lines
}

fn between<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let whole = || {
        let removed = old.iter().map(|line| Line::Removed(line));
        removed
            .chain(new.iter().map(|line| Line::Added(line)))
            .collect()
    };
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > MOST {
        return whole();
    }
    // How many lines the rests from here on have in common, at most: row by row from the end.
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    let at = |common: &[u32], i: usize, j: usize| common.get(i * width + j).copied().unwrap_or(0);
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let longest = match one == other {
                true => at(&common, i + 1, j + 1) + 1,
                false => at(&common, i + 1, j).max(at(&common, i, j + 1)),
            };
            if let Some(cell) = common.get_mut(i * width + j) {
                *cell = longest;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while let (Some(one), Some(other)) = (old.get(i), new.get(j)) {
        if one == other {
            lines.push(Line::Same(one));
            (i, j) = (i + 1, j + 1);
        } else if at(&common, i + 1, j) >= at(&common, i, j + 1) {
            lines.push(Line::Removed(one));
            i += 1;
        } else {
            lines.push(Line::Added(other));
            j += 1;
        }
    }
    lines.extend(old.iter().skip(i).map(|line| Line::Removed(line)));
    lines.extend(new.iter().skip(j).map(|line| Line::Added(line)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, expected: &str) {
        let lines: Vec<String> = lines(before, after)
            .into_iter()
            .map(|line| match line {
                Line::Same(line) => format!(" {line}"),
                Line::Removed(line) => format!("-{line}"),
                Line::Added(line) => format!("+{line}"),
            })
            .collect();
        assert_eq!(lines.join(" "), expected);
    }

    #[test]
    fn a_comparison_tells_what_goes_and_what_comes() {
        check("a\nb\nc", "a\nx\nc", " a -b +x  c");
        check("a\nb\nc\nd", "b\nd\ne", "-a  b -c  d +e");
        check("", "a", "+a");
        check("a\n", "", "-a");
        check("a\na\na", "a\na", " a  a -a");
        check("same", "same", " same");
    }

    #[test]
    fn long_texts_are_compared_in_a_bounded_time() {
        let long = |word: &str| {
            (0..3000)
                .map(|n| format!("{word}{n}\n"))
                .collect::<String>()
        };
        assert_eq!(lines(&long("a"), &long("b")).len(), 6000);
    }
}
