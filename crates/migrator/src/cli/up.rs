//! `migrator up`.

pub(super) mod failure;

use clap::Args;
use failure::Failure;

use super::connect::Database;
use super::target::To;
use super::{Context, Outcome, done, progress};
use crate::{Error, Target};

/// Applies what is pending.
#[derive(Debug, Args)]
pub(super) struct Up {
    #[command(flatten)]
    to: To,
    /// Applies drafts in production, too.
    #[arg(long)]
    allow_drafts: bool,
    #[command(flatten)]
    failure: Failure,
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

impl Up {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = progress::shown(self.database.set(context.migrator("up")?), context);
        let migrator = if self.allow_drafts { migrator.allow_drafts() } else { migrator };
        let migrator = self.failure.set(migrator);
        let connected = self.database.connect().await?;
        let report = migrator.up_to(&connected.pool, self.to.target().unwrap_or(Target::All)).await?;
        Ok(done(&report, self.json))
    }
}
