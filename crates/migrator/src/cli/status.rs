//! `migrator status`.

use std::path::PathBuf;

use clap::Args;
use schema_core::build;

use super::connect::Database;
use super::{Context, Outcome, json, screen};
use crate::backend::MigratePool as _;
use crate::error::Kind;
use crate::status::{MigrationState, MigrationStatus, temporary};
use crate::{Error, Migration, Migrations, Migrator, retired};

/// Shows how every migration stands.
///
/// In a program, its own migrations are compared with the database; in `migrator`, the files of a package, and whether they were changed
/// since is not known.
///
/// Exit codes: 0 when there is nothing to do, 1 when there is, 2 when something failed.
#[derive(Debug, Args)]
pub(super) struct Status {
    #[command(flatten)]
    database: Database,
    /// The folder of the package, where no migrations are compiled in.
    #[arg(long, value_name = "DIR", default_value = ".")]
    package: PathBuf,
    /// Writes it for programs.
    #[arg(long)]
    json: bool,
}

impl Status {
    pub(super) async fn run(self, context: &Context) -> Result<Outcome, Error> {
        let connected = self.database.connect().await?;
        let status = match &context.migrator {
            Some(migrator) => migrator.status(&connected.pool).await?,
            None => of_files(&self.package, &connected.pool).await?,
        };
        let retired = retired::find(connected.pool.access().0).await?;
        let output = if self.json {
            json::text(&json::status(&status, &retired))
        } else if context.screen.output {
            table(&status)
        } else {
            status.to_string()
        };
        let output = if self.json { output } else { output + &screen::retired(&retired) };
        let mut notes: Vec<String> = status.advice().collect();
        // Plain text has these among the rest.
        notes.extend(status.notes().filter(|_| context.screen.output));
        if self.json {
            notes.clear();
        }
        Ok(Outcome { output, notes, code: u8::from(!status.is_current()) })
    }
}

fn table(status: &crate::Status) -> String {
    let row = |migration: &MigrationStatus| {
        let draft = if migration.draft { " (draft)" } else { "" };
        let at = || migration.applied_at.map(|at| crate::status::utc(at).to_string());
        let applied = migration.stopped.clone().or_else(at).unwrap_or_default();
        let took = migration.elapsed.map(|elapsed| crate::report::time(elapsed).to_string()).unwrap_or_default();
        vec![migration.state.as_str().to_owned(), format!("{}_{}{draft}", migration.id, migration.name), applied, took]
    };
    let rows: Vec<Vec<String>> = status.migrations.iter().map(row).collect();
    let mark = status.mark.map_or_else(|| "not marked".to_owned(), |mark| mark.to_string());
    format!(
        "{}\nprogram in {}, database {mark}, {}\n",
        screen::table(&["state", "migration", "applied", "took"], &rows),
        status.environment,
        if status.is_current() { "nothing to do" } else { "not up to date" }
    )
}

/// How the files of a package stand. Their text is not read, so that none counts as edited.
async fn of_files(package: &std::path::Path, pool: &super::connect::Pool) -> Result<crate::Status, Error> {
    let files = build::migrations(package).map_err(|error| Error::new(Kind::System, error.to_string()))?;
    let one = |(id, name): (String, String)| &*Box::leak(Box::new(Migration::new(id.leak(), name.leak(), |_| (), |_| ())));
    let list: Vec<&'static Migration> = files.into_iter().map(one).collect();
    let migrations: &'static Migrations = Box::leak(Box::new(Migrations::new(list.leak())));
    let mut status = Migrator::new(migrations).status(pool).await?;
    for migration in
        status.migrations.iter_mut().filter(|migration| matches!(migration.state, MigrationState::Edited | MigrationState::ChangedDraft))
    {
        migration.state = MigrationState::Applied;
    }
    status.temporary = temporary::present(build::temporary(package), &status.migrations);
    Ok(status)
}
