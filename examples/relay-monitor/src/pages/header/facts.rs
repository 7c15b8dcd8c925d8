//! The facts on a relay in words.

use std::time::SystemTime;

use strombus_widgets::{Content, Role, Span};

use crate::model::{
    Authentication, Header, Hibernation, LinkState, Listener, RelayView, VersionStatus,
};
use crate::pages::words::{bytes, percent, time_of_day, uptime};

/// The share of descriptors in use from which on it is said, and from which on it is bad.
const MANY: f64 = 0.6;
const TOO_MANY: f64 = 0.9;

/// The facts on a relay in words, each short. Empty is what there is nothing to say of.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// How the connection is, where it does not work, or that the display stands still.
    pub(crate) state: Content,
    /// Nickname and addresses.
    pub(crate) name: Content,
    pub(crate) version: Content,
    pub(crate) fingerprint: Content,
    /// Uptime and process id.
    pub(crate) process: Content,
    pub(crate) flags: Content,
    pub(crate) policy: Content,
    /// CPU and memory.
    pub(crate) load: Content,
    /// The machine.
    pub(crate) system: Content,
    /// The control port.
    pub(crate) control: Content,
    /// What is out of the ordinary.
    pub(crate) notes: Content,
}

impl Facts {
    pub(crate) fn of(view: &RelayView, is_paused: bool) -> Self {
        let header = &view.header;
        Self {
            state: state(view, is_paused),
            name: name(view),
            version: version(header),
            fingerprint: header.fingerprint.as_deref().unwrap_or_default().into(),
            process: process(view),
            flags: flags(header),
            policy: policy(header),
            load: load(view),
            system: system(header),
            control: control(view),
            notes: notes(view),
        }
    }
}

fn state(view: &RelayView, is_paused: bool) -> Content {
    match &view.link {
        LinkState::Up { .. } if is_paused => {
            let text = format!("paused at {} UTC; p goes on", time_of_day(view.at));
            Content::styled(text, Role::Warning)
        }
        LinkState::Up { .. } => Content::new(),
        LinkState::Connecting => {
            Content::styled(format!("connecting to {}…", view.control), Role::Quiet)
        }
        LinkState::Unresponsive { since } => {
            let text = format!(
                "unresponsive: tor was last heard at {} UTC",
                time_of_day(*since)
            );
            Content::styled(text, Role::Warning)
        }
        LinkState::Down { why, retry_at, .. } => {
            let when = match *retry_at > view.at {
                true => format!(", next try at {} UTC: ", time_of_day(*retry_at)),
                // It takes a while where nobody says anything.
                false => ", trying again now: ".to_owned(),
            };
            Content::of([
                Span::styled("disconnected", Role::Bad),
                Span::new(when),
                Span::styled(&**why, Role::Bad),
            ])
        }
    }
}

fn name(view: &RelayView) -> Content {
    let header = &view.header;
    let mut content = Content::styled(&*view.name, Role::Focus);
    let nickname = header.nickname.as_ref();
    if let Some(nickname) = nickname.filter(|nickname| **nickname != view.name) {
        content.push(&format!(" ({nickname})"), Role::Text);
    }
    if !header.is_relay() {
        if header.version.is_some() {
            content.push("  relaying disabled", Role::Quiet);
        }
        return content;
    }
    let address = header.addresses.first();
    for (kind, word) in [("or", ""), ("dir", ", dir ")] {
        let port = header.listening(kind).find_map(|listener| listener.address);
        let text = match (port, word, address) {
            (None, ..) => continue,
            (Some(port), "", Some(address)) => match address.is_ipv6() {
                true => format!("  [{address}]:{}", port.port()),
                false => format!("  {address}:{}", port.port()),
            },
            (Some(port), "", None) => format!("  {port}"),
            (Some(port), word, _) => format!("{word}{}", port.port()),
        };
        content.push(&text, Role::Text);
    }
    content
}

pub(crate) fn version_status(status: VersionStatus) -> (&'static str, Role) {
    match status {
        VersionStatus::Recommended => ("recommended", Role::Good),
        VersionStatus::New => ("new", Role::Text),
        VersionStatus::NewInSeries => ("new in its series", Role::Text),
        VersionStatus::Old => ("old", Role::Warning),
        VersionStatus::Obsolete => ("obsolete", Role::Bad),
        VersionStatus::NoneRecommended => ("none recommended", Role::Quiet),
        VersionStatus::Unknown => ("status unknown", Role::Quiet),
    }
}

fn version(header: &Header) -> Content {
    let Some(version) = &header.version else {
        return Content::new();
    };
    let mut content = Content::from(format!("Tor {version}"));
    if let Some(status) = header.version_status {
        let (word, role) = version_status(status);
        content.push(&format!(" ({word})"), role);
    }
    content
}

fn process(view: &RelayView) -> Content {
    let mut words = Vec::new();
    let (word, until) = match view.link {
        // Whether it still runs is not known.
        LinkState::Down { since, .. } => ("was up", since),
        _ => ("up", view.at),
    };
    if let Some(span) = view.header.uptime(until) {
        words.push(format!("{word} {}", uptime(span)));
    }
    if let Some(pid) = view.header.pid {
        words.push(format!("pid {pid}"));
    }
    words.join(", ").into()
}

fn flags(header: &Header) -> Content {
    if header.in_consensus == Some(false) {
        return Content::styled("not in the consensus", Role::Warning);
    }
    let mut content = Content::new();
    for (number, flag) in header.flags.iter().enumerate() {
        content.push(if number > 0 { " " } else { "" }, Role::Text);
        let bad = ["BadExit", "Sybil", "MiddleOnly", "StaleDesc"].contains(&&**flag);
        content.push(flag, if bad { Role::Bad } else { Role::Text });
    }
    content
}

fn policy(header: &Header) -> Content {
    match header.exit_policy.first() {
        None => Content::new(),
        Some(first) if &**first == "reject *:*" => Content::from("no exit"),
        Some(_) => format!("exit {}", header.exit_policy.join(", ")).into(),
    }
}

fn load(view: &RelayView) -> Content {
    let Some(resources) = &view.resources else {
        return Content::new();
    };
    let mut words = Vec::new();
    if let Some(cpu) = resources.cpu {
        let own = resources
            .own_cpu
            .map(|own| format!(" (own {})", percent(own)));
        words.push(format!("CPU {}{}", percent(cpu), own.unwrap_or_default()));
    }
    if let Some(memory) = resources.memory {
        let share = resources
            .memory_share
            .map(|share| format!(" ({})", percent(share)));
        words.push(format!("{}{}", bytes(memory), share.unwrap_or_default()));
    }
    words.join("  ").into()
}

fn system(header: &Header) -> Content {
    let words = [&header.host, &header.system];
    let words: Vec<&str> = words.into_iter().filter_map(Option::as_deref).collect();
    words.join(", ").into()
}

fn control(view: &RelayView) -> Content {
    let path = |listener: &Listener| match (&listener.address, &listener.path) {
        (Some(address), _) => address.to_string(),
        (None, Some(path)) => path.to_string(),
        (None, None) => String::new(),
    };
    let listener = view.header.listening("control").map(path).next();
    let place = listener.unwrap_or_else(|| view.control.to_string());
    let mut content = Content::from(format!("control {place}"));
    match view.header.authentication {
        None => {}
        Some(Authentication { open: true, .. }) => content.push(" (open to anybody)", Role::Bad),
        Some(Authentication {
            cookie, password, ..
        }) => {
            let words = [(cookie, "cookie"), (password, "password")];
            let words = words
                .into_iter()
                .filter_map(|(is, word)| is.then_some(word));
            let words: Vec<&str> = words.collect();
            if !words.is_empty() {
                content.push(&format!(" ({})", words.join(", ")), Role::Quiet);
            }
        }
    }
    content
}

/// What is out of the ordinary, the worst first.
fn notes(view: &RelayView) -> Content {
    let header = &view.header;
    let mut notes: Vec<(String, Role)> = Vec::new();
    let open = view.resources.and_then(|resources| resources.descriptors);
    if let (Some(open), Some(limit @ 1..)) = (open, header.descriptor_limit) {
        let share = open as f64 / limit as f64;
        if share >= MANY {
            let role = if share >= TOO_MANY {
                Role::Bad
            } else {
                Role::Warning
            };
            notes.push((
                format!("{open} of {limit} descriptors ({:.0} %)", share * 100.0),
                role,
            ));
        }
    }
    match view.accounting.map(|accounting| accounting.state) {
        Some(Hibernation::Soft) => notes.push(("soft hibernation".into(), Role::Warning)),
        Some(Hibernation::Hard) => notes.push(("hibernating".into(), Role::Bad)),
        Some(Hibernation::Awake) | None => {}
    }
    if let Some((part, what)) = header.bootstrap.as_ref().filter(|(part, _)| *part < 100) {
        notes.push((format!("started to {part} %: {what}"), Role::Warning));
    }
    if header.dormant {
        // A relay goes on relaying: it only builds no circuits of its own.
        let (words, role) = match header.is_relay() {
            true => ("dormant as a client", Role::Quiet),
            false => ("dormant", Role::Warning),
        };
        notes.push((words.into(), role));
    }
    if let Some(skew) = header.clock_skew.filter(|skew| *skew != 0) {
        notes.push((format!("clock off by {skew} s"), Role::Bad));
    }
    if let Some(wait) = newnym_wait(header, view.at) {
        notes.push((format!("new identity in {wait} s"), Role::Quiet));
    }
    let mut content = Content::new();
    for (number, (note, role)) in notes.into_iter().enumerate() {
        content.push(if number > 0 { ", " } else { "" }, Role::Text);
        content.push(&note, role);
    }
    content
}

/// In how many seconds tor takes NEWNYM again.
pub(crate) fn newnym_wait(header: &Header, now: SystemTime) -> Option<u64> {
    let wait = header.newnym_at?.duration_since(now).ok()?;
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    (seconds > 0).then_some(seconds)
}
