//! Keys as data: what they do, in words, and whether they can now.

use std::borrow::Cow;

use strombus_terminal::{Key, KeyCode, Modifiers};

/// Keys and what they do, for the person to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHelp {
    /// The keys, as a person names them: `Ctrl-S`, `j k`.
    pub keys: Cow<'static, str>,
    /// What they do, in a word or two.
    pub help: Cow<'static, str>,
    /// Whether they do it now.
    pub enabled: bool,
    /// Whether they are told where there is no room for all: those that lead to the others.
    pub pinned: bool,
}

impl KeyHelp {
    /// The keys named `keys` do `help`.
    #[must_use]
    pub fn new(keys: impl Into<Cow<'static, str>>, help: impl Into<Cow<'static, str>>) -> Self {
        Self {
            keys: keys.into(),
            help: help.into(),
            enabled: true,
            pinned: false,
        }
    }

    /// Whether they do it now.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// They are told before others where there is no room for all.
    #[must_use]
    pub const fn pinned(mut self) -> Self {
        self.pinned = true;
        self
    }

    /// Whether the key that [`name_of`] calls `name` is one of them.
    pub(crate) fn names(&self, name: &str) -> bool {
        // The two names that have a blank in them, as one word.
        let word = |text: &str| text.replace("Page ", "Page");
        word(&self.keys).split(' ').any(|key| key == word(name))
    }
}

/// A key of an app: which, what it does, and the message that comes of it.
#[derive(Clone, Debug)]
pub struct Binding<M> {
    keys: Vec<Key>,
    help: Cow<'static, str>,
    enabled: bool,
    pinned: bool,
    pub(crate) message: M,
}

impl<M> Binding<M> {
    /// `key` sends `message`; `help` says in a word or two what that does.
    #[must_use]
    pub fn new(key: Key, help: impl Into<Cow<'static, str>>, message: M) -> Self {
        Self {
            keys: vec![key],
            help: help.into(),
            enabled: true,
            pinned: false,
            message,
        }
    }

    /// `key` does the same.
    #[must_use]
    pub fn or(mut self, key: Key) -> Self {
        self.keys.push(key);
        self
    }

    /// Whether the keys do anything now.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// The keys are told before others where there is no room for all: those of a menu, or of the help.
    #[must_use]
    pub const fn pinned(mut self) -> Self {
        self.pinned = true;
        self
    }

    /// The same with another message: the keys of a part of an app, in the messages of the whole.
    #[must_use]
    pub fn map<N>(self, map: impl FnOnce(M) -> N) -> Binding<N> {
        Binding {
            keys: self.keys,
            help: self.help,
            enabled: self.enabled,
            pinned: self.pinned,
            message: map(self.message),
        }
    }

    /// Whether `key` sends the message now.
    pub(crate) fn takes(&self, key: &Key) -> bool {
        self.enabled && self.keys.contains(key)
    }

    /// The key, and what it does now.
    pub(crate) fn command(&self) -> Option<(Key, String)> {
        let key = self.keys.first().filter(|_| self.enabled)?;
        Some((*key, self.help.to_string()))
    }

    /// What the person reads of it.
    #[must_use]
    pub fn help(&self) -> KeyHelp {
        self.help_with(self.keys.iter().map(name_of).collect())
    }

    fn help_with(&self, names: Vec<String>) -> KeyHelp {
        let help = KeyHelp::new(names.join(" "), self.help.clone()).enabled(self.enabled);
        KeyHelp {
            pinned: self.pinned,
            ..help
        }
    }

    /// What the person reads of it where widgets take `nearer` keys, and where `writes` letters, too: those of its keys that get
    /// as far as the app. Nothing, if none does.
    pub(crate) fn help_beside(&self, nearer: &[KeyHelp], writes: bool) -> Option<KeyHelp> {
        let is_left = |key: &&Key| {
            let name = name_of(key);
            let is_nearer = nearer.iter().any(|near| near.enabled && near.names(&name));
            let is_written = writes && key.typed().is_some();
            !(is_nearer || is_written)
        };
        let names: Vec<String> = self.keys.iter().filter(is_left).map(name_of).collect();
        (!names.is_empty()).then(|| self.help_with(names))
    }
}

/// What a person calls a key: `Ctrl-S`, `Page Up`, `F1`, `q`.
#[must_use]
pub fn name_of(key: &Key) -> String {
    let mut name = String::new();
    for (modifier, prefix) in [
        (Modifiers::CONTROL, "Ctrl-"),
        (Modifiers::ALT, "Alt-"),
        (Modifiers::SUPER, "Super-"),
        (Modifiers::SHIFT, "Shift-"),
    ] {
        if key.modifiers.contains(modifier) {
            name.push_str(prefix);
        }
    }
    match key.code {
        KeyCode::Char(' ') => name.push_str("Space"),
        KeyCode::Char(c) if key.modifiers.contains(Modifiers::CONTROL) => {
            name.extend(c.to_uppercase());
        }
        KeyCode::Char(c) => name.push(c),
        KeyCode::Function(n) => name.push_str(&format!("F{n}")),
        KeyCode::Escape => name.push_str("Esc"),
        KeyCode::PageUp => name.push_str("Page Up"),
        KeyCode::PageDown => name.push_str("Page Down"),
        code => name.push_str(&format!("{code:?}")),
    }
    name
}

/// The key that a person calls so, the other way round than [`name_of`]: `Ctrl-S`, `C-s`, `PageUp`, `F1`, `q`.
#[must_use]
pub fn key_named(name: &str) -> Option<Key> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = name;
    while let Some((prefix, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
        modifiers = modifiers.with(match prefix {
            "C" | "Ctrl" => Modifiers::CONTROL,
            "A" | "M" | "Alt" => Modifiers::ALT,
            "S" | "Shift" => Modifiers::SHIFT,
            _ => return None,
        });
        rest = after;
    }
    let code = match rest {
        "lt" => KeyCode::Char('<'),
        "gt" => KeyCode::Char('>'),
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Tab" => KeyCode::Tab,
        "Backspace" => KeyCode::Backspace,
        "Esc" => KeyCode::Escape,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" | "Page Up" => KeyCode::PageUp,
        "PageDown" | "Page Down" => KeyCode::PageDown,
        "Insert" => KeyCode::Insert,
        "Delete" => KeyCode::Delete,
        _ => match rest.strip_prefix('F').map(str::parse) {
            Some(Ok(number)) => KeyCode::Function(number),
            _ => {
                let mut chars = rest.chars();
                let c = chars.next().filter(|_| chars.as_str().is_empty())?;
                // Ctrl-S is what a person calls it; the key has no capital in it.
                let control = modifiers.contains(Modifiers::CONTROL);
                KeyCode::Char(if control { c.to_ascii_lowercase() } else { c })
            }
        },
    };
    Some(Key::new(code).with(modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_a_part_stay_what_they_are() {
        let part = Binding::new(Key::char('s'), "save", 7).or(Key::control('s'));
        let whole = part.clone().enabled(false).map(Some);
        assert_eq!(whole.help(), part.enabled(false).help());
        assert_eq!(whole.message, Some(7));
        assert!(!whole.takes(&Key::char('s')));
        assert!(whole.enabled(true).takes(&Key::control('s')));
    }

    #[test]
    fn keys_are_called_what_people_call_them() {
        let check = |key: Key, expected: &str| assert_eq!(name_of(&key), expected);
        check(Key::char('q'), "q");
        check(Key::control('s'), "Ctrl-S");
        check(Key::alt('x'), "Alt-x");
        check(Key::new(KeyCode::Tab).with(Modifiers::SHIFT), "Shift-Tab");
        check(Key::new(KeyCode::PageUp), "Page Up");
        check(Key::new(KeyCode::Function(1)), "F1");
        check(Key::char(' '), "Space");
    }

    #[test]
    fn a_key_is_found_by_what_people_call_it() {
        let check = |name: &str, expected: Option<Key>| assert_eq!(key_named(name), expected);
        for key in [
            Key::char('q'),
            Key::char('-'),
            Key::control('s'),
            Key::alt('x'),
            Key::new(KeyCode::Tab).with(Modifiers::SHIFT),
            Key::new(KeyCode::PageUp),
            Key::new(KeyCode::Function(12)),
        ] {
            check(&name_of(&key), Some(key));
        }
        check("F", Some(Key::char('F')));
        check("Hyper-x", None);
        check("nonsense", None);
        check("", None);
    }
}
