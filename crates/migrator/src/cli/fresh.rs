//! `migrator fresh`.

use clap::{Args, ValueEnum};

use super::ask::{Consent, Question};
use super::connect::Database;
use super::{Context, Outcome, done, progress};
use crate::Error;
use crate::error::Kind;

/// Drops everything that the migrations made, and applies them from the first.
///
/// All rows are gone. What no migration made is named, and left unless `--others` says otherwise. It asks first.
#[derive(Debug, Args)]
pub(super) struct Fresh {
    /// What becomes of tables and views that no migration made.
    #[arg(long, value_enum, default_value_t = Others::Refuse)]
    others: Others,
    /// Runs the seeds afterwards.
    #[arg(long)]
    seed: bool,
    #[command(flatten)]
    consent: Consent,
    #[command(flatten)]
    database: Database,
    /// Writes what was done for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Others {
    /// They are named, and nothing is dropped.
    Refuse,
    /// They stay.
    Keep,
    /// They are dropped, too.
    Drop,
}

impl Fresh {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = progress::shown(self.database.set(context.migrator("fresh")?), context).fresh_others(match self.others {
            Others::Refuse => crate::Others::Refuse,
            Others::Keep => crate::Others::Keep,
            Others::Drop => crate::Others::Drop,
        });
        let migrator = if self.consent.allow_production { migrator.allow_fresh() } else { migrator };
        let connected = self.database.connect().await?;
        let status = migrator.status(&connected.pool).await?;
        let question = Question { what: self.what().to_owned(), on: &connected, status: &status };
        self.consent.ask(context, &question)?;
        let report = if self.seed { migrator.fresh_and_seed(&connected.pool).await } else { migrator.fresh(&connected.pool).await };
        Ok(done(&report.map_err(reworded)?, self.json))
    }

    const fn what(&self) -> &'static str {
        match self.others {
            Others::Refuse | Others::Keep => "drop everything that the migrations made, with all rows, and begin anew",
            Others::Drop => "drop everything that is there, whoever made it, with all rows, and begin anew",
        }
    }
}

fn reworded(error: Error) -> Error {
    match error.kind() {
        Kind::Foreign => error.with_hint("`--others keep` leaves what the migrations did not make, `--others drop` drops it, too"),
        Kind::Guarded => error.with_hint("`--allow-production` drops everything all the same"),
        _ => error,
    }
}
