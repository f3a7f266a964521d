//! `migrator seal`.

use std::path::PathBuf;

use clap::Args;
use schema_core::build;

use super::Outcome;
use crate::Error;
use crate::error::Kind;

/// Ends the draft of a package: no build rewrites it any more.
///
/// Committing it does the same.
#[derive(Debug, Args)]
pub(super) struct Seal {
    /// The folder of the package.
    #[arg(long, value_name = "DIR", default_value = ".")]
    package: PathBuf,
}

impl Seal {
    pub(super) fn run(self) -> Result<Outcome, Error> {
        let sealed = build::seal(&self.package).map_err(|error| Error::new(Kind::System, error.to_string()))?;
        let output = sealed.map_or_else(|| "there is no draft\n".to_owned(), |draft| format!("`{draft}` is sealed\n"));
        Ok(Outcome { output, ..Outcome::default() })
    }
}
