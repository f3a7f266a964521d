//! `migrator new`.

use std::path::PathBuf;

use clap::Args;
use schema_core::build;

use super::Outcome;
use crate::Error;
use crate::error::Kind;

/// Begins a migration by hand, for what no entity says: moving data, views, triggers.
///
/// Changes of entities that have no migration yet get theirs with the next build, as before.
#[derive(Debug, Args)]
pub(super) struct New {
    /// What it does, in a few words.
    name: String,
    /// The folder of the package.
    #[arg(long, value_name = "DIR", default_value = ".")]
    package: PathBuf,
}

impl New {
    pub(super) fn run(self) -> Result<Outcome, Error> {
        let blank = build::blank(&self.package, &self.name).map_err(|error| Error::new(Kind::System, error.to_string()))?;
        let notes = blank.sealed.map(|draft| format!("`{draft}` is no draft any more: this one comes after it")).into_iter().collect();
        Ok(Outcome { output: format!("{}\n", blank.path.display()), notes, code: 0 })
    }
}
