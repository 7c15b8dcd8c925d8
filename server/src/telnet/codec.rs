//! The way of the bytes: data from commands (RFC 854), commands to their meaning.

use super::ClientIdentity;
use super::charset::Charset;
use super::command::{self, IAC, Verb};
use super::environment::Variable;
use super::event::{ProtocolError, TelnetEvent};
use super::naws;
use super::newline::{self, CR};
use super::option::TelnetOption;
use super::output::Output;
use super::q_method::{Negotiation, State};
use super::role::{Role, Side};
use super::subnegotiation::Subnegotiation;
use super::terminal_type::{Answers, Enquiry};

/// Where events go.
pub(super) type Sink<'s> = dyn FnMut(TelnetEvent<'_>) + 's;

/// What the answer to AYT looks like: RFC 854 wants "some visible (i.e., printable) evidence".
pub(super) const AYT_ANSWER: &[u8] = b"\r\n[strombus: yes]\r\n";

/// What Erase Character and Erase Line are as keys: the DEL and the Ctrl-U that users have for them.
const ERASE_CHARACTER: &[u8] = &[0x7f];
const ERASE_LINE: &[u8] = &[0x15];

/// What the next byte is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Data,
    /// After IAC.
    Command,
    /// After IAC and a verb.
    Option(Verb),
    /// After IAC SB.
    Parameter,
    /// After IAC SB .. IAC.
    ParameterOrEnd,
}

/// One end of a telnet connection: about 500 bytes, and little more at rest.
pub struct Codec {
    pub(super) role: Role,
    expected: Expected,
    /// The latest data byte was a CR whose follower may have to be dropped.
    after_cr: bool,
    peer_speaks_telnet: bool,
    probed: bool,
    negotiated: bool,
    ayt_answered: bool,
    failed: bool,
    pub(super) options: Negotiation,
    pub(super) subnegotiation: Subnegotiation,
    pub(super) output: Output,
    pub(super) enquiry: Enquiry,
    pub(super) charset: Charset,
    /// A window size, an environment: promised by the peer and not here yet.
    pub(super) window_awaited: bool,
    pub(super) environment_awaited: bool,
    /// How many variables were reported.
    pub(super) variables: u8,
    /// A client's.
    pub(super) identity: Option<Box<ClientIdentity>>,
    pub(super) answers: Answers,
}

impl Codec {
    /// The server's end.
    pub fn server() -> Self {
        Self::new(Role::Server, None)
    }

    /// The client's end, which answers what a server asks with `identity`.
    pub fn client(identity: ClientIdentity) -> Self {
        Self::new(Role::Client, Some(Box::new(identity)))
    }

    fn new(role: Role, identity: Option<Box<ClientIdentity>>) -> Self {
        Self {
            role,
            expected: Expected::Data,
            after_cr: false,
            peer_speaks_telnet: false,
            probed: false,
            negotiated: false,
            ayt_answered: false,
            failed: false,
            options: Negotiation::new(),
            subnegotiation: Subnegotiation::default(),
            output: Output::default(),
            enquiry: Enquiry::default(),
            charset: Charset::default(),
            window_awaited: false,
            environment_awaited: false,
            variables: 0,
            identity,
            answers: Answers::default(),
        }
    }

    /// Asks what shows whether the peer speaks telnet: `IAC DO TERMINAL-TYPE`, three bytes and no more, since a
    /// bare TCP client shows them to its user. A client's end asks nothing. Does nothing the second time.
    pub fn start_probe(&mut self) {
        if !std::mem::replace(&mut self.probed, true) {
            self.request_all(self.role.probe());
        }
    }

    /// Asks for everything that the role wants, the probe included if it was left out. A server calls it on
    /// [`TelnetEvent::PeerSpeaksTelnet`]. Does nothing the second time.
    pub fn negotiate(&mut self) {
        self.start_probe();
        if !std::mem::replace(&mut self.negotiated, true) {
            self.request_all(self.role.requests());
        }
    }

    fn request_all(&mut self, wishes: &[(Side, TelnetOption)]) {
        for &(side, option) in wishes {
            self.request(side, option, true);
        }
    }

    /// Asks for `option` on or off at `side`; [`TelnetEvent::OptionChanged`] tells what came of it.
    pub fn request(&mut self, side: Side, option: TelnetOption, on: bool) {
        if let Some(verb) = self.options.request(side, option, on) {
            self.output.verb(verb, option);
        }
    }

    /// Whether `option` is in use at `side`.
    pub fn is_on(&self, side: Side, option: TelnetOption) -> bool {
        self.options.state(side, option).is_on()
    }

    /// Whether a telnet command ever came from the peer.
    pub fn peer_speaks_telnet(&self) -> bool {
        self.peer_speaks_telnet
    }

    /// Whether the peer owes no answer (so, ask after [`negotiate`](Self::negotiate)): every option is settled, and the names, the window's size, the
    /// environment and the character set that it promised are here.
    pub fn is_settled(&self) -> bool {
        !self.window_awaited
            && !self.environment_awaited
            && !self.enquiry.is_awaited()
            && self.charset != Charset::Requested
            && self.options.pending() == 0
    }

    /// Takes what waits to be sent to the peer, and leaves no memory behind.
    pub fn take_output(&mut self) -> Vec<u8> {
        self.ayt_answered = false;
        self.output.take()
    }

    /// Whether something waits to be sent.
    pub fn has_output(&self) -> bool {
        !self.output.is_empty()
    }

    /// Appends `text` to `out` as the peer must receive it: 255 doubled and, until we send in BINARY, a bare CR
    /// as CR NUL. LF passes as it is: a painter sends CR LF where it means both. A CR at the end of `text` counts
    /// as bare; if the next text starts with LF, then the peer sees CR, LF, which shows the same.
    ///
    /// Bytes above 127 pass in NVT mode too: UTF-8 that the other end cannot show is not for this layer to find.
    pub fn send_text(&self, text: &[u8], out: &mut Vec<u8>) {
        // Our WONT BINARY takes effect where it is sent, not where it is answered: hence not `is_on`.
        let binary = self.options.state(Side::Local, TelnetOption::BINARY) == State::Yes;
        newline::encode(text, binary, out);
    }

    /// A client's window has another size: tells the server, if it wants to know (RFC 1073).
    pub fn set_window_size(&mut self, columns: u16, rows: u16) {
        if let Some(identity) = &mut self.identity {
            (identity.columns, identity.rows) = (columns, rows);
            if self.options.state(Side::Local, TelnetOption::NAWS) == State::Yes {
                let body = naws::encode(columns, rows);
                self.output.subnegotiation(TelnetOption::NAWS, &body);
            }
        }
    }

    /// A client's variables: what a server that asks is told.
    pub(super) fn own_variables(&self) -> &[Variable] {
        self.identity
            .as_ref()
            .map_or(&[], |identity| &identity.variables)
    }

    /// Takes bytes from the peer, however they are split, and reports what they mean, in order. Send
    /// [`take_output`](Self::take_output) afterwards. After a fatal error all further bytes are ignored.
    pub fn receive(&mut self, bytes: &[u8], sink: &mut impl FnMut(TelnetEvent<'_>)) {
        let mut rest = bytes;
        while let Some((&byte, tail)) = rest.split_first() {
            if self.failed {
                return;
            }
            if self.expected == Expected::Data && byte != IAC {
                rest = self.data(rest, sink);
                continue;
            }
            match self.expected {
                Expected::Data => self.expected = Expected::Command,
                // Doubled: a data byte.
                Expected::Command if byte == IAC => {
                    self.expected = Expected::Data;
                    self.after_cr = false;
                    sink(TelnetEvent::Data(&[IAC]));
                }
                Expected::Command => self.command(byte, sink),
                Expected::Option(verb) => {
                    self.expected = Expected::Data;
                    self.hear_peer(sink);
                    self.negotiation(verb, TelnetOption(byte), sink);
                }
                Expected::Parameter if byte == IAC => self.expected = Expected::ParameterOrEnd,
                Expected::Parameter => self.parameter(byte, sink),
                Expected::ParameterOrEnd => self.parameter_or_end(byte, sink),
            }
            if self.output.has_overflowed() {
                self.failed = true;
                self.subnegotiation.clear();
                sink(TelnetEvent::Error(ProtocolError::OutputOverflow));
            }
            rest = tail;
        }
    }

    /// Reports as much data as there is in one piece; gives the rest. The first byte is no IAC.
    fn data<'b>(&mut self, bytes: &'b [u8], sink: &mut Sink<'_>) -> &'b [u8] {
        let binary = self.is_on(Side::Remote, TelnetOption::BINARY);
        if std::mem::take(&mut self.after_cr)
            && let Some((&follower, tail)) = bytes.split_first()
            && newline::completes_cr(self.role, binary, follower)
        {
            return tail;
        }
        let cr_matters = newline::cr_matters(self.role, binary);
        let ends = |&byte: &u8| byte == IAC || (cr_matters && byte == CR);
        let end = match bytes.iter().position(ends) {
            Some(at) if bytes.get(at) == Some(&CR) => {
                self.after_cr = true;
                at + 1
            }
            Some(at) => at,
            None => bytes.len(),
        };
        let (data, rest) = bytes.split_at(end);
        sink(TelnetEvent::Data(data));
        rest
    }

    /// The byte after an IAC, which is no IAC.
    fn command(&mut self, byte: u8, sink: &mut Sink<'_>) {
        self.expected = match byte {
            command::WILL => Expected::Option(Verb::Will),
            command::WONT => Expected::Option(Verb::Wont),
            command::DO => Expected::Option(Verb::Do),
            command::DONT => Expected::Option(Verb::Dont),
            command::SB => Expected::Parameter,
            _ => Expected::Data,
        };
        match byte {
            command::WILL | command::WONT | command::DO | command::DONT => return,
            command::SE => return sink(TelnetEvent::Error(ProtocolError::StraySubnegotiation)),
            0..command::EOF => {
                return sink(TelnetEvent::Error(ProtocolError::UnknownCommand(byte)));
            }
            _ => self.hear_peer(sink),
        }
        match byte {
            command::IP => sink(TelnetEvent::Interrupt),
            command::BRK => sink(TelnetEvent::Break),
            command::SUSP => sink(TelnetEvent::Suspend),
            command::ABORT => sink(TelnetEvent::Abort),
            command::EOF => sink(TelnetEvent::EndOfFile),
            command::EC => self.key(ERASE_CHARACTER, sink),
            command::EL => self.key(ERASE_LINE, sink),
            command::AYT => {
                // One answer to all that come before the transport drains: else two bytes call for
                // nineteen, as often as the peer likes.
                let answered = std::mem::replace(&mut self.ayt_answered, true);
                if self.role == Role::Server && !answered {
                    self.output.text(AYT_ANSWER);
                }
                sink(TelnetEvent::AreYouThere);
            }
            // NOP, GA, EOR: nothing to do. DM: the end of a Synch, whose urgent data is not treated
            // otherwise. AO: nothing is thrown away here, so no DM goes back, at which the client would throw
            // away bytes that the painter believes are on its screen.
            _ => {}
        }
    }

    /// A command that stands for a key, which a server does not send.
    fn key(&mut self, key: &'static [u8], sink: &mut Sink<'_>) {
        if self.role == Role::Server {
            self.after_cr = false;
            sink(TelnetEvent::Data(key));
        }
    }

    fn hear_peer(&mut self, sink: &mut Sink<'_>) {
        if !std::mem::replace(&mut self.peer_speaks_telnet, true) {
            sink(TelnetEvent::PeerSpeaksTelnet);
        }
    }

    fn parameter(&mut self, byte: u8, sink: &mut Sink<'_>) {
        if let Some(option) = self.subnegotiation.push(byte) {
            sink(TelnetEvent::Error(ProtocolError::SubnegotiationTooLong(
                option,
            )));
        }
    }

    /// The byte after an IAC inside a subnegotiation.
    fn parameter_or_end(&mut self, byte: u8, sink: &mut Sink<'_>) {
        match byte {
            IAC => {
                self.expected = Expected::Parameter;
                self.parameter(IAC, sink);
            }
            command::SE => {
                self.expected = Expected::Data;
                match self.subnegotiation.take().as_deref() {
                    Some([option, body @ ..]) => self.parameters(TelnetOption(*option), body, sink),
                    Some([]) => sink(TelnetEvent::Error(ProtocolError::StraySubnegotiation)),
                    None => {}
                }
            }
            // No command: a sender that forgot to double, as some do with the 255 in a NAWS.
            0..command::EOF => {
                self.expected = Expected::Parameter;
                self.parameter(IAC, sink);
                self.parameter(byte, sink);
            }
            _ => {
                self.subnegotiation.clear();
                sink(TelnetEvent::Error(ProtocolError::SubnegotiationCutShort));
                self.command(byte, sink);
            }
        }
    }
}
