//! What a whole control sequence means.

use super::decoder::{Decoder, Emit};
use super::sequence::{ControlSequence, Parameters};
use super::state::State;
use super::{Input, MouseEncoding, keys, mouse, reply};
use crate::geometry::Size;
use crate::key::Key;
use crate::mouse::Pixel;

impl Decoder {
    pub(super) fn control_sequence(&mut self, sequence: &ControlSequence<'_>, out: Emit<'_>) {
        let parameters = sequence.parameters;
        let first = parameters.get(0);
        let asked = self.asked;
        let key = |key: Option<Key>| key.and_then(|key| asked.admit(key)).map(Input::Key);
        let input = match (sequence.private, sequence.intermediates, sequence.last) {
            (None, [], b'~') => match first {
                Some(200) => {
                    self.state = State::Paste;
                    None
                }
                Some(27) if parameters.count() > 2 => key(keys::other(parameters)),
                _ => key(keys::function(parameters, b'~')),
            },
            (None, [], b'u') => {
                keys::unicode(parameters, &mut |unicode| {
                    key(Some(unicode)).into_iter().for_each(&mut *out);
                });
                None
            }
            (None, [], last @ (b'^' | b'@')) if first.is_some() => first
                .and_then(|n| keys::rxvt::numbered(n, last))
                .map(Input::Key),
            (None, [], last @ b'a'..=b'd') if parameters.is_empty() => {
                keys::rxvt::shifted(last).map(Input::Key)
            }
            (None, [], b'I') if parameters.is_empty() => Some(Input::Focus(true)),
            (None, [], b'O') if parameters.is_empty() => Some(Input::Focus(false)),
            (None, [], b'M') => mouse::urxvt(parameters).map(Input::Mouse),
            (Some(b'<'), [], last @ (b'M' | b'm')) => {
                let cell = self.cell.unwrap_or(Pixel::NOMINAL_CELL);
                let cell = (asked.mouse == MouseEncoding::SgrPixels).then_some(cell);
                mouse::sgr(parameters, last, cell).map(Input::Mouse)
            }
            (None, [], b't') if first == Some(48) => {
                let size = parameters.get(1).zip(parameters.get(2));
                size.map(|(rows, columns)| Input::Resize(Size::from_client(rows, columns)))
            }
            (None, [], b'R') if self.is_cursor_report(parameters) => {
                reply::control_sequence(sequence).map(Input::Reply)
            }
            (None, [], last) => key(keys::function(parameters, last))
                .or_else(|| reply::control_sequence(sequence).map(Input::Reply)),
            // xterm marks modified keys so where it is told to (modifyCursorKeys 3 and its like).
            (Some(b'>'), [], b'~') if first == Some(27) => key(keys::other(parameters)),
            (Some(b'>'), [], last @ (b'A'..=b'H' | b'P'..=b'S' | b'~')) => {
                key(keys::function(parameters, last))
            }
            _ => reply::control_sequence(sequence).map(Input::Reply),
        };
        if let Some(input) = input {
            out(input);
        }
    }

    /// Whether `CSI ... R` is a cursor report and not F3.
    fn is_cursor_report(&mut self, parameters: Parameters<'_>) -> bool {
        if parameters.count() != 2 || parameters.has_subs() {
            return false;
        }
        if self.cursor_reports > 0 {
            self.cursor_reports -= 1;
            return true;
        }
        // F3 is `1 ; m`, and of four modifiers there are sixteen parameters.
        let is_f3 = parameters.get(0) == Some(1)
            && parameters.get(1).is_some_and(|modifiers| modifiers <= 16);
        !is_f3
    }
}
