//! The pictures of the documentation are what the program makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::run;

#[test]
fn the_pictures_of_the_documentation_are_what_they_were_made_of() {
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let made = tempfile::tempdir().expect("a directory");
    let mut command = Command::new(pictures.join("make"));
    command
        .arg(made.path())
        .env("STROMBUS", env!("CARGO_BIN_EXE_strombus"));
    if cfg!(feature = "ratatui") {
        command.env("RATATUI", "1");
    }
    let said = run(&mut command, "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    let made = made.path();
    let names = [files(made), files(&made.join("widgets"))].concat();
    for name in &names {
        let name = name.strip_prefix(made).expect("a picture in it");
        let read = |directory: &Path| fs::read_to_string(directory.join(name)).unwrap_or_default();
        assert!(
            read(made) == read(&pictures),
            "{name:?} is another one now; look at it, and run docs/pictures/make"
        );
    }
    assert!(names.len() > 50);
}

/// The files in a directory.
fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("a directory");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.is_file()).collect()
}
