//! `migrator wait`.

use std::time::Duration;

use clap::Args;

use super::connect::Database;
use super::{Context, Outcome};
use crate::Error;

/// Waits until another process has applied everything that this program has.
///
/// Exit codes: 0 when the database is up to date, 1 when it is not when the time is up, 2 when something failed.
#[derive(Debug, Args)]
pub(super) struct Wait {
    /// For how long; 0 only looks.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    timeout: u64,
    #[command(flatten)]
    database: Database,
}

impl Wait {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = context.migrator("wait")?;
        let connected = self.database.connect().await?;
        match migrator.wait_until_current(&connected.pool, Duration::from_secs(self.timeout)).await {
            Ok(()) => Ok(Outcome::default()),
            Err(error) if error.is_not_current() => Ok(Outcome { notes: vec![error.message().to_owned()], code: 1, ..Outcome::default() }),
            Err(error) => Err(error),
        }
    }
}
