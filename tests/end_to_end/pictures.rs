//! The pictures of the documentation are what the program makes.

use std::fs;
use std::path::Path;
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
    let said = run(&mut command, "");
    assert_eq!((said.status, said.stderr.as_str()), (Some(0), ""));
    let mut names = 0;
    for entry in fs::read_dir(made.path()).expect("the directory") {
        let name = entry.expect("a picture").file_name();
        let read = |directory: &Path| fs::read_to_string(directory.join(&name)).unwrap_or_default();
        assert!(
            read(made.path()) == read(&pictures),
            "{name:?} is another one now; look at it, and run docs/pictures/make"
        );
        names += 1;
    }
    assert!(names > 0);
}
