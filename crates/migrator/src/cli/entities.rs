//! `migrator entities`.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, write};
use crate::{Error, entities};

/// Writes entities: Rust structs that build back to the same schema.
///
/// What no entity stands for, as views and triggers, is named at the end of the file and on standard error.
///
/// A schema is the URL of a database, the path of a snapshot, the folder of a package (its entities), or `empty`.
#[derive(Debug, Args)]
pub(super) struct Entities {
    /// The schema.
    #[arg(long, value_name = "SCHEMA")]
    from: String,
    /// The file to write, instead of standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Entities {
    pub(super) async fn run(self) -> Result<Outcome, Error> {
        let found = entities::write(&self.from.parse()?).await?;
        let notes = found.notes().iter().map(|note| format!("not among the entities: {note}")).collect();
        Ok(Outcome { output: write(found.text().to_owned(), self.out.as_deref())?, notes, code: 0 })
    }
}
