//! `migrator reset`.

use clap::Args;

use super::ask::{Consent, Question};
use super::connect::Database;
use super::{Context, Outcome, done, progress};
use crate::Error;

/// Undoes everything and applies it again.
///
/// Rows stay where `down` keeps them. It asks first.
#[derive(Debug, Args)]
pub(super) struct Reset {
    #[command(flatten)]
    consent: Consent,
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

impl Reset {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = progress::shown(self.database.set(context.migrator("reset")?), context);
        let migrator = if self.consent.allow_production { migrator.allow_down_all() } else { migrator };
        let connected = self.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let question = Question { what: "undo everything and apply it again".to_owned(), on: &connected, status: &status };
        self.consent.ask(context, &question)?;
        Ok(done(&migrator.reset(&connected.pool).await?, self.json))
    }
}
