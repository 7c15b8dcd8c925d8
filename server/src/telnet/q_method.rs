//! The Q method of option negotiation (RFC 1143): for each option and side one of six states, in which
//! a request is never taken for an answer, so that no two peers can answer each other for ever.
//!
//! Two things go beyond the RFC. A refusal is given once for each option and side, and later requests
//! find silence: what a [`Role`](super::Role) agrees to never changes, so a peer that asks again is
//! broken, and answering it would be its half of a loop. And TIMING-MARK (RFC 860) is not kept here,
//! since it has no state: the codec answers it every time.

use super::command::Verb;
use super::option::TelnetOption;
use super::role::Side;

/// The states of RFC 1143, section 7, with the queue bit drawn in ("us" and "usq", "him" and "himq").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum State {
    /// Off.
    No = 0,
    /// On.
    Yes = 1,
    /// Was on; we have asked for off.
    WantNo = 2,
    /// As `WantNo`, and once that is answered we ask for on.
    WantNoOpposite = 3,
    /// Was off; we have asked for on.
    WantYes = 4,
    /// As `WantYes`, and once that is answered we ask for off.
    WantYesOpposite = 5,
}

impl State {
    /// Whether the option is in use. While our wish to end it is unanswered, the peer goes on using it.
    pub(super) fn is_on(self) -> bool {
        matches!(self, State::Yes | State::WantNo | State::WantNoOpposite)
    }

    /// Whether the peer owes us an answer.
    pub(super) fn is_pending(self) -> bool {
        !matches!(self, State::No | State::Yes)
    }

    /// The peer says that the option is on: WILL for its side, DO for ours. Gives the next state and
    /// what to answer: yes, no, or nothing.
    fn hears_on(self, agree: bool) -> (State, Option<bool>) {
        match self {
            State::No if agree => (State::Yes, Some(true)),
            State::No => (State::No, Some(false)),
            State::Yes => (State::Yes, None),
            // An answer that contradicts our "off". The RFC's way out: believe neither of us.
            State::WantNo => (State::No, None),
            State::WantNoOpposite => (State::Yes, None),
            State::WantYes => (State::Yes, None),
            State::WantYesOpposite => (State::WantNo, Some(false)),
        }
    }

    /// The peer says that the option is off: WONT for its side, DONT for ours.
    fn hears_off(self) -> (State, Option<bool>) {
        match self {
            State::No => (State::No, None),
            State::Yes => (State::No, Some(false)),
            State::WantNo => (State::No, None),
            State::WantNoOpposite => (State::WantYes, Some(true)),
            State::WantYes | State::WantYesOpposite => (State::No, None),
        }
    }

    /// We want the option on.
    fn wants_on(self) -> (State, Option<bool>) {
        match self {
            State::No => (State::WantYes, Some(true)),
            State::WantNo => (State::WantNoOpposite, None),
            State::WantYesOpposite => (State::WantYes, None),
            State::Yes | State::WantNoOpposite | State::WantYes => (self, None),
        }
    }

    /// We want the option off.
    fn wants_off(self) -> (State, Option<bool>) {
        match self {
            State::Yes => (State::WantNo, Some(false)),
            State::WantNoOpposite => (State::WantNo, None),
            State::WantYes => (State::WantYesOpposite, None),
            State::No | State::WantNo | State::WantYesOpposite => (self, None),
        }
    }

    fn from_bits(bits: u8) -> Self {
        match bits {
            1 => State::Yes,
            2 => State::WantNo,
            3 => State::WantNoOpposite,
            4 => State::WantYes,
            5 => State::WantYesOpposite,
            _ => State::No,
        }
    }
}

/// What came of a WILL, WONT, DO or DONT from the peer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The side that the peer spoke of.
    pub(super) side: Side,
    /// The answer to send.
    pub(super) answer: Option<Verb>,
    /// The option went on or off, or (`Some(false)`) our request for it was refused.
    pub(super) change: Option<bool>,
    /// The state now.
    pub(super) state: State,
}

/// The state of all 256 options on both sides: 4 bits for each side of each option.
pub(super) struct Negotiation {
    /// Low half: our side. High half: the peer's. In each the state (3 bits) and the `REFUSED` bit.
    options: [u8; 256],
}

const STATE: u8 = 0b0111;
const REFUSED: u8 = 0b1000;

impl Negotiation {
    pub(super) fn new() -> Self {
        Self { options: [0; 256] }
    }

    pub(super) fn state(&self, side: Side, option: TelnetOption) -> State {
        State::from_bits(self.half(side, option) & STATE)
    }

    /// How many requests the peer has not answered yet.
    pub(super) fn pending(&self) -> usize {
        (0..=u8::MAX)
            .flat_map(|code| [Side::Local, Side::Remote].map(|side| (side, TelnetOption(code))))
            .filter(|&(side, option)| self.state(side, option).is_pending())
            .count()
    }

    /// Takes what the peer said. `agree`: whether our role wants the option on at that side.
    pub(super) fn receive(&mut self, verb: Verb, option: TelnetOption, agree: bool) -> Outcome {
        let (side, says_on) = match verb {
            Verb::Will => (Side::Remote, true),
            Verb::Wont => (Side::Remote, false),
            Verb::Do => (Side::Local, true),
            Verb::Dont => (Side::Local, false),
        };
        let half = self.half(side, option);
        let before = State::from_bits(half & STATE);
        let (state, mut answer) = if says_on {
            before.hears_on(agree)
        } else {
            before.hears_off()
        };
        let mut refused = half & REFUSED;
        if (before, says_on, answer) == (State::No, true, Some(false)) {
            if refused != 0 {
                answer = None;
            }
            refused = REFUSED;
        }
        self.set_half(side, option, state as u8 | refused);
        let change = if before.is_on() != state.is_on() {
            Some(state.is_on())
        } else if before.is_pending() && !before.is_on() && state == State::No {
            Some(false)
        } else {
            None
        };
        Outcome {
            side,
            answer: answer.map(|on| verb_for(side, on)),
            change,
            state,
        }
    }

    /// We want `option` on or off at `side`. Gives what to send now, if anything.
    pub(super) fn request(&mut self, side: Side, option: TelnetOption, on: bool) -> Option<Verb> {
        let half = self.half(side, option);
        let before = State::from_bits(half & STATE);
        let (state, send) = if on {
            before.wants_on()
        } else {
            before.wants_off()
        };
        self.set_half(side, option, state as u8 | (half & REFUSED));
        send.map(|on| verb_for(side, on))
    }

    fn half(&self, side: Side, option: TelnetOption) -> u8 {
        // A byte is always a valid index into 256 entries; `get` only says so without a panic.
        let both = self.options.get(usize::from(option.0)).copied();
        let both = both.unwrap_or_default();
        match side {
            Side::Local => both & 0x0f,
            Side::Remote => both >> 4,
        }
    }

    fn set_half(&mut self, side: Side, option: TelnetOption, half: u8) {
        if let Some(both) = self.options.get_mut(usize::from(option.0)) {
            *both = match side {
                Side::Local => (*both & 0xf0) | half,
                Side::Remote => (*both & 0x0f) | (half << 4),
            };
        }
    }
}

/// What we say of `side`: WILL and WONT of ours, DO and DONT of the peer's.
fn verb_for(side: Side, on: bool) -> Verb {
    match (side, on) {
        (Side::Local, true) => Verb::Will,
        (Side::Local, false) => Verb::Wont,
        (Side::Remote, true) => Verb::Do,
        (Side::Remote, false) => Verb::Dont,
    }
}

#[cfg(test)]
mod tests {
    use super::State::{No, WantNo, WantNoOpposite, WantYes, WantYesOpposite, Yes};
    use super::*;

    const ALL: [State; 6] = [No, Yes, WantNo, WantNoOpposite, WantYes, WantYesOpposite];

    /// Brings a fresh table to `state` through its public ways only.
    fn in_state(side: Side, state: State) -> Negotiation {
        let option = TelnetOption(77);
        let agrees = if side == Side::Local {
            Verb::Do
        } else {
            Verb::Will
        };
        let mut table = Negotiation::new();
        let mut step = |on| table.request(side, option, on);
        match state {
            No => {}
            WantYes => drop(step(true)),
            WantYesOpposite => {
                step(true);
                step(false);
            }
            Yes | WantNo | WantNoOpposite => {
                step(true);
                table.receive(agrees, option, true);
                if state != Yes {
                    table.request(side, option, false);
                }
                if state == WantNoOpposite {
                    table.request(side, option, true);
                }
            }
        }
        assert_eq!(table.state(side, option), state);
        table
    }

    /// What the peer says (`on`), what we think of it (`agree`): next state, answer, change.
    type Row = (State, bool, bool, State, Option<bool>, Option<bool>);

    #[test]
    fn every_transition_of_rfc_1143_on_what_the_peer_says() {
        let rows: [Row; 18] = [
            (No, true, true, Yes, Some(true), Some(true)),
            (No, true, false, No, Some(false), None),
            (Yes, true, true, Yes, None, None),
            (Yes, true, false, Yes, None, None),
            (WantNo, true, true, No, None, Some(false)),
            (WantNo, true, false, No, None, Some(false)),
            (WantNoOpposite, true, true, Yes, None, None),
            (WantNoOpposite, true, false, Yes, None, None),
            (WantYes, true, true, Yes, None, Some(true)),
            (WantYes, true, false, Yes, None, Some(true)),
            (WantYesOpposite, true, true, WantNo, Some(false), Some(true)),
            (
                WantYesOpposite,
                true,
                false,
                WantNo,
                Some(false),
                Some(true),
            ),
            (No, false, true, No, None, None),
            (Yes, false, true, No, Some(false), Some(false)),
            (WantNo, false, true, No, None, Some(false)),
            (
                WantNoOpposite,
                false,
                true,
                WantYes,
                Some(true),
                Some(false),
            ),
            (WantYes, false, true, No, None, Some(false)),
            (WantYesOpposite, false, true, No, None, Some(false)),
        ];
        for side in [Side::Local, Side::Remote] {
            for (before, says_on, agree, after, answer, change) in rows {
                let mut table = in_state(side, before);
                let verb = match (side, says_on) {
                    (Side::Local, true) => Verb::Do,
                    (Side::Local, false) => Verb::Dont,
                    (Side::Remote, true) => Verb::Will,
                    (Side::Remote, false) => Verb::Wont,
                };
                let outcome = table.receive(verb, TelnetOption(77), agree);
                let expected = Outcome {
                    side,
                    answer: answer.map(|on| verb_for(side, on)),
                    change,
                    state: after,
                };
                assert_eq!(
                    outcome, expected,
                    "{before:?} hears {verb:?}, agree {agree}"
                );
                assert_eq!(table.state(side, TelnetOption(77)), after);
            }
        }
    }

    #[test]
    fn every_transition_of_rfc_1143_on_what_we_want() {
        let rows = [
            (No, true, WantYes, Some(true)),
            (Yes, true, Yes, None),
            (WantNo, true, WantNoOpposite, None),
            (WantNoOpposite, true, WantNoOpposite, None),
            (WantYes, true, WantYes, None),
            (WantYesOpposite, true, WantYes, None),
            (No, false, No, None),
            (Yes, false, WantNo, Some(false)),
            (WantNo, false, WantNo, None),
            (WantNoOpposite, false, WantNo, None),
            (WantYes, false, WantYesOpposite, None),
            (WantYesOpposite, false, WantYesOpposite, None),
        ];
        for side in [Side::Local, Side::Remote] {
            for (before, on, after, sent) in rows {
                let mut table = in_state(side, before);
                let verb = table.request(side, TelnetOption(77), on);
                assert_eq!(verb, sent.map(|on| verb_for(side, on)), "{before:?} {on}");
                assert_eq!(table.state(side, TelnetOption(77)), after);
            }
        }
    }

    #[test]
    fn the_sides_and_the_options_do_not_touch_each_other() {
        for state in ALL {
            let table = in_state(Side::Remote, state);
            assert_eq!(table.state(Side::Local, TelnetOption(77)), No);
            assert_eq!(table.state(Side::Remote, TelnetOption(76)), No);
            assert_eq!(table.state(Side::Remote, TelnetOption(78)), No);
            assert_eq!(table.pending(), usize::from(state.is_pending()));
        }
    }

    #[test]
    fn every_option_is_refused_once_on_each_side_and_then_met_with_silence() {
        let mut table = Negotiation::new();
        for code in 0..=u8::MAX {
            let option = TelnetOption(code);
            let mut answers = |verb| table.receive(verb, option, false).answer;
            assert_eq!(answers(Verb::Will), Some(Verb::Dont));
            assert_eq!(answers(Verb::Do), Some(Verb::Wont));
            for verb in [
                Verb::Will,
                Verb::Do,
                Verb::Wont,
                Verb::Dont,
                Verb::Will,
                Verb::Do,
            ] {
                assert_eq!(answers(verb), None);
            }
        }
    }

    #[test]
    fn what_was_refused_to_the_peer_can_still_be_asked_for_by_us() {
        let mut table = Negotiation::new();
        let option = TelnetOption(200);
        table.receive(Verb::Will, option, false);
        assert_eq!(table.request(Side::Remote, option, true), Some(Verb::Do));
        assert_eq!(table.receive(Verb::Will, option, false).state, Yes);
    }

    #[test]
    fn two_tables_settle_whatever_each_of_them_wants_at_the_same_time() {
        // Both ends change their minds up to three times before they hear of each other.
        for wishes in 0..64u8 {
            let option = TelnetOption(5);
            let mut us = Negotiation::new();
            let mut peer = Negotiation::new();
            let mut to_peer = Vec::new();
            let mut to_us = Vec::new();
            for bit in 0..3 {
                to_peer.extend(us.request(Side::Local, option, wishes >> bit & 1 == 1));
                to_us.extend(peer.request(Side::Remote, option, wishes >> (bit + 3) & 1 == 1));
            }
            let mut said = 0;
            while !(to_peer.is_empty() && to_us.is_empty()) {
                for verb in std::mem::take(&mut to_peer) {
                    to_us.extend(peer.receive(verb, option, true).answer);
                }
                for verb in std::mem::take(&mut to_us) {
                    to_peer.extend(us.receive(verb, option, true).answer);
                }
                said += 1;
                assert!(said < 10, "wishes {wishes:06b} never settle");
            }
            let state = us.state(Side::Local, option);
            assert_eq!(
                state,
                peer.state(Side::Remote, option),
                "wishes {wishes:06b}"
            );
            assert!(!state.is_pending());
        }
    }
}
