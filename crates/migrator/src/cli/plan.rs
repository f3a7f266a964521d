//! `migrator plan`.

use clap::Args;

use super::connect::Database;
use super::target::To;
use super::up::failure::Failure;
use super::{Context, Outcome, json};
use crate::{Error, Target};

/// Writes the SQL that `up` would run, or `down`, and runs nothing.
///
/// Exit codes: 0 when there is nothing to do, 1 when there is, 2 when something failed.
#[derive(Debug, Args)]
pub(super) struct Plan {
    #[command(flatten)]
    to: To,
    /// What `down` would do.
    #[arg(long)]
    down: bool,
    #[command(flatten)]
    failure: Failure,
    #[command(flatten)]
    database: Database,
    /// Writes it for programs.
    #[arg(long)]
    json: bool,
}

impl Plan {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = if self.down { context.migrator_or_none() } else { context.migrator("plan")? };
        let migrator = self.failure.set(migrator);
        let connected = self.database.connect().await?;
        let preview = if self.down {
            migrator.plan_down(&connected.pool, self.to.target().unwrap_or(Target::Steps(1))).await?
        } else {
            migrator.plan_to(&connected.pool, self.to.target().unwrap_or(Target::All)).await?
        };
        let output = if self.json { json::text(&json::preview(&preview)) } else { preview.to_string() };
        Ok(Outcome { output, code: u8::from(!preview.is_empty()), ..Outcome::default() })
    }
}
