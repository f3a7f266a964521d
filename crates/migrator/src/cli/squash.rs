//! `migrator squash`.

use std::path::PathBuf;

use clap::Args;
use schema_core::build;

use super::Outcome;
use crate::Error;
use crate::error::Kind;

/// Folds a released history into one migration that stands for it.
///
/// The new migration creates in an empty database what the others lead to; a database that has them gets it recorded in their place, and nothing
/// runs there. The others are removed: every database must have them before the program with the new one comes.
#[derive(Debug, Args)]
pub(super) struct Squash {
    /// The last migration to fold, by id, name or file; by default the last of all.
    migration: Option<String>,
    /// The folder of the package.
    #[arg(long, value_name = "DIR", default_value = ".")]
    package: PathBuf,
}

impl Squash {
    pub(super) fn run(self) -> Result<Outcome, Error> {
        let squashed = build::squash(&self.package, self.migration.as_deref());
        let squashed = squashed.map_err(|error| Error::new(Kind::System, error.to_string()))?;
        Ok(Outcome { output: format!("{squashed}\n"), ..Outcome::default() })
    }
}
