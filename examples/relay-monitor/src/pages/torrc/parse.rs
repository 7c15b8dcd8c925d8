//! The lines of a torrc: options, their values, comments (tor's manual, "The configuration file format").

use std::ops::Range;

/// A line of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where in it the name of an option stands; none in a comment, and where a value goes on.
    pub(super) name: Option<Range<usize>>,
    /// From here on it is a comment.
    pub(super) comment: usize,
    /// The value of the option, of all lines on which it stands; only where the name is.
    pub(super) value: String,
}

impl Line {
    /// The name of the option, without the signs before it.
    pub(super) fn option(&self) -> Option<&str> {
        let name = self.text.get(self.name.clone()?)?;
        Some(name.trim_start_matches(['+', '/']))
    }

    /// Whether nothing but a comment, or nothing at all, stands there.
    pub(super) fn is_comment(&self) -> bool {
        self.text
            .get(..self.comment)
            .unwrap_or_default()
            .trim()
            .is_empty()
    }
}

/// Takes a file apart. Nothing is refused: what is wrong with it is for others to find.
pub(super) fn parse(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    // The line of the option whose value goes on.
    let mut open: Option<usize> = None;
    for text in text.lines() {
        let comment = comment_of(text);
        let said = text.get(..comment).unwrap_or_default();
        let (said, goes_on) = match said.trim_end().strip_suffix('\\') {
            Some(said) => (said, true),
            None => (said, false),
        };
        let mut line = Line {
            text: text.to_owned(),
            comment,
            ..Line::default()
        };
        let number = lines.len();
        match open {
            // Between the parts of a value, comments may stand.
            Some(first) if line.is_comment() => {
                open = Some(first);
                lines.push(line);
                continue;
            }
            Some(first) => {
                if let Some(first) = lines.get_mut(first) {
                    first.value.push_str(said.trim());
                }
            }
            None => {
                let start = said.len() - said.trim_start().len();
                let rest = said.get(start..).unwrap_or_default();
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                if end > 0 {
                    line.name = Some(start..start + end);
                    line.value = rest.get(end..).unwrap_or_default().trim_start().to_owned();
                    if !goes_on {
                        line.value.truncate(line.value.trim_end().len());
                    }
                }
            }
        }
        open = goes_on.then(|| open.unwrap_or(number));
        lines.push(line);
    }
    for line in &mut lines {
        if let Some(quoted) = unquoted(&line.value) {
            line.value = quoted;
        }
    }
    lines
}

/// Where the comment of a line begins; its end if there is none. In quotation marks `#` is a character like others.
fn comment_of(line: &str) -> usize {
    let mut is_quoted = false;
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '#' if !is_quoted => return at,
            _ => {}
        }
    }
    line.len()
}

/// A value that stands in quotation marks, without them and its escapes.
fn unquoted(value: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                other => text.push(other),
            },
            c => text.push(c),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let lines = parse(text);
        let options: Vec<(&str, &str)> = lines
            .iter()
            .filter_map(|line| Some((line.option()?, line.value.as_str())))
            .collect();
        assert_eq!(options, expected);
    }

    #[test]
    fn options_have_values_and_comments_are_none() {
        check(
            "# a relay\nNickname relay1 # that is it\n\n  ORPort   9001  \n",
            &[("Nickname", "relay1"), ("ORPort", "9001")],
        );
        check(
            "ContactInfo \"a # b \\\"c\\\"\"",
            &[("ContactInfo", "a # b \"c\"")],
        );
        check(
            "ExitPolicy accept *:80, \\\n# and\n  reject *:*\nSocksPort 0",
            &[
                ("ExitPolicy", "accept *:80, reject *:*"),
                ("SocksPort", "0"),
            ],
        );
        check(
            "+Log notice file /x\n/SocksPolicy",
            &[("Log", "notice file /x"), ("SocksPolicy", "")],
        );
        check("%include /etc/torrc.d", &[("%include", "/etc/torrc.d")]);
        check("A \\", &[("A", "")]);
        check("", &[]);
    }

    #[test]
    fn a_line_knows_where_its_parts_are() {
        let lines = parse("#x\n  Nickname a # c");
        assert!(lines[0].is_comment());
        assert_eq!((lines[1].name.clone(), lines[1].comment), (Some(2..10), 13));
    }
}
