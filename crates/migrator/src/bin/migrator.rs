//! The command line of migrator.

use std::process::ExitCode;

fn main() -> ExitCode {
    migrator::cli::main()
}
