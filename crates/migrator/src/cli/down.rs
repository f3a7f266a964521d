//! `migrator down`.

use clap::Args;

use super::ask::{Consent, Question};
use super::connect::Database;
use super::target::To;
use super::{Context, Outcome, done, progress};
use crate::error::Kind;
use crate::status::Status;
use crate::{Environment, Error, Target};

/// Undoes migrations, the newest first.
///
/// It goes back to MIGRATION, which stays; by default it undoes the last one. What runs is what the database has stored, so that `migrator`
/// can undo what no program has any more. It asks first.
#[derive(Debug, Args)]
pub(super) struct Down {
    #[command(flatten)]
    to: To,
    /// Everything, instead.
    #[arg(long, conflicts_with_all = ["migration", "steps", "only"])]
    all: bool,
    #[command(flatten)]
    consent: Consent,
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

impl Down {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = progress::shown(self.database.set(context.migrator_or_none()), context);
        let migrator = if self.consent.allow_production { migrator.allow_down_all() } else { migrator };
        let connected = self.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let target = if self.all { Some(Target::All) } else { self.to.target() };
        let target = target.map_or_else(|| self.last(&status), Ok)?;
        let plan = migrator.plan_down(&connected.pool, target.clone()).await?;
        if !plan.is_empty() {
            let names: Vec<String> = plan.migrations().map(|migration| format!("{}_{}", migration.id, migration.name)).collect();
            let question = Question { what: format!("undo {}", names.join(", ")), on: &connected, status: &status };
            self.consent.ask(context, &question)?;
        }
        Ok(done(&migrator.down(&connected.pool, target).await?, self.json))
    }

    /// The last one, unless this is production.
    fn last(&self, status: &Status) -> Result<Target, Error> {
        let is_production = [Some(status.environment), status.mark].contains(&Some(Environment::Production));
        if is_production && !self.consent.allow_production {
            return Err(Error::new(Kind::Guarded, "this is production, and nothing says how far down; nothing was done")
                .with_hint("name the migration to go back to, or `--steps N`"));
        }
        Ok(Target::Steps(1))
    }
}
