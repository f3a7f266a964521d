//! `migrator drift`.

use clap::{Args, ValueEnum};

use super::connect::Database;
use super::{Context, Outcome, json, screen};
use crate::backend::MigratePool as _;
use crate::drift::{Drift, Scope};
use crate::error::Kind;
use crate::{Error, retired};

/// Shows what of the database is not as its migrations left it, and the SQL both ways.
///
/// Nothing is changed. Tables of others are left alone.
///
/// Exit codes: 0 when nothing differs, 1 when something does, 2 when something failed.
#[derive(Debug, Args)]
pub(super) struct ShowDrift {
    /// Names tables that no migration made, too.
    #[arg(long)]
    all_tables: bool,
    /// Writes one of the two scripts and nothing else.
    #[arg(long, value_enum, value_name = "WAY", conflicts_with = "json")]
    sql: Option<Way>,
    #[command(flatten)]
    database: Database,
    /// Writes it for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Way {
    /// What brings the database back to what the migrations left.
    ToExpected,
    /// What would lead to the database as it is.
    ToDatabase,
}

impl ShowDrift {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let migrator = self.database.set(context.migrator("drift")?);
        let connected = self.database.connect().await?;
        let scope = if self.all_tables { Scope::Database } else { Scope::Own };
        let drift = migrator.drift_in(&connected.pool, scope).await?;
        let output = if let Some(way) = self.sql {
            script(&drift, way)?
        } else {
            let retired = retired::find(connected.pool.access().0).await?;
            if self.json { drift.json_with("retired", json::retired(&retired)) } else { format!("{drift}{}", screen::retired(&retired)) }
        };
        let notes = if self.sql.is_some() { drift.notes().to_vec() } else { Vec::new() };
        Ok(Outcome { output, notes, code: u8::from(!drift.is_empty()) })
    }
}

fn script(drift: &Drift, way: Way) -> Result<String, Error> {
    let sql = match way {
        Way::ToExpected => drift.sql_to_expected(),
        Way::ToDatabase => drift.sql_to_database(),
    };
    sql.map(str::to_owned).map_err(|why| {
        Error::new(Kind::Comparison, format!("the SQL can't be written, because {why}"))
            .with_hint("without `--sql`, what differs is shown in words")
    })
}
