//! The command line: reads its arguments, calls the library, writes what comes of it. A file for each command.
//!
//! What was asked for goes to standard output and everything else to standard error, so that the output can be piped into a database's
//! client. The exit code is 0 for success and for no difference, 1 for a difference, 2 for everything that went wrong.

mod diff;
mod entities;
mod purge;
mod rebase;
mod snapshot;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::Error;
use crate::error::Kind;

/// Compares schemas of databases, snapshots and entities, and writes entities.
#[derive(Debug, Parser)]
#[command(name = "migrator", version, term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Diff(diff::Diff),
    Snapshot(snapshot::Snapshot),
    Entities(entities::Entities),
    Rebase(rebase::Rebase),
    Purge(purge::Purge),
}

/// What a command comes to.
#[derive(Debug, Default)]
struct Outcome {
    /// For standard output.
    output: String,
    /// For standard error.
    notes: Vec<String>,
    /// The exit code.
    code: u8,
}

/// Does what the arguments of the program say.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(Kind::System, "the runtime can't be started").with_cause(error))
        .and_then(|runtime| runtime.block_on(run(arguments.command)));
    print(outcome)
}

async fn run(command: Command) -> Result<Outcome, Error> {
    match command {
        Command::Diff(command) => command.run().await,
        Command::Snapshot(command) => command.run().await,
        Command::Entities(command) => command.run().await,
        Command::Rebase(command) => command.run(),
        Command::Purge(command) => command.run(),
    }
}

/// Writes what came of a command; returns the exit code.
fn print(outcome: Result<Outcome, Error>) -> ExitCode {
    let mut errors = io::stderr().lock();
    match outcome {
        Ok(Outcome { output, notes, code }) => {
            for note in notes {
                // Where standard error is closed there is nobody to tell.
                let _ = writeln!(errors, "note: {note}");
            }
            match io::stdout().lock().write_all(output.as_bytes()) {
                Ok(()) => ExitCode::from(code),
                Err(_) => ExitCode::from(2),
            }
        }
        Err(error) => {
            let _ = writeln!(errors, "error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Writes to the file, if there is one; returns what is for standard output.
fn write(text: String, file: Option<&Path>) -> Result<String, Error> {
    let Some(file) = file else { return Ok(text) };
    std::fs::write(file, text).map_err(|error| {
        Error::new(Kind::System, format!("`{}` can't be written", file.display()))
            .with_cause(error)
            .with_hint("check its folder and permissions")
    })?;
    Ok(String::new())
}
