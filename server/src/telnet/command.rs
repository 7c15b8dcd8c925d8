//! The commands: what may follow an `IAC` (RFC 854 and, for three of them, RFC 1184).

/// Interpret As Command: introduces every command; doubled, it is the data byte 255 (RFC 854).
pub const IAC: u8 = 255;
/// The sender wants the receiver to stop using, or confirms that it no longer uses, an option.
pub const DONT: u8 = 254;
/// The sender asks the receiver to use an option, or agrees that it does.
pub const DO: u8 = 253;
/// The sender refuses to use an option, or stops using it.
pub const WONT: u8 = 252;
/// The sender offers to use an option, or confirms that it does.
pub const WILL: u8 = 251;
/// Subnegotiation Begin: the option's code and its parameters follow, up to `IAC SE` (RFC 855).
pub const SB: u8 = 250;
/// Go Ahead: turns the line around on half-duplex terminals.
pub const GA: u8 = 249;
/// Erase Line.
pub const EL: u8 = 248;
/// Erase Character.
pub const EC: u8 = 247;
/// Are You There.
pub const AYT: u8 = 246;
/// Abort Output.
pub const AO: u8 = 245;
/// Interrupt Process.
pub const IP: u8 = 244;
/// Break.
pub const BRK: u8 = 243;
/// Data Mark: the in-stream end of a Synch.
pub const DM: u8 = 242;
/// No Operation.
pub const NOP: u8 = 241;
/// Subnegotiation End.
pub const SE: u8 = 240;
/// End Of Record (RFC 885).
pub const EOR: u8 = 239;
/// Abort the process (RFC 1184).
pub const ABORT: u8 = 238;
/// Suspend the process (RFC 1184).
pub const SUSP: u8 = 237;
/// End Of File (RFC 1184).
pub const EOF: u8 = 236;

/// The four words of negotiation, in which the sender of `Will` and `Wont` speaks of itself and the
/// sender of `Do` and `Dont` of its peer (RFC 854).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// I am going to, or I do.
    Will,
    /// I am not going to, or I no longer do.
    Wont,
    /// Please do, or fine that you do.
    Do,
    /// Please don't, or fine that you don't.
    Dont,
}

impl Verb {
    /// The byte on the wire.
    pub const fn byte(self) -> u8 {
        match self {
            Verb::Will => WILL,
            Verb::Wont => WONT,
            Verb::Do => DO,
            Verb::Dont => DONT,
        }
    }
}
