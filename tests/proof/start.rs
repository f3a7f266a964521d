//! Starts of the program.

use std::process::{Child, Command, Stdio};

use integration::database::Database;

/// Starts it.
pub(crate) fn start(database: &Database, direction: &str, atomicity: &str) -> Child {
    start_at(&database.url(), direction, atomicity)
}

/// Starts it on the database that a URL names.
pub(crate) fn start_at(url: &str, direction: &str, atomicity: &str) -> Child {
    command(url, direction, atomicity).spawn().unwrap()
}

/// The command that starts it under a lease that lasts for so many milliseconds.
pub(crate) fn leased(database: &Database, direction: &str, atomicity: &str, lasts: u32) -> Command {
    let mut command = command(&database.url(), direction, atomicity);
    command.env("PROOF_LEASE", lasts.to_string());
    command
}

/// Has it die at an event; whether it got as far as that.
pub(crate) fn dies(database: &Database, direction: &str, atomicity: &str, at: usize) -> bool {
    let output = command(&database.url(), direction, atomicity).env("PROOF_DIES_AT", at.to_string()).output().unwrap();
    let died = output.status.code().is_none();
    assert!(died || output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    died
}

fn command(url: &str, direction: &str, atomicity: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_proof-program"));
    command.arg(url).args([direction, atomicity]).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}
