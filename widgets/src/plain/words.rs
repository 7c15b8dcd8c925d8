//! How things are put into words.

use strombus_terminal::text;

use super::spoken::{Spoken, SpokenItems, SpokenRole};

/// A line or more of text as it is said: nothing that does not reach a screen, no frames, no runs of blanks.
pub(super) fn clean(text: &str) -> Vec<String> {
    text.lines()
        .map(clean_line)
        .filter(|line| has_words(line))
        .collect()
}

/// A line is said so far, in bytes; some app may have put a whole file into one.
const LONGEST: usize = 4096;

fn clean_line(line: &str) -> String {
    let mut clean = String::new();
    let is_cut = line.len() > LONGEST;
    let line = match is_cut {
        true => line
            .get(..text::boundary_before(line, LONGEST))
            .unwrap_or_default(),
        false => line,
    };
    for part in line.split(char::is_whitespace) {
        let words = text::graphemes(part).map(|(grapheme, _)| grapheme);
        let heard = |grapheme: &&str| !is_drawn(grapheme) && *grapheme != text::REPLACEMENT;
        let words: String = words.filter(heard).collect();
        if !words.is_empty() {
            if !clean.is_empty() {
                clean.push(' ');
            }
            clean.push_str(&words);
        }
    }
    if is_cut {
        clean.push('…');
    }
    clean
}

/// An item whose columns are told apart by more than a blank: commas are heard.
fn columns(item: &str) -> String {
    let mut told = String::with_capacity(item.len());
    let mut gap = String::new();
    for c in item.chars() {
        if c.is_whitespace() {
            gap.push(c);
            continue;
        }
        let is_column = gap.contains('\t') || gap.chars().nth(1).is_some();
        let ends_word = told.ends_with(|c: char| c.is_alphanumeric() || ")]%".contains(c));
        if is_column && ends_word && !gap.contains('\n') {
            told.push(',');
        }
        told.push_str(&gap);
        gap.clear();
        told.push(c);
    }
    told
}

/// Whether there is something to hear: a prompt `>` or a line of dashes is to be seen only.
fn has_words(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

/// Lines, corners, blocks and dots of Braille: what frames and pictures are made of.
fn is_drawn(grapheme: &str) -> bool {
    let drawn = |c: char| matches!(c, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
    grapheme.chars().next().is_some_and(drawn)
}

/// A name without the colon that leads to a field.
pub(super) fn name(label: &str) -> String {
    let clean = clean_line(label);
    clean.trim_end_matches([':', ' ']).to_owned()
}

/// A line that ends as a sentence does, so that a voice pauses there.
pub(super) fn sentence(mut line: String) -> String {
    if !line.ends_with(['.', '?', '!', ':']) {
        line.push('.');
    }
    line
}

/// `label: what`, or one of them.
pub(super) fn named(label: &str, what: &str) -> String {
    if label.is_empty() {
        let mut letters = what.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        return first.unwrap_or_default() + letters.as_str();
    }
    let between = if label.ends_with(['?', '!', '.']) {
        " "
    } else {
        ": "
    };
    format!("{label}{between}{what}")
}

/// What something is and what is in it.
pub(super) fn state(said: &Spoken<'_>) -> String {
    let value = match said.role {
        // One line, whatever the app put there.
        SpokenRole::Field | SpokenRole::Number => clean(&said.value).join(" "),
        _ => clean_line(&said.value),
    };
    let or = |value: String, other: &str| match value.is_empty() {
        true => other.to_owned(),
        false => value,
    };
    let count = said.count();
    match said.role {
        SpokenRole::Field => format!("text field, {}", or(value, "empty")),
        SpokenRole::Editor => format!("text of many lines, {}", or(value, "empty")),
        SpokenRole::Password => with("password", &value),
        SpokenRole::Button => with("button", &value),
        SpokenRole::Link => "link".to_owned(),
        SpokenRole::CheckBox if said.checked == Some(true) => "check box, ticked".to_owned(),
        SpokenRole::CheckBox => "check box, not ticked".to_owned(),
        SpokenRole::Switch if said.checked == Some(true) => "switch, on".to_owned(),
        SpokenRole::Switch => "switch, off".to_owned(),
        SpokenRole::Section => format!("section, {value}"),
        SpokenRole::List => with(&format!("list of {count}"), &value),
        SpokenRole::Table => with(&format!("table of {count} rows"), &value),
        SpokenRole::Tree => with(&format!("tree of {count}"), &value),
        SpokenRole::Menu => format!("menu of {count}"),
        SpokenRole::Choice => format!("choice of {count}, {}", or(value, "nothing chosen")),
        SpokenRole::Tabs => format!("one of {count} pages, {}", or(value, "empty")),
        SpokenRole::Number => format!("number, {}", or(value, "empty")),
        SpokenRole::Program => "program".to_owned(),
        SpokenRole::Progress => match said.percent {
            Some(percent) => format!("{} percent", percent.min(100)),
            None => value,
        },
        _ => value,
    }
}

fn with(what: &str, value: &str) -> String {
    match value.is_empty() {
        true => what.to_owned(),
        false => format!("{what}, {value}"),
    }
}

/// An item by its number, from 1.
pub(super) fn item(said: &Spoken<'_>, items: &dyn SpokenItems, number: u64) -> String {
    let item = clean(&columns(&items.item(number))).join(" ");
    let state = clean_line(&items.state(number));
    let chosen =
        matches!(said.role, SpokenRole::Choice | SpokenRole::Tabs) && said.selected == Some(number);
    let mut line = format!("{}. {item}", number.saturating_add(1));
    for mark in [&*state, if chosen { "chosen" } else { "" }] {
        if !mark.is_empty() {
            line.push_str(", ");
            line.push_str(mark);
        }
    }
    line
}

/// What the person does with something, in a short sentence.
pub(super) const fn use_of(role: SpokenRole) -> &'static str {
    match role {
        SpokenRole::Field => "Type a line, then Enter.",
        SpokenRole::Editor => {
            "Each line that you type is added at its end; /lines says them by numbers, /line 2 and words writes the second anew. /next goes on."
        }
        SpokenRole::Password => "Type it, then Enter; it is not shown.",
        SpokenRole::Button => "Enter presses it.",
        SpokenRole::Link => "Enter follows it.",
        SpokenRole::CheckBox | SpokenRole::Switch => "Enter changes it; yes or no sets it.",
        SpokenRole::Section => "Enter opens or closes it.",
        SpokenRole::List
        | SpokenRole::Table
        | SpokenRole::Menu
        | SpokenRole::Choice
        | SpokenRole::Tabs => "Type a number or a name to choose.",
        SpokenRole::Tree => "Type a number or a name to open, close or choose.",
        SpokenRole::Number => "Type a number, then Enter.",
        SpokenRole::Program => "What you type goes to it, line by line.",
        _ => "",
    }
}

/// What is said where an answer came to nothing.
pub(super) const fn refusal(role: SpokenRole) -> &'static str {
    match role {
        SpokenRole::Number => "That is no number that can be set here.",
        SpokenRole::Menu => "That cannot be chosen now.",
        SpokenRole::Editor => "There is no such line.",
        _ => "Nothing changed.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_and_control_characters_are_not_said() {
        let check = |text: &str, expected: &[&str]| assert_eq!(clean(text), expected);
        check(
            "┌─ Title ──┐\n│ one   two│\n└──────────┘",
            &["Title", "one two"],
        );
        check("a\x1b[31mb\x07\n\n>\n----", &["a[31mb"]);
        check("", &[]);
    }

    #[test]
    fn columns_of_an_item_are_told_apart() {
        let check = |item: &str, expected: &str| assert_eq!(clean(&columns(item)), [expected]);
        check("main.rs    12 KB\tnew", "main.rs, 12 KB, new");
        check("  one blank  ", "one blank");
        check("The end.  It begins", "The end. It begins");
    }

    #[test]
    fn a_name_leads_to_what_it_names() {
        assert_eq!(named("Name", "text field"), "Name: text field");
        assert_eq!(named("Who?", "text field"), "Who? text field");
        assert_eq!(named("", "text field"), "Text field");
        assert_eq!(name("Name: "), "Name");
    }
}
