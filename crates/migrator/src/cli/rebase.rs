//! `migrator rebase`.

use std::path::PathBuf;

use clap::Args;
use schema_core::build;

use super::Outcome;
use crate::Error;
use crate::error::Kind;

/// Puts the migrations of one branch after those of another.
///
/// For a package in which two branches each added migrations. The SQL of those that move is written anew for the schema that the others
/// leave, and so is the snapshot, also out of a merge that git could not finish. Where the changes collide, nothing is written.
#[derive(Debug, Args)]
pub(super) struct Rebase {
    /// The first migration to move, by id, name or file; by default those move that the upstream branch does not have.
    migration: Option<String>,
    /// The folder of the package.
    #[arg(long, value_name = "DIR", default_value = ".")]
    package: PathBuf,
}

impl Rebase {
    pub(super) fn run(self) -> Result<Outcome, Error> {
        let rebased = build::rebase(&self.package, self.migration.as_deref());
        let rebased = rebased.map_err(|error| Error::new(Kind::System, error.to_string()))?;
        Ok(Outcome { output: format!("{rebased}\n"), ..Outcome::default() })
    }
}
