//! `migrator verify`.

use clap::Args;

use super::connect::Database;
use super::{Context, Outcome, json};
use crate::Error;

/// Proves on a scratch database that every migration goes up, down and up again.
///
/// What they lead to is compared with the snapshot. The scratch database is made beside the one that is named, and is gone afterwards; the one
/// that is named is not touched.
///
/// Exit codes: 0 when everything is proven, 2 when something is not or failed.
#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    database: Database,
    /// Writes what was proven for programs.
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = self.database.set(context.migrator("verify")?);
        let connected = self.database.connect().await?;
        let verification = migrator.verify(&connected.pool).await?;
        let output = if self.json { json::text(&json::verification(&verification)) } else { format!("{verification}\n") };
        Ok(Outcome { output, ..Outcome::default() })
    }
}
