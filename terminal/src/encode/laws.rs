//! What holds for any key, mouse report or paste in any modes.

use proptest::prelude::*;

use super::{encode_key, encode_mouse, encode_paste};
use crate::geometry::Position;
use crate::input::{Decoder, Input, InputModes, MouseEncoding, MouseTracking, Paste};
use crate::key::{Key, KeyAction, KeyCode, MediaKey, ModifierKey, Modifiers};
use crate::mouse::{Mouse, MouseAction, MouseButton, Pixel};

const CONTROL: Modifiers = Modifiers::CONTROL;
const SHIFT: Modifiers = Modifiers::SHIFT;
const END: &[u8] = b"\x1b[201~";

/// What our decoder, told of `modes`, makes of `bytes` and a pause.
fn decode(bytes: &[u8], modes: &InputModes) -> Vec<Input> {
    let mut decoder = Decoder::new();
    let mut inputs = Vec::new();
    decoder.set_modes(modes);
    decoder.feed(bytes, |input| inputs.push(input));
    decoder.settle(|input| inputs.push(input));
    inputs
}

fn codes() -> impl Strategy<Value = KeyCode> {
    let chars = "azZéÉсß世𝔖5!,[O/~@ 🐚=+".chars().collect::<Vec<_>>();
    prop_oneof![
        4 => prop::sample::select(chars).prop_map(KeyCode::Char),
        1 => "\\PC".prop_map(|text: String| KeyCode::Char(text.chars().next().unwrap_or('x'))),
        2 => (1_u8..=35).prop_map(KeyCode::Function),
        6 => prop::sample::select(vec![
            KeyCode::Enter, KeyCode::Tab, KeyCode::Backspace, KeyCode::Escape,
            KeyCode::Up, KeyCode::Down, KeyCode::Left, KeyCode::Right,
            KeyCode::Home, KeyCode::End, KeyCode::PageUp, KeyCode::PageDown,
            KeyCode::Insert, KeyCode::Delete, KeyCode::Begin,
            KeyCode::CapsLock, KeyCode::PrintScreen, KeyCode::Pause, KeyCode::Menu,
            KeyCode::Media(MediaKey::Stop), KeyCode::Modifier(ModifierKey::RightAlt),
        ]),
    ]
}

/// Keys in the one form in which the decoder gives them.
fn keys() -> impl Strategy<Value = Key> {
    let modifiers = prop_oneof![
        (0_u16..16).prop_map(|bits| bits + 1),
        (0_u16..256).prop_map(|bits| bits + 1),
    ];
    let action = prop::sample::select(vec![
        KeyAction::Press,
        KeyAction::Press,
        KeyAction::Repeat,
        KeyAction::Release,
    ]);
    let base = prop::sample::select(vec![None, None, Some('c')]);
    (codes(), modifiers, action, any::<bool>(), base).prop_map(
        |(code, modifiers, action, keypad, base)| {
            let mut modifiers = Modifiers::from_parameter(modifiers);
            let mut code = code;
            if let KeyCode::Char(c) = code {
                if modifiers.contains(CONTROL) {
                    code = KeyCode::Char(c.to_lowercase().next().unwrap_or(c));
                } else if is_cased(c) {
                    modifiers = modifiers.without(SHIFT);
                }
            }
            let on_keypad = matches!(
                code,
                KeyCode::Char('5' | '/' | '+' | ',' | '=') | KeyCode::Enter | KeyCode::Begin
            ) || matches!(code, KeyCode::Up | KeyCode::Home | KeyCode::Delete);
            Key {
                code,
                modifiers,
                action,
                keypad: keypad && on_keypad,
                base,
            }
        },
    )
}

/// Whether `c` is half of a pair of letters.
fn is_cased(c: char) -> bool {
    let both = |one: char| {
        (
            one.to_lowercase().collect::<String>(),
            one.to_uppercase().collect::<String>(),
        )
    };
    let (lower, upper) = both(c);
    lower != upper
}

fn modes() -> impl Strategy<Value = InputModes> {
    let flags = prop_oneof![Just(0_u8), 0_u8..32];
    (flags, 0_u8..3, any::<[bool; 4]>()).prop_map(
        |(kitty_keyboard, modify_other_keys, [cursor, keypad, backarrow, new_line])| InputModes {
            application_cursor: cursor,
            application_keypad: keypad,
            backarrow,
            new_line,
            modify_other_keys,
            kitty_keyboard,
            ..InputModes::default()
        },
    )
}

/// Whether the form that `modes` ask for can say all of `key`.
fn is_sayable(key: &Key, modes: &InputModes) -> bool {
    let has = |flag| modes.kitty_keyboard & flag != 0;
    if let KeyCode::Char(c) = key.code {
        // Case is not a pair for all of Unicode, and kitty's block of codes is no text.
        if (is_cased(c) && !"azZéÉс".contains(c)) || ('\u{e000}'..='\u{f8ff}').contains(&c) {
            return false;
        }
    }
    let is_lone = matches!(key.code, KeyCode::CapsLock | KeyCode::Modifier(_));
    let is_modern = has(1 | 8);
    if key.action != KeyAction::Press && !(has(2) && is_modern)
        || key.base.is_some() && !(has(4) && is_modern && matches!(key.code, KeyCode::Char(_)))
    {
        return false;
    }
    if has(8) {
        return true;
    }
    let held = key.modifiers;
    if is_lone || held != held.without(Modifiers::LOCKS) {
        return false;
    }
    if has(1) {
        // Text is text: no base, no repeat, no Shift that it does not show.
        let is_text = key.typed().is_some();
        let is_line_end = matches!(key.code, KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace)
            && held.is_empty();
        let is_plain = key.action == KeyAction::Press && key.base.is_none() && held.is_empty();
        return !key.keypad && (is_plain || !is_text && !is_line_end);
    }
    is_sayable_to_xterm(key, modes)
}

fn is_sayable_to_xterm(key: &Key, modes: &InputModes) -> bool {
    let held = key.modifiers;
    let level = match modes.kitty_keyboard {
        0 => modes.modify_other_keys,
        _ => 0,
    };
    if held.contains(Modifiers::HYPER) || held.contains(Modifiers::META) {
        return false;
    }
    let without_alt = held.without(Modifiers::ALT);
    if key.keypad {
        let is_its_own = matches!(key.code, KeyCode::Char(_) | KeyCode::Enter);
        return modes.application_keypad && modes.kitty_keyboard == 0 && is_its_own;
    }
    match key.code {
        KeyCode::Enter if level == 0 || held.is_empty() => {
            without_alt.is_empty() && !modes.new_line
        }
        KeyCode::Tab if level == 0 => without_alt.without(SHIFT).is_empty(),
        KeyCode::Backspace if level < 2 => without_alt.is_empty(),
        KeyCode::Backspace => held != CONTROL,
        KeyCode::Escape => held.is_empty() || level > 0,
        KeyCode::Char(c) => {
            // What Control makes of it is this key and no other.
            let is_control =
                matches!(c, 'a'..='g' | 'k' | 'l' | 'n'..='z' | ' ' | '\\' | ']' | '^' | '_');
            // Where there is a control character, it is what xterm sends at level 1.
            let is_controlled = is_control || "hijm23456789[/~@?".contains(c) && c != '9';
            match without_alt {
                Modifiers::NONE => true,
                CONTROL if level == 0 => is_control,
                CONTROL if level == 1 && held == CONTROL => is_control || !is_controlled,
                SHIFT if held == SHIFT => level == 2 && c == ' ',
                // A sign with Shift is taken for what Shift made of another.
                _ if held.contains(SHIFT) && c != ' ' && !c.is_alphabetic() => false,
                _ => level > 0,
            }
        }
        KeyCode::PrintScreen | KeyCode::Pause | KeyCode::Menu | KeyCode::Media(_) => false,
        _ => true,
    }
}

fn has_end(bytes: &[u8]) -> bool {
    bytes.windows(END.len()).any(|window| window == END)
}

fn mice() -> impl Strategy<Value = Mouse> {
    let buttons = || {
        prop::sample::select(vec![
            MouseButton::Left,
            MouseButton::Middle,
            MouseButton::Right,
            MouseButton::Other(8),
            MouseButton::Other(11),
        ])
    };
    let action = prop_oneof![
        buttons().prop_map(MouseAction::Press),
        buttons().prop_map(MouseAction::Drag),
        prop::option::of(buttons()).prop_map(MouseAction::Release),
        prop::sample::select(vec![
            MouseAction::Move,
            MouseAction::ScrollUp,
            MouseAction::ScrollDown,
            MouseAction::ScrollLeft,
            MouseAction::ScrollRight,
        ]),
    ];
    (action, 0_i32..500, 0_i32..1000, 1_u16..=8).prop_map(|(action, row, column, modifiers)| {
        Mouse::new(action, Position::new(row, column)).with(Modifiers::from_parameter(modifiers))
    })
}

/// What is left of `mouse` in an encoding: the place is as far as it reaches, and most don't tell which button was released.
fn told(mouse: Mouse, encoding: MouseEncoding) -> Mouse {
    let reach = match encoding {
        MouseEncoding::X10 => 223,
        MouseEncoding::Utf8 => 2015,
        _ => i32::MAX,
    };
    let (row, column) = (mouse.at.row.min(reach), mouse.at.column.min(reach));
    let is_sgr = matches!(encoding, MouseEncoding::Sgr | MouseEncoding::SgrPixels);
    let pixel = |place: i32, cell: u16| u16::try_from(place).unwrap() * cell + cell / 2;
    let cell = Pixel::NOMINAL_CELL;
    Mouse {
        action: match mouse.action {
            MouseAction::Release(_) if !is_sgr => MouseAction::Release(None),
            action => action,
        },
        at: Position::new(row, column),
        pixel: (encoding == MouseEncoding::SgrPixels).then(|| Pixel {
            y: pixel(row, cell.y),
            x: pixel(column, cell.x),
        }),
        ..mouse
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8000))]

    #[test]
    fn what_can_be_said_of_a_key_is_understood(key in keys(), modes in modes()) {
        let mut bytes = Vec::new();
        encode_key(&key, &modes, &mut bytes);
        prop_assert!(!has_end(&bytes));
        if is_sayable(&key, &modes) {
            let shown = bytes.escape_ascii().to_string();
            prop_assert_eq!(decode(&bytes, &modes), [Input::Key(key)], "{}", shown);
        }
    }

    #[test]
    fn any_key_is_at_most_one_key_and_never_an_answer(key in keys(), modes in modes()) {
        let mut bytes = Vec::new();
        encode_key(&key, &modes, &mut bytes);
        let inputs = decode(&bytes, &modes);
        prop_assert!(inputs.iter().all(|input| matches!(input, Input::Key(_))), "{:?}", inputs);
        // ESC ESC is two, and so is the CR LF of new line mode.
        prop_assert!(inputs.len() <= 2, "{:?}", inputs);
    }

    #[test]
    fn what_can_be_said_of_the_mouse_is_understood(
        mouse in mice(),
        encoding in prop::sample::select(vec![
            MouseEncoding::X10,
            MouseEncoding::Utf8,
            MouseEncoding::Sgr,
            MouseEncoding::Urxvt,
            MouseEncoding::SgrPixels,
        ]),
    ) {
        let modes = InputModes {
            mouse: MouseTracking::Any,
            mouse_encoding: encoding,
            ..InputModes::default()
        };
        let mut bytes = Vec::new();
        encode_mouse(&mouse, &modes, &mut bytes);
        prop_assert_eq!(decode(&bytes, &modes), [Input::Mouse(told(mouse, encoding))]);
    }

    #[test]
    fn nothing_pasted_ends_its_brackets_or_is_a_key(
        parts in prop::collection::vec(
            prop_oneof![
                Just("\x1b[201~".to_owned()), Just("\x1b".to_owned()), Just("[201~".to_owned()),
                Just("\u{9b}201~".to_owned()), Just("\r\n".to_owned()), any::<String>(),
            ],
            0..8,
        ),
    ) {
        let text = parts.concat();
        let modes = InputModes { bracketed_paste: true, ..InputModes::default() };
        let mut bytes = Vec::new();
        encode_paste(&text, &modes, &mut bytes);
        let inner = bytes.strip_prefix(b"\x1b[200~").and_then(|rest| rest.strip_suffix(END));
        let inner = inner.expect("brackets");
        prop_assert!(!inner.contains(&0x1b));
        let text: String = std::str::from_utf8(inner).expect("UTF-8").into();
        prop_assert!(text.chars().all(|c| !c.is_control() || matches!(c, '\r' | '\t')));

        let inputs = decode(&bytes, &modes);
        let joined: String = inputs
            .iter()
            .map(|input| match input {
                Input::Paste(Paste { text, .. }) => text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        prop_assert_eq!(joined, text.replace('\r', "\n"));

        bytes.clear();
        encode_paste(&parts.concat(), &InputModes::default(), &mut bytes);
        prop_assert_eq!(String::from_utf8(bytes).expect("UTF-8"), text);
    }
}
