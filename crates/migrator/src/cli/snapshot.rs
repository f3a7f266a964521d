//! `migrator snapshot`.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, write};
use crate::Error;
use crate::compare;

/// Writes a schema as the text of a snapshot.
///
/// A schema is the URL of a database, the path of a snapshot, the folder of a package (its entities), or `empty`.
#[derive(Debug, Args)]
pub(super) struct Snapshot {
    /// The schema.
    #[arg(long, value_name = "SCHEMA")]
    of: String,
    /// The file to write, instead of standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Snapshot {
    pub(super) async fn run(self) -> Result<Outcome, Error> {
        let (text, notes) = compare::snapshot(&self.of.parse()?).await?;
        Ok(Outcome { output: write(text, self.out.as_deref())?, notes, code: 0 })
    }
}
