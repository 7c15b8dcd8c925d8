//! `strombus record`: a program's session becomes an asciicast.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use strombus_server::Tty;
use strombus_server::asciicast::{Header, Version, Writer};
use strombus_server::pty::{self, Keyboard, Program, Turn, shell_status};
use strombus_terminal::{Screen, Size};

use crate::child;
use crate::signals::{Signals, Told};
use crate::size::parse_size;
use crate::stdin::Stdin;

/// The flags of `strombus record`.
#[derive(Debug, clap::Args)]
pub(crate) struct RecordArgs {
    /// Where the recording goes
    file: PathBuf,

    /// The version of the format: 3, or 2 for older players
    #[arg(long, value_name = "VERSION", default_value = "3", value_parser = clap::value_parser!(u8).range(2..=3))]
    format: u8,

    /// Record what is typed, too: passwords as well
    #[arg(long)]
    input: bool,

    /// Give the program this size, columns first [default: the window's, and 80x24 without a terminal]
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = parse_size)]
    size: Option<Size>,

    /// What the recording is called
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// Write over a file that is there
    #[arg(long)]
    overwrite: bool,

    /// The program and its arguments [default: $SHELL]
    #[arg(last = true, value_name = "CMD")]
    command: Vec<OsString>,
}

/// Does what the flags say. Returns the program's exit status.
pub(crate) fn run(args: RecordArgs) -> anyhow::Result<u8> {
    let runtime = crate::small_runtime()?;
    let recorded = runtime.block_on(record(args));
    // The thread that reads standard input may never end.
    runtime.shutdown_background();
    recorded
}

async fn record(args: RecordArgs) -> anyhow::Result<u8> {
    let words = if args.command.is_empty() {
        vec![std::env::var_os("SHELL").unwrap_or_else(|| "/bin/sh".into())]
    } else {
        args.command.clone()
    };
    let mut signals = Signals::new()?;
    let place = Place::new(&args);
    let terminal = place.terminal();
    // Started before the file is made: of a program that there is none of, no recording remains.
    if !args.overwrite && args.file.symlink_metadata().is_ok() {
        anyhow::bail!(exists(&args.file));
    }
    let (mut program, keyboard) = pty::spawn(child::command(&words), &terminal, place.size())
        .map_err(|error| child::cannot_run(&words, error))?;
    let mut recording = Recording::create(&args, &words, &terminal, place.size())?;
    let recorded = attend(&mut program, &keyboard, place, &mut recording, &mut signals).await;
    let ended = program.end().await;
    let status = match recorded? {
        Some(status) => status,
        None => shell_status(ended?),
    };
    recording.finish(status)?;
    Ok(status)
}

/// Stands between the program and whoever sees it, until it ends. Nothing is returned if it is to be ended.
async fn attend(
    program: &mut Program,
    keyboard: &Keyboard,
    mut place: Place,
    recording: &mut Recording,
    signals: &mut Signals,
) -> anyhow::Result<Option<u8>> {
    loop {
        tokio::select! {
            turn = program.next() => match turn.context("cannot read the program's terminal")? {
                Turn::Output(bytes) => {
                    recording.output(bytes)?;
                    // A terminal that is gone: then the program has nobody any more.
                    match place.show(bytes, keyboard).await {
                        Ok(None) => {}
                        Ok(Some(size)) => resize(size, keyboard, recording)?,
                        Err(_) => return Ok(None),
                    }
                }
                Turn::Ended(status) => return Ok(Some(shell_status(status))),
            },
            typed = async { keyboard.wait_for_room(Stdin::MOST).await; place.typed().await } => {
                let Some(typed) = typed else { return Ok(None) };
                recording.input(&typed)?;
                keyboard.write(&typed);
            }
            told = signals.next() => match told {
                Told::Resized => {
                    if let Some(size) = place.resized() {
                        resize(size, keyboard, recording)?;
                    }
                }
                Told::Continued => place.resume(),
                Told::End(_) => return Ok(None),
            },
        }
    }
}

fn resize(size: Size, keyboard: &Keyboard, recording: &mut Recording) -> anyhow::Result<()> {
    keyboard
        .resize(size)
        .context("cannot resize the program's terminal")?;
    recording.resize(size)
}

/// Where the program is seen: in this terminal, or, without one, by nobody. Then an emulator answers what it asks.
enum Place {
    Terminal {
        tty: Tty,
        /// The size, if it does not follow the window's.
        fixed: Option<Size>,
        size: Size,
    },
    Nowhere {
        screen: Box<Screen>,
        stdin: Stdin,
    },
}

impl Place {
    fn new(args: &RecordArgs) -> Self {
        match Tty::open() {
            Ok(tty) => Self::Terminal {
                fixed: args.size,
                size: args.size.unwrap_or_else(|| tty.size()),
                tty,
            },
            Err(_) => Self::Nowhere {
                screen: Box::new(Screen::new(args.size.unwrap_or(Size::VT100))),
                stdin: Stdin::unless_terminal(),
            },
        }
    }

    fn size(&self) -> Size {
        match self {
            Self::Terminal { size, .. } => *size,
            Self::Nowhere { screen, .. } => screen.size(),
        }
    }

    /// The name of the terminal that the program sees.
    fn terminal(&self) -> String {
        match (self, std::env::var("TERM")) {
            (Self::Terminal { .. }, Ok(name)) if !name.is_empty() => name,
            _ => "xterm-256color".into(),
        }
    }

    /// Shows what the program wrote. Returns the size that the program asked for and got.
    async fn show(&mut self, bytes: &[u8], keyboard: &Keyboard) -> io::Result<Option<Size>> {
        match self {
            // A real terminal answers by itself, and tells of its new size by a signal.
            Self::Terminal { tty, .. } => tty.write(bytes).await.map(|()| None),
            Self::Nowhere { screen, .. } => {
                let before = screen.size();
                screen.feed(bytes);
                keyboard.write(&screen.take_replies());
                let _ = screen.take_events();
                Ok(Some(screen.size()).filter(|size| *size != before))
            }
        }
    }

    /// What was typed; nothing if the terminal is gone. May be cancelled.
    async fn typed(&mut self) -> Option<Vec<u8>> {
        match self {
            Self::Terminal { tty, .. } => tty.read().await.ok().filter(|typed| !typed.is_empty()),
            Self::Nowhere { stdin, .. } => Some(stdin.read().await),
        }
    }

    /// The window's new size, if the program is to have it.
    fn resized(&mut self) -> Option<Size> {
        match self {
            Self::Terminal {
                tty,
                fixed: None,
                size,
            } => {
                let now = tty.size();
                (std::mem::replace(size, now) != now).then_some(now)
            }
            _ => None,
        }
    }

    fn resume(&self) {
        if let Self::Terminal { tty, .. } = self {
            tty.make_raw();
        }
    }
}

/// The file that grows.
struct Recording {
    file: File,
    path: PathBuf,
    writer: Writer,
    input: bool,
    start: Instant,
}

impl Recording {
    fn create(
        args: &RecordArgs,
        words: &[OsString],
        terminal: &str,
        size: Size,
    ) -> anyhow::Result<Self> {
        let path = args.file.clone();
        let mut options = OpenOptions::new();
        options.write(true);
        if args.overwrite {
            options.create(true).truncate(true);
        } else {
            options.create_new(true);
        }
        let file = options.open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => exists(&path),
            _ => anyhow::Error::from(error).context(format!("{}: cannot be made", path.display())),
        })?;
        let version = if args.format == 2 {
            Version::V2
        } else {
            Version::V3
        };
        let mut header = Header::new(version, size);
        header.timestamp = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .map(|since| since.as_secs());
        let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        header.command = Some(words.join(" "));
        header.title.clone_from(&args.title);
        header.terminal = Some(terminal.to_owned());
        if let Ok(shell) = std::env::var("SHELL") {
            header.environment.insert("SHELL".into(), shell);
        }
        let (writer, line) = Writer::new(&header);
        let mut recording = Self {
            file,
            path,
            writer,
            input: args.input,
            start: Instant::now(),
        };
        recording.append(&line)?;
        Ok(recording)
    }

    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn output(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let lines = self.writer.output(self.now(), bytes);
        self.append(&lines)
    }

    fn input(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        if !self.input {
            return Ok(());
        }
        let lines = self.writer.input(self.now(), bytes);
        self.append(&lines)
    }

    fn resize(&mut self, size: Size) -> anyhow::Result<()> {
        let lines = self.writer.resize(self.now(), size);
        self.append(&lines)
    }

    fn finish(self, status: u8) -> anyhow::Result<()> {
        let now = self.now();
        let Self {
            mut file,
            path,
            writer,
            ..
        } = self;
        let lines = writer.finish(now, status.into());
        append(&mut file, &path, &lines)
    }

    fn append(&mut self, lines: &str) -> anyhow::Result<()> {
        append(&mut self.file, &self.path, lines)
    }
}

/// At once and in one piece: if this process is killed, what was written is there, and ends with a whole line.
fn append(file: &mut File, path: &Path, lines: &str) -> anyhow::Result<()> {
    file.write_all(lines.as_bytes()).with_context(|| {
        format!(
            "{}: cannot be written, the recording ends here",
            path.display()
        )
    })
}

fn exists(path: &Path) -> anyhow::Error {
    anyhow::anyhow!(
        "{}: exists already; choose another name, or give --overwrite",
        path.display()
    )
}
