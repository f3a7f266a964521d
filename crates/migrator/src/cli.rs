//! The command line: reads its arguments, calls the library, writes what comes of it. A file for each command.
//!
//! It is one call in a program, which then has its migrations:
//!
//! ```no_run
//! # mod migrations { pub static MIGRATIONS: migrator::Migrations = migrator::Migrations::new(&[]); }
//! fn main() -> std::process::ExitCode {
//!     migrator::cli::run(&migrations::MIGRATIONS)
//! }
//! ```
//!
//! The program `migrator` has the commands that need none.
//!
//! What was asked for goes to standard output and everything else to standard error, so that the output can be piped into a database's
//! client. The exit code is 0 for success and for no difference, 1 for what is pending or differs, 2 for everything that went wrong.

mod ask;
mod baseline;
mod connect;
mod diff;
mod down;
mod drift;
mod entities;
mod fresh;
mod json;
mod mark;
mod new;
mod plan;
mod progress;
mod purge;
mod rebase;
mod redo;
mod reset;
mod screen;
mod seal;
mod seed;
mod snapshot;
mod squash;
mod status;
mod target;
mod up;
mod verify;
mod wait;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Kind;
use crate::{Error, Migrations, Migrator, Report};
use screen::Screen;

/// Migrates databases, compares schemas, and writes entities.
#[derive(Debug, Parser)]
#[command(name = "migrator", version, term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Status(status::Status),
    Up(up::Up),
    Down(down::Down),
    Redo(redo::Redo),
    Reset(reset::Reset),
    Fresh(fresh::Fresh),
    Plan(plan::Plan),
    Wait(wait::Wait),
    Seed(seed::Seed),
    Verify(verify::Verify),
    Drift(drift::ShowDrift),
    Mark(mark::Mark),
    Baseline(baseline::Baseline),
    New(new::New),
    Seal(seal::Seal),
    Rebase(rebase::Rebase),
    Purge(purge::Purge),
    Squash(squash::Squash),
    Diff(diff::Diff),
    Snapshot(snapshot::Snapshot),
    Entities(entities::Entities),
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

/// What commands work with.
struct Context {
    /// The migrations that are compiled in.
    migrator: Option<Migrator>,
    screen: Screen,
}

/// A program without migrations.
static NONE: Migrations = Migrations::new(&[]);

impl Context {
    /// The migrator of the program; an error in one that has none.
    fn migrator(&self, command: &str) -> Result<Migrator, Error> {
        self.migrator.clone().ok_or_else(|| {
            Error::new(Kind::System, format!("`{command}` needs the migrations that are compiled into a program"))
                .with_hint(format!("call `migrator::cli::run(&migrations::MIGRATIONS)` in it, then `cargo run -- {command}`"))
        })
    }

    /// The migrator of the program, or one that only knows what the database has stored.
    fn migrator_or_none(&self) -> Migrator {
        self.migrator.clone().unwrap_or_else(|| Migrator::new(&NONE))
    }
}

/// Does what the arguments of a program say, with its migrations, or with a [`Migrator`] that has settings.
#[must_use]
pub fn run(migrator: impl Into<Migrator>) -> ExitCode {
    start(Some(migrator.into()))
}

/// Does what the arguments of the program `migrator` say, which has no migrations.
#[must_use]
pub fn main() -> ExitCode {
    start(None)
}

fn start(migrator: Option<Migrator>) -> ExitCode {
    let arguments = Arguments::parse();
    let context = Context { migrator, screen: Screen::detect() };
    let outcome = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(Kind::System, "the runtime can't be started").with_cause(error))
        .and_then(|runtime| runtime.block_on(execute(arguments.command, &context)));
    print(outcome, context.screen)
}

async fn execute(command: Command, context: &Context) -> Result<Outcome, Error> {
    match command {
        Command::Status(command) => command.run(context).await,
        Command::Up(command) => command.run(context).await,
        Command::Down(command) => command.run(context).await,
        Command::Redo(command) => command.run(context).await,
        Command::Reset(command) => command.run(context).await,
        Command::Fresh(command) => command.run(context).await,
        Command::Plan(command) => command.run(context).await,
        Command::Wait(command) => command.run(context).await,
        Command::Seed(command) => command.run(context).await,
        Command::Verify(command) => command.run(context).await,
        Command::Drift(command) => command.run(context).await,
        Command::Mark(command) => command.run(context).await,
        Command::Baseline(command) => command.run(context).await,
        Command::New(command) => command.run(),
        Command::Seal(command) => command.run(),
        Command::Rebase(command) => command.run(),
        Command::Purge(command) => command.run(),
        Command::Squash(command) => command.run(),
        Command::Diff(command) => command.run().await,
        Command::Snapshot(command) => command.run().await,
        Command::Entities(command) => command.run().await,
    }
}

/// What was done, for people or programs.
fn done(report: &Report, json: bool) -> Outcome {
    let output = if json { json::text(&json::report(report)) } else { format!("{report}\n") };
    Outcome { output, ..Outcome::default() }
}

/// Writes what came of a command; returns the exit code.
fn print(outcome: Result<Outcome, Error>, screen: Screen) -> ExitCode {
    progress::clear(screen);
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
