//! `migrator new`.

use std::path::PathBuf;

use clap::Args;
use schema_core::build;
use schema_core::codegen::Begun;

use super::Outcome;
use crate::Error;
use crate::entities::rows;
use crate::error::Kind;

/// Begins a migration by hand, for what no entity says: moving data, views, triggers.
///
/// Changes of entities that have no migration yet get theirs with the next build, as before.
#[derive(Debug, Args)]
pub(super) struct New {
    /// What it does, in a few words.
    name: String,
    /// Tables whose rows it reads and writes, with commas between them: it begins with a struct for the rows of each, as they are now, and a
    /// step that goes through them.
    #[arg(long, value_name = "TABLE", value_delimiter = ',')]
    rows: Vec<String>,
    /// The folder of the package.
    #[arg(long, value_name = "DIR", default_value = ".")]
    package: PathBuf,
}

impl New {
    pub(super) fn run(self) -> Result<Outcome, Error> {
        let failed = |error: build::Error| Error::new(Kind::System, error.to_string());
        let begun = if self.rows.is_empty() { Begun::default() } else { self.begin().map_err(failed)?? };
        let blank = build::blank_with(&self.package, &self.name, &begun).map_err(failed)?;
        let sealed = blank.sealed.map(|draft| format!("`{draft}` is no draft any more: this one comes after it"));
        let lacking = if self.rows.is_empty() { None } else { rows::lacking(&self.package, &begun.items) };
        Ok(Outcome { output: format!("{}\n", blank.path.display()), notes: sealed.into_iter().chain(lacking).collect(), code: 0 })
    }

    /// Structs and steps for the rows. Entities that can't be read only tell nothing.
    fn begin(&self) -> build::Result<Result<Begun, Error>> {
        let types = build::declared(&self.package).map(|declared| declared.types).unwrap_or_default();
        Ok(rows::begin(&build::snapshot(&self.package)?, &types, &self.rows))
    }
}
