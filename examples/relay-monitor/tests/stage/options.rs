//! A configuration that is played.

use std::sync::Arc;

use strombus_relay_monitor::model::*;

const TORRC: &str = "\
## What this relay is
Nickname relay1
ORPort 9001   # reachable from everywhere
ContactInfo \"relay1 # at testnet dot invalid\"

# What it may use
RelayBandwidthRate 20 MBytes
RelayBandwidthBurst 40 MBytes
RelayBandwidthBurst 30 MBytes
AccountingMax 40 GBytes
HashedControlPassword 16:872860B76453A77D60CA2BB8C1A7042072093276A3D701AD684053EC4C
HTTPProxy 192.0.2.1:3128
Nicknam relay1
ExitPolicy accept *:80, \\
  # and of course
  accept *:443
ExitPolicy reject *:*
";

fn option(
    name: &str,
    kind: &str,
    category: &str,
    values: &[&str],
    is_set: bool,
    summary: &str,
) -> ConfigOption {
    ConfigOption {
        name: name.into(),
        values: values.iter().map(|value| (*value).into()).collect(),
        defaults: Vec::new(),
        is_set,
        kind: kind.into(),
        category: Some(category.into()),
        usage: None,
        summary: Some(summary.into()),
        manual: None,
    }
}

/// Options of every type.
pub fn config() -> Arc<ConfigView> {
    let server = "Server Options";
    let general = "General Options";
    let mut options = vec![
        option(
            "AccelName",
            "String",
            general,
            &[],
            false,
            "Which engine of OpenSSL to use.",
        ),
        option(
            "AccountingMax",
            "DataSize",
            server,
            &["42949672960"],
            true,
            "Traffic before it hibernates.",
        ),
        option(
            "AvoidDiskWrites",
            "Boolean",
            general,
            &["0"],
            false,
            "Write to disk less often.",
        ),
        option(
            "BandwidthRate",
            "DataSize",
            general,
            &["1073741824"],
            false,
            "The average bandwidth.",
        ),
        option(
            "ContactInfo",
            "String",
            server,
            &["relay1 # at testnet dot invalid"],
            true,
            "Whom to write to.",
        ),
        option(
            "ExitPolicy",
            "LineList",
            server,
            &["accept *:80, accept *:443", "reject *:*"],
            true,
            "Where exits lead to.",
        ),
        option(
            "ExitRelay",
            "Boolean+Auto",
            server,
            &["auto"],
            false,
            "Whether it is an exit.",
        ),
        option(
            "HTTPProxy",
            "String",
            general,
            &["192.0.2.1:3128"],
            true,
            "A proxy.",
        ),
        option(
            "HashedControlPassword",
            "LineList",
            general,
            &["16:872860B76453A77D60CA2BB8C1A7042072093276A3D701AD684053EC4C"],
            true,
            "The hash of the control password.",
        ),
        option(
            "MaxCircuitDirtiness",
            "TimeInterval",
            "Client Options",
            &["600"],
            false,
            "How long circuits are used.",
        ),
        option(
            "Nickname",
            "String",
            server,
            &["relay1"],
            true,
            "What the relay is called.",
        ),
        option(
            "NumCPUs",
            "Integer",
            general,
            &["0"],
            false,
            "How many processors to use.",
        ),
        option(
            "ORPort",
            "Dependent",
            server,
            &["9001"],
            true,
            "Where relays connect to.",
        ),
        option(
            "RelayBandwidthBurst",
            "DataSize",
            general,
            &["31457280"],
            true,
            "The bandwidth of relaying, for a moment.",
        ),
        option(
            "RelayBandwidthRate",
            "DataSize",
            general,
            &["10485760"],
            true,
            "The average bandwidth of relaying.",
        ),
    ];
    for option in &mut options {
        if &*option.name == "BandwidthRate" {
            option.usage = Some("N bytes|KBytes|MBytes".into());
            option.manual = Some(
                "Limits the average of the bandwidth that comes in to this many bytes a second, and that goes out to the same.\n\
                 The least that a relay may have is 75 KBytes."
                    .into(),
            );
        }
    }
    Arc::new(ConfigView {
        options,
        file: Some("/etc/tor/torrc".into()),
        file_text: Some(TORRC.into()),
        file_unreadable: None,
        text: "\
AccountingMax 42949672960
ContactInfo relay1 # at testnet dot invalid
ExitPolicy accept *:80, accept *:443
ExitPolicy reject *:*
Nickname relay1
ORPort 9001
RelayBandwidthBurst 31457280
RelayBandwidthRate 10485760
"
        .into(),
        can_save: true,
    })
}
