//! Starts of the program.

use std::process::{Child, Command, Stdio};

use integration::database::Database;

/// Starts it.
pub(crate) fn start(database: &Database, direction: &str, atomicity: &str) -> Child {
    command(database, direction, atomicity).spawn().unwrap()
}

/// Has it die at an event; whether it got as far as that.
pub(crate) fn dies(database: &Database, direction: &str, atomicity: &str, at: usize) -> bool {
    let output = command(database, direction, atomicity).env("PROOF_DIES_AT", at.to_string()).output().unwrap();
    let died = output.status.code().is_none();
    assert!(died || output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    died
}

fn command(database: &Database, direction: &str, atomicity: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_proof-program"));
    command.arg(database.url()).args([direction, atomicity]).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Numbers that look random and are the same in every run.
pub(crate) fn scattered(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// `ci` runs, or as many as the long run has.
pub(crate) fn runs(ci: u64, long: u64) -> u64 {
    if std::env::var("MIGRATOR_TESTS").is_ok_and(|size| size == "full") { long } else { ci }
}
