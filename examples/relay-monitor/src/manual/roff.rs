//! The little of roff that tor's manual page is written in.

use std::collections::HashMap;

use super::Entry;

/// The options of the page, by their names in small letters. One is a term of bold letters before an indented text:
/// `\fBContactInfo\fR \fIemail_address\fR`, `.RS 4`, text, `.RE`.
pub(super) fn options(page: &str) -> HashMap<String, Entry> {
    let mut reader = Reader::default();
    for line in page.lines() {
        reader.line(line);
    }
    reader.close();
    reader.options
}

#[derive(Default)]
struct Reader {
    options: HashMap<String, Entry>,
    category: String,
    /// The line before, if it may be a term.
    term: Option<String>,
    /// The names of the option that is read, its text, and how deep the indentation is.
    names: Vec<String>,
    entry: Entry,
    depth: usize,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let (request, arguments) = line.split_once(' ').unwrap_or((line, ""));
        match request {
            ".SH" => {
                self.close();
                self.category = title(arguments);
            }
            ".RS" if self.depth > 0 => self.depth += 1,
            ".RS" => self.open(),
            ".RE" => {
                self.depth = self.depth.saturating_sub(1);
                match self.depth {
                    0 => self.close(),
                    _ => self.end_paragraph(),
                }
            }
            ".PP" | ".sp" | ".nf" | ".fi" => self.end_paragraph(),
            _ if line.starts_with(['.', '\'']) => {}
            _ if self.depth > 0 => self.text(line),
            _ if line.is_empty() => {}
            _ => self.term = Some(line.into()),
        }
    }

    /// An indented text begins: does a term stand before it?
    fn open(&mut self) {
        let Some(term) = self.term.take() else { return };
        // Several options may have one text: `\fBA\fR \fIx\fR, \fBB\fR`.
        let names: Vec<String> = bold_words(&term);
        let Some(first) = names.first() else { return };
        let plain = plain(&term);
        self.entry = Entry {
            category: self.category.clone(),
            usage: plain
                .strip_prefix(first.as_str())
                .unwrap_or_default()
                .trim()
                .into(),
            text: String::new(),
        };
        self.names = names;
        self.depth = 1;
    }

    fn text(&mut self, line: &str) {
        if line.is_empty() {
            return self.end_paragraph();
        }
        let line = plain(line);
        if !self.entry.text.is_empty() && !self.entry.text.ends_with('\n') {
            self.entry.text.push(' ');
        }
        self.entry.text.push_str(line.trim_end());
    }

    fn end_paragraph(&mut self) {
        if self.depth > 0 && !self.entry.text.is_empty() && !self.entry.text.ends_with("\n\n") {
            self.entry.text.push_str("\n\n");
        }
    }

    fn close(&mut self) {
        self.depth = 0;
        let mut entry = std::mem::take(&mut self.entry);
        entry.text.truncate(entry.text.trim_end().len());
        if entry.text.is_empty() {
            return;
        }
        for name in std::mem::take(&mut self.names) {
            self.options
                .entry(name.to_ascii_lowercase())
                .or_insert_with(|| entry.clone());
        }
    }
}

/// `"GENERAL OPTIONS"` as a title: `General Options`.
fn title(text: &str) -> String {
    let words = text
        .trim()
        .trim_matches('"')
        .split_whitespace()
        .map(|word| {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
        });
    words.collect::<Vec<_>>().join(" ")
}

/// The names of options among what is bold: those that begin a term, or stand behind a comma of it.
fn bold_words(term: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_start = true;
    for piece in term.split("\\fB") {
        let (bold, rest) = piece.split_once("\\fR").unwrap_or(("", piece));
        let name = plain(bold);
        let is_name = name.len() > 2
            && name
                .chars()
                .all(|char| char.is_ascii_alphanumeric() || char == '_');
        if is_start && is_name {
            names.push(name);
        }
        is_start = plain(rest).trim_end().ends_with(',') || (names.is_empty() && rest.is_empty());
    }
    names
}

/// Text without fonts and escapes (groff_char(7)).
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('\\') {
        text.push_str(before);
        rest = escape(behind, &mut text);
    }
    text.push_str(rest);
    text
}

/// Takes what follows a backslash. Returns what stands behind it.
fn escape<'a>(behind: &'a str, text: &mut String) -> &'a str {
    let mut chars = behind.chars();
    match chars.next() {
        // A font of one letter.
        Some('f') => {
            chars.next();
        }
        Some('&') | None => {}
        Some('(') => {
            let rest = chars.as_str();
            let (name, rest) = rest.split_at_checked(2).unwrap_or((rest, ""));
            text.push_str(special(name));
            return rest;
        }
        // A string: \*(Aq is an apostrophe.
        Some('*') => {
            let rest = chars.as_str();
            let rest = rest.strip_prefix('(').unwrap_or(rest);
            let (name, rest) = rest.split_at_checked(2).unwrap_or((rest, ""));
            text.push_str(special(name));
            return rest;
        }
        Some('e') => text.push('\\'),
        Some('~' | ' ') => text.push(' '),
        Some(char) => text.push(char),
    }
    chars.as_str()
}

fn special(name: &str) -> &'static str {
    match name {
        "aq" | "Aq" | "cq" => "'",
        "oq" => "`",
        "lq" | "rq" | "dq" => "\"",
        "em" => "--",
        "en" => "-",
        "bu" => "*",
        "rs" => "\\",
        "mc" => "µ",
        "la" => "<",
        "ra" => ">",
        _ => "",
    }
}
