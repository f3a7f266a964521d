//! What is recorded in a database without running anything.

use std::time::Instant;

use super::Migrator;
use crate::agenda::Goal;
use crate::apply::Job;
use crate::apply::task::{self, Task};
use crate::backend::{Access, MigratePool};
use crate::baseline::{self, Takeover};
use crate::{Environment, Error, Report, Resolve, Target, Tool, ToolHistory, registry};

impl Migrator {
    /// Takes over a database whose tables are there already: compares it with what the migrations up to `target` lead to, and when nothing
    /// differs, records them as applied without running any. What is newer than `target` is pending then. Tables of others are left alone.
    ///
    /// ```no_run
    /// # use migrator::{Migrations, Migrator};
    /// # static MIGRATIONS: Migrations = Migrations::new(&[]);
    /// # async fn run(pool: sqlx::SqlitePool) -> Result<(), migrator::Error> {
    /// Migrator::new(&MIGRATIONS).baseline(&pool, "initial").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Where the tables were made by another [`Tool`], its history is looked at: the report says what it has, and a migration of the program that
    /// is the tool's as well gets its time. The table stays as it is. [`import`](Self::import) takes the migrations themselves from it.
    ///
    /// It takes the rights of [`drift`](Self::drift), and where `target` is not the last migration, or a list has no
    /// [snapshot](crate::Migrations::snapshot), also those of [`verify`](Self::verify): what the migrations lead to is then tried on a scratch database.
    ///
    /// # Errors
    ///
    /// When something differs, and everything that does ([`Error::is_not_baseline`]); when the database has a history already
    /// ([`Error::has_history`]); when another tool notes that a migration failed ([`Error::is_other_tool`]); when a draft would be recorded in production; when no migration is called `target`; else as
    /// [`up`](Self::up). Then nothing is recorded.
    pub async fn baseline(&self, pool: &impl MigratePool, target: impl Into<Target>) -> Result<Report, Error> {
        let target = target.into();
        self.take_over(pool.access(), |job, read| Takeover::up_to(job, &target, read)).await
    }

    /// Takes over a database from another tool whose migrations the program has, carried over by hand: reads the tool's history, and records
    /// exactly those that it has applied, as [`baseline`](Self::baseline) does, with the times at which they were. What it has not applied is
    /// pending then. The tool's table is left as it is.
    ///
    /// A version there is the migration here whose id has the same digits: version 3 of `3_add_phone.sql` is id `3` or `0003`,
    /// `m20220101_000001_create` is id `20220101000001`. Where one migration stands for all of the tool's, as the first one that the build
    /// writes does, it is [`baseline`](Self::baseline) with its name instead.
    ///
    /// ```no_run
    /// # use migrator::{Migrations, Migrator, Tool};
    /// # static MIGRATIONS: Migrations = Migrations::new(&[]);
    /// # async fn run(pool: sqlx::SqlitePool) -> Result<(), migrator::Error> {
    /// let report = Migrator::new(&MIGRATIONS).import(&pool, Tool::Sqlx).await?;
    /// println!("{report}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no such history, when it has a migration that failed or one that this program lacks ([`Error::is_other_tool`]); else as
    /// [`baseline`](Self::baseline). Then nothing is recorded.
    pub async fn import(&self, pool: &impl MigratePool, tool: Tool) -> Result<Report, Error> {
        self.take_over(pool.access(), |job, read| Takeover::from_tool(job, tool, read)).await
    }

    async fn take_over(
        &self,
        access: Access<'_>,
        decide: impl FnOnce(&Job, Vec<ToolHistory>) -> Result<Takeover, Error>,
    ) -> Result<Report, Error> {
        let lists = self.lists();
        registry::check(&lists)?;
        let job = self.job(access.0, Goal::Up(Target::All))?;
        let read = task::histories(access.0, &job).await?;
        let takeover = decide(&job, read)?;
        baseline::check(access.0, &lists, job, &takeover.migrations.keys().copied().collect()).await?;
        let report = self.task(access, Task::Baseline(&takeover)).await?;
        Ok(Report { read: takeover.read, ..report })
    }

    /// Records a migration as applied without running it: it was done by hand, or its text was changed on purpose and the database is as the
    /// new one says. On MySQL and MariaDB this also settles a migration that stopped in the middle.
    ///
    /// # Errors
    ///
    /// When no migration of the program has that name, or another one stopped in the middle; else as [`up`](Self::up).
    pub async fn mark_applied(&self, pool: &impl MigratePool, migration: &str) -> Result<Report, Error> {
        self.task(pool.access(), Task::MarkApplied(migration)).await
    }

    /// Forgets that a migration was applied, without undoing it: it was undone by hand. What it retired stays.
    ///
    /// # Errors
    ///
    /// When no migration of that name is recorded, or another one stopped in the middle; else as [`up`](Self::up).
    pub async fn mark_unapplied(&self, pool: &impl MigratePool, migration: &str) -> Result<Report, Error> {
        self.task(pool.access(), Task::MarkUnapplied(migration)).await
    }

    /// Answers what only a person can: whether the statement in which a migration stopped took effect. [`up`](Self::up) asks
    /// ([`Error::is_half_done`]) where neither the database nor the journal shows it.
    ///
    /// # Errors
    ///
    /// When there is no such question; when somebody else holds the lock for too long; when the database can't be used.
    pub async fn resolve(&self, pool: &impl MigratePool, answer: Resolve) -> Result<(), Error> {
        self.task(pool.access(), Task::Resolve(answer)).await.map(drop)
    }

    /// Marks the database as one of this environment, whatever it was marked as before. The first program that migrates a database does that
    /// by itself; see [`Environment`].
    ///
    /// # Errors
    ///
    /// When the database can't be written to, or somebody else holds the lock for too long.
    pub async fn mark_environment(&self, pool: &impl MigratePool, environment: Environment) -> Result<(), Error> {
        self.task(pool.access(), Task::Mark(environment)).await.map(drop)
    }

    /// Does something in one transaction under the lock.
    pub(super) async fn task(&self, Access(pool): Access<'_>, task: Task<'_>) -> Result<Report, Error> {
        let started = Instant::now();
        let outcome = task::run(pool, &self.job(pool, Goal::Up(Target::All))?, task).await?;
        let report =
            Report { elapsed: started.elapsed(), done: outcome.done, dropped: outcome.dropped, kept: outcome.kept, ..Report::default() };
        tracing::info!("{report}");
        Ok(report)
    }
}
