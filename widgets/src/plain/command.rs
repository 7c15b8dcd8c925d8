//! What a line means that the person typed.

/// A line that is no answer, but says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Where,
    Things,
    Next,
    Back,
    Read,
    More,
    Keys,
    Press(String),
    Close,
    Leave,
    /// To the thing of this number or name.
    Go(String),
    /// Says the lines of a text, from this one on, from 1.
    Lines(u64),
    /// Writes a line of a text anew, or takes it out.
    Line(u64, String),
    /// A word that is none of these: the app may know it.
    Other(String),
}

/// The command in a line that begins with a slash, or that is a question mark.
pub(super) fn marked(line: &str) -> Option<Command> {
    let line = line.trim();
    if line == "?" {
        return Some(Command::Help);
    }
    let line = line
        .strip_prefix('/')
        .filter(|rest| !rest.starts_with('/'))?;
    Some(bare(line).unwrap_or_else(|| Command::Other(line.to_owned())))
}

/// The command that a line is where nobody takes text, so that it needs no mark.
pub(super) fn bare(line: &str) -> Option<Command> {
    let (word, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    let rest = rest.trim().to_owned();
    if let Some(command) = of_lines(word, &rest) {
        return Some(command);
    }
    if !rest.is_empty() {
        return match &*word.to_ascii_lowercase() {
            "go" => Some(Command::Go(rest)),
            "key" => Some(Command::Press(rest)),
            _ => None,
        };
    }
    Some(match &*word.to_ascii_lowercase() {
        "help" | "h" => Command::Help,
        "where" | "w" => Command::Where,
        "things" | "t" => Command::Things,
        "next" | "n" => Command::Next,
        "back" | "b" => Command::Back,
        "read" | "r" => Command::Read,
        "more" | "m" => Command::More,
        "keys" | "k" => Command::Keys,
        "close" => Command::Close,
        "leave" | "quit" | "q" => Command::Leave,
        number if number.parse::<usize>().is_ok() => Command::Go(number.to_owned()),
        _ => return None,
    })
}

/// What is done to the lines of a text, each by its number.
fn of_lines(word: &str, rest: &str) -> Option<Command> {
    match &*word.to_ascii_lowercase() {
        "lines" if rest.is_empty() => Some(Command::Lines(1)),
        "lines" => rest.parse().ok().map(Command::Lines),
        "line" => {
            let (number, text) = rest.split_once(' ').unwrap_or((rest, ""));
            let number = number.parse().ok()?;
            Some(Command::Line(number, text.to_owned()))
        }
        _ => None,
    }
}

/// What help says.
pub(super) const HELP: &[&str] = &[
    "You type lines, each with Enter at its end.",
    "/where says where you are, /things what can be done here, by numbers.",
    "/next and /back go on and back; /2, or /go and a name, goes to that thing.",
    "/read says all texts again; /more, or Enter alone, goes on with what is cut.",
    "/lines says the lines of a text that you write; /line 2 and words writes the second anew, /line 2 alone takes it out.",
    "/keys says the keys of this app; /key and a name presses one.",
    "/close closes a dialog. /leave or Ctrl-C leaves.",
    "Where you write no text, these words need no slash. A line of text that begins with a slash begins with two.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_makes_a_command_and_two_make_text() {
        let check = |line: &str, expected: Option<Command>| assert_eq!(marked(line), expected);
        check("?", Some(Command::Help));
        check(" /next ", Some(Command::Next));
        check("/3", Some(Command::Go("3".into())));
        check("/go a b", Some(Command::Go("a b".into())));
        check("/key F2", Some(Command::Press("F2".into())));
        check("/lines 41", Some(Command::Lines(41)));
        check("/line 2 a b", Some(Command::Line(2, "a b".into())));
        check("/line 2", Some(Command::Line(2, String::new())));
        check("/line x", Some(Command::Other("line x".into())));
        check("/save", Some(Command::Other("save".into())));
        check("//etc", None);
        check("next", None);
        assert_eq!(bare("next"), Some(Command::Next));
        assert_eq!(bare("north"), None);
    }
}
