//! Keys as a test writes them.

use strombus_terminal::Key;

use crate::bindings::key_named;

/// The keys that `keys` names, in order.
///
/// # Panics
/// If a name is none.
pub(super) fn parse_keys(keys: &str) -> Vec<Key> {
    let mut parsed = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest
                .find('>')
                .unwrap_or_else(|| panic!("{rest}: no `>`; a `<` is typed as <lt>"));
            let name = &rest[1..end];
            parsed.push(key_named(name).unwrap_or_else(|| panic!("<{name}>: no such key")));
            rest = &rest[end + 1..];
        } else {
            parsed.push(Key::char(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    parsed
}

#[cfg(test)]
mod tests {
    use strombus_terminal::{KeyCode, Modifiers};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Key]) {
        assert_eq!(parse_keys(text), expected, "{text}");
    }

    #[test]
    fn text_and_names_are_keys() {
        let alt = |c| Key::char(c).with(Modifiers::ALT);
        check("aé漢", &[Key::char('a'), Key::char('é'), Key::char('漢')]);
        check("<lt>a>", &[Key::char('<'), Key::char('a'), Key::char('>')]);
        check("<C-x><C-s>", &[Key::control('x'), Key::control('s')]);
        check("<A-x><M-x>", &[alt('x'), alt('x')]);
        check(
            "<F1><F12>",
            &[1, 12].map(|n| Key::new(KeyCode::Function(n))),
        );
        check("<A-lt><gt>", &[alt('<'), Key::char('>')]);
        check("<C-->", &[Key::control('-')]);
        check("<Space>", &[Key::char(' ')]);
    }

    #[test]
    fn modifiers_come_in_any_number() {
        let back = Key::new(KeyCode::Tab).with(Modifiers::SHIFT);
        check("<S-Tab>", &[back]);
        let all = Modifiers::CONTROL
            .with(Modifiers::SHIFT)
            .with(Modifiers::ALT);
        check("<C-S-A-F5>", &[Key::new(KeyCode::Function(5)).with(all)]);
        check("<A-S-C-F5>", &[Key::new(KeyCode::Function(5)).with(all)]);
    }

    #[test]
    fn a_mistake_in_a_test_is_said() {
        for text in ["<", "<Entr>", "<X-a>", "<>"] {
            assert!(
                std::panic::catch_unwind(|| parse_keys(text)).is_err(),
                "{text}"
            );
        }
    }
}
