//! `migrator baseline`.

use clap::{Args, ValueEnum};

use super::ask::{Consent, Question};
use super::connect::Database;
use super::{Context, Outcome, done};
use crate::{Error, Target};

/// Takes over a database whose tables are there already.
///
/// It is compared with what the migrations up to MIGRATION lead to, by default all. When nothing differs, they are recorded as applied, and
/// none of them runs. It asks first.
///
/// What another tool has applied, sqlx, refinery, diesel or sea-orm, is read and named; its table stays as it is.
#[derive(Debug, Args)]
pub(super) struct Baseline {
    /// The last migration that is in effect, by id or name.
    migration: Option<String>,
    /// Records the migrations that this tool has applied, by their ids, in place of all up to one.
    #[arg(long, value_name = "TOOL", value_enum, conflicts_with = "migration")]
    import: Option<Tool>,
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
        self.consent.ask(context, &Question { what: self.what(), on: &connected, status: &status })?;
        let report = match self.import {
            Some(tool) => migrator.import(&connected.pool, tool.into()).await?,
            None => migrator.baseline(&connected.pool, self.migration.map_or(Target::All, Target::To)).await?,
        };
        Ok(done(&report, self.json))
    }

    fn what(&self) -> String {
        match (&self.migration, self.import.map(crate::Tool::from)) {
            (_, Some(tool)) => format!("record the migrations that {tool} has applied as applied without running them"),
            (Some(migration), None) => format!("record everything up to `{migration}` as applied without running it"),
            (None, None) => "record all migrations as applied without running them".to_owned(),
        }
    }
}

/// The tools that `--import` takes.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tool {
    Sqlx,
    Refinery,
    Diesel,
    SeaOrm,
}

impl From<Tool> for crate::Tool {
    fn from(tool: Tool) -> Self {
        match tool {
            Tool::Sqlx => Self::Sqlx,
            Tool::Refinery => Self::Refinery,
            Tool::Diesel => Self::Diesel,
            Tool::SeaOrm => Self::SeaOrm,
        }
    }
}
