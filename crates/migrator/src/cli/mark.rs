//! `migrator mark`.

use clap::{Args, Subcommand, ValueEnum};

use super::ask::{Consent, Question};
use super::connect::Database;
use super::{Context, Outcome, done};
use crate::{Environment, Error};

/// Records what was done by hand, or what the database is for.
///
/// Nothing else is changed. It asks first.
#[derive(Debug, Args)]
pub(super) struct Mark {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Applied(Applied),
    Unapplied(Unapplied),
    Environment(Of),
}

/// Records a migration as applied: it was done by hand, or its text was changed on purpose.
#[derive(Debug, Args)]
struct Applied {
    /// The migration, by id or name.
    migration: String,
    #[command(flatten)]
    common: Common,
}

/// Forgets that a migration was applied: it was undone by hand.
#[derive(Debug, Args)]
struct Unapplied {
    /// The migration, by id or name.
    migration: String,
    #[command(flatten)]
    common: Common,
}

/// Says what the database is for.
#[derive(Debug, Args)]
struct Of {
    /// What it is for.
    environment: Name,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Name {
    Development,
    Test,
    Production,
}

#[derive(Debug, Args)]
struct Common {
    #[command(flatten)]
    consent: Consent,
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

impl Mark {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        match self.what {
            What::Applied(applied) => applied.run(context).await,
            What::Unapplied(unapplied) => unapplied.run(context).await,
            What::Environment(of) => of.run(context).await,
        }
    }
}

impl Applied {
    async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let Self { migration, common } = self;
        let migrator = common.database.set(context.migrator("mark applied")?);
        let migrator = if common.consent.allow_production { migrator.allow_drafts() } else { migrator };
        let connected = common.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let what = format!("record `{migration}` as applied without running it");
        common.consent.ask(context, &Question { what, on: &connected, status: &status })?;
        Ok(done(&migrator.mark_applied(&connected.pool, &migration).await?, common.json))
    }
}

impl Unapplied {
    async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let Self { migration, common } = self;
        let migrator = common.database.set(context.migrator_or_none());
        let connected = common.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let what = format!("record `{migration}` as not applied without undoing it");
        common.consent.ask(context, &Question { what, on: &connected, status: &status })?;
        Ok(done(&migrator.mark_unapplied(&connected.pool, &migration).await?, common.json))
    }
}

impl Of {
    async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let Self { environment, common } = self;
        let environment = match environment {
            Name::Development => Environment::Development,
            Name::Test => Environment::Test,
            Name::Production => Environment::Production,
        };
        let migrator = common.database.set(context.migrator_or_none());
        let connected = common.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let what = format!("mark the database as {environment}");
        common.consent.ask(context, &Question { what, on: &connected, status: &status })?;
        migrator.mark_environment(&connected.pool, environment).await?;
        let output = if common.json {
            super::json::text(&serde_json::json!({ "mark": environment.to_string() }))
        } else {
            format!("the database is marked as {environment}\n")
        };
        Ok(Outcome { output, ..Outcome::default() })
    }
}
