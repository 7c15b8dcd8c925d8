//! Measures Strombus beside a bare russh echo, in one run: the machine's noise is the same for both.
//!
//! `cargo run --release -p strombus-load -- --server target/release/strombus`
//!
//! What another app takes, after some keys, and without the rest:
//! `... --only-idle --app gallery --walk 60` goes down through all pages of the gallery first.

mod client;
mod floor;
mod process;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use clap::Parser;

use client::Client;
use process::Usage;

/// Measures Strombus beside a bare russh echo.
#[derive(Debug, Parser)]
struct Options {
    /// The strombus program to measure
    #[arg(long, default_value = "target/release/strombus")]
    server: PathBuf,
    /// Keys typed to measure the echo
    #[arg(long, default_value_t = 20_000)]
    keys: usize,
    /// Sessions held to measure memory
    #[arg(long, default_value_t = 1_000)]
    idle: usize,
    /// Sessions opened to measure how many open a second
    #[arg(long, default_value_t = 2_000)]
    open: usize,
    /// The app to open
    #[arg(long, default_value = "hello")]
    app: String,
    /// How often the arrow down is pressed in each session whose memory is measured
    #[arg(long, default_value_t = 0)]
    walk: usize,
    /// Measure nothing but memory
    #[arg(long)]
    only_idle: bool,
    /// Only be the bare echo server (what this program starts itself)
    #[arg(long, hide = true)]
    floor: bool,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let runtime = tokio::runtime::Runtime::new()?;
    if options.floor {
        return runtime.block_on(floor::serve());
    }
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{:<28}{:>14}{:>14}{:>9}",
        "", "bare echo", "strombus", "ratio"
    )?;
    if !options.only_idle {
        runtime.block_on(times(&options, &mut out))?;
    }
    // Memory is measured on servers that have done nothing yet.
    let floor = Target::floor()?;
    let subject = Target::strombus(&options)?;
    let (bare, ours) = (
        runtime.block_on(idle(&floor, options.idle, 0))?,
        runtime.block_on(idle(&subject, options.idle, options.walk))?,
    );
    row(&mut out, "KB per idle session", bare.0, ours.0)?;
    row(&mut out, "idle CPU in 10 s, ms", bare.1, ours.1)?;
    Ok(())
}

/// Measures how long things take.
async fn times(options: &Options, out: &mut impl std::io::Write) -> anyhow::Result<()> {
    let floor = Target::floor()?;
    let subject = Target::strombus(options)?;
    for sessions in [1, 200] {
        let (bare, ours) = echo(&floor, &subject, sessions, options.keys).await?;
        let name = |what: &str| format!("{what}, {sessions} session(s)");
        row(out, &name("echo p50, us"), bare.p50, ours.p50)?;
        row(out, &name("echo p99, us"), bare.p99, ours.p99)?;
        row(out, &name("CPU per key, us"), bare.cpu, ours.cpu)?;
    }
    let (mut bare, mut ours) = (Opened::default(), Opened::default());
    for _ in 0..ROUNDS {
        bare.open(&floor, options.open / ROUNDS).await?;
        ours.open(&subject, options.open / ROUNDS).await?;
    }
    let seconds = |opened: &Opened| opened.sessions / opened.time.as_secs_f64();
    let cores = |opened: &Opened| opened.sessions / opened.cpu.as_secs_f64();
    row(out, "opened a second", seconds(&bare), seconds(&ours))?;
    row(out, "opened a core-second", cores(&bare), cores(&ours))?;
    Ok(())
}

fn row(out: &mut impl std::io::Write, name: &str, bare: f64, ours: f64) -> std::io::Result<()> {
    let ratio = if bare > 0.0 {
        format!("{:.2}", ours / bare)
    } else {
        "-".into()
    };
    writeln!(out, "{name:<28}{bare:>14.1}{ours:>14.1}{ratio:>9}")
}

/// A server that was started to be measured; it ends with this.
struct Target {
    process: Child,
    address: SocketAddr,
}

impl Drop for Target {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Target {
    fn floor() -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--floor");
        Self::start(command)
    }

    fn strombus(options: &Options) -> anyhow::Result<Self> {
        let data = std::env::temp_dir().join(format!("strombus-load-{}", std::process::id()));
        let mut command = Command::new(&options.server);
        command.args([
            "serve",
            "--ssh",
            "127.0.0.1:0",
            "--telnet",
            "127.0.0.1:0",
            "--app",
            &options.app,
            "--data",
        ]);
        command.arg(data).env("STROMBUS_LOG", "off");
        Self::start(command)
    }

    /// Starts a server and waits for the line that says `ssh -p PORT`.
    fn start(mut command: Command) -> anyhow::Result<Self> {
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let output = process.stdout.take().context("no output")?;
        for line in BufReader::new(output).lines() {
            if let Some(port) = line?
                .trim()
                .strip_prefix("ssh -p ")
                .and_then(|rest| rest.split(' ').next()?.parse().ok())
            {
                return Ok(Self {
                    process,
                    address: ([127, 0, 0, 1], port).into(),
                });
            }
        }
        anyhow::bail!("{command:?} ended without saying its port")
    }

    fn usage(&self) -> anyhow::Result<Usage> {
        process::usage(self.process.id())
    }
}

struct Echo {
    p50: f64,
    p99: f64,
    cpu: f64,
}

/// Rounds in which the two servers take turns at what is timed: what else the machine does meets both alike.
const ROUNDS: usize = 20;

/// Types keys one after the other into many sessions of both servers in turn, and waits for the echo of each.
async fn echo(
    floor: &Target,
    subject: &Target,
    sessions: usize,
    keys: usize,
) -> anyhow::Result<(Echo, Echo)> {
    let mut bare = Typist::new(floor, sessions).await?;
    let mut ours = Typist::new(subject, sessions).await?;
    for _ in 0..ROUNDS {
        bare.type_keys(floor, keys / ROUNDS).await?;
        ours.type_keys(subject, keys / ROUNDS).await?;
    }
    Ok((bare.result(), ours.result()))
}

/// Types into the sessions of one server.
struct Typist {
    clients: Vec<Client>,
    times: Vec<Duration>,
    cpu: Duration,
}

impl Typist {
    async fn new(target: &Target, sessions: usize) -> anyhow::Result<Self> {
        let mut clients = Vec::new();
        for _ in 0..sessions {
            clients.push(Client::open(target.address).await?);
        }
        Ok(Self {
            clients,
            times: Vec::new(),
            cpu: Duration::ZERO,
        })
    }

    async fn type_keys(&mut self, target: &Target, keys: usize) -> anyhow::Result<()> {
        let sessions = self.clients.len();
        let before = target.usage()?;
        for index in self.times.len()..self.times.len() + keys {
            // In each session forty letters, then forty times Backspace: the field is never full, and never empty
            // for a Backspace.
            let key = if (index / sessions / 40).is_multiple_of(2) {
                b"a"
            } else {
                b"\x7f"
            };
            let client = self
                .clients
                .get_mut(index % sessions)
                .context("no session")?;
            let start = Instant::now();
            client.type_and_wait(key).await?;
            self.times.push(start.elapsed());
        }
        self.cpu += target.usage()?.cpu.saturating_sub(before.cpu);
        Ok(())
    }

    fn result(mut self) -> Echo {
        self.times.sort_unstable();
        let count = self.times.len();
        let percentile = |n: usize| {
            let time = self.times.get(count * n / 100);
            time.map_or(0.0, |time| time.as_secs_f64() * 1e6)
        };
        Echo {
            p50: percentile(50),
            p99: percentile(99),
            cpu: self.cpu.as_secs_f64() * 1e6 / count.max(1) as f64,
        }
    }
}

/// How many sessions were opened, and what it took.
#[derive(Default)]
struct Opened {
    sessions: f64,
    time: Duration,
    /// The server's.
    cpu: Duration,
}

impl Opened {
    /// Opens sessions, many at a time, each up to its first output.
    async fn open(&mut self, target: &Target, count: usize) -> anyhow::Result<()> {
        const AT_ONCE: usize = 16;
        let before = target.usage()?;
        let start = Instant::now();
        let address = target.address;
        let each = count.div_ceil(AT_ONCE);
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..AT_ONCE {
            tasks.spawn(async move {
                for _ in 0..each {
                    Client::open(address).await?.close().await;
                }
                anyhow::Ok(())
            });
        }
        while let Some(result) = tasks.join_next().await {
            result??;
        }
        self.sessions += (each * AT_ONCE) as f64;
        self.time += start.elapsed();
        self.cpu += target.usage()?.cpu.saturating_sub(before.cpu);
        Ok(())
    }
}

/// Holds sessions, in each of which the arrow down was pressed so often. Returns the KB that each takes, and the milliseconds of CPU that all take in ten seconds.
async fn idle(target: &Target, count: usize, walk: usize) -> anyhow::Result<(f64, f64)> {
    // The first sessions make what all share.
    let mut clients = vec![Client::open(target.address).await?];
    let before = target.usage()?;
    for _ in 0..count {
        let mut client = Client::open(target.address).await?;
        for _ in 0..walk {
            client.type_and_wait(b"\x1b[B").await?;
        }
        clients.push(client);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let held = target.usage()?;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let later = target.usage()?;
    let kilobytes = (held.resident_kb.saturating_sub(before.resident_kb)) as f64 / count as f64;
    Ok((
        kilobytes,
        later.cpu.saturating_sub(held.cpu).as_secs_f64() * 1e3,
    ))
}
