//! What follows from options: the answers to requests, and the meaning of subnegotiations.

use super::charset;
use super::codec::{Codec, Sink};
use super::command::Verb;
use super::environment::{self, VARIABLE_COUNT_LIMIT};
use super::event::{ProtocolError, TelnetEvent};
use super::naws;
use super::option::TelnetOption;
use super::q_method::State;
use super::role::{Role, Side};
use super::subnegotiation::SUBNEGOTIATION_LIMIT;
use super::terminal_type::{self, Mtts};

impl Codec {
    /// WILL, WONT, DO or DONT.
    pub(super) fn negotiation(&mut self, verb: Verb, option: TelnetOption, sink: &mut Sink<'_>) {
        if option == TelnetOption::TIMING_MARK {
            // RFC 860: the mark is the answer itself, as often as it is asked for. inetutils shows nothing
            // between its interrupt and this answer.
            if verb == Verb::Do {
                self.output.verb(Verb::Will, option);
                sink(TelnetEvent::TimingMark);
            }
            return;
        }
        let side = match verb {
            Verb::Will | Verb::Wont => Side::Remote,
            Verb::Do | Verb::Dont => Side::Local,
        };
        let agree = self.role.agrees(side, option);
        let outcome = self.options.receive(verb, option, agree);
        if let Some(verb) = outcome.answer {
            self.output.verb(verb, option);
        }
        if let Some(on) = outcome.change {
            if outcome.state == State::Yes {
                self.went_on(side, option);
            } else {
                self.went_off(side, option);
            }
            sink(TelnetEvent::OptionChanged { side, option, on });
        }
    }

    /// What an option that has just gone on gives us to say.
    fn went_on(&mut self, side: Side, option: TelnetOption) {
        match (self.role, side, option) {
            (Role::Server, Side::Remote, TelnetOption::TERMINAL_TYPE) => {
                self.enquiry.start();
                self.output.subnegotiation(option, &[terminal_type::SEND]);
            }
            (Role::Server, Side::Remote, TelnetOption::NAWS) => self.window_awaited = true,
            (Role::Server, Side::Remote, TelnetOption::NEW_ENVIRON) => {
                self.environment_awaited = true;
                self.output.subnegotiation(option, &environment::REQUEST);
            }
            (_, Side::Local, TelnetOption::CHARSET) => {
                self.charset = charset::Charset::Requested;
                self.output.subnegotiation(option, charset::UTF_8_REQUEST);
            }
            (Role::Client, Side::Local, TelnetOption::NAWS) => {
                if let Some(identity) = &self.identity {
                    let body = naws::encode(identity.columns, identity.rows);
                    self.output.subnegotiation(option, &body);
                }
            }
            _ => {}
        }
    }

    /// What is then no longer expected.
    fn went_off(&mut self, side: Side, option: TelnetOption) {
        match (side, option) {
            (Side::Remote, TelnetOption::TERMINAL_TYPE) => self.enquiry.stop(),
            (Side::Remote, TelnetOption::NAWS) => self.window_awaited = false,
            (Side::Remote, TelnetOption::NEW_ENVIRON) => self.environment_awaited = false,
            (Side::Local, TelnetOption::CHARSET) => self.charset = charset::Charset::Idle,
            _ => {}
        }
    }

    /// A whole subnegotiation.
    pub(super) fn parameters(&mut self, option: TelnetOption, body: &[u8], sink: &mut Sink<'_>) {
        let is_off = |side| self.options.state(side, option) == State::No;
        let off = match (self.role, option) {
            (_, TelnetOption::CHARSET) => is_off(Side::Local) && is_off(Side::Remote),
            (Role::Server, _) => is_off(Side::Remote),
            (Role::Client, _) => is_off(Side::Local),
        };
        if off {
            return sink(TelnetEvent::Error(ProtocolError::SubnegotiationNotAgreed(
                option,
            )));
        }
        let understood = match (self.role, option) {
            (_, TelnetOption::CHARSET) => self.charset_parameters(body, sink),
            (Role::Server, TelnetOption::NAWS) => self.window_parameters(body, sink),
            (Role::Server, TelnetOption::TERMINAL_TYPE) => self.terminal_parameters(body, sink),
            (Role::Server, TelnetOption::NEW_ENVIRON) => self.environment_parameters(body, sink),
            (Role::Client, _) => self.answer(option, body),
            _ => false,
        };
        if !understood {
            sink(TelnetEvent::Error(ProtocolError::SubnegotiationMalformed(
                option,
            )));
        }
    }

    fn window_parameters(&mut self, body: &[u8], sink: &mut Sink<'_>) -> bool {
        let Some((columns, rows)) = naws::parse(body) else {
            return false;
        };
        self.window_awaited = false;
        sink(TelnetEvent::WindowSize { columns, rows });
        true
    }

    fn terminal_parameters(&mut self, body: &[u8], sink: &mut Sink<'_>) -> bool {
        // Names come when they are asked for; a client that sends more talks to itself.
        if !self.enquiry.is_awaited() {
            return body.first() == Some(&terminal_type::IS);
        }
        let Some(name) = terminal_type::parse_is(body) else {
            self.enquiry.stop();
            return false;
        };
        let heard = self.enquiry.hear(name);
        if heard.ask_again {
            self.output
                .subnegotiation(TelnetOption::TERMINAL_TYPE, &[terminal_type::SEND]);
        }
        if heard.new {
            sink(match Mtts::parse(name) {
                Some(bits) => TelnetEvent::Mtts(bits),
                None => TelnetEvent::TerminalType(name.to_owned()),
            });
        }
        true
    }

    fn environment_parameters(&mut self, body: &[u8], sink: &mut Sink<'_>) -> bool {
        let list = match body {
            [environment::IS, list @ ..] => {
                self.environment_awaited = false;
                list
            }
            [environment::INFO, list @ ..] => list,
            _ => return false,
        };
        let (variables, mut understood) = environment::parse(list);
        for variable in variables {
            let variable = match variable.checked() {
                Ok(Some(variable)) => variable,
                Ok(None) => continue,
                Err(()) => {
                    understood = false;
                    continue;
                }
            };
            // One past the limit stands for "reported that there are too many".
            match self.variables {
                0..VARIABLE_COUNT_LIMIT => {
                    self.variables += 1;
                    sink(TelnetEvent::Environment {
                        name: variable.name,
                        value: variable.value,
                    });
                }
                VARIABLE_COUNT_LIMIT => {
                    self.variables += 1;
                    sink(TelnetEvent::Error(ProtocolError::TooManyVariables));
                }
                _ => {}
            }
        }
        understood
    }

    fn charset_parameters(&mut self, body: &[u8], sink: &mut Sink<'_>) -> bool {
        let Some(outcome) = self.charset.hear(self.role, body) else {
            return false;
        };
        if let Some(reply) = outcome.reply {
            self.output.subnegotiation(TelnetOption::CHARSET, &reply);
        }
        if let Some(accepted) = outcome.utf8 {
            sink(TelnetEvent::CharsetUtf8 { accepted });
        }
        true
    }

    /// A client answers a server that asks.
    fn answer(&mut self, option: TelnetOption, body: &[u8]) -> bool {
        let answer = match (option, body) {
            (TelnetOption::TERMINAL_TYPE, [terminal_type::SEND]) => {
                let names = self.identity.as_ref();
                let names = names.map_or(&[][..], |identity| &identity.terminal_types);
                let name = self.answers.next(names);
                [&[terminal_type::IS], name.as_bytes()].concat()
            }
            (TelnetOption::NEW_ENVIRON, [environment::SEND, asked @ ..]) => {
                environment::answer(asked, self.own_variables(), SUBNEGOTIATION_LIMIT - 1)
            }
            _ => return false,
        };
        self.output.subnegotiation(option, &answer);
        true
    }
}
