//! Putting sentences together.

/// "a mug, a rope and a bell"
pub(crate) fn listing<S: AsRef<str>>(items: &[S]) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            let last = index + 1 == items.len();
            text.push_str(if last { " and " } else { ", " });
        }
        text.push_str(item.as_ref());
    }
    text
}

/// The text with its first letter made great, to begin a sentence with.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// A title as it stands inside a sentence: "The Jetty" as "the Jetty".
pub(crate) fn mid_sentence(title: &str) -> String {
    match title.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => title.to_owned(),
    }
}

/// At most `chars` characters of a stranger's words, to be quoted back.
pub(crate) fn clip(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_well() {
        assert_eq!(listing::<&str>(&[]), "");
        assert_eq!(listing(&["a"]), "a");
        assert_eq!(listing(&["a", "b"]), "a and b");
        assert_eq!(listing(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn clipping_keeps_to_characters() {
        assert_eq!(clip("öööö", 4), "öööö");
        assert_eq!(clip("öööö", 3), "ööö…");
    }
}
