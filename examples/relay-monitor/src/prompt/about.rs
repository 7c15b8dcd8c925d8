//! `/info`: what this tor knows of a relay. Nobody else is asked.

use std::net::{IpAddr, SocketAddr};

use strombus_tor_control::{
    Connection, Descriptor, Error, Fingerprint, RouterStatus, parse_router_statuses,
};

use super::answer::{Answer, Row, Tone};

/// How many relays of one address are shown.
const MOST: usize = 20;

pub(super) async fn about(connection: &Connection, whom: &str) -> Result<Answer, Error> {
    let statuses = match whom {
        "" => {
            let Some(own) = value(connection, "fingerprint").await? else {
                return Ok(Answer::failure(
                    "this tor is no relay; say whom you mean: /info FINGERPRINT, NICKNAME or ADDRESS",
                ));
            };
            return one(connection, &own).await;
        }
        whom => match (whom.parse::<Fingerprint>(), address(whom)) {
            (Ok(fingerprint), _) => return one(connection, &fingerprint.to_string()).await,
            (_, Some(wanted)) => at(connection, wanted).await?,
            _ if is_nickname(whom) => named(connection, whom).await?,
            _ => {
                return Ok(Answer::failure(
                    "a relay is named by its fingerprint of 40 digits, its nickname or its address",
                ));
            }
        },
    };
    match statuses.as_slice() {
        [] => Ok(Answer::failure(&format!("this tor knows no relay {whom}"))),
        [status] => one(connection, &status.fingerprint.to_string()).await,
        several => Ok(choose(several)),
    }
}

/// Several relays, a row each.
fn choose(several: &[RouterStatus]) -> Answer {
    let mut rows = vec![Row::new(
        Tone::Heading,
        &format!("{} relays", several.len()),
    )];
    rows.extend(several.iter().take(MOST).map(|status| {
        Row::new(Tone::Name, &status.fingerprint.to_string()).and(
            Tone::Plain,
            &format!(" {} {}:{}", status.nickname, status.address, status.or_port),
        )
    }));
    Answer::rows(rows)
}

/// An address, with a port or without.
fn address(text: &str) -> Option<(IpAddr, Option<u16>)> {
    let with_port = text
        .parse::<SocketAddr>()
        .map(|address| (address.ip(), Some(address.port())));
    let alone = text
        .trim_matches(['[', ']'])
        .parse()
        .map(|address| (address, None));
    with_port.or(alone).ok()
}

fn is_nickname(text: &str) -> bool {
    (1..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

async fn named(connection: &Connection, nickname: &str) -> Result<Vec<RouterStatus>, Error> {
    // Asked for a nickname (`ns/name`) tor takes one of those that have it, and warns of that in its log.
    let all = parse_router_statuses(&value(connection, "ns/all").await?.unwrap_or_default());
    let named = all.into_iter();
    Ok(named
        .filter(|status| status.nickname.eq_ignore_ascii_case(nickname))
        .collect())
}

async fn at(
    connection: &Connection,
    (ip, port): (IpAddr, Option<u16>),
) -> Result<Vec<RouterStatus>, Error> {
    let all = parse_router_statuses(&value(connection, "ns/all").await?.unwrap_or_default());
    let is_there =
        |address: IpAddr, listens: u16| address == ip && port.is_none_or(|port| port == listens);
    let there = all.into_iter().filter(|status| {
        let mut more = status.more_addresses.iter();
        is_there(status.address, status.or_port)
            || more.any(|address| is_there(address.ip(), address.port()))
    });
    Ok(there.collect())
}

async fn one(connection: &Connection, fingerprint: &str) -> Result<Answer, Error> {
    let status = value(connection, &format!("ns/id/{fingerprint}")).await?;
    let status = parse_router_statuses(&status.unwrap_or_default())
        .into_iter()
        .next();
    let descriptor = value(connection, &format!("desc/id/{fingerprint}")).await?;
    let descriptor = descriptor.and_then(|text| Descriptor::parse(&text));
    let address = status.as_ref().map(|status| status.address);
    let Some(address) = address.or(descriptor.as_ref().map(|descriptor| descriptor.address)) else {
        return Ok(Answer::failure(&format!(
            "this tor knows no relay {fingerprint}"
        )));
    };
    let country = value(connection, &format!("ip-to-country/{address}")).await?;
    let country = country.filter(|country| country != "??");
    Ok(Answer::rows(rows(
        fingerprint,
        status.as_ref(),
        descriptor.as_ref(),
        country.as_deref(),
    )))
}

fn rows(
    fingerprint: &str,
    status: Option<&RouterStatus>,
    descriptor: Option<&Descriptor>,
    country: Option<&str>,
) -> Vec<Row> {
    let nickname = status
        .map(|status| status.nickname.as_str())
        .or(descriptor.map(|descriptor| descriptor.nickname.as_str()));
    let mut rows = vec![
        Row::new(Tone::Heading, nickname.unwrap_or_default())
            .and(Tone::Plain, &format!(" ({fingerprint})")),
    ];
    let mut say = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            rows.push(Row::new(Tone::Name, &format!("{name}: ")).and(Tone::Plain, &value));
        }
    };
    let first = status.map(|status| SocketAddr::from((status.address, status.or_port)));
    let first = first.or(descriptor.map(|of| SocketAddr::from((of.address, of.or_port))));
    let more = status.map(|status| &status.more_addresses);
    let more = more
        .or(descriptor.map(|of| &of.more_addresses))
        .into_iter()
        .flatten();
    let addresses: Vec<_> = first.iter().chain(more).map(ToString::to_string).collect();
    let country = country.map_or_else(String::new, |country| format!(" ({country})"));
    say(
        "address",
        Some(format!("{}{country}", addresses.join(", "))),
    );
    say("flags", status.map(|status| status.flags.to_string()));
    say(
        "consensus weight",
        status
            .and_then(|status| status.weight)
            .map(|weight| weight.to_string()),
    );
    say("version", status.and_then(|status| status.version.clone()));
    say(
        "ports it lets out to",
        status.and_then(|status| status.policy.clone()),
    );
    let Some(descriptor) = descriptor else {
        rows.push(Row::new(
            Tone::Quiet,
            "this tor has no descriptor of it; it only fetches some, unless it is a directory",
        ));
        return rows;
    };
    say("platform", descriptor.platform.clone());
    say(
        "running for",
        descriptor.uptime.map(|seconds| {
            format!(
                "{} d {} h when its descriptor was made",
                seconds / 86_400,
                seconds / 3_600 % 24
            )
        }),
    );
    let bandwidth = descriptor
        .rate
        .zip(descriptor.burst)
        .zip(descriptor.observed);
    say(
        "bandwidth",
        bandwidth.map(|((rate, burst), observed)| {
            format!("{rate} B/s allowed, {burst} B/s for a moment, {observed} B/s observed")
        }),
    );
    say("exit policy", Some(descriptor.policy.join(", ")));
    say("family", Some(descriptor.family.join(" ")));
    say("hibernating", descriptor.hibernating.then(|| "yes".into()));
    say(
        "overloaded",
        descriptor.overloaded.map(|_| "it says so".into()),
    );
    say("contact", descriptor.contact.clone());
    rows
}

/// The value of a key; none where tor has none.
async fn value(connection: &Connection, key: &str) -> Result<Option<String>, Error> {
    match connection.info(key).await {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(Error::Refused { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
