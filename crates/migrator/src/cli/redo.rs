//! `migrator redo`.

use clap::Args;

use super::ask::{Consent, Question};
use super::connect::Database;
use super::{Context, Outcome, done, progress};
use crate::Error;

/// Undoes the newest migration and applies it again.
///
/// Both are one transaction, where the database has such. It asks first.
#[derive(Debug, Args)]
pub(super) struct Redo {
    #[command(flatten)]
    consent: Consent,
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

impl Redo {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = progress::shown(self.database.set(context.migrator("redo")?), context);
        let connected = self.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let question = Question { what: "undo the newest migration and apply it again".to_owned(), on: &connected, status: &status };
        self.consent.ask(context, &question)?;
        Ok(done(&migrator.redo(&connected.pool).await?, self.json))
    }
}
