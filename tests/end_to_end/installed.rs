//! Which of the clients are installed.

use std::io::Write as _;

/// Whether a program is there to be driven. If not, this says so where it is seen, or fails where clients are required.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Daemons are where not everybody looks.
    let directories = std::env::split_paths(&path).chain(["/usr/sbin".into()]);
    if directories
        .into_iter()
        .any(|directory| directory.join(program).is_file())
    {
        return true;
    }
    assert!(
        std::env::var_os("STROMBUS_REQUIRE_CLIENTS").is_none(),
        "`{program}` is not installed, and STROMBUS_REQUIRE_CLIENTS is set; tests/run installs it"
    );
    let name = std::thread::current().name().unwrap_or("a test").to_owned();
    // Straight to standard error: what tests print is shown only when they fail.
    let line =
        format!("\n*** SKIPPED {name}: `{program}` is not installed; tests/run installs it ***\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
    false
}

/// Ends the test, as skipped, unless the programs are installed.
macro_rules! needs {
    ($($program:literal),+) => {
        $(if !crate::installed::is_installed($program) {
            return;
        })+
    };
}

pub(crate) use needs;
