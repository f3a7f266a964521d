//! `migrator seed`.

use clap::Args;

use super::connect::Database;
use super::{Context, Outcome, done, progress};
use crate::Error;

/// Runs the seeds of the program: those that run each time, and those that have not run in this database yet.
#[derive(Debug, Args)]
pub(super) struct Seed {
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

impl Seed {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = progress::shown(self.database.set(context.migrator("seed")?), context);
        let notes =
            if migrator.has_seeds() { Vec::new() } else { vec!["the program has no seeds: `Migrator::seeds` takes them".to_owned()] };
        let connected = self.database.connect().await?;
        Ok(Outcome { notes, ..done(&migrator.seed(&connected.pool).await?, self.json) })
    }
}
