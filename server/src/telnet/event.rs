//! What the codec reports.

use std::error::Error;
use std::fmt;

use super::option::TelnetOption;
use super::role::Side;
use super::terminal_type::Mtts;

/// Something that the peer's bytes said. Data is borrowed from the packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TelnetEvent<'a> {
    /// The first command arrived: the peer is no bare TCP client. Comes once, before the command's own event.
    PeerSpeaksTelnet,
    /// Keys (at a server) or what to show (at a client), with telnet's dressing taken off. Never empty.
    Data(&'a [u8]),
    /// The client's window (RFC 1073). Zero means that the client does not know.
    WindowSize {
        /// Width in characters.
        columns: u16,
        /// Height in characters.
        rows: u16,
    },
    /// One of the names of the client's terminal (RFC 1091), as sent: most clients send capitals. Printable
    /// ASCII, 1 to [`TERMINAL_NAME_LIMIT`](super::TERMINAL_NAME_LIMIT) characters, without the
    /// repetition that ends the list. Of a client that speaks MTTS the first is the client's own name and the second the terminal's.
    TerminalType(String),
    /// What the client's terminal can do, by its own account (MTTS).
    Mtts(Mtts),
    /// An environment variable of the client (RFC 1572). Unchecked claims: a USER is no login.
    Environment {
        /// Graphic ASCII.
        name: String,
        /// UTF-8, with U+FFFD for what was none and for control characters.
        value: String,
    },
    /// The two ends have settled whether UTF-8 is spoken (RFC 2066). Most clients never say.
    CharsetUtf8 {
        /// False: the peer knows the option, but refused UTF-8.
        accepted: bool,
    },
    /// An option went on or off, or (`on: false`) the peer refused it when we asked.
    OptionChanged {
        /// At which end.
        side: Side,
        /// Which.
        option: TelnetOption,
        /// How it is now.
        on: bool,
    },
    /// IP: what Ctrl-C is elsewhere.
    Interrupt,
    /// BRK: the Break key.
    Break,
    /// SUSP (RFC 1184): what Ctrl-Z is elsewhere.
    Suspend,
    /// ABORT (RFC 1184): what Ctrl-\ is elsewhere.
    Abort,
    /// EOF (RFC 1184): what Ctrl-D is elsewhere.
    EndOfFile,
    /// AYT. A server's codec has answered already, with text that the client's screen now shows.
    AreYouThere,
    /// `DO TIMING-MARK` (RFC 860), answered already. The client may have thrown away all output up to the answer.
    TimingMark,
    /// The peer broke a rule. Only [`ProtocolError::is_fatal`] asks for an end.
    Error(ProtocolError),
}

/// A rule that the peer broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtocolError {
    /// The peer's requests called for more answers than [`OUTPUT_LIMIT`](super::OUTPUT_LIMIT) holds before any
    /// was drained. Fatal: an answer is missing, so the codec takes no more bytes.
    OutputOverflow,
    /// A subnegotiation passed [`SUBNEGOTIATION_LIMIT`](super::SUBNEGOTIATION_LIMIT); it is skipped.
    SubnegotiationTooLong(TelnetOption),
    /// A command other than `IAC SE` came inside a subnegotiation, which is forgotten; the command counts.
    SubnegotiationCutShort,
    /// A subnegotiation whose contents follow no rule, wholly or in part.
    SubnegotiationMalformed(TelnetOption),
    /// A subnegotiation for an option that is off and not asked for; it is ignored (RFC 855).
    SubnegotiationNotAgreed(TelnetOption),
    /// `IAC SB IAC SE`, which names no option, or `IAC SE` with nothing to end.
    StraySubnegotiation,
    /// `IAC` and a byte that is no command; both are ignored.
    UnknownCommand(u8),
    /// More environment variables than [`VARIABLE_COUNT_LIMIT`](super::VARIABLE_COUNT_LIMIT); the rest is
    /// ignored. Reported once.
    TooManyVariables,
}

impl ProtocolError {
    /// Whether the connection must end.
    pub fn is_fatal(self) -> bool {
        self == ProtocolError::OutputOverflow
    }
}

impl fmt::Display for ProtocolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutputOverflow => f.write_str("telnet: too many requests at once"),
            Self::SubnegotiationTooLong(option) => {
                write!(f, "telnet: subnegotiation of {option} too long, skipped")
            }
            Self::SubnegotiationCutShort => {
                f.write_str("telnet: subnegotiation cut short by another command, forgotten")
            }
            Self::SubnegotiationMalformed(option) => {
                write!(f, "telnet: malformed subnegotiation of {option}")
            }
            Self::SubnegotiationNotAgreed(option) => {
                write!(
                    f,
                    "telnet: subnegotiation of {option}, which is off, ignored"
                )
            }
            Self::StraySubnegotiation => {
                f.write_str("telnet: subnegotiation without an option or a beginning, ignored")
            }
            Self::UnknownCommand(byte) => write!(f, "telnet: unknown command {byte}, ignored"),
            Self::TooManyVariables => {
                f.write_str("telnet: too many environment variables, the rest is ignored")
            }
        }
    }
}

impl Error for ProtocolError {}
