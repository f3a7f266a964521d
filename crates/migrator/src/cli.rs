//! The command line: reads its arguments, calls the library, writes what comes of it.
//!
//! What was asked for goes to standard output and everything else to standard error, so that the output can be piped into a database's
//! client. The exit code is 0 for success and for no difference, 1 for a difference, 2 for everything that went wrong.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use schema_core::{Dialect, Pair};

use crate::Error;
use crate::compare::{self, Options, Origin, Rename};

/// Compares schemas of databases, snapshots and entities.
#[derive(Debug, Parser)]
#[command(name = "migrator", version, term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Diff(Diff),
    Snapshot(Snapshot),
}

/// Writes the SQL that turns one schema into another.
///
/// What is not in the other is dropped: two given states are compared, and rows do not matter. The SQL is for `sqlite3 -bail`,
/// `psql -v ON_ERROR_STOP=1` and `mariadb`.
///
/// A schema is the URL of a database, the path of a snapshot, the folder of a package (its entities), or `empty`.
///
/// Exit codes: 0 when the two are equal, and nothing is printed; 1 when they differ; 2 when something is refused or failed.
#[derive(Debug, Args)]
struct Diff {
    /// The schema that there is.
    #[arg(long, value_name = "SCHEMA")]
    from: String,
    /// The schema that is wanted.
    #[arg(long, value_name = "SCHEMA")]
    to: String,
    /// The kind of database, where neither schema is one.
    #[arg(long, value_name = "NAME")]
    dialect: Option<Kind>,
    /// What is written.
    #[arg(long, value_enum, default_value_t = Format::Sql)]
    format: Format,
    /// Something was renamed: a table, or a column, index, constraint or enum value of TABLE; repeatable. Names can be in double quotes.
    #[arg(long, value_name = "[TABLE.]OLD=NEW")]
    renamed: Vec<String>,
    /// Nothing else was renamed.
    #[arg(long)]
    no_renames: bool,
}

/// Writes a schema as the text of a snapshot.
///
/// A schema is the URL of a database, the path of a snapshot, the folder of a package (its entities), or `empty`.
#[derive(Debug, Args)]
struct Snapshot {
    /// The schema.
    #[arg(long, value_name = "SCHEMA")]
    of: String,
    /// The file to write, instead of standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Sqlite,
    Postgres,
    /// MySQL and MariaDB.
    Mysql,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A script for the database's client.
    Sql,
    /// A sentence for each change.
    Steps,
    /// All of it, for programs.
    Json,
}

/// What a command comes to.
struct Outcome {
    output: String,
    notes: Vec<String>,
    code: u8,
}

/// Does what the arguments of the program say.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("the runtime can't be started: {error}"))
        .and_then(|runtime| runtime.block_on(run(arguments.command)));
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
            let _ = writeln!(errors, "error: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run(command: Command) -> Result<Outcome, String> {
    match command {
        Command::Diff(arguments) => diff(arguments).await.map_err(|error| format!("{error:#}")),
        Command::Snapshot(arguments) => {
            let (text, notes) = snapshot(&arguments.of).await.map_err(|error| format!("{error:#}"))?;
            Ok(Outcome { output: write(text, arguments.out.as_deref())?, notes, code: 0 })
        }
    }
}

async fn diff(arguments: Diff) -> Result<Outcome, Error> {
    let origins = Pair::new(arguments.from.parse::<Origin>()?, arguments.to.parse::<Origin>()?);
    let renames = arguments.renamed.iter().map(|text| text.parse::<Rename>()).collect::<Result<_, _>>()?;
    let dialect = arguments.dialect.map(|kind| match kind {
        Kind::Sqlite => Dialect::Sqlite,
        Kind::Postgres => Dialect::Postgres,
        Kind::Mysql => Dialect::Mysql,
    });
    let options = Options { dialect, renames, no_renames: arguments.no_renames };
    let difference = compare::compare(Pair::new(&origins.before, &origins.after), &options).await?;
    let notes = difference.notes().to_vec();
    if difference.is_empty() {
        return Ok(Outcome { output: String::new(), notes, code: 0 });
    }
    let output = match arguments.format {
        Format::Sql => difference.sql(),
        Format::Steps => difference.words(),
        Format::Json => difference.json(),
    };
    Ok(Outcome { output, notes, code: 1 })
}

async fn snapshot(of: &str) -> Result<(String, Vec<String>), Error> {
    compare::snapshot(&of.parse()?).await
}

/// Writes to the file, if there is one; returns what is for standard output.
fn write(text: String, file: Option<&Path>) -> Result<String, String> {
    let Some(file) = file else { return Ok(text) };
    std::fs::write(file, text)
        .map_err(|error| format!("`{}` can't be written: {error}\nhint: check its folder and permissions", file.display()))?;
    Ok(String::new())
}
