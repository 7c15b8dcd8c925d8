//! The commands of the control protocol (control-spec, "Commands"), and what they do in our words.

/// A command of tor's.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) name: &'static str,
    /// What stands behind the name.
    pub(super) usage: &'static str,
    /// What it does, in a line.
    pub(super) summary: &'static str,
    /// What more is to be known.
    pub(super) about: &'static str,
    /// Whether it may change something.
    pub(super) acts: bool,
    /// Whether a body follows.
    pub(super) body: bool,
    /// Words that may stand behind it and that tor does not tell.
    pub(super) words: &'static [&'static str],
}

const PLAIN: Known = Known {
    name: "",
    usage: "",
    summary: "",
    about: "",
    acts: true,
    body: false,
    words: &[],
};

/// The command of that name, in capitals.
pub(super) fn find(name: &str) -> Option<&'static Known> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// Those that people need most come first.
pub(super) const COMMANDS: &[Known] = &[
    Known {
        name: "GETINFO",
        usage: "KEY [KEY]...",
        summary: "asks tor for what it knows",
        about: "All keys are answered, or none: 552 says that tor does not know one, 551 that one has no value now. \
            `GETINFO info/names` lists them; `/help KEY` has tor's words for one.",
        acts: false,
        ..PLAIN
    },
    Known {
        name: "GETCONF",
        usage: "OPTION [OPTION]...",
        summary: "shows options of the configuration",
        about: "An option that has its default comes without a value where that is nothing. An option that is a list comes \
            once for each of its lines. `/help OPTION` has the manual.",
        acts: false,
        ..PLAIN
    },
    Known {
        name: "SETCONF",
        usage: "OPTION[=VALUE] [OPTION[=VALUE]]...",
        summary: "sets options, all or none",
        about: "A value with blanks stands in quotes. Without a value an option goes to its default, or to nothing. An option that \
            is a list gets exactly the lines that are given. What is set is forgotten when tor ends, unless SAVECONF writes it.",
        ..PLAIN
    },
    Known {
        name: "RESETCONF",
        usage: "OPTION[=VALUE] [OPTION[=VALUE]]...",
        summary: "sets options back to their defaults",
        about: "As SETCONF, but an option without a value always goes to its default.",
        ..PLAIN
    },
    Known {
        name: "SAVECONF",
        usage: "[FORCE]",
        summary: "writes the configuration to the torrc",
        about: "The file is written anew: comments and options that have their defaults are gone from it. FORCE does so \
            also where the file has an %include.",
        words: &["FORCE"],
        ..PLAIN
    },
    Known {
        name: "LOADCONF",
        usage: "",
        summary: "takes lines for the whole configuration, as if they stood in the torrc",
        about: "The lines follow; a lone dot ends them, and a dot that begins a line is doubled. If one of them is wrong, all stays as it was.",
        body: true,
        ..PLAIN
    },
    Known {
        name: "SIGNAL",
        usage: "SIGNAL",
        summary: "sends tor a signal",
        about: "RELOAD (HUP) reads the torrc again. SHUTDOWN (INT) ends tor; a relay waits for ShutdownWaitLength first. HALT (TERM) ends it at \
            once. DUMP (USR1) logs statistics, DEBUG (USR2) logs all. NEWNYM has new requests use new circuits, at most \
            once in ten seconds. CLEARDNSCACHE forgets what names resolved to. HEARTBEAT logs the heartbeat. \
            DORMANT and ACTIVE put tor to sleep and wake it.",
        ..PLAIN
    },
    Known {
        name: "SETEVENTS",
        usage: "[EVENT]...",
        summary: "says which events are heard here; without one, none",
        about: "`/help EVENT` explains one, `/events` shows what was heard. The log is DEBUG, INFO, NOTICE, WARN and ERR.",
        acts: false,
        ..PLAIN
    },
    Known {
        name: "MAPADDRESS",
        usage: "FROM=TO [FROM=TO]...",
        summary: "has one address stand for another",
        about: "0.0.0.0, ::0 or . as FROM asks tor for an address of its own choice. FROM=FROM takes a mapping back.",
        ..PLAIN
    },
    Known {
        name: "RESOLVE",
        usage: "[mode=reverse] NAME",
        summary: "has a name resolved over tor; the answer is an ADDRMAP event",
        words: &["mode=reverse"],
        ..PLAIN
    },
    Known {
        name: "EXTENDCIRCUIT",
        usage: "CIRCUIT [RELAY,RELAY...] [purpose=PURPOSE]",
        summary: "builds a circuit (CIRCUIT is 0 then), or makes one longer",
        about: "Relays are fingerprints or nicknames. Without any tor chooses them.",
        words: &["0", "purpose=general", "purpose=controller"],
        ..PLAIN
    },
    Known {
        name: "SETCIRCUITPURPOSE",
        usage: "CIRCUIT purpose=PURPOSE",
        summary: "says what a circuit is for",
        about: "A circuit of the purpose `controller` is used for no streams but those that a controller attaches.",
        words: &["purpose=general", "purpose=controller"],
        ..PLAIN
    },
    Known {
        name: "CLOSECIRCUIT",
        usage: "CIRCUIT [IfUnused]",
        summary: "closes a circuit",
        about: "With IfUnused only one that has no streams. `GETINFO circuit-status` lists circuits.",
        words: &["IfUnused"],
        ..PLAIN
    },
    Known {
        name: "ATTACHSTREAM",
        usage: "STREAM CIRCUIT [HOP=NUMBER]",
        summary: "attaches a stream to a circuit; 0 has tor choose",
        about: "Streams wait for it only where __LeaveStreamsUnattached is set.",
        ..PLAIN
    },
    Known {
        name: "REDIRECTSTREAM",
        usage: "STREAM ADDRESS [PORT]",
        summary: "has a stream lead elsewhere",
        ..PLAIN
    },
    Known {
        name: "CLOSESTREAM",
        usage: "STREAM REASON",
        summary: "closes a stream",
        about: "REASON is a number of the protocol of relays: 1 is other, 6 is done. `GETINFO stream-status` lists streams.",
        ..PLAIN
    },
    Known {
        name: "ADD_ONION",
        usage: "KEY [Flags=FLAG,...] [MaxStreams=NUMBER] Port=PORT[,TARGET]... [ClientAuthV3=KEY]...",
        summary: "starts an onion service",
        about: "KEY is NEW:BEST, NEW:ED25519-V3, or ED25519-V3: and a key. The service ends with this connection, unless it \
            has the flag Detach. DiscardPK keeps its key from being shown.",
        words: &[
            "NEW:BEST",
            "NEW:ED25519-V3",
            "Flags=Detach",
            "Flags=DiscardPK",
            "Flags=Detach,DiscardPK",
            "Port=",
        ],
        ..PLAIN
    },
    Known {
        name: "DEL_ONION",
        usage: "ADDRESS",
        summary: "ends an onion service of ADD_ONION",
        about: "The address is without .onion. `GETINFO onions/current` and `GETINFO onions/detached` list services.",
        ..PLAIN
    },
    Known {
        name: "ONION_CLIENT_AUTH_ADD",
        usage: "ADDRESS x25519:KEY [ClientName=NAME] [Flags=Permanent]",
        summary: "keeps a key that an onion service wants of its clients",
        words: &["Flags=Permanent"],
        ..PLAIN
    },
    Known {
        name: "ONION_CLIENT_AUTH_REMOVE",
        usage: "ADDRESS",
        summary: "forgets such a key",
        ..PLAIN
    },
    Known {
        name: "ONION_CLIENT_AUTH_VIEW",
        usage: "[ADDRESS]",
        summary: "shows such keys",
        about: "They are secret.",
        ..PLAIN
    },
    Known {
        name: "HSFETCH",
        usage: "ADDRESS [SERVER=RELAY]...",
        summary: "has the descriptor of an onion service fetched; it comes as HS_DESC and HS_DESC_CONTENT",
        ..PLAIN
    },
    Known {
        name: "HSPOST",
        usage: "[SERVER=RELAY]... [HSADDRESS=ADDRESS]",
        summary: "hands the descriptor of an onion service to directories",
        about: "The descriptor follows; a lone dot ends it.",
        body: true,
        ..PLAIN
    },
    Known {
        name: "POSTDESCRIPTOR",
        usage: "[purpose=PURPOSE] [cache=yes|no]",
        summary: "hands tor the descriptor of a relay",
        about: "The descriptor follows; a lone dot ends it.",
        body: true,
        words: &[
            "purpose=general",
            "purpose=controller",
            "purpose=bridge",
            "cache=yes",
            "cache=no",
        ],
        ..PLAIN
    },
    Known {
        name: "TAKEOWNERSHIP",
        usage: "",
        summary: "has tor end when this connection does",
        about: "At a connection that is shared, and that may be made anew at any time, this is seldom meant.",
        ..PLAIN
    },
    Known {
        name: "DROPOWNERSHIP",
        usage: "",
        summary: "takes TAKEOWNERSHIP back",
        ..PLAIN
    },
    Known {
        name: "DROPGUARDS",
        usage: "",
        summary: "has tor choose other guards",
        about: "To change guards often makes it likelier that one of them watches.",
        ..PLAIN
    },
    Known {
        name: "DROPTIMEOUTS",
        usage: "",
        summary: "has tor learn anew how long circuits take",
        ..PLAIN
    },
    Known {
        name: "USEFEATURE",
        usage: "FEATURE [FEATURE]...",
        summary: "turns on features of the protocol, for this connection",
        about: "Tor of today has all of them always on.",
        ..PLAIN
    },
    Known {
        name: "PROTOCOLINFO",
        usage: "[VERSION]",
        summary: "shows tor's version, and how controllers authenticate",
        acts: false,
        ..PLAIN
    },
    Known {
        name: "QUIT",
        usage: "",
        summary: "leaves",
        acts: false,
        ..PLAIN
    },
];
