//! `migrator baseline`.

use clap::Args;

use super::ask::{Consent, Question};
use super::connect::Database;
use super::{Context, Outcome, done};
use crate::{Error, Target};

/// Takes over a database whose tables are there already.
///
/// It is compared with what the migrations up to MIGRATION lead to, by default all. When nothing differs, they are recorded as applied, and
/// none of them runs. It asks first.
#[derive(Debug, Args)]
pub(super) struct Baseline {
    /// The last migration that is in effect, by id or name.
    migration: Option<String>,
    #[command(flatten)]
    consent: Consent,
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

impl Baseline {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = self.database.set(context.migrator("baseline")?);
        let migrator = if self.consent.allow_production { migrator.allow_drafts() } else { migrator };
        let connected = self.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let what = match &self.migration {
            Some(migration) => format!("record everything up to `{migration}` as applied without running it"),
            None => "record all migrations as applied without running them".to_owned(),
        };
        self.consent.ask(context, &Question { what, on: &connected, status: &status })?;
        let target = self.migration.map_or(Target::All, Target::To);
        Ok(done(&migrator.baseline(&connected.pool, target).await?, self.json))
    }
}
