//! What the README shows is what there is.

const README: &str = include_str!("../README.md");
const HELLO: &str = include_str!("../examples/hello.rs");

#[test]
fn the_first_app_of_the_readme_is_the_example() {
    let code = HELLO.split_once("\n\n").expect("a comment comes first").1;
    assert!(
        README.contains(code.trim_end()),
        "README.md and examples/hello.rs differ"
    );
}

#[test]
fn the_configuration_of_the_readme_holds_together() {
    let example = README
        .split_once("```toml\n")
        .expect("an example")
        .1
        .split_once("```")
        .expect("its end")
        .0;
    // The hash and the key are left out there, as they are a person's own.
    let hash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
                1QkrfXxqRH2CJJpDeQ3QYUGfQZVs6wY0d1uX1QY7x4c";
    let key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti ann";
    let file = example
        .replace("$argon2id$...", hash)
        .replace("ssh-ed25519 AAAA... ann", key);
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("strombus.toml");
    std::fs::write(&path, file).expect("the file is written");
    let check = std::process::Command::new(env!("CARGO_BIN_EXE_strombus"))
        .args(["config", "check", "--config"])
        .arg(&path)
        .output()
        .expect("strombus runs");
    assert!(
        check.status.success(),
        "{}",
        String::from_utf8_lossy(&check.stderr)
    );
}

#[test]
fn every_setting_stands_in_the_page_for_operators_with_what_it_is_without_a_file() {
    const PAGE: &str = include_str!("../docs/operating.md");
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_strombus"))
        .args(["config", "print"])
        .output()
        .expect("strombus runs");
    let printed = String::from_utf8(printed.stdout).expect("text");
    let mut section = String::new();
    let mut count = 0;
    for line in printed.lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = format!("{}.", name.trim_end_matches(']'));
        } else if let Some((name, value)) = line.split_once(" = ") {
            let row = format!("| `{section}{name}` | ");
            let found = PAGE.lines().find_map(|line| line.strip_prefix(&row));
            let found = found.unwrap_or_else(|| panic!("docs/operating.md lacks {row}"));
            // Where files lie depends on who runs it.
            let is_path = matches!(name, "data" | "host_key");
            assert!(
                is_path || found.starts_with(&format!("`{value}` |")),
                "{row}{value}\n{found}"
            );
            count += 1;
        }
    }
    assert_eq!(count, 15);
}
