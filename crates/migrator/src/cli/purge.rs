//! `migrator purge`.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use schema_core::build::{self, Selection};

use super::Outcome;
use crate::Error;
use crate::error::Kind;

/// Writes a migration that destroys what earlier ones kept aside.
///
/// What leaves the entities is renamed aside and not dropped. This is how it goes for good: as a migration of its own, which is reviewed, can't
/// be undone, and is refused in production unless the program calls `Migrator::allow_purges`. Without arguments, what is kept is listed.
#[derive(Debug, Args)]
pub(super) struct Purge {
    /// What to destroy: `user.phone_number`, `user`, or its name in the database.
    names: Vec<String>,
    /// Everything that was put aside at least so many days ago.
    #[arg(long, value_name = "DAYS", conflicts_with = "names")]
    older_than: Option<u64>,
    /// The folder of the package.
    #[arg(long, value_name = "DIR", default_value = ".")]
    package: PathBuf,
}

impl Purge {
    pub(super) fn run(self) -> Result<Outcome, Error> {
        let failed = |error: build::Error| Error::new(Kind::System, error.to_string());
        let selection = match self.older_than {
            Some(days) => Selection::OlderThan { days },
            None if self.names.is_empty() => return self.list().map_err(failed),
            None => Selection::Names(self.names),
        };
        let purged = build::purge(&self.package, &selection).map_err(failed)?;
        Ok(Outcome { output: format!("{purged}\n"), ..Outcome::default() })
    }

    fn list(&self) -> build::Result<Outcome> {
        let mut output = String::new();
        for kept in build::kept(&self.package)? {
            // Writing to a `String` does not fail.
            let _ = writeln!(output, "{}  {}", kept.since().unwrap_or("?"), kept.was());
        }
        Ok(Outcome { output, ..Outcome::default() })
    }
}
