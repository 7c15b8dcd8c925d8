//! The kinds of events that there are.

use crate::words::words;

words! {
    /// What SETEVENTS takes.
    EventName {
        /// An address was mapped to another.
        AddrMap = "ADDRMAP",
        /// How long tor waits for a circuit to be built.
        BuildTimeoutSet = "BUILDTIMEOUT_SET",
        /// Bytes through tor in the last second.
        Bw = "BW",
        /// Cells in the queues of a circuit; testing networks only.
        CellStats = "CELL_STATS",
        /// A circuit's state.
        Circ = "CIRC",
        /// Bytes through circuits of our own.
        CircBw = "CIRC_BW",
        /// A circuit's purpose changed, or it was cannibalized.
        CircMinor = "CIRC_MINOR",
        /// Clients of a bridge, by country.
        ClientsSeen = "CLIENTS_SEEN",
        /// Options changed.
        ConfChanged = "CONF_CHANGED",
        /// Bytes through each connection; testing networks only.
        ConnBw = "CONN_BW",
        /// The log at its most talkative.
        Debug = "DEBUG",
        /// The log: what tor does.
        Info = "INFO",
        /// The log: what an operator may want to know.
        Notice = "NOTICE",
        /// The log: what should not be.
        Warn = "WARN",
        /// The log: what tor cannot go on with.
        Err = "ERR",
        /// Our own descriptor changed.
        DescChanged = "DESCCHANGED",
        /// A guard was chosen, went up or down.
        Guard = "GUARD",
        /// An onion service's descriptor was asked for, came, was published.
        HsDesc = "HS_DESC",
        /// The text of such a descriptor.
        HsDescContent = "HS_DESC_CONTENT",
        /// Whether there is a network.
        NetworkLiveness = "NETWORK_LIVENESS",
        /// A new consensus, whole.
        NewConsensus = "NEWCONSENSUS",
        /// New descriptors of relays.
        NewDesc = "NEWDESC",
        /// Router statuses that changed.
        Ns = "NS",
        /// A connection to a relay.
        OrConn = "ORCONN",
        /// A pluggable transport's log line.
        PtLog = "PT_LOG",
        /// A pluggable transport's state.
        PtStatus = "PT_STATUS",
        /// A signal was handled.
        Signal = "SIGNAL",
        /// What concerns tor as a whole.
        StatusGeneral = "STATUS_GENERAL",
        /// What concerns tor as a client.
        StatusClient = "STATUS_CLIENT",
        /// What concerns tor as a server.
        StatusServer = "STATUS_SERVER",
        /// A stream's state.
        Stream = "STREAM",
        /// Bytes through streams of our own.
        StreamBw = "STREAM_BW",
        /// A token bucket was refilled; testing networks only.
        TbEmpty = "TB_EMPTY",
        /// A pluggable transport was started.
        TransportLaunched = "TRANSPORT_LAUNCHED",
    }
}

impl EventName {
    /// Whether it is one of the five levels of the log.
    #[must_use]
    pub fn is_log(&self) -> bool {
        matches!(
            self,
            Self::Debug | Self::Info | Self::Notice | Self::Warn | Self::Err
        )
    }

    /// What it tells, in a sentence; empty for one that this library does not know.
    #[must_use]
    pub fn explained(&self) -> &'static str {
        match self {
            Self::AddrMap => "An address was mapped to another, by DNS or by a controller",
            Self::BuildTimeoutSet => "Tor has learnt anew how long it waits for a circuit",
            Self::Bw => "Bytes read and written in the last second, every second",
            Self::CellStats => {
                "Cells that went through the queues of a circuit; testing networks only"
            }
            Self::Circ => {
                "A circuit of tor's own was launched, extended, built, failed or was closed"
            }
            Self::CircBw => "Bytes through each circuit of tor's own, every second that it has any",
            Self::CircMinor => "A circuit's purpose changed, or it was taken over for another",
            Self::ClientsSeen => "How many clients a bridge saw, by country",
            Self::ConfChanged => "Options of the configuration changed",
            Self::ConnBw => {
                "Bytes through each connection, every second that it has any; testing networks only"
            }
            Self::Debug => "The log at its most talkative: thousands of lines a second on a relay",
            Self::Info => "The log: what tor does, step by step",
            Self::Notice => "The log: what an operator wants to know",
            Self::Warn => "The log: what should not be, and should be looked at",
            Self::Err => "The log: what tor cannot go on with",
            Self::DescChanged => "The relay's own descriptor changed",
            Self::Guard => "A guard was chosen, dropped, or is up or down",
            Self::HsDesc => {
                "An onion service's descriptor was requested, received, uploaded or failed"
            }
            Self::HsDescContent => "The text of an onion service's descriptor that was fetched",
            Self::NetworkLiveness => "Tor believes that the network is reachable, or that it isn't",
            Self::NewConsensus => "A new consensus arrived: the status of every relay",
            Self::NewDesc => "New descriptors of relays arrived",
            Self::Ns => "The status of some relays changed",
            Self::OrConn => "A connection to a relay was launched, made, failed or was closed",
            Self::PtLog => "A line from the log of a pluggable transport",
            Self::PtStatus => "What a pluggable transport says of its state",
            Self::Signal => "Tor handled a signal, sent by a process or by a controller",
            Self::StatusGeneral => "What concerns tor as a whole: the clock, the directory, a bug",
            Self::StatusClient => {
                "What concerns tor as a client: bootstrap, circuits, unsafe requests"
            }
            Self::StatusServer => {
                "What concerns tor as a relay: reachability, accepted descriptors, accounting"
            }
            Self::Stream => {
                "A stream of a client was made, attached, connected, failed or was closed"
            }
            Self::StreamBw => "Bytes through each stream, every second that it has any",
            Self::TbEmpty => "A bandwidth limit was used up for a while; testing networks only",
            Self::TransportLaunched => "A pluggable transport was started",
            Self::Other(_) => "",
        }
    }
}
