//! The places of a template.

use strombus_terminal::text;

/// How many places a template has at most.
pub(super) const PLACES: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A sign of the template.
    Sign(char),
    /// To be filled in.
    Open {
        kind: Kind,
        case: Case,
        needed: bool,
        held: Option<char>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digit,
    Letter,
    Either,
    Hexadecimal,
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Any,
    Upper,
    Lower,
}

impl Kind {
    fn of(c: char) -> Option<(Self, bool)> {
        let kind = match c.to_ascii_uppercase() {
            '9' | '0' => Self::Digit,
            'A' => Self::Letter,
            'N' => Self::Either,
            'H' => Self::Hexadecimal,
            'X' => Self::Any,
            _ => return None,
        };
        Some((kind, c == '9' || c.is_ascii_uppercase()))
    }

    pub(super) fn takes(self, c: char) -> bool {
        // One place is one column.
        text::is_printable(c)
            && text::char_width(c) == 1
            && match self {
                Self::Digit => c.is_ascii_digit(),
                Self::Letter => c.is_alphabetic(),
                Self::Either => c.is_alphanumeric(),
                Self::Hexadecimal => c.is_ascii_hexdigit(),
                Self::Any => true,
            }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Digit => "a digit",
            Self::Letter => "a letter",
            Self::Either => "a letter or a digit",
            Self::Hexadecimal => "a digit or a to f",
            Self::Any => "a character",
        }
    }
}

impl Kind {
    /// What several of them are called.
    pub(super) const fn plural(self) -> &'static str {
        match self {
            Self::Digit => "digits",
            Self::Letter => "letters",
            Self::Either => "letters or digits",
            Self::Hexadecimal => "digits or a to f",
            Self::Any => "characters",
        }
    }
}

impl Case {
    /// `c` in this case, where that is one character too.
    pub(super) fn of(self, c: char) -> char {
        let one = |mut chars: Box<dyn Iterator<Item = char>>| match (chars.next(), chars.next()) {
            (Some(c), None) => Some(c),
            _ => None,
        };
        let turned = match self {
            Self::Any => None,
            Self::Upper => one(Box::new(c.to_uppercase())),
            Self::Lower => one(Box::new(c.to_lowercase())),
        };
        turned.unwrap_or(c)
    }
}

pub(super) fn places_of(template: &str) -> Vec<Place> {
    let (mut places, mut case) = (Vec::new(), Case::Any);
    let mut chars = template.chars();
    while let Some(c) = chars.next() {
        if places.len() == PLACES {
            break;
        }
        match (c, Kind::of(c)) {
            ('>', _) => case = Case::Upper,
            ('<', _) => case = Case::Lower,
            ('!', _) => case = Case::Any,
            ('\\', _) => places.extend(chars.next().map(Place::Sign)),
            (_, Some((kind, needed))) => places.push(Place::Open {
                kind,
                case,
                needed,
                held: None,
            }),
            (c, None) => places.push(Place::Sign(c)),
        }
    }
    // A sign that takes two columns or none would put all places out of theirs.
    places.retain(|place| !matches!(place, Place::Sign(c) if text::char_width(*c) != 1));
    places
}
