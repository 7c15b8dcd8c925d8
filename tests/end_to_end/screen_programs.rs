//! The programs that people run, on our own emulator at 80x24: what they show is what they mean to.

use std::path::Path;

use crate::installed::needs;
use crate::process::run;
use crate::server::strombus;

/// What the program shows after these steps: 24 rows. The first step is a text that is waited for, the next are keys, and so on
/// in turns.
#[track_caller]
fn shown(steps: &[&str], program: &[&str], directory: &Path) -> Vec<String> {
    let mut command = strombus();
    // Nobody's own settings, and English.
    command
        .env("HOME", directory)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("LESS")
        .env_remove("MC_SKIN");
    command.current_dir(directory);
    let flags = ["--wait", "--keys"].into_iter().cycle();
    command
        .args(["screen", "--pty", "--timeout", "60"])
        .args(
            flags
                .zip(steps.iter().copied())
                .flat_map(|(flag, step)| [flag, step]),
        )
        .arg("--")
        .args(program);
    let said = run(&mut command, "");
    assert_eq!(
        (said.status, said.stderr.as_str()),
        (Some(0), ""),
        "{program:?} showed\n{}",
        said.stdout
    );
    let rows: Vec<String> = said.stdout.lines().map(str::to_owned).collect();
    assert_eq!(rows.len(), 24);
    rows
}

/// A directory with a file of a hundred lines.
fn place() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    let text: String = (1..=100)
        .map(|number| format!("This is line {number}.\n"))
        .collect();
    std::fs::write(directory.path().join("lines.txt"), text).expect("a file");
    directory
}

/// Checks some rows, which are counted from 0.
#[track_caller]
fn check(rows: &[String], expected: &[(usize, &str)]) {
    for (row, text) in expected {
        assert_eq!(rows[*row], *text, "row {row} of\n{}", rows.join("\n"));
    }
}

#[track_caller]
fn contains(rows: &[String], row: usize, parts: &[&str]) {
    for part in parts {
        assert!(
            rows[row].contains(part),
            "{part:?} is not in row {row} of\n{}",
            rows.join("\n")
        );
    }
}

#[test]
fn less_pages_and_searches() {
    needs!("less");
    let place = place();
    let steps = [
        "This is line 23.",
        " ",
        "This is line 46.",
        "/line 77\\r",
        "line 99",
    ];
    let rows = shown(&steps, &["less", "lines.txt"], place.path());
    check(
        &rows,
        &[(0, "This is line 77."), (22, "This is line 99."), (23, ":")],
    );
}

#[test]
fn vim_edits() {
    needs!("vim");
    let place = place();
    let steps = [
        "lines.txt",
        ":set number\\r",
        "  1 This",
        "ddp50GoNew: 漢\\e",
        "New: 漢",
    ];
    let rows = shown(
        &steps,
        &["vim", "-u", "NONE", "-i", "NONE", "-n", "lines.txt"],
        place.path(),
    );
    let at = rows
        .iter()
        .position(|row| row == "     51 New: 漢")
        .expect("the new line");
    assert_eq!(
        (rows[at - 1].as_str(), rows[at + 1].as_str()),
        ("     50 This is line 50.", "     52 This is line 51.")
    );
}

#[test]
fn vim_puts_the_screen_back() {
    needs!("vim");
    let place = place();
    let script = "echo before; vim -u NONE -i NONE -n lines.txt; echo after";
    let steps = ["This is line 20.", ":q!\\r", "after"];
    let rows = shown(&steps, &["sh", "-c", script], place.path());
    check(&rows, &[(0, "before"), (1, "after"), (2, "")]);
}

#[test]
fn nano_shows_its_bars() {
    needs!("nano");
    let place = place();
    let steps = ["^X Exit", "typed ", "typed This"];
    let rows = shown(
        &steps,
        &["nano", "--ignorercfiles", "lines.txt"],
        place.path(),
    );
    contains(&rows, 0, &["GNU nano", "lines.txt", "Modified"]);
    check(
        &rows,
        &[(1, "typed This is line 1."), (2, "This is line 2.")],
    );
    // Which key searches is another in nano 8.
    contains(&rows, 22, &["^G Help", "^O Write Out", " Where Is"]);
    contains(&rows, 23, &["^X Exit", "^R Read File"]);
}

#[test]
fn dialog_draws_its_frames() {
    needs!("dialog");
    let place = place();
    let program = ["dialog", "--yesno", "Is the shell whole?", "7", "40"];
    let rows = shown(&["< Yes >"], &program, place.path());
    let blanks = " ".repeat(19);
    let line = |text: &str| format!("{blanks}{text}");
    check(
        &rows,
        &[
            (8, &line("┌──────────────────────────────────────┐")),
            (9, &line("│ Is the shell whole?                  │")),
            (12, &line("├──────────────────────────────────────┤")),
            (14, &line("└──────────────────────────────────────┘")),
        ],
    );
    contains(&rows, 13, &["< Yes >", "< No  >"]);
}

#[test]
fn htop_shows_its_meters_and_keys() {
    needs!("htop");
    let place = place();
    let rows = shown(&["F10Quit"], &["htop"], place.path());
    let all = rows.join("\n");
    for part in [
        "Tasks:",
        "Load average:",
        "Uptime:",
        "Mem[",
        "PID",
        "USER",
        "CPU%",
    ] {
        assert!(all.contains(part), "{part:?} is not in\n{all}");
    }
    contains(&rows, 23, &["F1Help", "F9Kill", "F10Quit"]);
}

#[test]
fn mc_shows_two_panels() {
    needs!("mc");
    let place = place();
    let steps = ["10Quit"];
    // Without its shell, whose prompt is anybody's.
    let rows = shown(&steps, &["mc", "--nosubshell", "--nomouse"], place.path());
    contains(&rows, 0, &["Left", "File", "Command", "Options", "Right"]);
    check(
        &rows[1..2]
            .iter()
            .map(|row| row.chars().take(2).collect())
            .collect::<Vec<_>>(),
        &[(0, "┌<")],
    );
    assert!(rows[1].ends_with(">┐"), "{}", rows[1]);
    for row in &rows[2..20] {
        let row: Vec<char> = row.chars().collect();
        assert_eq!(
            (row.len(), row[39], row[40]),
            (80, row[79], row[0]),
            "two panels of 40 columns:\n{}",
            rows.join("\n")
        );
    }
    assert_eq!(
        rows.iter()
            .filter(|row| row.matches("lines.txt").count() == 2)
            .count(),
        1
    );
    contains(&rows, 23, &["1Help", "10Quit"]);
}

#[test]
fn tmux_splits_its_window() {
    needs!("tmux");
    let place = place();
    let socket = place.path().join("socket");
    let socket = socket.to_str().expect("a path in UTF-8");
    let steps = [
        "left",
        "\\x02%",
        "right",
        "\\x02x",
        "kill-pane",
        "n",
        "right",
    ];
    let script = "if [ -e first ]; then echo right; else touch first; echo left; fi; exec cat";
    let program = [
        "tmux",
        "-S",
        socket,
        "-u",
        "-f",
        "/dev/null",
        "set-option",
        "-g",
        "default-command",
        script,
        ";",
        "set-option",
        "-g",
        "status-right",
        "",
        ";",
        "new-session",
        "-n",
        "name",
    ];
    let rows = shown(&steps, &program, place.path());
    let killed = std::process::Command::new("tmux")
        .args(["-S", socket, "kill-server"])
        .status();
    assert!(killed.is_ok_and(|status| status.success()));
    check(
        &rows,
        &[
            (0, &format!("left{}│right", " ".repeat(36))),
            (12, &format!("{}│", " ".repeat(40))),
        ],
    );
    check(&rows, &[(23, "[0] 0:name*")]);
}

#[test]
fn vttest_draws_its_first_screen() {
    needs!("vttest");
    let place = place();
    let steps = ["Enter choice number (0 - 12):", "1\\r", "Push <RETURN>"];
    let rows = shown(&steps, &["vttest"], place.path());
    let stars = "*".repeat(80);
    check(&rows, &[(0, &stars), (23, &stars)]);
    let edge = format!("*{}*", "+".repeat(78));
    check(&rows, &[(1, &edge), (22, &edge)]);
    for row in &rows[2..22] {
        assert!(
            row.starts_with("*+") && row.ends_with("+*") && row.chars().count() == 80,
            "{}",
            rows.join("\n")
        );
    }
    // A frame of E's in the middle.
    let frame = "E".repeat(60);
    let framed: Vec<usize> = (0..24).filter(|row| rows[*row].contains(&frame)).collect();
    assert_eq!(framed, [8, 15], "{}", rows.join("\n"));
    contains(&rows, 9, &[&format!("E{}E", " ".repeat(58))]);
}

#[test]
fn vttest_goes_through_its_menus() {
    needs!("vttest");
    let place = place();
    let steps = [
        "Enter choice number (0 - 12):",
        "11\\r",
        "Menu 11",
        "0\\r",
        "Choose test type",
        "6\\r",
        "Menu 6",
        "3\\r",
        "Push <RETURN>",
    ];
    let rows = shown(&steps, &["vttest"], place.path());
    let all = rows.join("\n");
    // Device Status Report: vttest judges the answers itself.
    assert!(all.contains("TERMINAL OK"), "{all}");
    assert!(!all.contains("Unknown") && !all.contains("failed"), "{all}");
}
