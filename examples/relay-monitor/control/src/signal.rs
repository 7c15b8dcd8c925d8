//! SIGNAL.

use crate::words::words;

words! {
    /// What SIGNAL takes.
    Signal {
        /// Read the configuration again. The same as HUP.
        Reload = "RELOAD",
        /// Stop; a relay first stops to take circuits, for ShutdownWaitLength seconds. The same as INT.
        Shutdown = "SHUTDOWN",
        /// Write statistics to the log. The same as USR1.
        Dump = "DUMP",
        /// Log at the level of debug. The same as USR2.
        Debug = "DEBUG",
        /// Stop at once. The same as TERM.
        Halt = "HALT",
        /// Read the configuration again.
        Hup = "HUP",
        /// Stop.
        Int = "INT",
        /// Write statistics to the log.
        Usr1 = "USR1",
        /// Log at the level of debug.
        Usr2 = "USR2",
        /// Stop at once.
        Term = "TERM",
        /// Use new circuits for what comes, and forget what DNS said.
        NewNym = "NEWNYM",
        /// Forget what DNS said.
        ClearDnsCache = "CLEARDNSCACHE",
        /// Write the heartbeat to the log.
        Heartbeat = "HEARTBEAT",
        /// Leave dormant mode.
        Active = "ACTIVE",
        /// Go dormant: build no circuits until something asks for one.
        Dormant = "DORMANT",
    }
}
