//! The frames, drawn by ncurses: `ncurses.c`, compiled here and run with a file in place of a terminal.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use strombus_terminal::Glyphs;
use tempfile::TempDir;

use crate::Drawn;
use crate::frame::{Frame, written};

/// The compiled program, in a directory of its own that vanishes with it.
#[derive(Debug)]
pub struct Ncurses {
    directory: TempDir,
}

impl Ncurses {
    /// Compiles the program.
    ///
    /// # Errors
    ///
    /// If there is no C compiler or there are no headers of ncurses.
    pub fn compile() -> Result<Self> {
        let directory = tempfile::tempdir()?;
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("ncurses.c");
        let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
        let done = Command::new(&compiler)
            .args(["-O1", "-Wall", "-Wextra", "-o"])
            .arg(directory.path().join("ncurses"))
            .arg(source)
            .args(["-lncursesw", "-ltinfo"])
            .output()
            .with_context(|| format!("{compiler} does not run; on Debian: apt-get install gcc"))?;
        if !done.status.success() {
            bail!(
                "ncurses.c does not compile; on Debian: apt-get install libncurses-dev\n{}",
                String::from_utf8_lossy(&done.stderr)
            );
        }
        Ok(Self { directory })
    }

    /// Draws `frames` for a terminal that terminfo knows as `term`.
    ///
    /// # Errors
    ///
    /// If the program cannot be run, or fails, as it does where terminfo does not know `term`.
    pub fn draw(&self, term: &str, glyphs: Glyphs, frames: &[Frame]) -> Result<Drawn> {
        let file = |name: &str| -> PathBuf { self.directory.path().join(format!("{name}-{term}")) };
        let all: Vec<Frame> = crate::blank_before(frames)
            .into_iter()
            .chain(frames.iter().cloned())
            .collect();
        fs::write(file("frames"), written(&all, glyphs))?;
        let done = Command::new(self.directory.path().join("ncurses"))
            .arg(term)
            .arg(file("output"))
            .stdin(File::open(file("frames"))?)
            .stderr(Stdio::piped())
            .output()?;
        if !done.status.success() {
            bail!("{term}: {}", String::from_utf8_lossy(&done.stderr).trim());
        }
        let output = fs::read(file("output"))?;
        let ends: Vec<usize> = String::from_utf8(done.stdout)?
            .lines()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        if ends.len() != all.len() {
            bail!("{term}: {} frames of {}", ends.len(), all.len());
        }
        let between = |pair: &[usize]| output.get(pair[0]..pair[1]).map(<[u8]>::to_vec);
        Ok(Drawn {
            setup: output[..ends[0]].to_vec(),
            frames: ends
                .windows(2)
                .map(|pair| between(pair).context("the output is too short"))
                .collect::<Result<_>>()?,
        })
    }
}
