//! `strombus serve`: hosts the apps until it is told to stop.

use std::future::pending;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use strombus_keys::HostKey;
use strombus_server::{ConfiguredAccounts, Lending, Preferences, Server, Service};
use strombus_widgets::Catalogue;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::config::Config;
use crate::relays::Relays;

pub(crate) async fn serve(
    config: Config,
    catalogue: Catalogue,
    relays: &Relays,
) -> anyhow::Result<()> {
    let mut terminated = signal(SignalKind::terminate()).context("cannot listen for signals")?;
    let mut interrupted = signal(SignalKind::interrupt()).context("cannot listen for signals")?;
    // The terminal that it was started in is closed; who starts it by nohup(1) does not want to hear of that.
    let mut hung_up = match is_ignored(SignalKind::hangup()) {
        true => None,
        false => Some(signal(SignalKind::hangup()).context("cannot listen for signals")?),
    };
    raise_descriptor_limit();
    relays
        .start(config.relays.clone())
        .map_err(anyhow::Error::msg)?;
    for address in &config.relays.metrics {
        let listening = relays.listen(*address).await;
        listening.with_context(|| {
            format!(
                "cannot listen on {address} for relay_metrics; stop what uses it, or choose another"
            )
        })?;
    }
    let names: Vec<String> = catalogue
        .iter()
        .map(|entry| entry.name().to_owned())
        .collect();
    let mut server = Server::new(Service {
        catalogue,
        first: config.app.clone(),
        accounts: Arc::new(ConfiguredAccounts::new(config.accounts.clone())),
        guests: config.guests,
        limits: config.limits.clone(),
        lending: Lending::of(config.lending.clone()),
        preferences: config
            .data
            .as_ref()
            .map_or_else(Preferences::default, |data| {
                Preferences::in_directory(data.join("accounts"))
            }),
    });
    let (mut ssh, mut telnet) = (Vec::new(), Vec::new());
    if !config.ssh.is_empty() {
        let key = HostKey::load_or_generate(&config.host_key)?;
        if key.is_new() {
            tracing::info!(
                "made a new host key, {}: {}",
                key.path().display(),
                key.fingerprint()
            );
        }
        for address in &config.ssh {
            let bound = server.listen_ssh(*address, key.private_key().clone()).await;
            ssh.push(bound.map_err(|error| cannot_listen("ssh", *address, error))?);
        }
    }
    for address in &config.telnet {
        let bound = server.listen_telnet(*address).await;
        telnet.push(bound.map_err(|error| cannot_listen("telnet", *address, error))?);
    }
    say_how_to_connect(&config, &names, &ssh, &telnet);

    tokio::select! {
        _ = terminated.recv() => tracing::info!("told to end by SIGTERM"),
        _ = interrupted.recv() => tracing::info!("told to end by Ctrl-C"),
        () = hang_up(&mut hung_up) => tracing::info!("told to end by SIGHUP"),
    }
    tokio::select! {
        () = server.shut_down() => {}
        _ = terminated.recv() => tracing::warn!("told to end twice; not waiting for sessions"),
        _ = interrupted.recv() => tracing::warn!("told to end twice; not waiting for sessions"),
        () = hang_up(&mut hung_up) => tracing::warn!("told to end twice; not waiting for sessions"),
    }
    Ok(())
}

/// Waits for the signal, which never comes where it is ignored.
async fn hang_up(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => {
            signal.recv().await;
        }
        None => pending().await,
    }
}

/// Whether this process was started with `signal` ignored (the mask `SigIgn` of proc(5)).
fn is_ignored(signal: SignalKind) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal.as_raw_value() - 1) & 1 == 1)
}

/// What cannot be listened on, and what to do about it.
fn cannot_listen(transport: &str, address: SocketAddr, error: io::Error) -> anyhow::Error {
    let remedy = match error.kind() {
        io::ErrorKind::PermissionDenied => "take a port of at least 1024",
        io::ErrorKind::AddrNotAvailable => "take an address of this machine",
        _ => "stop what uses it",
    };
    let text = format!(
        "cannot listen on {address}; {remedy}, or choose another with --{transport} ADDR:PORT"
    );
    anyhow::Error::from(error).context(text)
}

/// The lines that a newcomer reads first.
fn say_how_to_connect(config: &Config, apps: &[String], ssh: &[SocketAddr], telnet: &[SocketAddr]) {
    let mut text = format!(
        "Strombus {} serves: {}\n\n",
        env!("CARGO_PKG_VERSION"),
        apps.join(", ")
    );
    let ssh_ways = ssh
        .iter()
        .map(|address| format!("  ssh -p {} {}\n", address.port(), host(address)));
    let telnet_ways = telnet
        .iter()
        .map(|address| format!("  telnet {} {}\n", host(address), address.port()));
    for way in ssh_ways.chain(telnet_ways) {
        // An address of IPv4 and one of IPv6 may have the same name.
        if !text.contains(&way) {
            text.push_str(&way);
        }
    }
    text.push('\n');
    if ssh
        .iter()
        .chain(telnet)
        .all(|address| address.ip().is_loopback())
    {
        text.push_str("Only this machine can connect. ");
    }
    text.push_str(if config.guests {
        "Guests are welcome, under any name. "
    } else {
        "Only accounts may come in. "
    });
    text.push_str("Ctrl-C stops the server.\n");
    // A service without a standard output serves all the same.
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// The name under which this machine reaches itself at an address.
fn host(address: &SocketAddr) -> String {
    let ip = address.ip();
    if ip.is_loopback() || ip.is_unspecified() {
        "localhost".into()
    } else {
        ip.to_string()
    }
}

/// Each connection takes a descriptor, and the usual limit of 1024 is for programs that use select(2).
fn raise_descriptor_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        let raised = Rlimit {
            current: limit.maximum,
            maximum: limit.maximum,
        };
        if let Err(error) = setrlimit(Resource::Nofile, raised) {
            tracing::debug!("the limit of open files stays as it is: {error}");
        }
    }
}
